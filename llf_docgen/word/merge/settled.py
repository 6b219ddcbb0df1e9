"""Which of our comments from earlier runs no longer hold: the two agree, or all is otherwise now.

A comment is read by what it says, so that one which a person changed is theirs, and stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, pairwise
from typing import NamedTuple

from lxml import etree

from llf_docgen.model.sources import stands_in
from llf_docgen.model.spelled import as_typed, say_the_same
from llf_docgen.word.comments import is_proposed
from llf_docgen.word.comparing.blocks import Block, blocks_of, is_number
from llf_docgen.word.comparing.moved import in_base_order, section_end
from llf_docgen.word.comparing.stories import BODY, Story, counterpart
from llf_docgen.word.comparing.texts import edits, is_telling, letters_of, sentences_of
from llf_docgen.word.comparing.under import told_apart, with_headings
from llf_docgen.word.comparing.words import plain
from llf_docgen.word.merge.both_ends import place_among
from llf_docgen.word.merge.note import ABOVE, GO, KEPT, OUT
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.xml import CONTROL, ID, TABLE, P, w

Blocks = Sequence[Block]
_SHORTENED = " ..."
_NUMBER = re.compile(r"^\d+[.)] ")  # of a title
_QUOTE = "\u201c{}\u201d"
_QUOTED = "\u201c.*?\u201d"
_WHERE = f"(?:in the row|under) {_QUOTED}"
_PLACE = f"(?i:(?:(?:in the (?P<apart>header|footer)|{_WHERE})(?:, {_WHERE})*: )?)"
_IN_THE_ROW = re.compile(f"(?i:in the row) {_QUOTED}")
# Earlier versions named the row alone, and no column.
_ROW = f"In the row {_QUOTED}|In the (?:header|footer)(?:, in the row {_QUOTED})?"
_UNDER = re.compile(f"({_ROW})?(?:, u|U)nder {_QUOTED}: ")
_FROM_COLUMN = re.compile(f"In the column {_QUOTED}, which you took out, the workbook now")
_WRITTEN = "You wrote \u201c(?P<mine>.*)\u201d; the workbook "
_OUT = "You (?:took out|do not have) \u201c(?P<out>.*)\u201d"
_AWAY = "You no longer have \u201c(?P<out>.*)\u201d in its place"
_SAYS = "now says:? (?:\u201c(?P<new>.*)\u201d|(?P<nothing>nothing))"
_BESIDE = "(?:behind|before) \u201c.*\u201d|in a paragraph of its own"
_STAYS = re.compile(f"(?:{_BESIDE})(?=\\. It stays)")
_FORMS = tuple(
    (kind, re.compile(_PLACE + form))
    for kind, form in (
        ("words", f"{_WRITTEN}{_SAYS}"),
        ("words", f"{_WRITTEN}lacks \u201c(?P<gone>.*)\u201d now"),
        ("sentence", f"You moved \u201c(?P<mine>.*)\u201d here; the workbook {_SAYS}"),
        ("words", f"{_OUT}; the workbook {_SAYS}"),
        ("words", f"{_OUT}; the workbook lacks \u201c(?P<gone>.*)\u201d now"),
        ("put in", f"{_OUT}\\. The workbook {_SAYS}"),
        ("put in", f"{_AWAY}\\. The workbook {_SAYS}"),
        ("column", f"In a column that you took out the workbook {_SAYS}"),
        ("column", f"In the column {_QUOTED}, which you took out, the workbook {_SAYS}"),
        ("whole", f"(?:You have \u201c(?P<mine>.*)\u201d\\. )?The workbook {_SAYS}"),
        ("gone", "The workbook no longer has \u201c(?P<gone>.*)\u201d"),
        ("sentence moved", "The workbook now has the sentence \u201c(?P<what>.*?)\u201d "
         f"(?P<place>{_BESIDE})\\. It stays"),
        ("moved", "The workbook now has \u201c(?P<what>.*?)\u201d "
         "(?:first|behind \u201c(?P<behind>.*)\u201d)\\. It stays"),
    )
)  # fmt: skip


class Said(NamedTuple):
    """What a comment of ours says: of which kind, and the words in it by name."""

    kind: str
    words: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """Words in it; nothing where it has none of the name."""
        return dict(self.words).get(name, "")


class Pair(NamedTuple):
    """What something says in the person's document, and in the new version, if it is there."""

    mine: str
    new: str | None


