"""Generate, edit, change the workbook, generate again: as an office does it, with the real files."""

from __future__ import annotations

import io
import json
import subprocess
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from llf_docgen.errors import UnusableFile
from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comparing.changes import changes as compared
from llf_docgen.workbook.writing.shipped import ROWS
from tests import cells
from tests.conftest import WORKBOOK
from tests.papers import FOLDER, LIVING, PACK, at
from tests.word import edits, tracked


def text_of(content: bytes) -> str:
    return "\n".join(block[-1] for block in tracked.blocks(content))


def cell(book, sheet: str, row: int, heading: str):
    return cells.cell_of(book, cells.at(sheet, row, heading))


def change_workbook(folder: Path, number: int) -> None:
    """Another place for the meeting, an action said anew, and one more."""
    path = folder / "workbook" / WORKBOOK.name
    book = openpyxl.load_workbook(path)
    cells.put(book, cells.at("Meetings", 1, "Venue"), f"Room {number}")
    for row in range(len(ROWS["Actions"])):
        ref, action = (cell(book, "Actions", row, name) for name in ("Ref", "Action"))
        if str(ref.value).startswith("A-2020-0"):
            action.value = f"{str(action.value).split(' (')[0]} (round {number})"
    book.save(path)


def fresh(run, folder: Path) -> dict[str, list]:
    """What the workbook would give in an empty folder."""
    run(*LIVING, "--output", folder / f"fresh {len(list(folder.iterdir()))}")
    (made,) = sorted(folder.glob("fresh *"), key=lambda p: p.stat().st_mtime)[-1:]
    return {n: tracked.blocks(at(n, made).read_bytes()) for n in PACK}


def saved_by_libreoffice(soffice: str, tmp_path: Path) -> None:
    """Saves each document anew in its place, as a person does who opens and saves it."""
    there = [str(at(name)) for name in PACK]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    done = subprocess.run([*command, "--outdir", str(tmp_path / "saved"), *there],
                          capture_output=True, check=False, timeout=240)  # fmt: skip
    assert done.returncode == 0, done.stderr
    for name in PACK:
        content = (tmp_path / "saved" / f"{name}.docx").read_bytes()
        at(name).write_bytes(content)


@pytest.mark.slow
def test_three_times_without_an_editor(run, working_folder):
    run(*LIVING)
    for number in (1, 2, 3):
        change_workbook(working_folder, number)
        _, out, _ = run(*LIVING)
        assert out.count("updated ") == 4, out
        there = {n: tracked.blocks(at(n).read_bytes()) for n in PACK}
        assert there == fresh(run, working_folder)


@pytest.mark.slow
def test_three_times_with_libreoffice_saves_between(run, working_folder, soffice, tmp_path):
    run(*LIVING)
    for number in (1, 2, 3):
        saved_by_libreoffice(soffice, tmp_path)
        change_workbook(working_folder, number)
        _, out, _ = run(*LIVING)
        assert out.count("merged ") == 4, out
        assert "comment" not in out
        accepted = {n: tracked.blocks(tracked.accepted(at(n).read_bytes())) for n in PACK}
        assert accepted == fresh(run, working_folder)


@pytest.mark.slow
@pytest.mark.parametrize("with_saves", [False, True])
def test_three_times_with_edits_between(run, working_folder, request, tmp_path, with_saves):
    run(*LIVING)
    typed = []
    for number in (1, 2, 3):
        for place, edit in enumerate(edits.TYPING):
            typed.append(f"typed {number}{place} by hand")
            for name in PACK:
                path = at(name)
                content = edit(path.read_bytes(), 41 * number + 17 * place, place, typed[-1])
                path.write_bytes(content)
        if with_saves:
            saved_by_libreoffice(request.getfixturevalue("soffice"), tmp_path)
        before = {n: at(n).read_bytes() for n in PACK}
        change_workbook(working_folder, number)
        _, out, _ = run(*LIVING)
        assert out.count("merged ") == 4, out
        for name in PACK:
            now = at(name).read_bytes()
            rejected = tracked.blocks(tracked.rejected(now))
            assert rejected == tracked.blocks(tracked.rejected(before[name])), name
            was, there = (text_of(tracked.accepted(c)) for c in (before[name], now))
            assert [w for w in typed if w in was and w not in there] == []
            assert typed[-1] in was
        stamps = {p: p.stat().st_mtime_ns for p in map(at, PACK)}
        _, out, _ = run(*LIVING)
        assert out.count("has your edits; nothing new") == 4, out
        assert {p: p.stat().st_mtime_ns for p in map(at, PACK)} == stamps


