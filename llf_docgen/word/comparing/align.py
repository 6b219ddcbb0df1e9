"""Which block of one version is which block of another.

Headings first: they hold a document together, and no block is taken for another across a heading
that has no counterpart, lest somebody's words end up under another heading. Then what is there
only once ("patience"), then difflib, then likeness.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.xml import ROW, TABLE, P

Pairs = list[tuple[int, int]]
_ALIKE = 0.34  # shared words, of all words of both
_ALIKE_ROWS = 0.5  # a row of another thing must not be taken for this one
_ALIKE_HEADINGS = 0.5
_MOST_COMPARED = 40_000  # pairs of blocks, for how alike they are
_MOST_ALIGNED = 4_000_000  # pairs of blocks; a second where all are the same


def pairs(a: Sequence[Block], b: Sequence[Block], retitled: bool = False) -> Pairs:
    """The places (in a, in b) of the blocks that are the same one, ascending in both.

    Args:
        a: the blocks of the older version.
        b: the blocks of the other version.
        retitled: whether a heading without a counterpart may be the one in its place, reworded.
    """
    if [x.key for x in a] == [x.key for x in b]:
        return [(place, place) for place in range(len(a))]
    headings = _headings(a, b, retitled)
    found = list(headings)
    for i, j, n, m in _between(headings, len(a), len(b)):
        # A heading without counterpart begins what has none either; but a person may have put a
        # heading between, or taken one out.
        end, other_end = _to_heading(a, i, n), _to_heading(b, j, m)
        if not retitled or (end < n and other_end < m):
            n, m = end, other_end
        found += [(x + i, y + j) for x, y in _section(a[i:n], b[j:m])]
    return sorted(found)


def _headings(a: Sequence[Block], b: Sequence[Block], retitled: bool) -> Pairs:
    """The pairs of headings: by title without number, then alike, then by place."""
    mine = [place for place, block in enumerate(a) if block.is_heading]
    other = [place for place, block in enumerate(b) if block.is_heading]
    x, y = [a[i] for i in mine], [b[j] for j in other]
    found = _once(x, y, lambda block: (block.style, block.loose))
    for i, j, n, m in list(_between(found, len(x), len(y))):
        rest = _alike(x[i:n], y[j:m], _ALIKE_HEADINGS)
        found += [(p + i, q + j) for p, q in rest]
        if retitled and not rest and n - i == m - j:
            same = all(x[i + k].style == y[j + k].style for k in range(n - i))
            found += [(i + k, j + k) for k in range(n - i) if same]
    return sorted((mine[i], other[j]) for i, j in found)


def _to_heading(blocks: Sequence[Block], start: int, end: int) -> int:
    return next((k for k in range(start, end) if blocks[k].is_heading), end)


def _section(a: Sequence[Block], b: Sequence[Block]) -> Pairs:
    """The pairs among blocks without headings."""
    found = _once(a, b, lambda block: block.key if block.text else None)
    rest: Pairs = []
    for i, j, n, m in _between(found, len(a), len(b)):
        loose = _once(a[i:n], b[j:m], lambda block: (block.kind, block.loose or None))
        rest += [(x + i, y + j) for x, y in loose]
    found = sorted(found + rest)
    last: Pairs = []
    for i, j, n, m in _between(found, len(a), len(b)):
        last += [(x + i, y + j) for x, y in _sequence(a[i:n], b[j:m])]
    return found + last


def _once(a: Sequence[Block], b: Sequence[Block], key: Callable[[Block], Hashable | None]) -> Pairs:
    """Pairs of blocks whose key is there once on each side, the longest ascending run of them."""
    keys, others = [key(block) for block in a], [key(block) for block in b]
    once, once_there = Counter(keys), Counter(others)
    there = {k: place for place, k in enumerate(others) if once_there[k] == 1}
    wanted = [
        (place, there[k])
        for place, k in enumerate(keys)
        if k is not None and not _is_nothing(k) and once[k] == 1 and k in there
    ]
    return _ascending(wanted)


def _is_nothing(key: Hashable) -> bool:
    return isinstance(key, tuple) and (key[-1] is None or key[-1] == "")


def _ascending(found: Pairs) -> Pairs:
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


def _between(found: Pairs, many: int, others: int) -> Iterator[tuple[int, int, int, int]]:
    """The stretches (from, from, to, to) between ascending pairs."""
    i = j = 0
    for n, m in [*sorted(found), (many, others)]:
        if i < n or j < m:
            yield i, j, n, m
        i, j = n + 1, m + 1


def _sequence(a: Sequence[Block], b: Sequence[Block]) -> Pairs:
    """Pairs by difflib; what it finds replaced, by likeness and then by place."""
    if not a or not b or len(a) * len(b) > _MOST_ALIGNED:
        return []
    found: Pairs = []
    matcher = SequenceMatcher(None, [x.key for x in a], [x.key for x in b], autojunk=False)
    for kind, i, n, j, m in matcher.get_opcodes():
        if kind == "equal":
            found += [(i + k, j + k) for k in range(n - i)]
        elif kind == "replace":
            alike = [(x + i, y + j) for x, y in _alike(a[i:n], b[j:m], _ALIKE)]
            found += alike
            inside = [(x - i, y - j) for x, y in alike]
            for p, q, r, s in _between(inside, n - i, m - j):
                rest = _by_place(a[i + p : i + r], b[j + q : j + s])
                found += [(i + p + x, j + q + y) for x, y in rest]
    return sorted(found)


def _by_place(a: Sequence[Block], b: Sequence[Block]) -> Pairs:
    """Paragraphs and tables in the same place; never rows, which are about something."""
    kinds, others = ([x.kind + x.style * (x.kind == TABLE) for x in side] for side in (a, b))
    matcher = SequenceMatcher(None, kinds, others, autojunk=False)
    return [
        (i + k, j + k)
        for i, j, size in matcher.get_matching_blocks()
        for k in range(size)
        if a[i + k].kind in (P, TABLE)
    ]


def _alike(a: Sequence[Block], b: Sequence[Block], least: float) -> Pairs:
    """The ascending pairs that are most alike in sum."""
    if not a or not b or len(a) * len(b) > _MOST_COMPARED:
        return []
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            with_it = _worth(a[i], b[j], least)
            with_it += best[i + 1][j + 1] if with_it else 0
            best[i][j] = max(with_it, best[i + 1][j], best[i][j + 1])
    found: Pairs = []
    i = j = 0
    while i < len(a) and j < len(b):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _worth(x: Block, y: Block, least: float) -> float:
    """How alike two blocks are, from 0 to 2; 0 where they can't be the same one."""
    if x.kind != y.kind or x.is_heading != y.is_heading:
        return 0
    same = bool(x.loose) and x.loose == y.loose
    all_words = x.vocabulary | y.vocabulary
    shared = len(x.vocabulary & y.vocabulary) / len(all_words) if all_words else 0.0
    if x.kind == ROW:
        least = _ALIKE_ROWS
    return shared + same if same or shared >= least else 0
