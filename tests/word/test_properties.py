"""How paragraphs and cells look, changed and tracked."""

from __future__ import annotations

import pytest

from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.merge.properties import (
    child_first,
    old_properties,
    plain_properties,
    recolor,
    remember,
    restyle,
)
from llf_docgen.word.xml import w
from tests.word.small import element, p

CHANGED = "<w:pPrChange><w:pPr><w:pStyle w:val='First'/></w:pPr></w:pPrChange>"


@pytest.fixture
def pen() -> Pen:
    return Pen("2021-01-18T09:30:00Z", 0)


def names(holder) -> list[str]:
    return [e.tag.rpartition("}")[2] for e in holder]


def test_what_is_a_paragraphs_own_stays(pen):
    paragraph = element(f"<w:p><w:pPr><w:jc/><w:rPr/><w:sectPr/>{CHANGED}</w:pPr></w:p>")
    assert names(plain_properties(paragraph)) == ["jc"]
    restyle(paragraph, element("<w:p><w:pPr><w:keepNext/><w:rPr/></w:pPr></w:p>"), pen)
    assert names(paragraph[0]) == ["keepNext", "rPr", "sectPr", "pPrChange"]
    assert old_properties(paragraph, [])[0].get(w("val")) == "First"  # the first change counts


def test_a_paragraph_without_properties_has_none(pen):
    paragraph = element("<w:p/>")
    assert plain_properties(paragraph) == []
    restyle(paragraph, element("<w:p/>"), pen)
    assert (len(paragraph), pen.made) == (0, 0)
    restyle(paragraph, element(p("", "Quote")), pen)
    assert names(paragraph[0]) == ["pStyle", "pPrChange"]
    assert (pen.made, list(paragraph[0][-1][0])) == (1, [])
    restyle(element("<w:p/>"), element(p("", "Quote")), pen)
    assert pen.made == 2


def test_what_was_before_an_earlier_change_is_remembered_alone(pen):
    paragraph = element(f"<w:p><w:pPr>{CHANGED}</w:pPr></w:p>")
    remember(paragraph, [element("<w:jc/>")], pen)
    assert (names(paragraph[0]), pen.made) == (["pPrChange"], 0)


def test_a_colour_stands_where_word_wants_it(pen):
    cell = element(
        "<w:tc><w:tcPr><w:tcW/><w:gridSpan/><w:shd w:fill='00FF00'/><w:vAlign/></w:tcPr></w:tc>"
    )
    recolor(cell, element("<w:tc><w:tcPr><w:shd w:fill='FF0000'/></w:tcPr></w:tc>"), pen)
    assert names(cell[0]) == ["tcW", "gridSpan", "shd", "vAlign", "tcPrChange"]
    assert cell[0][2].get(w("fill")) == "FF0000"
    recolor(cell, element("<w:tc/>"), pen)
    assert names(cell[0]) == ["tcW", "gridSpan", "vAlign", "tcPrChange"]
    assert names(cell[0][-1][0]) == ["tcW", "gridSpan", "shd", "vAlign"]  # as before both


@pytest.mark.parametrize(
    ("row", "children"),
    [
        ("<w:tr><w:tc/></w:tr>", ["trPr", "tc"]),
        ("<w:tr><w:tblPrEx/><w:tc/><w:tc/></w:tr>", ["tblPrEx", "trPr", "tc", "tc"]),
        ("<w:tr><w:trPr/><w:tc/></w:tr>", ["trPr", "tc"]),
    ],
    ids=["first", "behind what must be first", "once"],
)
def test_properties_stand_first(row, children):
    made = element(row)
    assert child_first(made, "trPr", after="tblPrEx").tag == w("trPr")
    assert names(made) == children
