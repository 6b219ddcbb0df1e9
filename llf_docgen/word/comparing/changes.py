"""What a person changed in a document since it was generated, told by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Change, Kind
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.displaced import displaced
from llf_docgen.word.comparing.emphasis import Emphasis, differences
from llf_docgen.word.comparing.moved import in_base_order
from llf_docgen.word.comparing.named import names_of_rows
from llf_docgen.word.comparing.parted import Aligned, as_they_were, with_headings_as_they_were
from llf_docgen.word.comparing.stories import BODY, counterpart, stories
from llf_docgen.word.comparing.stretch import Stretch, walk
from llf_docgen.word.comparing.words import plain
from llf_docgen.word.opened import opened
from llf_docgen.word.xml import ROW, TABLE, P

Blocks = Sequence[Block]
_FEWEST_WORDS = 3  # fewer are the same in many places


def changes(
    base: bytes, mine: bytes, name: str, earlier: Iterable[bytes] = ()
) -> tuple[Change, ...]:
    """The changes of a person's document against its base, in reading order.

    What the program proposed as tracked changes counts as accepted, so it is none of the
    person's. What was moved, split, joined or only looks otherwise is told as that.

    Args:
        base: the document as it was generated last.
        mine: the person's.
        name: its file's name.
        earlier: the document as it was generated before: what still stands where it stood then
            was moved by the workbook, not by the person.

    Raises:
        UnusableFile: one of them can't be read.
    """
    told = _compared(base, mine, name)
    for before in earlier:
        if all(change.kind is not Kind.MOVED for change in told):
            break
        told = list(_without_those_of_the_workbook(told, _compared(before, mine, name)))
    return tuple(told)


def _without_those_of_the_workbook(
    told: Sequence[Change], earlier: Sequence[Change]
) -> Iterator[Change]:
    """The changes, without moves of what stands where it stood in a version before.

    Where the person moved something else there, the move is one of those that tell of both.
    """
    moves = {change.after for change in told if change.kind is Kind.MOVED}
    other = {_among(c) for c in earlier if c.kind is Kind.MOVED and c.after not in moves}
    for change in told:
        stood = change.kind is Kind.MOVED and not any(
            (was.kind is Kind.MOVED or not was.before) and change.after in was.after
            for was in earlier
            if was.place == change.place
        )
        if not stood or _among(change) in other:
            yield change


def _among(moved: Change) -> str:
    """Among what something was moved: the sections, or what stands in one."""
    return "" if moved.place == f"under \u201c{moved.after}\u201d" else moved.place


def _compared(base: bytes, mine: bytes, name: str) -> list[Change]:
    try:
        parts = [opened(content, name) for content in (base, mine)]
        before, after = map(stories, parts)
        compare = _Comparison(*map(Emphasis.of, parts))
    except (etree.XMLSyntaxError, KeyError, RecursionError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    found: list[Change] = []
    for story in after.values():
        was = counterpart(story, after, before)
        if was:
            there, here = (blocks_of(s.container, s.reader) for s in (was, story))
            where = "at the top" if story.kind == BODY else f"in the {story.place}"
            told = list(compare.blocks(there, here, where))
            # Several sections may have the same in headers of their own: told once.
            found += told if story.kind == BODY else [c for c in told if c not in found]
    return list(_put_elsewhere(found))


def _put_elsewhere(told: Sequence[Change]) -> Iterator[Change]:
    """The changes; what was taken out in one place and put in at another, as moved."""
    out = Counter(change.before for change in told if not change.after)
    both = out & Counter(change.after for change in told if not change.before)
    both = Counter({words: n for words, n in both.items() if len(words.split()) >= _FEWEST_WORDS})
    was: dict[str, list[str]] = defaultdict(list)
    for change in told:
        if not change.after and len(was[change.before]) < both[change.before]:
            was[change.before].append(change.place)
    gone = +both
    for change in told:
        if not change.after and gone[change.before]:
            gone[change.before] -= 1
        elif not change.before and was[change.after]:
            place, words = was[change.after].pop(0), change.after
            yield Change(change.place, words, words, Kind.MOVED, _from_to(place, change.place))
        else:
            yield change


@dataclass(frozen=True)
class _Comparison:
    """Two documents, by what their styles say of words."""

    before: Emphasis
    after: Emphasis

    def blocks(self, base: Blocks, mine: Blocks, place: str) -> Iterator[Change]:
        """Changes between two sequences of blocks, in the order of the person's document."""
        told = sorted(self._told(base, mine, place), key=lambda change: change[0])
        return (change for _, change in told)

    def _told(self, base: Blocks, mine: Blocks, place: str) -> Iterator[tuple[int, Change]]:
        """Each change with the place in mine where it is told, or the one before it."""
        mine = with_headings_as_they_were(base, mine)
        at = {block.last: number for number, block in enumerate(mine)}
        were_called, called = _names(base), _names(mine)
        places, were = _places(mine, place), _places(base, place)
        ordered, in_mine, known = in_base_order(base, mine, retitled=True)
        own = {id(block): number for number, block in enumerate(mine)}
        units = displaced(known, [(i, own[id(ordered[j])]) for i, j in in_mine.items()])
        itself = {number: number for number in range(len(base))}
        there = as_they_were(Aligned(base, ordered, base, in_mine, itself, units))
        starts = {unit.start for unit in there.elsewhere}
        last = -1
        found = sorted(there.in_mine.items())
        for gap, pair in walk(found, len(there.base), len(there.mine)):
            for block in gap.of(there.base):
                yield from _each(last, _change(places.get(last, place), block, None))
            for block in gap.of_other(there.mine):
                number = at[block.last]
                yield from _each(number, _change(places[number], None, block))
            if pair:
                old, new = there.base[pair[0]], there.mine[pair[1]]
                last = at[new.last]
                if pair[0] in starts:
                    unit = next(u for u in units if base[u.start].last in old.elements)
                    yield last, _moved(unit, base, mine, were, places, (were_called, called))
                yield from _each(last, self._one(places[last], old, new, called[last]))

    def _one(self, place: str, base: Block, mine: Block, name: str) -> Iterator[Change]:
        """The changes of a block; `name` is what it is called where it is a row."""
        if base.kind == TABLE:
            yield from self.blocks(base.rows, mine.rows, place)
        elif base.kind == ROW and len(base.cells) == len(mine.cells):
            row = f"{place}, row \u201c{name}\u201d"
            for old, new in zip(base.cells, mine.cells, strict=True):
                yield from self.blocks(old.blocks, new.blocks, row)
        elif base.parts or mine.parts:
            yield from _parted(place, base, mine)
        elif base.text != mine.text and _is_another(base, mine):
            yield from _change(place, base, None)
            yield from _change(place, None, mine)
        elif base.text != mine.text:
            yield from _change(place, base, mine)
        elif base.kind == P and base.text.strip():
            yield from self._looks(place, base, mine)

    def _looks(self, place: str, base: Block, mine: Block) -> Iterator[Change]:
        """What looks otherwise though its words are the same.

        Where one of the two has lost its styles, that is no work of a person's.
        """
        if bool(self.before.styles) != bool(self.after.styles):
            return
        same = base.style == mine.style
        now, then = self.after.called(mine.style), self.before.called(base.style)
        about = [] if same else [f"style {now} instead of {then}"]
        letters = (self.before.of_letters(base, same), self.after.of_letters(mine, same))
        about += differences(mine.text, *letters)
        if about:
            yield Change(place, _words(base), _words(mine), Kind.LOOKS, "; ".join(about))


