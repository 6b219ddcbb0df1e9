"""The action log: every action, overdue first."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.document import Document, Head, Request, head, single
from llf_docgen.model.states import ActionStatus
from llf_docgen.model.wording import long_date, sentence, word


@dataclass(frozen=True)
class ActionLog(Head):
    """The names that the action log's template may use."""

    date: str
    as_at: str
    summary: str
    overdue: tuple[meeting_facts.ActionLine, ...]
    open: tuple[meeting_facts.ActionLine, ...]
    closed: tuple[meeting_facts.ActionLine, ...]


def context(request: Request) -> ActionLog:
    """The action log's context."""
    book = request.book
    lines = [meeting_facts.line(book, a) for a in sorted(book.actions, key=lambda a: a.by_due)]
    overdue = tuple(x for x in lines if x.overdue)
    running = tuple(x for x in lines if x.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS))
    closed = tuple(x for x in lines if x.status in (ActionStatus.COMPLETE, ActionStatus.CANCELLED))
    return ActionLog(
        **head(request),
        date=long_date(request.meeting.date),
        as_at=long_date(book.today),
        summary=summary(len(overdue), len(running), len(closed)),
        overdue=overdue,
        open=running,
        closed=closed,
    )


def summary(overdue: int, running: int, closed: int) -> str:
    """How many actions, e.g. `Ten actions: seven open, none of them overdue, three closed.`."""
    total = overdue + running + closed
    if not total:
        return "There are no actions yet."
    late = word(overdue) if overdue else "none"
    many = f"{word(total)} {'action' if total == 1 else 'actions'}"
    return sentence(
        f"{many}: {word(running + overdue)} open, {late} of them overdue, {word(closed)} closed"
    )


DOCUMENT = Document(
    "Action log",
    "every action with owner, due date and progress, overdue first",
    ActionLog,
    single(lambda request: "Action log", context),
    in_pack=True,
)
