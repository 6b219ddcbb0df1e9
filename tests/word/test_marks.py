"""Paragraph marks tracked: put on, taken off, deleted, moved off the last paragraph."""

from __future__ import annotations

import pytest
from lxml import etree

from llf_docgen.word.merge import marks
from llf_docgen.word.merge.pen import Pen, is_ours
from llf_docgen.word.xml import P, w
from tests.word.small import READER, body, change, element, p, run, table


@pytest.fixture
def pen() -> Pen:
    return Pen("2021-01-18T09:30:00Z", 40)


INS, DEL = change("ins"), change("del")
THEIRS = change("del", author="Priya")


def tracked(holder) -> list[str]:
    """Each paragraph as its words and what we track on its mark."""
    return [f"{''.join(q.itertext())} {marks.tracked(q)}".strip() for q in holder.iter(P)]


def test_a_pen_numbers_and_dates(pen):
    made = pen.change("ins", [element(run("a"))])
    told = {name.rpartition("}")[2]: value for name, value in made.attrib.items()}
    assert told == {"id": "41", "author": "llf-docgen", "date": "2021-01-18T09:30:00Z"}
    assert "".join(made.itertext()) == "a"
    assert is_ours(made)
    assert not is_ours(element(THEIRS))
    assert not is_ours(None)


def test_a_mark_stands_before_section_and_earlier_properties(pen):
    paragraph = element("<w:p><w:pPr><w:pStyle/><w:sectPr/><w:pPrChange/></w:pPr></w:p>")
    marks.track(paragraph, "ins", pen)
    assert [e.tag for e in paragraph[0]] == [w(n) for n in ("pStyle", "rPr", "sectPr", "pPrChange")]
    assert marks.tracked(paragraph) == "ins"
    marks.track(paragraph, "del", pen)  # into the same properties of the mark
    assert len(paragraph[0].findall(w("rPr"))) == 1
    assert pen.made == 2
    marks.untrack(paragraph)
    assert marks.tracked(paragraph) == ""


def test_a_mark_is_tracked_before_all_that_is_said_of_it(pen):
    paragraph = element("<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>")
    marks.track(paragraph, "ins", pen)
    assert [e.tag for e in paragraph[0][0]] == [w("ins"), w("b")]


def test_what_another_tracks_is_left_alone():
    paragraph = element(p(run("a"), mark=THEIRS))
    assert marks.tracked(paragraph) == ""
    marks.untrack(paragraph)
    assert paragraph.find(f".//{w('del')}") is not None


DELETED = [
    ("a mark", p(run("a")) + p(run("b")), 0, ["a del", "b"]),
    ("one that is deleted already", p(run("a"), mark=DEL) + p(run("b")), 0, ["a del", "b"]),
    ("the end of a section", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + p(run("b")), 0, ["", "b"]),
    ("a proposed one with nothing before it", p(mark=INS) + p(run("b")), 0, ["b"]),
    (
        "a proposed one with a page number before it",
        p("<w:fldSimple/>", mark=INS) + p(),
        0,
        ["ins", ""],
    ),
    ("a proposed one with words before it", p(run("a"), mark=INS) + p(run("b")), 0, ["a ins", "b"]),
    ("the last, which a proposed mark made", p(run("a"), mark=INS) + p(), 1, ["a"]),
    ("the same with words", p(run("a"), mark=INS) + p(run("b")), 1, ["a ins", "b del"]),
    ("the same, not the last", p(run("a"), mark=INS) + p() + p(run("c")), 1, ["a ins", "del", "c"]),
    ("the same before the section", p(run("a"), mark=INS) + p() + "<w:sectPr/>", 1, ["a"]),
    ("the last, behind a mark that nobody proposed", p(run("a")) + p(), 1, ["a", "del"]),
    ("the first of all", p() + p(run("b")), 0, ["del", "b"]),
    ("one behind a table", table([["x"]]) + p(), 1, ["x", "del"]),
]


@pytest.mark.parametrize(
    ("xml", "which", "left"), [d[1:] for d in DELETED], ids=[d[0] for d in DELETED]
)
def test_deleted(pen, xml, which, left):
    holder = body(xml)
    marks.delete(holder[which], READER, pen)
    assert tracked(holder) == left


def test_a_mark_is_deleted_once(pen):
    holder = body(p(run("a")) + p(run("b")))
    for _ in range(2):
        marks.delete(holder[0], READER, pen)
    assert len(list(holder.iter(w("del")))) == 1


