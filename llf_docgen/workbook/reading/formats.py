"""Number formats: what a cell shows of the number that it stores (ECMA-376 part 1, 18.8.30-31)."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
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
_QUOTED = re.compile(r'"[^"]*"|\\.', re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_HALF_DAY = re.compile(r"am/pm|a/p", re.IGNORECASE)
_LANGUAGE = re.compile(r"\[\$-[^\]]*\]")
_LITERAL_OR_POINT = re.compile(rf"{_LITERAL.pattern}|\.(?!0)", re.DOTALL)
_PARTS_OF_A_SECOND = re.compile(r"s\.0")
_MINUTES = re.compile(r"h[^a-z]*m")
# A whole number or none, then a fraction: of one denominator, or of up to so many figures.
_FRACTION = re.compile(
    r"(?<![/0#?.,])(?:([0#?,]*[0#?])([ _]+))?([0#?]+)( ?/ ?)([1-9]\d{0,4}|[0#?]+)(?![/0-9#?.,])"
)
_MOST_IN_FRACTIONS = 1e15  # no fraction can be told from there on
_ALWAYS = re.compile(r"[0@dmyhs%/]|general")
_SYSTEM_DAY = re.compile(r"\[\$-(?:x-sysdate|F800)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=) *([-+]?\d{1,15}(?:\.\d{1,15})?)\]")
_LITERAL_OR_END = re.compile(rf"{_LITERAL.pattern}|;", re.DOTALL)
_LITERAL_OR_SIGN = re.compile(rf"{_LITERAL.pattern}|%|general", re.DOTALL | re.IGNORECASE)
# A point behind which only figures stand that may be left out, and commas that scale.
_POINT_AND_FEW = re.compile(r"\.(#*)(,*)(?=[^0#?./eE]*+$)")
_MOST_PARTS = 4  # for more than 0, less, 0 and text
_IS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_ONLY_NEGATIVE = {("<", 0.0), ("<=", 0.0)}

_Condition = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Format:
    """One number format, and of what kind it is.

    A format with several parts is of the kind of its first; `of` gives the part of a number.

    Args:
        code: as Excel writes it.
        days: it shows a day, alone or with a time.
        clock: it shows a time of day only.
        elapsed: it shows hours, minutes or seconds that may be more than a day.
        percent: it shows a hundred times the stored value.
        thousands: it shows a thousandth of it, or less.
        cut_to: into how many parts of a day it cuts, where it shows no seconds: 1440 where it shows
            minutes, 24 where it shows hours only; 0 where it cuts nothing off.
        fractions: it shows parts of a second.
        adds_to_text: it shows more of a text than the text, or none of it.
        may_hide: there are values of which it shows nothing.
        unsigned: it is for negative numbers only, and says so itself: `(0)`.
        parts: those of several parts that are for numbers, each with what holds for its numbers;
            the last may take whatever is left.
    """

    code: str = "General"
    days: bool = False
    clock: bool = False
    elapsed: bool = False
    percent: bool = False
    thousands: bool = False
    cut_to: int = 0
    fractions: bool = False
    adds_to_text: bool = False
    may_hide: bool = False
    unsigned: bool = False
    parts: tuple[tuple[_Condition | None, Format], ...] = ()

    def of(self, number: float) -> Format:
        """The part with which a number is shown: by the conditions, or by its sign."""
        if not self.parts:
            return self
        for condition, part in self.parts:
            if condition is None or _IS[condition[0]](number, condition[1]):
                return part
        return GENERAL

    def hides(self, value: float | str) -> bool:
        """Whether the cell looks blank though it holds this number or text, as with `;;;`."""
        if not self.may_hide:
            return False
        if isinstance(value, str):
            return _formatted(value, self.code) == ""
        part = self.of(value)
        return part.may_hide and _number_shown(value, part) == ""

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
    """A format by its code. One that is too long for Excel, or has too many parts, is General."""
    if len(code) > _LONGEST:
        return GENERAL
    if _SYSTEM_DAY.search(code):
        code = _LONG_DAY
    parts = _parts(code)
    if len(parts) > _MOST_PARTS:
        return GENERAL
    for_text = len(parts) == _MOST_PARTS or "@" in _plain(parts[-1])
    hides_text = len(parts) == _MOST_PARTS and not _plain(parts[-1])
    adds_to_text = hides_text or (code != _TEXT and any("@" in _plain(part) for part in parts))
    numbers = tuple(_with_conditions(parts[:-1] if for_text else parts)) or ((None, GENERAL),)
    first = numbers[0][1]
    may_hide = any(_may_hide(part) for part in parts) and code != "" and code.count('"') % 2 == 0
    several = len(parts) > 1 or for_text or numbers[0][0] is not None
    return replace(
        first,
        code=code,
        adds_to_text=adds_to_text,
        may_hide=may_hide,
        unsigned=False,
        parts=numbers if several and code != _TEXT else (),
    )


def _parts(code: str) -> list[str]:
    """The parts of a format, between semicolons that are no text."""
    ends = [found.start() for found in _LITERAL_OR_END.finditer(code) if found[0] == ";"]
    return [code[a + 1 : b] for a, b in zip((-1, *ends), (*ends, len(code)), strict=True)]


def _with_conditions(parts: list[str]) -> Iterator[tuple[_Condition | None, Format]]:
    """The parts that are for numbers, with what holds for the numbers that each of them shows.

    Without conditions the first is for what is not negative, or for more than 0 where the third is
    for 0. A part for negative numbers only has no minus but its own.
    """
    given = [_condition(part) for part in parts]
    for at, part in enumerate(parts):
        condition, is_last = given[at], at == len(parts) - 1
        if condition is None and not is_last:
            condition = ("<" if at else ">" if len(parts) > 2 else ">=", 0.0)
        before = given[0] or (">=", 0.0)
        rest = condition is None and len(parts) == 2 and before in ((">=", 0.0), (">", 0.0))
        format = _of_part(_CONDITION.sub("", part) or '""')
        yield condition, replace(format, unsigned=rest or condition in _ONLY_NEGATIVE)


def _condition(part: str) -> _Condition | None:
    found = _CONDITION.search(_QUOTED.sub("", part))
    return (found[1], float(found[2])) if found else None


def _plain(part: str) -> str:
    """A part without what it shows as it stands, in small letters; `[h]` is an `h`."""
    bare = _LITERAL.sub(lambda one: one[0][1:-1] if _ELAPSED.fullmatch(one[0]) else "", part)
    return _HALF_DAY.sub("h", bare).casefold()


def _may_hide(part: str) -> bool:
    """Without a nought, a day or a word a part may show nothing."""
    return not _ALWAYS.search(_plain(part))


def _of_part(code: str) -> Format:
    plain = _plain(code)
    if "general" in plain:
        return Format(code, percent="%" in plain)
    elapsed = _ELAPSED.search(_QUOTED.sub("", code)) is not None
    days = not elapsed and ("d" in plain or "y" in plain or _is_month(plain))
    clock = not elapsed and not days and ("h" in plain or "s" in plain)
    return Format(
        code,
        days=days,
        clock=clock,
        elapsed=elapsed,
        percent="%" in plain,
        thousands=not (days or clock or elapsed) and _is_scaled(plain),
        cut_to=_cut_to(plain, elapsed) if days or clock or elapsed else 0,
        fractions=_PARTS_OF_A_SECOND.search(plain) is not None,
        may_hide=_may_hide(code),
    )


def _cut_to(plain: str, elapsed: bool) -> int:
    """Hours and minutes are cut, as on a clock: only the last second that is shown is rounded."""
    if "s" in plain:
        return 0
    if _MINUTES.search(plain) or (elapsed and "h" not in plain):
        return 24 * 60
    return 24 if "h" in plain else 0


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
        return _rounded(serial, format, goes_on=True)
    if serial < 1:
        return (EPOCH + _rounded(serial, format)).time()
    # Excel counts a 29 February 1900 that never was.
    return EPOCH + _rounded(serial + 1 if serial < 60 else serial, format)


def _rounded(serial: float, format: Format, goes_on: bool = False) -> timedelta:
    """To a second, or to a thousandth where parts of one are shown.

    Never into the next day, but where hours go on beyond it.
    """
    whole, parts = int(serial), 1000 if format.fractions else 1
    of_the_day = math.floor((serial - whole) * 86_400 * parts + 0.5 + 1e-6)
    of_the_day = of_the_day if goes_on else min(of_the_day, 86_400 * parts - 1)
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
    return str(value) if number is None else _number_shown(number, format.of(number))


def _number_shown(number: float, part: Format) -> str:
    """A number as one part of a format shows it."""
    if part.cut_to and abs(number) <= LAST_SERIAL:  # what is more is no time
        number = math.floor(number * part.cut_to + 1e-6) / part.cut_to
    number = abs(number) if part.unsigned else number
    if part.is_plain:
        return general(number)
    text = _formatted(number, part.code) if part.is_of_time else _figures(number, part.code)
    return general(number) if text is None or (text == "" and not part.may_hide) else text


def _figures(number: float, code: str) -> str | None:
    """A number in a format of figures; None where the library does not know the format.

    Four things the library does in other ways, so they are done here: General has up to 15
    significant figures, with the minus before all else; per cent may stand behind any figures;
    a fraction may have no whole number before it; and a point is shown with what follows it, though
    no figure does (`0.##%` shows `92.%`).
    """
    marks = [found[0].casefold() for found in _LITERAL_OR_SIGN.finditer(code)]
    if _GENERAL in marks:
        return _in_words(_replaced(code, {_GENERAL: f'"{general(abs(number))}"'}), number < 0)
    if "%" in marks:
        number = _times_ten(number, 2 * marks.count("%"))
        code = _replaced(code, {"%": '"%"'})
    bare = _LITERAL.sub(lambda found: "_" * len(found[0]), code)
    fraction = _FRACTION.search(bare)
    if fraction is not None:
        return _as_fraction(number, code, fraction)
    point = _POINT_AND_FEW.search(bare)
    if point is None:
        return _formatted(number, code)
    text = _unstripped(number, code[: point.end()])
    rest = _unstripped(0.0, code[point.end() :] or '""')
    if text is None or rest is None:
        return None
    shown_of = Decimal(repr(_times_ten(number, -3 * len(point[2]))))
    shown_of = shown_of.quantize(Decimal(1).scaleb(-len(point[1])), ROUND_HALF_UP)
    no_figure = shown_of == shown_of.to_integral_value()
    return (text + ("." if no_figure else "") + rest).strip()


def _as_fraction(number: float, code: str, found: re.Match[str]) -> str | None:
    """A number in fractions: `4 2/8` where a whole number is shown before them, else `34/8`.

    Beside a whole number a fraction of 0 is shown only where its figures are noughts.
    """
    of_whole, _, of_part, stroke, of_all = found.groups()
    if abs(number) >= _MOST_IN_FRACTIONS:
        return None
    part, all = _fraction(abs(number), of_all)
    is_negative = number < 0 < part
    words = code[: found.start()]
    if of_whole:
        whole, part = divmod(part, all)
        has_part = part > 0 or "0" in of_part
        shown_of = (_unstripped(float(whole), of_whole) or "") if has_part else str(whole)
        words += f'"{shown_of.strip()}"'
        if not has_part:
            return _in_words(words + code[found.end() :], is_negative)
        words += code[found.start(2) : found.end(2)] if shown_of.strip() else ""
    figures = f"{part:{'0' if of_part[0] == '0' else ' '}>{len(of_part)}}"
    words += f'"{figures if of_whole else figures.strip()}{stroke}{str(all).ljust(len(of_all))}"'
    return _in_words(words + code[found.end() :], is_negative)


def _fraction(number: float, of_all: str) -> tuple[int, int]:
    """Of one denominator to the nearest; else as the library finds one of so many figures."""
    exact = Decimal(repr(number))
    if of_all.strip("0#?"):
        return int((exact * int(of_all)).quantize(Decimal(1), ROUND_HALF_UP)), int(of_all)
    figures = "0" * len(of_all)
    rest = _unstripped(float(exact % 1), f"{figures}/{figures}") or "0/1"
    part, all = (int(figure) for figure in rest.split("/"))
    return int(exact) * all + part, all


def _in_words(code: str, is_negative: bool) -> str | None:
    """A format that holds its figures as words, with the minus before all else."""
    text = _formatted(0.0, code)
    return text if text is None or not is_negative else f"-{text}"


def _replaced(code: str, words: Mapping[str, str]) -> str:
    return _LITERAL_OR_SIGN.sub(lambda one: words.get(one[0].casefold(), one[0]), code)


def _times_ten(number: float, power: int) -> float:
    """Without what floating point adds: 0.07 is 7 per cent."""
    return float(Decimal(repr(number)).scaleb(power))


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


def _formatted(value: float | str, code: str) -> str | None:
    """What the library shows; None where it does not know the format."""
    text = _unstripped(value, code)
    return None if text is None else text.strip()


@lru_cache(maxsize=4096)
def _unstripped(value: float | str, code: str) -> str | None:
    from xlfmt import format_value

    try:
        return str(format_value(value, _spelt_out(code)))
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
