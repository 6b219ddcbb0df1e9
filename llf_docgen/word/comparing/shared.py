"""What two sequences share in order, in good time however often one thing is there.

difflib compares each thing with all that are equal to it, again and again: a section of 1,000
equal lines would take it many seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from difflib import SequenceMatcher

from llf_docgen.word.comparing.stretch import Pairs

_MOST_COMPARED = 10_000  # pairs of equal things: a hundredth of a second in difflib


def in_common(a: Sequence[Hashable], b: Sequence[Hashable]) -> Pairs:
    """The places (in a, in b) of what is the same, ascending in both.

    The longest stretches, as a reader would find them; where equal things are too many for that,
    as many places as there can be.
    """
    many, others = Counter(a), Counter(b)
    if sum(times * others[thing] for thing, times in many.items()) > _MOST_COMPARED:
        return _as_many_as_can_be(a, b)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return _each(matcher.get_matching_blocks())


def _as_many_as_can_be(a: Sequence[Hashable], b: Sequence[Hashable]) -> Pairs:
    """The longest common subsequence, 64 places at once."""
    from rapidfuzz.distance import LCSseq

    numbers = {thing: number for number, thing in enumerate(dict.fromkeys((*a, *b)))}
    found = LCSseq.editops([numbers[x] for x in a], [numbers[y] for y in b])
    return _each((block.a, block.b, block.size) for block in found.as_matching_blocks())


def _each(blocks: Iterable[tuple[int, int, int]]) -> Pairs:
    return [(i + k, j + k) for i, j, size in blocks for k in range(size)]
