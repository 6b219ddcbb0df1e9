"""What Word insists on after filling: cells end with a paragraph, rows have cells ..."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from llf_docgen.word.xml import (
    BODY,
    CELL,
    CELL_PROPERTIES,
    CONTENT,
    CONTROL,
    DRAWING_PROPERTIES,
    ROW,
    SECTION,
    TABLE,
    P,
    remove,
    w,
)

_HOLDERS = (BODY, w("hdr"), w("ftr"))
# CT_TcPr is a sequence; docxtpl puts its tints and spans first.
_IN_ORDER = {
    w(name): place
    for place, name in enumerate(
        (
            *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap"),
            *("tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
        )
    )
}
_BLOCKS = {P, TABLE}


def mend(root: etree._Element) -> None:
    """Makes a filled part whole, in place (ECMA-376 part 1, 17.4: tables).

    A row without cells goes, a table without rows goes, a cell that does not end with a
    paragraph gets an empty one, and so does a body that ends with a table; a cell's properties
    stand in order; drawings get numbers of their own.
    """
    _drop_empty_tables(root)
    for cell in root.iter(CELL):
        if len(cell) == 0 or cell[-1].tag != P:
            etree.SubElement(cell, P)
    for holder in root.iter(*_HOLDERS):
        _end_with_paragraph(holder)
    for properties in root.iter(CELL_PROPERTIES):
        properties[:] = sorted(properties, key=lambda e: _IN_ORDER.get(str(e.tag), 99))
    for number, drawing in enumerate(root.iter(DRAWING_PROPERTIES), 1):
        drawing.set("id", str(number))


def _drop_empty_tables(root: etree._Element) -> None:
    """Rows without cells go, then tables without rows."""
    for row in list(root.iter(ROW)):
        if not _has(row, CELL):
            remove(row)
    for table in list(root.iter(TABLE)):
        if not _has(table, ROW):
            _replace_by_nothing(table)


def _has(element: etree._Element, tag: str) -> bool:
    return any(child.tag in (tag, CONTROL) for child in element)


def _replace_by_nothing(table: etree._Element) -> None:
    """Two tables that would touch stay apart; a holder that would be empty keeps a paragraph."""
    before, after = table.getprevious(), table.getnext()
    touching = _is(before, [TABLE]) and _is(after, [TABLE])
    alone = not _is(before, _BLOCKS) and not _is(after, _BLOCKS)
    parent = table.getparent()
    if parent is None:
        return
    if touching or (alone and parent.tag in (CELL, CONTENT)):
        parent.replace(table, etree.Element(P))
    else:
        parent.remove(table)


def _is(element: etree._Element | None, tags: Iterable[str]) -> bool:
    return element is not None and element.tag in tags


def _end_with_paragraph(holder: etree._Element) -> None:
    """A body, header or footer that is empty or ends with a table gets an empty paragraph."""
    blocks = [block for block in holder if block.tag != SECTION]
    if not blocks or blocks[-1].tag == TABLE:
        holder.insert(len(blocks), etree.Element(P))
