"""How the group kept its Terms of Reference: what the data shows, obligation by obligation.

The termly report shows the lines of its term, the evidence those of the whole year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from llf_docgen.documents.document import Request
from llf_docgen.documents.rag import fill
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import report_due, report_entry
from llf_docgen.model.names import key
from llf_docgen.model.quorum import gaps, quorum
from llf_docgen.model.records import Meeting, Organisation
from llf_docgen.model.states import Rag, Role
from llf_docgen.model.wording import count, listing, short_date, word

KEPT, AT_RISK, NOT_KEPT, NOT_YET = "Kept", "At risk", "Not kept", "Not yet due"
MEMBERSHIP, LEADER, SECRETARIAT = "Action Group Membership", "Role of the Leader", "Secretariat"
DELIVERABLES, ACCOUNTABILITY = "Deliverables", "Accountability and Governance"
RESOURCES = "Resources and Budget"
IN_ORDER = (MEMBERSHIP, LEADER, SECRETARIAT, DELIVERABLES, ACCOUNTABILITY, RESOURCES)


@dataclass(frozen=True)
class KeptLine:
    """One obligation of the Terms: what they ask, what the data shows, and the outcome."""

    clause: str
    asks: str
    shows: str
    outcome: str
    fill: str


def terms_kept(request: Request) -> tuple[KeptLine, ...]:
    """The obligations that the year's meetings, and those of the request's term, can show.

    The report that tells them says nothing of itself.
    """
    book, term = request.book, request.term
    return (*_meetings(book, _year(book)), *_of_meetings(book, term))


def year_kept(book: Book) -> tuple[KeptLine, ...]:
    """Every obligation that the year's data can show, in the order of the Terms."""
    year = _year(book)
    lines = (
        *_partners(book),
        *_meetings(book, year),
        *_of_meetings(book, year),
        *_leader(book),
        *(line for term in book.terms.year.terms for line in _report(book, term)),
        *_contribution(book),
        *_messages(book),
        *_accountable(book),
        *_budget(book),
    )
    return tuple(sorted(lines, key=lambda line: IN_ORDER.index(line.clause)))


def _year(book: Book) -> Span:
    return Span(book.terms.year.name, book.terms.year.first, book.terms.year.last)


def _line(clause: str, asks: str, shows: str, outcome: str) -> KeptLine:
    rag = {KEPT: Rag.GREEN, NOT_KEPT: Rag.RED, AT_RISK: Rag.AMBER}.get(outcome, "")
    return KeptLine(clause, asks, shows, outcome, fill(rag))


def _many(number: int, what: str) -> str:
    """`three partner organisations`, `one meeting`."""
    return f"{word(number)} {count(number, what).partition(' ')[2]}"


def _partners(book: Book) -> Iterator[KeptLine]:
    partners = book.partners(book.today)
    without = _too_few(book, partners)
    shows = f"{_many(len(partners), 'partner organisation')}, all represented."
    if without:
        shows = f"Without enough representatives: {listing(without)}."
    if not partners:
        shows = "No partner organisation is listed."
    yield _line(
        MEMBERSHIP,
        f"{_many(book.terms.representatives, 'representative').capitalize()} of each partner",
        shows[0].upper() + shows[1:],
        NOT_KEPT if without or not partners else KEPT,
    )
    yield _agreed(book)


def _too_few(book: Book, partners: list[Organisation]) -> list[str]:
    """The partners that have fewer representatives than the Terms ask for."""
    seats = [key(m.organisation) for m in book.in_office(book.today) if m.represents]
    return [
        o.name
        for o in partners
        if seats.count(key(o.name)) + seats.count(key(o.short_name)) < book.terms.representatives
    ]


