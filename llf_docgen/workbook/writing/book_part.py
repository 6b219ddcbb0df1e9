"""The part that lists the workbook's sheets, with another first one (ECMA-376 part 1, 18.2)."""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate
from xml.sax.saxutils import quoteattr

from llf_docgen.workbook.writing.splice import (
    Edit,
    Element,
    Outline,
    into,
    office,
    outline,
    prefixed,
    spliced,
    with_attributes,
)

_ORDER = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize"),
    *("customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing"),
    *("fileRecoveryPr", "webPublishObjects", "extLst"),
)


def namespace_of(xml: bytes) -> str:
    """The namespace of the workbook's own names: Strict or not."""
    return outline(xml).namespace


def with_first_sheet(xml: bytes, title: str, relation: str) -> bytes:
    """The list of sheets with a new first one, which is the one that is shown.

    Names that hold on one sheet only say so by its place in the list, so those move on.

    Args:
        xml: the part.
        title: of the new sheet.
        relation: the id of the relation to its part.

    Raises:
        expat.ExpatError: it is no XML.
        DocumentType, TooMuch: it is as no program writes it.
    """
    there = outline(xml, _is_kept)
    edits = [_moved(there, e, 1) for e in there.elements if "localSheetId" in e.attributes]
    edits += _shown(there)
    taken = {e.attributes.get("sheetId", "") for e in there.all("sheet", "sheets")}
    id = next(number for number in range(1, len(taken) + 2) if str(number) not in taken)
    sheet = prefixed(
        f'<sheet xmlns:r="{office(there.namespace)}" name={quoteattr(title)} sheetId="{id}" '
        f'r:id="{relation}"/>',
        there.prefix,
    )
    return spliced(there.xml, [*edits, *_first(there, sheet)])


def without_sheets(xml: bytes, relations: Collection[str]) -> bytes:
    """The list of sheets without those of some relations, and without the names that are theirs.

    Raises: as `with_first_sheet`.
    """
    there = outline(xml, _is_kept)
    sheets = there.all("sheet", "sheets")
    gone = [_relation(sheet) in relations for sheet in sheets]
    if not any(gone):
        return xml
    out = (sheet for sheet, is_gone in zip(sheets, gone, strict=True) if is_gone)
    edits: list[Edit] = [(sheet.start, sheet.end, b"") for sheet in out]
    moved = list(accumulate(-is_gone for is_gone in gone))
    for name in there.elements:
        place = name.attributes.get("localSheetId", "")
        at = int(place[:8]) if place.isdecimal() else len(gone)
        if at < len(gone) and gone[at]:
            edits.append((name.start, name.end, b""))
        elif at < len(gone) and moved[at]:
            edits.append(_moved(there, name, moved[at]))
    return spliced(there.xml, edits)


def _relation(sheet: Element) -> str:
    return next((v for k, v in sheet.attributes.items() if k.endswith(" id")), "")


def _is_kept(name: str, parent: str, _: int) -> bool:
    names = (("sheet", "sheets"), ("workbookView", "bookViews"))
    return (name, parent) in names or name.rpartition(" ")[2] == "definedName"


def _moved(there: Outline, name: Element, by: int) -> Edit:
    tag = there.xml[name.start : name.inner]
    place = name.attributes["localSheetId"]
    moved = str(int(place) + by) if place.isdecimal() and len(place) < 9 else place
    return name.start, name.inner, with_attributes(tag, localSheetId=moved)


def _shown(there: Outline) -> list[Edit]:
    """The first sheet is the one that is open, and the first tab to be seen."""
    views = there.all("workbookView", "bookViews")
    if not views:
        listed = there.one("bookViews")
        if listed:
            return into(there, listed, prefixed("<workbookView/>", there.prefix), 1)
        at = there.place("bookViews", _ORDER)
        return [(at, at, prefixed("<bookViews><workbookView/></bookViews>", there.prefix))]
    return [
        (view.start, view.inner, with_attributes(there.xml[view.start : view.inner], **first))
        for view in views
        if (first := {n: "0" for n in ("firstSheet", "activeTab") if n in view.attributes})
    ]


def _first(there: Outline, sheet: bytes) -> list[Edit]:
    sheets = there.one("sheets")
    if sheets is None:
        at = there.place("sheets", _ORDER)
        name = there.prefix + b"sheets"
        return [(at, at, b"<%b>%b</%b>" % (name, sheet, name))]
    if sheets.inner == sheets.end:
        return into(there, sheets, sheet, 1)
    return [(sheets.inner, sheets.inner, sheet)]
