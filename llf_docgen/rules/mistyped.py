"""A date that can't be right: what to do about it, and whether its year is mistyped."""

from __future__ import annotations

from datetime import date

from llf_docgen.model.wording import long_date

EARLY_DAYS = 60  # papers do not go out, nor minutes, longer before or after than this


def not_yet(heading: str, day: date, today: date) -> str:
    """That what a column says to have happened is still to come."""
    far = (day - today).days > EARLY_DAYS
    hint = year_hint(day, today, -366, 0) if far else ""
    return (
        f"'{heading}' is {long_date(day)}, after today ({long_date(today)}).{hint} "
        "Correct it, or clear it until it has happened."
    )


def year_hint(day: date, near: date, first: int, last: int) -> str:
    """` Is the year mistyped ...?` where another year brings the day near to a date."""
    for year in (day.year + 1, day.year - 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if first <= (other - near).days <= last:
            return f" Is the year mistyped ({long_date(other)})?"
    return ""
