"""What a person asked for, and what it comes to in the workbook: the meeting, the term, the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from llf_docgen.documents.document import Document, Draft
from llf_docgen.errors import WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.names import did_you_mean, key, number_key
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import listing, short_date

WORKBOOK_FOLDER, TEMPLATES_FOLDER, OUTPUT_FOLDER = "workbook", "templates", "output"
MOST_NAMED = 12


@dataclass(frozen=True)
class Places:
    """The files and folders that a command works on; without a workbook, the one in its folder."""

    workbook: Path | None = None
    templates: Path = Path(TEMPLATES_FOLDER)
    output: Path = Path(OUTPUT_FOLDER)


@dataclass(frozen=True)
class Options:
    """What a command was asked. `today` is None where the workbook or clock decides.

    Args:
        clock: now, with its time zone.
        today: the day to judge by.
        meeting: the meeting's reference or date; nothing for the next one.
        term: the term reported on; nothing for the last one ended.
        draft: whether to build in spite of errors, stamped DRAFT.
        only: the one wanted where a document is made for many: a message, an owner, an item.
        between: the days to gather, None for the year's first day or for today.
        again: whether what a person deleted is made again.
        preview: whether only to say what would happen.
    """

    clock: datetime
    today: date | None = None
    meeting: str = ""
    term: str = ""
    draft: bool = False
    only: str = ""
    between: tuple[date | None, date | None] | None = None
    again: bool = False
    preview: bool = False


@dataclass(frozen=True)
class Job:
    """What a command does: with what, and how."""

    options: Options
    places: Places = field(default_factory=Places)


def choose_meeting(book: Book, wanted: str) -> tuple[Meeting, str]:
    """The meeting asked for by reference or date; else the next one, else (said) the latest.

    Raises:
        WrongUse: there is none, or none like the one asked for.
    """
    if not book.meetings:
        raise WrongUse("The sheet Meetings has no meeting yet. Add a row and try again.")
    if wanted:
        return _wanted_meeting(book, wanted), ""
    if book.coming:
        return book.coming[0], ""
    latest = max(book.dated_meetings or book.meetings, key=lambda meeting: meeting.date)
    return latest, "No meeting is to come; this is the latest one."


def _wanted_meeting(book: Book, wanted: str) -> Meeting:
    found = [m for m in book.meetings if key(m.ref) == key(wanted)]
    if not found:
        day = day_or_none(wanted)
        found = [m for m in book.meetings if m.date == day]
    if found:
        return found[0]
    there = listing(f"{m.ref} ({short_date(m.date)})" for m in book.meetings[-6:])
    hint = did_you_mean(wanted, [m.ref for m in book.meetings])
    raise WrongUse(f"There is no meeting '{wanted}' in the workbook.{hint} It has {there}.")


def choose_term(book: Book, wanted: str, day: date) -> Span:
    """The term of that name; else the last that has ended by a day, else the first."""
    terms = book.terms.year.terms
    named = next((term for term in terms if key(term.name) == key(wanted)), None)
    return named or book.terms.year.ended_by(day) or terms[0]


def choose_drafts(document: Document, drafts: Sequence[Draft], wanted: str) -> Sequence[Draft]:
    """The drafts, or the one made for what was asked for.

    Raises:
        WrongUse: there is nothing to make, or nothing of that name.
    """
    if not drafts:
        raise WrongUse(document.nothing)
    if not wanted:
        return drafts
    found = [draft for draft in drafts if number_key(draft.of) == number_key(wanted)]
    found = found or [draft for draft in drafts if key(draft.of) == key(wanted)]
    if not found:
        there = [draft.of for draft in drafts]
        hint = did_you_mean(wanted, there) or f" There is {listing(there[:MOST_NAMED])}."
        raise WrongUse(f"{document.name}: there is none for '{wanted}'.{hint}")
    return found
