"""Titles that a person exchanged: each heading stays with what stands under it, and is retitled.

A title tells which section is which, wherever it stands now. Where two stand in each other's place
and the words under them stayed where they were, nothing was moved but the titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.stretch import single

Blocks = Sequence[Block]
_Pairs = Sequence[tuple[int, int]]


def with_titles_back(base: Blocks, other: Blocks) -> Blocks:
    """A version's blocks, with the titles that were exchanged in it as the base has them."""
    crossings = list(_crossing(_titled(base, other)))
    if not crossings:
        return other
    mine, once = list(other), _once(base) & _once(other)
    for crossed in crossings:
        places = sorted(j for _, j in crossed)
        stayed = [(i, j) for (i, _), j in zip(crossed, places, strict=True)]
        along, otherwise = (
            sum(len(once & _under(base, i) & _under(other, j)) for i, j in headings)
            for headings in (stayed, crossed)
        )
        if along > otherwise and all(base[i].style == other[j].style for i, j in stayed):
            for i, j in stayed:
                mine[j] = replace(other[j], text=base[i].text)
    return mine


def _titled(base: Blocks, other: Blocks) -> _Pairs:
    """The places of the headings of each title that is there once in both, in the base's order."""
    titles, others = (
        [block.loose or None if block.is_heading else None for block in side]
        for side in (base, other)
    )
    return list(single(titles, others))


def _crossing(pairs: _Pairs) -> Iterator[_Pairs]:
    """The pairs that stand in another order, those together that cross one another."""
    firsts = [*accumulate((j for _, j in reversed(pairs)), min)][::-1]
    lasts = accumulate((j for _, j in pairs), max)
    start = 0
    for end, (last, behind) in enumerate(zip_longest(lasts, firsts[1:]), 1):
        if behind is None or last < behind:
            if end - start > 1:
                yield pairs[start:end]
            start = end


def _once(blocks: Blocks) -> set[str]:
    """What but one block says."""
    many = Counter(block.all_text for block in blocks)
    return {words for words, times in many.items() if times == 1}


def _under(blocks: Blocks, heading: int) -> set[str]:
    """What stands under a heading, up to the next one."""
    found: set[str] = set()
    for block in blocks[heading + 1 :]:
        if block.is_heading:
            break
        found.add(block.all_text)
    return found - {""}
