"""A copy of a workbook with every finding at its cell, whoever wrote the workbook."""

from __future__ import annotations

import copy as copying
import io
import re
import subprocess
import sys

import openpyxl
import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.model.finding import Level
from llf_docgen.package import TYPES, content_type, open_parts, write_parts
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing.marked_copy import marked_copy
from tests.conftest import ROOT, WORKBOOK
from tests.workbook import marking
from tests.workbook.marking import SOME, Parts, finding, found_in, marked_parts, sheet_of, shipped

DATA = sorted((ROOT / "tests" / "data").glob("*.xlsx"))
EDITED = re.compile(
    r"\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml"
    r"|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/comments.*"
)


def loaded(content: bytes) -> openpyxl.Workbook:
    """By openpyxl, which knows no Strict workbooks."""
    parts = open_parts(content, "x", "xlsx")
    if any(marking.STRICT.encode() in part for part in parts.values()):
        for name in parts:
            part = parts[name].replace(marking.STRICT.encode(), marking.MAIN.encode())
            parts[name] = part.replace(marking.OF_STRICT.encode(), marking.RELATIONS.encode())
        content = write_parts(parts)
    return openpyxl.load_workbook(io.BytesIO(content))


def colour(cell) -> str:
    return str(cell.fill.fgColor.rgb)[2:]


@pytest.mark.parametrize("kind", [*marking.KINDS, *marking.ODD])
def test_however_it_is_written_each_cell_is_coloured_and_has_its_note(kind):
    content = shipped(kind)
    copy = marked_copy(content, SOME)
    book = loaded(copy)
    assert book.sheetnames == ["To correct", *loaded(content).sheetnames]
    actions = book["Actions"]
    assert [colour(actions[a]) for a in ("F4", "B40", "B900")] == ["F4CCCC", "CFE2F3", "F4CCCC"]
    note = actions["F4"].comment
    assert note.text == "error: =Nobody of that name.\n\nwarning: Not in Members."
    assert note.author == "llf-docgen"
    assert actions["B900"].comment.text == "breach: Far below."
    assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == ["To correct"]
    assert book.active.title == "To correct"
    assert reader.read_content(copy, "x").book == reader.read_content(content, "x").book


@pytest.mark.parametrize("path", [WORKBOOK, *DATA], ids=lambda path: path.stem)
def test_nothing_else_of_a_workbook_changes(path):
    content = path.read_bytes()
    found = found_in(content)
    assert found
    copy = marked_copy(content, found)
    before, after = (open_parts(c, "x", "xlsx") for c in (content, copy))
    assert [name for name in before if before[name] != after[name] and not EDITED.match(name)] == []
    assert reader.read_content(copy, "x") == reader.read_content(content, "x")
    given, made = loaded(content), loaded(copy)
    marked = {(f.cell.sheet, f.cell.address) for f in found if f.cell.row}
    for sheet in given.worksheets:
        again = made[sheet.title]
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            other = again[cell.coordinate]
            assert other.value == cell.value
            style = copying.copy(other._style)  # of all styles the numbers stay
            if (sheet.title, cell.coordinate) in marked:
                style.fillId = cell._style.fillId
            else:
                assert (other.comment and other.comment.text) == (
                    cell.comment and cell.comment.text
                )
            assert style == cell._style, cell.coordinate


@pytest.mark.parametrize("kind", marking.KINDS)
def test_each_part_has_its_content_type(kind):
    parts = marked_parts(shipped(kind))
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    for name in parts:
        if name.endswith(".rels"):
            assert content_type(parts, name) == relations, name
        elif name != TYPES:
            assert content_type(parts, name), name


def test_a_strict_workbook_stays_one():
    parts = marked_parts(shipped(marking.strict))
    transitional = (marking.MAIN.encode(), marking.RELATIONS.encode())
    assert not [name for name in parts if any(space in parts[name] for space in transitional)]


def test_the_same_workbook_gives_the_same_copy_and_stays_as_it_is():
    content = WORKBOOK.read_bytes()
    assert marked_copy(content, SOME) == marked_copy(content, SOME)
    assert content == WORKBOOK.read_bytes()


def test_a_marked_copy_can_be_marked_again():
    once = marked_copy(WORKBOOK.read_bytes(), SOME)
    book = loaded(marked_copy(once, SOME))
    assert book.sheetnames[:3] == ["To correct (new)", "To correct", "Read me"]
    told = "breach: Far below."
    assert book["Actions"]["B900"].comment.text == f"{told}\n\n{told}"
    assert book.active.title == "To correct (new)"


