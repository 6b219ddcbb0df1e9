"""Where the workbook has what its documents say: the words in its cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any

from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.sources import IN_NO_TABLE, Around, Source, Sources, Value, nowhere
from llf_docgen.model.wording import short_date
from llf_docgen.workbook.layout import SHEETS, Kind, Sheet

_WORDS = (Kind.TEXT, Kind.LIST)
_MOMENTS = (Kind.DATE, Kind.TIME)
_TITLES = ("title",)


def source_of(book: Book | None) -> Source:
    """Says of words from which cell of a workbook they come; read only when it is first asked."""
    if book is None:
        return nowhere

    @cache
    def sources() -> Sources:
        return Sources(_texts(book), _records(book))

    def source(now: str, before: str, words: str, around: Around = IN_NO_TABLE) -> str:
        return sources().source(now, before, words, around)

    return source


def _each(book: Book) -> Iterator[tuple[Sheet, Any]]:
    """Each record of the workbook with its sheet."""
    for sheet in SHEETS:
        more = book.outside if sheet.field == "meetings" else ()
        yield from ((sheet, record) for record in (*getattr(book, sheet.field), *more))


def _records(book: Book) -> Iterator[list[Value]]:
    """Each record as what its cells say: days and times too, and the words that stand for them."""
    for sheet, record in _each(book):
        values = []
        for column in sheet.columns:
            there = record.at.columns.get(column.heading)
            fields = filter(None, (column.field, column.or_words))
            text = next(filter(None, (_said(getattr(record, f, None)) for f in fields)), "")
            if there and text:
                # A sheet without a key knows its rows by their titles, where those are there once.
                is_key = column.heading == sheet.key or column.field in _TITLES
                is_moment = column.kind in _MOMENTS
                cell = record.at.cell(column.heading)
                values.append(Value(text, column.heading, cell, is_key, is_moment))
        yield values


def _said(value: object) -> str:
    """A cell's value in words; nothing for what is printed otherwise, as numbers are."""
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    words = value.value if isinstance(value, Enum) else value
    return " ".join(words.split()) if isinstance(words, str) else ""


def _texts(book: Book) -> Iterator[tuple[str, Cell]]:
    """The words of each cell that may be printed as it stands."""
    for sheet, record in _each(book):
        for column in sheet.columns:
            text = getattr(record, column.field, None)
            there = record.at.columns.get(column.heading)
            if column.kind in _WORDS and isinstance(text, str) and text and there:
                yield text, record.at.cell(column.heading)
    for field, cell in book.terms.at.items():
        text = getattr(book.terms, field, None)
        if isinstance(text, str) and text and not isinstance(text, Enum):
            yield text, cell
