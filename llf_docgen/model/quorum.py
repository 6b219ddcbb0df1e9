"""Who represented which partner organisation, and whether the meeting was quorate.

Terms of Reference, Action Group Membership: "Quorum ... will be when representatives from
three of the action group partner organisations are present." Persons and organisations are
taken as at the meeting's date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import time
from itertools import pairwise

from llf_docgen.model.book import Book
from llf_docgen.model.names import is_slip, key
from llf_docgen.model.records import Attendance, Meeting, Member, Organisation
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.states import Attended, How, Role


@dataclass(frozen=True, slots=True)
class Seat:
    """A present person and the partner organisation they count for."""

    person: str
    organisation: str
    row: Attendance


@dataclass(frozen=True, slots=True)
class Quorum:
    """How a meeting stood: `present` counts what the Terms count (organisations or people)."""

    seats: tuple[Seat, ...]
    needed: int
    counts_people: bool = False

    @property
    def organisations(self) -> tuple[str, ...]:
        """The partner organisations represented, each once, in order of appearance.

        One that was typed in two ways is one: a slip must not make a quorum.
        """
        found: list[str] = []
        for name in dict.fromkeys(seat.organisation for seat in self.seats):
            if not any(is_slip(name, other) for other in found):
                found.append(name)
        return tuple(found)

    @property
    def present(self) -> int:
        """Distinct organisations, or distinct people where the Terms say so."""
        if self.counts_people:
            return len({key(seat.person) for seat in self.seats})
        return len(self.organisations)

    @property
    def quorate(self) -> bool:
        """Enough of them to decide."""
        return self.present >= self.needed


def quorum(
    book: Book, meeting: Meeting, statuses: tuple[Attended, ...] = (Attended.PRESENT,)
) -> Quorum:
    """The quorum of a meeting, over the people whose attendance has one of `statuses`.

    Each person counts once. A member counts for their own organisation; a substitute, who is
    no member in office themselves, for the organisation of the member stood for. Observers,
    guests, the secretariat, people who have left and organisations that are no partner do not
    count.
    """
    return _quorum_of(
        book, meeting, (r for r in book.attendance_of(meeting) if r.status in statuses)
    )


def _quorum_of(book: Book, meeting: Meeting, rows: Iterable[Attendance]) -> Quorum:
    found: dict[str, Seat] = {}
    for row in rows:
        if row.how != How.ONLINE or book.terms.remote_counts:
            organisation = _counts_for(book, meeting, row)
            if organisation:
                found.setdefault(key(row.name), Seat(row.name, organisation.name, row))
    return Quorum(tuple(found.values()), book.terms.quorum, book.terms.counts_people)


def _counts_for(book: Book, meeting: Meeting, row: Attendance) -> Organisation | None:
    """The partner organisation that a person counts for, if any."""
    seat = _own_seat(book, meeting, row)
    if seat is None or seat.role == Role.OBSERVER:
        seat = _seat_stood_for(book, meeting, row) or seat
    if seat is None or not seat.represents:
        return None
    organisation = book.organisation(seat.organisation)
    partner = organisation and organisation.is_partner_on(meeting.date)
    return organisation if partner else None


def _seat_stood_for(book: Book, meeting: Meeting, row: Attendance) -> Member | None:
    if not row.substitute_for or not book.terms.substitutes_count:
        return None
    stood_for = book.seat(row.substitute_for, meeting.date)
    return stood_for if stood_for and stood_for.in_office(meeting.date) else None


def _own_seat(book: Book, meeting: Meeting, row: Attendance) -> Member | None:
    """The person's own seat that day; for one with two seats, the one the row names."""
    seats = [m for m in book.seats(row.name) if m.in_office(meeting.date)]
    named = [m for m in seats if key(m.organisation) == key(row.organisation)]
    return next(iter(named or seats), None)


def partners_with_seat(book: Book, meeting: Meeting) -> list[Organisation]:
    """The partner organisations that have somebody on the group on the meeting's day."""
    seated = {key(m.organisation) for m in book.in_office(meeting.date) if m.represents}
    return [
        o
        for o in book.partners(meeting.date)
        if key(o.name) in seated or (o.short_name and key(o.short_name) in seated)
    ]


