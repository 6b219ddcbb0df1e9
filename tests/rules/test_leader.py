"""Leader: who leads the group and its meetings."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import added, changed, without
from tests.cells import at, heading
from tests.rules.cases import breach, info, keeps, of, warning
from tests.rules.changes import confirmed, exchanged, hand_over, led, new_role

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
        warning(
            "who leads now has left by the meeting",
            at("Members", 0, "Left"),
            lambda b: changed(b, "members", 0, left=date(2021, 1, 31)),
        ),
        breach(
            "who led has left and nobody follows",
            at("Members", 0, "Left"),
            lambda b: changed(b, "members", 0, left=date(2021, 1, 17)),
        ),
        breach(
            "nobody leads between two",
            at("Members", 14, "Joined"),
            lambda b: led(b, until=date(2021, 1, 10), then=date(2021, 1, 25)),
        ),
        warning(
            "nobody leads between two, at the meeting to come",
            at("Members", 14, "Joined"),
            lambda b: led(b, until=date(2021, 1, 31), then=date(2021, 2, 5)),
        ),
        breach(
            "the Leader's row begins after a meeting held",
            at("Members", 0, "Joined"),
            lambda b: changed(b, "members", 0, joined=date(2020, 12, 1)),
        ),
        info(
            "the meeting without a Leader has its Note",
            at("Members", 0, "Joined"),
            lambda b: changed(
                changed(b, "members", 0, joined=date(2020, 12, 1)),
                "meetings",
                0,
                note="leader: Jude Harrowgate took the chair that day",
            ),
        ),
        breach(
            "two lead for a week: a Left is filled in",
            at("Members", 14, "Joined"),
            lambda b: led(b, until=date(2021, 1, 22), then=date(2021, 1, 15)),
        ),
        breach(
            "the Role of who follows was changed in place",
            at("Members", 1, "Joined"),
            lambda b: changed(
                changed(b, "members", 0, left=date(2020, 12, 31)), "members", 1, role="Leader"
            ),
        ),
        warning(
            "the Roles of two were exchanged in their rows",
            at("Members", 2, "Role"),
            lambda b: exchanged(b, confirmed_on=date(2021, 1, 11)),
        ),
        keeps(
            "another took the chair, and the Leader was confirmed before that meeting",
            lambda b: exchanged(b, confirmed_on=date(2020, 9, 10)),
        ),
        keeps(
            "another took the chair while the Leader was away",
            lambda b: changed(
                exchanged(b, confirmed_on=date(2021, 1, 11)), "attendance", 1, status="Apologies"
            ),
        ),
        keeps(
            "another took the chair, and the Note says why",
            lambda b: changed(
                exchanged(b, confirmed_on=date(2021, 1, 11)),
                "meetings",
                0,
                note="leader: Priya Marlowe chaired what Owen Tansley brought",
            ),
        ),
        keeps(
            "a Leader confirmed since the meeting that they chaired",
            lambda b: changed(b, "members", 0, confirmed_on=date(2021, 1, 11)),
        ),
        keeps(
            "a new Leader with two rows at once: told by another rule",
            lambda b: new_role(b, None, None),
        ),
        keeps("a hand-over on one day", hand_over),
        keeps(
            "a hand-over to a member with two rows, on one day",
            lambda b: led(
                b, until=date(2021, 1, 18), then=date(2021, 1, 18), name="Jude Harrowgate"
            ),
        ),
        keeps(
            "a hand-over from one day to the next",
            lambda b: led(b, until=date(2021, 1, 17), then=date(2021, 1, 18)),
        ),
        keeps(
            "a Leader with seats of two organisations",
            lambda b: added(b, "members", 0, organisation="Larkspur School"),
        ),
        keeps(
            "one who left after the year was over",
            lambda b: changed(b, "members", 0, left=date(2021, 9, 1)).with_(
                today=date(2021, 10, 1)
            ),
        ),
        keeps(
            "one who joins on the year's first day, before the year",
            lambda b: without(changed(b, "members", 0, joined=date(2020, 9, 1)), "meetings").with_(
                today=date(2020, 7, 1)
            ),
        ),
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
            "confirmed a year ago, when the year was over",
            lambda b: b.with_(today=date(2021, 10, 15)),
        ),
        keeps(
            "who hands over today was confirmed long ago",
            lambda b: changed(hand_over(b), "members", 0, confirmed_on=None, joined=None),
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


@pytest.mark.parametrize("case", [c for c in CASES if c.rule == "leader-named"], ids=str)
def test_nobody_is_asked_to_fill_in_what_is_filled_in(shipped_book, case):
    book = case.change(shipped_book)
    for finding in case.findings(shipped_book):
        if "Fill in 'Left'" in finding.message:
            leaders = [m for m in book.members if m.role == "Leader" and m.name in finding.message]
            assert not any(m.left for m in leaders)


def test_a_role_changed_in_place_is_told_with_both_days_and_the_way_out(shipped_book):
    (case,) = (c for c in CASES if "in place" in c.says)
    (finding,) = case.findings(shipped_book)
    assert finding.message == (
        "Priya Marlowe (until Thursday 31 December 2020) and Jude Harrowgate are both recorded as "
        "Leader on Thursday 12 November 2020. If Jude Harrowgate took over from Priya Marlowe, "
        "enter here the day from which Jude Harrowgate leads, and the time before as a second row "
        "with the 'Role' held then."
    )
