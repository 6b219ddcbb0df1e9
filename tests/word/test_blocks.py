"""A document as blocks, tracked changes taken as accepted."""

from __future__ import annotations

import pytest

from llf_docgen.word.comparing.blocks import blocks_of
from llf_docgen.word.comparing.words import Reader
from tests.word.small import READER, body, change, p, run, table

DEL, INS = change("del"), change("ins")
CASES = [
    ("paragraphs", p(run("a"), "Quote") + p(run("b")), [("p", "Quote", "a"), ("p", "", "b")]),
    ("the default style has no name", p(run("a"), "Normal"), [("p", "", "a")]),
    ("a table by its first row", table([["a", "b"], ["c", "d"]]), [("tbl", "", "a\tb")]),
    ("a cell of two paragraphs", table([["a/b", "c"]]), [("tbl", "", "a\nb\tc")]),
    ("a table without rows", table([]), []),
    ("what stands in a control", f"<w:sdt><w:sdtContent>{p(run('a'))}</w:sdtContent></w:sdt>",
     [("p", "", "a")]),
    ("paragraphs run together where the mark is deleted",
     p(run("a"), "Quote", DEL) + p(run("b")), [("p", "", "ab")]),
    ("a paragraph that is deleted whole", p(change("del", run("a")), mark=DEL) + p(run("b")),
     [("p", "", "b")]),
    ("one whose mark is deleted before a table", p(run("a"), mark=DEL) + table([["b"]]),
     [("p", "", "a"), ("tbl", "", "b")]),
    ("one whose mark is deleted at the end", p(run("a"), mark=DEL), [("p", "", "a")]),
    ("an inserted mark", p(run("a"), mark=INS) + p(run("b")), [("p", "", "a"), ("p", "", "b")]),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "blocks"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_blocks(xml, blocks):
    found = blocks_of(body(xml), READER)
    assert [(b.kind.rpartition("}")[2], b.style, b.text) for b in found] == blocks


def test_a_deleted_row_is_none():
    xml = table([["a"], ["b"]]).replace("<w:tr>", f"<w:tr><w:trPr>{DEL}</w:trPr>", 1)
    (block,) = blocks_of(body(xml), READER)
    assert [row.text for row in block.rows] == ["b"]
    assert (block.text, block.all_text) == ("b", "b")


def test_a_row_has_cells_of_blocks():
    (block,) = blocks_of(body(table([["a/b", "c"]])), READER)
    (row,) = block.rows
    assert [[b.text for b in cell.blocks] for cell in row.cells] == [["a", "b"], ["c"]]
    assert row.loose == "a\nb"


def test_a_heading_is_known_without_its_number():
    (block,) = blocks_of(body(p(run("12. Plans, again"), "Heading2")), READER)
    assert block.is_heading
    assert block.loose == "plans, again"
    assert block.vocabulary == {"plans", "again"}


class Counting(Reader):
    """Counts how many paragraphs it reads."""

    read = 0

    def text(self, paragraphs):
        self.read += 1
        return super().text(paragraphs)


@pytest.mark.parametrize("depth", [1, 2, 40])
def test_tables_in_tables_are_read_once_each(depth):
    xml = p(run("innermost"))
    for _ in range(depth):
        xml = f"<w:tbl><w:tblPr/><w:tr><w:tc>{xml}</w:tc><w:tc>{p(run('x'))}</w:tc></w:tr></w:tbl>"
    reader = Counting({}, "")
    (block,) = blocks_of(body(xml), reader)
    assert block.all_text.startswith("innermost")
    while block.kind.endswith("}tbl"):
        block = block.rows[0].cells[0].blocks[0]
    assert (block.text, reader.read) == ("innermost", depth + 1)


def test_a_reader_sees_what_stands_in_tables_too():
    field = f'<w:fldSimple w:instr="DATE">{run("4 May")}</w:fldSimple>'
    xml = table([["a", "b"], ["x", "c"]]).replace(run("x"), field)
    (block,) = blocks_of(body(xml), READER)
    assert block.shown == "a\tb\n4 May\tc"
    assert "4 May" not in block.all_text
