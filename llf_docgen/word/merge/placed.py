"""Where the blocks of three versions stand: which is which, what lies between, what moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, takewhile

from llf_docgen.word.comparing.align import all_facts, pairs
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.moved import firm, in_base_order, section_end
from llf_docgen.word.comparing.parted import Aligned
from llf_docgen.word.comparing.stories import Story
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.texts import is_telling, same_but_for_spaces
from llf_docgen.word.comparing.under import told_apart
from llf_docgen.word.merge.note import Note, as_quoted
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.xml import TABLE

Blocks = Sequence[Block]


def as_in_the_base(blocks: Versions[Blocks]) -> Aligned:
    """Which block is which, with those of the person's document in the base's order."""
    base, new = blocks.base, blocks.new
    mine, in_mine, elsewhere = in_base_order(base, blocks.mine, retitled=True)
    in_new = firm(base, new, dict(pairs(base, new)))
    return Aligned(base, mine, new, in_mine, in_new, elsewhere)


def titled_alike(there: Aligned, units: Iterable[Stretch]) -> Blocks:
    """The base, with the headings of moved sections that both gave the same words (a number)."""
    base = list(there.base)
    for unit in units:
        kept = there.mine[there.in_mine[unit.start]] if unit.start in there.in_mine else None
        if kept and kept.is_heading and kept.key == there.new[unit.other_start].key:
            base[unit.start] = kept
    return base


def differ(base: Blocks, new: Blocks) -> bool:
    """Whether there is any news; a table's key has but the words of its first row."""
    return [(b.key, b.all_text) for b in base] != [(n.key, n.all_text) for n in new]


def gaps(base: Blocks, other: Blocks, found: Mapping[int, int]) -> list[list[Block]]:
    """The blocks that the base lacks, by the place of the base's block that they stand before."""
    gaps: list[list[Block]] = [[] for _ in range(len(base) + 1)]
    from_other = {j: i for i, j in found.items()}
    gap = 0
    for j, block in enumerate(other):
        if j in from_other:
            gap = from_other[j] + 1
        else:
            gaps[gap].append(block)
    return gaps


def behind_own(there: Aligned, own: Sequence[Blocks], news: Sequence[Blocks]) -> list[Blocks]:
    """The news, a heading in it behind what a person put in under the heading before it.

    Where it stands in the base between what is gone, its place is free; further up it would come
    between a person's words and their heading.
    """
    placed = [*news]
    for gap, blocks in enumerate(news):
        above = up_to_heading(blocks) if blocks else blocks
        if len(above) == len(blocks):
            continue
        level = blocks[len(above)].level
        end = next(
            place
            for place in range(gap, len(there.base) + 1)
            if place == len(there.base)
            or place in there.in_new
            or (there.base[place].is_heading and there.base[place].level <= level)
        )
        put_in = any(block.text for block in chain.from_iterable(own[gap + 1 : end + 1]))
        if put_in or any(_is_typed_over(place, there) for place in range(gap, end)):
            placed[gap] = above
            placed[end] = [*blocks[len(above) :], *placed[end]]
    return placed


def _is_typed_over(place: int, there: Aligned) -> bool:
    """Whether a block of the base stands in the person's document with other words."""
    kept = there.in_mine.get(place)
    return kept is not None and there.mine[kept].all_text != there.base[place].all_text


def by_end(units: Iterable[Stretch]) -> dict[int, list[Stretch]]:
    """The units by the place that they end before, those first that lie in others."""
    ends: dict[int, list[Stretch]] = {}
    for unit in sorted(units, key=lambda u: u.start, reverse=True):
        ends.setdefault(unit.end, []).append(unit)
    return ends


def going_along(first: Block, news: Blocks) -> tuple[Blocks, Blocks]:
    """What of the news behind a moved unit goes with it, and what stays where it was."""
    if not first.is_heading:
        return (), news
    places = range(len(news))
    end = next(
        (k for k in places if news[k].is_heading and news[k].level <= first.level), len(news)
    )
    return news[:end], news[end:]


def stands_there(note: Note, story: Story) -> bool:
    """Whether what a note says to be moved stands, all merged, where the workbook has it."""
    holder = None if note.element is None else note.element.getparent()
    if not note.behind or holder is None:
        return False
    outer = holder.getparent() if holder.tag == TABLE else holder
    around: Blocks = [] if outer is None else blocks_of(outer, story.reader)
    if holder.tag == TABLE:
        around = next((block.rows for block in around if block.last is holder), ())
    around = [block for block in around if block.all_text.strip()]
    moved = next((block for block in around if note.element in block.elements), None)
    return moved is not None and stands_behind(moved, around) == note.behind


