"""Action Group Membership: the quorum, before, at and after a meeting."""

from __future__ import annotations

from datetime import time

from llf_docgen.model.approval import is_approved
from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.names import key, number_key
from llf_docgen.model.noted import apart, noted
from llf_docgen.model.quorum import (
    Gap,
    Quorum,
    could_count,
    expected_quorum,
    gaps,
    lacked_quorum,
    quorum,
)
from llf_docgen.model.recommendations import (
    confirmation_of,
    decided_meanwhile,
    falls_in,
    is_recommendation,
    named_in_confirms,
    recommendations_of,
)
from llf_docgen.model.records import Decision, Meeting
from llf_docgen.model.states import BETWEEN_MEETINGS
from llf_docgen.model.timing import (
    came_too_late,
    left_too_early,
    timed_agenda,
    times_in_doubt,
)
from llf_docgen.model.wording import clock, listing, long_date, many, word
from llf_docgen.rules import clauses
from llf_docgen.rules.in_year import next_agenda, next_meeting
from llf_docgen.rules.noted import TO_NOTE_IT, Past
from llf_docgen.rules.rule import Found, breach, info, warning

REPLIES_DAYS = 7
EXPECTED_FROM_DAYS = 14  # with no attendance rows yet, silence until then


@breach("quorum", clauses.QUORUM)
def quorum_present(book: Book) -> Found:
    """At each meeting held, enough partner organisations were represented.

    Until its minutes go out, those still Expected may have come.

    Once its recommendations are confirmed, the Note of the meeting says so after `quorum:`.

    Right: Members from four partner organisations were present; three are needed.

    Wrong: Five people were present, all from two organisations.
    """
    for meeting in book.held:
        if lacked_quorum(book, meeting):
            stood = quorum(book, meeting)
            what = (
                f"The meeting on {named_day(book, meeting)} was not quorate: {_stood(stood)} and "
                f"{_needed(stood.needed)}."
            )
            advice, once = _recommended(book, meeting)
            cell = meeting.at.cell("Meeting")
            told = Past(cell, what, advice, once=once, say="the day")
            yield from told.unless_noted("quorum", apart(meeting))


def _recommended(book: Book, meeting: Meeting) -> tuple[str, str]:
    """What is to be done about what a meeting could only recommend, and when it can be noted."""
    made = recommendations_of(book, meeting)
    if made and all(confirmation_of(book, decision) for decision in made):
        return "All that it recommended is confirmed.", TO_NOTE_IT
    advice = "Record what it decided as recommendations, and confirm them at "
    return f"{advice}{next_meeting(book)}.", "Once they are confirmed"


def _stood(stood: Quorum) -> str:
    """`one partner organisation was represented (Larkspur School)`."""
    were = f"{_counted(stood)} {'was' if stood.present <= 1 else 'were'}"
    if stood.counts_people:
        return f"{were} present"
    who = f" ({listing(stood.organisations)})" if stood.organisations else ""
    return f"{were} represented{who}"


def _counted(stood: Quorum) -> str:
    """`two partner organisations`, or `two members`: what the Terms count."""
    return many(stood.present, "member" if stood.counts_people else "partner organisation")


def _needed(number: int) -> str:
    return f"{word(number)} {'is' if number == 1 else 'are'} needed"


@warning("quorum-kept", clauses.QUORUM)
def quorum_kept(book: Book) -> Found:
    """By the times people arrived and left, the meeting was quorate at every moment.

    Told until every decision taken meanwhile is confirmed, or the Note of the meeting says more
    after `quorum:`; with no such decision, until the minutes are out.

    Right: One leaves at 10:40 and three organisations remain.

    Wrong: One leaves at 10:40 and two organisations remain.
    """
    for meeting in (m for m in book.held if not _is_in_doubt(book, m)):
        lost = [_in_words(book, meeting, gap) for gap in gaps(book, meeting)]
        if lost and not _settled(book, meeting):
            yield (
                meeting.at.cell("Meeting"),
                f"The meeting on {named_day(book, meeting)} was not quorate {listing(lost)}. Note "
                f"it in the minutes, and confirm what was decided then at {next_meeting(book)}.",
            )


def _is_in_doubt(book: Book, meeting: Meeting) -> bool:
    """Whether some of its times can't be right, which another rule says."""
    rows = book.attendance_of(meeting)
    return times_in_doubt(meeting) or any(
        came_too_late(meeting, row) or left_too_early(meeting, row) for row in rows
    )


