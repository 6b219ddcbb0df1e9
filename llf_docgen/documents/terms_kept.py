"""How the group kept its Terms of Reference in a term: what the data shows, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from llf_docgen.documents.document import Request
from llf_docgen.documents.rag import fill
from llf_docgen.model.deadlines import report_due, report_entry
from llf_docgen.model.quorum import quorum
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import count, listing, short_date, word

KEPT, NOT_KEPT, NOT_YET = "Kept", "Not kept", "Not yet due"


@dataclass(frozen=True)
class KeptLine:
    """One obligation of the Terms: what they ask, what the data shows, and the outcome."""

    clause: str
    asks: str
    shows: str
    outcome: str
    fill: str


def terms_kept(request: Request) -> tuple[KeptLine, ...]:
    """The obligations that meetings and reports of the term can show."""
    held = [m for m in request.book.held if m.date in request.term]
    lines = [_meetings(request, held)]
    for meeting in held:
        lines += [_quorum(request, meeting), _papers(request, meeting), _minutes(request, meeting)]
    return (*lines, *_report(request))


def _line(clause: str, asks: str, shows: str, outcome: str) -> KeptLine:
    rag = {KEPT: "Green", NOT_KEPT: "Red"}.get(outcome, "")
    return KeptLine(clause, asks, shows, outcome, fill(rag))


def _meetings(request: Request, held: list[Meeting]) -> KeptLine:
    terms = request.book.terms
    needed = terms.meetings_in_year
    asks = f"At least {word(needed)} {'meeting' if needed == 1 else 'meetings'} a year"
    if terms.meeting_months:
        asks += f", in {listing(terms.meeting_months)}"
    year = [m for m in request.book.held if m.date in terms.year]
    coming = [m for m in request.book.coming if m.date in terms.year]
    shows = f"Held in the {request.term.name.lower()} term: " + (
        listing(short_date(m.date) for m in held) if held else "none"
    )
    if coming:
        shows += f". Planned: {listing(short_date(m.date) for m in coming)}"
    done = len(year) >= needed and not _month_to_come(request, year)
    over = request.book.today > terms.year.last
    return _line(
        "Action Group Membership",
        asks,
        f"{shows}.",
        KEPT if done else NOT_KEPT if over else NOT_YET,
    )


def _month_to_come(request: Request, held: list[Meeting]) -> bool:
    terms = request.book.terms
    months = {(m.date.year, m.date.month) for m in held}
    return any(terms.year.month(name) not in months for name in terms.meeting_months)


def _quorum(request: Request, meeting: Meeting) -> KeptLine:
    stood = quorum(request.book, meeting)
    what = "people" if stood.counts_people else "partner organisations"
    return _line(
        "Action Group Membership",
        f"Quorum: {word(stood.needed)} {what}",
        f"{short_date(meeting.date)}: {word(stood.present)} were represented.",
        KEPT if stood.quorate else NOT_KEPT,
    )


def _papers(request: Request, meeting: Meeting) -> KeptLine:
    terms, sent = request.book.terms, meeting.papers_circulated
    shows = f"{short_date(meeting.date)}: no date is recorded."
    if sent:
        shows = (
            f"{short_date(meeting.date)}: sent {count((meeting.date - sent).days, 'day')} before."
        )
    in_time = sent is not None and sent <= terms.papers_by(meeting.date)
    asks = f"Papers {count(terms.papers_days, 'day')} before each meeting"
    return _line("Secretariat", asks, shows, KEPT if in_time else NOT_KEPT)


def _minutes(request: Request, meeting: Meeting) -> KeptLine:
    terms, sent = request.book.terms, meeting.minutes_circulated
    last = terms.minutes_by(meeting.date)
    shows = f"{short_date(meeting.date)}: not yet circulated; due by {short_date(last)}."
    if sent:
        shows = (
            f"{short_date(meeting.date)}: circulated {count((sent - meeting.date).days, 'day')} "
            "after."
        )
    outcome = KEPT if sent and sent <= last else NOT_KEPT
    if not sent and request.book.today <= last:
        outcome = NOT_YET
    asks = f"Minutes within {count(terms.minutes_days, 'day')} of each meeting"
    return _line("Secretariat", asks, shows, outcome)


def _report(request: Request) -> Iterator[KeptLine]:
    entry = report_entry(request.book, request.term)
    if entry is None:
        return
    due = report_due(request.book, request.term)
    asks = f"A termly report to the {entry.body}"
    if entry.sent_on:
        outcome = KEPT if entry.sent_on <= due else NOT_KEPT
        shows = f"Sent on {short_date(entry.sent_on)} for {short_date(entry.date)}."
    else:
        outcome = NOT_YET if request.book.today <= due else NOT_KEPT
        shows = f"Due by {short_date(due)} for {short_date(entry.date)}."
    yield _line("Deliverables", asks, shows, outcome)
