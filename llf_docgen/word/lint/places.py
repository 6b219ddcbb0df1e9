"""The tags of a template, each with its place as a Word user knows it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from llf_docgen.package import content_type
from llf_docgen.word.structure import SAFE_PARSER, TEXT_PARTS, W

_ELSEWHERE = ("header", "footer", "footnotes", "endnotes")
_TAG = re.compile(r"(\{[{%#])(?:(p|tr|tc|r)(?=\s))?(.*?)([}%#]\})", re.DOTALL)
_P, _T, _TABLE, _ROW = (f"{{{W}}}{name}" for name in ("p", "t", "tbl", "tr"))
_DELETED = f"{{{W}}}delText"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
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
        root = etree.fromstring(parts[name], SAFE_PARSER)
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
    tables = list(root.iter(_TABLE))
    for paragraph in root.iter(_P):
        text = _words(paragraph)
        if _style(paragraph).startswith(("Heading", "Title")) and text.strip():
            heading = text.strip()
        yield Line(paragraph, text, tags_in(text), _place(paragraph, name, heading, tables, text))


def _place(
    paragraph: etree._Element, name: str, heading: str, tables: list[etree._Element], text: str
) -> str:
    """`under "Items", table 2, row 3, at "{{ item.title }}"`."""
    part = next((kind for kind in _ELSEWHERE if kind in name), "")
    words = [
        f"in the {part}" if part else f'under "{_short(heading)}"' if heading else "at the top"
    ]
    row = next(paragraph.iterancestors(_ROW), None)
    table = next(paragraph.iterancestors(_TABLE), None)
    if row is not None and table is not None:
        rows = [element for element in table if element.tag == _ROW]
        number = rows.index(row) + 1 if row in rows else 1
        words.append(f"table {tables.index(table) + 1}, row {number}")
    if text.strip():
        words.append(f'at "{_short(text)}"')
    return ", ".join(words)


def _short(text: str) -> str:
    return textwrap.shorten(text, WIDTH, placeholder=" ...") or text.strip()[:WIDTH]


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return style.get(f"{{{W}}}val", "") if style is not None else ""


def _words(paragraph: etree._Element) -> str:
    """The words and alternative texts of a paragraph; those of a text box in it are not its own."""
    parts = []
    for element in paragraph.iter(_T, _DELETED, _PROPERTIES):
        if next(element.iterancestors(_P), None) is paragraph:
            told = element.get("descr", "") if element.tag == _PROPERTIES else element.text
            parts.append(told or "")
    return "".join(parts)
