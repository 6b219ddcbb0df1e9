"""When each agenda item runs, by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from llf_docgen.model.book import Book
from llf_docgen.model.records import AgendaItem, Meeting


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
