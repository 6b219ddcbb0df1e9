"""Report, section and planner on a day of every month: what they say is true on that day."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from llf_docgen.documents import partnership, termly_report, year
from llf_docgen.model.book import Book
from llf_docgen.model.day_in_words import day_in_words
from llf_docgen.model.deadlines import deadlines, report_entry
from llf_docgen.model.report_in_hand import covered_term
from llf_docgen.model.states import TERM_NAMES
from tests.builders import changed
from tests.documents import told_on

MONTHS = [
    *(date(2020, month, 14) for month in range(9, 13)),
    *(date(2021, month, 14) for month in range(1, 10)),
]
TOOL = re.compile(
    r"workbook|\bsheet\b|Calendar|\bCycle\b|the data|Big 3 at|\.xlsx|\.docx|llf-docgen"
)
LEFT = date(2021, 2, 26)  # the lead of the first priority


def on(book: Book, today: date) -> Book:
    """The year as it is kept on a day: nothing is told of a term that has not begun."""
    if today >= date(2021, 6, 1):
        book = told_on.summer(book)
    elif today >= date(2021, 3, 1):
        book = told_on.spring(book)
    lead = [m.name for m in book.members].index(book.priorities[0].lead)
    book = changed(book, "members", lead, left=LEFT)
    return book.with_(today=today)


def texts(value: object) -> list[str]:
    """Every text in a context, in its order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value):
        return [text for f in fields(value) for text in texts(getattr(value, f.name))]
    return []


@pytest.fixture(params=MONTHS, ids=lambda day: f"{day:%Y-%m}")
def book(request, shipped_book: Book) -> Book:
    return on(shipped_book, request.param)


@pytest.mark.parametrize("term", TERM_NAMES)
def test_a_board_that_has_met_or_has_the_report_is_asked_for_nothing(book: Book, term: str):
    shown = termly_report.context(told_on.request(book, term))
    entry = report_entry(book, told_on.request(book, term).term)
    assert bool(shown.asked_to) == (not entry.sent_on and entry.date >= book.today)
    assert bool(shown.reported) == bool(entry.sent_on and entry.date < book.today)


@pytest.mark.parametrize("term", TERM_NAMES)
def test_no_verdict_stands_beside_no_figure(book: Book, term: str):
    for row in termly_report.context(told_on.request(book, term)).indicators:
        rated = row.against_target != "Not rated"
        assert rated == (row.so_far != "Not yet available")


@pytest.mark.parametrize("term", TERM_NAMES)
def test_nobody_leads_who_has_left(book: Book, term: str):
    report = termly_report.context(told_on.request(book, term))
    section = partnership.context(told_on.request(book, term))
    for part in (report.priorities[0], section.priorities[0]):
        assert (part.lead == "") == (book.today > LEFT)


def test_the_section_tells_what_is_recorded_and_nothing_later(book: Book):
    term = covered_term(book)
    shown = partnership.context(told_on.request(book, term.name))
    told = {moved.term for part in shown.priorities for moved in part.achievements}
    assert told == set(TERM_NAMES[: TERM_NAMES.index(term.name) + 1])
    plans = [plan for part in shown.priorities for plan in part.next_year]
    assert bool(plans) == (term.name == "Summer")


def test_the_planner_gives_no_advice_that_is_past(book: Book):
    shown = year.context(told_on.request(book, covered_term(book).name))
    lines = [line for entry in (*shown.dates, *shown.proposed) for line in entry.deadlines]
    advised = [day_in_words(m[1]) for line in lines if (m := re.search(r"best by (.*)\)", line))]
    assert all(day >= book.today for day in advised)


def test_the_planner_has_every_deadline_that_is_said_to_be_next(book: Book):
    shown = year.context(told_on.request(book, covered_term(book).name))
    planned = {
        day_in_words(re.search(r" by (\w+ \d+ \w+ \d{4})", line)[1])
        for entry in (*shown.dates, *shown.proposed)
        for line in entry.deadlines
    }
    assert {deadline.day for deadline in deadlines(book)} <= planned


@pytest.mark.parametrize("document", [termly_report, partnership, year], ids=lambda d: d.__name__)
def test_nothing_speaks_of_the_tool(book: Book, document):
    said = texts(document.context(told_on.request(book, covered_term(book).name)))
    assert [text for text in said if TOOL.search(text)] == []
