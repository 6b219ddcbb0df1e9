"""Reads a workbook into a `Book`, and says everything that can't be read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from llf_docgen.model.agreed import as_agreed
from llf_docgen.model.book import Book, Named, grouped
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.dates import Year
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import key
from llf_docgen.model.terms import Terms
from llf_docgen.model.unread import Unread
from llf_docgen.model.wording import short_date
from llf_docgen.package import read_bytes
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import below, values
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.headings import alike_headings, column_at, find_heading
from llf_docgen.workbook.reading.settings import read_terms
from llf_docgen.workbook.reading.sheets import find_grid, read_grids

MANY_ERRORS = 3  # so many in one column are told as one
LONGEST_TEXT = 2_000  # characters


@dataclass(frozen=True)
class Reading:
    """What was read. `book` is None where the Terms can't be read, or not their year."""

    book: Book | None
    problems: tuple[Problem, ...]


@dataclass
class _Part:
    """What one sheet gave: its heading row, its records, and the cells that name a record.

    `owners` are those that say who is to do something; `year` is the academic year.
    """

    problems: list[Problem]
    year: Year | None = None
    heading: Row | None = None
    records: list[object] = field(default_factory=list)
    keys: list[Named] = field(default_factory=list)
    references: list[Named] = field(default_factory=list)
    owners: list[Named] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def read(path: Path) -> Reading:
    """Reads a workbook file.

    Raises:
        UnusableFile: it can't be opened at all.
    """
    return read_content(read_bytes(path, "Excel"), path.name)


def read_content(content: bytes, name: str) -> Reading:
    """Reads a workbook from its bytes; `name` is what messages call it."""
    grids, twice = read_grids(content, name)
    terms, of_terms = _read_terms(grids)
    year = terms.year if terms else None
    sheets = {sheet: _read_sheet(sheet, grids, year) for sheet in layout.SHEETS}
    parts = (of_terms, *sheets.values())
    of_terms.unread += _unread_twice(twice)
    problems = [*twice, *(problem for part in parts for problem in part.problems)]
    book = _book(terms, of_terms, sheets) if terms else None
    return Reading(book, in_sheet_order(_columns_at_once(problems)))


def _unread_twice(twice: Iterable[Problem]) -> Iterator[Unread]:
    """Of two sheets with one name nobody knows which is meant."""
    for problem in twice:
        for sheet in layout.SHEETS:
            if key(sheet.name) == key(problem.cell.sheet):
                yield Unread(problem.cell, sheet.field)


def _columns_at_once(problems: list[Problem]) -> Iterator[Problem]:
    """Error values that fill a column are one problem, at its first cell."""
    errors = [p for p in problems if p.rule == "error-value"]
    yield from (p for p in problems if p.rule != "error-value")
    columns: dict[tuple[str, int], list[Problem]]
    columns = grouped(errors, lambda p: (p.cell.sheet, p.cell.column))
    for told in columns.values():
        first, last = told[0], told[-1]
        if len(told) < MANY_ERRORS:
            yield from told
        else:
            message = f"{len(told)} cells from here to {last.cell.address} show an Excel error, "
            message += "as this one does. Type the values again."
            yield Problem(first.rule, first.cell, message)


class _AtACell(Protocol):
    @property
    def cell(self) -> Cell: ...


_T = TypeVar("_T", bound=_AtACell)


def in_sheet_order(told: Iterable[_T]) -> tuple[_T, ...]:
    """Problems or findings by sheet (as the workbook has them), row and column."""
    return tuple(sorted(told, key=lambda t: (_sheet_order(t.cell), t.cell)))


def _book(terms: Terms, of_terms: _Part, sheets: Mapping[layout.Sheet, _Part]) -> Book:
    parts = (of_terms, *sheets.values())
    tables = {sheet.field: tuple(part.records) for sheet, part in sheets.items()}
    book = Book(
        terms=terms,
        today=terms.as_at or date.min,
        headings={sheet.name: part.heading for sheet, part in sheets.items() if part.heading},
        keys=tuple(named for part in parts for named in part.keys),
        references=tuple(named for part in parts for named in part.references),
        unread=tuple(lost for part in parts for lost in part.unread),
        **tables,  # type: ignore[arg-type]
    )
    return as_agreed(book, [named for part in parts for named in part.owners])


def _sheet_order(cell: Cell) -> int:
    order = layout.SHEET_ORDER
    return order.index(cell.sheet) if cell.sheet in order else len(order)


def _read_terms(grids: Mapping[str, Grid]) -> tuple[Terms | None, _Part]:
    grid, problems = find_grid(layout.TERMS, grids)
    part = _Part(problems)
    if grid is None:
        return None, part
    part.heading, lacking = find_heading(layout.TERMS.name, layout.TERMS.columns, grid)
    part.problems += lacking
    if part.heading is None:
        return None, part
    return read_terms(grid, part.heading, part.keys, part.problems, part.unread), part


def _read_sheet(sheet: layout.Sheet, grids: Mapping[str, Grid], year: Year | None) -> _Part:
    grid, problems = find_grid(sheet, grids)
    part = _Part(problems, year)
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


def _note_alike_headings(sheet: layout.Sheet, grid: Grid, heading: Row, part: _Part) -> None:
    for column, cell, message in alike_headings(heading, sheet.columns, grid):
        part.problems.append(Problem("heading-alike", cell, message))
        part.unread.append(Unread(cell, sheet.field, column.field))


