"""When two spellings are one name, and which name a near miss may have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

ALIKE = 85  # of 100
SHORTEST_NAME = 6  # letters
SHORTEST_WORD = 4  # letters: in a shorter one a letter more or less is another word
LONG_NAME = 10  # letters: in a longer one two slips are still slips
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=8192)
def key(text: str | None) -> str:
    """What is compared: no case, spaces or punctuation; `&` is `and`, apostrophes are nothing.

    Two spellings of a letter that look the same are one (Unicode's NFKC).
    """
    text = unicodedata.normalize("NFKC", text or "").casefold().replace("&", " and ")
    return _NOT_WORD.sub("", text.replace("'", "").replace("\u2019", ""))


def number_key(no: str) -> str:
    """What agenda numbers are compared by: `3.` is 3 and `3 A` is 3a, but 1.1 is not 11."""
    return "".join(no.split()).rstrip(".):").casefold()


def nearest(text: str, choices: Iterable[str], cutoff: float = 70) -> str:
    """The choice that `text` may have meant, or nothing (similarity 0 to 100)."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        text, list(choices), scorer=fuzz.WRatio, processor=_spoken, score_cutoff=cutoff
    )
    return found[0] if found else ""


def did_you_mean(text: str, choices: Iterable[str], cutoff: float = 70) -> str:
    """` Did you mean "..."?` with a leading space, or nothing."""
    guess = nearest(text, choices, cutoff)
    return f' Did you mean "{guess}"?' if guess else ""


def near_miss(text: str, choices: Iterable[str]) -> str:
    """The one choice that `text` is a typing slip of, or nothing.

    For what a wrong guess would do harm: people, states, references. Other figures are no slip.
    """
    found = {choice for choice in choices if _is_near(text, choice)}
    return found.pop() if len(found) == 1 else ""


def _is_near(text: str, choice: str) -> bool:
    from rapidfuzz.distance import OSA

    one, other = key(text), key(choice)
    shorter = min(len(one), len(other))
    slips = 0 if shorter < SHORTEST_WORD else 1 if shorter < LONG_NAME else 2
    if _figures(text) != _figures(choice) or OSA.distance(one, other, score_cutoff=2) > slips:
        return False
    return not _told_apart(text, choice)


def _figures(text: str) -> list[str]:
    """`2021` and `3` of `A-2021-03`."""
    return [digits.lstrip("0") for digits in re.findall(r"\d+", text)]


def fuzzy(first: str, second: str) -> bool:
    """Whether two keys are near enough to be meant as one."""
    from rapidfuzz import fuzz

    return fuzz.ratio(first, second) >= ALIKE


def is_slip(first: str, second: str) -> bool:
    """Whether two names differ by a typing slip only: one letter, or two that changed places.

    Words that tell things apart are no slip: numbers, single letters, Infant and Junior. Short
    names differ by one letter without a slip.
    """
    from rapidfuzz.distance import OSA

    one, other = key(first), key(second)
    if min(len(one), len(other)) < SHORTEST_NAME:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1 and not _told_apart(first, second)


def _told_apart(first: str, second: str) -> bool:
    differing = set(first.casefold().split()) ^ set(second.casefold().split())
    return any(len(word) <= 2 or word.isdigit() or word in _PAIRED for word in differing)


_PAIRED = {"infant", "infants", "junior", "juniors", "primary", "secondary", "north", "south"}
_YEARS = re.compile(r"\b(19|20)\d\d(\s*[-/\u2013]\s*\d{2,4})?\b")


def alike(wanted: str, text: str) -> bool:
    """Whether the words of `wanted` stand in `text`, near enough and in any order.

    Years are left out: an item "Planning for 2021-22" stays itself a year later.
    """
    words = set(_spoken(_YEARS.sub(" ", wanted)).split())
    there = set(_spoken(_YEARS.sub(" ", text)).split())
    if words <= there:
        return True
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(" ".join(words), " ".join(there)) >= ALIKE and (
        len(words & there) * 2 >= len(words)
    )


def _spoken(text: str) -> str:
    return _NOT_WORD.sub(" ", text.casefold().replace("&", "and")).strip()
