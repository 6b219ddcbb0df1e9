"""Which of the group's days in the Calendar became which meeting that was moved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.moved import moved
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
