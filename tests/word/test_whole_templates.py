"""Odd templates: what the check passes is filled, and no tag is left in what is made."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import unquote

import pytest

from llf_docgen.errors import UnusableTemplate
from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.relations import Relations, add_part
from llf_docgen.word.xml import OFFICE, WP, W
from tests.word.mine import faults, packed
from tests.word.small import change, document, p, run, table

MAIN = "word/document.xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
VML = "urn:schemas-microsoft-com:vml"
TAG = run("{{ title }}")


def alternate(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def box(inside: str) -> str:
    return (
        f'<w:pict><v:shape xmlns:v="{VML}"><v:textbox><w:txbxContent>{inside}</w:txbxContent>'
        "</v:textbox></v:shape></w:pict>"
    )


def control(inside: str) -> str:
    named = '<w:sdtPr><w:alias w:val="x"/></w:sdtPr>'
    return f"<w:sdt>{named}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def text(words: str) -> str:
    return f"<w:t>{words}</w:t>"


def both(choice: str, fallback: str) -> str:
    """A run whose words stand in two forms; a program reads one of them."""
    return f"<w:r>{alternate(text(choice), text(fallback))}</w:r>"


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def cell(inside: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{inside}{p()}</w:tc></w:tr></w:tbl>"


PICTURE = (
    f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}"><wp:docPr id="1" name="{{{{ title }}}}" '
    'descr="{{ title }}"/></wp:inline></w:drawing></w:r>'
)
SUM = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>{{{{ title }}}}</m:t></m:r></m:oMath>'
CHOICES = '<w:dropDownList><w:listItem w:value="{{ title }}"/></w:dropDownList>'
IF, ENDIF = p(run("{%p if title %}")), p(run("{%p endif %}"))
LOOP, END = "{%tr for row in rows %}", "{%tr endfor %}"
BODIES = {
    "conditional rows": table(
        [["{%tr if rows %}", ""], ["{{ title }}", ""], ["{%tr endif %}", ""]]
    ),
    "nested tables": cell(cell(p(TAG))),
    "a loop in a nested table": cell(table([[LOOP], ["{{ row.title }}"], [END]])),
    "a box": p(f"<w:r>{box(p(TAG))}</w:r>"),
    "a box in both forms": p(f"<w:r>{alternate(box(p(TAG)), box(p(TAG)))}</w:r>"),
    "a box in the first form": p(f"<w:r>{alternate(box(p(TAG)), '')}</w:r>"),
    "words in both forms": p(run("a ") + both("{{ title }}", "{{ title }}")),
    "a condition in both forms": p(
        both("{% if title %}x{% endif %}", "{% if title %}y{% endif %}")
    ),
    "a tag around both forms": p(run("{{ ") + both("title", "title") + run(" }}")),
    "a paragraph's tag in both forms": p(both("{%p if title %}", "{%p if title %}")) + ENDIF,
    "half a tag in each form": p(both("{{ title", " }}")),
    "a control": control(p(TAG)) + p(control(TAG)),
    "a control with a condition around": IF + control(p(TAG)) + ENDIF,
    "a condition half in a control": control(IF) + p(TAG) + ENDIF,
    "a field": p(mark("begin") + instruction('HYPERLINK "{{ title }}"') + mark("end")),
    "a simple field": p(f'<w:fldSimple w:instr="IF {{{{ title }}}} = 1">{TAG}</w:fldSimple>'),
    "a field cut in two": p(instruction('HYPERLINK "{{ ti') + instruction('tle }}"')),
    "alternative text": p(PICTURE),
    "an insertion": p(change("ins", TAG)),
    "a deletion": p(change("del", TAG) + run("x")),
    "half inserted": p(run("{{ ti") + change("ins", run("tle }}"))),
    "half deleted": p(run("{{ ti") + change("del", run("tle }}"))),
    "the end deleted": p(run("{% if title %}a")) + p(change("del", run("{% endif %}"))),
    "a moved paragraph": p(change("moveFrom", TAG)) + p(change("moveTo", TAG)),
    "a bookmark's name": p('<w:bookmarkStart w:id="1" w:name="{{ title }}"/>' + TAG),
    "ruby": p(f"<w:r><w:ruby><w:rt>{TAG}</w:rt><w:rubyBase>{TAG}</w:rubyBase></w:ruby></w:r>"),
    "a sum": p(SUM),
    "a condition around a box": p(
        run("{% if title %}") + f"<w:r>{box(p(TAG))}</w:r>" + run("{% endif %}")
    ),
    "a loop from a box to outside": p(
        f"<w:r>{box(p(run('{% for r in rows %}')))}</w:r>" + run("{% endfor %}")
    ),
    "a drop-down list": control(p(TAG)).replace("<w:alias", f"{CHOICES}<w:alias"),
}


def agree(content: bytes) -> bool:
    """Whether it is filled; a check that passes it and a pack that refuses it is a failure."""
    found = faults(content)
    try:
        made = packed(content)
    except UnusableTemplate as error:
        assert found, str(error)
        return False
    assert not found
    for name, part in open_parts(made, "x", "docx").items():
        text = unquote(part.decode("utf-8", "replace"))
        assert "{{" not in text, name
        assert "{%" not in text, name
    return True


@pytest.mark.parametrize("kind", BODIES)
def test_what_the_check_passes_is_filled_wholly(kind):
    agree(document(BODIES[kind]))


def test_ordinary_ones_of_them_are_filled():
    ordinary = (
        "conditional rows",
        "nested tables",
        "a loop in a nested table",
        "a box",
        "a control",
    )
    also = ("a box in both forms", "words in both forms", "a field", "an insertion", "ruby")
    for kind in (*ordinary, *also, "a control", "alternative text", "a deletion"):
        assert agree(document(BODIES[kind])), kind


def with_part(name: str, kind: str, content: bytes, relation: str, source: str = MAIN) -> bytes:
    parts = open_parts(document(["{{ title }}"]), "x", "docx")
    add_part(parts, name, content, kind)
    Relations(parts, source).add(f"{OFFICE}/{relation}", name)
    return write_parts(parts)


def zipped(words: str) -> bytes:
    return document([words])


def xml(inside: str, root: str = "x") -> bytes:
    return f'<w:{root} xmlns:w="{W}">{inside}</w:{root}>'.encode()


CHUNKS = {
    "html": b"<html><p>On {<b>{ title</b> }}</p></html>",
    "txt": b"On {{ title }}",
    "wide": "On {{ title }}".encode("utf-16"),
    "rtf": rb"{\rtf1{{\b On \{\{ title \}\}}}}",
    "docx": zipped("On {{ title }}"),
    "mht": b"Content-Type: text/html\r\n\r\n<p>{% if title %}",
}


@pytest.mark.parametrize("kind", CHUNKS)
def test_tags_in_a_file_that_is_inserted_whole_are_told(kind):
    content = with_part(f"word/chunk.{kind}", "text/x", CHUNKS[kind], "aFChunk")
    assert not agree(content)
    assert "a text from another file" in faults(content)[0]
    with pytest.raises(UnusableTemplate, match="a text from another file"):
        packed(content)


@pytest.mark.parametrize("chunk", [b"<p>words</p>", rb"{\rtf1{{\b words}}}", zipped("x"), b"PK\3"])
def test_an_inserted_file_without_tags_is_let_be(chunk):
    parts = with_part("word/chunk.x", "text/x", chunk, "aFChunk")
    assert not [said for said in faults(parts) if "another file" in said]


ELSEWHERE = [
    ("word/comments.xml", f"{WORD}.comments+xml", xml(TAG, "comments"), "comments"),
    ("word/numbering.xml", f"{WORD}.numbering+xml", xml('<w:lvlText w:val="{{ title }}"/>'), "numbering"),
    ("word/settings.xml", f"{WORD}.settings+xml", xml('<w:docVar w:val="{{ title }}"/>'), "settings"),
    ("word/styles.xml", f"{WORD}.styles+xml", xml('<w:style w:styleId="{{ a }}"/>', "styles"), "styles"),
]  # fmt: skip


@pytest.mark.parametrize("part", ELSEWHERE, ids=[part[0] for part in ELSEWHERE])
def test_tags_in_parts_that_nobody_fills_are_told(part):
    content = with_part(*part)
    assert not agree(content)
    assert any("nothing is filled in" in said for said in faults(content))


def test_data_of_an_add_in_that_no_page_shows_are_its_own():
    content = with_part(
        "customXml/item1.xml", "application/xml", b"<a>{{ theirs }}</a>", "customXml"
    )
    assert not any("nothing is filled in" in said for said in faults(content))


def test_a_glossary_is_filled_or_told():
    body = f"<w:docPart><w:docPartBody>{p(TAG)}</w:docPartBody></w:docPart>"
    glossary = xml(f"<w:docParts>{body}</w:docParts>", "glossaryDocument")
    kind = f"{WORD}.document.glossary+xml"
    agree(with_part("word/glossary/document.xml", kind, glossary, "glossaryDocument"))


@pytest.mark.parametrize(
    "address", ["https://x.org/{{ title }}", "https://x.org/%7B%7Btitle%7D%7D"]
)
def test_a_tag_in_the_address_of_a_link_is_told(address):
    parts = open_parts(document(["{{ title }}"]), "x", "docx")
    Relations(parts, MAIN).add_outside(f"{OFFICE}/hyperlink", address)
    content = write_parts(parts)
    assert not agree(content)
    assert any("the address of a link" in said for said in faults(content))


def test_properties_are_filled():
    core = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        b'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ title }}'
        b"</dc:title></cp:coreProperties>"
    )
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    assert agree(with_part("docProps/core.xml", kind, core, "x", ""))


def test_a_package_within_is_looked_through_in_bounds():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"{" * 70_000_000)
    content = with_part("word/chunk.docx", "text/x", packed.getvalue(), "aFChunk")
    assert agree(content)
