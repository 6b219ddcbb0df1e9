"""What may have been moved, told from an order; and the order that two sides have in common."""

from __future__ import annotations

import pytest

from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.merge.moved_by_both import in_one_order, may_have_moved
from llf_docgen.word.merge.three import Versions
from tests.word import small


@pytest.mark.parametrize(("order", "may"), [
    ([], set()),
    ([0, 1, 2], set()),
    ([1, 0, 2], {0, 1}),
    ([1, 2, 3, 0], {3}),
    ([3, 0, 1, 2], {0}),
    ([2, 1, 0], {0, 1, 2}),
    ([1, 0, 2, 4, 3], {0, 1, 3, 4}),
], ids=str)  # fmt: skip
def test_of_two_that_changed_places_either_may_have_moved(order, may):
    assert may_have_moved(order) == may


def blocks(letters: str) -> list[Block]:
    lines = [line for letter in letters for line in (f"# {letter} {letter}", f"x{letter} y z")]
    return blocks_of(small.body(small.written(lines)), small.READER)


@pytest.mark.parametrize(("mine", "new", "base_then", "new_then", "apart"), [
    ("abcd", "bacd", "abcd", "bacd", ""),
    ("bacd", "abcd", "abcd", "abcd", ""),
    ("bacd", "bacd", "bacd", "bacd", ""),
    ("bacd", "dbac", "bacd", "dbac", ""),
    ("bcda", "bacd", "bcda", "bcda", "a"),
    ("bacd", "bcad", "bacd", "bacd", "a"),
    ("cabd", "bcad", "abcd", "bcad", ""),
    ("bacd", "baced", "bacd", "baced", ""),
    ("bad", "bacd", "bcad", "bacd", ""),
    ("dcba", "dcba", "dcba", "dcba", ""),
])  # fmt: skip
def test_what_both_moved_stands_where_the_person_has_it(mine, new, base_then, new_then, apart):
    done = in_one_order(Versions(blocks("abcd"), blocks(mine), blocks(new)))
    for side, then in ((done.blocks.base, base_then), (done.blocks.new, new_then)):
        assert [block.text for block in side] == [block.text for block in blocks(then)]
    assert [unit.other_start // 2 for _, unit in done.apart] == [new.index(c) for c in apart]
