"""Notes at cells: their texts in one part, their boxes in another (ECMA-376 part 1, 18.7).

The boxes are VML, which Excel writes such that not every XML parser takes it; so ours are put
before its end, and nothing else of it is looked at (part 4, 19).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from llf_docgen.model.cells import letters
from llf_docgen.workbook.reading.place import Place, column_number
from llf_docgen.workbook.writing.splice import (
    Edit,
    Element,
    Outline,
    into,
    opened_tag,
    outline,
    prefixed,
    spliced,
    with_attributes,
)
from llf_docgen.workbook.writing.texts import as_text

AUTHOR = "llf-docgen"
_ORDER = ("authors", "commentList", "extLst")
_LETTERS_A_LINE, _LINE, _WIDTH = 48, 16, 360  # of a note's box: in pixels
_COLUMNS, _MOST_LINES = 5, 60  # as wide in columns; more lines do not fit on a screen
_KEPT = (("author", "authors"), ("comment", "commentList"), ("text", "comment"))
_END = re.compile(rb"</xml\s*>")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_SHAPES = re.compile(rb"(?=<(?:v:)?shape\s)")
_ROW = re.compile(rb"<(?:x:)?Row>\s*(\d{1,7})\s*<")
_COLUMN = re.compile(rb"<(?:x:)?Column>\s*(\d{1,5})\s*<")
_ANCHOR = re.compile(rb"(<(?:x:)?Anchor>)\s*(\d{1,7}(?:\s*,\s*\d{1,7}){7})")
_SIZE = re.compile(rb"\b(width|height):(\d{1,5}(?:\.\d{1,9})?)(pt|px)")
_SHAPE_ID = re.compile(rb"_x0000_s(\d{1,9})\b")
_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
# Ours declare them themselves: nobody knows where the drawing does.
_DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
_NO_BOXES = (
    "<xml {spaces}>"
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_KIND_OF_BOX = (
    '<v:shapetype {spaces} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape {spaces} id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;'
    "margin-left:59.25pt;margin-top:1.5pt;width:{width}px;height:{height}px;z-index:1;"
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def with_notes(
    xml: bytes, namespace: str, notes: Mapping[Place, str]
) -> tuple[bytes, dict[Place, str]]:
    """The part with a sheet's notes, with ours, and those at cells that had none before.

    Where a cell has a note, ours stands before it, in it.

    Args:
        xml: the part; nothing where the sheet has none.
        namespace: of the workbook's parts, Strict or not.
        notes: the text of each.

    Raises:
        expat.ExpatError: it is no XML.
        DocumentType, TooMuch: it is as no program writes it.
    """
    there = outline(xml.strip() or f'<comments xmlns="{namespace}"/>'.encode(), _is_kept)
    edits: list[Edit] = []
    left = dict(notes)
    for comment, text, first in _comments(there):
        place = _place(comment)
        if place in left:
            edits += _joined(there, comment, text, first, left.pop(place))
    if left:
        edits += _added(there, left)
    return spliced(there.xml, edits), left


def places(xml: bytes) -> list[Place]:
    """The cells that have a note; raises as `with_notes`."""
    found = (_place(comment) for comment, _, _ in _comments(outline(xml, _is_kept)))
    return [place for place in found if place]


def with_boxes(vml: bytes, boxes: Mapping[Place, str]) -> bytes:
    """The drawing of a sheet's notes with a box for each of these cells, as large as its text.

    Args:
        vml: the part; nothing where the sheet has none. Without an end it stays as it is.
        boxes: the text at each cell.
    """
    if not vml.strip():
        vml = _NO_BOXES.format(spaces=_DECLARED).encode()
    ends = [*_END.finditer(vml)]
    if not ends:
        return vml
    at = ends[-1].start()
    kind = "" if b'"_x0000_t202"' in vml else _KIND_OF_BOX.format(spaces=_DECLARED)
    first = max((int(id) for id in _SHAPE_ID.findall(vml)), default=1024) + 1
    made = (
        _BOX.format(
            spaces=_DECLARED,
            id=id,
            width=_WIDTH,
            height=40 + _LINE * _lines(text),
            row=row - 1,
            column=column - 1,
        )
        for id, ((row, column), text) in enumerate(boxes.items(), first)
    )
    return vml[:at] + "".join((kind, *made)).encode() + vml[at:]


def with_larger_boxes(vml: bytes, more: Mapping[Place, str]) -> bytes:
    """The drawing, where the boxes of these cells are larger by the text that came into them."""
    begin, *shapes = _SHAPES.split(vml)
    return b"".join((begin, *(_larger(shape, more) for shape in shapes)))


def _larger(shape: bytes, more: Mapping[Place, str]) -> bytes:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    text = more.get((int(row[1]) + 1, int(column[1]) + 1), "") if row and column else ""
    if not text:
        return shape
    lines = min(_lines(text), _MOST_LINES)

    def sized(found: re.Match[bytes]) -> bytes:
        is_height, size, points = found[1] == b"height", float(found[2]), found[3] == b"pt"
        scale = 0.75 if points else 1
        size = size + lines * _LINE * scale if is_height else max(size, _WIDTH * scale)
        return b"%b:%b%b" % (found[1], f"{size:g}".encode(), found[3])

    def anchored(found: re.Match[bytes]) -> bytes:
        """Column and row with what is left of them: of the corner above, then of the one below."""
        numbers = [int(number) for number in found[2].split(b",")]
        numbers[4] = max(numbers[4], numbers[0] + _COLUMNS)
        numbers[6] += lines
        return found[1] + ", ".join(map(str, numbers)).encode()

    end = shape.find(b">")
    return _SIZE.sub(sized, shape[:end]) + _ANCHOR.sub(anchored, shape[end:], count=1)


def _lines(text: str) -> int:
    return len(text) // _LETTERS_A_LINE + 1


def _is_kept(name: str, parent: str, index: int) -> bool:
    return (name, parent) in _KEPT or (parent == "text" and index == 0)


def _comments(there: Outline) -> Iterator[tuple[Element, Element | None, Element | None]]:
    """Each note with its text and the first thing in that."""
    comment = text = first = None
    for element in there.elements:
        if (element.name, element.parent) == ("comment", "commentList"):
            if comment:
                yield comment, text, first
            comment, text, first = element, None, None
        elif (element.name, element.parent) == ("text", "comment"):
            text = element
        elif element.parent == "text":
            first = element
    if comment:
        yield comment, text, first


def _place(comment: Element) -> Place | None:
    found = _REFERENCE.fullmatch(comment.attributes.get("ref", "").upper())
    return (int(found[2]), column_number(found[1])) if found else None


def _joined(
    there: Outline, comment: Element, text: Element | None, first: Element | None, ours: str
) -> list[Edit]:
    """Ours before what a note says. Its first text is plain, or a run, which ours then is, too."""
    if text is None:
        whole = prefixed(f'<text><t xml:space="preserve">{as_text(ours)}</t></text>', there.prefix)
        return into(there, comment, whole, 1)
    said = as_text(f"{ours}\n\n")
    if first is not None and first.name == "t":
        tag = with_attributes(there.xml[first.start : first.inner], **{"xml:space": "preserve"})
        tag, close = opened_tag(tag) if tag.endswith(b"/>") else (tag, b"")
        return [(first.start, first.inner, tag + said.encode() + close)]
    run = prefixed(f'<r><t xml:space="preserve">{said}</t></r>', there.prefix)
    if text.inner == text.end:
        return into(there, text, run, 1)
    return [(text.inner, text.inner, run)]


def _added(there: Outline, notes: Mapping[Place, str]) -> list[Edit]:
    """Notes at cells that had none, by an author of our name."""
    authors, listed = there.one("authors"), there.one("commentList")
    names = there.all("author", "authors")
    known = [there.xml[name.inner : name.inner_end] for name in names]
    author = known.index(AUTHOR.encode()) if AUTHOR.encode() in known else len(names)
    edits: list[Edit] = []
    if author == len(names):
        edits += _in_list(there, authors, "authors", f"<author>{AUTHOR}</author>", 1)
    made = (
        f'<comment ref="{letters(column)}{row}" authorId="{author}">'
        f'<text><t xml:space="preserve">{as_text(text)}</t></text></comment>'
        for (row, column), text in notes.items()
    )
    return edits + _in_list(there, listed, "commentList", "".join(made), len(notes))


def _in_list(
    there: Outline, element: Element | None, name: str, entries: str, many: int
) -> list[Edit]:
    if element is not None:
        return into(there, element, prefixed(entries, there.prefix), many)
    at = there.place(name, _ORDER)
    return [(at, at, prefixed(f"<{name}>{entries}</{name}>", there.prefix))]
