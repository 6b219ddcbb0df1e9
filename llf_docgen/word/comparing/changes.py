"""What a person changed in a document since it was generated, told by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.memory import without_collecting
from llf_docgen.model.merged import Change, Kind
from llf_docgen.word.comparing.across import columns_in_place, rows_across
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.displaced import displaced
from llf_docgen.word.comparing.emphasis import Emphasis, differences
from llf_docgen.word.comparing.moved import in_base_order
from llf_docgen.word.comparing.named import names_of_rows
from llf_docgen.word.comparing.parted import Aligned, as_they_were, with_headings_as_they_were
from llf_docgen.word.comparing.stories import BODY, counterpart, stories
from llf_docgen.word.comparing.stretch import Stretch, walk
from llf_docgen.word.comparing.texts import is_telling, same_but_for_spaces
from llf_docgen.word.comparing.words import plain
from llf_docgen.word.opened import opened
from llf_docgen.word.xml import ROW, TABLE, P

Blocks = Sequence[Block]


@without_collecting()
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
    stood = [
        change
        for change in told
        if change.kind is Kind.MOVED
        and _among(change) not in other
        and not any(
            (was.kind is Kind.MOVED or not was.before) and change.after in was.after
            for was in earlier
            if was.place == change.place
        )
    ]
    then = {(was.place, was.after) for was in earlier}
    for change in told:
        rowed = any(_is_in_row(change, row) for row in stood)
        if change not in stood and (not rowed or (change.place, change.after) in then):
            yield change


def _is_in_row(change: Change, row: Change) -> bool:
    """Whether a change is in a row that is told as moved.

    What such a row says in the table where it is now, the workbook never said there.
    """
    name = change.place.removeprefix(f"{row.place}, row \u201c").removesuffix("\u201d")
    return name != change.place and f"{row.after} |".startswith(f"{name} |")


def _among(moved: Change) -> str:
    """Among what something was moved: the sections, or what stands in one."""
    return "" if moved.place == f"under \u201c{moved.after}\u201d" else moved.place


def _compared(base: bytes, mine: bytes, name: str) -> list[Change]:
    try:
        parts = [opened(content, name) for content in (base, mine)]
        before, after = map(stories, parts)
        compare = _Comparison(Emphasis.of(parts[0]), Emphasis.of(parts[1]))
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
    both = Counter({words: n for words, n in both.items() if is_telling(words)})
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


class _Row(NamedTuple):
    """A row that stands in another table now: as it was, under which heading, and its columns."""

    base: Block
    under: str
    columns: Sequence[int | None]


@dataclass(frozen=True)
class _Comparison:
    """Two documents, by what their styles say of words; `rows` are the person's in other tables."""

    before: Emphasis
    after: Emphasis
    rows: Mapping[Block, _Row] = field(default_factory=dict)

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
        here = self._with_rows(there, base, were)
        starts = {unit.start for unit in there.elsewhere}
        last = -1
        for gap, pair in walk(here._pairs(there), len(there.base), len(there.mine)):
            for block in gap.of(there.base):
                if block not in here.gone:
                    yield from _each(last, _change(places.get(last, place), block, None))
            for block in gap.of_other(there.mine):
                number = at[block.last]
                yield from _each(number, here._put_in(places[number], block, called[number]))
            if pair:
                old, new = there.base[pair[0]], there.mine[pair[1]]
                last = at[new.last]
                if pair[0] in starts:
                    unit = next(u for u in units if base[u.start].last in old.elements)
                    yield last, _moved(unit, base, mine, were, places, (were_called, called))
                yield from _each(last, here._one(places[last], old, new, called[last]))

    def _with_rows(self, there: Aligned, base: Blocks, were: Mapping[int, str]) -> _Comparison:
        """The same, and which rows stand in other tables, of the tables there are here."""
        if all(block.kind != TABLE for block in base):
            return self
        return replace(self, rows=dict(_across(there, base, were)))

    @cached_property
    def gone(self) -> set[Block]:
        """The rows of the base that stand in another table now."""
        return {row.base for row in self.rows.values()}

    def _pairs(self, there: Aligned) -> list[tuple[int, int]]:
        """What is which, in order; no row that stands in another table."""
        return [
            (i, j)
            for i, j in sorted(there.in_mine.items())
            if there.base[i] not in self.gone and there.mine[j] not in self.rows
        ]

    def _put_in(self, place: str, mine: Block, name: str) -> Iterator[Change]:
        """What the base has not there: the person put it in, or it is a row of another table."""
        was = self.rows.get(mine)
        return _change(place, None, mine) if was is None else self._row(place, was, mine, name)

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

    def _row(self, place: str, was: _Row, mine: Block, name: str) -> Iterator[Change]:
        """The changes of a row that stands in another table now."""
        about = _from_to(was.under, place)
        yield Change(place, _words(was.base), _words(mine), Kind.MOVED, about)
        for old, column in zip(was.base.cells, was.columns, strict=False):
            if column is not None and column < len(mine.cells):
                row = f"{place}, row \u201c{name}\u201d"
                yield from self.blocks(old.blocks, mine.cells[column].blocks, row)

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


def _across(there: Aligned, base: Blocks, were: Mapping[int, str]) -> Iterator[tuple[Block, _Row]]:
    """The person's rows that stand in another table than in the base, of tables both have."""
    across = rows_across(there)
    under = {block: were[number] for number, block in enumerate(base)}
    both = {block for i, j in there.in_mine.items() for block in (there.base[i], there.mine[j])}
    for row, now in across.mine.items():
        was = across.table[row]
        if {was, now.table} <= both:
            columns = columns_in_place(was, now.table, row)
            yield now.row, _Row(row, under[was], columns)


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
    if not same_but_for_spaces(base.text, mine.text):
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
