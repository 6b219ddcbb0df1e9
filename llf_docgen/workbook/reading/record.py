"""One row as its record: each cell as its column's kind, and what can't be read noted at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from llf_docgen.model.book import Named
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.dates import Year
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import key
from llf_docgen.model.unread import Unread
from llf_docgen.model.wording import short_date
from llf_docgen.workbook import layout
from llf_docgen.workbook.layout import Kind
from llf_docgen.workbook.reading import values
from llf_docgen.workbook.reading.formats import general
from llf_docgen.workbook.reading.grid import Grid

LONGEST_TEXT = 2_000  # characters
MOST_REMEMBERED = 2_000  # texts of one column
_OF_FIGURES = (Kind.DATE, Kind.TIME, Kind.NUMBER)
_HAS_NOUGHT = re.compile(r"[^\d+]*[0+]")  # `(01632) 960190`, `Tel. +44 1632 960190`
_SEVERAL = re.compile(r"\s*(?:[;,]|\band\b)\s*")
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


@dataclass(frozen=True, slots=True)
class Place:
    """A column of the sheet and where it stands; `at` is 0 where an optional one is missing.

    Args:
        fills: the record's field.
        is_required: whether each row must have it.
        is_words: what its cells show is what is read of them.
        is_key: whether its cells name their own record.
        is_name: whether they name any.
        instead: the keys of the words that may stand in place of a name.
        read: what was read of texts and days in it, by the cell's value: most come again and again.
        named: the other records that texts name, likewise.
    """

    column: layout.Column
    at: int
    fills: str
    is_required: bool
    is_words: bool
    is_key: bool
    is_name: bool
    instead: frozenset[str]
    read: dict[object, dict[str, object]] = field(default_factory=dict, compare=False)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)


class Table:
    """A sheet with its headings: what is the same for each of its rows, worked out once."""

    def __init__(self, sheet: layout.Sheet, grid: Grid, heading: Row, part: Part) -> None:
        self.sheet = sheet
        self.grid = grid
        self.part = part
        self.first = heading.first
        # Texts of no more characters than that are told nothing of.
        self.longest = 0 if grid.cells.unclean else LONGEST_TEXT
        self.columns = [at for at in heading.columns.values() if at]
        places = [_place(sheet, column, heading) for column in sheet.columns]
        self.places = [place for place in places if place.at or place.column.required]
        self.needed = [
            (place.at, place.column.kind, place.column.heading.casefold())
            for place in self.places
            if place.column.required and not place.column.or_words
        ]
        self.blanks = {name: blank for c in sheet.columns for name, blank in _blank(c).items()}

    def is_record(self, line: Mapping[int, object]) -> bool:
        """Whether a row has plainly all that a record needs, and no heading of it once more."""
        for at, kind, heading in self.needed:
            value = line.get(at)
            if isinstance(value, str):
                if kind in _OF_FIGURES or value.isdigit() or value.casefold() == heading:
                    return False
            elif value is None or kind not in _OF_FIGURES:
                return False
        return len(self.needed) > 1

    def cell(self, number: int, place: Place) -> Cell:
        """A row's cell; under the first column where an optional one is missing."""
        return Cell(self.sheet.name, number, place.at or self.first)


def _place(sheet: layout.Sheet, column: layout.Column, heading: Row) -> Place:
    is_words = column.kind is Kind.TEXT and not column.or_words
    return Place(
        column,
        heading.columns[column.heading],
        column.field,
        column.required,
        is_words and column.refers != "Meetings" and not column.or_day,
        column.heading == sheet.key,
        column.heading == sheet.key or bool(column.refers),
        frozenset(map(key, column.also)),
    )


def _blank(column: layout.Column) -> dict[str, object]:
    """A blank cell by its column's field, with the words that might stand in its place."""
    blank: dict[str, object] = {column.field: values.BLANKS.get(column.kind)}
    return blank | {column.or_words: ""} if column.or_words else blank


def read_record(table: Table, row: Row) -> list[object]:
    """The row's record; none where a cell it can't do without was not read."""
    fields = dict(table.blanks)
    unread: list[Place] = []
    grid, number, longest = table.grid, row.number, table.longest
    line = grid.line(number)
    for place in table.places:
        value = line.get(place.at)
        if place.is_words and isinstance(value, str) and len(value) <= longest:
            fields[place.fills] = value
        elif (known := place.read.get(value)) is not None:
            fields.update(known)
        elif value is None and not place.is_required and not grid.is_odd(number, place.at):
            continue
        elif not _read_cell(table, row, place, value, fields):
            unread.append(place)
            continue
        if place.is_name and (named := fields[place.fills]):
            _note_name(table, number, place, str(named))
    if unread:
        table.part.unread += _unread(table, row, fields, unread)
    if any(place.is_required for place in unread):
        return []
    return [table.sheet.record(at=row, **fields)]


def _read_cell(
    table: Table, row: Row, place: Place, value: object, fields: dict[str, object]
) -> bool:
    """Fills the fields of a cell and notes what is odd about it; False where it can't be read."""
    grid, part = table.grid, table.part
    if isinstance(value, str):
        part.problems += _unclean(table, row, place, value)
    try:
        known = _values(grid, row.number, place, part.year)
    except values.Unreadable as why:
        part.problems.append(Problem(why.rule, table.cell(row.number, place), str(why)))
        return False
    fields.update(known)
    if isinstance(value, float):
        part.problems += _not_as_shown(table, row, place, value)
    elif _is_read_alike(table, place, value) and len(place.read) < MOST_REMEMBERED:
        place.read[value] = known
    return True


