"""One sheet's cells in one pass of a real parser: values, and all that is to be known of them.

expat walks the XML once, whatever its coding and prefixes (ECMA-376 part 1, 18.3.1). What is kept
is only what a cell holds: a far cell costs as much as a near one, an empty one nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from string import ascii_uppercase
from xml.parsers import expat

from llf_docgen.workbook.reading.formats import Format, as_time, shown
from llf_docgen.workbook.reading.plainly import (
    LOOK_OF_A_ROW,
    TEXT,
    Plain,
    Run,
    are_plain,
    feed,
)
from llf_docgen.workbook.reading.values import clean, has_control_characters

MOST_CELLS = 2_000_000  # of all sheets that are read
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of one sheet
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # Strict
)
_READ = ("row", "c", "f", "v", "is", "si", "t", "rPh", "mergeCell", "extLst")
_TAGS = {f"{space} {name}": name for space in _MAIN for name in _READ}
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_ERRORS = frozenset(
    (
        *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"),
        *("#SPILL!", "#CALC!", "#CONNECT!", "#BLOCKED!", "#UNKNOWN!", "#FIELD!", "#BUSY!"),
        "#PYTHON!",
    )
)
# What other programs, and Excel in other languages, leave as a formula's result in place of one.
_ERROR_IN_WORDS = re.compile(
    r"#[¡¿]?[A-ZÀ-Ý][A-ZÀ-Ý0-9/.]{1,20}[!?]|#(?:N/?[A-Z]|N\.[A-Z]\.)|Err:\d{3}"
)
# A string, and a cell, as nearly all programs write them; where it is the first of the next row,
# with what is between. What such a row says of itself is how it looks.
_WORDS = rf'<t(?: xml:space="preserve")?>({TEXT})</t>'
_PLAIN_STRING = re.compile(f"<si>{_WORDS}</si>")
_NO, _EITHER = '="(?:0|false)"', '="(?:[01]|true|false)"'
_NEXT_ROW = (
    r'</row><row r="([0-9]{1,7})"(?: spans="[0-9:]{1,16}")?(?: s="[0-9]{1,5}")?'
    rf'(?: customFormat{_EITHER})?(?: ht="[0-9.]{{1,9}}")?(?: hidden{_NO})?'
    rf'(?: customHeight{_EITHER})?(?: outlineLevel="[0-7]")?(?: collapsed{_NO})?'
    rf'(?: {LOOK_OF_A_ROW}="[0-9.]{{1,9}}")?>'
)
_PLAIN_CELL = re.compile(
    rf'(?:{_NEXT_ROW})?<c r="([A-Z]{{1,3}})([0-9]{{1,7}})"(?: s="([0-9]{{1,5}})")?'
    r'(?: t="(s|n|str|b|e|inlineStr)")?'
    rf'(?:/>|>(<f(?: aca="false")?>{TEXT}</f>)?(?:<v>({TEXT})</v>|<is>{_WORDS}</is>)?</c>)'
)
_ENDS = frozenset(("c", "row", "mergeCell", "extLst"))
MOST_REMEMBERED = 2_000  # days and times of one sheet
_NONE: Mapping[str, str] = {}  # no cell
_OTHER_KINDS = ("b", "e", "d")
_TRUTH = {"1": True, "true": True, "0": False, "false": False, "": False}  # xsd:boolean
DAMAGED = ""  # the error of a cell whose value is none

Place = tuple[int, int]


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


@dataclass(frozen=True)
class Cells:
    """One sheet: rows of values by row and column from 1, and what else is known of its cells.

    Args:
        rows: the values of cells that have one, by row, then by column; texts are as they are
            shown, clean, and none is empty.
        unclean: the cells whose text held characters that no document may hold.
        formats: of the numbers, days and times that have another than General.
        errors: of the cells with an error value, its text; DAMAGED where the value is none.
        uncalculated: the cells with a formula and no result.
        calculated: those with a formula that gives 0 or an error.
        links: those that give 0 and only fetch what another cell holds, or would; see `links`.
        perhaps: those that may be: one branch of theirs is, or nobody knows the formula.
        concealed: the cells whose number format hides what they hold.
        hidden_rows: the hidden rows, in order.
        merged: first row, first column, last row and last column of each merged area.
    """

    rows: Mapping[int, Mapping[int, object]] = field(default_factory=dict)
    unclean: frozenset[Place] = frozenset()
    formats: Mapping[Place, Format] = field(default_factory=dict)
    errors: Mapping[Place, str] = field(default_factory=dict)
    uncalculated: frozenset[Place] = frozenset()
    calculated: frozenset[Place] = frozenset()
    concealed: frozenset[Place] = frozenset()
    hidden_rows: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    links: frozenset[Place] = frozenset()
    perhaps: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Shared:
    """What the sheets of a workbook have in common."""

    strings: Sequence[str] = ()
    formats: Sequence[Format] = ()
    from_1904: bool = False

    @cached_property
    def by_style(self) -> Mapping[str, Format]:
        """The formats by the style's number, as a cell has it; a plain one is not among them."""
        there = {str(at): format for at, format in enumerate(self.formats)}
        return {style: format for style, format in there.items() if not format.is_plain}

    @cached_property
    def plain_strings(self) -> Mapping[str | None, str]:
        """The strings that are shown as they are stored, by their numbers as a cell has them."""
        return {
            str(at): text for at, text in enumerate(self.strings) if text and not _may_differ(text)
        }

    @cached_property
    def adding_to_text(self) -> frozenset[str]:
        """The styles whose formats show more of a text than the text."""
        return frozenset(style for style, format in self.by_style.items() if format.adds_to_text)


