"""What `check` says at its head where something could not be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl

from llf_docgen.rules import RULES
from tests import cells
from tests.conftest import WORKBOOK

TARGET = cells.at("KPIs", 0, "Target")
QUORUM = cells.setting("Quorum (partner organisations)")
MANY = len(RULES)


def spoil(folder: Path, *places: str, value: object = "n/a") -> None:
    path = folder / "workbook" / WORKBOOK.name
    book = openpyxl.load_workbook(path)
    for place in places:
        cells.put(book, place, value)
    book.save(path)


def head(out: str) -> str:
    (line,) = (line for line in out.splitlines() if line.startswith("Checked"))
    return line.removeprefix("Checked").strip()


def test_the_rules_that_need_a_cell_are_counted(run, working_folder):
    spoil(working_folder, TARGET)
    code, out, _ = run("check")
    assert code == 1
    found = re.fullmatch(
        rf"(\d+) of {MANY} rules; (\d+) need {TARGET}: 1 error and 1 warning.", head(out)
    )
    assert found
    assert int(found[1]) + int(found[2]) == MANY
    assert "Papers for the meeting on Thursday 4 February 2021" in out


def test_no_more_than_three_cells_are_named(run, working_folder):
    owners = [cells.at("KPIs", n, "Target") for n in range(5)]
    spoil(working_folder, *owners)
    _, out, _ = run("check")
    assert f"need {owners[0]}, {owners[1]}, {owners[2]} and 2 more cells: 5 errors" in head(out)


def test_a_missing_sheet_is_named(run, working_folder):
    path = working_folder / "workbook" / WORKBOOK.name
    book = openpyxl.load_workbook(path)
    del book["Documents"]
    book.save(path)
    assert "2 need the sheet Documents: 1 error and 1 warning" in head(run("check")[1])


def test_a_pack_says_why_it_knows_no_meeting(run, working_folder):
    path = working_folder / "workbook" / WORKBOOK.name
    book = openpyxl.load_workbook(path)
    days = [cells.at("Meetings", n, "Date") for n in range(2)]
    for place in days:
        cells.put(book, place, "31/02/2021")
    book.save(path)
    said = f"No row of the sheet Meetings can be read: correct {days[0]} and {days[1]}."
    assert f"For        {said}" in run("pack", "--draft")[1]
    del book["Meetings"]
    book.save(path)
    said = "The sheet Meetings, or the row of its headings, is missing: add it"
    assert f"For        {said}" in run("pack", "--draft")[1]
    assert said in run("pack", "--draft", "--meeting", "PAG-2021-02")[2]
    assert said in run("pack", "--draft", "--only", "minutes")[2]


def test_one_rule_asked_for_needs_it_or_not(run, working_folder):
    spoil(working_folder, TARGET)
    assert head(run("check", "--only", "quorum")[1]) == "1 rule: nothing found."
    said = f"0 of 1 rule; 1 needs {TARGET}: nothing found."
    assert head(run("check", "--only", "kpi-updated")[1]) == said


def test_without_a_year_no_rule_can_be_run(run, working_folder):
    spoil(working_folder, cells.setting("Year ends"))
    code, out, _ = run("check")
    assert code == 1
    assert head(out) == "no rule could be run until the sheet Terms can be read: 1 error."


AS_AT = cells.setting("As at")


def test_without_its_day_only_rules_that_need_none_are_run(run, working_folder):
    spoil(working_folder, AS_AT, value="the 31st")
    code, out, _ = run("check")
    assert code == 1
    found = re.fullmatch(rf"(\d+) of {MANY} rules; (\d+) need {AS_AT}: 1 error.", head(out))
    assert found
    assert int(found[1]) + int(found[2]) == MANY
    assert "As at      " not in out
    assert "'the 31st' is not a date. Give one day, e.g. 4 February 2021. Or clear it" in out
    for command in (("pack",), ("pack", "--draft")):
        code, _, err = run(*command)
        assert code == 1
        assert "correct it, or name the day with --today" in err


def test_with_a_day_named_its_own_does_no_harm(run, working_folder):
    spoil(working_folder, AS_AT, value="the 31st")
    code, out, _ = run("check", "--today", "2021-01-18")
    assert code == 0
    assert head(out) == f"{MANY} rules: 2 warnings."
    assert f"warning    {AS_AT}: 'the 31st' is not a date." in out
    assert run("pack", "--today", "2021-01-18")[0] == 0


def test_with_a_day_named_a_misspelt_as_at_does_no_harm(run, working_folder):
    place = cells.at("Terms", cells.row_of("As at"), "Setting")
    spoil(working_folder, place, value="As at date")
    assert f"error      {place}: 'As at date' is close to 'As at'" in run("check")[1]
    code, out, _ = run("check", "--today", "2021-01-18")
    assert (code, head(out)) == (0, f"{MANY} rules: 2 warnings.")


def test_by_an_as_at_of_another_year_few_rules_are_run(run, working_folder):
    spoil(working_folder, AS_AT, value="18 January 2014")
    code, out, _ = run("check")
    assert code == 0
    assert re.fullmatch(rf"\d+ of {MANY} rules; \d+ need {AS_AT}: 1 warning.", head(out))
    assert head(run("check", "--only", "agenda-revised")[1]) == (
        f"0 of 1 rule; 1 needs {AS_AT}: nothing found."
    )


def test_the_findings_keep_their_shape(run, working_folder):
    spoil(working_folder, TARGET)
    found = json.loads(run("check", "--format", "json")[1])
    assert [f["rule"] for f in found] == ["papers-due", "number-readable"]
    assert all(list(f) == ["rule", "level", "sheet", "cell", "message", "clause"] for f in found)


def test_errors_stop_a_pack_still_and_terms_even_a_draft(run, working_folder):
    spoil(working_folder, TARGET)
    code, _, err = run("pack")
    assert code == 1
    assert "Nothing was built" in err
    assert run("pack", "--draft")[0] == 0
    spoil(working_folder, QUORUM, value="three")
    code, _, err = run("pack", "--draft")
    assert code == 1
    assert "The sheet Terms must be readable, even for a draft." in err