def _is_read_alike(table: Table, place: Place, value: object) -> bool:
    """Whether what is read of a value is the same in each row, and nothing is told of it."""
    kind = place.column.kind
    if isinstance(value, str):
        return kind is not Kind.TEXT or len(value) <= table.longest
    return kind is Kind.DATE and isinstance(value, date)


def _values(grid: Grid, row: int, place: Place, year: Year | None) -> dict[str, object]:
    """The cell's value by its field, with the words that stand in its place.

    Raises:
        Unreadable: it is none of its column's kind.
    """
    column, stored = place.column, grid.value(row, place.at)
    if column.kind is Kind.DATE and isinstance(stored, date):
        return {column.field: values.read_date(stored)}
    grid.refuse_odd(row, place.at, column.required)
    if column.kind not in values.OF_TIME:
        is_number = column.kind is Kind.NUMBER
        if grid.is_blank_link(row, place.at, is_number):
            raise values.blank_link(column.kind, column.required)
    text = _text(grid, row, place)
    if column.or_words and not _is_figured(text):
        return {column.field: values.BLANKS.get(column.kind), column.or_words: text}
    if column.required and not text:
        raise values.Unreadable("required-cell", f"'{column.heading}' is empty. {_wanted(column)}")
    value = _value(grid, row, place, text)
    if column.refers == "Meetings":
        return {column.field: _with_its_year(values.text(value), year)}
    found = values.read(value, column.kind, column.choices, year)
    if column.between and isinstance(found, float):
        values.refuse_outside(found, *column.between)
    return {column.field: found}


def _text(grid: Grid, row: int, place: Place) -> str:
    """A cell's text: a day as the committee writes it, all else as it is shown."""
    if place.column.kind in values.OF_TIME:
        return values.text(grid.value(row, place.at))
    return grid.shown(row, place.at)


def _value(grid: Grid, row: int, place: Place, text: str) -> object:
    """What is read of a cell: days and numbers as they are stored, words as they are shown."""
    column = place.column
    if column.kind is Kind.NUMBER:
        return grid.number(row, place.at)
    stored = grid.value(row, place.at)
    is_day = isinstance(stored, date) and (column.refers or column.or_day)
    return stored if is_day or column.kind in values.OF_TIME else text


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


def _unclean(table: Table, row: Row, place: Place, text: str) -> Iterator[Problem]:
    if place.column.kind is not Kind.TEXT:
        return
    if (row.number, place.at) in table.grid.cells.unclean:
        message = "The text holds characters that Word can't show; they are left out. Type it anew."
        yield Problem("text-clean", table.cell(row.number, place), message)
    if len(text) > LONGEST_TEXT:
        message = f"The text has {len(text):,} characters; in Word it fills a page. Shorten it."
        yield Problem("text-clean", table.cell(row.number, place), message)


def _not_as_shown(table: Table, row: Row, place: Place, value: float) -> Iterator[Problem]:
    """A number that is none, and lost its nought; and one of which only thousands are shown."""
    shown = table.grid.shown(row.number, place.at)
    if place.column.figures and not _HAS_NOUGHT.match(shown):
        yield Problem(
            "stored-as-shown",
            table.cell(row.number, place),
            f"{shown} is stored as a number, so a 0 in front is lost. Format the cell as Text and "
            "type it again.",
        )
    elif place.column.kind is Kind.NUMBER and table.grid.is_scaled(row.number, place.at):
        yield Problem(
            "stored-as-shown",
            table.cell(row.number, place),
            f"This cell shows {shown} and holds {general(value)}, which is what is read. Give it a "
            "plain number format, and check the figure.",
        )


def _unread(
    table: Table, row: Row, fields: Mapping[str, object], places: list[Place]
) -> Iterator[Unread]:
    """The row without a record, or else its cells that gave no value."""
    sheet = table.sheet
    needed = [table.cell(row.number, place) for place in places if place.column.required]
    if needed:
        names = frozenset(key(value) for value in fields.values() if isinstance(value, str))
        nameless = any(place.column.heading == sheet.key for place in places)
        yield Unread(needed[0], sheet.field, "", row.number, names - {""}, nameless)
    else:
        for place in places:
            yield Unread(table.cell(row.number, place), sheet.field, place.column.field, row.number)


def _note_name(table: Table, number: int, place: Place, text: str) -> None:
    """Remembers a cell that names a record, its own or another's."""
    column, part, cell = place.column, table.part, table.cell(number, place)
    if place.is_key:
        part.keys.append(Named(cell, text, table.sheet.name))
    if not column.refers:
        return
    named = place.named.get(text)
    if named is None:
        named = _named(place, text)
        if len(place.named) < MOST_REMEMBERED:
            place.named[text] = named
    names = part.owners if column.people else part.references
    for one in named:
        names.append(Named(cell, one, column.refers, column.field, column.also))


def _named(place: Place, text: str) -> tuple[str, ...]:
    """The records of another sheet that a text names; words and days in their place name none."""
    column = place.column
    if place.instead and key(text) in place.instead:
        return ()
    if column.or_day and day_or_none(text):
        return ()
    named = _SEVERAL.split(text) if column.several else [text]
    return tuple(one for one in named if one)
