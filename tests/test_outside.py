"""A folder received from somebody: nothing outside of it is written, and nothing outside read."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest

from llf_docgen.errors import UnusableTemplate
from llf_docgen.output import safely
from llf_docgen.output.bases import Bases
from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.template import Template
from tests import cells
from tests.conftest import TEMPLATES, WORKBOOK

FOLDER = Path("output") / "2021-02-04 Planning Action Group"
MINUTES = FOLDER / "Minutes.docx"
GENERATED = Path("output") / ".generated"
SECRET = "A secret of somebody else."


@pytest.fixture
def outside(working_folder) -> Path:
    """A folder beside the output folder, with a file that is nobody's business."""
    folder = working_folder / "outside"
    folder.mkdir()
    (folder / "profile").write_bytes(b"mine")
    document = docx.Document()
    document.add_paragraph(SECRET)
    document.save(folder / "secret.docx")
    return folder


def left_as_it_was(outside: Path) -> bool:
    names = sorted(p.name for p in outside.iterdir())
    return names == ["profile", "secret.docx"] and (outside / "profile").read_bytes() == b"mine"


def linked(path: Path, to: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.symlink_to(to, target_is_directory=to.is_dir())
    except OSError:
        pytest.skip("this system makes no links")


@pytest.mark.parametrize(
    "key", ["../../outside/profile", "{outside}/profile", "a/../../../outside/profile"]
)
@pytest.mark.parametrize("target", ["Agenda.docx", "../outside/profile"])
def test_a_journal_that_names_a_file_outside(run, outside, key, target):
    run("pack")
    (GENERATED / "next").write_bytes(b"bad")
    there = (FOLDER / "Agenda.docx").read_bytes()
    name = f"{FOLDER.name}/{target}" if target == "Agenda.docx" else target
    journal = {
        "key": key.format(outside=outside),
        "target": name,
        "written": hashlib.sha256(there if target == "Agenda.docx" else b"mine").hexdigest(),
    }
    (GENERATED / "journal").write_text(json.dumps(journal), encoding="utf-8")
    assert run("pack")[0] == 0
    assert left_as_it_was(outside)
    assert not (GENERATED / "next").exists()


@pytest.mark.parametrize(
    "journal",
    [
        *(b"[]", b"1", b"{", b"\xff", b'{"key": 1, "target": 2}', b"[" * 90_000),
        *(b'{"key":' * 9_000, b"[" * 900_000, b'{"target": "' + b"a/" * 40_000 + b'x"}'),
    ],
    ids=range(9),
)
def test_a_journal_that_says_nothing(run, working_folder, journal):
    run("pack")
    (GENERATED / "journal").write_bytes(journal)
    code, out, _ = run("pack")
    assert (code, out.count("unchanged")) == (0, 3)


IDENTITIES = (
    "x/../../../outside/secret.docx",
    "../../outside/secret.docx",
    "{outside}/secret.docx",
    "a/" * 1_990 + "secret.docx",
    "a/" * 300_000 + "secret.docx",
)


@pytest.mark.parametrize("identity", IDENTITIES, ids=range(len(IDENTITIES)))
def test_a_document_that_names_a_file_outside(run, outside, identity):
    run("pack")
    document = docx.Document(MINUTES)
    document.core_properties.identifier = "WHAT IT IS"
    document.add_paragraph("Typed.")
    document.save(MINUTES)
    parts = open_parts(MINUTES.read_bytes(), "M", "docx")
    said = f"llf-docgen: {identity.format(outside=outside)}".encode()
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"WHAT IT IS", said)
    MINUTES.write_bytes(write_parts(parts))
    _, out, err = run("changes", MINUTES)
    assert SECRET not in out + err
    (outside / "secret.docx").rename(outside / "away.docx")
    if len(identity) < 100:
        kept = GENERATED / "kept" / identity.format(outside=outside)
        kept.mkdir(parents=True)
        for name in ("2021-01-18 09.30.00.docx", "2021-01-18 09.30.00.base.docx"):
            (kept / name).write_bytes(b"bad")
    code, _, err = run("changes", MINUTES, "--restore")
    assert (code, "No earlier version" in err) == (2, True)


def test_a_link_to_a_file_that_is_not_there(run, outside):
    linked(FOLDER / "Agenda.docx", outside / "made.docx")
    code, out, _ = run("pack")
    assert code == 2
    assert "Agenda.docx: is or lies in a link that leads out of the folder" in out
    assert left_as_it_was(outside)
    assert MINUTES.is_file()


