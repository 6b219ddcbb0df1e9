"""Passages: read, cut between words and within them, copied."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.merge.passage import Passage
from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.merge.tracked import Tracker
from llf_docgen.word.xml import RUN, SPACE, TEXT, w
from tests.word import small
from tests.word.small import READER, element, p, run
from tests.word.steps import steps

BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def passage(*paragraphs: str) -> Passage:
    return Passage([element(xml) for xml in paragraphs], READER)


def runs_of(read: Passage) -> list[str]:
    """The words of each run."""
    runs = (r for paragraph in read.paragraphs for r in paragraph.iter(RUN))
    return ["".join(t.text or "\t" for t in r.iter(TEXT, w("tab"))) for r in runs]


def test_paragraphs_read_as_one():
    assert passage(p(run("one ")), p(BOLD)).text == "one two\tthree"


CUTS = [
    ("at the beginning", 0, ["one ", "two\tthree"]),
    ("within a text", 1, ["o", "ne ", "two\tthree"]),
    ("where runs meet already", 4, ["one ", "two\tthree"]),
    ("between a text and a tab", 7, ["one ", "two", "\tthree"]),
    ("behind the tab", 8, ["one ", "two\t", "three"]),
    ("within the second text of a run", 10, ["one ", "two\tth", "ree"]),
    ("at the end", 13, ["one ", "two\tthree"]),
]


@pytest.mark.parametrize(("at", "runs"), [c[1:] for c in CUTS], ids=[c[0] for c in CUTS])
def test_cut(at, runs):
    read = passage(p(run("one ") + BOLD))
    read.cut(at)
    assert runs_of(read) == runs
    assert read.text == "one two\tthree"
    if len(runs) == 3 and at > 4:
        assert all(r.find(f"{w('rPr')}/{w('b')}") is not None for r in read.paragraphs[0][2:])


def test_spaces_at_a_cut_are_kept():
    read = passage("<w:p><w:r><w:t>one two</w:t></w:r></w:p>")
    read.cut(4)
    kept = [t.get(SPACE) for t in read.paragraphs[0].iter(TEXT)]
    assert kept == ["preserve", "preserve"]
    assert read.copied(3, 5)[0][0].get(SPACE) == "preserve"


def test_a_field_is_never_cut():
    read = passage(p(run("Page ") + FIELD))
    read.cut(7)
    assert runs_of(read) == ["Page ", "", "", "7", ""]


def test_the_runs_of_a_stretch_hold_nothing_else():
    read = passage(p(run("one ") + BOLD), p(run("four")))
    found = read.runs(2, 6)
    assert runs_of(read) == ["on", "e ", "tw", "o\tthree", "four"]
    assert ["".join(r.itertext()) for r in found] == ["e ", "tw"]
    assert len(passage(p(FIELD)).runs(0, 6)) == 4
    assert len(passage(p(BOLD)).runs(0, 9)) == 1  # it holds three spans


def test_what_stands_around_a_place():
    read = passage(p(run("one two")))
    before, after = read.around(4)
    assert ("".join(before.itertext()), "".join(after.itertext())) == ("one ", "two")
    assert read.around(0)[0] is None
    assert read.around(7)[1] is None
    assert passage(p()).around(0) == (None, None)


COPIES = [
    ("part of a run", 1, 3, ["ne"]),
    ("parts of two runs", 2, 6, ["e ", "tw"]),
    ("a tab with its words", 6, 10, ["o\tth"]),
    ("nothing", 3, 3, []),
]


@pytest.mark.parametrize(
    ("start", "end", "words"), [c[1:] for c in COPIES], ids=[c[0] for c in COPIES]
)
def test_copies(start, end, words):
    read = passage(p(run("one ") + BOLD))
    copies = read.copied(start, end)
    assert ["".join(t.text or "\t" for t in r.iter(TEXT, w("tab"))) for r in copies] == words
    assert runs_of(read) == ["one ", "two\tthree"]  # the original stays whole


def test_a_field_is_copied_whole():
    read = passage(p(run("Page ") + FIELD + run(" of 9")))
    copies = read.copied(4, 13)
    assert len(copies) == 6
    assert {copy.tag for copy in copies} == {RUN}
    assert ["".join(copy.itertext()) for copy in copies] == [" ", "", " PAGE ", "7", "", " o"]


RUNS = st.lists(
    st.lists(st.sampled_from(["one two", "a", "", "\t", "\n"]), max_size=4).map(
        lambda said: (
            "<w:r><w:rPr><w:b/></w:rPr>"
            + "".join({"\t": "<w:tab/>", "\n": "<w:br/>"}.get(s, f"<w:t>{s}</w:t>") for s in said)
            + "</w:r>"
        )
    )
    | st.just(FIELD),
    min_size=1,
    max_size=4,
)
ACTS = st.lists(
    st.tuples(st.sampled_from(["cut", "runs", "around", "delete", "put in"]), st.integers(0, 30),
              st.integers(0, 9)),
    max_size=9,
)  # fmt: skip


@settings(deadline=None)
@given(RUNS, RUNS, ACTS)
def test_what_is_known_of_a_passage_is_what_is_there(one, other, acts):
    """However it is cut and changed, from the end or from the beginning."""
    read = passage(p("".join(one)), p("".join(other)))
    to, pen = passage(p(run("new"))), Pen("2021-01-18T09:30:00Z", 0)
    for act, at, more in acts:
        size = len(passage_anew(read).text)
        start, end = min(at, size), min(at + more, size)
        if act == "cut":
            read.cut(start)
        elif act == "runs":
            read.runs(start, end)
        elif act == "around":
            around = read.around(start)
            assert around == passage_anew(read).around(start)
        else:
            until = end if act == "delete" else start
            news = Stretch(start, until, 0, 0 if act == "delete" else 3)
            Tracker(pen).revise(read, to, [news], lambda made: made)
        assert list(read.within(start, end)) == list(passage_anew(read).within(start, end))
    assert read.placed == passage_anew(read).placed
    assert read.text == READER.text(read.paragraphs)


def passage_anew(read: Passage) -> Passage:
    return Passage(read.paragraphs, read.reader)


def test_twice_the_edits_of_one_paragraph_take_twice_the_steps():
    """Each side changes words of its own, or both the same, of one paragraph of 10 words an edit."""

    def taken(edits: int, ours: int) -> int:
        base = [f"word{k}" for k in range(10 * edits)]
        three = [
            small.document(
                [" ".join(f"{new}{w}" if k % 10 == at else w for k, w in enumerate(base))]
            )
            for at, new in ((-1, ""), (3, "my"), (ours, "new"))
        ]
        return steps(lambda: merge(*three, "x", datetime(2021, 1, 18, tzinfo=UTC)))

    for ours in (7, 3):
        assert taken(160, ours) < 2.5 * taken(80, ours)
