"""What a person typed under one item of the minutes, read back."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.word.reading.minuted import read_item
from llf_docgen.word.template import Template
from tests import books
from tests.conftest import TEMPLATES


@pytest.fixture
def minutes(shipped_book) -> bytes:
    template = Template(TEMPLATES / "Minutes.docx")
    return template.render(books.context("Minutes", books.request(shipped_book)))


def typed(content: bytes, item: str, **texts: str) -> bytes:
    """The minutes with words typed over the prompts of one item."""
    document = docx.Document(io.BytesIO(content))
    inside, label = False, ""
    for element in document.element.body.iter(docx.oxml.ns.qn("w:p")):
        paragraph = docx.text.paragraph.Paragraph(element, document)
        if paragraph.style.name.lower() == "heading 2":
            inside = paragraph.text.startswith(f"{item}. ")
        elif inside and paragraph.style.name == "Part Label":
            label = paragraph.text
        elif inside and label in texts:
            paragraph.text = texts.pop(label)
    assert not texts
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_prompts_are_nothing(minutes):
    assert read_item(minutes, "Minutes.docx", "6") == Minuted()
    assert read_item(minutes, "Minutes.docx", "99") is None


def test_what_is_typed_is_read_for_its_item_only(minutes):
    content = typed(minutes, "6", Discussion="We talked.", Decision="Agreed.", Actions="Ann: go.")
    assert read_item(content, "Minutes.docx", "6") == Minuted(
        ("We talked.",), ("Agreed.",), ("Ann: go.",)
    )
    assert read_item(content, "Minutes.docx", "7") == Minuted()
    assert read_item(content, "Minutes.docx", "1") == Minuted()


def test_a_damaged_file_is_a_sentence(minutes):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(UnusableFile, match="damaged"):
        read_item(target.getvalue(), "Minutes.docx", "6")
