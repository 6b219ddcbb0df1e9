"""What the person and the workbook both moved: to one place, or each to another.

Each of the two is compared with the base alone, so a section that both moved alike would seem to
have been moved twice. Here the base takes on the person's order, and so does the new version but
for what the workbook alone moved: what both moved alike has then not been moved at all, and what
each moved elsewhere stays where the person has it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.moved import in_base_order, section_end
from llf_docgen.word.comparing.stretch import Stretch, ascending
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.xml import ROW

Blocks = Sequence[Block]
Places = Mapping[int, int]  # of the base's blocks in another version


@dataclass(frozen=True)
class Ordered:
    """The three versions, and what each of the two moved to another place.

    `apart` are places of the new version as it was; the person's place stays.
    """

    blocks: Versions[Blocks]
    apart: Sequence[tuple[Block, Stretch]] = ()


def in_one_order(blocks: Versions[Blocks]) -> Ordered:
    """The base and the new version with what both moved where the person has it."""
    base, mine, new = blocks.base, blocks.mine, blocks.new
    own, own_units = _places(base, mine, retitled=True)
    news, new_units = _places(base, new)
    work = _Order(blocks, own, news)
    done = work.sections()
    alone = _alone(own_units) & _alone(new_units)
    alike = {place for place in alone if not work.leads(place) and work.is_alike(place)}
    ordered = _put(done.blocks.base, base, alike, work)
    return Ordered(Versions(ordered, mine, done.blocks.new), done.apart)


def may_have_moved(order: Sequence[int]) -> set[int]:
    """The places of what does not stand in every longest ascending run of an order.

    Of two that changed places, either may have moved; of one that went past several, that one.
    """
    before = _runs(order)
    behind = _runs([-at for at in reversed(order)])[::-1]
    longest = max(before, default=0)
    both = zip(before, behind, strict=True)
    levels = [up if up + down - 1 == longest else 0 for up, down in both]
    many = Counter(levels)
    return {place for place, level in enumerate(levels) if not level or many[level] > 1}


def _runs(order: Iterable[int]) -> list[int]:
    """How long the longest ascending run is that ends with each."""
    tops: list[int] = []
    lengths = []
    for at in order:
        pile = bisect_left(tops, at)
        tops[pile : pile + 1] = [at]
        lengths.append(pile + 1)
    return lengths


def _places(base: Blocks, other: Blocks, retitled: bool = False) -> tuple[Places, list[Stretch]]:
    """Where the base's blocks stand in another version, and what was moved there."""
    at = {id(block): place for place, block in enumerate(other)}
    ordered, found, units = in_base_order(base, other, retitled)
    return {i: at[id(ordered[j])] for i, j in found.items()}, units


def _alone(units: Iterable[Stretch]) -> set[int]:
    return {unit.start for unit in units if unit.end - unit.start == 1}


class _Order:
    """Three versions by what leads: each heading with what is under it, and each row."""

    def __init__(self, blocks: Versions[Blocks], own: Places, news: Places) -> None:
        self._blocks, self._own, self._news = blocks, own, news
        self._both = [place for place in range(len(blocks.base)) if place in own and place in news]
        self._leaders = [place for place in self._both if self.leads(place)]
        in_mine = sorted(self._both, key=own.__getitem__)
        in_new = sorted(self._both, key=news.__getitem__)
        self.before = Versions(*(_neighbours(o) for o in (self._both, in_mine, in_new)))
        self.after = Versions(*(_neighbours(o[::-1]) for o in (self._both, in_mine, in_new)))

    def leads(self, place: int) -> bool:
        """Whether a block of the base is a row, or a heading."""
        return _leads(self._blocks.base[place])

    def is_alike(self, place: int) -> bool:
        """Whether a block stands beside the same one in the person's and in the new version."""
        before, after = (side.map(lambda n: n.get(place)) for side in (self.before, self.after))
        return before.mine == before.new or after.mine == after.new

    def sections(self) -> Ordered:
        """The versions with sections and rows that both moved where the person has them."""
        own, news = self._own, self._news
        mine_moved = self._moved(self._leaders, own)
        both_moved = mine_moved & self._moved(self._leaders, news)
        if not both_moved:
            return Ordered(self._blocks)
        in_mine = sorted(self._leaders, key=own.__getitem__)
        elsewhere = self._moved(in_mine, news)
        stay = mine_moved - (both_moved - elsewhere)
        rest = [place for place in in_mine if place not in stay]
        steady = {rest[k] for k, _ in ascending([(k, news[p]) for k, p in enumerate(rest)])}
        ordered = Versions(self._base(), self._blocks.mine, self._new(steady, stay))
        return Ordered(ordered, list(self._apart(sorted(both_moved & elsewhere))))

    @staticmethod
    def _moved(leaders: Sequence[int], places: Places) -> set[int]:
        return {leaders[k] for k in may_have_moved([places[leader] for leader in leaders])}

    def _base(self) -> list[Block]:
        """The base's blocks, with its sections and rows in the person's order."""
        keys, last = [], -1
        leaders = set(self._leaders)
        for place in range(len(self._blocks.base)):
            last = self._own[place] if place in leaders else last
            keys.append((last, place))
        return [self._blocks.base[place] for _, place in sorted(keys)]

    def _new(self, steady: Collection[int], stay: Collection[int]) -> list[Block]:
        """The new blocks, with sections and rows in the person's order.

        What the workbook alone moved, and what is new, goes with what stands before it there
        and was not moved by the person.
        """
        new = self._blocks.new
        in_base = {self._news[leader]: leader for leader in self._leaders}
        keys, last, at, level = [], -1, -1, 0
        for place, block in enumerate(new):
            leader = in_base.get(place)
            if leader in steady or leader in stay:
                at, level = self._own[leader], block.level  # type: ignore[index]
                last = at if leader in steady else last
            elif _leads(block) and (block.kind == ROW or block.level <= level):
                at, level = last, block.level
            keys.append((at, place))
        return [new[place] for _, place in sorted(keys)]

    def _apart(self, leaders: Iterable[int]) -> Iterator[tuple[Block, Stretch]]:
        """The person's blocks that each moved elsewhere; of sections in sections the outer ones."""
        base, mine, new = self._blocks.base, self._blocks.mine, self._blocks.new
        done = 0
        for place in leaders:
            if place < done:
                continue
            at = self._news[place]
            end, other_end = place + 1, at + 1
            if base[place].is_heading:
                end, other_end = section_end(base, place), section_end(new, at)
            done = end
            yield mine[self._own[place]], Stretch(place, end, at, other_end)


def _leads(block: Block) -> bool:
    return block.is_heading or block.kind == ROW


def _neighbours(order: Sequence[int]) -> dict[int, int]:
    """What each stands behind; the first has none."""
    return dict(zip(order[1:], order, strict=False))


def _put(ordered: Blocks, base: Blocks, alike: Collection[int], work: _Order) -> list[Block]:
    """The base's blocks in an order, with those that both moved alike where the person has them."""
    moving = {id(base[place]) for place in alike}
    made = [block for block in ordered if id(block) not in moving]
    behind = work.before.mine
    left = set(alike)
    while left:
        # One that stands behind another of them follows that one.
        ready = [place for place in sorted(left) if behind.get(place) not in left]
        for place in ready:
            before = behind.get(place)
            at = 0 if before is None else _index(made, base[before]) + 1
            made.insert(at, base[place])
        left -= set(ready)
    return made


def _index(blocks: Blocks, block: Block) -> int:
    return next(place for place, other in enumerate(blocks) if other is block)