def _may_differ(text: str, holds_nothing_odd: bool = False) -> bool:
    """Whether a text may be an error's, or have something that is left out; most do not."""
    return text[0] in " #" or text[-1] == " " or not (holds_nothing_odd or _holds_nothing_odd(text))


def _holds_nothing_odd(text: str) -> bool:
    """Whether each character of a text is shown as it is stored, wherever it stands."""
    return text.isascii() and text.isprintable() and "_x" not in text


def _are_all_shown(piece: str) -> bool:
    """As `_holds_nothing_odd`, of many texts at once: XML has no other such characters."""
    return piece.isascii() and not any(sign in piece for sign in ("_x", "\t", "\n", "\r", "\x7f"))


@lru_cache(maxsize=MOST_COLUMNS)
def column_number(letters: str) -> int:
    """27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


# The columns A to ZZ, where nearly all cells are.
_NEAR = {
    first + second: column_number(first + second)
    for first in ("", *ascii_uppercase)
    for second in ascii_uppercase
}


def parse(
    xml: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None,
    text: Callable[[str], None],
    plain: Plain | None = None,
) -> None:
    """Walks a part; names come as `namespace name`.

    Args:
        xml: the part.
        start: is told of each element, and its attributes.
        end: is told where each ends, if that is of interest.
        text: is told the text between.
        plain: what is taken without the parser, where that makes no difference.

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
        feed(xml, plain, parser.Parse)
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
            plain = [written or "" for _, written in run]
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

    parse(xml, start, end, text, Plain(_PLAIN_STRING, b"<si>", b"<si/>", take))
    return strings


def read_cells(xml: bytes, shared: Shared, budget: Budget) -> Cells:
    """A worksheet's cells; raises as `parse`, and TooMuch.

    A cell ends where the next one, or whatever follows it, begins.
    """
    found = _Found(shared)
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
        near = _NEAR.get(letters)
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
        run, all_shown = plain, _are_all_shown(piece)

    def take_plain() -> None:
        nonlocal row, column, counted
        line = found.rows.setdefault(own_row, {})
        for _, next_row, letters, digits, style, kind, formula, result, words in run:
            if next_row:
                begin_row(next_row)
                line = found.rows.setdefault(own_row, {})
            counted += 1
            near = _NEAR.get(letters)
            if near and digits == in_row:
                row, column = own_row, near
            else:
                row, column = place_of(f"{letters}{digits}", row, column)
            if row == own_row and not formula and style not in odd:
                if kind == "s" and result in strings:
                    line[column] = strings[result]
                    continue
                if words and kind == "inlineStr" and not _may_differ(words, all_shown):
                    line[column] = words
                    continue
            value = result or words or ""
            if value or formula:
                found.add(row, column, kind or "n", style or "", value, formula, result)

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

    parse(xml, start, end, text, Plain(_PLAIN_CELL, b'<c r="', b"<c/>", next_run))
    if cell is not _NONE:
        take()
    budget.take(counted)
    return found.cells()


def row_number(reference: str, before: int) -> int:
    """A row's number; one that does not say it follows the row before."""
    is_number = reference.isascii() and reference.isdigit() and len(reference) < 9
    number = int(reference) if is_number else before + 1
    return number if 0 < number <= MOST_ROWS else before + 1


