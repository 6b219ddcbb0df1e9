"""Number formats: what a cell shows of the number that it stores (ECMA-376 part 1, 18.8.30-31)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

EPOCH = datetime(1899, 12, 30)
# The dates of workbooks made on old Macs count from 1904.
DAYS_TO_1904 = 1462
LAST_SERIAL = 2_958_465.999_99  # 31 December 9999
_LONGEST = 255  # characters of a format; Excel takes no more

# A system's own date is shown as it is in the United Kingdom, whatever the file says.
_DAY, _LONG_DAY = "dd/mm/yyyy", "dd mmmm yyyy"
_BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: _DAY,
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: f"{_DAY} h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    # Those of East Asia are days, however they are written there.
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), _DAY),
    **dict.fromkeys(range(32, 36), "h:mm"),
}
_GENERAL, _TEXT = "general", "@"
# What a format shows as it stands: "quoted", \escaped, padded and filled characters, [colours].
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_HALF_DAY = re.compile(r"am/pm|a/p", re.IGNORECASE)
_LANGUAGE = re.compile(r"\[\$-[^\]]*\]")
_LITERAL_OR_POINT = re.compile(rf"{_LITERAL.pattern}|\.(?!0)", re.DOTALL)
_FRACTIONS = re.compile(r"s\.0")
_ALWAYS = re.compile(r"[0@dmyhs%/]|general")
_SYSTEM_DAY = re.compile(r"\[\$-(?:x-sysdate|F800)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Format:
    """One number format, and of what kind it is.

    Args:
        code: as Excel writes it.
        days: it shows a day, alone or with a time.
        clock: it shows a time of day only.
        elapsed: it shows hours, minutes or seconds that may be more than a day.
        percent: it shows a hundred times the stored value.
        thousands: it shows a thousandth of it, or less.
        to_a_minute: it shows minutes, and no seconds.
        fractions: it shows parts of a second.
        adds_to_text: it shows more of a text than the text, or none of it.
        may_hide: there are values of which it shows nothing.
    """

    code: str = "General"
    days: bool = False
    clock: bool = False
    elapsed: bool = False
    percent: bool = False
    thousands: bool = False
    to_a_minute: bool = False
    fractions: bool = False
    adds_to_text: bool = False
    may_hide: bool = False

    def hides(self, value: float | str) -> bool:
        """Whether the cell looks blank though it holds this number or text, as with `;;;`."""
        return self.may_hide and _formatted(value, self.code) == ""

    @property
    def is_plain(self) -> bool:
        """Whether the value is shown as it is."""
        return self.code.casefold() in (_GENERAL, _TEXT)

    @property
    def is_of_time(self) -> bool:
        """Whether the stored number is a day or a time."""
        return self.days or self.clock or self.elapsed


GENERAL = Format()


def built_in(number: int) -> Format:
    """The format that Excel knows by that number; General where it knows none."""
    return format_of(_BUILT_IN.get(number, "General"))


@lru_cache(maxsize=4096)
def format_of(code: str) -> Format:
    """A format by its code. One that is too long for Excel is General."""
    if len(code) > _LONGEST:
        return GENERAL
    if _SYSTEM_DAY.search(code):
        code = _LONG_DAY
    plain = _HALF_DAY.sub("h", _LITERAL.sub("", code)).casefold()
    first, *others = plain.split(";")
    hides_text = len(others) == 3 and not others[2]
    adds_to_text = hides_text or ("@" in plain and code != _TEXT)
    # Without a nought, a day or a word in one of its parts a format may show nothing.
    may_show_none = any(not _ALWAYS.search(part) for part in (first, *others))
    may_hide = code != "" and code.count('"') % 2 == 0 and may_show_none
    if "general" in first:
        return Format(code, adds_to_text=adds_to_text, may_hide=may_hide)
    elapsed = _ELAPSED.search(code) is not None
    days = not elapsed and ("d" in first or "y" in first or _is_month(first))
    clock = not elapsed and not days and ("h" in first or "s" in first)
    return Format(
        code,
        days=days,
        clock=clock,
        elapsed=elapsed,
        percent="%" in first,
        thousands=not (days or clock or elapsed) and _is_scaled(first),
        to_a_minute=(days or clock or elapsed) and "h" in code.casefold() and "s" not in plain,
        fractions=_FRACTIONS.search(plain) is not None,
        adds_to_text=adds_to_text,
        may_hide=may_hide,
    )


def _is_month(plain: str) -> bool:
    """Whether `m` is a month: with hours or seconds it is minutes."""
    return "m" in plain and not ("h" in plain or "s" in plain)


def _is_scaled(plain: str) -> bool:
    """Whether a comma ends the digits: `0,` shows thousands, `0,,` millions."""
    return re.search(r"[0#?],+(?![0#?,])", plain) is not None


def as_time(number: float, format: Format, from_1904: bool) -> object:
    """What a stored number is in a cell that shows days or times.

    Returns:
        A datetime, a time for a part of a day, a timedelta for elapsed time; the number itself
        where there is no such day.
    """
    serial = number + DAYS_TO_1904 if from_1904 and number >= 1 else number
    if not 0 <= serial <= LAST_SERIAL:
        return number
    if format.elapsed:
        return timedelta(days=serial)
    if serial < 1:
        return (EPOCH + _rounded(serial, format)).time()
    # Excel counts a 29 February 1900 that never was.
    return EPOCH + _rounded(serial + 1 if serial < 60 else serial, format)


def _rounded(serial: float, format: Format) -> timedelta:
    """To a second, or to a thousandth where parts of one are shown; never into the next day."""
    whole, parts = int(serial), 1000 if format.fractions else 1
    of_the_day = min(round((serial - whole) * 86_400 * parts), 86_400 * parts - 1)
    return timedelta(days=whole, milliseconds=of_the_day * (1000 // parts))


def shown(value: object, format: Format) -> str:
    """A value as the cell shows it; as it is where its format is none. What it hides is blank.

    A number in a cell without a format of its own has up to 15 significant figures.
    """
    if isinstance(value, str):
        text = _formatted(value, format.code) if format.adds_to_text else None
        return value if text is None else text
    if isinstance(value, bool):
        return "Yes" if value else "No"
    number = _as_number(value)
    if number is None:
        return str(value)
    if format.to_a_minute:  # seconds that are not shown are left off, not rounded
        number = math.floor(number * 1440 + 1e-6) / 1440
    text = None if format.is_plain else _formatted(number, format.code)
    return general(number) if text is None or (text == "" and not format.may_hide) else text


def general(number: float) -> str:
    """A number without a format: 15 significant figures, no exponent for any usual one."""
    if number == 0:
        return "0"  # Excel has no minus before it
    if 1e-9 <= abs(number) < 1e15:
        return f"{Decimal(f'{number:.15g}'):f}"
    return f"{number:.15g}".upper()


def _as_number(value: object) -> float | None:
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime):
        serial = (value - EPOCH) / timedelta(days=1)
        return serial - 1 if serial <= 60 else serial
    if isinstance(value, date):
        return float((value - EPOCH.date()).days)
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400 + (
            value.microsecond / 86_400_000_000
        )
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    return None


@lru_cache(maxsize=4096)
def _formatted(value: float | str, code: str) -> str | None:
    """What the library shows; None where it does not know the format."""
    from xlfmt import format_value

    try:
        return str(format_value(value, _spelt_out(code))).strip()
    except Exception:  # whatever it raises, the value is shown as it is
        return None


def _spelt_out(code: str) -> str:
    """A format in words that the library understands.

    A language without a currency shows nothing, and a point between day, month and year is one.
    """
    code = _LANGUAGE.sub("", code)
    if not format_of(code).is_of_time:
        return code
    return _LITERAL_OR_POINT.sub(lambda found: '"."' if found[0] == "." else found[0], code)
