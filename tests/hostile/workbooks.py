"""Workbooks as Excel, LibreOffice, Google Sheets, WPS and libraries write them, and hostile ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from random import Random

from lxml import etree

from tests.hostile.kinds import Kind, good, hostile
from tests.hostile.packages import (
    GOOD_SPELLINGS,
    HOSTILE_SPELLINGS,
    TRANSITIONAL,
    TYPES,
    Parts,
    add_part,
    put,
    relate,
    rels_of,
    rename,
    root_of,
    strict,
    with_parts,
)

MAIN = f"{TRANSITIONAL}spreadsheetml/2006/main"
R = f"{TRANSITIONAL}officeDocument/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOOK = "xl/workbook.xml"
DAYS = {14, 15, 16, 17, 22, 164, 165}  # the shipped workbook's formats of days


def x(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def sheets(parts: Parts) -> dict[str, str]:
    """The part of each sheet, by its name."""
    targets = {r.get("Id"): r.get("Target", "") for r in root_of(parts, rels_of(BOOK))}
    found = {}
    for sheet in root_of(parts, BOOK).iter(x("sheet")):
        target = targets[sheet.get(f"{{{R}}}id")]
        found[sheet.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


def each_sheet(parts: Parts) -> Iterator[etree._Element]:
    """The root of each sheet, to change; it is put back."""
    for part in sheets(parts).values():
        root = root_of(parts, part)
        yield root
        put(parts, part, root)


def changing_sheets(content: bytes, change: Callable[[etree._Element], None]) -> bytes:
    def of_all(parts: Parts) -> None:
        for root in each_sheet(parts):
            change(root)

    return with_parts(content, of_all)


def texts_of(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each cell whose words stand in it."""
    for cell in root.iter(x("c")):
        if cell.get("t") == "inlineStr":
            yield cell, "".join(t.text or "" for t in cell.iter(x("t")))


def numbers_of(root: etree._Element) -> Iterator[etree._Element]:
    return (c for c in root.iter(x("c")) if c.get("t", "n") == "n" and c.find(x("v")) is not None)


def styles_of_days(parts: Parts) -> set[str]:
    """The numbers of the cell styles that show a day."""
    used = root_of(parts, "xl/styles.xml").find(x("cellXfs"))
    assert used is not None
    return {str(n) for n, xf in enumerate(used) if int(xf.get("numFmtId", "0")) in DAYS}


# As people's programs write them


def _shared(parts: Parts, chance: Random, rich: float = 0.0) -> None:
    """Words in the strings that all sheets share."""
    strings: dict[str, int] = {}
    for root in each_sheet(parts):
        for cell, words in list(texts_of(root)):
            for child in list(cell):
                cell.remove(child)
            cell.set("t", "s")
            etree.SubElement(cell, x("v")).text = str(strings.setdefault(words, len(strings)))
    table = etree.Element(x("sst"), nsmap={None: MAIN})
    for words in strings:
        item = etree.SubElement(table, x("si"))
        _write(item, words, chance.random() < rich and len(words) > 1)
    put(parts, "xl/sharedStrings.xml", table)
    add_part(parts, "xl/sharedStrings.xml", parts["xl/sharedStrings.xml"],
             f"{SPREADSHEET}.sharedStrings+xml")  # fmt: skip
    relate(parts, BOOK, "sharedStrings", "sharedStrings.xml", "rIdStrings")


def _write(item: etree._Element, words: str, rich: bool) -> None:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    if not rich:
        etree.SubElement(item, x("t"), {space: "preserve"}).text = words
        return
    half = len(words) // 2
    for at, piece in enumerate((words[:half], words[half:])):
        run = etree.SubElement(item, x("r"))
        if at:
            properties = etree.SubElement(run, x("rPr"))
            etree.SubElement(properties, x("b"))
            etree.SubElement(properties, x("rFont"), val="Calibri")
        etree.SubElement(run, x("t"), {space: "preserve"}).text = piece
    spoken = etree.SubElement(item, x("rPh"), sb="0", eb="2")
    etree.SubElement(spoken, x("t")).text = "HOW IT IS SPOKEN"
    etree.SubElement(item, x("phoneticPr"), fontId="1")


def shared_strings(content: bytes, chance: Random) -> bytes:
    return with_parts(content, lambda parts: _shared(parts, chance))


def rich_text_and_how_it_is_spoken(content: bytes, chance: Random) -> bytes:
    """Some letters bold, and phonetic runs (ECMA-376 part 1, 18.4.6)."""
    return with_parts(content, lambda parts: _shared(parts, chance, rich=0.7))


def rich_text_in_the_cells(content: bytes, chance: Random) -> bytes:
    def change(root: etree._Element) -> None:
        for cell, words in list(texts_of(root)):
            inside = cell.find(x("is"))
            if inside is not None and len(words) > 1 and chance.random() < 0.5:
                for child in list(inside):
                    inside.remove(child)
                _write(inside, words, rich=True)

    return changing_sheets(content, change)


