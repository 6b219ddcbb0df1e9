"""A day as people write it, where it can mean one day only."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from llf_docgen.model.dates import FIRST_YEAR, LAST_YEAR, Year, month_number
from llf_docgen.model.wording import MONTHS, WEEKDAYS, long_date, quoted, short_date

_WEEKDAY = r"(?:((?!the\b)[a-z]+)\.?,?\s+)?(?:the\s+)?"
_DAY, _SUFFIX, _MONTH = r"(\d{1,2})", r"(?:st|nd|rd|th)", r"((?!the\b)[a-z]+)\.?"
_WORDED_DAY = re.compile(rf"{_WEEKDAY}{_DAY}{_SUFFIX}?[\s.-]+(?:of\s+)?{_MONTH}", re.IGNORECASE)
_WORDED_DATE = re.compile(rf"{_WORDED_DAY.pattern},?[\s-]+(\d{{4}}|\d{{2}})", re.IGNORECASE)
# Of two figures behind a month only one that has a suffix, or four, is sure to be what it is.
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}{_MONTH}[\s-]+(?:the\s+)?{_DAY}{_SUFFIX}?(?:,|(?=[\s-]))[\s-]*(\d{{4}})",
    re.IGNORECASE,
)
_MONTH_FIRST_DAY = re.compile(rf"{_WEEKDAY}{_MONTH}[\s-]+(?:the\s+)?{_DAY}{_SUFFIX}", re.IGNORECASE)
_FIGURED_DATE = re.compile(r"(?:([A-Za-z]+)\.?,?\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00:00)?")
_FIGURED_DAY = re.compile(r"(?:([A-Za-z]+)\.?,?\s+)?(\d{1,2})[/.-](\d{1,2})")


class NoDay(ValueError):
    """The words name no day; the message says why."""


class WrongWeekday(NoDay):
    """The weekday written beside a day is another day's."""


def day_in_words(text: str, year: Year | None = None) -> date:
    """The day that a text means: `Thursday 4 February 2021`, `4/2/21` (day first), `2021-02-04`.

    `September 12, 2019` has one meaning too, with all figures of its year.

    Without a year, `18 Nov` or `18/11` is the one such day inside the academic year `year`; where
    that runs on into another September, a weekday may say which is meant.

    Raises:
        NoDay: it can't be a day, or not one only.
        WrongWeekday: it names another weekday than the day has.
    """
    words = " ".join(text.split())
    weekday, *parts = _parts(words) or _parts_inside(words, year)
    day = _real_day(words, *parts)
    _check_weekday(words, weekday, day)
    return possible_day(day)


def possible_day(day: date) -> date:
    """The day itself, where a committee can mean it.

    Raises:
        NoDay: it is centuries away: a slip.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NoDay(
            f"'{short_date(day)}' is not a date that can be meant. Write a year between "
            f"{FIRST_YEAR} and {LAST_YEAR}."
        )
    return day


@lru_cache(maxsize=4096)
def day_or_none(text: str, year: Year | None = None) -> date | None:
    """The day that a text means, None where it means none."""
    try:
        return day_in_words(text, year)
    except NoDay:
        return None


_Parts = tuple[str, int, int, int]  # weekday or nothing, year, month, day


def _parts(words: str) -> _Parts | None:
    if found := _ISO_DATE.fullmatch(words):
        return "", int(found[1]), int(found[2]), int(found[3])
    if (found := _WORDED_DATE.fullmatch(words)) and (month := _month(found[3])):
        return found[1] or "", _full_year(found[4]), month, int(found[2])
    if (found := _MONTH_FIRST.fullmatch(words)) and (month := _month(found[2])):
        return found[1] or "", int(found[4]), month, int(found[3])
    if found := _FIGURED_DATE.fullmatch(words):
        return found[1] or "", _full_year(found[4]), int(found[3]), int(found[2])
    return None


def _parts_inside(words: str, year: Year | None) -> _Parts:
    """The parts of a day that is written without its year."""
    weekday, month, day = _day_and_month(words)
    if not month:
        raise NoDay(f"{quoted(words)} is not a date. Give one day, {_example(year)}.")
    if year is None:
        raise NoDay(f"{quoted(words)} is not a date without its year. Add the year.")
    numbers = range(year.first.year, year.last.year + 1)
    inside = [date(y, month, day) for y in numbers if _is_in(year, y, month, day)]
    if not inside:
        raise NoDay(f"{quoted(words)} has no year and is no day of {year.name}. Add the year.")
    meant = [d for d in inside if _is_on(weekday, d)] or inside
    if len(meant) > 1:
        either = " or ".join(short_date(d) for d in meant)
        raise NoDay(f"{quoted(words)} may be {either}. Type the year.")
    return weekday, meant[0].year, month, day


def _is_on(weekday: str, day: date) -> bool:
    """Whether the weekday that is written, if one is, is the day's."""
    return WEEKDAYS[day.weekday()].casefold().startswith(weekday.casefold()[:3])


def _day_and_month(words: str) -> tuple[str, int, int]:
    """Weekday, month and day; month 0 where the words are none of that kind."""
    if found := _WORDED_DAY.fullmatch(words):
        return found[1] or "", _month(found[3]), int(found[2])
    if found := _MONTH_FIRST_DAY.fullmatch(words):
        return found[1] or "", _month(found[2]), int(found[3])
    if (found := _FIGURED_DAY.fullmatch(words)) and 1 <= int(found[3]) <= 12:
        return found[1] or "", int(found[3]), int(found[2])
    return "", 0, 0


def _is_in(year: Year, number: int, month: int, day: int) -> bool:
    try:
        return date(number, month, day) in year
    except ValueError:
        return False


def _example(year: Year | None) -> str:
    """A day of the workbook's own academic year, where that is known."""
    if year is None:
        return "with its month and year"
    for number in (year.last.year, year.first.year):
        if (day := date(number, 2, 4)) in year:
            return f"e.g. {short_date(day)}"
    return f"e.g. {short_date(year.first)}"


def _month(text: str) -> int:
    """2 for `Feb`, `Febr` or `February`; 0 for what is no month, as `Febtember`."""
    month = month_number(text) if len(text) >= 3 else 0
    fits = month and MONTHS[month - 1].casefold().startswith(text.casefold()[:4])
    return month if fits else 0


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _real_day(words: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if not year:
            why = "there is no year 0"
        elif not 1 <= month <= 12:
            why = f"there is no month {month}"
        else:
            why = f"{MONTHS[month - 1]} {year} has {calendar.monthrange(year, month)[1]} days"
        raise NoDay(f"{quoted(words)} is not a date: {why}. Correct it.") from None


def _check_weekday(words: str, weekday: str, day: date) -> None:
    if not weekday:
        return
    named = [w for w in WEEKDAYS if w.casefold().startswith(weekday.casefold()[:3])]
    if len(weekday) < 3 or not named:
        raise NoDay(f"{quoted(words)} is not a date: what is {quoted(weekday)}?")
    if named[0] != WEEKDAYS[day.weekday()]:
        raise WrongWeekday(
            f"{quoted(words)}: {short_date(day)} is a {WEEKDAYS[day.weekday()]}."
            f"{_meant_year(named[0], day)} Correct the weekday or the date.",
        )


def _meant_year(weekday: str, day: date) -> str:
    for year in (day.year + 1, day.year - 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if WEEKDAYS[other.weekday()] == weekday:
            return f" {long_date(other)} would fit."
    return ""