def _is_another(base: Block, mine: Block) -> bool:
    """Whether a paragraph only stands in the place of one: of another style, and no word its own.

    A label that was taken out did not become the sentence that was typed there.
    """
    are_paragraphs = base.kind == mine.kind == P and not base.is_heading and not mine.is_heading
    apart = base.style != mine.style and not base.vocabulary & mine.vocabulary
    return are_paragraphs and apart and bool(base.text.strip() and mine.text.strip())


def _each(number: int, changes: Iterator[Change]) -> Iterator[tuple[int, Change]]:
    return ((number, change) for change in changes)


def _names(blocks: Blocks) -> list[str]:
    """What each row of a table is called; of other blocks nothing."""
    are_rows = bool(blocks) and blocks[0].kind == ROW
    return names_of_rows(blocks) if are_rows else [""] * len(blocks)


def _moved(
    unit: Stretch,
    base: Blocks,
    mine: Blocks,
    were: dict[int, str],
    places: dict[int, str],
    names: tuple[Sequence[str], Sequence[str]],
) -> Change:
    """A paragraph, a row, or a heading with all under it, that stands elsewhere now."""
    old, new = base[unit.start], mine[unit.other_start]
    was, now = were[unit.start], places[unit.other_start]
    if new.is_heading or was == now:
        was = _behind(base, unit.start, names[0])
        now = _behind(mine, unit.other_start, names[1])
    return Change(
        places[unit.other_start], _words(old), _words(new), Kind.MOVED, _from_to(was, now)
    )


