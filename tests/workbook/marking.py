"""Workbooks to mark: the shipped one as other programs write it, and what is found in one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import openpyxl
from openpyxl.chart import BarChart, Reference

from llf_docgen import rules
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Finding, Level
from llf_docgen.package import open_parts, write_parts
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing.marked_copy import marked_copy
from tests.conftest import WORKBOOK

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OF_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
Parts = dict[str, bytes]


def found_in(content: bytes) -> tuple[Finding, ...]:
    """What `check` finds in a workbook, on its own day or on the shipped one's."""
    reading = reader.read_content(content, "book.xlsx")
    found = rules.tell(reading.problems)
    if reading.book:
        book = reading.book.with_(today=reading.book.terms.as_at or date(2021, 1, 18))
        found += rules.check_what_is_read(book, ())[0]
    return reader.in_sheet_order(found)


def finding(
    sheet: str, row: int, column: int, message: str = "Wrong.", level: Level = Level.ERROR
) -> Finding:
    """One finding."""
    return Finding("a-rule", level, Cell(sheet, row, column), message, "Purpose")


# At a cell that is there, at one that is not, and in a row that is not.
SOME = (
    finding("Actions", 4, 6, "=Nobody of that name."),
    finding("Actions", 4, 6, "Not in Members.", Level.WARNING),
    finding("Actions", 40, 2, "Fill it in.", Level.INFO),
    finding("Actions", 900, 2, "Far below.", Level.BREACH),
    finding("Terms", 0, 0, "The sheet as a whole."),
)


def shipped(edit: Callable[[Parts], object] = lambda parts: None) -> bytes:
    """The shipped workbook with an edit in its parts."""
    parts = open_parts(WORKBOOK.read_bytes(), "The workbook", "xlsx")
    edit(parts)
    return write_parts(parts)


def marked_parts(content: bytes, *findings: Finding) -> Parts:
    """The parts of the marked copy."""
    return open_parts(marked_copy(content, findings or SOME), "The copy", "xlsx")


def sheet_of(parts: Parts, name: str) -> str:
    """The part of a sheet of the shipped workbook."""
    names = re.findall(rb'<(?:x:)?sheet [^>]*name="([^"]*)"[^>]*r:id="rId(\d+)"', _book(parts))
    return f"xl/worksheets/sheet{dict(names)[name.encode()].decode()}.xml"


def _book(parts: Parts) -> bytes:
    return parts["xl/workbook.xml"]


def strict(parts: Parts) -> None:
    """As Excel writes "Strict Open XML Spreadsheet"."""
    for name in parts:
        if name.startswith(("_rels", "xl/")):
            strict = parts[name].replace(MAIN.encode(), STRICT.encode())
            parts[name] = strict.replace(RELATIONS.encode(), OF_STRICT.encode())


def with_prefixes(parts: Parts) -> None:
    """With a prefix at each name, and quotes of the other kind."""
    for name in [n for n in parts if n.startswith("xl/") and n.endswith(".xml")]:
        if MAIN.encode() in parts[name]:
            named = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", parts[name])
            named = named.replace(b"xmlns=", b"xmlns:x=")
            parts[name] = re.sub(rb""" s="(\d+)\"""", rb" s='\1'", named)


def without_styles(parts: Parts) -> None:
    """As small programs write it."""
    del parts["xl/styles.xml"]
    for name, told in (
        ("xl/_rels/workbook.xml.rels", rb'<Relationship [^>]*"styles.xml"[^>]*>'),
        ("[Content_Types].xml", rb'<Override PartName="/xl/styles.xml"[^>]*>'),
    ):
        parts[name] = re.sub(told, b"", parts[name])
    for name in [n for n in parts if n.startswith("xl/worksheets/sheet")]:
        parts[name] = re.sub(
            rb"""(<(?:row|c|col)\b[^>]*?) s(?:tyle)?="\d+\"""", rb"\1", parts[name]
        )
        parts[name] = re.sub(rb"<conditionalFormatting.*</conditionalFormatting>", b"", parts[name])
    for name in [n for n in parts if n.startswith("xl/tables/")]:
        parts[name] = re.sub(rb"""\s\w+DxfId="\d+\"""", b"", parts[name])