def with_note(parts: Parts) -> None:
    """A note of the person's at Actions!F4, and a conversation at Actions!G4, as Excel has them."""
    sheet = sheet_of(parts, "Actions")
    relations = marking.RELATIONS
    rels = sheet.replace("worksheets/", "worksheets/_rels/") + ".rels"
    parts[rels] = parts[rels].replace(
        b"</Relationships>",
        f'<Relationship Id="n1" Type="{relations}/comments" Target="../comments1.xml"/>'
        f'<Relationship Id="n2" Type="{relations}/vmlDrawing" Target="../drawings/vml1.vml"/>'
        '<Relationship Id="n3" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="../threadedComments/threadedComment1.xml"/>'
        "</Relationships>".encode(),
    )
    parts[sheet] = parts[sheet].replace(
        b"<tableParts", f'<legacyDrawing xmlns:r="{relations}" r:id="n2"/><tableParts'.encode()
    )
    parts["xl/comments1.xml"] = (
        f'<comments xmlns="{marking.MAIN}"><authors><author>Her</author><author>tc={{A}}</author>'
        '</authors><commentList><comment ref="F4" authorId="0"><text><r><t>Who?</t></r></text>'
        '</comment><comment ref="G4" authorId="1"><text><t>[Threaded comment]</t></text></comment>'
        "</commentList></comments>".encode()
    )
    parts["xl/drawings/vml1.vml"] = (
        b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
        b'office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" '
        b'coordsize="21600,21600" o:spt="202"/><v:shape id="_x0000_s1025" type="#_x0000_t202">'
        b'<x:ClientData ObjectType="Note"><x:Row>3</x:Row><x:Column>5</x:Column></x:ClientData>'
        b'</v:shape><v:shape id="_x0000_s1026" type="#_x0000_t202"><x:ClientData ObjectType="Note">'
        b"<x:Row>3</x:Row><x:Column>6</x:Column></x:ClientData></v:shape></xml>"
    )
    parts["xl/threadedComments/threadedComment1.xml"] = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        b'threadedcomments"><threadedComment ref="G4" dT="2021-01-04T09:00:00.00" personId="{B}" '
        b'id="{A}"><text>A question</text></threadedComment></ThreadedComments>'
    )
    parts[TYPES] = parts[TYPES].replace(
        b"</Types>",
        b'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxml'
        b'formats-officedocument.spreadsheetml.comments+xml"/><Override PartName="/xl/threaded'
        b'Comments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments'
        b'+xml"/></Types>',
    )


