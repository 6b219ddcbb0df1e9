"""Deadlines, terms and spans: the worked examples of the Terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.dates import Closed, Counting, Span, Year, month_number, spans
from llf_docgen.model.deadlines import by_when, deadlines, report_due, report_entry
from tests.builders import changed, without

YEAR = Year(
    "2020-21",
    (
        Span("Autumn", date(2020, 9, 1), date(2021, 1, 3)),
        Span("Spring", date(2021, 1, 4), date(2021, 4, 18)),
        Span("Summer", date(2021, 4, 19), date(2021, 8, 31)),
    ),
)
HOLIDAYS = spans(
    "26-30 October 2020; 21 December 2020-1 January 2021; 15-19 February; 2-16 April", YEAR
)
CLOSED = Closed("England", HOLIDAYS)


@pytest.mark.parametrize(
    ("meeting", "papers", "advised", "clear", "minutes", "minutes_advised"),
    [
        # an ordinary week
        ((2021, 2, 4), (2021, 1, 28), (2021, 1, 28), (2021, 1, 27), (2021, 2, 11), (2021, 2, 11)),
        # minutes fall into half term
        ((2021, 2, 11), (2021, 2, 4), (2021, 2, 4), (2021, 2, 3), (2021, 2, 18), (2021, 2, 12)),
        # papers fall on Easter Monday
        ((2021, 4, 12), (2021, 4, 5), (2021, 4, 1), (2021, 4, 4), (2021, 4, 19), (2021, 4, 19)),
        # minutes fall on Good Friday
        ((2021, 3, 26), (2021, 3, 19), (2021, 3, 19), (2021, 3, 18), (2021, 4, 2), (2021, 4, 1)),
        # papers fall on the substitute bank holiday after Christmas
        (
            (2021, 1, 4),
            (2020, 12, 28),
            (2020, 12, 18),
            (2020, 12, 27),
            (2021, 1, 11),
            (2021, 1, 11),
        ),
        # a month's end
        ((2021, 3, 1), (2021, 2, 22), (2021, 2, 22), (2021, 2, 21), (2021, 3, 8), (2021, 3, 8)),
    ],
)
def test_deadline_table(meeting, papers, advised, clear, minutes, minutes_advised):
    day = date(*meeting)
    calendar = Counting("calendar", CLOSED)
    assert calendar.before(day, 7) == date(*papers)
    assert CLOSED.advised(date(*papers)) == date(*advised)
    assert Counting("clear", CLOSED).before(day, 7) == date(*clear)
    assert calendar.after(day, 7) == date(*minutes)
    assert CLOSED.advised(date(*minutes)) == date(*minutes_advised)


def test_working_days_pass_over_weekends_and_bank_holidays():
    working = Counting("working", CLOSED)
    assert working.before(date(2021, 4, 12), 7) == date(2021, 3, 30)
    assert working.after(date(2021, 4, 1), 1) == date(2021, 4, 6)
    assert working.before(date(2021, 2, 4), 5) == date(2021, 1, 28)


def test_bank_holidays_of_england_in_the_year():
    days = [date(2020, 12, 25), date(2020, 12, 28), date(2021, 1, 1), date(2021, 4, 2)]
    days += [date(2021, 4, 5), date(2021, 5, 3), date(2021, 5, 31), date(2021, 8, 30)]
    assert all(CLOSED.reason(day).startswith("a bank holiday") for day in days)
    assert CLOSED.reason(date(2021, 5, 5)) == ""
    assert Closed("none").reason(date(2020, 12, 25)) == ""


def test_advice_says_why():
    today = date(2020, 12, 1)
    assert by_when(date(2021, 1, 28), CLOSED, date(2021, 1, 18)) == (
        "by Thursday 28 January 2021 (in 10 days)"
    )
    text = by_when(date(2020, 12, 28), CLOSED, today)
    assert "a bank holiday" in text
    assert "send them by Friday 18 December 2020" in text
    late = by_when(date(2020, 12, 28), CLOSED, date(2020, 12, 21))
    assert "send them by Thursday 24 December 2020" in late, "no school day is left"
    assert "in the school holidays: send them by Friday 12 February 2021" in by_when(
        date(2021, 2, 18), CLOSED, today
    )


def test_a_month_lies_inside_the_academic_year_whatever_year_is_written():
    assert YEAR.month("February") == (2021, 2)
    assert YEAR.month("February 2020") == (2021, 2)
    assert YEAR.month("September") == (2020, 9)
    assert YEAR.month("whenever") == (0, 0)
    assert month_number("Sept") == 9


def test_terms_end_the_day_before_the_next_begins():
    assert YEAR.ended_by(date(2021, 2, 4)) == YEAR.terms[0]
    assert YEAR.ended_by(date(2021, 1, 3)) is None
    assert YEAR.ended_by(date(2021, 1, 4)) == YEAR.terms[0]
    assert date(2021, 8, 31) in YEAR
    assert date(2021, 9, 1) not in YEAR


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("26-30 October 2020", (2020, 10, 26), (2020, 10, 30)),
        ("21 December 2020-1 January 2021", (2020, 12, 21), (2021, 1, 1)),
        ("15-19 February", (2021, 2, 15), (2021, 2, 19)),
        ("31 May to 4 June", (2021, 5, 31), (2021, 6, 4)),
        ("31 May\u20134 June 2021", (2021, 5, 31), (2021, 6, 4)),
        ("3 May", (2021, 5, 3), (2021, 5, 3)),
    ],
)
def test_school_holidays_as_the_office_writes_them(text, first, last):
    (span,) = spans(text, YEAR)
    assert (span.first, span.last) == (date(*first), date(*last))


@pytest.mark.parametrize("text", ["half term", "30-26 October 2020", "31 February", "1-2-3 May"])
def test_what_is_no_span_is_refused(text):
    with pytest.raises(ValueError, match=text):
        spans(text, YEAR)


def test_a_report_is_due_before_its_board_not_at_the_end_of_term(shipped_book: Book):
    autumn, spring, _ = shipped_book.terms.year.terms
    assert report_due(shipped_book, autumn) == date(2020, 12, 3)
    assert report_due(shipped_book, spring) == date(2021, 3, 11)
    bare = without(shipped_book, "calendar")
    assert report_entry(bare, spring) is None
    assert report_due(bare, spring) == date(2021, 4, 1), "the last school day of the term"


def test_a_board_without_a_paper_due_still_takes_the_report(shipped_book: Book):
    book = changed(shipped_book, "calendar", 4, paper_due="")
    entry = report_entry(book, book.terms.year.terms[1])
    assert entry is not None
    assert entry.date == date(2021, 3, 18)


def test_next_deadlines_are_the_nearest_first(shipped_book: Book):
    days = [d.day for d in deadlines(shipped_book)]
    assert days == sorted(days)
    assert days[:3] == [date(2021, 1, 28), date(2021, 2, 11), date(2021, 3, 11)]
    sent = changed(shipped_book, "meetings", 1, papers_circulated=date(2021, 1, 18))
    assert deadlines(sent)[0].day == date(2021, 2, 11)


def test_short_group_leaves_out_the_part_in_brackets(shipped_book: Book):
    assert shipped_book.terms.short_group == "Planning Action Group"
    assert replace(shipped_book.terms, group="Board").short_group == "Board"
