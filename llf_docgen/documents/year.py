"""The year planner: the Calendar with every deadline, and next year's dates to agree.

The cycle is the Terms' "Improvement Planning & Evaluation Process"; next year's dates are the
same weekdays 52 weeks on (53, to stay in the month), for the group and its boards to agree or to
move.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from llf_docgen.documents.document import (
    Command,
    Document,
    Head,
    Per,
    Request,
    head_of_year,
    single,
)
from llf_docgen.documents.next_year import next_year, one_year_on
from llf_docgen.model.book import Book
from llf_docgen.model.dates import DAY, Span, month_number
from llf_docgen.model.deadlines import report_due, reports_beside
from llf_docgen.model.moved import beside_meetings, is_group
from llf_docgen.model.named_meeting import on_day
from llf_docgen.model.names import key
from llf_docgen.model.records import CalendarDate, CycleLine, Meeting
from llf_docgen.model.states import MinutesStatus, PaperDue
from llf_docgen.model.wording import MONTHS, clock, long_date, short_date

YEAR, WEEK = timedelta(weeks=52), timedelta(weeks=1)
_When = tuple[date, time]


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
        **head_of_year(request),
        as_at=long_date(book.today),
        dates=tuple(planned for _, planned in sorted(_dates(book), key=lambda pair: pair[0])),
        next_year=next_year(book.terms.year_name),
        proposed=tuple(_proposed(book)),
        terms=tuple(_term(book, term) for term in book.terms.year.terms),
        school_holidays=book.terms.school_holidays,
    )


def _term(book: Book, term: Span) -> str:
    """A term as the schools keep it; where no holiday is known to follow, only its first day."""
    last = book.terms.last_school_day(term)
    if last is None:
        return f"{term.name} term: begins on {short_date(term.first)}"
    return f"{term.name} term: {short_date(term.first)} to {short_date(last)}"


def _dates(book: Book) -> list[tuple[_When, PlannedDate]]:
    """The group's meetings, and the Calendar's dates that are none of them.

    What the Calendar has after the year is among next year's dates, if Cycle has a line for it.
    """
    told_later = [agreed for line in book.cycle if (agreed := _agreed(book, line))]
    boards = [entry for entry in beside_meetings(book) if entry not in told_later]
    dated = [((m.date, m.start or time.min), _meeting(book, m)) for m in book.meetings]
    dated += [((entry.date, time.min), _board(book, entry)) for entry in boards]
    if not dated:
        return []
    without_board = [term for term, entry in reports_beside(book) if entry is None]
    return dated + [((report_due(book, t), time.min), _report(book, t)) for t in without_board]


def _report(book: Book, term: Span) -> PlannedDate:
    """A term's report that is due though no date of its board is known."""
    due, board = report_due(book, term), book.terms.termly_report_to or book.terms.accountable_to
    return PlannedDate(
        date=long_date(due),
        body=f"{PaperDue.TERMLY_REPORT} of the {term.name} term to the {board}",
        focus="",
        where="",
        deadlines=(_by(book, "Report", due),),
        note="Date of the board to be agreed",
    )


def key_dates(book: Book, most: int) -> tuple[str, ...]:
    """The next dates of the group and its boards from today on, each with what is still due."""
    dates = [
        ((m.date, m.start or time.min), f"{on_day(book, m)}: {_name(book, m)}") for m in book.coming
    ]
    dates += [
        ((e.date, time.min), f"{long_date(e.date)}: {e.body}{_owed(e)}")
        for e in beside_meetings(book)
    ]
    ahead = sorted(pair for pair in dates if pair[0][0] >= book.today)
    return tuple(said for _, said in ahead[:most])


def _owed(entry: CalendarDate) -> str:
    return f" ({entry.paper_due})" if entry.paper_due and not entry.sent_on else ""


def _name(book: Book, meeting: Meeting) -> str:
    special = " (extraordinary meeting)" if meeting.extraordinary else ""
    return f"{book.terms.short_group}{special}"


def _meeting(book: Book, meeting: Meeting) -> PlannedDate:
    """A meeting; of a cancelled one nothing is said but that, where its name is read."""
    if meeting.cancelled:
        body = f"{_name(book, meeting)}: cancelled"
        return PlannedDate(long_date(meeting.date), body, "", "", (), "")
    return PlannedDate(
        date=long_date(meeting.date),
        body=_name(book, meeting),
        focus=meeting.focus,
        where=", ".join(filter(None, (_hours(meeting), meeting.venue))),
        deadlines=_meeting_deadlines(book, meeting.date),
        note=_sent(meeting),
    )


