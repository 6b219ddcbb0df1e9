"""Which parts of a package hold the workbook, and what they have in common."""

from __future__ import annotations

import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.package import open_parts
from llf_docgen.workbook.reading import parts as module
from llf_docgen.workbook.reading.cells import Budget
from llf_docgen.workbook.reading.parts import Relation, Workbook
from tests.workbook import marking
from tests.workbook.marking import MAIN, RELATIONS, Parts, shipped


def opened(edit=lambda parts: None) -> Workbook:
    return Workbook(open_parts(shipped(edit), "x", "xlsx"), "x.xlsx")


def styles(inner: str) -> list[bool]:
    """Of each style of a cell whether it shows per cent."""

    def edit(parts: Parts) -> None:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{inner}'.encode()

    return [format.percent for format in opened(edit).shared(Budget()).formats]


def test_only_the_styles_of_cells_count_and_each_in_its_place():
    xfs = '<xf numFmtId="0"/><xf numFmtId="9"><xf/></xf><xf/><xf numFmtId="200"/><xf numFmtId="x"/>'
    own = '<numFmts><numFmt numFmtId="200" formatCode="0.0%"/></numFmts>'
    other = '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    found = styles(
        f"{own}{other}<cellXfs>{xfs}</cellXfs><dxfs><xf numFmtId='9'/></dxfs></styleSheet>"
    )
    assert found == [False, True, False, False, True, False]


def test_of_damaged_styles_what_can_be_read_counts():
    assert styles('<cellXfs><xf numFmtId="9"/><xf') == [True]
    assert styles("") == []


def test_a_part_is_named_as_the_package_spells_it():
    def edit(parts: Parts) -> None:
        parts["xl/worksheets/SHEET1.XML"] = parts.pop("xl/worksheets/sheet1.xml")

    book = opened(edit)
    assert book.part == "xl/workbook.xml"
    assert book.sheets()[0].part == "xl/worksheets/SHEET1.XML"
    assert book.sheets()[0].kind == f"{RELATIONS}/worksheet"
    first = next(r for r in book.relations("xl/workbook.xml") if r.id == "rId1")
    assert first == Relation("rId1", f"{RELATIONS}/worksheet", "xl/worksheets/SHEET1.XML")
    assert book.relations_part("xl/Workbook.xml") == "xl/_rels/workbook.xml.rels"
    assert book.relations_part("xl/new.xml") == "xl/_rels/new.xml.rels"


def test_a_relation_to_nothing_and_one_that_leads_outside_have_no_part():
    def edit(parts: Parts) -> None:
        del parts["xl/worksheets/sheet1.xml"]
        rels = "xl/_rels/workbook.xml.rels"
        outside = b'Target="/xl/worksheets/sheet2.xml" TargetMode="External"'
        parts[rels] = parts[rels].replace(b'Target="/xl/worksheets/sheet2.xml"', outside)

    first, second, third = opened(edit).sheets()[:3]
    assert (first.part, first.xml, second.part, second.xml) == ("", b"", "", b"")
    assert third.part == "xl/worksheets/sheet3.xml"


@pytest.mark.parametrize("kind", marking.KINDS)
def test_however_it_is_written_the_sheets_are_found(kind):
    assert [s.name for s in opened(kind).sheets()] == [s.name for s in opened().sheets()]


def test_relations_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_TAGS", 20)
    with pytest.raises(UnusableFile, match="too many relations"):
        opened().sheets()
