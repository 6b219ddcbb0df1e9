"""The report in hand: named by the Calendar, and not by the meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import report_due, report_entry
from llf_docgen.model.report_in_hand import (
    Report,
    begins,
    covered_days,
    covered_term,
    is_begun,
    report_due_next,
    report_in_hand,
    reports,
)
from tests.builders import added, changed, terms, without

DECEMBER, MARCH, JULY, SEPTEMBER = 2, 4, 5, 6  # rows of the Calendar


@pytest.fixture
def book(shipped_book: Book) -> Book:
    """The shipped workbook before any report was sent, without developments."""
    return without(changed(shipped_book, "calendar", DECEMBER, sent_on=None), "developments")


def in_hand(book: Book, *day: int) -> str | None:
    report = report_in_hand(book.with_(today=date(*day)))
    return report and str(report.term.name)


def due_next(book: Book, *day: int) -> str | None:
    report = report_due_next(book.with_(today=date(*day)))
    return report and str(report.term.name)


@pytest.mark.parametrize(
    ("day", "term"),
    [((2021, 1, 18), "Autumn"), ((2021, 3, 8), "Spring"), ((2021, 6, 28), "Summer")],
)
def test_the_worked_example(shipped_book: Book, day, term):
    assert in_hand(shipped_book, *day) == term


@pytest.mark.parametrize(
    ("day", "next_one", "hand"),
    [
        ((2020, 9, 1), "Autumn", None),
        ((2020, 11, 11), "Autumn", None),
        ((2020, 11, 12), "Autumn", "Autumn"),  # 21 days before its last day
        ((2020, 12, 3), "Autumn", "Autumn"),
        ((2020, 12, 4), "Autumn", "Autumn"),  # late, but its board has not met
        ((2020, 12, 10), "Autumn", "Autumn"),
        ((2020, 12, 11), "Spring", "Autumn"),  # too late: the latest that fell due
        ((2021, 2, 17), "Spring", "Autumn"),
        ((2021, 2, 18), "Spring", "Spring"),
        ((2021, 3, 18), "Spring", "Spring"),
        ((2021, 3, 19), "Summer", "Spring"),
        ((2021, 6, 9), "Summer", "Spring"),
        ((2021, 6, 10), "Summer", "Summer"),
        ((2021, 7, 8), "Summer", "Summer"),
        ((2021, 7, 9), None, "Summer"),
        ((2021, 9, 5), None, "Summer"),
    ],
)
def test_a_year_in_which_no_report_is_sent(book: Book, day, next_one, hand):
    assert (due_next(book, *day), in_hand(book, *day)) == (next_one, hand)


def test_a_term_with_developments_is_in_hand_before_its_last_day_is_near(shipped_book: Book):
    unsent = changed(shipped_book, "calendar", DECEMBER, sent_on=None)
    assert in_hand(unsent, 2020, 9, 1) == "Autumn"
    assert in_hand(shipped_book, 2021, 1, 18) == "Autumn"
    spring = changed(shipped_book, "developments", 0, term="Spring")
    assert in_hand(spring, 2021, 1, 18) == "Spring"
    summer = changed(shipped_book, "developments", 0, term="Summer")
    assert in_hand(summer, 2021, 1, 18) == "Autumn", "the Summer report is not the next one due"


def test_how_near_the_terms_say(book: Book):
    ten = terms(book, say_deadlines=10)
    assert (in_hand(ten, 2020, 11, 22), in_hand(ten, 2020, 11, 23)) == (None, "Autumn")


def test_before_the_first_report_it_can_be_said_from_when(book: Book):
    autumn, spring, _ = reports(book)
    assert begins(book, autumn) == date(2020, 11, 12)
    assert begins(terms(book, say_deadlines=10), spring) == date(2021, 3, 1)
    day_before = book.with_(today=date(2020, 11, 11))
    assert not is_begun(day_before, autumn)
    assert is_begun(day_before.with_(today=date(2020, 11, 12)), autumn)
    assert is_begun(day_before.with_(today=date(2020, 12, 25)), autumn)


def test_a_report_that_was_sent_is_due_no_more_and_in_hand_until_the_next(book: Book):
    sent = changed(book, "calendar", MARCH, sent_on=date(2021, 3, 1))
    assert due_next(sent, 2021, 3, 1) == "Summer"
    assert in_hand(sent, 2021, 3, 1) == "Spring"
    assert in_hand(sent, 2021, 6, 9) == "Spring"


def test_each_term_has_its_report_with_last_day_and_board(book: Book):
    sent = changed(book, "calendar", DECEMBER, sent_on=date(2020, 12, 2))
    autumn, spring, summer = book.terms.year.terms
    assert reports(sent) == [
        Report(autumn, date(2020, 12, 3), date(2020, 12, 2), date(2020, 12, 10)),
        Report(spring, date(2021, 3, 11), None, date(2021, 3, 18)),
        Report(summer, date(2021, 7, 1), None, date(2021, 7, 8)),
    ]


@pytest.mark.parametrize(
    ("board", "sent_on", "today", "owed"),
    [
        (date(2021, 3, 18), None, date(2021, 3, 18), True),
        (date(2021, 3, 18), None, date(2021, 3, 19), False),
        (date(2021, 3, 18), date(2021, 3, 1), date(2021, 3, 2), False),
        (None, None, date(2021, 3, 11), True),
        (None, None, date(2021, 3, 12), False),
    ],
)
def test_a_report_is_owed_until_it_is_sent_or_its_board_has_met(
    shipped_book: Book, board, sent_on, today, owed
):
    term = shipped_book.terms.year.terms[1]
    assert Report(term, date(2021, 3, 11), sent_on, board).is_owed(today) is owed


def test_where_no_board_meets_a_report_is_due_on_the_last_school_day(book: Book):
    bare = without(book, "calendar")
    dues = [(report.due, report.board, report.sent_on) for report in reports(bare)]
    assert dues == [
        (date(2020, 12, 18), None, None),
        (date(2021, 4, 1), None, None),
        (date(2021, 7, 23), None, None),
    ]
    assert (due_next(bare, 2020, 12, 18), due_next(bare, 2020, 12, 19)) == ("Autumn", "Spring")
    assert in_hand(bare, 2020, 12, 19) == "Autumn"
    assert in_hand(bare, 2021, 8, 31) == "Summer"


def test_without_school_holidays_it_is_due_on_the_term_s_last_day(book: Book):
    bare = terms(without(book, "calendar"), holidays=())
    assert reports(bare)[2].due == date(2021, 8, 31)


def test_a_board_without_a_paper_due_takes_the_report_all_the_same(book: Book):
    bare = changed(book, "calendar", MARCH, paper_due="")
    assert reports(bare)[1] == reports(book)[1]
    twice = added(bare, "calendar", MARCH, date=date(2021, 1, 21), focus="January")
    assert reports(twice)[1] == reports(book)[1], "the last of several"
    foreign = changed(bare, "calendar", MARCH, body="Governors")
    assert reports(foreign)[1].board is None
    nobody = terms(bare, termly_report_to="")
    assert reports(nobody)[1].board is None


def test_a_board_to_which_another_paper_went_has_not_had_the_report(book: Book):
    bare = without(book, "calendar", DECEMBER)
    assert bare.calendar[0].sent_on
    autumn = reports(bare)[0]
    assert (autumn.board, autumn.sent_on) == (None, None)


def test_the_last_report_may_be_due_after_the_year(book: Book):
    late = changed(book, "calendar", JULY, date=date(2021, 9, 16))
    assert reports(late)[2].due == date(2021, 9, 9)
    assert (in_hand(late, 2021, 8, 18), in_hand(late, 2021, 8, 19)) == ("Spring", "Summer")
    assert (due_next(late, 2021, 9, 16), due_next(late, 2021, 9, 17)) == ("Summer", None)
    assert reports(late)[1] == reports(book)[1], "of the last term alone"


def test_a_row_after_the_year_is_the_next_one_where_the_summer_s_board_has_met(book: Book):
    again = added(book, "calendar", JULY, date=date(2021, 9, 16))
    assert reports(again.with_(today=date(2021, 7, 8)))[2].board == date(2021, 7, 8)
    assert reports(again.with_(today=date(2021, 7, 9)))[2].board == date(2021, 9, 16)
    assert due_next(again, 2021, 9, 1) == "Summer"


def test_of_two_boards_in_a_term_the_first_to_come_and_not_sent_is_meant(book: Book):
    early = added(book, "calendar", MARCH, date=date(2021, 1, 28))
    day = early.with_(today=date(2021, 1, 18))
    assert reports(day)[1].board == date(2021, 1, 28), "by date, not as in the sheet"
    assert reports(early.with_(today=date(2021, 1, 28)))[1].board == date(2021, 1, 28)
    assert reports(early.with_(today=date(2021, 1, 29)))[1].board == date(2021, 3, 18)
    sent = changed(day, "calendar", len(day.calendar) - 1, sent_on=date(2021, 1, 15))
    assert reports(sent)[1].board == date(2021, 3, 18)
    assert reports(early.with_(today=date(2021, 4, 1)))[1].board == date(2021, 3, 18), "the last"


def test_the_outer_days_of_a_term_are_inside_it(book: Book):
    spring = book.terms.year.terms[1]
    for day in (spring.first, spring.last):
        entry = report_entry(changed(book, "calendar", MARCH, date=day), spring)
        assert entry is not None
        assert entry.date == day
    before = changed(book, "calendar", MARCH, date=date(2021, 1, 3))
    assert report_entry(before, spring) is None


def test_a_report_is_due_as_the_terms_count_board_papers(book: Book):
    spring = book.terms.year.terms[1]
    assert report_due(terms(book, board_papers_days=10), spring) == date(2021, 3, 8)


@pytest.mark.parametrize(
    ("day", "developments", "figures", "covered"),
    [
        ((2021, 7, 20), ["Autumn", "Spring", "Summer"], [], "Summer"),
        ((2021, 4, 19), ["Summer"], [], "Summer"),
        ((2021, 4, 18), ["Autumn", "Summer"], [], "Autumn"),  # its first day is tomorrow
        ((2021, 7, 20), ["Autumn"], ["spring"], "Spring"),
        ((2021, 7, 20), [], ["summer"], "Summer"),
        ((2021, 7, 20), ["Autumn"], ["autumn"], "Autumn"),
        ((2021, 7, 20), [], [], "Autumn"),
        ((2020, 8, 31), ["Autumn", "Spring"], [], "Autumn"),
    ],
)
def test_the_year_is_covered_to_the_last_term_of_which_something_is_recorded(
    shipped_book: Book, day, developments, figures, covered
):
    told = tuple(replace(shipped_book.developments[0], term=term) for term in developments)
    blank = {"autumn": None, "spring": None, "summer": None}
    kpis = (
        replace(shipped_book.kpis[0], **blank),
        replace(shipped_book.kpis[1], **{**blank, **dict.fromkeys(figures, 0.0)}),
    )
    lived = shipped_book.with_(today=date(*day), developments=told, kpis=kpis)
    assert covered_term(lived).name == covered


@pytest.mark.parametrize(
    ("sent", "today", "term", "name", "first", "last"),
    [
        (None, (2020, 11, 2), 0, "this term", None, (2020, 11, 2)),
        (None, (2021, 1, 18), 0, "in the autumn term", None, (2021, 1, 3)),
        (None, (2021, 3, 8), 1, "since the year began", "year", (2021, 3, 8)),
        ((2020, 12, 3), (2021, 3, 8), 1, "since the last report", (2020, 12, 3), (2021, 3, 8)),
        ((2020, 12, 3), (2020, 12, 3), 1, "since the last report", (2020, 12, 3), (2020, 12, 3)),
        ((2020, 12, 3), (2020, 12, 2), 1, "since the year began", "year", (2020, 12, 2)),
        ((2021, 1, 10), (2021, 3, 8), 1, "since the last report", "term", (2021, 3, 8)),
    ],
    ids=[
        "in the term itself", "when it is over", "the last one never went out",
        "from the day on which the last one went out", "on that day", "the day before",
        "one that went out late has told its own term",
    ],
)  # fmt: skip
def test_the_days_that_a_report_tells_of(book, sent, today, term, name, first, last):
    known = changed(book, "calendar", DECEMBER, sent_on=date(*sent) if sent else None)
    terms_of_year = known.terms.year.terms
    begun = {
        None: terms_of_year[term].first,
        "year": known.terms.year.first,
        "term": terms_of_year[term - 1].last + timedelta(days=1),
    }.get(first) or date(*first)
    found = covered_days(known.with_(today=date(*today)), terms_of_year[term])
    assert found == Span(name, begun, date(*last))
