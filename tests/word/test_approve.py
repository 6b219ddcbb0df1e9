"""Approved minutes get no comments: where a person's words stay is named, to be found."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.word.merge.approve import approved
from llf_docgen.word.merge.merge import merge
from tests.word import small

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
ROWS = [["Ref", "Action"], ["A-1", "to be agreed"], ["A-2", "to be agreed"]]


def minutes(note: str, item: str = "b", action: str = "to be agreed", footer: str = "Draft"):
    rows = [ROWS[0], ["A-1", action], ROWS[2]]
    lines = [note, "# 1. Welcome", "a", "# 2. Plans", item, rows, "# Approval", "c"]
    return small.document(lines, footer)


def places(mine: bytes, new: bytes) -> tuple[str, ...]:
    done = approved(minutes("Draft"), mine, new, "x", WHEN)
    assert len(done.places) == done.conflicts
    assert small.comments(done.content) == []
    return done.places


def test_each_place_is_named_by_its_heading_and_row():
    mine = minutes("Passed", "ours", "ours too", "Our page")
    new = minutes("Approved", "agreed", "agreed too", "Page")
    assert places(mine, new) == (
        "at the top",
        "under \u201c2. Plans\u201d",
        "under \u201c2. Plans\u201d, row \u201cA-1\u201d",
        "in the footer",
    )
    assert places(minutes("Draft"), new) == ()


@pytest.mark.parametrize(
    ("first", "draft", "new", "said"),
    [
        ("By the Leader", "By the Chair", "By the Vice", "By the Vice"),
        ("By the Leader", "By the Chair", "By the Chair", "By the Leader"),
        ("By the Leader", "By the Chair", "", ""),
    ],
)
def test_what_was_rejected_is_no_word_of_the_persons(first, draft, new, said):
    def minutes(words: str, last: str) -> bytes:
        return small.document([*filter(None, ["k", words]), last])

    mine, circulated = minutes(first, "Mine"), minutes(draft, "Draft")
    bases = [circulated, minutes(first, "Draft")]
    taken = approved(circulated, mine, minutes(new, "Draft"), "x", WHEN, lambda: bases)
    assert small.words_of(taken.content) == [*filter(None, ["k", said]), "Mine"]
    assert taken.places == ()


def test_what_was_taken_out_is_where_it_would_stand():
    new = small.document(["Approved", "# 1. Welcome", "anew", "# 2. Plans", "b", ROWS, "# Approval",
                          "c"], "Draft")  # fmt: skip
    mine = small.document(["Draft", "# 1. Welcome", "# 2. Plans", "b", ROWS, "# Approval", "c"],
                          "Draft")  # fmt: skip
    assert places(mine, new) == ("under \u201c1. Welcome\u201d",)


def test_a_footer_that_was_taken_out_is_named():
    mine = small.document(
        ["Draft", "# 1. Welcome", "a", "# 2. Plans", "b", ROWS, "# Approval", "c"]
    )
    assert places(mine, minutes("Draft", footer="Page")) == ("in the footer",)


def test_where_comments_tell_the_places_they_are_not_named_besides():
    three = minutes("Draft"), minutes("Passed"), minutes("Approved")
    done = merge(*three, "x", WHEN)
    assert (done.conflicts, done.places) == (1, ())


ITEMS = st.lists(st.lists(st.sampled_from(["same", "mine", "new", "both"]), max_size=3), max_size=4)


@settings(deadline=None)
@given(ITEMS)
def test_every_place_where_both_have_a_say_is_under_its_heading(items):
    """Of each item some lines are as they were, or changed by one of the two or by both."""
    words = {"mine": ("old", "typed", "old"), "new": ("old", "old", "agreed"),
             "both": ("old", "typed", "agreed"), "same": ("old", "old", "old")}  # fmt: skip
    versions = []
    for version in range(3):
        lines = []
        for number, item in enumerate(items):
            lines.append(f"# {number}. Item {number}")
            lines += [[[f"R{number}{k}", words[kind][version]]] for k, kind in enumerate(item)]
        versions.append(small.document([*lines, "end"]))
    done = approved(*versions, "x", WHEN)
    assert done.places == tuple(
        f"under \u201c{number}. Item {number}\u201d, row \u201cR{number}{k}\u201d"
        for number, item in enumerate(items)
        for k, kind in enumerate(item)
        if kind == "both"
    )


DRAFT, APPROVED = "This is a draft until you agree it.", "Agreed on 4 May, but for one word."
BESIDE = [
    ("a word of it changed", ["This is my draft until you agree it."], [APPROVED]),
    ("more said in it", ["This is a draft until you, and the board, agree it."], [APPROVED]),
    ("all of it written anew", ["Not to be quoted"], [APPROVED]),
    ("said already", [APPROVED], []),
]


@pytest.mark.parametrize(("mine", "more"), [b[1:] for b in BESIDE], ids=[b[0] for b in BESIDE])
def test_the_approval_stands_beside_what_somebody_wrote_in_its_place(mine, more):
    def minutes(*said: str) -> bytes:
        return small.document(["# Approval", *said, "Signed", [["At", "x"]]])

    done = approved(minutes(DRAFT), minutes(*mine), minutes(APPROVED), "x", WHEN)
    said = [*mine, *more]
    assert small.words_of(done.content) == ["Approval", *said, "Signed", "At", "x"]
    assert done.places == ("under \u201cApproval\u201d",) * len(more)


def test_it_comes_in_where_somebody_took_the_draft_s_words_out():
    def minutes(*said: str) -> bytes:
        return small.document(["# Approval", *said, "Signed"])

    done = approved(minutes(DRAFT), minutes(), minutes(APPROVED), "x", WHEN)
    assert small.words_of(done.content) == ["Approval", APPROVED, "Signed"]
    assert done.places == ("under \u201cApproval\u201d",)
