"""A paragraph's properties apart from those of its mark, its section and earlier changes."""

from __future__ import annotations

import copy

from lxml import etree

from llf_docgen.word.xml import PROPERTIES, RUN_PROPERTIES, SECTION, w

OLD_PROPERTIES = w("pPrChange")
_OWN = {RUN_PROPERTIES, SECTION, OLD_PROPERTIES}


def plain_properties(paragraph: etree._Element) -> list[etree._Element]:
    """A paragraph's properties without those of its mark, its section and earlier changes."""
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        return []
    return [copy.deepcopy(e) for e in properties if e.tag not in _OWN]


def old_properties(paragraph: etree._Element, now: list[etree._Element]) -> list[etree._Element]:
    """The properties that rejecting a tracked change of them would bring back."""
    found = paragraph.find(f"{PROPERTIES}/{OLD_PROPERTIES}/{PROPERTIES}")
    return now if found is None else [copy.deepcopy(e) for e in found]


def set_properties(paragraph: etree._Element, new: list[etree._Element]) -> None:
    """Gives a paragraph other properties; its mark, section and earlier changes stay."""
    properties = child_first(paragraph, "pPr")
    kept = [e for e in properties if e.tag in _OWN]
    properties[:] = [*(copy.deepcopy(e) for e in new), *kept]


def differ(one: list[etree._Element], other: list[etree._Element]) -> bool:
    """Whether two lists of properties say different things."""
    return [etree.tostring(e) for e in one] != [etree.tostring(e) for e in other]


def child_first(element: etree._Element, name: str, after: str = "") -> etree._Element:
    """The properties child of an element, made where there is none; it stands first."""
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        before = element.find(w(after)) if after else None
        element.insert(0 if before is None else element.index(before) + 1, found)
    return found
