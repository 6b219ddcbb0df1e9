"""What the Terms ask for the board: reports, the yearly contribution, messages, no budget."""

from __future__ import annotations

from datetime import date

from llf_docgen.documents.obligation import (
    ACCOUNTABILITY,
    AT_RISK,
    DELIVERABLES,
    KEPT,
    NONE_NEEDED,
    NOT_KEPT,
    NOT_YET,
    RESOURCES,
    KeptLine,
    days_in_words,
    kept_line,
)
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import report_due, report_entry
from llf_docgen.model.names import key
from llf_docgen.model.records import CalendarDate
from llf_docgen.model.states import PaperDue
from llf_docgen.model.wording import listing, many, short_date, word


def report(book: Book, term: Span) -> KeptLine:
    """One term's report to its board: sent in time, sent late, or still due."""
    entry, due = report_entry(book, term), report_due(book, term)
    board = entry.body if entry else book.terms.termly_report_to or book.terms.accountable_to
    asks, sent = f"A termly report to the {board}", entry.sent_on if entry else None
    of, meets = f"{term.name} term", f" for {short_date(entry.date)}" if entry else ""
    if sent:
        outcome = KEPT if sent <= due else NOT_KEPT
        return kept_line(DELIVERABLES, asks, f"{of}: {_sent(sent, due, meets)}", outcome)
    lacking = _without_developments(book, term)
    near = (due - book.today).days <= book.terms.say_deadlines
    outcome = NOT_KEPT if book.today > due else AT_RISK if near and lacking else NOT_YET
    shows = f"{of}: {_due(book, due, meets)}"
    if outcome == AT_RISK:
        shows += f"; nothing is recorded yet on {listing(lacking, 'or')}"
    return kept_line(DELIVERABLES, asks, shows, outcome)


def _sent(sent: date, due: date, meets: str) -> str:
    """`sent in time on 3 December 2020 for 10 December 2020`; `meets` is its last part."""
    if sent <= due:
        return f"sent in time on {short_date(sent)}{meets}"
    return f"sent late on {short_date(sent)}{meets}; it was due by {short_date(due)}"


def _due(book: Book, due: date, meets: str) -> str:
    if due < book.today:
        return f"was due by {short_date(due)}{meets}; no date of sending is recorded"
    return f"due by {short_date(due)}{meets}"


def _without_developments(book: Book, term: Span) -> list[str]:
    told = [d.priority for d in book.developments if d.term == term.name]
    return [p.name for p in book.priorities if not any(map(p.is_named, told))]


def contribution(book: Book) -> KeptLine:
    """The contribution to the Partnership Report, due at the meeting after the year."""
    board, asks = book.partnership_report, "A contribution to the Partnership Report"
    if board is None:
        body = book.terms.partnership_report_to or "annual meeting"
        shows = f"Due at the {body} after the year (date to be confirmed)"
        return kept_line(DELIVERABLES, asks, shows, NOT_YET)
    due, meets = book.terms.board_papers_by(board.date), f" for {short_date(board.date)}"
    if board.sent_on:
        outcome = KEPT if board.sent_on <= due else NOT_KEPT
        return kept_line(DELIVERABLES, asks, _sent(board.sent_on, due, meets), outcome)
    shows = f"{_due(book, due, meets)}; {_developed(book)}"
    return kept_line(DELIVERABLES, asks, shows, NOT_YET if book.today <= due else NOT_KEPT)


def _developed(book: Book) -> str:
    """`developments are recorded for all three priorities`."""
    told = [d.priority for d in book.developments]
    ready = [p.name for p in book.priorities if any(map(p.is_named, told))]
    if not ready:
        return "no developments are recorded yet"
    if len(ready) == len(book.priorities) > 2:
        return f"developments are recorded for all {word(len(ready))} priorities"
    return f"developments are recorded for {listing(ready)}"


def messages(book: Book) -> KeptLine:
    """Whether the issues, concerns and recommendations that arose were sent."""
    asks = "Communications on issues, concerns and recommendations"
    sent = [c for c in book.communications if c.sent_on]
    waiting = [c.ref for c in book.communications if not c.sent_on and c.date <= book.today]
    told = [f"{many(len(sent), 'message')} sent"] if sent else []
    if waiting:
        told.append(f"{listing(waiting)} {'is' if len(waiting) == 1 else 'are'} still to be sent")
    shows = "; ".join(told) or "No issue, concern or recommendation is recorded"
    return kept_line(
        DELIVERABLES, asks, shows, AT_RISK if waiting else KEPT if sent else NONE_NEEDED
    )


def accountable(book: Book) -> KeptLine:
    """When the accountable body met and meets, and when the group's reports reached it."""
    body = book.terms.accountable_to
    dates = sorted((e for e in book.calendar if _is_of(e, body)), key=lambda e: e.date)
    inside = [e for e in dates if e.date in book.terms.year]
    met = [e.date for e in inside if e.date < book.today]
    coming = [e.date for e in dates if e.date >= book.today]
    told = [f"The {body} met on {days_in_words(met)}"] if met else []
    if coming:
        told.append(f"{'it next' if met else f'The {body} first'} meets on {short_date(coming[0])}")
    shows = "; ".join(told) or f"No meeting of the {body} is recorded"
    reached = sorted(e.sent_on for e in inside if e.sent_on and _is_report(e))
    if reached:
        sent = "Termly reports were" if len(reached) > 1 else "A termly report was"
        shows += f". {sent} sent to it on {days_in_words(reached)}"
    owed = any(_is_report(e) and not e.sent_on and e.date < book.today for e in inside)
    over = book.today > book.terms.year.last
    outcome = KEPT if reached else NOT_KEPT if owed or over or not inside else NOT_YET
    return kept_line(ACCOUNTABILITY, f"Accountable to the {body}", shows, outcome)


def _is_of(entry: CalendarDate, body: str) -> bool:
    return key(entry.body).startswith(key(body))


def _is_report(entry: CalendarDate) -> bool:
    return entry.paper_due == PaperDue.TERMLY_REPORT


def budget(book: Book) -> KeptLine:
    """The group holds no budget."""
    holds = book.terms.holds_a_budget
    shows = "The group holds a budget" if holds else "The group holds none"
    return kept_line(RESOURCES, "No budget", shows, NOT_KEPT if holds else KEPT)
