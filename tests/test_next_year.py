"""Next year's Terms need no code: quorum, days, month, a fourth priority, other term dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from llf_docgen import rules
from llf_docgen.documents import DOCUMENTS
from llf_docgen.documents.document import Request
from llf_docgen.model.book import Book
from llf_docgen.pipeline.choices import choose_meeting, choose_term
from llf_docgen.word.template import Template
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing import starter
from tests import books
from tests.builders import found
from tests.cells import at
from tests.conftest import TEMPLATES
from tests.data.build import Rows, add, january, put, term
from tests.outline import words

WEEKS_OF_A_YEAR = timedelta(days=364)  # weekdays stay
MEETING = date(2022, 3, 10)
TEXTS = {
    "2021-22": "2022-23",
    "2020-21": "2021-22",
    "July 2020": "July 2021",
    "12 November 2020": "11 November 2021",
    "September 2020": "September 2021",
    "PAG-2021-02": "PAG-2022-03",
    "PAG-2020-11": "PAG-2021-11",
}


def next_year() -> Rows:
    """This year's rows moved on by a year, under other Terms."""
    rows = january()
    for table in rows.values():
        for row in table:
            row.update({name: _moved(value) for name, value in row.items()})
    changes = (
        term("Quorum (partner organisations)", 4),
        term("Papers circulated (days before)", 10),
        term("Minutes circulated (days after)", 5),
        term("Meeting month", "March"),
        term("Scheduled meetings", "Thursday 10 March 2022"),
        term("Priorities", "ITT; PL; PS; RD"),
        term("Leader is called", "Convenor"),
        term("School holidays", "25-29 October 2021; 14-18 February; 1-18 April"),
        term("Autumn term begins", date(2021, 9, 6)),
        term("Spring term begins", date(2022, 1, 10)),
        term("Summer term begins", date(2022, 4, 25)),
        term("Year ends", date(2022, 9, 4)),
        term("As at", date(2022, 2, 21)),
        put("Meetings", 1, "Date", MEETING),
        put("Meetings", 0, "Papers circulated", date(2021, 11, 1)),
        put("Meetings", 1, "Papers circulated", None),
        put("Meetings", 0, "Minutes circulated", date(2021, 11, 15)),
        put("Meetings", 1, "Focus", "ITT, CPLD, School-to-School Support, Research"),
        put("Calendar", 3, "Date", MEETING),
        put("Cycle", 2, "Month", "March"),
        put("Cycle", 2, "Standing focus", "Initial Teacher Training; Research"),
        put("Calendar", 3, "Focus", "Initial Teacher Training; Research"),
        add(
            "Priorities",
            code="RD",
            name="Research and Development",
            aliases="Research",
            lead="Corin Wexleigh",
        ),
        add(
            "KPIs",
            ref="RD1",
            priority="RD",
            indicator="Schools in a research project",
            unit="Number",
            better="Higher",
            baseline=2,
            target=4,
            autumn=3,
            year_total="Latest",
            source="National",
            reported="Termly",
        ),
        add(
            "Action plan",
            ref="RD1",
            priority="RD",
            text="Bring four schools into a research project",
            success_measure="Four",
            lead="Corin Wexleigh",
            by_when=date(2022, 7, 15),
            rag="Green",
        ),
        add(
            "Developments",
            term="Autumn",
            priority="RD",
            plan_ref="RD1",
            text="Three schools joined.",
            rag="Green",
        ),
    )
    for change in changes:
        change(rows)
    for row in rows["Actions"]:
        row["due"] = max(row["due"], date(2022, 3, 31))
    for row in rows["Members"]:
        if "confirmed_on" in row:
            row["confirmed_on"] = date(2021, 9, 9)
    return rows


def _moved(value: object) -> object:
    if isinstance(value, date):
        return value + WEEKS_OF_A_YEAR
    if isinstance(value, str):
        for old, new in TEXTS.items():
            value = value.replace(old, new) if new not in value else value
    return value


@pytest.fixture(scope="module")
def book() -> Book:
    reading = reader.read_content(starter.build(next_year()), "next year.xlsx")
    assert reading.problems == ()
    assert reading.book is not None
    return reading.book.with_(today=reading.book.terms.as_at)


@pytest.fixture(scope="module")
def request_(book: Book) -> Request:
    return Request(book, choose_meeting(book, "").taken, choose_term(book, ""))


def text(name: str, request: Request) -> str:
    return words(Template.read(TEMPLATES / f"{name}.docx").render(books.context(name, request)))


def test_only_deadlines_are_found_and_they_are_the_new_ones(book: Book):
    report, finding = sorted(rules.check(book), key=lambda f: f.rule, reverse=True)
    assert (report.rule, finding.rule) == ("report-coming", "papers-due")
    assert "is due by Thursday 10 March 2022 (in 17 days)" in report.message
    assert (
        "Thursday 10 March 2022 are due out by Monday 28 February 2022 (in seven days)"
        in finding.message
    )


def test_quorum_and_days_are_the_new_ones(book: Book):
    assert found(book.with_(today=date(2022, 3, 1)), "papers-on-time") == [
        (at("Meetings", 1, "Papers circulated"), "breach")
    ]
    four = {"Priya Marlowe", "Owen Tansley", "Tom Ferriby-Cole", "Lena Brackwell"}
    few = book.with_(attendance=tuple(a for a in book.attendance if a.name in four))
    assert found(few, "quorum") == []
    fewer = book.with_(attendance=tuple(a for a in few.attendance if a.name != "Lena Brackwell"))
    assert found(fewer, "quorum") == [(at("Meetings", 0, "Meeting"), "breach")]
    no_march = book.with_(meetings=book.meetings[:1], today=date(2022, 4, 1))
    assert found(no_march, "meeting-month") == [(at("Meetings", 0, "Date"), "breach")]


def test_every_document_follows(request_: Request):
    agenda, minutes = text("Agenda", request_), text("Minutes", request_)
    assert "Thursday 10 March 2022" in agenda
    assert "By e-mail, by Monday 28 February 2022" in agenda
    assert "At least four partner organisations must be represented." in minutes
    assert "Convenor of the Planning Action Group" in minutes
    assert "A-2022-01" in minutes
    report = text("Termly report", request_)
    assert "Autumn term 2021-22" in report
    assert "Research and Development" in report
    assert "Three schools joined." in report
    assert "Quorum: four partner organisations" in report
    assert "Papers at least ten days before each meeting" in report
    section = text("Partnership report section", request_)
    assert "Plans for 2022-23" in section
    assert "Research and Development" in section
    evidence = text("Evidence", request_)
    assert "in March" in evidence
    assert "A Convenor, confirmed annually" in evidence


def test_nothing_of_last_year_is_left(request_: Request):
    for document in DOCUMENTS:
        request = books.request_for(document.name, request_.book)
        said = text(
            document.name, replace(request_, book=request.book, for_meeting=request.meeting)
        )
        assert "2020-21" not in said, document.name
