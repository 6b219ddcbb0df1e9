"""Words, paragraphs and rows tracked: what is written, not only what is read when it is accepted.

Word and LibreOffice forgive much that the standard does not allow; so it is looked at here.
"""

from __future__ import annotations

import pytest

from llf_docgen.word.comparing.texts import edits
from llf_docgen.word.merge.passage import Passage
from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.merge.tracked import Tracker
from llf_docgen.word.xml import DELETED, INSERTED, SPACE, P, w
from tests.word.small import READER, body, change, element, p, run, table

LINK = f"<w:hyperlink>{run('b')}</w:hyperlink>"
PUT, OLD = change("ins"), change("del")


@pytest.fixture
def pen() -> Pen:
    return Pen("2021-01-18T09:30:00Z", 40, made=5)


def outline(holder) -> str:
    """Elements by their names, with what they hold: `p(pPr r(t))`."""
    inside = " ".join(outline(child) for child in holder)
    name = holder.tag.rpartition("}")[2]
    return f"{name}({inside})" if inside else name


def paragraph(inside: str, before: str = "<w:pPr/>"):
    return element(f"<w:p>{before}{inside}</w:p>")


REVISED = [
    ("words into an empty paragraph", "", "a", "p(pPr ins(r(t)))"),
    ("words into one that holds no words", "<w:bookmarkStart/>", "a",
     "p(pPr ins(r(t)) bookmarkStart)"),
    ("words before a link", "<w:bookmarkStart/>" + LINK, "x b",
     "p(pPr bookmarkStart ins(r(t)) hyperlink(r(t)))"),
    ("words taken out", run("a b"), "a", "p(pPr r(t) del(r(delText)))"),
    ("words of ours taken out", run("a") + change("ins", run(" b")), "a", "p(pPr r(t))"),
    ("some words of ours taken out", run("a") + change("ins", run(" b c")), "a b",
     "p(pPr r(t) ins(r(t)))"),
    ("words of another person taken out", run("a") + change("ins", run(" b"), "Priya"), "a",
     "p(pPr r(t) ins(del(r(delText))))"),
    ("words within ours", run("a") + change("ins", run(" b c")), "a b x c",
     "p(pPr r(t) ins(r(t) r(t) r(t)))"),
    ("words behind ours", run("a") + change("ins", run(" b")), "a b c",
     "p(pPr r(t) ins(r(t)) ins(r(t)))"),
    ("words within another person's", change("ins", run("a b"), "Priya"), "a x b",
     "p(pPr ins(r(t)) ins(r(t)) ins(r(t)))"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "to", "left"), [r[1:] for r in REVISED],
                         ids=[r[0] for r in REVISED])  # fmt: skip
def test_revised(pen, inside, to, left):
    mine = paragraph(inside)
    other = Passage([paragraph(run(to))], READER)
    revise(pen, Passage([mine], READER), other, lambda made: made)
    assert outline(mine) == left


def test_words_into_a_paragraph_without_properties(pen):
    mine = paragraph("<w:bookmarkStart/>", before="")
    revise(pen, Passage([mine], READER), Passage([paragraph(run("a"))], READER), lambda made: made)
    assert outline(mine) == "p(ins(r(t)) bookmarkStart)"


def test_spaces_of_deleted_words_are_kept_and_a_fields_code_is_deleted_too(pen):
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{code}'
        for kind, code in (("begin", "<w:r><w:instrText> PAGE </w:instrText></w:r>"), ("end", ""))
    )
    mine = paragraph("<w:r><w:t>a</w:t></w:r>" + field)
    Tracker(pen).delete_passage(Passage([mine], READER))
    assert outline(mine).count("delInstrText") == 1
    assert [e.get(SPACE) for e in mine.iter(w("delText"))] == ["preserve"]


def test_each_change_counts(pen):
    mine = Passage([paragraph(run("a b"))], READER)
    revise(pen, mine, Passage([paragraph(run("a"))], READER), lambda made: made)
    assert pen.made == 6
    revise(pen, mine, Passage([paragraph(run("a c"))], READER), lambda made: made)
    assert pen.made == 7
    Tracker(pen).inserted(paragraph(run("a")))
    assert pen.made == 8