def as_excel_writes(content: bytes, chance: Random) -> bytes:
    """Shared strings, spans, heights, revision ids, alternatives, a chain of calculation."""
    more = (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/'
        '2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
        ' xr:uid="{00000000-0001-0000-0000-000000000000}"'
    )

    def change(parts: Parts) -> None:
        _shared(parts, chance, rich=0.1)
        for part in sheets(parts).values():
            parts[part] = parts[part].replace(b"<worksheet ", f"<worksheet{more} ".encode(), 1)
            parts[part] = re.sub(
                rb'<row r="(\d+)"', rb'<row r="\1" spans="1:17" x14ac:dyDescent="0.25"', parts[part]
            )
            parts[part] = parts[part].replace(
                b"</worksheet>",
                b'<extLst><ext uri="{78C0D931}" xmlns:x14="http://schemas.microsoft.com/office/'
                b'spreadsheetml/2009/9/main"><x14:conditionalFormattings/></ext></extLst></worksheet>',
            )
        alternative = (
            b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
            b'2006"><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\Office\\" xmlns:x15ac='
            b'"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice>'
            b"</mc:AlternateContent>"
        )
        parts[BOOK] = parts[BOOK].replace(b"<workbookPr/>", b"<workbookPr/>" + alternative, 1)
        chain = f'<calcChain xmlns="{MAIN}"><c r="A1" i="1"/></calcChain>'.encode()
        add_part(parts, "xl/calcChain.xml", chain, f"{SPREADSHEET}.calcChain+xml")
        relate(parts, BOOK, "calcChain", "calcChain.xml", "rIdChain")

    return with_parts(content, change)


def as_google_sheets_writes(content: bytes, chance: Random) -> bytes:
    """Shared strings, a thousand empty styled rows, drawings of nothing, no properties."""

    def change(parts: Parts) -> None:
        _shared(parts, chance)
        for at, part in enumerate(sheets(parts).values()):
            root = root_of(parts, part)
            data = root.find(x("sheetData"))
            assert data is not None
            last = max((int(row.get("r", "1")) for row in data), default=0)
            for number in range(last + 1, chance.choice((200, 1_000)) + 1):
                row = etree.SubElement(data, x("row"), r=str(number), ht="15.75", customHeight="1")
                for letter in "ABC":
                    etree.SubElement(row, x("c"), r=f"{letter}{number}", s="0")
            put(parts, part, root)
            drawing = f"xl/drawings/drawing{at + 1}.xml"
            add_part(
                parts, drawing,
                b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/'
                b'spreadsheetDrawing"/>',
                "application/vnd.openxmlformats-officedocument.drawing+xml",
            )  # fmt: skip
            relate(parts, part, "drawing", f"../drawings/drawing{at + 1}.xml", "rIdDrawing")
        for name in [n for n in parts if n.startswith("docProps/")]:
            del parts[name]
            parts[TYPES] = re.sub(
                rb'<Override [^>]*PartName="/%s"[^>]*/>' % name.encode(), b"", parts[TYPES]
            )
            parts["_rels/.rels"] = re.sub(
                rb'<Relationship [^>]*Target="%s"[^>]*/>' % name.encode(), b"", parts["_rels/.rels"]
            )

    return with_parts(content, change)


def as_libreoffice_writes(content: bytes, chance: Random) -> bytes:
    """Explicit types (t="n"), customFormat rows, `aca="false"` formulas, relative targets."""

    def change(parts: Parts) -> None:
        _shared(parts, chance)
        for root in each_sheet(parts):
            for cell in numbers_of(root):
                cell.set("t", "n")
            for row in root.iter(x("row")):
                row.set("customFormat", "false")
                row.set("hidden", "false")
                row.set("outlineLevel", "0")
                row.set("collapsed", "false")
            for element in list(root.iter(x("dimension"))):
                root.remove(element)
        relative = root_of(parts, rels_of(BOOK))
        for relation in relative:
            relation.set("Target", relation.get("Target", "").removeprefix("/xl/"))
        put(parts, rels_of(BOOK), relative)

    return with_parts(content, change)


def as_wps_writes(content: bytes, chance: Random) -> bytes:
    """Custom properties of Kingsoft, `xl/worksheets/sheet1.xml` in lower case, wps name spaces."""

    def change(parts: Parts) -> None:
        _shared(parts, chance, rich=0.2)
        custom = (
            b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
            b'name="KSOProductBuildVer"><vt:lpwstr>2052-11.1.0</vt:lpwstr></property></Properties>'
        )
        kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        add_part(parts, "docProps/custom.xml", custom, kind)
        relate(parts, "", "custom-properties", "docProps/custom.xml", "rIdKso")
        for part in sheets(parts).values():
            parts[part] = parts[part].replace(
                b"<worksheet ",
                b'<worksheet xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" ', 1,
            )  # fmt: skip

    return with_parts(content, change)


def with_other_names_of_parts(content: bytes, chance: Random) -> bytes:
    """`xl/worksheets/sheet.xml`, another workbook part, other folders, other capitals."""

    def change(parts: Parts) -> None:
        there = list(sheets(parts).values())
        names = chance.choice(
            (
                {there[0]: "xl/worksheets/sheet.xml"},
                {name: name.replace("sheet", "Sheet") for name in there},
                {name: name.replace("xl/worksheets/", "xl/sheets/") for name in there},
                {name: f"sheets/{at}" + ".xml" for at, name in enumerate(there)},
                {BOOK: "xl/workbook2.xml"},
                {BOOK: "workbook.xml", "xl/styles.xml": "Styles.XML"},
                {name: f"xl/worksheets/{99 - at}.xml" for at, name in enumerate(there)},
            )
        )
        rename(parts, names)

    return with_parts(content, change)


