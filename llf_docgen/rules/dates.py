"""Times and dates agree with one another, and with today."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from llf_docgen.model.book import Book
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.finding import Level
from llf_docgen.model.records import Meeting
from llf_docgen.model.states import Attended
from llf_docgen.model.wording import clock, long_date
from llf_docgen.rules.rule import Found, error

EARLY_DAYS = 60  # papers do not go out, nor minutes, longer before or after than this
FAR_YEARS = 3


@error("times-ordered")
def times_ordered(book: Book) -> Found:
    """Start before End and Closed, Joined before Left, Arrived before Left.

    Right: Start 09:30, End 11:30.

    Wrong: Start 09:30, End 09:00.
    """
    for meeting in book.meetings:
        if _reversed(meeting.start, meeting.end):
            message = (
                f"The meeting ends ({clock(meeting.end)}) before it starts "
                f"({clock(meeting.start)}). Correct one of the times."
            )
            yield meeting.at.cell("End"), message
        if _reversed(meeting.start, meeting.closed):
            message = (
                f"The meeting closed ({clock(meeting.closed)}) before it started "
                f"({clock(meeting.start)}). Correct one of the times."
            )
            yield meeting.at.cell("Closed"), message
    for member in book.members:
        if member.joined and member.left and member.left < member.joined:
            message = f"{member.name} left before joining ({long_date(member.joined)})."
            yield member.at.cell("Left"), f"{message} Correct one of the dates."
    for row in book.attendance:
        if _reversed(row.arrived, row.left):
            message = f"{row.name} left ({clock(row.left)}) before arriving ({clock(row.arrived)})."
            yield row.at.cell("Left"), f"{message} Correct one of the times."


def _reversed(first: time | None, last: time | None) -> bool:
    return first is not None and last is not None and last <= first


@error("dates-plausible")
def dates_plausible(book: Book) -> Found:
    """Nothing has happened after today, things happened in order, and no year is mistyped.

    Right: Papers circulated on 28 January 2021 for 4 February 2021.

    Wrong: Papers circulated on 28 January 2020 for 4 February 2021.
    """
    for meeting in book.dated_meetings:
        yield from _papers_date(book, meeting)
        yield from _minutes_date(book, meeting)
        yield from _approval_date(book, meeting)
        yield from _papers_of_items(book, meeting)
        yield from _closed_already(book, meeting)
    yield from _present_already(book)
    yield from _in_future(book)
    yield from _decided_beside(book)
    yield from _sent_before_dated(book)
    yield from _far_off(book)


def _papers_date(book: Book, meeting: Meeting) -> Found:
    sent, cell = meeting.papers_circulated, meeting.at.cell("Papers circulated")
    if sent is None:
        return
    said = f"Papers for {long_date(meeting.date)} went out on {long_date(sent)}"
    hint = _year_hint(sent, meeting.date, -EARLY_DAYS, 0)
    if sent > book.today:
        yield cell, _not_yet("Papers circulated", sent, book.today)
    elif sent > meeting.date:
        yield cell, f"{said}, after the meeting.{hint} Correct it."
    elif (meeting.date - sent).days > EARLY_DAYS:
        level = Level.ERROR if hint else Level.WARNING
        yield cell, f"{said}, long before the meeting.{hint} Check the date.", level


def _minutes_date(book: Book, meeting: Meeting) -> Found:
    sent, cell = meeting.minutes_circulated, meeting.at.cell("Minutes circulated")
    if sent and sent > book.today:
        yield cell, _not_yet("Minutes circulated", sent, book.today)
    elif sent and sent < meeting.date:
        hint = _year_hint(sent, meeting.date, 0, EARLY_DAYS)
        said = f"Minutes of {long_date(meeting.date)} were circulated on {long_date(sent)}"
        yield cell, f"{said}, before the meeting.{hint} Correct it."


def _approval_date(book: Book, meeting: Meeting) -> Found:
    approved = book.meeting(meeting.approved_at)
    if approved and approved.date <= meeting.date:
        yield (
            meeting.at.cell("Approved at"),
            f"Minutes of {long_date(meeting.date)} can't be approved at the meeting on "
            f"{long_date(approved.date)}. Choose a later one.",
        )

    yield from _approved_on(book, meeting, approved)


def _approved_on(book: Book, meeting: Meeting, approved: Meeting | None) -> Found:
    """Minutes are approved after their meeting, and on the day of the one that approved them."""
    day, cell = meeting.approved_on, meeting.at.cell("Approved on")
    minutes = f"Minutes of {long_date(meeting.date)}"
    if day is None:
        return
    if day > book.today:
        yield cell, _not_yet("Approved on", day, book.today)
    elif day < meeting.date:
        hint = _year_hint(day, meeting.date, 0, (book.today - meeting.date).days)
        said = f"{minutes} were approved on {long_date(day)}, before the meeting"
        yield cell, f"{said}.{hint} Correct it."
    elif approved and approved.date != day:
        at = f"at the meeting on {long_date(approved.date)}, and Approved on is {long_date(day)}"
        yield cell, f"{minutes} were approved {at}. Correct one of them.", Level.WARNING


def _papers_of_items(book: Book, meeting: Meeting) -> Found:
    """A paper goes out by its meeting, and not with those of the meeting before."""
    for item in book.agenda_of(meeting):
        sent, cell = item.paper_sent, item.at.cell("Paper sent")
        if sent is None:
            continue
        said = f"The paper for item {item.no} of {item.meeting} went out on {long_date(sent)}"
        hint = _year_hint(sent, meeting.date, -EARLY_DAYS, 0)
        if sent > book.today:
            yield cell, _not_yet("Paper sent", sent, book.today)
        elif sent > meeting.date:
            yield cell, f"{said}, after the meeting.{hint} Correct it.", Level.WARNING
        elif (meeting.date - sent).days > EARLY_DAYS:
            yield cell, f"{said}, long before the meeting.{hint} Check the date.", Level.WARNING


def _closed_already(book: Book, meeting: Meeting) -> Found:
    if meeting.closed and meeting.date > book.today:
        yield (
            meeting.at.cell("Closed"),
            f"The meeting on {long_date(meeting.date)} is still to come, and Closed is filled in. "
            "Clear it; End says until when it is planned.",
        )


def _present_already(book: Book) -> Found:
    for row in book.attendance:
        meeting = book.meeting(row.meeting)
        if meeting is None or meeting.cancelled or meeting.date <= book.today:
            continue
        if row.status == Attended.PRESENT:
            yield (
                row.at.cell("Status"),
                f"{row.name} is Present at the meeting on {long_date(meeting.date)}, which is "
                "still to come. Write Expected.",
            )


def _in_future(book: Book) -> Found:
    happened: list[tuple[Any, str, date | None]] = [
        *((a, "Completed on", a.completed_on) for a in book.actions),
        *((c, "Sent on", c.sent_on) for c in book.communications),
        *((e, "Sent on", e.sent_on) for e in book.calendar),
        *((d, "Date", d.date) for d in book.decisions),
        *((a, "Raised at", day_or_none(a.raised_at)) for a in book.actions),
    ]
    for record, heading, day in happened:
        if day and day > book.today:
            yield record.at.cell(heading), _not_yet(heading, day, book.today)


def _decided_beside(book: Book) -> Found:
    """A decision of a meeting was taken on its day; a Date is needed between meetings only."""
    for decision in book.decisions:
        meeting = book.meeting(decision.meeting)
        if meeting and decision.date and decision.date != meeting.date:
            yield (
                decision.at.cell("Date"),
                f"{decision.ref or 'This decision'} is of the meeting on "
                f"{long_date(meeting.date)}, and its Date is {long_date(decision.date)}. Clear the "
                "Date, or write how it was decided in place of the meeting.",
                Level.WARNING,
            )


def _sent_before_dated(book: Book) -> Found:
    for message in book.communications:
        if message.sent_on and message.sent_on < message.date:
            yield (
                message.at.cell("Sent on"),
                f"{message.ref} was sent on {long_date(message.sent_on)}, before its own date "
                f"({long_date(message.date)})."
                f"{_year_hint(message.sent_on, message.date, 0, EARLY_DAYS)} Correct one of them.",
            )


def _not_yet(heading: str, day: date, today: date) -> str:
    far = (day - today).days > EARLY_DAYS
    hint = _year_hint(day, today, -366, 0) if far else ""
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
        *((a, "Raised at", day_or_none(a.raised_at)) for a in book.actions),
        *((d, "Date", d.date) for d in book.decisions),
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
