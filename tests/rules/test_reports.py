"""Reports: the termly ones, and the section of the Partnership Report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen import rules
from llf_docgen.documents import year
from llf_docgen.model.deadlines import deadlines, report_due
from llf_docgen.model.wording import long_date
from tests import books
from tests.builders import changed, terms, without
from tests.cells import at, heading
from tests.rules.cases import breach, keeps, of, warning
from tests.rules.changes import by_name, told_of, without_figures

CASES = [
    *of(
        "termly-report",
        breach(
            "nothing on one priority in autumn",
            heading("Developments", "Key developments"),
            lambda b: without(b, "developments", 0, 1),
        ),
        breach(
            "nothing in spring on the day after it was due",
            heading("Developments", "Key developments"),
            lambda b: b.with_(today=date(2021, 3, 12)),
        ),
        keeps("nothing in spring on its last day", lambda b: b.with_(today=date(2021, 3, 11))),
        keeps("by the priority's name", lambda b: by_name(b, "developments")),
    ),
    *of(
        "termly-report-sent",
        warning(
            "never sent",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=None),
        ),
        warning(
            "sent the day after the board met",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 11)),
        ),
        warning(
            "a report not sent on the day of the board",
            at("Calendar", 4, "Sent on"),
            lambda b: b.with_(today=date(2021, 3, 18)),
        ),
        keeps("due today", lambda b: b.with_(today=date(2021, 3, 17))),
        keeps(
            "sent on the day the board meets",
            lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 10)),
        ),
    ),
    *of(
        "report-coming",
        warning(
            "three weeks before, with nothing yet",
            at("Calendar", 4, "Sent on"),
            lambda b: b.with_(today=date(2021, 2, 18)),
        ),
        warning(
            "on its last day",
            at("Calendar", 4, "Sent on"),
            lambda b: b.with_(today=date(2021, 3, 11)),
        ),
        warning(
            "with all it needs, and not yet sent",
            at("Calendar", 5, "Sent on"),
            lambda b: told_of(b, "Summer").with_(today=date(2021, 6, 28)),
        ),
        warning(
            "without a board",
            heading("Developments", "Key developments"),
            lambda b: without(b, "calendar", 4, 5).with_(today=date(2021, 3, 29)),
        ),
        warning(
            "the section of the Partnership Report, which lacks nothing",
            at("Calendar", 6, "Sent on"),
            lambda b: b.with_(today=date(2021, 9, 2)),
        ),
        keeps("twenty-two days before", lambda b: b.with_(today=date(2021, 2, 17))),
        keeps(
            "sent already",
            lambda b: changed(b, "calendar", 4, sent_on=date(2021, 3, 1)).with_(
                today=date(2021, 3, 2)
            ),
        ),
        keeps("late: told by another rule", lambda b: b.with_(today=date(2021, 3, 12))),
        keeps(
            "the section, sent already",
            lambda b: changed(b, "calendar", 6, sent_on=date(2021, 8, 27)).with_(
                today=date(2021, 8, 28)
            ),
        ),
        keeps("the section, late: told by another rule", lambda b: b.with_(today=date(2021, 9, 3))),
    ),
    *of(
        "partnership-contribution",
        warning(
            "due today without developments",
            at("Calendar", 6, "Paper due"),
            lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 9, 2)),
        ),
        warning(
            "no figure for one priority, two months before",
            at("Calendar", 6, "Paper due"),
            lambda b: without_figures(b, "PS").with_(today=date(2021, 7, 5)),
        ),
        breach(
            "due yesterday without anything",
            at("Calendar", 6, "Paper due"),
            lambda b: without_figures(b, "ITT", "PL", "PS").with_(
                developments=(), today=date(2021, 9, 3)
            ),
        ),
        warning(
            "due tomorrow without developments",
            at("Calendar", 6, "Paper due"),
            lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 9, 1)),
        ),
        keeps("early in the year", lambda b: without(b, "developments", 0, 1)),
        keeps(
            "sixty-one days before",
            lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 7, 3)),
        ),
        keeps(
            "by the priority's name",
            lambda b: by_name(b, "developments").with_(today=date(2021, 9, 2)),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_reports(shipped_book, case):
    case.holds_of(shipped_book)


def said(book, rule, day):
    """What one rule says on a day."""
    found = rules.find(rule)
    assert found
    return [f.message for f in found.run(book.of_the_year().with_(today=day))]


def test_a_report_to_come_says_by_when_and_what_it_lacks(shipped_book):
    assert said(shipped_book, "report-coming", date(2021, 3, 10)) == [
        "The spring term's report for the Strategic Board on Thursday 18 March 2021 is due by "
        "Thursday 11 March 2021 (tomorrow). It still lacks developments on Initial Teacher "
        "Training, Professional Learning and Professional Support, and the Spring values of ITT1, "
        "ITT3, PL1, PL2, PL3, PS1, PS2 and PS3. Add what is lacking; once the report is "
        "sent, fill in 'Sent on'."
    ]


def test_one_that_lacks_a_rag_only_says_so(shipped_book):
    book = told_of(shipped_book, "Spring", rag="")
    (message,) = said(book, "report-coming", date(2021, 3, 1))
    assert message.endswith(
        "It still lacks a RAG for Initial Teacher Training, Professional Learning and "
        "Professional Support. Add what is lacking; once the report is sent, fill in 'Sent on'."
    )


def test_one_that_lacks_nothing_says_only_when_it_is_due(shipped_book):
    (message,) = said(told_of(shipped_book, "Spring"), "report-coming", date(2021, 3, 11))
    assert message.endswith(
        "on Thursday 18 March 2021 is due by Thursday 11 March 2021 (today). Once it is sent, "
        "fill in 'Sent on'."
    )


def test_it_is_told_three_weeks_before_the_schools_close(shipped_book):
    book = changed(shipped_book, "calendar", 4, date=date(2021, 4, 22))  # due on 15 April
    spring = replace(book.terms.year.terms[1], last=date(2021, 4, 25))
    year = replace(
        book.terms.year, terms=(book.terms.year.terms[0], spring, *book.terms.year.terms[2:])
    )
    book = terms(book, year=year)
    assert said(book, "report-coming", date(2021, 3, 10)) == []
    (message,) = said(book, "report-coming", date(2021, 3, 11))
    assert "by Thursday 15 April 2021 (in 35 days), best sent by Thursday 1 April 2021" in message


def test_without_a_board_it_is_due_when_the_schools_close(shipped_book):
    book = without(shipped_book, "calendar")
    message, _ = said(book, "report-coming", date(2021, 3, 29))
    assert "The spring term's report is due by Thursday 1 April 2021 (in three days)" in message


def test_a_term_without_holidays_never_ends_on_a_sunday(shipped_book):
    book = terms(without(shipped_book, "calendar"), holidays=())
    book = without(book, "developments")
    (message,) = said(book, "termly-report", date(2021, 1, 8))
    assert "due by Thursday 31 December 2020" in message


def test_a_report_without_a_board_is_told_alike_everywhere(shipped_book):
    """Evidence says that no sending is recorded; check asks; what comes next names its day."""
    book = without(shipped_book, "calendar").with_(today=date(2021, 1, 18))
    (asked,) = rules.find("report-coming").run(book)
    assert str(asked.cell) == heading("Calendar", "Sent on")
    assert "The autumn term's report was due by Friday 18 December 2020" in asked.message
    assert "Was it sent?" in asked.message
    spring = report_due(book, book.terms.year.terms[1])
    assert ("Termly report of the Spring term", spring) in [
        (d.what, d.day) for d in deadlines(book)
    ]
    (draft,) = year.DOCUMENT.drafts(books.request(book))
    planner = draft.values
    assert any(long_date(spring) in str(planned) for planned in planner["dates"])


def test_a_report_to_a_board_that_is_not_named_as_its_own_is_told_alike(shipped_book):
    book = changed(shipped_book, "calendar", 4, paper_due="").with_(today=date(2021, 3, 1))
    due = [d for d in deadlines(book) if "Spring term" in d.what]
    assert [(d.what, d.day) for d in due] == [
        (
            "Termly report of the Spring term for the Strategic Board on Thursday 18 March 2021",
            date(2021, 3, 11),
        )
    ]
    assert [*rules.find("termly-report-sent").run(book)] == []
