"""The year planner: the Calendar with every deadline, and next year's dates to agree.

The cycle is the Terms' "Improvement Planning & Evaluation Process"; next year's dates are the
same weekdays 52 weeks on, for the group and its boards to agree or to move.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from llf_docgen.documents.document import Command, Document, Head, Per, Request, head, single
from llf_docgen.documents.partnership import next_year
from llf_docgen.model.book import Book
from llf_docgen.model.dates import month_number
from llf_docgen.model.names import key
from llf_docgen.model.records import CalendarDate, CycleLine, Meeting
from llf_docgen.model.states import PaperDue
from llf_docgen.model.wording import clock, long_date, short_date

YEAR, WEEK = timedelta(weeks=52), timedelta(weeks=1)


@dataclass(frozen=True)
class PlannedDate:
    """A date of the planner; `deadlines` say what must be sent by when."""

    date: str
    body: str
    focus: str
    where: str
    deadlines: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Year(Head):
    """The names that the year planner's template may use."""

    as_at: str
    dates: tuple[PlannedDate, ...]
    next_year: str
    proposed: tuple[PlannedDate, ...]
    terms: tuple[str, ...]
    school_holidays: str


def context(request: Request) -> Year:
    """The planner's context."""
    book = request.book
    return Year(
        **head(request),
        as_at=long_date(book.today),
        dates=tuple(shown for _, shown in sorted(_dates(book), key=lambda pair: pair[0])),
        next_year=next_year(book.terms.year_name),
        proposed=tuple(_proposed(book)),
        terms=tuple(
            f"{term.name} term: {short_date(term.first)} to {short_date(term.last)}"
            for term in book.terms.year.terms
        ),
        school_holidays=book.terms.school_holidays,
    )


def _dates(book: Book) -> list[tuple[date, PlannedDate]]:
    """The group's meetings, and the Calendar's dates that are none of them.

    What the Calendar has after the year is among next year's dates, if Cycle has a line for it.
    """
    group = key(book.terms.short_group)
    days = {meeting.date for meeting in book.dated_meetings}
    told_later = [e for line in book.cycle for e in _of(book, line) if _is_later(book, e)]
    boards = [
        entry
        for entry in book.calendar
        if entry not in told_later and not (entry.date in days and group in key(entry.body))
    ]
    dated = [(meeting.date, _meeting(book, meeting)) for meeting in book.dated_meetings]
    return dated + [(entry.date, _board(book, entry)) for entry in boards]


def _meeting(book: Book, meeting: Meeting) -> PlannedDate:
    hours = f"{clock(meeting.start)} to {clock(meeting.end)}" if meeting.end else ""
    return PlannedDate(
        date=long_date(meeting.date),
        body=book.terms.short_group,
        focus=meeting.focus,
        where=", ".join(filter(None, (hours, meeting.venue))),
        deadlines=_meeting_deadlines(book, meeting.date),
        note="",
    )


def _meeting_deadlines(book: Book, day: date) -> tuple[str, ...]:
    terms = book.terms
    return (
        _by(book, "Papers", terms.papers_by(day)),
        _by(book, "Minutes", terms.minutes_by(day)),
    )


def _board(book: Book, entry: CalendarDate) -> PlannedDate:
    return PlannedDate(
        date=long_date(entry.date),
        body=entry.body,
        focus=entry.focus,
        where="",
        deadlines=_board_deadlines(book, entry.paper_due, entry.date),
        note=f"Sent on {short_date(entry.sent_on)}" if entry.sent_on else "",
    )


def _board_deadlines(book: Book, paper: str, day: date) -> tuple[str, ...]:
    if not paper:
        return ()
    if paper == PaperDue.MINUTES:
        return (_by(book, "Minutes", book.terms.minutes_by(day)),)
    return (_by(book, paper, book.terms.board_papers_by(day)),)


def _by(book: Book, what: str, day: date) -> str:
    """`Papers by Thursday 28 January 2021`, with better advice where that day is closed."""
    best = book.terms.closed.advised(day)
    advice = f" (best by {long_date(best)})" if best != day else ""
    return f"{what} by {long_date(day)}{advice}"


def _proposed(book: Book) -> list[PlannedDate]:
    """A date for each line of the cycle, in the order of the academic year."""
    order = sorted(book.cycle, key=lambda line: book.terms.year.month(line.month))
    return [_next(book, line) for line in order]


def _next(book: Book, line: CycleLine) -> PlannedDate:
    agreed = [e for e in _of(book, line) if _is_later(book, e)]
    this_year = [e for e in _of(book, line) if e.date in book.terms.year]
    if agreed:
        return _planned(book, line, agreed[0].date, "In the Calendar")
    if this_year:
        day = _open_day(book, this_year[0].date + YEAR)
        return _planned(book, line, day, "Proposed: the same weekday as this year")
    month = f"{line.month.strip()} {book.terms.year.month(line.month)[0] + 1}"
    return PlannedDate(month, line.body, line.focus, "", (), "No date this year to go by")


def _planned(book: Book, line: CycleLine, day: date, note: str) -> PlannedDate:
    """A date of next year; a school holiday is not known yet, a bank holiday is."""
    group = key(book.terms.short_group) in key(line.body)
    due = _meeting_deadlines(book, day) if group else _board_deadlines(book, line.paper_due, day)
    return PlannedDate(long_date(day), line.body, line.focus, "", due, note)


def _is_later(book: Book, entry: CalendarDate) -> bool:
    return entry.date > book.terms.year.last


def _of(book: Book, line: CycleLine) -> list[CalendarDate]:
    """The Calendar's dates of a line of the cycle: the same body in the same month."""
    number = month_number(line.month)
    found = [e for e in book.calendar if e.date.month == number and key(e.body) == key(line.body)]
    return sorted(found, key=lambda entry: entry.date)


def _open_day(book: Book, day: date) -> date:
    """The day, or the same weekday a week or more later where it is a bank holiday."""
    while book.terms.closed.reason(day):
        day += WEEK
    return day


DOCUMENT = Document(
    "Year planner",
    "the Calendar with every deadline, and next year's dates to agree",
    Year,
    single(lambda request: f"Year planner {request.book.terms.year_name}", context),
    per=Per.YEAR,
    command=Command(
        "year",
        "Write the year planner with every deadline.",
        "Write the year planner: each date with its deadlines, and next year's dates to agree.",
    ),
    made_for="The dates of {year} and of the year to come.",
)
