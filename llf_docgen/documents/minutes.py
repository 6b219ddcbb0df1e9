"""The minutes: a skeleton to type into, with everything that is known already filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.document import Document, Request, head, single
from llf_docgen.model.book import Book
from llf_docgen.model.names import key, number_key
from llf_docgen.model.quorum import partners_with_seat, quorum
from llf_docgen.model.records import Attendance, Member, Organisation
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.states import Attended, How, MinutesStatus, Role
from llf_docgen.model.wording import clock, long_date, word

NEW_ACTION_ROWS = 8


@dataclass(frozen=True)
class Person:
    """Somebody invited or present."""

    name: str
    role: str
    attendance: str


@dataclass(frozen=True)
class Represented:
    """An organisation with its people."""

    organisation: str
    people: tuple[Person, ...]


@dataclass(frozen=True)
class MinutedItem(meeting_facts.Item):
    """An agenda item with what is already recorded of it."""

    decisions: tuple[str, ...]


@dataclass(frozen=True)
class Minutes(meeting_facts.MeetingHead):
    """The names that the minutes' template may use."""

    minute_taker: str
    held: bool
    quorum_sentence: str
    represented: tuple[Represented, ...]
    in_attendance: tuple[Person, ...]
    items: tuple[MinutedItem, ...]
    new_actions: tuple[meeting_facts.ActionLine, ...]
    open_actions: tuple[meeting_facts.ActionLine, ...]
    papers: tuple[str, ...]
    next_meeting: str
    approved: str
    signed_by: str


def context(request: Request) -> Minutes:
    """The minutes' context; DRAFT until they are approved."""
    book, meeting = request.book, request.meeting
    items = tuple(_minuted_item(request, item) for item in meeting_facts.items(request))
    approved = approval(request)
    return Minutes(
        **head(request, "" if approved else "DRAFT"),
        **meeting_facts.facts(request),
        minute_taker=_minute_taker(request),
        held=meeting.is_held(book.today),
        quorum_sentence=_quorum_sentence(request),
        represented=_represented(request),
        in_attendance=_in_attendance(request),
        items=items,
        new_actions=(*_raised_here(request), *_free_rows(request)),
        open_actions=meeting_facts.open_actions(request),
        papers=tuple(item.paper for item in items if item.paper),
        next_meeting=meeting_facts.next_meeting(request),
        approved=approved,
        signed_by=book.terms.leader_is_called,
    )


def _minute_taker(request: Request) -> str:
    """The first of the secretariat who sent no apologies."""
    away = request.book.away_from(request.meeting)
    staff = request.book.in_role(Role.SECRETARIAT, request.meeting.date)
    return next((m.name for m in staff if key(m.name) not in away), "")


def _minuted_item(request: Request, item: meeting_facts.Item) -> MinutedItem:
    return MinutedItem(**vars(item), decisions=decisions(request, item.no))


def decisions(request: Request, no: str) -> tuple[str, ...]:
    """The decisions recorded for an agenda item of the meeting."""
    here = request.book.decisions_of(request.meeting)
    return tuple(f"{d.ref}: {d.text}" for d in here if number_key(d.agenda_no) == number_key(no))


def approval(request: Request) -> str:
    """When the minutes were approved, in a sentence; nothing until they are."""
    if request.meeting.minutes_status != MinutesStatus.APPROVED:
        return ""
    at = request.book.meeting(request.meeting.approved_at)
    if at:
        return f"Approved at the meeting on {long_date(at.date)}."
    return f"Approved {request.meeting.approved_at}.".replace(" .", ".")