def _agreed(book: Book) -> KeptLine:
    where, agreed = book.terms.membership_agreed_at, book.terms.membership_agreed_on
    shows = "It is not recorded where and when."
    if agreed and where:
        shows = f"Agreed at the {where} on {short_date(agreed)}."
    this_year = agreed is not None and agreed in book.terms.year
    return _line(
        MEMBERSHIP,
        "Membership as agreed for the year",
        shows,
        KEPT if this_year else AT_RISK,
    )


def _meetings(book: Book, span: Span) -> Iterator[KeptLine]:
    terms = book.terms
    asks = f"At least {_many(terms.meetings_in_year, 'meeting')} a year"
    if terms.meeting_months:
        asks += f", in {listing(terms.meeting_months)}"
    when = f"in the {span.name.lower()} term" if span in terms.year.terms else f"in {span.name}"
    held = [m for m in book.held if m.date in span]
    coming = [m for m in book.coming if m.date in terms.year]
    shows = f"Held {when}: {_days(held) or 'none'}"
    if coming:
        shows += f". Planned: {_days(coming)}"
    yield _line(MEMBERSHIP, asks, f"{shows}.", _met(book))


def _days(meetings: list[Meeting]) -> str:
    return listing(short_date(m.date) for m in meetings)


def _met(book: Book) -> str:
    """Whether the year's meetings, held and planned, are as many and when the Terms ask."""
    year = book.terms.year
    held = [m for m in book.held if m.date in year]
    coming = [m for m in book.coming if m.date in year]
    if _enough(book, held):
        return KEPT
    if book.today > year.last:
        return NOT_KEPT
    return NOT_YET if _enough(book, [*held, *coming]) else AT_RISK


def _enough(book: Book, meetings: list[Meeting]) -> bool:
    months = {(m.date.year, m.date.month) for m in meetings}
    wanted = {book.terms.year.month(name) for name in book.terms.meeting_months}
    return len(meetings) >= book.terms.meetings_in_year and wanted <= months


def _of_meetings(book: Book, span: Span) -> Iterator[KeptLine]:
    """Quorum, papers and minutes of each meeting held in the span."""
    for meeting in book.held:
        if meeting.date in span:
            yield _quorum(book, meeting)
            yield _papers(book, meeting)
            yield _minutes(book, meeting)


def _quorum(book: Book, meeting: Meeting) -> KeptLine:
    stood = quorum(book, meeting)
    what = "person" if stood.counts_people else "partner organisation"
    needed = "people" if stood.counts_people else what + "s"
    were = "was" if stood.present == 1 else "were"
    shows = f"{short_date(meeting.date)}: {word(stood.present)} {were} represented."
    if not stood.present:
        shows = f"{short_date(meeting.date)}: nobody is recorded as present."
    outcome = KEPT if stood.quorate else NOT_KEPT
    if gaps(book, meeting):
        shows, outcome = f"{shows} Not at every moment.", AT_RISK
    return _line(MEMBERSHIP, f"Quorum: {word(stood.needed)} {needed}", shows, outcome)


def _papers(book: Book, meeting: Meeting) -> KeptLine:
    terms, sent = book.terms, meeting.papers_circulated
    shows = f"{short_date(meeting.date)}: no date is recorded."
    if sent:
        shows = (
            f"{short_date(meeting.date)}: sent {count((meeting.date - sent).days, 'day')} before."
        )
    in_time = sent is not None and sent <= terms.papers_by(meeting.date)
    asks = f"Papers {count(terms.papers_days, 'day')} before each meeting"
    return _line(SECRETARIAT, asks, shows, KEPT if in_time else NOT_KEPT)


def _minutes(book: Book, meeting: Meeting) -> KeptLine:
    terms, sent = book.terms, meeting.minutes_circulated
    last = terms.minutes_by(meeting.date)
    shows = f"{short_date(meeting.date)}: not yet circulated; due by {short_date(last)}."
    if sent:
        days = count((sent - meeting.date).days, "day")
        shows = f"{short_date(meeting.date)}: circulated {days} after."
    outcome = KEPT if sent and sent <= last else NOT_KEPT
    if not sent and book.today <= last:
        outcome = NOT_YET
    asks = f"Minutes within {count(terms.minutes_days, 'day')} of each meeting"
    return _line(SECRETARIAT, asks, shows, outcome)


