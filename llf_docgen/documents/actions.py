"""A sheet for each owner with their open actions, to report on before the next meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.document import (
    Command,
    Document,
    Draft,
    Head,
    Per,
    Request,
    head_of_year,
    person,
)
from llf_docgen.model.agreed import owners_of
from llf_docgen.model.book import Book
from llf_docgen.model.named_meeting import meeting_on
from llf_docgen.model.names import key
from llf_docgen.model.records import Action, Meeting
from llf_docgen.model.states import Role
from llf_docgen.model.wording import listing, long_date, word


@dataclass(frozen=True)
class Actions(Head):
    """The names that the template of an owner's sheet may use.

    On the sheet of whoever the others reply to, `contact` is empty.
    """

    owner: str
    meeting: str
    as_at: str
    summary: str
    actions: tuple[meeting_facts.ActionLine, ...]


def drafts(request: Request) -> Iterator[Draft]:
    """One sheet for each owner of an open action, by name.

    Who has left the group gets none: the action needs a new owner, which `said_of_leavers` says.
    """
    for owner, actions in _owned(request.book):
        if not _has_left(request.book, owner):
            yield Draft(f"Actions {owner}", _context(request, owner, actions), owner)


def said_of_leavers(book: Book) -> str:
    """Which open actions are on nobody's sheet, since their owners have left, in sentences."""
    lost = [(o, [a for a in owned if _is_on_no_sheet(book, a)]) for o, owned in _owned(book)]
    return " ".join(_on_no_sheet(book, owner, actions) for owner, actions in lost if actions)


def _on_no_sheet(book: Book, owner: str, lost: list[Action]) -> str:
    """`A-2 is on no sheet: its owner, Ada Lark, left on .... Enter who takes it over in ...`."""
    refs = listing(action.ref for action in lost)
    cells = listing(str(action.at.cell("Owner")) for action in lost)
    are, their, them = ("is", "its", "it") if len(lost) == 1 else ("are", "their", "them")
    return (
        f"{refs} {are} on no sheet: {their} owner, {owner}, {_since(book, owner)}. Enter who takes "
        f"{them} over in {cells}."
    )


def _owned(book: Book) -> list[tuple[str, list[Action]]]:
    """The owners of open actions by name, each with theirs."""
    owned: dict[str, tuple[str, list[Action]]] = {}
    for action in (a for a in book.actions if a.is_open):
        for owner in owners_of(book, action):
            owned.setdefault(key(owner), (owner, []))[1].append(action)
    return [both for _, both in sorted(owned.items())]


def _is_on_no_sheet(book: Book, action: Action) -> bool:
    return all(_has_left(book, owner) for owner in owners_of(book, action))


def _since(book: Book, owner: str) -> str:
    """`left on Monday 31 May 2027`; `is not yet in office` of who has only a seat to come."""
    seat = book.seat(owner, book.today)
    left = seat.left if seat else None
    return f"left on {long_date(left)}" if left and left < book.today else "is not yet in office"


def _has_left(book: Book, owner: str) -> bool:
    seats = book.seats(owner)
    return bool(seats) and not any(seat.in_office(book.today) for seat in seats)


def _context(request: Request, owner: str, owned: Sequence[Action]) -> Actions:
    book, meeting = request.book, _next_meeting(request)
    lines = [meeting_facts.line(book, a) for a in sorted(owned, key=lambda a: a.by_due)]
    overdue = sum(line.overdue for line in lines)
    keeper = _keeps_the_log(book, owner)
    return Actions(
        **(head_of_year(request) | ({"contact": ""} if keeper else {})),
        owner=person(request, owner, book.today),
        meeting=f"The {meeting_on(book, meeting)}" if meeting else "The next meeting",
        as_at=long_date(book.today),
        summary=_summary(len(lines), overdue, keeper, _when(book, meeting, overdue, owned)),
        actions=tuple(lines),
    )


def _keeps_the_log(book: Book, owner: str) -> bool:
    """Whether the sheets are returned to this owner."""
    staff = book.in_role(Role.SECRETARIAT, book.today)
    return bool(staff) and key(staff[0].name) == key(owner)


def _next_meeting(request: Request) -> Meeting | None:
    """The meeting that was asked for or, where that is past, the next one to come."""
    coming = request.book.coming
    ordinary = [meeting for meeting in coming if not meeting.extraordinary]
    asked = request.for_meeting
    return asked if asked in ordinary else next(iter(ordinary), None)


def _when(book: Book, meeting: Meeting | None, overdue: int, owned: Sequence[Action]) -> str:
    """When a page is to be back: by the first day that is due, in time for the papers.

    Without a meeting, on the day of each action; nothing where one is due at `next meeting`.
    """
    if overdue:
        return "as soon as possible"
    if meeting is None:
        return "by the day on which it is due" if all(action.due for action in owned) else ""
    days = [action.due for action in owned if action.due]
    first = min([*days, book.terms.papers_by(meeting.date)])
    if first < book.today:
        return "as soon as possible"
    return f"by {long_date(book.terms.closed.advised(first, book.today))}"


def _summary(many: int, overdue: int, keeper: bool, when: str) -> str:
    """`You have one open action. Please add your update and return it by ...`."""
    ask = "Please add your update" if keeper else "Please add your update and return it"
    actions = f"{word(many)} open {'action' if many == 1 else 'actions'}"
    return f"You have {actions}{_late(many, overdue)}. {' '.join(filter(None, (ask, when)))}."


def _late(many: int, overdue: int) -> str:
    if not overdue:
        return ""
    if many == 1:
        return ", which is overdue"
    are = "is" if overdue == 1 else "are"
    return f", {'all' if overdue == many else word(overdue)} of which {are} overdue"


def _nothing(request: Request) -> str:
    none = "No open action has an owner who is on the group, so there is no sheet to make."
    return " ".join(filter(None, (none, said_of_leavers(request.book))))


DOCUMENT = Document(
    "Actions",
    "a sheet for each owner with their open actions",
    Actions,
    drafts,
    per=Per.YEAR,
    made_for="Open actions in {year}, owner by owner.",
    command=Command(
        "actions",
        "Write a sheet of open actions for each owner.",
        "Write a sheet for each owner with their open actions, to report on.",
        options=("meeting",),
        only=("--owner", "NAME", "This owner only."),
    ),
    nothing=_nothing,
)
