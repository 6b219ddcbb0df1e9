"""Comments name the column too, where the table has a header row; earlier ones did not."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.merge.heading import heading_of
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.merge.settled import read, without_column, without_row
from llf_docgen.word.xml import CELL, P
from tests.word import small

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
HEADINGS = ["Ref", "Action", "Due"]
MARK = "<w:trPr><w:tblHeader{}/></w:trPr>"


def table(rows: list[list[str]], marked: int = 1, how: str = "") -> str:
    """A table whose first rows are marked as its header."""
    return small.table(rows).replace("<w:tr>", "<w:tr>" + MARK.format(how), marked)


def document(*rows: list[str], headings: list[str] = HEADINGS, marked: int = 1) -> bytes:
    return small.document(table([headings, *rows], marked) + small.p(small.run("end")))


def merged(base: bytes, mine: bytes, new: bytes) -> bytes:
    return merge(base, mine, new, "x", WHEN).content


def place(content: bytes) -> str:
    """Where a comment says that it is."""
    (comment,) = small.comments(content)
    found = re.match("(?:In|Under) [^:]*", comment)
    return found[0] if found else ""


ROW = ["A-1", "Write to them", "4 May"]
PLACES = [
    ("a cell", ["A-1", "Write to them", "5 May"], ["A-1", "Write to them", "6 May"],
     "In the row \u201cA-1\u201d, under \u201cDue\u201d"),
    ("the cell that names the row", ["A-2", *ROW[1:]], ["A-3", *ROW[1:]], "Under \u201cRef\u201d"),
    ("words in a cell", ["A-1", "Write to us", "4 May"], ["A-1", "Write to you", "4 May"],
     "In the row \u201cA-1\u201d, under \u201cAction\u201d"),
]  # fmt: skip


@pytest.mark.parametrize(("own", "news", "told"), [c[1:] for c in PLACES],
                         ids=[c[0] for c in PLACES])  # fmt: skip
def test_a_comment_names_row_and_column(own, news, told):
    assert place(merged(*(document(row) for row in (ROW, own, news)))) == told


def test_without_a_header_row_no_column_is_named():
    """The first row of a table that has none may be a row like the others."""
    three = (document(row, marked=0) for row in (ROW, [*ROW[:2], "5 May"], [*ROW[:2], "6 May"]))
    assert place(merged(*three)) == "In the row \u201cA-1\u201d"
    off = small.element(table([HEADINGS, ROW], 1, ' w:val="0"'))
    assert [heading_of(p, small.READER) for p in off.iter(P)] == [""] * 6


def test_the_heading_is_the_persons_and_that_above_the_cell():
    headings = ["Ref", "Action", "By when"]
    three = (
        document(ROW),
        document([*ROW[:2], "5 May"], headings=headings),
        document([*ROW[:2], "6 May"]),
    )
    assert place(merged(*three)) == "In the row \u201cA-1\u201d, under \u201cBy when\u201d"


def test_cells_that_span_columns_stand_under_what_is_above_where_they_begin():
    rows = [["Who", "When"], ["Ref", "Name", "Day"], ["A", "B", "C"], ["D", "E"]]
    made = table(rows, 2).replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', 1)
    last = made.rindex("<w:tr>")
    spanned = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    made = made[:last] + made[last:].replace("<w:tc>", spanned, 1)
    told = [heading_of(p, small.READER) for p in small.element(made).iter(P)]
    assert told == [""] * 5 + ["Ref", "Name", "Day"] + ["Ref", "Day"]


def test_what_stands_in_a_table_in_a_cell_is_under_its_own_headings():
    inner = table([["Inner"], ["x"]])
    outer = small.element(
        table([["Outer"], ["HERE"]]).replace(small.line("HERE"), inner + "<w:p/>")
    )
    (cell,) = (c for c in outer.iter(CELL) if "".join(c.itertext()) == "x")
    assert heading_of(next(cell.iter(P)), small.READER) == "Inner"
    assert heading_of(cell.getparent(), small.READER) == "Outer"
    assert heading_of(outer, small.READER) == ""


def test_a_column_that_was_taken_out_is_named():
    base, new = document(ROW), document([*ROW[:2], "6 May"])
    mine = document(ROW[:2], headings=HEADINGS[:2])
    out = merged(base, mine, new)
    (told,) = small.comments(out)
    gone = "In the column \u201cDue\u201d, which you took out, the workbook now says: \u201c6 May\u201d"
    assert told.startswith(gone)
    assert merged(base, out, new) == out
    assert merged(base, as_earlier(out), new) == as_earlier(out)
    for before in (out, as_earlier(out)):
        (told,) = small.comments(merged(new, before, document([*ROW[:2], "7 May"])))
        assert "7 May" in told


def as_earlier(content: bytes) -> bytes:
    """The document with its comments as an earlier version made them."""
    parts = open_parts(content, "x", "docx")
    name = next(part for part in parts if "comments" in part)
    words = parts[name].decode()
    words = re.sub(", under \u201c[^\u201d]*\u201d: ", ": ", words)
    words = re.sub(">Under \u201c[^\u201d]*\u201d: ", ">", words)
    words = re.sub(
        "In the column [^,]*, which you took out,", "In a column that you took out", words
    )
    return write_parts(parts | {name: words.encode()})


@pytest.mark.parametrize(("own", "news"), [c[1:3] for c in PLACES], ids=[c[0] for c in PLACES])
@pytest.mark.parametrize("comment", ["named", "as earlier versions named it"])
def test_what_a_comment_says_is_not_said_again_and_goes_when_it_is_settled(own, news, comment):
    base, mine, new = (document(row) for row in (ROW, own, news))
    out = merged(base, mine, new)
    out = out if comment == "named" else as_earlier(out)
    again = merge(base, out, new, "x", WHEN)
    assert (again.content, again.conflicts) == (out, 1)
    assert merged(new, out, new) == out
    assert small.comments(merged(new, out, mine)) == []


FORMS = [
    ("In the row \u201cx\u201d, under \u201cDue\u201d: ", "In the row \u201cx\u201d: "),
    ("Under \u201cRef\u201d: ", ""),
    ("In the footer, in the row \u201cx\u201d, under \u201cDue\u201d: ",
     "In the footer, in the row \u201cx\u201d: "),
    ("In the header, under \u201cDue\u201d: ", "In the header: "),
    ("In the row \u201cx\u201d: ", "In the row \u201cx\u201d: "),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("now", "then"), FORMS)
def test_comments_are_read_with_and_without_a_column(now, then):
    said = "You wrote \u201cone\u201d; the workbook now says \u201ctwo\u201d. Your words are kept"
    assert read(now + said) == read(then + said) != None  # noqa: E711
    assert without_column(now + said) == then + said
    assert read(now + said).get("apart") == ("footer" if "footer" in now else
                                             "header" if "header" in now else "")  # fmt: skip


def test_a_conflict_in_a_footers_table_is_told_with_its_column():
    def with_footer(due: str) -> bytes:
        made = small.document(["a"], "HERE")
        parts = open_parts(made, "x", "docx")
        footer = parts["word/footer1.xml"].decode()
        rows = table([HEADINGS, [*ROW[:2], due]])
        footer = footer.replace(small.line("HERE"), rows + "<w:p/>")
        return write_parts(parts | {"word/footer1.xml": footer.encode()})

    out = merged(*map(with_footer, ("4 May", "5 May", "6 May")))
    assert place(out) == "In the footer, in the row \u201cA-1\u201d, under \u201cDue\u201d"
    assert merged(with_footer("6 May"), out, with_footer("6 May")) == out


@pytest.mark.parametrize(
    ("comment", "then"),
    [
        ("In the row \u201cA | b\u201d: The workbook", "in the row: The workbook"),
        (
            "In the footer, in the row \u201cA\u201d, under \u201cDue\u201d: You wrote",
            "In the footer, in the row, under \u201cDue\u201d: You wrote",
        ),
        ("You wrote \u201cin the row \u201cx\u201d: \u201d; the workbook",) * 2,
    ],
)
def test_a_comment_is_the_same_whatever_its_row_is_called(comment, then):
    assert without_row(comment) == then
