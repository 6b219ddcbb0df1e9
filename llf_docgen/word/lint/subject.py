"""A template as the faults see it, and a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from llf_docgen.model.finding import Level
from llf_docgen.word.places import SOMEWHERE, Line
from llf_docgen.word.prepared import Prepared
from llf_docgen.word.xml import W, value_of, w

_INHERITED = 20  # styles built on one another; more is a ring


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a template, where it stands, and what to do."""

    level: Level
    place: str
    message: str


Found = Iterator[Fault]


@dataclass(frozen=True, slots=True)
class Part:
    """A part as `pack` fills it, and the place of each of its slots."""

    prepared: Prepared
    places: tuple[str, ...]

    def place(self, slot: int) -> str:
        """Where a slot stands, as a Word user finds it."""
        return self.places[slot] if 0 <= slot < len(self.places) else SOMEWHERE


@dataclass(frozen=True)
class Subject:
    """A template to look over; `context` is None where no document of ours uses it.

    `parts` are those that are filled, `unfilled` the places of tags that nobody fills, each with
    what is told of them. `statement` is the confidentiality statement that it must show, or
    nothing; `styles` are its style elements by their ids, `title` its document property.
    """

    lines: tuple[Line, ...]
    parts: tuple[Part, ...] = ()
    unfilled: tuple[tuple[str, str], ...] = ()
    styles: Mapping[str, etree._Element] = field(default_factory=dict)
    context: type | None = None
    confidential: bool = False
    statement: str = ""
    title: str = ""

    def told_by(self, style: str, path: str) -> str:
        """What a style says of something, itself or by what it is based on; or nothing.

        Args:
            style: the style's id.
            path: the element that says it, below the style, as `w:rPr/w:color`.
        """
        for _ in range(_INHERITED):
            element = self.styles.get(style)
            if element is None:
                break
            found = element.find(path, {"w": W})
            if found is not None:
                return value_of(found)
            style = value_of(element.find(w("basedOn")))
        return ""

    def name_of(self, style: str) -> str:
        """A style's name, which Word keeps in English for its own: `heading 1`, `Title`."""
        element = self.styles.get(style)
        return value_of(element.find(w("name"))) if element is not None else ""
