"""The agenda: what a member needs to come prepared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.attendance import quorum_needed
from llf_docgen.documents.document import Document, Request, head, single
from llf_docgen.documents.earlier_meetings import (
    ToConfirm,
    earlier_minutes,
    recommendations,
    to_note,
)
from llf_docgen.model.papers import papers_to_follow
from llf_docgen.model.sent import papers_since
from llf_docgen.model.wording import long_date, sentence, short_date

# `Minutes of 6 February 2020`, `Minutes of the meeting on Thursday 6 February`.
_OF_A_DAY = re.compile(r"\bminutes\s+of\s+(?:[a-z]+,?\s+){0,6}?\d", re.IGNORECASE)


@dataclass(frozen=True)
class Paper:
    """A paper and the item it belongs to."""

    name: str
    item: str
    lead: str


@dataclass(frozen=True)
class Agenda(meeting_facts.MeetingHead):
    """The names that the agenda's template may use."""

    ordinary: bool
    reason: str
    revised: str
    changes: tuple[str, ...]
    items: tuple[meeting_facts.Item, ...]
    apologies_to: str
    quorum: str
    previous_minutes: tuple[str, ...]
    to_confirm: tuple[ToConfirm, ...]
    to_note: tuple[str, ...]
    open_actions: tuple[meeting_facts.ActionLine, ...]
    papers: tuple[Paper, ...]
    papers_circulated: str
    next_meeting: str


def context(request: Request) -> Agenda:
    """The agenda's context."""
    meeting = request.meeting
    common = head(request)
    items = meeting_facts.items(request)
    return Agenda(
        **common,
        **meeting_facts.facts(request),
        ordinary=not meeting.extraordinary,
        reason=meeting_facts.note_of(meeting) if meeting.extraordinary else "",
        revised=_revised(request),
        changes=tuple(map(sentence, request.revision.changes)) if request.revision else (),
        items=items,
        apologies_to=_apologies_to(request, common["contact"]),
        quorum=quorum_needed(request.book),
        previous_minutes=earlier_minutes(request) or tuple(_minutes_among(items)),
        to_confirm=recommendations(request),
        to_note=to_note(request),
        open_actions=meeting_facts.open_actions(request),
        papers=tuple(Paper(item.paper_line, item.no, item.lead) for item in items if item.paper),
        papers_circulated=_circulated(request, items),
        next_meeting=meeting_facts.next_meeting(request) or "To be agreed at this meeting.",
    )


def _minutes_among(items: Iterable[meeting_facts.Item]) -> Iterator[str]:
    """Where items have minutes, of meetings before those that are known here, it is said."""
    for item in items:
        named = (text for text in (item.paper, item.title) if _OF_A_DAY.search(text))
        ours = item.paper if "minutes" in item.title.casefold() else ""
        if said := next(named, ours):
            yield sentence(f"Under item {item.no}: {said}")


def _revised(request: Request) -> str:
    revision = request.revision
    if revision is None:
        return ""
    return f"Revised {short_date(revision.on)}; first circulated {short_date(revision.first)}"


def _apologies_to(request: Request, contact: str) -> str:
    substitutes = request.book.terms.substitutes_count
    return f"Apologies{', and the name of a substitute,' if substitutes else ''} to {contact}"


def _circulated(request: Request, items: tuple[meeting_facts.Item, ...]) -> str:
    """When the papers went out, or by when they will; nothing where neither can be said.

    Whether there are papers is known once there are items. After the last day they go with the
    agenda, but for those that are said to follow.
    """
    book, meeting = request.book, request.meeting
    papers = sum(bool(item.paper) for item in items)
    if meeting.papers_circulated:
        return f"Circulated by e-mail on {long_date(meeting.papers_circulated)}"
    if (items and not papers) or meeting.is_held(book.today):
        return ""
    last = book.terms.papers_by(meeting.date)
    if last >= book.today:
        return f"By e-mail, by {long_date(book.terms.closed.advised(last, book.today))}"
    following = len(papers_to_follow(book, meeting))
    if papers and following == papers:
        return "To follow by e-mail"
    return f"By e-mail, with this agenda{', but for those to follow' if following else ''}"


DOCUMENT = Document(
    "Agenda",
    "the agenda with times, papers, what earlier meetings left and open actions",
    Agenda,
    single(
        lambda request: "Agenda",
        context,
        lambda r: papers_since(r.book, r.meeting),
        meeting_facts.takes_place,
    ),
    in_pack=True,
)
