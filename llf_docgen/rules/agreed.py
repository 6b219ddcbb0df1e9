"""What was agreed has its day: actions theirs to be done by, decisions theirs."""

from __future__ import annotations

from llf_docgen.model.agreed import is_for_next_meeting, is_settled
from llf_docgen.model.book import Book
from llf_docgen.model.in_year import is_over
from llf_docgen.model.names import key
from llf_docgen.model.records import Action
from llf_docgen.model.states import BETWEEN_MEETINGS
from llf_docgen.model.wording import listing, long_date, quoted
from llf_docgen.rules.rule import Found, warning


@warning("action-due")
def action_due(book: Book) -> Found:
    """Each open action is due on a day, at the next meeting, or is ongoing.

    Right: Due is 29 January 2021, or next meeting, or ongoing.

    Wrong: Due is empty, or ASAP.
    """
    lacking = [a for a in book.actions if a.is_open and a.due is None and not is_settled(a)]
    blank = [a for a in lacking if not a.due_in_words]
    if blank:
        yield blank[0].at.cell("Due"), _blank(blank)
    for action in lacking:
        if action.due_in_words:
            yield action.at.cell("Due"), _no_day(book, action)


def _blank(actions: list[Action]) -> str:
    refs = listing(action.ref for action in actions)
    if len(actions) == 1:
        return f"'Due' is empty, so {refs} is never overdue. Agree a day, or write 'next meeting'."
    return (
        f"'Due' is empty for {refs}, so they are never overdue. Agree a day for each, or write "
        "'next meeting'."
    )


def _no_day(book: Book, action: Action) -> str:
    if is_for_next_meeting(action):
        raised = book.raised_on(action)
        after = f" after {long_date(raised)}" if raised else ""
        extra = any(m.extraordinary and raised and m.date > raised for m in book.dated_meetings)
        kind = "ordinary meeting" if extra else "meeting"
        if is_over(book):
            told = f"{action.ref} is due at the next {kind}, which is one of next year."
            return f"{told} Take it over into next year's workbook, or give a day."
        return (
            f"{action.ref} is due at the next {kind}, and no {kind}{after} is in Meetings yet. "
            "Add it there, or give a day."
        )
    found = f"{quoted(action.due_in_words)} names no day, so {action.ref} is never overdue."
    return f"{found} Agree a day, or write 'next meeting'."


@warning("decision-dated")
def decision_dated(book: Book) -> Found:
    """What was decided or agreed between meetings has its day.

    Right: Meeting is by e-mail, Date is 12 March 2021.

    Wrong: Meeting is by e-mail, Date is empty.
    """
    between = {key(way) for way in BETWEEN_MEETINGS}
    for decision in book.decisions:
        if key(decision.meeting) in between and decision.date is None:
            yield (
                decision.at.cell("Date"),
                f"{decision.ref} was taken between meetings ({decision.meeting}) and has no date. "
                "Fill in the day on which it was taken.",
            )
    for action in book.actions:
        if key(action.raised_at) in between:
            yield (
                action.at.cell("Raised at"),
                f"{action.ref} was agreed between meetings ({action.raised_at}). Write the day on "
                "which it was agreed instead.",
            )


RULES = (action_due, decision_dated)