def could_count(book: Book, meeting: Meeting) -> list[str]:
    """The names of those who could make a meeting's quorum, were everybody to come.

    They are the partner organisations with a member, or those members where people are counted.
    """
    seated = partners_with_seat(book, meeting)
    if not book.terms.counts_people:
        return [organisation.name for organisation in seated]
    partners = {key(name) for o in seated for name in (o.name, o.short_name)}
    members = (m for m in book.in_office(meeting.date) if m.represents)
    return [*dict.fromkeys(m.name for m in members if key(m.organisation) in partners)]


def expected_quorum(book: Book, meeting: Meeting) -> Quorum:
    """How a meeting to come will stand, as far as is known: who said nothing may come."""
    told = {key(n) for a in book.attendance_of(meeting) for n in (a.name, a.substitute_for)}
    silent = (m for m in book.in_office(meeting.date) if key(m.name) not in told)
    may_come = (
        Attendance(at=m.at, meeting=meeting.ref, name=m.name, status=Attended.EXPECTED)
        for m in silent
    )
    coming = (Attended.EXPECTED, Attended.PRESENT)
    told_to_come = (a for a in book.attendance_of(meeting) if a.status in coming)
    return _quorum_of(book, meeting, [*told_to_come, *may_come])


def lacked_quorum(book: Book, meeting: Meeting) -> bool:
    """Whether a meeting is known to have had no quorum: it decided nothing, approved nothing.

    Until the minutes go out it is not known while those who were expected could still make one:
    the morning after, attendance is half typed.
    """
    if not book.present_at(meeting):
        return False
    may_have_come = (Attended.EXPECTED,) if minutes_since(meeting) is None else ()
    return not quorum(book, meeting, (Attended.PRESENT, *may_have_come)).quorate


def unaccounted(book: Book, meeting: Meeting) -> list[str]:
    """The members of whom nothing says whether they came to a meeting."""
    rows = [a for a in book.attendance_of(meeting) if a.status != Attended.EXPECTED]
    told = {key(name) for a in rows for name in (a.name, a.substitute_for)}
    members = (m.name for m in book.in_office(meeting.date) if m.represents)
    return [name for name in dict.fromkeys(members) if key(name) not in told]


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a meeting without a quorum; `missing` are those not there in it.

    `to_the_end` says that the meeting closed with it.
    """

    start: time
    end: time
    missing: tuple[str, ...]
    to_the_end: bool = False


def gaps(book: Book, meeting: Meeting) -> list[Gap]:
    """The stretches of a quorate meeting in which too few were in the room.

    By the times people arrived and left: a blank arrival is the start, a blank departure the
    end, which is when the meeting closed, or was to close where that is not known. One who
    leaves at the minute another arrives is replaced without a gap.
    """
    stood = quorum(book, meeting)
    if not stood.quorate:
        return []
    start, end = meeting.start or time.min, meeting.closed or meeting.end or time.max
    stays = [_Stay(s.row.arrived or start, s.row.left or end, s) for s in stood.seats]
    changes = {stay.arrived for stay in stays} | {stay.left for stay in stays}
    inside = {moment for moment in changes if start < moment < end}
    found = _joined(_gaps(stood, stays, sorted({start, end} | inside)))
    return [replace(gap, to_the_end=gap.end == end) for gap in found]


@dataclass(frozen=True, slots=True)
class _Stay:
    arrived: time
    left: time
    seat: Seat


def _gaps(stood: Quorum, stays: list[_Stay], moments: list[time]) -> Iterator[Gap]:
    """The stretches between two moments in which too few are there."""
    for begin, until in pairwise(moments):
        there = replace(stood, seats=tuple(s.seat for s in stays if s.arrived <= begin < s.left))
        if not there.quorate:
            staying = {seat.organisation for seat in there.seats}
            yield Gap(begin, until, tuple(o for o in stood.organisations if o not in staying))


def _joined(found: Iterable[Gap]) -> list[Gap]:
    """Gaps that follow on one another as one; at its end it lacks those who lack last."""
    joined: list[Gap] = []
    for gap in found:
        if joined and joined[-1].end == gap.start:
            gap = replace(gap, start=joined.pop().start)
        joined.append(gap)
    return joined
