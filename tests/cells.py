"""Cells by the record and the heading, as people say them: their letters are the layout's."""

from __future__ import annotations

from typing import Any

from llf_docgen.model.cells import letters
from llf_docgen.workbook import layout
from llf_docgen.workbook.writing import starter
from llf_docgen.workbook.writing.shipped import ROWS

FIRST_ROW = starter.HEADING_ROW + 1


def at(sheet: str, row: int, heading: str) -> str:
    """`Meetings!B5`: the cell of a record, counted from 0 below the heading."""
    return f"{sheet}!{address(sheet, row, heading)}"


def heading(sheet: str, name: str) -> str:
    """`Meetings!B3`: the heading itself, where a row that lacks altogether belongs."""
    return at(sheet, -1, name)


def setting(name: str) -> str:
    """`Terms!B12`: the value of a setting."""
    return at("Terms", row_of(name), "Value")


def row_of(setting: str) -> int:
    """The row of a setting in the shipped Terms, counted from 0."""
    return [row["setting"] for row in ROWS["Terms"]].index(setting)


def address(sheet: str, row: int, heading: str) -> str:
    """`B5`, for openpyxl."""
    column = [c.heading for c in layout.sheet(sheet).columns].index(heading) + 1
    return f"{letters(column)}{FIRST_ROW + row}"


def cell_of(book: Any, place: str) -> Any:
    """The cell of an openpyxl workbook at such a place."""
    sheet, _, address = place.partition("!")
    return book[sheet][address]


def put(book: Any, place: str, value: object) -> None:
    """Types a value into such a cell; an Excel error as the error it is."""
    cell = cell_of(book, place)
    cell.value = value
    if isinstance(value, str) and value.startswith("#"):
        cell.data_type = "e"
