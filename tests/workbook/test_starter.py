"""The starter workbook: what is shipped is what is built, with real Excel features."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from llf_docgen.documents import DOCUMENTS
from llf_docgen.model.cells import letters
from llf_docgen.package import open_parts
from llf_docgen.word.house.templates import house_template
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing import starter
from tests.builders import blank_rows, shipped_rows
from tests.cells import at, cell_of
from tests.conftest import ROOT, WORKBOOK


@pytest.fixture(scope="module")
def built() -> bytes:
    return starter.build()


def outline(content: bytes) -> dict[str, list[str]]:
    """What people see of a workbook, whatever openpyxl's version makes of it in XML."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: list(_sheet_outline(sheet)) for sheet in book}


def _sheet_outline(sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield f"{cell.coordinate} {cell.value!r} {cell.number_format} {cell.font.b}"
    for letter, column in sorted(sheet.column_dimensions.items()):
        yield f"{letter} {column.width}"
    for check in sheet.data_validations.dataValidation:
        yield f"{check.sqref} {check.type} {check.formula1} {check.prompt} {check.error}"
    for area in sheet.conditional_formatting:
        yield f"{area.sqref} {[rule.formula for rule in area.rules]}"
    for table in sheet.tables.values():
        yield f"{table.displayName} {table.ref} {[c.name for c in table.tableColumns]}"


def test_the_shipped_workbook_is_what_the_starter_builds(built):
    assert outline(built) == outline(WORKBOOK.read_bytes()), "run: poe build-shipped"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_the_shipped_templates_are_what_the_house_builds(document):
    """Part by part: the compressed bytes may differ between versions of zlib."""
    name = document.name
    built = open_parts(house_template(document.module), name, "docx")
    shipped = open_parts((ROOT / "templates" / f"{name}.docx").read_bytes(), name, "docx")
    assert built == shipped, "run: poe build-shipped"


def test_nothing_else_is_shipped():
    assert {p.stem for p in (ROOT / "templates").glob("*.docx")} == {d.name for d in DOCUMENTS}


def test_the_shipped_workbook_is_what_the_starter_builds_part_by_part(built):
    """The rows say every cell by its field; the compressed bytes may differ between zlibs."""
    shipped = open_parts(WORKBOOK.read_bytes(), "shipped", "xlsx")
    assert open_parts(built, "built", "xlsx") == shipped, "run: poe build-shipped"


def test_records_are_rows_too(shipped_book, built):
    """What was read can be written, and read again."""
    tables = {sheet.name: getattr(shipped_book, sheet.field) for sheet in layout.SHEETS}
    rows = {"Terms": shipped_rows()["Terms"], **tables}
    again = reader.read_content(starter.build(rows), "again.xlsx")
    assert again.problems == ()
    assert again.book == shipped_book


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"ref": "PAG-2021-06"}, r"Meetings, row 6 \(PAG-2021-06\): 'Date' has no value"),
        ({}, "Meetings, row 6: 'Meeting' has no value"),
        ({"Date": 1, "Join": ""}, "Meetings, row 6: there is no column 'Join'"),
        (("PAG-2021-06", None), "is neither a record nor values by name"),
    ],
)
def test_a_row_that_is_none_says_where_and_what(row, says):
    rows = shipped_rows()
    rows["Meetings"].append(row)
    with pytest.raises(layout.NotARow, match=says):
        starter.build(rows)


def test_a_row_is_said_by_fields_or_by_headings():
    meetings = layout.sheet("Meetings")
    by_field = dict(ref="PAG-2021-06", date="4 June 2021", minutes_status="Draft")
    by_heading = {"Meeting": "PAG-2021-06", "Date": "4 June 2021", "Minutes status": "Draft"}
    assert meetings.row_of(by_field) == meetings.row_of(by_heading)
    assert len(meetings.row_of(by_field)) == len(meetings.columns)
    with pytest.raises(KeyError):
        layout.sheet("Meeting")


def test_building_twice_gives_equal_bytes(built):
    assert starter.build() == built


def test_every_sheet_is_a_table_with_frozen_headings(built):
    book = openpyxl.load_workbook(WORKBOOK)
    assert book.sheetnames == ["Read me", *layout.SHEET_ORDER]
    for name in layout.SHEET_ORDER:
        sheet = book[name]
        (table,) = sheet.tables.values()
        assert table.displayName == name.replace(" ", "")
        assert table.ref.startswith(f"A{starter.HEADING_ROW}:")
        assert table.tableStyleInfo.showRowStripes
        assert sheet.freeze_panes == f"B{starter.HEADING_ROW + 1}"
        assert sheet.print_title_rows
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_the_read_me_and_the_readme_say_the_same_of_edited_documents(built):
    """They once contradicted each other: laid beside in the one, merged in the other."""
    page = openpyxl.load_workbook(io.BytesIO(built))["Read me"]
    said = " ".join(str(cell) for row in page.values for cell in row if cell)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for words in ("What you typed stays", "tracked changes"):
        assert words in said
        assert words.casefold() in readme.casefold()
    assert "beside" not in said


def test_drop_downs_are_fed_by_the_tables(built):
    book = openpyxl.load_workbook(WORKBOOK)
    for sheet in layout.SHEETS:
        checks = {}
        for check in book[sheet.name].data_validations.dataValidation:
            checks[str(check.sqref).split(":")[0].rstrip("0123456789")] = check
        for number, column in enumerate((c for c in sheet.columns if c.offered), 1):
            check = checks.get(letters(number))
            if column.refers:
                assert check.formula1.startswith(f'INDIRECT("{column.refers.replace(" ", "")}[')
            if column.choices:
                assert check.formula1 == f'"{",".join(column.choices)}"'
                assert len(check.formula1) <= 257  # Excel's limit for a list written out
            if column.hint:
                assert check.prompt == column.hint
                assert len(column.hint) <= 255


def test_colours_for_rag_and_overdue_actions():
    book = openpyxl.load_workbook(WORKBOOK)
    formulas = {
        name: [r.formula[0] for area in book[name].conditional_formatting for r in area.rules]
        for name in ("Action plan", "Developments", "Actions")
    }
    assert any('"Amber"' in f for f in formulas["Action plan"])
    assert any('"Red"' in f for f in formulas["Developments"])
    assert any("TODAY()" in f for f in formulas["Actions"])


def test_dates_show_their_weekday():
    book = openpyxl.load_workbook(WORKBOOK)
    assert cell_of(book, at("Meetings", 1, "Date")).number_format == "ddd d mmm yyyy"
    assert cell_of(book, at("Meetings", 1, "Start")).number_format == "hh:mm"


def test_read_me_fits_ten_lines():
    assert len(starter.READ_ME) == 10


def test_a_workbook_without_rows_can_be_read():
    reading = reader.read_content(starter.build(blank_rows()), "blank.xlsx")
    assert reading.problems == ()
    assert reading.book.meetings == ()
    assert len(reading.book.priorities) == 3


def test_no_real_addresses():
    """Reserved for examples: example.org (RFC 2606) and 01632 960 (Ofcom, for drama)."""
    texts = str(outline(WORKBOOK.read_bytes()))
    book = reader.read(WORKBOOK).book
    assert all(m.email.endswith("@example.org") for m in book.members)
    assert all(m.telephone.startswith("01632 960") for m in book.members)
    assert len(re.findall(r"\w@\w", texts)) == len(book.members)
