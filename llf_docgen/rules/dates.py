"""Times and dates agree with one another, and with today."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from llf_docgen.model.book import Book
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.finding import Level
from llf_docgen.model.records import Attendance
from llf_docgen.model.states import Attended
from llf_docgen.model.timing import came_too_late, closed_long_after, left_too_early, times_in_doubt
from llf_docgen.model.wording import clock, long_date
from llf_docgen.rules.dates_of_meeting import dates_of_meeting
from llf_docgen.rules.mistyped import EARLY, early_hint, in_another_year, not_yet, year_hint
from llf_docgen.rules.rule import Found, error

FAR_YEARS = 3
MORNING = time(6, 0)  # nobody meets earlier
EARLY_REPORT = timedelta(120)  # no paper goes to its board earlier: not a term and its holidays


@error("times-ordered")
def times_ordered(book: Book) -> Found:
    """Start before End and Closed, Joined before Left, Arrived before Left.

    Right: Start 09:30, End 11:30.

    Wrong: Start 09:30, End 09:00.
    """
    for meeting in book.meetings:
        if meeting.start and meeting.start < MORNING:
            afternoon = meeting.start.replace(hour=meeting.start.hour + 12)
            yield (
                meeting.at.cell("Start"),
                f"The meeting starts at {clock(meeting.start)}, in the night. Is "
                f"{clock(afternoon)} meant? If so, correct it.",
                Level.WARNING,
            )
        if _reversed(meeting.start, meeting.end):
            told = _order("The meeting", "starts", "ends", meeting.start, meeting.end)
            yield meeting.at.cell("End"), told
        if _reversed(meeting.start, meeting.closed):
            told = _order("The meeting", "started", "closed", meeting.start, meeting.closed)
            yield meeting.at.cell("Closed"), told
        if closed_long_after(meeting):
            yield (
                meeting.at.cell("Closed"),
                f"The meeting closed at {clock(meeting.closed)}, hours after its end "
                f"({clock(meeting.end)}). Is that right? If not, correct it.",
                Level.WARNING,
            )
    for member in book.members:
        if member.joined and member.left and member.left < member.joined:
            left, joined = long_date(member.left), long_date(member.joined)
            message = f"{member.name} left ({left}) before joining ({joined})."
            yield member.at.cell("Left"), f"{message} Correct one of the dates."
    for row in book.attendance:
        if _reversed(row.arrived, row.left):
            yield row.at.cell("Left"), _order(row.name, "arrived", "left", row.arrived, row.left)
        yield from _outside_its_meeting(book, row)


def _outside_its_meeting(book: Book, row: Attendance) -> Found:
    """Who came when the meeting was over, or left before it began."""
    meeting = book.meeting(row.meeting)
    if meeting is None or meeting.cancelled or times_in_doubt(meeting):
        return
    if came_too_late(meeting, row):
        over = "closed" if meeting.closed else "was to end"
        yield (
            row.at.cell("Arrived"),
            f"{row.name} arrived at {clock(row.arrived)}, and the meeting {over} at "
            f"{clock(meeting.closed or meeting.end)}. Correct 'Arrived', or 'Closed' in Meetings.",
            Level.ERROR if meeting.closed else Level.WARNING,
            meeting.ref,
        )
    elif left_too_early(meeting, row):
        yield (
            row.at.cell("Left"),
            f"{row.name} left at {clock(row.left)}, and the meeting began at "
            f"{clock(meeting.start)}. Correct one of the times.",
            Level.ERROR,
            meeting.ref,
        )


def _order(who: str, begins: str, ends: str, first: time | None, last: time | None) -> str:
    """`The meeting ends (09:00) before it starts (09:30). ...`, or that both are at one time."""
    if first == last:
        said = f"{who} {begins} and {ends} at {clock(first)}"
    else:
        it = "it" if who == "The meeting" else "they"
        said = f"{who} {ends} ({clock(last)}) before {it} {begins} ({clock(first)})"
    return f"{said}. Correct one of the times."


def _reversed(first: time | None, last: time | None) -> bool:
    return first is not None and last is not None and last <= first


@error("dates-plausible")
def dates_plausible(book: Book) -> Found:
    """Nothing has happened after today, things happened in order, and no year is mistyped.

    Right: Papers circulated on 28 January 2021 for 4 February 2021.

    Wrong: Papers circulated on 28 January 2020 for 4 February 2021.
    """
    for meeting in book.dated_meetings:
        yield from dates_of_meeting(book, meeting)
    yield from _present_already(book)
    yield from _in_future(book)
    yield from _decided_beside(book)
    yield from _sent_before_dated(book)
    yield from _sent_long_before_board(book)
    yield from _far_off(book)


def _present_already(book: Book) -> Found:
    for row in book.attendance:
        meeting = book.meeting(row.meeting)
        if meeting is None or meeting.cancelled or meeting.date <= book.today:
            continue
        if row.status == Attended.PRESENT:
            yield (
                row.at.cell("Status"),
                f"{row.name} is Present at the meeting on {named_day(book, meeting)}, which is "
                "still to come. Write Expected.",
            )


def _in_future(book: Book) -> Found:
    begins = book.terms.year.first
    happened: list[tuple[Any, str, date | None, date, date]] = [
        *(
            (a, "Completed on", a.completed_on, book.raised_on(a) or begins, date.max)
            for a in book.actions
        ),
        *((c, "Sent on", c.sent_on, c.date, date.max) for c in book.communications),
        *((e, "Sent on", e.sent_on, e.date - EARLY_REPORT, e.date) for e in book.calendar),
        *((d, "Date", d.date, begins, date.max) for d in book.decisions),
        *((a, "Raised at", day_or_none(a.raised_at), begins, date.max) for a in book.actions),
    ]
    for record, heading, day, first, last in happened:
        if day and day > book.today:
            yield record.at.cell(heading), not_yet(heading, day, book.today, first, last)


def _decided_beside(book: Book) -> Found:
    """A decision of a meeting was taken on its day; a Date is needed between meetings only."""
    for decision in book.decisions:
        meeting = book.meeting(decision.meeting)
        if meeting and decision.date and decision.date != meeting.date:
            yield (
                decision.at.cell("Date"),
                f"{decision.ref or 'This decision'} is of the meeting on "
                f"{named_day(book, meeting)}, and its 'Date' is {long_date(decision.date)}. Clear "
                "'Date', or write how it was decided in place of the meeting.",
                Level.WARNING,
            )


def _sent_before_dated(book: Book) -> Found:
    for message in book.communications:
        if message.sent_on and message.sent_on < message.date:
            yield (
                message.at.cell("Sent on"),
                f"{message.ref} was sent on {long_date(message.sent_on)}, before its own date "
                f"({long_date(message.date)})."
                f"{year_hint(message.sent_on, message.date, _by_today(book, message.date))} "
                "Correct one of them.",
            )


def _by_today(book: Book, day: date) -> date:
    return min(day + EARLY, book.today)


def _sent_long_before_board(book: Book) -> Found:
    """A paper that went out long before its board went out to another, or in another year."""
    for entry in book.calendar:
        first, last, sent = entry.date - EARLY_REPORT, entry.date, entry.sent_on
        if sent is None or sent >= first:
            continue
        yield (
            entry.at.cell("Sent on"),
            f"What was due to the {entry.body} on {long_date(entry.date)} was sent on "
            f"{long_date(sent)}, long before.{early_hint(sent, first, last, book.today)} "
            "Check the date, or clear it until it was sent.",
            Level.ERROR if in_another_year(sent, first, last) else Level.WARNING,
        )


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
                f"'{heading}' is {long_date(day)}, far from {year.name}. Is the year mistyped? If "
                "so, correct it.",
                Level.WARNING,
            )


RULES = (
    times_ordered,
    dates_plausible,
)
