"""Whether two texts say the same, though a day or a time in them is spelled otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.wording import MONTHS, WEEKDAYS

_MONTH = rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.?"
_WEEKDAY = rf"(?:(?:{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]*\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:\d{4}|\d{2})(?![\w:]|\.\d)"
_PIECE = re.compile(
    rf"""
      (?P<day>
          {_WEEKDAY}(?:the\s+)?{_DAY}[\s.-]+(?:of\s+)?{_MONTH}(?:,?[\s-]+{_YEAR})?
        | {_WEEKDAY}{_MONTH}\s+{_DAY},?\s+\d{{4}}\b
        | {_WEEKDAY}\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}
        | \d{{4}}-\d{{2}}-\d{{2}}\b
      )
    | (?P<time>
          (?P<hour>\d{{1,2}})(?P<minute>[:.]\d\d)?\s*(?P<half>[ap]\.?m\b\.?|noon\b)
        | (?P<plain_hour>\d{{1,2}})(?P<plain_minute>[:.]\d\d)(?![\w:]|\.\d)
        | noon\b
      )
    | \w+ | [^\w\s]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ANY_YEAR = " 2000"  # a leap year
_UNTIL = {"-", "\u2013", "\u2014", "to", "until", "till"}
# What programs put in place of what was typed, letter by letter.
_AS_TYPED = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2011": "-"}
    | dict.fromkeys("\u00a0\u202f", " ")
)


def as_typed(text: str) -> str:
    """The text as a keyboard has it, as long as it was: plain spaces, hyphens and straight quotes.

    Word puts others in their place by itself, and so do we where a day must not be broken.
    """
    return text.translate(_AS_TYPED)


def say_the_same(one: str, other: str) -> bool:
    """Whether two texts have the same words, days and times, however those are spelled.

    `26 Feb 2021`, `26/02/2021` (day first) and `Friday 26 February 2021` are one day, `9:30`,
    `09:30` and `9.30 am` one time. A day without its year is no more than that, `9.30` alone is a
    time only beside what is one for certain, and with another day's weekday it is another day.
    `9:30-11:30` is `09:30 to 11:30`.
    """
    pieces, others = (_with_ranges(list(_pieces(as_typed(text)))) for text in (one, other))
    return len(pieces) == len(others) and all(map(_are_one, pieces, others))


def _are_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two pieces are one, each given as its words, and what it means if that is known."""
    if one[0] == other[0]:
        return True
    are_sure = "sure" in (*one[2:], *other[2:])
    return bool(one[1:2] and one[1:2] == other[1:2] and are_sure)


def _with_ranges(pieces: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The pieces, with what stands between two days or times as one word."""
    between = {k for k in range(1, len(pieces) - 1) if len(pieces[k - 1]) > 1 < len(pieces[k + 1])}
    return [
        ("to",) if k in between and piece[0].casefold() in _UNTIL else piece
        for k, piece in enumerate(pieces)
    ]


def _pieces(text: str) -> Iterator[tuple[str, ...]]:
    for found in _PIECE.finditer(text):
        words = " ".join(found[0].split())
        if found["day"]:
            day = _day(words)
            yield (words, day, "sure") if day else (words,)
        elif found["time"]:
            yield words, *_time(found)
        else:
            yield (words,)


def _day(words: str) -> str:
    """The day, without a year with its weekday, which can't be checked; nothing if it is none."""
    words = re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)
    if day := day_or_none(words):
        return day.isoformat()
    weekday = re.match(r"[A-Za-z]*", words)
    named = weekday[0] if weekday else ""
    day = day_or_none(re.sub(r"^[A-Za-z]+\.?,?\s+", "", words) + _ANY_YEAR)
    return f"{named[:3].casefold()} {day:%m-%d}" if day else ""


def _time(found: re.Match[str]) -> tuple[str, ...]:
    """The time, and whether it is one for certain."""
    hour = int(found["hour"] or found["plain_hour"] or 12)
    minute = (found["minute"] or found["plain_minute"] or ":00")[1:]
    half = (found["half"] or "")[:1].casefold()
    if half:
        hour = 12 if half == "n" else hour % 12 + 12 * (half == "p")
    sure = found["plain_minute"] is None or found["plain_minute"].startswith(":")
    return f"{hour}:{minute}", *(["sure"] if sure else [])
