"""The minutes: a skeleton to type into, with everything that is known already filled in.

They tell what was so at the meeting. What nobody has recorded yet is a prompt.
"""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.attendance import (
    Person,
    Represented,
    apologies,
    in_attendance,
    minute_taker,
    quorum_needed,
    quorum_sentence,
    represented,
)
from llf_docgen.documents.document import Document, Request, head, single
from llf_docgen.documents.earlier_meetings import (
    approval,
    approved_here,
    decided,
    to_note,
)
from llf_docgen.documents.minuted_actions import (
    MatterLine,
    NewAction,
    actions_under,
    agreed,
    matters,
    new_actions,
)
from llf_docgen.model.approval import approving
from llf_docgen.model.named_meeting import meeting_on
from llf_docgen.model.names import alike, number_key
from llf_docgen.model.recommendations import without_quorum
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.wording import clock, long_date

MINUTES_ITEM = "Minutes of the last meeting"


@dataclass(frozen=True)
class MinutedItem(meeting_facts.Item):
    """An agenda item with what is already recorded of it; `recommends` where it had no quorum."""

    decisions: tuple[str, ...]
    recommends: bool
    actions: tuple[str, ...]


@dataclass(frozen=True)
class Signed:
    """What stands beside the lines to sign on, as far as it is known."""

    name: str
    role: str
    at: str


@dataclass(frozen=True)
class Minutes(meeting_facts.MeetingHead):
    """The names that the minutes' template may use."""

    ordinary: bool
    minute_taker: str
    closed: str
    held: bool
    quorum_needed: str
    quorum_sentence: str
    apologies: str
    represented: tuple[Represented, ...]
    in_attendance: tuple[Person, ...]
    items: tuple[MinutedItem, ...]
    approved_here: tuple[str, ...]
    other_decisions: tuple[str, ...]
    new_actions: tuple[NewAction, ...]
    matters_arising: tuple[MatterLine, ...]
    to_note: tuple[str, ...]
    papers: tuple[str, ...]
    next_meeting: str
    approved: str
    signed: Signed


def context(request: Request) -> Minutes:
    """The minutes' context; DRAFT until they are approved."""
    book, meeting = request.book, request.meeting
    items = meeting_facts.items(request)
    on = next((item.no for item in items if alike(MINUTES_ITEM, item.title)), "")
    approved = approval(request)
    return Minutes(
        **head(request, "" if approved else "DRAFT"),
        **meeting_facts.facts(request),
        ordinary=not meeting.extraordinary,
        minute_taker=minute_taker(request),
        closed=clock(meeting.closed),
        held=meeting.is_held(book.today),
        quorum_needed=quorum_needed(book),
        quorum_sentence=quorum_sentence(request),
        apologies=apologies(request),
        represented=represented(request),
        in_attendance=in_attendance(request),
        items=tuple(_minuted_item(request, item, item.no == on) for item in items),
        approved_here=() if on else approved_here(request),
        other_decisions=_under_no_item(request),
        new_actions=new_actions(request),
        matters_arising=matters(request),
        to_note=to_note(request),
        papers=tuple(item.paper for item in items if item.paper),
        next_meeting=meeting_facts.next_meeting(request),
        approved=approved,
        signed=_signed(request, approved),
    )


def _minuted_item(
    request: Request, item: meeting_facts.Item, on_minutes: bool = False
) -> MinutedItem:
    here = approved_here(request) if on_minutes else ()
    return MinutedItem(
        **vars(item),
        decisions=(*here, *decisions(request, item.no)),
        recommends=without_quorum(request.book, request.meeting, item.no),
        actions=tuple(agreed(action) for action in actions_under(request, item.no)),
    )


def decisions(request: Request, no: str) -> tuple[str, ...]:
    """The decisions recorded for an agenda item of the meeting."""
    here = request.book.decisions_of(request.meeting)
    return tuple(
        decided(request.book, d) for d in here if number_key(d.agenda_no) == number_key(no)
    )


def _under_no_item(request: Request) -> tuple[str, ...]:
    """The decisions of the meeting that no item of its agenda holds; none is lost."""
    book = request.book
    numbers = {number_key(item.no) for item in book.agenda_of(request.meeting)}
    here = book.decisions_of(request.meeting)
    return tuple(decided(book, d) for d in here if number_key(d.agenda_no) not in numbers)


def _signed(request: Request, approved: str) -> Signed:
    """Who chaired the meeting that approved them; by e-mail, who was in the lead that day."""
    book, meeting, terms = request.book, request.meeting, request.book.terms
    leader = f"{terms.leader_is_called} of the {terms.short_group}"
    if not approved:
        return Signed("", leader, "")
    at = approving(book, meeting)
    if at is None:
        by_mail = f"By e-mail, {long_date(meeting.approved_on)}" if meeting.approved_on else ""
        leading = book.leaders(meeting.approved_on or meeting.date)
        return Signed(leading[0].name if leading else "", leader, by_mail)
    seat = book.seat(at.chair, at.date)
    leads = seat in book.leaders(at.date)
    role = leader if leads else f"Chair of the {meeting_on(book, at)}"
    return Signed(at.chair, role, f"The {meeting_on(book, at)}")


DOCUMENT = Document(
    "Minutes",
    "a skeleton of the minutes, ready to type into",
    Minutes,
    single(
        lambda request: "Minutes",
        context,
        lambda r: minutes_since(r.meeting),
        meeting_facts.minutes_taken,
    ),
    in_pack=True,
)
