"""The first sheet of a marked copy, and its place in the list of sheets."""

from __future__ import annotations

import pytest
from lxml import etree

from llf_docgen.model.finding import Finding, Level
from llf_docgen.workbook.reading.cells import Budget, read_cells
from llf_docgen.workbook.reading.found import Cells, Shared
from llf_docgen.workbook.writing import to_correct as module
from llf_docgen.workbook.writing.book_part import namespace_of, with_first_sheet, without_sheets
from llf_docgen.workbook.writing.marked_styles import Styles
from llf_docgen.workbook.writing.to_correct import free_title, to_correct
from tests.workbook.marking import MAIN, RELATIONS, STRICT, finding

LEVELS = {level: str(number) for number, level in enumerate(Level, 10)}
STYLES = Styles({}, title="1", heading="2", text="3", link="4", levels=LEVELS)


def page(*findings: Finding, titles: tuple[str, ...] = (), left_out: tuple[str, ...] = ()) -> bytes:
    return to_correct(findings, titles, left_out, STYLES, MAIN)


def read(xml: bytes) -> Cells:
    return read_cells(xml, Shared(), Budget())


def test_a_row_for_each_finding():
    xml = page(finding("Actions", 4, 6), finding("Terms", 0, 0, "Missing.", Level.INFO))
    rows = read(xml).rows
    assert rows[1] == {1: "To correct"}
    assert "This is a copy." in str(rows[2][1])
    assert 3 not in rows
    assert list(rows[5].values()) == ["Level", "Where", "What to correct", "Rule", "Clause"]
    assert list(rows[6].values()) == ["error", "Actions!F4", "Wrong.", "a-rule", "Purpose"]
    assert list(rows[7].values()) == ["info", "Terms", "Missing.", "a-rule", "Purpose"]
    styles = [c.get("s") for c in etree.fromstring(xml).iter("{*}c")][-10:]
    assert styles == [
        LEVELS[Level.ERROR],
        "4",
        "3",
        "3",
        "3",
        LEVELS[Level.INFO],
        "3",
        "3",
        "3",
        "3",
    ]


def test_nothing_to_correct_and_what_is_left_out():
    rows = read(page(left_out=("macros", "digital signatures"))).rows
    assert rows[1] == {1: "Nothing to correct"}
    assert rows[3] == {1: "Left out of this copy: macros, digital signatures."}


def test_it_is_printed_and_read_well():
    root = etree.fromstring(page(finding("Actions", 4, 6)))
    (pane,), (setup,) = root.iter("{*}pane"), root.iter("{*}pageSetup")
    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "A6")
    assert (setup.get("orientation"), setup.get("fitToHeight")) == ("landscape", "0")
    assert [v.get("tabSelected") for v in root.iter("{*}sheetView")] == ["1"]


@pytest.mark.parametrize(
    ("letters", "height"), [(0, "15.5"), (95, "15.5"), (96, "31"), (100_000, "409")]
)
def test_a_row_is_as_high_as_its_message_up_to_what_excel_takes(letters, height):
    (row,) = list(etree.fromstring(page(finding("A", 1, 1, "x" * letters))).iter("{*}row"))[3:]
    assert row.get("ht") == height


def test_a_message_is_text_whatever_it_holds():
    odd = "=1+1 <b>&\x00\ufffe _x0041_ " + "\U0001f600" * 20_000
    xml = page(finding("A", 1, 1, odd))
    text = str(read(xml).rows[6][3])
    assert text.startswith("=1+1 <b>& _x0041_ \U0001f600")
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert b"<f>" not in xml


def links(xml: bytes) -> dict[str, str]:
    return {
        h.get("ref", ""): h.get("location", "") for h in etree.fromstring(xml).iter("{*}hyperlink")
    }


def test_links_go_to_the_cells_by_the_sheets_own_names():
    odd = 'O\'Neil & "Co"'
    found = (
        finding("actions ", 4, 6),
        finding(odd, 1, 1),
        finding("Gone", 1, 1),
        finding("Actions", 0, 0),
    )
    assert links(page(*found, titles=("Actions", odd))) == {
        "B6": "'Actions'!F4", "B7": "'O''Neil & \"Co\"'!A1"
    }  # fmt: skip
    assert "hyperlinks" not in page(finding("Gone", 1, 1)).decode()


def test_there_are_no_more_links_than_excel_takes(monkeypatch):
    monkeypatch.setattr(module, "MOST_LINKS", 2)
    found = [finding("Actions", row, 1) for row in range(1, 6)]
    assert len(links(page(*found, titles=("Actions",)))) == 2