@dataclass
class Both:
    """A story of the person's document beside that of the new version.

    `around` has for each paragraph itself, and the rows and tables that it stands in; `mine` and
    `new` have all that stands anywhere in the two, `behind` each with what it stands behind;
    `only_new` what has no counterpart in mine, `across` each two paragraphs of new as one,
    `mine_across` of mine, and `by_words` what new says in place of each block of mine.
    """

    around: dict[etree._Element, list[Pair]] = field(default_factory=dict)
    mine: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    only_new: list[str] = field(default_factory=list)
    across: list[tuple[str, str]] = field(default_factory=list)
    mine_across: list[tuple[str, str]] = field(default_factory=list)
    mine_behind: set[tuple[str, str]] = field(default_factory=set)
    new_behind: set[tuple[str, str]] = field(default_factory=set)
    by_words: dict[str, str] = field(default_factory=dict)


def read(comment: str) -> Said | None:
    """What a comment of ours says; None where a person changed it, or it is of another kind."""
    for kind, form in _FORMS:
        if found := form.match(comment):
            named = found.groupdict().items()
            words = ((name, as_typed(quoted)) for name, quoted in named if quoted is not None)
            return Said(kind, tuple(words))
    return None


def told_whole(
    comments: Mapping[str, str], root: etree._Element, apart: str
) -> tuple[set[etree._Element], set[str]]:
    """The paragraphs of which a comment has it all, and the words of those that one is beside.

    Args:
        comments: those of ours that nobody resolved, by number.
        root: the part that they are in.
        apart: `header` or `footer` where those about one are meant.
    """
    said = {number: read(words) for number, words in comments.items()}
    whole = {
        number: one
        for number, one in said.items()
        if one and one.kind == "whole" and one.get("apart") == apart
    }
    references = root.iter(w("commentReference")) if whole else ()
    on = {next(e.iterancestors(P), e) for e in references if e.get(ID) in whole}
    return on, {own for one in whole.values() if (own := one.get("mine"))}


def without_column(comment: str) -> str:
    """A comment as earlier versions made it, which named no column."""
    if found := _UNDER.match(comment):
        return (f"{found[1]}: " if found[1] else "") + comment[found.end() :]
    return _FROM_COLUMN.sub("In a column that you took out the workbook now", comment, count=1)


def without_row(comment: str) -> str:
    """A comment without what its row is called: that changes as the rows beside it do."""
    place = re.match(_PLACE, comment)
    end = place.end() if place else 0
    return _IN_THE_ROW.sub("in the row", comment[:end], count=1) + comment[end:]


class _Sides:
    """Each two of the three versions side by side, by the place of each story; as asked for."""

    def __init__(self, stories: Versions[Mapping[str, Story]]) -> None:
        self._stories = stories

    @cached_property
    def now(self) -> dict[str, Both]:
        """The person's document and the new version."""
        return _in_each_story(self._stories.mine, self._stories.new)

    @cached_property
    def then(self) -> dict[str, Both]:
        """The person's document and what it was merged with before."""
        return _in_each_story(self._stories.mine, self._stories.base)

    @cached_property
    def news(self) -> dict[str, Both]:
        """What it was merged with before and the new version."""
        return _in_each_story(self._stories.base, self._stories.new)


class _InStory(NamedTuple):
    """The same of one story."""

    sides: _Sides
    place: str

    @property
    def now(self) -> Both:
        return self.sides.now[self.place]

    @property
    def then(self) -> Both:
        return self.sides.then[self.place]

    @property
    def news(self) -> Both:
        return self.sides.news.get(self.place, Both())


@dataclass(frozen=True)
class Judged:
    """The comments, by number, that no longer hold, and those that say otherwise now, with what."""

    away: frozenset[str] = frozenset()
    reworded: Mapping[str, str] = field(default_factory=dict)


