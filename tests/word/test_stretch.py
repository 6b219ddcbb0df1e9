"""Stretches of two sides, and the walk along what is the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llf_docgen.word.comparing.stretch import Stretch, between, walk


def test_a_stretch_gives_its_part_of_each_side():
    stretch = Stretch(1, 3, 0, 1)
    assert (stretch.of("abcd"), stretch.of_other("wxyz")) == ("bc", "w")


def test_what_is_found_within_it_is_placed_on_the_whole():
    assert Stretch(10, 20, 5, 8).placed([(0, 0), (4, 2)]) == [(10, 5), (14, 7)]
    assert Stretch(10, 20, 5, 8).inner(1, 2, 0, 3) == Stretch(11, 12, 5, 8)


def test_two_become_one_with_what_is_between():
    assert Stretch(1, 2, 3, 4).up_to(Stretch(5, 6, 7, 8)) == Stretch(1, 6, 3, 8)


@pytest.mark.parametrize(
    ("stretch", "holds"),
    [(Stretch(1, 1, 2, 2), False), (Stretch(1, 2, 2, 2), True), (Stretch(1, 1, 2, 3), True)],
    ids=["nothing", "only on the one side", "only on the other side"],
)
def test_it_is_something_if_either_side_is(stretch, holds):
    assert bool(stretch) is holds


def test_between_leaves_out_what_is_empty():
    assert between([(3, 1), (0, 0)], 5, 2) == [Stretch(1, 3, 1, 1), Stretch(4, 5, 2, 2)]
    assert between([], 0, 0) == []


ASCENDING = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=6).map(
    lambda steps: [
        (sum(i for i, _ in steps[: n + 1]) - 1, sum(j for _, j in steps[: n + 1]) - 1)
        for n in range(len(steps))
    ]
)


@given(ASCENDING, st.integers(0, 3), st.integers(0, 3))
def test_the_walk_covers_both_sides_once(pairs, more, other_more):
    size = (pairs[-1][0] + 1 if pairs else 0) + more
    other_size = (pairs[-1][1] + 1 if pairs else 0) + other_more
    steps = list(walk(pairs, size, other_size))
    assert [pair for _, pair in steps] == [*pairs, None]
    places = [n for gap, pair in steps for n in [*range(gap.start, gap.end), *(pair or ())[:1]]]
    others = [
        n
        for gap, pair in steps
        for n in [*range(gap.other_start, gap.other_end), *(pair or ())[1:]]
    ]
    assert (places, others) == ([*range(size)], [*range(other_size)])
    assert all(one.end < two.start for (one, _), (two, _) in pairwise(steps))
