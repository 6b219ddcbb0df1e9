"""A sentence that the workbook moved is moved wholly, or stays where the person has it.

Each paragraph is merged with its own counterpart, so where such a sentence goes and where it comes
are two pieces of news. Where the person's words are in the way of one of them, it would stand there
twice, or nowhere. Then it is no news but in a comment: the workbook's version is merged with that
sentence where the base has it.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree

from llf_docgen.model.spelled import as_typed
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.shared import in_common
from llf_docgen.word.comparing.stories import BODY, Story
from llf_docgen.word.comparing.texts import edits, is_telling, places_of_sentences, sentences_of
from llf_docgen.word.comparing.words import MARK
from llf_docgen.word.merge.carried import paragraphs
from llf_docgen.word.merge.earlier import Stood, side_by_side
from llf_docgen.word.merge.note import STAYS, Note, quoted
from llf_docgen.word.merge.passage import Passage
from llf_docgen.word.xml import BODY as BODY_ELEMENT
from llf_docgen.word.xml import CELL, RUN, SIMPLE_FIELD, TABLE, P, remove

Blocks = Sequence[Block]


class Home(NamedTuple):
    """Where in the new version a paragraph of the base would be: in, behind or before what."""

    where: str
    element: etree._Element


@dataclass(frozen=True)
class Moved:
    """A sentence that the workbook moved: the paragraph it was in, its place, and the new one."""

    words: str
    base: Block
    home: Home
    new: Block


class Sentences:
    """The sentences that stand once in the base and once in the new version, where those differ."""

    def __init__(self, base: Blocks, new: Blocks) -> None:
        before, now = list(paragraphs(base)), list(paragraphs(new))
        were, are = _Changed(before, now), _Changed(now, before)
        both = {words: (were.of[words], are.of[words]) for words in were.of if words in are.of}
        if all(_is_in_place(words, were, are) for words in both):
            both = {}
        texts = (all_words(base), all_words(new)) if both else ()
        self._both = {
            words: pair
            for words, pair in both.items()
            if all(text.count(words) == 1 for text in texts)
        }
        found = side_by_side(base, new) if self._both else {}
        homes = {was: _home(was, found) for was, _ in self._both.values()}
        in_place = {
            words
            for was, now in {*self._both.values()}
            if was.last in found and found[was.last].block is now
            for words in _in_order(was, now)
        }
        self.moved = [
            Moved(words, was, home, now)
            for words, (was, now) in self._both.items()
            if words not in in_place and (home := homes[was])
        ]

    def torn(self, mine: Blocks, merged: Story, known: Collection[str]) -> list[Moved]:
        """Those that were moved and of which but one end was taken in, or that parted others.

        Args:
            mine: what the person had.
            merged: their document with the news in it.
            known: those that are known of already.
        """
        moved = [one for one in self.moved if one.words not in known]
        if not moved:
            return []
        before, after = all_words(mine), all_words(blocks_of(merged.container, merged.reader))
        torn = {
            words
            for words in self._both
            if (many := before.count(words)) < 2 and after.count(words) != many
        }
        beside = {block for words in torn for block in self._both[words]}
        return [one for one in moved if one.words in torn or {one.base, one.new} & beside]


class _Changed:
    """The sentences that can be known, of paragraphs that another version has not as they are.

    `of` has the paragraph of each, `after` how many that both have stand before that.
    """

    def __init__(self, blocks: Blocks, others: Blocks) -> None:
        known = {block.text for block in others}
        self.of: dict[str, Block] = {}
        self.after: dict[Block, int] = {}
        before = 0
        for block in blocks:
            if block.text in known:
                before += 1
            elif not block.is_heading and MARK not in block.text:
                sentences = filter(is_telling, sentences_of(block.text))
                self.of.update(dict.fromkeys(sentences, block))
                self.after[block] = before


def _is_in_place(words: str, were: _Changed, are: _Changed) -> bool:
    """Whether a sentence stands in the same paragraph, as far as that is seen at once."""
    was, now = were.of[words], are.of[words]
    there = [one for one in sentences_of(was.text) if one in are.of]
    return (
        were.after[was] == are.after[now]
        and all(are.of[one] is now for one in there)
        and there == [one for one in sentences_of(now.text) if one in were.of]
    )


def _in_order(was: Block, now: Block) -> set[str]:
    """The sentences that two paragraphs have in the same order."""
    sides = sentences_of(was.text), sentences_of(now.text)
    return {sides[0][place] for place, _ in in_common(*sides)}


def left_there(new: Story, moved: Iterable[Moved]) -> tuple[Story, dict[str, str]]:
    """The workbook's version with sentences that it moved where the base has them.

    Returns:
        The version, and what its paragraphs say that changed by this, with what they said.
    """
    root = copy.deepcopy(new.root)
    copied = dict(zip(new.root.iter(P, TABLE), root.iter(P, TABLE), strict=True))
    homes: dict[Block, etree._Element] = {}
    said: dict[etree._Element, str] = {}
    for one in moved:
        if one.base not in homes:
            homes[one.base] = _paragraph_at(one.home, one.base.last, copied)
        for paragraph in (home := homes[one.base], there := copied[one.new.last]):
            said.setdefault(paragraph, new.reader.text([paragraph]))
        _take_out(one.words, Passage([there], new.reader))
        _put_back(one, Passage([home], new.reader))
    says = {paragraph: new.reader.text([paragraph]) for paragraph in said}
    for paragraph, words in says.items():
        if not words and any(True for _ in _beside(paragraph)):
            remove(paragraph)
    body = root.find(BODY_ELEMENT)
    story = replace(new, root=root, container=root if body is None else body)
    return story, {says[paragraph]: words for paragraph, words in said.items()}


def as_it_says(notes: Iterable[Note], said: Mapping[str, str]) -> Iterator[Note]:
    """The notes, which quote what the workbook really has.

    Args:
        notes: notes on a version that `left_there` gave.
        said: what its paragraphs say, with what they said.
    """
    really = {f"now says: {quoted(now)}": f"now says: {quoted(was)}" for now, was in said.items()}
    for note in notes:
        words = note.words
        for now, was in really.items():
            words = words.replace(now, was)
        yield replace(note, words=words)


def notes_on(moved: Sequence[Moved], base: Blocks, mine: Story, new: Blocks) -> Iterator[Note]:
    """Says where the workbook has sentences that stay where the person has them."""
    blocks = blocks_of(mine.container, mine.reader) if moved else ()
    there = {own: block for block in paragraphs(blocks) for own in sentences_of(block.text)}
    found = side_by_side(base, blocks) if any(one.words not in there for one in moved) else {}
    now = side_by_side(new, blocks) if moved else {}
    for one in moved:
        place = place_of(one.words, one.new.text)
        if one.words in there:
            block = there[one.words]
            is_there = one.new.last in now and now[one.new.last].block is block
            if is_there and place_of(one.words, block.text) == place:
                continue
            start = block.text.index(one.words)
            end = start + len(one.words)
        elif one.base.last in found:
            block = found[one.base.last].block
            start, end = _in_place_of(one, block.text)
        else:
            continue
        if block.text[start:end].strip():
            said = f"The workbook now has the sentence {quoted(one.words)} {place}. {STAYS}"
            yield _on(mine, Note(said, block.elements[0], (*Passage.of(block).runs(start, end),)))


def _in_place_of(one: Moved, text: str) -> tuple[int, int]:
    """Where in a person's paragraph stands what they wrote for a sentence of the base."""
    at = one.base.text.index(one.words)
    written = [
        (change.other_start, change.other_end)
        for change in edits(one.base.text, text)
        if change.start < at + len(one.words) and at < change.end
    ]
    return (written[0][0], written[-1][1]) if written else (0, 0)