def targets_in_other_capitals(content: bytes, chance: Random) -> bytes:
    """Names of parts are compared without regard to capitals (OPC, 6.2.2)."""

    def change(parts: Parts) -> None:
        parts[rels_of(BOOK)] = parts[rels_of(BOOK)].replace(
            b"worksheets/sheet", b"worksheets/SHEET"
        )

    return with_parts(content, change)


def without_references(content: bytes, chance: Random) -> bytes:
    """Cells, and perhaps rows, that do not say where they are; blank ones stand between."""
    of_rows = chance.random() < 0.5

    def change(root: etree._Element) -> None:
        data = root.find(x("sheetData"))
        assert data is not None
        rows, number = list(data), 0
        for row in rows:
            number += 1
            while of_rows and number < int(row.get("r", "0")):
                row.addprevious(etree.Element(x("row")))
                number += 1
            if of_rows:
                del row.attrib["r"]
            column = 0
            for cell in list(row):
                column += 1
                letters = cell.get("r", "").rstrip("0123456789")
                while column < _number(letters):
                    cell.addprevious(etree.Element(x("c")))
                    column += 1
                del cell.attrib["r"]

    return changing_sheets(content, change)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def with_another_dimension(content: bytes, chance: Random) -> bytes:
    """Wrong, absent or of the whole sheet: many libraries do not know it when they begin."""
    said = chance.choice((None, "A1", "A1:A1", "A1:XFD1048576", "B2:C3", ""))

    def change(root: etree._Element) -> None:
        for element in list(root.iter(x("dimension"))):
            if said is None:
                root.remove(element)
            else:
                element.set("ref", said)

    return changing_sheets(content, change)


def with_the_epoch_of_1904(content: bytes, chance: Random) -> bytes:
    """Days as Excel for the Mac counted them."""

    def change(parts: Parts) -> None:
        days = styles_of_days(parts)
        for root in each_sheet(parts):
            for cell in numbers_of(root):
                value = cell.find(x("v"))
                if cell.get("s", "0") in days and value is not None:
                    value.text = f"{float(value.text or 0) - 1462:g}"
        parts[BOOK] = parts[BOOK].replace(
            b"<workbookPr/>",
            chance.choice((b'<workbookPr date1904="1"/>', b'<workbookPr date1904="true"/>')),
        )

    return with_parts(content, change)


def with_other_formats_of_days(content: bytes, chance: Random) -> bytes:
    """A day is a day in whatever way a country writes it."""
    form = chance.choice(
        (
            "dd/mm/yyyy", "m/d/yy", "[$-809]dddd\\ d\\ mmmm\\ yyyy;@", "yyyy\\-mm\\-dd;@",
            'd"."m"."yyyy', "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "[Red]d mmm;[Blue]d mmm",
            "dd.mm.yyyy hh:mm", "MMM-YY", '"on "d/m/yyyy', "[$-411]ge.m.d",
        )
    )  # fmt: skip

    def change(parts: Parts) -> None:
        root = root_of(parts, "xl/styles.xml")
        for number in root.iter(x("numFmt")):
            if int(number.get("numFmtId", "0")) in DAYS:
                number.set("formatCode", form)
        put(parts, "xl/styles.xml", root)

    return with_parts(content, change)


def with_built_in_formats_of_days(content: bytes, chance: Random) -> bytes:
    def change(parts: Parts) -> None:
        root = root_of(parts, "xl/styles.xml")
        for xf in root.iter(x("xf")):
            if xf.get("numFmtId") in ("164", "165"):
                xf.set("numFmtId", chance.choice(("14", "15", "22")))
        put(parts, "xl/styles.xml", root)

    return with_parts(content, change)


def with_days_as_iso_texts(content: bytes, chance: Random) -> bytes:
    """t="d", as Strict files and some libraries have days."""

    def change(parts: Parts) -> None:
        days = styles_of_days(parts)
        for root in each_sheet(parts):
            for cell in list(numbers_of(root)):
                value = cell.find(x("v"))
                if cell.get("s", "0") in days and value is not None:
                    moment = datetime(1899, 12, 30) + timedelta(days=float(value.text or 0))
                    cell.set("t", "d")
                    value.text = chance.choice(
                        (
                            f"{moment:%Y-%m-%d}",
                            f"{moment:%Y-%m-%dT%H:%M:%S}",
                            f"{moment:%Y-%m-%dT%H:%M:%S}Z",
                        )
                    )

    return with_parts(content, change)


