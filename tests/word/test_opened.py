"""Documents whose parts are called otherwise, or stand in other name spaces: read all the same."""

from __future__ import annotations

import posixpath
from random import Random

import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.package import TYPES, open_parts, write_parts
from llf_docgen.word.comparing.changes import changes
from llf_docgen.word.opened import MAIN, opened
from llf_docgen.word.relations import Relations, rels_name
from llf_docgen.word.template import Template
from llf_docgen.word.xml import W, parsed
from tests import books
from tests.conftest import TEMPLATES
from tests.hostile.packages import rename, strict, with_parts
from tests.word import edits

AGENDA = (TEMPLATES / "Agenda.docx").read_bytes()
NAMES = ("word/document2.xml", "Word/Document.xml", "document.xml", "other/deep/main.xml")


def called(name: str, content: bytes = AGENDA) -> bytes:
    return with_parts(content, lambda parts: rename(parts, {MAIN: name}))


@pytest.mark.parametrize("name", NAMES)
def test_the_main_part_is_the_one_that_the_package_names(name):
    there, usual = opened(called(name), "a.docx"), opened(AGENDA, "a.docx")
    assert there.keys() == usual.keys()
    assert there[MAIN] == usual[MAIN]
    assert {(r.id, r.target) for r in Relations(there, MAIN)} == {
        (r.id, r.target) for r in Relations(usual, MAIN)
    }
    assert f'"/{name}"'.encode() not in there[TYPES]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_of_another_name_has_its_changes_and_is_filled(shipped_book, name):
    edited = edits.type_words(AGENDA, 3, 1)
    assert changes(AGENDA, called(name, edited), "a.docx") == changes(AGENDA, edited, "a.docx")
    context = books.context("Agenda", books.request(shipped_book, 0))
    expected = opened(Template(AGENDA, "Agenda.docx").render(context), "a.docx")
    made = open_parts(Template(called(name), "Agenda.docx").render(context), "a.docx", "docx")
    assert made[MAIN] == expected[MAIN]


@pytest.mark.parametrize(
    "types",
    [None, b"<x/>", b"<Types/>", b"<Types", b"<w:document xmlns:w='x'><w:body/></w:document>"],
)
def test_a_package_that_does_not_list_its_parts_is_damaged(types):
    """Nothing could be added to it: no comment, no picture."""
    parts = open_parts(AGENDA, "a", "docx")
    del parts[TYPES]
    content = write_parts(parts | ({TYPES: types} if types else {}))
    with pytest.raises(UnusableFile, match=r"a\.docx is damaged"):
        opened(content, "a.docx")


def test_relations_of_nothing_do_not_become_the_documents():
    """Whatever stands where those of the main part will stand."""

    def change(parts):
        del parts[rels_name("word/document2.xml")]
        parts[rels_name(MAIN)] = b"<of>nothing</of>"

    there = opened(with_parts(called("word/document2.xml"), change), "a.docx")
    assert MAIN in there
    assert rels_name(MAIN) not in there


def test_of_two_documents_in_one_package_nobody_knows_which_is_read():
    both = write_parts(open_parts(called("word/document2.xml"), "a", "docx") | {MAIN: b"<x/>"})
    with pytest.raises(UnusableFile, match="holds two documents"):
        opened(both, "a.docx")


def test_a_strict_document_is_the_same_in_other_name_spaces(shipped_book):
    there, usual = opened(strict(AGENDA, Random(1)), "a.docx"), opened(AGENDA, "a.docx")
    assert not any(b"purl.oclc.org/ooxml" in part for part in there.values())
    tags = [[e.tag for e in parsed(parts[MAIN]).iter()] for parts in (there, usual)]
    assert tags[0] == tags[1]
    edited = edits.type_words(AGENDA, 3, 1)
    odd = strict(edited, Random(1))
    assert changes(AGENDA, odd, "a.docx") == changes(AGENDA, edited, "a.docx")
    context = books.context("Agenda", books.request(shipped_book, 0))
    words = [
        "".join(map(str, parsed(opened(Template(t, "A").render(context), "a")[MAIN]).itertext()))
        for t in (strict(AGENDA, Random(1)), AGENDA)
    ]
    assert words[0] == words[1]


def test_what_strict_word_says_of_itself():
    """Properties have other names in Strict relations, and a document says what it conforms to."""

    def change(parts):
        rels = parts["_rels/.rels"].replace(b"/extended-properties", b"/extendedProperties")
        parts["_rels/.rels"] = rels
        parts[MAIN] = parts[MAIN].replace(b"<w:body>", b"<w:body><!-- purl.oclc.org/ooxml/x -->", 1)
        parts[MAIN] = parts[MAIN].replace(
            b"<w:document ", b'<w:document w:conformance="strict" ', 1
        )

    there = opened(strict(with_parts(AGENDA, change), Random(1)), "a.docx")
    assert b"conformance" not in there[MAIN]
    assert b"purl.oclc.org/ooxml/x" in there[MAIN]  # a person's words stay
    kinds = {posixpath.basename(r.kind) for r in Relations(there, "")}
    assert "extended-properties" in kinds


@pytest.mark.parametrize("lacking", [MAIN, "_rels/.rels"])
def test_what_is_no_word_document_is_said(lacking):
    content = with_parts(AGENDA, lambda parts: parts.pop(lacking))
    if lacking == MAIN:
        with pytest.raises(UnusableFile, match=r"a\.docx is no Word document"):
            opened(content, "a.docx")
    else:
        assert MAIN in opened(content, "a.docx")


def _header_first(parts):
    header = next(part for part in parts if part.startswith("word/header"))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(MAIN.encode(), header.encode())


def _with_root(root):
    return lambda parts: parts.update({MAIN: root})


def _typed(kind):
    was = b"wordprocessingml.document.main+xml"
    return lambda parts: parts.update({TYPES: parts[TYPES].replace(was, kind)})


@pytest.mark.parametrize(
    "change",
    [
        _header_first,
        _with_root(b"<x/>"),
        _with_root(f'<w:document xmlns:w="{W}"/>'.encode()),
        _with_root(f'<w:document xmlns:w="{W}"><w:p><w:body/></w:p></w:document>'.encode()),
        _with_root(b'<w:document xmlns:w="urn:other"><w:body/></w:document>'),
        _typed(b"spreadsheetml.sheet.main+xml"),
        _typed(b"wordprocessingml.header+xml"),
    ],
)
def test_a_package_without_a_words_body_is_no_word_document(change):
    """Filled, it would be a document that nobody can open."""
    with pytest.raises(UnusableFile, match=r"a\.docx is no Word document\. "):
        opened(with_parts(AGENDA, change), "a.docx")


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("spreadsheetml", "is no Word document but an Excel workbook"),
        ("presentationml", "is no Word document but a PowerPoint presentation"),
    ],
)
def test_what_another_program_saved_is_called_by_its_name(kind, what):
    root = f'<r xmlns="http://schemas.openxmlformats.org/{kind}/2006/main"/>'.encode()
    with pytest.raises(UnusableFile, match=what):
        opened(with_parts(AGENDA, _with_root(root)), "a.docx")


@pytest.mark.parametrize("kind", ["template.main+xml", "document.main+xml"])
def test_templates_and_a_page_colour_before_the_body_are_read(kind):
    def change(parts):
        _typed(b"wordprocessingml." + kind.encode())(parts)
        colour = b'<w:background w:color="FFFFFF"/><w:body>'
        parts[MAIN] = parts[MAIN].replace(b"<w:body>", colour, 1)

    assert MAIN in opened(with_parts(AGENDA, change), "a.docx")
