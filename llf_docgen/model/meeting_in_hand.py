"""Which meeting the office is at work on: the one whose next debt falls due first.

Each meeting owes first its papers, until they are circulated or it is past, then its
minutes, until they are circulated, approved or not taken. So the week between circulation and the
meeting, and the days after it, belong to that meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import may_owe, owes_minutes, owes_papers
from llf_docgen.model.records import Meeting


class Owed(StrEnum):
    """What a meeting owes its members."""

    PAPERS = "papers"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Debt:
    """What a meeting owes next, and its last day."""

    meeting: Meeting
    owed: Owed
    day: date


@dataclass(frozen=True, slots=True)
class InHand:
    """The meeting in hand with what it owes, if anything; `others` owe something too."""

    meeting: Meeting
    debt: Debt | None
    others: tuple[Debt, ...] = ()


def meeting_in_hand(book: Book) -> InHand | None:
    """The meeting whose next debt falls due first; with no debt the next one, else the latest.

    Cancelled meetings are never taken, and those of an earlier year owe nothing. None where there
    is no meeting at all.
    """
    owing = debts(book)
    first = next((debt for debt in owing if not _only_said(book, debt)), None)
    if first:
        return InHand(first.meeting, first, tuple(debt for debt in owing if debt is not first))
    meetings = book.coming[:1] or book.dated_meetings[-1:]
    return InHand(meetings[0], None, tuple(owing)) if meetings else None


def debts(book: Book) -> list[Debt]:
    """What each meeting owes next, by the day it falls due; those of an earlier year nothing."""
    found = (debt for meeting in may_owe(book) for debt in _next(book, meeting))
    return sorted(found, key=lambda debt: (debt.day, debt.meeting.date))


def _next(book: Book, meeting: Meeting) -> Iterator[Debt]:
    if owes_papers(meeting, book.today):
        yield Debt(meeting, Owed.PAPERS, book.terms.papers_by(meeting.date))
    elif owes_minutes(meeting):
        yield Debt(meeting, Owed.MINUTES, book.terms.minutes_by(meeting.date))


def _only_said(book: Book, debt: Debt) -> bool:
    """Overdue minutes step back for good once the papers of a later meeting were near."""
    if debt.owed is Owed.PAPERS or debt.day >= book.today:
        return False
    later = (m.date for m in book.dated_meetings if m.date > debt.meeting.date)
    days = ((book.terms.papers_by(day) - book.today).days for day in later)
    return any(day <= book.terms.say_deadlines for day in days)