INSERTED_ONES = [
    ("a paragraph", p(run("a") + run("b")), "p(pPr(rPr(ins)) ins(r(t) r(t)))"),
    ("a link", p(run("a") + LINK), "p(pPr(rPr(ins)) ins(r(t)) hyperlink(ins(r(t))))"),
    ("a page number", p(f"<w:fldSimple>{run('7')}</w:fldSimple>"),
     "p(pPr(rPr(ins)) ins(fldSimple(r(t))))"),
    ("a row", f"<w:tr><w:tblPrEx/><w:tc>{p(run('a'))}</w:tc></w:tr>",
     "tr(tblPrEx trPr(ins) tc(p(pPr(rPr(ins)) ins(r(t)))))"),
    ("a table", table([["a"], ["b"]]),
     "tbl(tblPr tr(trPr(ins) tc(p(pPr(rPr(ins)) ins(r(t))))) "
     "tr(trPr(ins) tc(p(pPr(rPr(ins)) ins(r(t))))))"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "made"), [i[1:] for i in INSERTED_ONES],
                         ids=[i[0] for i in INSERTED_ONES])  # fmt: skip
def test_inserted(pen, xml, made):
    assert outline(Tracker(pen).inserted(element(xml))) == made


CELL = "<w:tc>{}</w:tc>"
ROWS = [
    ("a row", "<w:tblPrEx/>" + CELL.format(p(run("a"))),
     ["tr(tblPrEx trPr(del) tc(p(pPr(rPr(del)) del(r(delText)))))"]),
    ("one with properties", "<w:trPr><w:trHeight/></w:trPr>" + CELL.format(p(run("a"))),
     ["tr(trPr(trHeight del) tc(p(pPr(rPr(del)) del(r(delText)))))"]),
    ("one whose paragraphs were deleted or proposed", CELL.format(p(mark=OLD) + p(mark=PUT) + p()),
     ["tr(trPr(del) tc(p(pPr(rPr(del))) p(pPr(rPr(ins))) p(pPr(rPr(del)))))"]),
    ("one that was only proposed", f"<w:trPr>{PUT}</w:trPr>" + CELL.format(p(run("a"))), []),
    ("one that another person proposed",
     f"<w:trPr>{change('ins', author='Priya')}</w:trPr>" + CELL.format(p()),
     ["tr(trPr(ins del) tc(p(pPr(rPr(del)))))"]),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "left"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_a_deleted_row(pen, inside, left):
    holder = element(f"<w:tbl><w:tr>{inside}</w:tr></w:tbl>")
    Tracker(pen).delete_row(holder[0], READER)
    assert [outline(row) for row in holder] == left
    if not left:
        assert pen.made == 6


START, END = "customXmlDelRangeStart", "customXmlDelRangeEnd"
GOING = f"{START} sdt(sdtContent({END} {{}} {START})) {END}"
DELETED_ONES = [
    ("one in a content control", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", 1,
     f"body({GOING.format('p(pPr(rPr(del)) del(r(delText)))')})"),
    ("one of two in a content control", "<w:sdt><w:sdtContent>{}<w:p/></w:sdtContent></w:sdt>", 1,
     "body(sdt(sdtContent(p(pPr(rPr(del)) del(r(delText))) p)))"),
    ("two that read as one in a content control",
     "<w:sdt><w:sdtContent>{}<w:p/></w:sdtContent></w:sdt>", 2,
     f"body({GOING.format('p(pPr(rPr(del)) del(r(delText))) p(pPr(rPr(del)))')})"),
    ("one in no content control", "{}", 1, "body(p(pPr(rPr(del)) del(r(delText))))"),
]  # fmt: skip


@pytest.mark.parametrize(("around", "count", "left"), [d[1:] for d in DELETED_ONES],
                         ids=[d[0] for d in DELETED_ONES])  # fmt: skip
def test_a_deleted_paragraph(pen, around, count, left):
    holder = body(around.format(p(run("a"))))
    passage = Passage(list(holder.iter(P))[:count], READER)
    Tracker(pen).delete_passage(passage)
    assert outline(holder) == left


def test_the_rest_of_another_persons_insertion_has_a_number_of_its_own(pen):
    theirs = change("ins", run("a b"), "Priya", id=7)
    mine = paragraph(theirs)
    revise(
        pen, Passage([mine], READER), Passage([paragraph(run("a x b"))], READER), lambda made: made
    )
    told = [(e.get(w("author")), e.get(w("id"))) for e in mine.iter(INSERTED, DELETED)]
    assert told[0] == ("Priya", "7")
    assert [author for author, _ in told] == ["Priya", "llf-docgen", "Priya"]
    assert len({id for _, id in told}) == 3


def revise(pen, mine, to, bring):
    """Makes a passage read as another, by whatever words differ."""
    Tracker(pen).revise(mine, to, edits(mine.text, to.text), bring)
