"""Templates looked over: every fault, with its place as a Word user knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from llf_docgen.documents import DOCUMENTS
from llf_docgen.errors import UnusableFile
from llf_docgen.model.finding import Level
from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.lint.look_over import look_over
from llf_docgen.word.lint.marked import marked
from llf_docgen.word.lint.subject import Fault
from llf_docgen.word.opened import MAIN
from llf_docgen.word.relations import Relations, add_part
from llf_docgen.word.xml import OFFICE
from tests.conftest import TEMPLATES


@dataclass(frozen=True)
class Row:
    title: str
    lead: str


@dataclass(frozen=True)
class Mine:
    title: str
    rows: tuple[Row, ...]
    confidentiality: str = ""


def plain() -> Document:
    """An empty document with nothing to say of it but that it has no heading."""
    document = docx.Document()
    document.core_properties.title = "Mine"
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")
    for number in (2, 3, 4):
        document.styles[f"Heading {number}"].font.color.rgb = RGBColor(0, 0, 0)
    return document


def looked(folder: Path, build: Callable[[Document], object], **options) -> list[Fault]:
    document = plain()
    document.add_heading("Items", 1)
    build(document)
    path = folder / "Mine.docx"
    document.save(str(path))
    return list(look_over(path.read_bytes(), path.name, Mine, **options))


def text(*paragraphs: str) -> Callable[[Document], object]:
    return lambda document: [document.add_paragraph(p) for p in paragraphs]


def table(*rows: tuple[str, ...]) -> Callable[[Document], object]:
    def build(document: Document) -> None:
        document.add_table(1, 1)  # so that the faulty one is the second
        document.add_paragraph("between")
        made = document.add_table(len(rows), len(rows[0]))
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                first, *rest = words.split("|")
                cell.text = first
                for more in rest:
                    cell.add_paragraph(more)

    return build


LOOP = ("{%tr for row in rows %}", "")
END = ("{%tr endfor %}", "")
FAULTY = [
    # what, build, place, words of the message
    ("a misspelt name", text("{{ titel }}"), 'under "Items", at "{{ titel }}"', 'Did you mean "title"?'),
    ("the names it may use", text("{{ zzz }}"), 'at "{{ zzz }}"', "confidentiality, rows, title."),
    ("a misspelt field", table(LOOP, ("{{ row.titel }}", "x"), END), "table 2, row 2", "'titel'"),
    ("a field of a field", text("{{ rows[0].led }}"), "at", 'Did you mean "lead"?'),
    ("in a condition", text("{% if titel == 'x' %}a{% endif %}"), "at", "'titel'"),
    ("an unclosed tag", text("a", "{{ title"), 'at "{{ title"', "its other half"),
    ("an unopened tag", text("title }}"), 'at "title }}"', "ends here with }}"),
    ("an unclosed loop", text("{%p for row in rows %}", "x"), "for row", "never closed. Add {%p endfor"),
    ("an end too many", text("{% endif %}"), "endif", "was never begun"),
    ("crossed", text("{% for r in rows %}{% if r %}{% endfor %}{% endif %}"), "at", "they cross"),
    ("p and none", text("{%p if title %}", "x{% endif %}"), "endif", "in another place"),
    ("in and out of a cell", table(("{% for r in rows %}", "{% endfor %}"), ("", "")), "row 1", "another"),
    ("an unknown filter", text("{{ title | }}"), "at", "can't be understood"),
    ("words beside {%p", text("Hello {%p if title %}", "x", "{%p endif %}"), "Hello", '"Hello" stands beside'),
    ("a value beside {%p", text("{%p if title %}{{ title }}", "{%p endif %}"), "at", "would be lost"),
    ("words beside {%tr", table(("{%tr for row in rows %}", "Lead"), ("x", "y"), END), "row 1", "whole row"),
    ("curly quotes", text("{% if title == \u2018a\u2019 %}x{% endif %}"), "at", "curly quotation"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "build", "place", "says"), FAULTY, ids=[f[0] for f in FAULTY])
def test_each_fault_with_its_place(tmp_path, what, build, place, says):
    found = looked(tmp_path, build)
    assert len(found) == 1, found
    assert place in found[0].place
    assert says in found[0].message


def test_a_condition_alone_in_a_cell(tmp_path):
    alone = ("{%p if title %}|{{ title }}|{%p endif %}", "x")
    (found,) = looked(tmp_path, table(alone))
    assert (found.level, "row 1" in found.place) == (Level.WARNING, True)
    assert "condition and nothing else" in found.message
    for kept in (
        "{%p if title %}|a|{%p else %}|b|{%p endif %}",
        "w|{%p if title %}|a|{%p endif %}",
    ):
        assert looked(tmp_path, table((kept, "x"))) == []


@pytest.mark.parametrize("change", ["w:ins", "w:del"])
def test_a_tag_in_a_tracked_change(tmp_path, change):
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("{{ title }}")
        run = paragraph.runs[0]._r
        tracked = OxmlElement(change, {qn("w:id"): "1", qn("w:author"): "A"})
        run.addprevious(tracked)
        tracked.append(run)
        if change == "w:del":
            run.find(qn("w:t")).tag = qn("w:delText")

    (found,) = looked(tmp_path, build)
    assert "tracked change" in found.message
    assert 'under "Items"' in found.place


def test_the_confidentiality_line(tmp_path):
    (found,) = looked(tmp_path, text("x"), confidential=True, statement="For members.")
    assert (found.place, "{{ confidentiality }}" in found.message) == ("in the footer", True)
    for shown in ("{{ confidentiality }}", "For members."):
        assert looked(tmp_path, text(shown), confidential=True, statement="For members.") == []


def test_a_missing_style(tmp_path):
    def build(document: Document) -> None:
        for words in ("one", "two"):
            style = document.add_paragraph(words)._p.get_or_add_pPr()._add_pStyle()
            style.val = "Gone"

    (found,) = looked(tmp_path, build)
    assert "'Gone' is not in the template" in found.message
    assert 'at "one"' in found.place


def test_places_outside_the_body(tmp_path):
    def build(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = "{{ titel }}"

    (found,) = looked(tmp_path, build)
    assert found.place == 'in the footer, at "{{ titel }}"'


def test_what_is_right_is_silent(tmp_path):
    right = (
        "{% set n = title %}{{ n }} {{title}} {{ rows | length }} {# a note #}",
        "{%p for row in rows %}",
        "{{ loop.index }} {{ row.title }}{% if row.lead %}, {{ row.lead }}{% endif %}",
        "{%p endfor %}",
        "{{ 'a' if title else 'b' }} { no tag }",
    )
    assert looked(tmp_path, text(*right)) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=[d.name for d in DOCUMENTS])
def test_the_shipped_templates_are_faultless(document):
    path = TEMPLATES / f"{document.name}.docx"
    assert look_over(path.read_bytes(), path.name, document.context) == ()


@pytest.mark.slow
def test_a_marked_copy_has_a_comment_at_each_place(tmp_path, validator):
    import io
    import json
    import subprocess

    def build(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = "{{ titel }}"
        table(("{{ row }}", "x"), ("y", "z"))(document)

    found = looked(tmp_path, build)
    content = (tmp_path / "Mine.docx").read_bytes()
    copy = marked(content, "Mine.docx", found)
    assert copy == marked(content, "Mine.docx", found)
    document = docx.Document(io.BytesIO(copy))
    told = {comment.text: comment.author for comment in document.comments}
    assert set(told.values()) == {"llf-docgen"}
    assert len(told) == 2
    assert any(text.startswith("in the footer") for text in told)
    cell = document.tables[1].cell(0, 0)._tc
    assert cell.find(f".//{qn('w:commentRangeStart')}") is not None
    path = tmp_path / "marked.docx"
    path.write_bytes(copy)
    done = subprocess.run([*validator, str(path)], capture_output=True, check=False)
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda parts: parts.update({MAIN: parts[MAIN].replace(b"w:body>", b"w:other>")}),
        lambda parts: parts.update({MAIN: b"<x/>"}),
    ],
)
def test_a_template_without_a_body_is_no_word_document_to_mark(damage):
    parts = open_parts((TEMPLATES / "Agenda.docx").read_bytes(), "a", "docx")
    damage(parts)
    fault = Fault(Level.ERROR, "at the top", "Something is wrong.")
    with pytest.raises(UnusableFile, match=r"Mine\.docx is no Word document"):
        marked(write_parts(parts), "Mine.docx", [fault])


def test_a_template_whose_comments_are_damaged_is_told():
    parts = open_parts((TEMPLATES / "Agenda.docx").read_bytes(), "a", "docx")
    add_part(parts, "word/comments.xml", b"<w:comments", "application/x+xml")
    Relations(parts, MAIN).add(f"{OFFICE}/comments", "word/comments.xml")
    fault = Fault(Level.ERROR, "at the top", "Something is wrong.")
    with pytest.raises(UnusableFile, match=r"Mine\.docx is damaged"):
        marked(write_parts(parts), "Mine.docx", [fault])
