"""Action Group Membership, Meeting Date & Focus: how often the group meets, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.dates import Year
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.finding import Level
from llf_docgen.model.moved import MOVED_WITHIN
from llf_docgen.model.names import alike
from llf_docgen.model.noted import apart, without_words
from llf_docgen.model.records import AgendaItem, Meeting
from llf_docgen.model.wording import (
    MONTHS,
    clock,
    listing,
    long_date,
    many,
    quoted,
    short_date,
    some,
    word,
)
from llf_docgen.rules import clauses
from llf_docgen.rules.noted import TO_NOTE_IT, Past
from llf_docgen.rules.rule import Found, breach, info, warning


@breach("yearly-meeting", clauses.MEETS)
def yearly_meeting(book: Book) -> Found:
    """The group meets at least the required number of times in the academic year.

    An extraordinary meeting counts too. At risk until the year ends; then the Note of one of the
    year's meetings may say more after `meetings:`.

    Right: One meeting on 4 February 2021; the Terms ask for one.

    Wrong: The only meeting of the year was cancelled.
    """
    year, needed = book.terms.year, book.terms.meetings_in_year
    many_held = len(book.dated_meetings)
    if many_held + len(book.slipped) >= needed:
        return
    cell = book.heading("Meetings", "Date")
    asked = f"the Terms ask for at least {word(needed)}."
    if book.today <= year.last:
        are = "is" if many_held <= 1 else "are"
        held = f"{_only(many_held)} {are} held or planned in {year.name}"
        yield cell, f"{held}; {asked} Add a row to Meetings.", Level.WARNING
    else:
        were = "was" if many_held <= 1 else "were"
        what = f"{_only(many_held)} {were} held in {year.name}; {asked}"
        told = Past(cell, what, f"Tell the {book.terms.accountable_to} why.", _ANY_NOTE, TO_NOTE_IT)
        yield from told.unless_noted("meetings", *_notes(book))


_ANY_NOTE = "the 'Note' of any of the year's meetings"


def _only(number: int) -> str:
    """`No meeting`, `Only one meeting`, at the start of a sentence."""
    return f"Only {many(number, 'meeting')}" if number else "No meeting"


def _notes(book: Book) -> list[str]:
    return [meeting.note for meeting in book.meetings]


@breach("meeting-month", clauses.MEETS)
def meeting_month(book: Book) -> Found:
    """One of the year's ordinary meetings is in each month that the Terms name.

    Where the month has passed, the Note of one of the year's meetings says why, after `month:`.

    Right: A meeting on 4 February 2021; the Terms name February.

    Wrong: The year's only meeting is on 4 March 2021.
    """
    if not book.dated_meetings:
        return
    counted = [m for m in book.dated_meetings if not m.extraordinary]
    days = {m.date for m in counted} | book.slipped
    for name in book.terms.meeting_months:
        year, month = book.terms.year.month(name)
        if month and not any((day.year, day.month) == (year, month) for day in days):
            asked = f"The Terms ask for a meeting in {MONTHS[month - 1]} {year}"
            what = f"{asked}; {_meets(book, counted)}."
            cell = (counted or book.dated_meetings)[0].at.cell("Date")
            tell = f"tell the {book.terms.accountable_to} why"
            if (book.today.year, book.today.month) > (year, month):
                told = Past(cell, what, f"{tell[0].upper()}{tell[1:]}.", _ANY_NOTE, TO_NOTE_IT)
                yield from told.unless_noted("month", *_notes(book))
            else:
                yield cell, f"{what} Add a meeting in that month, or {tell}.", Level.WARNING


def _meets(book: Book, meetings: list[Meeting]) -> str:
    """`the year's meeting is on Thursday 4 March 2021`."""
    if not meetings:
        return "the year has extraordinary ones only"
    meeting = "meeting is" if len(meetings) == 1 else "meetings are"
    return f"the year's {meeting} on {listing(named_day(book, m) for m in meetings)}"


@warning("meeting-in-year", clauses.MEETS)
def meeting_in_year(book: Book) -> Found:
    """Every meeting lies inside the academic year, or was one of a year before.

    Minutes of the last meeting are approved in the next year, so that meeting stays.

    Right: PAG-2020-06 on 18 June 2020, in the workbook for 2020-21.

    Wrong: PAG-2021-02 on 4 February 2020, in the workbook for 2020-21.
    """
    year = book.terms.year
    for meeting in book.outside:
        if meeting in book.earlier:
            continue
        yield (
            meeting.at.cell("Date"),
            f"{meeting.ref} is on {long_date(meeting.date)}, outside {year.name} "
            f"({short_date(year.first)} to {short_date(year.last)}). Correct the date"
            f"{_or_elsewhere(year, meeting)}.",
        )


def _or_elsewhere(year: Year, meeting: Meeting) -> str:
    """A meeting after the year may be the next year's first."""
    return ", or enter it in next year's workbook" if meeting.date > year.last else ""


