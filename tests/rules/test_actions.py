"""Actions: their dates, their completion, their owners."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed
from tests.cells import at
from tests.rules.cases import error, keeps, of, warning
from tests.rules.changes import owned_by, two_could_take_over

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
    ),
    *of(
        "action-owner",
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
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_actions(shipped_book, case):
    case.holds_of(shipped_book)
