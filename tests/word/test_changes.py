"""What a person changed, told by place."""

from __future__ import annotations

import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Change
from llf_docgen.word.comparing.changes import changes
from tests.word import small

TOP, ITEM = "at the top", "under \u201c1. One\u201d"
CASES = [
    ("nothing", ["a"], ["a"], []),
    ("words", ["a b"], ["a c"], [(TOP, "a b", "a c")]),
    ("a style alone", ["a"], ["> a"], [(TOP, "a", "a")]),
    ("put in", ["# 1. One", "a"], ["# 1. One", "a", "mine"], [(ITEM, "", "mine")]),
    ("taken out", ["# 1. One", "a", "b"], ["# 1. One", "b"], [(ITEM, "a", "")]),
    ("a paragraph without words", ["a"], ["a", ""], []),
    ("a heading put in", ["a"], ["# 1. One", "a"], [(ITEM, "", "1. One")]),
    ("a heading reworded", ["# 1. Two", "a"], ["# 1. One", "a"], [(ITEM, "1. Two", "1. One")]),
    ("a cell", [[["A-1", "b"]]], [[["A-1", "c"]]], [(f"{TOP}, row \u201cA-1\u201d", "b", "c")]),
    ("a row of other cells", [[["A-1", "b"]]], [[["A-1", "b", "c"]]],
     [(TOP, "A-1 | b", "A-1 | b | c")]),
    ("a row put in", [[["A-1", "b"]]], [[["A-1", "b"], ["x", "y"]]], [(TOP, "", "x | y")]),
    ("a row taken out", [[["A-1", "b"], ["x", "y"]]], [[["A-1", "b"]]], [(TOP, "x | y", "")]),
    ("a table put in", ["a"], ["a", [["x"], ["y"]]], [(TOP, "", "x / y")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "mine", "told"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_changes(base, mine, told):
    found = changes(small.document(base), small.document(mine), "Minutes.docx")
    assert found == tuple(Change(*one) for one in told)


def test_a_footer_is_told_apart_and_one_that_is_gone_is_none_of_ours():
    base = small.document(["a"], "Page")
    assert changes(base, small.document(["a"], "Side"), "x") == (
        Change("in the footer", "Page", "Side"),
    )
    assert changes(base, small.document(["a"]), "x") == ()


@pytest.mark.parametrize("xml", [b"<w:document", b"<document/>"], ids=["no XML", "no body"])
def test_a_damaged_file_is_a_sentence(xml):
    parts = small.open_parts(small.document(["a"]), "x", "docx")
    damaged = small.write_parts(parts | {"word/document.xml": xml})
    with pytest.raises(UnusableFile, match="is damaged"):
        changes(small.document(["a"]), damaged, "Minutes.docx")
