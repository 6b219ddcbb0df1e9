"""The agenda: what a member needs to come prepared."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.document import Document, Request, head, single
from llf_docgen.model.sent import papers_since
from llf_docgen.model.wording import long_date


@dataclass(frozen=True)
class Paper:
    """A paper and the item it belongs to."""

    name: str
    item: str
    lead: str


@dataclass(frozen=True)
class Agenda(meeting_facts.MeetingHead):
    """The names that the agenda's template may use."""

    items: tuple[meeting_facts.Item, ...]
    apologies: tuple[str, ...]
    no_apologies: str
    previous_minutes: tuple[str, ...]
    open_actions: tuple[meeting_facts.ActionLine, ...]
    papers: tuple[Paper, ...]
    papers_circulated: str
    next_meeting: str


def context(request: Request) -> Agenda:
    """The agenda's context."""
    items = meeting_facts.items(request)
    return Agenda(
        **head(request),
        **meeting_facts.facts(request),
        items=items,
        apologies=meeting_facts.apologies(request),
        no_apologies=_no_apologies(request),
        previous_minutes=meeting_facts.previous_minutes(request),
        open_actions=meeting_facts.open_actions(request),
        papers=tuple(Paper(item.paper, item.no, item.lead) for item in items if item.paper),
        papers_circulated=_circulated(request),
        next_meeting=meeting_facts.next_meeting(request),
    )


def _no_apologies(request: Request) -> str:
    if request.meeting.is_held(request.book.today):
        return "No apologies were received."
    return "No apologies have been received so far."


def _circulated(request: Request) -> str:
    sent = request.meeting.papers_circulated
    if sent:
        return f"Circulated by e-mail on {long_date(sent)}"
    return f"By e-mail, by {long_date(request.book.terms.papers_by(request.meeting.date))}"


DOCUMENT = Document(
    "Agenda",
    "the agenda with times, papers, apologies and open actions",
    Agenda,
    single(lambda request: "Agenda", context, lambda r: papers_since(r.book, r.meeting)),
    in_pack=True,
)
