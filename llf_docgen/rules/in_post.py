"""Who is named for a task is in office on its day, and their organisation still a partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.cells import Cell
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.in_year import is_over, judged_on
from llf_docgen.model.names import key
from llf_docgen.model.records import Meeting, Member
from llf_docgen.model.states import Attended, Rag
from llf_docgen.model.wording import listing, long_date, plural
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, warning


@warning("in-post", clauses.REPRESENTATIVES)
def in_post(book: Book) -> Found:
    """Whoever chairs, leads, owns a risk or is expected is in office that day.

    Their organisation is a partner then, too. One who left is told once for each kind of task.

    Right: The chair of the meeting to come is in office on its day.

    Wrong: Rowan Pell left on 31 December and is Expected on 4 February.
    """
    if is_over(book):
        return
    for named in grouped(_named(book), lambda n: (n.kind, key(n.name), n.why)).values():
        first = named[0]
        tasks = first.kind.format(_listed(named))
        yield first.cell, f"{first.name} {first.why} but {tasks}. {first.advice}"
    yield from _of_one_that_left(book)


def _listed(tasks: list[_Task]) -> str:
    """`PL1 and PL2`, `items 3 and 4`."""
    noun = tasks[0].noun
    before = f"{noun if len(tasks) == 1 else plural(noun)} " if noun else ""
    return before + listing(task.task for task in tasks)


@dataclass(frozen=True, slots=True)
class _Task:
    """What somebody is named for, the day on which they are to be in office, and why they aren't.

    `kind` says what they do, with a place for the tasks of that kind: `still leads {}`.
    """

    cell: Cell
    name: str
    day: date
    kind: str
    task: str
    advice: str
    noun: str = ""
    why: str = ""


def _named(book: Book) -> Iterator[_Task]:
    """The tasks of those who can't do them."""
    for task in _tasks(book):
        why = _why_not(book, task.name, task.day)
        if why:
            yield replace(task, why=why)


def _tasks(book: Book) -> Iterator[_Task]:
    for meeting in book.coming:
        yield from _of_meeting(book, meeting)
    today = judged_on(book)
    lead, choose = "is still named as lead of {}", "Choose who leads instead."
    for priority in book.priorities:
        cell = priority.at.cell("Lead")
        yield _Task(cell, priority.lead, today, lead, priority.name, choose)
    for aim in book.objectives:
        if aim.rag != Rag.BLUE:
            cell = aim.at.cell("Lead")
            yield _Task(cell, aim.lead, today, "still leads {} in the action plan", aim.ref, choose)
    for risk in book.risks:
        cell, choose = risk.at.cell("Owner"), "Choose who owns it instead."
        yield _Task(cell, risk.owner, today, "still owns {} in Risks", risk.ref, choose)


def _of_meeting(book: Book, meeting: Meeting) -> Iterator[_Task]:
    day, on = meeting.date, f"the meeting on {named_day(book, meeting)}"
    choose = "Choose which member chairs it."
    yield _Task(meeting.at.cell("Chair"), meeting.chair, day, "is to chair {}", on, choose)
    for row in book.attendance_of(meeting):
        if row.status == Attended.EXPECTED and not (row.substitute_for or row.organisation):
            kind, advice = "is expected at {}", "Take the row out, or enter who comes instead."
            yield _Task(row.at.cell("Name"), row.name, day, kind, on, advice)
    for item in book.agenda_of(meeting):
        cell, kind = item.at.cell("Lead"), f"is to lead {{}} on the agenda of {meeting.ref}"
        yield _Task(cell, item.lead, day, kind, item.no, "Choose who leads instead.", "item")


def _why_not(book: Book, name: str, day: date) -> str:
    """`left on Thursday 31 December 2020`: why a member can't do a task, if so."""
    seats = book.seats(name)
    if any(_holds(book, seat, day) for seat in seats):
        return ""
    reasons = [_reason(book, seat, day) for seat in _nearest_first(seats, day)]
    return reasons[0] if reasons else ""  # a name that Members lacks is told elsewhere


def _holds(book: Book, seat: Member, day: date) -> bool:
    """In office that day, and the organisation not gone by then; one gone by now is told itself."""
    gone_now = _partner_until(book, seat, judged_on(book))
    return seat.in_office(day) and (bool(gone_now) or not _partner_until(book, seat, day))


def _nearest_first(seats: Iterable[Member], day: date) -> list[Member]:
    """The seat in office, else the one that ended last, else the next to begin."""
    return sorted(seats, key=lambda seat: (not seat.in_office(day), abs(_days_off(seat, day))))


def _days_off(seat: Member, day: date) -> int:
    if seat.left and seat.left < day:
        return (day - seat.left).days
    return (seat.joined - day).days if seat.joined and seat.joined > day else 0


def _reason(book: Book, seat: Member, day: date) -> str:
    if seat.left and seat.left < day:
        leaves = "leaves" if seat.left >= book.today else "left"
        return f"{leaves} on {long_date(seat.left)}"
    if seat.joined and seat.joined > day:
        return f"joins only on {long_date(seat.joined)}"
    until = long_date(_partner_until(book, seat, day))
    return f"is from {seat.organisation}, a partner organisation until {until},"


def _partner_until(book: Book, seat: Member, day: date) -> date | None:
    """The last day of a member's organisation as a partner, where it is over by a day."""
    organisation = book.organisation(seat.organisation) if seat.represents else None
    until = organisation.partner_until if organisation else None
    return until if until and until < day else None


def _of_one_that_left(book: Book) -> Found:
    """Members who are still in office though their organisation has left."""
    day = judged_on(book)
    staying = [m for m in book.in_office(day) if _partner_until(book, m, day)]
    for members in grouped(staying, lambda m: key(m.organisation)).values():
        who = listing(dict.fromkeys(m.name for m in members))
        are = "is" if len(members) == 1 else "are"
        first = members[0]
        yield (
            first.at.cell("Left"),
            f"{first.organisation} was a partner organisation until "
            f"{long_date(_partner_until(book, first, day))} and {who} {are} still in office. Fill "
            "in 'Left', or correct 'Partner until' in Organisations.",
        )


RULES = (in_post,)
