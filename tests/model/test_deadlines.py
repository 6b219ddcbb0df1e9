"""Which board a term's report goes to, and how the day of a meeting is named."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import deadlines, later_in_term, named_day, report_entry
from tests.builders import added, changed

MARCH = 4  # the row of the board of 18 March, to which the spring report goes


def boards(book: Book, *days: date) -> Book:
    """The year with more boards to which a termly report goes."""
    for day in days:
        book = added(book, "calendar", MARCH, date=day)
    return book


def spring(book: Book):
    return book.terms.year.terms[1]


def test_a_meeting_is_named_by_its_reference_where_another_is_on_its_day(shipped_book):
    february = shipped_book.meetings[1]
    assert named_day(shipped_book, february) == "Thursday 4 February 2021"
    two = added(shipped_book, "meetings", 1, ref="PAG-2021-02b")
    assert named_day(two, two.meetings[1]) == "Thursday 4 February 2021 (PAG-2021-02)"
    assert named_day(two, two.meetings[0]) == "Thursday 12 November 2020"


@pytest.mark.parametrize(
    ("more", "sent", "today", "later"),
    [
        ((), None, (2021, 3, 8), None),
        ((date(2021, 3, 25),), None, (2021, 3, 8), None),
        ((date(2021, 3, 25),), date(2021, 3, 11), (2021, 3, 12), date(2021, 3, 25)),
        ((date(2021, 3, 25),), None, (2021, 3, 19), date(2021, 3, 25)),
        ((date(2021, 2, 25),), None, (2021, 2, 26), date(2021, 3, 18)),
        ((date(2020, 12, 17),), None, (2021, 3, 8), None),
    ],
    ids=[
        *("one board", "the first of two", "the first has its own", "the first has met"),
        *("an earlier one has met", "one of another term"),
    ],
)
def test_a_later_board_of_a_term_has_a_report_of_its_own(shipped_book, more, sent, today, later):
    book = changed(boards(shipped_book, *more), "calendar", MARCH, sent_on=sent)
    book = book.with_(today=date(*today))
    found = later_in_term(book, spring(book))
    assert (found and found.date) == later
    assert later is None or found == report_entry(book, spring(book))


def test_a_board_without_a_report_is_not_counted(shipped_book):
    book = added(shipped_book, "calendar", MARCH, date=date(2021, 2, 25), paper_due="")
    assert later_in_term(book.with_(today=date(2021, 3, 8)), spring(book)) is None


@pytest.mark.parametrize(
    ("today", "terms"),
    [
        ((2020, 12, 18), ["Autumn", "Spring", "Summer"]),
        ((2020, 12, 19), ["Spring", "Summer"]),
        ((2021, 7, 23), ["Summer"]),
        ((2021, 7, 24), []),
    ],
)
def test_a_report_whose_board_is_not_known_is_due_by_the_end_of_its_term(
    shipped_book, today, terms
):
    book = shipped_book.with_(calendar=(), today=date(*today))
    told = [d.what for d in deadlines(book) if d.what.startswith("Termly report")]
    assert told == [f"Termly report of the {term} term" for term in terms]
