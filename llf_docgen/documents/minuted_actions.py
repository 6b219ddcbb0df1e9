"""The actions of a meeting's minutes: agreed at it, and taken up from earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.document import Request
from llf_docgen.model.actions_then import Matter, matters_arising
from llf_docgen.model.agreed import free_references
from llf_docgen.model.approval import is_approved
from llf_docgen.model.names import number_key
from llf_docgen.model.records import Action
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.states import ActionStatus
from llf_docgen.model.wording import short_date

NEW_ACTION_ROWS = 3
LAST_REPORTED = "Last reported"  # what stands as the progress of a closed action


@dataclass(frozen=True)
class MatterLine:
    """An action taken up at the meeting: how it stood then, and what came later."""

    ref: str
    text: str
    owner: str
    outcome: str
    progress: str
    later: str


@dataclass(frozen=True)
class NewAction(meeting_facts.ActionLine):
    """A row of the actions agreed; the first one that is still free says what to do."""

    first: bool = False


def actions_under(request: Request, no: str) -> list[Action]:
    """The actions of the meeting that are recorded for an agenda item."""
    here = request.book.actions_raised_at(request.meeting)
    return [a for a in here if a.agenda_no and number_key(a.agenda_no) == number_key(no)]


def agreed(action: Action) -> str:
    """`A-2021-03: Find two speakers (Corin Wexleigh, by 19 March 2021)`."""
    due = f"by {short_date(action.due)}" if action.due else action.due_in_words
    who = ", ".join(filter(None, (action.owner, due)))
    text = f"{action.text.rstrip('. ')} ({who})" if who else action.text
    return f"{action.ref}: {text}" if action.ref else text


def matters(request: Request) -> tuple[MatterLine, ...]:
    """What the meeting took up of earlier actions; an extraordinary one takes up none."""
    book, meeting = request.book, request.meeting
    if meeting.extraordinary:
        return ()
    day = min(book.today, meeting.date)
    living = minutes_since(meeting) is None
    return tuple(_matter(matter, day, living) for matter in matters_arising(book, meeting))


def _matter(matter: Matter, day: date, living: bool) -> MatterLine:
    """What is said of an open action's progress may be of later, once the minutes went out.

    Of a closed one nobody can tell whether it is the outcome or was said on the way to it.
    """
    action, since = matter.action, matter.since
    outcome = _outcome(action, day)
    progress = action.progress if living or not action.is_open else ""
    if progress and not action.is_open:
        progress = f"{LAST_REPORTED}: {progress}"
    later = f"Post-meeting note: completed on {short_date(since)}." if since else ""
    return MatterLine(action.ref, action.text, action.owner, outcome, progress, later)


def _outcome(action: Action, day: date) -> str:
    """How an action stood on a day: `Complete, 9 December 2020`, `Due on 12 February 2021`."""
    if action.status == ActionStatus.COMPLETE and action.completed_on:
        return f"Complete, {short_date(action.completed_on)}"
    if not action.is_open:
        return str(action.status)
    if action.due is None:
        return action.due_in_words.capitalize() or str(action.status)
    late = action.is_overdue(day)
    return f"{'Overdue, due' if late else 'Due'} on {short_date(action.due)}"


def new_actions(request: Request) -> tuple[NewAction, ...]:
    """The actions raised at the meeting, and room for more of them."""
    return (*_raised_here(request), *_free_rows(request))


def _raised_here(request: Request) -> list[NewAction]:
    raised = request.book.actions_raised_at(request.meeting)
    return [NewAction(**vars(meeting_facts.line(request.book, action))) for action in raised]


def _free_rows(request: Request) -> list[NewAction]:
    """Room for new actions, each with the next free reference, until the minutes are approved."""
    if is_approved(request.book, request.meeting):
        return []
    free = free_references(request.book, request.meeting.date.year, NEW_ACTION_ROWS)
    return [
        NewAction(ref, raised_at=request.meeting.ref, first=not at) for at, ref in enumerate(free)
    ]
