"""Word's XML: its names, the careful way into a part, and the way out of it.

Names are as lxml has them, `{namespace}name`: `w("tab")` is what Word's XML calls `w:tab`.
ECMA-376 part 1, 17 (WordprocessingML) and 20 to 21 (DrawingML).
"""

from __future__ import annotations

import io
import re

from lxml import etree

from llf_docgen.errors import UnusableFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DC = "http://purl.org/dc/elements/1.1/"


def w(name: str) -> str:
    """A name of Word's own: paragraphs, runs, tables."""
    return f"{{{W}}}{name}"


def a(name: str) -> str:
    """A name of drawings."""
    return f"{{{A}}}{name}"


def c(name: str) -> str:
    """A name of charts."""
    return f"{{{C}}}{name}"


P, TABLE, ROW, CELL, RUN, TEXT = (w(name) for name in ("p", "tbl", "tr", "tc", "r", "t"))
DOCUMENT, BODY, SECTION, STYLE = (w(name) for name in ("document", "body", "sectPr", "style"))
CONTROL, CONTENT = w("sdt"), w("sdtContent")  # a content control, and what it holds
PROPERTIES, RUN_PROPERTIES, TABLE_PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES = (
    w(name) for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr")
)
INSERTED, DELETED, DELETED_TEXT = w("ins"), w("del"), w("delText")
SIMPLE_FIELD = w("fldSimple")
VAL, ID, FILL, STYLE_ID, BY = (w(name) for name in ("val", "id", "fill", "styleId", "author"))
DRAWING_PROPERTIES = f"{{{WP}}}docPr"
CHART, PICTURE = c("chart"), a("blip")
RELATION_ID, EMBEDDED = f"{{{OFFICE}}}id", f"{{{OFFICE}}}embed"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

AUTHOR = "llf-docgen"  # who tracked changes and comments of ours are by

# The content types of the parts that are filled and looked over, macro-enabled ones too.
TEXT_PARTS = re.compile(
    r"(wordprocessingml|vnd\.ms-word)\.(document|template|header|footer|footnotes|endnotes)"
    r"(\.\w+)*\+xml"
)

_KEEPING = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_DROPPING = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, remove_blank_text=True
)


def parsed(part: bytes, drop_blanks: bool = False) -> etree._Element:
    """A part's root. Nothing in the part is expanded, fetched or let grow beyond measure.

    Args:
        part: the part's bytes, from whomever they come.
        drop_blanks: whether white space between elements goes. In a person's document it is the
            person's, and stays.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML, or more than 256 elements deep.
        UnusableFile: it has a document type.
    """
    root = etree.fromstring(part, _DROPPING if drop_blanks else _KEEPING)
    # The package refuses them before, in all encodings that it knows; a parser knows more.
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnusableFile("A part of the file holds a document type; it is not opened.")
    return root


def root_and_body(part: bytes) -> tuple[etree._Element, bool]:
    """A document's root, and whether it has a body; only what comes before the body is read.

    Raises:
        lxml.etree.XMLSyntaxError: there is no body in it, and it is no XML.
    """
    begun = etree.iterparse(io.BytesIO(part), events=("start",), resolve_entities=False)
    elements = (element for _, element in begun)
    root = next(elements)
    return root, any(e.tag == BODY and e.getparent() is root for e in elements)


def as_part(root: etree._Element) -> bytes:
    """A part's bytes, as Word writes its parts."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def remove(element: etree._Element | None) -> None:
    """Takes an element out of what holds it; one that is none or stands alone is let be."""
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)


def value_of(element: etree._Element | None, name: str = VAL) -> str:
    """An attribute's value, `w:val` if no other is named; nothing where it or the element lacks."""
    return element.get(name, "") if element is not None else ""