def settled(comments: Mapping[str, str], stories: Versions[Mapping[str, Story]]) -> Judged:
    """What became of our comments.

    Where the workbook says what it said, only the person can have settled one: then it goes where
    they have what it says, and never because it is not known any more what it is about.

    Args:
        comments: those of ours in the body that nobody resolved, by number, with their words.
        stories: those of the person's document with the news in it, of the version that it was
            merged with before, and of the one that the workbook makes now.
    """
    if not comments:
        return Judged()
    sides = _Sides(stories)
    at = {e.get(ID, ""): e for e in stories.mine[BODY].root.iter(w("commentReference"))}
    away, reworded = set(), {}
    told: Counter[str] = Counter()
    for number, words in comments.items():
        said = read(words) if number in at else None
        place = said and (said.get("apart") or BODY)
        if said is None or place not in sides.now:
            continue
        both = _InStory(sides, place)
        told[words] += 1
        if said.kind == "sentence moved":
            place = _place_now(said, at[number], both.now)
            if not place:
                away.add(number)
            elif as_typed(place) != said.get("place"):
                reworded[number] = place.join(_STAYS.split(words, maxsplit=1))
        elif said.kind == "moved":
            anew = _moved_anew(said, both)
            if anew is None:
                away.add(number)
            elif anew != said:
                reworded[number] = _as_now(words, said, anew)
        elif said.kind == "put in":
            if told[words] > _lacking(said.get("new"), both.now):
                away.add(number)
        elif _is_settled(said, at[number], both):
            away.add(number)
        elif (own := _typed_since(said, at[number], both.now)) is not None:
            reworded[number] = _as_typed_since(words, _QUOTE.format(said.get("mine")), own)
        elif words.endswith(ABOVE) and not _stands_above_words(at[number], stories.mine[BODY]):
            reworded[number] = words.replace(ABOVE, GO)
    return Judged(frozenset(away), reworded)


def already_so(comments: Iterable[str], stories: Versions[Mapping[str, Story]]) -> set[str]:
    """Of what is to be told, what needs no word: it was moved to where the person has it."""
    said = {words: told for words in comments if (told := read(words)) and told.kind == "moved"}
    both = _in_each_story(stories.mine, stories.new) if said else {}
    return {
        words
        for words, told in said.items()
        if (told.get("what"), told.get("behind"))
        in both.get(told.get("apart") or BODY, Both()).mine_behind
    }


def _in_each_story(mine: Mapping[str, Story], other: Mapping[str, Story]) -> dict[str, Both]:
    both: dict[str, Both] = {}
    for story in sorted(mine.values(), key=lambda story: story.kind != BODY):
        there = counterpart(story, mine, other)
        _side_by_side(story, there, both.setdefault(story.place, Both()))
    return both


def _lacking(words: str, both: Both) -> int:
    """How many blocks more the new version has that say something."""
    if words.endswith(_SHORTENED):  # others may begin so, and say something else behind it
        here, there = (Counter(o for o in side if _is(o, words)) for side in (both.mine, both.new))
        return (there - here).total()
    new = _times(words, both.new, both.across)
    return new - _times(words, both.mine, both.mine_across)


def _moved_anew(said: Said, both: _InStory) -> Said | None:
    """What is to be said now of something that the workbook moved; None where that is nothing."""
    what, behind = said.get("what"), said.get("behind")
    there = both.now
    if (what, behind) in there.mine_behind:
        return None
    if (what, behind) in there.new_behind:
        return said
    anew = both.news.by_words.get(what)
    if anew is None:
        return None
    places = [before for other, before in there.new_behind if other == anew]
    if not places or (anew, places[0]) in there.mine_behind:
        return None
    found = (("what", anew), *((("behind", places[0]),) if places[0] else ()))
    return Said("moved", found)


def _place_now(said: Said, at: etree._Element, there: Both) -> str:
    """Where the workbook has a sentence that it moved; nothing where no comment is to say it.

    That is the place which the comment names, where it has it there still. Where the person has it
    there, too, or the workbook again in the paragraph of the comment, there is nothing to say.
    """
    mine, new = (list(_places_of(said.get("what"), side)) for side in (there.mine, there.new))
    around = there.around.get(next(at.iterancestors(P), at), ())
    again = _places_of(said.get("what"), [pair.new or "" for pair in around[:1]])
    if {*mine} & {*new} or any(as_typed(place) != said.get("place") for place in again):
        return ""
    named = (place for place in new if as_typed(place) == said.get("place"))
    return next(named, next(iter(new), ""))


def _places_of(sentence: str, texts: Iterable[str]) -> Iterator[str]:
    """Where a sentence stands among others, as a comment says it."""
    for sentences in map(sentences_of, texts):
        for number, one in enumerate(sentences):
            if _is(one, sentence):
                yield place_among(sentences, number)


def _as_now(words: str, said: Said, anew: Said) -> str:
    """A comment on what the workbook moved, with where it has that now."""
    place = f"behind \u201c{anew.get('behind')}\u201d" if anew.get("behind") else "first"
    was = f"behind \u201c{said.get('behind')}\u201d" if said.get("behind") else "first"
    told = f"has \u201c{said.get('what')}\u201d {was}."
    return words.replace(told, f"has \u201c{anew.get('what')}\u201d {place}.", 1)


