"""The committee's way of writing dates, numbers, plurals and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_QUOTED = "\"'\u2019\u201d"  # what may close behind the full stop of words that are quoted
_LONGEST_QUOTED = 80  # characters

# strftime would follow the machine's language and, on Windows, can't drop the leading zero.


def weekday(day: date) -> str:
    """`Thursday`."""
    return WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """`February`."""
    return MONTHS[day.month - 1]


def short_date(day: date | None) -> str:
    """`4 February 2021`; nothing for no date."""
    return f"{day.day} {month(day)} {day.year}" if day else ""


def long_date(day: date | None) -> str:
    """`Thursday 4 February 2021`; nothing for no date."""
    return f"{weekday(day)} {short_date(day)}" if day else ""


def table_date(day: date | None) -> str:
    """`4 Feb 2021`, with spaces that keep it on one line, for narrow columns."""
    return f"{day.day}\u00a0{month(day)[:3]}\u00a0{day.year}" if day else ""


def clock(moment: time | None) -> str:
    """`09:30`; nothing for no time."""
    return f"{moment.hour:02d}:{moment.minute:02d}" if moment else ""


def number(value: float | None) -> str:
    """`12`, `12.5`, `1,200`; nothing for no number."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def quoted(text: str) -> str:
    """What a cell says as a message quotes it: of a long text its beginning."""
    text = " ".join(text.split())
    return (
        f"'{text}'" if len(text) <= _LONGEST_QUOTED else f"'{text[:_LONGEST_QUOTED].rstrip()} ...'"
    )


def word(count: int) -> str:
    """`three`, and figures above ten."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else str(count)


def plural(singular: str) -> str:
    """`agency` is `agencies`, `day` is `days`."""
    if singular.endswith("y") and singular[-2:-1] not in "aeiou":
        return f"{singular[:-1]}ies"
    return f"{singular}s"


def are(name: str) -> str:
    """`is` or `are` behind a name: the Trustees are, the Board of Governors is."""
    noun = name.casefold().partition(" of ")[0].partition(" for ")[0]
    several = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return "are" if several else "is"


def count(many: int, singular: str) -> str:
    """`1 meeting`, `2 meetings`."""
    return f"{many} {singular if many == 1 else plural(singular)}"


def many(number: int, singular: str) -> str:
    """`no meeting`, `one meeting`, `three meetings`: in words, for sentences."""
    return f"{word(number)} {singular if number in (0, 1) else plural(singular)}"


def listing(parts: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    *most, end = [*parts] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


_MOST_NAMES = 3


def some(names: Sequence[str]) -> str:
    """`a, b, c and two more`: the first of many names, and how many there are besides."""
    more = len(names) - _MOST_NAMES
    return listing([*names[:_MOST_NAMES], *([f"{word(more)} more"] if more > 0 else [])])


def sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    is_ended = text.rstrip(_QUOTED).endswith((".", "!", "?", "\u2026"))
    return f"{text[0].upper()}{text[1:]}{'' if is_ended else '.'}"


def away(day: date, today: date) -> str:
    """`yesterday`, `today`, `tomorrow`, `in ten days`, `three days ago`."""
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if days in near:
        return near[days]
    return f"in {many(days, 'day')}" if days > 0 else f"{many(-days, 'day')} ago"
