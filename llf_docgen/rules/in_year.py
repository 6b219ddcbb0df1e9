"""The day by which the workbook is judged, and the year that it is for."""

from __future__ import annotations

from llf_docgen.model.book import Book
from llf_docgen.model.in_year import as_at_is_outside, is_over
from llf_docgen.model.wording import long_date, short_date
from llf_docgen.rules.rule import Found, warning


@warning("as-at-in-year")
def as_at_in_year(book: Book) -> Found:
    """As at is a day of the academic year, or blank for today.

    Right: As at is 18 January 2021 in the year 2020-21, or blank.

    Wrong: As at is 18 January 2021 in the year 2026-27.
    """
    year = book.terms.year
    if as_at_is_outside(book):
        yield (
            book.terms.at["as_at"],
            f"'As at' ({short_date(book.terms.as_at)}) lies outside the academic year {year.name} "
            f"({short_date(year.first)} to {short_date(year.last)}). Clear it to go by today's "
            "date, or enter a day of that year.",
        )


@warning("year-over")
def year_over(book: Book) -> Found:
    """The academic year is not over, or something is still owed from it.

    Right: 2 September 2021: the section of the Partnership Report for 2020-21 is due.

    Wrong: 15 October 2021, in the workbook for 2020-21.
    """
    year = book.terms.year
    if is_over(book) and not as_at_is_outside(book):
        yield (
            book.terms.at["year_name"],
            f"The academic year {year.name} ended on {long_date(year.last)}{_and_after(book)}. "
            "Make next year's workbook, and keep this one as a record.",
        )


def _and_after(book: Book) -> str:
    """What became of the last date in the Calendar, where it lies after the year."""
    last = max(book.calendar, key=lambda entry: entry.date, default=None)
    if last is None or last.date in book.terms.year:
        return ""
    if last.sent_on:
        return f", and the {last.paper_due} for {long_date(last.date)} has been sent"
    return f", and the last date in its Calendar was {long_date(last.date)}"


def next_agenda(book: Book) -> str:
    """Where something is put that is still to be dealt with."""
    return "the first agenda of next year's workbook" if is_over(book) else "the next agenda"


def next_meeting(book: Book) -> str:
    """When something is done that only a meeting can do."""
    return "the first meeting of next year" if is_over(book) else "the next meeting"


RULES = (as_at_in_year, year_over)
