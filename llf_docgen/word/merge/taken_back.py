"""Proposals of an earlier run that the workbook took back: what they struck stands there again.

Where our deletion and our insertion beside it say the same, neither is news any more; without
this a person would have to decide on words that replace themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from lxml import etree

from llf_docgen.word.comparing.blocks import mark
from llf_docgen.word.merge.pen import Pen, is_ours
from llf_docgen.word.xml import (
    DELETED,
    DELETED_TEXT,
    INSERTED,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    P,
    remove,
    value_of,
    w,
)

Elements = Sequence[etree._Element]
Kind = Callable[[etree._Element], str]
_KINDS = {INSERTED: "ins", DELETED: "del"}
_LETTERS = {w("tab"): "\t", w("br"): "\n"}


def take_back(container: etree._Element, pen: Pen) -> None:
    """Restores what we struck and put in anew, in a body, cell, header, footer or table.

    Looks at words in each paragraph, at whole paragraphs and at rows that stand side by side.
    """
    for paragraph in container.iterchildren(P):
        if any(child.tag in _KINDS for child in paragraph):
            _restore_in(paragraph, _of_words, _words, _unwrap, pen)
    _restore_in(container, _of_paragraph, _blocks, _restore, pen)
    _restore_in(container, _of_row, _blocks, _restore, pen)


def _restore_in(
    holder: etree._Element,
    kind: Kind,
    said: Callable[[Elements], object],
    restore: Callable[[etree._Element], None],
    pen: Pen,
) -> None:
    groups = [
        list(group) for ours, group in groupby(list(holder), key=lambda e: bool(kind(e))) if ours
    ]
    for group in groups:
        for struck, put_in in _pairs(group, kind):
            there = all(e.getparent() is not None for e in (*struck, *put_in))
            words = said(struck) if there and struck and put_in else None
            if words is not None and words == said(put_in):
                for element in put_in:
                    remove(element)
                for element in struck:
                    restore(element)
                pen.made += 1


def _pairs(group: Elements, kind: Kind) -> Iterator[tuple[Elements, Elements]]:
    """All that is struck in a group and all that is put in; then each two neighbours."""
    yield [e for e in group if kind(e) == "del"], [e for e in group if kind(e) == "ins"]
    for one, other in pairwise(group):
        kinds = (kind(one), kind(other))
        if kinds == ("del", "ins"):
            yield [one], [other]
        elif kinds == ("ins", "del"):
            yield [other], [one]


def _of_words(element: etree._Element) -> str:
    return _KINDS.get(str(element.tag), "") if is_ours(element) else ""


def _of_paragraph(element: etree._Element) -> str:
    """How we proposed a whole paragraph: its mark, and all words in it."""
    if element.tag != P:
        return ""
    kinds = {kind for kind in ("ins", "del") if is_ours(mark(element, kind))}
    kinds |= {_of_words(child) for child in element if child.tag != PROPERTIES}
    return kinds.pop() if len(kinds) == 1 else ""


def _of_row(element: etree._Element) -> str:
    """How we proposed a whole row: itself, and each paragraph in it."""
    properties = element.find(ROW_PROPERTIES) if element.tag == ROW else None
    if properties is None:
        return ""
    kinds = {_of_words(e) for e in properties.iterchildren(INSERTED, DELETED)}
    kinds |= {_of_paragraph(paragraph) for paragraph in element.iter(P)}
    return kinds.pop() if len(kinds) == 1 else ""


def _words(changes: Elements) -> str | None:
    """The words in tracked changes; None where more than words is in them."""
    runs = [run for change in changes for run in change]
    inside = [e for run in runs for e in run if e.tag != RUN_PROPERTIES]
    letters = {TEXT, DELETED_TEXT, *_LETTERS}
    if any(run.tag != RUN for run in runs) or any(e.tag not in letters for e in inside):
        return None
    return "".join(_LETTERS.get(str(e.tag), e.text or "") for e in inside)


def _blocks(blocks: Elements) -> tuple[object, ...] | None:
    """The paragraphs of blocks by style and words, with the cells that they stand in."""
    said: list[object] = []
    for block in blocks:
        for number, paragraph in enumerate(block.iter(P)):
            words = _words([child for child in paragraph if child.tag != PROPERTIES])
            if words is None:
                return None
            style = value_of(paragraph.find(f"{PROPERTIES}/{w('pStyle')}"))
            behind = 0 if paragraph is block else len(list(paragraph.itersiblings(P)))
            said.append((number, behind, style, words))
    return tuple(said)


def _restore(block: etree._Element) -> None:
    """Takes our deletion off a paragraph or row and all that stands in it."""
    for change in list(block.iter(DELETED)):
        holder = change.getparent()
        if holder is not None and holder.tag in (RUN_PROPERTIES, ROW_PROPERTIES):
            remove(change)
        else:
            _unwrap(change)


def _unwrap(change: etree._Element) -> None:
    """Words that were struck, as words again."""
    for text in change.iter(DELETED_TEXT):
        text.tag = TEXT
    for run in list(change):
        change.addprevious(run)
    remove(change)
