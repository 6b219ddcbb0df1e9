"""The action log: every action, overdue first, as its meeting had it and as it left it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.action_summary import summary
from llf_docgen.documents.document import Document, Draft, Head, Request, head
from llf_docgen.model.actions_then import as_at, raised_before
from llf_docgen.model.named_meeting import meeting_on
from llf_docgen.model.records import Action, Meeting
from llf_docgen.model.sent import minutes_since, papers_since
from llf_docgen.model.states import ActionStatus
from llf_docgen.model.wording import long_date


@dataclass(frozen=True)
class ActionLog(Head):
    """The names that the action log's template may use."""

    date: str
    as_at: str
    stands: str
    summary: str
    overdue: tuple[meeting_facts.ActionLine, ...]
    open: tuple[meeting_facts.ActionLine, ...]
    closed: tuple[meeting_facts.ActionLine, ...]


def drafts(request: Request) -> Iterator[Draft]:
    """The log for the meeting and, from the day after it, the log as the meeting left it.

    An extraordinary meeting takes up no earlier actions, so there is none for it; one as it left
    them there is where it agreed any.
    """
    book, meeting = request.book, request.meeting
    if meeting.cancelled:
        return
    if not meeting.extraordinary:
        yield Draft("Action log", _before(request), since=papers_since(book, meeting))
    agreed = not meeting.extraordinary or book.actions_raised_at(meeting)
    if agreed and meeting.date < book.today:
        since = minutes_since(meeting)
        yield Draft("Action log after the meeting", _after(request), since=since)


def _before(request: Request) -> ActionLog:
    """For the meeting: as at today or, once it is past, as at its day; nothing raised at it."""
    book, meeting = request.book, request.meeting
    past = meeting.date < book.today
    day = meeting.date if past else book.today
    on = f"the {meeting_on(book, meeting)}"
    stands = f"As at {on}" if past else f"As at {long_date(day)}, for {on}"
    actions = [a for a in as_at(book, day) if raised_before(book, a, meeting)]
    return _log(request, actions, day, stands)


def _after(request: Request) -> ActionLog:
    """After the meeting: as at today, but no longer than its minutes are living."""
    book, meeting = request.book, request.meeting
    since, following = minutes_since(meeting), _following(request)
    days = (book.today, since and since.day, following and following.date)
    day = min(d for d in days if d)
    actions = [
        a for a in as_at(book, day) if following is None or raised_before(book, a, following)
    ]
    stands = f"After the {meeting_on(book, meeting)}, as at {long_date(day)}"
    return _log(request, actions, day, stands)


def _following(request: Request) -> Meeting | None:
    """The meeting that was held next, on a later day."""
    later = (m for m in request.book.after(request.meeting) if m.date > request.meeting.date)
    return next((m for m in later if m.is_held(request.book.today)), None)


def _log(request: Request, actions: Sequence[Action], day: date, stands: str) -> ActionLog:
    lines = [meeting_facts.line(request.book, action, day) for action in actions]
    overdue = tuple(x for x in lines if x.overdue)
    running = tuple(x for x in lines if x.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS))
    closed = tuple(x for x in lines if x.status in (ActionStatus.COMPLETE, ActionStatus.CANCELLED))
    return ActionLog(
        **head(request),
        date=long_date(request.meeting.date),
        as_at=long_date(day),
        stands=stands,
        summary=summary(actions, day),
        overdue=overdue,
        open=running,
        closed=closed,
    )


DOCUMENT = Document(
    "Action log",
    "every action with owner, due date and progress, overdue first; another after the meeting",
    ActionLog,
    drafts,
    in_pack=True,
    nothing="An extraordinary meeting takes up no earlier actions, so it has an action log only "
    "after it, and where it agreed actions.",
)
