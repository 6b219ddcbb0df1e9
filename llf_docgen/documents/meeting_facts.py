"""What agenda and minutes share: the meeting's facts, its items, open actions, next date."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents.document import Head, Request, person
from llf_docgen.model.book import Book
from llf_docgen.model.names import key
from llf_docgen.model.records import Action, Meeting
from llf_docgen.model.states import Attended, MinutesStatus, Purpose
from llf_docgen.model.timing import Timed, timed_agenda
from llf_docgen.model.wording import clock, long_date, number, table_date


@dataclass(frozen=True)
class MeetingHead(Head):
    """The names that the templates of a meeting share: when, where, who."""

    meeting_ref: str
    date: str
    time: str
    venue: str
    chair: str
    focus: str


@dataclass(frozen=True)
class Item:
    """One agenda item as the documents show it."""

    no: str
    title: str
    lead: str
    purpose: str
    for_decision: bool
    priority: str
    paper: str
    notes: str
    length: str
    clock: str


@dataclass(frozen=True)
class ActionLine:
    """One action as the documents show it."""

    ref: str
    text: str = ""
    owner: str = ""
    due: str = ""
    status: str = ""
    overdue: bool = False
    progress: str = ""
    priority: str = ""
    raised_at: str = ""
    completed: str = ""


def facts(request: Request) -> dict[str, str]:
    """The fields of `MeetingHead` that are the meeting's own."""
    meeting = request.meeting
    return {
        "meeting_ref": meeting.ref,
        "date": long_date(meeting.date),
        "time": _hours(meeting) or "To be confirmed",
        "venue": meeting.venue or "To be confirmed",
        "chair": person(request, meeting.chair) if meeting.chair else "To be confirmed",
        "focus": meeting.focus,
    }


def _hours(meeting: Meeting) -> str:
    if meeting.start and meeting.end:
        return f"{clock(meeting.start)} to {clock(meeting.end)}"
    return f"From {clock(meeting.start)}" if meeting.start else ""


def items(request: Request) -> tuple[Item, ...]:
    """The agenda with running clock times."""
    timed = timed_agenda(request.book, request.meeting)
    return tuple(_item(request.book, entry) for entry in timed)


def _item(book: Book, entry: Timed) -> Item:
    item = entry.item
    priority = book.priority(item.priority)
    return Item(
        no=item.no,
        title=item.title,
        lead=item.lead,
        purpose=f"For {item.purpose.lower()}",
        for_decision=item.purpose == Purpose.DECISION,
        priority=priority.name if priority else "",
        paper=item.paper,
        notes=item.notes,
        length=f"{number(item.minutes)}\u00a0min" if item.minutes else "",
        clock=clock(entry.start),
    )


def open_actions(request: Request) -> tuple[ActionLine, ...]:
    """The actions still open that were raised before the meeting, by due date."""
    book = request.book
    raised = (a for a in book.actions if a.is_open and _raised_before(book, a, request.meeting))
    return tuple(line(book, a) for a in sorted(raised, key=lambda a: a.by_due))


def _raised_before(book: Book, action: Action, meeting: Meeting) -> bool:
    raised_at = book.meeting(action.raised_at)
    return raised_at is None or raised_at.date < meeting.date


def line(book: Book, action: Action) -> ActionLine:
    """An action as a row of a table."""
    overdue = action.is_overdue(book.today)
    return ActionLine(
        ref=action.ref,
        text=action.text,
        owner=action.owner,
        due=table_date(action.due) or action.due_in_words,
        status="Overdue" if overdue else action.status,
        overdue=overdue,
        progress=action.progress,
        priority=action.priority,
        raised_at=action.raised_at,
        completed=table_date(action.completed_on),
    )


def next_meeting(request: Request) -> str:
    """When the group meets next, after this meeting."""
    book, day = request.book, request.meeting.date
    later = [m for m in book.dated_meetings if m.date > day]
    if later:
        where = ", ".join(filter(None, (_hours(later[0]), later[0].venue)))
        return f"{long_date(later[0].date)}{', ' if where else ''}{where}."
    group = key(book.terms.short_group)
    dates = sorted(e.date for e in book.calendar if e.date > day and group in key(e.body))
    if dates:
        return f"{long_date(dates[0])}."
    return "To be agreed at this meeting; no later date is in the workbook."


def previous_minutes(request: Request) -> tuple[str, ...]:
    """One sentence for each earlier meeting whose minutes are not yet approved."""
    earlier = [m for m in request.book.dated_meetings if m.date < request.meeting.date]
    open_ones = [m for m in earlier if m.minutes_status != MinutesStatus.APPROVED]
    return tuple(_to_approve(meeting) for meeting in open_ones)


def _to_approve(meeting: Meeting) -> str:
    text = f"Minutes of the meeting on {long_date(meeting.date)}, to be approved"
    if meeting.minutes_circulated:
        return f"{text}; circulated on {long_date(meeting.minutes_circulated)}."
    return f"{text}; not yet circulated."


def apologies(request: Request) -> tuple[str, ...]:
    """Who has sent apologies, each with the organisation."""
    rows = request.book.attendance_of(request.meeting)
    return tuple(person(request, a.name) for a in rows if a.status == Attended.APOLOGIES)
