"""Agenda: what a meeting is to do, and that it was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from tests.builders import changed, without
from tests.cells import at, heading
from tests.rules.cases import info, keeps, of, warning
from tests.rules.changes import (
    held,
    no_other_names,
    spring_agenda,
    undecided,
    unwritten,
    with_actions,
)

CASES = [
    *of(
        "agenda-fits",
        warning(
            "a minute too long",
            at("Agenda", 11, "Minutes"),
            lambda b: changed(b, "agenda", 0, minutes=6),
        ),
        warning(
            "a minute too late a start",
            at("Agenda", 11, "Minutes"),
            lambda b: changed(b, "meetings", 1, start=time(9, 31)),
        ),
        warning(
            "a minute too long though one has no length",
            at("Agenda", 11, "Minutes"),
            lambda b: changed(changed(b, "agenda", 0, minutes=8), "agenda", 1, minutes=None),
        ),
        keeps(
            "no end: the agenda can't overrun",
            lambda b: changed(changed(b, "agenda", 0, minutes=600), "meetings", 1, end=None),
        ),
    ),
    *of(
        "agenda-purpose",
        warning(
            "a decision without a paper",
            at("Agenda", 7, "Paper"),
            lambda b: changed(b, "agenda", 7, paper=""),
        ),
        warning(
            "a decision without a lead",
            at("Agenda", 7, "Lead"),
            lambda b: changed(b, "agenda", 7, lead=""),
        ),
    ),
    *of(
        "standing-items",
        warning("one is left out", at("Agenda", 0, "Item"), lambda b: without(b, "agenda", 1)),
        warning(
            "no agenda seventeen days before",
            heading("Agenda", "Item"),
            lambda b: without(b, "agenda"),
        ),
        warning(
            "three are left out", at("Agenda", 2, "Item"), lambda b: without(b, "agenda", 0, 1, 9)
        ),
        warning(
            "no agenda on the day itself",
            heading("Agenda", "Item"),
            lambda b: without(b, "agenda").with_(today=date(2021, 2, 4)),
        ),
        warning(
            "no agenda three weeks before",
            heading("Agenda", "Item"),
            lambda b: without(b, "agenda").with_(today=date(2021, 1, 14)),
        ),
        keeps(
            "far off: no agenda yet", lambda b: without(b, "agenda").with_(today=date(2021, 1, 13))
        ),
    ),
    *of(
        "agenda-plans-next-year",
        info(
            "the spring agenda looks back",
            at("Agenda", 0, "Item"),
            lambda b: spring_agenda(b, "Review"),
        ),
        info(
            "the spring agenda names this year only",
            at("Agenda", 0, "Item"),
            lambda b: spring_agenda(b, "Looking at 2020-21"),
        ),
        keeps("next year by other words", lambda b: without(b, "agenda", 5, 6, 7)),
    ),
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
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_agenda(shipped_book, case):
    case.holds_of(shipped_book)
