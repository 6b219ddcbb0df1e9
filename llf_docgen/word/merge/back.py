"""What the workbook took out and has again, or proposes anew: it is what was there before.

Compared with the last version alone, what a person kept meanwhile would seem to be put in by both,
each in their own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from llf_docgen.word.comparing.align import are_alike
from llf_docgen.word.comparing.blocks import KEPT_HEADING, Block, blocks_of, paragraph_of
from llf_docgen.word.comparing.moved import in_base_order, section_end
from llf_docgen.word.comparing.parted import Aligned
from llf_docgen.word.merge.controls import without_struck
from llf_docgen.word.merge.earlier import Earlier
from llf_docgen.word.merge.marks import tracked
from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.merge.placed import Blocks, differ, gaps, is_news
from llf_docgen.word.merge.proposed import kind_of_paragraph, kind_of_row
from llf_docgen.word.merge.taken_back import restore
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.xml import ROW, TABLE


def with_what_is_back(
    holder: etree._Element, blocks: Versions[Blocks], earlier: Earlier, pen: Pen
) -> Versions[Blocks]:
    """The versions, with what the person kept and the workbook has again as part of the base.

    What we proposed to take out under a heading that is back stands there again, so that what
    somebody typed is where it was. A heading that was kept, since words stand under it, and that
    is not back is marked as such, and is like no other title from then on.

    Args:
        holder: the body, cell, header or footer of the person's document.
        blocks: what stands in it, in each version.
        earlier: what the workbook said in earlier runs.
        pen: counts what is made.
    """
    return _kept_apart(_with_back(holder, blocks, earlier, pen), earlier)


def _with_back(
    holder: etree._Element, blocks: Versions[Blocks], earlier: Earlier, pen: Pen
) -> Versions[Blocks]:
    base = blocks.base
    if not _may_be_back(base, blocks):
        return blocks
    for then in earlier.beside(base):
        if _may_be_back(base, replace(blocks, new=then)):
            base = list(_with_kept(base, then, blocks))
    known, before = set(blocks.base), pen.made
    back = [n for n, block in enumerate(base) if block.is_heading and block not in known]
    if back:
        mine, found, _ = in_base_order(base, blocks.mine, retitled=True)
        for place in back:
            if place in found:
                _restore_under(mine[found[place]], pen)
    if pen.made > before:
        there = blocks_of(holder, blocks.mine[0].reader)
        return _with_back(holder, replace(blocks, mine=there), earlier, pen)
    return replace(blocks, base=base)


def proposed_anew(there: Aligned, earlier: Earlier) -> set[int]:
    """The places of what was proposed once, and rejected, and says something else now.

    Of a section, where anything in it is, all that is not there: none of it stands under another
    heading.
    """
    out = {
        place
        for place, block in enumerate(there.base)
        if place not in there.in_mine
        and place in there.in_new
        and differ([block], [there.new[there.in_new[place]]])
        and is_news(block, there.new[there.in_new[place]])
        and earlier.lacks(block)
    }
    for place, block in enumerate(there.base) if out else ():
        if block.is_heading and place not in there.in_mine and place in there.in_new:
            section = set(range(place, section_end(there.base, place)))
            out |= section - set(there.in_mine) if section & out else set()
    return out


def _kept_apart(blocks: Versions[Blocks], earlier: Earlier) -> Versions[Blocks]:
    base, mine = blocks.base, blocks.mine
    kept = [block for block in _strange(mine, base) if earlier.had(block)]
    # One whose new title the person did not take on is no other.
    retitled = _strange(base, mine) if kept else ()
    were = {was.key for block in retitled for was in earlier.of(block) if was}
    gone = {block for block in kept if block.key not in were}
    apart = [replace(block, kind=KEPT_HEADING) if block in gone else block for block in mine]
    return replace(blocks, mine=apart) if gone else blocks


def _may_be_back(base: Blocks, blocks: Versions[Blocks]) -> bool:
    """Whether the person and the new version have something alike that the base has not."""
    if base and base[0].kind == ROW:  # rows are known by what they are about
        return False
    known = {block.key for block in base}
    own, news = (
        [block for block in side if block.text and block.key not in known]
        for side in (blocks.mine, blocks.new)
    )
    return any(are_alike(one, other) for one in own for other in news)


def _with_kept(base: Blocks, then: Blocks, blocks: Versions[Blocks]) -> Iterator[Block]:
    """The base, with those blocks of an earlier version that both others have and it lacks."""
    ordered, found, _ = in_base_order(base, then)
    gone = [
        [b for b in gap if b.is_heading or b.is_prompt or any(are_alike(b, m) for m in blocks.mine)]
        for gap in gaps(base, ordered, found)
    ]
    whole = [*gone[0]]
    for block, behind in zip(base, gone[1:], strict=True):
        whole += [block, *behind]
    mine, in_mine, _ = in_base_order(whole, blocks.mine, retitled=True)
    new, in_new, _ = in_base_order(whole, blocks.new)
    there, followed = set(base), _found(base, blocks.new)
    other = False  # whether it stands under a title that is not back, whatever others are like it
    for place, block in enumerate(whole):
        if block in there:
            other = other and not block.is_heading
            yield block
            continue
        again = new[in_new[place]] if place in in_new else None
        if block.is_heading:
            other = again is None or again.loose != block.loose
        if (
            again
            and place in in_mine
            and not other
            and again not in followed
            and are_alike(block, again)
            and _is_kept(block, mine[in_mine[place]], whole[place - 1])
        ):
            yield _with_rows_kept(block, base, mine[in_mine[place]])


def _strange(blocks: Blocks, others: Blocks) -> list[Block]:
    """The headings of titles that the others lack."""
    known = {(block.style, block.loose) for block in others if block.is_heading}
    return [b for b in blocks if b.is_heading and (b.style, b.loose) not in known]


def _found(base: Blocks, new: Blocks) -> set[Block]:
    """The blocks of the new version that the base has, too."""
    ordered, found, _ = in_base_order(base, new)
    return {ordered[place] for place in found.values()}


def _with_rows_kept(block: Block, base: Blocks, mine: Block) -> Block:
    """A table with the rows that the person has of it, and that the base has in no other table."""
    if block.kind != TABLE:
        return block
    elsewhere = {row.loose for table in base for row in table.rows[1:]}
    _, found, _ = in_base_order(block.rows, mine.rows, retitled=True)
    rows = [row for i, row in enumerate(block.rows) if i in found and row.loose not in elsewhere]
    return replace(block, rows=(block.rows[0], *(r for r in rows if r is not block.rows[0])))


def _is_kept(block: Block, mine: Block, before: Block) -> bool:
    """Whether a person's block is one of an earlier version, or what was typed for its prompt.

    What they have right under a heading is, in whatever style, as no facts or labels are left.
    """
    asked = block.is_prompt and not mine.is_prompt
    return are_alike(block, mine) or (asked and (block.style == mine.style or before.is_heading))


def _restore_under(heading: Block, pen: Pen) -> None:
    """Takes our deletions off what stands under a heading, up to the next as high."""
    for element in _struck_under(heading):
        restore(element)
        pen.made += 1


def _struck_under(heading: Block) -> Sequence[etree._Element]:
    found: list[etree._Element] = []
    for element in without_struck(heading.last.itersiblings()):
        if element.tag == TABLE:
            found += [row for row in element.iterchildren(ROW) if kind_of_row(row) == "del"]
            continue
        block, struck = paragraph_of((element,), heading.reader), kind_of_paragraph(element)
        if block.is_heading and block.level <= heading.level:
            break
        if tracked(element) and struck != "del":
            break  # at the end of a document each has the properties of the one before
        if struck == "del":
            found.append(element)
    return found
