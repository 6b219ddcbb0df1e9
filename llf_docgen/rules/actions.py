"""Actions: their dates, their completion, their owners."""

from __future__ import annotations

from llf_docgen.model.book import Book
from llf_docgen.model.names import key
from llf_docgen.model.states import ActionStatus
from llf_docgen.model.wording import away, listing, long_date
from llf_docgen.rules.rule import Found, error, warning


@error("action-dates")
def action_dates(book: Book) -> Found:
    """An action is not due or complete before the meeting that raised it.

    Right: Raised on 12 November 2020, due on 29 January 2021.

    Wrong: Raised on 12 November 2020, due on 11 November 2020.
    """
    for action in book.actions:
        meeting = book.meeting(action.raised_at)
        for heading, day in (("Due", action.due), ("Completed on", action.completed_on)):
            if meeting and day and day < meeting.date:
                yield (
                    action.at.cell(heading),
                    f"{action.ref}: {heading} is {long_date(day)}, before the meeting that raised "
                    f"it ({long_date(meeting.date)}). Correct the date or the meeting.",
                )


@error("action-completed")
def action_completed(book: Book) -> Found:
    """A complete action has its date of completion, and only then.

    Right: Complete, on 9 December 2020.

    Wrong: Complete, with no date.
    """
    for action in book.actions:
        cell = action.at.cell("Completed on")
        if action.status == ActionStatus.COMPLETE and not action.completed_on:
            yield cell, f"{action.ref} is Complete. Fill in the day on which it was completed."
        elif action.completed_on and action.status != ActionStatus.COMPLETE:
            yield (
                cell,
                f"{action.ref} has a completion date but is {action.status}. "
                "Set it to Complete, or clear the date.",
            )


@warning("action-overdue")
def action_overdue(book: Book) -> Found:
    """Open actions are not past their due date.

    Right: Due on 29 January 2021, judged on 18 January 2021.

    Wrong: Due on 15 January 2021, still Open on 18 January 2021.
    """
    for action in book.actions:
        if action.due and action.is_overdue(book.today):
            yield (
                action.at.cell("Due"),
                f"{action.ref} ({action.owner}) was due on {long_date(action.due)}, "
                f"{away(action.due, book.today)}. Ask for news, or agree a new date.",
            )


@warning("action-owner")
def action_owner(book: Book) -> Found:
    """The owner of an open action is in office.

    Right: The owner is in office.

    Wrong: The owner left on 31 December 2020.
    """
    for action in book.actions:
        seat = book.seat(action.owner, book.today)
        if action.is_open and seat and not seat.in_office(book.today):
            others = [
                m.name
                for m in book.in_office(book.today)
                if key(m.organisation) == key(seat.organisation)
            ]
            hint = (
                f"{listing(others[:2], 'or')} is from the same organisation: hand it over."
                if others
                else "Hand it over to somebody in office."
            )
            left = f"left on {long_date(seat.left)}" if seat.left else "is not yet in office"
            yield action.at.cell("Owner"), f"{action.owner} {left}. {hint}"


RULES = (
    action_dates,
    action_completed,
    action_overdue,
    action_owner,
)