def _read_rows(sheet: layout.Sheet, grid: Grid, heading: Row, part: _Part) -> None:
    """Adds the records; a blank row is none, nor is a total or a note."""
    others: list[tuple[Cell, str]] = []
    after_blank = False
    for number in range(heading.number + 1, len(grid.values) + 1):
        row = Row(sheet.name, number, heading.columns)
        filled = [c.heading for c in sheet.columns if _filled(grid, row, c)]
        if filled:
            what = below.not_a_record(sheet, grid, row, after_blank)
            if what:
                others.append((min(row.cell(heading) for heading in filled), what))
            else:
                _read_row(sheet, grid, row, part)
        after_blank = not filled
    if others:
        part.problems.append(below.told(others))


def _read_row(sheet: layout.Sheet, grid: Grid, row: Row, part: _Part) -> None:
    record = _record(sheet, grid, row, part)
    if record is not None:
        part.records.append(record)


def _merged(grid: Grid, heading: Row) -> Iterator[Problem]:
    """Merged cells below the heading, in a column that is read: only one of them has a value."""
    for area in grid.raw.merged:
        row, column, last_row, last_column = area
        read = any(column <= at <= last_column for at in heading.columns.values())
        if read and last_row > heading.number:
            cell = Cell(heading.sheet, row, column)
            until = Cell(heading.sheet, last_row, last_column).address
            message = f"{cell.address} to {until} are merged: only the first cell has a value. "
            yield Problem("merged-cells", cell, f"{message}Unmerge them and fill in each.")


def _unclean(grid: Grid, row: Row, column: layout.Column) -> Iterator[Problem]:
    text = grid.value(row.number, row.columns[column.heading])
    if column.kind is not layout.Kind.TEXT or not isinstance(text, str):
        return
    cell = row.cell(column.heading)
    if values.has_control_characters(text):
        message = "The text holds characters that Word can't show; they are left out. Type it anew."
        yield Problem("text-clean", cell, message)
    if len(text) > LONGEST_TEXT:
        message = f"The text has {len(text):,} characters; in Word it fills a page. Shorten it."
        yield Problem("text-clean", cell, message)


def _filled(grid: Grid, row: Row, column: layout.Column) -> bool:
    at = row.columns[column.heading]
    return at > 0 and (values.text(grid.value(row.number, at)) != "" or grid.is_odd(row.number, at))


def _record(sheet: layout.Sheet, grid: Grid, row: Row, part: _Part) -> object | None:
    """The row's record; None where a cell it can't do without was not read."""
    fields: dict[str, object] = {}
    unread: list[tuple[layout.Column, Cell]] = []
    for column in sheet.columns:
        cell = row.cell(column.heading)
        try:
            fields |= _values(grid, row, column, part.year)
        except values.Unreadable as why:
            fields[column.field] = values.BLANKS.get(column.kind)
            unread.append((column, cell))
            part.problems.append(Problem(why.rule, cell, str(why)))
        else:
            part.problems += _unclean(grid, row, column)
            if fields[column.field]:
                _note_name(sheet, column, cell, str(fields[column.field]), part)
    if unread:
        part.unread += _unread(sheet, row, fields, unread)
    whole = not any(column.required for column, _ in unread)
    return sheet.record(at=row, **fields) if whole else None


def _unread(
    sheet: layout.Sheet,
    row: Row,
    fields: Mapping[str, object],
    cells: list[tuple[layout.Column, Cell]],
) -> Iterator[Unread]:
    """The row without a record, or else its cells that gave no value."""
    needed = [cell for column, cell in cells if column.required]
    if needed:
        names = frozenset(key(value) for value in fields.values() if isinstance(value, str))
        nameless = any(column.heading == sheet.key for column, _ in cells)
        yield Unread(needed[0], sheet.field, "", row.number, names - {""}, nameless)
    else:
        for column, cell in cells:
            yield Unread(cell, sheet.field, column.field, row.number)


def _note_name(
    sheet: layout.Sheet, column: layout.Column, cell: Cell, text: str, part: _Part
) -> None:
    """Remembers a cell that names a record, its own or another's."""
    if column.heading == sheet.key:
        part.keys.append(Named(cell, text, sheet.name))
    instead = key(text) in map(key, column.also) or (column.or_day and day_or_none(text))
    if column.refers and not instead:
        names = part.owners if column.people else part.references
        names.append(Named(cell, text, column.refers, column.field))


def _values(grid: Grid, row: Row, column: layout.Column, year: Year | None) -> dict[str, object]:
    """The cell's value by its field, with the words that stand in its place.

    Raises:
        Unreadable: it is none of its column's kind.
    """
    at = row.columns[column.heading]
    stored = grid.number if column.kind is layout.Kind.NUMBER else grid.value
    value = stored(row.number, at) if at else ""
    grid.refuse_odd(row.number, at)
    text = values.text(value)
    if column.or_words and not _is_figured(text):
        return {column.field: values.BLANKS.get(column.kind), column.or_words: text}
    if column.required and text == "":
        raise values.Unreadable("required-cell", f"{column.heading} is empty. Fill it in.")
    if column.refers == "Meetings":
        text = _with_its_year(text, year)
        return {column.field: text}
    return {column.field: values.read(value, column.kind, column.choices, year)}


def _is_figured(text: str) -> bool:
    """Whether a text is meant as a date: words without a figure stand in its place."""
    return any(letter.isdigit() for letter in text)


def _with_its_year(text: str, year: Year | None) -> str:
    """A meeting's day without its year as the day it means: `12 November 2020`."""
    if day_or_none(text):
        return text
    return short_date(day_or_none(text, year)) or text
