"""Outcomes: what the year's meetings cover, decide and agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book
from tests.builders import added, changed, terms, without
from tests.cells import at
from tests.rules.cases import keeps, of, warning
from tests.rules.changes import (
    held,
    no_other_names,
    sick,
    undecided,
    unwritten,
    with_actions,
)

DRAFT = {"minutes_status": "Draft", "approved_at": ""}


def minutes_for_decision(book: Book) -> Book:
    """After the February meeting, which decided nothing on its item on the last minutes."""
    return undecided(book, "3")


CASES = [
    *of(
        "focus-covers-priorities",
        warning(
            "one priority in no focus",
            at("Meetings", 1, "Focus"),
            lambda b: changed(b, "meetings", 1, focus="Initial Teacher Training, CPLD"),
        ),
        warning("a priority without other names", at("Meetings", 1, "Focus"), no_other_names),
        keeps(
            "Big 3 says all of them",
            lambda b: b.with_(meetings=tuple(replace(m, focus="Big 3") for m in b.meetings)),
        ),
        keeps(
            "any of a priority's names",
            lambda b: changed(b, "meetings", 1, focus="ITT, CPD and S2S"),
        ),
        warning(
            "the only focus is an extraordinary meeting's",
            at("Meetings", 0, "Focus"),
            lambda b: changed(
                changed(b, "meetings", 1, kind="Extraordinary"), "meetings", 0, focus="ITT"
            ),
        ),
        keeps(
            "another group's word for all of them",
            lambda b: changed(
                changed(b, "cycle", 2, body="Planning Action Group (Four Strands)"),
                "meetings",
                1,
                focus="All four strands",
            ).with_(meetings=(replace(b.meetings[1], focus="Four strands: review"),)),
        ),
        keeps(
            "all priorities, in so many words",
            lambda b: b.with_(meetings=(replace(b.meetings[1], focus="Priorities"),)),
        ),
    ),
    *of(
        "decision-recorded",
        warning(
            "none for an item that asked for one",
            at("Agenda", 5, "Item"),
            lambda b: undecided(b, "6"),
        ),
        keeps(
            "deferred", lambda b: changed(undecided(b, "6"), "agenda", 5, notes="Deferred to March")
        ),
        keeps("minutes not yet written", lambda b: unwritten(b).with_(decisions=())),
        warning(
            "two items without a decision are told together",
            at("Agenda", 5, "Item"),
            lambda b: held(b).with_(
                decisions=tuple(d for d in held(b).decisions if d.agenda_no not in ("6", "7"))
            ),
        ),
        warning(
            "none on earlier minutes that are still a draft",
            at("Agenda", 2, "Item"),
            lambda b: changed(minutes_for_decision(b), "meetings", 0, **DRAFT),
        ),
        warning(
            "none on minutes of a meeting that is not known here",
            at("Agenda", 2, "Item"),
            lambda b: without(minutes_for_decision(b), "meetings", 0),
        ),
        keeps("minutes that were approved there", lambda b: minutes_for_decision(b)),
        keeps(
            "minutes that were approved by e-mail",
            lambda b: changed(
                minutes_for_decision(b),
                "meetings",
                0,
                approved_at="by e-mail",
                approved_on=date(2021, 1, 11),
            ),
        ),
        keeps(
            "the last meeting has no minutes",
            lambda b: changed(
                minutes_for_decision(b), "meetings", 0, **(DRAFT | {"minutes_status": "Not taken"})
            ),
        ),
        keeps(
            "a meeting without a quorum approves no minutes",
            lambda b: changed(minutes_for_decision(terms(b, quorum=9)), "meetings", 0, **DRAFT),
        ),
        warning(
            "without a quorum another item asks for its recommendation",
            at("Agenda", 5, "Item"),
            lambda b: terms(undecided(b, "6"), quorum=9),
        ),
        keeps(
            "no minutes were taken",
            lambda b: changed(held(b), "meetings", 1, minutes_status="Not taken").with_(
                decisions=()
            ),
        ),
    ),
    *of(
        "outcomes-met",
        warning(
            "nothing on events",
            at("Meetings", 1, "Meeting"),
            lambda b: held(b).with_(decisions=held(b).decisions[:-1]),
        ),
        warning(
            "nothing decided at all",
            at("Meetings", 1, "Meeting"),
            lambda b: held(b).with_(decisions=b.decisions),
        ),
        warning(
            "actions on two of three priorities",
            at("Meetings", 1, "Meeting"),
            lambda b: with_actions(b, ("PL", "PS")),
        ),
        keeps("minutes not yet written", lambda b: unwritten(b).with_(decisions=())),
        keeps(
            "actions on all priorities and aspects", lambda b: with_actions(b, ("ITT", "PL", "PS"))
        ),
        keeps(
            "an extraordinary meeting agrees its own business",
            lambda b: changed(held(b), "meetings", 1, kind="Extraordinary").with_(decisions=()),
        ),
        keeps(
            "two meetings of the spring agree it together",
            lambda b: added(held(b), "meetings", 1, ref="PAG-2021-02b", date=date(2021, 2, 11)),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_outcomes(shipped_book, case):
    case.holds_of(shipped_book)


def test_no_decision_is_asked_for_of_a_meeting_that_could_decide_nothing(shipped_book):
    without_any = sick(shipped_book).with_(decisions=())
    (told,) = (f.message for f in rules.check(without_any) if f.rule == "decision-recorded")
    assert "for decision and the meeting was not quorate, so nothing could be decided" in told
    assert "Put them on the next agenda, and write 'Deferred' in 'Notes'." in told
    assert "Decisions" not in told
