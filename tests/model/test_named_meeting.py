"""A meeting is named by its day, and of two on one day each says which it is."""

from __future__ import annotations

from datetime import date, time

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.named_meeting import is_alone, meeting_on, on_day
from llf_docgen.model.wording import short_date
from tests.builders import meeting

DAY = date(2027, 5, 13)
TEN, TWO = time(10, 0), time(14, 0)


@pytest.mark.parametrize(
    ("first", "second", "called"),
    [
        ({"start": TEN}, {"status": "Cancelled", "start": TEN}, "meeting on 13 May 2027"),
        ({"start": TEN}, {"start": TWO}, "meeting on 13 May 2027 at 10:00"),
        ({"start": TEN}, {"start": None}, "meeting on 13 May 2027 at 10:00"),
        ({"start": TEN}, {"start": TEN}, "meeting on 13 May 2027 (HSC-1)"),
        ({"start": None}, {"start": TWO}, "meeting on 13 May 2027 (HSC-1)"),
        (
            {"start": TEN, "kind": "Extraordinary"},
            {"start": TWO},
            "extraordinary meeting on 13 May 2027 at 10:00",
        ),
        ({"kind": "Extraordinary"}, {"day": date(2027, 5, 14)},
         "extraordinary meeting on 13 May 2027"),
    ],
    ids=["the other is cancelled", "two times", "the other has none", "one time", "no time",
         "one is extraordinary", "another day"],
)  # fmt: skip
def test_how_a_meeting_is_named(shipped_book: Book, first, second, called):
    there = {"day": DAY} | second
    here = (meeting("HSC-1", DAY, **first), meeting("HSC-2", **there))
    book = shipped_book.with_(meetings=here)
    assert meeting_on(book, here[0], short_date) == called
    assert on_day(book, here[0], short_date) == called.split("meeting on ")[1]
    assert is_alone(book, here[0]) is called.endswith("2027")
