"""The yearly planning and evaluation cycle: its dates, bodies, foci and papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from llf_docgen.model.book import Book
from llf_docgen.model.dates import month_number
from llf_docgen.model.finding import Level
from llf_docgen.model.names import alike, key
from llf_docgen.model.records import CalendarDate, CycleLine
from llf_docgen.model.states import PaperDue
from llf_docgen.model.wording import MONTHS, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, info, warning

FRIDAY = 4
MOVED_DAYS = 10  # a board this near to its month has only moved
SEPTEMBER_BY = (5, 1)  # from May the year's last annual meeting should be in the Calendar


def _in_month(book: Book, line: CycleLine) -> list[CalendarDate]:
    month = book.terms.year.month(line.month)
    return [e for e in book.calendar if (e.date.year, e.date.month) == month]


def _same_body(entry: CalendarDate, line: CycleLine) -> bool:
    return key(entry.body) == key(line.body)


@warning("cycle-complete", clauses.CYCLE)
def cycle_complete(book: Book) -> Found:
    """The Calendar has a date for every line of Cycle.

    Right: Cycle has the Strategic Board in March, Calendar has 18 March 2021.

    Wrong: Cycle has the Strategic Board in March, Calendar has no date in March.
    """
    for line in book.cycle:
        year, month = book.terms.year.month(line.month)
        if not month or _in_month(book, line):
            continue
        near = [e for e in book.calendar if _same_body(e, line) and _days_off(e, year, month)]
        text = f"The Calendar has no {line.body} in {MONTHS[month - 1]} {year}"
        if near:
            cell = near[0].at.cell("Date")
            yield cell, f"{text}; it meets on {long_date(near[0].date)}. Is that meant?", Level.INFO
        else:
            yield book.heading("Calendar", "Date"), f"{text}. Add its date."


def _days_off(entry: CalendarDate, year: int, month: int) -> bool:
    """Whether the date lies just before or after the month."""
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    near = timedelta(days=MOVED_DAYS)
    return first - near <= entry.date < after + near


@warning("cycle-body", clauses.CYCLE)
def cycle_body(book: Book) -> Found:
    """The body of each date is the one that Cycle names for the month.

    Right: September: Strategic Board with Alliance Partnership Group.

    Wrong: September: Strategic Board.
    """
    for line in book.cycle:
        entries = _in_month(book, line)
        if entries and not any(_same_body(entry, line) for entry in entries):
            month = MONTHS[month_number(line.month) - 1]
            yield (
                entries[0].at.cell("Body"),
                f"{long_date(entries[0].date)} is entered as {entries[0].body}; the cycle has "
                f"{line.body} in {month}. Correct one of them.",
            )


@info("cycle-focus", clauses.CYCLE)
def cycle_focus(book: Book) -> Found:
    """Each date's focus is filled in and names the standing foci of its month.

    Right: December: LLF TSA Strategic Priorities; TSC/DfE News; Progress Reports.

    Wrong: December, and the focus leaves out TSC/DfE News.
    """
    for line in book.cycle:
        for entry in (e for e in _in_month(book, line) if _same_body(e, line)):
            lacking = [part for part in _parts(line.focus) if not alike(part, entry.focus)]
            if lacking:
                what = "is empty" if not entry.focus else f"leaves out {listing(lacking)}"
                yield (
                    entry.at.cell("Focus"),
                    f"The focus of {long_date(entry.date)} {what}. Add it.",
                    Level.WARNING if entry.date < book.today else Level.INFO,
                )


def _parts(focus: str) -> list[str]:
    return [part.strip() for part in focus.split(";") if part.strip()]


@warning("group-meeting-in-calendar", clauses.CYCLE)
def group_meeting_in_calendar(book: Book) -> Found:
    """Each date of the group in the Calendar has a meeting that day, and the other way round.

    Right: 4 February 2021 in Calendar and in Meetings.

    Wrong: 4 February in Calendar, 11 February in Meetings.
    """
    group = key(book.terms.short_group)
    entries = {e.date: e for e in book.calendar if group in key(e.body)}
    meetings = {m.date: m for m in book.dated_meetings if m.date in book.terms.year}
    unlisted = sorted(meetings.keys() - entries.keys())
    for day in sorted(entries.keys() - meetings.keys() - book.slipped):
        cell = entries[day].at.cell("Date")
        yield cell, f"The Calendar has the group on {long_date(day)}; {_instead(day, unlisted)}"
    for day in unlisted:
        meeting = meetings[day]
        message = f"{meeting.ref} on {long_date(day)} is not in the Calendar. Add the date there."
        yield meeting.at.cell("Date"), message


def _instead(day: date, unlisted: list[date]) -> str:
    """What Meetings has in place of that day; the meeting so told is not told again."""
    if not unlisted:
        return "Meetings has no meeting that day. Add it, or correct the date."
    other = min(unlisted, key=lambda d: abs((d - day).days))
    unlisted.remove(other)
    return f"Meetings has the group on {long_date(other)}. Which is right?"


@warning("report-before-board", clauses.CYCLE_PAPERS)
def report_before_board(book: Book) -> Found:
    """A paper due at a board is sent the set number of days before it.

    Right: Sent on 11 March 2021 for the board of 18 March 2021.

    Wrong: Sent on 15 March 2021 for the board of 18 March 2021.
    """
    for entry in book.calendar:
        last = book.terms.board_papers_by(entry.date)
        told_elsewhere = entry.paper_due == PaperDue.TERMLY_REPORT and entry.date <= book.today
        board = f"the {entry.body} of {long_date(entry.date)}"
        what = f"The {entry.paper_due} for {board}"
        if not entry.paper_due:
            continue
        if entry.sent_on and last < entry.sent_on <= min(entry.date, book.today):
            sent = long_date(entry.sent_on)
            message = f"{what} went out on {sent}; it was due by {long_date(last)}."
            yield entry.at.cell("Sent on"), f"{message} Send the next one earlier."
        elif not entry.sent_on and last < book.today and not told_elsewhere:
            message = f"{what} was due by {long_date(last)} and is not sent."
            yield entry.at.cell("Sent on"), f"{message} Send it now, or fill in the day it went."


@warning("cycle-next-september", clauses.CONTRIBUTIONS)
def cycle_next_september(book: Book) -> Found:
    """The Calendar holds the annual meeting of the September after the year.

    Right: 9 September 2021, Partnership Report, in 2020-21.

    Wrong: The Calendar ends in July 2021.
    """
    year = book.terms.year.last.year
    after = [e for e in book.calendar if (e.date.year, e.date.month) == (year, 9)]
    if not any(e.paper_due == PaperDue.PARTNERSHIP_REPORT for e in after):
        early = book.today < date(year, *SEPTEMBER_BY)
        cell = after[0].at.cell("Paper due") if after else book.heading("Calendar", "Date")
        yield (
            cell,
            f"The Partnership Report for {book.terms.year.name} goes to the annual meeting of "
            f"September {year}. Add that date with its Paper due; a provisional one will do.",
            Level.INFO if early else Level.WARNING,
        )


@warning("closed-day", clauses.SCHEDULED)
def closed_day(book: Book) -> Found:
    """No meeting or board falls on a weekend, a bank holiday or in a school holiday.

    Right: Thursday 4 February 2021.

    Wrong: Thursday 18 February 2021, in half term.
    """
    told: set[date] = set()
    for cell, day in _days(book):
        closed = book.terms.closed
        why = "at the weekend" if day.weekday() > FRIDAY else closed.reason(day)
        if not why and closed.in_school_holiday(day):
            why = "in the school holidays"
        if why and day not in told:
            told.add(day)
            yield cell, f"{long_date(day)} is {why}. Is the date right?"


def _days(book: Book) -> Iterator:  # type: ignore[type-arg]
    """(cell, day) of every meeting, then of every date of the Calendar."""
    for meeting in book.dated_meetings:
        yield meeting.at.cell("Date"), meeting.date
    for entry in book.calendar:
        yield entry.at.cell("Date"), entry.date


RULES = (
    cycle_complete,
    cycle_body,
    cycle_focus,
    cycle_next_september,
    group_meeting_in_calendar,
    report_before_board,
    closed_day,
)
