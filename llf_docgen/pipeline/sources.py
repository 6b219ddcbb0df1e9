"""Where the workbook has what its documents say: the words in its cells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.sources import Source, Sources, nowhere
from llf_docgen.workbook.layout import SHEETS, Kind

_WORDS = (Kind.TEXT, Kind.LIST)


def source_of(book: Book | None) -> Source:
    """Says of words from which cell of a workbook they come; read only when it is first asked."""
    if book is None:
        return nowhere

    @cache
    def sources() -> Sources:
        return Sources(_texts(book))

    def source(now: str, before: str, words: str) -> str:
        return sources().source(now, before, words)

    return source


def _texts(book: Book) -> Iterator[tuple[str, Cell]]:
    """The words of each cell that may be printed as it stands."""
    for sheet in SHEETS:
        more = book.outside if sheet.field == "meetings" else ()
        for record in (*getattr(book, sheet.field), *more):
            for column in sheet.columns:
                text = getattr(record, column.field, None)
                there = record.at.columns.get(column.heading)
                if column.kind in _WORDS and isinstance(text, str) and text and there:
                    yield text, record.at.cell(column.heading)
    for field, cell in book.terms.at.items():
        text = getattr(book.terms, field, None)
        if isinstance(text, str) and text:
            yield text, cell
