"""Bytes of a part edited at a few places."""

from __future__ import annotations

from xml.parsers import expat

import pytest

from llf_docgen.workbook.reading.cells import DocumentType
from llf_docgen.workbook.writing import splice
from llf_docgen.workbook.writing.splice import (
    TooMuch,
    into,
    opened,
    outline,
    prefixed,
    spliced,
    tag_end,
    with_attributes,
)


@pytest.mark.parametrize(
    ("tag", "given", "made"),
    [
        (b'<c r="A1"/>', {"s": "3"}, b'<c r="A1" s="3"/>'),
        (b'<c r="A1">', {"s": "3"}, b'<c r="A1" s="3">'),
        (b'<x:c s="1" r="A1">', {"s": "3"}, b'<x:c s="3" r="A1">'),
        (b"<c\n r='A1'\ts = '1' >", {"s": "3"}, b"<c\n r='A1' s=\"3\" >"),
        (b'<c r="x s=\'1\' >" s="1"/>', {"s": "3"}, b'<c r="x s=\'1\' >" s="3"/>'),
        (b'<row ss="1" spans="1:3" s="2">', {"spans": None}, b'<row ss="1" s="2">'),
        (b"<c/>", {"s": "3"}, b'<c s="3"/>'),
        (b"<c/>", {"s": None}, b"<c/>"),
        (b'<c x:s="1"/>', {"s": "3"}, b'<c x:s="1" s="3"/>'),
        (b"<c/>", {"name": 'a"<&'}, b"<c name='a\"&lt;&amp;'/>"),
    ],
)
def test_an_attribute_is_given_or_taken_and_the_others_stay(tag, given, made):
    assert with_attributes(tag, **given) == made


@pytest.mark.parametrize(
    "tag", [b"<a>", b"<a/>", b'<a b=">"/>', b"<a b='>' c=\"'>\">", b"<x:a\n>", b"<a b='/>'>"]
)
def test_a_tag_ends_where_it_ends(tag):
    assert tag_end(b"<r>" + tag + b"</a>>", 3) == 3 + len(tag)


def test_a_tag_without_an_end_is_looked_over_once():
    for hostile in (b"<c " + b'a="' * 200_000, b"<c" + b" a" * 300_000, b"<c '" + b"'" * 400_000):
        assert tag_end(hostile, 0) == len(hostile)
        assert with_attributes(hostile, s="1").startswith(b"<c")


def test_edits_at_one_place_come_in_their_order():
    assert spliced(b"abcd", [(1, 3, b"X"), (1, 1, b"1"), (1, 1, b"2"), (4, 4, b".")]) == b"a12Xd."
    assert spliced(b"abcd", []) == b"abcd"


def test_an_outline_says_where_each_element_stands():
    xml = b'<?xml version="1.0"?><x:a xmlns:x="n"><!-- <b> --><x:b c="1>"><x:d/></x:b ><e/></x:a>'
    there = outline(xml, lambda name, parent, index: name == "d")
    assert (there.namespace, there.prefix) == ("n", b"x:")
    root, b, d, e = there.elements
    assert (root.name, b.name, d.name, e.name) == ("a", "b", "d", "e")
    assert (root.children, b.children, d.parent) == (2, 1, "b")
    assert xml[b.start : b.end] == b'<x:b c="1>"><x:d/></x:b >'
    assert xml[b.inner : b.inner_end] == b"<x:d/>"
    assert xml[d.start : d.end] == b"<x:d/>"
    assert xml[root.inner_end : root.end] == b"</x:a>"


def test_a_name_of_another_namespace_is_another_name():
    there = outline(b'<a xmlns="n"><b xmlns="m"/><b/></a>')
    assert [e.name for e in there.elements] == ["a", "m b", "b"]
    assert there.one("b") is there.elements[2]


def test_a_root_that_is_one_tag_gets_two():
    assert opened(b"<?xml version='1.0'?><x:a xmlns:x='/>' />") == (
        b"<?xml version='1.0'?><x:a xmlns:x='/>' ></x:a>"
    )
    assert opened(b"<a><b/></a>") == b"<a><b/></a>"


@pytest.mark.parametrize(
    ("xml", "made"),
    [
        (b'<a><b count="0"/></a>', b'<a><b count="2"><c/><c/></b></a>'),
        (b'<a><b count="7"><c/></b></a>', b'<a><b count="3"><c/><c/><c/></b></a>'),
        (b"<a><b></b></a>", b"<a><b><c/><c/></b></a>"),
    ],
)
def test_more_is_put_at_the_end_of_an_element_and_counted(xml, made):
    there = outline(xml)
    assert spliced(there.xml, into(there, there.elements[1], b"<c/><c/>", 2)) == made


def test_markup_takes_the_prefix_of_a_part():
    assert prefixed("<a><b c='1'>&lt;d</b></a>", b"x:") == b"<x:a><x:b c='1'>&lt;d</x:b></x:a>"
    assert prefixed("<a/>", b"") == b"<a/>"


def test_no_part_is_taken_that_no_program_writes(monkeypatch):
    with pytest.raises(TooMuch):
        outline(b"<a>" * 300 + b"</a>" * 300)
    with pytest.raises(DocumentType):
        outline(b"<!DOCTYPE a []><a/>")
    with pytest.raises(expat.ExpatError):
        outline(b"<a><b></a>")
    monkeypatch.setattr(splice, "MOST_KEPT", 10)
    with pytest.raises(TooMuch):
        outline(b"<a>" + b"<b/>" * 10 + b"</a>")
    assert len(outline(b"<a>" + b"<b/>" * 9 + b"</a>").elements) == 10
