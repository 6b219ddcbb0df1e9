"""The dates of one meeting stand in order: its papers, its minutes, their approval."""

from __future__ import annotations

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.finding import Level
from llf_docgen.model.records import Meeting
from llf_docgen.model.states import MeetingStatus, MinutesStatus
from llf_docgen.model.wording import long_date
from llf_docgen.rules.mistyped import (
    EARLY,
    EARLY_DAYS,
    early_hint,
    in_another_year,
    not_yet,
    year_hint,
)
from llf_docgen.rules.rule import Found


def dates_of_meeting(book: Book, meeting: Meeting) -> Found:
    """What is wrong with them."""
    yield from _papers_date(book, meeting)
    yield from _minutes_date(book, meeting)
    yield from _approval_date(book, meeting)
    yield from _papers_of_items(book, meeting)
    yield from _held_already(book, meeting)
    yield from _closed_already(book, meeting)


def _papers_date(book: Book, meeting: Meeting) -> Found:
    sent, cell = meeting.papers_circulated, meeting.at.cell("Papers circulated")
    if sent is None:
        return
    said = f"Papers for {named_day(book, meeting)} went out on {long_date(sent)}"
    first, last = meeting.date - EARLY, meeting.date
    hint = year_hint(sent, first, min(last, book.today))
    if sent > book.today:
        yield cell, not_yet("Papers circulated", sent, book.today, first, last)
    elif sent > meeting.date:
        yield cell, f"{said}, after the meeting.{hint} Correct it."
    elif (meeting.date - sent).days > EARLY_DAYS:
        level = Level.ERROR if in_another_year(sent, first, last) else Level.WARNING
        hint = early_hint(sent, first, last, book.today)
        yield cell, f"{said}, long before the meeting.{hint} Check the date.", level


def _minutes_date(book: Book, meeting: Meeting) -> Found:
    sent, cell = meeting.minutes_circulated, meeting.at.cell("Minutes circulated")
    if sent and sent > book.today:
        yield cell, not_yet("Minutes circulated", sent, book.today, meeting.date)
    elif sent and sent < meeting.date:
        hint = year_hint(sent, meeting.date, min(meeting.date + EARLY, book.today))
        said = f"Minutes of {named_day(book, meeting)} were circulated on {long_date(sent)}"
        yield cell, f"{said}, before the meeting.{hint} Correct it."


def _approval_date(book: Book, meeting: Meeting) -> Found:
    approved = book.meeting(meeting.approved_at)
    if approved and approved.date <= meeting.date:
        yield (
            meeting.at.cell("Approved at"),
            f"Minutes of {named_day(book, meeting)} can't be approved at the meeting on "
            f"{named_day(book, approved)}. Choose a later one.",
        )

    yield from _approved_on(book, meeting, approved)
    yield from _approved_unseen(book, meeting, approved)


def _approved_unseen(book: Book, meeting: Meeting, approved: Meeting | None) -> Found:
    """Minutes are approved by those who have read them."""
    day = meeting.approved_on or (approved.date if approved else None)
    sent, is_approved = meeting.minutes_circulated, meeting.minutes_status == MinutesStatus.APPROVED
    if is_approved and day and sent and meeting.date <= day < sent:
        heading = "Approved on" if meeting.approved_on else "Approved at"
        yield (
            meeting.at.cell(heading),
            f"Minutes of {named_day(book, meeting)} were approved on {long_date(day)}, before they "
            f"were circulated ({long_date(sent)}). Correct '{heading}' or 'Minutes circulated'.",
            Level.WARNING,
        )


def _approved_on(book: Book, meeting: Meeting, approved: Meeting | None) -> Found:
    """Minutes are approved after their meeting, and on the day of the one that approved them."""
    day, cell = meeting.approved_on, meeting.at.cell("Approved on")
    minutes = f"Minutes of {named_day(book, meeting)}"
    if day is None:
        return
    first = approved.date if approved else meeting.minutes_circulated or meeting.date
    last = approved.date if approved else book.today
    if day > book.today:
        yield cell, not_yet("Approved on", day, book.today, first, last)
    elif day < meeting.date:
        hint = year_hint(day, first, min(last, book.today))
        said = f"{minutes} were approved on {long_date(day)}, before the meeting"
        yield cell, f"{said}.{hint} Correct it."
    elif approved and approved.date != day:
        at = f"at the meeting on {named_day(book, approved)}, and 'Approved on' is {long_date(day)}"
        yield cell, f"{minutes} were approved {at}. Correct one of them.", Level.WARNING


def _papers_of_items(book: Book, meeting: Meeting) -> Found:
    """A paper goes out by its meeting, and not with those of the meeting before."""
    for item in book.agenda_of(meeting):
        sent, cell = item.paper_sent, item.at.cell("Paper sent")
        if sent is None:
            continue
        said = f"The paper for item {item.no} of {item.meeting} went out on {long_date(sent)}"
        first, last = meeting.date - EARLY, meeting.date
        hint = year_hint(sent, first, min(last, book.today))
        if sent > book.today:
            yield cell, not_yet("Paper sent", sent, book.today, first, last)
        elif sent > meeting.date:
            yield cell, f"{said}, after the meeting.{hint} Correct it.", Level.WARNING
        elif (meeting.date - sent).days > EARLY_DAYS:
            yield cell, f"{said}, long before the meeting.{hint} Check the date.", Level.WARNING


def _held_already(book: Book, meeting: Meeting) -> Found:
    if meeting.status == MeetingStatus.HELD and meeting.date > book.today:
        yield (
            meeting.at.cell("Status"),
            f"The meeting on {named_day(book, meeting)} is still to come, and its 'Status' is "
            "Held. Correct the date, or set 'Status' to Planned until it was held.",
            Level.WARNING,
        )


def _closed_already(book: Book, meeting: Meeting) -> Found:
    if meeting.closed and meeting.date > book.today:
        yield (
            meeting.at.cell("Closed"),
            f"The meeting on {named_day(book, meeting)} is still to come, and 'Closed' is filled "
            "in. Clear it; 'End' says until when it is planned.",
        )
