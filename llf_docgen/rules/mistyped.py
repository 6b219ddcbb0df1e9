"""A date that can't be right: what to do about it, and whether its year is mistyped."""

from __future__ import annotations

from datetime import date, timedelta

from llf_docgen.model.wording import long_date

EARLY_DAYS = 60  # papers do not go out, nor minutes, longer before or after than this
EARLY = timedelta(EARLY_DAYS)


def not_yet(heading: str, day: date, today: date, first: date, last: date = date.max) -> str:
    """That what a column says to have happened is still to come.

    `first` and `last` are the days between which it can have happened.
    """
    far = (day - today).days > EARLY_DAYS
    hint = year_hint(day, first, min(last, today)) if far else ""
    return (
        f"'{heading}' is {long_date(day)}, after today ({long_date(today)}).{hint} "
        "Correct it, or clear it until it has happened."
    )


def year_hint(day: date, first: date, last: date) -> str:
    """` Is the year mistyped ...?` where it can have been that day of another year."""
    other = in_another_year(day, first, last)
    return f" Is the year mistyped ({long_date(other)})?" if other else ""


def early_hint(day: date, first: date, last: date, today: date) -> str:
    """As `year_hint`, without the day where it is still to come: it is to be cleared for now."""
    if not in_another_year(day, first, last):
        return ""
    return year_hint(day, first, min(last, today)) or " Is the year mistyped?"


def in_another_year(day: date, first: date, last: date) -> date | None:
    """The same day of the year after or before, where it lies between two days."""
    for year in (day.year + 1, day.year - 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if first <= other <= last:
            return other
    return None
