"""What is due next, by when, and when it is best sent."""

from __future__ import annotations

from collections.abc import Iterator
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
    due = (*_of_meetings(book), *_of_boards(book))
    closed = book.terms.closed
    return sorted(
        (Deadline(what, day, closed.advised(day)) for what, day in due),
        key=lambda deadline: deadline.day,
    )


def _of_meetings(book: Book) -> Iterator[tuple[str, date]]:
    for meeting in book.dated_meetings:
        day = long_date(meeting.date)
        if not meeting.papers_circulated and meeting.date >= book.today:
            yield f"Papers for the meeting on {day}", book.terms.papers_by(meeting.date)
        minutes_by = book.terms.minutes_by(meeting.date)
        if not meeting.minutes_circulated and minutes_by >= book.today:
            yield f"Minutes of the meeting on {day}", minutes_by


def _of_boards(book: Book) -> Iterator[tuple[str, date]]:
    """Minutes go out by the meeting they are of, so they are not told again by board."""
    for entry in book.calendar:
        owed = entry.paper_due and entry.paper_due != PaperDue.MINUTES
        if owed and not entry.sent_on and entry.date >= book.today:
            what = f"{entry.paper_due} for the {entry.body} on {long_date(entry.date)}"
            yield what, book.terms.board_papers_by(entry.date)


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
