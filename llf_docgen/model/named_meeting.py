"""A meeting by its day, as papers name it; of two on one day each says which it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import clock, long_date


def is_alone(book: Book, meeting: Meeting) -> bool:
    """Whether the group has no other meeting on that day, so that its day says which it is."""
    return not _others(book, meeting)


def on_day(book: Book, meeting: Meeting, in_words: Callable[[date | None], str] = long_date) -> str:
    """`Thursday 4 February 2021`; with ` at 15:30` where another meeting is on that day.

    Where the time does not tell them apart it is the reference: `Thursday ... (PAG-2021-02)`.
    """
    day, others = in_words(meeting.date), _others(book, meeting)
    if not others:
        return day
    if meeting.start and all(other.start != meeting.start for other in others):
        return f"{day} at {clock(meeting.start)}"
    return f"{day} ({meeting.ref})"


def meeting_on(
    book: Book, meeting: Meeting, in_words: Callable[[date | None], str] = long_date
) -> str:
    """`meeting on Thursday 4 February 2021`, `extraordinary meeting on ... at 15:30`."""
    kind = "extraordinary meeting" if meeting.extraordinary else "meeting"
    return f"{kind} on {on_day(book, meeting, in_words)}"


def _others(book: Book, meeting: Meeting) -> list[Meeting]:
    """The other meetings of that day."""
    same_day = [m for m in book.dated_meetings if m.date == meeting.date]
    return [m for m in same_day if m.ref != meeting.ref]
