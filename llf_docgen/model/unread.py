"""What of a workbook could not be read, so that nothing is concluded from its lack."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.model.cells import Cell


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell, row, column or sheet that gave no value, told at `cell`.

    `table` is the field of `Book` it belongs to (`today` too: the day by which it is judged) and
    `field` the record's; without a field the row gave no record, without a `row` it is so of
    every row. `names` are the keys of what else
    stands in a row without a record; `nameless` is one of which not even its name was read.
    """

    cell: Cell
    table: str
    field: str = ""
    row: int = 0
    names: frozenset[str] = frozenset()
    nameless: bool = False

    @property
    def is_sheet(self) -> bool:
        """Whether the whole sheet is missing, or has no headings."""
        return not self.field and not self.row
