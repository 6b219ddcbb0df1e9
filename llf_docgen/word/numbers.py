"""Numbers of tracked changes, comments and bookmarks: each its own, and none too large for Word.

ECMA-376 part 1, 17.13: `w:id` is a whole number; Word calls a document unreadable that has one
beyond 32 bits.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from lxml import etree

from llf_docgen.word.xml import ID

MOST = 2**31 - 1
_NUMBER = re.compile(r"[0-9]{1,12}")


def taken(elements: Iterable[etree._Element]) -> set[int]:
    """The numbers that elements have; what is no number is none."""
    ids = (element.get(ID, "") for element in elements)
    return {int(id) for id in ids if _NUMBER.fullmatch(id)}


def last(taken: Iterable[int]) -> int:
    """The number from which on to look for free ones: the largest, unless it is next to the end."""
    return max((number for number in taken if number <= MOST // 2), default=0)


def free(after: int, taken: Container[int]) -> int:
    """The first number behind one that is not taken, from 1 again behind the last there is."""
    number = after
    while True:
        number = number + 1 if number < MOST else 1
        if number not in taken:
            return number