def type_into_minutes(words: str) -> None:
    path = FOLDER / "Minutes.docx"
    document = docx.Document(str(path))
    for paragraph in document.element.body.iter(qn("w:p")):
        if tracked.words(paragraph).startswith("Click here and type: background"):
            next(paragraph.iter(qn("w:t"))).text = words
            break
    target = io.BytesIO()
    document.save(target)
    path.write_bytes(target.getvalue())


def test_changes_shows_what_a_person_changed_and_only_that(run, working_folder):
    run("pack")
    code, out, _ = run("changes", FOLDER / "Minutes.docx")
    assert (code, "no changes since it was generated" in out) == (0, True)
    type_into_minutes("We welcomed everybody.")
    path = FOLDER / "Minutes.docx"
    path.write_bytes(edits.add_row(path.read_bytes(), 3, 0, "A guest"))
    change_workbook(working_folder, 1)
    run("pack")
    _, out, _ = run("changes", path)
    assert "2 changes since it was generated" in out
    assert "changed    Under \u201c1. Welcome and apologies\u201d" in out
    assert "is now \u201cWe welcomed everybody.\u201d" in out
    assert "added" in out
    assert "A guest" in out
    assert "Room 1" not in out
    _, out, _ = run("changes", path, "--format", "json")
    told = json.loads(out)
    assert [c["after"] for c in told["changes"]][-1] == "We welcomed everybody."
    assert len(told["kept"]) == 1


def test_changes_tells_no_move_that_only_the_workbook_made(run, working_folder):
    """An action with another due date stands elsewhere now; where somebody typed in it, not."""
    run("pack")
    path, workbook = at("Action log"), working_folder / "workbook" / WORKBOOK.name
    document, book = docx.Document(path), openpyxl.load_workbook(workbook)
    number = [row["ref"] for row in ROWS["Actions"]].index("A-2020-10")
    row = next(r for t in document.tables for r in t.rows if r.cells[0].text == "A-2020-10")
    row.cells[-1].text = "Waiting for the notice."
    document.save(path)
    cell(book, "Actions", number, "Due").value = datetime(2021, 2, 15)
    book.save(workbook)
    run("pack")
    _, out, _ = run("changes", path)
    assert "1 change since it was generated" in out
    assert "added      Under \u201cOpen\u201d, row \u201cA-2020-10\u201d" in out


def test_changes_tells_a_comment_that_is_all_that_was_edited(run):
    import docx

    run("pack")
    path = FOLDER / "Minutes.docx"
    document = docx.Document(path)
    heading = next(p for p in document.paragraphs if p.text.startswith("6. "))
    document.add_comment(heading.runs, text="Is that so?", author="Jude Harrowgate")
    document.add_comment(document.paragraphs[0].runs, text="Top", author="")
    document.save(path)
    _, out, _ = run("changes", path)
    assert "no changes but 2 comments since it was generated" in out
    assert "Jude Harrowgate says \u201cIs that so?\u201d" in out
    assert "comment    Under \u201c6. " in out
    assert "At the top: somebody says \u201cTop\u201d" in out
    type_into_minutes("We welcomed everybody.")
    assert "1 change and 2 comments" in run("changes", path)[1]
    told = json.loads(run("changes", path, "--format", "json")[1])
    assert [c["words"] for c in told["comments"]] == ["Top", "Is that so?"]