def _hours(meeting: Meeting) -> str:
    if meeting.start and meeting.end:
        return f"{clock(meeting.start)} to {clock(meeting.end)}"
    return f"From {clock(meeting.start)}" if meeting.start else ""


def _sent(meeting: Meeting) -> str:
    """What went out already, and when; or that nothing will."""
    days = (("Papers", meeting.papers_circulated), ("Minutes", meeting.minutes_circulated))
    told = [f"{what} sent on {short_date(day)}" for what, day in days if day]
    if meeting.minutes_status == MinutesStatus.NOT_TAKEN:
        told.append("No minutes were taken")
    return ". ".join(told)


def _meeting_deadlines(book: Book, day: date) -> tuple[str, ...]:
    terms = book.terms
    return (
        _by(book, "Papers", terms.papers_by(day)),
        _by(book, "Minutes", terms.minutes_by(day), day + DAY),
    )


def _board(book: Book, entry: CalendarDate) -> PlannedDate:
    return PlannedDate(
        date=long_date(entry.date),
        body=entry.body,
        focus=entry.focus,
        where="",
        deadlines=_board_deadlines(book, _paper(book, entry), entry.date),
        note=f"Sent on {short_date(entry.sent_on)}" if entry.sent_on else "",
    )


def _paper(book: Book, entry: CalendarDate) -> str:
    """What is due at a board; a term's report where no other date takes it."""
    goes_to = [board for _, board in reports_beside(book)]
    return entry.paper_due or (PaperDue.TERMLY_REPORT if entry in goes_to else "")


def _board_deadlines(book: Book, paper: str, day: date) -> tuple[str, ...]:
    if not paper:
        return ()
    if paper == PaperDue.MINUTES:
        return (_by(book, "Minutes", book.terms.minutes_by(day), day + DAY),)
    return (_by(book, paper, book.terms.board_papers_by(day)),)


def _by(book: Book, what: str, day: date, earliest: date = date.min) -> str:
    """`Papers by Thursday 28 January 2021`, with better advice where that day is closed."""
    best = book.terms.closed.advised(day, max(earliest, book.today))
    advice = f" (best by {long_date(best)})" if best != day else ""
    return f"{what} by {long_date(day)}{advice}"


def _proposed(book: Book) -> list[PlannedDate]:
    """A date for each line of the cycle, in the order of the academic year."""
    order = sorted(book.cycle, key=lambda line: book.terms.year.month(line.month))
    return [_next(book, line) for line in order]


def _next(book: Book, line: CycleLine) -> PlannedDate:
    agreed = _agreed(book, line)
    if agreed:
        note = "Provisional" if "provisional" in key(agreed.focus) else "Agreed"
        if agreed.sent_on:
            note = f"{agreed.paper_due or 'Papers'} sent on {short_date(agreed.sent_on)}"
            line = replace(line, paper_due="")
        return _planned(book, line, agreed.date, agreed.focus or one_year_on(line.focus), note)
    focus = one_year_on(line.focus)
    this_year = [e for e in _of(book, line) if e.date in book.terms.year]
    if this_year:
        day = _open_day(book, _one_year_on(this_year[0].date))
        return _planned(book, line, day, focus, "Proposed")
    return PlannedDate(_month(book, line), line.body, focus, "", (), "To be proposed")


def _one_year_on(day: date) -> date:
    """The same weekday of the next year, in the month that the cycle has."""
    later = day + YEAR
    return later if later.month == day.month else later + WEEK


def _month(book: Book, line: CycleLine) -> str:
    """The month of a line of the cycle in the year to come; as typed where it is none."""
    year, number = book.terms.year.month(line.month)
    return f"{MONTHS[number - 1]} {year + 1}" if number else line.month.strip()


def _planned(book: Book, line: CycleLine, day: date, focus: str, note: str) -> PlannedDate:
    """A date of next year; a school holiday is not known yet, a bank holiday is."""
    if is_group(book, line.body):
        due = _meeting_deadlines(book, day)
    else:
        due = _board_deadlines(book, line.paper_due, day)
    return PlannedDate(long_date(day), line.body, focus, "", due, note)


def _agreed(book: Book, line: CycleLine) -> CalendarDate | None:
    """The date after the year that the Calendar has for a line of the cycle already."""
    return next((e for e in _of(book, line) if e.date > book.terms.year.last), None)


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
