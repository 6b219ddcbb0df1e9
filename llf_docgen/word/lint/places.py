"""The tags of a template, each with its place as a Word user knows it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from llf_docgen.package import content_type
from llf_docgen.word.xml import (
    DELETED_TEXT,
    DRAWING_PROPERTIES,
    PROPERTIES,
    ROW,
    TABLE,
    TEXT,
    TEXT_PARTS,
    P,
    parsed,
    value_of,
    w,
)

_ELSEWHERE = ("header", "footer", "footnotes", "endnotes")
_TAG = re.compile(r"(\{[{%#])(?:(p|tr|tc|r)(?=\s))?(.*?)([}%#]\})", re.DOTALL)
WIDTH = 44  # letters of the words around a place


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a template: its words, the tags in it, and its place."""

    element: etree._Element
    text: str
    tags: tuple[Tag, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `{{`, `{%` or `{#`, docxtpl's letters (p, tr, tc, r) or none, and what it says."""

    opening: str
    scope: str
    body: str

    @property
    def word(self) -> str:
        """`for`, `endif` ...; nothing for a value."""
        found = re.match(r"-?\s*(\w+)", self.body)
        return found.group(1) if found and self.opening == "{%" else ""

    def __str__(self) -> str:
        closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[self.opening]
        return f"{self.opening}{self.scope}{self.body}{closing}"


def lines(parts: Mapping[str, bytes]) -> Iterator[Line]:
    """Every paragraph of every part that is filled, the body first, in reading order."""
    names = [name for name in parts if TEXT_PARTS.search(content_type(parts, name))]
    for name in sorted(names, key=lambda name: name != "word/document.xml"):
        root = parsed(parts[name], drop_blanks=True)
        yield from lines_of(root, name)


def tags_in(text: str) -> tuple[Tag, ...]:
    """The whole tags in a text, in order."""
    return tuple(Tag(m[1], m[2] or "", m[3]) for m in _TAG.finditer(text))


def without_tags(text: str) -> str:
    """The text with its whole tags taken out."""
    return _TAG.sub("", text)


def lines_of(root: etree._Element, name: str) -> Iterator[Line]:
    """Every paragraph of one part, in reading order; `name` is the part's."""
    heading = ""
    tables = list(root.iter(TABLE))
    for paragraph in root.iter(P):
        text = _words(paragraph)
        if style_of(paragraph).startswith(("Heading", "Title")) and text.strip():
            heading = text.strip()
        yield Line(paragraph, text, tags_in(text), _place(paragraph, name, heading, tables, text))


def _place(
    paragraph: etree._Element, name: str, heading: str, tables: list[etree._Element], text: str
) -> str:
    """`under "Items", table 2, row 3, at "{{ item.title }}"`."""
    part = next((kind for kind in _ELSEWHERE if kind in name), "")
    where = f"in the {part}" if part else f'under "{_short(heading)}"' if heading else "at the top"
    at = f'at "{_short(text)}"' if text.strip() else ""
    return ", ".join(filter(None, [where, _row(paragraph, tables), at]))


def _row(paragraph: etree._Element, tables: list[etree._Element]) -> str:
    """`table 2, row 3`; nothing outside of tables."""
    row = next(paragraph.iterancestors(ROW), None)
    table = next(paragraph.iterancestors(TABLE), None)
    if row is None or table is None:
        return ""
    rows = [element for element in table if element.tag == ROW]
    number = rows.index(row) + 1 if row in rows else 1
    return f"table {tables.index(table) + 1}, row {number}"


def _short(text: str) -> str:
    return textwrap.shorten(text, WIDTH, placeholder=" ...") or text.strip()[:WIDTH]


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style; nothing for the default one."""
    return value_of(paragraph.find(f"{PROPERTIES}/{w('pStyle')}"))


def _words(paragraph: etree._Element) -> str:
    """The words and alternative texts of a paragraph; those of a text box in it are not its own."""
    parts = []
    for element in paragraph.iter(TEXT, DELETED_TEXT, DRAWING_PROPERTIES):
        if next(element.iterancestors(P), None) is paragraph:
            told = element.get("descr", "") if element.tag == DRAWING_PROPERTIES else element.text
            parts.append(told or "")
    return "".join(parts)
