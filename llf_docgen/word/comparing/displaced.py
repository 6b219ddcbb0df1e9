"""Which of what is known by itself somebody moved; the rest only made way, or went along."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterable, Mapping, Sequence

from llf_docgen.word.comparing.stretch import Stretch

_Around = Mapping[int, Stretch]


def displaced(units: Collection[Stretch], pairs: Iterable[tuple[int, int]]) -> list[Stretch]:
    """The units that stand elsewhere among what they stand in: as few and small as tell it all.

    Args:
        units: what `moved.in_base_order` gives as moved, some in others.
        pairs: the places of all blocks that are the same one, in their own orders.
    """
    within, within_there = (
        _innermost({unit: range(unit.start, unit.end) for unit in units}),
        _innermost({unit: range(unit.other_start, unit.other_end) for unit in units}),
    )
    stayed: dict[Stretch | None, list[tuple[int, int]]] = {}
    for i, j in sorted(pairs):
        stayed.setdefault(within[0].get(i), []).append((i, j))
    still: dict[Stretch | None, list[Stretch]] = {}
    for unit in units:
        around = within[1][unit]
        if around == within_there[1][unit] and not _crosses(unit, stayed.get(around, ())):
            still.setdefault(around, []).append(unit)
    stood = {unit for beside in still.values() for unit in _in_order(beside)}
    return [unit for unit in units if unit not in stood]


def _innermost(
    places: Mapping[Stretch, range],
) -> tuple[_Around, Mapping[Stretch, Stretch | None]]:
    """The smallest unit that each place lies in, and the smallest other one of each unit."""
    of_place: dict[int, Stretch] = {}
    around: dict[Stretch, Stretch | None] = {}
    for unit, there in sorted(places.items(), key=lambda one: len(one[1]), reverse=True):
        around[unit] = of_place.get(there.start)
        of_place.update(dict.fromkeys(there, unit))
    return of_place, around


def _crosses(unit: Stretch, stayed: Sequence[tuple[int, int]]) -> bool:
    """Whether a unit stands before what it stood behind, or behind what it stood before."""
    before = bisect(stayed, (unit.start,))
    behind = bisect(stayed, unit.other_start, key=lambda pair: pair[1])
    return before != behind


def _in_order(units: Iterable[Stretch]) -> list[Stretch]:
    """The units that kept their order among themselves, as many blocks of them as can be."""
    best: list[tuple[int, list[Stretch]]] = []
    for unit in sorted(units, key=lambda one: one.start):
        before = [one for one in best if one[1][-1].other_start < unit.other_start]
        size, chain = max(before, key=lambda one: one[0], default=(0, []))
        best.append((size + unit.end - unit.start, [*chain, unit]))
    return max(best, key=lambda one: one[0], default=(0, []))[1]
