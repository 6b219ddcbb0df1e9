"""Who was at a meeting, in which role and for which organisation that day, and the quorum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from llf_docgen.documents.document import Request, person
from llf_docgen.model.book import Book
from llf_docgen.model.names import key
from llf_docgen.model.quorum import Gap, Quorum, gaps, lacked_quorum, partners_with_seat, quorum
from llf_docgen.model.records import Attendance, Meeting, Member, Organisation
from llf_docgen.model.states import Attended, How, Role
from llf_docgen.model.wording import clock, listing, short_date, word


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


_NOBODY = Person("No member on the group", "", "")


def represented(request: Request) -> tuple[Represented, ...]:
    """Each partner organisation with its members and those who stand in for them.

    One without a member stands there too, since it counts among the partner organisations; where
    none has one, nothing.
    """
    book, meeting = request.book, request.meeting
    if not partners_with_seat(book, meeting):
        return ()
    members = [m for m in book.in_office(meeting.date) if m.represents]
    return tuple(
        Represented(
            partner.name, _people(request, _once(members, partner, meeting.date)) or (_NOBODY,)
        )
        for partner in book.partners(meeting.date)
    )


def _people(request: Request, members: list[Member]) -> tuple[Person, ...]:
    """An organisation's members, and those who stand in for one of them."""
    book, meeting = request.book, request.meeting
    rows = {key(a.name): a for a in book.attendance_of(meeting)}
    names = {key(m.name) for m in members}
    leaders, called = book.leaders(meeting.date), book.terms.leader_is_called
    standing_in = (row for name, row in rows.items() if name not in names)
    return (
        *(_person(m, rows.get(key(m.name)), called if m in leaders else "") for m in members),
        *(
            Person(row.name, f"substitute for {row.substitute_for}", _attendance(row))
            for row in standing_in
            if key(row.substitute_for) in names
        ),
    )


def _once(members: list[Member], partner: Organisation, day: date) -> list[Member]:
    """An organisation's members, each once: by the seat that begins on a day, if one does."""
    of_it = [m for m in members if _of(m, partner)]
    staying = {key(m.name) for m in of_it if m.left != day}
    return [m for m in of_it if m.left != day or key(m.name) not in staying]


def _of(member: Member, organisation: Organisation) -> bool:
    return key(member.organisation) in {key(organisation.name), key(organisation.short_name)}


def _person(member: Member, row: Attendance | None, leads: str) -> Person:
    role = ", ".join(filter(None, (member.job_title, leads)))
    return Person(member.name, role, _attendance(row))


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


def in_attendance(request: Request) -> tuple[Person, ...]:
    """Those who do not count: the secretariat, observers, guests; once recorded, those who came.

    Whoever is recorded as present stands here who stands for no organisation that day.
    """
    book, meeting = request.book, request.meeting
    rows = {key(a.name): a for a in book.attendance_of(meeting)}
    came = {key(a.name) for a in book.present_at(meeting)}
    seats = [m for m in book.in_office(meeting.date) if not m.represents]
    people = [Person(m.name, f"{m.role}, {m.organisation}", _attendance_in(rows, m)) for m in seats]
    guests = [
        Person(a.name, ", ".join(filter(None, ("Guest", a.organisation))), _attendance(a))
        for a in rows.values()
        if not a.substitute_for and not book.seats(a.name)
    ]
    told = {key(one.name) for one in (*people, *guests, *_for_organisations(request))}
    others = (_not_counted(request, a) for name, a in rows.items() if name in came - told)
    return tuple(one for one in (*people, *guests, *others) if not came or key(one.name) in came)


def _attendance_in(rows: Mapping[str, Attendance], member: Member) -> str:
    return _attendance(rows.get(key(member.name)))


def _for_organisations(request: Request) -> Iterator[Person]:
    for organisation in represented(request):
        yield from organisation.people


def _not_counted(request: Request, row: Attendance) -> Person:
    """Somebody who came without a seat that counts that day: it had ended, or not begun."""
    book, day = request.book, request.meeting.date
    seat = book.seat(row.name, day)
    if row.substitute_for or seat is None:
        instead = f"In place of {row.substitute_for}" if row.substitute_for else ""
        role = ", ".join(filter(None, (instead, row.organisation)))
    else:
        organisation = row.organisation or seat.organisation
        role = ", ".join(filter(None, (_as_of_day(seat, day), organisation)))
    return Person(row.name, role, _attendance(row))


def _as_of_day(seat: Member, day: date) -> str:
    """`Former member`, `Member from 1 March 2021`; who leads is a member, as others are."""
    role = str(Role.MEMBER if seat.represents else seat.role)
    if seat.in_office(day):
        return role
    if seat.joined and seat.joined > day:
        return f"{role} from {short_date(seat.joined)}"
    return f"Former {role.lower()}"


