"""The small Excel sheet behind a chart, which opens on "Edit data" in Word.

Written here, not by a spreadsheet library: six fixed parts, and building a pack need not import
one (a sixth of a second).
"""

from __future__ import annotations

from html import escape  # as XML needs it; xml.sax brings half the network library along

from llf_docgen.model.figures import Chart
from llf_docgen.package import write_parts
from llf_docgen.word.xml import OFFICE, RELATIONS

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def data_sheet(chart: Chart) -> bytes:
    """The workbook: categories in column A, a series in each column from B; equal bytes."""
    head = ["", *(series.name for series in chart.series)]
    columns = [chart.categories, *(series.values for series in chart.series)]
    rows = [head, *map(list, zip(*columns, strict=True))]
    lines = "".join(_row(number, cells) for number, cells in enumerate(rows, 1))
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    parts = {**_FIXED, "xl/worksheets/sheet1.xml": sheet}
    content = {name: f"{_DECLARATION}{xml}".encode() for name, xml in parts.items()}
    return write_parts(content, packed=False)


def _row(number: int, cells: list[str | float | None]) -> str:
    shown = (_cell(f"{chr(64 + column)}{number}", cell) for column, cell in enumerate(cells, 1))
    return f'<row r="{number}">{"".join(shown)}</row>'


def _cell(address: str, value: str | float | None) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return f'<c r="{address}" t="inlineStr"><is><t>{escape(value, quote=False)}</t></is></c>'
    return f'<c r="{address}"><v>{value:.10g}</v></c>'


def _relations(**related: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for id, (kind, target) in related.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


_FIXED = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": _relations(rId1=("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _relations(
        rId1=("worksheet", "worksheets/sheet1.xml"), rId2=("styles", "styles.xml")
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/>'
        '</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
        '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/>'
        '<right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    ),
}
