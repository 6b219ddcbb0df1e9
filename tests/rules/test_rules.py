"""All rules together: the shipped workbook keeps them, and their messages read well."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book
from llf_docgen.model.finding import Level
from llf_docgen.model.wording import long_date
from tests.builders import changed, read_with
from tests.cells import at, row_of
from tests.conftest import ROOT
from tests.rules import (
    test_actions,
    test_agenda,
    test_agreed,
    test_boards,
    test_circulation,
    test_copied,
    test_cycle,
    test_dates,
    test_deliverables,
    test_entries,
    test_in_post,
    test_in_year,
    test_indicators,
    test_leader,
    test_meetings,
    test_membership,
    test_minutes,
    test_outcomes,
    test_placeholders,
    test_quorum,
    test_references,
    test_reports,
    test_resources,
    test_secretariat,
)
from tests.rules.changes import held, with_reference

CASES = [
    *test_membership.CASES,
    *test_in_post.CASES,
    *test_meetings.CASES,
    *test_quorum.CASES,
    *test_leader.CASES,
    *test_agenda.CASES,
    *test_copied.CASES,
    *test_outcomes.CASES,
    *test_circulation.CASES,
    *test_secretariat.CASES,
    *test_minutes.CASES,
    *test_reports.CASES,
    *test_deliverables.CASES,
    *test_indicators.CASES,
    *test_resources.CASES,
    *test_cycle.CASES,
    *test_in_year.CASES,
    *test_boards.CASES,
    *test_references.CASES,
    *test_agreed.CASES,
    *test_entries.CASES,
    *test_dates.CASES,
    *test_actions.CASES,
    *test_placeholders.CASES,
]
BREAKING = [case for case in CASES if case.expected]


def test_the_shipped_workbook_has_only_a_deadline_to_come(shipped_book: Book):
    findings = rules.check(shipped_book)
    assert [(f.rule, f.level, str(f.cell)) for f in findings] == [
        ("papers-due", Level.WARNING, at("Meetings", 1, "Papers circulated")),
    ]


def test_a_year_that_went_well_has_no_findings(shipped_book: Book):
    assert rules.check(held(shipped_book)) == []


def test_a_rule_is_told_apart_by_its_id_and_titled_with_a_sentence():
    ids = [rule.id for rule in rules.RULES]
    assert len(ids) == len(set(ids))
    for rule in rules.RULES:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
        assert rule.title.endswith("."), rule.id
        assert rule.right, rule.id
        assert rule.wrong, rule.id


def test_every_rule_on_content_is_broken_by_a_case():
    content = {rule.id for rule in rules.RULES if rule.check}
    assert {case.rule for case in BREAKING} == content


def test_cases_are_told_apart():
    assert len({str(case) for case in CASES}) == len(CASES)


def test_the_messages(shipped_book: Book, pytestconfig: pytest.Config):
    """Every message as the secretary reads it, to be read through when it changes."""
    lines = [
        f"{f.rule} {f.level.value} {f.cell} [{f.clause}] {f.message}"
        for case in BREAKING
        for f in case.findings(shipped_book)
    ]
    text = "\n".join(lines) + "\n"
    golden = ROOT / "tests" / "golden" / "messages.txt"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


BOARD = row_of("Accountable to")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        pytest.param(change, rule, id=says)
        for says, change, rule in (
            (
                "an organisation, where it is listed",
                ("Organisations", 5, "Organisation", "Larkspurr School"),
                "reference-known",
            ),
            (
                "an organisation, where it is used",
                ("Members", 8, "Organisation", "Larkspurr School"),
                "reference-known",
            ),
            (
                "a member, where they are listed",
                ("Members", 2, "Name", "Owen Tanslay"),
                "reference-known",
            ),
            (
                "the Leader, where they are listed",
                ("Members", 0, "Name", "Priya Marlow"),
                "reference-known",
            ),
            ("a meeting held", ("Meetings", 0, "Meeting", "PAG-2020-12"), "reference-known"),
            ("a meeting to come", ("Meetings", 1, "Meeting", "PAG-2021-03"), "reference-known"),
            ("a priority", ("Priorities", 1, "Code", "PLL"), "priorities-complete"),
            ("the board", ("Terms", BOARD, "Value", "Strategic Bord"), "accountable-to"),
            ("a year too early", ("Meetings", 1, "Date", date(2020, 2, 4)), "meeting-in-year"),
            ("a year too late", ("Meetings", 0, "Date", date(2021, 11, 12)), "meeting-in-year"),
            (
                "a name in Attendance",
                ("Attendance", 1, "Name", "Owen Tanslay"),
                "attendance-in-office",
            ),
            ("a Role", ("Members", 0, "Role", "Member"), "leader-named"),
        )
    ],
)
def test_one_mistake_is_one_finding(change, rule):
    reading = read_with(*change)
    assert reading.book is not None
    found = [f.rule for f in rules.check(reading.book) if f.rule != "papers-due"]
    assert found == [rule]


def test_one_misspelt_name_is_one_finding(shipped_book: Book):
    book = with_reference(shipped_book, "Members", "Grace Okel")
    book = with_reference(book, "Members", "GRACE OKEL ")
    (finding,) = [f for f in rules.check(book) if f.rule == "reference-known"]
    assert 'Did you mean "Grace Okell"?' in finding.message
    assert f"Also in {at('Actions', 0, 'Owner')}" in finding.message


def test_messages_say_where_what_and_what_to_do(shipped_book: Book):
    late = changed(shipped_book, "meetings", 1, papers_circulated=date(2021, 2, 1))
    late = late.with_(today=date(2021, 2, 2))
    (finding,) = [f for f in rules.check(late) if f.rule == "papers-on-time"]
    assert finding.clause == "Secretariat"
    assert finding.message == (
        "Papers for the meeting on Thursday 4 February 2021 went out on Monday 1 February 2021, "
        "three days before; the Terms ask for seven days (by Thursday 28 January 2021). "
        "Record it in the minutes. To have it noted, begin the row's 'Note' with 'papers:' and "
        "the reason, e.g. 'papers: the snow'."
    )


def test_templates_without_the_statement_are_told_with_the_rest(shipped_book: Book):
    told = rules.check(shipped_book, ("Agenda", "Minutes"))
    assert [f.rule for f in told] == ["papers-due", *["confidential-marked"] * 2]


@pytest.mark.parametrize("case", BREAKING, ids=str)
def test_no_message_speaks_of_the_machine(shipped_book, case):
    for finding in rules.check(case.change(shipped_book)):
        assert not re.search(r"(?i:python|jinja|xml|datetime)|\bNone\b", finding.message)
        assert finding.message[-1] in ".?!)'", finding.message


@pytest.mark.parametrize("case", BREAKING, ids=str)
def test_of_two_meetings_on_one_day_each_is_named_by_its_reference(shipped_book, case):
    book = case.change(shipped_book)
    twins = (replace(m, ref=f"{m.ref}b") for m in book.meetings)
    book = book.with_(meetings=(*book.meetings, *twins))
    days = "|".join(long_date(m.date) for m in book.dated_meetings)
    alone = rf"(?i:(?<!a )meetings? (?:is |are )?on|minutes of|papers for|and) (?:{days})(?! \()"
    for finding in replace(case, change=lambda b: book).findings(shipped_book):
        text = finding.message
        assert not re.search(alone, text) or re.search(r"PAG-|\bM[02]\b", text), text


def test_judging_a_later_day_never_fails(shipped_book: Book):
    for days in range(0, 500, 7):
        rules.check(shipped_book.with_(today=date(2020, 9, 1) + timedelta(days=days)))
