"""Which paragraphs Word numbers by itself, with figures or letters (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from llf_docgen.word.xml import PROPERTIES, parsed, value_of, w

_NUMBERING = "word/numbering.xml"
_LIST = w("numPr")
_POINTS = ("bullet", "none")


@dataclass(frozen=True)
class Lists:
    """The lists of a document: which of their levels have points, which style is in which list."""

    points: frozenset[tuple[str, str]] = frozenset()
    by_style: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, parts: Mapping[str, bytes], chains: Mapping[str, Sequence[etree._Element]]
    ) -> Lists:
        """By a document's parts, and each style with those that it is based on.

        Raises:
            lxml.etree.XMLSyntaxError: its lists are no XML.
        """
        found = {
            id: next(filter(None, (_list_in(style.find(PROPERTIES)) for style in chain)), None)
            for id, chain in chains.items()
        }
        by_style = {id: said for id, said in found.items() if said}
        if _NUMBERING not in parts:
            return cls(by_style=by_style)
        root = parsed(parts[_NUMBERING], drop_blanks=True)
        kinds = {one.get(w("abstractNumId"), ""): one for one in root.iter(w("abstractNum"))}
        points = {
            (number.get(w("numId"), ""), level.get(w("ilvl"), "0"))
            for number in root.iter(w("num"))
            if (kind := kinds.get(value_of(number.find(w("abstractNumId"))))) is not None
            for level in kind.iter(w("lvl"))
            if value_of(level.find(w("numFmt"))) in _POINTS
        }
        return cls(frozenset(points), by_style)

    def numbers(self, paragraph: etree._Element) -> bool:
        """Whether a number stands before a paragraph that nobody typed."""
        properties = paragraph.find(PROPERTIES)
        style = "" if properties is None else value_of(properties.find(w("pStyle")))
        said = _list_in(properties) or self.by_style.get(style)
        return said is not None and said[0] not in ("", "0") and said not in self.points


def _list_in(properties: etree._Element | None) -> tuple[str, str] | None:
    """The list and level that properties name; None where they name none."""
    said = None if properties is None else properties.find(_LIST)
    if said is None:
        return None
    return value_of(said.find(w("numId"))), value_of(said.find(w("ilvl"))) or "0"
