"""Leader: who leads the group and its meetings."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed, without
from tests.cells import at, heading
from tests.rules.cases import breach, keeps, of, warning
from tests.rules.changes import confirmed, hand_over

CASES = [
    *of(
        "leader-named",
        breach(
            "nobody has the Role",
            heading("Members", "Role"),
            lambda b: changed(b, "members", 0, role="Member"),
        ),
        breach(
            "two have the Role",
            at("Members", 1, "Role"),
            lambda b: changed(b, "members", 1, role="Leader"),
        ),
        breach(
            "who leads now has left by the meeting",
            heading("Members", "Role"),
            lambda b: changed(b, "members", 0, left=date(2021, 1, 31)),
        ),
        keeps("a hand-over on one day", hand_over),
    ),
    *of(
        "leader-confirmed",
        warning(
            "confirmed a year and a day ago",
            at("Members", 0, "Confirmed on"),
            lambda b: changed(b, "members", 0, confirmed_on=date(2020, 1, 17)),
        ),
        warning(
            "confirmed never, joined never",
            at("Members", 0, "Confirmed on"),
            lambda b: changed(b, "members", 0, confirmed_on=None, joined=None),
        ),
        warning(
            "four months and a day ago",
            at("Members", 0, "Confirmed on"),
            lambda b: confirmed(b, date(2020, 8, 31), months=4, today=date(2021, 1, 1)),
        ),
        warning(
            "a month ago, at the end of a long month",
            at("Members", 0, "Confirmed on"),
            lambda b: confirmed(b, date(2020, 12, 31), months=1, today=date(2021, 2, 1)),
        ),
        warning(
            "two months ago, at the end of a year",
            at("Members", 0, "Confirmed on"),
            lambda b: confirmed(b, date(2020, 12, 31), months=2, today=date(2021, 3, 1)),
        ),
        keeps(
            "confirmed exactly twelve months ago",
            lambda b: changed(b, "members", 0, confirmed_on=date(2020, 1, 18)),
        ),
        keeps(
            "a new leader counts from joining",
            lambda b: changed(b, "members", 0, joined=date(2020, 9, 10), confirmed_on=None),
        ),
        keeps(
            "confirmed on 29 February",
            lambda b: confirmed(b, date(2020, 2, 29), months=12, today=date(2021, 2, 28)),
        ),
        keeps(
            "confirmed two months ago, at a month's end",
            lambda b: confirmed(b, date(2020, 12, 31), months=2, today=date(2021, 2, 28)),
        ),
        keeps(
            "confirmed a month ago, at a month's end",
            lambda b: confirmed(b, date(2020, 10, 31), months=1, today=date(2020, 11, 30)),
        ),
    ),
    *of(
        "meeting-chaired",
        warning(
            "Chair is empty",
            at("Meetings", 1, "Chair"),
            lambda b: changed(b, "meetings", 1, chair=""),
        ),
    ),
    *of(
        "chair-present",
        warning(
            "the chair sent apologies",
            at("Meetings", 0, "Chair"),
            lambda b: changed(b, "meetings", 0, chair="Silas Fenwright"),
        ),
        keeps("nobody recorded: told by another rule", lambda b: without(b, "attendance")),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_leader(shipped_book, case):
    case.holds_of(shipped_book)
