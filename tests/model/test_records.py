"""What a record says of itself on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.records import Priority
from tests.builders import action, meeting, member, organisation

BEFORE, DAY, AFTER = date(2021, 2, 3), date(2021, 2, 4), date(2021, 2, 5)


@pytest.mark.parametrize(
    ("first", "last", "on"),
    [
        (None, None, [True, True, True]),
        (DAY, None, [False, True, True]),
        (None, DAY, [True, True, False]),
        (DAY, DAY, [False, True, False]),
    ],
)
def test_a_seat_and_a_partnership_hold_from_their_first_day_to_their_last(first, last, on):
    days = (BEFORE, DAY, AFTER)
    seat = member("Lea", "North", joined=first, left=last)
    assert [seat.in_office(day) for day in days] == on
    school = replace(organisation("North"), partner_since=first, partner_until=last)
    assert [school.is_partner_on(day) for day in days] == on
    assert not any(replace(school, partner=False).is_partner_on(day) for day in days)


@pytest.mark.parametrize(
    ("role", "represents"),
    [("Leader", True), ("Member", True), ("Observer", False), ("Secretariat", False)],
)
def test_the_leader_and_members_represent_their_organisation(role, represents):
    assert member("Lea", "North", role).represents is represents


@pytest.mark.parametrize(
    ("status", "held", "coming"),
    [
        ("", [False, False, True], [True, True, False]),
        ("Planned", [False, False, True], [True, True, False]),
        ("Held", [False, True, True], [True, False, False]),
        ("Cancelled", [False, False, False], [False, False, False]),
    ],
)
def test_a_meeting_is_held_as_its_status_says_or_by_its_date(status, held, coming):
    february = meeting("Feb", DAY, status=status)
    assert [february.is_held(day) for day in (BEFORE, DAY, AFTER)] == held
    assert [february.is_coming(day) for day in (BEFORE, DAY, AFTER)] == coming
    assert february.cancelled is (status == "Cancelled")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("item 6: 'two' to read 'three'", "item 6: 'two' to read 'three'"),
        ("subject to item 6: 'two'", "item 6: 'two'"),
        (" Subject to: item 6: 'two'", "item 6: 'two'"),
        ("subject to the following: item 6: 'two'", "item 6: 'two'"),
        ("Subject to the following corrections:\nItem 6: 'two'\n", "Item 6: 'two'"),
        ("Subject to item 6: 'two'\nsubject to item 7: 'a'", "item 6: 'two'\nitem 7: 'a'"),
        ("subject to subject to item 6: 'two'", "item 6: 'two'"),
        ("Approved subject to item 6: 'two'", "item 6: 'two'"),
        ("The minutes were approved, subject to item 6: 'two'", "item 6: 'two'"),
        ("subject to a change to item 6", "a change to item 6"),
        ("item 6: 'subject to' to read 'under'", "item 6: 'subject to' to read 'under'"),
        ("'subject to' in item 6 to go", "'subject to' in item 6 to go"),
        ("Approved list of schools: add Larkspur", "Approved list of schools: add Larkspur"),
        ("subject to", ""),
        ("None.", ""),
        ("no corrections", ""),
        ("None of item 6 is to stand", "None of item 6 is to stand"),
        ("", ""),
    ],
)
def test_corrections_are_said_without_the_words_that_lead_to_them(typed, said):
    assert replace(meeting("Feb", DAY), corrections=typed).corrected == said


def test_an_extraordinary_meeting_says_so():
    kinds = ("", "Ordinary", "Extraordinary")
    assert [meeting("Feb", DAY, kind=kind).extraordinary for kind in kinds] == [False, False, True]


@pytest.mark.parametrize(
    ("status", "is_open"),
    [("Open", True), ("In progress", True), ("Complete", False), ("Cancelled", False)],
)
def test_an_action_is_overdue_when_it_is_open_and_its_day_is_past(status, is_open):
    due = action("A-1", "Nov", status=status, due=DAY)
    assert due.is_open is is_open
    overdue = [due.is_overdue(day) for day in (BEFORE, DAY, AFTER)]
    assert overdue == [False, False, is_open]
    assert not replace(due, due=None).is_overdue(date.max)


def test_actions_without_a_day_come_last():
    actions = [action("b", "Nov"), action("a", "Nov"), action("c", "Nov", due=DAY)]
    assert [a.ref for a in sorted(actions, key=lambda a: a.by_due)] == ["c", "a", "b"]


def test_a_priority_is_named_by_its_code_or_its_name(shipped_book: Book):
    priority: Priority = shipped_book.priorities[0]
    for name in ("ITT", "itt", "Initial Teacher Training"):
        assert priority.is_named(name)
    for name in ("PL", "", "Initial Teaching Training"):
        assert not priority.is_named(name)


def test_the_figures_of_an_indicator_come_in_the_terms_order(shipped_book: Book):
    kpi = replace(shipped_book.kpis[0], autumn=1.0, spring=2.0, summer=None)
    assert kpi.by_term == (1.0, 2.0, None)
