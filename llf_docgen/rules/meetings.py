"""Action Group Membership, Meeting Date & Focus: how often the group meets, and when."""

from __future__ import annotations

import re
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Level
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import MONTHS, count, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, breach, info, warning

MOVED_WITHIN_DAYS = 28  # a meeting this near to the scheduled day may be the one that was moved


@breach("yearly-meeting", clauses.MEETS)
def yearly_meeting(book: Book) -> Found:
    """The group meets at least the required number of times in the academic year.

    Right: One meeting on 4 February 2021; the Terms ask for one.

    Wrong: The only meeting of the year was cancelled.
    """
    year, needed = book.terms.year, book.terms.meetings_in_year
    counted = _counted(book)
    if len(counted) + len(book.slipped) < needed:
        planned = "is" if len(counted) == 1 else "are"
        yield (
            book.heading("Meetings", "Date"),
            f"{count(len(counted), 'meeting')} of the group {planned} held or planned in "
            f"{year.name}; the Terms ask for at least {needed}. Add a row to Meetings.",
        )


def _counted(book: Book) -> list[Meeting]:
    """Held in the year, or still to come in it; cancelled ones do not count."""
    return [m for m in book.dated_meetings if m.date in book.terms.year]


@breach("meeting-month", clauses.MEETS)
def meeting_month(book: Book) -> Found:
    """One of the year's meetings is in each month that the Terms name.

    Right: A meeting on 4 February 2021; the Terms name February.

    Wrong: The year's only meeting is on 4 March 2021.
    """
    counted = _counted(book)
    if not counted:
        return
    for name in book.terms.meeting_months:
        year, month = book.terms.year.month(name)
        days = {m.date for m in counted} | book.slipped
        if month and not any((day.year, day.month) == (year, month) for day in days):
            passed = (book.today.year, book.today.month) > (year, month)
            said = listing(long_date(m.date) for m in counted)
            meetings = "meeting is" if len(counted) == 1 else "meetings are"
            yield (
                counted[0].at.cell("Date"),
                f"The Terms ask for a meeting in {MONTHS[month - 1]} {year}; the year's {meetings} "
                f"on {said}. Add a meeting in that month, or tell the "
                f"{book.terms.accountable_to} why it moved.",
                Level.BREACH if passed else Level.WARNING,
            )


@warning("meeting-in-year", clauses.MEETS)
def meeting_in_year(book: Book) -> Found:
    """Every meeting lies inside the academic year.

    Right: 4 February 2021 in the year 2020-21.

    Wrong: 4 February 2020 in the year 2020-21.
    """
    year = book.terms.year
    for meeting in book.outside:
        yield (
            meeting.at.cell("Date"),
            f"{meeting.ref} is on {long_date(meeting.date)}, outside {year.name} "
            f"({long_date(year.first)} to {long_date(year.last)}). Correct the year, or move "
            "it to that year's workbook.",
        )


@warning("meeting-as-scheduled", clauses.SCHEDULED)
def meeting_as_scheduled(book: Book) -> Found:
    """Each meeting that the Terms schedule is in Meetings on that date, or has a note.

    Right: A meeting on Thursday 4 February 2021, as the Terms say.

    Wrong: The meeting is on 11 February and no note says why.
    """
    for day in book.terms.scheduled_meetings:
        on_day = [m for m in book.meetings if m.date == day]
        if day in book.slipped or any(not m.cancelled or m.note for m in on_day):
            continue
        cell, message = _called_off(on_day[0]) if on_day else _not_on(book, day)
        if message:
            yield cell, f"The Terms schedule a meeting on {long_date(day)}; {message}"


def _called_off(meeting: Meeting) -> tuple[Cell, str]:
    why = "it is cancelled. Say why in the Note, and when it is held instead."
    return meeting.at.cell("Note"), why


def _not_on(book: Book, day: date) -> tuple[Cell, str]:
    """What Meetings has instead of a scheduled day; no message where a Note explains it."""
    near = [m for m in book.dated_meetings if abs((m.date - day).days) <= MOVED_WITHIN_DAYS]
    nearest = min(near, key=lambda m: abs((m.date - day).days), default=None)
    if nearest is None:
        return book.heading("Meetings", "Date"), "none is in Meetings. Add it."
    message = f"{nearest.ref} is on {long_date(nearest.date)}. If it was moved, say so in its Note."
    return nearest.at.cell("Date"), "" if nearest.note else message


@info("terms-consistent", clauses.MEETS)
def terms_consistent(book: Book) -> Found:
    """Where the Terms contradict themselves, it is said once with what was taken.

    Right: February, in 2020-21: February 2021 is meant.

    Wrong: February 2020, in 2020-21.
    """
    terms = book.terms
    for name in terms.meeting_months:
        year, month = terms.year.month(name)
        written = re.search(r"\b(19|20)\d\d\b", name)
        if month and written and int(written.group()) != year:
            yield (
                terms.at["meeting_months"],
                f"'{name}' is not in {terms.year.name}; {MONTHS[month - 1]} {year} is taken. "
                "Correct the cell, and tell the board that the Terms need correcting too.",
            )
    years = re.findall(r"\d+", terms.year_name)
    first, last = terms.year.first.year, terms.year.last.year
    if [int(y) % 100 for y in years] != [first % 100, last % 100]:
        yield (
            terms.at["year_name"],
            f"'{terms.year_name}' is not the year of the terms' dates ({first} to {last}); the "
            "dates are taken. Correct one of them.",
        )


RULES = (
    yearly_meeting,
    meeting_month,
    meeting_in_year,
    meeting_as_scheduled,
    terms_consistent,
)