def _leader(book: Book) -> Iterator[KeptLine]:
    called = book.terms.leader_is_called
    leaders = book.in_role(Role.LEADER, book.today)
    confirmed = [m.confirmed_on for m in leaders if m.confirmed_on]
    if len(leaders) != 1:
        names = listing(m.name for m in leaders)
        shows = f"{names} are {called} at once." if leaders else f"Nobody is {called}."
        outcome = NOT_KEPT
    elif not confirmed:
        shows, outcome = f"{leaders[0].name}; no confirmation is recorded.", AT_RISK
    else:
        shows = f"{leaders[0].name}, confirmed on {short_date(confirmed[0])}."
        outcome = KEPT if confirmed[0] in book.terms.year else AT_RISK
    yield _line(LEADER, f"A {called}, confirmed annually", shows, outcome)


def _report(book: Book, term: Span) -> Iterator[KeptLine]:
    entry = report_entry(book, term)
    if entry is None:
        return
    due = report_due(book, term)
    if entry.sent_on:
        outcome = KEPT if entry.sent_on <= due else NOT_KEPT
        shows = f"{term.name}: sent on {short_date(entry.sent_on)} for {short_date(entry.date)}."
    else:
        near = (due - book.today).days <= book.terms.say_deadlines
        outcome = NOT_KEPT if book.today > due else AT_RISK if near else NOT_YET
        shows = f"{term.name}: due by {short_date(due)} for {short_date(entry.date)}."
    yield _line(DELIVERABLES, f"A termly report to the {entry.body}", shows, outcome)


def _contribution(book: Book) -> Iterator[KeptLine]:
    """The contribution to the Partnership Report, due in the September after the year."""
    board = book.partnership_report
    if board is None:
        return
    due, told = book.terms.board_papers_by(board.date), [d.priority for d in book.developments]
    if board.sent_on:
        shows = f"Sent on {short_date(board.sent_on)} for {short_date(board.date)}."
        outcome = KEPT if board.sent_on <= due else NOT_KEPT
    else:
        ready = [p.name for p in book.priorities if any(map(p.is_named, told))]
        shows = f"Developments so far on {listing(ready) or 'none'}; due by {short_date(due)}."
        outcome = NOT_YET if book.today <= due else NOT_KEPT
    yield _line(DELIVERABLES, "A contribution to the Partnership Report", shows, outcome)


def _messages(book: Book) -> Iterator[KeptLine]:
    sent = [c for c in book.communications if c.sent_on]
    waiting = [c.ref for c in book.communications if not c.sent_on and c.date <= book.today]
    shows = f"{_many(len(sent), 'message')} sent".capitalize()
    shows += f"; not sent: {listing(waiting)}." if waiting else "."
    asks = "Communications on issues, concerns and recommendations"
    yield _line(DELIVERABLES, asks, shows, AT_RISK if waiting else KEPT)


def _accountable(book: Book) -> Iterator[KeptLine]:
    body = book.terms.accountable_to
    met = sorted(e.date for e in book.calendar if key(e.body).startswith(key(body)))
    inside = [day for day in met if day in book.terms.year]
    shows = f"It meets on {listing(short_date(day) for day in inside)}."
    if not inside:
        shows = "The Calendar has no date of it."
    yield _line(ACCOUNTABILITY, f"Accountable to the {body}", shows, KEPT if inside else NOT_KEPT)


def _budget(book: Book) -> Iterator[KeptLine]:
    holds = book.terms.holds_a_budget
    shows = "The group holds a budget." if holds else "The group holds none."
    yield _line(RESOURCES, "No budget", shows, NOT_KEPT if holds else KEPT)