def without_what_nobody_needs(content: bytes, chance: Random) -> bytes:
    """No theme, no tables, no views, columns, print settings: a small library's workbook."""

    def change(parts: Parts) -> None:
        for name in [
            n for n in parts if re.search(r"theme|tables/|docProps|sheet\d+\.xml\.rels", n)
        ]:
            del parts[name]
            parts[TYPES] = re.sub(
                rb'<Override [^>]*PartName="/%s"[^>]*/>' % re.escape(name.encode()),
                b"",
                parts[TYPES],
            )
        for name in (rels_of(BOOK), "_rels/.rels"):
            pattern = rb'<Relationship [^>]*Target="[^"]*(theme|docProps)[^"]*"[^>]*/>'
            parts[name] = re.sub(pattern, b"", parts[name])
        for root in each_sheet(parts):
            for element in list(root):
                if element.tag != x("sheetData"):
                    root.remove(element)

    return with_parts(content, change)


def with_parts_that_nobody_reads(content: bytes, chance: Random) -> bytes:
    """Pictures, printers, macros' remains, threads, links outside, custom XML, pivot tables."""

    def change(parts: Parts) -> None:
        part = chance.choice(list(sheets(parts).values()))
        parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(256)) * 8
        parts["xl/media/image1.emf"] = bytes(3_000)
        add_part(parts, "xl/externalLinks/externalLink1.xml",
                 f'<externalLink xmlns="{MAIN}"><externalBook/></externalLink>'.encode(),
                 f"{SPREADSHEET}.externalLink+xml")  # fmt: skip
        relate(parts, BOOK, "externalLink", "externalLinks/externalLink1.xml", "rIdOutside")
        relate(parts, part, "printerSettings", "../printerSettings/printerSettings1.bin", "rIdP")
        relate(parts, part, "hyperlink", "https://example.org/a b?c=%20#d", "rIdL",
               'TargetMode="External"')  # fmt: skip
        comments = (
            f'<comments xmlns="{MAIN}"><authors><author>P</author></authors><commentList><comment '
            'ref="A1" authorId="0"><text><t>not a cell</t></text></comment></commentList></comments>'
        )
        add_part(parts, "xl/comments1.xml", comments.encode(), f"{SPREADSHEET}.comments+xml")
        relate(parts, part, "comments", "../comments1.xml", "rIdC")
        add_part(parts, "xl/drawings/vmlDrawing1.vml", b'<xml xmlns:v="urn:x"><v:shape/></xml>',
                 "application/vnd.openxmlformats-officedocument.vmlDrawing")  # fmt: skip
        parts["customXml/item1.xml"] = b"<a/>"
        parts["docMetadata/LabelInfo.xml"] = b"<clbl:labelList xmlns:clbl='urn:y'/>"

    return with_parts(content, change)


def with_words_from_formulas(content: bytes, chance: Random) -> bytes:
    """Formulas with results, shared and array formulas; CDATA and references in words."""

    numbers = count()

    def change(root: etree._Element) -> None:
        for cell, words in list(texts_of(root)):
            if (
                int(re.sub(r"\D", "", cell.get("r", "1")) or 1) > 3
                and words
                and chance.random() < 0.3
            ):
                for child in list(cell):
                    cell.remove(child)
                cell.set("t", "str")
                formula = etree.SubElement(cell, x("f"))
                formula.text = chance.choice(
                    ("A1&B1", "VLOOKUP(1,A:B,2)", "_xlfn.XLOOKUP(1,A:A,B:B)")
                )
                if chance.random() < 0.4:
                    formula.set("t", chance.choice(("shared", "array")))
                    formula.set("ref", cell.get("r", ""))
                    formula.set("si", str(next(numbers)))
                etree.SubElement(cell, x("v")).text = words
                cell.set("cm", "1")

    return changing_sheets(content, change)


def with_cells_in_another_order(content: bytes, chance: Random) -> bytes:
    """Rows and cells that say where they are, in no order (some libraries append)."""

    def change(root: etree._Element) -> None:
        data = root.find(x("sheetData"))
        assert data is not None
        for row in list(data):
            cells = list(row)
            chance.shuffle(cells)
            row.extend(cells)
        rows = list(data)
        chance.shuffle(rows)
        data.extend(rows)

    return changing_sheets(content, change)


def with_other_sheets_between(content: bytes, chance: Random) -> bytes:
    """A chart sheet, a macro sheet, hidden and very hidden sheets of the office's own."""

    def change(parts: Parts) -> None:
        root = root_of(parts, BOOK)
        listed = root.find(x("sheets"))
        assert listed is not None
        for at, (kind, made) in enumerate(
            (
                ("chartsheet", f'<chartsheet xmlns="{MAIN}"/>'),
                ("dialogsheet", f'<dialogsheet xmlns="{MAIN}"/>'),
                ("worksheet", f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="e"><v>#REF!</v></c>'
                              "</row></sheetData></worksheet>"),
            )
        ):  # fmt: skip
            part = f"xl/{kind}s/own{at}.xml"
            add_part(parts, part, made.encode(), f"{SPREADSHEET}.{kind}+xml")
            relate(parts, BOOK, kind, f"/{part}", f"rIdOwn{at}")
            state = chance.choice(("visible", "hidden", "veryHidden"))
            sheet = etree.Element(x("sheet"), name=f"Own {at}", sheetId=str(900 + at), state=state)
            sheet.set(f"{{{R}}}id", f"rIdOwn{at}")
            listed.insert(chance.randrange(len(listed) + 1), sheet)
        put(parts, BOOK, root)

    return with_parts(content, change)


