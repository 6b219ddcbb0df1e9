"""What could not be read hides nothing else, and nothing is concluded from it."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.unread import Unread
from llf_docgen.rules.needs import ROW_BY_ROW, run_on_what_is_read
from llf_docgen.workbook import layout
from llf_docgen.workbook.layout import Kind
from llf_docgen.workbook.reading import reader
from tests.builders import changed, read_with
from tests.cells import at, heading, row_of, setting
from tests.rules.changes import held
from tests.rules.test_rules import BREAKING


def checked(book: Book) -> tuple[list[tuple[str, str]], dict[str, list[str]]]:
    """(rule, cell) of each finding; the cells that each rule needs which was not run."""
    found, not_run = rules.check_what_is_read(book)
    needs = {one.rule: [str(cell) for cell in one.needs] for one in not_run}
    return [(f.rule, str(f.cell)) for f in found], needs


DUE = ("papers-due", at("Meetings", 1, "Papers circulated"))


def test_a_breach_is_told_though_a_figure_cannot_be_read():
    reading = read_with("KPIs", 0, "Target", "n/a")
    lost = [n for n, a in enumerate(reading.book.attendance) if a.status == "Present"][2:]
    book = reading.book
    for n in lost:
        book = changed(book, "attendance", n, status="Apologies")
    found, needs = checked(book)
    assert ("quorum", at("Meetings", 0, "Meeting")) in found
    assert {"kpi-per-priority", "kpi-updated"} <= set(needs)
    assert "quorum" not in needs
    assert needs["kpi-updated"] == [at("KPIs", 0, "Target")]


UNREADABLE = {
    Kind.DATE: "31/02/2021",
    Kind.TIME: "half nine",
    Kind.NUMBER: "n/a",
    Kind.CHOICE: "perhaps",
    Kind.YES_NO: "perhaps",
}
CELLS = [
    (sheet.name, column.heading, UNREADABLE.get(column.kind, "Nobody We Know"))
    for sheet in layout.SHEETS
    for column in sheet.columns
    if column.offered and (column.kind in UNREADABLE or column.refers)
] + [
    (sheet.name, column.heading, "")
    for sheet in layout.SHEETS
    for column in sheet.columns
    if column.required and not column.or_words and column.heading != sheet.key
]


@pytest.mark.parametrize("row", [0, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize(("sheet", "heading_", "value"), CELLS)
def test_nothing_follows_from_one_cell_that_cannot_be_read(sheet, heading_, value, row):
    reading = read_with(sheet, row, heading_, value)
    told = [(p.rule, str(p.cell)) for p in reading.problems]
    found, needs = checked(reading.book)
    told += [f for f in found if f != DUE]
    assert [place for _, place in told] == [at(sheet, row, heading_)], told
    assert len(needs) < 50
    assert all(cells == [at(sheet, row, heading_)] for cells in needs.values())


@pytest.mark.parametrize("sheet", layout.SHEETS, ids=lambda sheet: sheet.name)
def test_a_missing_sheet_leaves_the_other_rules(shipped_book: Book, sheet):
    """The rules that look at it are not run; what others found before they find still."""
    lost = Unread(Cell(sheet.name), sheet.field)
    keys = tuple(n for n in shipped_book.keys if n.sheet != sheet.name)
    of_others = tuple(n for n in shipped_book.references if n.cell.sheet != sheet.name)
    book = shipped_book.with_(**{sheet.field: ()}, unread=(lost,), keys=keys, references=of_others)
    found, needs = checked(book)
    assert set(found) <= {DUE}
    assert (found == [DUE]) == (sheet.name != "Meetings")
    assert all(cells == [sheet.name] for cells in needs.values())
    assert needs or sheet.name == "Risks"


def test_one_organisation_renamed_is_one_error_and_no_false_breach():
    """It is represented by the one whose presence makes the quorum."""
    reading = read_with("Organisations", 0, "Organisation", "The New Trust")
    members = [m for m in reading.book.members if key_is(m.organisation)]
    assert members
    assert {n.text for n in reading.book.references if n.sheet == "Organisations"}
    book = reading.book
    few = ("Priya Marlowe", "Owen Tansley", "Grace Okell")
    kept = tuple(a for a in book.attendance if a.name in few or a.meeting != "PAG-2020-11")
    found, needs = checked(book.with_(attendance=kept))
    assert "quorum" not in dict(found)
    assert "decision-quorate" not in dict(found)
    assert {"quorum", "decision-quorate"} <= set(needs)
    assert [rule for rule, _ in found].count("reference-known") == 1


def key_is(name: str) -> bool:
    return name == "The Humber Teaching School"


def test_a_misspelt_heading_gives_no_false_breach(shipped_book: Book):
    """Papers circulated under another heading: nobody knows when they went out."""
    cell = shipped_book.heading("Meetings", "Papers circulated")
    blank = tuple(
        changed(shipped_book, "meetings", n, papers_circulated=None).meetings[n] for n in (0, 1)
    )
    lost = Unread(cell, "meetings", "papers_circulated")
    found, needs = checked(shipped_book.with_(meetings=blank, unread=(lost,)))
    assert found == []
    assert {"papers-on-time", "papers-due"} <= set(needs)
    assert needs["papers-due"] == [heading("Meetings", "Papers circulated")]
    assert "minutes-on-time" not in needs


def test_what_is_not_read_of_a_row_is_not_held_against_it():
    """A complete action whose day of completion can't be read does not lack it."""
    reading = read_with("Actions", 1, "Completed on", "31/02/2021")
    book = changed(reading.book, "actions", 3, completed_on=None)
    found, needs = checked(book)
    assert ("action-completed", at("Actions", 3, "Completed on")) in found
    assert ("action-completed", at("Actions", 1, "Completed on")) not in found
    assert needs["action-completed"] == [at("Actions", 1, "Completed on")]


