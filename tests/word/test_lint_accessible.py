"""What would keep somebody from reading a template's documents, with its place."""

from __future__ import annotations

import io

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from llf_docgen.model.finding import Level
from llf_docgen.word.lint.accessible import contrast
from llf_docgen.word.lint.look_over import look_over
from tests.word.test_figures import png
from tests.word.test_lint import END, LOOP, Mine, looked, plain, table, text


def headings(*levels: int):
    return lambda document: [document.add_heading(f"At {n}", n) for n in levels]


def spaces(document: Document) -> None:
    for words in ("one", "", "", "two", "", "three"):
        document.add_paragraph(words)


def growing(document: Document) -> None:
    table(LOOP, ("{{ row.title }}", "x"), END)(document)
    document.tables[1].rows[0]._tr.trPr.remove(document.tables[1].rows[0]._tr.trPr[0])


def picture(document: Document) -> None:
    document.add_paragraph("See ").add_run().add_picture(io.BytesIO(png()))


def pale(document: Document) -> None:
    for words in ("pale", "as pale"):
        document.add_paragraph().add_run(words).font.color.rgb = RGBColor(0x99, 0x99, 0x99)


def pale_style(document: Document) -> None:
    document.styles["Quote"].font.color.rgb = RGBColor(0xFF, 0xC0, 0x00)
    document.add_paragraph("golden", "Quote")


def dark_cell(document: Document) -> None:
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "black on blue"
    shade = OxmlElement("w:shd", {qn("w:val"): "clear", qn("w:fill"): "1B4D5C"})
    cell._tc.get_or_add_tcPr().append(shade)


def other_language(document: Document) -> None:
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-US")


def no_title(document: Document) -> None:
    document.core_properties.title = " "


HARD = [
    # what, build, place, words of each message
    ("a level left out", headings(1, 2, 4), 'at "At 4"', ["Heading 4 stands where Heading 3"]),
    ("down again", headings(2, 1, 2), "", []),
    ("the title first", headings(0, 1), "", []),
    ("space", spaces, 'under "Items"', ["An empty paragraph"] * 2),
    ("a growing table", growing, "table 2, row 1", ["not marked as its header"]),
    ("a picture", picture, 'at "See"', ["no alternative text"]),
    ("pale words, once", pale, 'at "pale"', ["#999999 on #FFFFFF) has a contrast of 2.8:1"]),
    ("a pale style", pale_style, 'at "golden"', ["1.6:1"]),
    ("a dark cell", dark_cell, "table 1, row 1", ["#000000 on #1B4D5C"]),
    ("another language", other_language, "in the whole template", ["is 'en-US'"]),
    ("no title", no_title, "in the whole template", ["no title among its properties"]),
]


@pytest.mark.parametrize(("what", "build", "place", "says"), HARD, ids=[h[0] for h in HARD])
def test_each_is_a_warning_with_its_place(tmp_path, what, build, place, says):
    found = looked(tmp_path, build)
    assert len(found) == len(says), found
    for fault, words in zip(found, says, strict=True):
        assert fault.level is Level.WARNING
        assert words in fault.message
        assert place in fault.place


def test_a_template_without_headings(tmp_path):
    document = plain()
    document.add_paragraph("{{ title }}").runs[0].bold = True
    document.save(str(tmp_path / "Mine.docx"))
    (found,) = look_over((tmp_path / "Mine.docx").read_bytes(), "Mine.docx", Mine)
    assert found.place == "in the whole template"
    assert "Word's heading styles" in found.message


def test_a_decorative_picture_needs_no_words(tmp_path):
    def build(document: Document) -> None:
        picture(document)
        drawing = document.element.find(f".//{qn('wp:docPr')}")
        name = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
        drawing.append(drawing.makeelement(name, {"val": "1"}))

    assert looked(tmp_path, build) == []


def test_what_word_itself_needs_is_no_space(tmp_path):
    def build(document: Document) -> None:
        for _ in range(2):
            document.add_table(1, 1)
            document.add_paragraph()

    assert looked(tmp_path, build) == []
    assert looked(tmp_path, text("words")) == []


def test_the_measure_of_contrast():
    assert contrast("000000", "FFFFFF") == 21
    assert round(contrast("767676", "FFFFFF"), 2) == 4.54  # W3C's own example of just enough
