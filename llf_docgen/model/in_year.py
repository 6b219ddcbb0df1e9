"""Which days are the workbook's own: its academic year, and the days in which it is still owed."""

from __future__ import annotations

from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.dates import month_number
from llf_docgen.model.records import Member
from llf_docgen.model.states import PaperDue
from llf_docgen.model.unread import Unread

SEPTEMBER = 9


def is_over(book: Book, day: date | None = None) -> bool:
    """Whether by a day (today) the year has ended and its Calendar's last date is past or sent.

    In the first days of September the section of the Partnership Report is still owed from it;
    where the Calendar lacks that date, until the month of the annual meeting is over.
    """
    day = day or book.today
    last = max(book.calendar, key=lambda entry: entry.date, default=None)
    done = last is None or last.date < day or last.sent_on is not None
    month, number = annual_month(book)
    owed = book.partnership_report is None and (day.year, day.month) <= (number, month)
    return day > book.terms.year.last and done and not owed


def annual_month(book: Book) -> tuple[int, int]:
    """(month, year) of the annual meeting after the year, as the cycle has it; else September."""
    due = (line for line in book.cycle if line.paper_due == PaperDue.PARTNERSHIP_REPORT)
    number = next((month_number(line.month) for line in due), 0) or SEPTEMBER
    last = book.terms.year.last
    return number, last.year + (number <= last.month)


def as_at_is_outside(book: Book) -> bool:
    """Whether `As at` is a day on which nothing of this year can be judged."""
    as_at = book.terms.as_at
    if as_at is None:
        return False
    return as_at < book.terms.year.first or is_over(book, as_at)


def lost_day(book: Book) -> Unread | None:
    """The As at by which the workbook can't be judged: of another year, or not read."""
    lost = next((lost for lost in book.unread if lost.table == "today"), None)
    if lost is None and book.today == book.terms.as_at and as_at_is_outside(book):
        lost = Unread(book.terms.at["as_at"], "today")
    return lost


def seats_of_other_years(book: Book) -> list[Member]:
    """The seats of those who represent somebody, where not one of them falls in the year.

    None where a row of Members was not read: it may be this year's.
    """
    year = book.terms.year
    seats = [seat for seat in book.members if seat.represents]
    if any(lost.table == "members" for lost in book.unread) or any(
        seat.held_between(year.first, year.last) for seat in seats
    ):
        return []
    return seats


def judged_on(book: Book) -> date:
    """The day on which people and partners are judged: today, or the nearest day of the year."""
    year = book.terms.year
    return year.last if is_over(book) else max(book.today, year.first)
