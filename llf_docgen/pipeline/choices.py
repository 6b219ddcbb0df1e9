"""What a person asked for, and what it comes to in the workbook: the meeting, the term, the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Generic, TypeVar

from llf_docgen.documents.document import Document, Draft, Request
from llf_docgen.errors import WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.dates import DAY, Span
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.meeting_in_hand import Debt, InHand, Owed, meeting_in_hand
from llf_docgen.model.names import did_you_mean, key, number_key
from llf_docgen.model.records import Meeting
from llf_docgen.model.report_in_hand import (
    Report,
    begins,
    covered_term,
    report_due_next,
    report_in_hand,
)
from llf_docgen.model.wording import away, listing, long_date, short_date

WORKBOOK_FOLDER, TEMPLATES_FOLDER, OUTPUT_FOLDER = "workbook", "templates", "output"
MOST_NAMED = 12
_T = TypeVar("_T")


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
            meeting: the meeting's reference or date; nothing for the one in hand.
        term: the term reported on; nothing for the report in hand.
        draft: whether to build in spite of errors, stamped NOT FOR CIRCULATION.
            only: the one wanted where a document is made for many: a message, an owner, an item.
        documents: the documents, or single files, that are wanted; none for the pack.
        between: the days to gather, None for the year's first day or for today.
        again: whether what a person deleted is made again, and a record that is named anew.
        preview: whether only to say what would happen.
    """

    clock: datetime
    today: date | None = None
    meeting: str = ""
    term: str = ""
    draft: bool = False
    only: str = ""
    documents: tuple[str, ...] = ()
    between: tuple[date | None, date | None] | None = None
    again: bool = False
    preview: bool = False


@dataclass(frozen=True)
class Job:
    """What a command does: with what, and how."""

    options: Options
    places: Places = field(default_factory=Places)


@dataclass(frozen=True)
class Chosen(Generic[_T]):
    """What was taken, None for nothing, and why in a sentence."""

    taken: _T | None
    why: str


def choose_meeting(book: Book, wanted: str) -> Chosen[Meeting]:
    """The meeting asked for by reference or date; else the one in hand; none where there is none.

    Raises:
        WrongUse: there is none like the one asked for, or there are several.
    """
    if wanted:
        return Chosen(_wanted_meeting(book, wanted), "")
    hand = meeting_in_hand(book)
    if hand is None:
        return Chosen(None, no_meeting(book))
    owing = [f"{d.meeting.ref} owes its {d.owed} ({_by(book, d)})" for d in hand.others]
    refs = listing((f"--meeting {debt.meeting.ref}" for debt in hand.others), "or")
    others = f"{listing(owing)}: {refs}." if owing else ""
    return Chosen(hand.meeting, " ".join(filter(None, (_why(book, hand), others))))


def no_meeting(book: Book) -> str:
    """Why no meeting is known, and what to do about it."""
    lost = sorted(lost.cell for lost in book.unread if lost.table == "meetings" and not lost.field)
    if "Meetings" not in book.headings:
        what = "The sheet Meetings, or the row of its headings, is missing"
        return f"{what}: add it, as in the starter workbook."
    if lost:
        return f"No row of the sheet Meetings can be read: correct {listing(map(str, lost))}."
    if book.meetings:
        return "Every meeting in the sheet Meetings is Cancelled: add a row for the next one."
    return "The sheet Meetings has no meeting yet: add a row for each."


def _why(book: Book, hand: InHand) -> str:
    if hand.debt:
        return f"Its {hand.debt.owed} are due {_by(book, hand.debt)}."
    if hand.meeting.is_coming(book.today):
        return "No meeting owes anything; this is the next one."
    return "No further meeting is planned; this is the most recent one."


def _by(book: Book, debt: Debt) -> str:
    """`by Sunday 24 January 2021, in six days; best by Friday 22 January 2021`."""
    earliest = debt.meeting.date + DAY if debt.owed is Owed.MINUTES else book.today
    best = book.terms.closed.advised(debt.day, max(earliest, book.today))
    advice = f"; best by {long_date(best)}" if best != debt.day else ""
    return f"by {long_date(debt.day)}, {away(debt.day, book.today)}{advice}"


