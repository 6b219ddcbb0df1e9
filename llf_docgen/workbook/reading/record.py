"""Rows as records: each cell as its column's kind, and what can't be read noted at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial

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

# Tuples of a kind, in half the time.
_CELL, _NAMED = partial(tuple.__new__, Cell), partial(tuple.__new__, Named)
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


class Table:
    """A sheet with its headings: what is the same for each of its rows, worked out once."""

    def __init__(self, sheet: layout.Sheet, grid: Grid, heading: Row, part: Part) -> None:
        self.sheet = sheet
        self.grid = grid
        self.part = part
        self.first = heading.first
        # Texts of no more characters than that are told nothing of.
        self.longest = 0 if grid.cells.unclean else LONGEST_TEXT
        self.columns = frozenset(at for at in heading.columns.values() if at)
        places = [_place(sheet, column, heading) for column in sheet.columns]
        self.places = [place for place in places if place.at or place.column.required]
        self.needed = [
            (place.at, place.column.kind in _OF_FIGURES, place.column.heading.casefold())
            for place in self.places
            if place.column.required and not place.column.or_words
        ]
        self.blanks = {name: blank for c in sheet.columns for name, blank in _blank(c).items()}

    def blank_rows(self, numbers: Sequence[int]) -> set[int]:
        """The rows of which no cell shows anything, an error neither."""
        empty = [n for n in numbers if self.columns.isdisjoint(self.grid.line(n))]
        return {n for n in empty if not any(self.grid.is_odd(n, at) for at in self.columns)}

    def plain_rows(self, numbers: Sequence[int]) -> set[int]:
        """The rows that have plainly all that a record needs, and no heading of it once more."""
        rows = [(number, self.grid.line(number)) for number in numbers]
        for at, is_figure, heading in self.needed:
            longest = len(heading)
            if is_figure:
                rows = [row for row in rows if not isinstance(row[1].get(at, ""), str)]
            else:
                rows = [
                    row
                    for row in rows
                    if isinstance(words := row[1].get(at), str)
                    and not words.isdigit()
                    and (len(words) > longest or words.casefold() != heading)
                ]
        return {number for number, _ in rows} if len(self.needed) > 1 else set()

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


def read_records(table: Table, rows: Sequence[Row]) -> list[object]:
    """The rows' records; of a row in which a cell that it can't do without was not read, none.

    They are read column by column: what is the same for all its cells is asked once.
    """
    lines = [table.grid.line(row.number) for row in rows]
    fields: dict[str, list[object]] = {}
    unread: dict[int, list[Place]] = {}
    for place in table.places:
        fields |= _read_column(table, place, rows, [line.get(place.at) for line in lines], unread)
        if place.is_name:
            _note_names(table, place, rows, fields[place.fills])
    return [*_records(table, rows, fields, unread)]


def _records(
    table: Table,
    rows: Sequence[Row],
    fields: Mapping[str, Sequence[object]],
    unread: Mapping[int, list[Place]],
) -> Iterator[object]:
    names = "at", *table.blanks
    blank = ([value] * len(rows) for value in table.blanks.values())
    columns = (
        rows,
        *(fields.get(name, empty) for name, empty in zip(table.blanks, blank, strict=True)),
    )
    for at, cells in enumerate(zip(*columns, strict=True)):
        if at in unread:
            own = dict(zip(names, cells, strict=True))
            table.part.unread += _unread(table, rows[at], own, unread[at])
            if any(place.is_required for place in unread[at]):
                continue
        yield _filled(table.sheet.record, zip(names, cells, strict=True))


def _filled(record: type[object], fields: Iterable[tuple[str, object]]) -> object:
    """A record with all its fields; each of them set by itself takes many times as long."""
    made = record.__new__(record)
    vars(made).update(fields)
    return made


def _read_column(
    table: Table,
    place: Place,
    rows: Sequence[Row],
    stored: Sequence[object],
    unread: dict[int, list[Place]],
) -> dict[str, list[object]]:
    """The fields that a column fills, for all rows; where one can't be read, that is noted."""
    if _are_words(table, place, stored):
        return {place.fills: [value or "" for value in stored]}
    fields = {name: [blank] * len(rows) for name, blank in _blank(place.column).items()}
    own, read = fields[place.fills], place.read
    for at, value in enumerate(stored):
        if place.is_words and isinstance(value, str):
            own[at] = value
            table.part.problems += _unclean(table, rows[at], place, value)
        elif value is not None or place.is_required or table.grid.is_odd(rows[at].number, place.at):
            known = read.get(value) or _read_cell(table, rows[at], place, value)
            for name, found in known.items():
                fields[name][at] = found
            if not known:
                unread.setdefault(at, []).append(place)
    return fields


def _are_words(table: Table, place: Place, stored: Sequence[object]) -> bool:
    """Whether all that a column holds is words, which are read as they are, or nothing."""
    kinds = {*map(type, stored)}
    if not place.is_words or not kinds <= {str, type(None)}:
        return False
    if type(None) in kinds and (place.is_required or place.at in table.grid.odd_columns):
        return False
    return (
        max((len(value) for value in stored if isinstance(value, str)), default=0) <= table.longest
    )


def _read_cell(table: Table, row: Row, place: Place, value: object) -> dict[str, object]:
    """The fields of a cell, and what is odd about it noted; none where it can't be read."""
    grid, part = table.grid, table.part
    if isinstance(value, str):
        part.problems += _unclean(table, row, place, value)
    try:
        known = _values(grid, row.number, place, part.year)
    except values.Unreadable as why:
        part.problems.append(Problem(why.rule, table.cell(row.number, place), str(why)))
        return {}
    if isinstance(value, float):
        part.problems += _not_as_shown(table, row, place, value)
    elif _is_read_alike(table, place, value) and len(place.read) < MOST_REMEMBERED:
        place.read[value] = known
    return known


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


def _note_names(table: Table, place: Place, rows: Sequence[Row], texts: Sequence[object]) -> None:
    """Remembers the cells of a column that name a record, their own or another's."""
    column, part, sheet = place.column, table.part, table.sheet.name
    there = [
        (str(text), _CELL((sheet, row.number, place.at)))
        for row, text in zip(rows, texts, strict=True)
        if text
    ]
    if place.is_key:
        part.keys += [_NAMED((cell, text, sheet, "", ())) for text, cell in there]
    if not column.refers:
        return
    names = part.owners if column.people else part.references
    named = lru_cache(MOST_REMEMBERED)(partial(_named, place))
    more = column.refers, column.field, column.also
    names += [_NAMED((cell, one, *more)) for text, cell in there for one in named(text)]


def _named(place: Place, text: str) -> tuple[str, ...]:
    """The records of another sheet that a text names; words and days in their place name none."""
    column = place.column
    if place.instead and key(text) in place.instead:
        return ()
    if column.or_day and day_or_none(text):
        return ()
    named = _SEVERAL.split(text) if column.several else [text]
    return tuple(one for one in named if one)