@pytest.mark.parametrize(
    ("area", "shown"), [("E4:F4", "E4"), ("A4:J4", "A4"), ("F3:F6", "F3"), ("A5:J9", "F4")]
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_what_is_told_of_a_covered_cell_is_marked_where_it_is_shown(area, shown, coding):
    def merge(parts: Parts) -> None:
        sheet = sheet_of(parts, "Actions")
        merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
        xml = parts[sheet].decode().replace("</sheetData>", merged, 1)
        parts[sheet] = xml.encode(coding)

    actions = loaded(marked_copy(shipped(merge), SOME))["Actions"]
    assert colour(actions[shown]) == "F4CCCC"
    assert "Nobody of that name" in actions[shown].comment.text
    assert sum(c.comment is not None for line in actions.iter_rows() for c in line) == 3


def test_a_persons_notes_and_conversations_stay():
    content = shipped(with_note)
    parts = marked_parts(content, *SOME, finding("Actions", 4, 7, "Too late."))
    threads = "xl/threadedComments/threadedComment1.xml"
    assert parts[threads] == open_parts(content, "x", "xlsx")[threads]
    actions = loaded(write_parts(parts))["Actions"]
    assert actions["F4"].comment.text.endswith("Not in Members.\n\nWho?")
    assert actions["F4"].comment.author == "Her"
    assert actions["G4"].comment.text == "error: Too late.\n\n[Threaded comment]"
    assert actions["B40"].comment.author == "llf-docgen"
    boxes = parts["xl/drawings/vml1.vml"]
    assert re.findall(rb"<x:Row>(\d+)</x:Row><x:Column>(\d+)<", boxes) == [
        (b"3", b"5"), (b"3", b"6"), (b"39", b"1"), (b"899", b"1")
    ]  # fmt: skip
    assert parts[sheet_of(open_parts(content, "x", "xlsx"), "Actions")].count(b"legacyDrawing") == 1


def test_notes_whose_drawing_is_lost_get_boxes_with_ours():
    def lost(parts: Parts) -> None:
        with_note(parts)
        del parts["xl/drawings/vml1.vml"]

    parts = marked_parts(shipped(lost))
    boxes = parts["xl/drawings/markedNotes1.vml"]
    assert boxes.count(b"<x:Row>3</x:Row>") == 2
    assert boxes.count(b"<v:shape ") == 4
    actions = parts[sheet_of(open_parts(shipped(), "x", "xlsx"), "Actions")]
    assert actions.count(b"legacyDrawing") == 1
    assert b'r:id="n2"' not in actions


def test_charts_and_pictures_stay_byte_for_byte():
    from openpyxl.chart import BarChart, Reference

    book = openpyxl.load_workbook(WORKBOOK)
    chart = BarChart()
    chart.add_data(Reference(book["KPIs"], min_col=8, min_row=4, max_row=6))
    book["KPIs"].add_chart(chart, "R4")
    made = io.BytesIO()
    book.save(made)
    before = open_parts(made.getvalue(), "x", "xlsx")
    after = marked_parts(made.getvalue(), finding("KPIs", 4, 1))
    kept = [name for name in before if "chart" in name or "drawing" in name]
    assert len(kept) > 2
    assert all(before[name] == after[name] for name in kept)
    assert loaded(write_parts(after))["KPIs"]._charts


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("merged", "</sheetData>"),
        ("formats", "</cellXfs>"),
        ("empty", "<sheetData>"),
        ("columns", "</cols>"),
        ("rows", "<sheetData>"),
    ],
)
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="others count memory in another way")
def test_what_is_huge_costs_no_more_than_its_bytes(tmp_path, name, place):
    """The three that never ended, and two neighbours."""
    odd = {
        "merged": b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "formats": b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * 700_000,
        "empty": (b"<row>" + b"<c/>" * 5_000 + b"</row>") * 1_000,
        "columns": b'<col min="1" max="16384" style="1"/>' * 500_000,
        "rows": b"<row/>" * 1_000_000,
    }[name]

    def edit(parts: Parts) -> None:
        part = {"formats": "xl/styles.xml", "columns": sheet_of(parts, "Actions")}.get(name)
        part = part or sheet_of(parts, "Actions" if name == "merged" else "Read me")
        at = place.encode()
        after = at + odd if name in ("merged", "empty", "rows") else odd + at
        parts[part] = parts[part].replace(at, after)

    path = tmp_path / "odd.xlsx"
    path.write_bytes(shipped(edit))
    script = (
        "import sys; from pathlib import Path; from tests.workbook.marking import SOME;"
        "from llf_docgen.workbook.writing.marked_copy import marked_copy;"
        "Path(sys.argv[2]).write_bytes(marked_copy(Path(sys.argv[1]).read_bytes(), SOME))"
    )
    made = tmp_path / "made.xlsx"
    command = [sys.executable, "-c", script, str(path), str(made)]
    subprocess.run(command, check=True, timeout=120, cwd=ROOT, preexec_fn=_bounded)
    assert made.stat().st_size > 50_000


def _bounded() -> None:
    import resource  # which Windows lacks

    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))


def test_what_can_be_read_but_not_copied_is_said():
    def damaged(parts: Parts) -> None:
        parts["xl/styles.xml"] = parts["xl/styles.xml"][:-5]

    with pytest.raises(UnusableFile, match="can't be copied for marking"):
        marked_copy(shipped(damaged), SOME)


def test_findings_at_sheets_that_are_not_there_are_listed_only():
    def gone(parts: Parts) -> None:
        del parts[sheet_of(parts, "Actions")]

    parts = marked_parts(shipped(gone), *SOME, finding("Nowhere", 3, 3))
    assert b"Nowhere!C3" in parts["xl/worksheets/toCorrect1.xml"]
    assert not [name for name in parts if "Notes" in name]


def test_the_gravest_finding_gives_the_colour():
    found = [finding("Terms", 5, 2, level=level) for level in (Level.INFO, Level.BREACH)]
    book = loaded(marked_copy(WORKBOOK.read_bytes(), found))
    assert colour(book["Terms"]["B5"]) == "F4CCCC"


def test_numbers_without_end_stop_nothing():
    endless = b"9" * 5_000

    def edit(parts: Parts) -> None:
        actions = sheet_of(parts, "Actions")
        cell = rb'(<c r="F4") s="\d+"'
        parts[actions] = re.sub(cell, rb'\1 s="' + endless + b'"', parts[actions])
        row = b'<row r="' + endless + b'"/></sheetData>'
        parts[actions] = parts[actions].replace(b"</sheetData>", row)
        columns = b'<cols><col style="1" max="' + endless + b'" min="' + endless + b'"/>'
        parts[actions] = parts[actions].replace(b"<cols>", columns)
        names = b'</sheets><definedNames><definedName name="a" localSheetId="' + endless
        names += b'">A1</definedName></definedNames>'
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", names)

    content = shipped(edit)
    assert found_in(content)
    parts = marked_parts(content)
    assert parts["xl/workbook.xml"].count(endless) == 1
    assert marked_copy(write_parts(parts), SOME)
