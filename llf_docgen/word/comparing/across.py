"""Rows that one side has in another table than the base: an action that was closed, say.

Tables are compared each with its own counterpart, so such a row would seem to be taken out of one
and new in the other. Here it is found by who or what it is about, if that is there once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from llf_docgen.word.comparing.align import are_one_thing, name_column
from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.moved import in_base_order, said_of_it
from llf_docgen.word.comparing.parted import Aligned
from llf_docgen.word.comparing.stretch import single
from llf_docgen.word.xml import TABLE

Blocks = Sequence[Block]


class Place(NamedTuple):
    """A row with the table that it stands in."""

    row: Block
    table: Block


@dataclass(frozen=True)
class Across:
    """The rows of the base that stand in another table of the person's, and of the new version.

    `kept` has for each that the new version has elsewhere the person's row in its old table;
    `same` the tables of the person's and of the new version that are one.
    """

    table: Mapping[Block, Block] = field(default_factory=dict)
    mine: Mapping[Block, Place] = field(default_factory=dict)
    new: Mapping[Block, Place] = field(default_factory=dict)
    kept: Mapping[Block, Block] = field(default_factory=dict)
    same: Mapping[Block, Block | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.mine or self.new)


def rows_across(there: Aligned) -> Across:
    """Which rows of a body or cell each side has in another table."""
    table = {row: block for block in _tables(there.base) for row in block.rows}
    if not table:
        return Across()
    in_mine = {there.base[i]: there.mine[j] for i, j in there.in_mine.items()}
    in_new = {there.base[i]: there.new[j] for i, j in there.in_new.items()}
    # A person may have reworded a reference; in the workbook another is another action.
    mine = dict(_across(there.base, there.mine, in_mine, (_about, _said)))
    new = dict(_across(there.base, there.new, in_new, (_about,)))
    same = {other: in_mine.get(block) for block, other in in_new.items() if block.kind == TABLE}
    return Across(table, mine, new, dict(_kept(table, new, in_mine)), same)


def columns_by_heading(table: Block, other: Block) -> list[int | None]:
    """For each column of a table that of the other which is called the same, None where none is.

    Where no two are, and both have as many, those in the same place: they have no headings.
    """
    names, others = ([_name(cell) for cell in t.rows[0].text.split("\t")] for t in (table, other))
    places = [others.index(name) if name and others.count(name) == 1 else None for name in names]
    if any(place is not None for place in places) or len(names) != len(others):
        return places
    return list(range(len(names)))


def columns_in_place(table: Block, other: Block, row: Block) -> list[int | None]:
    """The same, and where neither has the other's name the column in the same place.

    Only for what said something in the row: its words tell then whether they are the same. What
    was typed into an empty cell would come under a name that it was not meant for.
    """
    places = columns_by_heading(table, other)
    if len(table.rows[0].cells) != len(other.rows[0].cells):
        return places
    said = [bool(cell.strip()) for cell in row.text.split("\t")]
    return [
        number if place is None and number not in places and there else place
        for number, (place, there) in enumerate(zip(places, said, strict=False))
    ]


def _name(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _tables(blocks: Blocks) -> Iterator[Block]:
    return (block for block in blocks if block.kind == TABLE)


def _across(
    base: Blocks,
    other: Blocks,
    pairing: Mapping[Block, Block],
    known_by: Iterable[Callable[[Place], Hashable | None]],
) -> Iterator[tuple[Block, Place]]:
    """The rows of the base with those of another table of the other version, the surest first."""
    rows, others = list(_placed(base)), list(_placed(other))
    known: set[Block] = set()
    for about in known_by:
        keys, there = (
            [None if place.row in known else about(place) for place in side]
            for side in (rows, others)
        )
        for i, j in single(keys, there):
            was, now = rows[i], others[j]
            known |= {was.row, now.row}
            if pairing.get(was.table) is not now.table and (
                name_column(was.table.rows) is not None or are_one_thing(was.row, now.row)
            ):
                yield was.row, now


def _placed(blocks: Blocks) -> Iterator[Place]:
    return (Place(row, table) for table in _tables(blocks) for row in table.rows)


def _about(place: Place) -> Hashable | None:
    """Who a row is about, where its table names people; else what it is known by."""
    column, cells = name_column(place.table.rows), place.row.text.split("\t")
    if column is not None and column < len(cells):
        return ("name", _name(cells[column])) if cells[column].strip() else None
    return place.row.loose or None


def _said(place: Place) -> Hashable | None:
    """What a row says, where its table names no people."""
    return said_of_it(place.row) if name_column(place.table.rows) is None else None


def _kept(
    table: Mapping[Block, Block], new: Mapping[Block, Place], in_mine: Mapping[Block, Block]
) -> Iterator[tuple[Block, Block]]:
    """The person's rows, still in their table, of those that the new version has elsewhere."""
    for block in {table[row]: None for row in new}:
        if block in in_mine:
            ordered, found, _ = in_base_order(block.rows, in_mine[block].rows, retitled=True)
            yield from (
                (block.rows[i], ordered[j]) for i, j in found.items() if block.rows[i] in new
            )


def apart_from(there: Aligned, across: Across) -> Aligned:
    """The rows of a table, none of those that stand in another one taken for one of this."""
    mine, new = ({place.row for place in side.values()} for side in (across.mine, across.new))
    return replace(
        there,
        in_mine={
            i: j
            for i, j in there.in_mine.items()
            if there.base[i] not in across.mine and there.mine[j] not in mine
        },
        in_new={
            i: j
            for i, j in there.in_new.items()
            if there.base[i] not in across.new and there.new[j] not in new
        },
    )