def test_rules_that_go_row_by_row_are_counted_for_the_row_they_lack():
    """The other meetings' papers are checked still; this one's nobody can judge."""
    reading = read_with("Meetings", 1, "Date", "31/02/2021")
    book = changed(reading.book, "meetings", 0, papers_circulated=date(2020, 11, 9))
    found, needs = checked(book)
    assert found == [("papers-on-time", at("Meetings", 0, "Papers circulated"))]
    wanted = {"papers-on-time", "papers-due", "meeting-month", "quorum", "quorum-expected"}
    assert wanted <= set(needs)
    assert set(map(tuple, needs.values())) == {(at("Meetings", 1, "Date"),)}
    assert {"no-budget", "kpi-updated", "email-valid"}.isdisjoint(needs)


def test_a_setting_that_cannot_be_read_leaves_the_other_rules():
    reading = read_with("Terms", row_of("Quorum (partner organisations)"), "Value", "three")
    found, needs = checked(changed(reading.book, "actions", 4, due=date(2021, 1, 4)))
    assert {"quorum", "quorum-possible", "decision-quorate"} <= set(needs)
    assert needs["quorum"] == [setting("Quorum (partner organisations)")]
    assert ("action-overdue", at("Actions", 4, "Due")) in found


def test_an_action_of_somebody_unknown_hides_no_other_action():
    reading = read_with("Actions", 0, "Owner", "Grace Okel")
    late = changed(reading.book, "actions", 4, due=date(2021, 1, 4), owner="Rowan Pell")
    late = changed(late, "members", 4, left=date(2021, 1, 4))
    found, needs = checked(late)
    assert {"action-overdue", "action-owner", "reference-known"} <= set(dict(found))
    assert set(needs) == {"action-owner", "duplicate-row"}


def test_what_is_said_row_by_row_names_rules_and_tables():
    ids = {rule.id for rule in rules.RULES if rule.check}
    tables = {sheet.field for sheet in layout.SHEETS}
    assert {rule for rule, _ in ROW_BY_ROW} <= ids
    assert {table for _, table in ROW_BY_ROW} <= tables


ROW_CASES = [c for c in BREAKING if any(rule == c.rule for rule, _ in ROW_BY_ROW)]


@pytest.mark.parametrize("case", ROW_CASES, ids=str)
def test_a_row_less_adds_no_finding_to_a_rule_that_goes_row_by_row(shipped_book, case):
    rule = rules.find(case.rule)
    for book in (case.change(shipped_book), held(shipped_book)):
        many = len([*rule.run(book.of_the_year())])
        for table in (table for id, table in ROW_BY_ROW if id == case.rule):
            rows = getattr(book, table)
            for n in range(len(rows)):
                less = book.with_(**{table: (*rows[:n], *rows[n + 1 :])})
                assert len([*rule.run(less.of_the_year())]) <= many, (table, n)


def test_a_book_that_is_whole_is_checked_as_ever(shipped_book: Book):
    found, not_run = run_on_what_is_read(rules.RULES, held(shipped_book))
    assert (found, not_run) == ([], ())
    assert reader.in_sheet_order(rules.check(shipped_book))
