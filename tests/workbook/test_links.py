"""A link to a blank cell gives 0, as no calculation does."""

from __future__ import annotations

import pytest

from llf_docgen.workbook.reading.cells import Budget, read_cells
from llf_docgen.workbook.reading.found import Shared
from llf_docgen.workbook.reading.links import is_link, with_links


@pytest.mark.parametrize(
    "formula",
    [
        "Members!Z99",
        "=Members!$Z$99",
        "+B4",
        "'Head teachers (old)'!A1",
        "'[returns 2021.xlsx]Sheet 1'!A1",
        "[1]Sheet1!$A$1",
        "Plan[[#This Row],[Owner]]",
        "Plan[@Owner]",
        "Head_teacher",
        'INDIRECT("Members!Z"&99)',
        "VLOOKUP(A4,Data!A:C,3,FALSE)",
        "_xlfn.XLOOKUP(A4,Data!A:A,Data!C:C)",
        "INDEX(Data!C:C,MATCH(A4,Data!A:A,0))",
        'IFERROR(VLOOKUP(A4,Data!A:C,3,FALSE),"")',
        "IFNA(IFERROR(Data!C4,0),0)",
        "OFFSET(Data!A1,3,2)",
        "(Data!F2)",
        'IF(ISERROR(VLOOKUP(A4,B:C,2)),"",VLOOKUP(A4,B:C,2))',
        'IF(Data!A5="m1",Data!B5,"")',
        'IF(ISNA(MATCH(A4,B:B,0)),"",INDEX(C:C,MATCH(A4,B:B,0)))',
        "Data!A1:A3",
        '_xlfn.IFS(A4="x",B4,A4="y",C4)',
        '_xlfn.SWITCH(A4,"x",B4,"y",C4,"")',
    ],
)
def test_a_formula_that_only_fetches(formula):
    assert is_link(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "B4-C4",
        "SUM(B4:B9)",
        'COUNTIF(Data!A:A,"x")',
        "Data!B4*100",
        "INDEX(Data!C:C,4)-INDEX(Data!C:C,5)",
        "VLOOKUP(A4,B:C,2)+0",
        'IF(Data!B4="","",Data!B4)',
        'IF(ISBLANK(Data!B4),"",Data!B4)',
        'IF(A4="x",B4*2,C4)',
        'IF(A4="x","","")',
        '_xlfn.IFS(A4="x",B4,A4="y",SUM(C4:C9))',
        '_xlfn.SWITCH(A4,"x",B4,"y",C4,0)',
        "(B4)-(C4)",
        "IFERROR(B4/C4,0)",
        "0",
        "1-1",
        "",
        "FALSE",
        "'a'!B4-'b'!B4",
        "'a'!A1&'b'!A1",
    ],
)
def test_a_formula_that_works_something_out(formula):
    assert not is_link(formula)


@pytest.mark.parametrize(
    "part", ["(", "'", "[", "A", "!", "IFERROR(", "IF(", "IF(1,", '"', "A.", "[["]
)
def test_a_long_formula_ends(part):
    assert not is_link(part * 4000 + "-")


def test_a_formula_of_many_calls_inside_one_another_ends():
    assert not is_link("IF(1," * 1300 + "B4" + ")" * 1300)
    assert is_link("IF(1," * 30 + "B4" + ")" * 30)


def test_a_formula_that_cells_share_is_written_at_the_first():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<worksheet xmlns="{main}"><sheetData><row>'
        '<c r="A1"><f t="shared" si="0" ref="A1:C1">B!Z1</f><v>4</v></c>'
        '<c><f t="shared" si="0"/><v>0</v></c><c r="C1"><f>A1-B1</f><v>0</v></c>'
        '<c r="D1" t="e"><f>B!Z2</f><v>#N/A</v></c><c r="E1"><v>0</v></c>'
        '</row></sheetData><extLst><f xmlns="urn:of-another">B!Z1</f></extLst></worksheet>'
    ).encode()
    cells = with_links(read_cells(xml, Shared(), Budget()), xml, lambda *_: True)
    assert cells.calculated == {(1, 2), (1, 3), (1, 4)}
    assert cells.links == {(1, 2)}


@pytest.mark.parametrize(
    ("formula", "is_link_to_blank"),
    [
        ("B1", False),
        ("$B$1", False),
        ("Data!C2", False),
        ("'Data'!$C$2", False),
        ('IF(A9="x",Data!C2,"")', False),
        ("IFERROR(Data!C2,0)", False),
        ("Data!C3", True),
        ("'[1]Data'!C2", True),
        ("[1]Data!C2", True),
        ("Elsewhere!C2", True),
        ("VLOOKUP(A1,Data!B:C,2)", True),
        ('IF(A9="x",Data!C2,Data!C3)', True),
    ],
)
def test_a_nought_that_the_other_cell_holds_is_no_blank(formula, is_link_to_blank):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1"><f>{formula}</f><v>0</v></c>'
        '<c r="B1"><v>0</v></c></row></sheetData></worksheet>'
    ).encode()
    there = {("", (1, 2)), ("Data", (2, 3))}
    found = with_links(read_cells(xml, Shared(), Budget()), xml, lambda *at: at not in there)
    assert found.links == ({(1, 1)} if is_link_to_blank else frozenset())
    assert not found.perhaps


@pytest.mark.parametrize(
    ("formula", "may_be"),
    [
        ('IF(A9="","",Data!C3)', True),
        ("IF(A9>3,Data!C3,SUM(A2:A9))", True),
        ("", True),
        ('IF(A9="","",Data!C2)', False),
        ('IF(A9="","",COUNTIF(A2:A9,"x"))', False),
        ("COUNTIF(Data!A:A,1)", False),
        ("SUM(Data!C3:C9)", False),
        ("Data!C3*1", False),
    ],
)
def test_a_formula_of_which_a_branch_is_a_link_may_be_one(formula, may_be):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1"><f>{formula}</f><v>0</v></c>'
        "</row></sheetData></worksheet>"
    ).encode()
    found = with_links(read_cells(xml, Shared(), Budget()), xml, lambda *at: at != ("Data", (2, 3)))
    assert (found.links, found.perhaps) == (frozenset(), {(1, 1)} if may_be else frozenset())


@pytest.mark.parametrize("last", ["<v>0</v>", "<f>SUM(B1)</f><v>0</v>", "<f>SUM(B1)</f>", ""])
@pytest.mark.parametrize(
    "of", ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "urn:x"]
)
def test_formulas_of_rules_after_the_last_cell_are_none_of_its(last, of):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def read(after: str):
        xml = (
            f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1">{last}</c></row>'
            f"</sheetData>{after}</worksheet>"
        ).encode()
        return with_links(read_cells(xml, Shared(), Budget()), xml, lambda *_: True)

    rule = (
        f'<ext xmlns:x="{of}"><x:f>Data!C3</x:f><x:f t="shared" si="0">B1</x:f><x:v>7</x:v></ext>'
    )
    assert read(f"<extLst>{rule}</extLst>") == read("")