def strict_with_iso_days(content: bytes, chance: Random) -> bytes:
    return strict(with_days_as_iso_texts(content, chance), chance)


# Hostile, damaged and odd


def _some_sheet(parts: Parts, chance: Random) -> str:
    return chance.choice([part for name, part in sheets(parts).items() if name != "Read me"])


def _in_a_sheet(content: bytes, chance: Random, inside: bytes, before: bytes) -> bytes:
    def change(parts: Parts) -> None:
        part = _some_sheet(parts, chance)
        parts[part] = parts[part].replace(before, inside + before, 1)

    return with_parts(content, change)


FAR = (
    '<c r="XFD1048576"><v>5</v></c>', "<c r='XFD1048576' ><v >5</v ></c >",
    '<c s="1" r="XFD1048576" t="n"><v>5</v></c>', '<c r="$XFD$1048576"><v>5</v></c>',
    '<c r="xfd1048576"><v>5</v></c>', '<c r="ZZZ9999999"><v>5</v></c>',
    '<c r="AAAA1"><v>5</v></c>', '<c r="A0"><v>5</v></c>', '<c r="A-5"><v>5</v></c>',
    '<c r="A99999999999999999999999"><v>5</v></c>', '<c r="M1048576" t="inlineStr"><is><t>x</t></is></c>',
    '<c r="\u0661\u0662"><v>5</v></c>', '<c r=""><v>5</v></c>', '<c r="R1C1"><v>5</v></c>',
    '<c r="A1:B2"><v>5</v></c>', '<c r="XFD2" t="str"><v>far</v></c>',
)  # fmt: skip


def a_far_cell(content: bytes, chance: Random) -> bytes:
    """A cell at the end of the sheet, however it is spelt."""
    cell = chance.choice(FAR)
    row = chance.choice(('<row r="1048576">{}</row>', "<row>{}</row>", '<row r="9999999999">{}</row>',
                         '<row r="-1">{}</row>', '<row r="5">{}</row>', "{}"))  # fmt: skip
    return _in_a_sheet(content, chance, row.format(cell).encode(), b"</sheetData>")


def _value(content: bytes, chance: Random, written: str) -> bytes:
    """One cell of a table has this in it."""

    def change(parts: Parts) -> None:
        root = root_of(parts, part := _some_sheet(parts, chance))
        cells = [c for c in root.iter(x("c")) if int(re.sub(r"\D", "", c.get("r", "")) or 0) > 3]
        for cell in chance.sample(cells, min(len(cells), chance.choice((1, 1, 1, 5, 60)))):
            made = etree.fromstring(f'<c xmlns="{MAIN}" {written}')
            made.set("r", cell.get("r", ""))
            if "s" not in made.attrib and cell.get("s"):
                made.set("s", cell.get("s", ""))
            cell.getparent().replace(cell, made)
        put(parts, part, root)

    return with_parts(content, change)


ERRORS = ("#REF!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!", "#NEW!", "#", "", "x", "#BLOCKED!")
NUMBERS = (
    "1e15", "1e308", "-1e308", "1e999", "-1", "0", "-0", "2958465", "2958466", "2958465.99999",
    "0.00000001", "1", "60", "-1462", "999999999", "1e10", "nan", "inf", "4.299999999999999",
    "0.1e-400", "1_000", " 5 ", "5,0", "0x10", "\u0665", "1" * 5_000, "44231.999999999",
    "36526", "693594", "109205", "1.7976931348623157e308",
)  # fmt: skip
WORDS = (
    "31/12/9999", "1/1/0001", "0/0/0", "29/2/2021", "9999-12-31", "25:61", "24:00", "99:99:99",
    "llf-docgen-figure-1", "{{ 7 * 7 }}", "{% for x in y %}", "=cmd|' /C calc'!A0", "=1+1", "+1",
    "&lt;/w:t&gt;&lt;w:x/&gt;", "_x0000_", "_x001F_a_xD800_", "\u202e\u2066x", "e\u0301" * 40,
    "../../outside/secret", "C:\\x", "CON", "NUL.txt", "lock", "journal", "next", ".generated",
    "a/b", "x\u2028y\u2029z", "\ufeff", "\u00a0", "  ", "\U0001f4a9" * 200, "w" * 32_767, "w" * 300,
    "\u201cquoted\u201d \u0142", "[x](y)", "`", "%s%n%x{0}", "'; DROP TABLE", "PAG-2021-02", "all",
    "\x7f\x80\x85", "None", "nan", "-", "#", "#REF!", "1;2;3", "a\tb", "\u0130\u0131\u00df", "\ufb01",
    "mailto:a@b.org?x", "&#9;a&#10;b&#13;c", "0.5%", "12345678901234567890", "\u0e01" * 250,
)  # fmt: skip


def an_error_in_a_cell(content: bytes, chance: Random) -> bytes:
    error = chance.choice(ERRORS)
    quote = chance.choice("'\"")
    kind = chance.choice(("e", "e", "str", "s"))
    formula = chance.choice(("", "<f>A1</f>", "<f/>"))
    return _value(content, chance, f"t={quote}{kind}{quote}>{formula}<v>{error}</v></c>")


