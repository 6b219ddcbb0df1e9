"""A copied agenda: what is left in it of the meeting it was copied from."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed, without
from tests.cells import at
from tests.rules.cases import keeps, of, warning
from tests.rules.changes import june, on_the_agenda

CASES = [
    *of(
        "papers-of-this-meeting",
        warning(
            "the minutes of a month without a meeting",
            at("Agenda", 2, "Paper"),
            lambda b: on_the_agenda(b, 3, paper="Paper A: Minutes of June 2020"),
        ),
        warning(
            "the minutes of another day of that month",
            at("Agenda", 2, "Paper"),
            lambda b: on_the_agenda(b, 3, paper="Minutes, 5 November 2020"),
        ),
        warning(
            "the minutes of another month, without its year",
            at("Agenda", 2, "Item"),
            lambda b: on_the_agenda(b, 3, title="Minutes of the June meeting", paper=""),
        ),
        warning(
            "minutes that were approved before",
            at("Agenda", 2, "Paper"),
            lambda b: june(b, paper="Minutes of 12 November 2020"),
        ),
        warning(
            "a paper of the day of a meeting before the last",
            at("Agenda", 2, "Paper"),
            lambda b: june(b, title="News", paper="News, 12 Nov 2020"),
        ),
        warning(
            "planning for the year that runs",
            at("Agenda", 8, "Item"),
            lambda b: on_the_agenda(b, 9, title="Planning for 2020-21: summary"),
        ),
        keeps(
            "the minutes of the last meeting's month",
            lambda b: on_the_agenda(b, 3, paper="Minutes of November"),
        ),
        keeps(
            "the minutes of the last meeting's day",
            lambda b: on_the_agenda(b, 3, paper="Minutes of 12th Nov. 2020"),
        ),
        keeps(
            "earlier minutes that are not approved yet",
            lambda b: changed(
                june(b, paper="Minutes of 12 November 2020"), "meetings", 0, minutes_status="Draft"
            ),
        ),
        keeps(
            "no earlier meeting is known",
            lambda b: without(on_the_agenda(b, 3, paper="Minutes of June 2020"), "meetings", 0),
        ),
        keeps(
            "a paper of the last meeting's month",
            lambda b: june(b, title="News", paper="News, February 2021"),
        ),
        keeps(
            "a paper of a month with no meeting",
            lambda b: june(b, title="News", paper="Survey of January 2021"),
        ),
        keeps(
            "an agenda that is past",
            lambda b: on_the_agenda(b, 3, paper="Minutes of June 2020").with_(
                today=date(2021, 2, 5)
            ),
        ),
        keeps(
            "planning for the year that runs, in autumn",
            lambda b: changed(
                on_the_agenda(b, 9, title="Planning for 2020-21"),
                "meetings",
                1,
                date=date(2020, 12, 3),
            ).with_(today=date(2020, 11, 20)),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_copied(shipped_book, case):
    case.holds_of(shipped_book)
