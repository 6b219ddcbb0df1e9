"""Computers set oddly, names that no one expects: a sentence or the document, never a defect."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from llf_docgen.cli import screen
from llf_docgen.cli.options import now
from llf_docgen.output.cases import Outcome, Written
from llf_docgen.pipeline.places import MOST_BYTES, safe
from tests import cells
from tests.conftest import ROOT, WORKBOOK
from tests.papers import FOLDER, at

COMMAND = [sys.executable, "-m", "llf_docgen"]
on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows knows neither")


def run_with(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("LC", "LA"))}
    return subprocess.run(
        [*COMMAND, *arguments], env={**known, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True, encoding="utf-8", errors="replace", timeout=120,
    )  # fmt: skip


def change(where: str, value: object) -> None:
    path = Path("workbook") / WORKBOOK.name
    book = openpyxl.load_workbook(path)
    cells.put(book, where, value)
    book.save(path)


@on_posix
@pytest.mark.parametrize("zone", ["XXX-24:59:59", "XXX+24:59:59", ":/nonsense", "", "XXX-14"])
def test_odd_time_zones(working_folder, zone):
    done = run_with({"TZ": zone}, "pack")
    assert (done.returncode, done.stderr) == (0, "")
    assert at("Agenda").is_file()


def test_a_moment_without_a_zone_is_in_utc(monkeypatch):
    class Odd(datetime):
        def astimezone(self, *_):
            raise ValueError("offset")

    monkeypatch.setattr("llf_docgen.cli.options.datetime", Odd)
    assert now().utcoffset() == timedelta()
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)


PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@on_posix
@pytest.mark.parametrize("where", ["Group", "Reference"])
@pytest.mark.parametrize("command", ["pack", "check", "year"])
def test_a_coding_that_lacks_a_letter(working_folder, where, command):
    place = cells.setting("Group") if where == "Group" else cells.at("Meetings", 1, "Meeting")
    change(place, "Plan “Łódź” 1")
    done = run_with(PLAIN, command, *([] if command == "check" else ["--draft"]))
    assert "should not happen" not in done.stderr
    assert "Traceback" not in done.stderr
    if done.returncode == 2:
        assert "can't be the name of a file here: this computer is set to letters (" in done.stderr
        assert done.stderr.endswith("Set PYTHONUTF8=1 and run the command again.\n")
        assert not list(Path("output").glob("*"))
    assert command == "check" or done.returncode == 2 or where == "Reference"


@on_posix
def test_a_coding_that_lacks_nothing(working_folder):
    change(cells.setting("Group"), "Plan “Łódź” 1")
    done = run_with({**PLAIN, "PYTHONUTF8": "1"}, "pack", "--draft")
    assert done.returncode == 0
    assert list(Path("output").glob("* Plan “Łódź” 1"))


LONG = [
    "a" * 300, "ł" * 125, "“" * 90 + " b", "a" * 249 + " b", "a." * 130, "😀" * 64, "CON" + "x" * 300,
]  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_names_that_are_too_long_are_cut_by_their_bytes(name, tmp_path):
    found = safe(name)
    assert len(found.encode()) <= MOST_BYTES
    assert found == safe(found), "a name that was cut is a name"
    for ending in (".docx", " (new 99).docx.json"):
        (tmp_path / f"{found}{ending}").write_bytes(b"")
    assert safe(f"{name}1") != safe(f"{name}2"), "two that begin alike stay two"


@pytest.mark.parametrize("name", ["a" * MOST_BYTES, "Rowan Pell", "PAG-2021-02", "ł" * 115])
def test_names_that_fit_are_as_they_are(name):
    assert safe(name) == name


def test_the_sheet_of_an_owner_with_a_long_name(run, working_folder):
    change(cells.at("Actions", 0, "Owner"), "Ł" * 130)
    code, out, _ = run("actions", "--draft")
    assert "too long" not in out
    assert code == 0
    assert any("ŁŁŁ" in path.name for path in Path("output").rglob("*.docx"))


STEERING = ["\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\x7f\x08\x08", "\u202ecod.", "\u2066x"]


@pytest.mark.parametrize("odd", STEERING)
def test_no_name_steers_the_terminal(odd, capsys):
    screen.say_written([Written(f"a{odd}.docx", Outcome.KEPT, f"is now {odd}")])
    screen.say_error(f"{odd} can't be read.")
    screen.say_names([("name", odd)])
    said = capsys.readouterr()
    for out in (said.out, said.err):
        assert "\ufffd" in out
        assert not set(out) & {"\x1b", "\x07", "\x9b", "\x08", "\x7f", "\u202e", "\u2066"}


@pytest.mark.parametrize("between", ["\n", "\r", "\r\n", "\x0b", "\u2028", "\x85"])
def test_no_name_makes_a_line_of_its_own(between, capsys):
    screen.say_written([Written(f"a{between}created    b.docx", Outcome.KEPT)])
    assert capsys.readouterr().out == "kept       a created    b.docx\n"


@pytest.mark.parametrize("fine", ["Łódź “x”", "مرحبا", "\u200fשלום", "👩\u200d🏫", "a\u00a0b"])
def test_words_are_shown_as_they_are(fine):
    assert screen.plain(fine) == fine


@on_posix
def test_a_template_and_a_document_called_oddly(run, working_folder):
    run("pack")
    odd = "A\x1b]0;owned\x07\nz"
    (working_folder / "templates" / f"{odd}.docx").write_bytes(b"none")
    (FOLDER / "Agenda.docx").rename(FOLDER / f"{odd}.docx")
    workbook = working_folder / "workbook" / WORKBOOK.name
    workbook.rename(workbook.with_name(f"{odd}.xlsx"))
    for arguments in (
        ("templates",), ("pack",), ("changes", FOLDER / f"{odd}.docx"), ("check",),
        ("changes", FOLDER / f"{odd}.txt"), ("check", "--mark"), ("pack", "--only", odd),
        ("new", odd),
    ):  # fmt: skip
        _, out, err = run(*arguments)
        assert "\x1b" not in out + err, arguments
        assert "\x07" not in out + err, arguments


@on_posix
def test_documents_and_workbooks_of_the_longest_names(run, working_folder):
    run("pack")
    longest = "ł" * 125 + ".docx"
    (FOLDER / "Agenda.docx").rename(FOLDER / longest)
    workbook = Path("workbook") / WORKBOOK.name
    change(cells.at("Meetings", 1, "Venue"), "Room 7")
    workbook = workbook.rename(workbook.with_name("a" * 250 + ".xlsx"))
    code, out, err = run("pack")
    assert (code, err) == (0, "")
    assert f"is now {longest}; brought up to date" in out
    (FOLDER / longest).write_bytes(b"typed")
    workbook.rename(workbook.with_name(WORKBOOK.name))
    change(cells.at("Meetings", 1, "Venue"), "Room 8")
    code, out, err = run("pack")
    assert "should not happen" not in err


@on_posix
def test_a_document_whose_new_version_would_have_too_long_a_name(run, working_folder):
    run("pack")
    longest = "ł" * 125 + ".docx"
    path = (FOLDER / "Agenda.docx").rename(FOLDER / longest)
    content = path.read_bytes()
    path.write_bytes(content[:-30] + bytes(30))  # its properties can't be read, nor its words
    assert run("pack")[0] == 0
    path.write_bytes(content)
    base = Path("output/.generated/.bases/PAG-2021-02/Agenda.docx")
    base.write_bytes(b"damaged")
    change(cells.at("Meetings", 1, "Venue"), "Room 7")
    code, out, _ = run("pack")
    assert (code, "Agenda.docx: has a name that is too long; give it a shorter" in out) == (2, True)
    assert path.read_bytes() == content


@on_posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes names in UTF-8 only")
def test_a_document_whose_name_is_in_no_coding(run, working_folder):
    run("pack")
    odd = os.fsdecode(b"Agenda \xff\xfe.docx")
    (FOLDER / "Agenda.docx").rename(FOLDER / odd)
    change(cells.at("Meetings", 1, "Venue"), "Room 7")
    code, out, err = run("pack", "--format", "json")
    assert (code, err) == (0, "")
    assert "is now Agenda" in out
    assert "unchanged" in run("pack")[1]
    done = run_with({}, "pack")
    assert (done.returncode, done.stderr) == (0, "")
    assert run("changes", FOLDER / odd)[0] == 0
