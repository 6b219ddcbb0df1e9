"""One cell's value as its column's type, or the reason why it can't be read."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from llf_docgen.model.dates import Year
from llf_docgen.model.day_in_words import NoDay, WrongWeekday, day_in_words, possible_day
from llf_docgen.model.names import key, near_miss
from llf_docgen.model.wording import listing, quoted, short_date
from llf_docgen.workbook.layout import Kind
from llf_docgen.workbook.reading.formats import general

_EXCEL_EPOCH = date(1899, 12, 30)
_ONE_DAY = timedelta(days=1)
_LEAP_DAY = timedelta(days=60)
_LEAST_FIGURES, _MOST_FIGURES = 100, 2400  # 1530 for 15:30; a lesser number is no such figures
_TWO_DECIMALS = _ONE_DAY / 100  # 9.30 typed with a dot; a time has more of them as a part of a day
_PARTS_OF_AN_HOUR = (0.25, 0.5, 0.75)  # 9.5 is half past nine, or ten to ten
_NO_USUAL_NUMBER = 1e15  # Excel shows it with its power of ten
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Characters XML 1.0 forbids, and those that can't be seen but split words.
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff\ufffe\uffff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"(\d{1,2})(\d{2})\s*(?:h|hrs|hours)?")
_SHORTHAND = {
    "r": "Red",
    "a": "Amber",
    "g": "Green",
    "b": "Blue",
    "done": "Complete",
    "completed": "Complete",
    "info": "Information",
}
_YES = ("yes", "y", "true", "1", "\u2713", "x")
_NO = ("no", "n", "false", "0")


class Unreadable(Exception):
    """The cell can't be read; `rule` is the id of the rule that says so."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


_OF_KIND = {
    Kind.NUMBER: "number-readable",
    Kind.CHOICE: "choice-known",
    Kind.YES_NO: "yes-no",
}


def blank_link(kind: Kind, required: bool) -> Unreadable:
    """What is wrong with the 0 of a link to a blank cell; days and times say it themselves."""
    rule = "required-cell" if required else _OF_KIND.get(kind, "stored-as-shown")
    advice = (
        "Type the figure, if it is 0, too" if kind is Kind.NUMBER else "Type what it should say"
    )
    return Unreadable(
        rule, f"This cell holds 0, as a link to a blank cell does. {advice}, or clear it."
    )


def text(value: object) -> str:
    """Any value as clean text: no control characters, no spaces at the ends."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        is_usual = value.is_integer() and abs(value) < _NO_USUAL_NUMBER
        return (
            str(int(value)) if is_usual else general(value) if value.is_integer() else repr(value)
        )
    if isinstance(value, datetime):
        return short_date(value.date())
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return f"{value.hour:02d}:{value.minute:02d}"
    return clean(str(value))


def clean(text: str) -> str:
    """Text without what can't be seen and splits words, and without spaces at its ends."""
    if text.isascii() and text.isprintable() and "_x" not in text:
        return text.strip()
    whole = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    whole = whole.replace("\r\n", "\n").replace("\r", "\n")
    return _DROPPED.sub("", whole).strip()


def has_control_characters(text: str) -> bool:
    """Whether the text holds characters that no document may hold (`_x0007_` in Excel's XML)."""
    if text.isprintable() and "_x" not in text:
        return False
    whole = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    return bool(_CONTROL.search(whole))


def read_date(value: object, year: Year | None = None) -> date:
    """A day: an Excel date, or text that can mean one day only (day first).

    A text without a year is the one such day inside the academic year `year`.
    """
    if isinstance(value, date):
        return _possible(value)
    if isinstance(value, float | int) and 30_000 <= value <= 60_000:
        return _EXCEL_EPOCH + timedelta(days=int(value))
    if value in (0.0, time.min):
        raise Unreadable(
            "date-readable",
            "This cell holds 0, as a link to a blank cell does. Type the day, or clear it.",
        )
    try:
        return day_in_words(text(value), year if isinstance(value, str) else None)
    except WrongWeekday as why:
        raise Unreadable("weekday-matches", str(why)) from None
    except NoDay as why:
        raise Unreadable("date-readable", str(why)) from None


def _possible(value: date) -> date:
    day = date(value.year, value.month, value.day)
    try:
        return possible_day(day)
    except NoDay as why:
        raise Unreadable("date-readable", str(why)) from None


def read_time(value: object) -> time:
    """A time of day: an Excel time, or `09:30`, `9.30`, `9:30am`, `0930`.

    A number of days in a cell that shows times is none: `9` in it shows 00:00, `9.3` shows 07:12.
    """
    if isinstance(value, time):
        return _no_blank(value)
    if isinstance(value, timedelta):
        return _time_of_days(value)
    if isinstance(value, date):
        return _time_of_days(_since_epoch(value), shown=value)
    if isinstance(value, float):
        return _time_of_number(value)
    return _time_of_words(text(value))


def _no_blank(value: time) -> time:
    if value == time.min:
        raise Unreadable(
            "date-readable",
            "This cell holds 0, as a link to a blank cell does. Type the time, or clear it.",
        )
    return value


def _since_epoch(shown: date) -> timedelta:
    """What a cell stores where that is shown; Excel counts a 29 February 1900 that never was."""
    moment = shown if isinstance(shown, datetime) else datetime.combine(shown, time.min)
    stored = moment - datetime.combine(_EXCEL_EPOCH, time.min)
    return stored if stored > _LEAP_DAY else stored - _ONE_DAY


