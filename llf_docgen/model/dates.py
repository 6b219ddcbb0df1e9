"""Terms, the academic year, and deadlines as the Terms of Reference count them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import count as counting

from llf_docgen.model.states import Country, DaysCounted
from llf_docgen.model.wording import MONTHS, many

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2199  # no committee means another, and days are counted from a date


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included; `name` is what the committee calls it."""

    name: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Year:
    """The academic year with its three terms, each ending the day before the next begins."""

    name: str
    terms: tuple[Span, ...]

    @property
    def first(self) -> date:
        """The day the first term begins."""
        return self.terms[0].first

    @property
    def last(self) -> date:
        """The day the year ends."""
        return self.terms[-1].last

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def settled_from(self) -> date:
        """From when what is confirmed or agreed for a year is for this one.

        Years run on without gaps: in August it is for the year that begins in September.
        """
        return (self.first.replace(day=1) - DAY).replace(day=1)

    @property
    def and_september(self) -> Year:
        """The year, and what its Calendar holds beyond it: the September after."""
        last = date(self.last.year, 9, 30)
        if last <= self.last:
            return self
        after = Span("the September after", self.last + DAY, last)
        return Year(f"{self.name} and the September after", (*self.terms, after))

    def month(self, name: str) -> tuple[int, int]:
        """(year, month) of the month of that name inside this academic year.

        A year written beside it is ignored: the Terms for 2020-21 say "February 2020" and
        mean February 2021. (0, 0) where no month is named.
        """
        number = month_number(name)
        if not number:
            return 0, 0
        return self.first.year + (number < self.first.month), number

    def ended_by(self, day: date) -> Span | None:
        """The last term that has ended before that day."""
        return next((t for t in reversed(self.terms) if t.last < day), None)


def month_number(text: str) -> int:
    """2 for `February`, `Feb` or `February 2020`; 0 where no month is named."""
    start = text.strip().casefold()[:3]
    return next((i for i, name in enumerate(MONTHS, 1) if name.casefold()[:3] == start), 0)


@dataclass(frozen=True)
class Closed:
    """The days on which the office or the schools are closed."""

    country: Country
    school_holidays: tuple[Span, ...] = ()

    def reason(self, day: date) -> str:
        """`a Sunday`, `Good Friday` ..., or nothing on a working day."""
        name = _bank_holidays(self.country, day.year).get(day, "")
        if name:
            return f"a bank holiday ({name})"
        return {5: "a Saturday", 6: "a Sunday"}.get(day.weekday(), "")

    def in_school_holiday(self, day: date) -> bool:
        """Whether the schools are on holiday that day."""
        return any(day in span for span in self.school_holidays)

    def working_day(self, day: date) -> date:
        """The day itself, or the last one before it that is no weekend or bank holiday."""
        return next(d for d in _backwards(day) if not self.reason(d))

    def school_day(self, day: date) -> date:
        """The day itself, or the last working day before it with the schools open."""
        return next(
            d for d in _backwards(day) if not self.reason(d) and not self.in_school_holiday(d)
        )

    def advised(self, last_day: date, earliest: date = date.min) -> date:
        """When to send what is due by `last_day`: never later, and on a day people work.

        The last school day by then; the last working day where no school day is left from
        `earliest` on (today, or for minutes the day after the meeting); else the last day itself.
        """
        days = (self.school_day(last_day), self.working_day(last_day))
        return next((day for day in days if day >= earliest), last_day)

    def holiday_after(self, day: date, until: date) -> bool:
        """Whether a school holiday begins after a day and by another."""
        return any(day < span.first <= until for span in self.school_holidays)


_PARTS = {
    Country.ENGLAND: "ENG",
    Country.WALES: "WLS",
    Country.SCOTLAND: "SCT",
    Country.NORTHERN_IRELAND: "NIR",
}


