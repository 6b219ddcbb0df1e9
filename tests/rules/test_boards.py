"""Boards: the papers due at them, and the annual meeting after the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book
from llf_docgen.model.dates import DAY
from tests.builders import changed, without
from tests.cells import at, heading
from tests.rules.cases import info, keeps, of, warning


def nothing_left(book: Book) -> Book:
    """The book on 10 September, after the last board of its Calendar."""
    gone = tuple(replace(e, sent_on=e.sent_on or e.date - 9 * DAY) for e in book.calendar)
    return book.with_(calendar=gone, today=date(2021, 9, 10))


CASES = [
    *of(
        "cycle-next-september",
        info(
            "no annual meeting yet, in winter",
            heading("Calendar", "Date"),
            lambda b: without(b, "calendar", 6),
        ),
        warning(
            "the annual meeting without its paper, in May",
            at("Calendar", 6, "Paper due"),
            lambda b: changed(b, "calendar", 6, paper_due="").with_(today=date(2021, 5, 1)),
        ),
        info(
            "no annual meeting yet, on the last day of April",
            heading("Calendar", "Date"),
            lambda b: without(b, "calendar", 6).with_(today=date(2021, 4, 30)),
        ),
        warning(
            "no annual meeting in May",
            heading("Calendar", "Date"),
            lambda b: without(b, "calendar", 6).with_(today=date(2021, 5, 1)),
        ),
        warning(
            "a group whose annual meeting is in October",
            heading("Calendar", "Date"),
            lambda b: without(changed(b, "cycle", 0, month="October"), "calendar", 6).with_(
                today=date(2021, 5, 1)
            ),
        ),
    ),
    *of(
        "report-before-board",
        warning(
            "sent six days before",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 4)),
        ),
        warning(
            "not sent, the day after the last",
            at("Calendar", 4, "Sent on"),
            lambda b: b.with_(today=date(2021, 3, 12)),
        ),
        warning(
            "sent on the day the board meets",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 10)),
        ),
        info(
            "sent late, and no board is left",
            at("Calendar", 4, "Sent on"),
            lambda b: nothing_left(changed(b, "calendar", 4, sent_on=date(2021, 3, 15))),
        ),
        keeps(
            "sent on the last day", lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 3))
        ),
        keeps("due today", lambda b: b.with_(today=date(2021, 3, 11))),
        keeps(
            "the board has met: told by another rule", lambda b: b.with_(today=date(2021, 3, 18))
        ),
        keeps(
            "minutes for a board go out by their own meeting",
            lambda b: changed(b, "calendar", 3, paper_due="Minutes").with_(today=date(2021, 2, 4)),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_boards(shipped_book, case):
    case.holds_of(shipped_book)


@pytest.mark.parametrize(("last", "advice"), [(False, True), (True, False)])
def test_no_next_one_is_to_be_sent_earlier_where_none_is_left(shipped_book, last, advice):
    late = changed(shipped_book, "calendar", 4, sent_on=date(2021, 3, 15))
    book = nothing_left(late) if last else late.with_(today=date(2021, 3, 16))
    (found,) = rules.find("report-before-board").run(book)
    assert "went out on Monday 15 March 2021; it was due by Thursday 11 March" in found.message
    assert found.message.endswith("Send the next one earlier.") is advice
