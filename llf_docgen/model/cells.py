"""Where a value stands in the workbook, so that every finding can name its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


def letters(column: int) -> str:
    """Column number as Excel writes it: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class Cell(NamedTuple):
    """One cell; row and column count from 1, as in Excel. 0, 0 means the sheet as a whole."""

    sheet: str
    row: int = 0
    column: int = 0

    @property
    def address(self) -> str:
        """`H3`, or nothing for the sheet as a whole."""
        return f"{letters(self.column)}{self.row}" if self.row else ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}" if self.row else self.sheet


@dataclass(frozen=True, slots=True)
class Row:
    """A record's row (or a heading row): gives the cell under each heading.

    `columns` has every heading of the layout; 0 where the sheet lacks an optional one.
    """

    sheet: str
    number: int
    columns: Mapping[str, int]

    def cell(self, heading: str) -> Cell:
        """The cell under `heading`; under the first column where an optional one is missing.

        Raises:
            KeyError: the sheet has no such heading in the layout.
        """
        return Cell(self.sheet, self.number, self.columns[heading] or self.first)

    @property
    def first(self) -> int:
        """The leftmost column of the table."""
        return min((c for c in self.columns.values() if c), default=1)
