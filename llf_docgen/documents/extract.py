"""The extract: one agenda item's minute, for somebody outside the group.

Only that item leaves the group; the rest of the minutes stays confidential.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.document import Document, Draft, Request, head
from llf_docgen.documents.minutes import approval, decisions
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.names import key
from llf_docgen.model.states import MinutesStatus


@dataclass(frozen=True)
class Extract(meeting_facts.MeetingHead):
    """The names that the extract's template may use."""

    no: str
    title: str
    purpose: str
    discussion: tuple[str, ...]
    decisions: tuple[str, ...]
    agreed: tuple[str, ...]
    actions: tuple[meeting_facts.ActionLine, ...]
    approval: str


def drafts(request: Request) -> Iterator[Draft]:
    """One extract for each item of the meeting's agenda; a command makes the one asked for."""
    for item in meeting_facts.items(request):
        yield Draft(f"Extract item {item.no}", _context(request, item), item.no)


def _context(request: Request, item: meeting_facts.Item) -> Extract:
    typed = request.minuted or Minuted()
    status = "" if request.meeting.minutes_status == MinutesStatus.APPROVED else "DRAFT"
    return Extract(
        **head(request, status),
        **meeting_facts.facts(request),
        no=item.no,
        title=item.title,
        purpose=item.purpose,
        discussion=typed.discussion,
        decisions=typed.decisions or decisions(request, item.no),
        agreed=typed.actions,
        actions=_actions(request, item),
        approval=approval(request) or "These minutes are a draft and not yet approved.",
    )


def _actions(request: Request, item: meeting_facts.Item) -> tuple[meeting_facts.ActionLine, ...]:
    """The actions raised at the meeting under the item's priority.

    Where two items share a priority it is not known which of them raised an action; none is
    shown then, for an action of another item must not leave the group.
    """
    book = request.book
    code = {i.no: i.priority for i in book.agenda_of(request.meeting)}.get(item.no, "")
    sharing = [i for i in book.agenda_of(request.meeting) if key(i.priority) == key(code)]
    if not code or len(sharing) > 1:
        return ()
    here = book.actions_raised_at(request.meeting)
    return tuple(meeting_facts.line(book, a) for a in here if key(a.priority) == key(code))


DOCUMENT = Document(
    "Extract",
    "one agenda item's minute with its decision and actions, for somebody outside",
    Extract,
    drafts,
    nothing="The meeting has no agenda item to extract. Add it to the sheet Agenda.",
)