def test_restore_brings_back_what_was_there_before_a_merge(run, working_folder):
    run("pack")
    path = FOLDER / "Minutes.docx"
    type_into_minutes("We welcomed everybody.")
    mine = path.read_bytes()
    change_workbook(working_folder, 1)
    run("pack")
    merged = path.read_bytes()
    assert merged != mine
    code, out, _ = run("changes", path, "--restore")
    assert (code, "is as it was before" in out) == (0, True)
    assert path.read_bytes() == mine
    _, out, _ = run("pack")
    assert "merged     Minutes.docx" in out  # the news comes again
    assert tracked.blocks(path.read_bytes()) == tracked.blocks(merged)
    _, out, _ = run("changes", path, "--restore", "1999-01-01 00.00.00")
    assert out == ""
    code, out, _ = run("changes", "--restore", path)
    assert (code, "is as it was before" in out) == (0, True)
    for without in ((), ("--restore",), ("--restore", "1999-01-01 00.00.00")):
        code, _, err = run("changes", *without)
        assert (code, "Which document? Name its FILE." in err) == (2, True)


def test_changes_of_what_is_none_of_ours(run, working_folder):
    stranger = working_folder / "Letter.docx"
    docx.Document().save(str(stranger))
    code, _, err = run("changes", stranger)
    assert code == 2
    assert "is not known" in err
    assert "Traceback" not in err
    code, _, err = run("changes", working_folder / "gone.docx")
    assert code == 2
    assert "gone.docx is not there" in err
    code, _, err = run("changes", working_folder / "gone.docx", "--restore")
    assert code == 2


TYPE = b'<!DOCTYPE w:document [<!ENTITY x "A secret.">]>'
HIDDEN = {
    "behind a long comment": lambda xml: xml.replace(
        b"<w:document", b"<!--" + 5000 * b"a" + b"-->" + TYPE + b"<w:document", 1
    ),
    "in UTF-16": lambda xml: (
        (TYPE + xml[xml.index(b"<w:document") :]).decode("utf-8").encode("utf-16")
    ),
    "with an entity in the words": lambda xml: xml.replace(
        b"<w:document", TYPE + b"<w:document", 1
    ).replace(b"</w:t>", b"&x;</w:t>", 1),
}