def stands_behind(block: Block, blocks: Blocks) -> str:
    """What that says which a reader finds a block behind; nothing for the first.

    A heading, with all under it, stands behind the heading before. Of several headings with one
    title the one above is named, too.
    """
    place = next(place for place, other in enumerate(blocks) if other is block)
    called = told_apart(blocks, [as_quoted(other.shown) for other in blocks])
    before = [at for at in range(place) if called[at]]
    headings = [at for at in before if block.is_heading and blocks[at].is_heading]
    return called[max(headings or before)] if before else ""


def stands_above(
    place: int,
    there: Aligned,
    own: Sequence[Blocks],
    may_go: Callable[[Block, Block], bool],
) -> bool:
    """Whether a person's words stand under a heading of the base, up to the next as high.

    Without it they would come to stand under another heading, as if they belonged there; but for
    those of a table that may go, as they stand in another one.
    """
    base = there.base
    if not base[place].is_heading:
        return False
    end = section_end(base, place)
    put_in = any(block.text for block in put_in_under(base[place], own[place + 1 : end + 1]))
    kept = (
        (base[k], there.mine[there.in_mine[k]]) for k in range(place + 1, end) if k in there.in_mine
    )
    return put_in or any(
        then.all_text != now.all_text and bool(now.all_text.strip()) and not may_go(then, now)
        for then, now in kept
    )


def put_in_under(heading: Block, own: Sequence[Blocks]) -> Iterator[Block]:
    """What a person put in under a heading of the base.

    What stands last may begin a section of their own, which is not under that heading.

    Args:
        heading: the heading.
        own: what they put in behind each block that stands under it, the heading first.
    """
    yield from chain.from_iterable(own[:-1])
    for block in chain.from_iterable(own[-1:]):
        if block.is_heading and block.level <= heading.level:
            break
        yield block


def gone_of(block: Block, wanted: Block | None) -> Block | None:
    """What the new version has no longer of a block: all of it, or a heading that was joined."""
    if wanted is None:
        return block
    if not block.is_heading or wanted.is_heading or wanted.text not in block.parts:
        return None
    left = (part for part in block.parts if part != wanted.text)
    return replace(block, text=next(left, ""), parts=(), seams=())


def joined_with(place: int, there: Aligned) -> Block | None:
    """The person's paragraph that has the words of one of the base, joined with one beside it."""
    words = there.base[place].text
    before, behind = range(place - 1, -1, -1), range(place + 1, len(there.base))
    for places in (before, behind):
        beside = next((k for k in places if k in there.in_mine), None)
        if beside is not None and is_telling(words):
            whole = there.mine[there.in_mine[beside]]
            if words in whole.text and words not in there.base[beside].text:
                return whole
    return None


def comes_anew(place: int, at: int, there: Aligned) -> bool:
    """Whether a block that the person took out with its heading has a new one above it now.

    Then it is part of what is new: an item would come in without what is known of it.

    Args:
        place: the block's place in the base.
        at: its place in the new version.
        there: the versions.
    """
    if place in there.in_mine:
        return False
    heading = _heading_above(place, there.base)
    if heading is None or heading in there.in_mine or heading in there.in_new:
        return False
    above = _heading_above(at, there.new)
    return above is not None and above not in there.in_new.values()


def _heading_above(place: int, blocks: Blocks) -> int | None:
    return next((k for k in reversed(range(place)) if blocks[k].is_heading), None)


def up_to_heading(blocks: Blocks) -> Blocks:
    """The blocks before the first heading among them."""
    return list(takewhile(lambda block: not block.is_heading, blocks))


def is_as_generated(mine: Block, base: Block) -> bool:
    """Whether the person typed nothing into a block, though they may have split or joined it."""
    if mine.parts or base.parts:
        return same_but_for_spaces(mine.text, base.text)
    return mine.all_text == base.all_text


def is_news(base: Block, new: Block) -> bool:
    """Whether a block may say anything new to somebody who took it out, or rejected it.

    What asks for words does not, nor a title or a row of which but the number and the times
    changed, since others moved, nor what was only split or joined.
    """
    return not (new.is_prompt or _follows_from_its_place(base, new) or _parted_only(base, new))


def _follows_from_its_place(base: Block, new: Block) -> bool:
    """Whether all that changed is a number, or a time, by which others stand before it."""
    if base.kind == TABLE and len(base.rows) == len(new.rows):
        rows = zip(base.rows, new.rows, strict=True)
        return all(row.text == now.text or _follows_from_its_place(row, now) for row, now in rows)
    facts = all_facts(base)
    if facts is not None:
        return facts == all_facts(new)
    return base.is_heading and bool(base.number) and base.loose == new.loose


def _parted_only(base: Block, new: Block) -> bool:
    """Whether paragraphs were split or joined, and nothing else changed in them."""
    parted = bool(base.parts or new.parts)
    return parted and same_but_for_spaces(base.text, new.text)
