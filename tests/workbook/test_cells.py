"""One truth about a cell: whatever program wrote it, and however it spelt it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time, timedelta
from xml.parsers import expat

import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.workbook.reading.cells import (
    MOST_CELLS,
    Budget,
    DocumentType,
    TooMuch,
    read_cells,
    read_strings,
)
from llf_docgen.workbook.reading.formats import GENERAL, built_in, format_of
from llf_docgen.workbook.reading.found import DAMAGED, Cells, Shared
from llf_docgen.workbook.reading.sheets import read_grids

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
SHARED = Shared(("none", "one", "two"), tuple(map(built_in, (0, 10, 14, 20, 46, 49))))


def sheet(cells: str, space: str = MAIN) -> bytes:
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def read(xml: bytes | str, shared: Shared = SHARED) -> Cells:
    return read_cells(xml if isinstance(xml, bytes) else sheet(xml), shared, Budget())


def only(cells: str) -> object:
    """The value of the one cell that has one."""
    found = read(cells)
    ((_, line),) = found.rows.items()
    ((_, value),) = line.items()
    return value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B4"><v>5</v></c>', 5.0),
        ('<c r="B4" t="n"><v>5E2</v></c>', 500.0),
        ('<c r="B4" t="s"><v>2</v></c>', "two"),
        ('<c r="B4" t="str"><f>A1</f><v>two</v></c>', "two"),
        ('<c r="B4" t="inlineStr"><is><t>two</t></is></c>', "two"),
        ('<c r="B4" t="inlineStr"><is><r><t>tw</t></r><r><t>o</t></r></is></c>', "two"),
        ('<c r="B4" t="inlineStr"><is><t>two</t><rPh><t>TOO</t></rPh></is></c>', "two"),
        ('<c r="B4" t="inlineStr"><v>two</v></c>', "two"),
        ('<c r="B4" t="b"><v>1</v></c>', True),
        ('<c r="B4" t="b"><v>0</v></c>', False),
        ('<c r="B4" t="d"><v>2021-02-04T09:30:00</v></c>', datetime(2021, 2, 4, 9, 30)),
        ('<c r="B4" t="d"><v>4 February</v></c>', "4 February"),
        ('<c r="B4" s="2"><v>44231</v></c>', datetime(2021, 2, 4)),
        ('<c r="B4" s="3"><v>0.395833333333333</v></c>', time(9, 30)),
        ('<c r="B4" s="4"><v>1.5</v></c>', timedelta(days=1.5)),
        ('<c r="B4" s="2"><v>1e15</v></c>', 1e15),
        ('<c r="B4" s="2"><v>-1</v></c>', -1.0),
        ('<c r="B4" s="999999999999"><v>5</v></c>', 5.0),
        ('<c r="B4" s="x"><v>5</v></c>', 5.0),
        ('<c r="B4" t="inlineStr"><is><t>a_x0041_ \n</t></is></c>', "aA"),
    ],
)
def test_a_value_is_what_the_cell_holds(cell, value):
    assert read(f'<row r="4">{cell}</row>').rows == {4: {2: value}}


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ('<row r="7"><c r="C7"><v>5</v></c></row>', (7, 3)),
        ("<row r='7'><c r='C7' ><v >5</v ></c ></row>", (7, 3)),
        ('<row r="7"><c><v>5</v></c></row>', (7, 1)),
        ('<row r="7"><c/><c r="D7"/><c><v>5</v></c></row>', (7, 5)),
        ("<row/><row><c/><c><v>5</v></c></row>", (2, 2)),
        ('<row r="7"><c r="c7"><v>5</v></c></row>', (7, 3)),
        ('<row r="7"><c r="C9"><v>5</v></c></row>', (9, 3)),
        ('<row r="0"><c r="?"><v>5</v></c></row>', (1, 1)),
        ('<row r="7"><c r="XFE7"><v>5</v></c></row>', (7, 1)),
        ('<row r="7"><c r="A99999999999"><v>5</v></c></row>', (7, 1)),
        ('<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>', (1_048_576, 16_384)),
        ('<row r="7" a="&gt;"><!-- <c r="A1"/> --><c r="C7"><v>5</v></c></row>', (7, 3)),
        ('<row r="7"><c r="C7"><v><![CDATA[5]]></v></c></row>', (7, 3)),
    ],
)
def test_a_cell_is_where_it_says_or_behind_the_one_before(cell, place):
    ((row, line),) = read(cell).rows.items()
    assert (row, *line) == place
    assert list(line.values()) == [5.0]


@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-8-sig", "iso-8859-1"])
@pytest.mark.parametrize("space", [MAIN, STRICT])
def test_prefixes_and_codings_make_no_difference(coding, space):
    declared = coding.removesuffix("-sig")
    xml = (
        f'<?xml version="1.0" encoding="{declared}"?><x:worksheet xmlns:x="{space}"><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Zo\u00eb</x:t></x:is></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert read(xml.encode(coding)).rows == {1: {1: "Zo\u00eb"}}


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ("<c r='A1' t='e'><v>#REF!</v></c>", "#REF!"),
        ('<c r="A1" t="e"><v>#GETTING_DATA</v></c>', "#GETTING_DATA"),
        ('<c r="A1" t="e"><v>#NEW!</v></c>', "#NEW!"),
        ('<c r="A1" t="e"><v/></c>', "#VALUE!"),
        ('<c r="A1" t="e"/>', None),
        ('<c r="A1" t="str"><f>X</f><v>#SPILL!</v></c>', "#SPILL!"),
        ('<c r="A1" t="inlineStr"><is><t>#N/A</t></is></c>', "#N/A"),
        ('<c r="A1" t="inlineStr"><is><t>#1 in the list</t></is></c>', None),
        ('<c r="A1" t="s"><v>3</v></c>', ""),
        ('<c r="A1" t="s"><v>-1</v></c>', ""),
        ('<c r="A1" t="s"><v>x</v></c>', ""),
    ],
)
def test_an_error_is_one_however_it_is_written(cell, error):
    found = read(f'<row r="1">{cell}</row>')
    assert found.errors == ({} if error is None else {(1, 1): error})


@pytest.mark.parametrize(
    ("cell", "uncalculated"),
    [
        ("<c r='A1'><f>B1</f></c>", True),
        ("<c r='A1'><f>B1</f><v/></c>", True),
        ("<c r='A1' t='s'><f/></c>", False),
        ("<c r='A1' t='str'><f>B1</f><v></v></c>", False),
        ("<c r='A1'><f>B1</f><v>0</v></c>", False),
        ("<c r='A1'/>", False),
    ],
)
def test_a_formula_without_a_result_is_told(cell, uncalculated):
    assert bool(read(f"<row>{cell}</row>").uncalculated) == uncalculated


def test_hidden_rows_and_merged_areas_are_known():
    cells = '<row hidden="1" r="3"/><row r="2" hidden="true"/><row r="5" hidden="0"/>'
    merged = '<mergeCells><mergeCell ref="B2:D4"/><mergeCell ref="?"/></mergeCells>'
    found = read(sheet(cells).replace(b"</sheetData>", f"</sheetData>{merged}".encode()))
    assert found.hidden_rows == (2, 3)
    assert found.merged == ((2, 2, 4, 4),)


@pytest.mark.parametrize(
    "xml",
    [
        b"<!DOCTYPE a>" + sheet(""),
        b'<!DOCTYPE a [<!ENTITY e "x">]>' + sheet("<row><c><v>&e;</v></c></row>"),
        b"<!--" + b"x" * 5_000 + b"--><!DOCTYPE a>" + sheet(""),
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>').encode("utf-16"),
    ],
)
def test_a_document_type_is_refused_wherever_it_stands(xml):
    with pytest.raises(DocumentType):
        read(xml)


@pytest.mark.parametrize("xml", [b"<a>", b"no xml", sheet("<row>"), sheet("<row>&e;</row>"), b"\0"])
def test_what_is_no_xml_is_told_as_that(xml):
    with pytest.raises(expat.ExpatError):
        read(xml)


def test_no_more_cells_are_read_than_anybody_types():
    cells = sheet("<row/>" + "<c/>" * 9)
    assert read_cells(cells, SHARED, Budget(10)) == Cells()
    with pytest.raises(TooMuch):
        read_cells(cells, SHARED, Budget(9))
    both = Budget(19)
    read_cells(cells, SHARED, both)
    with pytest.raises(TooMuch):
        read_cells(cells, SHARED, both)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B4" t="inlineStr">\n<is>\n<r>\n<t>Big</t>\n</r>\n<r>\n<t>ger</t>\n</r>\n</is>\n</c>', "Bigger"),
        ('<c r="B4" t="str">\n<f>A1</f>\n<v>two</v>\n</c>\n', "two"),
        ('<c r="B4">\n<v>5</v>\n</c>', 5.0),
    ],
)  # fmt: skip
def test_space_between_elements_is_no_word(cell, value):
    assert only(f'<row r="4">\n{cell}\n</row>') == value


@pytest.mark.parametrize("kind", ["", ' t="str"'])
def test_a_formula_without_a_result_is_told_however_it_is_spaced(kind):
    cell = f'<c r="B4"{kind}>\n<f>1</f>\n</c>'
    assert read(f'<row r="4">{cell}</row>').uncalculated == {(4, 2)}
    assert read(f'<row r="4"><c r="B4"{kind}><f>1</f></c></row>').uncalculated == {(4, 2)}


def test_strings_are_read_without_how_they_are_spoken():
    xml = (
        f'<sst xmlns="{MAIN}"><si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r></si>'
        "<si><t>three</t><rPh><t>sree</t></rPh></si><si/></sst>"
    ).encode()
    assert read_strings(xml, Budget()) == ["one", "two", "three", ""]
    with pytest.raises(TooMuch):
        read_strings(xml, Budget(3))


def test_a_format_is_known_by_its_place_among_the_styles():
    found = read('<row><c s="1"><v>0.9</v></c><c s="0"><v>1</v></c><c s="5"><v>1</v></c></row>')
    assert found.formats == {(1, 1): built_in(10)}


def test_days_of_an_old_mac_count_from_1904():
    shared = Shared((), (GENERAL, format_of("d mmmm yyyy")), from_1904=True)
    cell = '<row><c s="1"><v>42769</v></c></row>'
    assert read(cell, shared).rows == {1: {1: datetime(2021, 2, 4)}}


# --- the parts that a package's relations name

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(**parts: str) -> bytes:
    """A workbook of one sheet Actions; parts by their names, `__` for a slash, can be others."""
    whole = {
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Actions" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet("<row><c><v>1</v></c></row>").decode(),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in (whole | parts).items():
            archive.writestr(name, content)
    return target.getvalue()


def _relations(*targets: tuple[str, str], mode: str = "") -> str:
    told = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{RELATIONS}">{told}</Relationships>'


def first_cell(content: bytes) -> object:
    grids, _ = read_grids(content, "book.xlsx")
    return grids["actions"].value(1, 1)


TWO = sheet("<row><c><v>2</v></c></row>").decode()


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"xl/_rels/workbook.xml.rels": _relations(("worksheet", "/xl/worksheets/sheet1.xml"))},
        {"xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/SHEET1.XML"))},
        {"xl/_rels/workbook.xml.rels": _relations(("worksheet", "../xl/worksheets/sheet1.xml"))},
        {"xl/worksheets/sheet2.xml": TWO},
    ],
)
def test_a_sheet_is_the_part_that_the_relation_names(parts):
    assert first_cell(package(**parts)) == 1.0


def test_another_workbook_part_is_the_workbook_where_the_package_says_so():
    parts = {
        "_rels/.rels": _relations(("officeDocument", "/xl/book2.xml")),
        "xl/book2.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Actions" r:id="r0"/></sheets></workbook>',
        "xl/_rels/book2.xml.rels": _relations(("worksheet", "worksheets/sheet2.xml")),
        "xl/worksheets/sheet2.xml": TWO,
    }
    assert first_cell(package(**parts)) == 2.0


@pytest.mark.parametrize(
    "target",
    [
        _relations(("worksheet", "worksheets/gone.xml")),
        _relations(("worksheet", "https://example.org/x.xml"), mode=' TargetMode="External"'),
        _relations(("worksheet", "worksheets/sheet1.xml"), mode=' TargetMode="External"'),
        _relations(),
    ],
)
def test_a_workbook_whose_sheets_are_nowhere_is_told_as_that(target):
    with pytest.raises(UnusableFile, match="holds none of the sheets that it lists"):
        first_cell(package(**{"xl/_rels/workbook.xml.rels": target}))


def test_more_sheets_than_anybody_uses_are_refused():
    many = '<sheet name="A" r:id="r0"/>' * 1_001
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{many}</sheets></workbook>'
    with pytest.raises(UnusableFile, match="more than 1,000 sheets"):
        first_cell(package(**{"xl/workbook.xml": book}))


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (sheet("<row/>" + "<c/>" * MOST_CELLS).decode(), f"more than {MOST_CELLS:,} cells"),
        ("<worksheet>", "is damaged and can't be read"),
    ],
    ids=["too many cells", "no XML"],
)
def test_what_cannot_be_read_is_said_plainly(xml, says):
    with pytest.raises(UnusableFile, match=says):
        first_cell(package(**{"xl/worksheets/sheet1.xml": xml}))


def test_a_sheet_that_nobody_reads_may_hold_anything():
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Actions" r:id="r0"/>'
        '<sheet name="My own" r:id="r1"/></sheets></workbook>'
    )
    relations = _relations(
        ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/own.xml")
    )
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations,
        "xl/worksheets/own.xml": "<damaged",
    }
    assert first_cell(package(**parts)) == 1.0


def test_the_part_of_a_format_that_a_number_falls_in_is_the_cells_format():
    shared = Shared((), (GENERAL, format_of('[<=1]0%;0"%"')))
    found = read(
        '<row r="4"><c r="B4" s="1"><v>0.88</v></c><c r="C4" s="1"><v>88</v></c></row>', shared
    )
    assert found.formats[4, 2].percent
    assert not found.formats[4, 3].percent


@pytest.mark.parametrize(
    "number",
    [
        *("44_231", "1_0.5", "\u0664\u0664\u0662\u0663\u0661", "\uff11", "4 4231", "0x10", "0b1"),
        *(
            "inf",
            "-INF",
            "Infinity",
            "nan",
            "NaN",
            "1e999",
            "five",
            "1,5",
            "1.5.2",
            "--1",
            "1e",
            ".",
        ),
    ],
)
@pytest.mark.parametrize("kind", ["", ' t="n"'])
def test_a_number_that_is_none_in_xml_is_a_damaged_cell(number, kind):
    found = read(f'<row r="4"><c r="B4"{kind}><v>{number}</v></c></row>')
    assert found.rows == {}
    assert found.errors == {(4, 2): DAMAGED}


@pytest.mark.parametrize(
    ("number", "value"),
    [(" 5 ", 5.0), ("+5", 5.0), ("5.", 5.0), (".5", 0.5), ("5E+2", 500.0), ("-0", 0.0)],
)
def test_a_number_is_one_however_xml_may_spell_it(number, value):
    assert only(f'<row r="4"><c r="B4"><v>{number}</v></c></row>') == value


@pytest.mark.parametrize("cell", ['t="s"><v>1_0', 't="s"><v>\u0661', 't="b"><v>yes', 't="b"><v>2'])
def test_a_string_or_a_truth_that_is_none_in_xml_is_a_damaged_cell(cell):
    shared = Shared(tuple(map(str, range(20))), SHARED.formats)
    found = read(f'<row r="4"><c r="B4" {cell}</v></c></row>', shared)
    assert found.rows == {}
    assert found.errors == {(4, 2): DAMAGED}
