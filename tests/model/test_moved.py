"""Which of the group's days in the Calendar became which meeting that was moved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.moved import beside_meetings, moved
from tests.builders import changed, without
from tests.rules.changes import extraordinary, one_more_in_march, put_off_by_weeks

NOVEMBER, FEBRUARY, MARCH = date(2020, 11, 12), date(2021, 2, 4), date(2021, 3, 11)
FORWARD_28, FORWARD_29 = (FEBRUARY - timedelta(days=n) for n in (28, 29))


def february_on(book: Book, day: date) -> Book:
    return changed(book, "meetings", 1, date=day)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda b: b, {}),
        (put_off_by_weeks, {FEBRUARY: MARCH}),  # and not June
        (lambda b: february_on(b, date(2021, 7, 1)), {FEBRUARY: date(2021, 7, 1)}),
        (lambda b: february_on(b, FORWARD_28), {FEBRUARY: FORWARD_28}),
        (lambda b: february_on(b, FORWARD_29), {}),
        (lambda b: without(february_on(b, MARCH), "meetings", 0), {FEBRUARY: MARCH}),
        (one_more_in_march, {}),
        (extraordinary, {}),
        (lambda b: changed(b, "meetings", 0, date=MARCH), {}),  # February's stands between
    ],
)
def test_a_day_without_a_meeting_and_the_day_it_was_moved_to(shipped_book, change, expected):
    assert moved(change(shipped_book)) == expected


def boards(book: Book) -> list[date]:
    return [entry.date for entry in book.calendar if "Strategic Board" in entry.body]


def test_a_day_of_the_group_stands_beside_the_meetings_only_while_it_has_none(shipped_book):
    def beside(book: Book) -> list[date]:
        return [entry.date for entry in beside_meetings(book)]

    own = boards(shipped_book)
    assert own
    assert beside(shipped_book) == own  # on each of the group's own days it meets
    assert beside(february_on(shipped_book, MARCH)) == own  # nor the day that February's left
    lacking = without(shipped_book, "meetings", 1)
    assert beside(lacking) == sorted([*own, FEBRUARY])
    on_one_day = changed(shipped_book, "calendar", 0, date=FEBRUARY)
    assert FEBRUARY in beside(on_one_day)  # a board that meets on the group's day


def test_four_weeks_forward_to_the_day_whatever_stands_then(shipped_book):
    """The day itself, and a meeting that stands on it, are between none."""
    book = changed(shipped_book, "meetings", 0, date=FEBRUARY - timedelta(days=1))
    assert moved(book) == {NOVEMBER: FEBRUARY - timedelta(days=1)}
