"""Cycle: the dates of the year, their bodies, foci and papers."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen.model.finding import Level
from tests.builders import added, changed, without
from tests.cells import at, heading
from tests.rules.cases import Case, info, keeps, of, warning
from tests.rules.changes import (
    all_focusless,
    cancelled_and_moved,
    extraordinary,
    moved_and_another_added,
    one_more_in_march,
)

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
        warning(
            "two boards without a date are told together",
            heading("Calendar", "Date"),
            lambda b: without(b, "calendar", 2, 4),
        ),
        keeps(
            "the group's meeting is in Meetings: told by another rule",
            lambda b: without(b, "calendar", 3),
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
        info("two without a focus are told together", at("Calendar", 4, "Focus"), all_focusless),
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
        warning(
            "a cancelled meeting that the Calendar still has",
            at("Calendar", 3, "Date"),
            lambda b: changed(b, "meetings", 1, status="Cancelled"),
        ),
        warning(
            "cancelled, and another is held instead",
            at("Calendar", 3, "Date"),
            cancelled_and_moved,
        ),
        Case(
            "one more meeting, long before a date that has none yet",
            one_more_in_march,
            (
                (at("Calendar", 7, "Date"), Level.WARNING),
                (at("Meetings", 2, "Date"), Level.WARNING),
            ),
        ),
        keeps("an extraordinary meeting", extraordinary),
        keeps(
            "an extraordinary meeting that the Calendar has",
            lambda b: changed(b, "meetings", 1, kind="Extraordinary"),
        ),
        keeps(
            "the group's date of next year",
            lambda b: added(b, "calendar", 3, date=date(2021, 11, 11)),
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
        info(
            "in half term, and past",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 2, 18)).with_(
                today=date(2021, 2, 19)
            ),
        ),
        keeps(
            "a cancelled meeting at a weekend",
            lambda b: changed(b, "meetings", 1, date=date(2021, 2, 6), status="Cancelled"),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cycle(shipped_book, case):
    case.holds_of(shipped_book)
