"""Actions as they stood on a day: what happened later is not told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.records import Action, Meeting
from llf_docgen.model.states import ActionStatus


@dataclass(frozen=True, slots=True)
class Matter:
    """An action that a meeting takes up, as it stood then; `since` is when it ended later."""

    action: Action
    since: date | None = None


def as_at(book: Book, day: date) -> list[Action]:
    """The actions raised by a day, each as it stood at the end of it, by due date."""
    raised = (a for a in book.actions if _raised_by(book, a, day))
    return sorted((as_it_stood(a, day) for a in raised), key=lambda action: action.by_due)


def as_it_stood(action: Action, day: date) -> Action:
    """An action completed after a day was still open on it, and its progress not yet told."""
    if action.completed_on and action.completed_on > day:
        return replace(action, status=ActionStatus.OPEN, completed_on=None, progress="")
    return action


def matters_arising(book: Book, meeting: Meeting) -> list[Matter]:
    """What was open when the last meeting closed or was raised since, with its outcome by then.

    An extraordinary meeting takes up no matters, so it is not the last one. What was cancelled has
    no date, so it is told at every later meeting: once too often rather than never.
    """
    earlier = [m for m in book.before(meeting) if not m.extraordinary]
    last = earlier[-1] if earlier else None
    raised = (a for a in book.actions if raised_before(book, a, meeting))
    open_then = (a for a in raised if _was_open(book, a, last))
    matters = (Matter(as_it_stood(a, meeting.date), _ended_after(a, meeting)) for a in open_then)
    return sorted(matters, key=lambda matter: matter.action.by_due)


def raised_before(book: Book, action: Action, meeting: Meeting) -> bool:
    """Raised at an earlier meeting, or between meetings by its day; unknown ones are older."""
    at, on = book.meeting(action.raised_at), book.raised_on(action)
    if at:
        return at.begins < meeting.begins
    return on is None or on <= meeting.date


def _was_open(book: Book, action: Action, last: Meeting | None) -> bool:
    """Whether it was open at the end of the last meeting, or raised since."""
    raised, ended = book.raised_on(action), action.completed_on
    if last is None or action.is_open or ended is None:
        return True
    return ended > last.date or (raised is not None and raised >= last.date)


def _ended_after(action: Action, meeting: Meeting) -> date | None:
    ended = action.completed_on
    return ended if ended and ended > meeting.date else None


def _raised_by(book: Book, action: Action, day: date) -> bool:
    raised = book.raised_on(action)
    return raised is None or raised <= day
