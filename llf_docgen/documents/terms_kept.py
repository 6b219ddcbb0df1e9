"""How the group kept its Terms of Reference: the evidence, obligation by obligation.

The termly report shows the lines since the last one, the evidence those of the whole year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from llf_docgen.documents import obligations_of_members as members
from llf_docgen.documents import obligations_to_the_board as board
from llf_docgen.documents.document import Request
from llf_docgen.documents.obligation import (
    AT_RISK,
    IN_ORDER,
    KEPT,
    NONE_NEEDED,
    NOT_KEPT,
    NOT_RECORDED,
    NOT_YET,
    PARTLY_KEPT,
    KeptLine,
)
from llf_docgen.documents.obligations_of_meetings import meetings, of_each_meeting
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import report_entry
from llf_docgen.model.report_in_hand import covered_days

__all__ = [
    "AT_RISK",
    "KEPT",
    "NONE_NEEDED",
    "NOT_KEPT",
    "NOT_RECORDED",
    "NOT_YET",
    "PARTLY_KEPT",
    "KeptLine",
    "terms_kept",
    "year_kept",
]


def terms_kept(request: Request) -> tuple[KeptLine, ...]:
    """What a term's report tells: the year's meetings, and what each of them owed since the last.

    That begins with the day on which the last report went out, so that what came too late for it
    is told in this one. It says nothing of itself; an earlier report that went out late, or never,
    it tells.
    """
    book, term = request.book, request.term
    since = replace(term, first=covered_days(book, term).first)
    return (meetings(book), *of_each_meeting(book, since), *_reports_late(book, since))


def _reports_late(book: Book, since: Span) -> Iterator[KeptLine]:
    """The reports of earlier terms that were late, but for what the last report could tell."""
    for term in book.terms.year.terms:
        entry, told = report_entry(book, term), board.report(book, term)
        sent = (entry.sent_on if entry else None) or book.today
        if term.last < since.last and sent >= since.first and told.outcome == NOT_KEPT:
            yield told


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
