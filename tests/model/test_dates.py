"""Deadlines, terms and spans: the worked examples of the Terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.dates import DAY, Closed, Counting, Span, Year, month_number, spans
from llf_docgen.model.deadlines import (
    Deadline,
    by_when,
    deadlines,
    owes_minutes,
    owes_papers,
    report_due,
    report_entry,
)
from llf_docgen.model.states import MinutesStatus
from tests.builders import changed, meeting, terms, without

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


@pytest.mark.parametrize("way", ["calendar", "clear", "working"])
@pytest.mark.parametrize("days", [1, 2, 7])
def test_what_went_out_on_the_last_day_is_told_with_as_many_days_as_are_asked(way, days):
    counting = Counting(way, CLOSED)
    for day in (date(2021, 4, 6), date(2021, 4, 12), date(2021, 2, 6)):
        last, minutes = counting.before(day, days), counting.after(day, days)
        assert counting.days_before(day, last) == days
        assert counting.days_before(day, last + DAY) < days
        assert counting.days_after(day, minutes) == days
        assert counting.days_after(day, minutes + DAY) > days


def test_days_are_told_as_they_are_counted():
    ways = ("calendar", "clear", "working")
    said = [Counting(way, CLOSED).in_words(7) for way in ways]
    assert said == ["seven days", "seven clear days", "seven working days"]


def test_bank_holidays_of_england_in_the_year():
    days = [date(2020, 12, 25), date(2020, 12, 28), date(2021, 1, 1), date(2021, 4, 2)]
    days += [date(2021, 4, 5), date(2021, 5, 3), date(2021, 5, 31), date(2021, 8, 30)]
    assert all(CLOSED.reason(day).startswith("a bank holiday") for day in days)
    assert CLOSED.reason(date(2021, 5, 5)) == ""
    assert Closed("None").reason(date(2020, 12, 25)) == ""


def test_advice_says_why():
    today = date(2020, 12, 1)
    assert by_when(date(2021, 1, 28), CLOSED, date(2021, 1, 18)) == (
        "by Thursday 28 January 2021 (in ten days)"
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


def test_a_group_named_with_a_part_in_brackets_at_its_end(shipped_book: Book):
    assert replace(shipped_book.terms, group="Board (of 2021)").short_group == "Board"


EVERY_DAY = [date(2020, 9, 1) + n * DAY for n in range(365)]


def test_advice_is_never_late_and_on_a_day_people_work():
    for last in EVERY_DAY:
        advised = CLOSED.advised(last)
        assert advised <= last
        assert not CLOSED.reason(advised), advised
        assert not CLOSED.in_school_holiday(advised), advised
        between = [advised + n * DAY for n in range(1, (last - advised).days + 1)]
        assert all(CLOSED.reason(d) or CLOSED.in_school_holiday(d) for d in between), last


@pytest.mark.parametrize("ahead", [0, 1, 3, 10])
def test_advice_is_never_before_the_first_day_it_can_be_sent(ahead):
    for last in EVERY_DAY:
        earliest = last - ahead * DAY
        left = [earliest + n * DAY for n in range(ahead + 1)]
        working = [d for d in left if not CLOSED.reason(d)]
        school = [d for d in working if not CLOSED.in_school_holiday(d)]
        best = (school or working or [last])[-1]
        assert CLOSED.advised(last, earliest) == best


def test_advice_on_what_is_overdue_is_its_last_day():
    assert CLOSED.advised(date(2021, 1, 31), date(2021, 2, 2)) == date(2021, 1, 31)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ((2021, 4, 2), "a bank holiday (Good Friday)"),
        ((2021, 4, 3), "a Saturday"),
        ((2021, 4, 4), "a Sunday"),
        ((2021, 4, 5), "a bank holiday (Easter Monday)"),
        ((2021, 4, 6), ""),
    ],
)
def test_why_a_day_is_closed(day, said):
    assert CLOSED.reason(date(*day)) == said


@pytest.mark.parametrize(
    ("country", "closed"),
    [
        ("England", {"Easter"}),
        ("Wales", {"Easter"}),
        ("Scotland", {"Second of January", "Saint Andrew"}),
        ("Northern Ireland", {"Easter", "Boyne"}),
        ("None", set()),
    ],
)
def test_bank_holidays_are_those_of_the_country(country, closed):
    days = {
        "Easter": date(2021, 4, 5),
        "Second of January": date(2021, 1, 4),
        "Saint Andrew": date(2021, 11, 30),
        "Boyne": date(2021, 7, 12),
    }
    assert {name for name, day in days.items() if Closed(country).reason(day)} == closed


def test_the_outer_days_of_a_holiday_belong_to_it():
    inside = {d for d in EVERY_DAY if CLOSED.in_school_holiday(d)}
    half_term = {date(2021, 2, 15) + n * DAY for n in range(5)}
    assert half_term <= inside
    assert not {date(2021, 2, 14), date(2021, 2, 20)} & inside


def test_the_last_working_and_the_last_school_day_before_a_day():
    assert CLOSED.working_day(date(2021, 4, 5)) == date(2021, 4, 1)
    assert CLOSED.working_day(date(2021, 4, 8)) == date(2021, 4, 8)
    assert CLOSED.school_day(date(2021, 4, 8)) == date(2021, 4, 1)
    assert CLOSED.school_day(date(2021, 4, 19)) == date(2021, 4, 19)


def test_a_holiday_comes_after_a_day_and_by_another():
    before, first = date(2021, 2, 14), date(2021, 2, 15)
    assert CLOSED.holiday_after(before, first)
    assert not CLOSED.holiday_after(before - DAY, before)
    assert not CLOSED.holiday_after(first, date(2021, 4, 1))
    assert CLOSED.holiday_after(first, date(2021, 4, 2))
    assert not Closed("England").holiday_after(date.min, date.max)


@pytest.mark.parametrize(
    ("way", "before", "after"),
    [
        ("calendar", (2021, 3, 26), (2021, 4, 9)),
        ("clear", (2021, 3, 25), (2021, 4, 9)),
        ("working", (2021, 3, 24), (2021, 4, 14)),
    ],
)
def test_each_way_of_counting_a_week(way, before, after):
    counting = Counting(way, CLOSED)
    assert counting.before(date(2021, 4, 2), 7) == date(*before)
    assert counting.after(date(2021, 4, 2), 7) == date(*after)
    nought = date(2021, 4, 2)
    assert counting.after(nought, 0) == nought
    assert counting.before(nought, 0) == (nought - DAY if way == "clear" else nought)


def test_as_printed_a_term_ends_on_the_last_school_day_before_the_holiday(shipped_book: Book):
    ends = [shipped_book.terms.last_school_day(t) for t in shipped_book.terms.year.terms]
    assert ends == [date(2020, 12, 18), date(2021, 4, 1), date(2021, 7, 23)]


def test_for_counting_terms_run_on_without_gaps(shipped_book: Book):
    autumn, spring, summer = shipped_book.terms.year.terms
    assert (autumn.last + DAY, spring.last + DAY) == (spring.first, summer.first)
    assert (shipped_book.terms.year.first, shipped_book.terms.year.last) == (
        date(2020, 9, 1),
        date(2021, 8, 31),
    )


def test_a_term_that_no_holiday_follows_has_no_such_day(shipped_book: Book):
    year = shipped_book.terms.year
    half_term = (Span("half term", date(2021, 2, 15), date(2021, 2, 19)),)
    only = replace(shipped_book.terms, holidays=half_term)
    assert [only.last_school_day(term) for term in year.terms] == [None, None, None]
    within = Span("February", date(2021, 1, 4), date(2021, 2, 18))
    assert only.last_school_day(within) == date(2021, 2, 12)


def test_the_terms_say_how_many_days_and_how_they_are_counted(shipped_book: Book):
    day = date(2021, 4, 12)
    other = replace(shipped_book.terms, papers_days=10, minutes_days=14, board_papers_days=5)
    assert other.papers_by(day) == date(2021, 4, 2)
    assert other.minutes_by(day) == date(2021, 4, 26)
    assert other.board_papers_by(day) == date(2021, 4, 7)
    clear = replace(other, days_are_counted="clear")
    assert clear.papers_by(day) == date(2021, 4, 1)
    assert clear.board_papers_by(day) == date(2021, 4, 6)
    working = replace(other, days_are_counted="working")
    assert working.papers_by(day) == date(2021, 3, 25)
    scottish = replace(working, bank_holidays_of="Scotland")
    assert scottish.papers_by(day) == date(2021, 3, 26), "no Easter Monday"
    assert (working.closed.country, working.closed.school_holidays) == (
        "England",
        working.holidays,
    )


def test_quorum_counts_people_where_the_terms_say_so(shipped_book: Book):
    assert not shipped_book.terms.counts_people
    assert replace(shipped_book.terms, quorum_counts="people").counts_people


def test_all_that_is_due_with_its_last_day_and_the_best_one(shipped_book: Book):
    assert deadlines(shipped_book) == [
        Deadline(
            "Papers for the meeting on Thursday 4 February 2021",
            date(2021, 1, 28),
            date(2021, 1, 28),
        ),
        Deadline(
            "Minutes of the meeting on Thursday 4 February 2021",
            date(2021, 2, 11),
            date(2021, 2, 11),
        ),
        Deadline(
            "Termly report for the Strategic Board on Thursday 18 March 2021",
            date(2021, 3, 11),
            date(2021, 3, 11),
        ),
        Deadline(
            "Termly report for the Strategic Board on Thursday 8 July 2021",
            date(2021, 7, 1),
            date(2021, 7, 1),
        ),
        Deadline(
            "Partnership Report for the Strategic Board with Alliance Partnership Group on "
            "Thursday 9 September 2021",
            date(2021, 9, 2),
            date(2021, 9, 2),
        ),
    ]


def _due(book: Book, *meetings, on: date) -> list[Deadline]:
    """What meetings owe; the reports are due beside it, with or without a Calendar."""
    due = deadlines(without(book, "calendar").with_(meetings=meetings, today=on))
    return [d for d in due if "report" not in d.what]


def test_minutes_are_never_best_sent_before_the_day_after_the_meeting(shipped_book: Book):
    friday = meeting("Feb", date(2021, 2, 12), papers_circulated=date(2021, 2, 1))
    (minutes,) = _due(shipped_book, friday, on=date(2021, 2, 1))
    assert (minutes.day, minutes.send_by) == (date(2021, 2, 19), date(2021, 2, 19))
    thursday = meeting("Feb", date(2021, 2, 11), papers_circulated=date(2021, 2, 1))
    (minutes,) = _due(shipped_book, thursday, on=date(2021, 2, 1))
    assert (minutes.day, minutes.send_by) == (date(2021, 2, 18), date(2021, 2, 12))


def test_nothing_is_best_sent_before_today(shipped_book: Book):
    thursday = meeting("Feb", date(2021, 2, 11), papers_circulated=date(2021, 2, 1))
    (minutes,) = _due(shipped_book, thursday, on=date(2021, 2, 15))
    assert (minutes.day, minutes.send_by) == (date(2021, 2, 18), date(2021, 2, 18))
    (papers,) = [
        due for due in _due(shipped_book, meeting("Apr", date(2021, 4, 19)), on=date(2021, 4, 6))
        if due.what.startswith("Papers")
    ]  # fmt: skip
    assert (papers.day, papers.send_by) == (date(2021, 4, 12), date(2021, 4, 12))


def test_papers_are_told_until_the_meeting_and_minutes_until_they_went_out(shipped_book: Book):
    february = meeting("Feb", date(2021, 2, 4))

    def told(*day: int) -> list[str]:
        return [d.what.split()[0] for d in _due(shipped_book, february, on=date(*day))]

    assert told(2021, 2, 4) == ["Papers", "Minutes"]
    assert told(2021, 2, 5) == ["Minutes"]
    assert told(2021, 2, 11) == ["Minutes"]
    assert told(2021, 2, 12) == told(2021, 7, 20) == ["Minutes"]
    sent = replace(february, minutes_circulated=date(2021, 2, 12))
    assert _due(shipped_book, sent, on=date(2021, 2, 13)) == []
    none = replace(february, minutes_status=MinutesStatus.NOT_TAKEN)
    assert _due(shipped_book, none, on=date(2021, 2, 13)) == []


def test_overdue_minutes_come_first(shipped_book: Book):
    book = shipped_book.with_(today=date(2021, 3, 12))
    told = [(d.what.split(" for ")[0].split(" of ")[0], d.day) for d in deadlines(book)[:2]]
    assert told == [("Minutes", date(2021, 2, 11)), ("Termly report", date(2021, 3, 11))]
    assert deadlines(book)[0].send_by == date(2021, 2, 11)


@pytest.mark.parametrize(
    ("ended", "owes"),
    [
        ({}, True),
        ({"minutes_status": "Draft"}, True),
        ({"minutes_circulated": date(2021, 2, 9)}, False),
        ({"minutes_status": "Approved"}, False),
        ({"minutes_status": "Not taken"}, False),
    ],
)
def test_minutes_are_owed_until_they_went_out_or_never_will(ended, owes):
    assert owes_minutes(meeting("Feb", date(2021, 2, 4), **ended)) is owes


def test_papers_are_owed_until_they_went_out_or_the_meeting_is_past():
    february = meeting("Feb", date(2021, 2, 4))
    assert owes_papers(february, date(2021, 2, 4))
    assert not owes_papers(february, date(2021, 2, 5))
    sent = replace(february, papers_circulated=date(2021, 1, 28))
    assert not owes_papers(sent, date(2021, 2, 1))


def test_a_cancelled_meeting_and_one_of_an_earlier_year_have_no_deadline(shipped_book: Book):
    called_off = meeting("Feb", date(2021, 2, 4), status="Cancelled")
    assert _due(shipped_book, called_off, on=date(2021, 1, 18)) == []
    august, september = meeting("Aug", date(2020, 8, 31)), meeting("Sep", date(2020, 9, 1))
    (minutes,) = _due(shipped_book, august, september, on=date(2020, 9, 2))
    assert minutes.what == "Minutes of the meeting on Tuesday 1 September 2020"


def test_a_board_is_told_until_it_has_met_or_has_its_paper(shipped_book: Book):
    bare = shipped_book.with_(meetings=(), calendar=shipped_book.calendar[4:5])

    def told(book: Book, *day: int) -> list[date]:
        due = deadlines(book.with_(today=date(*day)))
        return [d.day for d in due if " of the " not in d.what]  # those without a board

    assert told(bare, 2021, 3, 18) == [date(2021, 3, 11)]
    assert told(bare, 2021, 3, 19) == []
    assert told(changed(bare, "calendar", sent_on=date(2021, 3, 1)), 2021, 3, 2) == []
    assert told(changed(bare, "calendar", paper_due=""), 2021, 3, 2) == []
    assert told(changed(bare, "calendar", paper_due="Minutes"), 2021, 3, 2) == []
    fewer = terms(bare, board_papers_days=2)
    assert told(fewer, 2021, 3, 2) == [date(2021, 3, 16)]


@pytest.mark.parametrize(
    ("last", "today", "earliest", "said"),
    [
        (
            (2021, 1, 28),
            (2021, 1, 27),
            None,
            "by Thursday 28 January 2021 (tomorrow)",
        ),
        (
            (2021, 1, 30),
            (2021, 1, 18),
            None,
            "by Saturday 30 January 2021, a Saturday: send them by Friday 29 January 2021",
        ),
        (
            (2021, 1, 30),
            (2021, 1, 30),
            None,
            "by Saturday 30 January 2021 (today)",
        ),
        (
            (2021, 2, 18),
            (2021, 2, 1),
            (2021, 2, 12),
            "by Thursday 18 February 2021, in the school holidays: send them by Friday 12 "
            "February 2021",
        ),
        (
            (2021, 2, 18),
            (2021, 2, 1),
            (2021, 2, 13),
            "by Thursday 18 February 2021 (in 17 days)",
        ),
    ],
)
def test_advice_in_words(last, today, earliest, said):
    more = [date(*earliest)] if earliest else []
    assert by_when(date(*last), CLOSED, date(*today), *more) == said


@pytest.mark.parametrize("name", ["February", "february", "Feb", " feb 2020 "])
def test_a_month_by_its_first_letters(name):
    assert month_number(name) == 2


def test_what_names_no_month_is_none():
    assert (month_number(""), month_number("Fe"), month_number("2021")) == (0, 0, 0)
    numbers = [month_number(name) for name in ("January", "August", "December")]
    assert numbers == [1, 8, 12]


def test_a_month_before_the_first_of_the_year_lies_in_the_next():
    assert (YEAR.month("August"), YEAR.month("September")) == ((2021, 8), (2020, 9))


def test_the_year_has_its_first_and_last_day():
    assert (YEAR.first, YEAR.last) == (date(2020, 9, 1), date(2021, 8, 31))
    assert YEAR.first in YEAR
    assert YEAR.first - DAY not in YEAR
    assert YEAR.ended_by(date(2021, 9, 1)) == YEAR.terms[2]


def test_a_span_has_its_first_and_its_last_day():
    spring = YEAR.terms[1]
    assert [d in spring for d in (date(2021, 1, 3), date(2021, 1, 4))] == [False, True]
    assert [d in spring for d in (date(2021, 4, 18), date(2021, 4, 19))] == [True, False]


def test_several_school_holidays_keep_their_words():
    several = spans(" 3 May;; 26-30 October 2020 ; ", YEAR)
    assert several == (
        Span("3 May", date(2021, 5, 3), date(2021, 5, 3)),
        Span("26-30 October 2020", date(2020, 10, 26), date(2020, 10, 30)),
    )
    assert spans("", YEAR) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30 December - 2 January", (2020, 12, 30), (2021, 1, 2)),
        ("1 August 2021-3 September 2021", (2021, 8, 1), (2021, 9, 3)),
        ("28 February - 1 March 2022", (2021, 2, 28), (2022, 3, 1)),
        ("1-1 May", (2021, 5, 1), (2021, 5, 1)),
        ("26-30 October 2021", (2021, 10, 26), (2021, 10, 30)),
        ("5-9 Oct", (2020, 10, 5), (2020, 10, 9)),
    ],
)
def test_a_year_left_out_is_the_one_inside_the_academic_year(text, first, last):
    (span,) = spans(text, YEAR)
    assert (span.first, span.last) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "text", ["26", "26-30", "May", "3 Mayonnaise 21", "40 May", "1 May - 2", "1 May - soon", "-"]
)
def test_half_a_span_is_refused(text):
    with pytest.raises(ValueError, match=text):
        spans(text, YEAR)