@lru_cache(maxsize=64)
def _bank_holidays(country: Country, year: int) -> dict[date, str]:
    from holidays import country_holidays

    if country == Country.NONE:
        return {}
    part = _PARTS[country]
    return {
        day: name.split("; ")[0]
        for day, name in country_holidays("GB", subdiv=part, years=year).items()
    }


def _from_to(first: date, end: date) -> Iterator[date]:
    """The days from the first on, without the end."""
    return (first + days * DAY for days in range((end - first).days))


def _backwards(day: date) -> Iterator[date]:
    for days in counting():
        yield day - days * DAY


@dataclass(frozen=True, slots=True)
class Counting:
    """How days before and after a meeting are counted.

    `calendar`: seven days before Thursday is the Thursday before. `clear`: neither the day of
    sending nor the day of the meeting counts (SI 2013/1624 counts so), one day earlier.
    `working`: weekends and bank holidays are passed over.
    """

    way: DaysCounted
    closed: Closed

    def before(self, day: date, days: int) -> date:
        """The last day on which something due `days` before `day` is in time."""
        return self._moved(day, days, -1) - (DAY if self.way == DaysCounted.CLEAR else 0 * DAY)

    def after(self, day: date, days: int) -> date:
        """The last day on which something due within `days` after `day` is in time."""
        return self._moved(day, days, 1)

    def days_before(self, day: date, sent: date) -> int:
        """How many days before `day` something was sent, as they are counted."""
        if self.way == DaysCounted.WORKING:
            return sum(not self.closed.reason(d) for d in _from_to(sent, day))
        return (day - sent).days - (self.way == DaysCounted.CLEAR)

    def days_after(self, day: date, sent: date) -> int:
        """Within how many days after `day` something was sent, as they are counted."""
        if self.way == DaysCounted.WORKING:
            return 1 + sum(not self.closed.reason(d) for d in _from_to(day + DAY, sent))
        return (sent - day).days

    def in_words(self, days: int) -> str:
        """`seven days`, `seven clear days` or `seven working days`."""
        return many(days, "day" if self.way == DaysCounted.CALENDAR else f"{self.way} day")

    def _moved(self, day: date, days: int, step: int) -> date:
        if self.way != DaysCounted.WORKING:
            return day + step * days * DAY
        while days:
            day += step * DAY
            days -= not self.closed.reason(day)
        return day


_Parts = tuple[str | None, ...]  # day, month and year, as far as they are written
_DAY_PART = re.compile(r"(\d{1,2})(?:\s+([A-Za-z]+))?(?:\s+(\d{4}))?")


def spans(text: str, year: Year) -> tuple[Span, ...]:
    """School holidays as the office writes them, split by `;`.

    `26-30 October 2020; 21 December 2020-1 January 2021; 15-19 February`: the month and year
    of the second day serve for the first; a year left out is the one inside `year`.

    Raises:
        ValueError: a part is no day or range of days; its text is the message.
    """
    return tuple(_span(part.strip(), year) for part in text.split(";") if part.strip())


def _span(text: str, year: Year) -> Span:
    halves = [half.strip() for half in re.split(r"[-\u2013]|\bto\b", text)]
    parts = [found.groups() for half in halves if (found := _DAY_PART.fullmatch(half))]
    if len(parts) != len(halves) or len(parts) > 2:
        raise ValueError(text)
    first = _day(_completed(parts[0], parts[-1]), year)
    last = _day(parts[-1], year)
    if first is None or last is None or last < first:
        raise ValueError(text)
    return Span(text, first, last)


def _completed(start: _Parts, end: _Parts) -> _Parts:
    """`26` of `26-30 October 2020` is of that month and year.

    One with a month of its own keeps its own year, or none: a range may cross the new year.
    """
    day, month, year = start
    return (day, month, year) if month else (day, end[1], year or end[2])


def _day(parts: _Parts, year: Year) -> date | None:
    inside, number = year.month(parts[1] or "")
    written = int(parts[2] or inside)
    if not FIRST_YEAR <= written <= LAST_YEAR:
        return None
    try:
        return date(written, number, int(parts[0] or 0))
    except ValueError:
        return None