def _quorum_sentence(request: Request) -> str:
    """After the meeting how it stood; before it, with room for the figure."""
    book, meeting = request.book, request.meeting
    seated = len(partners_with_seat(book, meeting))
    if not seated:
        return "No partner organisation has a member on the group, so there is no quorum."
    stood = quorum(book, meeting)
    needed = f"{word(stood.needed)} {'is' if stood.needed == 1 else 'are'} needed"
    if not stood.seats:
        return (
            f"The meeting was / was not quorate: ____ of the {word(seated)} partner "
            f"organisations were represented ({needed})."
        )
    if stood.counts_people:
        verb = "was" if stood.quorate else "was not"
        people = f"{word(stood.present)} {'member' if stood.present == 1 else 'members'}"
        return f"The meeting {verb} quorate: {people} were present ({needed})."
    were = "was" if stood.present == 1 else "were"
    text = f"{word(stood.present)} of the {word(seated)} partner organisations {were} represented"
    return f"The meeting {'was' if stood.quorate else 'was not'} quorate: {text} ({needed})."


def _represented(request: Request) -> tuple[Represented, ...]:
    book, meeting = request.book, request.meeting
    members = [m for m in book.in_office(meeting.date) if m.represents]
    return tuple(
        Represented(partner.name, _people(request, [m for m in members if _of(m, partner)]))
        for partner in partners_with_seat(book, meeting)
    )


def _people(request: Request, members: list[Member]) -> tuple[Person, ...]:
    """An organisation's members, and those who stand in for one of them."""
    rows = {key(a.name): a for a in request.book.attendance_of(request.meeting)}
    names = {key(m.name) for m in members}
    standing_in = (row for name, row in rows.items() if name not in names)
    return (
        *(_person(m, rows.get(key(m.name))) for m in members),
        *(
            Person(row.name, f"for {row.substitute_for}", _attendance(row))
            for row in standing_in
            if key(row.substitute_for) in names
        ),
    )


def _of(member: Member, organisation: Organisation) -> bool:
    return key(member.organisation) in {key(organisation.name), key(organisation.short_name)}


def _person(member: Member, row: Attendance | None) -> Person:
    role = f"{member.job_title}, {member.role}" if member.role == Role.LEADER else member.job_title
    return Person(member.name, role.strip(", "), _attendance(row))


def _attendance(row: Attendance | None) -> str:
    """`Present (online), arrived 15:40`; room to write where nothing is known yet."""
    if row is None or row.status == Attended.EXPECTED:
        return ""
    text = str(row.status)
    if row.status == Attended.PRESENT:
        text += " (online)" if row.how == How.ONLINE else ""
        text += f", arrived {clock(row.arrived)}" if row.arrived else ""
        text += f", left {clock(row.left)}" if row.left else ""
    return text


def _in_attendance(request: Request) -> tuple[Person, ...]:
    """The secretariat, observers and guests: they do not count for the quorum."""
    book, meeting = request.book, request.meeting
    rows = {key(a.name): a for a in book.attendance_of(meeting)}
    seats = [m for m in book.in_office(meeting.date) if not m.represents]
    people = [
        Person(m.name, f"{m.role}, {m.organisation}", _attendance(rows.get(key(m.name))))
        for m in seats
    ]
    guests = [
        Person(a.name, ", ".join(filter(None, ("Guest", a.organisation))), _attendance(a))
        for a in rows.values()
        if not a.substitute_for and not book.seats(a.name)
    ]
    return tuple(people + guests)


def _raised_here(request: Request) -> list[meeting_facts.ActionLine]:
    raised = request.book.actions_raised_at(request.meeting)
    return [meeting_facts.line(request.book, action) for action in raised]


def _free_rows(request: Request) -> list[meeting_facts.ActionLine]:
    """Room for new actions, each with the next free reference."""
    rows = NEW_ACTION_ROWS - min(len(_raised_here(request)), NEW_ACTION_ROWS - 2)
    return [
        meeting_facts.ActionLine(ref, raised_at=request.meeting.ref)
        for ref in free_references(request.book, request.meeting.date.year, rows)
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


DOCUMENT = Document(
    "Minutes",
    "a skeleton of the minutes, ready to type into",
    Minutes,
    single(lambda request: "Minutes", context, lambda r: minutes_since(r.meeting)),
    in_pack=True,
)