@info("extraordinary-why", clauses.MEETS)
def extraordinary_why(book: Book) -> Found:
    """The Note of an extraordinary meeting says why it was called.

    Right: Kind is Extraordinary; Note: Called to agree the bid due on 30 April.

    Wrong: Kind is Extraordinary and Note is empty.
    """
    for meeting in book.dated_meetings:
        if meeting.extraordinary and not without_words(apart(meeting)):
            yield (
                meeting.at.cell("Note"),
                f"The meeting on {named_day(book, meeting)} is extraordinary and its 'Note' does "
                f"not say why it was called. {_enter_reason(meeting)}; the agenda gives it.",
            )


def _enter_reason(meeting: Meeting) -> str:
    return "Begin it with the reason and a semicolon" if meeting.note else "Enter the reason"


@info("cancelled-items", clauses.AGENDA)
def cancelled_items(book: Book) -> Found:
    """The business of a cancelled meeting stands on a later agenda.

    Right: The meeting of 4 February is cancelled; its items are on the agenda of 11 March.

    Wrong: The meeting of 4 February is cancelled; the agenda of 11 March leaves its items out.
    """
    for meeting in book.meetings:
        later = [m for m in book.coming if m.date > meeting.date and not m.extraordinary]
        if not meeting.cancelled or not later:
            continue
        left_out = _business_left_out(book, meeting)
        if left_out:
            items = "Its item was" if len(left_out) == 1 else "Its items were"
            titles = listing(quoted(item.title) for item in left_out)
            yield (
                left_out[0].at.cell("Item"),
                f"{meeting.ref} ({long_date(meeting.date)}) is cancelled. {items} {titles}. Add "
                f"what is still wanted to the agenda of {later[0].ref} "
                f"({long_date(later[0].date)}).",
            )


@warning("cancelled-recorded", clauses.MEETS)
def cancelled_recorded(book: Book) -> Found:
    """At a cancelled meeting nothing was decided, nothing agreed and nobody present.

    Right: PAG-2021-02 is Cancelled; its business was done on 11 March, as PAG-2021-03.

    Wrong: PAG-2021-02 is Cancelled and D-2021-02 was decided at it.
    """
    for meeting in (m for m in book.meetings if m.cancelled):
        happened = dict(_happened_at(book, meeting))
        if happened:
            yield (
                meeting.at.cell("Status"),
                f"{meeting.ref} ({long_date(meeting.date)}) is Cancelled, and yet "
                f"{listing(happened.values(), ', and').replace(' , and', ', and')}. If it was "
                f"held, correct 'Status'; if not, correct {listing(happened)}.",
            )