def _is_settled(said: Said, at: etree._Element, both: _InStory) -> bool:
    there = both.now
    if said.kind == "sentence":
        own, new = said.get("mine"), said.get("new")
        told = _is_said(own, there.mine) and _is_said(new, there.new)
        return not told or _is_said(new, there.mine)
    beside = _about(said, at, there)
    around = [there.around[p] for p in beside if p in there.around]
    if not around or not _no_longer_holds(said, around, there):
        return False
    return _workbook_changed(said, beside, both) or _person_agrees(said, around)


def _is_said(quoted: str, words: Iterable[str]) -> bool:
    return any(_holds(one, quoted) for one in words)


def _typed_since(said: Said, at: etree._Element, there: Both) -> str | None:
    """What the person has now where a comment quotes what they had; None where that is not known.

    That may be nothing where it quotes words of a paragraph.
    """
    own, words = said.get("mine"), said.get("new")
    around = [there.around[p][0] for p in _about(said, at, there) if p in there.around]
    pairs = [pair for pair in around if pair.new is not None]
    if not own or not words or any(_holds(pair.mine, own) for pair in around):
        return None
    if said.kind == "whole":
        return next((pair.mine for pair in pairs if _is(str(pair.new), words)), "") or None
    found = (
        pair.mine[change.other_start : change.other_end].strip()
        for pair in pairs
        for change in edits(str(pair.new), pair.mine)
        if str(pair.new)[change.start : change.end].strip() == words
    )
    return next(found, None)


def _as_typed_since(words: str, quoted: str, own: str) -> str:
    """A comment on words that the person typed over since, or took out."""
    if own:
        return words.replace(quoted, _QUOTE.format(own), 1)
    return words.replace(f"You wrote {quoted}", f"You took out {quoted}", 1).replace(KEPT, OUT)


def _stands_above_words(at: etree._Element, body: Story) -> bool:
    """Whether anything stands under the heading that a comment is on; true where it is on none."""
    paragraph, blocks = next(at.iterancestors(P)), blocks_of(body.container, body.reader)
    places = (k for k, b in enumerate(blocks) if b.is_heading and paragraph in b.elements)
    place = next(places, None)
    under = () if place is None else blocks[place + 1 : section_end(blocks, place)]
    return place is None or any(block.all_text.strip() for block in under)


def _workbook_changed(said: Said, beside: Iterable[etree._Element], both: _InStory) -> bool:
    """Whether the workbook says otherwise than before what a comment is about."""
    words, test = said.get("new") or said.get("gone"), _holds if said.kind == "words" else _is
    before, now = (
        sum(test(block, words) for block in side) for side in (both.news.mine, both.news.new)
    )
    if now > before if said.get("gone") else now < before:
        return True
    then = both.then.around
    return any(
        there[0].new != then[p][0].new
        for p, there in both.now.around.items()
        if p in beside and p in then
    )


def _person_agrees(said: Said, around: Sequence[Sequence[Pair]]) -> bool:
    """Whether the person has what a comment says that the workbook has."""
    own, words = said.get("mine"), said.get("new").replace(" / ", " ")
    if said.kind == "gone":
        return any(_is_emptied(said.get("gone"), pairs) for pairs in around)
    if any(pairs[0].new and say_the_same(pairs[0].mine, pairs[0].new) for pairs in around):
        return True
    if said.get("gone"):
        return bool(own) and not any(_holds(pairs[0].mine, own) for pairs in around)
    if said.get("nothing"):
        return any(not pairs[0].mine for pairs in around)
    if said.kind == "whole":
        return any(_is(pair.mine, said.get("new")) for pair in chain(*around))
    return any(_holds(pair.mine, words) for pair in chain(*around))


def _is_emptied(gone: str, around: Iterable[Pair]) -> bool:
    """Whether the person took all words out of what was to go.

    A row has as many cells as its quotation, what stands in it fewer, and its table more.
    """
    bars = gone.count("|")
    return not any(pair.mine.strip("| ") for pair in around if pair.mine.count("|") <= bars)


