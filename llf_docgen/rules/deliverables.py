"""Deliverables, Accountability, Scope: the plan, communications, and whom the group answers to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from llf_docgen.model.book import Book
from llf_docgen.model.names import key, near_miss, number_key
from llf_docgen.model.records import Action, Decision, Objective
from llf_docgen.model.states import Rag
from llf_docgen.model.wording import listing, long_date, quoted, sentence, word
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, breach, info, warning


@warning("plan-reported", clauses.PLANNING)
def plan_reported(book: Book) -> Found:
    """An objective that is late or Red says in Progress what is holding it up.

    Right: Due on 18 December, Amber: two places kept for spring.

    Wrong: Due on 18 December, Amber, Progress empty.
    """
    silent = [(o, _behind(book, o)) for o in book.objectives if not o.progress]
    behind = [(objective, why) for objective, why in silent if why]
    if behind:
        what, have, each = "Objectives", "have", "each of them"
        if len(behind) == 1:
            what, have, each = "Objective", "has", "it"
        yield (
            behind[0][0].at.cell("Progress"),
            f"{what} {listing(f'{o.ref} ({why})' for o, why in behind)} {have} nothing in "
            f"'Progress'. Say what is holding {each} up and what comes next.",
        )


def _behind(book: Book, objective: Objective) -> str:
    """`Amber, due on Friday 8 January 2021`, or `Red`; nothing for one on its way."""
    due = objective.by_when
    if due is not None and due < book.today and objective.rag != Rag.BLUE:
        return f"{objective.rag}, due on {long_date(due)}"
    return "Red" if objective.rag == Rag.RED else ""


@warning("communications-sent", clauses.COMMUNICATIONS)
def communications_sent(book: Book) -> Found:
    """A recorded issue, concern or recommendation was sent.

    Right: Dated 16 November, sent on 18 November.

    Wrong: Dated 16 November, not yet sent on 18 January.
    """
    for message in book.communications:
        if message.sent_on is None and message.date <= book.today:
            yield (
                message.at.cell("Sent on"),
                f"The {message.kind.lower()} {quoted(message.subject)} of "
                f"{long_date(message.date)} has not been sent to {message.audience}. "
                "Send it, or fill in the day it went out.",
            )


@breach("accountable-to", clauses.ACCOUNTABLE)
def accountable_to(book: Book) -> Found:
    """The body that the group answers to is named and stands in the Calendar.

    Right: Strategic Board, with dates in December, March and July.

    Wrong: Terms say Executive Board, and the Calendar has none.
    """
    body = key(book.terms.accountable_to)
    if book.calendar and not any(body in key(entry.body) for entry in book.calendar):
        near = near_miss(book.terms.accountable_to, {e.body for e in book.calendar})
        meant = f'Did you mean "{near}"?' if near else "Add its dates, or correct the name."
        yield (
            book.terms.at["accountable_to"],
            f"The group answers to the {book.terms.accountable_to}, and the Calendar has no date "
            f"for it. {meant}",
        )


@info("scope", clauses.BIG_3)
def scope(book: Book) -> Found:
    """Every action and decision is tied to one of the priorities.

    The minutes, the date of the next meeting and what confirms another decision need none.

    Right: A-2020-01 has the Priority ITT.

    Wrong: A-2020-10 has none.
    """
    decisions = [d for d in book.decisions if not _is_housekeeping(book, d)]
    for sheet, records in (("action", book.actions), ("decision", decisions)):
        loose = [record for record in records if not record.priority]
        if loose:
            yield loose[0].at.cell("Priority"), _unlinked(sheet, loose)


def _unlinked(what: str, loose: Sequence[Action | Decision]) -> str:
    names = [record.ref or f"the {what} in row {record.at.number}" for record in loose[:5]]
    names += [f"{word(len(loose) - 5)} more"] if len(loose) > 5 else []
    named = sentence(listing(names)).removesuffix(".")
    if len(loose) == 1:
        return f"{named} is not linked to a priority. Choose one, or leave it if none fits."
    return f"{named} are not linked to a priority. Choose one for each, or leave it if none fits."


def _is_housekeeping(book: Book, decision: Decision) -> bool:
    """Whether a decision is on the minutes or on the next meeting, or confirms another."""
    meeting = book.meeting(decision.meeting)
    no = number_key(decision.agenda_no)
    items = [i for i in book.agenda_of(meeting) if number_key(i.no) == no] if meeting else []
    texts = [decision.text, *(item.title for item in items)]
    return bool(decision.confirms) or any(_HOUSEKEEPING.search(text) for text in texts)


_HOUSEKEEPING = re.compile(r"\b(the|last) minutes\b|\bminutes of\b|\bnext meeting\b", re.IGNORECASE)


@warning("plan-per-priority", clauses.BIG_3)
def plan_per_priority(book: Book) -> Found:
    """Each priority has objectives in the action plan.

    Right: The action plan has objectives for ITT, PL and PS.

    Wrong: The action plan has no objective for PS.
    """
    priorities = book.listed_priorities
    lacking = [p for p in priorities if not any(p.is_named(o.priority) for o in book.objectives)]
    if lacking:
        names = listing((p.name for p in lacking), "or")
        each = " for each" if len(lacking) > 1 else ""
        text = f"The action plan has no objective for {names}. Add one{each}."
        yield book.heading("Action plan", "Objective"), text


RULES = (
    plan_per_priority,
    plan_reported,
    communications_sent,
    accountable_to,
    scope,
)
