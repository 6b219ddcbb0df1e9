"""Builds the starter workbook: real Tables, drop-downs, conditional colours, a Read me."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Literal

from lxml import etree
from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from llf_docgen.package import open_parts, write_parts
from llf_docgen.workbook import layout
from llf_docgen.workbook.layout import Column, Kind, Sheet
from llf_docgen.workbook.writing import shipped

HEADING_ROW = 3
READY_ROWS = 60  # so many show dates and times as such before anything is typed
LAST_ROW = 1000  # drop-downs and colours reach this far, so that new rows have them too
ACCENT = "1B4D5C"
GREY = "595959"
DATE_FORMAT = "ddd d mmm yyyy"
AS_TEXT = "@"
LINE = 15.5  # points a line of 11 point Calibri takes
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz"),
    *("color", "name", "family", "charset", "scheme"),
)
RAG_FILLS = {"Red": "F4CCCC", "Amber": "FCE5B6", "Green": "D4EBD4", "Blue": "CFE2F3"}
READ_ME = (
    "Each sheet is one table: a row is one member, one meeting, one action ... and a title "
    "above it.",
    "Keep the sheets' names and the headings. Their order, colours and widths are yours, and "
    "you may add columns and sheets of your own.",
    "Choose a heading cell or a cell below it to see what belongs there. Cells with an arrow "
    "offer a list.",
    "Terms holds what the Terms of Reference fix (quorum, days, terms' dates). Next year, change "
    "it there; nothing else needs to change.",
    "Do not delete people who leave: fill in Left. Do not re-use a reference of an action or a "
    "decision.",
    "Save and close the workbook, then run:  llf-docgen check  - it says what is wrong, and in "
    "which cell.",
    "Then run:  llf-docgen pack  - it writes the agenda, minutes, action log and termly report "
    "into the folder output.",
    "Edit those Word files as you like. What you typed stays: news comes in as tracked changes. "
    "What you sent stays as it was.",
    "llf-docgen --help  lists the other commands: partnership, evidence, year, actions ...",
    "'As at' in Terms is the day everything is judged by. Clear it to use today's date.",
)


def build(rows: Mapping[str, Sequence[object]] | None = None) -> bytes:
    """The workbook's bytes, with the 2020-21 rows or those given by sheet name.

    A row is a record, or its values by field or heading. The same rows give the same bytes. A
    sheet without rows has one blank row, since an Excel Table can't be empty.

    Raises:
        NotARow: a row has a name that its sheet lacks, or lacks a required value.
    """
    rows = shipped.ROWS if rows is None else rows
    book = Workbook()
    _read_me(book.active)  # type: ignore[arg-type]
    for sheet in (layout.TERMS, *layout.SHEETS):
        if sheet.name in rows or not sheet.optional:
            _sheet(book.create_sheet(sheet.name), sheet, rows.get(sheet.name, ()))
    book.properties.title = "Planning Action Group: master workbook"
    book.properties.creator = "llf-docgen"
    target = io.BytesIO()
    book.save(target)
    return _timeless(target.getvalue())


def _font(size: int = 11, bold: bool = False, color: str = "000000") -> Font:
    return Font(name="Calibri", size=size, bold=bold, color=color)


def _timeless(content: bytes) -> bytes:
    """Without the moment of saving, so that equal rows give equal bytes."""
    parts = open_parts(content, "workbook", "xlsx")
    stamp = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = stamp.sub(rb"\g<1>2020-09-01T09:00:00Z", core)
    parts["xl/styles.xml"] = _fonts_in_order(parts["xl/styles.xml"])
    return write_parts(parts)


def _fonts_in_order(styles: bytes) -> bytes:
    """The children of each font as the schema orders them, which openpyxl does not."""
    root = etree.fromstring(styles)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(etree.QName(child).localname))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _read_me(page: Worksheet) -> None:
    page.title = "Read me"
    page.sheet_view.showGridLines = False
    page.column_dimensions["A"].width = 4
    page.column_dimensions["B"].width = 100
    page["B1"] = "How this workbook and llf-docgen work together"
    page["B1"].font = _font(bold=True, size=16, color=ACCENT)
    page.row_dimensions[1].height = 30
    for number, line in enumerate(READ_ME, 1):
        page.cell(number + 2, 1, number).font = _font(bold=True, color=ACCENT)
        page[f"B{number + 2}"] = line
        page.cell(number + 2, 2).alignment = Alignment(wrap_text=True, vertical="top")
        page.cell(number + 2, 1).alignment = Alignment(vertical="top", horizontal="left")
        page.row_dimensions[number + 2].height = 34 if len(line) > 100 else 18
    _print_setup(page)


def _sheet(page: Worksheet, sheet: Sheet, rows: Sequence[object]) -> None:
    page["A1"] = sheet.name
    page["A1"].font = _font(bold=True, size=14, color=ACCENT)
    page["A2"] = sheet.about
    page["A2"].font = _font(color=GREY)
    given_rows = [sheet.row_of(given, at) for at, given in enumerate(rows, HEADING_ROW + 1)]
    kept = [
        at
        for at, column in enumerate(sheet.columns)
        if column.offered or any(row[at] not in ("", "No") for row in given_rows)
    ]
    columns = [sheet.columns[at] for at in kept]
    for at, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(at)].width = column.width + 2
        _heading(page, at, column)
        _validate(page, at, column)
    for number, given in enumerate(given_rows, HEADING_ROW + 1):
        row = [given[at] for at in kept]
        for at, (column, value) in enumerate(zip(columns, row, strict=True), 1):
            _value(page, number, at, column, value)
        page.row_dimensions[number].height = LINE * _lines(columns, row)
    last = HEADING_ROW + max(len(rows), 1)
    area = f"A{HEADING_ROW}:{get_column_letter(len(columns))}{last}"
    table = Table(displayName=sheet.table, name=sheet.table, ref=area)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight9", showRowStripes=True)
    page.add_table(table)
    _colours(page, sheet)
    page.freeze_panes = f"B{HEADING_ROW + 1}"
    page.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    _print_setup(page)


def _lines(columns: Sequence[Column], row: Sequence[object]) -> int:
    """How many lines the row's longest wrapped cell needs, a little generously."""
    return (
        max(
            math.ceil(len(str(value)) / column.width) if column.width >= 20 else 1
            for column, value in zip(columns, row, strict=True)
        )
        or 1
    )


