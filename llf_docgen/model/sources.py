"""From which cell of the workbook words in a document come, where that is certain."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from llf_docgen.model.cells import Cell
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.spelled import as_typed, say_the_same
from llf_docgen.model.wording import MONTHS, WEEKDAYS


class Around(NamedTuple):
    """Where in a table something is said: under which heading, and beside which words.

    `beside` are the lines of the row's other cells, the first of them what the row is about.
    """

    column: str = ""
    beside: tuple[str, ...] = ()


IN_NO_TABLE = Around()


class Value(NamedTuple):
    """What a cell of the workbook holds, in words, and where.

    `is_key`: whether it is what its record is known by; `is_moment`: whether it is a day or a
    time, which may be worked out from others.
    """

    text: str
    heading: str
    cell: Cell
    is_key: bool = False
    is_moment: bool = False


# Takes what is said now, what was said before, the words of it that are in question, if those
# are known, and where in a table it is; gives the address of a cell, or nothing.
Source = Callable[[str, str, str, Around], str]
_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 3
_PARTS_OF_DAYS = {*MONTHS, *WEEKDAYS}


def nowhere(_now: str, _before: str, _words: str = "", _around: Around = IN_NO_TABLE) -> str:
    """Says of no words where they come from."""
    return ""


class Sources:
    """The texts of the workbook's cells, each with its cells, by the word that it begins with.

    A text that several cells hold is certain of none, a day may have been worked out, and a word
    in a sentence is not where the sentence comes from. In a table a row that has what one record
    is known by, and its column, may be certain all the same.
    """

    def __init__(
        self, texts: Iterable[tuple[str, Cell]], records: Iterable[Sequence[Value]] = ()
    ) -> None:
        cells: dict[str, list[Cell]] = defaultdict(list)
        for text, cell in texts:
            cells[" ".join(as_typed(text).split())].append(cell)
        self._by_word: dict[str, list[tuple[str, list[Cell]]]] = defaultdict(list)
        for text, holders in cells.items():
            first = _WORD.search(text)
            if first and _is_telling(text):
                self._by_word[first[0]].append((text, holders))

        self._records = [tuple(record) for record in records]
        keys = Counter(v.text.casefold() for record in self._records for v in record if v.is_key)
        self._by_key = {
            value.text.casefold(): record
            for record in self._records
            for value in record
            if value.is_key and keys[value.text.casefold()] == 1
        }

    def source(self, now: str, before: str, words: str = "", around: Around = IN_NO_TABLE) -> str:
        """The one cell whose text is in what is said now and was not in what was said before.

        Args:
            now: what a paragraph or row says.
            before: what it said.
            words: those of it that are in question, where that is not all of it.
            around: where in a table it is said.
        """
        now, before, words = (" ".join(as_typed(text).split()) for text in (now, before, words))
        return self._in_table(now, before, words, around) or self._by_text(now, before, words)

    def _in_table(self, now: str, before: str, words: str, around: Around) -> str:
        """By the record that a row is about, or by the words before a day or a time.

        The record's cell under the same heading; where that says it not, the one day or time in
        it that is said, or the one cell of the records which the row names. Beside a label a day
        may be any in the workbook, so no other sheet may have it.
        """
        if not around.beside:
            return ""
        said = words or now
        about = [self._by_key.get(line.casefold(), ()) for line in around.beside]
        came = [
            value
            for record in about
            for value in record
            if not value.is_key and _came_in(value, now, before, said)
        ]
        same = [v for v in came if v.heading.casefold() == around.column.casefold()]
        days = [v for v in about[0] if v in came and v.is_moment]
        if same or days:
            return _only(same or days)
        if any(about):
            in_words = [v for v in came if not v.is_moment]
            return _only(
                in_words if all(_is_most_of(v.text, said, before) for v in in_words) else ()
            )
        moments = [v for record in self._records for v in record if v.is_moment]
        found = [v for v in moments if say_the_same(v.text, said)]
        # Where all that say it are on one sheet, the label tells which of its columns it is.
        label = f"{around.beside[0].casefold()} "
        labelled = [v for v in found if label.startswith(f"{v.heading.casefold()} ")]
        return _only(labelled) if len({v.cell.sheet for v in found}) == 1 else ""

    def _by_text(self, now: str, before: str, words: str) -> str:
        there = [
            (text, cells)
            for word in dict.fromkeys(_WORD.findall(now))
            for text, cells in self._by_word.get(word, ())
            if stands_in(now, text) and not stands_in(before, text)
            if not words or words in text or text in words
        ]
        largest = [
            (text, cells[0])
            for text, cells in there
            if len(cells) == 1 and not any(text != other and text in other for other, _ in there)
        ]
        sure = len(largest) == 1 and _is_most_of(largest[0][0], words or now, before)
        return str(largest[0][1]) if sure else ""


def _came_in(value: Value, now: str, before: str, said: str) -> bool:
    """Whether a cell's value is what is said now, or stands in it, and did not before."""
    if stands_in(before, value.text):
        return False
    return stands_in(now, value.text) or (value.is_moment and say_the_same(value.text, said))


def _is_most_of(text: str, said: str, before: str) -> bool:
    """Whether at least half of the words that are new in what is said are those of a text."""
    new = Counter(_WORD.findall(said)) - Counter(_WORD.findall(before))
    return 2 * (new & Counter(_WORD.findall(text))).total() >= new.total()


def _only(values: Sequence[Value]) -> str:
    """The cell of the only value; nothing of several, or of none."""
    return str(values[0].cell) if len(values) == 1 else ""


def _is_telling(text: str) -> bool:
    """Whether a text may be known by its words; those of a day were worked out from another."""
    is_of_a_day = text in _PARTS_OF_DAYS or day_or_none(text) is not None
    return sum(map(str.isalpha, text)) >= _FEWEST_LETTERS and not is_of_a_day


def stands_in(said: str, text: str) -> bool:
    """Whether a text stands in what is said, word by word."""
    at = said.find(text)
    while at >= 0:
        end = at + len(text)
        before, after = said[at - 1 : at] if at else "", said[end : end + 1]
        if not (_joins(before, text[0]) or _joins(text[-1], after)):
            return True
        at = said.find(text, at + 1)
    return False


def _joins(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()
