"""The group's days in the Calendar, and which meeting each became that was moved.

The Calendar is often not brought up to date when a meeting moves: every page and rule must take
the same two days for one meeting.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from llf_docgen.model.book import Book
from llf_docgen.model.names import key
from llf_docgen.model.records import CalendarDate

MOVED_WITHIN = timedelta(days=28)  # a meeting this near to a day may be that day's, moved


def is_group(book: Book, body: str) -> bool:
    """Whether a body of the cycle or the Calendar is the group itself."""
    return key(book.terms.short_group) in key(body)


def moved(book: Book) -> dict[date, date]:
    """The Calendar's days of the group that have no meeting, each with the day it was moved to.

    The nearest pairs first. A meeting may be put off until the group's next date in the Calendar
    that stands; further forward than four weeks it is another meeting, and the day still to come.
    """
    own = {entry.date for entry in book.calendar if is_group(book, entry.body)}
    lacking = own - {m.date for m in book.dated_meetings} - book.slipped
    ordinary = {m.date for m in book.dated_meetings if not m.extraordinary}
    pairs = ((day, to) for day in lacking for to in ordinary - own)
    found: dict[date, date] = {}
    for day, to in sorted(pairs, key=lambda pair: (abs(pair[1] - pair[0]), pair)):
        if day not in found and to not in found.values() and _may_be(day, to, own & ordinary):
            found[day] = to
    return found


def _may_be(day: date, to: date, standing: Collection[date]) -> bool:
    between = any(min(day, to) < other < max(day, to) for other in standing)
    return to >= day - MOVED_WITHIN and not between


def beside_meetings(book: Book) -> list[CalendarDate]:
    """The Calendar's dates but for the group's own on a day for which it has, or had, a meeting.

    Nor on one from which its meeting was moved.
    """
    days = {meeting.date for meeting in book.meetings} | moved(book).keys()
    return [e for e in book.calendar if not (e.date in days and is_group(book, e.body))]
