"""How paragraphs and cells look, changed and tracked.

A paragraph's properties stand beside those of its mark, its section and its earlier changes,
which stay.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from llf_docgen.word.comparing.blocks import Cell
from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.xml import (
    CELL_PROPERTIES,
    FILL,
    PROPERTIES,
    RUN_PROPERTIES,
    SECTION,
    remove,
    value_of,
    w,
)

OLD_PROPERTIES = w("pPrChange")
_OWN = {RUN_PROPERTIES, SECTION, OLD_PROPERTIES}
_SHADE, _OLD_CELL_PROPERTIES = w("shd"), w("tcPrChange")
_BEFORE_SHADE = {
    w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")
}
Properties = Sequence[etree._Element]


def restyle(paragraph: etree._Element, like: etree._Element, pen: Pen) -> None:
    """Gives a paragraph the properties of another, tracked."""
    old, new = plain_properties(paragraph), plain_properties(like)
    if differ(old, new):
        set_properties(paragraph, new)
        remember(paragraph, old, pen)


def shade_of(cell: Cell) -> str:
    """The colour of a table cell; nothing where it has none."""
    fill = value_of(cell.element.find(f"{CELL_PROPERTIES}/{_SHADE}"), FILL)
    return "" if fill == "auto" else fill.upper()


def recolor(cell: etree._Element, like: etree._Element, pen: Pen) -> None:
    """Gives a table cell the colour of another, tracked."""
    properties = child_first(cell, "tcPr")
    old = [copy.deepcopy(e) for e in properties if e.tag != _OLD_CELL_PROPERTIES]
    paint(cell, like)
    if properties.find(_OLD_CELL_PROPERTIES) is None:
        change = pen.change("tcPrChange")
        etree.SubElement(change, CELL_PROPERTIES).extend(old)
        properties.append(change)


def paint(cell: etree._Element, like: etree._Element) -> None:
    """Gives a table cell the colour of another, or none where that has none."""
    remove(cell.find(f"{CELL_PROPERTIES}/{_SHADE}"))
    shade = like.find(f"{CELL_PROPERTIES}/{_SHADE}")
    if shade is not None:
        properties = child_first(cell, "tcPr")
        before = [e for e in properties if e.tag in _BEFORE_SHADE]
        properties.insert(len(before), copy.deepcopy(shade))


def plain_properties(paragraph: etree._Element) -> list[etree._Element]:
    """A paragraph's properties without those of its mark, its section and earlier changes."""
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        return []
    return [copy.deepcopy(e) for e in properties if e.tag not in _OWN]


def old_properties(paragraph: etree._Element, now: Properties) -> Properties:
    """The properties that rejecting a tracked change of them would bring back."""
    found = paragraph.find(f"{PROPERTIES}/{OLD_PROPERTIES}/{PROPERTIES}")
    return now if found is None else [copy.deepcopy(e) for e in found]


def set_properties(paragraph: etree._Element, new: Properties) -> None:
    """Gives a paragraph other properties; its mark, section and earlier changes stay."""
    properties = child_first(paragraph, "pPr")
    kept = [e for e in properties if e.tag in _OWN]
    properties[:] = [*(copy.deepcopy(e) for e in new), *kept]


def remember(paragraph: etree._Element, old: Properties, pen: Pen) -> None:
    """Tracks that a paragraph had other properties; what it had before an earlier change stays."""
    properties = child_first(paragraph, "pPr")
    if properties.find(OLD_PROPERTIES) is None:
        pen.made += 1
        change = pen.change("pPrChange")
        etree.SubElement(change, PROPERTIES).extend(copy.deepcopy(e) for e in old)
        properties.append(change)


def differ(one: Properties, other: Properties) -> bool:
    """Whether two lists of properties say different things."""
    return [etree.tostring(e) for e in one] != [etree.tostring(e) for e in other]


def child_first(element: etree._Element, name: str, after: str = "") -> etree._Element:
    """The properties child of an element, made where there is none.

    Args:
        element: a paragraph, row or cell.
        name: the child's name in Word's XML.
        after: the name of what stands before it, where there is such a thing; else it is first.
    """
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        before = element.find(w(after)) if after else None
        element.insert(0 if before is None else element.index(before) + 1, found)
    return found
