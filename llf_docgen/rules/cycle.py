"""The yearly planning and evaluation cycle: its dates, bodies, foci and papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.dates import month_number
from llf_docgen.model.finding import Level
from llf_docgen.model.moved import is_group, moved
from llf_docgen.model.names import alike, key
from llf_docgen.model.records import CalendarDate, CycleLine
from llf_docgen.model.wording import MONTHS, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, info, warning

FRIDAY = 4
WEEKEND = "at a weekend"
MOVED_DAYS = 10  # a board this near to its month has only moved


def _in_month(book: Book, line: CycleLine) -> list[CalendarDate]:
    month = book.terms.year.month(line.month)
    return [e for e in book.calendar if (e.date.year, e.date.month) == month]


def _same_body(entry: CalendarDate, line: CycleLine) -> bool:
    return key(entry.body) == key(line.body)


@warning("cycle-complete", clauses.CYCLE)
def cycle_complete(book: Book) -> Found:
    """The Calendar has a date for every line of the cycle.

    Right: Cycle has the Strategic Board in March, Calendar has 18 March 2021.

    Wrong: Cycle has the Strategic Board in March, Calendar has no date in March.
    """
    missing = []
    for line in book.cycle:
        year, month = book.terms.year.month(line.month)
        if not month or _in_month(book, line) or _only_in_meetings(book, line):
            continue
        near = [e for e in book.calendar if _same_body(e, line) and _days_off(e, year, month)]
        when = f"{MONTHS[month - 1]} {year}"
        if near:
            cell, met = near[0].at.cell("Date"), long_date(near[0].date)
            text = f"The Calendar has the {line.body} of {when} on {met}. Is that right?"
            yield cell, f"{text} If not, correct it.", Level.INFO
        else:
            missing.append(f"the {line.body} in {when}")
    if missing:
        text = f"The Calendar has no date for {listing(missing, 'or')}. Add {_it(len(missing))}."
        yield book.heading("Calendar", "Date"), text


def _only_in_meetings(book: Book, line: CycleLine) -> bool:
    """The group's own meeting of the month, which only the Calendar lacks, is told as that."""
    month = book.terms.year.month(line.month)
    met = [m for m in book.dated_meetings if (m.date.year, m.date.month) == month]
    return is_group(book, line.body) and any(not m.extraordinary for m in met)


def _days_off(entry: CalendarDate, year: int, month: int) -> bool:
    """Whether the date lies just before or after the month."""
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    near = timedelta(days=MOVED_DAYS)
    return first - near <= entry.date < after + near


@warning("cycle-body", clauses.CYCLE)
def cycle_body(book: Book) -> Found:
    """The body on each date is the one that the cycle names for the month.

    Right: September: Strategic Board with Alliance Partnership Group.

    Wrong: September: Strategic Board.
    """
    for line in book.cycle:
        entries = _in_month(book, line)
        if entries and not any(_same_body(entry, line) for entry in entries):
            month = MONTHS[month_number(line.month) - 1]
            yield (
                entries[0].at.cell("Body"),
                f"The Calendar has the {entries[0].body} on {long_date(entries[0].date)}; the "
                f"cycle has the {line.body} in {month}. Correct one of them.",
            )


@info("cycle-focus", clauses.CYCLE)
def cycle_focus(book: Book) -> Found:
    """The focus of each date is filled in and names what the cycle has for its month.

    Right: December: LLF TSA Strategic Priorities; TSC/DfE News; Progress Reports.

    Wrong: December, and the focus leaves out TSC/DfE News.
    """
    entries = [
        (entry, line)
        for line in book.cycle
        for entry in _in_month(book, line)
        if _same_body(entry, line)
    ]
    empty = [entry for entry, line in entries if not entry.focus and _parts(line.focus)]
    for level, dates in grouped(empty, lambda entry: _by_date(book, entry)).items():
        days, them = listing(long_date(entry.date) for entry in dates), _it(len(dates))
        yield dates[0].at.cell("Focus"), f"There is no focus for {days}. Add {them}.", level
    for entry, line in entries:
        lacking = [part for part in _parts(line.focus) if not alike(part, entry.focus)]
        if entry.focus and lacking:
            text = f"The focus of {long_date(entry.date)} leaves out {listing(lacking)}. "
            cell = entry.at.cell("Focus")
            yield cell, f"{text}Add {_it(len(lacking))}.", _by_date(book, entry)


def _by_date(book: Book, entry: CalendarDate) -> Level:
    return Level.WARNING if entry.date < book.today else Level.INFO


def _it(many: int) -> str:
    return "it" if many == 1 else "them"


def _parts(focus: str) -> list[str]:
    return [part.strip() for part in focus.split(";") if part.strip()]


@warning("group-meeting-in-calendar", clauses.CYCLE)
def group_meeting_in_calendar(book: Book) -> Found:
    """Each date of the group in the Calendar has its meeting, and each meeting its date.

    Right: 4 February 2021 in Calendar and in Meetings.

    Wrong: 4 February in Calendar, 11 February in Meetings.
    """
    year = book.terms.year
    entries = {e.date: e for e in book.calendar if e.date in year and is_group(book, e.body)}
    meetings = {m.date: m for m in book.dated_meetings if m.date in year}
    ordinary = {m.date: m for m in book.dated_meetings if m.date in year and not m.extraordinary}
    to = moved(book)
    lacking = sorted(entries.keys() - meetings.keys() - book.slipped)
    for day in lacking:
        instead = _instead(book, day, to.get(day))
        yield (
            entries[day].at.cell("Date"),
            f"The Calendar has the group on {long_date(day)}, {instead}",
        )
    told = {to.get(day) for day in lacking}  # so its meeting is not told again
    for day in sorted(ordinary.keys() - entries.keys() - told):
        meeting = ordinary[day]
        message = f"{meeting.ref} on {long_date(day)} is not in the Calendar. Add the date there."
        yield meeting.at.cell("Date"), message


def _instead(book: Book, day: date, other: date | None) -> str:
    """What Meetings has in place of that day: the day that it was moved to, if any."""
    off = next((m for m in book.meetings if m.cancelled and m.date == day), None)
    if other:
        if off:
            text = f"but {off.ref} is cancelled and Meetings has the group on {long_date(other)}"
            return f"{text}. Put that date in its place."
        return f"but Meetings has it on {long_date(other)}. Correct the one that is wrong."
    if off:
        return f"but {off.ref} is cancelled. Delete the date, or put in the new one."
    return "but Meetings has no meeting that day. Add it, or correct the date."


@warning("closed-day", clauses.SCHEDULED)
def closed_day(book: Book) -> Found:
    """No meeting or board falls at a weekend, on a bank holiday or in a school holiday.

    Right: Thursday 4 February 2021.

    Wrong: Thursday 18 February 2021, in half term.
    """
    told: set[date] = set()
    for cell, day in _days(book):
        why = _closed(book, day)
        if why and day not in told:
            told.add(day)
            past = day < book.today
            text = f"{long_date(day)} {_falls(why, past)} {why}. Is the date right?"
            yield cell, f"{text} If not, correct it.", Level.INFO if past else Level.WARNING


def _falls(why: str, past: bool) -> str:
    if why == WEEKEND:
        return "fell" if past else "falls"
    return "was" if past else "is"


def _closed(book: Book, day: date) -> str:
    """Why nobody meets that day, or nothing."""
    closed = book.terms.closed
    why = WEEKEND if day.weekday() > FRIDAY else closed.reason(day)
    return why or ("in the school holidays" if closed.in_school_holiday(day) else "")


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
    group_meeting_in_calendar,
    closed_day,
)
