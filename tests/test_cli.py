"""The command as a person meets it: what it says, what it writes, how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from llf_docgen import cli
from llf_docgen.model.minuted import PROMPT_DISCUSSION
from llf_docgen.model.wording import short_date
from llf_docgen.workbook.writing.shipped import ROWS
from tests import cells
from tests.conftest import ROOT, WORKBOOK
from tests.papers import FOLDER, YEAR, at

VENUE = cells.at("Meetings", 1, "Venue")
OWNER, DUE = (cells.at("Actions", 0, heading) for heading in ("Owner", "Due"))
QUORUM, GROUP = (cells.setting(name) for name in ("Quorum (partner organisations)", "Group"))


def edit(path: Path, change) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def workbook(folder: Path) -> Path:
    return folder / "workbook" / WORKBOOK.name


def test_pack_says_everything_on_one_screen(run):
    code, out, err = run("pack")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) < 20
    assert "Monday 18 January 2021 (As at in Terms)" in out
    assert re.search(r"Checked +\d+ rules: 1 warning", out)
    for name in ("Agenda", "Minutes", "Action log", "Termly report Autumn"):
        assert f"created    {name}.docx" in out
        assert at(name).is_file()
    assert "Papers for the meeting on Thursday 4 February 2021: by Thursday 28 January 2021" in out


def test_a_second_run_changes_no_byte(run):
    run("pack")
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in FOLDER.iterdir()}
    code, out, _ = run("pack")
    assert code == 0
    assert out.count("unchanged") == 3
    assert "kept       Termly report Autumn.docx" in out
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in FOLDER.iterdir()} == before


def test_what_cannot_be_read_is_kept_and_the_news_laid_beside(run, working_folder):
    run("pack")
    (FOLDER / "Agenda.docx").write_bytes(b"half saved")
    edit(workbook(working_folder), lambda b: cells.put(b, VENUE, "Room 4"))
    code, out, _ = run("pack")
    assert code == 0
    assert (FOLDER / "Agenda.docx").read_bytes() == b"half saved"
    assert "can't be read as a Word document; the new version is in Agenda (new).docx" in out
    assert "updated    Minutes.docx" in out


def test_check_on_the_shipped_workbook(run):
    code, out, _ = run("check", "--today", "2021-01-18")
    assert code == 0
    code, out, _ = run("check", "--today", "2021-01-18", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert [f["level"] for f in found] == ["warning"]
    assert all(list(f) == ["rule", "level", "sheet", "cell", "message", "clause"] for f in found)
    assert (found[0]["rule"], found[0]["sheet"], found[0]["cell"]) == (
        "papers-due",
        "Meetings",
        cells.address("Meetings", 1, "Papers circulated"),
    )


def test_check_ends_1_on_a_breach_and_on_an_error(run, working_folder):
    assert run("check", "--today", "2021-01-29")[0] == 1
    edit(workbook(working_folder), lambda b: cells.put(b, OWNER, "Grace Okel"))
    code, out, _ = run("check")
    assert code == 1
    assert 'Did you mean "Grace Okell"?' in out
    assert OWNER in out


def test_a_breach_does_not_stop_a_build_but_an_error_does(run, working_folder):
    code, out, _ = run("pack", "--today", "2021-01-29")
    assert code == 0
    assert "breach" in out
    edit(workbook(working_folder), lambda b: cells.put(b, DUE, "31/02/2021"))
    shutil.rmtree("output")
    code, out, err = run("pack")
    assert code == 1
    assert f"{DUE}: '31/02/2021' is not a date" in out
    assert "--draft" in err
    assert not Path("output").exists()
    code, out, _ = run("pack", "--draft")
    assert code == 0
    assert (FOLDER / "Agenda.docx").is_file()


def test_unreadable_terms_stop_even_a_draft(run, working_folder):
    edit(workbook(working_folder), lambda b: cells.put(b, QUORUM, "three"))
    code, out, err = run("pack", "--draft")
    assert code == 1
    assert QUORUM in out
    assert "even for a draft" in err


def test_the_meeting_can_be_chosen_by_reference_or_date(run):
    for wanted in ("pag-2020-11", "12/11/2020", "Thursday 12 November 2020"):
        code, out, _ = run("pack", "--meeting", wanted)
        assert code == 0
        assert "PAG-2020-11, Thursday 12 November 2020" in out
    code, _, err = run("pack", "--meeting", "PAG-2021-2")
    assert code == 2
    assert 'Did you mean "PAG-2021-02"?' in err


def test_with_no_meeting_to_come_the_latest_is_taken_and_said(run):
    code, out, _ = run("pack", "--today", "2021-02-05", "--draft")
    assert code == 0
    assert "Its minutes are due by Thursday 11 February 2021, in six days." in out
    _, out, _ = run("pack", "--today", "2021-02-19", "--draft")
    assert "due by Thursday 11 February 2021, eight days ago." in out


@pytest.mark.parametrize("wanted", ["spring", "Spring term", "the SPRING term", "Spr"])
def test_the_term_can_be_chosen(run, wanted):
    code, out, _ = run("pack", "--preview", "--term", wanted)
    assert code == 0
    assert "Termly report Spring.docx" in out
    assert "Termly report Autumn.docx" not in out


@pytest.mark.parametrize(
    "wanted",
    ["18/1/2021", "18 January 2021", "18 Jan 2021", "Monday 18 January 2021", "2021-01-18"],
)
def test_the_day_is_written_as_in_a_cell(run, wanted):
    assert "As at      Monday 18 January 2021 (--today)" in run("check", "--today", wanted)[1]


def test_the_days_to_gather_are_written_as_in_a_cell(run):
    given = ("briefing", "--preview", "--from", "1/11/2020", "--to", "1 Dec 2020")
    assert "Briefing 2020-11-01 to 2020-12-01.docx" in run(*given)[1]


def test_what_is_no_day_is_answered_with_the_day_it_is(run):
    today = date.today()
    example = f'Write it as {today.day}/{today.month}/{today.year} or "{short_date(today)}".'
    assert example in run("check", "--today", "27")[2]


def test_partnership(run):
    code, out, _ = run("partnership")
    assert code == 0
    path = Path("output/2020-21 Planning Action Group/Partnership report section 2020-21.docx")
    assert path.is_file()
    assert "created" in out


def test_evidence(run):
    assert run("evidence")[0] == 0
    assert Path("output/2020-21 Planning Action Group/Evidence 2020-21.docx").is_file()


HELD = ("--today", "2021-02-05", "--draft")  # nobody has recorded yet who was there


def test_before_the_meeting_there_is_nothing_to_extract(run):
    code, _, err = run("extract", "--item", "6")
    said = "The meeting PAG-2021-02 on Thursday 4 February 2021 has not been held yet."
    assert (code, said in " ".join(err.split()), "--meeting" in err) == (2, True, True)
    assert not Path("output").exists()


def test_actions_say_which_are_on_no_sheet_since_their_owner_has_left(run, working_folder):
    left = cells.at("Members", [m["name"] for m in ROWS["Members"]].index("Grace Okell"), "Left")
    edit(workbook(working_folder), lambda b: cells.put(b, left, date(2020, 12, 31)))
    said = " ".join(run("actions")[1].split())
    assert "on no sheet: its owner, Grace Okell, left on Thursday 31 December 2020. Enter" in said
    assert "on no sheet" not in " ".join(run("actions", "--owner", "Owen Tansley")[1].split())


def test_actions_extract_briefing_and_year(run):
    assert run("actions")[0] == 0
    assert len(list(YEAR.glob("Actions *.docx"))) == 7
    code, out, _ = run("extract", "--item", "6", *HELD)
    assert code == 0
    assert "what was discussed is left out" in out
    assert (FOLDER / "Extract item 6.docx").is_file()
    assert run("briefing", "--from", "2020-09-01", "--to", "2020-12-31")[0] == 0
    assert "Briefing 2020-09-01 to 2020-12-01.docx" in run("briefing", "--to", "2020-12-01")[1]
    assert "Briefing 2020-11-01 to 2021-01-18.docx" in run("briefing", "--from", "2020-11-01")[1]
    assert run("year")[0] == 0
    made = {p.name for p in Path("output/2020-21 Planning Action Group").iterdir()}
    assert {"Briefing 2020-09-01 to 2020-12-31.docx", "Year planner 2020-21.docx"} < made


def test_an_extract_has_what_was_typed_into_the_minutes(run):
    import docx

    run("pack")
    document = docx.Document(FOLDER / "Minutes.docx")
    texts = [t for t in document.element.body.iter("{*}t") if t.text == PROMPT_DISCUSSION]
    texts[5].text = "What was said of item 6."
    document.save(FOLDER / "Minutes.docx")
    (FOLDER / "Minutes.docx").rename(FOLDER / "Minutes as sent.docx")
    assert "left out" not in run("extract", "--item", "6", *HELD)[1]
    made = docx.Document(FOLDER / "Extract item 6.docx")
    assert "What was said of item 6." in [p.text for p in made.paragraphs]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("Yes", "says that item 6 is confidential"),
        ("yes ", "says that item 6 is confidential"),
        ("perhaps", "must say Yes or No before item 6 may leave the group"),
        ("No", ""),
        (None, ""),
    ],
)
def test_an_item_that_is_confidential_is_not_extracted(run, working_folder, value, says):
    def marked(book):
        sheet = book["Agenda"]
        column, heading = sheet.max_column + 1, cells.heading("Agenda", "No").partition("!")[2]
        row = sheet[heading].row
        sheet.cell(row, column, "Confidential")
        for line in sheet.iter_rows(row + 1):
            if {line[0].value, str(line[1].value)} == {"PAG-2021-02", "6"}:
                sheet.cell(line[0].row, column, value)

    edit(workbook(working_folder), marked)
    code, _, err = run("extract", "--item", "6", "--draft", *HELD)
    said = " ".join(err.split())
    assert (code, says in said) == (2 if says else 0, True)
    assert (FOLDER / "Extract item 6.docx").exists() != bool(says)
    assert run("extract", "--item", "7", "--draft", *HELD)[0] == 0


def _misspelt(sheet, row: int, at: int) -> None:
    sheet.cell(3, at, "Confidental")
    sheet.cell(row, at, "Yes")


def _twice(sheet, row: int, at: int) -> None:
    sheet.cell(3, at, "Confidential")
    sheet.cell(3, at + 1, "Confidential")
    sheet.cell(row, at + 1, "Yes")


def _merged(sheet, row: int, at: int) -> None:
    sheet.cell(3, at, "Confidential")
    sheet.cell(row - 1, at, "Yes")
    sheet.merge_cells(start_row=row - 1, end_row=row, start_column=at, end_column=at)


def _in_its_title(sheet, row: int, _: int) -> None:
    sheet.cell(row, 3, "Staffing (CONFIDENTIAL)")


def _in_its_notes(sheet, row: int, _: int) -> None:
    sheet.cell(row, 10, "CONFIDENTIAL: members only")


def _restricted(sheet, row: int, _: int) -> None:
    sheet.cell(row, 3, "Staffing (restricted)")


def _called(heading: str, value: str):
    def how(sheet, row: int, at: int) -> None:
        sheet.cell(3, at, heading)
        sheet.cell(row, at, value)

    how.__name__ = heading
    return how


@pytest.mark.parametrize(
    "how",
    [_misspelt, _twice, _merged, _in_its_title, _in_its_notes, _restricted,
     _called("Confidential item", "Yes"), _called("Private", "Yes"), _called("Part B", "Yes"),
     _called("Restricted?", "Yes"), _called("Classification", "Confidential")],
)  # fmt: skip
def test_an_item_that_may_be_confidential_is_not_extracted_as_a_draft_either(
    run, working_folder, how
):
    def marked(book):
        sheet = book["Agenda"]
        assert sheet.cell(3, 1).value == "Meeting"
        lines = {(line[0].value, str(line[1].value)): line[0].row for line in sheet.iter_rows(4)}
        how(sheet, lines["PAG-2021-02", "6"], sheet.max_column + 1)

    run("pack", "--draft", *HELD)
    edit(workbook(working_folder), marked)
    code, _, err = run("extract", "--item", "6", "--draft", *HELD)
    assert (code, "no extract of it was made" in " ".join(err.split())) == (2, True)
    assert not (FOLDER / "Extract item 6.docx").exists()


def test_a_heading_that_may_be_the_column_is_told_as_a_heading(run, working_folder):
    def marked(book):
        _called("Private", "Yes")(book["Agenda"], 9, book["Agenda"].max_column + 1)

    run("pack", "--draft", *HELD)
    edit(workbook(working_folder), marked)
    _, _, err = run("extract", "--item", "6", "--draft", *HELD)
    assert "3 may be the heading of the column \u201cConfidential\u201d" in " ".join(err.split())
    assert "'Private' is not known" in " ".join(run("check", *HELD[:2])[1].split())


def test_no_draft_is_advised_of_what_may_be_confidential(run, working_folder):
    def marked(book):
        sheet = book["Agenda"]
        lines = {(line[0].value, str(line[1].value)): line[0].row for line in sheet.iter_rows(4)}
        _called("Confidential", "Part")(sheet, lines["PAG-2021-02", "6"], sheet.max_column + 1)

    edit(workbook(working_folder), marked)
    said = " ".join(run("extract", "--item", "6", *HELD)[2].split())
    assert "must say Yes or No before item 6 may leave" in said
    assert "--draft" not in said


@pytest.mark.parametrize(
    "damage",
    [lambda base: base[:4000], lambda _: WORKBOOK.read_bytes(), lambda _: b"", lambda _: b"PK"],
    ids=["cut", "a workbook", "empty", "a few bytes"],
)
def test_a_damaged_memory_is_not_told_as_damage_of_a_persons_file(run, working_folder, damage):
    run("pack")
    type_into(FOLDER / "Minutes.docx")
    typed = (FOLDER / "Minutes.docx").read_bytes()
    (base,) = Path("output/.generated/.bases").rglob("PAG-2021-02/Minutes.docx")
    base.write_bytes(damage(base.read_bytes()))
    code, _, err = run("changes", str(FOLDER / "Minutes.docx"))
    assert (code, "is damaged in the folder .generated" in " ".join(err.split())) == (2, True)
    edit(workbook(working_folder), lambda book: cells.put(book, VENUE, "The new hall"))
    said = next(one for one in run("pack")[1].splitlines() if "Minutes.docx" in one)
    assert said.strip().startswith("kept")
    assert "what was generated before is damaged, so nothing can be merged" in said
    assert (FOLDER / "Minutes.docx").read_bytes() == typed
    code, out, err = run("extract", "--item", "6", *HELD)
    assert (code, "is damaged in the folder .generated" in " ".join((out + err).split())) == (
        0,
        True,
    )


def _edited_minutes(base: Path) -> None:
    shutil.copy(FOLDER / "Minutes.docx", base)


def _without_an_item(base: Path) -> None:
    import docx

    document = docx.Document(base)
    heading = next(p for p in document.paragraphs if p.text.startswith("7. "))
    heading._p.getparent().remove(heading._p)
    document.save(base)


@pytest.mark.parametrize("how", [_edited_minutes, _without_an_item, lambda base: type_into(base)])
def test_a_base_that_was_exchanged_for_another_of_the_minutes_is_not_believed(run, how):
    run("pack")
    type_into(FOLDER / "Minutes.docx")
    (base,) = Path("output/.generated/.bases").rglob("PAG-2021-02/Minutes.docx")
    how(base)
    code, _, err = run("extract", "--item", "6", *HELD)
    said = "was exchanged for another file in the folder .generated"
    assert (code, said in " ".join(err.split())) == (2, True)
    assert not (FOLDER / "Extract item 6.docx").exists()
    code, _, err = run("changes", str(FOLDER / "Minutes.docx"))
    assert (code, said in " ".join(err.split())) == (2, True)
    base.unlink()
    assert run("extract", "--item", "6", *HELD)[0] == 0, "without a base there is none to believe"


def test_a_memory_of_another_document_is_none(run, working_folder):
    run("pack")
    type_into(FOLDER / "Minutes.docx")
    (base,) = Path("output/.generated/.bases").rglob("PAG-2021-02/Minutes.docx")
    shutil.copy(base.with_name("Agenda.docx"), base)
    edit(workbook(working_folder), lambda book: cells.put(book, VENUE, "The new hall"))
    said = next(one for one in run("pack")[1].splitlines() if "Minutes.docx" in one)
    assert "kept" in said
    assert "has your edits; the new version is in Minutes (new).docx" in said
    assert run("changes", str(FOLDER / "Minutes.docx"))[0] == 2


@pytest.mark.parametrize(
    "name", ["Minutes v2.docx", "Minutes - Copy.docx", "Minutes (2).docx", "As I typed them.docx"]
)
def test_two_files_that_are_the_minutes_are_named(run, name):

    run("pack")
    shutil.copy(FOLDER / "Minutes.docx", FOLDER / name)
    assert "was taken" not in run("pack")[1], "nobody typed into either"
    type_into(FOLDER / name)
    shutil.copy(FOLDER / "Minutes.docx", FOLDER / "Minutes (new).docx")
    code, _, err = run("extract", "--item", "6", *HELD)
    said = " ".join(err.split())
    assert (code, "It can't be told which are the minutes: " in said, name in said) == (
        2,
        True,
        True,
    )
    assert "(new)" not in said
    out = " ".join(run("pack")[1].split())
    assert f"{name} is it too, and Minutes.docx was taken" in out
    (FOLDER / name).unlink()
    assert run("extract", "--item", "6", *HELD)[0] == 0


def type_into(path):
    import docx

    document = docx.Document(path)
    document.paragraphs[0].insert_paragraph_before("Typed.")
    document.save(path)


def test_what_is_undecided_in_an_item_is_told_with_its_extract(run):
    import docx
    from docx.oxml import OxmlElement

    run("pack")
    document = docx.Document(FOLDER / "Minutes.docx")
    following = next(p for p in document.paragraphs if p.text.startswith("7. "))
    added = following.insert_paragraph_before("It was said.")
    track = OxmlElement("w:ins")
    track.append(added.runs[0]._r)
    added._p.append(track)
    document.save(FOLDER / "Minutes.docx")
    code, out, err = run("extract", "--item", "6", *HELD)
    said = "In one line of the item tracked changes are undecided, and the extract has them as"
    assert (code, said in " ".join((out + err).split())) == (0, True)


def test_a_line_in_an_item_that_looks_like_a_heading_is_no_part_of_it_for_certain(run):
    import docx

    run("pack")
    document = docx.Document(FOLDER / "Minutes.docx")
    following = next(p for p in document.paragraphs if p.text.startswith("7. "))
    following.insert_paragraph_before().add_run("Staffing").bold = True
    document.save(FOLDER / "Minutes.docx")
    code, _, err = run("extract", "--item", "6", *HELD)
    said = "\u201cStaffing\u201d stands out like a heading: if it belongs to item 6, make it look"
    assert (code, said in " ".join(err.split())) == (2, True)
    assert not (FOLDER / "Extract item 6.docx").exists()


def _without_identifier(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = re.sub(rb"<dc:identifier>.*?</dc:identifier>", b"", core)
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)


@pytest.mark.parametrize("identified", [True, False])
@pytest.mark.parametrize("edited", [True, False])
@pytest.mark.parametrize("before", [True, False], ids=["made before", "never made"])
def test_an_extract_of_another_item_does_not_pass_for_it(run, identified, edited, before):
    five, six = (FOLDER / f"Extract item {no}.docx" for no in "56")
    run("pack")
    run("extract", "--item", "6", *HELD)
    if before:
        run("extract", "--item", "5", *HELD)
    six.replace(five)
    if edited:
        type_into(five)
    if not identified:
        _without_identifier(five)
    code, _, err = run("extract", "--item", "5", *HELD)
    said = "was made as PAG-2021-02/Extract item 6.docx" if identified else "does not say that it"
    assert (code, said in " ".join(err.split())) == (2, True)
    assert not six.exists()


@pytest.mark.parametrize("edited", [True, False])
def test_an_extract_without_its_identifier_is_known_by_its_words(run, edited):
    five = FOLDER / "Extract item 5.docx"
    run("pack")
    run("extract", "--item", "5", *HELD)
    if edited:
        type_into(five)
    _without_identifier(five)
    assert run("extract", "--item", "5", *HELD)[0] == 0


def test_where_an_item_ends_must_be_certain(run):
    import docx

    run("pack")
    document = docx.Document(FOLDER / "Minutes.docx")
    heading = next(p for p in document.paragraphs if p.text.startswith("7. "))
    heading.text = "Professional matters"
    document.save(FOLDER / "Minutes.docx")
    code, _, err = run("extract", "--item", "6", *HELD)
    assert (code, (FOLDER / "Extract item 6.docx").exists()) == (2, False)
    assert "where item 6 begins and ends: item 7 has no heading there" in " ".join(err.split())
    code, _, err = run("extract", "--item", "7", *HELD)
    assert (code, "begins and ends: it has no heading there" in " ".join(err.split())) == (2, True)
    assert not list(FOLDER.glob("Extract*"))


def test_an_extract_is_of_one_item(run):
    code, _, err = run("extract", "--item", "", *HELD)
    assert (code, "Which agenda item?" in err) == (2, True)
    assert not Path("output").exists()


def test_one_that_is_not_there_is_said(run):
    for wanted, said in (
        (["actions", "--owner", "Grace Okel"], 'Did you mean "Grace Okell"?'),
        (["extract", "--item", "none", *HELD], "There is 1, 2, 3"),
        (["briefing", "--ref", "C-2020-1"], 'Did you mean "C-2020-01"?'),
        (["briefing", "--from", "2019-01-01", "--to", "2019-02-01"], "There is no message"),
    ):
        code, _, err = run(*wanted)
        assert (code, said in err) == (2, True), err
    assert not Path("output").exists()


def test_templates_are_looked_over_and_nothing_is_written(run, working_folder):
    import docx

    assert run("templates")[0] == 0
    path = working_folder / "templates" / "Agenda.docx"
    document = docx.Document(path)
    document.add_paragraph("{{ chiar }}")
    document.save(path)
    shutil.copy(path, path.with_name("Ours.docx"))
    code, out, _ = run("templates")
    assert code == 1
    assert re.search(r'error +Under "Open actions carried forward", at "{{ chiar }}"', out)
    assert 'Did you mean "chair"?' in out
    assert "Ours.docx: no problems found" in out
    assert "No document is made from it" in out
    told = json.loads(run("templates", "--format", "json")[1])
    assert [len(t["faults"]) for t in told if t["file"] == "Agenda.docx"] == [1]
    assert not Path("output").exists()


def test_an_upgrade_never_overwrites_a_template_the_office_changed(run, working_folder):
    import docx

    folder = working_folder / "templates"
    before = {p.name: p.read_bytes() for p in folder.glob("*.docx")}
    assert run("templates", "--update")[1].count("unchanged") == len(before)
    shutil.rmtree(folder / ".generated" / "origins")  # earlier versions kept no digest of a base

    def older(name: str, ours: bool) -> bytes:
        document = docx.Document(folder / name)
        document.paragraphs[-1]._p.getparent().remove(document.paragraphs[-1]._p)
        document.save(folder / name)
        if ours:
            shutil.copy(folder / name, folder / ".generated" / ".bases" / name)
        return (folder / name).read_bytes()

    older("Agenda.docx", ours=True)  # as an earlier version shipped it
    changed = older("Minutes.docx", ours=False)  # as the office changed it
    shutil.copy(folder / "Agenda.docx", folder / ".generated" / ".bases" / "Minutes.docx")
    code, out, _ = run("templates", "--update")
    assert code == 0
    assert "updated    Agenda.docx" in out
    assert (folder / "Agenda.docx").read_bytes() == before["Agenda.docx"]
    assert (folder / "Minutes.docx").read_bytes() == changed
    assert (folder / "Minutes (new).docx").read_bytes() == before["Minutes.docx"]
    assert re.search(r"kept +Minutes.docx: .*Minutes \(new\).docx. New in it: .*\[", out)
    assert "{{" not in out


def test_a_template_of_an_earlier_version_is_known_without_its_base(run, working_folder):
    from llf_docgen.package import open_parts, write_parts
    from llf_docgen.word.house.versions import has_shipped

    for path in (working_folder / "templates").glob("*.docx"):
        content = path.read_bytes()
        assert has_shipped(content, path.name), "run poe build-shipped"
        parts = open_parts(content, path.name, "docx")
        assert has_shipped(write_parts(parts), path.name)
        parts["word/document.xml"] += b" "
        assert not has_shipped(write_parts(parts), path.name)


@pytest.mark.parametrize("damage", [b"", b"<w:document", b"\0"])
def test_newer_templates_beside_a_damaged_one(run, working_folder, damage):
    from llf_docgen.package import open_parts, write_parts

    path = working_folder / "templates" / "Agenda.docx"
    parts = open_parts(path.read_bytes(), path.name, "docx")
    path.write_bytes(write_parts(parts | {"word/document.xml": damage}))
    before = path.read_bytes()
    code, _, err = run("templates", "--update")
    assert (code, "Agenda.docx is damaged" in err) == (2, True)
    assert path.read_bytes() == before


def test_the_names_of_a_template_with_examples(run):
    code, out, _ = run("templates", "--names", "agenda")
    assert code == 0
    assert re.search(r"^chair +Priya Marlowe", out, re.MULTILINE)
    assert re.search(r"^items\[\].paper +Paper A", out, re.MULTILINE)
    code, _, err = run("templates", "--names", "agends")
    assert (code, 'Did you mean "Agenda"?' in err) == (2, True)


def test_findings_are_grouped_by_sheet_with_counts(run):
    code, out, _ = run("check", "--today", "2021-02-20")
    assert code == 1
    lines = [line.strip() for line in out.splitlines()]
    assert "Meetings: 3 breaches of the Terms and 1 warning" in lines
    assert lines.index("Attendance: 1 error") < lines.index("Actions: 5 warnings")
    assert "3 breaches of the Terms, 1 error and 7 warnings" in out


def test_strict_makes_warnings_count(run):
    assert run("check")[0] == 0
    assert run("check", "--strict")[0] == 1


def test_only_one_rule(run):
    code, out, _ = run("check", "--today", "2021-02-20", "--only", "action-overdue")
    assert code == 0
    assert "1 rule: 5 warnings" in out
    assert "Meetings!" not in out
    code, _, err = run("check", "--only", "action-overdu")
    assert code == 2
    assert 'Did you mean "action-overdue"?' in err


def test_a_rule_is_explained(run):
    code, out, _ = run("check", "--rule", "quorum")
    assert code == 0
    assert "representatives from three of the action group partner organisations" in out
    assert "Right" in out
    assert "Wrong" in out


def test_every_rule_can_be_explained():
    from llf_docgen.rules import RULES

    for rule in RULES:
        assert rule.title.endswith("."), rule.id
        assert rule.right, rule.id
        assert rule.wrong, rule.id
        assert not rule.clause.name or rule.clause.sentence.endswith("."), rule.id


def test_mark_writes_a_copy_and_leaves_the_workbook_alone(run, working_folder):
    path = workbook(working_folder)
    edit(path, lambda b: cells.put(b, OWNER, "=Grace Okel"))
    edit(path, lambda b: cells.put(b, OWNER, "Grace Okel"))
    before = path.read_bytes()
    code, out, _ = run("check", "--mark")
    assert code == 1
    assert path.read_bytes() == before
    name = f"{path.stem} - to correct.xlsx"
    assert f"created    {name}" in out
    copy = openpyxl.load_workbook(Path("output") / name)
    assert copy.sheetnames[0] == "To correct"
    marked = cells.cell_of(copy, OWNER)
    assert "is not in Members" in marked.comment.text
    assert marked.fill.fgColor.rgb.endswith("F4CCCC")
    listed = [row for row in copy["To correct"].iter_rows(min_row=6, values_only=True) if row[0]]
    assert (OWNER, "reference-known") in [(row[1], row[3]) for row in listed]
    links = [cell.hyperlink.location for (cell,) in copy["To correct"]["B6:B7"]]
    assert OWNER.replace("Actions", "'Actions'") in links
    assert copy["To correct"]["A3"].value is None
    assert len(copy["Actions"].data_validations.dataValidation) > 5


def test_mark_keeps_what_the_copy_is_not_about(run, working_folder):
    from openpyxl.chart import BarChart, Reference

    def chart(book):
        drawn = BarChart()
        drawn.add_data(Reference(book["KPIs"], min_col=8, min_row=4, max_row=6))
        book["KPIs"].add_chart(drawn, "R4")

    edit(workbook(working_folder), chart)
    run("check", "--mark")
    (path,) = Path("output").glob("* - to correct.xlsx")
    assert openpyxl.load_workbook(path)["To correct"]["A3"].value is None
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(workbook(working_folder)) as given:
        chart = "xl/charts/chart1.xml"
        assert made.read(chart) == given.read(chart)


def test_a_template_without_the_confidentiality_line_is_a_breach(run, working_folder):
    import docx

    path = working_folder / "templates" / "Minutes.docx"
    document = docx.Document(path)
    document.sections[0].footer.paragraphs[0].text = "Our own footer"
    for paragraph in document.paragraphs:
        if "confidentiality" in paragraph.text:
            paragraph.text = ""
    document.save(path)
    code, out, _ = run("check")
    assert code == 1
    assert "The template Minutes.docx does not show the confidentiality statement" in out


def test_json_of_a_build(run):
    code, out, _ = run("pack", "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert [f["outcome"] for f in told["files"]] == ["created"] * 4
    assert told["today"] == "2021-01-18"
    assert told["deadlines"][0]["by"] == "2021-01-28"


def test_rules_are_listed_with_clause_and_level(run):
    code, out, _ = run("rules")
    assert code == 0
    assert re.search(r"quorum +breach +.*\[Action Group Membership\]", out)
    listed = json.loads(run("rules", "--format", "json")[1])
    assert {"id", "level", "clause", "title"} == set(listed[0])


def test_new_makes_a_folder_that_works(run, tmp_path, monkeypatch):
    code, out, _ = run("new", "my folder")
    assert code == 0
    assert 'cd "my folder"' in out
    assert {p.name for p in Path("my folder").iterdir()} == {"workbook", "templates", "output"}
    code, _, err = run("new", "my folder")
    assert code == 2
    assert "nothing was changed" in err
    monkeypatch.chdir("my folder")
    assert run("pack")[0] == 0


def test_words_outside_ascii_arrive(run, working_folder):
    name = "Zoë O’Łęcka–ß 東京"
    edit(workbook(working_folder), lambda b: cells.put(b, VENUE, name))
    assert run("pack")[0] == 0
    import docx

    texts = [c.text for t in docx.Document(FOLDER / "Agenda.docx").tables for c in t._cells]
    assert name in texts


def test_names_windows_forbids_are_made_safe(run, working_folder):
    edit(workbook(working_folder), lambda b: cells.put(b, GROUP, 'CON: a/b*c? "group".'))
    assert run("pack")[0] == 0
    for made in (p for p in Path("output").iterdir() if not p.name.startswith(".")):
        assert not set(made.name) & set('<>:"/\\|?*')
        assert not made.name.endswith((".", " "))


WRONG = [
    ("an option that is none", ["pack", "--worbook", "x"], "--workbook"),
    ("a command that is none", ["pakc"], "See: llf-docgen --help"),
    ("no day", ["check", "--today", "tomorrow"], "'tomorrow' is no day. Write it as "),
    ("no such day", ["check", "--today", "30/2/2021"], "'30/2/2021' is no day. Write it as "),
    ("no such weekday", ["check", "--today", "Fri 28 Jan 2021"], "28 January 2021 is a Thursday"),
    ("no term", ["pack", "--term", "Winter"], "'Winter' is no term. Write Autumn, Spring or Sum"),
    ("two terms", ["pack", "--term", "S"], "'S' is no term. Write Autumn, Spring or Summer."),
    ("no workbook", ["check", "--workbook", "none.xlsx"], "is not there"),
    ("a folder", ["check", "--workbook", "templates"], "is a folder"),
    ("an old workbook", ["check", "--workbook", "old.xls"], "old format of Excel"),
    ("a protected one", ["check", "--workbook", "locked.xlsx"], "protected by a password"),
    ("a text file", ["check", "--workbook", "text.xlsx"], "is no .xlsx file"),
    ("no templates", ["pack", "--templates", "none"], "llf-docgen new FOLDER"),
    ("an output that is a file", ["pack", "--output", "old.xls"], "--output"),
]


@pytest.mark.parametrize(("case", "arguments", "says"), WRONG)
def test_wrong_use_is_one_or_two_plain_lines(run, working_folder, case, arguments, says):
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    Path("old.xls").write_bytes(ole + b"\0" * 600)
    Path("locked.xlsx").write_bytes(ole + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    Path("text.xlsx").write_text("Name,Date\r\n", encoding="utf-8")
    code, out, err = run(*arguments)
    assert code == 2, case
    assert says in err
    assert len(err.splitlines()) <= 2
    assert "Traceback" not in out + err


def test_which_workbook_is_meant(run, working_folder):
    book = workbook(working_folder)
    (book.parent / f"~${book.name}").write_bytes(b"lock")
    code, out, _ = run("check")
    assert code == 0
    assert "what you have not saved there is not read" in out
    shutil.copy(book, book.parent / "second.xlsx")
    code, _, err = run("check")
    assert code == 2
    assert "Which one? Name it with --workbook." in err
    (book.parent / "second.xlsx").unlink()
    book.rename(book.with_suffix(".xls"))
    code, _, err = run("check")
    assert code == 2
    assert "save it in Excel as .xlsx" in err
    shutil.rmtree(book.parent)
    assert "llf-docgen new FOLDER" in run("check")[2]


@pytest.mark.parametrize(
    ("inside", "up", "back"),
    [
        ("output", "one folder", ".."),
        ("workbook", "one folder", ".."),
        ("templates", "one folder", ".."),
        ("output/2021-02-04 Planning Action Group", "two folders", str(Path("..", ".."))),
    ],
)
@pytest.mark.parametrize("command", [["pack"], ["check"], ["year", "--preview"]])
def test_inside_the_working_folder_the_way_out_is_said(
    run, working_folder, monkeypatch, inside, up, back, command
):
    Path(inside).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(inside)
    code, _, err = run(*command)
    assert code == 2
    assert f"There is no folder 'workbook' here: it is {up} up, in '{working_folder}'." in err
    assert err.endswith(f"Go there: cd {back}\n")
    assert " new " not in err


def test_a_folder_of_templates_is_looked_for_likewise(run, working_folder, monkeypatch):
    monkeypatch.chdir("templates")
    code, _, err = run("templates")
    assert code == 2
    assert f"no folder 'templates' here: it is one folder up, in '{working_folder}'." in err


def test_beside_the_working_folder_the_way_in_is_said(run, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("office"))
    run("new", "our group")
    assert "it is in the folder 'our group'. Go there: cd \"our group\"" in run("check")[2]
    run("new", "another group")
    assert "Name the file with --workbook, or make a working folder" in run("check")[2]


def test_a_workbook_locked_by_excel_is_said(run, working_folder, monkeypatch):
    real = os.open

    def held(path, *how, **more):
        if Path(path).name == WORKBOOK.name:
            raise PermissionError(13, "Permission denied")
        return real(path, *how, **more)

    monkeypatch.setattr("llf_docgen.package.os.open", held)

    from datetime import UTC, datetime

    from llf_docgen.errors import UnusableFile
    from llf_docgen.pipeline import checking
    from llf_docgen.pipeline.choices import Job, Options, Places

    job = Job(Options(clock=datetime(2021, 1, 18, tzinfo=UTC)), Places(WORKBOOK))
    with pytest.raises(UnusableFile, match="Is it open in Excel"):
        checking.check(job)


def test_a_misspelt_name_in_a_template_is_said_and_nothing_written(run, working_folder):
    import docx

    path = working_folder / "templates" / "Minutes.docx"
    document = docx.Document(path)
    document.add_paragraph("{{ qorum_sentence }}")
    document.save(path)
    code, _, err = run("pack")
    assert code == 2
    assert "Minutes.docx asks for 'qorum_sentence'" in err
    assert 'Did you mean "quorum_sentence"?' in err
    assert not Path("output").exists()


def test_a_missing_template_is_said(run, working_folder):
    path = working_folder / "templates" / "Agenda.docx"
    path.rename(path.with_name("Agendas.docx"))
    code, _, err = run("pack")
    assert code == 2
    assert 'Did you mean "Agendas"?' in err


def test_staff_may_rename_styles_and_add_their_words(run, working_folder):
    import docx

    path = working_folder / "templates" / "Agenda.docx"
    document = docx.Document(path)
    document.paragraphs[0].insert_paragraph_before("Our own words, {{ group }}")
    for table in document.tables[:1]:
        table._tbl.getparent().remove(table._tbl)
    document.save(path)
    assert run("pack")[0] == 0
    made = docx.Document(FOLDER / "Agenda.docx")
    assert made.paragraphs[0].text == "Our own words, (Improvement) Planning Action Group"


def test_a_file_that_cannot_be_written_ends_2_and_the_rest_is_made(run, working_folder):
    run("pack")
    (FOLDER / "Agenda.docx").chmod(0o444)
    edit(workbook(working_folder), lambda b: cells.put(b, VENUE, "Room 4"))
    code, out, _ = run("pack")
    assert code == 2
    assert "skipped    Agenda.docx" in out
    assert "updated    Minutes.docx" in out


def test_every_command_has_help_at_80_columns(run):
    for command in ([], *([command.name] for command in cli.commands())):
        code, out, _ = run(*command, "--help")
        assert code == 0
        assert max(map(len, out.splitlines())) <= 80
        assert "..." not in out.replace("[ARGS]...", "")


def test_help_imports_nothing_heavy():
    script = (
        "import sys; from llf_docgen import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'openpyxl', 'docx', 'docxtpl', 'lxml', 'jinja2', 'holidays', 'xlfmt'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stderr.strip() == "[]"


def test_the_module_runs_as_a_command(tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "llf_docgen"]
    done = subprocess.run([*command, "pack"], capture_output=True, cwd=tmp_path, env=environment)
    assert done.returncode == 2
    assert b"llf-docgen new FOLDER" in done.stderr
    assert b"Traceback" not in done.stderr