def _settled(book: Book, meeting: Meeting) -> bool:
    """Whether nothing is left to do about a meeting that lost its quorum."""
    if noted(apart(meeting), "quorum"):
        return True
    taken = recommendations_of(book, meeting)
    if taken:
        return all(confirmation_of(book, decision) for decision in taken)
    nothing = decided_meanwhile(book, meeting) is False
    return nothing or is_approved(book, meeting)


def _in_words(book: Book, meeting: Meeting, gap: Gap) -> str:
    """`from 10:40 to the end (items 7 and 8; without Larkspur School)`."""
    begin, until = _clock_or(gap.start, "the start"), _clock_or(gap.end, "the end")
    fell = [t.item.no for t in timed_agenda(book, meeting) if falls_in(t, gap)]
    said = [f"{'item' if len(fell) == 1 else 'items'} {listing(fell)}"] if fell else []
    said += [f"without {listing(gap.missing)}"] if gap.missing else []
    return f"from {begin} to {until}" + (f" ({'; '.join(said)})" if said else "")


def _clock_or(moment: time, otherwise: str) -> str:
    return otherwise if moment in (time.min, time.max) else clock(moment)


@breach("quorum-possible", clauses.QUORUM)
def quorum_possible(book: Book) -> Found:
    """Enough partner organisations have a seat to make a quorum at all.

    Where the Terms count people, enough of their members do.

    Right: Eight partner organisations have a member; the quorum is three.

    Wrong: Two partner organisations have a member; the quorum is three.
    """
    for meeting in book.coming[:1]:
        able = len(could_count(book, meeting))
        if able < book.terms.quorum:
            yield (
                book.terms.at["quorum"],
                f"{_few(book, able)} on the group on {named_day(book, meeting)}, and "
                f"{word(book.terms.quorum)} are needed for a quorum. Add members, or correct "
                "'Partner', 'Partner since' or 'Partner until' in Organisations.",
            )


def _few(book: Book, able: int) -> str:
    """`Only two partner organisations have a member`, at the start of a sentence."""
    if not able:
        return "No partner organisation has a member"
    if book.terms.counts_people:
        members = f"{many(able, 'member')} of partner organisations"
        return f"Only {members} {'is' if able == 1 else 'are'}"
    return f"Only {many(able, 'partner organisation')} {'has' if able == 1 else 'have'} a member"


@warning("quorum-expected", clauses.QUORUM)
def quorum_expected(book: Book) -> Found:
    """For a meeting to come, those who sent no apologies still make a quorum.

    Right: Two of eight organisations have sent apologies; three are needed.

    Wrong: Six of eight organisations have sent apologies.
    """
    for meeting in (m for m in book.coming if not _too_early(book, m)):
        able, stood = could_count(book, meeting), expected_quorum(book, meeting)
        if not stood.quorate and len(able) >= stood.needed:
            yield (
                meeting.at.cell("Meeting"),
                f"So far {_counted(stood)} {'is' if stood.present <= 1 else 'are'} expected at the "
                f"meeting on {named_day(book, meeting)}; {_needed(stood.needed)}. "
                f"Ask {_instead(book, _away(stood, able), stood.needed - stood.present)}.",
            )


def _away(stood: Quorum, able: list[str]) -> list[str]:
    """Those who could make the quorum and are not expected."""
    coming = {seat.person if stood.counts_people else seat.organisation for seat in stood.seats}
    return [name for name in able if key(name) not in map(key, coming)]


def _instead(book: Book, away: list[str], lacking: int) -> str:
    """One of a few where one is lacking; else as many as are needed, each of them."""
    asked = listing(away[:3], "or") if lacking == 1 else listing(away[:lacking])
    if not book.terms.substitutes_count:
        return f"{asked} to come all the same, or find another day"
    return f"{asked} for a substitute{'' if lacking == 1 else ' each'}"


def _too_early(book: Book, meeting: Meeting) -> bool:
    far = (meeting.date - book.today).days > EXPECTED_FROM_DAYS
    return far and not book.attendance_of(meeting)


@info("replies-missing", clauses.QUORUM)
def replies_missing(book: Book) -> Found:
    """In the week before a meeting, every member has said whether they come.

    Right: Attendance has a row for each member: Expected or Apologies.

    Wrong: Nothing is heard from Wolds Edge College four days before the meeting.
    """
    for meeting in book.coming:
        heard = {key(a.name) for a in book.attendance_of(meeting)}
        members = (m for m in book.in_office(meeting.date) if m.represents)
        silent = [*dict.fromkeys(m.name for m in members if key(m.name) not in heard)]
        if silent and (meeting.date - book.today).days <= REPLIES_DAYS:
            yield (
                book.heading("Attendance", "Name"),
                f"Nothing has been heard from {listing(silent)} about the meeting on "
                f"{named_day(book, meeting)}. Ask, and add a row{_each(silent)}: Expected or "
                "Apologies.",
            )


