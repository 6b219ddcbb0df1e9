"""One sheet's values with what the raw parts say about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from llf_docgen.workbook.reading.raw import RawSheet
from llf_docgen.workbook.reading.values import Unreadable


@dataclass(frozen=True)
class Grid:
    """The values by row and column, under the name the layout has for the sheet."""

    name: str
    values: Sequence[Sequence[object]]
    raw: RawSheet

    def value(self, row: int, column: int) -> object:
        """The value at row and column counted from 1, blank beyond the edge."""
        line = self.values[row - 1] if row <= len(self.values) else ()
        return line[column - 1] if 0 < column <= len(line) else ""

    def number(self, row: int, column: int) -> object:
        """As `value`, but a number in a cell that shows per cent is what is shown: 0.86 is 86."""
        value = self.value(row, column)
        if isinstance(value, int | float) and (row, column) in self.raw.percent:
            return value if isinstance(value, bool) else round(value * 100, 9)
        return value

    def is_odd(self, row: int, column: int) -> bool:
        """Whether the cell holds an error value or a formula without a result."""
        return (row, column) in self.raw.errors or (row, column) in self.raw.uncalculated

    def refuse_odd(self, row: int, column: int) -> None:
        """Error values and uncalculated formulas are no blanks.

        Raises:
            Unreadable: the cell is one of them.
        """
        error = self.raw.errors.get((row, column))
        if error:
            raise Unreadable(
                "error-value", f"Excel shows the error {error} here. Type the value again."
            )
        if (row, column) in self.raw.uncalculated:
            raise Unreadable(
                "formula-not-calculated",
                "This formula was never calculated. Open the workbook in Excel, save it, "
                "try again.",
            )
