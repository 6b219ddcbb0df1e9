"""What Word insists on after filling: cells end with a paragraph, rows have cells ..."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_CELL, _ROW, _TABLE, _P = (f"{{{W}}}{name}" for name in ("tc", "tr", "tbl", "p"))
_BODY, _HEADER, _FOOTER, _SECTION = (f"{{{W}}}{name}" for name in ("body", "hdr", "ftr", "sectPr"))
_CELL_PROPERTIES = f"{{{W}}}tcPr"
# CT_TcPr is a sequence; docxtpl puts its tints and spans first.
_IN_ORDER = {
    f"{{{W}}}{name}": place
    for place, name in enumerate(
        (
            *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap"),
            *("tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
        )
    )
}
_CONTENT = f"{{{W}}}sdtContent"
_BLOCKS = {_P, _TABLE}

AUTHOR = "llf-docgen"  # who tracked changes and comments of ours are by

# The content types of the parts that are filled and looked over.
TEXT_PARTS = re.compile(
    r"wordprocessingml\.(document|template|header|footer|footnotes|endnotes)\.?\w*\+xml"
)
SAFE_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_blank_text=True, huge_tree=False
)


def mend(root: etree._Element) -> None:
    """Makes a filled part whole, in place (ECMA-376 part 1, 17.4: tables).

    A row without cells goes, a table without rows goes, a cell that does not end with a
    paragraph gets an empty one, and so does a body that ends with a table; a cell's properties
    stand in order; drawings get numbers of their own.
    """
    for row in list(root.iter(_ROW)):
        if not _has(row, _CELL):
            _remove(row)
    for table in list(root.iter(_TABLE)):
        if not _has(table, _ROW):
            _replace_by_nothing(table)
    for cell in root.iter(_CELL):
        if len(cell) == 0 or cell[-1].tag != _P:
            etree.SubElement(cell, _P)
    for holder in root.iter(_BODY, _HEADER, _FOOTER):
        blocks = [block for block in holder if block.tag != _SECTION]
        if not blocks or blocks[-1].tag == _TABLE:
            holder.insert(len(blocks), etree.Element(_P))
    for properties in root.iter(_CELL_PROPERTIES):
        properties[:] = sorted(properties, key=lambda e: _IN_ORDER.get(str(e.tag), 99))
    for number, drawing in enumerate(root.iter(f"{{{WP}}}docPr"), 1):
        drawing.set("id", str(number))


def written(root: etree._Element) -> bytes:
    """A part's bytes, as Word writes its parts."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _has(element: etree._Element, tag: str) -> bool:
    return any(child.tag == tag or child.tag == f"{{{W}}}sdt" for child in element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace_by_nothing(table: etree._Element) -> None:
    """Two tables that would touch stay apart; a holder that would be empty keeps a paragraph."""
    before, after = table.getprevious(), table.getnext()
    touching = _is(before, [_TABLE]) and _is(after, [_TABLE])
    alone = not _is(before, _BLOCKS) and not _is(after, _BLOCKS)
    parent = table.getparent()
    if parent is None:
        return
    if touching or (alone and parent.tag in (_CELL, _CONTENT)):
        parent.replace(table, etree.Element(_P))
    else:
        parent.remove(table)


def _is(element: etree._Element | None, tags: Iterable[str]) -> bool:
    return element is not None and element.tag in tags
