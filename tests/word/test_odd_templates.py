"""Templates as offices have them: what is not filled in is told, and what is told is true."""

from __future__ import annotations

import io
import zipfile

import pytest

from llf_docgen.errors import UnusableTemplate
from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.opened import MAIN
from llf_docgen.word.relations import Relations, add_part
from llf_docgen.word.xml import OFFICE
from tests.word.mine import faults, packed
from tests.word.small import document, p, run, words_of

KIND = "application/vnd.openxmlformats-officedocument"


def with_parts(content: bytes, change) -> bytes:
    parts = open_parts(content, "x", "docx")
    change(parts)
    return write_parts(parts)


# --- what Word takes in from another file


def zipped(words: str) -> bytes:
    return document([words])


CHUNKS = {
    "a page": (b"<html><body><p>Dear {<b>{ title }</b>}</p></body></html>", "htm", "text/html"),
    "a page in UTF-16": ("<p>{% if title %}</p>".encode("utf-16"), "htm", "text/html"),
    "words": (b"Dear {{ title }}", "txt", "text/plain"),
    "a page's codes": (b"<p>&#123;&#123; title }}</p>", "htm", "application/xhtml+xml"),
    "rich text": (rb"{\rtf1{{\fonttbl x}} \{\{ title \}\}}", "rtf", "application/rtf"),
    "a document": (zipped("{{ title }}"), "docx", f"{KIND}.wordprocessingml.document"),
}
HARMLESS = {
    "a page": (b"<style>@media{p{a:b}}</style><p>{ x }</p>", "htm", "text/html"),
    "rich text": (rb"{\rtf1{{\fonttbl x}} \{ title \}}", "rtf", "application/rtf"),
    "a document": (zipped("title"), "docx", f"{KIND}.wordprocessingml.document"),
    "no document": (b"PK\3\4{{", "docx", f"{KIND}.wordprocessingml.document"),
}


def with_chunk(data: bytes, ending: str, kind: str) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        add_part(parts, f"word/afchunk.{ending}", data, kind)
        Relations(parts, MAIN).keep("rId77", f"{OFFICE}/aFChunk", f"word/afchunk.{ending}")

    return with_parts(document(p(run("{{ title }}")) + '<w:altChunk r:id="rId77"/>'), change)


@pytest.mark.parametrize("what", CHUNKS)
def test_a_tag_in_a_text_that_word_takes_in_later_is_told(what):
    content = with_chunk(*CHUNKS[what])
    (said,) = faults(content)
    assert "A tag stands in a text from another file" in said
    assert "Open the template in Word and save it" in said
    with pytest.raises(UnusableTemplate, match="a text from another file"):
        packed(content)


@pytest.mark.parametrize("what", HARMLESS)
def test_such_a_text_without_a_tag_stays(what):
    content = with_chunk(*HARMLESS[what])
    assert faults(content) == []
    assert HARMLESS[what][0] in open_parts_raw(packed(content))


def open_parts_raw(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


# --- what a content control shows


def bound(data: str) -> bytes:
    props = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    control = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{AB-1}"/></w:sdtPr>'
        f"<w:sdtContent>{p(run('{{ title }}'))}</w:sdtContent></w:sdt>"
    )

    def change(parts: dict[str, bytes]) -> None:
        parts["customXml/item1.xml"] = f"<a>{data}</a>".encode()
        properties = f'<d:x xmlns:d="{props}" d:itemID="{{ab-1}}"/>'.encode()
        add_part(parts, "customXml/itemProps1.xml", properties, f"{KIND}.customXmlProperties+xml")
        Relations(parts, MAIN).add(f"{OFFICE}/customXml", "customXml/item1.xml")
        Relations(parts, "customXml/item1.xml").add(
            f"{OFFICE}/customXmlProps", "customXml/itemProps1.xml"
        )

    return with_parts(document(control), change)


def test_a_tag_in_the_data_that_a_control_shows_is_told():
    content = bound("{{ title }}")
    (said,) = faults(content)
    assert "the data that a content control shows" in said
    with pytest.raises(UnusableTemplate, match="the data that a content control shows"):
        packed(content)
    assert faults(bound("")) == []


# --- the same words for several versions of Word

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def versions(new: str, old: str) -> str:
    choice = f'<mc:Choice Requires="w14">{new}</mc:Choice>'
    return (
        f"<mc:AlternateContent {MC}>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (versions(run("{{ title }}"), run("{{ title }}")), "T"),
        (run("{{ ") + versions(run("title"), run("title")) + run(" }}"), "T"),
        (versions(run("{% if title %}a{% endif %}"), run("{% if title %}b{% endif %}")), "a"),
        (versions(run("{% if title %}"), run("{% if title %}")) + run("c{% endif %}"), None),
        (run("{{ title }}") + versions("", run("b")), "Tb"),
    ],
)
def test_words_that_stand_there_for_several_versions_of_word_are_read_once(inside, words):
    content = document(p(inside))
    if words is None:
        assert faults(content)
        with pytest.raises(UnusableTemplate):
            packed(content)
        return
    assert faults(content) == []
    assert words_of(packed(content)) == [words]


def test_paragraphs_that_go_stand_there_once_too():
    lines = [versions(run(tag), run(tag)) for tag in ("{%p for i in rows %}", "{%p endfor %}")]
    content = document(p(lines[0]) + p(run("{{ i.title }}")) + p(lines[1]))
    assert faults(content) == []
    assert words_of(packed(content)) == ["a", "b"]