def test_a_link_to_a_file_outside_is_neither_read_nor_written(run, outside):
    run("pack")
    (FOLDER / "Agenda.docx").unlink()
    linked(FOLDER / "Agenda.docx", outside / "secret.docx")
    before = (outside / "secret.docx").read_bytes()
    assert run("pack", "--today", "2021-01-20")[0] == 2
    assert (outside / "secret.docx").read_bytes() == before
    assert not [p for p in GENERATED.rglob("*") if p.is_file() and p.read_bytes() == before]


def test_a_meetings_folder_that_is_a_link_outside(run, outside):
    linked(FOLDER, outside)
    code, out, _ = run("pack")
    assert (code, out.count("leads out of the folder")) == (2, 3)
    assert left_as_it_was(outside)


def test_a_memory_that_is_a_link_outside(run, outside):
    linked(GENERATED, outside)
    code, _, err = run("pack")
    assert (code, "leads out of the folder" in " ".join(err.split())) == (2, True)
    assert left_as_it_was(outside)


def test_links_in_the_memory(run, outside):
    for name in ("next", "journal", "PAG-2021-02/Agenda.docx", ".bases/PAG-2021-02/Agenda.docx"):
        linked(GENERATED / name, outside / "profile")
    run("pack")
    assert left_as_it_was(outside)


def test_a_kept_version_that_is_a_link_outside(run, outside):
    run("pack")
    kept = GENERATED / "kept" / "PAG-2021-02" / "Minutes.docx"
    linked(kept / "2021-01-18 09.30.00.docx", outside / "secret.docx")
    linked(kept / "2021-01-18 09.30.00.base.docx", outside / "secret.docx")
    code, _, err = run("changes", MINUTES, "--restore")
    assert (code, "No earlier version" in err) == (2, True)
    assert docx.Document(MINUTES).paragraphs[0].text != SECRET


def test_a_version_kept_is_no_link(run, outside, working_folder):
    """Links laid where the next version would be kept: by name, which the second tells."""
    run("pack")
    path = working_folder / "workbook" / WORKBOOK.name
    document = docx.Document(MINUTES)
    document.add_paragraph("Typed.")
    document.save(MINUTES)
    book = openpyxl.load_workbook(path)
    cells.put(book, cells.at("Meetings", 1, "Venue"), "Room 7")
    book.save(path)
    kept = GENERATED / "kept" / "PAG-2021-02" / "Minutes.docx"
    for second in range(60):
        stem = f"0001 {datetime.now().astimezone() + timedelta(seconds=second):%Y-%m-%d %H.%M.%S}"
        linked(kept / f"{stem}.base.docx", outside / "profile")
        linked(kept / f"{stem}.docx", outside / "made.docx")
    code, out, _ = run("pack")
    assert (code, "Minutes.docx: is or lies in a link" in out) == (2, True)
    assert left_as_it_was(outside)


@pytest.mark.parametrize("inner", ["origins", "origins/PAG-2021-02", "kept", ".bases"])
def test_where_the_memory_leads_outside_no_version_is_lost(run, outside, working_folder, inner):
    """What can't be remembered is refused before the document is written, not after."""
    run("pack")
    path = working_folder / "workbook" / WORKBOOK.name
    document = docx.Document(MINUTES)
    document.add_paragraph("Typed.")
    document.save(MINUTES)
    typed = MINUTES.read_bytes()
    book = openpyxl.load_workbook(path)
    cells.put(book, cells.at("Meetings", 1, "Venue"), "Room 7")
    book.save(path)
    shutil.rmtree(GENERATED / inner, ignore_errors=True)
    linked(GENERATED / inner, outside)
    run("pack")
    assert MINUTES.read_bytes() == typed
    assert left_as_it_was(outside)


@pytest.mark.parametrize("inner", [".bases", ".bases/PAG-2021-02", "kept", "origins"])
def test_links_to_folders_inside_are_none_either(run, inner):
    run("pack")
    for path in (GENERATED / inner, GENERATED / "x"):
        shutil.rmtree(path, ignore_errors=True)
        linked(path, FOLDER.absolute())
    there = {p.name: p.read_bytes() for p in FOLDER.iterdir()}
    run("pack")
    assert {p.name: p.read_bytes() for p in FOLDER.iterdir()} == there
    memory = Bases(Path("output"))
    assert all(memory[key] for key in memory)
    assert "x/Agenda.docx" not in memory


