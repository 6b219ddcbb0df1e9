"""What names the academic year, a year on."""

from __future__ import annotations

import re

_YEARS = re.compile(r"\b((?:19|20)\d\d)(?:([-/\u2013])((?:19|20)?\d\d))?\b(?![-/\u2013]?\d)")


def next_year(name: str) -> str:
    """`2021-22` after `2020-21`; `next year` where the name has no such form."""
    found = _YEARS.fullmatch(name.strip())
    return _later(found) if found and found[3] and _follows(found) else "next year"


def one_year_on(text: str) -> str:
    """A text with every year that it names moved on by one: `for 2020-21` is `for 2021-22`."""
    return _YEARS.sub(_later, text)


def _later(found: re.Match[str]) -> str:
    first, dash, last = found[1], found[2], found[3]
    if not dash:
        return str(int(first) + 1)
    if not _follows(found):
        return found[0]  # a day, as 2020-09
    return f"{int(first) + 1}{dash}{(int(last) + 1) % 10 ** len(last):0{len(last)}d}"


def _follows(found: re.Match[str]) -> bool:
    """Whether the second of two years is the one after the first."""
    return (int(found[1]) + 1) % 100 == int(found[3]) % 100
