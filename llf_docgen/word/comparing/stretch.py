"""Stretches: what lies between things that are the same on two sides."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
Pairs = list[tuple[int, int]]  # places on one side and on the other, ascending in both


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one side, and the stretch of the other side that stands in its place.

    Places as in a slice: `start` is in it, `end` is not.
    """

    start: int
    end: int
    other_start: int
    other_end: int

    def __bool__(self) -> bool:
        """Whether there is anything in it, on either side."""
        return self.start < self.end or self.other_start < self.other_end

    def of(self, side: Sequence[T]) -> Sequence[T]:
        """What stands in it on the one side."""
        return side[self.start : self.end]

    def of_other(self, side: Sequence[T]) -> Sequence[T]:
        """What stands in it on the other side."""
        return side[self.other_start : self.other_end]

    def placed(self, pairs: Iterable[tuple[int, int]]) -> Pairs:
        """Pairs that were found within it, by their places on the whole sides."""
        return [(i + self.start, j + self.other_start) for i, j in pairs]

    def inner(self, start: int, end: int, other_start: int, other_end: int) -> Stretch:
        """A stretch given by places within this one, by its places on the whole sides."""
        i, j = self.start, self.other_start
        return Stretch(i + start, i + end, j + other_start, j + other_end)

    def in_letters(self, before: Sequence[int], other_before: Sequence[int]) -> Stretch:
        """A stretch of words by its letters, of which so many stand before each word."""
        return Stretch(
            before[self.start],
            before[self.end],
            other_before[self.other_start],
            other_before[self.other_end],
        )

    def up_to(self, later: Stretch) -> Stretch:
        """The stretch from where this one starts to where a later one ends."""
        return Stretch(self.start, later.end, self.other_start, later.other_end)


def size_of(changes: Iterable[Stretch], start: int, end: int) -> int:
    """How many there are for a piece of the one side on the other, which changed it so."""
    return end - start + sum(s.other_end - s.other_start - (s.end - s.start) for s in changes)


def walk(
    pairs: Iterable[tuple[int, int]], size: int, other_size: int
) -> Iterator[tuple[Stretch, tuple[int, int] | None]]:
    """Each pair behind the stretch before it; the last stretch has no pair.

    Args:
        pairs: places that are the same on two sides, ascending in both.
        size: how many there are on the one side.
        other_size: how many there are on the other side.
    """
    i = j = 0
    for n, m in pairs:
        yield Stretch(i, n, j, m), (n, m)
        i, j = n + 1, m + 1
    yield Stretch(i, size, j, other_size), None


def between(pairs: Iterable[tuple[int, int]], size: int, other_size: int) -> list[Stretch]:
    """The stretches before, between and behind pairs, those that hold something."""
    return [stretch for stretch, _ in walk(sorted(pairs), size, other_size) if stretch]


def single(
    keys: Sequence[Hashable | None], other_keys: Sequence[Hashable | None]
) -> Iterator[tuple[int, int]]:
    """The places of the keys that are there once on each side; None is no key."""
    many, other_many = Counter(keys), Counter(other_keys)
    places = {known: place for place, known in enumerate(other_keys)}
    for place, known in enumerate(keys):
        if known is not None and many[known] == other_many[known] == 1:
            yield place, places[known]


def ascending(found: Pairs) -> Pairs:
    """The longest run of pairs that ascends on both sides (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(found):
        pile = bisect_left(tops, j)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        ends[pile : pile + 1] = [place]
    run: Pairs = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(found[at])
        at = before[at]
    return run[::-1]
