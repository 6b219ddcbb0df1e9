"""The note of a meeting of which no minutes were taken: one page with what is recorded of it."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.attendance import apologies, present, quorum_sentence
from llf_docgen.documents.document import Document, Request, head, single
from llf_docgen.documents.earlier_meetings import approved_here, decided
from llf_docgen.model.records import Meeting
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.states import MinutesStatus


@dataclass(frozen=True)
class Note(meeting_facts.MeetingHead):
    """The names that the template of the note may use."""

    why: str
    present: tuple[str, ...]
    apologies: str
    quorum_sentence: str
    decisions: tuple[str, ...]
    actions: tuple[meeting_facts.ActionLine, ...]


def context(request: Request) -> Note:
    """The note's context."""
    book, meeting = request.book, request.meeting
    raised = book.actions_raised_at(meeting)
    return Note(
        **head(request),
        **meeting_facts.facts(request),
        why=meeting_facts.note_of(meeting),
        present=present(request),
        apologies=apologies(request),
        quorum_sentence=quorum_sentence(request) if book.present_at(meeting) else "",
        decisions=(
            *approved_here(request),
            *(decided(book, decision) for decision in book.decisions_of(meeting)),
        ),
        actions=tuple(meeting_facts.line(book, action) for action in raised),
    )


def is_wanted(meeting: Meeting) -> bool:
    """Whether a meeting took place and no minutes were taken of it."""
    return not meeting.cancelled and meeting.minutes_status == MinutesStatus.NOT_TAKEN


DOCUMENT = Document(
    "Note of the meeting",
    "in place of minutes that were not taken: who was there, and what is recorded",
    Note,
    single(
        lambda request: "Note of the meeting",
        context,
        lambda r: minutes_since(r.meeting),
        lambda r: is_wanted(r.meeting),
    ),
    in_pack=True,
    nothing="Minutes are, or will be, taken of this meeting, so there is no note to make.",
)