def _no_longer_holds(said: Said, around: Sequence[Sequence[Pair]], there: Both) -> bool:
    """Whether the two agree now, or say otherwise than a comment has it, as far as is known."""
    if said.kind == "words":
        return all(_agree(said, own, there) for own, *_ in around)
    known = [pair for pair in chain(*around) if pair.new is not None]
    if said.kind == "column":
        return not any(_holds(str(pair.new), said.get("new").replace(" / ", " ")) for pair in known)
    if said.kind == "gone":
        gone = said.get("gone")
        here = (str(own.new) for own, *_ in around if own.new is not None)
        return (
            _is_there_again(gone, there)
            or any(_is_same(str(pair.new), gone) for pair in known)
            or any(_is_reworded(words, gone) for words in here)
            or any(_is_emptied(gone, pairs) for pairs in around)
        )
    saying = [pair for pair in known if _is(str(pair.new), said.get("new"))]
    if not saying:
        said_there = _times(said.get("new"), there.only_new, there.across)
        own = [(pair.mine, "") for pair, *_ in around]
        return not said_there or bool(_times(said.get("new"), [], own))
    return all(say_the_same(pair.mine, str(pair.new)) for pair in saying)


def _is_there_again(gone: str, both: Both) -> bool:
    """Whether what the workbook no longer had is proposed anew, beside what the person kept."""
    return is_telling(gone) and both.new.count(gone) == both.mine.count(gone) == 1


def _agree(said: Said, pair: Pair, there: Both) -> bool:
    """Whether two paragraphs no longer differ in the words that a comment quotes.

    Where a paragraph is changed so much that its counterpart is not known, what is only in the
    new version may be it; where the person joined two, the words may run from one into the other.
    """
    own, words, gone = said.get("mine"), said.get("new"), said.get("gone")
    if pair.new is None:
        return not any(_holds(other, words) for other in there.only_new) and (
            any(_holds(other, words) for other in there.mine)
            or not any(_holds(other, words) for other in there.new)
        )
    if say_the_same(pair.mine, pair.new):
        return True
    if gone:
        return _holds(pair.new, gone) or (bool(own) and not _holds(pair.mine, own))
    if not _holds(pair.new, words):
        return _holds(pair.mine, words) or not _runs_over(words, there.across)
    if not _holds(own, words) and not _differ_there(pair, words):
        return True
    return _holds(pair.mine, words) and (not _holds(pair.mine, own) or _holds(words, own))


def _side_by_side(mine: Story, new: Story | None, both: Both) -> Both:
    if new is not None:
        here, there = (blocks_of(s.container, s.reader) for s in (mine, new))
        _blocks(here, there, [], both)
    return both


def _blocks(mine: Blocks, new: Blocks, outer: list[Pair], both: Both) -> None:
    """Takes blocks of the two in, each pair with what it stands in."""
    ordered, in_new, _ = in_base_order(mine, new)
    both.mine += map(_words, mine)
    both.new += map(_words, new)
    both.across += _across(new)
    both.mine_across += _across(mine)
    there = {number: ordered[other] for number, other in in_new.items()}
    # What the person changed besides is known by what the workbook says there.
    as_new = [_words(there.get(k, block)) for k, block in enumerate(mine)]
    for names in ([*map(_words, mine)], as_new):
        for called in (told_apart(mine, names), [*with_headings(mine, names)]):
            both.mine_behind |= set(_behind(mine, names, called))
    both.new_behind |= set(_behind(new, names := [*map(_words, new)], told_apart(new, names)))
    for number, block in enumerate(mine):
        other = there.get(number)
        around = [Pair(_words(block), None if other is None else _words(other)), *outer]
        if other is not None:
            both.by_words.setdefault(_words(block), _words(other))
        if block.kind == P:
            both.around.update(dict.fromkeys(block.elements, around))
        elif block.kind == TABLE:
            _blocks(block.rows, other.rows if other else (), around, both)
        else:
            _cells(block, other, around, both)
    for other in (ordered[k] for k in sorted(set(range(len(new))) - set(in_new.values()))):
        inside = [_words(block) for block in _inside(other)]
        both.new += inside
        both.only_new += [_words(other), *inside]
        both.new_behind |= set(_behind(other.rows, rows := [*map(_words, other.rows)], rows))


def _across(blocks: Blocks) -> list[tuple[str, str]]:
    texts = [_words(block) if block.kind == P else "" for block in blocks]
    return [(one, other) for one, other in pairwise(texts) if one and other]


def _cells(row: Block, other: Block | None, around: list[Pair], both: Both) -> None:
    fits = other is not None and len(other.cells) == len(row.cells)
    for number, cell in enumerate(row.cells):
        blocks = other.cells[number].blocks if other is not None and fits else ()
        _blocks(cell.blocks, blocks, around, both)
    if other is not None and not fits:
        inside = [_words(block) for block in _inside(other)]
        both.new += inside
        both.only_new += inside