def utf16(parts: Parts) -> None:
    """In another coding, which the standard allows."""
    for name in [n for n in parts if n.startswith("xl/worksheets/sheet")]:
        parts[name] = parts[name].decode().encode("utf-16")


def listed_alone(parts: Parts) -> None:
    """As LibreOffice wrote it once: a content type for each part, and none for an ending."""
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    rels = [name for name in parts if name.endswith(".rels") and "sheet10" not in name]
    del parts["xl/worksheets/_rels/sheet10.xml.rels"]  # the sheet Actions has none
    actions = "xl/worksheets/sheet10.xml"
    parts[actions] = re.sub(rb"<tableParts.*</tableParts>", b"", parts[actions])
    entries = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name in rels)
    types = re.sub(rb"<Default [^>]*>", b"", parts["[Content_Types].xml"])
    types = re.sub(rb'<Override PartName="/xl/tables/table9.xml"[^>]*>', b"", types)
    del parts["xl/tables/table9.xml"]
    parts["[Content_Types].xml"] = types.replace(b"</Types>", entries.encode() + b"</Types>")


def as_written(parts: Parts) -> None:
    """As it ships, by openpyxl."""


def protected(parts: Parts) -> None:
    """With a password on each sheet, and on the list of them."""
    for name in sheets_in(parts):
        shut = b'</sheetData><sheetProtection sheet="1" objects="1" password="CC1A"/>'
        parts[name] = parts[name].replace(b"</sheetData>", shut, 1)
    lock = b'<workbookProtection lockStructure="1" workbookPassword="CC1A"/><bookViews>'
    parts["xl/workbook.xml"] = _book(parts).replace(b"<bookViews>", lock)


def bare(parts: Parts) -> None:
    """Without a dimension, and without views."""
    for name in [*sheets_in(parts), "xl/workbook.xml"]:
        views = rb"<dimension[^>]*>|<(sheetViews|bookViews)>.*?</\1>"
        parts[name] = re.sub(views, b"", parts[name], flags=re.DOTALL)


def very_hidden(parts: Parts) -> None:
    """With sheets that only a macro shows, the first among them."""
    book = re.sub(rb'state="visible"', b"", _book(parts))
    hidden = rb'<sheet state="veryHidden" \1'
    parts["xl/workbook.xml"] = re.sub(rb'<sheet ([^>]*"(?:Read me|Actions)")', hidden, book)


def all_utf16(parts: Parts) -> None:
    """Each part in another coding."""
    for name in [name for name in parts if name.endswith((".xml", ".rels"))]:
        text = parts[name].decode().replace("utf-8", "UTF-16").replace("UTF-8", "UTF-16")
        parts[name] = text.encode("utf-16")


def spaced(parts: Parts) -> None:
    """With spaces wherever XML has room for them, and comments that look like cells."""
    for name in sheets_in(parts):
        xml = parts[name].replace(b"<c ", b"\n  <c\n\t").replace(b"</row>", b"\n</row >")
        parts[name] = xml.replace(b"<sheetData>", b'<!-- <sheetData> --><sheetData><?a <c r="F4"?>')


def resaved(parts: Parts) -> None:
    """With shared strings and a chart on a sheet of its own, in front."""
    book = openpyxl.load_workbook(io.BytesIO(write_parts(parts)))
    chart = BarChart()
    chart.add_data(Reference(book["KPIs"], min_col=6, min_row=3, max_row=8))
    book.create_chartsheet("Graph", 0).add_chart(chart)
    target = io.BytesIO()
    book.save(target)
    parts.clear()
    parts.update(open_parts(target.getvalue(), "x", "xlsx"))


def sheets_in(parts: Parts) -> list[str]:
    """The parts of sheets."""
    return [name for name in parts if name.startswith("xl/worksheets/sheet")]


ODD = (protected, bare, very_hidden, all_utf16, spaced, resaved)
KINDS = (as_written, strict, with_prefixes, without_styles, utf16, listed_alone)
