"""Meeting Agenda: what a meeting is to do, and that it fits."""

from __future__ import annotations

import re

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.names import alike
from llf_docgen.model.records import AgendaItem, Meeting
from llf_docgen.model.sent import papers_since
from llf_docgen.model.states import Purpose
from llf_docgen.model.wording import clock, listing
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, info, warning


@warning("agenda-fits", clauses.ON_TIME)
def agenda_fits(book: Book) -> Found:
    """The agenda fits between the meeting's start and end.

    Right: Items of 120 minutes, 09:30 to 11:30.

    Wrong: Items of 150 minutes, 09:30 to 11:30.
    """
    for meeting in book.coming:
        items = book.agenda_of(meeting)
        needed = sum(item.minutes or 0 for item in items)
        if meeting.start and meeting.end and items:
            start, end = meeting.start, meeting.end
            minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
            if 0 < minutes < needed:
                yield (
                    items[-1].at.cell("Minutes"),
                    f"The items of {meeting.ref} take {needed:g} minutes; the meeting has "
                    f"{minutes} ({clock(start)} to {clock(end)}). Shorten items or move the end.",
                )


@warning("agenda-purpose", clauses.ON_TIME)
def agenda_purpose(book: Book) -> Found:
    """Items for decision have a lead and a paper.

    Right: Item 6 is for Decision, has a lead and Paper D.

    Wrong: Item 6 is for Decision and has no paper.
    """
    for meeting in book.coming:
        items = [i for i in book.agenda_of(meeting) if i.purpose == Purpose.DECISION]
        without_lead = [i for i in items if not i.lead]
        without_paper = [i for i in items if not i.paper]
        for heading, lacking in (("Lead", without_lead), ("Paper", without_paper)):
            if lacking:
                which, ask = _items(lacking), "asks" if len(lacking) == 1 else "ask"
                advice = f"Add {_it(lacking)}, or change 'Purpose' to Discussion."
                if heading == "Lead":
                    advice = f"Enter who leads {'it' if len(lacking) == 1 else 'each'}."
                yield (
                    lacking[0].at.cell(heading),
                    f"{which} of {meeting.ref} {ask} for a decision but {_has(lacking)} no "
                    f"{heading.lower()}. {advice}",
                )


def _items(items: list[AgendaItem]) -> str:
    """`Item 6`, `Items 6 and 7`."""
    return f"{'Item' if len(items) == 1 else 'Items'} {listing(i.no for i in items)}"


def _has(items: list[AgendaItem]) -> str:
    return "has" if len(items) == 1 else "have"


def _it(items: list[AgendaItem]) -> str:
    return "it" if len(items) == 1 else "one for each"


@warning("standing-items", clauses.AGENDA)
def standing_items(book: Book) -> Found:
    """Each agenda has the standing items; of one that has gone out nothing is asked any more.

    Right: Welcome and apologies (for Apologies), Agreed action points ...

    Wrong: An agenda without Declarations of interest.
    """
    for meeting in book.dated_meetings:
        items = book.agenda_of(meeting)
        lacking = _standing_lacking(book, meeting, items)
        if items and lacking and not papers_since(book, meeting):
            what, row = ("item", "it") if len(lacking) == 1 else ("items", "a row for each")
            yield (
                items[0].at.cell("Item"),
                f"The agenda of {meeting.ref} lacks the standing {what} {listing(lacking)}. "
                f"Add {row}.",
            )
        elif not items and _agenda_is_due(book, meeting):
            its = "the business it is called for" if meeting.extraordinary else "its items"
            yield (
                book.heading("Agenda", "Item"),
                f"The meeting on {named_day(book, meeting)} has no agenda yet. Add {its}.",
            )


def _standing_lacking(book: Book, meeting: Meeting, items: list[AgendaItem]) -> list[str]:
    standing = () if meeting.extraordinary else book.terms.standing_items
    return [wanted for wanted in standing if not any(alike(wanted, i.title) for i in items)]


def _agenda_is_due(book: Book, meeting: Meeting) -> bool:
    near = 0 <= (meeting.date - book.today).days <= book.terms.say_deadlines
    told = book.is_told("Meetings", meeting.ref)
    return near and bool(book.terms.standing_items) and not told


@info("agenda-plans-next-year", clauses.AGENDA)
def agenda_plans_next_year(book: Book) -> Found:
    """The spring agenda plans the coming year; once it has gone out nothing is asked any more.

    Right: Planning for 2021-22: personnel, needs, events and actions.

    Wrong: A spring agenda that looks back only.
    """
    spring, last = book.terms.year.terms[1], book.terms.year.last.year
    year = re.compile(rf"{last}\s*[-/\u2013]\s*(?:20)?{(last + 1) % 100:02d}|next year|planning")
    for meeting in (m for m in book.dated_meetings if not m.extraordinary):
        items = book.agenda_of(meeting) if meeting.date in spring else []
        open_still = items and not papers_since(book, meeting)
        if open_still and not any(year.search(item.title.casefold()) for item in items):
            yield (
                items[0].at.cell("Item"),
                f"The spring agenda of {meeting.ref} has no item on planning for "
                f"{last}-{(last + 1) % 100:02d}. Add one.",
            )


RULES = (
    agenda_fits,
    agenda_purpose,
    standing_items,
    agenda_plans_next_year,
)
