"""Documents are known again without their identifiers, and by a memory of an earlier version."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from tests import cells
from tests.conftest import ROOT, WORKBOOK
from tests.papers import FOLDER
from tests.test_edits import change_workbook, text_of

MINUTES = FOLDER / "Minutes.docx"
GENERATED = Path("output") / ".generated"
WORDS = "Typed by hand."


def typed(path: Path, words: str = WORDS, keep: bool = False) -> bytes:
    """A person's words in a document, saved by a program that drops the identifier."""
    document = docx.Document(str(path))
    document.add_paragraph(words)
    if not keep:
        document.core_properties.identifier = ""
    document.save(str(path))
    return path.read_bytes()


def without_targets() -> None:
    """A memory as it was before it was remembered where each file was written."""
    for path in (GENERATED / "origins").rglob("*.json"):
        path.unlink()


def forget_all(folder: Path) -> None:
    for path in folder.glob("*.docx"):
        typed(path, "")


@pytest.mark.parametrize("before", [False, True], ids=["now", "as it was remembered before"])
@pytest.mark.parametrize("others", ["keep theirs", "lost theirs"])
def test_an_edited_document_without_its_identifier(run, working_folder, before, others):
    run("pack")
    if others == "lost theirs":
        forget_all(FOLDER)
    mine = typed(MINUTES)
    if before:
        without_targets()
    code, out, _ = run("changes", MINUTES)
    assert (code, WORDS in out) == (0, True)
    change_workbook(working_folder, 1)
    assert "merged     Minutes.docx" in run("pack")[1]
    assert MINUTES.read_bytes() != mine
    code, out, _ = run("changes", MINUTES, "--restore")
    assert (code, "is as it was before" in out) == (0, True)
    assert MINUTES.read_bytes() == mine


def test_after_a_merge_it_is_known_wherever_it_is_put(run, working_folder):
    run("pack")
    typed(MINUTES)
    change_workbook(working_folder, 1)
    run("pack")
    moved = Path("output") / "Elsewhere" / "Our minutes.docx"
    moved.parent.mkdir()
    MINUTES.rename(moved)
    code, out, _ = run("changes", moved)
    assert (code, WORDS in out) == (0, True)


def test_of_two_meetings_each_is_taken_for_its_own(run, working_folder):
    run("pack")
    run("pack", "--meeting", "PAG-2020-11", "--draft")
    other = FOLDER.with_name("2020-11-12 Planning Action Group") / "Minutes.docx"
    for path in (MINUTES, other):
        typed(path, f"In {path.parent.name}.")
    for path in (MINUTES, other):
        _, out, _ = run("changes", path)
        assert "1 change since it was generated" in out
        assert f"In {path.parent.name}." in out


@pytest.mark.parametrize("with_a_copy", [False, True])
def test_a_meeting_that_moves_takes_documents_without_identifiers_along(
    run, working_folder, with_a_copy
):
    run("pack")
    if with_a_copy:  # one that still says what it is, elsewhere
        (Path("output") / "For the chair").mkdir()
        copy = Path("output") / "For the chair" / "Minutes.docx"
        copy.write_bytes(MINUTES.read_bytes())
    forget_all(FOLDER)
    typed(MINUTES)
    path = working_folder / "workbook" / WORKBOOK.name
    book = openpyxl.load_workbook(path)
    cells.put(book, cells.at("Meetings", 1, "Date"), datetime(2021, 2, 11))
    book.save(path)
    _, out, _ = run("pack", "--draft")
    moved = FOLDER.with_name("2021-02-11 Planning Action Group")
    assert "merged     Minutes.docx" in out
    assert "merged     Agenda.docx" in out
    assert WORDS in text_of((moved / "Minutes.docx").read_bytes())
    assert not FOLDER.exists()


@pytest.mark.parametrize("where", ["Minutes.docx", "Other/Minutes.docx"])
def test_a_document_of_somebody_else_is_not_taken_for_one_of_that_name(run, working_folder, where):
    run("pack")
    stranger = Path("output") / where
    stranger.parent.mkdir(exist_ok=True)
    document = docx.Document()
    document.add_paragraph("A stranger's.")
    document.save(str(stranger))
    code, _, err = run("changes", stranger)
    assert (code, "is not known" in err) == (2, True)
    before = stranger.read_bytes()
    assert run("changes", stranger, "--restore")[0] == 2
    assert stranger.read_bytes() == before


@pytest.fixture
def of_before(working_folder) -> Path:
    """An output folder made by 0.1.0 as it was before bases had a folder of their own."""
    with zipfile.ZipFile(ROOT / "tests" / "data" / "generated-before.zip") as archive:
        archive.extractall(working_folder / "output")
    return working_folder


def test_an_output_folder_of_before_keeps_working(run, of_before):
    before = "Typed by hand before."
    code, out, _ = run("changes", MINUTES)
    assert (code, out.count("back with: llf-docgen changes")) == (0, 1)
    assert f"added      At the end: \u201c{before}\u201d" in out or before in out
    change_workbook(of_before, 3)
    _, out, _ = run("pack")
    assert "merged     Minutes.docx" in out
    assert "updated    Agenda.docx" in out
    assert before in text_of(MINUTES.read_bytes())
    assert not list(Path("output").rglob("*(new)*"))
    bases = {p.relative_to(GENERATED).parts[0] for p in GENERATED.rglob("*.docx")}
    assert bases == {".bases", "kept", "2020-21 Planning Action Group"}  # the last: a record
    _, out, _ = run("changes", MINUTES)
    moments = [line.split("kept       ")[1].split(";")[0] for line in out.splitlines()
               if line.startswith("kept ")]  # fmt: skip
    assert len(moments) == 2
    run("changes", MINUTES, "--restore", moments[-1])
    assert "Room" not in text_of(MINUTES.read_bytes())
    assert before in text_of(MINUTES.read_bytes())
    assert "merged     Minutes.docx" in run("pack")[1]