def _happened_at(book: Book, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """(where it stands, what) of all that only a meeting that was held can have."""
    decided = [d.ref or "a decision" for d in book.decisions_of(meeting)]
    agreed = [a.ref or "an action" for a in book.actions_raised_at(meeting)]
    present = [*dict.fromkeys(row.name for row in book.present_at(meeting))]
    if decided:
        yield "'Meeting' in Decisions", f"{some(decided)} {_were(decided)} decided at it"
    if agreed:
        yield "'Raised at' in Actions", f"{some(agreed)} {_were(agreed)} raised at it"
    if present:
        yield "Attendance", f"{some(present)} {'is' if len(present) == 1 else 'are'} Present"
    if meeting.minutes_circulated:
        went_out = long_date(meeting.minutes_circulated)
        yield "'Minutes circulated'", f"its minutes went out on {went_out}"
    elif meeting.closed:
        yield "'Closed'", f"it closed at {clock(meeting.closed)}"


def _were(names: list[str]) -> str:
    return "was" if len(names) == 1 else "were"


def _business_left_out(book: Book, cancelled: Meeting) -> list[AgendaItem]:
    """The items of a cancelled meeting, but those of every agenda, that no later agenda has."""
    always = (*book.terms.standing_items, "Any other business")
    later = [m for m in book.dated_meetings if m.date >= cancelled.date]
    titles = [item.title for meeting in later for item in book.agenda_of(meeting)]
    return [
        item
        for item in book.agenda_of(cancelled)
        if not any(alike(wanted, item.title) for wanted in always)
        and not any(alike(item.title, title) for title in titles)
    ]


@warning("meeting-as-scheduled", clauses.SCHEDULED)
def meeting_as_scheduled(book: Book) -> Found:
    """Each meeting that the Terms schedule is in Meetings on that date, or has a note.

    Right: A meeting on Thursday 4 February 2021, as the Terms say.

    Wrong: The meeting is on 11 February and no note says why.
    """
    for day in book.terms.scheduled_meetings:
        on_day = [m for m in book.meetings if m.date == day and not m.extraordinary]
        if day in book.slipped or any(not m.cancelled or m.note for m in on_day):
            continue
        cell, message = _called_off(on_day[0]) if on_day else _not_on(book, day)
        if message:
            yield cell, f"The Terms schedule a meeting on {long_date(day)}; {message}"


def _called_off(meeting: Meeting) -> tuple[Cell, str]:
    why = "it is cancelled. Say why in its 'Note', and when it is held instead."
    return meeting.at.cell("Note"), why


def _not_on(book: Book, day: date) -> tuple[Cell, str]:
    """What Meetings has instead of a scheduled day; no message where a Note explains it."""
    scheduled = book.terms.scheduled_meetings
    others = [m for m in book.dated_meetings if m.date not in scheduled and not m.extraordinary]
    if any(_says_it_was_moved(m, day) for m in others):
        return book.heading("Meetings", "Date"), ""
    near = [m for m in book.dated_meetings if _may_be_moved(m, day)]
    nearest = min(near, key=lambda m: abs((m.date - day).days), default=None)
    if nearest is None:
        return book.heading("Meetings", "Date"), (
            "none is in Meetings. Add it, or say in the 'Note' of another one that it was moved."
        )
    message = (
        f"{nearest.ref} is on {long_date(nearest.date)}. If it was moved, say so in its 'Note'."
    )
    return nearest.at.cell("Date"), "" if nearest.note else message


_MOVED = re.compile(r"\b(moved|postponed|put off|put back|brought forward|rescheduled)\b", re.I)


def _says_it_was_moved(meeting: Meeting, day: date) -> bool:
    """Whether the Note of a meeting on another day says that it is the one of this day."""
    names_day = f"{day.day} {MONTHS[day.month - 1]}" in meeting.note
    moved = _MOVED.search(meeting.note) and not re.search(r"\d", meeting.note)
    return names_day or bool(moved)


def _may_be_moved(meeting: Meeting, day: date) -> bool:
    return not meeting.extraordinary and abs(meeting.date - day) <= MOVED_WITHIN


@info("terms-consistent", clauses.MEETS)
def terms_consistent(book: Book) -> Found:
    """Where the Terms contradict themselves, it is said once with what was taken.

    Right: February, in 2020-21: February 2021 is meant.

    Wrong: February 2020, in 2020-21.
    """
    terms = book.terms
    for name in terms.meeting_months:
        year, month = terms.year.month(name)
        written = re.search(r"\b(19|20)\d\d\b", name)
        if month and written and int(written.group()) != year:
            yield (
                terms.at["meeting_months"],
                f"{quoted(name)} is not in {terms.year.name}; {MONTHS[month - 1]} {year} is "
                "assumed. "
                f"Correct the cell, and tell the {terms.accountable_to} that the Terms need "
                "correcting too.",
            )
    years = re.findall(r"\d+", terms.year_name)
    first, last = terms.year.first.year, terms.year.last.year
    if [int(y) % 100 for y in years] != [first % 100, last % 100]:
        yield (
            terms.at["year_name"],
            f"{quoted(terms.year_name)} is not the year of the terms' dates ({first} to {last}); "
            "the dates are assumed to be right. Correct one of them.",
        )


RULES = (
    yearly_meeting,
    meeting_month,
    meeting_in_year,
    extraordinary_why,
    cancelled_items,
    cancelled_recorded,
    meeting_as_scheduled,
    terms_consistent,
)
