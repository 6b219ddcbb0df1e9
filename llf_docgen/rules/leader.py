"""Role & Responsibilities of the Action Group Leader: who leads the group and its meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.confirmed import is_confirmed, last_confirmed
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.finding import Level
from llf_docgen.model.in_year import is_over, judged_on
from llf_docgen.model.names import key
from llf_docgen.model.noted import noted
from llf_docgen.model.records import Meeting, Member
from llf_docgen.model.states import Role
from llf_docgen.model.wording import listing, long_date, many
from llf_docgen.rules import clauses
from llf_docgen.rules.in_year import next_agenda
from llf_docgen.rules.noted import Past
from llf_docgen.rules.references import seats_at_once
from llf_docgen.rules.rule import Found, breach, warning


@breach("leader-named", clauses.CONFIRMED)
def leader_named(book: Book) -> Found:
    """Exactly one Leader is in office today and at every meeting.

    A role has dates like a seat: who hands over has Left in that row, who follows a row with
    Joined; who had another Role before has two rows. Of a meeting held without one the Note says
    so, after the word `leader:`; so does that of one which another chaired.

    Right: Priya Marlowe is Leader until 10 February, Owen Tansley from 10 February.

    Wrong: Two people in office have the Role Leader.
    """
    told: set[tuple[str, ...]] = set()
    unsure = _whose_role_nobody_knows(book)
    for day, note in _days(book):
        leaders = book.leaders(day)
        gap = _Gap.on(book, day)
        names = tuple(m.name for m in leaders) or gap.names
        if len(leaders) == 1 or names in told or unsure & set(map(key, names)):
            continue
        told.add(names)
        found = _too_many(book, leaders, day) if leaders else _nobody(book, gap, day)
        if day > book.today:
            yield found.cell, f"{found.what} {found.advice}", Level.WARNING
        elif day < book.today and not leaders:
            yield from found.unless_noted("leader", note)
        else:
            yield found.cell, f"{found.what} {found.advice}"
    yield from _exchanged(book)


def _exchanged(book: Book) -> Found:
    """Roles that were exchanged in place: earlier minutes would name the Leader of today.

    Who leads now was at a meeting before being confirmed, and a member of today chaired it.
    """
    for leader in book.leaders(judged_on(book)):
        before = [m for m in book.held if leader.confirmed_on and m.date < leader.confirmed_on]
        for meeting in before:
            chair = book.seat(meeting.chair, meeting.date)
            if chair and chair.role == Role.MEMBER and _sat_by(book, leader, meeting):
                told = _as_if_then(book, leader, chair, meeting)
                yield leader.at.cell("Role"), told, Level.WARNING
                break


def _sat_by(book: Book, leader: Member, meeting: Meeting) -> bool:
    """Whether who leads by this row was there and did not chair, and no Note says why."""
    there = {key(a.name) for a in book.present_at(meeting)}
    led = leader.in_office(meeting.date) and key(leader.name) in there
    return led and not noted(meeting.note, "leader")


def _as_if_then(book: Book, leader: Member, chair: Member, meeting: Meeting) -> str:
    called = book.terms.leader_is_called
    return (
        f"{leader.name}'s row says {called} for {named_day(book, meeting)} too, when {chair.name} "
        f"took the chair. If {leader.name} became {called} later, set both rows to the 'Role' held "
        "then and fill in 'Left'; each has a second row with today's 'Role' and 'Joined'. If not, "
        f"{_begin_or_end(meeting)} and the reason."
    )


def _begin_or_end(meeting: Meeting) -> str:
    """What a Note says already stays apart, behind a semicolon."""
    how, word = ("end", "; leader:") if meeting.note else ("begin", "leader:")
    return f"{how} that meeting's 'Note' with '{word}'"


def _days(book: Book) -> Iterator[tuple[date, str]]:
    """Today, then the day of each meeting with its Note."""
    if not is_over(book):
        yield judged_on(book), ""
    yield from ((m.date, m.note) for m in book.dated_meetings)


def _whose_role_nobody_knows(book: Book) -> set[str]:
    """Who has two rows at once: reference-unique says so, and asks for their dates."""
    return {key(seat.name) for seat, _ in seats_at_once(book)}


@dataclass(frozen=True)
class _Gap:
    """Who led before a day on which nobody does, and who leads after it."""

    before: Member | None
    after: Member | None

    @classmethod
    def on(cls, book: Book, day: date) -> _Gap:
        leaders = [m for m in book.members if m.role == Role.LEADER]
        gone = [m for m in leaders if m.left and m.left < day]
        coming = [m for m in leaders if m.joined and m.joined > day]
        return cls(
            max(gone, key=lambda m: m.left or day, default=None),
            min(coming, key=lambda m: m.joined or day, default=None),
        )

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"{m.name} {m.at.number}" if m else "" for m in (self.before, self.after))


_OF_MEETING = "that meeting's 'Note'"


def _nobody(book: Book, gap: _Gap, day: date) -> Past:
    called = book.terms.leader_is_called
    what = f"No one in Members is recorded as {called} {_on(book, day)}"
    add = f"Add a row for the person who is, with the 'Role' {Role.LEADER} and the day in 'Joined'"
    if gap.before and gap.after:
        ended, begins = long_date(gap.before.left), long_date(gap.after.joined)
        what += f": {gap.before.name}'s row ends on {ended}, {gap.after.name}'s begins on {begins}."
        advice = "Correct one of the dates, or add a row for who led between."
        return Past(gap.after.at.cell("Joined"), what, advice, _OF_MEETING)
    if gap.before:
        what += f": {gap.before.name}'s row ends on {long_date(gap.before.left)}."
        advice = f"{add}; a member who takes over has a second row."
        return Past(gap.before.at.cell("Left"), what, advice, _OF_MEETING)
    if gap.after:
        what += f": {gap.after.name}'s row begins on {long_date(gap.after.joined)}."
        advice = "Correct the date, or add a row for who led until then, with the day in 'Left'."
        return Past(gap.after.at.cell("Joined"), what, advice, _OF_MEETING)
    advice = f"Set the 'Role' of who leads the group to {Role.LEADER}."
    return Past(book.heading("Members", "Role"), f"{what}.", advice, _OF_MEETING)


def _too_many(book: Book, leaders: list[Member], day: date) -> Past:
    """Two at once: none of them has an end, or one ends after the other began."""
    called = book.terms.leader_is_called
    *_, first, second = sorted(leaders, key=lambda m: (m.left is None, m.at.number))
    what = f"{listing(_until(m) for m in leaders)} are"
    what += f" {'both' if len(leaders) == 2 else 'all'} recorded as {called} {_on(book, day)}."
    if not first.left and not second.left:
        advice = (
            "Fill in 'Left' for the one who no longer is; one who stays on as a member has a "
            "second row, with that 'Role' and 'Joined'."
        )
        return Past(second.at.cell("Role"), what, advice)
    advice = (
        f"If {second.name} took over from {first.name}, enter here the day from which "
        f"{second.name} leads, and the time before as a second row with the 'Role' held then."
    )
    return Past(second.at.cell("Joined"), what, advice)


def _on(book: Book, day: date) -> str:
    return "today" if day == book.today else f"on {long_date(day)}"


def _until(member: Member) -> str:
    return f"{member.name} (until {long_date(member.left)})" if member.left else member.name


@warning("leader-confirmed", clauses.CONFIRMED)
def leader_confirmed(book: Book) -> Found:
    """The Leader was confirmed as recently as the Terms ask, or for the year.

    In August before it, that is for the year that begins.

    Right: Confirmed on 10 September 2020, judged on 18 January 2021.

    Wrong: Confirmed on 12 September 2019, judged on 18 January 2021.
    """
    called, months = book.terms.leader_is_called, book.terms.leader_confirmed_months
    for leader in book.leaders(judged_on(book)):
        last = last_confirmed(leader)
        cell = leader.at.cell("Confirmed on")
        if last is None and key(leader.name) in _whose_role_nobody_knows(book):
            continue
        if last is None:
            text = f"The date on which {leader.name} was confirmed as {called} is missing."
            yield cell, f"{text} Fill it in."
        elif not is_confirmed(book, leader):
            yield (
                cell,
                f"{leader.name} was last confirmed as {called} on {long_date(last)}, more than "
                f"{many(months, 'month')} ago. If it was done since, fill in the day; if not, "
                f"put it on {next_agenda(book)}.",
            )


@warning("meeting-chaired", clauses.ON_TIME)
def meeting_chaired(book: Book) -> Found:
    """Each meeting names who chairs it.

    Right: Chair is Priya Marlowe.

    Wrong: Chair is empty.
    """
    for meeting in book.dated_meetings:
        if not meeting.chair:
            held = meeting.is_held(book.today)
            advice = "Enter who took the chair." if held else "Enter who is to chair it."
            yield (
                meeting.at.cell("Chair"),
                f"The meeting on {named_day(book, meeting)} has no chair. {advice} "
                f"Usually it is the {book.terms.leader_is_called}.",
            )


@warning("chair-present", clauses.ON_TIME)
def chair_present(book: Book) -> Found:
    """The named chair was present at each meeting held.

    Right: Chair is Priya Marlowe, who is Present.

    Wrong: Chair is Priya Marlowe, who sent apologies.
    """
    for meeting in book.held:
        came = {key(a.name) for a in book.present_at(meeting)}
        if meeting.chair and came and key(meeting.chair) not in came:
            yield (
                meeting.at.cell("Chair"),
                f"{meeting.chair} is named as the chair of the meeting on "
                f"{named_day(book, meeting)} and is not recorded as present. Enter which "
                "member took the chair.",
            )


RULES = (leader_named, leader_confirmed, meeting_chaired, chair_present)