def test_the_memory_has_no_links_even_inside_the_folder(run):
    run("pack")
    document = docx.Document(MINUTES)
    document.add_paragraph("Typed.")
    document.save(MINUTES)
    typed = MINUTES.read_bytes()
    bases = GENERATED / ".bases" / "PAG-2021-02"
    bases.rename(GENERATED / "away")
    linked(bases, FOLDER.absolute())
    run("pack", "--today", "2021-01-20")
    assert MINUTES.read_bytes() == typed


def test_minutes_that_are_a_link_outside_are_not_extracted(run, outside):
    run("pack")
    MINUTES.unlink()
    linked(MINUTES, outside / "secret.docx")
    code, out, _ = run("extract", "--item", "6", "--today", "2021-02-05", "--draft")
    assert (code, "Its minutes are not in the output folder" in out) == (0, True)


@pytest.mark.parametrize("options", [[], ["--restore"]])
def test_what_changed_in_a_document_outside_is_not_told(run, outside, options):
    run("pack")
    MINUTES.unlink()
    linked(MINUTES, outside / "secret.docx")
    code, out, err = run("changes", str(MINUTES), *options)
    assert (code, out) == (2, "")
    assert "Minutes.docx is or lies in a link that leads out of the folder output." in err
    assert left_as_it_was(outside)


def test_what_changed_is_told_where_the_output_folder_is_a_link(run, working_folder):
    (working_folder / "shared drive").mkdir()
    linked(working_folder / "output", working_folder / "shared drive")
    run("pack")
    assert run("changes", str(MINUTES))[0] == 0


def test_what_a_killed_run_left_outside_stays(run, outside):
    (outside / ".~12.tmp").write_bytes(b"somebody else's")
    linked(Path("output") / "elsewhere", outside)
    run("pack")
    assert (outside / ".~12.tmp").is_file()


def test_an_output_folder_may_itself_be_a_link(run, working_folder):
    (working_folder / "shared drive").mkdir()
    linked(working_folder / "output", working_folder / "shared drive")
    assert run("pack")[0] == 0
    assert (working_folder / "shared drive" / FOLDER.name / "Agenda.docx").is_file()


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../a", "a/../b", "a//b", "a/.", "a\0b"])
def test_names_that_are_none(tmp_path, name):
    with pytest.raises(safely.Outside):
        safely.inside(tmp_path, name)


def test_a_loop_of_links_leads_nowhere(tmp_path):
    linked(tmp_path / "a", tmp_path / "b")
    linked(tmp_path / "b", tmp_path / "a")
    assert not safely.is_inside(tmp_path, tmp_path / "a")


@pytest.mark.skipif(os.name == "nt", reason="a colon is no letter of a name there")
def test_odd_names_of_a_persons_own(tmp_path):
    assert safely.inside(tmp_path, "Minutes: as sent.docx") == tmp_path / "Minutes: as sent.docx"


def test_a_template_cannot_reach_the_program(tmp_path):
    template = docx.Document(TEMPLATES / "Briefing.docx")
    template.add_paragraph("{{ ('{0.__init__.__globals__}'|attr('format'))(cycler) }}")
    template.save(tmp_path / "Briefing.docx")
    prepared = Template.read(tmp_path / "Briefing.docx")
    values = {name: [] if name == "messages" else "" for name in prepared.names}
    with pytest.raises(UnusableTemplate, match=r"code|asks for"):
        prepared.render(values)


@pytest.mark.parametrize("name", ["Minutes.docx", "logo.png"])
def test_a_template_or_logo_that_is_a_link(run, outside, name):
    there = Path("templates") / name
    there.unlink(missing_ok=True)
    linked(there, outside / "secret.docx")
    code, _, told = run("pack")
    assert code == 2
    assert f"{name} is a link that leads out of its folder. Put a copy there" in told
    assert not MINUTES.exists()


def test_a_logo_that_is_none_is_not_passed_over(run, working_folder):
    (working_folder / "templates" / "logo.png").mkdir()
    code, _, told = run("pack")
    assert code == 2 and "logo.png is a folder, not a file." in told


@pytest.mark.parametrize("place", ["output", "output/.generated"])
def test_a_file_where_a_folder_is_to_be(run, working_folder, place):
    shutil.rmtree("output", ignore_errors=True)
    Path(place).parent.mkdir(exist_ok=True)
    Path(place).write_text("mine", encoding="utf-8")
    code, _, told = run("pack")
    assert code == 2
    assert f"{Path(place)} is a file, where a folder is to be. Move it elsewhere" in told
    assert Path(place).read_text(encoding="utf-8") == "mine"
