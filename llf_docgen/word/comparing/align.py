"""Which block of one version is which block of another.

Headings first: they hold a document together, and no block is taken for another across a heading
that has no counterpart, lest somebody's words end up under another heading. Then what is there
only once ("patience"), then what else is equal, then likeness.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, pairwise

from llf_docgen.word.comparing.blocks import Block, is_number
from llf_docgen.word.comparing.shared import in_common
from llf_docgen.word.comparing.stretch import Pairs, Stretch, ascending, between
from llf_docgen.word.xml import ROW, TABLE, P

Blocks = Sequence[Block]
_ALIKE = 0.34  # shared words, of all words of both
_ALIKE_ROWS = 0.5  # a row of another thing must not be taken for this one
_ALIKE_HEADINGS = 0.5
_FEWEST_LETTERS = 4  # of a word that tells what a title is about
_NAME = "name"
_REFERENCE = re.compile(r"[A-Za-z]+-?\d[\w/-]*")  # `A-2021-04`; not `6`, which may change
_CLAUSES = re.compile(r"[.;,](?:\s+|$)")
_TIMES = re.compile(r"\d{1,2}[:.]\d\d")
_MOST_COMPARED = 40_000  # pairs of blocks, for how alike they are
_MOST_ALIGNED = 4_000_000  # pairs of blocks: half a megabyte of memory


@dataclass(frozen=True)
class Facts:
    """What stands under headings of two versions; read only where the titles do not tell.

    Args:
        a: the blocks of the one version.
        b: those of the other.
        headings: the places of the headings of each.
    """

    a: Blocks
    b: Blocks
    headings: tuple[Sequence[int], Sequence[int]]

    @cached_property
    def of(self) -> Mapping[Block, frozenset[str]]:
        """What is said under each heading and no other like it: who leads, which paper."""
        said = [_said_under(*side) for side in zip((self.a, self.b), self.headings, strict=True)]
        once = [
            Counter(
                _fact(heading, clause) for heading, clauses in side.items() for clause in clauses
            )
            for side in said
        ]
        telling = {one for one, times in once[0].items() if times == once[1][one] == 1}
        return {
            heading: frozenset(clause for clause in clauses if _fact(heading, clause) in telling)
            for side in said
            for heading, clauses in side.items()
        }

    @cached_property
    def several(self) -> set[tuple[str, str]]:
        """The titles that more than one heading of a version has."""
        titles = [
            Counter([(side[at].style, side[at].loose) for at in starts])
            for side, starts in zip((self.a, self.b), self.headings, strict=True)
        ]
        return {title for many in titles for title, times in many.items() if times > 1}


def _fact(heading: Block, clause: str) -> Hashable:
    """A clause under a heading of some style, and of an item, which is numbered, or none.

    A list of all papers names those of each item.
    """
    return heading.style, bool(heading.number), clause


def _said_under(blocks: Blocks, headings: Sequence[int]) -> dict[Block, set[str]]:
    """The clauses that stand under each heading; a change in one of them leaves the others."""
    return {
        blocks[start]: {
            clause for block in blocks[start + 1 : end] for clause in _CLAUSES.split(block.text)
        }
        - {""}
        for start, end in pairwise([*headings, len(blocks)])
    }


def pairs(a: Blocks, b: Blocks, retitled: bool = False) -> Pairs:
    """The places (in a, in b) of the blocks that are the same one, ascending in both.

    Args:
        a: the blocks of the older version.
        b: the blocks of the other version.
        retitled: whether a heading without a counterpart may be the one in its place, reworded.
    """
    if [x.key for x in a] == [x.key for x in b]:
        return _side_by_side(len(a))
    headings = _headings(a, b, retitled)
    found = list(headings)
    for gap in between(headings, len(a), len(b)):
        section = _up_to_headings(gap, a, b)
        # A heading without counterpart begins what has none either; but a person may have put a
        # heading between, or taken one out.
        if retitled and (section.end == gap.end or section.other_end == gap.other_end):
            section = gap
        found += section.placed(_section(section.of(a), section.of_other(b)))
    if not retitled:
        found = of_one_thing(found, a, b)
    return sorted(found)


def of_one_thing(found: Iterable[tuple[int, int]], a: Blocks, b: Blocks) -> Pairs:
    """The pairs without those of rows that are about another action or person, however alike.

    Words that somebody typed into a row belong to what it is about.

    Args:
        found: the places of the pairs.
        a: the blocks of the older version, the row of the headings first where they are rows.
        b: the blocks of the other version.
    """
    name = name_column(a)
    return [(i, j) for i, j in found if a[i].kind != ROW or not _differ(a[i], b[j], name)]


def are_one_thing(row: Block, other: Block) -> bool:
    """Whether rows of two tables that are known by the same words are about one thing."""
    if _REFERENCE.fullmatch(row.loose):
        return not _differ(row, other, None)
    all_words, shared = row.vocabulary | other.vocabulary, row.vocabulary & other.vocabulary
    return len(shared) >= _ALIKE * len(all_words)


def row_again(rows: Iterable[Block], other: Block, name: int | None) -> Block | None:
    """Which of some rows is that of another version: by its first cell or title, and whom it names.

    Of items of one title it is the one that is led by the same person.

    Args:
        rows: the rows.
        other: the one of the other version.
        name: the column that says who a row is about, as `name_column` gives it.
    """
    lead = other.text.split("\t")[2:3]
    again = [row for row in rows if _is_row_again(row, other, name)]
    return min(again, key=lambda row: row.text.split("\t")[2:3] != lead, default=None)


def _is_row_again(row: Block, other: Block, name: int | None) -> bool:
    if row.kind != ROW or other.kind != ROW or not row.loose or row.loose != other.loose:
        return False
    cells, others = row.text.split("\t"), other.text.split("\t")
    if name is not None and cells[name : name + 1] != others[name : name + 1]:
        return False
    return is_number(cells[0]) is is_number(others[0])


def name_column(rows: Blocks) -> int | None:
    """The column that says who a row is about, by its heading."""
    if not rows or rows[0].kind != ROW:
        return None
    headings = [heading.strip().casefold() for heading in rows[0].text.split("\t")]
    return headings.index(_NAME) if _NAME in headings else None


def _differ(one: Block, other: Block, name: int | None) -> bool:
    """Whether two rows name people without a word in common, or differ in reference and words."""
    cells, others = one.text.split("\t"), other.text.split("\t")
    first, second = cells[0].strip(), others[0].strip()
    if _REFERENCE.fullmatch(first) and _REFERENCE.fullmatch(second):
        return first.casefold() != second.casefold() and cells[1:2] != others[1:2]
    if is_number(first) and is_number(second):
        titles = [telling(re.findall(r"\w+", row.loose)) for row in (one, other)]
        return all(titles) and not titles[0] & titles[1] and cells[2:] != others[2:]
    if name is None or name >= min(len(cells), len(others)):
        return False
    who, instead = (set(re.findall(r"\w+", c[name].casefold())) for c in (cells, others))
    return bool(who and instead) and not who & instead


def _headings(a: Blocks, b: Blocks, retitled: bool) -> Pairs:
    """The pairs of headings: by title without number or facts, then alike, then by place.

    One that is known to stand elsewhere is like no other.
    """
    places, others = _heading_places(a), _heading_places(b)
    if not places or not others:
        return []
    under = Facts(a, b, (places, others))
    known = _known_headings(a, b, under)
    steady = ascending(known)
    away, away_there = (
        {pair[side] for pair in known} - {pair[side] for pair in steady} for side in (0, 1)
    )
    places = [place for place in places if place not in away]
    others = [place for place in others if place not in away_there]
    x, y = [a[i] for i in places], [b[j] for j in others]
    found = [(places.index(i), others.index(j)) for i, j in steady]
    found = _filled_up(found, x, y, _reworded if retitled else _alike_headings)
    if len(found) < min(len(x), len(y)):
        found = _filled_up(found, x, y, lambda some, more: _shortened(some, more, under))
    return sorted((places[i], others[j]) for i, j in found)


def _known_headings(a: Blocks, b: Blocks, under: Facts) -> Pairs:
    """The places of headings of one title, or else of one thing, wherever they stand."""
    places, others = (
        _places_of_single(
            side, lambda block: heading_key(block, under) if block.is_heading else None
        )
        for side in (a, b)
    )
    titled = [(place, others[key]) for key, place in places.items() if key in others]
    return sorted([*titled, *of_one_item(a, b, titled, under)])


def of_one_item(a: Blocks, b: Blocks, known: Pairs, under: Facts) -> Pairs:
    """The places of headings of one thing, and of no other, that have another title now.

    Args:
        a: the blocks of the older version.
        b: those of the other version.
        known: the places of headings that are known already.
        under: what stands under the headings.
    """
    left, others = (
        [place for place in places if place not in {pair[side] for pair in known}]
        for side, places in enumerate(under.headings)
    )
    if not left or not others:
        return []
    alike = [(i, j) for i in left for j in others if _same_thing(a[i], b[j], under)]
    return _only(alike)


def _only(pairs_of: Pairs) -> Pairs:
    """The pairs of which neither side is in another one."""
    single, others = (Counter(pair[side] for pair in pairs_of) for side in (0, 1))
    return [(i, j) for i, j in pairs_of if single[i] == others[j] == 1]


def _heading_places(blocks: Blocks) -> list[int]:
    return [place for place, block in enumerate(blocks) if block.is_heading]


def _alike_headings(a: Blocks, b: Blocks) -> Pairs:
    return _alike(a, b, _ALIKE_HEADINGS)


def _reworded(a: Blocks, b: Blocks) -> Pairs:
    """Headings that are alike; between them those in the same places, if all styles agree."""
    return _filled_up(_alike_headings(a, b), a, b, _in_place)


def _in_place(a: Blocks, b: Blocks) -> Pairs:
    """As many of the same styles, each by its place."""
    styles, others = ([(x.kind, x.style) for x in side] for side in (a, b))
    return _side_by_side(len(a)) if styles == others else []


def facts(a: Blocks, b: Blocks) -> Facts:
    """What tells headings of two versions apart where their titles do not."""
    return Facts(a, b, (_heading_places(a), _heading_places(b)))


def heading_key(heading: Block, under: Facts) -> Hashable | None:
    """What a heading is known by: its title without number; of equal ones the facts, too."""
    known = (heading.style, heading.loose)
    if known in under.several:
        return (*known, under.of[heading]) if under.of[heading] else None
    return known if heading.loose else None


def _shortened(a: Blocks, b: Blocks, under: Facts) -> Pairs:
    """Headings of one item whose title was shortened, lengthened or mostly reworded.

    One title lies in the other, and they have the same number or the same facts under them; or
    they share a word that tells something, and the same facts.
    """
    alike = [
        (i, j)
        for i, x in enumerate(a)
        for j, y in enumerate(b)
        if (x.kind, x.style) == (y.kind, y.style) and _is_one_item(x, y, under)
    ]
    return ascending(_only(alike))


def _is_one_item(x: Block, y: Block, under: Facts) -> bool:
    fewer, more = sorted((x.vocabulary, y.vocabulary), key=len)
    within = bool(telling(fewer)) and fewer <= more
    same_number = x.number == y.number != ""
    return (within and same_number) or _same_thing(x, y, under)


def _same_thing(x: Block, y: Block, under: Facts) -> bool:
    """Whether headings of two versions share a fact under them, and a word that tells something."""
    if (x.kind, x.style) != (y.kind, y.style):
        return False
    return bool(under.of[x] & under.of[y] and telling(x.vocabulary & y.vocabulary))


def telling(words: Iterable[str]) -> set[str]:
    """The words that are no little ones, such as `and` and `for`, nor numbers."""
    return {word for word in words if len(word) >= _FEWEST_LETTERS and not word.isdecimal()}


def _up_to_headings(gap: Stretch, a: Blocks, b: Blocks) -> Stretch:
    end = next((k for k in range(gap.start, gap.end) if a[k].is_heading), gap.end)
    others = range(gap.other_start, gap.other_end)
    other_end = next((k for k in others if b[k].is_heading), gap.other_end)
    return Stretch(gap.start, end, gap.other_start, other_end)


def _section(a: Blocks, b: Blocks) -> Pairs:
    """The pairs among blocks without headings."""
    if [x.key for x in a] == [y.key for y in b]:
        return _side_by_side(len(a))
    # Most rows are known by their first cell or title; by all that they say fewer are, and of
    # those that stand in another order a run that is longest by chance would leave out others.
    found: Pairs = []
    if a and a[0].kind == ROW:
        found = _once_loosely(a, b)
        for facts_of in ROW_FACTS:
            found = _filled_up(found, a, b, partial(_once, key=facts_of))
    found = _filled_up(found, a, b, _once_exactly)
    found = _filled_up(found, a, b, _once_loosely)
    found = _filled_up(found, a, b, _once_by_first_cell)
    return _filled_up(found, a, b, _sequence)


def _filled_up(
    found: Pairs, a: Blocks, b: Blocks, pair: Callable[[Blocks, Blocks], Pairs]
) -> Pairs:
    """The pairs, with those that `pair` finds before, between and behind them."""
    gaps = between(found, len(a), len(b))
    more = (gap.placed(pair(gap.of(a), gap.of_other(b))) for gap in gaps)
    return sorted(chain(found, *more))


def _side_by_side(many: int) -> Pairs:
    return [(place, place) for place in range(many)]


def _once_exactly(a: Blocks, b: Blocks) -> Pairs:
    return _once(a, b, lambda block: block.key if block.text else None)


def _once_loosely(a: Blocks, b: Blocks) -> Pairs:
    return _once(a, b, lambda block: (block.kind, block.loose) if block.loose else None)


def _once_by_first_cell(a: Blocks, b: Blocks) -> Pairs:
    """Rows of one number, whose title changed."""
    return _once(a, b, lambda block: block.text.partition("\t")[0] if block.kind == ROW else None)


def all_facts(row: Block) -> Hashable | None:
    """A numbered row by all but its number and its times, which follow from its place."""
    first, _, others = row.text.partition("\t")
    numbered = row.kind == ROW and is_number(first) and bool(row.loose)
    return (ROW, _TIMES.sub("", others)) if numbered else None


def _later_facts(row: Block) -> Hashable | None:
    """A numbered row by its title and what stands in the cells behind that, as who leads it."""
    if all_facts(row) is None:
        return None
    behind = row.text.split("\t")[2:]
    return (ROW, row.loose, _TIMES.sub("", "\t".join(behind)))


# By what rows of one title are told apart, the surest first.
ROW_FACTS = (all_facts, _later_facts)


def _once(a: Blocks, b: Blocks, key: Callable[[Block], Hashable | None]) -> Pairs:
    """Pairs of blocks whose key is there once on each side, the longest ascending run of them."""
    places, others = _places_of_single(a, key), _places_of_single(b, key)
    return ascending([(place, others[k]) for k, place in places.items() if k in others])


def _places_of_single(
    blocks: Blocks, key: Callable[[Block], Hashable | None]
) -> dict[Hashable, int]:
    """The places of the keys that are there once, in order; None is no key."""
    keys = [key(block) for block in blocks]
    many = Counter(keys)
    return {k: place for place, k in enumerate(keys) if k is not None and many[k] == 1}


def _sequence(a: Blocks, b: Blocks) -> Pairs:
    """Pairs of equal blocks; what stands between them, by likeness and then by place."""
    if not a or not b or len(a) * len(b) > _MOST_ALIGNED:
        return []
    found = in_common([x.key for x in a], [x.key for x in b])
    return _filled_up(found, a, b, _replaced)


def _replaced(a: Blocks, b: Blocks) -> Pairs:
    return _filled_up(_alike(a, b, _ALIKE), a, b, _by_place)


def _by_place(a: Blocks, b: Blocks) -> Pairs:
    """Paragraphs and tables in the same place; never rows, which are about something.

    First those of one style: a decision is in the place of what asks for it, whatever else is
    said beside it now.
    """
    return _filled_up(_by_style(a, b), a, b, _by_kind)


def _by_style(a: Blocks, b: Blocks) -> Pairs:
    styles = [x.style if x.kind == P else "" for x in a]
    others = [y.style if y.kind == P else "" for y in b]
    found: Pairs = []
    for i, j in in_common(styles, others):
        taken = found[-1][1] if found else -1
        while j - 1 > taken and others[j - 1] == styles[i]:  # the first of a run: it was typed over
            j -= 1
        found += [(i, j)] if styles[i] else []
    return found


def _by_kind(a: Blocks, b: Blocks) -> Pairs:
    kinds, others = ([x.kind + x.style * (x.kind == TABLE) for x in side] for side in (a, b))
    return [(i, j) for i, j in in_common(kinds, others) if a[i].kind in (P, TABLE)]


def _alike(a: Blocks, b: Blocks, least: float) -> Pairs:
    """The ascending pairs that are most alike in sum."""
    if not a or not b or len(a) * len(b) > _MOST_COMPARED:
        return []
    best = _best_sums(a, b, least)
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


def _best_sums(a: Blocks, b: Blocks, least: float) -> list[list[float]]:
    """How alike the blocks from each two places on can be in sum, at best."""
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            with_it = _worth(a[i], b[j], least)
            with_it += best[i + 1][j + 1] if with_it else 0
            best[i][j] = max(with_it, best[i + 1][j], best[i][j + 1])
    return best


def are_alike(x: Block, y: Block) -> bool:
    """Whether two blocks may be the same one by what they say, wherever they stand."""
    return _worth(x, y, _ALIKE) > 0


def _worth(x: Block, y: Block, least: float) -> float:
    """How alike two blocks are, from 0 to 2; 0 where they can't be the same one."""
    if x.kind != y.kind or x.is_heading != y.is_heading:
        return 0
    if x.is_prompt and y.is_prompt and x.style != y.style:
        return 0  # all prompts begin alike, and each asks for something else
    same = bool(x.loose) and x.loose == y.loose
    all_words = x.vocabulary | y.vocabulary
    shared = len(x.vocabulary & y.vocabulary) / len(all_words) if all_words else 0.0
    if x.kind == ROW:
        least = _ALIKE_ROWS
    return shared + same if same or shared >= least else 0
