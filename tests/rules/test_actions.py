"""Actions: their dates, their completion, their owners."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen import rules
from tests.builders import changed
from tests.cells import at
from tests.rules.cases import error, keeps, of, warning
from tests.rules.changes import many_gone, owned_by, two_could_take_over

CASES = [
    *of(
        "action-dates",
        error(
            "due the day before it was raised",
            at("Actions", 0, "Due"),
            lambda b: changed(b, "actions", 0, due=date(2020, 11, 11)),
        ),
        error(
            "complete the day before it was raised",
            at("Actions", 1, "Completed on"),
            lambda b: changed(b, "actions", 1, completed_on=date(2020, 11, 11)),
        ),
        keeps(
            "due on the meeting's day", lambda b: changed(b, "actions", 0, due=date(2020, 11, 12))
        ),
        keeps(
            "complete on the meeting's day",
            lambda b: changed(b, "actions", 1, completed_on=date(2020, 11, 12)),
        ),
        keeps(
            "a meeting that is not known",
            lambda b: changed(b, "actions", 0, raised_at="PAG-1999", due=date(1999, 1, 1)),
        ),
        error(
            "due the day before it was agreed by e-mail",
            at("Actions", 0, "Due"),
            lambda b: changed(b, "actions", 0, raised_at="4 January 2021", due=date(2021, 1, 3)),
        ),
        keeps(
            "due on the day it was agreed by e-mail",
            lambda b: changed(b, "actions", 0, raised_at="4 January 2021", due=date(2021, 1, 4)),
        ),
        keeps("no day is due", lambda b: changed(b, "actions", 0, due=None)),
    ),
    *of(
        "action-completed",
        error(
            "complete without a date",
            at("Actions", 1, "Completed on"),
            lambda b: changed(b, "actions", 1, completed_on=None),
        ),
        error(
            "open with a date",
            at("Actions", 0, "Completed on"),
            lambda b: changed(b, "actions", 0, completed_on=date(2021, 1, 4)),
        ),
        error(
            "reopened, with its old date",
            at("Actions", 1, "Completed on"),
            lambda b: changed(b, "actions", 1, status="Open"),
        ),
        error(
            "cancelled with a date",
            at("Actions", 1, "Completed on"),
            lambda b: changed(b, "actions", 1, status="Cancelled"),
        ),
    ),
    *of(
        "action-overdue",
        warning(
            "due yesterday",
            at("Actions", 0, "Due"),
            lambda b: changed(b, "actions", 0, due=date(2021, 1, 17)),
        ),
        keeps("due today", lambda b: changed(b, "actions", 0, due=b.today)),
        keeps(
            "an overdue one that is complete",
            lambda b: changed(b, "actions", 1, due=date(2020, 12, 1)),
        ),
        keeps("ongoing", lambda b: changed(b, "actions", 0, due=None, due_in_words="ongoing")),
    ),
    *of(
        "action-owner",
        warning(
            "one of two owners has left",
            at("Actions", 0, "Owner"),
            lambda b: changed(
                changed(b, "actions", 0, owner="Priya Marlowe and Rowan Pell"),
                "members",
                4,
                left=date(2020, 12, 31),
            ),
        ),
        warning(
            "the owner has left",
            at("Actions", 0, "Owner"),
            lambda b: changed(b, "actions", 0, owner="Rowan Pell"),
        ),
        warning(
            "an observer who has left",
            at("Actions", 0, "Owner"),
            lambda b: owned_by(b, "Noor Ashgrove", left=date(2021, 1, 1)),
        ),
        warning(
            "an owner who has not joined",
            at("Actions", 0, "Owner"),
            lambda b: owned_by(b, "Silas Fenwright", joined=date(2021, 2, 1)),
        ),
        warning(
            "the owner has left, two others may take it",
            at("Actions", 0, "Owner"),
            two_could_take_over,
        ),
        keeps(
            "a completed action of somebody who left",
            lambda b: changed(b, "actions", 1, owner="Rowan Pell"),
        ),
        warning("two actions, one owned with another", at("Actions", 0, "Owner"), many_gone),
        keeps(
            "two owners in office",
            lambda b: changed(b, "actions", 0, owner="Owen Tansley and Grace Okell"),
        ),
        keeps("all of them", lambda b: changed(b, "actions", 0, owner="All")),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_actions(shipped_book, case):
    case.holds_of(shipped_book)


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        pytest.param(
            lambda b: changed(b, "actions", 0, owner="Rowan Pell"),
            "Ask Grace Okell, from the same organisation, to take over A-2020-01.",
            id="one",
        ),
        pytest.param(
            many_gone,
            "Ask Grace Okell, from the same organisation, to take over A-2020-01 and A-2020-03.",
            id="several",
        ),
        pytest.param(
            lambda b: owned_by(b, "Silas Fenwright", left=date(2021, 1, 1)),
            "Ask somebody in office to take over A-2020-01.",
            id="nobody from there",
        ),
    ],
)
def test_who_may_take_over(shipped_book, change, advice):
    (finding,) = rules.find("action-owner").run(change(shipped_book))
    assert finding.message.endswith(advice)


def test_an_action_without_a_reference_is_told_by_its_words(shipped_book):
    book = changed(shipped_book, "actions", 0, ref="", due=date(2021, 1, 17))
    (finding,) = rules.find("action-overdue").run(book)
    assert finding.message.startswith("'Confirm second placements with all ...' (Grace Okell) was")