def a_number_that_nobody_means(content: bytes, chance: Random) -> bytes:
    style = chance.choice(("", "", 's="99999" ', 's="x" ', 's="-1" '))
    return _value(content, chance, f"{style}><v>{chance.choice(NUMBERS)}</v></c>")


def words_that_nobody_means(content: bytes, chance: Random) -> bytes:
    words = "".join(c if c >= " " else "" for c in chance.choice(WORDS))
    return _value(
        content, chance, f't="inlineStr"><is><t xml:space="preserve">{_escaped(words)}</t></is></c>'
    )


def _escaped(words: str) -> str:
    return re.sub(r"&(?!#?\w+;)", "&amp;", words).replace("<", "&lt;")


def names_of_files_otherwise(content: bytes, chance: Random) -> bytes:
    """A meeting's reference, the group or an owner of actions, wherever it stands: files are named so."""
    old = chance.choice((b"PAG-2021-02", b"Planning Action Group", b"Grace Okell", b"PAG-"))
    words = "".join(c for c in chance.choice(WORDS) if c >= " ")

    def change(parts: Parts) -> None:
        new = _escaped(words).encode()
        for part in sheets(parts).values():
            parts[part] = parts[part].replace(old, new)

    return with_parts(content, change)


def any_words_in_a_cell(content: bytes, chance: Random) -> bytes:
    """Whatever letters there are."""
    letters = "".join(
        chr(
            chance.choice(
                (
                    chance.randrange(32, 127),
                    chance.randrange(160, 0xD7FF),
                    chance.randrange(0x10000, 0x2FFFF),
                )
            )
        )
        for _ in range(chance.choice((1, 10, 300)))
    )
    letters = re.sub(r"[\ufdd0-\ufdef]|.(?<=[\ufffe\uffff])", "", letters)
    return _value(
        content, chance, f't="inlineStr"><is><t>{_escaped(letters.replace("&", "+"))}</t></is></c>'
    )


def odd_cells(content: bytes, chance: Random) -> bytes:
    """Types and contents that no program writes."""
    written = chance.choice(
        (
            't="s"><v>999999999</v></c>', 't="s"><v>-1</v></c>', 't="s"/>', 't="s"><v>1e3</v></c>',
            't="zz"><v>5</v></c>', 't=""><v>5</v></c>', 't="d"><v>9999-99-99</v></c>',
            't="d"><v>2021-02-04T09:30:00+99:00</v></c>', 't="d"><v>10000-01-01</v></c>',
            't="d"><v>0001-01-01T00:00:00+14:00</v></c>', 't="b"><v>TRUE</v></c>', 't="b"><v/></c>',
            "><v>5</v><v>6</v></c>", "><f>A1</f></c>", "><f><f><f>A1</f></f></f><v/></c>",
            't="inlineStr"><is/></c>', 't="inlineStr"><is><is><t>a</t></is></is></c>',
            "><v><v>5</v></v></c>", '><c r="A1"><v>5</v></c></c>', 't="e"/>', "><v>a<!-- x -->b</v></c>",
            't="inlineStr"><is><t>a</t><t>b</t><r><t>c</t></r></is></c>', "><is><t>x</t></is></c>",
        )
    )  # fmt: skip
    return _value(content, chance, written)


def odd_formats(content: bytes, chance: Random) -> bytes:
    """Formats that scale, hide or make no sense, of every cell that has one."""
    form = chance.choice(
        (
            "0%", "0,", "0,,", "# ?/?", "0.00E+00", ";;;", '"x"', "@", "[>5]0;[<=5]\"few\"", "\u00a30.00",
            "0000000000", "[$\u20ac-407] #,##0", "[h]:mm:ss", "mm:ss.0", "General", "", "Standard",
            "0" * 5_000, "[" * 3_000, '"' * 999, "\\", "y" * 3_000, "[Color999]0", "[DBNum1]0", "?" * 255,
            "#,##0_);(#,##0)", "_-* #,##0_-", "*" * 200, "0;0;0;0;0;0", "[>1e999]0", "e" * 100,
            "[$-FFFFFFFF]d", "[<" + "9" * 400 + "]0", "m" * 9_999, "0/0/0",
            "0;-0;;@", "dd/mm/yyyy;;", "0;", "[<=9999999]###-####;(00000) ######",
            "h:mm:ss.00", "0;0;0;", "d" * 200_000,
        )
    )  # fmt: skip

    def change(parts: Parts) -> None:
        root = root_of(parts, "xl/styles.xml")
        for number in root.iter(x("numFmt")):
            number.set("formatCode", form)
        for xf in root.iter(x("xf")):
            if xf.get("numFmtId") == "0" and chance.random() < 0.5:
                xf.set(
                    "numFmtId",
                    chance.choice(("9", "10", "164", "44", "46", "99999999999", "x", "-1")),
                )
        put(parts, "xl/styles.xml", root)

    return with_parts(content, change)


def many_formats(content: bytes, chance: Random) -> bytes:
    many = chance.choice((65_000, 700_000))

    def change(parts: Parts) -> None:
        part = parts["xl/styles.xml"]
        parts["xl/styles.xml"] = part.replace(
            b"</cellXfs>", b'<xf numFmtId="165"/>' * many + b"</cellXfs>"
        )

    return with_parts(content, change)