@pytest.mark.parametrize("hide", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels"])
def test_a_file_with_a_document_type_is_refused_and_stays(run, working_folder, hide, part):
    run("pack")
    path = FOLDER / "Minutes.docx"
    parts = open_parts(path.read_bytes(), path.name, "docx")
    parts[part] = hide(parts[part].replace(b"<Relationships", b"<w:document", 1))
    path.write_bytes(write_parts(parts))
    mine = path.read_bytes()
    with pytest.raises(UnusableFile) as told:
        compared(mine, mine, path.name)
    assert str(told.value) == f"Minutes.docx holds a document type in {part}; it is not opened."
    code, _, err = run("changes", path)
    assert (code, err.count("\n")) == (2, 1)
    change_workbook(working_folder, 1)
    _, out, _ = run("pack")
    assert "Minutes.docx: can't be read" in out
    assert path.read_bytes() == mine


def test_preview_and_again_from_the_command(run, working_folder):
    _, out, _ = run("pack", "--preview")
    assert "Nothing was written; this is what would happen." in out
    assert not Path("output").exists()
    run("pack")
    (FOLDER / "Agenda.docx").unlink()
    _, out, _ = run("pack")
    assert "kept       Agenda.docx: you deleted or moved it, so it is not made; --again" in out
    _, out, _ = run("pack", "--again")
    assert "created    Agenda.docx" in out


def test_a_meeting_that_moves_takes_its_documents_along(run, working_folder):
    """Another date, another folder name: the documents are still the meeting's."""
    run("pack")
    type_into_minutes("We welcomed everybody.")
    path = working_folder / "workbook" / WORKBOOK.name
    book = openpyxl.load_workbook(path)
    day = cell(book, "Meetings", 1, "Date")
    assert day.value.date() == date(2021, 2, 4)
    day.value = datetime(2021, 2, 11)
    book.save(path)
    _, out, _ = run("pack", "--draft")
    assert "Folder     output/2021-02-11 Planning Action Group" in out.replace("\\", "/")
    assert "its folder 2021-02-04 Planning Action Group is now 2021-02-11" in out
    assert "updated    Agenda.docx" in out
    assert "merged     Minutes.docx" in out
    moved = FOLDER.with_name("2021-02-11 Planning Action Group")
    content = (moved / "Minutes.docx").read_bytes()
    assert "We welcomed everybody." in text_of(content)
    assert "Thursday 11 February 2021" in text_of(tracked.accepted(content))
    _, out, _ = run("pack", "--draft")
    assert out.count("unchanged") == 2
    assert "has your edits" in out
    assert [p.name for p in sorted(Path("output").iterdir()) if p.name[0] != "."] == [
        "2020-21 Planning Action Group",
        "2021-02-11 Planning Action Group",
    ]


def test_a_folder_that_a_person_named_keeps_its_name(run, working_folder):
    run("pack")
    named = FOLDER.rename(FOLDER.with_name("February meeting"))
    path = working_folder / "workbook" / WORKBOOK.name
    book = openpyxl.load_workbook(path)
    cell(book, "Meetings", 1, "Date").value = datetime(2021, 2, 11)
    book.save(path)
    _, out, _ = run("pack", "--draft")
    assert "updated    Agenda.docx" in out
    assert named.is_dir()
    assert not list(Path("output").glob("2021-02-*"))


CLOSED = {
    "signed": ("_xmlsignatures/sig1.xml", "<a/>", "is signed, and a change would break"),
    "final": (
        "docProps/custom.xml",
        '<Properties><property name="_MarkAsFinal"><bool>true</bool></property></Properties>',
        "is marked as final",
    ),
}


@pytest.mark.parametrize(("part", "xml", "says"), CLOSED.values(), ids=list(CLOSED))
def test_a_closed_document_stays_and_the_new_version_is_laid_beside(
    run, working_folder, part, xml, says
):
    run(*LIVING)
    path = at("Minutes")
    parts = open_parts(edits.add_paragraph(path.read_bytes(), 3, 0), "x", "docx")
    path.write_bytes(write_parts(parts | {part: xml.encode()}))
    mine = path.read_bytes()
    change_workbook(working_folder, 7)
    code, out, _ = run(*LIVING)
    assert (code, path.read_bytes()) == (0, mine)
    assert says in " ".join(out.split())
    assert "Room 7" in text_of(at("Minutes (new)").read_bytes())
    code, out, _ = run(*LIVING)
    assert code == 0
    assert "no minutes were taken" not in " ".join(out.split())  # of the one beside it
    assert path.read_bytes() == mine


def test_a_comment_names_the_cell_that_the_workbooks_words_come_from(run, working_folder):
    run(*LIVING)
    path = at("Action log")
    book = openpyxl.load_workbook(working_folder / "workbook" / WORKBOOK.name)
    cell_of_action = cell(book, "Actions", 6, "Action")
    document = docx.Document(path)
    texts = [t for t in document.element.iter(qn("w:t")) if t.text == cell_of_action.value]
    texts[0].text = "As the group put it"
    document.save(path)
    cell_of_action.value = "As nobody else puts it"
    book.save(working_folder / "workbook" / WORKBOOK.name)
    run(*LIVING)
    (told,) = [comment.text for comment in docx.Document(path).comments]
    assert f"\u201cAs nobody else puts it\u201d (Actions!{cell_of_action.coordinate})." in told
