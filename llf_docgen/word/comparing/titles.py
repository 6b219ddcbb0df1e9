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
