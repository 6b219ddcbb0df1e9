"""What was decided without a quorum is a recommendation, until a quorate decision confirms it.

Terms of Reference, Action Group Membership: "Quorum ... will be when representatives from three of
the action group partner organisations are present."
"""

from __future__ import annotations

from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.names import key, number_key
from llf_docgen.model.quorum import Gap, gaps, quorum
from llf_docgen.model.records import Decision, Meeting
from llf_docgen.model.timing import Timed, timed_agenda


def recommendations_of(book: Book, meeting: Meeting) -> list[Decision]:
    """What a meeting, or the part of it without a quorum, could only recommend."""
    taken = book.decisions_of(meeting)
    if not book.present_at(meeting):
        return []
    if not quorum(book, meeting).quorate:
        return taken
    lost = gaps(book, meeting)
    timed = timed_agenda(book, meeting)
    fell = {number_key(t.item.no) for t in timed if any(falls_in(t, gap) for gap in lost)}
    return [decision for decision in taken if number_key(decision.agenda_no) in fell]


def is_recommendation(book: Book, decision: Decision) -> bool:
    """Whether it was made without a quorum; a later decision that confirms it leaves it one."""
    meeting = book.meeting(decision.meeting)
    return meeting is not None and decision in recommendations_of(book, meeting)


def confirmation_of(book: Book, decision: Decision) -> Decision | None:
    """The decision that confirms a recommendation, by `Confirms` or in its words."""
    others = (other for other in book.decisions if other is not decision)
    return next((other for other in others if _confirms(other, decision)), None)


def to_confirm(book: Book, meeting: Meeting) -> list[Decision]:
    """The recommendations of earlier meetings that nothing confirmed before this meeting's day."""
    earlier = [m for m in book.dated_meetings if m.date < meeting.date]
    made = [d for m in earlier for d in recommendations_of(book, m)]
    return [d for d in made if not _confirmed_before(book, d, meeting.date)]


def _confirmed_before(book: Book, decision: Decision, day: date) -> bool:
    by = confirmation_of(book, decision)
    on = book.decided_on(by) if by else None
    return on is not None and on < day


def _confirms(other: Decision, decision: Decision) -> bool:
    if not decision.ref:
        return False
    named = key(other.confirms) == key(decision.ref)
    return named or (key(decision.ref) in key(other.text) and "confirm" in other.text.casefold())


def falls_in(timed: Timed, gap: Gap) -> bool:
    """Whether an agenda item runs, in part or whole, in a stretch without a quorum."""
    if timed.start is None or timed.end is None:
        return False
    return timed.start < gap.end and timed.end > gap.start
