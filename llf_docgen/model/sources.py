"""From which cell of the workbook words in a document come, where that is certain."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from llf_docgen.model.cells import Cell
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.wording import MONTHS, WEEKDAYS

# Takes what is said now, what was said before, and the words of it that are in question, if those
# are known; gives the address of a cell, or nothing.
Source = Callable[[str, str, str], str]
_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 3
_PARTS_OF_DAYS = {*MONTHS, *WEEKDAYS}


def nowhere(_now: str, _before: str, _words: str = "") -> str:
    """Says of no words where they come from."""
    return ""


class Sources:
    """The texts of the workbook's cells, each with its cell, by the word that it begins with.

    A text that several cells hold is certain of none, a day may have been worked out.
    """

    def __init__(self, texts: Iterable[tuple[str, Cell]]) -> None:
        plain = [(" ".join(text.split()), cell) for text, cell in texts]
        many = Counter(text for text, _ in plain)
        self._by_word: dict[str, list[tuple[str, Cell]]] = defaultdict(list)
        for text, cell in plain:
            first = _WORD.search(text)
            if first and many[text] == 1 and _is_telling(text):
                self._by_word[first[0]].append((text, cell))

    def source(self, now: str, before: str, words: str = "") -> str:
        """The one cell whose text is in what is said now and was not in what was said before.

        Args:
            now: what a paragraph or row says.
            before: what it said.
            words: those of it that are in question, where that is not all of it.
        """
        now, before, words = (" ".join(text.split()) for text in (now, before, words))
        there = [
            (text, cell)
            for word in dict.fromkeys(_WORD.findall(now))
            for text, cell in self._by_word.get(word, ())
            if stands_in(now, text) and not stands_in(before, text)
            if not words or words in text or text in words
        ]
        largest = [
            cell
            for text, cell in there
            if not any(text != other and text in other for other, _ in there)
        ]
        return str(largest[0]) if len(largest) == 1 else ""


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
