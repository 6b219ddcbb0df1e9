"""Actions: their dates, their completion, their owners."""

from __future__ import annotations

from textwrap import shorten

from llf_docgen.model.agreed import owners_of
from llf_docgen.model.book import Book, grouped
from llf_docgen.model.names import key
from llf_docgen.model.records import Action, Member
from llf_docgen.model.states import ActionStatus
from llf_docgen.model.wording import away, listing, long_date
from llf_docgen.rules.rule import Found, error, warning

WORDS_OF_IT = 40  # characters of an action without a reference


@error("action-dates")
def action_dates(book: Book) -> Found:
    """No action is due or complete before it was agreed.

    Right: Raised on 12 November 2020, due on 29 January 2021.

    Wrong: Raised on 12 November 2020, due on 11 November 2020.
    """
    for action in book.actions:
        raised, meeting = book.raised_on(action), book.meeting(action.raised_at)
        when = "the meeting that raised it" if meeting else "the day on which it was agreed"
        for heading, day in (("Due", action.due), ("Completed on", action.completed_on)):
            if raised and day and day < raised:
                yield (
                    action.at.cell(heading),
                    f"{_named(action)}: '{heading}' is {long_date(day)}, before {when} "
                    f"({long_date(raised)}). Correct the date, or 'Raised at'.",
                )


def _named(action: Action) -> str:
    """Its reference, or its first words where it has none yet."""
    return action.ref or f"'{shorten(action.text, WORDS_OF_IT, placeholder=' ...')}'"


@error("action-completed")
def action_completed(book: Book) -> Found:
    """A completed action has its date of completion, and no other has one.

    Right: Complete, on 9 December 2020.

    Wrong: Complete, with no date.
    """
    for action in book.actions:
        cell, day = action.at.cell("Completed on"), long_date(action.completed_on)
        if action.status == ActionStatus.COMPLETE and not day:
            yield cell, f"{_named(action)} is Complete. Fill in the day on which it was completed."
        elif day and action.is_open:
            yield (
                cell,
                f"{_named(action)} was completed on {day} and is {action.status}. If it was "
                "reopened, clear that day; if not, set 'Status' to Complete.",
            )
        elif day and action.status == ActionStatus.CANCELLED:
            yield (
                cell,
                f"{_named(action)} is Cancelled, and was completed on {day}. Clear that day, or "
                "set 'Status' to Complete.",
            )


@warning("action-overdue")
def action_overdue(book: Book) -> Found:
    """No open action is past its due date.

    Right: Due on 29 January 2021, judged on 18 January 2021.

    Wrong: Due on 15 January 2021, still Open on 18 January 2021.
    """
    for action in book.actions:
        if action.due and action.is_overdue(book.today):
            yield (
                action.at.cell("Due"),
                f"{_named(action)} ({action.owner}) was due on {long_date(action.due)}, "
                f"{away(action.due, book.today)}. Ask for news, or agree a new date.",
            )


@warning("action-owner")
def action_owner(book: Book) -> Found:
    """The owners of an open action are in office.

    Right: The owner is in office.

    Wrong: The owner left on 31 December 2020.
    """
    owned = [(seat, a) for a in book.actions if a.is_open for seat in _owners(book, a)]
    gone = [(seat, a) for seat, a in owned if not seat.in_office(book.today)]
    for rows in grouped(gone, lambda row: key(row[0].name)).values():
        seat, actions = rows[0][0], [action for _, action in rows]
        left = f"left on {long_date(seat.left)}" if seat.left else "is not yet in office"
        text = f"{seat.name} {left}. {_take_over(book, seat, actions)}"
        yield actions[0].at.cell("Owner"), text


def _take_over(book: Book, seat: Member, actions: list[Action]) -> str:
    which = f"take over {listing(map(_named, actions))}"
    others = [
        m.name
        for m in book.in_office(book.today)
        if key(m.organisation) == key(seat.organisation) and m.represents >= seat.represents
    ]
    if others:
        who = listing(others[:2], "or")
        return f"Ask {who}, from the same organisation, to {which}."
    return f"Ask somebody in office to {which}."


def _owners(book: Book, action: Action) -> list[Member]:
    """The seats of those who own an action, alone or together."""
    seats = (book.seat(owner, book.today) for owner in owners_of(book, action))
    return [seat for seat in seats if seat]


RULES = (
    action_dates,
    action_completed,
    action_overdue,
    action_owner,
)