def without_styles(content: bytes, chance: Random) -> bytes:
    """Days are bare numbers then, which nobody can tell from numbers."""

    def change(parts: Parts) -> None:
        del parts["xl/styles.xml"]
        parts[TYPES] = re.sub(rb"<Override [^>]*styles[^>]*/>", b"", parts[TYPES])
        parts[rels_of(BOOK)] = re.sub(
            rb"<Relationship [^>]*styles[^>]*/>", b"", parts[rels_of(BOOK)]
        )

    return with_parts(content, change)


def merged_without_end(content: bytes, chance: Random) -> bytes:
    area = chance.choice(
        ("A1:XFD1048576", "A4:Q1048576", "A1:ZZZ9999999", "XFD1048576:A1", "A1", "x")
    )
    many = chance.choice((1, 1, 50_000))
    merged = f'<mergeCells>{f"""<mergeCell ref="{area}"/>""" * many}</mergeCells>'
    return _in_a_sheet(content, chance, merged.encode(), b"</worksheet>")


def rows_without_end(content: bytes, chance: Random) -> bytes:
    """Millions of cells or rows, empty or not, in one sheet or in a hidden one."""
    cell = chance.choice(
        ("<c/>", '<c s="1"/>', "<c><v>5</v></c>", "<row/>", '<row hidden="1"/>', "<x/>")
    )
    many = chance.choice((100_000, 1_000_000, 2_500_000))
    inside = f"<row>{cell * many}</row>" if cell.startswith("<c") else cell * many
    return _in_a_sheet(content, chance, inside.encode(), b"</sheetData>")


def long_comments(content: bytes, chance: Random) -> bytes:
    piece = chance.choice(("<c ", "<row ", "<mergeCell ", "<c r='", "&lt;", "{{", "<!-", '"'))
    many = chance.choice((50_000, 300_000))
    comment = f"<!-- {(piece * many).replace('--', '- ')} -->"
    return _in_a_sheet(content, chance, comment.encode(), b"<sheetData>")


def many_sheets(content: bytes, chance: Random) -> bytes:
    many = chance.choice((300, 999, 100_000))
    called = chance.choice(("Own {}", "Meetings {}", "", "Meetings", "\u0660{}", "x" * 200))

    def change(parts: Parts) -> None:
        listed = "".join(
            f'<sheet xmlns:r="{R}" name="{called.format(at)}" sheetId="{at + 500}" r:id="rId6"/>'
            for at in range(many)
        )
        parts[BOOK] = parts[BOOK].replace(b"</sheets>", listed.encode() + b"</sheets>")

    return with_parts(content, change)


def sheets_that_are_elsewhere(content: bytes, chance: Random) -> bytes:
    """A sheet's relation names no part, an outside one, the workbook itself, another sheet."""
    target = chance.choice(
        ("worksheets/none.xml", "../../outside/secret.txt", "workbook.xml", "styles.xml", "",
         "worksheets/sheet1.xml", "/xl/../xl/worksheets/sheet6.xml", "http://127.0.0.1:9/s.xml")
    )  # fmt: skip

    def change(parts: Parts) -> None:
        root = root_of(parts, rels_of(BOOK))
        for relation in root:
            if "worksheet" in relation.get("Type", "") and chance.random() < 0.2:
                relation.set("Target", target)
                if target.startswith("http"):
                    relation.set("TargetMode", "External")
        put(parts, rels_of(BOOK), root)

    return with_parts(content, change)


def odd_strings(content: bytes, chance: Random) -> bytes:
    """Shared strings too few, too many, nested, or of another root."""

    def change(parts: Parts) -> None:
        _shared(parts, chance, rich=0.2)
        part = parts["xl/sharedStrings.xml"]
        parts["xl/sharedStrings.xml"] = chance.choice(
            (
                part.replace(b"<si>", b"<si><si>", 1).replace(b"</si>", b"</si></si>", 1),
                re.sub(rb"<si>.*?</si>", b"", part, count=20),
                part.replace(b"</sst>", b"<si/>" * 200_000 + b"</sst>"),
                part.replace(b"</sst>", b"<si><r><t>a</t></r></si>" * 100_000 + b"</sst>"),
                part.replace(b"<sst", b'<sst count="-1" uniqueCount="99999999999"', 1),
                part.replace(b"</t>", b"x" * 10_000_000 + b"</t>", 1),
                b"<sst/>", b"", part.replace(b"<rPh ", b"<t/><rPh ", 1),
            )
        )  # fmt: skip

    return with_parts(content, change)


