"""What a line of the minutes says of an item: its number, its title, or words like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from llf_docgen.model.names import ALIKE, key, number_key
from llf_docgen.word.comparing.lines import Line
from llf_docgen.word.comparing.ordinary import is_usual_word

NUMBERED = re.compile(
    r"\W*(?:(?:agenda\s+)?item\s+)?(?:no\.?\s+)?(?P<no>\d+(?:\.\d+)*[a-z]?|[a-z]{1,4})"
    r"(?:(?P<mark>[.):\u2013\u2014-]+|\s+[:\u2013\u2014-]+(?=\s+\D))(?:\s+|$)|\s+|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = 12  # letters of a title that is long enough to be known by its beginning
_LIKE_A_TITLE = 80  # letters: no longer line is a heading by its look
_PART = 6  # letters of a part of a title that is long enough to be known
_PART_ALIKE = 90  # of 100
_GOES_ON = re.compile(
    r"(?:was|were|is|are|had|has|have|will|would|should|could|can|may|must|did|does)\s",
    re.IGNORECASE,
)
_MAIN = re.compile(r"[:(\u2013\u2014]|\s-\s")


def begins(words: str, title: str) -> bool:
    """Whether words are a title, or begin with one that is no single word."""
    return words == title or (len(title) >= _TITLE and words.startswith(title))


def known_by(text: str) -> set[str]:
    """The keys that a line may be known by: all of it, its number, what follows that."""
    said = NUMBERED.fullmatch(text)
    return {key(text), *((number_key(said["no"]), key(said["rest"])) if said else ())}


def alike(line: Line, no: str, agenda: Mapping[str, str]) -> str:
    """Which other item's title a line looks like, more than its own; nothing for most.

    A line that is all in bold, in capitals or underlined is a heading to whoever reads it, so a
    part of the title is enough; of another the whole of it must be alike, and so it must of a
    single word that minute-takers write above much: `ACTION:`.

    Args:
        line: the line.
        no: the item under which it stands.
        agenda: the title of each item by its number.
    """
    likeness = {n: _likeness(line, title) for n, title in agenda.items() if title}
    best = max(likeness.values(), default=0.0)
    if not best or likeness.get(no, 0) >= best:
        return ""
    return next(n for n, like in likeness.items() if like == best)


_IN_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_ROMAN = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"),
    *("xv", "xvi", "xvii", "xviii", "xix", "xx"),
)
# What points to an item in a sentence: `see item 6`, `under minute 6`.
_POINTS = re.compile(r"\b(?:items?|minutes?|nos?\.?|numbers?|points?|and|or|to)\s*$", re.IGNORECASE)
_BEFORE_A_HEADING = re.compile(r"(?:^|[.:;!?|\u2022*#>=~/\\-])\s*(?:agenda\s+)?items?\s*$", re.I)


def named_within(text: str, no: str, agenda: Mapping[str, str]) -> str:
    """The other item whose number and title stand somewhere in a line as a heading has them.

    `All agreed. 6. Staffing`, `| Item six: staffing`; but not `as said under item 6, Staffing`.

    Args:
        text: the line.
        no: the item under which it stands.
        agenda: the title of each item by its number.
    """
    for other, title in agenda.items():
        main = re.findall(r"\w+", _MAIN.split(title)[0])
        if other == no or not main or not _says_number(text, other):
            continue
        words = r"\W+".join(map(re.escape, main))
        numbers = "|".join(map(re.escape, _numbers(other)))
        heading = re.compile(
            rf"(?<![\w.,])(?:{numbers})\b(?P<mark>[\W_]{{0,12}}){words}\b", re.IGNORECASE
        )
        for found in heading.finditer(text):
            before, mark = text[: found.start()], found["mark"].strip()
            capital = text[found.end("mark")].isupper()
            points = _POINTS.search(before) and not _BEFORE_A_HEADING.search(before)
            if not points and capital and (mark or len(main) > 1):
                return other
    return ""


def _says_number(text: str, no: str) -> bool:
    said = text.casefold()
    return any(number in said for number in _numbers(no))


def _numbers(no: str) -> list[str]:
    """The ways to write an item's number: 6, 06, six, vi."""
    if not no.isdigit() or not 0 < int(no) <= len(_ROMAN):
        return [no]
    return [no, f"0{no}", _IN_WORDS[int(no) - 1], _ROMAN[int(no) - 1]]


def is_anothers(text: str, no: str, agenda: Mapping[str, str]) -> str:
    """The other item whose title, or its part before a colon, is all that a line says.

    A part of the item's own title, and a word that minute-takers write above much, is nobody's.
    """
    said = key(text)
    if not said or is_usual_word(text) or key(agenda.get(no, "")).startswith(said):
        return ""
    for other, title in agenda.items():
        parts = {key(title), *(key(part) for part in _MAIN.split(title)[:1] if len(key(part)) > 5)}
        if other != no and said in parts - {""}:
            return other
    return ""


def goes_on(text: str, title: str) -> bool:
    """Whether a line says something of a title that it begins with: `The minutes were agreed`."""
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", title)))
    found = re.match(rf"\W{{0,3}}{words}\s+(?P<rest>.*)", text, re.IGNORECASE | re.DOTALL)
    return found is not None and _GOES_ON.match(found["rest"]) is not None


def items_headed(lines: Iterable[str], agenda: Mapping[str, str]) -> set[str]:
    """The numbers of the items that some of the lines name as a heading does.

    By their whole title, or by `Item 6:`, whatever follows.
    """
    titles = {number_key(no): key(title) for no, title in agenda.items()}
    found: set[str] = set()
    for line in lines:
        said = NUMBERED.fullmatch(line)
        no = number_key(said["no"]) if said else ""
        words = {key(line), key(said["rest"]) if said else ""}
        named = {n for n, title in titles.items() if title and title in words}
        if not named and no in titles and line.strip().casefold().startswith("item"):
            named = {no} if said and said["mark"] else set()
        found |= named
    return found


def is_own(line: Line, no: str, agenda: Mapping[str, str]) -> bool:
    """Whether a line is like the title of the item under which it stands, and no more like others.

    Args:
        line: the line.
        no: the item.
        agenda: the title of each item by its number.
    """
    return bool(_likeness(line, agenda[no])) and not alike(line, no, agenda)


def _likeness(line: Line, title: str) -> float:
    """From 0 to 100; 0 where they are not alike enough."""
    from rapidfuzz import fuzz

    main = _MAIN.split(title)[0]
    found = 0.0
    for said in {_bare(line.text), _bare(line.stands_out)} - {""}:
        if len(said) <= _LIKE_A_TITLE:
            whole = fuzz.ratio(key(said), key(title))
            found = max(found, whole if whole >= ALIKE else 0)
    lead = _bare(line.stands_out)
    if lead and len(lead) <= _LIKE_A_TITLE and not is_usual_word(lead):
        whole = fuzz.ratio(key(lead), key(main))
        found = max(found, whole if whole >= ALIKE else 0)
        if key(lead) == key(line.text) or key(lead) == key(_bare(line.text)):
            part = _part(lead, title)
            found = max(found, part if part >= _PART_ALIKE else 0)
    return found


def _part(said: str, title: str) -> float:
    """How alike the words are to a part of the title."""
    from rapidfuzz import fuzz

    one, other = (" ".join(re.findall(r"\w+", text.casefold())) for text in (said, title))
    return fuzz.partial_ratio(one, other) if _PART <= len(one) < len(other) else 0.0


def _bare(text: str) -> str:
    """A line without its number."""
    said = NUMBERED.fullmatch(text)
    return said["rest"] if said and said["mark"] and said["rest"] else text
