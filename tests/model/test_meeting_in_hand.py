"""The meeting in hand, on every kind of day of the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import deadlines
from llf_docgen.model.meeting_in_hand import Debt, Owed, debts, meeting_in_hand
from llf_docgen.model.records import Meeting
from tests.builders import meeting, terms

NOVEMBER, FEBRUARY, JUNE = date(2020, 11, 12), date(2021, 2, 4), date(2021, 6, 17)
PAPERS, MINUTES = Owed.PAPERS, Owed.MINUTES


@pytest.fixture
def book(shipped_book: Book) -> Book:
    return shipped_book.with_(meetings=())


def three() -> tuple[Meeting, ...]:
    return meeting("Nov", NOVEMBER), meeting("Feb", FEBRUARY), meeting("Jun", JUNE)


def in_hand(book: Book, day: date, *meetings: Meeting) -> tuple[str, Owed | None]:
    found = meeting_in_hand(book.with_(meetings=meetings, today=day))
    assert found is not None
    return found.meeting.ref, found.debt and found.debt.owed


def others(book: Book, day: date, *meetings: Meeting) -> list[tuple[str, Owed]]:
    found = meeting_in_hand(book.with_(meetings=meetings, today=day))
    assert found is not None
    return [(debt.meeting.ref, debt.owed) for debt in found.others]


@pytest.mark.parametrize(
    ("day", "ref", "owed"),
    [
        ((2020, 9, 1), "Nov", PAPERS),
        ((2020, 11, 3), "Nov", PAPERS),
        ((2020, 11, 4), "Nov", MINUTES),  # circulated that day
        ((2020, 11, 12), "Nov", MINUTES),
        ((2020, 11, 13), "Nov", MINUTES),
        ((2020, 11, 17), "Nov", MINUTES),
        ((2020, 11, 18), "Feb", PAPERS),
        ((2021, 1, 27), "Feb", PAPERS),
        ((2021, 1, 28), "Feb", MINUTES),
        ((2021, 2, 5), "Feb", MINUTES),
        ((2021, 2, 10), "Jun", PAPERS),
        ((2021, 6, 10), "Jun", MINUTES),
        ((2021, 6, 18), "Jun", MINUTES),
        ((2021, 6, 22), "Jun", None),
        ((2021, 8, 31), "Jun", None),
    ],
)
def test_a_year_in_which_all_is_sent_in_time(book: Book, day, ref, owed):
    sent = [
        ("Nov", NOVEMBER, date(2020, 11, 4), date(2020, 11, 18)),
        ("Feb", FEBRUARY, date(2021, 1, 28), date(2021, 2, 10)),
        ("Jun", JUNE, date(2021, 6, 10), date(2021, 6, 22)),
    ]
    today = date(*day)
    lived = [
        meeting(
            name,
            when,
            papers_circulated=papers if papers <= today else None,
            minutes_circulated=minutes if minutes <= today else None,
        )
        for name, when, papers, minutes in sent
    ]
    assert in_hand(book, today, *lived) == (ref, owed)


def test_each_meeting_owes_papers_then_minutes_by_the_days_of_the_terms(book: Book):
    november, february, june = three()
    sent = replace(november, papers_circulated=date(2020, 11, 4))
    lived = book.with_(meetings=(june, february, sent), today=date(2020, 11, 5))
    assert debts(lived) == [
        Debt(sent, MINUTES, date(2020, 11, 19)),
        Debt(february, PAPERS, date(2021, 1, 28)),
        Debt(june, PAPERS, date(2021, 6, 10)),
    ]
    other = terms(lived, papers_days=10, minutes_days=14)
    days = [debt.day for debt in debts(other)]
    assert days == [date(2020, 11, 26), date(2021, 1, 25), date(2021, 6, 7)]


def test_papers_are_owed_on_the_day_itself_and_no_longer_the_day_after(book: Book):
    assert in_hand(book, FEBRUARY, meeting("Feb", FEBRUARY)) == ("Feb", PAPERS)
    assert in_hand(book, date(2021, 2, 5), meeting("Feb", FEBRUARY)) == ("Feb", MINUTES)


@pytest.mark.parametrize(
    "ended",
    [
        {"minutes_circulated": date(2021, 2, 9)},
        {"minutes_status": "Approved"},
        {"minutes_status": "Not taken"},
    ],
)
def test_minutes_are_owed_until_they_are_circulated_approved_or_not_taken(book: Book, ended):
    day = date(2021, 2, 9)
    draft = meeting("Feb", FEBRUARY, minutes_status="Draft")
    june = meeting("Jun", JUNE)
    assert in_hand(book, day, draft, june) == ("Feb", MINUTES)
    assert in_hand(book, day, replace(draft, **ended), june) == ("Jun", PAPERS)


def test_the_others_that_owe_something_are_told_by_the_day_it_is_due(book: Book):
    november, february, june = three()
    day = date(2021, 1, 6)
    assert others(book, day, june, november, february) == [("Feb", PAPERS), ("Jun", PAPERS)]
    assert others(book, date(2021, 1, 7), june, november, february) == [
        ("Nov", MINUTES),
        ("Jun", PAPERS),
    ]


@pytest.mark.parametrize(
    ("day", "ref"),
    [
        ((2020, 11, 19), "Nov"),  # its last day
        ((2020, 11, 20), "Nov"),  # overdue
        ((2021, 1, 6), "Nov"),
        ((2021, 1, 7), "Feb"),  # papers by 28 January are 21 days away
        ((2021, 2, 4), "Feb"),
        ((2021, 2, 5), "Feb"),  # November's minutes stay only said when February is past
        ((2021, 2, 12), "Feb"),
        ((2021, 5, 19), "Feb"),
        ((2021, 5, 20), "Jun"),
        ((2021, 6, 18), "Jun"),
        ((2021, 8, 31), "Jun"),
    ],
)
def test_overdue_minutes_count_until_the_next_papers_are_near(book: Book, day, ref):
    assert in_hand(book, date(*day), *three())[0] == ref


def test_how_near_the_terms_say(book: Book):
    november, february, _ = three()
    ten = terms(book, say_deadlines=10)
    assert in_hand(ten, date(2021, 1, 17), november, february) == ("Nov", MINUTES)
    assert in_hand(ten, date(2021, 1, 18), november, february) == ("Feb", PAPERS)


def test_minutes_that_are_not_overdue_never_step_back(book: Book):
    soon = meeting("Soon", date(2020, 11, 24), papers_circulated=date(2020, 11, 16))
    november = meeting("Nov", NOVEMBER)
    assert in_hand(book, date(2020, 11, 19), november, soon) == ("Nov", MINUTES)
    assert in_hand(book, date(2020, 11, 20), november, soon) == ("Soon", MINUTES)


def test_overdue_papers_never_step_back(book: Book):
    late, next_one = meeting("Feb", FEBRUARY), meeting("Next", date(2021, 2, 11))
    assert in_hand(book, date(2021, 2, 3), late, next_one) == ("Feb", PAPERS)
    assert others(book, date(2021, 2, 3), late, next_one) == [("Next", PAPERS)]


def test_minutes_that_are_only_said_still_leave_a_meeting_in_hand(book: Book):
    done = {"papers_circulated": date(2021, 1, 28), "minutes_circulated": date(2021, 2, 9)}
    november, february = meeting("Nov", NOVEMBER), meeting("Feb", FEBRUARY, **done)
    assert in_hand(book, date(2021, 3, 1), november, february) == ("Feb", None)
    assert others(book, date(2021, 3, 1), november, february) == [("Nov", MINUTES)]


def test_with_no_debt_it_is_the_next_meeting_else_the_latest(book: Book):
    done = {"papers_circulated": date(2020, 9, 1), "minutes_circulated": date(2020, 9, 1)}
    november, february = meeting("Nov", NOVEMBER, **done), meeting("Feb", FEBRUARY, **done)
    june = meeting("Jun", JUNE, **done)
    all_done = (june, february, november)
    assert in_hand(book, date(2020, 12, 1), *all_done) == ("Feb", None)
    assert in_hand(book, FEBRUARY, *all_done) == ("Feb", None)
    assert in_hand(book, date(2021, 2, 5), *all_done) == ("Jun", None)
    assert in_hand(book, date(2021, 7, 1), *all_done) == ("Jun", None)
    assert others(book, date(2021, 7, 1), *all_done) == []


def test_of_two_debts_on_one_day_the_earlier_meeting_s_comes_first(book: Book):
    november, next_one = meeting("Nov", NOVEMBER), meeting("Next", date(2020, 11, 26))
    lived = book.with_(meetings=(next_one, november), today=date(2020, 11, 13))
    assert [(debt.meeting.ref, debt.day) for debt in debts(lived)] == [
        ("Nov", date(2020, 11, 19)),
        ("Next", date(2020, 11, 19)),
    ]


def test_two_meetings_on_one_day_come_one_after_the_other(book: Book):
    morning = meeting("Morning", FEBRUARY, start=time(9, 30))
    afternoon = meeting("Afternoon", FEBRUARY, start=time(14, 0))
    day = date(2021, 1, 20)
    assert in_hand(book, day, morning, afternoon) == ("Morning", PAPERS)
    assert others(book, day, morning, afternoon) == [("Afternoon", PAPERS)]
    sent = replace(morning, papers_circulated=day)
    assert in_hand(book, day, sent, afternoon) == ("Afternoon", PAPERS)
    both = sent, replace(afternoon, papers_circulated=day)
    assert in_hand(book, date(2021, 2, 12), *both) == ("Morning", MINUTES), "none steps back"
    taken = replace(both[0], minutes_circulated=date(2021, 2, 12))
    assert in_hand(book, date(2021, 2, 12), taken, both[1]) == ("Afternoon", MINUTES)


def test_a_cancelled_meeting_is_never_taken_and_owes_nothing(book: Book):
    called_off = meeting("Jan", date(2021, 1, 21), status="Cancelled")
    assert in_hand(book, date(2021, 1, 18), called_off, *three()) == ("Feb", PAPERS)
    assert ("Jan", PAPERS) not in others(book, date(2021, 1, 18), called_off, *three())
    assert meeting_in_hand(book.with_(meetings=(called_off,))) is None


def test_a_cancelled_meeting_lets_no_minutes_step_back(book: Book):
    called_off = meeting("Dec", date(2020, 12, 10), status="Cancelled")
    assert in_hand(book, date(2020, 12, 1), called_off, *three()) == ("Nov", MINUTES)


def test_without_any_meeting_there_is_none_in_hand(book: Book):
    assert meeting_in_hand(book) is None
    assert debts(book) == []


def test_a_meeting_of_an_earlier_year_owes_nothing(book: Book):
    july = meeting("Jul", date(2020, 7, 2))
    day = date(2020, 9, 2)
    assert in_hand(book, day, july, *three()) == ("Nov", PAPERS)
    assert ("Jul", MINUTES) not in others(book, day, july, *three())
    assert in_hand(book, day, july) == ("Jul", None), "the latest, where there is no other"


@pytest.mark.parametrize(
    ("day", "owed"),
    [
        (date(2021, 7, 30), PAPERS),
        (date(2021, 8, 13), PAPERS),
        (date(2021, 8, 20), PAPERS),
        (date(2021, 8, 21), MINUTES),
    ],
)
def test_a_meeting_in_the_summer_after_the_year_owes_what_its_deadlines_say(
    book: Book, day: date, owed: Owed
):
    july = terms(book, year=replace(book.terms.year, terms=_ending(book, date(2021, 7, 31))))
    august = meeting("Aug", date(2021, 8, 20))
    lived = july.with_(meetings=(august,), today=day)
    assert in_hand(lived, day, august) == ("Aug", owed)
    told = next(d for d in deadlines(lived) if "the meeting on" in d.what)
    assert debts(lived)[0].day == told.day


def _ending(book: Book, day: date) -> tuple[Span, ...]:
    *first, summer = book.terms.year.terms
    return (*first, replace(summer, last=day))


def test_so_does_one_of_the_year_to_come(book: Book):
    september = meeting("Sep", date(2021, 9, 16))
    assert in_hand(book, date(2021, 9, 1), september) == ("Sep", PAPERS)


@pytest.mark.parametrize("day", [date(2020, 9, 1), date(2021, 8, 31)])
def test_the_outer_days_of_the_year_belong_to_it(book: Book, day):
    assert in_hand(book, date(2020, 9, 1), meeting("Outer", day)) == ("Outer", PAPERS)


def test_the_shipped_group_on_its_day(shipped_book: Book):
    found = meeting_in_hand(shipped_book)
    february = shipped_book.meetings[1]
    assert found is not None
    assert (found.meeting, found.others) == (february, ())
    assert found.debt == Debt(february, PAPERS, date(2021, 1, 28))
