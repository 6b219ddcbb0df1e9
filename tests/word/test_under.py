"""Of headings with one title, a comment says which one the workbook has something behind."""

from __future__ import annotations

from lxml import etree

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comparing.blocks import blocks_of
from llf_docgen.word.comparing.under import told_apart, with_headings
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import P
from tests.word import small, tracked
from tests.word.test_merges import MOVE, WHEN

FELT, PLACED, DAYS = (
    "Trainees feel supported.",
    "Every trainee has a place.",
    "Nine days of courses.",
)
BASE = ["= Teachers", "# Impact", FELT, PLACED, "# Next", "Plan.", "= Courses", "# Impact", DAYS]
MOVED = ["= Teachers", "# Impact", PLACED, "# Next", "Plan.", "= Courses", "# Impact", FELT, DAYS]
TOLD = f"The workbook now has \u201c{FELT}\u201d behind \u201cImpact\u201d under \u201cCourses\u201d. {MOVE}"
JOINED = [*BASE[:2], f"{FELT} {PLACED}", *BASE[4:]]
TYPED = [*BASE[:2], f"{FELT} I heard.", *BASE[3:]]


def merged(mine: list[str] | bytes, base: list[str] = BASE, new: list[str] = MOVED) -> bytes:
    person = mine if isinstance(mine, bytes) else small.document(mine)
    return merge(small.document(base), person, small.document(new), "x", WHEN).content


def test_a_heading_has_the_one_above_in_its_name_where_several_are_called_so():
    blocks = blocks_of(small.body(small.written(BASE)), small.READER)
    names = [block.text for block in blocks]
    there = {7: "Impact\u201d under \u201cCourses", 1: "Impact\u201d under \u201cTeachers"}
    expected = [there.get(place, name) for place, name in enumerate(names)]
    assert told_apart(blocks, names) == expected
    expected[4] = "Next\u201d under \u201cTeachers"
    assert [*with_headings(blocks, names)] == expected


def test_what_goes_behind_another_heading_of_the_same_title_is_told():
    for mine in (JOINED, TYPED):
        out = merged(mine)
        assert small.comments(out) == [TOLD]
        assert small.words_of(tracked.accepted(out)) == small.words_of(small.document(mine))
        assert merged(out, MOVED) == out


def test_the_comment_goes_where_the_person_moved_it_there():
    parts = open_parts(merged(TYPED), "x", "docx")
    root = etree.fromstring(parts["word/document.xml"])
    moved, before = (_paragraph(root, words) for words in ("I heard.", DAYS))
    before.addprevious(moved)
    parts["word/document.xml"] = etree.tostring(root)
    assert small.comments(write_parts(parts)) == [TOLD]
    assert small.comments(merged(write_parts(parts), MOVED)) == []


def test_a_comment_from_before_says_which_heading_is_meant():
    parts = open_parts(merged(TYPED), "x", "docx")
    said = " under \u201cCourses\u201d".encode()
    name = next(name for name, part in parts.items() if said in part)
    parts[name] = parts[name].replace(said, b"")
    assert small.comments(write_parts(parts)) == [TOLD.replace(" under \u201cCourses\u201d", "")]
    assert small.comments(merged(write_parts(parts), MOVED)) == [TOLD]


def _paragraph(root: etree._Element, words: str) -> etree._Element:
    return next(e for e in root.iter(P) if words in "".join(e.itertext()))