def _heading(page: Worksheet, at: int, column: Column) -> None:
    cell = page.cell(HEADING_ROW, at, column.heading)
    cell.font = _font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=ACCENT)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    page.row_dimensions[HEADING_ROW].height = 32


def _value(page: Worksheet, number: int, at: int, column: Column, value: object) -> None:
    cell = page.cell(number, at, None if value == "" else value)  # type: ignore[call-overload]
    cell.font = _font()
    cell.alignment = Alignment(wrap_text=column.width >= 20, vertical="top")
    if isinstance(value, date):
        cell.number_format = DATE_FORMAT
        cell.alignment = Alignment(horizontal="left", vertical="top")
    elif isinstance(value, time):
        cell.number_format = "hh:mm"
        cell.alignment = Alignment(horizontal="left", vertical="top")
    elif _is_words(column):
        cell.number_format = AS_TEXT
    if column.kind is Kind.TEXT and isinstance(value, int):
        cell.alignment = Alignment(horizontal="left", vertical="top")
    cell.border = Border(bottom=Side(style="hair", color="BFBFBF"))


def _below(at: int) -> str:
    letter = get_column_letter(at)
    return f"{letter}{HEADING_ROW + 1}:{letter}{LAST_ROW}"


def _validate(page: Worksheet, at: int, column: Column) -> None:
    """A drop-down or a type, and the input message that says what the column wants."""
    check = _check(column)
    if check.type:
        check.errorTitle = column.heading[:32]
        check.showErrorMessage = True
        check.error = check.error or "This is not in the list. Use it all the same?"
    if column.hint:
        check.showInputMessage = True
        check.promptTitle, check.prompt = column.heading[:32], column.hint
    if check.type or column.hint:
        check.add(_below(at))
        page.add_data_validation(check)
    if _is_words(column):
        page.column_dimensions[get_column_letter(at)].number_format = AS_TEXT
    if column.kind in (Kind.DATE, Kind.TIME):
        for number in range(HEADING_ROW + 1, HEADING_ROW + 1 + READY_ROWS):
            shown = DATE_FORMAT if column.kind is Kind.DATE else "hh:mm"
            page.cell(number, at).number_format = shown


