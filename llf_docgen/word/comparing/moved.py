"""What stands elsewhere in one version than in another: moved, not taken out and put in anew.

Pairs of blocks ascend on both sides, so what crossed others has none. It is found here by what it
is known by, if that is there once on each side, and put back into the base's order.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from llf_docgen.word.comparing.align import (
    ROW_FACTS,
    are_alike,
    facts,
    heading_key,
    of_one_item,
    of_one_thing,
    pairs,
)
from llf_docgen.word.comparing.blocks import Block, is_number
from llf_docgen.word.comparing.exchanged import with_titles_back
from llf_docgen.word.comparing.stretch import Stretch, ascending, single
from llf_docgen.word.xml import ROW, TABLE, P

Blocks = Sequence[Block]
Keys = Sequence[Hashable | None]
_MOST_MOVES = 3  # a paragraph into a section that was moved, and that into another
_MOST_TABLES = 10_000  # pairs of them, for how alike they are
_FEWEST_WORDS = 3  # a paragraph of fewer says the same in many places


def moved(
    base: Blocks, other: Blocks, found: Mapping[int, int], by_hand: bool = False
) -> list[Stretch]:
    """The blocks, and headings with all under them, that stand elsewhere than in the base.

    Args:
        base: the blocks of the older version.
        other: those of the other version.
        found: the places of the pairs, as `align.pairs` gives them.
        by_hand: whether a heading may have been moved without what stands under it; the workbook
            moves none so, and where it has other facts under a title, they changed.
    """
    left = [place for place in range(len(base)) if place not in found]
    paired = set(found.values())
    others = [place for place in range(len(other)) if place not in paired]
    if not left or not others:
        return []
    sections = list(_outermost(_sections(base, other, left, others, by_hand)))
    inside = {place for unit in sections for place in range(unit.start, unit.end)}
    other_inside = {k for unit in sections for k in range(unit.other_start, unit.other_end)}
    free, other_free = set(left) - inside, set(others) - other_inside
    alone = {
        i: j
        for i, j in _known(base, other)
        if i in free and j in other_free and _is_telling(base[i])
    }
    tables = _tables_alike(base, other, free - alone.keys(), other_free - set(alone.values()))
    units = (Stretch(i, i + 1, j, j + 1) for i, j in chain(alone.items(), tables))
    return sorted([*sections, *units], key=lambda unit: unit.start)


def firm(base: Blocks, other: Blocks, found: Mapping[int, int]) -> dict[int, int]:
    """The pairs without those of blocks that only are alike, while the same stands elsewhere.

    Args:
        base: the blocks of the older version.
        other: those of the other version.
        found: the places of the pairs, as `align.pairs` gives them.
    """
    in_base = {j: i for i, j in found.items()}
    loose = set()
    for i, j in chain(_known(base, other), _titled(base, other)):
        if found.get(i) != j and _is_telling(base[i]):
            loose |= {i, in_base.get(j, i)}
    return {i: j for i, j in found.items() if i not in loose}


def in_order(other: Blocks, found: Mapping[int, int], units: Iterable[Stretch]) -> list[Block]:
    """The blocks of a version, with those that were moved at their places in the base."""
    at = {k: (unit.start, k) for unit in units for k in range(unit.other_start, unit.other_end)}
    in_base = {j: i for i, j in found.items()}
    last = -1
    for place in range(len(other)):
        if place not in at:
            last = in_base.get(place, last)
            at[place] = (last, place)
    return [other[place] for place in sorted(range(len(other)), key=at.__getitem__)]


def in_base_order(
    base: Blocks, other: Blocks, retitled: bool = False
) -> tuple[Blocks, dict[int, int], list[Stretch]]:
    """A version's blocks in the base's order, which is which, and what was moved.

    Args:
        base: the blocks of the older version.
        other: those of the other version.
        retitled: whether it is a person's, who may put any title over what stands there, and move
            a heading alone.
    """
    own = other
    other = with_titles_back(base, own) if retitled else own
    were = {id(block): was for block, was in zip(other, own, strict=True) if block is not was}
    there = {id(block): place for place, block in enumerate(other)}
    found = firm(base, other, dict(pairs(base, other, retitled)))
    units: list[Stretch] = []
    alone: dict[int, Block] = {}
    for _ in range(_MOST_MOVES):
        more = moved(base, other, found, by_hand=retitled)
        if not more:
            break
        for unit in more:
            first = there[id(other[unit.other_start])]
            end = first + unit.other_end - unit.other_start
            units.append(replace(unit, other_start=first, other_end=end))
            if unit.end - unit.start == 1:
                alone[unit.start] = other[unit.other_start]
        other = in_order(other, found, more)
        found = _with_those(alone, other, firm(base, other, dict(pairs(base, other, retitled))))
    return [were.get(id(block), block) for block in other] if were else other, found, units


def _with_those(
    alone: Mapping[int, Block], other: Blocks, found: Mapping[int, int]
) -> dict[int, int]:
    """The pairs, with what was moved by itself, also where the heading above it is another."""
    at = {id(block): place for place, block in enumerate(other)}
    paired = set(found.values())
    more = {i: at[id(b)] for i, b in alone.items() if i not in found and at[id(b)] not in paired}
    firsts, seconds = sorted(found), sorted(paired)
    fitting = ((i, j) for i, j in sorted(more.items()) if bisect(firsts, i) == bisect(seconds, j))
    return {**found, **dict(ascending(list(fitting)))}


def section_end(blocks: Blocks, place: int) -> int:
    """Where what stands under a heading ends: at the next that is as high."""
    level = blocks[place].level
    behind = range(place + 1, len(blocks))
    return next(
        (k for k in behind if blocks[k].is_heading and blocks[k].level <= level), len(blocks)
    )


def _sections(
    base: Blocks, other: Blocks, left: Collection[int], others: Collection[int], by_hand: bool
) -> Iterator[Stretch]:
    """The moved headings, each with all under it; or alone, where that stayed behind."""
    left, others = set(left), set(others)
    titles = [(i, j) for i, j in _titled(base, other) if i in left and j in others]
    single = _words_of_one(base, other) if titles and by_hand else set()
    for i, j in titles:
        section = Stretch(i, section_end(base, i), j, section_end(other, j))
        alone = _stayed_behind(base, other, section, single)
        yield Stretch(i, i + 1, j, j + 1) if alone else section


def _words_of_one(base: Blocks, other: Blocks) -> set[str]:
    """The words that one block of the base has, and some of the other version."""
    many = Counter(block.all_text for block in base)
    there = {block.all_text for block in other}
    return {words for words, times in many.items() if words and times == 1 and words in there}


def _stayed_behind(base: Blocks, other: Blocks, section: Stretch, single: set[str]) -> bool:
    """Whether most of what stood under a heading and is there now stands elsewhere.

    A table counts in which some cells changed, which a paragraph's words would not.
    """
    there = section.of_other(other)
    words, tables = {b.all_text for b in there}, [b for b in there if b.kind == TABLE]
    along = elsewhere = 0
    for block in section.of(base)[1:]:
        told = block.all_text in single
        if (told and block.all_text in words) or (
            block.kind == TABLE and any(are_alike(block, table) for table in tables)
        ):
            along += 1
        elif told:
            elsewhere += 1
    return along < elsewhere


def _outermost(units: Iterable[Stretch]) -> Iterator[Stretch]:
    """The units without those that lie in another, on either side."""
    taken: list[Stretch] = []
    for unit in sorted(units, key=lambda u: (u.start, -u.end)):
        apart = all(
            (u.end <= unit.start or unit.end <= u.start)
            and (u.other_end <= unit.other_start or unit.other_end <= u.other_start)
            for u in taken
        )
        if apart:
            taken.append(unit)
            yield unit


def _titled(base: Blocks, other: Blocks) -> Iterator[tuple[int, int]]:
    """The places of headings of one title, where several have it of those under one heading."""
    titles, others = _titles(base), _titles(other)
    alone = [*single(titles, others), *_titled_by_facts(base, other, titles, others)]
    yield from alone
    known, known_there = {i for i, _ in alone}, {j for _, j in alone}
    more = [
        (i, j)
        for i, j in single(_under(base, titles), _under(other, others))
        if i not in known and j not in known_there
    ]
    yield from more
    yield from of_one_item(base, other, [*alone, *more], facts(base, other))


def _titled_by_facts(
    base: Blocks, other: Blocks, titles: Keys, others: Keys
) -> Iterator[tuple[int, int]]:
    """The places of headings of which several have one title, known by the facts under them."""
    several = (Counter(filter(None, keys)) for keys in (titles, others))
    if all(max(many.values(), default=1) == 1 for many in several):
        return
    under = facts(base, other)
    keys, there = (
        [heading_key(b, under) if (b.style, b.loose) in under.several else None for b in side]
        for side in (base, other)
    )
    yield from single(keys, there)


def _titles(blocks: Blocks) -> list[Hashable | None]:
    return [(b.style, b.loose) if b.is_heading and b.loose else None for b in blocks]


def _under(blocks: Blocks, titles: Sequence[Hashable | None]) -> list[Hashable | None]:
    """Each title with those of the headings that it stands under."""
    above: list[tuple[int, Hashable | None]] = []
    found: list[Hashable | None] = []
    for block, title in zip(blocks, titles, strict=True):
        if title is None:
            found.append(None)
            continue
        while above and above[-1][0] >= block.level:
            above.pop()
        above.append((block.level, title))
        found.append(tuple(one for _, one in above))
    return found


def _known(base: Blocks, other: Blocks) -> Iterator[tuple[int, int]]:
    """The places of rows, tables and paragraphs that are there once; of changed tables, too."""
    same = of_one_thing(_once(base, other, _known_by), base, other)
    yield from same
    known, known_there = {i for i, _ in same}, {j for _, j in same}
    rows = (*ROW_FACTS, said_of_it, _number)
    told_apart = rows if base and base[0].kind == ROW else (_table,)
    for key in told_apart:
        keys = [None if i in known else key(block) for i, block in enumerate(base)]
        others = [None if j in known_there else key(block) for j, block in enumerate(other)]
        for i, j in of_one_thing(single(keys, others), base, other):
            known.add(i)
            known_there.add(j)
            yield i, j


def _table(block: Block) -> Hashable | None:
    return block.text if block.kind == TABLE and block.text else None


def _tables_alike(
    base: Blocks, other: Blocks, left: Collection[int], others: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The places of tables that are each alike to one alone; somebody typed in their headings."""
    tables, there = (
        [place for place in sorted(places) if side[place].kind == TABLE]
        for side, places in ((base, left), (other, others))
    )
    if len(tables) * len(there) > _MOST_TABLES:
        return
    alike = [(i, j) for i in tables for j in there if are_alike(base[i], other[j])]
    many, many_there = Counter(i for i, _ in alike), Counter(j for _, j in alike)
    yield from ((i, j) for i, j in alike if many[i] == many_there[j] == 1)


def _known_by(block: Block) -> Hashable | None:
    """A row by its first cell; other blocks by all their words."""
    if block.is_heading:
        return None
    if block.kind == ROW:
        return (ROW, block.loose) if block.loose else None
    return block.kind, block.all_text


def said_of_it(row: Block) -> Hashable | None:
    """What a row says behind its first cell, whose reference somebody may have reworded."""
    first, *others = (cell.strip().casefold() for cell in row.text.split("\t"))
    return (ROW, others[0]) if others and others[0] and not is_number(first) else None


def _number(row: Block) -> Hashable | None:
    """The number of a row whose title somebody reworded."""
    first = row.text.partition("\t")[0].strip()
    return (ROW, first) if is_number(first) else None


def _is_telling(block: Block) -> bool:
    """Whether what a block is known by is enough; asked only of those that may be moved."""
    return block.is_heading or block.kind != P or len(block.vocabulary) >= _FEWEST_WORDS


def _once(
    base: Blocks, other: Blocks, key: Callable[[Block], Hashable | None]
) -> Iterator[tuple[int, int]]:
    """The places of what is there once on each side, by its key."""
    return single([key(block) for block in base], [key(block) for block in other])
