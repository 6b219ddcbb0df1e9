"""A document as blocks: paragraphs and tables, tables as rows, rows as cells of blocks again.

Blocks are compared by kind, style and words, so that saving a document anew in Word or
LibreOffice is no edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from lxml import etree

from llf_docgen.model.spelled import as_typed
from llf_docgen.word.comparing.texts import words_of
from llf_docgen.word.comparing.words import MARK, Reader, plain
from llf_docgen.word.xml import (
    CELL,
    CONTENT,
    CONTROL,
    DELETED,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN_PROPERTIES,
    TABLE,
    P,
    value_of,
    w,
)

_WRAPPERS = {CONTROL, CONTENT, w("customXml")}
_NUMBER = re.compile(r"^\W*\d+[.)]?\s+")
_ONLY_NUMBER = re.compile(r"\d+[.)]?")
KEPT_HEADING = "kept heading"  # the kind of one that stands on though its item is gone
_DEFAULT = "Normal"
_OF_PARAGRAPH = (PROPERTIES, w("pStyle"))
_OF_TABLE = (w("tblPr"), w("tblStyle"))
_SHOWS_A_PROMPT = (w("sdtPr"), w("showingPlcHdr"))


@dataclass(frozen=True, eq=False)
class Block:
    """A paragraph, a table or a row.

    `elements` are the paragraphs that read as one where the marks between them are deleted, or
    the one table or row; `style` is empty for the default one. `text` is what it is compared by:
    its words as they are typed, letter for letter; `said` as they stand, where that is otherwise.
    The words of a table are those of its first row. Its `rows`, or a row's `cells`, are read once,
    with all that stands in them.
    `parts` are the texts of paragraphs that are taken for one; `seams` how many letters stand
    before each place of the text where no word runs over, as it ends a part in another version.
    """

    kind: str
    style: str
    text: str
    elements: tuple[etree._Element, ...]
    reader: Reader
    rows: tuple[Block, ...] = ()
    cells: tuple[Cell, ...] = ()
    parts: tuple[str, ...] = ()
    seams: tuple[int, ...] = ()
    said: str = ""

    @cached_property
    def words(self) -> list[str]:
        """Its text as words, spaces and signs; none runs over from one part into the next."""
        return [word for start, end in self.places for word in words_of(self.text[start:end])]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where in its text each part stands that no word runs over from."""
        if not self.parts and not self.seams:  # as most are
            return [(0, len(self.text))]
        ends = {*accumulate(map(len, self.parts)), *self.seams, len(self.text)}
        return list(pairwise([0, *sorted(ends - {0})]))

    @property
    def key(self) -> tuple[str, str, str]:
        """What blocks are compared by."""
        return self.kind, self.style, self.text

    @property
    def last(self) -> etree._Element:
        """The element after which something may follow."""
        return self.elements[-1]

    @property
    def is_heading(self) -> bool:
        """Whether it stands above other blocks."""
        return self.kind in (P, KEPT_HEADING) and self.style.startswith(("Heading", "Title"))

    @cached_property
    def is_prompt(self) -> bool:
        """Whether it only says what is to be typed in its content control (17.5.2.39)."""
        return self.kind == P and all(map(is_in_prompt, self.elements))

    @property
    def level(self) -> int:
        """How high a heading stands by its style, a title highest."""
        return int(self.style[-1]) if self.style[-1:].isdecimal() else 0

    @cached_property
    def loose(self) -> str:
        """What it is known by though it changed: a title without its number, a row's first cell.

        A row whose first cell is but a number is known by what that numbers, the next cell's
        first paragraph: items of an agenda that change places take their title along.
        """
        if self.kind == ROW:
            first, _, others = self.text.partition("\t")
            title = others.partition("\t")[0].partition("\n")[0]
            return (title if is_number(first) and title.strip() else first).strip().casefold()
        return self.title.strip().casefold()

    @property
    def title(self) -> str:
        """Its text behind the number that it begins with, if it has one."""
        return _NUMBER.sub("", self.text)

    @property
    def number(self) -> str:
        """The number that a title begins with, if it has one."""
        found = _NUMBER.match(self.text)
        return found[0].strip(" .)\t") if found else ""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words, for how alike two blocks are; of a heading those behind its number."""
        return frozenset(
            re.findall(r"\w+", self.loose if self.is_heading else self.text.casefold())
        )

    @property
    def all_text(self) -> str:
        """Every word in it, of a table those of all rows."""
        return "\n".join(row.text for row in self.rows) if self.kind == TABLE else self.text

    @cached_property
    def shown(self) -> str:
        """Every word in it as a reader sees it, in a form that is not for comparing."""
        if self.kind == TABLE:
            return "\n".join(row.shown for row in self.rows)
        if self.kind == ROW:
            return "\t".join("\n".join(b.shown for b in cell.blocks) for cell in self.cells)
        if self.parts:
            return " ".join(self.reader.shown([element]).strip() for element in self.elements)
        # Only what stands behind a mark is shown otherwise than it is read.
        return self.reader.shown(self.elements) if MARK in self.text else self.said or self.text

    @cached_property
    def plainly(self) -> str:
        """The same for a person: labels as `[chart]`, white space as single spaces."""
        return plain(self.shown)


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of a row, and what stands in it."""

    element: etree._Element
    blocks: list[Block]


