"""The minutes: a skeleton to type into, with everything that is known already filled in.

They tell what was so at the meeting. What nobody has recorded yet is a prompt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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
    approving,
    decided,
    to_note,
)
from llf_docgen.model.actions_then import Matter, matters_arising
from llf_docgen.model.book import Book
from llf_docgen.model.names import alike, number_key
from llf_docgen.model.recommendations import without_quorum
from llf_docgen.model.records import Action
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.states import ActionStatus, MinutesStatus, Role
from llf_docgen.model.wording import clock, long_date, short_date

NEW_ACTION_ROWS = 3
MINUTES_ITEM = "Minutes of the last meeting"


@dataclass(frozen=True)
class MinutedItem(meeting_facts.Item):
    """An agenda item with what is already recorded of it; `recommends` where it had no quorum."""

    decisions: tuple[str, ...]
    recommends: bool
    actions: tuple[str, ...]


@dataclass(frozen=True)
class MatterLine:
    """An action taken up at the meeting: how it stood then, and what came later."""

    ref: str
    text: str
    owner: str
    outcome: str
    progress: str
    later: str


@dataclass(frozen=True)
class NewAction(meeting_facts.ActionLine):
    """A row of the actions agreed; the first one that is still free says what to do."""

    first: bool = False


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
        new_actions=(*_raised_here(request), *_free_rows(request)),
        matters_arising=_matters(request),
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
        actions=tuple(_agreed(action) for action in actions_under(request, item.no)),
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


def actions_under(request: Request, no: str) -> list[Action]:
    """The actions of the meeting that are recorded for an agenda item."""
    here = request.book.actions_raised_at(request.meeting)
    return [a for a in here if a.agenda_no and number_key(a.agenda_no) == number_key(no)]


def _agreed(action: Action) -> str:
    """`A-2021-03: Find two speakers (Corin Wexleigh, by 19 March 2021)`."""
    due = f"by {short_date(action.due)}" if action.due else action.due_in_words
    who = ", ".join(filter(None, (action.owner, due)))
    text = f"{action.text.rstrip('. ')} ({who})" if who else action.text
    return f"{action.ref}: {text}" if action.ref else text


def _matters(request: Request) -> tuple[MatterLine, ...]:
    book, meeting = request.book, request.meeting
    if meeting.extraordinary:
        return ()
    day = min(book.today, meeting.date)
    living = minutes_since(meeting) is None
    return tuple(_matter(matter, day, living) for matter in matters_arising(book, meeting))


def _matter(matter: Matter, day: date, living: bool) -> MatterLine:
    """What is said of an open action's progress may be of later, once the minutes went out."""
    action, since = matter.action, matter.since
    outcome = _outcome(action, day)
    progress = action.progress if living or not action.is_open else ""
    later = f"Post-meeting note: completed on {short_date(since)}." if since else ""
    return MatterLine(action.ref, action.text, action.owner, outcome, progress, later)


def _outcome(action: Action, day: date) -> str:
    """How an action stood on a day: `Complete, 9 December 2020`, `Due on 12 February 2021`."""
    if action.status == ActionStatus.COMPLETE and action.completed_on:
        return f"Complete, {short_date(action.completed_on)}"
    if not action.is_open:
        return str(action.status)
    if action.due is None:
        return action.due_in_words.capitalize() or str(action.status)
    late = action.is_overdue(day)
    return f"{'Overdue, due' if late else 'Due'} on {short_date(action.due)}"


def _raised_here(request: Request) -> list[NewAction]:
    raised = request.book.actions_raised_at(request.meeting)
    return [NewAction(**vars(meeting_facts.line(request.book, action))) for action in raised]


def _free_rows(request: Request) -> list[NewAction]:
    """Room for new actions, each with the next free reference, until the minutes are approved."""
    if request.meeting.minutes_status == MinutesStatus.APPROVED:
        return []
    free = free_references(request.book, request.meeting.date.year, NEW_ACTION_ROWS)
    return [
        NewAction(ref, raised_at=request.meeting.ref, first=not at) for at, ref in enumerate(free)
    ]


def free_references(book: Book, year: int, many: int) -> list[str]:
    """The next action references never used so far, in the office's own pattern.

    `A-2020-10` in 2020 is followed by `A-2020-11`, and in 2021 by `A-2021-01`.
    """
    pattern = re.compile(r"(.*?)((?:19|20)\d\d)?(\D*)(\d+)")
    used = [found.groups() for a in book.actions if (found := pattern.fullmatch(a.ref.strip()))]
    prefix, dated, between, digits = used[-1] if used else ("A-", str(year), "-", "01")
    stem = f"{prefix}{year if dated else ''}{between}"
    same = [int(u[3]) for u in used if u[0] == prefix and (not dated or u[1] == str(year))]
    first = max(same, default=0) + 1
    return [f"{stem}{number:0{len(digits)}d}" for number in range(first, first + many)]


def _signed(request: Request, approved: str) -> Signed:
    """Who chaired the meeting that approved them; by e-mail, who was in the lead that day."""
    book, meeting, terms = request.book, request.meeting, request.book.terms
    leader = f"{terms.leader_is_called} of the {terms.short_group}"
    if not approved:
        return Signed("", leader, "")
    at = approving(book, meeting)
    if at is None:
        by_mail = f"By e-mail, {long_date(meeting.approved_on)}" if meeting.approved_on else ""
        leading = book.in_role(Role.LEADER, meeting.approved_on or meeting.date)
        return Signed(leading[0].name if leading else "", leader, by_mail)
    seat = book.seat(at.chair, at.date)
    leads = seat is not None and seat.in_office(at.date) and seat.role == Role.LEADER
    role = leader if leads else f"Chair of the meeting on {long_date(at.date)}"
    return Signed(at.chair, role, f"The meeting on {long_date(at.date)}")


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