def a_heading_or_sheet_otherwise(content: bytes, chance: Random) -> bytes:
    """One letter off, twice, empty, of another kind: told, never a defect."""

    def change(parts: Parts) -> None:
        root = root_of(parts, part := _some_sheet(parts, chance))
        headings = [
            c
            for c in root.iter(x("c"))
            if c.get("r", "").endswith("3") and len(c.get("r", "")) == 2
        ]
        for cell in headings:
            text = next(cell.iter(x("t")), None)
            if text is not None and chance.random() < 0.3:
                words = text.text or ""
                text.text = chance.choice(
                    (
                        words[:-1],
                        words.upper(),
                        "",
                        f" {words} ",
                        words * 2,
                        "Date",
                        "\u00a0".join(words.split()),
                    )
                )
        put(parts, part, root)
        if chance.random() < 0.3:
            old = chance.choice((b'name="Meetings"', b'name="KPIs"', b'name="Terms"'))
            parts[BOOK] = parts[BOOK].replace(
                old, chance.choice((b'name="Meeting"', b'name=""', b"", b'name="Terms"'))
            )

    return with_parts(content, change)


def without_some_rows(content: bytes, chance: Random) -> bytes:
    """Any rows of any sheets fall away, and with them what others name."""

    def change(parts: Parts) -> None:
        for root in each_sheet(parts):
            for row in list(root.iter(x("row"))):
                if int(row.get("r", "0")) > 3 and chance.random() < 0.15:
                    row.getparent().remove(row)

    return with_parts(content, change)


def cells_exchanged(content: bytes, chance: Random) -> bytes:
    """Values in each other's place: days where words belong, and the other way round."""

    def change(parts: Parts) -> None:
        root = root_of(parts, part := _some_sheet(parts, chance))
        cells = [c for c in root.iter(x("c")) if int(re.sub(r"\D", "", c.get("r", "")) or 0) > 3]
        for _ in range(chance.choice((1, 3, 20))):
            one, other = chance.choice(cells), chance.choice(cells)
            first, second = one.get("r", ""), other.get("r", "")
            one.set("r", second)
            other.set("r", first)
        put(parts, part, root)

    return with_parts(content, change)


def links_to_blank_cells(content: bytes, chance: Random) -> bytes:
    """Of a blank cell a formula makes 0; of one that is not there, an error."""
    formulas = ("Members!$Z$99", "'[x.xlsx]Sheet 1'!A1", 'IFERROR(VLOOKUP(A1,B:C,2),"")', "1-1",
                'INDIRECT("Members!Z99")', "Table[[#This Row],[Owner]]", "(" * 2000, "")  # fmt: skip
    results = (("n", "0"), ("n", "-0"), ("n", "0.0"), ("str", "0"), ("e", "#N/A"), ("str", "#N/A"))

    def change(root: etree._Element) -> None:
        for cell in root.iter(x("c")):
            if chance.random() < 0.1:
                kind, result = chance.choice(results)
                for child in list(cell):
                    cell.remove(child)
                cell.set("t", kind)
                formula = etree.SubElement(cell, x("f"))
                formula.text = chance.choice(formulas)
                if chance.random() < 0.3:
                    formula.set("t", "shared")
                    formula.set("si", str(chance.randrange(3)))
                etree.SubElement(cell, x("v")).text = result

    return changing_sheets(content, change)


def lines_below_the_table(content: bytes, chance: Random) -> bytes:
    """A total, and notes in whatever column, with blank rows between."""
    lines = ("Total", "Please keep this list short", "10", "A-2020-11", "* as agreed", "-----")

    def change(root: etree._Element) -> None:
        data = root.find(x("sheetData"))
        assert data is not None
        at = max((int(row.get("r", "0")) for row in data), default=0)
        for _ in range(chance.randrange(1, 5)):
            at += chance.randrange(1, 4)
            row = etree.SubElement(data, x("row"), r=str(at))
            for column in sorted(chance.sample("ABCDEFG", chance.randrange(1, 3))):
                cell = etree.SubElement(row, x("c"), r=f"{column}{at}", t="inlineStr")
                inside = etree.SubElement(cell, x("is"))
                etree.SubElement(inside, x("t")).text = chance.choice(lines)

    return changing_sheets(content, change)


KINDS: tuple[Kind, ...] = (
    *good(
        shared_strings,
        rich_text_and_how_it_is_spoken,
        rich_text_in_the_cells,
        as_excel_writes,
        as_google_sheets_writes,
        as_libreoffice_writes,
        as_wps_writes,
        with_other_names_of_parts,
        targets_in_other_capitals,
        without_references,
        with_another_dimension,
        with_the_epoch_of_1904,
        with_other_formats_of_days,
        with_built_in_formats_of_days,
        with_days_as_iso_texts,
        strict_with_iso_days,
        without_what_nobody_needs,
        with_parts_that_nobody_reads,
        with_words_from_formulas,
        with_cells_in_another_order,
        with_other_sheets_between,
        *GOOD_SPELLINGS,
    ),
    *hostile(
        a_far_cell,
        an_error_in_a_cell,
        a_number_that_nobody_means,
        words_that_nobody_means,
        names_of_files_otherwise,
        any_words_in_a_cell,
        links_to_blank_cells,
        lines_below_the_table,
        odd_cells,
        odd_formats,
        many_formats,
        without_styles,
        merged_without_end,
        rows_without_end,
        long_comments,
        many_sheets,
        sheets_that_are_elsewhere,
        odd_strings,
        a_heading_or_sheet_otherwise,
        without_some_rows,
        cells_exchanged,
        *HOSTILE_SPELLINGS,
    ),
)
