"""Damaged files, by the hundred: a sentence or a result, never a traceback."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from llf_docgen import rules
from llf_docgen.documents import DOCUMENTS
from llf_docgen.errors import DocgenError
from llf_docgen.output.cases import Generated, Outcome, Standing
from llf_docgen.output.deciding import decide
from llf_docgen.pipeline.edits import merging
from llf_docgen.word.template import Template
from llf_docgen.workbook.reading import reader
from tests import books
from tests.conftest import TEMPLATES, WORKBOOK
from tests.test_edits import FOLDER, change_workbook

pytestmark = pytest.mark.slow

ROUNDS = 60  # of each kind


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Some bytes of the file are others."""
    damaged = bytearray(content)
    for _ in range(chance.randrange(1, 9)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut_off(content: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return content[: chance.randrange(len(content))]


def without_a_part(content: bytes, chance: random.Random) -> bytes:
    """A part is missing."""
    parts = parts_of(content)
    del parts[chance.choice(sorted(parts))]
    return packed(parts)


def misprinted(content: bytes, chance: random.Random) -> bytes:
    """A part has letters changed, lost or doubled."""
    parts = parts_of(content)
    name = chance.choice(sorted(parts))
    text = bytearray(parts[name])
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(text))
        if chance.random() < 0.5:
            text[at] = chance.randrange(32, 127)
        elif chance.random() < 0.5:
            del text[at : at + chance.randrange(30)]
        else:
            text[at:at] = text[at : at + chance.randrange(40)]
    parts[name] = bytes(text)
    return packed(parts)


KINDS = [flipped, cut_off, without_a_part, misprinted]


@pytest.mark.parametrize("damage", KINDS)
def test_damaged_workbooks(damage: Callable[[bytes, random.Random], bytes]):
    content = WORKBOOK.read_bytes()
    for number in range(ROUNDS):
        try:
            reading = reader.read_content(damage(content, random.Random(number)), "book.xlsx")
        except DocgenError as why:
            assert str(why).startswith("book.xlsx")
            continue
        rules.tell(reading.problems)
        if reading.book:
            rules.check(reading.book)


@pytest.mark.parametrize("damage", KINDS)
def test_damaged_templates(damage, shipped_book, tmp_path: Path):
    for number in range(ROUNDS):
        document = DOCUMENTS[number % len(DOCUMENTS)]
        request = books.request_for(document.name, shipped_book)
        content = (TEMPLATES / f"{document.name}.docx").read_bytes()
        path = tmp_path / "Mine.docx"
        path.write_bytes(damage(content, random.Random(number)))
        try:
            Template.read(path).render(books.context(document.name, request))
        except DocgenError as why:
            assert str(why).startswith((str(path), "Mine.docx"))


@pytest.mark.parametrize("damage", KINDS)
def test_damaged_documents_of_a_person(damage, shipped_book):
    """They are merged or left as they are, and no defect of the merge shows."""
    template = Template.read(TEMPLATES / "Agenda.docx")
    base, new = (template.render(books.context("Agenda", books.request(shipped_book, m)), "key")
                 for m in (0, 1))  # fmt: skip
    how = merging(datetime(2021, 1, 18, tzinfo=UTC))
    file = Generated("Agenda.docx", new, "key")
    for number in range(ROUNDS // 3):
        mine = damage(base, random.Random(number))
        case = decide(file, Standing({file.path: mine}, {"key": base}), how)
        assert case.written.outcome in (Outcome.KEPT, Outcome.MERGED, Outcome.UPDATED)
        assert "a fault" not in case.written.note


def test_a_defect_of_the_merge_is_said_and_the_rest_is_made(run, working_folder, monkeypatch):
    run("pack")
    minutes = FOLDER / "Minutes.docx"
    document = docx.Document(str(minutes))
    document.add_paragraph("Typed.")
    document.save(str(minutes))
    typed = minutes.read_bytes()
    change_workbook(working_folder, 1)
    monkeypatch.setattr("llf_docgen.word.merge.merge.stories", lambda _parts: [][0])
    code, out, _ = run("pack")
    told = " ".join(out.split())
    assert "could not be merged by a fault of llf-docgen's own (test_faults.py:" in told
    assert "IndexError('list index out of range')), so your file stays as it is; the new" in told
    assert (code, told.count("updated ")) == (0, 2)
    assert minutes.read_bytes() == typed
    assert (FOLDER / "Minutes (new).docx").is_file()
