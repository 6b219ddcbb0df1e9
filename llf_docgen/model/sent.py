"""From when on a document is a record: it is living until it was sent.

What was sent stays as it was sent. Each function gives since when that is so, None while the
document is living.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import report_entry
from llf_docgen.model.records import Communication, Meeting
from llf_docgen.model.states import MinutesStatus
from llf_docgen.model.wording import short_date


@dataclass(frozen=True, slots=True)
class Since:
    """Since when a document is a record: the column that says so with its date, or the meeting."""

    column: str
    day: date | None

    @property
    def in_words(self) -> str:
        """`as it stood when Papers circulated was entered (28 January 2021)`."""
        if not self.column:
            return f"as it stood at the meeting on {short_date(self.day)}"
        when = f" ({short_date(self.day)})" if self.day else ""
        return f"as it stood when {self.column} was entered{when}"


def papers_since(book: Book, meeting: Meeting) -> Since | None:
    """The agenda and the action log for a meeting: sent with its papers, or the meeting is past."""
    if meeting.papers_circulated:
        return Since("Papers circulated", meeting.papers_circulated)
    return Since("", meeting.date) if meeting.date < book.today else None


def minutes_since(meeting: Meeting) -> Since | None:
    """The minutes, and the action log after the meeting: sent when the minutes were."""
    if meeting.minutes_circulated:
        return Since("Minutes circulated", meeting.minutes_circulated)
    if meeting.minutes_status == MinutesStatus.APPROVED:
        return Since("Minutes status", meeting.approved_on)
    return None


def report_since(book: Book, term: Span) -> Since | None:
    """A term's report: sent to its board."""
    entry = report_entry(book, term)
    return Since("Sent on", entry.sent_on) if entry and entry.sent_on else None


def partnership_since(book: Book) -> Since | None:
    """The section of the Partnership Report: sent for the meeting after the year's end."""
    entry = book.partnership_report
    return Since("Sent on", entry.sent_on) if entry and entry.sent_on else None


def briefing_since(message: Communication) -> Since | None:
    """A message to stakeholders: sent."""
    return Since("Sent on", message.sent_on) if message.sent_on else None
