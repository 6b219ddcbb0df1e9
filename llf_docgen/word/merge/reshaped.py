"""Rows to which the workbook's new version gave more cells, or fewer, and the person typed in.

Word itself tracks no cell, so such a row is struck and put in anew, with what the person typed.
"""

from __future__ import annotations

import copy
from collections.abc import Container, Iterator, Sequence

from lxml import etree

from llf_docgen.word.comments import MARKS
from llf_docgen.word.comparing.blocks import Block, Cell, blocks_of
from llf_docgen.word.merge.attached import bookmarks_of_last_edit
from llf_docgen.word.merge.columns import Columns, columns_of
from llf_docgen.word.merge.pen import is_ours
from llf_docgen.word.merge.properties import paint
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.xml import (
    CELL,
    CELL_PROPERTIES,
    DELETED,
    DELETED_TEXT,
    ID,
    INSERTED,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT,
    P,
    remove,
    w,
)

_PROPERTIES = {PROPERTIES, RUN_PROPERTIES, CELL_PROPERTIES, ROW_PROPERTIES, w("tblPrEx")}
_WORDS = {TEXT, DELETED_TEXT, *(w(name) for name in ("tab", "br", "cr", "noBreakHyphen"))}
_PLAIN = {ROW, CELL, P, RUN, *_PROPERTIES, *_WORDS} | {
    w(name) for name in ("hyperlink", "proofErr", "lastRenderedPageBreak")
}
_TRACKED = (
    INSERTED,
    DELETED,
    *(w(name) for name in ("rPrChange", "pPrChange", "tcPrChange", "trPrChange", "tblPrExChange")),
    *(w(name) for name in ("cellIns", "cellDel", "cellMerge")),
)


def columns_now(row: Versions[Block], headings: Columns | None) -> tuple[int | None, ...] | None:
    """For each cell of the base its place in the new row, None where it is gone.

    Args:
        row: the row in the three versions.
        headings: how the columns of its table differ, if they do.

    Returns:
        Nothing where it can't be told, or the person's row has other cells than the base.
    """
    cells = row.map(lambda r: r.cells)
    if len(cells.mine) != len(cells.base):
        return None
    if headings and _fits(headings, len(cells.base), len(cells.new)):
        return headings.places
    found = columns_of(row.base, row.new)
    return found.places if found else None


def bare(row: Block) -> Block:
    """A row without its words: what two of the same thing begin from that never had one before."""
    holder = etree.Element(CELL)
    table = etree.SubElement(holder, TABLE)
    table.append(copy.deepcopy(row.last))
    for run in list(table.iter(RUN)):
        remove(run)
    return blocks_of(holder, row.reader)[0].rows[0]


def _fits(columns: Columns, before: int, now: int) -> bool:
    """Whether a row that had so many cells, and has so many now, has the columns of its table."""
    return len(columns.places) == before and len(columns.heading.cells) == now


def is_plain(row: etree._Element, remarks: Container[str]) -> bool:
    """Whether a row holds words and nothing else, all of it the person's own or proposed by us.

    A copy of it has all that it has then: no note, field, picture or control is in it, nor a
    comment but of those, by their numbers, that go along by themselves.
    """
    if any(not is_ours(change) for change in row.iter(*_TRACKED)):
        return False
    rest = {*bookmarks_of_last_edit(row)}
    rest |= {mark for mark in row.iter(*MARKS) if mark.get(ID, "") in remarks}
    return all(element.tag in _PLAIN or element in rest for element in _content(row))


def replace_content(cell: etree._Element, by: etree._Element) -> None:
    """Gives a cell what stands in another one, which loses it, and the colour of that."""
    paint(cell, by)
    for child in [child for child in cell if child.tag != CELL_PROPERTIES]:
        remove(child)
    for mark in list(bookmarks_of_last_edit(by)):
        remove(mark)
    cell.extend([child for child in by if child.tag != CELL_PROPERTIES])


def says(cell: Cell) -> Sequence[tuple[str, str, str]]:
    """What a cell says, to be compared."""
    return [block.key for block in cell.blocks]


def _content(element: etree._Element) -> Iterator[etree._Element]:
    """An element with all in it but what stands in properties, and the marks of our changes."""
    if element.tag not in (INSERTED, DELETED):
        yield element
    if element.tag not in _PROPERTIES:
        for child in element:
            yield from _content(child)
