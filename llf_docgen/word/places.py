"""The tags of a template, each with its place as a Word user knows it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.filled import filled_parts
from llf_docgen.word.identity import CORE
from llf_docgen.word.prepared import Slot, slots
from llf_docgen.word.tags import Tag, pieces, tags_in
from llf_docgen.word.xml import (
    DELETED_TEXT,
    DRAWING_PROPERTIES,
    PROPERTIES,
    ROW,
    TABLE,
    TEXT,
    P,
    parsed,
    value_of,
    w,
)

_ELSEWHERE = ("header", "footer", "footnotes", "endnotes")
SOMEWHERE = "somewhere in the text"
IN_PROPERTIES = "among the document's properties"
WIDTH = 44  # letters of the words around a place


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a template: its words, the tags in it, and its place.

    `where` is the place without the words.
    """

    element: etree._Element
    text: str
    tags: tuple[Tag, ...]
    where: str

    @property
    def place(self) -> str:
        """`under "Items", table 2, row 3, at "{{ item.title }}"`."""
        return _at(self.where, self.text)


def lines(parts: Mapping[str, bytes]) -> Iterator[Line]:
    """Every paragraph of every text that is filled, the body first, in reading order."""
    for name in filled_parts(parts):
        if name != CORE:
            yield from lines_of(parsed(parts[name], drop_blanks=True), name)


def without_tags(text: str) -> str:
    """The text with its whole tags taken out."""
    return "".join(piece for piece in pieces(text) if isinstance(piece, str))


def lines_of(root: etree._Element, name: str) -> Iterator[Line]:
    """Every paragraph of one part, in reading order; `name` is the part's."""
    heading = ""
    rows = _rows(root)
    for paragraph in root.iter(P):
        text = _words(paragraph)
        if style_of(paragraph).startswith(("Heading", "Title")) and text.strip():
            heading = text.strip()
        yield Line(paragraph, text, tags_in(text), _where(paragraph, name, heading, rows))


def place_of_slot(content: bytes, name: str, slot: int) -> str:
    """Where a slot of a part stands, as a Word user finds it; for messages, so read anew."""
    if name == CORE:
        return IN_PROPERTIES
    found = lines_and_places(content, name)[1]
    return found[slot] if 0 <= slot < len(found) else SOMEWHERE


def lines_and_places(content: bytes, name: str) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """A part's paragraphs, and the place of each of its slots."""
    root = parsed(content, drop_blanks=True)
    found = slots(root)
    if name == CORE:
        return (), (IN_PROPERTIES,) * len(found)
    read = tuple(lines_of(root, name))
    by: dict[etree._Element | None, Line] = {line.element: line for line in read}
    return read, tuple(_place_of(slot, by.get(_paragraph_of(slot.element))) for slot in found)


def _place_of(slot: Slot, line: Line | None) -> str:
    """A paragraph's place; what stands in a picture's properties is found by its own words."""
    if line is None:
        return SOMEWHERE
    return _at(line.where, slot.read()) if slot.name else line.place


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    """The paragraph that an element is, or stands in."""
    return element if element.tag == P else next(element.iterancestors(P), None)


def _rows(root: etree._Element) -> dict[etree._Element, str]:
    """`table 2, row 3` for each row."""
    return {
        row: f"table {number}, row {place}"
        for number, table in enumerate(root.iter(TABLE), 1)
        for place, row in enumerate(table.iterchildren(ROW), 1)
    }


def _where(
    paragraph: etree._Element, name: str, heading: str, rows: dict[etree._Element, str]
) -> str:
    """`under "Items", table 2, row 3`."""
    part = next((kind for kind in _ELSEWHERE if kind in name), "")
    where = f"in the {part}" if part else f'under "{short(heading)}"' if heading else "at the top"
    return ", ".join(filter(None, [where, _row(paragraph, rows)]))


def _at(where: str, text: str) -> str:
    return f'{where}, at "{short(text)}"' if text.strip() else where


def _row(paragraph: etree._Element, rows: dict[etree._Element, str]) -> str:
    """`table 2, row 3`; nothing outside of tables."""
    row = next(paragraph.iterancestors(ROW), None)
    return rows.get(row, "") if row is not None else ""


def short(text: str) -> str:
    """The beginning of a text, to be found by."""
    short = textwrap.shorten(text[: 4 * WIDTH], WIDTH, placeholder=" ...")
    return short if short.strip(". ") else text.strip()[:WIDTH]


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
