"""Proposals of an earlier run that the workbook took back: what they struck stands there again.

Where our deletion and our insertion beside it say the same, neither is news any more; without
this a person would have to decide on words that replace themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise, takewhile

from lxml import etree

from llf_docgen.word.merge.controls import restore_around
from llf_docgen.word.merge.in_part import take_back_in_part
from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.merge.proposed import (
    Elements,
    Kind,
    groups,
    kind_of_block,
    kind_of_row,
    kind_of_words,
    said_of_blocks,
    unstrike,
    words_of,
)
from llf_docgen.word.xml import DELETED, INSERTED, ROW_PROPERTIES, RUN_PROPERTIES, P, remove


def take_back(container: etree._Element, pen: Pen) -> None:
    """Restores what we struck and put in anew, in a body, cell, header, footer or table.

    Looks at words in each paragraph, at whole paragraphs and tables, and at rows that stand side
    by side; first for those that are all as they were.
    """
    for paragraph in container.iterchildren(P):
        if any(child.tag in (INSERTED, DELETED) for child in paragraph):
            _restore_in(paragraph, kind_of_words, words_of, _unwrap, pen)
    _restore_in(container, kind_of_block, said_of_blocks, restore, pen)
    _restore_in(container, kind_of_row, said_of_blocks, restore, pen)
    take_back_in_part(container, pen)


def _restore_in(
    holder: etree._Element,
    kind: Kind,
    said: Callable[[Elements], object],
    restore: Callable[[etree._Element], None],
    pen: Pen,
) -> None:
    for group in groups(holder, kind):
        for struck, put_in in _pairs(group, kind):
            there = all(e.getparent() is not None for e in (*struck, *put_in))
            words = said(struck) if there and struck and put_in else None
            if words is not None and words == said(put_in):
                for element in put_in:
                    remove(element)
                for element in struck:
                    restore(element)
                pen.made += 1


def take_back_before(own: Elements, put_in: Elements, pen: Pen) -> None:
    """Restores rows that we struck before what a person put in, and put in anew behind it.

    Paragraphs that say the same are not so surely the same: each item has its "Discussion".
    """
    for struck in [struck for block in own for struck in _struck_before(block)]:
        words = said_of_blocks([struck])
        there = (e for e in put_in if e.getparent() is not None and said_of_blocks([e]) == words)
        if words and (same := next(there, None)) is not None:
            remove(same)
            restore(struck)
            pen.made += 1


def _struck_before(block: etree._Element) -> Iterator[etree._Element]:
    """The rows right before one that we proposed to take out."""
    return takewhile(lambda row: kind_of_row(row) == "del", block.itersiblings(preceding=True))


def _pairs(group: Elements, kind: Kind) -> Iterator[tuple[Elements, Elements]]:
    """All that is struck in a group and all that is put in; then each two neighbours."""
    yield [e for e in group if kind(e) == "del"], [e for e in group if kind(e) == "ins"]
    for one, other in pairwise(group):
        kinds = (kind(one), kind(other))
        if kinds == ("del", "ins"):
            yield [one], [other]
        elif kinds == ("ins", "del"):
            yield [other], [one]


def restore(block: etree._Element) -> None:
    """Takes our deletion off a paragraph or row, all that stands in it and the control around."""
    restore_around(block)
    for change in list(block.iter(DELETED)):
        holder = change.getparent()
        if holder is not None and holder.tag in (RUN_PROPERTIES, ROW_PROPERTIES):
            remove(change)
        else:
            _unwrap(change)


def _unwrap(change: etree._Element) -> None:
    """Words that were struck, as words again."""
    unstrike(change)
    for run in list(change):
        change.addprevious(run)
    remove(change)
