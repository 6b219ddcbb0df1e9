"""Action Group Membership: the quorum, before, at and after a meeting."""

from __future__ import annotations

from datetime import time

from llf_docgen.model.book import Book
from llf_docgen.model.names import key
from llf_docgen.model.quorum import Gap, gaps, partners_with_seat, quorum
from llf_docgen.model.records import Decision
from llf_docgen.model.states import Attended
from llf_docgen.model.timing import Timed, timed_agenda
from llf_docgen.model.wording import clock, count, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, breach, info, warning

REPLIES_DAYS = 7
EXPECTED_FROM_DAYS = 14  # with no attendance rows yet, silence until then


@breach("quorum", clauses.QUORUM)
def quorum_present(book: Book) -> Found:
    """At each meeting held, enough partner organisations were represented.

    Right: Members from four partner organisations were present; three are needed.

    Wrong: Five people were present, all from two organisations.
    """
    for meeting in book.held:
        stood = quorum(book, meeting)
        recorded = bool(book.present_at(meeting))
        if recorded and not stood.quorate:
            who = listing(stood.organisations) or "none"
            what = "people" if stood.counts_people else "partner organisations"
            yield (
                meeting.at.cell("Meeting"),
                f"The meeting on {long_date(meeting.date)} was not quorate: {stood.present} of the "
                f"{stood.needed} {what} needed were represented ({who}). Record its decisions as "
                "recommendations and confirm them at the next meeting.",
            )


@warning("quorum-kept", clauses.QUORUM)
def quorum_kept(book: Book) -> Found:
    """By the times people arrived and left, the meeting was quorate at every moment.

    Right: One leaves at 10:40 and three organisations remain.

    Wrong: One leaves at 10:40 and two organisations remain.
    """
    for meeting in book.held:
        lost = gaps(book, meeting)
        if not lost:
            continue
        parts = []
        for gap in lost:
            begin, until = _said(gap.start, "the start"), _said(gap.end, "the end")
            who = f" (without {listing(gap.missing)})" if gap.missing else ""
            fell = [t.item.no for t in timed_agenda(book, meeting) if _falls_in(t, gap)]
            items = f"; {'item' if len(fell) == 1 else 'items'} {listing(fell)}" if fell else ""
            parts.append(f"from {begin} to {until}{who}{items}")
        yield (
            meeting.at.cell("Meeting"),
            f"The meeting on {long_date(meeting.date)} was not quorate {listing(parts)}. Note it "
            "in the minutes, and confirm what was decided then at the next meeting.",
        )


def _said(moment: time, otherwise: str) -> str:
    return otherwise if moment in (time.min, time.max) else clock(moment)


def _falls_in(timed: Timed, gap: Gap) -> bool:
    if timed.start is None or timed.end is None:
        return False
    return timed.start < gap.end and timed.end > gap.start


@breach("quorum-possible", clauses.QUORUM)
def quorum_possible(book: Book) -> Found:
    """Enough partner organisations have a seat to make a quorum at all.

    Right: Eight partner organisations have a member; the quorum is three.

    Wrong: Two partner organisations have a member; the quorum is three.
    """
    for meeting in book.coming[:1]:
        seated = partners_with_seat(book, meeting)
        if len(seated) < book.terms.quorum and not book.terms.counts_people:
            yield (
                book.terms.at["quorum"],
                f"Only {count(len(seated), 'partner organisation')} of those in Organisations have "
                f"members on the group, but the quorum is {book.terms.quorum}: no meeting can be "
                "quorate. Add members, or correct Partner in Organisations.",
            )


@warning("quorum-expected", clauses.QUORUM)
def quorum_expected(book: Book) -> Found:
    """For a meeting to come, the organisations without apologies still make a quorum.

    Right: Two of eight organisations have sent apologies; three are needed.

    Wrong: Six of eight organisations have sent apologies.
    """
    for meeting in book.coming:
        rows = book.attendance_of(meeting)
        far = (meeting.date - book.today).days > EXPECTED_FROM_DAYS
        seated = partners_with_seat(book, meeting)
        if (not rows and far) or len(seated) < book.terms.quorum or book.terms.counts_people:
            continue
        away = book.away_from(meeting)
        coming = {
            key(m.organisation)
            for m in book.in_office(meeting.date)
            if m.represents and key(m.name) not in away
        }
        subs = quorum(book, meeting, (Attended.EXPECTED, Attended.PRESENT)).organisations
        left = [o for o in seated if {key(o.name), key(o.short_name)} & coming or o.name in subs]
        if len(left) < book.terms.quorum:
            ask = [o.name for o in seated if o not in left][:3]
            yield (
                meeting.at.cell("Meeting"),
                f"So far {count(len(left), 'partner organisation')} can be expected on "
                f"{long_date(meeting.date)}; {book.terms.quorum} are needed. "
                f"Ask {listing(ask, 'or')} for a substitute.",
            )


@info("replies-missing", clauses.QUORUM)
def replies_missing(book: Book) -> Found:
    """In the week before a meeting, every member has said whether they come.

    Right: Attendance has a row for each member: Expected or Apologies.

    Wrong: Nothing is heard from Wolds Edge College four days before the meeting.
    """
    for meeting in book.coming:
        heard = {key(a.name) for a in book.attendance_of(meeting)}
        silent = [
            m.name
            for m in book.in_office(meeting.date)
            if m.represents and key(m.name) not in heard
        ]
        if silent and (meeting.date - book.today).days <= REPLIES_DAYS:
            yield (
                book.heading("Attendance", "Name"),
                f"Nothing is heard from {listing(silent)} for {long_date(meeting.date)}. Ask them, "
                "and add a row for each: Expected or Apologies.",
            )


@breach("decision-quorate", clauses.QUORUM)
def decision_quorate(book: Book) -> Found:
    """No decision is recorded at a meeting, or in a part of it, that was not quorate.

    Right: Recommended to the next meeting: the placement plan.

    Wrong: D-2021-03 was taken in an item after the quorum was lost.
    """
    for meeting in book.held:
        taken = book.decisions_of(meeting)
        if not taken or not book.present_at(meeting):
            continue
        quorate = quorum(book, meeting).quorate
        lost = gaps(book, meeting)
        timed = {key(t.item.no): t for t in timed_agenda(book, meeting)}
        for decision in taken:
            entry = timed.get(key(decision.agenda_no))
            in_gap = entry is not None and any(_falls_in(entry, gap) for gap in lost)
            if (not quorate or in_gap) and not _confirmed(book, decision):
                yield (
                    decision.at.cell("Decision"),
                    f"{decision.ref} was taken on {long_date(meeting.date)} while the meeting was "
                    "not quorate. Put it on the next agenda to be confirmed, and record there "
                    f"that it confirms {decision.ref}.",
                )


def _confirmed(book: Book, decision: Decision) -> bool:
    """A recommendation stands as one; a decision stands once a later one confirms it."""
    if decision.text.casefold().startswith("recommend"):
        return True
    return any(
        key(decision.ref) in key(other.text) and "confirm" in other.text.casefold()
        for other in book.decisions
        if other is not decision
    )


RULES = (
    quorum_present,
    quorum_kept,
    quorum_possible,
    quorum_expected,
    replies_missing,
    decision_quorate,
)
