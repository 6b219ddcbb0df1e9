"""A copy of the workbook with every finding marked at its cell; the original is never written."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from llf_docgen.errors import UnusableFile
from llf_docgen.model.book import grouped
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Finding, Level
from llf_docgen.model.names import key
from llf_docgen.package import open_parts

FIRST_SHEET = "To correct"
FILLS = {
    Level.BREACH: "F4CCCC",
    Level.ERROR: "F4CCCC",
    Level.WARNING: "FCE5B6",
    Level.INFO: "CFE2F3",
}
_LEFT_OUT = {
    "xl/charts/": "charts",
    "xl/media/": "pictures",
    "xl/vbaProject": "macros",
    "xl/pivotTables/": "pivot tables",
    "xl/slicers/": "slicers",
    "xl/activeX/": "buttons",
}
_HEADINGS = (("Level", 10), ("Where", 24), ("What to correct", 100), ("Rule", 24), ("Clause", 30))


def marked_copy(content: bytes, findings: Sequence[Finding]) -> bytes:
    """The workbook's copy as .xlsx: coloured cells with a note, and a first sheet with links.

    Raises:
        UnusableFile: the workbook can be read but not copied.
    """
    parts = open_parts(content, "The workbook", "xlsx")
    try:
        book = load_workbook(io.BytesIO(content))
    except Exception as error:
        raise UnusableFile(
            "The workbook can't be copied for marking. Open it in Excel, save it and try again."
        ) from error
    sheets = {key(sheet.title): sheet for sheet in book.worksheets}
    for cell, told in grouped(findings, lambda finding: finding.cell).items():
        if cell.row and key(cell.sheet) in sheets:
            _mark(sheets[key(cell.sheet)], cell, told)
    _first_sheet(book, findings, [*_left_out(parts)])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _mark(sheet: Worksheet, cell: Cell, findings: Sequence[Finding]) -> None:
    order = list(Level)
    gravest = min(findings, key=lambda finding: order.index(finding.level))
    marked = sheet[cell.address]
    marked.fill = PatternFill("solid", fgColor=FILLS[gravest.level])
    text = "\n\n".join(f"{finding.level.value}: {finding.message}" for finding in findings)
    if marked.comment:
        text = f"{text}\n\n{marked.comment.text}"
    marked.comment = Comment(text, "llf-docgen", width=360, height=40 + 16 * (len(text) // 48 + 1))


def _first_sheet(book: Workbook, findings: Sequence[Finding], left_out: list[str]) -> None:
    title = FIRST_SHEET
    while title in book.sheetnames:
        title += " (new)"
    page = book.create_sheet(title, 0)
    page["A1"] = "To correct" if findings else "Nothing to correct"
    page["A1"].font = Font(name="Calibri", size=14, bold=True)
    page["A2"] = "This is a copy. Correct the workbook itself, then run llf-docgen check again."
    if left_out:
        page["A3"] = f"Left out of this copy: {', '.join(left_out)}."
    for at, (heading, width) in enumerate(_HEADINGS, 1):
        page.cell(5, at).value = heading
        page.cell(5, at).font = Font(name="Calibri", bold=True)
        page.column_dimensions["ABCDE"[at - 1]].width = width
    for number, finding in enumerate(findings, 6):
        _listed(page, number, finding)
    page.freeze_panes = "A6"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is page
    book.active = 0


def _listed(page: Worksheet, number: int, finding: Finding) -> None:
    values = (
        finding.level.value,
        str(finding.cell),
        finding.message,
        finding.rule,
        finding.clause,
    )
    for at, value in enumerate(values, 1):
        cell = page.cell(number, at)
        cell.value = value
        cell.data_type = "s"  # a message that begins with = is no formula
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.row_dimensions[number].height = 15.5 * math.ceil(len(finding.message) / 95)
    page.cell(number, 1).fill = PatternFill("solid", fgColor=FILLS[finding.level])
    titles = {key(title): title for title in page.parent.sheetnames}  # type: ignore[union-attr]
    title = titles.get(key(finding.cell.sheet), "").replace("'", "''")
    if finding.cell.row and title:
        link = page.cell(number, 2)
        place = f"'{title}'!{finding.cell.address}"
        link.hyperlink = Hyperlink(ref=link.coordinate, location=place)
        link.font = Font(name="Calibri", underline="single", color="1B4D5C")


def _left_out(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What a copy made through openpyxl loses."""
    for start, name in _LEFT_OUT.items():
        if any(part.startswith(start) for part in parts):
            yield name
