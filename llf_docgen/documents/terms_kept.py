"""How the group kept its Terms of Reference: the evidence, obligation by obligation.

The termly report shows the lines of its term, the evidence those of the whole year.
"""

from __future__ import annotations

from llf_docgen.documents import obligations_of_members as members
from llf_docgen.documents import obligations_to_the_board as board
from llf_docgen.documents.document import Request
from llf_docgen.documents.obligation import (
    AT_RISK,
    IN_ORDER,
    KEPT,
    NONE_NEEDED,
    NOT_KEPT,
    NOT_YET,
    PARTLY_KEPT,
    KeptLine,
)
from llf_docgen.documents.obligations_of_meetings import meetings, of_each_meeting
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span

__all__ = [
    "AT_RISK",
    "KEPT",
    "NONE_NEEDED",
    "NOT_KEPT",
    "NOT_YET",
    "PARTLY_KEPT",
    "KeptLine",
    "terms_kept",
    "year_kept",
]


def terms_kept(request: Request) -> tuple[KeptLine, ...]:
    """What a term's report tells: the year's meetings, and those of its term.

    It says nothing of itself.
    """
    book, term = request.book, request.term
    return (meetings(book), *of_each_meeting(book, term))


def year_kept(book: Book) -> tuple[KeptLine, ...]:
    """Every obligation that the year's records can show, in the order of the Terms."""
    year = Span(book.terms.year.name, book.terms.year.first, book.terms.year.last)
    lines = (
        members.partners(book),
        members.membership_agreed(book),
        meetings(book),
        *of_each_meeting(book, year),
        members.leader(book),
        *(board.report(book, term) for term in book.terms.year.terms),
        board.contribution(book),
        board.messages(book),
        board.accountable(book),
        board.budget(book),
    )
    return tuple(sorted(lines, key=lambda line: IN_ORDER.index(line.clause)))
