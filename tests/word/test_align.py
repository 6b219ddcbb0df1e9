"""Which block is which."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from llf_docgen.word.comparing.align import pairs
from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.xml import ROW, P

WORDS = Reader({}, "")


def p(text: str, style: str = "") -> Block:
    return Block(P, style, text, (etree.Element(P),), WORDS)


def h(text: str) -> Block:
    return p(text, "Heading2")


def row(*cells: str) -> Block:
    return Block(ROW, "", "\t".join(cells), (etree.Element(ROW),), WORDS)


def paired(a: list[Block], b: list[Block], **how) -> list[tuple[str, str]]:
    return [(a[i].text, b[j].text) for i, j in pairs(a, b, **how)]


ITEM = [p("Discussion"), p("Click here"), p("Decision"), p("Click here")]


def test_repeated_lines_stay_with_their_heading():
    before = [h("1. Welcome"), *ITEM, h("2. Plans"), *ITEM]
    after = [h("1. Welcome"), *ITEM, h("2. News"), *ITEM, h("3. Plans"), *ITEM]
    found = dict(pairs(before, after))
    assert [found[n] for n in range(5, 10)] == [10, 11, 12, 13, 14]
    assert [found[n] for n in range(5)] == [0, 1, 2, 3, 4]


def test_nothing_is_paired_across_a_heading_without_counterpart():
    before = [h("1. Welcome"), *ITEM, h("2. Plans for the year"), *ITEM]
    after = [h("1. Welcome"), *ITEM, h("2. Apologies"), *ITEM]
    assert max(dict(pairs(before, after))) == 4


def test_a_person_may_reword_a_heading_and_put_one_between():
    before = [h("1. Welcome"), p("a"), h("2. Plans"), p("b"), p("c")]
    reworded = [h("1. Welcome"), p("a"), h("Something else"), p("b"), p("c")]
    assert len(pairs(before, reworded, retitled=True)) == 5
    between = [h("1. Welcome"), p("a"), h("2. Plans"), p("b"), h("A note"), p("c")]
    assert paired(before, between, retitled=True)[-1] == ("c", "c")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (row("A-1", "Do this", "Mon"), row("A-1", "Do quite other things", "Tue"), True),
        (row("A-1", "Do this", "Mon"), row("A-2", "Call them", "Mon"), False),
        (row("Grace", "came"), row("Grace", "late"), True),
    ],
)
def test_a_row_is_known_by_its_first_cell(a, b, same):
    assert bool(pairs([row("Ref"), a], [row("Ref"), b])[1:]) is same


BLOCKS = st.lists(
    st.builds(
        lambda kind, text: {"h": h, "p": p, "r": row}[kind](text),
        st.sampled_from("hppr"),
        st.sampled_from(["", "a", "b", "a b c", "a b d", "1. x", "2. x"]),
    ),
    max_size=9,
)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(BLOCKS, BLOCKS, st.booleans())
def test_pairs_ascend_on_both_sides_and_keep_kinds_apart(a, b, retitled):
    found = pairs(a, b, retitled)
    assert all(i < n and j < m for (i, j), (n, m) in pairwise(found))
    assert all(a[i].kind == b[j].kind for i, j in found)
    assert len(pairs(a, a)) == len(a)


def test_what_is_too_long_to_compare_is_not_compared():
    """A bounded time, whatever somebody pastes; alike blocks are found all the same."""
    before = [p(f"old words {n}") for n in range(250)]
    after = [p(f"quite other things {n}") for n in range(250)]
    assert pairs([h("A"), *before], [h("A"), *after]) == [(n, n) for n in range(251)]
    many = [p("a"), p("b")] * 1100
    assert pairs(many, [*many, p("a"), p("a")]) == []


def test_rows_are_never_the_same_for_being_in_the_same_place():
    assert pairs([row("A-1", "x")], [row("B-7", "y")]) == []
    assert pairs([p("x")], [p("y")]) == [(0, 0)]
