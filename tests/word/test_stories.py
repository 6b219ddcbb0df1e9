"""The texts of a document that stand apart."""

from __future__ import annotations

import pytest

from llf_docgen.word.comparing.stories import stories
from tests.word import small


def parts(footer: str = "", **more: bytes) -> dict[str, bytes]:
    return small.open_parts(small.document(["a"], footer), "x", "docx") | more


def test_a_footer_is_called_by_what_it_is_for():
    assert list(stories(parts())) == ["body"]
    found = stories(parts("Page"))
    assert list(found) == ["body", "default footer"]
    assert found["default footer"].part == "word/footer1.xml"


def test_a_footer_that_is_not_there_is_none():
    without = parts("Page")
    del without["word/footer1.xml"]
    assert list(stories(without)) == ["body"]


def test_a_document_without_a_section_has_a_body():
    xml = small.open_parts(small.document(["a"]), "x", "docx")["word/document.xml"]
    assert list(stories({"word/document.xml": xml.replace(b"<w:sectPr></w:sectPr>", b"")})) == [
        "body"
    ]
    with pytest.raises(KeyError):
        stories({"word/document.xml": b"<document/>"})
