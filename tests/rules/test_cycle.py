"""Cycle: the dates of the year, their bodies, foci and papers."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import added, changed, without
from tests.cells import at, heading
from tests.rules.cases import info, keeps, of, warning
from tests.rules.changes import moved_and_another_added

CASES = [
    *of(
        "cycle-complete",
        warning(
            "a board without a date",
            heading("Calendar", "Date"),
            lambda b: without(b, "calendar", 4),
        ),
        info(
            "a board a week after its month",
            at("Calendar", 4, "Date"),
            lambda b: changed(b, "calendar", 4, date=date(2021, 4, 8)),
        ),
        info(
            "ten days before its month",
            at("Calendar", 4, "Date"),
            lambda b: changed(b, "calendar", 4, date=date(2021, 2, 19)),
        ),
        warning(
            "eleven days before its month",
            heading("Calendar", "Date"),
            lambda b: changed(b, "calendar", 4, date=date(2021, 2, 18)),
        ),
        info(
            "ten days after its month",
            at("Calendar", 4, "Date"),
            lambda b: changed(b, "calendar", 4, date=date(2021, 4, 10)),
        ),
        warning(
            "eleven days after its month",
            heading("Calendar", "Date"),
            lambda b: changed(b, "calendar", 4, date=date(2021, 4, 11)),
        ),
        info(
            "a December board in January",
            at("Calendar", 2, "Date"),
            lambda b: changed(b, "calendar", 2, date=date(2021, 1, 7)),
        ),
    ),
    *of(
        "cycle-body",
        warning(
            "the board meets under another name",
            at("Calendar", 0, "Body"),
            lambda b: changed(b, "calendar", 0, body="Strategic Board"),
        ),
        keeps(
            "another body in a month that has its own",
            lambda b: added(b, "calendar", 3, date=date(2020, 12, 15)),
        ),
    ),
    *of(
        "cycle-focus",
        warning(
            "one standing focus left out",
            at("Calendar", 2, "Focus"),
            lambda b: changed(
                b, "calendar", 2, focus="LLF TSA Strategic Priorities; Progress Reports"
            ),
        ),
        info(
            "no focus at all",
            at("Calendar", 4, "Focus"),
            lambda b: changed(b, "calendar", 4, focus=""),
        ),
        info(
            "no focus, on the day itself",
            at("Calendar", 4, "Focus"),
            lambda b: changed(b, "calendar", 4, focus="").with_(today=date(2021, 3, 18)),
        ),
        keeps(
            "DfE news by another name",
            lambda b: changed(
                b,
                "calendar",
                2,
                focus="Strategic priorities LLF TSA; DfE and TSC news; progress reports",
            ),
        ),
    ),
    *of(
        "cycle-next-september",
        info(
            "no annual meeting yet, in winter",
            heading("Calendar", "Date"),
            lambda b: without(b, "calendar", 6),
        ),
        warning(
            "the annual meeting without its paper, in May",
            at("Calendar", 6, "Paper due"),
            lambda b: changed(b, "calendar", 6, paper_due="").with_(today=date(2021, 5, 1)),
        ),
        info(
            "no annual meeting yet, on the last day of April",
            heading("Calendar", "Date"),
            lambda b: without(b, "calendar", 6).with_(today=date(2021, 4, 30)),
        ),
        warning(
            "no annual meeting in May",
            heading("Calendar", "Date"),
            lambda b: without(b, "calendar", 6).with_(today=date(2021, 5, 1)),
        ),
    ),
    *of(
        "group-meeting-in-calendar",
        warning(
            "Calendar and Meetings differ by a week",
            at("Calendar", 3, "Date"),
            lambda b: changed(b, "calendar", 3, date=date(2021, 2, 11)),
        ),
        warning(
            "a meeting that the Calendar lacks",
            at("Meetings", 0, "Date"),
            lambda b: without(b, "calendar", 1),
        ),
        warning(
            "a date that Meetings lacks",
            at("Calendar", 7, "Date"),
            lambda b: added(b, "calendar", 3, date=date(2021, 5, 6)),
        ),
        warning(
            "a meeting that moved",
            at("Calendar", 1, "Date"),
            lambda b: changed(b, "meetings", 0, date=date(2020, 11, 19)),
        ),
        warning(
            "the nearest meeting is named, the other is in both",
            at("Calendar", 3, "Date"),
            moved_and_another_added,
        ),
        keeps(
            "a cancelled meeting",
            lambda b: changed(without(b, "calendar", 1), "meetings", 0, status="Cancelled"),
        ),
    ),
    *of(
        "report-before-board",
        warning(
            "sent six days before",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 4)),
        ),
        warning(
            "not sent, the day after the last",
            at("Calendar", 4, "Sent on"),
            lambda b: b.with_(today=date(2021, 3, 12)),
        ),
        warning(
            "sent on the day the board meets",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 10)),
        ),
        keeps(
            "sent on the last day", lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 3))
        ),
        keeps("due today", lambda b: b.with_(today=date(2021, 3, 11))),
        keeps(
            "the board has met: told by another rule", lambda b: b.with_(today=date(2021, 3, 18))
        ),
    ),
    *of(
        "closed-day",
        warning(
            "in half term",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 2, 18)),
        ),
        warning(
            "on a Saturday",
            at("Calendar", 5, "Date"),
            lambda b: changed(b, "calendar", 5, date=date(2021, 7, 10)),
        ),
        warning(
            "on Easter Monday",
            at("Calendar", 4, "Date"),
            lambda b: changed(b, "calendar", 4, date=date(2021, 4, 5)),
        ),
        keeps("a Friday in term", lambda b: changed(b, "calendar", 4, date=date(2021, 3, 19))),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cycle(shipped_book, case):
    case.holds_of(shipped_book)
