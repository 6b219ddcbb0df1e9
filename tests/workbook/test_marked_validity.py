"""Marked copies, as the Open XML SDK and LibreOffice see them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import openpyxl
import pytest

from llf_docgen.workbook.writing.marked_copy import marked_copy
from tests.conftest import ROOT, WORKBOOK
from tests.workbook import marking
from tests.workbook.marking import SOME, found_in, shipped
from tests.workbook.test_marked_copy import with_note
from tests.workbook.test_marked_left_out import with_macros, with_signature

pytestmark = pytest.mark.slow

FILES = (WORKBOOK, *sorted((ROOT / "tests" / "data").glob("*.xlsx")))
KINDS = (*marking.KINDS, with_note, with_macros, with_signature)


def new_faults(validator: list[str], given: Path, made: Path) -> set[str]:
    """What the SDK finds in a copy and not in what it is a copy of."""
    found = _faults(validator, made)
    return found - _faults(validator, given) if found else found


def _faults(validator: list[str], path: Path) -> set[str]:
    """Without the places in the list of sheets, which move on by one."""
    done = subprocess.run([*validator, str(path)], capture_output=True, check=False)
    return {
        f"{error['path']} {error['description']} {re.sub('sheet.[0-9]+', '', error['xPath'] or '')}"
        for error in json.loads(done.stdout)["errors"]
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_marked_copy_is_as_valid_as_the_workbook(validator, tmp_path, path):
    content = path.read_bytes()
    made = tmp_path / "made.xlsx"
    made.write_bytes(marked_copy(content, (*found_in(content), *SOME)))
    assert not new_faults(validator, path, made)


@pytest.mark.parametrize("kind", KINDS)
def test_and_so_it_is_whoever_wrote_the_workbook(validator, tmp_path, kind):
    content = shipped(kind)
    given, made = tmp_path / "given.xlsx", tmp_path / "made.xlsx"
    given.write_bytes(content)
    made.write_bytes(marked_copy(content, SOME))
    assert not new_faults(validator, given, made)


def converted(soffice: str, folder: Path, kind: str, *paths: Path) -> Path:
    """Where LibreOffice puts the files that it makes of these."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "converted"
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(target)]
    subprocess.run([*command, *map(str, paths)], capture_output=True, check=True, timeout=300)
    return target


def test_libreoffice_opens_it_and_shows_the_marks(soffice, tmp_path):
    paths = [tmp_path / f"{kind.__name__}.xlsx" for kind in KINDS]
    for kind, path in zip(KINDS, paths, strict=True):
        path.write_bytes(marked_copy(shipped(kind), SOME))
    folder = converted(soffice, tmp_path, "xlsx", *paths)
    for path in paths:
        book = openpyxl.load_workbook(folder / path.name)
        assert book.sheetnames[0] == "To correct"
        assert book["To correct"]["C6"].value == "=Nobody of that name."
        actions = book["Actions"]
        colours = [str(actions[a].fill.fgColor.rgb)[2:] for a in ("F4", "B40", "B900")]
        assert colours == ["F4CCCC", "CFE2F3", "F4CCCC"], path.stem
        assert "Nobody of that name." in actions["F4"].comment.text, path.stem
        assert actions["B900"].comment.text == "breach: Far below."
        assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == ["To correct"]


def test_a_workbook_that_libreoffice_wrote_is_marked(soffice, validator, tmp_path):
    given = converted(soffice, tmp_path, "xlsx", WORKBOOK) / WORKBOOK.name
    made = tmp_path / "made.xlsx"
    made.write_bytes(marked_copy(given.read_bytes(), SOME))
    assert not new_faults(validator, given, made)
    actions = openpyxl.load_workbook(made)["Actions"]
    assert actions["F4"].comment.text.startswith("error: =Nobody of that name.")
    assert str(actions["B900"].fill.fgColor.rgb) == "FFF4CCCC"


def test_the_first_sheet_is_printed_across(soffice, tmp_path):
    path = tmp_path / "made.xlsx"
    content = FILES[1].read_bytes()
    path.write_bytes(marked_copy(content, found_in(content)))
    pdf = converted(soffice, tmp_path, "pdf", path) / "made.pdf"
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Page size: +(7|8)\d\d", told), "landscape"
