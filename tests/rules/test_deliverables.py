"""Deliverables: minutes, reports, contributions, communications."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning
from tests.rules.changes import by_name, held, loose, without_priority

CASES = [
    *of(
        "plan-per-priority",
        warning(
            "no objective for one of them",
            heading("Action plan", "Objective"),
            lambda b: without(b, "objectives", 0, 1, 2),
        ),
        warning(
            "no objective for the last of them",
            heading("Action plan", "Objective"),
            lambda b: without_priority(b, "objectives", "PS"),
        ),
        warning(
            "no objective for two of them: told together",
            heading("Action plan", "Objective"),
            lambda b: without_priority(without_priority(b, "objectives", "PL"), "objectives", "PS"),
        ),
        keeps("by the priority's name", lambda b: by_name(b, "objectives")),
    ),
    *of(
        "plan-reported",
        warning(
            "late without a word",
            at("Action plan", 2, "Progress"),
            lambda b: changed(b, "objectives", 2, by_when=date(2021, 1, 17)),
        ),
        warning(
            "Red without a word",
            at("Action plan", 2, "Progress"),
            lambda b: changed(b, "objectives", 2, rag="Red"),
        ),
        warning(
            "two, told as one",
            at("Action plan", 2, "Progress"),
            lambda b: changed(
                changed(b, "objectives", 2, rag="Red"), "objectives", 4, rag="Red", progress=""
            ),
        ),
        keeps("due by today", lambda b: changed(b, "objectives", 2, by_when=b.today)),
        keeps(
            "late and done",
            lambda b: changed(b, "objectives", 2, by_when=date(2021, 1, 1), rag="Blue"),
        ),
    ),
    *of(
        "communications-sent",
        warning(
            "never sent",
            at("Communications", 0, "Sent on"),
            lambda b: changed(b, "communications", 0, sent_on=None),
        ),
        warning(
            "dated today and not sent",
            at("Communications", 0, "Sent on"),
            lambda b: changed(b, "communications", 0, sent_on=None, date=b.today),
        ),
        keeps(
            "dated after today",
            lambda b: changed(b, "communications", 0, sent_on=None, date=date(2021, 1, 19)),
        ),
    ),
    *of(
        "accountable-to",
        breach(
            "a board that the Calendar lacks",
            setting("Accountable to"),
            lambda b: terms(b, accountable_to="Executive Board"),
        ),
        breach(
            "a board nearly of that name",
            setting("Accountable to"),
            lambda b: terms(b, accountable_to="Strategy Board"),
        ),
        keeps("the board's name inside a longer one", lambda b: without(b, "calendar", 2, 4, 5)),
    ),
    *of(
        "scope",
        info(
            "one action",
            at("Actions", 9, "Priority"),
            lambda b: changed(b, "actions", 9, priority=""),
        ),
        info("all actions", at("Actions", 0, "Priority"), loose),
        info(
            "one decision",
            at("Decisions", 1, "Priority"),
            lambda b: changed(b, "decisions", 1, priority=""),
        ),
        info(
            "a decision without a reference",
            at("Decisions", 1, "Priority"),
            lambda b: changed(b, "decisions", 1, priority="", ref=""),
        ),
        keeps(
            "the approval of minutes",
            lambda b: changed(
                b, "decisions", 1, priority="", text="Approved the minutes of 18 June 2020."
            ),
        ),
        keeps(
            "a decision on the item Date of next meeting",
            lambda b: changed(held(b), "decisions", 3, priority="", agenda_no="12"),
        ),
        keeps(
            "what confirms another",
            lambda b: changed(b, "decisions", 1, priority="", confirms="D-2020-01"),
        ),
        info("five actions and no more", at("Actions", 0, "Priority"), lambda b: loose(b, 5)),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_deliverables(shipped_book, case):
    case.holds_of(shipped_book)
