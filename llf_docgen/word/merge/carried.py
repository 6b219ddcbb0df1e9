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
from llf_docgen.word.comparing.shared import in_common
from llf_docgen.word.comparing.stretch import Stretch, between
from llf_docgen.word.comparing.texts import edits, is_telling, places_of_sentences
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.merge.weave import Piece
from llf_docgen.word.xml import CELL, P

Blocks = Sequence[Block]
_WORD = re.compile(r"\w+")
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

    def news(self, text: str, at: int) -> list[Stretch]:
        """What changed in it, in a text where it begins at a place; nothing where that is most.

        One that the workbook dropped goes with the space behind it, or before.
        """
        if not self.now:
            end = at + len(self.was)
            behind = text[end : end + 1].isspace()
            before = not behind and text[:at][-1:].isspace()
            return [Stretch(at - before, end + behind, *self.place.new)]
        found = edits(self.was, self.now)
        if sum(change.end - change.start for change in found) > _MOST_CHANGED * len(self.was):
            return []
        start = self.place.new[0]
        return [
            Stretch(at + c.start, at + c.end, start + c.other_start, start + c.other_end)
            for c in found
        ]


class Said:
    """All that each version says: whether words only stand elsewhere."""

    def __init__(self, blocks: Versions[Blocks]) -> None:
        self._blocks = blocks

    def sentence(self, block: Versions[Block], piece: Piece, cell: str) -> Sentence | None:
        """The words of a piece of the base as a sentence that the person moved, if it is one."""
        text = block.map(lambda b: b.text)
        place = Versions(
            _bare(piece.place.base, text.base), (0, 0), _bare(piece.place.new, text.new)
        )
        found = Sentence(block, place, cell)
        few = not is_telling(found.was)
        if few or found.was in piece.of(text).mine or not (found.now or self._went(found.was)):
            return None
        base, mine = self._texts.base, self._texts.mine
        # A paragraph that was moved as it is is followed as that, but into another cell.
        in_cell = any(True for _ in block.base.last.iterancestors(CELL))
        followed = block.mine is not block.base or not in_cell
        whole = followed and found.was == text.base.strip() and f"\f{found.was}\f" in mine
        return found if not whole and base.count(found.was) == mine.count(found.was) == 1 else None

    def reordered(self, text: Versions[str]) -> list[Versions[tuple[int, int]]] | None:
        """Where the workbook changed a sentence of those that the person put in another order.

        None where they did more than that, or it is not clear which ones the workbook has still.
        """
        places = text.map(places_of_sentences)
        were = [text.base[slice(*place)] for place in places.base]
        known, there = self._texts.base, self._texts.mine
        if (
            sorted(were) != sorted(text.mine[slice(*place)] for place in places.mine)
            or text.base == text.mine
            or any(known.count(words) != 1 or there.count(words) != 1 for words in were)
        ):
            return None
        found = _changed(places, text)
        gone = [text.base[slice(*one.base)] for one in found or () if one.new[0] == one.new[1]]
        return found if all(map(self._went, gone)) else None

    def _went(self, words: str) -> bool:
        """Whether the workbook dropped words, and did not move them itself."""
        return words not in self._texts.new

    def has(self, words: str) -> bool:
        """Whether the person has words somewhere that the base has nowhere."""
        if not is_telling(words):
            return False
        base, mine = self._texts.base, self._texts.mine
        return words in mine and words not in base

    def keeps(self, words: str, block: Versions[Block]) -> bool:
        """Whether the person only moved some of the words that are gone from a place in a block."""
        base, mine, gone = map(_counted, (block.base.text, block.mine.text, words))
        return bool(gone - (base - mine)) or self.stands(words)

    def stands(self, *said: str) -> bool:
        """Whether the person has a sentence of what was said as often as the base, or all words."""
        base, mine = self._texts.base, self._texts.mine
        sentences = (words[slice(*place)] for words in said for place in places_of_sentences(words))
        telling = (one.strip(_BETWEEN) for one in sentences if is_telling(one))
        if any(mine.count(one) >= base.count(one) for one in telling):
            return True
        were, there = self._many
        words = sum(map(_counted, said), Counter[str]())
        return bool(words) and all(there[word] >= were[word] for word in words)

    @cached_property
    def _many(self) -> tuple[Counter[str], Counter[str]]:
        return _counted(self._texts.base), _counted(self._texts.mine)

    @cached_property
    def _texts(self) -> Versions[str]:
        """All paragraphs of each, between form feeds."""
        return self._blocks.map(
            lambda side: "\f".join(("", *(one.text.strip() for one in paragraphs(side)), ""))
        )


def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def paragraphs(blocks: Blocks) -> Iterator[Block]:
    """All paragraphs of blocks, those in cells too."""
    for block in blocks:
        if block.kind == P:
            yield block
            continue
        yield from paragraphs(block.rows)
        for cell in block.cells:
            yield from paragraphs(cell.blocks)


def _changed(
    places: Versions[list[tuple[int, int]]], text: Versions[str]
) -> list[Versions[tuple[int, int]]] | None:
    """Which sentence of the base the workbook has as which other one, or at its place none."""
    if len(places.base) == len(places.new):
        both = list(zip(places.base, places.new, strict=True))
        return [
            Versions(then, (0, 0), now)
            for then, now in both
            if text.base[slice(*then)] != text.new[slice(*now)]
        ]
    were = [text.base[slice(*place)] for place in places.base]
    now = [text.new[slice(*place)] for place in places.new]
    found: list[Versions[tuple[int, int]]] = []
    for gap in between(in_common(were, now), len(were), len(now)):
        then, other = gap.of(places.base), gap.of_other(places.new)
        if other and len(then) != len(other):
            return None
        start = places.new[gap.other_start - 1][1] if gap.other_start else 0
        found += [Versions(one, (0, 0), (start, start)) for one in then if not other]
        found += [Versions(one, (0, 0), by) for one, by in zip(then, other, strict=False)]
    return found


def _bare(place: tuple[int, int], text: str) -> tuple[int, int]:
    """A place without the spaces at its ends, and the signs that end the sentence before."""
    start, end = place
    words = text[start:end]
    begin = len(words) - len(words.lstrip(_BETWEEN))
    return start + begin, max(start + begin, end - len(words) + len(words.rstrip()))
