"""What a column of a table is called: the words above it in the table's header row.

A header row is one that is marked as it, to be repeated on each page (ECMA-376 part 1,
17.4.78). The first row of a table without one may be a row like the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from llf_docgen.model.sources import Around
from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.words import Reader, plain
from llf_docgen.word.xml import CELL, CELL_PROPERTIES, ROW, ROW_PROPERTIES, TABLE, P, value_of, w

_HEADER = f"{ROW_PROPERTIES}/{w('tblHeader')}"
_OFF = ("0", "false", "off")
_SPAN = f"{CELL_PROPERTIES}/{w('gridSpan')}"


def heading_of(element: etree._Element, reader: Reader) -> str:
    """The heading of the column that something stands in.

    Nothing where it stands in no cell, or in the header row itself, or where there is no heading.
    """
    row = next(element.iterancestors(ROW), None)
    table = None if row is None else next(row.iterancestors(TABLE), None)
    if row is None or table is None:
        return ""
    within = {element, *element.iterancestors(CELL)}
    at = next((start for start, _, cell in _placed(row) if cell in within), None)
    above = [*takewhile(_is_header, _inside(table, ROW))]
    if at is None or not above or row in above:
        return ""
    heading = (cell for start, end, cell in _placed(above[-1]) if start <= at < end)
    return plain(reader.shown(p for cell in heading for p in cell.iter(P)))


def around_of(row: Block, number: int) -> Around:
    """Where in its table a cell of the new version stands."""
    beside = (cell for place, cell in enumerate(row.cells) if place != number)
    lines = tuple(block.plainly for cell in beside for block in cell.blocks if block.kind == P)
    return Around(heading_of(row.cells[number].element, row.reader), lines)


def _placed(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Each cell with the columns of the table's grid that it stands in (17.4.17)."""
    start = 0
    for cell in _inside(row, CELL):
        span = value_of(cell.find(_SPAN))
        end = start + (int(span) if span.isdecimal() else 1)
        yield start, end, cell
        start = end


def _inside(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, not those of tables in it."""
    return (e for e in holder.iter(tag) if next(e.iterancestors(holder.tag)) is holder)


def _is_header(row: etree._Element) -> bool:
    mark = row.find(_HEADER)
    return mark is not None and value_of(mark) not in _OFF