def _is_words(column: Column) -> bool:
    """Whether what is typed is kept as it is typed: `50%`, `01632 960190`, `6a`."""
    return column.kind is Kind.TEXT and not column.or_day


def _check(column: Column) -> DataValidation:
    """What Excel refuses in the column's cells, and what it says then; no type where nothing."""
    check = DataValidation(type=None, allow_blank=True)
    if column.refers:
        table, key = column.refers.replace(" ", ""), layout.sheet(column.refers).key
        check = _list(f'INDIRECT("{table}[{key}]")', "warning")
    elif column.kind is Kind.CHOICE:
        check = _list(f'"{",".join(column.choices)}"', "stop")
    elif column.kind is Kind.YES_NO:
        check = _list('"Yes,No"', "stop")
    elif column.kind is Kind.DATE:
        check = DataValidation("date", "36526", operator="greaterThan", allow_blank=True)
        check.error = "Please type a date with its day, month and year."
        if column.or_words:
            check.errorStyle = "warning"
    elif column.kind is Kind.TIME:
        check = DataValidation("time", "0", formula2="0.9999", operator="between", allow_blank=True)
        check.error = "Please type a time, e.g. 09:30."
    elif column.kind is Kind.NUMBER:
        check = DataValidation("decimal", "-1E9", formula2="1E9", operator="between")
        check.allow_blank, check.error = True, "Please type a number, without words."
    return check


def _list(formula: str, style: Literal["stop", "warning"]) -> DataValidation:
    check = DataValidation("list", formula, allow_blank=True)
    check.errorStyle = style
    if style == "stop":
        check.error = "Please choose from the list."
    return check


def _colours(page: Worksheet, sheet: Sheet) -> None:
    places = {column.heading: get_column_letter(at) for at, column in enumerate(sheet.columns, 1)}
    first = HEADING_ROW + 1
    if "RAG" in places:
        letter = places["RAG"]
        for word, fill in RAG_FILLS.items():
            _colour(page, f"{letter}{first}:{letter}{LAST_ROW}", f'${letter}{first}="{word}"', fill)
    if sheet.name == "Actions":
        due, status = places["Due"], places["Status"]
        as_at = 'IFERROR(VLOOKUP("As at",Terms!$A:$B,2,FALSE),0)'
        day = f"IF({as_at}>0,{as_at},TODAY())"
        overdue = (
            f"AND(ISNUMBER(${due}{first}),${due}{first}<{day},"
            f'OR(${status}{first}="Open",${status}{first}="In progress"))'
        )
        last = get_column_letter(len(sheet.columns))
        _colour(page, f"A{first}:{last}{LAST_ROW}", overdue, RAG_FILLS["Red"])
        done = f'${status}{first}="Complete"'
        _colour(page, f"{status}{first}:{status}{LAST_ROW}", done, RAG_FILLS["Green"])
    if sheet.name == "Meetings":
        letter = places["Minutes status"]
        for word, fill in (("Approved", "Green"), ("Draft", "Amber")):
            area = f"{letter}{first}:{letter}{LAST_ROW}"
            _colour(page, area, f'${letter}{first}="{word}"', RAG_FILLS[fill])


def _colour(page: Worksheet, area: str, formula: str, fill: str) -> None:
    page.conditional_formatting.add(
        area,
        FormulaRule(  # type: ignore[no-untyped-call]
            [formula], fill=PatternFill("solid", bgColor=fill, fgColor=fill)
        ),
    )


def _print_setup(page: Worksheet) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.5
    footer = page.oddFooter
    if footer and footer.left and footer.right:
        footer.left.text, footer.right.text = "&A", "Page &P of &N"
