"""Three versions of one thing, asked what changed."""

from __future__ import annotations

import pytest

from llf_docgen.word.merge.three import Versions

CASES = [
    ("nothing changed", "aaa", True, True, False),
    ("only the workbook", "aab", True, False, True),
    ("only the person", "aba", False, True, False),
    ("both alike", "abb", False, True, False),
    ("both, each in another way", "abc", False, False, False),
]


@pytest.mark.parametrize(
    ("three", "untouched", "nothing_new", "only_new"),
    [c[1:] for c in CASES],
    ids=[c[0] for c in CASES],
)
def test_who_changed_it(three, untouched, nothing_new, only_new):
    versions = Versions(*three)
    assert versions.untouched is untouched
    assert versions.nothing_new is nothing_new
    assert versions.only_new_changed is only_new


def test_each_is_asked_the_same():
    assert Versions("a", "bb", "ccc").map(len) == Versions(1, 2, 3)
