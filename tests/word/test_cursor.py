"""Where the next new block goes."""

from __future__ import annotations

import pytest

from llf_docgen.word.comparing.blocks import blocks_of
from llf_docgen.word.merge.cursor import Cursor
from llf_docgen.word.xml import P, w
from tests.word.small import READER, body, change, element, p, run, table


def order(holder) -> list[str]:
    """The children of a holder: their words, or their names."""
    return ["".join(e.itertext()) or e.tag.rpartition("}")[2] for e in holder]


NEW = p(run("new"))


def test_at_the_beginning_it_is_behind_the_properties():
    cell = element(f"<w:tc><w:tcPr/>{p(run('a'))}</w:tc>")
    Cursor(cell).put(element(NEW))
    assert order(cell) == ["tcPr", "new", "a"]
    empty = element("<w:tc><w:tcPr/></w:tc>")
    Cursor(empty).put(element(NEW))
    assert order(empty) == ["tcPr", "new"]


def test_one_goes_behind_the_other():
    holder = body(p(run("a")) + p(run("b")))
    cursor = Cursor(holder, holder[0])
    for words in ("x", "y"):
        cursor.put(element(p(run(words))))
    assert order(holder) == ["a", "x", "y", "b"]


def test_what_begins_or_ends_behind_stays_there():
    holder = body(
        p(run("a")) + '<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2"/>' + p(run("b"))
    )
    Cursor(holder, holder[0]).put(element(NEW))
    assert order(holder) == ["a", "bookmarkEnd", "bookmarkStart", "new", "b"]


def test_behind_a_content_control_is_outside_of_it():
    holder = body(f"<w:sdt><w:sdtContent>{p(run('a'))}</w:sdtContent></w:sdt>" + p(run("b")))
    Cursor(holder, next(holder.iter(P))).put(element(NEW))
    assert order(holder) == ["a", "new", "b"]


def test_past_a_block_or_where_it_was():
    holder = body(p(run("a")) + p(run("b")) + table([["c"]]))
    first, second, _ = blocks_of(holder, READER)
    cursor = Cursor(holder)
    cursor.move_past(first, None)
    assert cursor.behind is holder[0]
    gone = holder[1]
    holder.remove(gone)
    cursor.behind = None
    cursor.move_past(second, holder[0])
    assert cursor.behind is holder[0]
    cursor.move_past(second, None)
    assert cursor.behind is holder[0]
    cursor.move_past(second, element("<w:tcPr/>"))
    assert cursor.behind is holder[0]


OLD, PUT = change("del", run("old")), change("ins", run("put"))
ENDS = [
    ("words replaced at its end", OLD + PUT, ["pPr", "ins", "del"]),
    ("words replaced at its end, behind others", run("a") + OLD + PUT, ["pPr", "r", "ins", "del"]),
    ("words of somebody else", change("del", run("x"), "Priya") + PUT, ["pPr", "del", "ins"]),
    ("words only put in", PUT, ["pPr", "ins"]),
    ("no words", "", ["pPr"]),
]


@pytest.mark.parametrize(("inside", "names"), [e[1:] for e in ENDS], ids=[e[0] for e in ENDS])
def test_the_old_words_go_last_where_a_paragraph_is_put_behind(inside, names):
    holder = body(p(inside))
    Cursor(holder, holder[0]).put(element(NEW))
    assert [e.tag for e in holder[0]] == [w(name) for name in names]


def test_and_in_the_paragraph_before_where_all_of_one_is_replaced():
    holder = body(p(run("a") + OLD + PUT) + p(OLD + PUT))
    Cursor(holder, holder[1]).put(element(NEW))
    for paragraph in holder[:2]:
        assert [e.tag for e in paragraph[-2:]] == [w("ins"), w("del")]


def test_but_not_where_only_its_end_is():
    holder = body(p(run("a") + OLD + PUT) + p(run("b") + OLD + PUT))
    Cursor(holder, holder[1]).put(element(NEW))
    ends = [[e.tag for e in paragraph[-2:]] for paragraph in holder[:2]]
    assert ends == [[w("del"), w("ins")], [w("ins"), w("del")]]
