"""What the raw parts of a workbook say that a value reader hides or dies of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from llf_docgen.errors import UnusableFile

MOST_CELLS = 5_000_000

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ADDRESS = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ANY_ADDRESS = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*[^/]>')
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_ERROR = re.compile(rb'\bt="e"')
_STYLE = re.compile(rb'\bs="(\d+)"')
# Number formats 9 and 10 are 0% and 0.00% (ECMA-376 part 1, 18.8.30).
_PERCENT_BUILT_IN = {9, 10}
# What a format shows as it stands: "quoted", \escaped, padded and filled characters, [colours].
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d+)"[^>]*?\bhidden="(?:1|true)"')
_HIDDEN_FIRST = re.compile(rb'<(?:\w+:)?row\s[^>]*?\bhidden="(?:1|true)"[^>]*?\br="(\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


@dataclass(frozen=True)
class RawSheet:
    """One sheet's raw facts; cells are (row, column) counted from 1."""

    name: str
    hidden: bool = False
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    percent: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()


def raw_sheets(parts: Mapping[str, bytes], name: str) -> list[RawSheet]:
    """The worksheets of a package in their order.

    Raises:
        UnusableFile: it holds no workbook, or a cell so far out that reading would fail.
    """
    styles = _percent_styles(parts)
    return [
        _raw_sheet(parts.get(part, b""), sheet, hidden, name, styles)
        for sheet, hidden, part in _listed(parts, name)
    ]


def column_number(text: str) -> int:
    """27 for AA."""
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number


def _listed(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, bool, str]]:
    book = _workbook_part(parts)
    if book not in parts:
        raise UnusableFile(f"{name} holds no workbook. Save it in Excel as .xlsx.")
    folder, file = posixpath.split(book)
    targets = {
        str(item.get("Id")): posixpath.normpath(posixpath.join(folder, str(item.get("Target", ""))))
        for item in _root(parts.get(f"{folder}/_rels/{file}.rels", b""))
    }
    for sheet in _root(parts[book]).iter("{*}sheet"):
        relation = next((str(v) for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        part = targets.get(relation, "").lstrip("/")
        yield str(sheet.get("name", "")), sheet.get("state", "visible") != "visible", part


def _workbook_part(parts: Mapping[str, bytes]) -> str:
    for item in _root(parts.get("_rels/.rels", b"")):
        if item.get("Type", "").endswith("/officeDocument"):
            return str(item.get("Target", "")).lstrip("/")
    return "xl/workbook.xml"


def _root(xml: bytes) -> etree._Element:
    root = etree.fromstring(xml, _PARSER) if xml.strip() else None
    return root if root is not None else etree.Element("none")


def _percent_styles(parts: Mapping[str, bytes]) -> frozenset[int]:
    """The cell styles whose number format shows a hundred times the stored value."""
    part = posixpath.join(posixpath.dirname(_workbook_part(parts)), "styles.xml")
    root = _root(parts.get(part, b""))
    formats = {
        int(form.get("numFmtId", "0")): str(form.get("formatCode", ""))
        for form in root.iter("{*}numFmt")
        if form.get("numFmtId", "").isdigit()
    }
    percent = {id for id, code in formats.items() if "%" in _LITERAL.sub("", code)}
    percent |= _PERCENT_BUILT_IN - formats.keys()
    cells = next(root.iter("{*}cellXfs"), None)
    used = [] if cells is None else list(cells.iterchildren("{*}xf"))
    return frozenset(n for n, xf in enumerate(used) if xf.get("numFmtId", "") in map(str, percent))


def _raw_sheet(
    xml: bytes, sheet: str, hidden: bool, name: str, percent: frozenset[int]
) -> RawSheet:
    _refuse_far_cells(xml, sheet, name)
    odd = dict(_odd_cells(xml)) if _ERROR.search(xml) or _FORMULA.search(xml) else {}
    return RawSheet(
        sheet,
        hidden,
        errors={place: text for place, text in odd.items() if text},
        uncalculated=frozenset(place for place, text in odd.items() if not text),
        percent=frozenset(_styled(xml, percent)) if percent else frozenset(),
        hidden_rows=_hidden_rows(xml),
        merged=tuple(_area(*corners) for corners in _MERGED.findall(xml)),
    )


def _hidden_rows(xml: bytes) -> tuple[int, ...]:
    found = {int(n) for pattern in (_HIDDEN_ROW, _HIDDEN_FIRST) for n in pattern.findall(xml)}
    return tuple(sorted(found))


def _styled(xml: bytes, styles: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The cells that have one of the styles."""
    for attributes, _, _ in _CELL.findall(xml):
        style, address = _STYLE.search(attributes), _ADDRESS.search(attributes)
        if style and address and int(style.group(1)) in styles:
            yield int(address.group(2)), column_number(address.group(1).decode())


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column."""
    columns = column_number(left.decode()), column_number(right.decode())
    return int(top), columns[0], int(bottom), columns[1]


def _odd_cells(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells with an error value and its text, or with a formula that has no result."""
    for attributes, _, inner in _CELL.findall(xml):
        address = _ADDRESS.search(attributes)
        if not address:
            continue
        place = int(address.group(2)), column_number(address.group(1).decode())
        value = _VALUE.search(inner)
        if _ERROR.search(attributes):
            yield place, value.group(1).decode("utf-8", "replace") if value else "#VALUE!"
        elif _FORMULA.search(inner) and not _has_result(attributes, value):
            yield place, ""


def _has_result(attributes: bytes, value: re.Match[bytes] | None) -> bool:
    """A formula's result; an empty text is one too."""
    return value is not None and (bool(value.group(1)) or b't="str"' in attributes)


def _refuse_far_cells(xml: bytes, sheet: str, name: str) -> None:
    """A value reader lays out a full grid: one cell in XFD1048576 would exhaust the memory."""
    rows = columns = 0
    far = ""
    for letters, digits in _ANY_ADDRESS.findall(xml):
        row, column = int(digits), column_number(letters.decode())
        if row > rows or column > columns:
            rows, columns = max(rows, row), max(columns, column)
            far = f"{letters.decode()}{row}"
    if rows * columns > MOST_CELLS:
        raise UnusableFile(
            f"{name}: the sheet {sheet} reaches out to {far}. "
            "Delete the empty rows and columns beyond the table in Excel, save, and try again."
        )
