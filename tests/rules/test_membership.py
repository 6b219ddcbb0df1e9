"""Membership: who sits on the group, and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book
from llf_docgen.model.unread import Unread
from tests.builders import added, changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, error, info, keeps, of, warning
from tests.rules.changes import (
    all_seats,
    gone_but_present,
    office_left,
    partner_gone,
    present_before_joining,
    stands_in_for_one_gone,
    two_needed,
    two_seats_one_said,
)

CASES = [
    *of(
        "group-has-members",
        error(
            "all left the day before the year",
            at("Members", 0, "Left"),
            lambda b: all_seats(b, left=date(2020, 8, 31)),
        ),
        error(
            "all join the day after the year",
            at("Members", 0, "Joined"),
            lambda b: all_seats(b, joined=date(2021, 9, 1), left=None),
        ),
        error(
            "only the office is left",
            at("Members", 0, "Left"),
            lambda b: changed(all_seats(b, left=date(2020, 7, 31)), "members", 12, left=None),
        ),
        keeps("all left on the year's first day", lambda b: all_seats(b, left=date(2020, 9, 1))),
        keeps(
            "one stays",
            lambda b: changed(all_seats(b, left=date(2020, 7, 31)), "members", 3, left=None),
        ),
        keeps("nobody is entered yet", lambda b: without(b, "members")),
        keeps(
            "one row could not be read",
            lambda b: all_seats(b, left=date(2020, 7, 31)).with_(
                unread=(Unread(b.members[0].at.cell("Role"), "members", "", 4),)
            ),
        ),
    ),
    *of(
        "priorities-complete",
        error(
            "the Terms list a fourth one",
            heading("Priorities", "Code"),
            lambda b: terms(b, priorities=("ITT", "PL", "PS", "RD")),
        ),
        error(
            "one that the Terms do not list",
            at("Priorities", 0, "Code"),
            lambda b: terms(b, priorities=("PL", "PS")),
        ),
    ),
    *of(
        "named-partners",
        warning(
            "the lead school is misspelt",
            setting("Lead school"),
            lambda b: terms(b, lead_school="St Hugo's National Teaching School", named_partners=()),
        ),
        warning(
            "a named partner is not listed",
            setting("Named partners"),
            lambda b: terms(b, named_partners=("The Ouse Teaching School",)),
        ),
        warning(
            "a named partner is no partner",
            at("Organisations", 1, "Partner"),
            lambda b: changed(b, "organisations", 1, partner=False),
        ),
        warning(
            "a named partner has left",
            at("Organisations", 1, "Partner until"),
            lambda b: changed(b, "organisations", 1, partner_until=date(2021, 1, 17)),
        ),
        warning(
            "a named partner becomes one later",
            at("Organisations", 1, "Partner since"),
            lambda b: changed(b, "organisations", 1, partner_since=date(2021, 1, 19)),
        ),
        warning(
            "one name in two spellings is told once",
            setting("Named partners"),
            lambda b: terms(b, named_partners=("Zyx", "zyx")),
        ),
        keeps(
            "a named partner left when the year was over",
            lambda b: changed(b, "organisations", 1, partner_until=date(2021, 8, 31)).with_(
                today=date(2021, 10, 1)
            ),
        ),
        keeps(
            "a named partner from the year's first day, before the year",
            lambda b: changed(b, "organisations", 1, partner_since=date(2020, 9, 1)).with_(
                today=date(2020, 7, 20)
            ),
        ),
        keeps(
            "The in front of a name", lambda b: terms(b, named_partners=("Humber Teaching School",))
        ),
    ),
    *of(
        "partner-represented",
        breach(
            "its only member is an observer",
            at("Organisations", 3, "Organisation"),
            lambda b: changed(b, "members", 6, role="Observer"),
        ),
        breach(
            "its only member has left",
            at("Organisations", 3, "Organisation"),
            lambda b: changed(b, "members", 6, left=date(2021, 1, 17)),
        ),
        breach(
            "two representatives are asked for, one is there",
            at("Organisations", 2, "Organisation"),
            two_needed,
        ),
        breach(
            "two are asked for, and one person has two rows",
            at("Organisations", 2, "Organisation"),
            lambda b: added(two_needed(b), "members", -1, role="Member"),
        ),
        info(
            "its Note says that it can't send anybody",
            at("Organisations", 3, "Organisation"),
            lambda b: changed(
                changed(b, "members", 6, left=date(2021, 1, 17)),
                "organisations",
                3,
                note="representative: none until Easter",
            ),
        ),
        keeps("a partner that has left needs no seat", partner_gone),
    ),
    *of(
        "membership-agreed",
        warning(
            "not said by whom",
            setting("Membership agreed at"),
            lambda b: terms(b, membership_agreed_at=""),
        ),
        warning(
            "not said when",
            setting("Membership agreed on"),
            lambda b: terms(b, membership_agreed_on=None),
        ),
        warning(
            "agreed the year before",
            setting("Membership agreed on"),
            lambda b: terms(b, membership_agreed_on=date(2019, 9, 12)),
        ),
        warning(
            "agreed after the first meeting",
            setting("Membership agreed on"),
            lambda b: terms(b, membership_agreed_on=date(2020, 11, 13)),
        ),
        warning(
            "agreed in July, for the year before",
            setting("Membership agreed on"),
            lambda b: terms(b, membership_agreed_on=date(2020, 7, 31)),
        ),
        keeps(
            "agreed in August, for the year that begins",
            lambda b: terms(b, membership_agreed_on=date(2020, 8, 1)),
        ),
        keeps(
            "agreed on the day of the first meeting",
            lambda b: terms(b, membership_agreed_on=date(2020, 11, 12)),
        ),
        keeps("no meeting yet", lambda b: without(b, "meetings")),
    ),
    *of(
        "attendance-in-office",
        warning("present after leaving", at("Attendance", 2, "Name"), gone_but_present),
        warning(
            "a misspelt name is told as a stranger",
            at("Attendance", 0, "Name"),
            lambda b: changed(b, "attendance", 0, name="Priya Marlow"),
        ),
        warning(
            "a substitute of another organisation",
            at("Attendance", 3, "Name"),
            lambda b: changed(b, "attendance", 3, organisation="Larkspur School"),
        ),
        warning(
            "a substitute with a seat of their own",
            at("Attendance", 0, "Name"),
            lambda b: changed(b, "attendance", 0, substitute_for="Grace Okell"),
        ),
        info(
            "two seats, the row does not say which",
            at("Attendance", 0, "Name"),
            lambda b: added(b, "members", 0, organisation="Larkspur School", role="Member"),
        ),
        info(
            "from an organisation that is no partner",
            at("Attendance", 0, "Name"),
            lambda b: changed(b, "organisations", 0, partner=False),
        ),
        info(
            "from an organisation that had left",
            at("Attendance", 0, "Name"),
            lambda b: changed(b, "organisations", 0, partner_until=date(2020, 11, 11)),
        ),
        info(
            "from an organisation that had not joined",
            at("Attendance", 0, "Name"),
            lambda b: changed(b, "organisations", 0, partner_since=date(2020, 11, 13)),
        ),
        warning("present before joining", at("Attendance", 0, "Name"), present_before_joining),
        warning(
            "nobody of that name",
            at("Attendance", 0, "Name"),
            lambda b: changed(b, "attendance", 0, name="Jo Nobody"),
        ),
        warning(
            "a substitute for one who has left", at("Attendance", 3, "Name"), stands_in_for_one_gone
        ),
        keeps(
            "a guest with an organisation",
            lambda b: added(
                b, "attendance", 3, name="Jo Speaker", substitute_for="", status="Present"
            ),
        ),
        keeps("two seats, the row says which", two_seats_one_said),
    ),
    *of(
        "secretariat-present",
        warning(
            "who took the minutes is absent",
            at("Meetings", 0, "Meeting"),
            lambda b: changed(b, "attendance", 13, status="Absent"),
        ),
        warning(
            "the absent one has left the office too", at("Meetings", 0, "Meeting"), office_left
        ),
        keeps(
            "no minutes were taken",
            lambda b: changed(
                changed(b, "attendance", 13, status="Absent"),
                "meetings",
                0,
                minutes_status="Not taken",
            ),
        ),
        keeps(
            "someone of the office as a guest",
            lambda b: changed(
                b, "attendance", 13, name="Temp Person", organisation="LLF TSA Office"
            ),
        ),
    ),
]


def test_a_group_without_members_is_one_error_and_not_sixty(shipped_book):
    found, not_run = rules.check_what_is_read(all_seats(shipped_book, left=date(2020, 7, 31)))
    assert [f.rule for f in found] == ["papers-due", "group-has-members"]
    cell = shipped_book.members[0].at.cell("Left")
    assert {"quorum", "partner-represented", "leader-named"} <= {n.rule for n in not_run}
    assert {n.needs for n in not_run} == {(cell,)}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_membership(shipped_book, case):
    case.holds_of(shipped_book)


def said(book: Book, rule: str) -> list[str]:
    """What one rule says."""
    return [f.message for f in rules.check(book) if f.rule == rule]


def test_a_partner_by_its_dates_is_never_asked_to_be_set_to_yes(shipped_book: Book):
    since = changed(shipped_book, "organisations", 1, partner_since=date(2022, 9, 1))
    until = changed(shipped_book, "organisations", 1, partner_until=date(2021, 1, 15))
    assert said(since, "named-partners") == [
        "The Terms name The Humber Teaching School as a partner; 'Partner since' says that it "
        "becomes one on Thursday 1 September 2022. Correct the date, or clear it."
    ]
    assert said(until, "named-partners") == [
        "The Terms name The Humber Teaching School as a partner; 'Partner until' says that it "
        "left on Friday 15 January 2021. Correct the date, or tell the Strategic Board that the Terms "
        "need correcting."
    ]


def test_who_left_and_who_joins_is_said_of_a_partner_without_a_seat(shipped_book: Book):
    book = changed(shipped_book, "members", 6, left=date(2021, 1, 15))
    book = added(book, "members", 6, name="Ann Other", joined=date(2021, 2, 1), left=None)
    (message,) = said(book, "partner-represented")
    assert message.startswith(
        "Saltmarsh Infant School has no representative (Imogen Castledine left on Friday 15 "
        "January 2021 and Ann Other joins on Monday 1 February 2021); the Terms ask for at least "
        "one. Add one to Members"
    )


@pytest.mark.parametrize(
    ("named", "advice"),
    [
        ("The Humbre Teaching School", 'Did you mean "The Humber Teaching School"?'),
        ("The Ouse Teaching School", "Add it, or correct the name."),
    ],
    ids=["a slip", "another school"],
)
def test_only_a_slip_of_an_organisation_is_guessed_at(shipped_book: Book, named: str, advice: str):
    (message,) = said(terms(shipped_book, named_partners=(named,)), "named-partners")
    assert message.endswith(advice)


def test_only_a_slip_of_a_person_is_guessed_at(shipped_book: Book):
    slip = changed(shipped_book, "attendance", 0, name="Priya Marlow")
    other = changed(shipped_book, "attendance", 0, name="Petra Marlowe")
    (one,) = said(slip, "attendance-in-office")
    (two,) = said(other, "attendance-in-office")
    assert 'Did you mean "Priya Marlowe"?' in one
    assert "Did you mean" not in two
