"""Until when a Leader is confirmed: one answer for the check and for the evidence."""

from __future__ import annotations

from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.in_year import judged_on
from llf_docgen.model.records import Member

YEARLY = 12  # months


def last_confirmed(seat: Member) -> date | None:
    """When a Leader was last confirmed; who came into the role was confirmed in it."""
    return max(filter(None, (seat.confirmed_on, seat.joined)), default=None)


def is_confirmed(book: Book, seat: Member) -> bool:
    """Whether a Leader was confirmed as recently as the Terms ask, or for the year.

    Judged by today, in the year at most: what comes after it is for next year's workbook.
    """
    last, months, year = last_confirmed(seat), book.terms.leader_confirmed_months, book.terms.year
    if last is None:
        return False
    for_the_year = months >= YEARLY and last >= year.settled_from
    return for_the_year or _months_later(last, months) >= min(judged_on(book), year.last)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