SETTLED = [
    ("an inserted last one", p(run("a")) + p(run("b"), mark=INS), ["a ins", "b"]),
    ("a deleted last one", p(run("a")) + p(run("b"), mark=DEL), ["a del", "b"]),
    ("two last ones", p(run("a")) + p(run("b"), mark=INS) + p(run("c"), mark=DEL),
     ["a ins", "b del", "c"]),
    ("one that is not the last", p(run("a"), mark=INS) + p(run("b")), ["a ins", "b"]),
    ("the only one", p(run("a"), mark=INS), ["a"]),
    ("one behind a table", table([["x"]]) + p(run("a"), mark=INS), ["x", "a"]),
    ("nothing at all", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "left"), [s[1:] for s in SETTLED], ids=[s[0] for s in SETTLED])
def test_settled(pen, xml, left):
    holder = body(xml)
    marks.settle(holder, pen)
    assert tracked(holder) == left


def test_what_needs_no_settling_is_left_as_it_is(pen):
    holder = body(p(run("a"), mark=INS) + p(run("b"), "Quote"))
    theirs = change("pPrChange", "<w:pPr/>", "Priya")
    holder[1][0].append(element(theirs))
    before = etree.tostring(holder)
    marks.settle(holder, pen)
    assert etree.tostring(holder) == before


def test_a_table_gets_no_mark(pen):
    holder = body(p() + table([["x"]]) + p(run("a"), mark=INS))
    marks.settle(holder, pen)
    assert [e.tag for e in holder[1]] == [w("tblPr"), w("tr")]
    assert tracked(holder) == ["", "x", "a"]


@pytest.mark.parametrize(
    ("mark", "now", "before"), [(INS, "ListBullet", "Quote"), (DEL, "Quote", "ListBullet")],
    ids=["where it is inserted, the new one's", "where it is deleted, the one's that stays"],
)  # fmt: skip
def test_properties_go_with_the_marks(pen, mark, now, before):
    """The mark of the last paragraph is the first one's now, and so is the style that it had."""
    holder = body(p(run("a"), "Quote") + p(run("b"), "ListBullet", mark))
    marks.settle(holder, pen)
    assert [q.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) for q in holder] == ["Quote", now]
    change = holder[1].find(f"{w('pPr')}/{w('pPrChange')}")
    assert change.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) == before


def test_what_a_new_paragraph_was_before_counts_no_more(pen):
    """Rejected, it is gone, and what is left of it is the first one's end."""
    holder = body(p(run("a"), "Quote") + p(run("new"), "ListBullet", INS))
    earlier = "<w:pPrChange><w:pPr><w:pStyle w:val='First'/></w:pPr></w:pPrChange>"
    holder[1][0].append(element(earlier))
    marks.settle(holder, pen)
    changes = holder[1].findall(f"{w('pPr')}/{w('pPrChange')}")
    assert [c.find(f".//{w('pStyle')}").get(w("val")) for c in changes] == ["Quote"]


@pytest.mark.parametrize("lines", [
    [p(run("a")), p(change("ins", run("b"), id=2), mark=INS)],
    [p(run("a")), p(change("del", run("b"), id=2), mark=DEL)],
    [p(run("a")), p(change("ins", run("b"), id=2), mark=INS), p(change("ins", run("c"), id=3), mark=INS)],
])  # fmt: skip
def test_what_is_settled_is_as_before_when_it_is_not(lines, pen):
    holder = body("".join(lines))
    before = tracked(holder)
    marks.settle(holder, pen)
    assert tracked(holder) != before
    assert marks.unsettle(holder, pen)
    assert tracked(holder) == before


@pytest.mark.parametrize("lines", [
    [p(run("a")), p(run("b"))],
    [p(run("a"), mark=INS), p(run("b"))],
    [p(run("a"), mark=THEIRS), p(change("del", run("b"), id=2))],
    [p(run("a"), mark=INS), p(change("ins", run("b"), id=2), "Quote")],
    [p(change("ins", run("b"), id=2))],
])  # fmt: skip
def test_what_was_not_settled_stays_so(lines, pen):
    holder = body("".join(lines))
    before = etree.tostring(holder)
    assert not marks.unsettle(holder, pen)
    assert etree.tostring(holder) == before
