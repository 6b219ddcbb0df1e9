"""What was agreed, as minutes say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.model.agreed import as_agreed, member_meant, owners_of
from llf_docgen.model.book import Book, Named
from tests.builders import added, changed, without


def owned(book: Book, owner: str) -> Book:
    book = changed(book, "actions", 0, owner=owner)
    cell = book.actions[0].at.cell("Owner")
    return as_agreed(book, [Named(cell, owner, "Members", "owner")])


@pytest.mark.parametrize(
    ("typed", "owners"),
    [
        ("grace okell", ["Grace Okell"]),
        ("Priya Marlowe and Grace Okell", ["Priya Marlowe", "Grace Okell"]),
        ("Priya Marlowe; Grace Okell", ["Priya Marlowe", "Grace Okell"]),
        ("Priya Marlowe, Grace Okell and Owen Tansley",
         ["Priya Marlowe", "Grace Okell", "Owen Tansley"]),
        ("Priya Marlowe/Grace Okell", ["Priya Marlowe", "Grace Okell"]),
        ("Priya Marlowe & Grace Okell", ["Priya Marlowe", "Grace Okell"]),
        ("Priya & Mrs Okell", ["Priya Marlowe", "Grace Okell"]),
        ("Marlowe, Priya", ["Priya Marlowe"]),
        ("Grace Okell, grace okell", ["Grace Okell"]),
        ("Tom Ferriby-Cole", ["Tom Ferriby-Cole"]),
        ("Grace Okell and the site manager", ["Grace Okell", "the site manager"]),
        ("Smith and Sons", ["Smith and Sons"]),
        ("The site manager", ["The site manager"]),
    ],
)  # fmt: skip
def test_who_is_to_do_it(shipped_book: Book, typed, owners):
    book = owned(shipped_book, typed)
    assert owners_of(book, book.actions[0]) == owners


@pytest.mark.parametrize(
    "typed", ["All", "all members", "Everyone", "everybody.", "The group", "All of the group"]
)
def test_the_group_is_everyone_who_represents_an_organisation(shipped_book: Book, typed):
    book = owned(shipped_book, typed)
    seats = [m for m in book.in_office(book.today) if m.represents]
    assert owners_of(book, book.actions[0]) == [m.name for m in seats]
    assert book.outsiders == ()
    assert book.references == shipped_book.references


def test_a_slip_in_one_of_two_names_is_an_unknown_name_and_no_outsider(shipped_book: Book):
    book = owned(shipped_book, "Priya Marlowe and Grace Okel")
    assert [n.text for n in book.references[-2:]] == ["Priya Marlowe", "Grace Okel"]
    assert (book.unknown["Members"], book.outsiders) == ({"graceokel"}, ())


def test_a_part_of_a_name_that_two_people_share_is_nobody(shipped_book: Book):
    assert member_meant(shipped_book, "Priya") == "Priya Marlowe"
    assert member_meant(added(shipped_book, "members", 1, name="Priya Jones"), "Priya") == ""
    assert member_meant(shipped_book, "P Marlowe") == "Priya Marlowe"
    assert member_meant(shipped_book, "P") == ""


@pytest.mark.parametrize(
    "words", ["next meeting", "Next Meeting.", "by the next meeting", "At our next meeting"]
)
def test_the_next_meeting_is_the_first_after_the_one_that_raised_it(shipped_book: Book, words):
    book = as_agreed(changed(shipped_book, "actions", 0, due=None, due_in_words=words))
    assert book.actions[0].due == date(2021, 2, 4)
    assert book.actions[0].due_in_words == words


def test_a_cancelled_meeting_is_not_the_next_one(shipped_book: Book):
    book = added(shipped_book, "meetings", 1, ref="PAG-2021-06", date=date(2021, 6, 10))
    book = changed(book, "meetings", 1, status="Cancelled")
    book = as_agreed(changed(book, "actions", 0, due=None, due_in_words="next meeting"))
    assert book.actions[0].due == date(2021, 6, 10)


def test_an_extraordinary_meeting_is_not_the_next_one(shipped_book: Book):
    """It takes its own business only; called later, it moves no day that was agreed."""
    due = changed(shipped_book, "actions", 0, due=None, due_in_words="next meeting")
    called = added(
        due, "meetings", 1, ref="PAG-2020-12X", date=date(2020, 12, 3), kind="Extraordinary"
    )
    assert as_agreed(called).actions[0].due == as_agreed(due).actions[0].due == date(2021, 2, 4)
    raised_there = changed(called, "actions", 0, raised_at="PAG-2020-12X")
    assert as_agreed(raised_there).actions[0].due == date(2021, 2, 4)
    only = changed(called, "meetings", 1, status="Cancelled")
    assert as_agreed(only).actions[0].due is None


def test_between_meetings_the_next_one_follows_the_day_of_the_agreement(shipped_book: Book):
    book = changed(
        shipped_book, "actions", 0, due=None, due_in_words="next meeting", raised_at="5 May 2020"
    )
    assert as_agreed(book).actions[0].due == date(2020, 11, 12)
    later = changed(book, "actions", 0, raised_at="5 May 2021")
    assert as_agreed(later).actions[0].due is None


def test_what_has_no_reference_gets_the_next_free_one_of_its_year(shipped_book: Book):
    book = changed(changed(shipped_book, "actions", 1, ref=""), "actions", 3, ref="")
    book = changed(book, "actions", 5, ref="", raised_at="5 May 2021")
    agreed = as_agreed(changed(book, "decisions", 0, ref=""))
    refs = [agreed.actions[n].ref for n in (1, 3, 5)]
    assert refs == ["A-2020-11", "A-2020-12", "A-2021-01"]
    assert agreed.decisions[0].ref == "D-2020-04"
    assert [n.text for n in agreed.proposed] == ["D-2020-04", *refs]
    assert str(agreed.proposed[1].cell) == str(book.actions[1].at.cell("Ref"))


def test_a_reference_in_a_row_that_was_not_read_is_not_used_again(shipped_book: Book):
    """Its key is known though it has no record."""
    book = without(changed(shipped_book, "actions", 1, ref=""), "actions", 9)
    assert as_agreed(book).actions[1].ref == "A-2020-11"


def test_a_proposed_reference_can_be_named(shipped_book: Book):
    book = as_agreed(changed(shipped_book, "decisions", 2, ref=""))
    (proposed,) = book.proposed
    named = Named(book.decisions[0].at.cell("Confirms"), proposed.text, "Decisions")
    assert book.with_(references=(named,)).unknown == {}


def test_a_meeting_is_named_by_its_day_everywhere(shipped_book: Book):
    book = shipped_book.with_(
        attendance=tuple(replace(a, meeting="12/11/2020") for a in shipped_book.attendance),
        agenda=tuple(replace(a, meeting="4 February 2021") for a in shipped_book.agenda),
    )
    november, february = book.meetings
    assert len(book.attendance_of(november)) == len(shipped_book.attendance)
    assert len(book.agenda_of(february)) == len(shipped_book.agenda)