def place_of(reference: str, row: int, column: int) -> Place:
    """Where a cell is; one that does not say it follows the cell before."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if 0 < len(letters) <= 3 and digits and letters.isascii() and letters.isalpha():
        at = column_number(letters.upper())
        if at <= MOST_COLUMNS and 0 < int(digits[:8]) <= MOST_ROWS:
            return int(digits[:8]), at
    return row, column + 1


class _Found:
    """What the pass has found so far."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.rows: dict[int, dict[int, object]] = {}
        self.formats: dict[Place, Format] = {}
        self.errors: dict[Place, str] = {}
        self.uncalculated: set[Place] = set()
        self.calculated: set[Place] = set()
        self.concealed: set[Place] = set()
        self.unclean: set[Place] = set()
        self.hidden: list[int] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self._moments: dict[tuple[str, float], object] = {}  # most days come again and again

    def add(
        self,
        row: int,
        column: int,
        kind: str,
        style: str,
        text: str,
        formula: bool | str | None,
        result: bool | str | None,
    ) -> None:
        """One cell."""
        if not (text or formula or result):
            return
        if kind == "s":
            text = self._shared_string(row, column, text)
        elif kind == "n" and text.strip():
            value = self._number(row, column, style, text, bool(formula))
            self._put_value(row, column, value)
            return
        elif formula and not text.strip() and not (result and kind == "str"):
            self.uncalculated.add((row, column))
            return
        elif kind in _OTHER_KINDS:
            self._put_value(row, column, self._other(row, column, kind, text))
            if formula and kind == "e":
                self.calculated.add((row, column))
            return
        if text[:1] in "#E" and _is_error(text.strip(), bool(formula)):
            self.errors[row, column] = text.strip()
            if formula:
                self.calculated.add((row, column))
            return
        if style in self.shared.adding_to_text:
            format, text = self.shared.by_style[style], text.strip()
            if text and format.hides(text):
                self.concealed.add((row, column))
            text = shown(text, format)
        self._put_text(row, column, text)

    def _put_text(self, row: int, column: int, text: str) -> None:
        if not _holds_nothing_odd(text):
            if has_control_characters(text):
                self.unclean.add((row, column))
            text = clean(text)
        if text := text.strip():
            self.put(row, column, text)

    def _put_value(self, row: int, column: int, value: object) -> None:
        if isinstance(value, str):
            self._put_text(row, column, value)
        else:
            self.put(row, column, value)

    def put(self, row: int, column: int, value: object) -> None:
        """What a cell holds: a text is clean, and not empty."""
        there = self.rows.get(row)
        if there is None:
            there = self.rows[row] = {}
        there[column] = value

    def _other(self, row: int, column: int, kind: str, text: str) -> object:
        """A truth value, an error, or a day as text."""
        if kind == "e":
            self.errors[row, column] = text.strip() or "#VALUE!"
            return ""
        if kind != "b":
            return _iso(text)
        if text.strip() not in _TRUTH:
            self.errors[row, column] = DAMAGED
            return ""
        return _TRUTH[text.strip()]

    def _shared_string(self, row: int, column: int, text: str) -> str:
        try:
            at = int(text) if _is_of_xml(text) else -1
            if at >= 0:
                return self.shared.strings[at]
        except (ValueError, IndexError):
            pass
        if text.strip():
            self.errors[row, column] = DAMAGED
        return ""

    def _number(self, row: int, column: int, style: str, text: str, formula: bool) -> object:
        try:
            number = float(text) + 0.0  # no nought with a minus
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or not _is_of_xml(text):
            self.errors[row, column] = DAMAGED
            return ""
        format = self.shared.by_style.get(style)
        if formula and not number:
            self.calculated.add((row, column))
        if format is None:
            return number
        if format.hides(number):
            if number or not formula:  # to hide the nought of a link is the usual use of it
                self.concealed.add((row, column))
            return ""
        format = format.of(number)
        self.formats[row, column] = format
        if not format.is_of_time:
            return number
        known = self._moments.get((style, number))
        if known is None:
            known = as_time(number, format, self.shared.from_1904)
            if len(self._moments) < MOST_REMEMBERED:
                self._moments[style, number] = known
        return known

    def merge(self, reference: str) -> None:
        """One merged area."""
        area = _AREA.fullmatch(reference)
        if area:
            left, top, right, bottom = area.groups()
            corners = (int(top), column_number(left), int(bottom), column_number(right))
            self.merged.append(corners)

    def cells(self) -> Cells:
        """All of it."""
        return Cells(
            {row: line for row, line in self.rows.items() if line},
            frozenset(self.unclean),
            self.formats,
            self.errors,
            frozenset(self.uncalculated),
            frozenset(self.calculated),
            frozenset(self.concealed),
            tuple(sorted(self.hidden)),
            tuple(self.merged),
        )


def _is_error(text: str, formula: bool) -> bool:
    """Whether a text is an error's: what somebody typed is one only in Excel's own words."""
    return text in _ERRORS or (formula and _ERROR_IN_WORDS.fullmatch(text) is not None)


def _is_of_xml(number: str) -> bool:
    """Whether a text that Python takes for a number may be one in XML (XML Schema 2, xsd:double).

    Python also takes the digits of other scripts, and underscores between them.
    """
    return number.isascii() and "_" not in number


def _iso(text: str) -> object:
    """A day written as text (ISO 8601), as some programs store it."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return moment.replace(tzinfo=None)
