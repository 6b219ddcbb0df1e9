"""Agreed: what was agreed has its day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed
from tests.cells import at
from tests.rules.cases import keeps, of, warning
from tests.rules.changes import (
    due_next,
)

CASES = [
    *of(
        "action-due",
        warning(
            "no day at all",
            at("Actions", 4, "Due"),
            lambda b: changed(b, "actions", 4, due=None),
        ),
        warning(
            "no day in several rows: told together",
            at("Actions", 0, "Due"),
            lambda b: changed(changed(b, "actions", 0, due=None), "actions", 4, due=None),
        ),
        warning(
            "words that name no day",
            at("Actions", 4, "Due"),
            lambda b: changed(b, "actions", 4, due=None, due_in_words="ASAP"),
        ),
        warning(
            "the next meeting, which is not in Meetings",
            at("Actions", 4, "Due"),
            lambda b: due_next(b, raised_at="PAG-2021-02"),
        ),
        warning(
            "the next meeting, and only an extraordinary one is in Meetings",
            at("Actions", 4, "Due"),
            lambda b: due_next(changed(b, "meetings", 1, kind="Extraordinary")),
        ),
        keeps("the next meeting", lambda b: due_next(b)),
        keeps("ongoing", lambda b: changed(b, "actions", 4, due=None, due_in_words="On-going.")),
        keeps("complete", lambda b: changed(b, "actions", 4, due=None, status="Complete")),
    ),
    *of(
        "decision-dated",
        warning(
            "by e-mail",
            at("Decisions", 0, "Date"),
            lambda b: changed(b, "decisions", 0, meeting="By email"),
        ),
        warning(
            "the Leader's action",
            at("Decisions", 0, "Date"),
            lambda b: changed(b, "decisions", 0, meeting="Leader\u2019s action"),
        ),
        warning(
            "an action agreed by e-mail",
            at("Actions", 0, "Raised at"),
            lambda b: changed(b, "actions", 0, raised_at="by e-mail"),
        ),
        keeps(
            "an action agreed on a day between meetings",
            lambda b: changed(b, "actions", 0, raised_at="20 November 2020"),
        ),
        keeps(
            "by e-mail on a day",
            lambda b: changed(b, "decisions", 0, meeting="by e-mail", date=date(2020, 12, 1)),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_agreed(shipped_book, case):
    case.holds_of(shipped_book)
