"""Texts merged word by word: whatever the words, no letter of a person's is lost, and no news."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from llf_docgen.errors import ClosedFile, NotMerged
from llf_docgen.word.comparing.texts import words_of
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.merge.weave import Piece, Who, check
from llf_docgen.word.merge.weave import woven as woven_words

WORDS = st.lists(
    st.sampled_from(
        ["a", "b", "c", " ", " ", " ", "9:30", "4 May", "Ada Lark", ".", ",", "88%", "\n", "é"]
    ),
    max_size=14,
).map("".join)


def woven(text):
    return woven_words(text.map(words_of))


@given(WORDS, WORDS, WORDS)
def test_every_text_is_its_pieces(base, mine, new):
    text = Versions(base, mine, new)
    said = [piece.of(text) for piece in woven(text)]
    assert "".join(s.base for s in said) == base
    assert "".join(s.mine for s in said) == mine
    assert "".join(s.new for s in said) == new


@given(WORDS, WORDS)
def test_what_one_side_alone_changed_is_its(base, other):
    for text, expected in (
        (Versions(base, other, base), Who.MINE),
        (Versions(base, base, other), Who.NEW),
    ):
        assert {piece.who for piece in woven(text)} <= {Who.NOBODY, expected}
    assert {piece.who for piece in woven(Versions(base, other, other))} <= {Who.NOBODY, Who.ALIKE}


@example("", " ", "\n")
@given(WORDS, WORDS, WORDS)
def test_the_two_sides_are_treated_alike(base, mine, new):
    other = {Who.MINE: Who.NEW, Who.NEW: Who.MINE}
    there = [(p.who, p.place.base) for p in woven(Versions(base, mine, new))]
    swapped = [(p.who, p.place.base) for p in woven(Versions(base, new, mine))]
    assert [(other.get(who, who), place) for who, place in swapped] == there


@given(WORDS, WORDS, WORDS)
def test_between_words_of_two_hands_stands_a_word(base, mine, new):
    text = Versions(base, mine, new)
    pieces = woven(text)
    for before, between, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        hands = {before.who, after.who}
        if between.who is Who.NOBODY and {Who.MINE, Who.NEW} <= hands:
            assert between.of(text).base.strip()
    for before, after in itertools.pairwise(pieces):
        beside = {before.who, after.who}
        assert Who.NOBODY in beside or "" in map(_words_changed, (before, after), [text] * 2)


def _words_changed(piece, text):
    """The words that a piece changes; none where it changes but spaces."""
    said = piece.of(text)
    one, *others = ("".join(words.split()) for words in (said.base, said.mine, said.new))
    return "" if {*others} == {one} else f"{one} {others}"


@pytest.mark.parametrize("mine", ["ask  Ada for tea", "ask Ada  for tea", "ask  Ada  for  tea"])
def test_who_changed_but_spaces_wrote_nothing(mine):
    text = Versions("ask Ada for tea", mine, "ask Eda for tea")
    found = {piece.who: piece.of(text) for piece in woven(text)}
    assert Who.BOTH not in found
    assert (found[Who.NEW].mine, found[Who.NEW].new) == ("Ada", "Eda")
    swapped = {piece.who for piece in woven(Versions(text.base, text.new, text.mine))}
    assert Who.BOTH not in swapped


def test_spaces_within_the_words_that_changed_give_way():
    text = Versions("one two three four", "one two  three four", "one 2 3 four")
    assert [(p.who, p.of(text).new) for p in woven(text)][1] == (Who.NEW, "2 3")
    other = Versions(text.base, text.new, text.mine)
    assert [(p.who, p.of(other).mine) for p in woven(other)][1] == (Who.MINE, "2 3")


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [Piece(Who.NOBODY, Versions((0, 1), (0, 1), (0, 1)))],
        [Piece(Who.MINE, Versions((0, 3), (0, 3), (0, 3)))],
        [Piece(Who.NEW, Versions((0, 3), (0, 3), (0, 3)))],
        [Piece(Who.ALIKE, Versions((0, 3), (0, 3), (0, 3)))],
        [Piece(Who.BOTH, Versions((0, 3), (0, 3), (0, 2)))],
    ],
)
def test_a_weave_with_a_fault_is_none(pieces):
    with pytest.raises(NotMerged, match="can't be merged at \u201cmy\u201d"):
        check(pieces, Versions("the", "my ", "its"))
    assert issubclass(NotMerged, ClosedFile)
