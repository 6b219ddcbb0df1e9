"""A copied agenda: what is left in it of the meeting it was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from llf_docgen.model.approval import approving, is_approved
from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.dates import month_number
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.records import AgendaItem, Meeting
from llf_docgen.model.wording import MONTHS, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, warning

_MONTHS = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_NAMED = re.compile(rf"(?:\b(\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b({_MONTHS})\b\.?(?:\s+(\d{{4}}))?")
_PLANNING = re.compile(r"(?i:\bplan\w* for) (20\d\d)\s*[-/\u2013]\s*\d\d")


@warning("papers-of-this-meeting", clauses.AGENDA)
def papers_of_this_meeting(book: Book) -> Found:
    """The agenda names no paper, minutes or year of the meeting it was copied from.

    Right: The last meeting was in November, and item 3 has the minutes of 12 November 2020.

    Wrong: The last meeting was in November, and item 3 has the minutes of June 2020.
    """
    for meeting in book.coming:
        for item in book.agenda_of(meeting):
            found = next(_left_over(book, meeting, item), None)
            if found:
                cell, text = found
                yield cell, f"Item {item.no} of {meeting.ref} {text}"


def _left_over(book: Book, meeting: Meeting, item: AgendaItem) -> Iterator[tuple[Cell, str]]:
    """What one item says that belongs to another meeting, after `Item 3 of PAG-2021-02`."""
    of_minutes = "minutes" in f"{item.title} {item.paper}".casefold()
    for heading, text in (("Item", item.title), ("Paper", item.paper)):
        told = _old_minutes if of_minutes else _old_paper
        yield from ((item.at.cell(heading), said) for said in told(book, meeting, text))
        if said := _old_year(book, meeting, text):
            yield item.at.cell(heading), said


def _old_minutes(book: Book, meeting: Meeting, text: str) -> Iterator[str]:
    due = _to_approve(book, meeting)
    for named in _named(text) if due else ():
        if not any(named.fits(m.date) for m in due):
            wanted = listing(named_day(book, m) for m in due)
            yield (
                f"names the minutes of {named.text}; the minutes to approve are those of {wanted}. "
                "Correct it if the agenda was copied."
            )


def _to_approve(book: Book, meeting: Meeting) -> list[Meeting]:
    """The last meeting, and the earlier ones whose minutes wait for this one."""
    earlier = _earlier(book, meeting)
    return [m for m in earlier[:-1] if _waits_for(book, m, meeting)] + earlier[-1:]


def _waits_for(book: Book, earlier: Meeting, meeting: Meeting) -> bool:
    return not is_approved(book, earlier) or approving(book, earlier) == meeting


def _earlier(book: Book, meeting: Meeting) -> list[Meeting]:
    """The meetings before this one, those of the year before too, by date."""
    all_known = (*book.outside, *book.dated_meetings)
    before = (m for m in all_known if m.date < meeting.date and not m.cancelled)
    return sorted(before, key=lambda m: m.date)


def _old_paper(book: Book, meeting: Meeting, text: str) -> Iterator[str]:
    """A paper of a day or month with a meeting before the last one."""
    earlier = _earlier(book, meeting)
    recent = [*(m.date for m in earlier[-1:]), meeting.date]
    for named in _named(text):
        old = next((m.date for m in earlier[:-1] if named.year and named.fits(m.date)), None)
        if old and not any(named.fits(day) for day in recent):
            yield (
                f"names {named.text}, which belongs to an earlier meeting ({long_date(old)}). "
                "Correct it if the agenda was copied."
            )


def _old_year(book: Book, meeting: Meeting, text: str) -> str:
    """Planning for a year that is over, or from spring on for the one that runs."""
    found = _PLANNING.search(text)
    year = book.terms.year
    coming = year.first.year + (meeting.date >= year.terms[1].first)
    if found and int(found[1]) < coming:
        text = f"speaks of '{found.group()}', a year that has begun"
        return f"{text}. Correct it if the agenda was copied."
    return ""


@dataclass(frozen=True, slots=True)
class _Named:
    """A day or month as a text names it; what it leaves open is 0."""

    text: str
    day: int
    month: int
    year: int

    def fits(self, day: date) -> bool:
        return self.day in (0, day.day) and self.month == day.month and self.year in (0, day.year)


def _named(text: str) -> Iterator[_Named]:
    for found in _NAMED.finditer(text):
        day, month, year = found.groups()
        yield _Named(found.group().strip(), int(day or 0), month_number(month), int(year or 0))


RULES = (papers_of_this_meeting,)
