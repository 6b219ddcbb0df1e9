"""What a document is, whatever it is called and whichever program saved it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest

from llf_docgen import package
from llf_docgen.package import TYPES, content_type, open_parts, write_parts
from llf_docgen.word.identity import CORE, identified_as, identity_of
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.template import Template
from tests import books
from tests.conftest import TEMPLATES

KEY = "PAG-1/Agenda.docx"
WHEN = datetime(2021, 1, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(shipped_book) -> tuple[bytes, bytes]:
    """The agenda, and as the next meeting would have it."""
    template = Template.read(TEMPLATES / "Agenda.docx")
    return tuple(
        template.render(books.context("Agenda", books.request(shipped_book, meeting)), KEY)
        for meeting in (0, 1)
    )  # type: ignore[return-value]


def without(content: bytes, *names: str) -> bytes:
    """A document as a program leaves it that knows nothing of some parts."""
    parts = open_parts(content, "a", "docx")
    for name in names:
        parts.pop(name, None)
        parts[TYPES] = parts[TYPES].replace(f'PartName="/{name}"'.encode(), b'PartName="/none"')
    return write_parts(parts)


def cleared(content: bytes, said: str = "") -> bytes:
    document = docx.Document(io.BytesIO(content))
    document.core_properties.identifier = said
    document.add_paragraph("Typed.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


LOST = {
    "emptied": cleared,
    "of another document": lambda content: cleared(content, "llf-docgen: PAG-7/Minutes.docx"),
    "of another program": lambda content: cleared(content, "doi:10.1000/182"),
    "without its properties": lambda content: without(cleared(content), CORE),
    "without any relations of the package": lambda content: without(
        cleared(content), CORE, "_rels/.rels"
    ),
}


@pytest.mark.parametrize("lose", LOST.values(), ids=LOST)
def test_a_merge_puts_the_identifier_back(made, lose):
    base, new = made
    mine = lose(base)
    assert identity_of(mine) != KEY
    merged = merge(base, mine, new, "Agenda.docx", WHEN)
    assert merged.news
    assert identity_of(merged.content) == KEY
    parts = open_parts(merged.content, "a", "docx")
    assert content_type(parts, CORE).endswith("core-properties+xml")
    if "_rels/.rels" in parts:
        assert parts["_rels/.rels"].count(b"metadata/core-properties") == 1


def test_properties_are_found_by_their_relation(made):
    parts = open_parts(made[0], "a", "docx")
    elsewhere = "package/services/metadata/core-properties/1.psmdcp"
    for name in (TYPES, "_rels/.rels"):
        parts[name] = parts[name].replace(CORE.encode(), elsewhere.encode())
    parts[elsewhere] = parts.pop(CORE)
    assert identity_of(write_parts(parts)) == KEY
    identified_as(parts, {})
    assert identity_of(write_parts(parts)) == KEY


def test_what_has_no_identifier_gives_none_and_damaged_properties_stay(made):
    parts = open_parts(made[0], "a", "docx")
    parts[CORE] = b"<nonsense"
    identified_as(parts, open_parts(made[0], "a", "docx"))
    assert parts[CORE] == b"<nonsense"
    parts = open_parts(cleared(made[0]), "a", "docx")
    before = dict(parts)
    identified_as(parts, before)
    assert parts == before


def test_only_the_properties_of_a_large_document_are_unpacked(made, monkeypatch):
    parts = open_parts(made[0], "a", "docx") | {"word/media/a.png": bytes(5_000_000)}
    large, read = write_parts(parts), []
    real = zipfile.ZipExtFile.read

    def counting(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        data = real(self, n)
        read.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counting)
    assert identity_of(large) == KEY
    assert sum(read) == len(parts[CORE])


@pytest.mark.parametrize("content", [b"", b"PK", b"nonsense", b"PK\3\4" * 99])
def test_what_cannot_be_read_is_nobodys(content):
    assert identity_of(content) == ""


def test_properties_that_are_too_large_or_hold_a_document_type_say_nothing(made, monkeypatch):
    parts = open_parts(made[0], "a", "docx")
    for bad in (parts[CORE] + b" " * 1_000_001, b"<!DOCTYPE a>" + parts[CORE]):
        assert identity_of(write_parts(parts | {CORE: bad})) == ""
    assert package.read_part(made[0], CORE) is not None
