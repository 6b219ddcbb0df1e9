"""What is known of a sheet's cells, and how a pass over them finds it."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache

from llf_docgen.workbook.reading.formats import Format, as_time, shown
from llf_docgen.workbook.reading.place import Place, column_number
from llf_docgen.workbook.reading.plainly import Run
from llf_docgen.workbook.reading.values import clean, has_control_characters
from llf_docgen.workbook.reading.written import GROUPS, LOOK_OF_A_CELL

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
MOST_REMEMBERED = 2_000  # days and times of one sheet
_OTHER_KINDS = ("b", "e", "d")
_TRUTH = {"1": True, "true": True, "0": False, "false": False, "": False}  # xsd:boolean
DAMAGED = ""  # the error of a cell whose value is none

MANY = 1_000  # texts that are looked through at once


_Line = tuple[int, dict[int, object]]  # a row's number, and its values by their columns


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
        shown: dict[str | None, str] = {}
        for first in range(0, len(self.strings), MANY):
            texts = self.strings[first : first + MANY]
            all_shown = are_all_shown("".join(texts))
            numbered = zip(map(str, range(first, first + MANY)), texts, strict=False)
            shown |= {at: text for at, text in numbered if text and not may_differ(text, all_shown)}
        return shown

    @cached_property
    def looks_of_strings(self) -> frozenset[str]:
        """The attributes of a cell with a shared string that is shown as it is stored."""
        return self._looks_of("s")

    @cached_property
    def looks_of_words(self) -> frozenset[str]:
        """The same of a cell with a text in it."""
        return self._looks_of("inlineStr")

    def _looks_of(self, kind: str) -> frozenset[str]:
        styles = (str(at) for at in range(len(self.formats)))
        plain = (f' s="{style}"' for style in styles if style not in self.adding_to_text)
        return frozenset(f'{style} t="{kind}"' for style in ("", *plain))

    @cached_property
    def adding_to_text(self) -> frozenset[str]:
        """The styles whose formats show more of a text than the text."""
        return frozenset(style for style, format in self.by_style.items() if format.adds_to_text)


def may_differ(text: str, holds_nothing_odd: bool = False) -> bool:
    """Whether a text may be an error's, or have something that is left out; most do not."""
    return text[0] in " #" or text[-1] == " " or not (holds_nothing_odd or _holds_nothing_odd(text))


def _holds_nothing_odd(text: str) -> bool:
    """Whether each character of a text is shown as it is stored, wherever it stands."""
    return text.isascii() and text.isprintable() and "_x" not in text


@lru_cache(maxsize=1)
def are_all_shown(piece: str) -> bool:
    """As `_holds_nothing_odd`, of many texts at once: XML has no other such characters."""
    return piece.isascii() and not any(sign in piece for sign in ("_x", "\t", "\n", "\r", "\x7f"))


class Found:
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
        # Most days come again and again: by style or attributes, and as they are written.
        self._known: dict[tuple[str | None, str | None], tuple[object, Format]] = {}

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

    def add_rows(self, run: Run, columns: Collection[int], all_shown: bool) -> int:
        """Rows that are written plainly, as `plain_row` takes them; gives how many cells."""
        count = 0
        numbers = [int(number or 0) for number in run[0]]
        if len({*numbers}) < len(numbers):  # of a row that is there twice, the last holds
            each = ([group[at : at + 1] for group in run] for at in range(len(numbers)))
            return sum(self.add_rows(one, columns, all_shown) for one in each)
        rows = [(number, self.rows.setdefault(number, {})) for number in numbers]
        by_column = zip(columns, *(run[1 + at :: GROUPS] for at in range(GROUPS)), strict=True)
        for column, strings, looks, *held in by_column:
            others = len(looks) - looks.count(None)
            count += len(strings) - strings.count(None) + others
            self._add_strings(column, zip(rows, strings, strict=True))
            if others:
                self._add_others(column, zip(rows, looks, *held, strict=True), all_shown)
        return count

    def _add_strings(self, column: int, written: Iterable[tuple[_Line, str | None]]) -> None:
        shown_as_stored = self.shared.plain_strings.get
        for (number, line), string in written:
            if string:
                text = shown_as_stored(string)
                if text:
                    line[column] = text
                else:
                    self.add(number, column, "s", "", string, None, string)

    def _add_others(
        self,
        column: int,
        written: Iterable[tuple[_Line, str | None, str | None, str | None]],
        all_shown: bool,
    ) -> None:
        words_in_cell = self.shared.looks_of_words
        for (number, line), look, value, words in written:
            if words and look in words_in_cell and not may_differ(words, all_shown):
                line[column] = words
            elif known := self._known.get((look, value)):
                line[column], self.formats[number, column] = known
            elif value:
                self._add_value(number, column, look or "", value)
            elif words:
                style, kind = LOOK_OF_A_CELL.findall(look or "")[0]
                self.add(number, column, kind or "n", style, words, None, None)

    def _add_value(self, row: int, column: int, look: str, written: str) -> None:
        style, kind = LOOK_OF_A_CELL.findall(look)[0]
        formula, _, value = written.rpartition("<v>")
        self.add(row, column, kind or "n", style, value, formula, value)
        if not formula and kind in ("", "n") and (style, value) in self._known:
            self._known[look, written] = self._known[style, value]

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
        moment = as_time(number, format, self.shared.from_1904)
        if len(self._known) < MOST_REMEMBERED:
            self._known[style, text] = moment, format
        return moment

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
