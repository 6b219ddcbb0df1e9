"""Which words of a text became which."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.texts import edits
from llf_docgen.word.comparing.words import MARK, TOKENS

TEXT = st.lists(
    st.sampled_from(
        ["plan", " ", "the", ".", "11:20", "27\u00a0Jan", f"{MARK}chart 1{MARK}", "\t"]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXT, TEXT)
def test_edits_turn_one_text_into_the_other(now, then):
    text = now
    found = edits(now, then)
    for change in reversed(found):
        text = text[: change.start] + "".join(change.of_other(then)) + text[change.end :]
    assert text == then
    assert bool(found) is (now != then)
    assert "".join(TOKENS.findall(now)) == now


EDITS = [
    ("nothing", "one two", "one two", []),
    ("a time is one word", "by 11:20 then", "by 11:40 then", [(3, 8, 3, 8)]),
    ("one word of three", "one two three", "one 2 three", [(4, 7, 4, 5)]),
    ("a word put in", "one three", "one two three", [(4, 4, 4, 8)]),
    ("a word taken out", "one two three", "one three", [(4, 8, 4, 4)]),
    ("two words side by side are one change", "a b c d", "a x y d", [(2, 5, 2, 5)]),
    ("two words apart are two", "a b c d e", "a x c y e", [(2, 3, 2, 3), (6, 7, 6, 7)]),
    ("little in common is one change", "quite different words here", "nothing at all alike",
     [(0, 26, 0, 20)]),
    ("from nothing", "", "all new", [(0, 0, 0, 7)]),
    ("to nothing", "all gone", "", [(0, 8, 0, 0)]),
    ("a chart is one word", f"a {MARK}chart 1 2{MARK} b", f"a {MARK}chart 1 3{MARK} b",
     [(2, 13, 2, 13)]),
]  # fmt: skip


@pytest.mark.parametrize(("now", "then", "told"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS])
def test_edits_are_few_and_whole(now, then, told):
    assert edits(now, then) == [Stretch(*places) for places in told]


def test_long_texts_that_have_little_in_common_change_in_one_stretch():
    long = " ".join(f"w{n}" for n in range(3000))
    assert len(edits(long, long[::-1])) == 1
    assert len(edits("one " * 3000, "two " * 3000)) == 1
    assert len(edits("one two " * 1500, "two " * 3000)) == 1


def test_in_a_long_text_each_change_is_one():
    words = [f"w{n}" if n % 9 else "the" for n in range(3000)]
    then = ["new" if n % 100 == 50 else word for n, word in enumerate(words)]
    found = edits(" ".join(words), " ".join(then))
    assert len(found) == 30
    assert {" ".join(then)[s.other_start : s.other_end] for s in found} == {"new"}
