"""In post: who is named for a task is in office on its day."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen import rules
from tests.builders import added, changed, without
from tests.cells import at
from tests.rules.cases import keeps, of, warning
from tests.rules.changes import held, led

LEFT = date(2021, 1, 15)
CASES = [
    *of(
        "in-post",
        warning(
            "the chair of the meeting to come has left",
            at("Meetings", 1, "Chair"),
            lambda b: changed(b, "meetings", 1, chair="Rowan Pell"),
        ),
        warning(
            "the chair of the meeting to come leaves before it",
            at("Meetings", 1, "Chair"),
            lambda b: changed(
                changed(b, "members", 10, left=date(2021, 2, 3)),
                "meetings",
                1,
                chair="Silas Fenwright",
            ),
        ),
        warning(
            "the chair of the meeting to come joins after it",
            at("Meetings", 1, "Chair"),
            lambda b: changed(
                changed(b, "members", 10, joined=date(2021, 2, 5)),
                "meetings",
                1,
                chair="Silas Fenwright",
            ),
        ),
        warning(
            "the lead of a priority has left",
            at("Priorities", 0, "Lead"),
            lambda b: changed(b, "priorities", 0, lead="Rowan Pell"),
        ),
        warning(
            "the lead of two objectives has left",
            at("Action plan", 3, "Lead"),
            lambda b: changed(
                changed(b, "objectives", 3, lead="Rowan Pell"), "objectives", 4, lead="Rowan Pell"
            ),
        ),
        warning(
            "the owner of a risk has left",
            at("Risks", 0, "Owner"),
            lambda b: changed(b, "risks", 0, owner="Rowan Pell"),
        ),
        warning(
            "who is expected has left",
            at("Attendance", 15, "Name"),
            lambda b: changed(b, "attendance", 15, name="Rowan Pell", status="Expected"),
        ),
        warning(
            "who leads two items of the meeting to come has left",
            at("Agenda", 2, "Lead"),
            lambda b: changed(
                changed(b, "agenda", 2, lead="Rowan Pell"), "agenda", 3, lead="Rowan Pell"
            ),
        ),
        warning(
            "an organisation left, its member did not",
            at("Members", 9, "Left"),
            lambda b: changed(b, "organisations", 6, partner_until=LEFT),
        ),
        keeps(
            "an objective that is done",
            lambda b: changed(b, "objectives", 3, lead="Rowan Pell", rag="Blue"),
        ),
        keeps(
            "on the last day in office",
            lambda b: changed(b, "members", 10, left=b.today).with_(
                priorities=(changed(b, "priorities", 0, lead="Silas Fenwright").priorities)
            ),
        ),
        keeps(
            "a name that Members lacks is told by another rule",
            lambda b: changed(b, "priorities", 0, lead="Jo Nobody"),
        ),
        keeps(
            "a substitute is expected",
            lambda b: changed(
                b,
                "attendance",
                15,
                name="Rowan Pell",
                substitute_for="Grace Okell",
                status="Expected",
            ),
        ),
        keeps(
            "who left after a meeting held",
            lambda b: changed(held(b), "members", 10, left=date(2021, 2, 10)),
        ),
        keeps(
            "who hands over the lead stays as a member, in a second row",
            lambda b: led(
                added(b, "members", 0, role="Member", joined=b.today), until=b.today, then=b.today
            ),
        ),
        keeps(
            "an organisation that left, and its members too",
            lambda b: changed(
                changed(b, "organisations", 7, partner_until=LEFT), "members", 10, left=LEFT
            ),
        ),
        keeps(
            "the office of an organisation that left",
            lambda b: changed(without_attendance(b), "organisations", 8, partner_until=LEFT),
        ),
        keeps(
            "who left when the year was over",
            lambda b: changed(b, "members", 5, left=date(2021, 9, 30)).with_(
                today=date(2021, 10, 15)
            ),
        ),
    ),
]


def without_attendance(book):
    """Nobody is recorded for any meeting."""
    return without(book, "attendance")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_in_post(shipped_book, case):
    case.holds_of(shipped_book)


def said(book):
    """What the rule says, in the order of the cells."""
    return [f.message for f in rules.check(book) if f.rule == "in-post"]


def test_one_who_left_is_told_once_for_each_kind_of_task(shipped_book):
    book = changed(shipped_book, "members", 7, left=LEFT)  # Lena Brackwell leads Support
    assert said(book) == [
        "Lena Brackwell left on Friday 15 January 2021 but is expected at the meeting on Thursday "
        "4 February 2021. Take the row out, or enter who comes instead.",
        "Lena Brackwell left on Friday 15 January 2021 but is to lead item 8 on the agenda of "
        "PAG-2021-02. Choose who leads instead.",
        "Lena Brackwell left on Friday 15 January 2021 but is still named as lead of Professional "
        "Support. Choose who leads instead.",
        "Lena Brackwell left on Friday 15 January 2021 but still leads PS1 and PS2 in the action "
        "plan. Choose who leads instead.",
        "Lena Brackwell left on Friday 15 January 2021 but still owns R2 in Risks. Choose who owns "
        "it instead.",
    ]


def test_an_organisation_that_leaves_before_the_meeting_takes_its_chair_with_it(shipped_book):
    book = changed(shipped_book, "organisations", 7, partner_until=date(2021, 1, 31))
    book = changed(book, "meetings", 1, chair="Silas Fenwright")
    assert said(book) == [
        "Silas Fenwright is from North Bank Learning Trust, a partner organisation until Sunday 31 "
        "January 2021, but is to chair the meeting on Thursday 4 February 2021. Choose which "
        "member chairs it."
    ]


def test_several_items_are_told_together(shipped_book):
    book = changed(shipped_book, "agenda", 2, lead="Rowan Pell")
    (message,) = said(changed(book, "agenda", 3, lead="Rowan Pell"))
    assert "is to lead items 3 and 4 on the agenda of PAG-2021-02" in message
