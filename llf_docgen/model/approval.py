"""Whether a meeting's minutes are approved: what is recorded of it, where it can be so.

Whoever asks, asks here, so that the minutes, an extract, the next agenda and the check agree.
"""

from __future__ import annotations

from llf_docgen.model.book import Book
from llf_docgen.model.names import key
from llf_docgen.model.recommendations import approves_none
from llf_docgen.model.records import Meeting
from llf_docgen.model.states import BY_EMAIL, MinutesStatus


def is_approved(book: Book, meeting: Meeting) -> bool:
    """Whether a meeting's minutes are recorded as approved, it is said how, and it can be so.

    By e-mail the day has to be said: minutes that can't say when are a draft until they can.
    """
    if meeting.minutes_status != MinutesStatus.APPROVED:
        return False
    at = approving(book, meeting)
    if at:
        return meeting.begins < at.begins and could_approve(book, at)
    if is_by_email(meeting.approved_at):
        return meeting.approved_on is not None
    return bool(meeting.approved_at or meeting.approved_on)


def approving(book: Book, meeting: Meeting) -> Meeting | None:
    """The meeting that is recorded as the one that approved a meeting's minutes."""
    return book.meeting(meeting.approved_at) if meeting.approved_at else None


def could_approve(book: Book, meeting: Meeting) -> bool:
    """Whether a meeting could approve minutes by today: it met, and was quorate when it did."""
    met = not meeting.cancelled and meeting.date <= book.today
    return met and not approves_none(book, meeting)


def is_by_email(text: str) -> bool:
    """Whether something was done by e-mail, between meetings."""
    return key(text) in {key(way) for way in BY_EMAIL}
