"""Deliverables: minutes, reports, contributions, communications."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning
from tests.rules.changes import by_name, held, loose, unwritten, without_figures, without_priority

CASES = [
    *of(
        "minutes-made",
        breach(
            "not started after two months",
            at("Meetings", 0, "Minutes status"),
            lambda b: changed(b, "meetings", 0, minutes_status="Not started"),
        ),
        warning(
            "not started on the last day",
            at("Meetings", 1, "Minutes status"),
            lambda b: unwritten(b).with_(today=date(2021, 2, 11)),
        ),
    ),
    *of(
        "minutes-approved",
        warning(
            "still a draft after the next meeting",
            at("Meetings", 0, "Minutes status"),
            lambda b: changed(held(b), "meetings", 0, minutes_status="Draft"),
        ),
        warning(
            "approved nobody knows where",
            at("Meetings", 0, "Approved at"),
            lambda b: changed(held(b), "meetings", 0, approved_at=""),
        ),
        keeps(
            "approved by e-mail", lambda b: changed(held(b), "meetings", 0, approved_at="by e-mail")
        ),
    ),
    *of(
        "termly-report",
        breach(
            "nothing on one priority in autumn",
            heading("Developments", "Key developments"),
            lambda b: without(b, "developments", 0, 1),
        ),
        breach(
            "nothing in spring on the day it is due",
            heading("Developments", "Key developments"),
            lambda b: b.with_(today=date(2021, 3, 11)),
        ),
        keeps("a report ahead of its day", lambda b: b.with_(today=date(2021, 3, 10))),
        keeps("by the priority's name", lambda b: by_name(b, "developments")),
    ),
    *of(
        "termly-report-sent",
        warning(
            "never sent",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=None),
        ),
        warning(
            "sent the day after the board met",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 11)),
        ),
        warning(
            "a report not sent on the day of the board",
            at("Calendar", 4, "Sent on"),
            lambda b: b.with_(today=date(2021, 3, 18)),
        ),
        keeps("due today", lambda b: b.with_(today=date(2021, 3, 17))),
        keeps(
            "sent on the day the board meets",
            lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 10)),
        ),
    ),
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
        keeps("due by today", lambda b: changed(b, "objectives", 2, by_when=b.today)),
        keeps(
            "late and done",
            lambda b: changed(b, "objectives", 2, by_when=date(2021, 1, 1), rag="Blue"),
        ),
    ),
    *of(
        "partnership-contribution",
        breach(
            "due today without developments",
            at("Calendar", 6, "Paper due"),
            lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 9, 2)),
        ),
        warning(
            "no figure for one priority, two months before",
            at("Calendar", 6, "Paper due"),
            lambda b: without_figures(b, "PS").with_(today=date(2021, 7, 5)),
        ),
        breach(
            "due yesterday without anything",
            at("Calendar", 6, "Paper due"),
            lambda b: without_figures(b, "ITT", "PL", "PS").with_(
                developments=(), today=date(2021, 9, 3)
            ),
        ),
        warning(
            "due tomorrow without developments",
            at("Calendar", 6, "Paper due"),
            lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 9, 1)),
        ),
        keeps("early in the year", lambda b: without(b, "developments", 0, 1)),
        keeps(
            "sixty-one days before",
            lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 7, 3)),
        ),
        keeps(
            "by the priority's name",
            lambda b: by_name(b, "developments").with_(today=date(2021, 9, 2)),
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
        info("five actions and no more", at("Actions", 0, "Priority"), lambda b: loose(b, 5)),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_deliverables(shipped_book, case):
    case.holds_of(shipped_book)
