"""When each agenda item runs, by the clock, and times of a meeting that can't be right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from llf_docgen.model.book import Book
from llf_docgen.model.records import AgendaItem, Attendance, Meeting


@dataclass(frozen=True, slots=True)
class Timed:
    """An agenda item with its start and end; None where the meeting has no start."""

    item: AgendaItem
    start: time | None
    end: time | None


def timed_agenda(book: Book, meeting: Meeting) -> list[Timed]:
    """The agenda in its order, each item beginning when the one before ends.

    Items without a length take no time. A part (3a) follows its item.
    """
    now = datetime.combine(meeting.date, meeting.start) if meeting.start else None
    timed = []
    for item in book.agenda_of(meeting):
        start = now
        now = now + timedelta(minutes=item.minutes or 0) if now else None
        timed.append(Timed(item, start.time() if start else None, now.time() if now else None))
    return timed


def was_there(row: Attendance, timed: Timed) -> bool:
    """Whether somebody who came was in the room for a part of an item, by the agenda's times.

    One without a length is taken at a moment; where its time is not known, they were.
    """
    if timed.start is None or timed.end is None:
        return True
    if row.left and row.left <= timed.start:
        return False
    came = row.arrived or timed.start
    return came < timed.end or came <= timed.start


LONG_AFTER = timedelta(hours=3)  # no meeting of a committee runs on for so long


def closed_long_after(meeting: Meeting) -> bool:
    """Whether a meeting is recorded as closed hours after it was to end: 23:20 for 11:20."""
    if not (meeting.closed and meeting.end):
        return False
    return _of(meeting, meeting.closed) - _of(meeting, meeting.end) >= LONG_AFTER


def times_in_doubt(meeting: Meeting) -> bool:
    """Whether the times of a meeting itself can't be right."""
    start, ends = meeting.start, (meeting.end, meeting.closed)
    return closed_long_after(meeting) or any(end <= start for end in ends if start and end)


def came_too_late(meeting: Meeting, row: Attendance) -> bool:
    """Whether somebody is recorded as arriving when the meeting was over."""
    over = meeting.closed or meeting.end
    return bool(over and row.arrived and row.arrived >= over)


def left_too_early(meeting: Meeting, row: Attendance) -> bool:
    """Whether somebody is recorded as leaving before the meeting began."""
    return bool(meeting.start and row.left and row.left <= meeting.start)


def _of(meeting: Meeting, moment: time) -> datetime:
    return datetime.combine(meeting.date, moment)
