"""The cells of one sheet coloured, in its bytes: a cell gets another style, or is put in.

One pass learns where each wanted cell stands, or would stand (ECMA-376 part 1, 18.3.1: rows and
their cells in order). Merged areas and all other cells cost nothing but that pass.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from llf_docgen.model.cells import letters
from llf_docgen.workbook.reading.cells import careful_parser
from llf_docgen.workbook.reading.place import Place, place_of, row_number
from llf_docgen.workbook.writing.splice import (
    MOST_DEEP,
    Edit,
    TooMuch,
    office,
    opened,
    opened_tag,
    prefix_at,
    spliced,
    tag_end,
    with_attributes,
)

NO_STYLE = "0"
_BEFORE_CELLS = ("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols")
# What follows the drawing of the notes in a worksheet (18.3.1.99); controls and objects can stand
# within an alternative.
_ALTERNATIVE = "http://schemas.openxmlformats.org/markup-compatibility/2006 AlternateContent"
_AFTER_NOTES = frozenset(
    (
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
        *("tableParts", "extLst"),
        _ALTERNATIVE,
    )
)
_TRUE = ("1", "true")


@dataclass(frozen=True)
class Mark:
    """A wanted cell: the start tag that it has or is to have, and the style it has by now."""

    place: Place
    base: str
    tag: bytes


@dataclass
class Seen:
    """What one pass has seen of a worksheet.

    Args:
        xml: its bytes.
        namespace: what its names belong to.
        pieces: what is to stand where: bytes, or a cell that is marked.
        drawing: where the element with the drawing of its notes stands, or is to stand.
        drawing_id: the relation that it names; nothing where there is none.
        prefix: of its root's names.
    """

    xml: bytes
    namespace: str = ""
    pieces: list[tuple[int, int, bytes | Mark]] = field(default_factory=list)
    drawing: tuple[int, int] | None = None
    drawing_id: str = ""
    prefix: bytes = b""

    @property
    def marks(self) -> Iterator[Mark]:
        """The cells that are marked."""
        return (piece for _, _, piece in self.pieces if isinstance(piece, Mark))


def look(xml: bytes, wanted: Collection[Place]) -> Seen:
    """Where the wanted cells of a worksheet stand; nothing in another kind of sheet.

    Raises:
        expat.ExpatError: it is no XML.
        DocumentType, TooMuch: it is as no program writes it.
    """
    return _Look(opened(xml), wanted).seen()


def marked(seen: Seen, style: Callable[[Mark], str], drawing: str = "") -> bytes:
    """The worksheet with its marks.

    Args:
        seen: the worksheet.
        style: the number of the style that a marked cell gets.
        drawing: the id of the relation to a new drawing of its notes, where it needs one.
    """
    edits: list[Edit] = [
        (start, end, _styled(piece, style) if isinstance(piece, Mark) else piece)
        for start, end, piece in seen.pieces
    ]
    if drawing and seen.drawing:
        name = b"<" + seen.prefix + b"legacyDrawing"
        attributes = f' xmlns:r="{office(seen.namespace)}" r:id="{drawing}"/>'
        edits.append((*seen.drawing, name + attributes.encode()))
    return spliced(seen.xml, edits)


def _styled(mark: Mark, style: Callable[[Mark], str]) -> bytes:
    return with_attributes(mark.tag, s=style(mark))


class _Enough(Exception):
    """The cells begin: the views of a sheet stand before them."""


def unselected(xml: bytes) -> bytes:
    """A sheet of any kind that is not selected: what is typed goes into selected ones together.

    Raises: as `look`.
    """
    if b"tabSelected" not in xml:
        return xml
    parser = careful_parser()
    edits: list[Edit] = []
    depth = 0

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth = _deeper(depth)
        name = tag.rpartition(" ")[2]
        if name == "sheetData":
            raise _Enough
        if name == "sheetView" and "tabSelected" in attributes:
            at = parser.CurrentByteIndex
            end = tag_end(xml, at)
            edits.append((at, end, with_attributes(xml[at:end], tabSelected=None)))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(xml, True)
    except _Enough:
        pass
    except expat.ExpatError:  # a sheet that is not read, and that no program will open
        return xml
    return spliced(xml, edits)


def _deeper(depth: int) -> int:
    if depth == MOST_DEEP:
        raise TooMuch
    return depth + 1


class _Look:
    """The pass over a worksheet. A row's cells are in order, and so are the rows."""

    def __init__(self, xml: bytes, wanted: Collection[Place]) -> None:
        self._seen = Seen(xml)
        self._wanted: Mapping[int, list[int]] = _by_row(wanted)
        self._rows = sorted(self._wanted)
        self._columns = sorted({column for _, column in wanted})
        self._column_styles: dict[int, str] = {}
        self._parser = careful_parser()
        self._depth = self._row = 0
        self._parent = ""  # what the root holds and we are in
        self._done: set[Place] = set()
        self._rows_there: set[int] = set()
        self._next = 0  # the first wanted row that no greater one was seen of
        self._place_of_row: dict[int, int] = {}  # a wanted row belongs before the first greater one
        self._line: _Line | None = None  # the wanted row that we are in
        self._cells: tuple[int, int, int] | None = None  # where all cells stand
        self._place_of_cells: int | None = None

    def seen(self) -> Seen:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(self._seen.xml, True)
        return self._seen

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        depth = self._depth
        self._depth = depth + 1
        if depth == 3:
            if self._line is not None and tag == self._line.cell:
                self._a_cell(self._line, attributes)
        elif depth == 2:
            if self._parent == "sheetData" and self._name(tag) == "row":
                self._a_row(tag, attributes)
            elif self._parent == "cols" and self._name(tag) == "col":
                self._columns_of(attributes)
        elif depth == 1:
            self._parent = self._name(tag)
            self._a_child(attributes)
        elif depth == 0:
            self._seen.namespace, _, name = tag.rpartition(" ")
            self._seen.prefix = prefix_at(self._seen.xml, self._parser.CurrentByteIndex)
            if name != "worksheet":
                self._wanted, self._rows = {}, []
        elif depth == MOST_DEEP:
            raise TooMuch

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._depth == 2:
            if self._line is not None:
                self._end_of_row(self._line)
        elif self._depth == 1:
            if self._parent == "sheetData":
                self._end_of_cells()
            self._parent = ""
        elif self._depth == 0:
            self._end_of_sheet()

    def _name(self, tag: str) -> str:
        space, _, name = tag.rpartition(" ")
        return name if space == self._seen.namespace else tag

    def _a_child(self, attributes: Mapping[str, str]) -> None:
        """What the worksheet itself holds."""
        name, seen, at = self._parent, self._seen, self._parser.CurrentByteIndex
        if name == "sheetData" and self._cells is None:
            self._cells = (at, tag_end(seen.xml, at), 0)
        elif name == "legacyDrawing":
            seen.drawing = (at, tag_end(seen.xml, at))
            seen.drawing_id = next((v for k, v in attributes.items() if k.endswith(" id")), "")
        elif not seen.drawing and self._is_after_notes(name):
            seen.drawing = (at, at)
        if name not in _BEFORE_CELLS and self._place_of_cells is None:
            self._place_of_cells = at

    def _is_after_notes(self, name: str) -> bool:
        return name in _AFTER_NOTES and (name != _ALTERNATIVE or self._cells is not None)

    def _columns_of(self, attributes: Mapping[str, str]) -> None:
        """The style that whole columns have."""
        first, last = (attributes.get(name, "") for name in ("min", "max"))
        if "style" in attributes and first.isdecimal() and last.isdecimal():
            begin = bisect_left(self._columns, int(first[:8]))
            for column in self._columns[begin : bisect_right(self._columns, int(last[:8]))]:
                self._column_styles.setdefault(column, attributes["style"])

    def _a_row(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._row = row_number(attributes.get("r", ""), self._row)
        if self._row in self._wanted:
            at = self._parser.CurrentByteIndex
            self._rows_there.add(self._row)
            columns = [c for c in self._wanted[self._row] if (self._row, c) not in self._done]
            cell = f"{tag.rpartition(' ')[0]} c".lstrip()
            self._line = _Line(
                self._row, at, tag_end(self._seen.xml, at), attributes, cell, columns
            )
        while self._next < len(self._rows) and self._rows[self._next] < self._row:
            self._place_of_row[self._rows[self._next]] = self._parser.CurrentByteIndex
            self._next += 1

    def _a_cell(self, line: _Line, attributes: Mapping[str, str]) -> None:
        row, line.at = place_of(attributes.get("r", ""), line.row, line.at)
        if row != line.row:
            return
        at = self._parser.CurrentByteIndex
        while line.next < len(line.columns) and line.columns[line.next] < line.at:
            line.places[line.columns[line.next]] = at
            line.next += 1
        if line.at in line.missing:
            line.missing.discard(line.at)
            end = tag_end(self._seen.xml, at)
            self._put(at, end, row, line.at, attributes.get("s", NO_STYLE), self._seen.xml[at:end])

    def _end_of_row(self, line: _Line) -> None:
        """The wanted cells that the row does not have, each before the first greater one."""
        self._line = None
        xml, tag = self._seen.xml, self._seen.xml[line.start : line.inner]
        if not line.missing:
            return
        end, close = self._parser.CurrentByteIndex, b""
        if tag.endswith(b"/>"):
            end = line.inner
            tag, close = opened_tag(tag)
        # How far a row reaches need not be said, and would be wrong.
        self._seen.pieces.append((line.start, line.inner, with_attributes(tag, spans=None)))
        styled = line.attributes.get("customFormat") in _TRUE
        for column in sorted(line.missing):
            base = line.attributes.get("s", NO_STYLE) if styled else self._of_column(column)
            at = line.places.get(column, end)
            self._put(at, at, line.row, column, base, b"", prefix_at(xml, line.start))
        self._seen.pieces.append((end, end, close))

    def _end_of_cells(self) -> None:
        if self._cells:
            start, inner, _ = self._cells
            self._cells = (start, inner, max(self._parser.CurrentByteIndex, inner))

    def _end_of_sheet(self) -> None:
        """The wanted rows that the sheet does not have, and where its notes belong."""
        seen, end = self._seen, self._parser.CurrentByteIndex
        if not seen.drawing:
            seen.drawing = (end, end)
        missing = [row for row in self._rows if row not in self._rows_there]
        if not missing:
            return
        prefix = seen.prefix
        if self._cells is None:
            at = end if self._place_of_cells is None else self._place_of_cells
            start, inner, tag = at, at, b"<" + prefix + b"sheetData/>"
        else:
            start, inner, end = self._cells
            tag, prefix = seen.xml[start:inner], prefix_at(seen.xml, start)
        close = b""
        if tag.endswith(b"/>"):
            end = inner
            tag, close = opened_tag(tag)
            seen.pieces.append((start, inner, tag))
        for row in missing:
            at = self._place_of_row.get(row, end)
            seen.pieces.append((at, at, b"<" + prefix + b'row r="%d">' % row))
            for column in self._wanted[row]:
                self._put(at, at, row, column, self._of_column(column), b"", prefix)
            seen.pieces.append((at, at, b"</" + prefix + b"row>"))
        seen.pieces.append((end, end, close))

    def _put(
        self, at: int, end: int, row: int, column: int, base: str, tag: bytes, prefix: bytes = b""
    ) -> None:
        """A marked cell: the tag that is there, or a new one."""
        new = b"<" + prefix + f'c r="{letters(column)}{row}"/>'.encode()
        self._seen.pieces.append((at, end, Mark((row, column), base, tag or new)))
        self._done.add((row, column))

    def _of_column(self, column: int) -> str:
        return self._column_styles.get(column, NO_STYLE)


@dataclass
class _Line:
    """A wanted row: what is wanted in it, and what was seen of it."""

    row: int
    start: int
    inner: int
    attributes: Mapping[str, str]
    cell: str  # the name of its cells
    columns: list[int]
    at: int = 0  # the column of the cell that was seen last
    next: int = 0  # the first wanted column that no greater one was seen of
    places: dict[int, int] = field(default_factory=dict)
    missing: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.missing = set(self.columns)


def _by_row(wanted: Iterable[Place]) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(set(wanted)):
        rows[row].append(column)
    return dict(rows)
