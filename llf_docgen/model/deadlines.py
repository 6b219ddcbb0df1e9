"""What is due next, by when, and when it is best sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.dates import DAY, Closed, Span
from llf_docgen.model.names import key
from llf_docgen.model.records import CalendarDate, Meeting
from llf_docgen.model.states import MinutesStatus, PaperDue
from llf_docgen.model.wording import away, long_date


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due by `day`; `send_by` is never later, and a day on which people work."""

    what: str
    day: date
    send_by: date


def deadlines(book: Book) -> list[Deadline]:
    """Papers, minutes and reports still to be sent, what is overdue too, the nearest first.

    Papers until the meeting is past, a paper to a board until it has met, minutes for good.
    """
    due = (*_of_meetings(book), *_of_boards(book), *_of_reports_beside(book))
    return sorted(due, key=lambda deadline: deadline.day)


def _deadline(book: Book, what: str, day: date, earliest: date) -> Deadline:
    advised = book.terms.closed.advised(day, max(earliest, book.today))
    return Deadline(what, day, advised)


def _of_meetings(book: Book) -> Iterator[Deadline]:
    for meeting in may_owe(book):
        on = f"the meeting on {named_day(book, meeting)}"
        if owes_papers(meeting, book.today):
            last = book.terms.papers_by(meeting.date)
            yield _deadline(book, f"Papers for {on}", last, date.min)
        if owes_minutes(meeting):
            last = book.terms.minutes_by(meeting.date)
            yield _deadline(book, f"Minutes of {on}", last, meeting.date + DAY)


def may_owe(book: Book) -> list[Meeting]:
    """The meetings that may owe something: of an earlier year nothing is owed.

    One after the year's last day, in the summer, owes as any other: its papers are due all the
    same.
    """
    return [m for m in book.dated_meetings if m.date >= book.terms.year.first]


def named_day(book: Book, meeting: Meeting) -> str:
    """`Thursday 4 February 2021`, with its reference where another meeting is on that day."""
    same_day = [m for m in book.dated_meetings if m.date == meeting.date]
    return long_date(meeting.date) + (f" ({meeting.ref})" if len(same_day) > 1 else "")


def owes_papers(meeting: Meeting, today: date) -> bool:
    """Whether a meeting's papers are still to go out: until they did, or it is past."""
    return not meeting.papers_circulated and meeting.date >= today


def owes_minutes(meeting: Meeting) -> bool:
    """Whether a meeting's minutes are still to go out; none are owed that were not taken."""
    ended = meeting.minutes_status in (MinutesStatus.APPROVED, MinutesStatus.NOT_TAKEN)
    return not meeting.minutes_circulated and not ended


def _of_boards(book: Book) -> Iterator[Deadline]:
    """Minutes go out by the meeting they are of, so they are not told again by board."""
    for entry in book.calendar:
        owed = entry.paper_due and entry.paper_due != PaperDue.MINUTES
        if owed and not entry.sent_on and entry.date >= book.today:
            what = f"{entry.paper_due} for the {entry.body} on {long_date(entry.date)}"
            yield _deadline(book, what, book.terms.board_papers_by(entry.date), date.min)


def reports_beside(book: Book) -> Iterator[tuple[Span, CalendarDate | None]]:
    """The terms whose report no date of the Calendar names as due, with a board where one is known.

    They are due all the same, by `report_due`.
    """
    for term in book.terms.year.terms:
        entry = report_entry(book, term)
        if entry is None or entry.paper_due != PaperDue.TERMLY_REPORT:
            yield term, entry


def _of_reports_beside(book: Book) -> Iterator[Deadline]:
    for term, entry in reports_beside(book):
        due = report_due(book, term)
        if due >= book.today and not (entry and entry.sent_on):
            what = f"{PaperDue.TERMLY_REPORT} of the {term.name} term"
            what += f" for the {entry.body} on {long_date(entry.date)}" if entry else ""
            yield _deadline(book, what, due, date.min)


def by_when(last: date, closed: Closed, today: date, earliest: date = date.min) -> str:
    """`by Thursday 28 January 2021 (in ten days)`, with better advice where that day is closed.

    `earliest` is the first day on which it can be sent at all, where that is not today.
    """
    send_by = closed.advised(last, max(today, earliest))
    if send_by == last:
        return f"by {long_date(last)} ({away(last, today)})"
    why = closed.reason(last) or "in the school holidays"
    return f"by {long_date(last)}, {why}: send them by {long_date(send_by)}"


def report_entry(book: Book, term: Span) -> CalendarDate | None:
    """The board date to which a term's report goes.

    Boards meet before terms end, so it is the date inside the term whose paper due is the
    termly report (the last one's may follow the year); else the last meeting of that board inside
    the term to which nothing else is due. Of several it is the first that is still to come and
    not yet sent, else the last.
    """
    reports = [e for e in _by_date(book) if e.paper_due == PaperDue.TERMLY_REPORT]
    is_last = term == book.terms.year.terms[-1]
    inside = [e for e in reports if e.date in term or (is_last and e.date > term.last)]
    owed = [e for e in inside if not e.sent_on and e.date >= book.today]
    board = key(book.terms.termly_report_to)
    boards = [e for e in _by_date(book) if e.date in term and board and not e.paper_due]
    boards = [e for e in boards if key(e.body).startswith(board)]
    return next(iter(owed or inside[-1:] or boards[-1:]), None)


def later_in_term(book: Book, term: Span) -> CalendarDate | None:
    """The board to which a term's report goes, where the term has had a report to another before.

    Each board has a paper of its own: the first one's stays as it was sent.
    """
    boards = [e for e in _by_date(book) if e.paper_due == PaperDue.TERMLY_REPORT and e.date in term]
    entry = report_entry(book, term)
    return entry if entry in boards[1:] else None


def _by_date(book: Book) -> list[CalendarDate]:
    return sorted(book.calendar, key=lambda entry: entry.date)


def report_due(book: Book, term: Span) -> date:
    """The last day on which a term's report is in time.

    Where no board meets it is the last school day of the term, else its last working day.
    """
    entry = report_entry(book, term)
    if entry:
        return book.terms.board_papers_by(entry.date)
    return book.terms.last_school_day(term) or book.terms.closed.working_day(term.last)
