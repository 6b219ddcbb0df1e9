"""What two sequences have in common, however often one thing is there."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.word.comparing.align import pairs
from llf_docgen.word.comparing.shared import in_common
from tests.word.steps import steps
from tests.word.test_align import h, p, row

FEW = st.lists(st.sampled_from("abc"), max_size=40)
MANY = st.lists(st.sampled_from("ab"), min_size=150, max_size=180)


@settings(deadline=None)
@given(FEW, FEW)
def test_few_are_paired_as_difflib_does(a, b):
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    assert in_common(a, b) == [(i + k, j + k) for i, j, size in blocks for k in range(size)]


@settings(deadline=None, max_examples=30)
@given(MANY, MANY)
def test_many_are_paired_in_order_and_no_fewer(a, b):
    found = in_common(a, b)
    assert found == sorted(found)
    assert all(a[i] == b[j] for i, j in found)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    assert len(found) >= sum(block.size for block in blocks)


def equal(many: int):
    return [p("x")] * many, [p("x")] * (many - 1)


def nearly_equal(many: int):
    return [p("x")] * many, [p("x y z" if k % 10 == 0 else "x") for k in range(many)]


def two_by_two(many: int):
    return [p("x" if k % 2 else "z") for k in range(many)], [p("x")] * (many // 2)


def reworded(many: int):
    return [p(f"old {k}") for k in range(many)], [p(f"quite new {k}") for k in range(many + 1)]


def equal_rows(many: int):
    return [row("x", "y")] * many, [row("x", "z" if k % 10 == 0 else "y") for k in range(many)]


@pytest.mark.parametrize("lines", [equal, nearly_equal, two_by_two, reworded, equal_rows])
def test_twice_the_equal_lines_take_twice_the_steps(lines):
    def taken(many: int) -> int:
        before, after = lines(many)
        return steps(lambda: pairs([h("A"), *before], [h("A"), *after]))

    assert taken(1000) < 2.5 * taken(500)


def test_lines_put_in_among_many_equal_ones_are_found():
    before = [h("A"), *[p("x")] * 1000]
    after = [*before[:400], p("mine"), *before[400:]]
    left = {*range(len(after))} - {j for _, j in pairs(before, after)}
    assert left == {400}
