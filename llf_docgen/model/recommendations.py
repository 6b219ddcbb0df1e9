"""What was decided without a quorum is a recommendation, until a quorate decision confirms it.

Terms of Reference, Action Group Membership: "Quorum ... will be when representatives from three of
the action group partner organisations are present."
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.named_meeting import meeting_on
from llf_docgen.model.names import key, number_key
from llf_docgen.model.quorum import Gap, gaps, lacked_quorum
from llf_docgen.model.records import Decision, Meeting
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.states import BY_EMAIL, MinutesStatus
from llf_docgen.model.timing import Timed, timed_agenda
from llf_docgen.model.wording import long_date

# Of earlier meetings: not how long an item takes, `Reports (20 minutes)`.
_ON_MINUTES = re.compile(r"(?<!\d)(?<!\d[\s-])\bminutes\b", re.IGNORECASE)
_NOT = re.compile(r"\bnot\b|n['\u2019]t\b|\bunconfirmed\b|\bto confirm\b", re.IGNORECASE)


def recommendations_of(book: Book, meeting: Meeting) -> list[Decision]:
    """What a meeting, or the part of it without a quorum, could only recommend."""
    return [d for d in book.decisions_of(meeting) if without_quorum(book, meeting, d.agenda_no)]


def without_quorum(book: Book, meeting: Meeting, no: str) -> bool:
    """Whether an agenda item fell where the meeting had no quorum; not known, it did not."""
    if lacked_quorum(book, meeting):
        return True
    lost = gaps(book, meeting)
    items = (t for t in timed_agenda(book, meeting) if number_key(t.item.no) == number_key(no))
    return any(falls_in(timed, gap) for timed in items for gap in lost)


def decided_meanwhile(book: Book, meeting: Meeting) -> bool | None:
    """Whether a meeting decided something in a stretch without a quorum; None if nobody can say.

    It can be said once the minutes are out, and where each decision is under an item with a time.
    """
    if recommendations_of(book, meeting) or _approved_meanwhile(book, meeting):
        return True
    timed = {number_key(t.item.no) for t in timed_agenda(book, meeting) if t.start}
    known = all(number_key(d.agenda_no) in timed for d in book.decisions_of(meeting))
    return False if known and minutes_since(meeting) else None


def _approved_meanwhile(book: Book, meeting: Meeting) -> bool:
    """Whether minutes are recorded as approved where nothing could be."""
    approved = (m for m in book.meetings if m.minutes_status == MinutesStatus.APPROVED)
    here = any(book.meeting(m.approved_at) is meeting for m in approved)
    return here and approves_none(book, meeting)


def approves_none(book: Book, meeting: Meeting) -> bool:
    """Whether a meeting had no quorum, or none while it was at the minutes of earlier ones."""
    return lacked_quorum(book, meeting) or bool(minutes_without_quorum(book, meeting))


def minutes_without_quorum(book: Book, meeting: Meeting) -> list[Timed]:
    """The items on minutes of earlier meetings that had no quorum, though the meeting had one."""
    lost = gaps(book, meeting)
    return [
        timed
        for timed in timed_agenda(book, meeting)
        if _ON_MINUTES.search(timed.item.title) and any(falls_in(timed, gap) for gap in lost)
    ]


def is_recommendation(book: Book, decision: Decision) -> bool:
    """Whether it was made without a quorum; a later decision that confirms it leaves it one."""
    meeting = book.meeting(decision.meeting)
    return meeting is not None and decision in recommendations_of(book, meeting)


def confirmation_of(book: Book, decision: Decision) -> Decision | None:
    """The first decision that confirms a recommendation, by `Confirms` or in its words.

    One made without a quorum confirms nothing. It and what it names are one matter: whatever
    confirms it confirms them, and once all of them are confirmed nothing is left of it to confirm.
    """
    named = [_first_to_confirm(book, recommended) for recommended in _named_by(book, decision)]
    all_named = [by for by in named if by]
    last = max(all_named, key=lambda by: _day(book, by), default=None)
    return _first_to_confirm(book, decision) or (last if len(all_named) == len(named) else None)


def _first_to_confirm(book: Book, decision: Decision) -> Decision | None:
    """The first quorate decision that confirms one, or what was to confirm it without a quorum."""
    matter, quorate = [decision], []
    for made in matter:
        for other in (o for o in book.decisions if o is not made and _confirms(o, made)):
            if not is_recommendation(book, other):
                quorate.append(other)
            elif other not in matter:
                matter.append(other)
    return min(quorate, key=lambda by: _day(book, by), default=None)


def _named_by(book: Book, decision: Decision) -> list[Decision]:
    """What a decision is to confirm in the end, by `Confirms`; nothing where one is not known."""
    by_ref = {key(d.ref): d for d in book.decisions}
    matter = [decision]
    for made in matter:
        named = [by_ref.get(key(ref)) for ref in named_in_confirms(made)]
        known = [found for found in named if found]
        if len(known) < len(named):
            return []
        matter += [found for found in known if found not in matter]
    return [made for made in matter[1:] if not named_in_confirms(made)]


def _day(book: Book, decision: Decision) -> date:
    return book.decided_on(decision) or date.max


def confirmed_by(book: Book, decision: Decision) -> tuple[Decision, date] | None:
    """The decision that confirmed a recommendation by today, with its day."""
    by = confirmation_of(book, decision)
    on = book.decided_on(by) if by else None
    return (by, on) if by and on and on <= book.today else None


def taken_how(
    book: Book, decision: Decision, in_words: Callable[[date | None], str] = long_date
) -> str:
    """How and when a decision was taken: `at the meeting on ...`, `by e-mail on ...`."""
    meeting = book.meeting(decision.meeting)
    if meeting:
        return f"at the {meeting_on(book, meeting, in_words)}"
    by_email = key(decision.meeting) in {key(way) for way in BY_EMAIL}
    way = "by e-mail" if by_email else f"by {decision.meeting}"
    return f"{way} on {in_words(decision.date)}"


def to_confirm(book: Book, meeting: Meeting) -> list[Decision]:
    """The recommendations of earlier meetings that nothing confirmed before this meeting's day."""
    made = [d for m in book.before(meeting) for d in recommendations_of(book, m)]
    return [d for d in made if not _confirmed_before(book, d, meeting.date)]


def _confirmed_before(book: Book, decision: Decision, day: date) -> bool:
    by = confirmation_of(book, decision)
    on = book.decided_on(by) if by else None
    return on is not None and on < day


def _confirms(other: Decision, decision: Decision) -> bool:
    if not key(decision.ref):
        return False
    named = key(decision.ref) in map(key, named_in_confirms(other))
    return named or _says_it_confirms(other.text, decision.ref)


def named_in_confirms(decision: Decision) -> list[str]:
    """The references that stand in its `Confirms`."""
    return [ref.strip() for ref in re.split(r"[;,]|\band\b", decision.confirms) if key(ref)]


def _says_it_confirms(text: str, ref: str) -> bool:
    """Whether the words of a decision confirm another by its whole reference."""
    whole = re.search(rf"(?<![\w-]){re.escape(ref.strip())}(?![\w-])", text, re.IGNORECASE)
    return bool(whole and re.search(r"\bconfirm", text, re.IGNORECASE) and not _NOT.search(text))


def falls_in(timed: Timed, gap: Gap) -> bool:
    """Whether an agenda item runs, in part or whole, in a stretch without a quorum.

    What was to be taken after the meeting closed was taken before it did.
    """
    if timed.start is None or timed.end is None:
        return False
    return timed.end > gap.start and (gap.to_the_end or timed.start < gap.end)
