"""The cells of a sheet coloured, in its bytes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from llf_docgen.model.cells import letters
from llf_docgen.workbook.reading.cells import Budget, read_cells
from llf_docgen.workbook.reading.found import Shared
from llf_docgen.workbook.reading.place import Place
from llf_docgen.workbook.writing.marked_cells import look, marked, unselected
from llf_docgen.workbook.writing.splice import TooMuch
from tests.workbook.marking import MAIN, OF_STRICT, RELATIONS, STRICT


def coloured(xml: str, *wanted: Place, drawing: str = "") -> str:
    """The sheet, with style 7 at each wanted cell; what it holds stands within a worksheet."""
    begin, end = f'<worksheet xmlns="{MAIN}">', "</worksheet>"
    seen = look(f"{begin}{xml}{end}".encode(), wanted)
    return marked(seen, lambda mark: "7", drawing).decode().removeprefix(begin).removesuffix(end)


@pytest.mark.parametrize(
    ("there", "made"),
    [
        # a cell that is there
        ('<row r="2"><c r="B2"/></row>', '<row r="2"><c r="B2" s="7"/></row>'),
        ('<row r="2"><c s="1" r="B2"><v>1</v></c></row>', '<row r="2"><c s="7" r="B2"><v>1</v></c></row>'),
        ("<row r='2'><c r='B2' s='1' t='s'/></row>", "<row r='2'><c r='B2' s=\"7\" t='s'/></row>"),
        ('<row r="2" spans="1:9"><c r="B2"/></row>', '<row r="2" spans="1:9"><c r="B2" s="7"/></row>'),
        # by its place only
        ("<row/><row><c/><c/><c/></row>", '<row/><row><c/><c s="7"/><c/></row>'),
        ('<row r="2"><c/><c><f>1+1</f></c></row>', '<row r="2"><c/><c s="7"><f>1+1</f></c></row>'),
        # one that is not there
        ('<row r="2"><c r="A2"/><c r="C2"/></row>', '<row r="2"><c r="A2"/><c r="B2" s="7"/><c r="C2"/></row>'),
        ('<row r="2"><c r="A2"/></row>', '<row r="2"><c r="A2"/><c r="B2" s="7"/></row>'),
        ('<row r="2"><c r="AA2"/></row>', '<row r="2"><c r="B2" s="7"/><c r="AA2"/></row>'),
        ('<row r="2" spans="1:1"></row>', '<row r="2"><c r="B2" s="7"/></row>'),
        ('<row r="2" ht="9"/>', '<row r="2" ht="9"><c r="B2" s="7"/></row>'),
        ("<row/><row/>", '<row/><row><c r="B2" s="7"/></row>'),
        # nor its row
        ('<row r="1"/><row r="3"/>', '<row r="1"/><row r="2"><c r="B2" s="7"/></row><row r="3"/>'),
        ('<row r="1"/>', '<row r="1"/><row r="2"><c r="B2" s="7"/></row>'),
        ("<row/>", '<row/><row r="2"><c r="B2" s="7"/></row>'),
        ("", '<row r="2"><c r="B2" s="7"/></row>'),
        # out of their order, as no program writes them: a cell is not put in twice
        ('<row r="9"/><row r="2"><c r="B2"/></row>', '<row r="9"/><row r="2"><c r="B2" s="7"/></row>'),
        ('<row r="2"><c r="D2"/><c r="B2"/></row>', '<row r="2"><c r="D2"/><c r="B2" s="7"/></row>'),
        ('<row r="2"/><row r="2"/>', '<row r="2"><c r="B2" s="7"/></row><row r="2"/>'),
        ('<row r="2"><c r="B7"/></row>', '<row r="2"><c r="B7"/><c r="B2" s="7"/></row>'),
        # what looks like a cell and is none
        (
            '<row r="2"><c r="A2"><extLst><row r="2"><c r="B2"/></row></extLst></c></row>',
            '<row r="2"><c r="A2"><extLst><row r="2"><c r="B2"/></row></extLst></c><c r="B2" s="7"/></row>',
        ),
        ('<row r="2"><!-- <c r="B2"/> --></row>', '<row r="2"><!-- <c r="B2"/> --><c r="B2" s="7"/></row>'),
        ('<row r="2"><d:c xmlns:d="d" r="B2"/></row>', '<row r="2"><d:c xmlns:d="d" r="B2"/><c r="B2" s="7"/></row>'),
    ],
)  # fmt: skip
def test_a_cell_gets_another_style_or_is_put_in(there, made):
    before, after = (
        f"<cols/><sheetData>{there}</sheetData>",
        f"<cols/><sheetData>{made}</sheetData>",
    )
    assert coloured(before, (2, 2)) == after


def test_many_cells_at_once():
    there = '<row r="2"/><row r="5"><c r="C5"/></row>'
    wanted = [(1, 1), (2, 2), (2, 1), (3, 4), (5, 2), (5, 3), (5, 9), (6, 1), (6, 2)]
    assert coloured(f"<sheetData>{there}</sheetData>", *wanted) == (
        "<sheetData>"
        '<row r="1"><c r="A1" s="7"/></row>'
        '<row r="2"><c r="A2" s="7"/><c r="B2" s="7"/></row>'
        '<row r="3"><c r="D3" s="7"/></row>'
        '<row r="5"><c r="B5" s="7"/><c r="C5" s="7"/><c r="I5" s="7"/></row>'
        '<row r="6"><c r="A6" s="7"/><c r="B6" s="7"/></row>'
        "</sheetData>"
    )


ROW = '<row r="2"><c r="B2" s="7"/></row>'


@pytest.mark.parametrize(
    ("there", "made"),
    [
        ("<sheetData/>", f"<sheetData>{ROW}</sheetData>"),
        ('<sheetData a="/>" />', f'<sheetData a="/>" >{ROW}</sheetData>'),
        ("<cols/><pageMargins/>", f"<cols/><sheetData>{ROW}</sheetData><pageMargins/>"),
        ("<cols/>", f"<cols/><sheetData>{ROW}</sheetData>"),
        ("", f"<sheetData>{ROW}</sheetData>"),
    ],
)
def test_a_sheet_without_any_cell(there, made):
    assert coloured(there, (2, 2)) == made


def test_a_sheet_that_is_one_tag():
    made = marked(look(f'<worksheet xmlns="{MAIN}"/>'.encode(), [(2, 2)]), lambda mark: "7", "rId1")
    assert made.decode() == (
        f'<worksheet xmlns="{MAIN}"><sheetData>{ROW}</sheetData>'
        f'<legacyDrawing xmlns:r="{RELATIONS}" r:id="rId1"/></worksheet>'
    )


@pytest.mark.parametrize("space", [MAIN, STRICT])
def test_what_is_put_in_has_the_sheets_own_prefix(space):
    xml = f'<x:worksheet xmlns:x="{space}"><x:sheetData><x:row r="2"/></x:sheetData></x:worksheet>'
    made = marked(look(xml.encode(), [(2, 2), (3, 1)]), lambda mark: "7", "rId1").decode()
    office = OF_STRICT if space == STRICT else RELATIONS
    assert made == (
        f'<x:worksheet xmlns:x="{space}"><x:sheetData><x:row r="2"><x:c r="B2" s="7"/></x:row>'
        '<x:row r="3"><x:c r="A3" s="7"/></x:row></x:sheetData>'
        f'<x:legacyDrawing xmlns:r="{office}" r:id="rId1"/></x:worksheet>'
    )


@pytest.mark.parametrize(
    ("there", "base"),
    [
        ('<sheetData><row r="2" s="5"><c r="B2" s="3"/></row></sheetData>', "3"),
        ('<sheetData><row r="2" s="5" customFormat="1"><c r="B2"/></row></sheetData>', "0"),
        ('<sheetData><row r="2" s="5" customFormat="1"/></sheetData>', "5"),
        ('<sheetData><row r="2" s="5" customFormat="true"><c r="C2"/></row></sheetData>', "5"),
        ('<sheetData><row r="2" s="5"/></sheetData>', "0"),
        ('<cols><col min="1" max="3" style="4"/></cols><sheetData><row r="2"/></sheetData>', "4"),
        ('<cols><col min="1" max="16384" style="4"/></cols><sheetData/>', "4"),
        ('<cols><col min="3" max="9" style="4"/></cols><sheetData/>', "0"),
        ('<cols><col min="1" max="9"/></cols><sheetData/>', "0"),
        ('<cols><col min="x" max="" style="4"/></cols><sheetData/>', "0"),
        (
            '<cols><col min="2" max="2" style="4"/></cols>'
            '<sheetData><row r="2" s="5" customFormat="1"/></sheetData>',
            "5",
        ),
    ],
)
def test_a_cell_keeps_the_look_of_its_own_its_row_or_its_column(there, base):
    seen = look(f'<worksheet xmlns="{MAIN}">{there}</worksheet>'.encode(), [(2, 2)])
    assert [mark.base for mark in seen.marks] == [base]


@pytest.mark.parametrize(
    ("there", "made"),
    [
        ("<sheetData/><pageSetup/>", "<sheetData/><pageSetup/>*"),
        ("<sheetData/><drawing/><tableParts/>", "<sheetData/><drawing/>*<tableParts/>"),
        ("<sheetData/><legacyDrawingHF/><extLst/>", "<sheetData/>*<legacyDrawingHF/><extLst/>"),
        ("<sheetData/><rowBreaks/><picture/>", "<sheetData/><rowBreaks/>*<picture/>"),
        ("<sheetData/><legacyDrawing/><tableParts/>", "<sheetData/>*<tableParts/>"),
        (
            '<sheetData/><m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-'
            'compatibility/2006"><m:Choice><controls/></m:Choice></m:AlternateContent>',
            '<sheetData/>*<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-'
            'compatibility/2006"><m:Choice><controls/></m:Choice></m:AlternateContent>',
        ),
        ("<sheetData><extLst/></sheetData>", "<sheetData><extLst/></sheetData>*"),
    ],
)
def test_the_drawing_of_the_notes_stands_at_its_place(there, made):
    element = f'<legacyDrawing xmlns:r="{RELATIONS}" r:id="rId9"/>'
    assert coloured(there, drawing="rId9") == made.replace("*", element)


def test_the_drawing_that_is_there_is_known_by_its_relation():
    drawing = f'<legacyDrawing xmlns:r="{RELATIONS}" r:id="rId3"/>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData/>{drawing}</worksheet>'.encode()
    seen = look(xml, [])
    assert seen.drawing_id == "rId3"
    assert marked(seen, lambda mark: "7") == xml


def test_a_sheet_of_another_kind_has_no_cells():
    xml = f'<chartsheet xmlns="{MAIN}"><sheetViews/></chartsheet>'.encode()
    assert marked(look(xml, [(2, 2)]), lambda mark: "7") == xml
    assert not list(look(xml, [(2, 2)]).marks)


@pytest.mark.parametrize("root", ["worksheet", "chartsheet"])
def test_a_sheet_is_no_longer_selected(root):
    view = "<{0}><sheetViews><sheetView a='tabSelected' {1}workbookViewId='0'/></sheetViews></{0}>"
    xml = view.format(root, "tabSelected='1' ")
    assert unselected(xml.encode()).decode() == view.format(root, "")
    assert unselected(unselected(xml.encode())) == unselected(xml.encode())


def test_only_what_stands_before_the_cells_is_read_for_that():
    damaged = b"<worksheet><sheetViews><sheetView tabSelected='1'/></sheetViews><sheetData></x>"
    assert b"tabSelected" not in unselected(damaged)
    assert unselected(b"<worksheet tabSelected") == b"<worksheet tabSelected"


def test_nothing_is_walked_that_is_too_deep():
    deep = b"<worksheet><a>" + b"<b>" * 300 + b"</b>" * 300 + b"</a></worksheet>"
    with pytest.raises(TooMuch):
        look(deep, [])
    with pytest.raises(TooMuch):
        unselected(deep.replace(b"<a>", b"<a tabSelected='1'>"))


@st.composite
def sheets(draw: st.DrawFn) -> tuple[str, set[Place]]:
    """Rows and cells in order, some without saying where they are, and which there are."""
    there: set[Place] = set()
    xml, before = "", 0
    for row in sorted(draw(st.sets(st.integers(1, 9)))):
        cells, at = "", 0
        for column in sorted(draw(st.sets(st.integers(1, 30), max_size=6))):
            there.add((row, column))
            tells = column != at + 1 or draw(st.booleans())
            cells += f'<c r="{letters(column)}{row}">' if tells else "<c>"
            cells += f"<v>{100 * row + column}</v></c>"
            at = column
        tells = row != before + 1 or draw(st.booleans())
        xml += f'<row r="{row}">{cells}</row>' if tells else f"<row>{cells}</row>"
        before = row
    return f'<worksheet xmlns="{MAIN}"><sheetData>{xml}</sheetData></worksheet>', there


def in_order(items: Iterable[object]) -> bool:
    listed = list(items)
    return listed == sorted(set(listed))


@given(sheets(), st.sets(st.tuples(st.integers(1, 10), st.integers(1, 31))))
def test_whatever_the_sheet_each_wanted_cell_is_marked_once_and_in_order(sheet, wanted):
    xml, there = sheet
    made = marked(look(xml.encode(), wanted), lambda mark: f"{mark.place[0]}{mark.place[1]:02}")
    before, after = (read_cells(x, Shared(), Budget()) for x in (xml.encode(), made))
    assert before.rows == after.rows
    places, row = [], 0
    for line in etree.fromstring(made).iter("{*}row"):
        row, column = int(line.get("r", row + 1)), 0
        for cell in line:
            said = cell.get("r", "")
            column = _column(said) if said else column + 1
            places.append((row, column))
            expected = f"{row}{column:02}" if (row, column) in wanted else None
            assert cell.get("s") == expected
    assert set(places) == there | wanted
    assert in_order(places)


def _column(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number


def test_a_sheet_is_walked_once_however_much_is_marked():
    """Steps are counted by what the parser tells: twice the rows, twice the steps."""
    import sys

    def steps(rows: int) -> int:
        cells = "".join(f'<row r="{r}"><c r="A{r}"/><c r="C{r}"/></row>' for r in range(1, rows))
        xml = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'.encode()
        wanted = [(row, column) for row in range(1, 2 * rows, 2) for column in (1, 2, 5)]
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            marked(look(xml, wanted), lambda mark: "7")
        finally:
            sys.setprofile(None)
        return counted

    assert steps(400) < 2.5 * steps(200)
