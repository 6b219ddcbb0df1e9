"""Where a sheet's table begins: the row that has its headings, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import nearest
from llf_docgen.workbook.layout import Column
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.near_headings import near_headings

HEADING_ROWS = 10
_Line = Sequence[tuple[int, str]]


def find_heading(
    sheet: str, columns: tuple[Column, ...], grid: Grid
) -> tuple[Row | None, list[Problem]]:
    """The first of the top rows with all required headings; None, and which lack, where none has.

    Headings are compared without case and spacing, wherever they stand in the row.
    """
    last = min(max(grid.numbers, default=0), HEADING_ROWS)
    rows = [_row(sheet, number, _line(grid, number), columns) for number in range(1, last + 1)]
    required = [column.heading for column in columns if column.required]
    for row in rows:
        if all(row.columns[heading] for heading in required):
            return row, list(_twice(row, grid, columns))
    nearest_row = max(rows, key=_found, default=None)
    if nearest_row is None or not _found(nearest_row):
        nearest_row = _row(sheet, 0, (), columns)
    return None, list(_lacking(nearest_row, required, grid))


def alike_headings(
    row: Row, columns: tuple[Column, ...], grid: Grid
) -> Iterator[tuple[Column, Cell, str]]:
    """Each optional column that is missing while a heading close to its own stands there.

    With the cell of that heading, and what is said of it.
    """
    line = _line(grid, row.number)
    known = {_bare(column.heading) for column in columns}
    others = {text: at for at, text in line}
    strange = [text for text in others if _bare(text) not in known]
    missing = {c.heading: c for c in columns if not c.required and not row.columns[c.heading]}
    for heading, text in near_headings(missing, strange):
        message = f"'{text}' is close to '{heading}', which is missing: rename it to '{heading}', "
        message += "or give a column of your own quite another name."
        yield missing[heading], Cell(row.sheet, row.number, others[text]), message


def column_at(cell: Cell, grid: Grid, columns: tuple[Column, ...]) -> Column | None:
    """The column that a heading cell is of."""
    bare = _bare(grid.shown(cell.row, cell.column))
    return next((column for column in columns if _bare(column.heading) == bare), None)


def _line(grid: Grid, number: int) -> list[tuple[int, str]]:
    """A row's texts with their columns, from left to right."""
    shown = ((at, grid.shown(number, at)) for at in grid.columns(number))
    return [(at, text) for at, text in shown if text]


def _row(sheet: str, number: int, line: _Line, columns: tuple[Column, ...]) -> Row:
    """The line as a heading row: the first place of each heading, 0 for one that it lacks."""
    places = {column.heading: 0 for column in columns}
    for at, heading in _headings(line, columns):
        places[heading] = places[heading] or at
    return Row(sheet, number, places)


def _found(row: Row) -> int:
    return sum(at > 0 for at in row.columns.values())


def _headings(line: _Line, columns: tuple[Column, ...]) -> Iterator[tuple[int, str]]:
    """(column number, heading) of each cell that is a heading of the sheet."""
    known = {_bare(column.heading): column.heading for column in columns}
    for at, text in line:
        heading = known.get(_bare(text))
        if heading:
            yield at, heading


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _twice(row: Row, grid: Grid, columns: tuple[Column, ...]) -> Iterator[Problem]:
    for at, heading in _headings(_line(grid, row.number), columns):
        if row.columns[heading] != at:
            first = row.cell(heading).address
            message = f"The heading '{heading}' appears here and at {first}. Rename one."
            yield Problem("column-missing", Cell(row.sheet, row.number, at), message)


def _lacking(row: Row, required: list[str], grid: Grid) -> Iterator[Problem]:
    others = [text for _, text in _line(grid, row.number)]
    for heading in (heading for heading in required if not row.columns[heading]):
        near = nearest(heading, others, 60)
        hint = f"The nearest is '{near}': correct it." if near else "Add it."
        cell = row.cell(heading) if row.number else Cell(row.sheet)
        yield Problem("column-missing", cell, f"There is no column '{heading}'. {hint}")