def _inside(block: Block) -> Iterator[Block]:
    for row in block.rows:
        yield row
        yield from _inside(row)
    for cell in block.cells:
        for inner in cell.blocks:
            yield inner
            yield from _inside(inner)


def _behind(
    blocks: Blocks, names: Iterable[str], called: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Each block with what that is called which a reader finds it behind; nothing for the first."""
    last = heading = ""
    for block, words, name in zip(blocks, names, called, strict=True):
        yield words, (heading or last) if block.is_heading else last
        last, heading = name or last, name if block.is_heading else heading


def _about(said: Said, at: etree._Element, there: Both) -> list[etree._Element]:
    """The paragraphs that a comment is about.

    That is the one that it is on, and those in a control beside it, whose label it is: there the
    control is in the paragraph itself once LibreOffice saved it. Where the workbook says in none
    of these what is quoted, it is any that has it.
    """
    if said.get("apart"):
        return list(there.around)
    paragraph = next(at.iterancestors(P))
    beside = [e for e in map(partial(_next_that_stays, paragraph), (True, False)) if e is not None]
    controlled = [
        inner for e in beside if next(e.iter(CONTROL), None) is not None for inner in e.iter(P)
    ]
    near = [paragraph, *controlled]
    own = there.around.get(paragraph)
    words = said.get("new")
    if said.kind not in ("words", "whole") or not words or own is None or own[0].new is None:
        return near
    has = _holds if said.kind == "words" else _is
    for group in ([paragraph], near):
        pairs = ((p, there.around.get(p, ())) for p in group)
        saying = [p for p, around in pairs if any(has(pair.new or "", words) for pair in around)]
        if saying:
            return saying
    return [p for p, pairs in there.around.items() if has(pairs[0].new or "", words)] or near


def _next_that_stays(paragraph: etree._Element, preceding: bool) -> etree._Element | None:
    """What stands beside a paragraph, before it or behind it, and not only by our proposal."""
    beside = paragraph.itersiblings(preceding=preceding)
    return next((e for e in beside if e.tag != P or not is_proposed(e)), None)


def _words(block: Block) -> str:
    """The words as a comment quotes them."""
    return plain(as_typed(block.shown.replace("\t", " | ")))


def _is(words: str, quoted: str) -> bool:
    if quoted.endswith(_SHORTENED):
        return words.startswith(quoted.removesuffix(_SHORTENED))
    return words == quoted


def _times(quoted: str, words: Iterable[str], across: Iterable[tuple[str, str]]) -> int:
    """How often words stand somewhere as a whole, or run over two paragraphs."""
    bare = quoted.removesuffix(_SHORTENED)
    close, more = letters_of(bare), bare != quoted
    over = (letters_of("".join(two)) for two in across)
    return sum(_is(one, quoted) for one in words) + sum(
        two.startswith(close) if more else two == close for two in over
    )


def _is_reworded(words: str, quoted: str) -> bool:
    """Whether what stands in the place of what is quoted has most of its words."""
    some, others = (set(re.findall(r"\w+", text)) for text in (words, quoted))
    return 2 * len(some & others) >= len(some | others) > 0


def _is_same(words: str, quoted: str) -> bool:
    """Whether a block is what is quoted, whatever number it has now.

    A row is by what it is known by, whatever else it says.
    """
    cells, others = quoted.split(" | "), words.split(" | ")
    if len(cells) < 2 or len(others) < 2:
        return _is(_NUMBER.sub("", words), _NUMBER.sub("", quoted))
    known_by = int(is_number(cells[0]) and is_number(others[0]))
    return cells[known_by] == others[known_by]


def _runs_over(quoted: str, across: Iterable[tuple[str, str]]) -> bool:
    """Whether words run from one paragraph into the next, with a space between or without one."""
    return any(
        (_holds(f"{one} {other}", quoted) or _holds(f"{one}{other}", quoted))
        and not _holds(one, quoted)
        and not _holds(other, quoted)
        for one, other in across
    )


def _differ_there(pair: Pair, quoted: str) -> bool:
    """Whether words that the workbook has stand where the two differ, and not only elsewhere."""
    new, bare = str(pair.new), quoted.removesuffix(_SHORTENED)
    places = [found.start() for found in re.finditer(re.escape(bare), new)]
    return any(
        change.start <= place + len(bare) and place <= change.end
        for change in edits(new, pair.mine)
        for place in places
    )


def _holds(words: str, quoted: str) -> bool:
    return bool(quoted) and stands_in(words, quoted.removesuffix(_SHORTENED))
