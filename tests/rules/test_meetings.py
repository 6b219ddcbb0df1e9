"""Meetings: how often the group meets, and when."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning

CASES = [
    *of(
        "yearly-meeting",
        breach(
            "fewer meetings than asked for",
            heading("Meetings", "Date"),
            lambda b: terms(b, meetings_in_year=3),
        ),
        breach("no meeting at all", heading("Meetings", "Date"), lambda b: without(b, "meetings")),
        keeps("a planned meeting counts for the year", lambda b: without(b, "meetings", 0)),
    ),
    *of(
        "meeting-month",
        warning(
            "moved to March, February still to come",
            at("Meetings", 0, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4)),
        ),
        breach(
            "moved to March, February has passed",
            at("Meetings", 0, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4)).with_(
                today=date(2021, 3, 1)
            ),
        ),
        warning(
            "the meeting of the month is cancelled",
            at("Meetings", 0, "Date"),
            lambda b: changed(b, "meetings", 1, status="Cancelled"),
        ),
        warning(
            "a second month without a meeting",
            at("Meetings", 0, "Date"),
            lambda b: terms(b, meeting_months=("February 2020", "May")),
        ),
        keeps("any year beside the month", lambda b: terms(b, meeting_months=("February 2020",))),
    ),
    *of(
        "meeting-in-year",
        warning(
            "a mistyped year",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2020, 2, 4)),
        ),
        warning(
            "the day after the year ends",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 9, 1)),
        ),
        keeps("the year's last day", lambda b: changed(b, "meetings", 1, date=date(2021, 8, 31))),
    ),
    *of(
        "meeting-as-scheduled",
        warning(
            "moved without a note",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 2, 11)),
        ),
        warning(
            "cancelled without a note",
            at("Meetings", 1, "Note"),
            lambda b: changed(b, "meetings", 1, status="Cancelled"),
        ),
        warning(
            "a scheduled day that Meetings lacks",
            heading("Meetings", "Date"),
            lambda b: terms(b, scheduled_meetings=(date(2021, 2, 4), date(2021, 6, 10))),
        ),
        keeps(
            "a moved meeting with a note",
            lambda b: changed(b, "meetings", 1, date=date(2021, 2, 11), note="Moved for the snow."),
        ),
        keeps(
            "a cancelled one with a note",
            lambda b: changed(b, "meetings", 1, status="Cancelled", note="Snow."),
        ),
    ),
    *of(
        "terms-consistent",
        info(
            "a year beside the month that is another",
            setting("Meeting month"),
            lambda b: terms(b, meeting_months=("February 2020",)),
        ),
        info(
            "a year's name that spans two years",
            setting("Academic year"),
            lambda b: terms(b, year_name="2020-22"),
        ),
        keeps("a year written in full", lambda b: terms(b, year_name="2020/2021")),
        keeps(
            "two months without a year", lambda b: terms(b, meeting_months=("February", "November"))
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_meetings(shipped_book, case):
    case.holds_of(shipped_book)
