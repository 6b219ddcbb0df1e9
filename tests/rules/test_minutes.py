"""Minutes: made of each meeting, and approved."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.builders import changed
from tests.cells import at
from tests.rules.cases import breach, keeps, of, warning
from tests.rules.changes import (
    approved,
    by_email,
    held,
    last_year,
    leaving,
    not_taken,
    sick,
    unwritten,
)

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
        warning(
            "not taken, nobody knows why",
            at("Meetings", 0, "Note"),
            lambda b: not_taken(b, note=""),
        ),
        keeps(
            "not taken, and the Note says why",
            lambda b: not_taken(b, note="Nobody came."),
        ),
        warning(
            "not taken, and yet they went out",
            at("Meetings", 0, "Minutes status"),
            lambda b: changed(b, "meetings", 0, minutes_status="Not taken", note="?"),
        ),
    ),
    *of(
        "minutes-approved",
        warning(
            "still a draft after the next meeting",
            at("Meetings", 0, "Minutes status"),
            lambda b: changed(held(b), "meetings", 0, minutes_status="Draft", approved_at=""),
        ),
        warning(
            "still a draft when the year is over, and no meeting followed",
            at("Meetings", 1, "Minutes status"),
            lambda b: changed(held(b), "meetings", 1, minutes_status="Draft").with_(
                today=date(2021, 10, 15)
            ),
        ),
        keeps(
            "still a draft in the year, and no meeting followed",
            lambda b: changed(held(b), "meetings", 1, minutes_status="Draft"),
        ),
        warning(
            "approved nobody knows where",
            at("Meetings", 0, "Approved at"),
            lambda b: changed(held(b), "meetings", 0, approved_at=""),
        ),
        warning(
            "approved by e-mail, nobody knows when",
            at("Meetings", 0, "Approved on"),
            lambda b: changed(held(b), "meetings", 0, approved_at="by e-mail"),
        ),
        warning(
            "approved by e mail, nobody knows when",
            at("Meetings", 0, "Approved on"),
            lambda b: changed(held(b), "meetings", 0, approved_at="By E mail"),
        ),
        warning(
            "approved at a meeting to come",
            at("Meetings", 0, "Approved at"),
            lambda b: approved(b, "PAG-2021-02"),
        ),
        warning(
            "approved at a meeting that was cancelled",
            at("Meetings", 0, "Approved at"),
            lambda b: changed(approved(b, "PAG-2021-02"), "meetings", 1, status="Cancelled"),
        ),
        warning(
            "approved at a meeting that was not quorate",
            at("Meetings", 0, "Approved at"),
            sick,
        ),
        warning(
            "approved in the part of a meeting that was not quorate",
            at("Meetings", 0, "Approved at"),
            lambda b: leaving(b, time(9, 36)),
        ),
        warning(
            "corrections of a draft",
            at("Meetings", 0, "Corrections"),
            lambda b: changed(b, "meetings", 0, corrections="item 6: 'two' to read 'three'"),
        ),
        warning(
            "a draft, approved at the next meeting",
            at("Meetings", 0, "Approved at"),
            lambda b: changed(held(b), "meetings", 0, minutes_status="Draft"),
        ),
        warning(
            "a draft, approved on a day and with corrections",
            at("Meetings", 0, "Approved on"),
            lambda b: changed(
                by_email(b, "Draft", date(2020, 12, 1)),
                "meetings",
                0,
                approved_at="",
                corrections="item 6: 'two' to read 'three'",
            ),
        ),
        warning(
            "never taken, and approved",
            at("Meetings", 0, "Approved at"),
            lambda b: by_email(b, "Not taken", date(2020, 12, 1)),
        ),
        warning(
            "approved before the meeting was held",
            at("Meetings", 1, "Approved at"),
            lambda b: changed(b, "meetings", 1, approved_at="by e-mail"),
        ),
        warning(
            "of the year before, not approved at the year's first meeting",
            at("Meetings", 2, "Minutes status"),
            lambda b: last_year(b, minutes_status="Draft", approved_at=""),
        ),
        keeps(
            "approved by e-mail on a day",
            lambda b: changed(
                held(b), "meetings", 0, approved_at="by e-mail", approved_on=date(2020, 12, 1)
            ),
        ),
        keeps(
            "a draft after an extraordinary meeting",
            lambda b: changed(
                changed(held(b), "meetings", 0, minutes_status="Draft", approved_at=""),
                "meetings",
                1,
                kind="Extraordinary",
            ),
        ),
        keeps(
            "a draft after a meeting that was not quorate",
            lambda b: changed(sick(b), "meetings", 0, minutes_status="Draft", approved_at=""),
        ),
        keeps("never taken", lambda b: by_email(held(b), "Not taken", None, at="")),
        keeps(
            "noted",
            lambda b: changed(
                held(b), "meetings", 0, minutes_status="Draft", note="minutes: lost in the flood"
            ),
        ),
        keeps("of the year before, approved", lambda b: last_year(b, minutes_status="Approved")),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_minutes(shipped_book, case):
    case.holds_of(shipped_book)
