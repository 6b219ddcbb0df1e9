"""How many actions there are and how they stand, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from llf_docgen.model.dates import Span
from llf_docgen.model.records import Action
from llf_docgen.model.states import ActionStatus
from llf_docgen.model.wording import sentence, word

NONE = "There are no actions yet."


def summary(actions: Sequence[Action], today: date) -> str:
    """`13 actions: two open (both overdue) and 11 closed (ten complete, one cancelled).`.

    No kind of which there is none is counted: `All 13 actions are closed.`
    """
    if not actions:
        return NONE
    running = [action for action in actions if action.is_open]
    overdue = sum(action.is_overdue(today) for action in running)
    closed = [action for action in actions if not action.is_open]
    if len(actions) == 1:
        return _only(overdue, closed)
    if not running:
        return f"{_all(closed)} actions are closed{_ends(closed)}."
    if overdue == len(actions):
        return f"{_all(running)} actions are open and overdue."
    if not closed:
        return f"{_all(running)} actions are open{_late(overdue, len(running))}."
    return sentence(
        f"{word(len(actions))} actions: {word(len(running))} open{_late(overdue, len(running))} "
        f"and {word(len(closed))} closed{_ends(closed)}"
    )


def completed(actions: Sequence[Action], period: Span) -> str:
    """`Three were completed since the last report.`; nothing where none was."""
    days = [a.completed_on for a in actions if a.status == ActionStatus.COMPLETE]
    done = sum(day is not None and day in period for day in days)
    return sentence(f"{word(done)} {_were(done)} completed {period.name}") if done else ""


def _only(overdue: int, closed: list[Action]) -> str:
    if closed:
        return f"The one action is {closed[0].status.lower()}."
    return f"The one action is open{' and overdue' if overdue else ''}."


def _all(actions: Sequence[Action]) -> str:
    return "Both" if len(actions) == 2 else f"All {word(len(actions))}"


def _late(overdue: int, running: int) -> str:
    """How many of those open are overdue, in brackets."""
    if running == 1:
        return " (overdue)" if overdue else " (not overdue)"
    if overdue == running:
        return " (both overdue)" if overdue == 2 else " (all overdue)"
    return f" ({word(overdue) if overdue else 'none'} overdue)"


def _ends(closed: list[Action]) -> str:
    """How those closed ended, in brackets, where some were given up."""
    cancelled = sum(action.status == ActionStatus.CANCELLED for action in closed)
    if not cancelled:
        return ""
    if cancelled == len(closed):
        return {1: " (cancelled)", 2: " (both cancelled)"}.get(cancelled, " (all cancelled)")
    return f" ({word(len(closed) - cancelled)} complete, {word(cancelled)} cancelled)"


def _were(many: int) -> str:
    return "was" if many == 1 else "were"