def _wanted_meeting(book: Book, wanted: str) -> Meeting:
    found = [m for m in book.meetings if key(m.ref) == key(wanted)]
    if not found:
        day = day_or_none(wanted)
        found = [m for m in book.meetings if m.date == day]
        found = [m for m in found if not m.cancelled] or found
    if len(found) > 1:
        refs = listing((m.ref for m in found), "or")
        raise WrongUse(f"{len(found)} meetings are on {wanted}. Which one? Name it: {refs}.")
    if found:
        return found[0]
    if not book.meetings:
        raise WrongUse(no_meeting(book))
    there = listing(f"{m.ref} ({short_date(m.date)})" for m in book.meetings[-6:])
    hint = did_you_mean(wanted, [m.ref for m in book.meetings])
    raise WrongUse(f"There is no meeting '{wanted}' in the workbook.{hint} It has {there}.")


def choose_report(book: Book, wanted: str) -> Chosen[Span]:
    """The term whose report is asked for; else of the report in hand, none before the first one."""
    named = _term(book, wanted)
    if named:
        return Chosen(named, "")
    hand, coming = report_in_hand(book), report_due_next(book)
    if hand is None:
        return Chosen(None, _not_yet(book, coming))
    if hand == coming:
        due = f"due by {long_date(hand.due)} ({away(hand.due, book.today)})"
        return Chosen(hand.term, f"Termly report: {hand.term.name}, {due}.")
    sent = f"sent on {long_date(hand.sent_on)}" if hand.sent_on else "the last that fell due"
    later = f" {_not_yet(book, coming)}" if coming else ""
    return Chosen(hand.term, f"Termly report: {hand.term.name}, {sent}.{later}")


def _not_yet(book: Book, coming: Report | None) -> str:
    if coming is None:
        return "No termly report is due."
    term, begins_on = coming.term.name, long_date(begins(book, coming))
    return (
        f"The {term} report is made from {begins_on} on, or once it has developments, "
        f"or with --term {term}."
    )


def choose_term(book: Book, wanted: str) -> Span:
    """The term asked for; else the last that a report of the whole year can cover."""
    return _term(book, wanted) or covered_term(book)


def _term(book: Book, wanted: str) -> Span | None:
    return next((term for term in book.terms.year.terms if key(term.name) == key(wanted)), None)


def choose_drafts(
    document: Document, request: Request, drafts: Sequence[Draft], wanted: str
) -> Sequence[Draft]:
    """The drafts, or the one made for what was asked for.

    Raises:
        WrongUse: there is nothing to make, or nothing of that name.
    """
    if not drafts:
        raise WrongUse(document.why_nothing(request))
    if not wanted:
        return drafts
    found = [draft for draft in drafts if number_key(draft.of) == number_key(wanted)]
    found = found or [draft for draft in drafts if key(draft.of) == key(wanted)]
    if not found:
        there = [draft.of for draft in drafts]
        hint = did_you_mean(wanted, there) or f" There is {listing(there[:MOST_NAMED])}."
        raise WrongUse(f"{document.name}: there is none for '{wanted}'.{hint}")
    return found


def choose_files(
    document: Document, request: Request, drafts: Sequence[Draft], names: Sequence[str]
) -> Sequence[Draft]:
    """The drafts of the files of those names.

    Raises:
        WrongUse: none of the files made now is called so.
    """
    by_name = {key(draft.file_name): draft for draft in drafts}
    for name in names:
        if _file_key(name) not in by_name:
            if not drafts:
                raise WrongUse(document.why_nothing(request))
            there = listing([d.file_name for d in drafts][:MOST_NAMED], "or")
            other = _of_another_term(document, request, name)
            raise WrongUse(f"There is no '{name}' to make here. Name {there}{other}.")
    return [by_name[_file_key(name)] for name in names]


def _of_another_term(document: Document, request: Request, name: str) -> str:
    """How a report is made that is not the one in hand."""
    terms = [term.name for term in request.book.terms.year.terms]
    term = next((t for t in terms if _file_key(name) == key(f"{document.name} {t}")), "")
    return f", or add --term {term}" if term else ""


def _file_key(name: str) -> str:
    return key(name.removesuffix(".docx"))