def _on(story: Story, note: Note) -> Note:
    """A note on words of a story; Word has no comments in headers and footers."""
    if story.kind == BODY:
        return note
    return Note(f"In the {story.place}: {note.words}", apart=story.place)


def place_of(words: str, text: str) -> str:
    """Where in a paragraph one of its sentences stands, as a comment says it."""
    sentences = sentences_of(text)
    return place_among(sentences, sentences.index(words))


def place_among(sentences: Sequence[str], number: int) -> str:
    """Where one of a paragraph's sentences stands, as a comment says it."""
    if number:
        return f"behind {quoted(sentences[number - 1])}"
    behind = sentences[1:2]
    return f"before {quoted(behind[0])}" if behind else "in a paragraph of its own"


def _home(was: Block, found: Mapping[etree._Element, Stood]) -> Home | None:
    """Where in the new version a paragraph of the base would be; None where that is not known."""
    here = found.get(was.last)
    if here and len(sentences_of(was.text)) > 1:
        return Home("in", here.block.last)
    beside = next((e for e in _beside(was.last) if e in found), None)
    if beside is None:
        return _home_in_cell(was.last, found)
    where = "behind" if beside in was.last.itersiblings(preceding=True) else "before"
    return Home(where, found[beside].block.last)


def _home_in_cell(was: etree._Element, found: Mapping[etree._Element, Stood]) -> Home | None:
    """The place in the cell of the new version, where a paragraph's cell has nothing of it."""
    cell = was.getparent()
    row = None if cell is None or cell.tag != CELL else cell.getparent()
    if cell is None or row is None or row not in found:
        return None
    cells, there = list(row.iterchildren(CELL)), found[row].block.cells
    if len(cells) != len(there):
        return None
    blocks = there[cells.index(cell)].blocks
    if not blocks:
        return None
    return Home("behind" if blocks[-1].all_text.strip() else "in", blocks[-1].last)


