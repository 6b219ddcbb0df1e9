"""The workbook as it stood on a day: what was entered for later days is not there yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from llf_docgen.model.actions_then import as_it_stood
from llf_docgen.model.book import Book
from llf_docgen.model.records import Attendance, CalendarDate, Communication, Meeting
from llf_docgen.model.states import Attended, MeetingStatus, MinutesStatus

_Happened = Callable[[date | None], bool]
_Row = TypeVar("_Row", CalendarDate, Communication)


def as_of(book: Book, day: date, with_the_day: bool = True) -> Book:
    """The book judged by a day, without what has happened since as far as its dates tell.

    Args:
        book: as it stands now.
        day: the day to go back to.
        with_the_day: whether what was entered for that very day counts as happened.
    """

    def happened(on: date | None) -> bool:
        return on is not None and (on < day or (with_the_day and on == day))

    return book.with_(
        today=day,
        meetings=tuple(_meeting(book, m, happened) for m in book.meetings),
        attendance=tuple(_attendance(book, row, day) for row in book.attendance),
        decisions=tuple(d for d in book.decisions if _not_later(book.decided_on(d), day)),
        actions=tuple(
            as_it_stood(a, day) for a in book.actions if _not_later(book.raised_on(a), day)
        ),
        communications=tuple(_sent(c, happened) for c in book.communications),
        calendar=tuple(_sent(e, happened) for e in book.calendar),
    )


def _not_later(on: date | None, day: date) -> bool:
    return on is None or on <= day


def _meeting(book: Book, meeting: Meeting, happened: _Happened) -> Meeting:
    """A meeting without what came later: its papers and minutes out, approved, held."""
    out = happened(meeting.minutes_circulated)
    approved = happened(approved_on(book, meeting))
    held = happened(meeting.date)
    status = meeting.minutes_status
    if status == MinutesStatus.APPROVED and not approved:
        status = MinutesStatus.DRAFT if held else MinutesStatus.NOT_STARTED
    return replace(
        meeting,
        papers_circulated=meeting.papers_circulated
        if happened(meeting.papers_circulated)
        else None,
        minutes_circulated=meeting.minutes_circulated if out else None,
        minutes_status=status,
        approved_at=meeting.approved_at if approved else "",
        approved_on=meeting.approved_on if approved else None,
        corrections=meeting.corrections if approved else "",
        status="" if meeting.status == MeetingStatus.HELD and not held else meeting.status,
    )


def approved_on(book: Book, meeting: Meeting) -> date | None:
    """The day a meeting's minutes were approved: said, or the approving meeting's; None unknown."""
    if meeting.minutes_status != MinutesStatus.APPROVED:
        return None
    at = book.meeting(meeting.approved_at)
    later = meeting.approved_on or (at.date if at else None)
    return later or meeting.minutes_circulated or meeting.date


def _attendance(book: Book, row: Attendance, day: date) -> Attendance:
    """Who came to a later meeting was only expected."""
    meeting = book.meeting(row.meeting)
    if meeting and meeting.date > day and row.status in (Attended.PRESENT, Attended.ABSENT):
        return replace(row, status=Attended.EXPECTED, arrived=None, left=None)
    return row


def _sent(row: _Row, happened: _Happened) -> _Row:
    return row if happened(row.sent_on) else replace(row, sent_on=None)
