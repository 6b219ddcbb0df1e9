"""News in the looks that a person gave the words there: bold, italic, underlined, highlighted."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from lxml import etree

from llf_docgen.word.comparing.blocks import Block, Cell
from llf_docgen.word.comparing.emphasis import MARKS
from llf_docgen.word.merge.passage import Passage
from llf_docgen.word.merge.properties import child_first, shade_of
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.merge.weave import Slice
from llf_docgen.word.xml import RUN, RUN_PROPERTIES, VAL, remove, w

# What may stand before them in the properties of a run, in its order (17.3.2.28).
_BEFORE_BOLD = ("rStyle", "rFonts")
_BEFORE_ITALIC = (*_BEFORE_BOLD, "b", "bCs")
_BEFORE_HIGHLIGHT = (
    *(*_BEFORE_ITALIC, "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing"),
    *("w", "kern", "position", "sz", "szCs"),
)
_BEFORE = {
    w("b"): _BEFORE_BOLD,
    w("i"): _BEFORE_ITALIC,
    w("highlight"): _BEFORE_HIGHLIGHT,
    w("u"): (*_BEFORE_HIGHLIGHT, "highlight"),
}

# How words look by hand, in a row that goes along; the colour of news is the workbook's.
_BY_HAND = (*MARKS.values(), w("strike"), w("color"))

Looks = Mapping[str, etree._Element | None]  # by mark, what switches it; None takes it away


def looks_by_hand(passage: Versions[Passage], place: Versions[Slice]) -> Looks:
    """The marks that a person gave or took the words which news replaces or stands behind.

    Args:
        passage: a paragraph in each of the three versions.
        place: what the news replaces, in letters; its words are the same in base and mine.
    """
    base, mine = (
        _marks(p, at) for p, at in ((passage.base, place.base), (passage.mine, place.mine))
    )
    new = _marks(passage.new, place.new)
    if base is None or mine is None:
        return {}
    return {
        tag: mine[tag]
        for tag in MARKS.values()
        if _said(mine[tag]) != _said(base[tag])
        and (new is None or _said(new[tag]) == _said(base[tag]))
    }


def looks_of(there: Block | Cell) -> list[list[tuple[str, ...]]]:
    """How each cell of a row, or one, looks by hand: its colour, and each letter in it."""
    cells = there.cells if isinstance(there, Block) else [there]
    return [
        [(shade_of(cell),)]
        + [
            tuple(_said(_switch(span.runs[0], tag)) for tag in _BY_HAND)
            for block in cell.blocks
            for span in block.reader.spans(block.elements)
            for _ in span.text.strip()
        ]
        for cell in cells
    ]


def dress(run: etree._Element, looks: Looks) -> etree._Element:
    """Gives a new run those looks."""
    if run.tag != RUN or not looks:
        return run
    properties = child_first(run, "rPr")
    for tag, like in looks.items():
        remove(properties.find(tag))
        if like is not None:
            before = {w(name) for name in _BEFORE[tag]}
            at = sum(child.tag in before for child in properties)
            properties.insert(at, copy.deepcopy(like))
    return run


def _marks(passage: Passage, place: Slice) -> dict[str, etree._Element | None] | None:
    """What switches each mark there, or before it; None where words differ in that."""
    start, end = place
    start, end = (start, end) if start < end else (max(start - 1, 0), max(start, 1))
    found = [
        {tag: _switch(span.runs[0], tag) for tag in MARKS.values()}
        for span, _ in passage.within(start, end)
        if span.text.strip()
    ]
    alike = [{tag: _said(e) for tag, e in marks.items()} for marks in found]
    return found[0] if found and all(said == alike[0] for said in alike) else None


def _switch(run: etree._Element, tag: str) -> etree._Element | None:
    properties = run.find(RUN_PROPERTIES)
    return None if properties is None else properties.find(tag)


def _said(switch: etree._Element | None) -> str:
    """How a mark is switched; nothing where it is left open."""
    if switch is None:
        return ""
    said = switch.get(VAL, "on")
    return {"1": "on", "true": "on", "0": "off", "false": "off"}.get(said, said)