def _from_to(was: str, now: str) -> str:
    if was == now:
        return "further up or down"
    return f"from {was} to {now}".replace("at the top", "the top")


def _behind(blocks: Blocks, place: int, names: Sequence[str]) -> str:
    """What a reader finds something behind: for a section the one before it that is as high."""
    before = [
        number
        for number, block in enumerate(blocks[:place])
        if block.text and (_is_above(block, blocks[place]) or not blocks[place].is_heading)
    ]
    return f"behind {_called(blocks, before[-1], names[before[-1]])}" if before else "the beginning"


def _called(blocks: Blocks, place: int, name: str) -> str:
    """A row by its name, others by their first words: with the section, where several say so."""
    block, shown = blocks[place], plain(blocks[place].shown.partition("\t")[0])
    called = f"\u201c{name or shown}\u201d"
    several = not name and sum(other.text == block.text for other in blocks) > 1
    above = [other for other in blocks[:place] if several and _holds(other, block)]
    return f"{called} under \u201c{plain(above[-1].shown)}\u201d" if above else called


def _holds(heading: Block, block: Block) -> bool:
    """Whether a heading may have a block under it."""
    is_lower = not block.is_heading or heading.level < block.level
    return heading.is_heading and bool(heading.text) and is_lower


def _is_above(block: Block, heading: Block) -> bool:
    """Whether a block is a heading under which, or beside which, another stands."""
    return block.is_heading and block.level <= heading.level


def _parted(place: str, base: Block, mine: Block) -> Iterator[Change]:
    """Paragraphs that a person split or joined, with what else changed in them."""
    if "".join(base.text.split()) != "".join(mine.text.split()):
        yield from _change(place, base, mine)
    else:
        kind = Kind.SPLIT if mine.parts else Kind.JOINED
        yield Change(place, _words(base), _words(mine), kind)


def _change(place: str, base: Block | None, mine: Block | None) -> Iterator[Change]:
    before, after = (_words(block) for block in (base, mine))
    if before or after:
        yield Change(place, before, after)


def _words(block: Block | None) -> str:
    if block is None:
        return ""
    if block.parts:
        said = (plain(block.reader.shown([element])) for element in block.elements)
        return " / ".join(words for words in said if words)
    return plain(block.shown.replace("\t", " | ").replace("\n", " / "))


def _places(blocks: Blocks, place: str) -> dict[int, str]:
    """Under which heading each block stands, itself one or not."""
    places: dict[int, str] = {}
    for number, block in enumerate(blocks):
        if block.is_heading and block.text:
            place = f"under \u201c{plain(block.shown)}\u201d"
        places[number] = place
    return places
