"""Sentences that a person moved into another paragraph, and what the workbook changed in them.

Each paragraph is merged with its own counterpart, so such a sentence would seem to be taken out of
one and typed into the other. It is known by its words, if they are there once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.texts import edits
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.merge.weave import Piece
from llf_docgen.word.xml import P

Blocks = Sequence[Block]
_FEWEST_WORDS = 3  # fewer are the same in many places
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"\S(?:.*?[.!?](?=\s|$)|.*$)", re.DOTALL)
_BETWEEN = " \t\n.,;:!?"
_MOST_CHANGED = 0.5  # of a sentence's letters


@dataclass(frozen=True)
class Sentence:
    """Words of the base that stand elsewhere in the person's document, and what is said for them.

    `place` is where each stands in its block; that in mine is not known yet. `cell` is where the
    workbook has them, in words.
    """

    block: Versions[Block]
    place: Versions[tuple[int, int]]
    cell: str

    @property
    def was(self) -> str:
        """What was said."""
        return self.block.base.text[slice(*self.place.base)]

    @property
    def now(self) -> str:
        """What the workbook says instead."""
        return self.block.new.text[slice(*self.place.new)]

    def news(self, at: int) -> list[Stretch]:
        """What changed in it, in a text where it begins at a place; nothing where that is most."""
        found = edits(self.was, self.now)
        if sum(change.end - change.start for change in found) > _MOST_CHANGED * len(self.was):
            return []
        start = self.place.new[0]
        return [
            Stretch(at + c.start, at + c.end, start + c.other_start, start + c.other_end)
            for c in found
        ]


class Said:
    """All that the base says, and the person's document: whether words only stand elsewhere."""

    def __init__(self, base: Blocks, mine: Blocks) -> None:
        self._base, self._mine = base, mine

    def sentence(self, block: Versions[Block], piece: Piece, cell: str) -> Sentence | None:
        """The words of a piece of the base as a sentence that the person moved, if it is one."""
        text = block.map(lambda b: b.text)
        place = Versions(
            _bare(piece.place.base, text.base), (0, 0), _bare(piece.place.new, text.new)
        )
        found = Sentence(block, place, cell)
        few = len(found.was.split()) < _FEWEST_WORDS
        if few or not found.now or found.was in piece.of(text).mine:
            return None
        base, mine = self._texts
        # A paragraph that was moved as it is is followed as that.
        whole = found.was == text.base.strip() and f"\f{found.was}\f" in mine
        return found if not whole and base.count(found.was) == mine.count(found.was) == 1 else None

    def reordered(self, text: Versions[str]) -> list[Versions[tuple[int, int]]] | None:
        """Where the workbook changed a sentence of those that the person put in another order.

        None where they did more than that, or the workbook has more sentences, or fewer.
        """
        places = text.map(places_of_sentences)
        were = [text.base[slice(*place)] for place in places.base]
        known, there = self._texts
        if (
            sorted(were) != sorted(text.mine[slice(*place)] for place in places.mine)
            or text.base == text.mine
            or len(places.base) != len(places.new)
            or any(known.count(words) != 1 or there.count(words) != 1 for words in were)
        ):
            return None
        return [
            Versions(then, (0, 0), now)
            for then, now in zip(places.base, places.new, strict=True)
            if text.base[slice(*then)] != text.new[slice(*now)]
        ]

    def has(self, words: str) -> bool:
        """Whether the person has words somewhere that the base has nowhere."""
        if len(words.split()) < _FEWEST_WORDS:
            return False
        base, mine = self._texts
        return words in mine and words not in base

    def lacks(self, words: str) -> bool:
        """Whether the person has one of some words less often than the base, wherever it stands."""
        base, mine = self._many
        return any(mine[word] < base[word] for word in _WORD.findall(words))

    @cached_property
    def _many(self) -> tuple[Counter[str], Counter[str]]:
        base, mine = (Counter(_WORD.findall(text)) for text in self._texts)
        return base, mine

    @cached_property
    def _texts(self) -> tuple[str, str]:
        """All paragraphs of each, between form feeds."""
        base, mine = (
            "\f".join(("", *(block.text.strip() for block in paragraphs(side)), ""))
            for side in (self._base, self._mine)
        )
        return base, mine


def paragraphs(blocks: Blocks) -> Iterator[Block]:
    """All paragraphs of blocks, those in cells too."""
    for block in blocks:
        if block.kind == P:
            yield block
        for row in block.rows:
            for cell in row.cells:
                yield from paragraphs(cell.blocks)


def places_of_sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text stands, without the spaces between them."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def _bare(place: tuple[int, int], text: str) -> tuple[int, int]:
    """A place without the spaces at its ends, and the signs that end the sentence before."""
    start, end = place
    words = text[start:end]
    begin = len(words) - len(words.lstrip(_BETWEEN))
    return start + begin, max(start + begin, end - len(words) + len(words.rstrip()))
