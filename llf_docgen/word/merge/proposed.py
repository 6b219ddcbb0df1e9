"""What we proposed, as it stands in a document: words, whole paragraphs and rows, by their kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from lxml import etree

from llf_docgen.word.comments import REFERENCE
from llf_docgen.word.comparing.blocks import mark
from llf_docgen.word.merge.controls import without_struck
from llf_docgen.word.merge.pen import is_ours
from llf_docgen.word.xml import (
    DELETED,
    DELETED_TEXT,
    INSERTED,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT,
    P,
    value_of,
    w,
)

Elements = Sequence[etree._Element]
Kind = Callable[[etree._Element], str]
_KINDS = {INSERTED: "ins", DELETED: "del"}
REMARK = "\x05"  # where a comment is referred to, as in Word's own text
_LETTERS = {w("tab"): "\t", w("br"): "\n", REFERENCE: REMARK}
# What marks a place; it stays where it is, whatever is struck there.
_PLACES = {w(f"{what}{end}") for what in ("bookmark", "commentRange") for end in ("Start", "End")}


class Said(NamedTuple):
    """A paragraph of a block: where in it, in which style, and its words."""

    place: tuple[int, int, str]
    words: str


def groups(holder: etree._Element, kind: Kind) -> list[list[etree._Element]]:
    """What of a holder is ours, by a kind, in groups of what stands side by side."""
    there = [*without_struck(holder)]
    return [list(group) for ours, group in groupby(there, key=lambda e: bool(kind(e))) if ours]


def kind_of_words(element: etree._Element) -> str:
    """`ins` or `del` for words that we put in or struck; else nothing."""
    return _KINDS.get(str(element.tag), "") if is_ours(element) else ""


def kind_of_paragraph(element: etree._Element) -> str:
    """How we proposed a whole paragraph: its mark, and all words in it."""
    if element.tag != P:
        return ""
    kinds = {kind for kind in ("ins", "del") if is_ours(mark(element, kind))}
    inside = {kind_of_words(e) for e in element if e.tag not in (PROPERTIES, *_PLACES)}
    if "ins" in kinds | inside and any(e.tag in _PLACES for e in element):
        return ""  # somebody attached something to it
    kinds |= inside
    return kinds.pop() if len(kinds) == 1 else ""


def kind_of_row(element: etree._Element) -> str:
    """How we proposed a whole row: itself, and each paragraph in it."""
    properties = element.find(ROW_PROPERTIES) if element.tag == ROW else None
    if properties is None:
        return ""
    kinds = {kind_of_words(e) for e in properties.iterchildren(INSERTED, DELETED)}
    kinds |= {kind_of_paragraph(paragraph) for paragraph in element.iter(P)}
    return kinds.pop() if len(kinds) == 1 else ""


def kind_of_block(element: etree._Element) -> str:
    """How we proposed a whole paragraph, or a table with all its rows."""
    if element.tag != TABLE:
        return kind_of_paragraph(element)
    kinds = {kind_of_row(row) for row in element.iterchildren(ROW)}
    return kinds.pop() if len(kinds) == 1 else ""


def words_of(changes: Elements) -> str | None:
    """The words in tracked changes; None where more than words is in them."""
    runs = [run for change in changes for run in change if run.tag not in _PLACES]
    inside = [e for run in runs for e in run if e.tag != RUN_PROPERTIES]
    letters = {TEXT, DELETED_TEXT, *_LETTERS}
    if any(run.tag != RUN for run in runs) or any(e.tag not in letters for e in inside):
        return None
    return "".join(_LETTERS.get(str(e.tag), e.text or "") for e in inside)


def said_of_blocks(blocks: Elements) -> list[Said] | None:
    """The paragraphs of blocks, by the cells that they stand in; None as for `words_of`."""
    said: list[Said] = []
    for block in chain.from_iterable(map(_rows_of, blocks)):
        for number, paragraph in enumerate(block.iter(P)):
            words = words_of([child for child in paragraph if child.tag != PROPERTIES])
            if words is None:
                return None
            style = value_of(paragraph.find(f"{PROPERTIES}/{w('pStyle')}"))
            behind = 0 if paragraph is block else len(list(paragraph.itersiblings(P)))
            said.append(Said((number, behind, style), words))
    return said


def _rows_of(block: etree._Element) -> Elements:
    """A block by itself, or the rows of a table."""
    return block.findall(ROW) if block.tag == TABLE else [block]


def unstrike(element: etree._Element) -> None:
    """Names words that were struck as words again."""
    for text in element.iter(DELETED_TEXT):
        text.tag = TEXT
