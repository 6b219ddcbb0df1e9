"""What is found of a workbook grows with its faults, and so does the time; no more."""

from __future__ import annotations

from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Finding, Level
from llf_docgen.model.unread import Unread
from llf_docgen.pipeline import checking


class Counted(tuple):
    """Cells that were not read, and how often somebody went through them."""

    asked = 0

    def __iter__(self):
        Counted.asked += 1
        return super().__iter__()


def test_what_was_not_read_is_gone_through_once_for_all_findings(shipped_book):
    cells = [Cell("Agenda", row, 1) for row in range(70, 120)]
    book = shipped_book.with_(unread=Counted(Unread(cell, "agenda") for cell in cells))
    found = [Finding("required-cell", Level.ERROR, cell, "empty", "") for cell in cells]
    assert checking._without_as_at(found, book) == found
    assert Counted.asked == 1
