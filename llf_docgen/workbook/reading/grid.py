"""One sheet's cells under its name: as they are stored, as they are shown, and what is odd."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from llf_docgen.workbook.reading.formats import GENERAL, Format, general, shown
from llf_docgen.workbook.reading.found import DAMAGED, Cells
from llf_docgen.workbook.reading.values import Unreadable, clean

HIDDEN = "looks blank, since its number format hides what it holds."
BROKEN = "is damaged."
_SHOW_IT = "Clear it, or format it as General."


class Grid:
    """The cells by row and column counted from 1, under the name the layout has for the sheet.

    One `is_lost` where the workbook lists it and the file holds no cells of it.
    """

    def __init__(self, name: str, cells: Cells, is_lost: bool = False) -> None:
        self.name = name
        self.cells = cells
        self.is_lost = is_lost
        self._odd = {*cells.errors, *cells.uncalculated, *cells.concealed}

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The rows that hold anything, in order."""
        return sorted({row for row, _ in self._odd}.union(self.cells.rows))

    def columns(self, row: int) -> Sequence[int]:
        """The columns of a row that hold a value, in order."""
        return sorted(self.cells.rows.get(row, ()))

    def cells_of(self, row: int) -> Sequence[int]:
        """The columns of a row that show anything, an error too, in order."""
        odd = {at for number, at in self._odd if number == row}
        return sorted(odd.union(self.cells.rows.get(row, ())))

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
        """Whether the cell holds an error value, a formula without a result or what it hides."""
        return bool(self._odd) and (row, column) in self._odd

    @cached_property
    def odd_columns(self) -> frozenset[int]:
        """The columns of the cells that are odd."""
        return frozenset(at for _, at in self._odd)

    def refuse_odd(self, row: int, column: int, required: bool = False) -> None:
        """Error values, uncalculated formulas and what a format hides are no blanks.

        Raises:
            Unreadable: the cell is one of them.
        """
        if not self.is_odd(row, column):
            self._refuse_no_day(row, column)
            return
        error = self.cells.errors.get((row, column))
        if error == DAMAGED:
            raise Unreadable("error-value", f"This cell {BROKEN} Type the value again.")
        if error:
            is_given = (row, column) in self.cells.calculated
            advice = "Correct its formula." if is_given else "Type the value again."
            raise Unreadable("error-value", f"Excel shows the error {error} here. {advice}")
        if (row, column) in self.cells.concealed:
            # A record must not be lost with a warning only.
            raise Unreadable(
                "required-cell" if required else "stored-as-shown", f"This cell {HIDDEN} {_SHOW_IT}"
            )
        raise Unreadable(
            "formula-not-calculated",
            "This formula was never calculated. Open the workbook in Excel, save it, try again.",
        )

    def is_blank_link(self, row: int, column: int, is_number: bool) -> bool:
        """Whether a cell holds the 0 of a link to a blank one; a sum or a count is what it is.

        Where words stand, it is enough that the formula may be such a link.
        """
        place = row, column
        return place in self.cells.links or (not is_number and place in self.cells.perhaps)

    def _refuse_no_day(self, row: int, column: int) -> None:
        """A number that is no day or time has `########` where its cell shows one."""
        value = self.value(row, column)
        if isinstance(value, float) and self._format(row, column).is_of_time:
            raise Unreadable(
                "date-readable",
                f"This cell is formatted as a date or time and holds {general(value)}, which is "
                "none. Type it again, or format the cell as General.",
            )

    def _format(self, row: int, column: int) -> Format:
        return self.cells.formats.get((row, column), GENERAL)