def minute_taker(request: Request) -> str:
    """The first of the secretariat who is recorded as present."""
    came = {key(a.name) for a in request.book.present_at(request.meeting)}
    staff = request.book.in_role(Role.SECRETARIAT, request.meeting.date)
    return next((m.name for m in staff if key(m.name) in came), "")


def present(request: Request) -> tuple[str, ...]:
    """Who is recorded as present, each with the organisation or who is stood in for."""
    return tuple(_present(request, row) for row in request.book.present_at(request.meeting))


def _present(request: Request, row: Attendance) -> str:
    if row.substitute_for:
        seat = request.book.seat(row.substitute_for, request.meeting.date)
        stood_for = [row.substitute_for, seat.organisation if seat else row.organisation]
        return f"{row.name} (substitute for {', '.join(filter(None, stood_for))})"
    return _named(request, row)


def _named(request: Request, row: Attendance) -> str:
    """`First Last (Organisation)`: the one that is recorded for that day, if any."""
    if not row.organisation:
        return person(request, row.name)
    known = request.book.organisation(row.organisation)
    return f"{row.name} ({known.name if known else row.organisation})"


def apologies(request: Request) -> str:
    """Whose apologies are recorded, in a sentence; nothing before the meeting."""
    book, meeting = request.book, request.meeting
    rows = (a for a in book.attendance_of(meeting) if a.status == Attended.APOLOGIES)
    names = [_named(request, row) for row in rows]
    if not names or not meeting.is_held(book.today):
        return ""
    return f"Apologies were received from {listing(names)}."


def quorum_needed(book: Book) -> str:
    """`At least three partner organisations must be represented.`."""
    needed = book.terms.quorum
    if book.terms.counts_people:
        return f"At least {word(needed)} {_many(needed, 'member')} must be present."
    return f"At least {word(needed)} {_many(needed, 'partner organisation')} must be represented."


def quorum_sentence(request: Request) -> str:
    """How the meeting stood, once its attendance is recorded; nothing before.

    While those who may have come could still make a quorum, nobody has said that there was none.
    """
    book, meeting = request.book, request.meeting
    if not partners_with_seat(book, meeting):
        return "No partner organisation has a member on the group, so there is no quorum."
    if not book.present_at(meeting):
        return ""
    stood = quorum(book, meeting)
    if not stood.quorate and not lacked_quorum(book, meeting):
        return ""
    verb = "was" if stood.quorate else "was not"
    needed = f"{word(stood.needed)} {'is' if stood.needed == 1 else 'are'} needed"
    when, afterwards = _quorate_when(meeting, gaps(book, meeting))
    came = _represented_by(stood, len(book.partners(meeting.date)))
    said = f"The meeting {verb} quorate{when}: {came} ({needed})."
    return f"{said}{afterwards}"


def _represented_by(stood: Quorum, partners: int) -> str:
    """`six of the eight partner organisations were represented`, of those of that day.

    One without a member on the group is a partner all the same, as every other paper counts it.
    """
    were = "was" if stood.present == 1 else "were"
    none = "none" if not stood.present else word(stood.present)
    if stood.counts_people:
        return f"{word(stood.present)} {_many(stood.present, 'member')} {were} present"
    return f"{none} of the {word(partners)} partner organisations {were} represented"


def _quorate_when(meeting: Meeting, lost: Sequence[Gap]) -> tuple[str, str]:
    """When a quorate meeting was so, and a sentence on the time afterwards.

    ` until 16:20` and ` From then until it closed at 16:55 it was not.`; with other gaps
    ` except from 09:30 to 09:50 and from 16:30 to the end` and nothing.
    """
    if not lost:
        return "", ""
    last = lost[-1]
    if len(lost) == 1 and _to_the_end(meeting, last) and last.start > (meeting.start or time.min):
        then = f"until it closed at {clock(meeting.closed)}" if meeting.closed else "to the end"
        return f" until {clock(last.start)}", f" From then {then} it was not."
    return f" except {listing(_stretch(meeting, gap) for gap in lost)}", ""


def _stretch(meeting: Meeting, gap: Gap) -> str:
    return (
        f"from {clock(gap.start)} to {'the end' if _to_the_end(meeting, gap) else clock(gap.end)}"
    )


def _to_the_end(meeting: Meeting, gap: Gap) -> bool:
    return gap.end >= (meeting.closed or meeting.end or time.max)


def _many(count: int, singular: str) -> str:
    return singular if count == 1 else f"{singular}s"