def _beside(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables before one, the nearest first, and those behind it."""
    yield from paragraph.itersiblings(P, TABLE, preceding=True)
    yield from paragraph.itersiblings(P, TABLE)


def _paragraph_at(
    home: Home, was: etree._Element, copied: Mapping[etree._Element, etree._Element]
) -> etree._Element:
    """The paragraph of the new version that takes a sentence in; where none is, a copy of it."""
    beside = copied[home.element]
    if home.where == "in":
        return beside
    made = copy.deepcopy(was)
    made.tail = None
    for run in list(made.iter(RUN, SIMPLE_FIELD)):
        remove(run)
    if home.where == "behind":
        beside.addnext(made)
    else:
        beside.addprevious(made)
    return made


def all_words(blocks: Blocks) -> str:
    """The words of all paragraphs, between form feeds."""
    return "\f".join(block.text for block in paragraphs(blocks))


def _put_back(one: Moved, home: Passage) -> None:
    """Puts a sentence behind the one that it stood behind in the base, or before the next."""
    was, text = one.base.text, as_typed(home.text)
    places = places_of_sentences(was)
    start = was.index(one.words)
    end = start + len(one.words)
    ahead, behind = (
        [place for place in places if place[1] <= start],
        [place for place in places if place[0] >= end],
    )
    still = [words for place in ahead if (words := was[slice(*place)]) in text]
    next_one = next((w for place in behind if (w := was[slice(*place)]) in text), "")
    if still or not behind:
        at = text.index(still[-1]) + len(still[-1]) if still else len(text)
        start = ahead[-1][1] if ahead and text else start
    else:
        at, end = text.index(next_one), behind[0][0] if text else end
    _put(home, at, Passage.of(one.base).copied(start, end))


def _put(passage: Passage, at: int, runs: Sequence[etree._Element]) -> None:
    before, after = passage.around(at)
    if before is not None:
        for run in reversed(runs):
            before.addnext(run)
    elif after is not None:
        for run in runs:
            after.addprevious(run)
    else:
        passage.paragraphs[-1].extend(runs)


def _take_out(words: str, passage: Passage) -> None:
    """Takes a sentence out, with the space before it or behind it."""
    text = as_typed(passage.text)
    start = text.index(words)
    end = start + len(words)
    if text[:start].strip():
        start = len(text[:start].rstrip())
    else:
        end = len(text) - len(text[end:].lstrip())
    for run in passage.runs(start, end):
        remove(run)
