"""The questions that rules and documents ask of the workbook."""

from __future__ import annotations

from datetime import date

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


def test_grouping_keeps_the_order():
    groups = grouped(["pear", "fig", "plum", "apple"], len)
    assert list(groups.items()) == [(4, ["pear", "plum"]), (3, ["fig"]), (5, ["apple"])]
