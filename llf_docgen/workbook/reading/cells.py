"""One sheet's cells in one pass of a real parser: values, and all that is to be known of them.

expat walks the XML once, whatever its coding and prefixes (ECMA-376 part 1, 18.3.1). What is kept
is only what a cell holds: a far cell costs as much as a near one, an empty one nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from llf_docgen.workbook.reading.found import Cells, Found, Shared, are_all_shown, may_differ
from llf_docgen.workbook.reading.place import NEAR, place_of, row_number
from llf_docgen.workbook.reading.plainly import Plain, Run, are_plain, feed
from llf_docgen.workbook.reading.written import (
    PLAIN_CELL,
    PLAIN_STRING,
    last_cells,
    looks_of,
    plain_row,
)

MOST_CELLS = 2_000_000  # of all sheets that are read
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # Strict
)
_READ = ("row", "c", "f", "v", "is", "si", "t", "rPh", "mergeCell", "extLst")
_TAGS = {f"{space} {name}": name for space in _MAIN for name in _READ}
_ENDS = frozenset(("c", "row", "mergeCell", "extLst"))
_NONE: Mapping[str, str] = {}  # no cell


class TooMuch(Exception):
    """More cells than anybody types."""


class DocumentType(Exception):
    """A document type is declared, which no part of a workbook has."""


@dataclass
class Budget:
    """How many cells, rows and merged areas may still be read, of all sheets together."""

    left: int = MOST_CELLS

    def take(self, many: int = 1) -> None:
        """Counts some.

        Raises:
            TooMuch: there were too many.
        """
        self.left -= many
        if self.left < 0:
            raise TooMuch


def parse(
    xml: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None,
    text: Callable[[str], None],
    plain: Sequence[Plain] = (),
    begins: Sequence[bytes] = (),
) -> None:
    """Walks a part; names come as `namespace name`.

    Args:
        xml: the part.
        start: is told of each element, and its attributes.
        end: is told where each ends, if that is of interest.
        text: is told the text between.
        plain: what is taken without the parser, where that makes no difference; see `feed`.
        begins: before what the part may be parted for it.

    Raises:
        DocumentType: it declares one.
        expat.ExpatError: it is no XML.
    """
    parser = careful_parser()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    if plain and are_plain(xml):
        if hasattr(parser, "SetReparseDeferralEnabled"):  # newer ones may wait for more bytes
            parser.SetReparseDeferralEnabled(False)
        feed(xml, begins, plain, parser.Parse)
    else:
        parser.Parse(xml, True)


def careful_parser() -> expat.XMLParserType:
    """A parser that raises DocumentType at one; names come as `namespace name`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _refuse_document_type(*_: object) -> None:
    raise DocumentType


def read_strings(xml: bytes, budget: Budget) -> list[str]:
    """The shared strings in their order, without how they are pronounced; raises as `parse`."""
    strings: list[str] = []
    parts: list[str] = []
    run: Run = ()
    inside = phonetic = False

    def take(plain: Run, _: str) -> None:
        nonlocal run
        run = plain

    def start(tag: str, _: Mapping[str, str]) -> None:
        nonlocal inside, phonetic
        name = _TAGS.get(tag)
        if name == "si":
            budget.take()
            parts.clear()
        elif name == "t":
            inside = not phonetic
        elif name == "rPh":
            phonetic = True

    def end(tag: str) -> None:
        nonlocal inside, phonetic
        name = _TAGS.get(tag)
        if name == "si" and run:
            plain = [written or "" for written in run[0]]
            budget.take(len(plain) - 1)
            strings.extend(plain)
        elif name == "si":
            strings.append("".join(parts))
        elif name == "t":
            inside = False
        elif name == "rPh":
            phonetic = False

    def text(data: str) -> None:
        if inside:
            parts.append(data)

    parse(xml, start, end, text, (Plain(PLAIN_STRING, b"<si/>", take),), (b"<si>",))
    return strings


