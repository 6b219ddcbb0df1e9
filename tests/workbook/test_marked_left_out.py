"""What a marked copy can't have: macros and signatures."""

from __future__ import annotations

import pytest

from llf_docgen.package import TYPES, content_type, write_parts
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.reading.cells import Budget, read_cells
from llf_docgen.workbook.reading.found import Shared
from llf_docgen.workbook.writing.left_out import without_what_cant_stay
from llf_docgen.workbook.writing.relations import (
    free,
    with_relation,
    with_types,
    without_relations,
    without_types,
)
from tests.workbook.marking import RELATIONS, Parts, marked_parts, shipped

OF_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
SIGNED = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BOOK = "xl/_rels/workbook.xml.rels"


def relate(parts: Parts, part: str, kind: str, target: str) -> None:
    parts[part], _ = with_relation(parts.get(part, b""), kind, target)


def with_macros(parts: Parts) -> None:
    """As Excel writes an .xlsm, with a signature of the macros and a ribbon that calls them."""
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts[TYPES] = parts[TYPES].replace(PLAIN.encode(), kind.encode())
    parts[TYPES] = with_types(
        parts[TYPES],
        {
            "xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
            "xl/vbaProjectSignature.bin": "application/vnd.ms-office.vbaProjectSignature",
        },
    )
    parts["xl/vbaProject.bin"] = parts["xl/vbaProjectSignature.bin"] = b"\xd0\xcf\x11\xe0"
    parts["customUI/customUI.xml"] = b"<customUI/>"
    relate(parts, BOOK, f"{OF_MICROSOFT}/vbaProject", "xl/vbaProject.bin")
    signature = f"{OF_MICROSOFT}/vbaProjectSignature"
    relate(parts, "xl/_rels/vbaProject.bin.rels", signature, "xl/vbaProjectSignature.bin")
    relate(parts, "_rels/.rels", f"{OF_MICROSOFT}/ui/extensibility", "customUI/customUI.xml")


def with_signature(parts: Parts) -> None:
    """As Excel signs a workbook."""
    parts["_xmlsignatures/origin.sigs"] = b""
    parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    relate(parts, "_rels/.rels", f"{SIGNED}/origin", "_xmlsignatures/origin.sigs")
    rels = "_xmlsignatures/_rels/origin.sigs.rels"
    relate(parts, rels, f"{SIGNED}/signature", "_xmlsignatures/sig1.xml")
    kind = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
    parts[TYPES] = with_types(parts[TYPES], {"_xmlsignatures/sig1.xml": kind})


def told(parts: Parts) -> object:
    """What the first sheet says is left out."""
    page = read_cells(parts["xl/worksheets/toCorrect1.xml"], Shared(), Budget())
    return page.rows.get(3, {}).get(1)


@pytest.mark.parametrize("kind", ["sheet", "template", "addin"])
def test_macros_are_left_out_and_that_is_said(kind):
    def edit(parts: Parts) -> None:
        with_macros(parts)
        parts[TYPES] = parts[TYPES].replace(
            b"ms-excel.sheet.macro", f"ms-excel.{kind}.macro".encode()
        )

    content = shipped(edit)
    parts = marked_parts(content)
    assert told(parts) == "Left out of this copy: macros."
    assert not [name for name in parts if "vba" in name.casefold() or "custom" in name]
    assert not [name for name in parts if b"vbaProject" in parts[name]]
    assert content_type(parts, "xl/workbook.xml") == PLAIN
    assert reader.read_content(write_parts(parts), "x") == reader.read_content(content, "x")


@pytest.mark.parametrize("kind", ["xlMacrosheet", "xlIntlMacrosheet"])
def test_macros_of_excel_4_are_sheets(kind):
    def edit(parts: Parts) -> None:
        relate(parts, BOOK, f"{OF_MICROSOFT}/{kind}", "xl/macrosheets/sheet1.xml")
        sheet = f'<sheet name="Macro1" sheetId="77" xmlns:q="{RELATIONS}" q:id="rId21"/>'
        book = parts["xl/workbook.xml"].replace(b"<sheets>", b"<sheets>" + sheet.encode())
        names = b'</sheets><definedNames><definedName name="a" localSheetId="0">Macro1!A1'
        names += b'</definedName><definedName name="b" localSheetId="2">Terms!A1</definedName>'
        parts["xl/workbook.xml"] = book.replace(b"</sheets>", names + b"</definedNames>")
        parts["xl/macrosheets/sheet1.xml"] = b"<macrosheet/>"
        type = {"xl/macrosheets/sheet1.xml": "application/vnd.ms-excel.macrosheet+xml"}
        parts[TYPES] = with_types(parts[TYPES], type)

    content = shipped(edit)
    parts = marked_parts(content)
    assert told(parts) == "Left out of this copy: macros."
    assert not [name for name in parts if b"macrosheet" in parts[name].lower()]
    assert b"Macro1" not in parts["xl/workbook.xml"]
    assert b'<definedName name="b" localSheetId="2">Terms' in parts["xl/workbook.xml"]
    assert reader.read_content(write_parts(parts), "x") == reader.read_content(content, "x")