@pytest.mark.parametrize(
    ("taken", "title"),
    [
        ((), "To correct"),
        (("to CORRECT",), "To correct (new)"),
        (("To correct", "To correct (new)"), "To correct (new) (new)"),
        (tuple("To correct" + " (new)" * n for n in range(4)), "To correct (2)"),
        ((*("To correct" + " (new)" * n for n in range(4)), "To correct (2)"), "To correct (3)"),
    ],
)
def test_the_title_is_one_that_no_sheet_has(taken, title):
    assert free_title(taken) == title
    assert len(free_title(taken)) <= 31


SHEET = '<sheet name="A" sheetId="1" r:id="rId1"/>'


def listed(inner: str, title: str = "To correct") -> str:
    begin = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
    made = with_first_sheet(f"{begin}{inner}</workbook>".encode(), title, "rId9").decode()
    return made.removeprefix(begin).removesuffix("</workbook>")


NEW = f'<sheet xmlns:r="{RELATIONS}" name="To correct" sheetId="2" r:id="rId9"/>'
VIEWS = "<bookViews><workbookView/></bookViews>"


@pytest.mark.parametrize(
    ("there", "made"),
    [
        (f"<sheets>{SHEET}</sheets>", f"{VIEWS}<sheets>{NEW}{SHEET}</sheets>"),
        (
            f'<bookViews><workbookView a="1" firstSheet="3" activeTab="5"/></bookViews><sheets>{SHEET}</sheets>',
            f'<bookViews><workbookView a="1" firstSheet="0" activeTab="0"/></bookViews><sheets>{NEW}{SHEET}</sheets>',
        ),
        (f"{VIEWS}<sheets>{SHEET}</sheets>", f"{VIEWS}<sheets>{NEW}{SHEET}</sheets>"),
        (f"<bookViews/><sheets>{SHEET}</sheets>", f"{VIEWS}<sheets>{NEW}{SHEET}</sheets>"),
        (
            f"<sheets>{SHEET}</sheets><definedNames><definedName name='a' localSheetId='0'>A!1</definedName>"
            "<definedName name='b'>A!2</definedName></definedNames>",
            f"{VIEWS}<sheets>{NEW}{SHEET}</sheets><definedNames>"
            "<definedName name='a' localSheetId=\"1\">A!1</definedName>"
            "<definedName name='b'>A!2</definedName></definedNames>",
        ),
        (
            f"<sheets>{SHEET}</sheets><extLst><ext><d:definedNames xmlns:d='d'><d:definedName localSheetId='4'/>"
            "</d:definedNames></ext></extLst>",
            f"{VIEWS}<sheets>{NEW}{SHEET}</sheets><extLst><ext><d:definedNames xmlns:d='d'>"
            "<d:definedName localSheetId=\"5\"/></d:definedNames></ext></extLst>",
        ),
    ],
)  # fmt: skip
def test_it_is_the_first_in_the_list_and_the_one_that_is_open(there, made):
    assert listed(there) == made


def test_a_list_without_any_sheet():
    new = NEW.replace('"2"', '"1"')
    assert listed("<workbookPr/><sheets/><calcPr/>") == (
        f"<workbookPr/>{VIEWS}<sheets>{new}</sheets><calcPr/>"
    )
    assert listed("<calcPr/>") == f"{VIEWS}<sheets>{new}</sheets><calcPr/>"


def test_the_list_keeps_its_prefix_and_its_namespace():
    xml = f'<x:workbook xmlns:x="{STRICT}"><x:sheets><x:sheet sheetId="1"/></x:sheets></x:workbook>'
    made = with_first_sheet(xml.encode(), 'To "correct" & <more>', "rId9")
    sheets = list(etree.fromstring(made).iter(f"{{{STRICT}}}sheet"))
    assert [sheet.get("sheetId") for sheet in sheets] == ["2", "1"]
    assert sheets[0].get("name") == 'To "correct" & <more>'
    assert namespace_of(made) == STRICT


def test_sheets_that_go_take_their_names_along():
    def sheet(number: int) -> str:
        return f'<sheet name="{number}" r:id="rId{number}"/>'

    def name(place: object) -> str:
        return f'<definedName name="a" localSheetId="{place}">A</definedName>'

    def book(*inner: str) -> bytes:
        return (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{"".join(inner)}</workbook>'.encode()
        )

    there = book(
        "<sheets>", *map(sheet, range(5)), "</sheets><definedNames><definedName/>",
        *map(name, (0, 1, 2, 3, 4, 9, "x")), "</definedNames>",
    )  # fmt: skip
    assert without_sheets(there, {"rId1", "rId3", "rId77"}) == book(
        "<sheets>", *map(sheet, (0, 2, 4)), "</sheets><definedNames><definedName/>",
        *map(name, (0, 1, 2, 9, "x")), "</definedNames>",
    )  # fmt: skip
    assert without_sheets(there, {"rId77"}) == there
