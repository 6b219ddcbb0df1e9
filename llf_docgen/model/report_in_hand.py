"""Which termly report the office is at work on, by the Calendar and not by the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from llf_docgen.model.book import Book
from llf_docgen.model.dates import DAY, Span
from llf_docgen.model.deadlines import report_due, report_entry


@dataclass(frozen=True, slots=True)
class Report:
    """A term's report: its last day, and whether it went out or its board has met."""

    term: Span
    due: date
    sent_on: date | None
    board: date | None

    def is_owed(self, today: date) -> bool:
        """Neither sent nor too late for its board; without a board, until its last day."""
        return self.sent_on is None and (self.board or self.due) >= today


def reports(book: Book) -> list[Report]:
    """The report of each term, in the terms' order."""
    return [_report(book, term) for term in book.terms.year.terms]


def _report(book: Book, term: Span) -> Report:
    entry = report_entry(book, term)
    sent_on, board = (entry.sent_on, entry.date) if entry else (None, None)
    return Report(term, report_due(book, term), sent_on, board)


def report_due_next(book: Book) -> Report | None:
    """The first report, by date, that is neither sent nor too late for its board."""
    return next((report for report in reports(book) if report.is_owed(book.today)), None)


def report_in_hand(book: Book) -> Report | None:
    """The report due next once its day is near or its term has developments.

    Until then it is the latest that fell due; None before the year's first one: see `begins`.
    """
    coming = report_due_next(book)
    if coming and is_begun(book, coming):
        return coming
    fallen = [r for r in reports(book) if r.due < book.today or r.sent_on]
    return fallen[-1] if fallen else None


def is_begun(book: Book, report: Report) -> bool:
    """Whether its last day is within `Say deadlines` days, or its term has developments."""
    near = report.due - timedelta(days=book.terms.say_deadlines) <= book.today
    return near or any(d.term == report.term.name for d in book.developments)


def begins(book: Book, report: Report) -> date:
    """The first day on which a report without developments is in hand."""
    return report.due - timedelta(days=book.terms.say_deadlines)


def covered_term(book: Book) -> Span:
    """How far the year can be told: the last term, begun by today, of which something is recorded.

    Without developments or figures at all it is the first term.
    """
    terms = book.terms.year.terms
    told = [term for term in terms if term.first <= book.today and _is_told(book, term)]
    return told[-1] if told else terms[0]


def _is_told(book: Book, term: Span) -> bool:
    """Whether the term has developments or figures."""
    at = [other.name for other in book.terms.year.terms].index(term.name)
    figures = any(kpi.by_term[at] is not None for kpi in book.kpis)
    return figures or any(d.term == term.name for d in book.developments)


def covered_days(book: Book, term: Span) -> Span:
    """The days that a term's report tells of besides its developments, named as it says them.

    Messages, completed actions and how the Terms were kept. They begin with the day on which the
    last report went out, since what came that day may have come too late for it. A report that
    went out after its own term's end has told that term.
    """
    until = min(term.last, book.today)
    earlier = [t for t in book.terms.year.terms if t.last < term.first]
    for before in reversed(earlier):
        entry = report_entry(book, before)
        if entry and entry.sent_on and entry.sent_on <= book.today:
            first = min(entry.sent_on, before.last + DAY)
            return Span("since the last report", first, until)
    if earlier:
        return Span("since the year began", book.terms.year.first, until)
    name = "this term" if book.today in term else f"in the {term.name.lower()} term"
    return Span(name, term.first, until)