def is_number(words: str) -> bool:
    """Whether a row's first cell but numbers what the next is about."""
    return bool(_ONLY_NUMBER.fullmatch(words.strip()))


def blocks_of(container: etree._Element, reader: Reader) -> list[Block]:
    """The blocks of a body, cell, header or footer, tracked changes taken as accepted."""
    found: list[Block] = []
    joined: list[etree._Element] = []
    for element in _children(container, P, TABLE):
        if element.tag == P:
            joined.append(element)
            if has_mark(element, "del", "moveFrom"):
                if len(joined) == 1 and not reader.text(joined):
                    joined = []
                continue
        if joined:
            found.append(paragraph_of(tuple(joined), reader))
            joined = []
        if element.tag == TABLE:
            found += _table(element, reader)
    if joined:
        found.append(paragraph_of(tuple(joined), reader))
    return found


def is_in_prompt(element: etree._Element) -> bool:
    """Whether a paragraph or run is what a content control shows until somebody types in it."""
    controls = element.iterancestors(CONTROL)
    return any(_below(control, *_SHOWS_A_PROMPT) is not None for control in controls)


def has_mark(paragraph: etree._Element, *kinds: str) -> bool:
    """Whether a paragraph's own mark (its end) is tracked as inserted or deleted."""
    own = _below(paragraph, PROPERTIES, RUN_PROPERTIES)
    return own is not None and any(_below(own, w(kind)) is not None for kind in kinds)


def mark(paragraph: etree._Element, kind: str) -> etree._Element | None:
    """The tracked change on a paragraph's mark (ECMA-376 part 1, 17.13.5.15 and .20)."""
    return _below(paragraph, PROPERTIES, RUN_PROPERTIES, w(kind))


def _below(element: etree._Element, *tags: str) -> etree._Element | None:
    """The first child of a kind, of that the first of the next.

    Each paragraph is asked several times, and its properties come first.
    """
    for tag in tags:
        for child in element:
            if child.tag == tag:
                element = child
                break
        else:
            return None
    return element


def paragraph_of(elements: tuple[etree._Element, ...], reader: Reader) -> Block:
    """Paragraphs that read as one, as a block."""
    said, style = reader.text(elements), _style(elements[-1], *_OF_PARAGRAPH)
    if said.isascii():  # as most are
        return Block(P, style, said, elements, reader)
    return Block(P, style, as_typed(said), elements, reader, said=said)


def _table(table: etree._Element, reader: Reader) -> list[Block]:
    """The table; none where all its rows are deleted."""
    rows = tuple(_row(row, reader) for row in _children(table, ROW) if not _gone(row))
    style = _style(table, *_OF_TABLE)
    return [Block(TABLE, style, rows[0].text, (table,), reader, rows=rows)] if rows else []


def _row(row: etree._Element, reader: Reader) -> Block:
    cells = tuple(Cell(cell, blocks_of(cell, reader)) for cell in _children(row, CELL))
    texts = ("\n".join(block.all_text for block in cell.blocks) for cell in cells)
    return Block(ROW, "", "\t".join(texts), (row,), reader, cells=cells)


def _gone(row: etree._Element) -> bool:
    return _below(row, ROW_PROPERTIES, DELETED) is not None


def _children(container: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The children of those kinds, also those in content controls."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, *tags)


def _style(element: etree._Element, *path: str) -> str:
    style = value_of(_below(element, *path))
    return "" if style == _DEFAULT else style