def read_cells(xml: bytes, shared: Shared, budget: Budget) -> Cells:
    """A worksheet's cells; raises as `parse`, and TooMuch.

    A cell ends where the next one, or whatever follows it, begins.
    """
    found = Found(shared)
    strings, odd = shared.plain_strings, shared.adding_to_text
    row, column, own_row, in_row, counted = 0, 0, 0, "", 0
    cell = _NONE
    run: Run = ()
    all_shown = formula = result = inside = phonetic = False
    parts: list[str] = []

    def take() -> None:
        nonlocal row, column
        reference = cell.get("r", "")
        letters = reference.rstrip("0123456789")
        near = NEAR.get(letters)
        if near and letters + in_row == reference:
            row, column = own_row, near
        else:
            row, column = place_of(reference, row, column)
        if parts or formula or result:
            text = parts[0] if len(parts) == 1 else "".join(parts)
            kind, style = cell.get("t", "n"), cell.get("s", "")
            found.add(row, column, kind, style, text, formula, result)

    def begin_row(number: str) -> None:
        nonlocal row, column, own_row, in_row, counted
        row, column = row_number(number, row), 0
        own_row, in_row = row, str(row)
        counted += 1

    def next_run(plain: Run, piece: str) -> None:
        nonlocal run, all_shown
        run = plain
        if run:
            all_shown = are_all_shown(piece)

    def take_plain() -> None:
        nonlocal row, column, counted
        line = found.rows.setdefault(own_row, {})
        for letters, digits, style, kind, formula, result, words in zip(*run, strict=True):
            counted += 1
            near = NEAR.get(letters)
            if near and digits == in_row:
                row, column = own_row, near
            else:
                row, column = place_of(f"{letters}{digits}", row, column)
            if row == own_row and not formula and style not in odd:
                if kind == "s" and result in strings:
                    line[column] = strings[result]
                    continue
                if words and kind == "inlineStr" and not may_differ(words, all_shown):
                    line[column] = words
                    continue
            value = result or words or ""
            if value or formula:
                found.add(row, column, kind or "n", style or "", value, formula, result)

    def take_rows() -> None:
        nonlocal row, column, own_row, in_row, counted
        counted += len(run[0]) + found.add_rows(run, looks, all_shown)
        row = own_row = int(run[0][-1] or 0)
        in_row = str(row)
        there = (at for at, group in zip(looks, last_cells(run), strict=True) if group)
        column = max(there, default=0)

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal counted, cell, formula, result, inside, phonetic
        name = _TAGS.get(tag)
        if name == "t":
            inside = not phonetic
        elif name == "v":
            parts.clear()
            inside = result = True
        elif name in _ENDS:
            if cell is not _NONE:
                take()
            counted += 1
            if counted > budget.left:
                raise TooMuch
            inside = formula = result = phonetic = False
            cell = _NONE
            if parts:
                parts.clear()
            if name == "c" and run:
                counted -= 1
                take_plain()
            elif name == "c":
                cell = attributes
            elif name == "row" and run:
                counted -= 1
                take_rows()
            elif name == "row":
                counted -= 1
                begin_row(attributes.get("r", ""))
                if attributes.get("hidden") in ("1", "true"):
                    found.hidden.append(row)
            else:
                found.merge(attributes.get("ref", ""))
        else:
            inside = False
            if name == "f":
                formula = True
            elif name == "rPh":
                phonetic = True

    def end(_: str) -> None:
        nonlocal inside
        inside = False  # what is between elements only makes the part easier to read

    def text(data: str) -> None:
        if inside:
            parts.append(data)

    plain = [Plain(PLAIN_CELL, b"<c/>", next_run)]
    looks = looks_of(xml)
    if looks:
        plain.insert(0, Plain(plain_row(looks, shared.looks_of_strings), b"<row/>", next_run))
    parse(xml, start, end, text, plain, (b'<row r="', b'<c r="'))
    if cell is not _NONE:
        take()
    budget.take(counted)
    return found.cells()