def test_a_template_of_a_workbook_becomes_a_workbook():
    template = PLAIN.replace("sheet.main", "template.main").encode()
    parts = marked_parts(
        shipped(lambda p: p.update({TYPES: p[TYPES].replace(PLAIN.encode(), template)}))
    )
    assert content_type(parts, "xl/workbook.xml") == PLAIN
    assert told(parts) is None


def test_a_signature_is_left_out_since_the_copy_is_another_workbook():
    parts = marked_parts(shipped(with_signature))
    assert told(parts) == "Left out of this copy: digital signatures."
    assert not [name for name in parts if "_xmlsignatures" in name]
    assert b"_xmlsignatures" not in parts[TYPES] + parts["_rels/.rels"]


def test_both_are_said():
    parts = marked_parts(shipped(lambda p: (with_macros(p), with_signature(p))))
    assert told(parts) == "Left out of this copy: macros, digital signatures."


def test_what_something_else_shows_stays():
    """Macros that claim to hold the workbook itself, and one of its sheets."""

    def edit(parts: Parts) -> None:
        with_macros(parts)
        kind = f"{OF_MICROSOFT}/vbaProjectSignature"
        for target in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            relate(parts, "xl/_rels/vbaProject.bin.rels", kind, target)

    parts = marked_parts(shipped(edit))
    assert {"xl/workbook.xml", "xl/worksheets/sheet1.xml"} <= parts.keys()
    assert "xl/vbaProject.bin" not in parts


def test_macros_that_lack_and_macros_elsewhere():
    def outside(parts: Parts) -> None:
        kind = (
            f'Type="{OF_MICROSOFT}/vbaProject" Target="http://x.test/a.bin" TargetMode="External"'
        )
        entry = f'<Relationship Id="v" {kind}/></Relationships>'.encode()
        parts[BOOK] = parts[BOOK].replace(b"</Relationships>", entry)
        relate(parts, BOOK, f"{OF_MICROSOFT}/vbaProject", "xl/none.bin")

    parts = marked_parts(shipped(outside))
    assert told(parts) == "Left out of this copy: macros."
    assert b"vbaProject" not in parts[BOOK]


def test_a_plain_workbook_is_left_as_it_is():
    from llf_docgen.package import open_parts

    parts = open_parts(shipped(), "x", "xlsx")
    assert without_what_cant_stay(parts) == (parts, [])


TYPES_OF = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS_OF = "http://schemas.openxmlformats.org/package/2006/relationships"


def test_lists_of_the_package_keep_what_is_in_them():
    xml = f"<p:Relationships xmlns:p='{RELATIONS_OF}'><p:Relationship Id='RID1' Type='a'/>"
    made, id = with_relation(f"{xml}</p:Relationships>".encode(), "kind", "xl/a & b.xml")
    assert id == "rId2"
    assert made.decode() == (
        f'{xml}<p:Relationship Id="rId2" Type="kind" Target="/xl/a &amp; b.xml"/></p:Relationships>'
    )
    assert without_relations(made, {"rId2"}).decode() == f"{xml}</p:Relationships>"
    assert with_relation(b"", "kind", "a")[0].startswith(b"<Relationships xmlns=")
    types = f'<Types xmlns="{TYPES_OF}"><Default Extension="xml" ContentType="a"/></Types>'.encode()
    more = with_types(types, {"xl/a.xml": "k"})
    assert more.endswith(b'<Override PartName="/xl/a.xml" ContentType="k"/></Types>')
    assert without_types(more, ["XL/A.xml"]) == types
    assert with_types(b"", {}) == f'<Types xmlns="{TYPES_OF}"></Types>'.encode()


def test_a_name_is_free_whatever_its_capitals():
    assert free("xl/A{}.xml", ["XL/a1.xml", "xl/a3.xml"]) == "xl/A2.xml"
