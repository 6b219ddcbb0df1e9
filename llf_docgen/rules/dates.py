"""Times and dates agree with one another, and with today."""

from __future__ import annotations

from datetime import date
from typing import Any

from llf_docgen.model.book import Book
from llf_docgen.model.finding import Level
from llf_docgen.model.records import Meeting
from llf_docgen.model.states import Attended
from llf_docgen.model.wording import clock, long_date
from llf_docgen.rules.rule import Found, error

EARLY_DAYS = 60  # papers do not go out, nor minutes, longer before or after than this
FAR_YEARS = 3


@error("times-ordered")
def times_ordered(book: Book) -> Found:
    """Start before End, Joined before Left, Arrived before Left.

    Right: Start 09:30, End 11:30.

    Wrong: Start 09:30, End 09:00.
    """
    for meeting in book.meetings:
        if meeting.start and meeting.end and meeting.end <= meeting.start:
            message = (
                f"The meeting ends ({clock(meeting.end)}) before it starts "
                f"({clock(meeting.start)}). Correct one of the times."
            )
            yield meeting.at.cell("End"), message
    for member in book.members:
        if member.joined and member.left and member.left < member.joined:
            message = f"{member.name} left before joining ({long_date(member.joined)})."
            yield member.at.cell("Left"), f"{message} Correct one of the dates."
    for row in book.attendance:
        if row.arrived and row.left and row.left <= row.arrived:
            message = f"{row.name} left ({clock(row.left)}) before arriving ({clock(row.arrived)})."
            yield row.at.cell("Left"), f"{message} Correct one of the times."


@error("dates-plausible")
def dates_plausible(book: Book) -> Found:
    """Nothing has happened after today, facts stand in order, and no year is mistyped.

    Right: Papers circulated on 28 January 2021 for 4 February 2021.

    Wrong: Papers circulated on 28 January 2020 for 4 February 2021.
    """
    for meeting in book.dated_meetings:
        yield from _meeting_dates(book, meeting)
    for row in book.attendance:
        held = book.meeting(row.meeting)
        if (
            held
            and row.status == Attended.PRESENT
            and held.date > book.today
            and not held.cancelled
        ):
            yield (
                row.at.cell("Status"),
                f"{row.name} is Present at the meeting on {long_date(held.date)}, which is still "
                "to come. Write Expected.",
            )
    happened: list[tuple[Any, str, date | None]] = [
        *((a, "Completed on", a.completed_on) for a in book.actions),
        *((c, "Sent on", c.sent_on) for c in book.communications),
        *((e, "Sent on", e.sent_on) for e in book.calendar),
    ]
    for record, heading, day in happened:
        if day and day > book.today:
            yield record.at.cell(heading), _in_future(heading, day, book.today)
    for message in book.communications:
        if message.sent_on and message.sent_on < message.date:
            yield (
                message.at.cell("Sent on"),
                f"{message.ref} was sent on {long_date(message.sent_on)}, before its own date "
                f"({long_date(message.date)}).{_year_hint(message.sent_on, message.date, 0, 60)} "
                "Correct one of them.",
            )
    yield from _far_off(book)


def _meeting_dates(book: Book, meeting: Meeting) -> Found:
    papers, minutes = meeting.papers_circulated, meeting.minutes_circulated
    day = long_date(meeting.date)
    cell = meeting.at.cell("Papers circulated")
    if papers and papers > book.today:
        yield cell, _in_future("Papers circulated", papers, book.today)
    elif papers and papers > meeting.date:
        hint = _year_hint(papers, meeting.date, -EARLY_DAYS, 0)
        yield cell, f"Papers for {day} went out on {long_date(papers)}, after it.{hint} Correct it."
    elif papers and (meeting.date - papers).days > EARLY_DAYS:
        hint = _year_hint(papers, meeting.date, -EARLY_DAYS, 0)
        level = Level.ERROR if hint else Level.WARNING
        text = f"Papers for {day} went out on {long_date(papers)}, long before.{hint}"
        yield cell, f"{text} Check the date.", level
    cell = meeting.at.cell("Minutes circulated")
    if minutes and minutes > book.today:
        yield cell, _in_future("Minutes circulated", minutes, book.today)
    elif minutes and minutes < meeting.date:
        hint = _year_hint(minutes, meeting.date, 0, EARLY_DAYS)
        text = f"Minutes of {day} were circulated on {long_date(minutes)}, before it.{hint}"
        yield cell, f"{text} Correct it."
    approved = book.meeting(meeting.approved_at)
    if approved and approved.date <= meeting.date:
        yield (
            meeting.at.cell("Approved at"),
            f"Minutes of {day} can't be approved at the meeting on {long_date(approved.date)}. "
            "Choose a later one.",
        )


def _in_future(heading: str, day: date, today: date) -> str:
    hint = _year_hint(day, today, -366, 0)
    return (
        f"{heading} is {long_date(day)}, after today ({long_date(today)}).{hint} "
        "Correct it, or clear it until it has happened."
    )


def _year_hint(day: date, near: date, first: int, last: int) -> str:
    """` Is the year mistyped ...?` where another year brings the day near to a date."""
    for year in (day.year + 1, day.year - 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if first <= (other - near).days <= last:
            return f" Is the year mistyped ({long_date(other)})?"
    return ""


def _far_off(book: Book) -> Found:
    """Dates years away from the academic year are odd, whatever they are."""
    dated: list[tuple[Any, str, date | None]] = [
        *((a, "Due", a.due) for a in book.actions),
        *((o, "By when", o.by_when) for o in book.objectives),
        *((c, "Date", c.date) for c in book.communications),
        *((e, "Date", e.date) for e in book.calendar),
    ]
    year = book.terms.year
    for record, heading, day in dated:
        if day and not -FAR_YEARS <= day.year - year.first.year <= FAR_YEARS + 1:
            yield (
                record.at.cell(heading),
                f"{heading} is {long_date(day)}, far from {year.name}. Is the year mistyped?",
                Level.WARNING,
            )


RULES = (
    times_ordered,
    dates_plausible,
)
