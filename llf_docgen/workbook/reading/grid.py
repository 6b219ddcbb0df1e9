"""One sheet's cells under its name: as they are stored, as they are shown, and what is odd."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from llf_docgen.workbook.reading.cells import DAMAGED, Cells
from llf_docgen.workbook.reading.formats import GENERAL, Format, shown
from llf_docgen.workbook.reading.values import Unreadable, clean


class Grid:
    """The cells by row and column counted from 1, under the name the layout has for the sheet."""

    def __init__(self, name: str, cells: Cells) -> None:
        self.name = name
        self.cells = cells
        self._odd = {*cells.errors, *cells.uncalculated}

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The rows that hold anything, in order."""
        return sorted({row for row, _ in self._odd}.union(self.cells.rows))

    def columns(self, row: int) -> Sequence[int]:
        """The columns of a row that hold a value, in order."""
        return sorted(self.cells.rows.get(row, ()))

    def value(self, row: int, column: int) -> object:
        """What a cell stores; blank where it holds nothing."""
        line = self.cells.rows.get(row)
        return line.get(column, "") if line else ""

    def number(self, row: int, column: int) -> object:
        """As `value`, but a number in a cell that shows per cent is what is shown: 0.86 is 86."""
        value = self.value(row, column)
        if isinstance(value, float) and self._format(row, column).percent:
            return round(value * 100, 9)
        return value

    def shown(self, row: int, column: int) -> str:
        """What a cell shows, as clean text: `50%`, `01632 960190`, `4.3`."""
        value = self.value(row, column)
        return value if isinstance(value, str) else clean(shown(value, self._format(row, column)))

    def line(self, row: int) -> Mapping[int, object]:
        """What the cells of a row store, by their columns; a text is clean and never empty."""
        return self.cells.rows.get(row, {})

    def is_scaled(self, row: int, column: int) -> bool:
        """Whether a cell shows thousands, or millions, of what it stores."""
        return isinstance(self.value(row, column), float) and self._format(row, column).thousands

    def is_filled(self, row: int, column: int) -> bool:
        """Whether the cell shows anything, an error too."""
        return column in self.line(row) or self.is_odd(row, column)

    def is_odd(self, row: int, column: int) -> bool:
        """Whether the cell holds an error value or a formula without a result."""
        return bool(self._odd) and (row, column) in self._odd

    def refuse_odd(self, row: int, column: int) -> None:
        """Error values and uncalculated formulas are no blanks.

        Raises:
            Unreadable: the cell is one of them.
        """
        if not self.is_odd(row, column):
            return
        error = self.cells.errors.get((row, column))
        if error == DAMAGED:
            raise Unreadable("error-value", "This cell is damaged. Type the value again.")
        if error:
            raise Unreadable(
                "error-value", f"Excel shows the error {error} here. Type the value again."
            )
        raise Unreadable(
            "formula-not-calculated",
            "This formula was never calculated. Open the workbook in Excel, save it, try again.",
        )

    def _format(self, row: int, column: int) -> Format:
        return self.cells.formats.get((row, column), GENERAL)
