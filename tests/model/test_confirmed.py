"""Until when a Leader is confirmed, as the check and the evidence both have it."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen.documents.obligation import KEPT
from llf_docgen.documents.obligations_of_members import leader
from llf_docgen.model.book import Book
from llf_docgen.model.confirmed import is_confirmed
from tests.builders import changed, found, terms

END = date(2021, 8, 31)


@pytest.mark.parametrize(
    ("confirmed_on", "months", "today", "holds"),
    [
        (date(2020, 8, 30), 12, date(2020, 9, 20), True),  # for the year that begins
        (date(2020, 8, 1), 12, END, True),
        (date(2020, 7, 31), 12, date(2021, 7, 31), True),
        (date(2020, 7, 31), 12, date(2021, 8, 1), False),
        (date(2019, 9, 12), 12, date(2020, 9, 12), True),
        (date(2019, 9, 12), 12, date(2020, 9, 13), False),
        (date(2019, 9, 12), 24, END, True),
        (date(2020, 8, 30), 6, date(2021, 2, 28), True),
        (date(2020, 8, 30), 6, date(2021, 3, 1), False),
        (date(2020, 9, 5), 12, date(2021, 9, 8), True),  # next year's is asked for there
        (None, 12, date(2020, 9, 20), False),
    ],
)
def test_as_recently_as_the_terms_ask_or_for_the_year(
    shipped_book: Book, confirmed_on, months, today, holds
):
    book = changed(shipped_book, "members", 0, confirmed_on=confirmed_on, joined=None)
    book = terms(book, leader_confirmed_months=months).with_(today=today)
    assert is_confirmed(book, book.members[0]) is holds
    assert (found(book, "leader-confirmed") == []) is holds
    assert (leader(book).outcome == KEPT) is holds
