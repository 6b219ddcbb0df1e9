"""While much is made nobody collects, what was found before is found afterwards, nothing stays."""

from __future__ import annotations

import gc
from datetime import UTC, datetime

import pytest

from llf_docgen.memory import without_collecting
from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.merge.merge import merge
from tests.word import small


@pytest.fixture(autouse=True)
def on():
    gc.enable()
    yield
    gc.enable()


def test_nobody_collects_while_it_lasts_and_then_again():
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_where_nobody_collected_nobody_does_afterwards():
    gc.disable()
    with without_collecting():
        pass
    assert not gc.isenabled()


def test_what_goes_wrong_does_not_leave_it_off():
    with pytest.raises(ValueError, match="wrong"), without_collecting():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_what_somebody_froze_stays_frozen():
    gc.freeze()
    try:
        with without_collecting():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()


def test_nothing_that_was_compared_stays_when_a_merge_is_done():
    lines = ["# One", "What the group agreed.", [["Ref", "Owner"], ["A-1", "Me"]]]
    base, mine = (small.document([*lines, end]) for end in ("The end.", "My end."))
    new = small.document(["# One", "What the group decided.", *lines[2:], "The end."])
    gc.collect()
    there = sum(isinstance(one, Block) for one in gc.get_objects())
    gc.disable()
    assert merge(base, mine, new, "x", datetime(2021, 1, 18, tzinfo=UTC)).news
    assert sum(isinstance(one, Block) for one in gc.get_objects()) == there
