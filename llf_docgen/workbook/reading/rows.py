"""One sheet as its records: rows read cell by cell, and what can't be read noted at its cell."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping

from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.dates import Year
from llf_docgen.model.finding import Problem
from llf_docgen.model.unread import Unread
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import below
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.headings import (
    alike_headings,
    asked_headings,
    column_at,
    find_heading,
)
from llf_docgen.workbook.reading.record import Part, Table, read_records
from llf_docgen.workbook.reading.sheets import find_grid


def read_sheet(sheet: layout.Sheet, grids: Mapping[str, Grid], year: Year | None) -> Part:
    """One sheet as its records, and what can't be read of it."""
    grid, problems = find_grid(sheet, grids)
    part = Part(problems, year.and_september if year and sheet.and_september else year)
    if grid is None:
        part.unread += [Unread(problem.cell, sheet.field) for problem in problems]
        return part
    part.heading, lacking = find_heading(sheet.name, sheet.columns, grid)
    part.problems += lacking
    if part.heading is None:
        part.unread += [Unread(problem.cell, sheet.field) for problem in lacking[:1]]
        return part
    part.unread += _unread_columns(sheet, grid, lacking)
    _note_alike_headings(sheet, grid, part.heading, part)
    part.problems += _merged(grid, part.heading)
    _read_rows(sheet, grid, part.heading, part)
    return part


def _unread_columns(sheet: layout.Sheet, grid: Grid, twice: Iterable[Problem]) -> Iterator[Unread]:
    """Of two columns with one heading nobody knows which is meant."""
    for problem in twice:
        column = column_at(problem.cell, grid, sheet.columns)
        if column is not None:
            yield Unread(problem.cell, sheet.field, column.field)


def _note_alike_headings(sheet: layout.Sheet, grid: Grid, heading: Row, part: Part) -> None:
    for column, cell, message in alike_headings(heading, sheet.columns, grid):
        part.problems.append(Problem("heading-alike", cell, message))
        part.unread.append(Unread(cell, sheet.field, column.field))
    told = {lost.cell for lost in part.unread}
    for asked in asked_headings(heading, sheet.columns, grid, told):
        part.problems.append(Problem("heading-asked", asked.cell, asked.message))
        part.unread += [Unread(asked.cell, sheet.field, c.field) for c in asked.likely]


def _read_rows(sheet: layout.Sheet, grid: Grid, heading: Row, part: Part) -> None:
    """Adds the records; a blank row is none, nor is a total or a note."""
    table = Table(sheet, grid, heading, part)
    others: list[tuple[Cell, str]] = []
    rows: list[Row] = []
    numbers = grid.numbers[bisect(grid.numbers, heading.number) :]
    blank, plain = table.blank_rows(numbers), table.plain_rows(numbers)
    before, was_blank, is_below = heading.number, False, False
    for number in numbers:
        after_blank, before = was_blank or number > before + 1, number
        was_blank = number in blank
        if was_blank:
            continue
        row = Row(sheet.name, number, heading.columns)
        apart = after_blank or is_below
        what = "" if number in plain else below.not_a_record(sheet, grid, row, apart)
        is_below = what in (below.TOTAL, below.NOTE)
        if what:
            others.append((_first_filled(table, row), what))
        else:
            rows.append(row)
    part.records += read_records(table, rows)
    if others:
        part.problems.append(below.told(others))


def _first_filled(table: Table, row: Row) -> Cell:
    filled = (at for at in table.columns if table.grid.is_filled(row.number, at))
    return Cell(row.sheet, row.number, min(filled))


def _merged(grid: Grid, heading: Row) -> Iterator[Problem]:
    """Merged cells below the heading, in a column that is read: only one of them has a value."""
    for area in grid.cells.merged:
        row, column, last_row, last_column = area
        read = any(column <= at <= last_column for at in heading.columns.values())
        if read and last_row > heading.number:
            cell = Cell(heading.sheet, row, column)
            until = Cell(heading.sheet, last_row, last_column).address
            message = f"{cell.address} to {until} are merged: only the first cell has a value. "
            yield Problem("merged-cells", cell, f"{message}Unmerge them and fill in each.")
