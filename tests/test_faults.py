"""Damaged files, by the hundred: a sentence or a result, never a traceback."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from llf_docgen import rules
from llf_docgen.documents import DOCUMENTS
from llf_docgen.errors import DocgenError
from llf_docgen.word.template import Template
from llf_docgen.workbook.reading import reader
from tests import books
from tests.conftest import TEMPLATES, WORKBOOK

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
    request = books.request(shipped_book)
    for number in range(ROUNDS):
        document = DOCUMENTS[number % len(DOCUMENTS)]
        content = (TEMPLATES / f"{document.name}.docx").read_bytes()
        path = tmp_path / "Mine.docx"
        path.write_bytes(damage(content, random.Random(number)))
        try:
            Template.read(path).render(books.context(document.name, request))
        except DocgenError as why:
            assert str(why).startswith((str(path), "Mine.docx"))
