"""Rows that the workbook has elsewhere: what a person did to one goes along with it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from llf_docgen.word.comparing.across import (
    Across,
    Place,
    columns_by_heading,
    columns_in_place,
    rows_across,
)
from llf_docgen.word.comparing.align import pairs
from llf_docgen.word.comparing.blocks import Block, Cell
from llf_docgen.word.comparing.parted import Aligned
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.merge.dressed import looks_of
from llf_docgen.word.merge.placed import Blocks
from llf_docgen.word.merge.reshaped import is_plain, replace_content, says
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.xml import CELL, ROW, TABLE, remove

# A copy of a cell of the person's with the news in it, by its row and its place in the new one;
# None where both changed the same.
Merged = Callable[[Versions[Cell], Versions[Block], int], etree._Element | None]
Cells = dict[int, etree._Element]  # cells with what a person did to them, by their new places


class Placed(NamedTuple):
    """A cell in each version, and its place in the new row."""

    cell: Versions[Cell]
    place: int


class Along:
    """What goes along in one story.

    `across` are the rows that stand in another table there; `carried` has by new rows the cells
    that a person changed, and `held` are the new rows that go where the person has them.
    """

    def __init__(
        self,
        merged: Merged,
        is_as_it_was: Callable[[Block, Block], bool],
        remarks: Container[str],
    ) -> None:
        self.across = Across()
        self.carried: dict[Block, Cells] = {}
        self.held: set[Block] = set()
        self._merged, self._is_as_it_was, self._remarks = merged, is_as_it_was, remarks

    def look_across(self, there: Aligned) -> None:
        """Finds rows that either side has in another table, and what goes there of what was typed.

        What a person typed into a row that the workbook has in another table goes there with it.
        Where both changed the same, or more than words would have to go, the row stays.
        """
        self.across = across = rows_across(there)
        for base, (new, _) in across.new.items():
            kept = across.mine[base].row if base in across.mine else across.kept.get(base)
            if kept is None:
                continue
            if base not in across.mine and self._is_as_it_was(base, kept):
                if looks_of(kept) != looks_of(base):  # it goes along as it looks
                    self._carry(new, self._to_carry(base, kept, across.new[base]))
                continue
            carried = None if base in across.mine else self._to_carry(base, kept, across.new[base])
            if carried is None:
                self.held.add(new)
            else:
                self.carried[new] = carried

    def take_looks(self, unit: Stretch, there: Aligned) -> None:
        """Gives rows that the workbook moved, and nobody else touched, the looks they have."""
        for place in range(unit.start, unit.end):
            base, mine = there.base[place], there.mine[there.in_mine[place]]
            to = there.new[unit.other_start + place - unit.start]
            if len(base.cells) == len(to.cells) and looks_of(mine) != looks_of(base):
                row = Versions(base, mine, to)
                self._carry(to, self._of_the_persons(row, range(len(base.cells))))

    def fill(self, fitted: etree._Element, block: Block) -> None:
        """Puts into a copy of a new row or table what goes along."""
        for made, row in _rows(fitted, block) if self.carried else ():
            there = made.findall(CELL)
            for place, typed in self.carried.get(row, {}).items():
                replace_content(there[place], typed)

    def leave_out(self, fitted: etree._Element, block: Block) -> None:
        """Takes out of a copy of a new table the rows that go where the person has them."""
        for made, row in _rows(fitted, block) if self.held else ():
            if row in self.held:
                remove(made)

    def others(self, table: Block, news: Blocks) -> tuple[dict[Block, Block], Blocks, Blocks]:
        """Which rows of a table are which, and those of the base and of the news that stayed."""
        away = {*self.across.mine, *self.across.new}
        there = {table.rows[i]: news[j] for i, j in pairs(table.rows, news)}
        gone = {other for row, other in there.items() if row in away}
        gone |= {place.row for place in self.across.new.values()}
        left = [row for row in table.rows if row not in away]
        return there, left, [row for row in news if row not in gone]

    def all_typed(self) -> set[Block]:
        """The person's rows of which all that they typed stands in another table now."""
        kept = self.across.kept.items()
        return {mine for base, mine in kept if self.across.new[base].row in self.carried}

    def as_in(self, row: Versions[Block], table: Block) -> Iterator[Placed]:
        """The cells of a row that the person has in another table, which are still the same there.

        Where one stands under another name there and says something else, it is another thing.
        """
        places = columns_by_heading(self.across.table[row.base], table)
        cells = row.map(lambda r: r.cells)
        for number, three in enumerate(zip(cells.base, cells.mine, cells.new, strict=True)):
            same = number < len(places) and places[number] == number
            if same or says(three[1]) == says(three[0]):
                yield Placed(Versions(*three), number)

    def called_alike(self, row: Versions[Block], table: Block) -> list[Placed] | None:
        """The cells of a row that the workbook has in another table, by the names of columns.

        None where it can't be told which cell is which.
        """
        places = columns_by_heading(self.across.table[row.base], table)
        cells = row.map(lambda r: r.cells)
        if len(cells.base) != len(cells.mine) or len(places) != len(cells.base):
            return None
        return [
            Placed(Versions(cells.base[number], cells.mine[number], cells.new[place]), place)
            for number, place in enumerate(places)
            if place is not None and place < len(cells.new)
        ]

    def _carry(self, new: Block, cells: Cells | None) -> None:
        if cells:
            self.carried[new] = cells

    def _to_carry(self, base: Block, mine: Block, to: Place) -> Cells | None:
        """The cells that a person changed, with the news in them; None where they can't go."""
        new, table = to
        there = self.across.same.get(table, table)
        if there is None:
            return None
        places = columns_in_place(self.across.table[base], table, base)
        return self._of_the_persons(Versions(base, mine, new), places)

    def _of_the_persons(self, row: Versions[Block], places: Iterable[int | None]) -> Cells | None:
        """The cells of a row whose words or looks a person changed, with the news in them."""
        base, mine, new = row.base, row.mine, row.new
        if len(base.cells) != len(mine.cells) or not is_plain(mine.last, self._remarks):
            return None
        made: Cells = {}
        for was, now, place in zip(base.cells, mine.cells, places, strict=False):
            if says(now) != says(was) or looks_of(now) != looks_of(was):
                if place is None or place >= len(new.cells):
                    if says(now) == says(was):
                        continue  # what is not there has no looks
                    return None
                merged = self._merged(Versions(was, now, new.cells[place]), row, place)
                if merged is None:
                    return None
                made[place] = merged
        return made


def _rows(fitted: etree._Element, block: Block) -> list[tuple[etree._Element, Block]]:
    """The rows of a copy of a table, each with the one that it is a copy of; or the row itself."""
    rows = list(fitted.iterchildren(ROW)) if fitted.tag == TABLE else [fitted]
    return list(zip(rows, block.rows or [block], strict=False))
