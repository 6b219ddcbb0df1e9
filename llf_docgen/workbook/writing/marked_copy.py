"""A copy of the workbook with every finding marked at its cell; the original is never written.

Only what the marks touch is edited, in its bytes: charts, pictures, pivot tables, buttons and
whatever else a workbook may hold are in the copy as they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.parsers import expat

from llf_docgen.errors import UnusableFile
from llf_docgen.model.finding import Finding, Level
from llf_docgen.model.names import key
from llf_docgen.package import TYPES, content_type, open_parts, write_parts
from llf_docgen.workbook.reading.cells import Budget, DocumentType, TooMuch, read_cells
from llf_docgen.workbook.reading.found import Shared
from llf_docgen.workbook.reading.parts import Workbook
from llf_docgen.workbook.reading.place import Place
from llf_docgen.workbook.writing.book_part import namespace_of, with_first_sheet
from llf_docgen.workbook.writing.left_out import without_what_cant_stay
from llf_docgen.workbook.writing.marked_cells import Mark, Seen, look, marked, unselected
from llf_docgen.workbook.writing.marked_styles import Clone, Styles, with_marks
from llf_docgen.workbook.writing.notes import places, with_boxes, with_larger_boxes, with_notes
from llf_docgen.workbook.writing.relations import free, with_relation, with_types
from llf_docgen.workbook.writing.splice import TooMuch as TooDeep
from llf_docgen.workbook.writing.splice import office
from llf_docgen.workbook.writing.to_correct import free_title, to_correct

_NAME = "The workbook"
MOST_STEPS = 1_000_000  # looking for merged areas; whoever has more of them gets marks below
_OF_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET = f"{_OF_EXCEL}.worksheet+xml"
_STYLES = f"{_OF_EXCEL}.styles+xml"
_NOTES = f"{_OF_EXCEL}.comments+xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_BOXES = "application/vnd.openxmlformats-officedocument.vmlDrawing"

Told = Mapping[Place, Sequence[Finding]]


def marked_copy(content: bytes, findings: Sequence[Finding]) -> bytes:
    """The workbook's copy as .xlsx: coloured cells with a note, and a first sheet with links.

    Raises:
        UnusableFile: the workbook can be read but not copied.
    """
    parts, left_out = open_parts(content, _NAME, "xlsx"), list[str]()
    try:
        parts, left_out = without_what_cant_stay(parts)
        return write_parts(_Copy(parts).marked(findings, left_out))
    except (expat.ExpatError, DocumentType, TooMuch, TooDeep) as error:
        raise UnusableFile(
            "The workbook can't be copied for marking. Open it in Excel, save it and try again."
        ) from error


class _Copy:
    """The parts of the copy while they are made."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._book = Workbook(parts, _NAME)
        self._sheets = self._book.sheets()
        self._space = namespace_of(parts[self._book.part])
        self._types: dict[str, str] = {}  # of new parts

    def marked(self, findings: Sequence[Finding], left_out: Sequence[str]) -> dict[str, bytes]:
        """All parts, with the marks."""
        for part in {sheet.part for sheet in self._sheets if sheet.part}:
            self._parts[part] = unselected(self._parts[part])
        told = self._by_part(findings)
        seen = {part: look(self._parts[part], told[part].keys()) for part in told}
        styles = self._styled(
            {_clone(told[part], mark) for part, sheet in seen.items() for mark in sheet.marks}
        )
        for part, sheet in seen.items():
            self._mark(part, sheet, told[part], styles)
        self._put_first(findings, left_out, styles)
        self._parts[TYPES] = with_types(self._parts.get(TYPES, b""), self._types)
        return self._parts

    def _by_part(self, findings: Sequence[Finding]) -> dict[str, dict[Place, list[Finding]]]:
        """What is told at each cell, by the part of its sheet.

        Of two sheets with one name the first was read.
        """
        known = {key(sheet.name): sheet.part for sheet in reversed(self._sheets)}
        told: dict[str, dict[Place, list[Finding]]] = {}
        for finding in findings:
            cell = finding.cell
            part = known.get(key(cell.sheet), "")
            if cell.row and self._parts.get(part, b"").strip():
                there = told.setdefault(part, {})
                there.setdefault((cell.row, cell.column), []).append(finding)
        return {part: _where_shown(self._parts[part], there) for part, there in told.items()}

    def _styled(self, clones: set[Clone]) -> Styles:
        """The styles of the workbook, with those of the marks."""
        part = self._target(self._book.part, "styles")
        if not part:
            # Some programs look for this one by its name only.
            name = "xl/styles{}.xml" if "xl/styles.xml" in self._parts else "xl/styles.xml"
            part, _ = self._new(self._book.part, name, "styles", _STYLES)
        content, styles = with_marks(self._parts.get(part, b""), self._space, clones)
        self._parts[part] = content
        return styles

    def _mark(self, part: str, seen: Seen, told: Told, styles: Styles) -> None:
        """One sheet: its cells coloured, a note at each."""
        texts = {mark.place: _text(told[mark.place]) for mark in seen.marks}
        drawing = self._with_notes(part, seen.drawing_id, texts) if texts else ""
        made = marked(seen, lambda mark: styles.clones[_clone(told, mark)], drawing)
        self._parts[part] = made

    def _with_notes(self, sheet: str, drawing: str, texts: Mapping[Place, str]) -> str:
        """Notes of a sheet; the relation to a new drawing of them, where it needs one."""
        part = self._target(sheet, "comments")
        if not part:
            part, _ = self._new(sheet, "xl/markedNotes{}.xml", "comments", _NOTES)
        notes, new = with_notes(self._parts.get(part, b""), self._space, texts)
        self._parts[part] = notes
        there = self._target(sheet, "vmlDrawing", drawing)
        if there:
            joined = {place: text for place, text in texts.items() if place not in new}
            self._parts[there] = with_boxes(with_larger_boxes(self._parts[there], joined), new)
            return ""
        made, id = self._new(sheet, "xl/drawings/markedNotes{}.vml", "vmlDrawing", _BOXES)
        boxes = {place: texts.get(place, "") for place in places(notes)}
        self._parts[made] = with_boxes(b"", boxes)
        return id

    def _put_first(
        self, findings: Sequence[Finding], left_out: Sequence[str], styles: Styles
    ) -> None:
        """The sheet that lists everything, before the others."""
        book = self._book.part
        part, id = self._new(book, "xl/worksheets/toCorrect{}.xml", "worksheet", _SHEET)
        titles = [sheet.name for sheet in self._sheets]
        self._parts[part] = to_correct(findings, titles, left_out, styles, self._space)
        self._parts[book] = with_first_sheet(self._parts[book], free_title(titles), id)

    def _target(self, of: str, kind: str, id: str | None = None) -> str:
        """The part that a relation of a kind, or the one of an id, names."""
        for relation in self._book.relations(of):
            if relation.target and relation.kind.endswith(f"/{kind}") and id in (None, relation.id):
                return relation.target
        return ""

    def _new(self, of: str, pattern: str, kind: str, type: str) -> tuple[str, str]:
        """The name of a new part, and the id of the relation to it.

        The pattern is none of Excel's, so that no relation to a part that is lost finds this one.
        """
        part = free(pattern, self._parts)
        self._parts[part] = b""
        self._types[part] = type
        listed = self._book.relations_part(of)
        if content_type(self._parts, listed) != _RELATIONS:  # where each such part is listed alone
            self._types[listed] = _RELATIONS
        relations, id = with_relation(
            self._parts.get(listed, b""), f"{office(self._space)}/{kind}", part
        )
        self._parts[listed] = relations
        return part, id


def _where_shown(xml: bytes, told: dict[Place, list[Finding]]) -> dict[Place, list[Finding]]:
    """What is told of cells that others cover, at the first cell of their merged area."""
    if b"mergeCell" not in xml:
        return told
    steps, shown = MOST_STEPS, dict[Place, list[Finding]]()
    areas = read_cells(xml, Shared(), Budget()).merged
    for place, found in told.items():
        row, column = place
        for top, left, bottom, right in areas[: max(steps, 0)]:
            steps -= 1
            if top <= row <= bottom and left <= column <= right:
                place = top, left
                break
        shown.setdefault(place, []).extend(found)
    return shown


def _clone(told: Told, mark: Mark) -> Clone:
    """The style that a marked cell is to have: its own, in the colour of its gravest finding."""
    order = list(Level)
    return mark.base, min((finding.level for finding in told[mark.place]), key=order.index)


def _text(findings: Sequence[Finding]) -> str:
    return "\n\n".join(f"{finding.level.value}: {finding.message}" for finding in findings)
