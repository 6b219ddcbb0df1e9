"""The questions that rules and documents ask of the workbook."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.states import PaperDue, Role
from tests.builders import added, changed


def test_what_a_meeting_decided_and_raised(shipped_book: Book):
    november, february = shipped_book.meetings
    refs = [d.ref for d in shipped_book.decisions_of(november)]
    assert refs == ["D-2020-01", "D-2020-02", "D-2020-03"]
    assert len(shipped_book.actions_raised_at(november)) == 10
    assert shipped_book.decisions_of(february) == shipped_book.actions_raised_at(february) == []


def test_references_are_compared_as_people_write_them(shipped_book: Book):
    book = changed(shipped_book, "decisions", 0, meeting="pag 2020 11")
    assert len(book.decisions_of(book.meetings[0])) == 3


def test_who_was_there_and_who_was_not(shipped_book: Book):
    november, february = shipped_book.meetings
    assert "Tom Ferriby-Cole" in [a.name for a in shipped_book.present_at(november)]
    assert shipped_book.present_at(february) == []
    assert shipped_book.away_from(february) == {"imogencastledine", "corinwexleigh"}


def test_who_has_a_role_on_a_day(shipped_book: Book):
    office = shipped_book.in_role(Role.SECRETARIAT, shipped_book.today)
    assert [m.name for m in office] == ["Hazel Quillon", "Bettany Crowle"]
    assert shipped_book.in_role(Role.LEADER, date(2018, 9, 9)) == []


def test_the_partnership_report_goes_to_the_first_board_after_the_year(shipped_book: Book):
    report = shipped_book.partnership_report
    assert report is not None
    assert report.date == date(2021, 9, 9)
    two = added(shipped_book, "calendar", 6, date=date(2021, 9, 2))
    assert two.partnership_report == two.calendar[-1]
    assert len(shipped_book.boards_owed(PaperDue.PARTNERSHIP_REPORT)) == 2
    assert shipped_book.with_(calendar=()).partnership_report is None


def test_a_leap_day_has_no_twin_in_the_years_beside_it(shipped_book: Book):
    book = changed(shipped_book, "meetings", 1, date=date(2020, 2, 29)).of_the_year()
    assert [m.date for m in book.outside] == [date(2020, 2, 29)]
    assert book.slipped == frozenset()


@pytest.mark.parametrize(
    ("ref", "day", "earlier"),
    [
        pytest.param("PAG-2020-06", date(2020, 6, 18), True, id="by its reference"),
        pytest.param("PAG 2019-20 no 3", date(2020, 6, 18), True, id="by its year's name"),
        pytest.param("PAG-2018-06", date(2018, 6, 18), True, id="years ago, by its reference"),
        pytest.param("M3", date(2020, 6, 18), True, id="nothing waits for it"),
        pytest.param("PAG-2021-06", date(2020, 6, 18), False, id="its reference has this year"),
        pytest.param("M3", date(2020, 2, 4), False, id="a day of this year waits for it"),
        pytest.param("M3", date(2018, 6, 18), False, id="two years ago"),
        pytest.param("PAG-2021-11", date(2021, 11, 11), False, id="the year after"),
    ],
)
def test_a_meeting_of_a_year_before_is_told_from_a_mistyped_year(shipped_book, ref, day, earlier):
    book = changed(shipped_book, "meetings", 1, ref=ref, date=day).of_the_year()
    assert bool(book.earlier) == earlier
    slip = day.replace(year=2021 if day.month < 9 else 2020)
    expected = set() if earlier or day.year == 2018 else {slip}
    assert book.slipped == expected


def test_grouping_keeps_the_order():
    groups = grouped(["pear", "fig", "plum", "apple"], len)
    assert list(groups.items()) == [(4, ["pear", "plum"]), (3, ["fig"]), (5, ["apple"])]