def _each(names: list[str]) -> str:
    return " for each" if len(names) > 1 else ""


@breach("decision-quorate", clauses.QUORUM)
def decision_quorate(book: Book) -> Found:
    """No decision is recorded at a meeting, or in a part of it, that was not quorate.

    Right: Recommended to the next meeting: the placement plan.

    Wrong: D-2021-03 was taken in an item after the quorum was lost.
    """
    for meeting in book.held:
        for decision in recommendations_of(book, meeting):
            if not _stands(book, decision):
                yield (
                    decision.at.cell("Decision"),
                    f"{decision.ref or 'This decision'} was taken on {named_day(book, meeting)} "
                    "while the meeting was not quorate, so it is a recommendation. Put it on "
                    f"{next_agenda(book)} to be confirmed; {_confirming(decision)}."
                    f"{_by_its_times(book, meeting, decision)}",
                )


def _by_its_times(book: Book, meeting: Meeting, decision: Decision) -> str:
    """Of an item that had a quorum for a part of its time: by which times that is known."""
    if lacked_quorum(book, meeting):
        return ""
    named = number_key(decision.agenda_no)
    timed = next(t for t in timed_agenda(book, meeting) if number_key(t.item.no) == named)
    start, end = timed.start or time.min, timed.end or time.max
    if any(gap.start <= start and end <= gap.end for gap in gaps(book, meeting)):
        return ""
    return (
        f" By the agenda item {timed.item.no} ran from {clock(start)} to {clock(end)}, in part "
        "with a quorum: if it was decided then, correct 'Minutes' in Agenda to how long the items "
        "took."
    )


def _confirming(decision: Decision) -> str:
    if decision.ref:
        return f"enter {decision.ref} in 'Confirms' of the decision that confirms it"
    return "give it a 'Ref', and enter that in 'Confirms' of the decision that confirms it"


def _stands(book: Book, decision: Decision) -> bool:
    """A recommendation stands as one; a decision stands once a later one confirms it."""
    return _says_it_recommends(decision) or confirmation_of(book, decision) is not None


def _says_it_recommends(decision: Decision) -> bool:
    return decision.text.casefold().startswith("recommend")


@warning("confirms-recommendation", clauses.QUORUM)
def confirms_recommendation(book: Book) -> Found:
    """What a decision confirms is an earlier recommendation: one made without a quorum.

    Right: D-2021-06 confirms D-2021-03, which the February meeting could only recommend.

    Wrong: D-2021-06 confirms itself, or a decision that was taken with a quorum.
    """
    by_ref = {key(d.ref): d for d in book.decisions}
    for decision in book.decisions:
        for ref in named_in_confirms(decision):
            named = by_ref.get(key(ref))
            why = _why_not_confirmed(book, decision, named) if named else ""
            if why:
                yield (
                    decision.at.cell("Confirms"),
                    f"{decision.ref or 'This decision'} confirms {why}. Enter the recommendation "
                    "that is meant, or clear 'Confirms'.",
                )


def _why_not_confirmed(book: Book, decision: Decision, named: Decision) -> str:
    """`D-2021-02, which was taken with a quorum on ...`; nothing for what may be confirmed."""
    if named is decision:
        return "itself"
    on, day = book.decided_on(decision), book.decided_on(named)
    if is_recommendation(book, named):
        later = on is not None and day is not None and on < day
        return f"{named.ref}, which was made later ({long_date(day)})" if later else ""
    if key(named.meeting) in map(key, BETWEEN_MEETINGS):
        return f"{named.ref}, which was taken between meetings ({named.meeting})"
    meeting = book.meeting(named.meeting)
    if meeting is None or _says_it_recommends(named) or not _had_quorum(book, meeting, named):
        return ""
    return f"{named.ref}, which was taken with a quorum on {named_day(book, meeting)}"


def _had_quorum(book: Book, meeting: Meeting, decision: Decision) -> bool:
    """Whether it is known of a decision that it was taken with a quorum."""
    if not book.present_at(meeting):
        return False
    no = number_key(decision.agenda_no)
    timed = {number_key(t.item.no) for t in timed_agenda(book, meeting) if t.start}
    return no in timed or not gaps(book, meeting)


RULES = (
    quorum_present,
    quorum_kept,
    quorum_possible,
    quorum_expected,
    replies_missing,
    decision_quorate,
    confirms_recommendation,
)
