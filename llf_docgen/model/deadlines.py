"""What is due next, by when, and when it is best sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.dates import Closed, Span
from llf_docgen.model.names import key
from llf_docgen.model.records import CalendarDate
from llf_docgen.model.states import PaperDue
from llf_docgen.model.wording import away, long_date


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due by `day`; `send_by` is never later, and a day on which people work."""

    what: str
    day: date
    send_by: date


def deadlines(book: Book) -> list[Deadline]:
    """Papers, minutes and reports still to be sent, the nearest first."""
    terms, today = book.terms, book.today
    due = []
    for meeting in book.dated_meetings:
        day = long_date(meeting.date)
        if not meeting.papers_circulated and meeting.date >= today:
            due.append((f"Papers for the meeting on {day}", terms.papers_by(meeting.date)))
        if not meeting.minutes_circulated and terms.minutes_by(meeting.date) >= today:
            due.append((f"Minutes of the meeting on {day}", terms.minutes_by(meeting.date)))
    for entry in book.calendar:
        owed = entry.paper_due and not entry.sent_on and entry.date >= today
        if owed and entry.paper_due != PaperDue.MINUTES:
            what = f"{entry.paper_due} for the {entry.body} on {long_date(entry.date)}"
            due.append((what, terms.board_papers_by(entry.date)))
    return sorted(
        (Deadline(what, day, terms.closed.advised(day)) for what, day in due),
        key=lambda deadline: deadline.day,
    )


def by_when(last: date, closed: Closed, today: date) -> str:
    """`by Thursday 28 January 2021 (in 10 days)`, with better advice where that day is closed."""
    text = f"by {long_date(last)} ({away(last, today)})"
    send_by = closed.advised(last)
    if send_by != last:
        why = closed.reason(last) or "in the school holidays"
        text = f"by {long_date(last)}, {why}: send them by {long_date(send_by)}"
    if closed.in_school_holiday(send_by):
        text += f"; schools are closed after {long_date(closed.school_day(send_by))}"
    return text


def report_entry(book: Book, term: Span) -> CalendarDate | None:
    """The board date to which a term's report goes.

    Boards meet before terms end, so it is the date inside the term whose paper due is the
    termly report; else the last meeting of that board inside the term.
    """
    inside = sorted((e for e in book.calendar if e.date in term), key=lambda e: e.date)
    reports = [e for e in inside if e.paper_due == PaperDue.TERMLY_REPORT]
    board = key(book.terms.termly_report_to)
    boards = [e for e in inside if board and key(e.body).startswith(board)]
    return next(iter(reports or boards[-1:]), None)


def report_due(book: Book, term: Span) -> date:
    """The last day on which a term's report is in time; the term's end where no board meets."""
    entry = report_entry(book, term)
    return book.terms.board_papers_by(entry.date) if entry else term.last