def _time_of_days(stored: timedelta, shown: date | None = None) -> time:
    """The time of a day that is stored with it, or of the figures typed: 1530 is in March 1904."""
    if stored < _ONE_DAY:
        return _no_blank((datetime.min + stored).time())
    if not stored % _ONE_DAY and _LEAST_FIGURES <= stored.days < _MOST_FIGURES:
        return _time_of_words(f"{stored.days:04d}")
    if shown is None or (stored.days < _LEAST_FIGURES and not stored % _TWO_DECIMALS):
        raise _a_number(stored / _ONE_DAY)
    if not stored % _ONE_DAY:
        return _time_of_words(text(shown))
    return (datetime.min + stored % _ONE_DAY).time()


def _a_number(typed: float) -> Unreadable:
    said = f"{typed:.2f}".rstrip("0").rstrip(".")
    try:
        meant = f": {text(_time_of_number(typed))}?" if typed >= 1 else ""
    except Unreadable:
        meant = ", e.g. 09:30."
    return Unreadable(
        "date-readable",
        f"This cell holds the number {said}, which it shows as another time. Type the time with a "
        f"colon{meant}",
    )


def _time_of_number(value: float) -> time:
    if 0 < value < 1:  # a part of a day, as Excel stores a time
        return (datetime.min + timedelta(minutes=min(round(value * 1440), 1439))).time()
    if value.is_integer() and 0 < value < 24:  # 16.00 in a cell without a format of its own
        return time(int(value))
    if 1 < value < 24 and round(value % 1, 9) in _PARTS_OF_AN_HOUR:
        hour = int(value)
        raise Unreadable(
            "date-readable",
            f"{value:g} may be {hour:02d}:{int(value % 1 * 60):02d} or "
            f"{hour:02d}:{round(value % 1 * 100)}. Type the time with a colon, e.g. 09:30.",
        )
    # 9.3 was typed for 9.30
    return _time_of_words(text(value) if value.is_integer() else f"{value:.2f}")


def _time_of_words(words: str) -> time:
    if bare := _BARE_CLOCK.fullmatch(words):
        words = f"{bare[1]}:{bare[2]}"
    found = _CLOCK.fullmatch(words)
    if found and (found[2] or found[3]):
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3]:
            hour = hour % 12 + (12 if found[3].casefold() == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise Unreadable(
        "date-readable", f"{quoted(words)} is not a time. Write hours and minutes, e.g. 09:30."
    )


def read_number(value: object) -> float:
    """A number; `92%` is 92, commas between thousands are allowed."""
    if isinstance(value, bool):
        raise Unreadable(
            "number-readable", f"{quoted(text(value))} is not a number. Write the figure."
        )
    if isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    words = text(value)
    plain = words.removesuffix("%").strip()
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    if re.fullmatch(r"-?\d+(\.\d+)?", plain) and len(plain) < 16:
        return float(plain)
    raise Unreadable(
        "number-readable",
        f"{quoted(words)} is not a number. Write the figure only, words in a comment.",
    )


def refuse_outside(number: float, least: int, most: int) -> None:
    """A number that can't be meant.

    Raises:
        Unreadable: it is less than the least or more than the most.
    """
    if not least <= number <= most:
        raise Unreadable(
            "number-readable",
            f"{quoted(general(number))} can't be meant here: it lies between {least} and "
            f"{most:,}. Correct it.",
        )


def read_yes_no(value: object) -> bool:
    """Yes or No, with the usual other ways to say so."""
    said = text(value).casefold()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise Unreadable("yes-no", f"{quoted(text(value))} is not Yes or No. Write one of them.")


def read_choice(value: object, choices: tuple[str, ...]) -> str:
    """One of the choices as they are spelt, compared without case, spaces and punctuation."""
    said = key(text(value))
    by_key = {key(choice): choice for choice in choices}
    chosen = by_key.get(said) or by_key.get(key(_SHORTHAND.get(said)))
    if chosen is not None:
        return chosen
    near = near_miss(text(value), choices)
    advice = f'Did you mean "{near}"?' if near else f"Choose {listing(choices, 'or')}."
    raise Unreadable("choice-known", f"{quoted(text(value))} is not allowed here. {advice}")


@lru_cache(maxsize=64)
def _spelt(choices: tuple[str, ...]) -> dict[object, str]:
    return {str(choice): choice for choice in choices}


def read_list(value: object) -> tuple[str, ...]:
    """Parts between semicolons."""
    return tuple(part.strip() for part in text(value).split(";") if part.strip())


def read_dates(value: object, year: Year | None = None) -> tuple[date, ...]:
    """Days between semicolons."""
    if isinstance(value, date | float):
        return (read_date(value),)
    return tuple(read_date(part, year) for part in read_list(value))


_READERS: dict[Kind, Callable[[object], object]] = {
    Kind.TEXT: text,
    Kind.TIME: read_time,
    Kind.NUMBER: read_number,
    Kind.YES_NO: read_yes_no,
    Kind.LIST: read_list,
}
_OF_A_YEAR: dict[Kind, Callable[[object, Year | None], object]] = {
    Kind.DATE: read_date,
    Kind.DATES: read_dates,
}
OF_TIME = (Kind.DATE, Kind.DATES, Kind.TIME)
BLANKS: dict[Kind, object] = {
    Kind.TEXT: "",
    Kind.CHOICE: "",
    Kind.LIST: (),
    Kind.DATES: (),
    Kind.YES_NO: False,
}


def read(
    value: object, kind: Kind, choices: tuple[str, ...] = (), year: Year | None = None
) -> object:
    """The value as its kind; a blank is "", (), False or None.

    Raises:
        Unreadable: it is none of that kind.
    """
    if kind is Kind.CHOICE and (chosen := _spelt(choices).get(value)):
        return chosen
    if text(value) == "":
        return BLANKS.get(kind)
    if kind is Kind.CHOICE:
        return read_choice(value, choices)
    if kind in _OF_A_YEAR:
        return _OF_A_YEAR[kind](value, year)
    return _READERS[kind](value)
