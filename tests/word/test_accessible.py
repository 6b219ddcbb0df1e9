"""Templates and documents for everybody: language, titles, headings, contrast, headers, alt text.

Web Content Accessibility Guidelines 2.1, 1.1.1 (alternative text), 1.3.1 (structure), 1.4.3
(contrast of 4.5:1), 3.1.1 (language), as they read for a Word document.
"""

from __future__ import annotations

import io
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from llf_docgen.documents import DOCUMENTS
from llf_docgen.documents.rag import FILLS
from llf_docgen.model.figures import Picture
from llf_docgen.word.house import TINT
from llf_docgen.word.lint.accessible import LEAST_CONTRAST, contrast
from llf_docgen.word.template import Template
from tests import books
from tests.conftest import TEMPLATES
from tests.word.test_figures import png


def contents(shipped_book) -> dict[str, bytes]:
    """Every template, and every document for three workbooks, with a logo."""
    from dataclasses import replace

    made = {f"template {d.name}": (TEMPLATES / f"{d.name}.docx").read_bytes() for d in DOCUMENTS}
    workbooks = {"shipped": shipped_book, "empty": books.empty(),
                 "overfull": books.overfull(shipped_book)}  # fmt: skip
    for document in DOCUMENTS:
        template = Template.read(TEMPLATES / f"{document.name}.docx")
        for name, book in workbooks.items():
            request = replace(books.request(book), logo=Picture(png(), "Logo of the alliance"))
            for draft in list(document.drafts(request))[:1]:
                made[f"{name} {document.name}"] = template.render(draft.values)
    return made


@pytest.fixture(scope="module")
def opened(shipped_book):
    return {n: docx.Document(io.BytesIO(c)) for n, c in contents(shipped_book).items()}


def level(paragraph) -> int:
    name = paragraph.style.name.lower()
    return int(name[-1]) if name.startswith("heading ") else 0


def test_language_title_and_author(opened):
    for name, document in opened.items():
        lang = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        assert lang.get(qn("w:val")) == "en-GB", name
        assert document.core_properties.title, name
        assert document.core_properties.author, name


def test_headings_have_no_gaps_and_follow_a_title(opened):
    for name, document in opened.items():
        levels = [level(p) for p in document.paragraphs if level(p)]
        assert levels[:1] in ([], [1]), name
        assert all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)
        titles = [p for p in document.paragraphs if p.style.name == "Title"]
        assert len(titles) == 1, name


def test_no_empty_paragraph_stands_for_space(opened):
    for name, document in opened.items():
        for paragraph in document.element.body.iter(qn("w:p")):
            drawn = paragraph.find(f".//{qn('w:drawing')}") is not None
            in_cell = paragraph.getparent().tag == qn("w:tc")
            # Word wants a paragraph after a table that nothing follows.
            before = paragraph.getprevious()
            wanted = before is not None and before.tag == qn("w:tbl")
            words = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
            assert drawn or in_cell or wanted or words.strip(), name


def test_header_rows_are_flagged_and_rows_do_not_break(opened):
    for name, document in opened.items():
        for table in document.tables:
            rows = list(table._tbl.iter(qn("w:tr")))
            if table.style.name == "House Table":
                assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None, name
            for row in rows:
                assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None, name


def test_charts_and_logo_have_alternative_text(opened):
    seen = 0
    for name, document in opened.items():
        head = document.sections[0].first_page_header._element
        for root in (document.element, head):
            for drawing in root.iter(qn("wp:docPr")):
                assert drawing.get("descr"), name
                seen += 1
    assert seen > 20


def test_contrast_of_every_style_on_what_it_may_stand_on(opened):
    document = opened["template Termly report"]
    told = [
        (style.get(qn("w:styleId")), color.get(qn("w:val")))
        for style in document.styles.element.iter(qn("w:style"))
        for color in style.iter(qn("w:color"))
        if color.getparent().tag == qn("w:rPr")
    ]
    assert len(told) > 8
    for style, color in told:
        assert contrast(color, "FFFFFF") >= LEAST_CONTRAST, style
    headings = dict(told)["TableHeading"]
    assert contrast(headings, TINT) >= LEAST_CONTRAST
    assert all(contrast("000000", fill) >= LEAST_CONTRAST for fill in FILLS.values())


def test_contrast_in_the_charts():
    from llf_docgen.word.house import ACCENT, GREY
    from llf_docgen.word.house.example_chart import TARGET_LINE

    assert contrast("FFFFFF", ACCENT) >= LEAST_CONTRAST  # figures inside the columns
    assert contrast(GREY, "FFFFFF") >= LEAST_CONTRAST
    assert contrast(TARGET_LINE, "FFFFFF") >= LEAST_CONTRAST
    assert round(contrast("767676", "FFFFFF"), 2) == 4.54  # the measure itself
