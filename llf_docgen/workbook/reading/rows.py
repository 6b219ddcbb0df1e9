"""One sheet as its records: rows read cell by cell, and what can't be read noted at its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from llf_docgen.model.book import Named
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.dates import Year
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import key
from llf_docgen.model.unread import Unread
from llf_docgen.model.wording import short_date
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import below, values
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.headings import alike_headings, column_at, find_heading
from llf_docgen.workbook.reading.sheets import find_grid

LONGEST_TEXT = 2_000  # characters
# A figure, but not of days or weeks; a weekday with a figure behind it; a month with its day.
_MEANT_AS_DATE = re.compile(
    r"\d++(?!\s*(?:day|week|month)s?\b)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\W.*\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W+\d\d?\b",
    re.I,
)


@dataclass
class Part:
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


def read_sheet(sheet: layout.Sheet, grids: Mapping[str, Grid], year: Year | None) -> Part:
    """One sheet as its records, and what can't be read of it."""
    grid, problems = find_grid(sheet, grids)
    part = Part(problems, year)
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


def _read_rows(sheet: layout.Sheet, grid: Grid, heading: Row, part: Part) -> None:
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


def _read_row(sheet: layout.Sheet, grid: Grid, row: Row, part: Part) -> None:
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


def _record(sheet: layout.Sheet, grid: Grid, row: Row, part: Part) -> object | None:
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


_SEVERAL = re.compile(r"\s*(?:[;,]|\band\b)\s*")


def _note_name(
    sheet: layout.Sheet, column: layout.Column, cell: Cell, text: str, part: Part
) -> None:
    """Remembers a cell that names a record, its own or another's."""
    if column.heading == sheet.key:
        part.keys.append(Named(cell, text, sheet.name))
    instead = key(text) in map(key, column.also) or (column.or_day and day_or_none(text))
    if column.refers and not instead:
        names = part.owners if column.people else part.references
        named = _SEVERAL.split(text) if column.several else [text]
        names += [
            Named(cell, one, column.refers, column.field, column.also) for one in named if one
        ]


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
        raise values.Unreadable("required-cell", f"'{column.heading}' is empty. {_wanted(column)}")
    if column.refers == "Meetings":
        text = _with_its_year(text, year)
        return {column.field: text}
    return {column.field: values.read(value, column.kind, column.choices, year)}


def _wanted(column: layout.Column) -> str:
    if column.or_day:
        return "Fill in the meeting, or the day on which it was agreed."
    return "Fill it in."


def _is_figured(text: str) -> bool:
    """Whether a text is meant as a date, well or badly; others are words in its place."""
    return bool(_MEANT_AS_DATE.match(text.strip()))


def _with_its_year(text: str, year: Year | None) -> str:
    """A meeting's day without its year as the day it means: `12 November 2020`."""
    if day_or_none(text):
        return text
    return short_date(day_or_none(text, year)) or text
