"""What a meeting takes up from earlier ones: minutes, recommendations, decisions in between.

An extraordinary meeting has its own business only and takes up none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from llf_docgen.documents.document import Request
from llf_docgen.documents.meeting_facts import note_of
from llf_docgen.model.approval import approving, is_approved, is_by_email
from llf_docgen.model.book import Book
from llf_docgen.model.named_meeting import is_alone, meeting_on
from llf_docgen.model.names import key
from llf_docgen.model.quorum import lacked_quorum
from llf_docgen.model.recommendations import (
    approves_none,
    is_recommendation,
    named_in_confirms,
    taken_how,
    to_confirm,
)
from llf_docgen.model.records import Decision, Meeting
from llf_docgen.model.states import MinutesStatus
from llf_docgen.model.wording import listing, long_date, month, sentence, short_date


@dataclass(frozen=True)
class ToConfirm:
    """The recommendations of one meeting, under a sentence that says whose they are."""

    said: str
    recommendations: tuple[str, ...]


def earlier_minutes(request: Request) -> tuple[str, ...]:
    """A sentence for each earlier meeting held whose minutes this one is to approve or to note."""
    book, meeting = request.book, request.meeting
    if meeting.extraordinary:
        return ()
    earlier = [m for m in book.before(meeting) if m.is_held(book.today)]
    last = last_ordinary(book, meeting)
    said = (_said_of(book, m, meeting, last) for m in earlier)
    return tuple(text for text in said if text)


def _said_of(book: Book, earlier: Meeting, meeting: Meeting, last: Meeting | None) -> str:
    on = f"the {meeting_on(book, earlier)}"
    since_last = last is None or earlier.begins >= last.begins
    if earlier.minutes_status == MinutesStatus.NOT_TAKEN:
        said = " ".join(filter(None, (f"No minutes were taken of {on}.", note_of(earlier))))
        return said if since_last else ""
    if not _approved_before(book, earlier, meeting):
        return f"The minutes of {on}, {_circulated(earlier)}, are to be approved."
    by_mail, day = is_by_email(earlier.approved_at), earlier.approved_on
    told = by_mail and (last is None or (day is not None and day >= last.date))
    return sentence(f"The minutes of {on} were {_approved_by_email(earlier)}") if told else ""


def _circulated(meeting: Meeting) -> str:
    day = meeting.minutes_circulated
    if not day:
        return "not yet circulated"
    same_year = day.year == meeting.date.year
    return f"circulated on {f'{day.day} {month(day)}' if same_year else short_date(day)}"


def _approved_before(book: Book, earlier: Meeting, meeting: Meeting) -> bool:
    """Whether minutes were approved by the time a meeting began."""
    if not is_approved(book, earlier):
        return False
    at = approving(book, earlier)
    if at:
        return at.begins < meeting.begins
    return earlier.approved_on is None or earlier.approved_on <= meeting.date


def last_ordinary(book: Book, meeting: Meeting) -> Meeting | None:
    """The ordinary meeting before a meeting."""
    return next((m for m in reversed(book.before(meeting)) if not m.extraordinary), None)


def _approved_by_email(meeting: Meeting) -> str:
    on = f" on {long_date(meeting.approved_on)}" if meeting.approved_on else ""
    return f"approved by e-mail{on}{_subject_to(meeting)}"


def _subject_to(meeting: Meeting) -> str:
    return f", subject to {meeting.corrected}" if meeting.corrected else ""


def approval(request: Request) -> str:
    """When the meeting's minutes were approved, in a sentence; nothing until they are."""
    book, meeting = request.book, request.meeting
    if not is_approved(book, meeting):
        return ""
    at = approving(book, meeting)
    if at:
        return sentence(f"approved at the {meeting_on(book, at)}{_subject_to(meeting)}")
    if is_by_email(meeting.approved_at):
        return sentence(_approved_by_email(meeting))
    on = f" on {long_date(meeting.approved_on)}" if meeting.approved_on else ""
    return sentence(f"approved {meeting.approved_at}".strip() + on + _subject_to(meeting))


def approved_here(request: Request) -> tuple[str, ...]:
    """A sentence for each set of minutes that was approved at this meeting.

    Without a quorum there is none, whatever is recorded: then it says so, where there were any.
    """
    book, meeting = request.book, request.meeting
    here = [m for m in book.before(meeting) if approving(book, m) == meeting]
    if approves_none(book, meeting):
        told = "There was no quorum while the minutes were considered, so none were approved."
        if lacked_quorum(book, meeting):
            told = "The meeting was not quorate, so no minutes were approved."
        return (told,) if here or earlier_minutes(request) else ()
    return tuple(
        sentence(f"the minutes of {_whose(book, m)} were approved{_subject_to(m)}")
        for m in here
        if is_approved(book, m)
    )


def _whose(book: Book, meeting: Meeting) -> str:
    """`4 February 2021`; `the extraordinary meeting on ...` where the day alone is not enough."""
    if is_alone(book, meeting) and not meeting.extraordinary:
        return short_date(meeting.date)
    return f"the {meeting_on(book, meeting, short_date)}"


def recommendations(request: Request) -> tuple[ToConfirm, ...]:
    """What earlier meetings could only recommend, for this one to confirm."""
    book, meeting = request.book, request.meeting
    if meeting.extraordinary:
        return ()
    open_still = to_confirm(book, meeting)
    by_meeting = [
        (made_at, [d for d in open_still if book.meeting(d.meeting) is made_at])
        for made_at in book.before(meeting)
    ]
    return tuple(
        ToConfirm(
            f"To confirm the recommendations of the {meeting_on(book, made_at)}:",
            tuple(_numbered(decision.ref, decision.text) for decision in made),
        )
        for made_at, made in by_meeting
        if made
    )


def to_note(request: Request) -> tuple[str, ...]:
    """The decisions taken since the last meeting and by this one, outside any meeting."""
    book, meeting = request.book, request.meeting
    if meeting.extraordinary:
        return ()
    last = last_ordinary(book, meeting)
    since = last.date if last else date.min
    return tuple(_taken(book, decision) for decision in _between(book, since, meeting.date))


def _between(book: Book, since: date, until: date) -> Iterator[Decision]:
    for decision in book.decisions:
        day = decision.date
        if book.meeting(decision.meeting) is None and day and since < day <= until:
            yield decision


def _taken(book: Book, decision: Decision) -> str:
    """`D-2021-03, by e-mail on Friday 12 February 2021: Agreed the dates.`."""
    label = ", ".join(filter(None, (decision.ref, taken_how(book, decision))))
    return _numbered(label[:1].upper() + label[1:], decision.text)


def decided(book: Book, decision: Decision) -> str:
    """A decision with its reference; one made without a quorum is a recommendation.

    That confirms nothing, whatever its row names.
    """
    recommended = is_recommendation(book, decision)
    label, text = "Recommendation" if recommended else "", decision.text
    unsaid = [ref for ref in named_in_confirms(decision) if key(ref) not in key(text)]
    if unsaid and not recommended:
        what = "recommendation" if len(unsaid) == 1 else "recommendations"
        text = f"{sentence(text)} This confirms {what} {listing(unsaid)}."
    return _numbered(" ".join(filter(None, (label, decision.ref))), text)


def _numbered(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text
