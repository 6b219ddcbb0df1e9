"""The contract told in plain rows and the program's model agree on every day of both years."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.report_in_hand import reports
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing import starter
from tests.year import contract as by
from tests.year import invented_year, shipped_year

YEARS = {"shipped": shipped_year, "invented": invented_year}


@cache
def book(year: str) -> Book:
    found = reader.read_content(starter.build(YEARS[year].rows()), "year.xlsx").book
    assert found is not None
    return found


def days(year: str) -> list[date]:
    first = book(year).terms.year.first
    return [first + timedelta(days=n) for n in range(400)]


@pytest.mark.parametrize("year", YEARS)
def test_days_on_which_people_work_and_schools_are_open(year: str):
    rows, closed = YEARS[year].rows(), book(year).terms.closed
    for day in days(year):
        assert by.works(rows, day) == (not closed.reason(day)), day
        assert by.in_holiday(rows, day) == closed.in_school_holiday(day), day


@pytest.mark.parametrize("year", YEARS)
def test_last_days_of_whatever_meets_on_a_day(year: str):
    rows, terms = YEARS[year].rows(), book(year).terms
    for day in days(year):
        assert by.last_day(rows, "Papers", day) == terms.papers_by(day)
        assert by.last_day(rows, "Minutes", day) == terms.minutes_by(day)
        assert by.last_day(rows, "Board", day) == terms.board_papers_by(day)


@pytest.mark.parametrize("year", YEARS)
def test_terms_and_the_boards_that_their_reports_go_to(year: str):
    rows, found = YEARS[year].rows(), book(year)
    spans = {term.name: (term.first, term.last) for term in found.terms.year.terms}
    assert by.terms(rows) == spans
    for report in reports(found):
        board = by.board_of(rows, report.term.name)["date"]
        assert (board, by.last_day(rows, "Board", board)) == (report.board, report.due)


@pytest.mark.parametrize("year", YEARS)
def test_partners_and_people_of_a_day(year: str):
    rows, found = YEARS[year].rows(), book(year)
    for day in days(year)[::30]:
        assert by.partners(rows, day) == {o.name for o in found.partners(day)}
        there = {m["name"] for m in rows["Members"] if by.in_office(m, day)}
        assert there == {m.name for m in found.in_office(day)}


@pytest.mark.parametrize("year", YEARS)
def test_a_diary_goes_forward_and_looks_at_sixteen_moments_or_more(year: str):
    moments = YEARS[year].DIARY.moments
    assert len(moments) == len(set(moments)) >= 16
    assert moments == sorted(moments)
