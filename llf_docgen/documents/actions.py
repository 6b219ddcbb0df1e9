"""A sheet for each owner with their open actions, to report on before the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.document import Command, Document, Draft, Head, Request, head, person
from llf_docgen.model.book import grouped
from llf_docgen.model.names import key
from llf_docgen.model.records import Action
from llf_docgen.model.wording import long_date, sentence, word


@dataclass(frozen=True)
class Actions(Head):
    """The names that the template of an owner's sheet may use."""

    owner: str
    date: str
    as_at: str
    summary: str
    actions: tuple[meeting_facts.ActionLine, ...]


def drafts(request: Request) -> Iterator[Draft]:
    """One sheet for each owner of an open action, by name."""
    running = [action for action in request.book.actions if action.is_open and action.owner]
    by_owner = grouped(running, lambda action: key(action.owner))
    for owned in sorted(by_owner.values(), key=lambda actions: key(actions[0].owner)):
        owner = owned[0].owner
        yield Draft(f"Actions {owner}", _context(request, owned), owner)


def _context(request: Request, owned: list[Action]) -> Actions:
    book = request.book
    lines = [meeting_facts.line(book, a) for a in sorted(owned, key=lambda a: a.by_due)]
    return Actions(
        **head(request),
        owner=person(request, owned[0].owner),
        date=long_date(request.meeting.date),
        as_at=long_date(book.today),
        summary=_summary(len(lines), sum(line.overdue for line in lines)),
        actions=tuple(lines),
    )


def _summary(many: int, overdue: int) -> str:
    """`Two actions are open, one of them overdue.`."""
    text = f"{word(many)} {'action is' if many == 1 else 'actions are'} open"
    if overdue == many:
        late = ", and overdue" if many == 1 else ", all of them overdue"
    else:
        late = f", {word(overdue)} of them overdue" if overdue else ""
    return sentence(text + late)


DOCUMENT = Document(
    "Actions",
    "a sheet for each owner with their open actions",
    Actions,
    drafts,
    command=Command(
        "actions",
        "Write a sheet of open actions for each owner.",
        "Write a sheet for each owner with their open actions, to report on.",
        options=("meeting",),
        only=("--owner", "NAME", "This owner only."),
    ),
    nothing="No open action has an owner, so there is no sheet to make.",
)
