"""What the papers of a meeting share: its facts, its items, actions as rows, the next date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from llf_docgen.documents.document import Head, Request, person
from llf_docgen.model.actions_then import as_at, raised_before
from llf_docgen.model.book import Book
from llf_docgen.model.moved import beside_meetings, is_group
from llf_docgen.model.named_meeting import meeting_on
from llf_docgen.model.names import key, number_key
from llf_docgen.model.noted import apart, noted, without_words
from llf_docgen.model.records import Action, AgendaItem, Meeting
from llf_docgen.model.states import MinutesStatus, Purpose
from llf_docgen.model.timing import Timed, timed_agenda, was_there
from llf_docgen.model.wording import clock, long_date, number, sentence, short_date, table_date


@dataclass(frozen=True)
class MeetingHead(Head):
    """The names that the templates of a meeting share: when, where, who."""

    meeting_ref: str
    meeting_on: str
    date: str
    time: str
    venue: str
    chair: str
    focus: str


@dataclass(frozen=True)
class Item:
    """One agenda item as the documents show it; `about` and `paper_line` are whole phrases."""

    no: str
    title: str
    lead: str
    purpose: str
    for_decision: bool
    priority: str
    paper: str
    paper_line: str
    notes: str
    length: str
    clock: str
    about: str


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


def takes_place(request: Request) -> bool:
    """Whether there is anything to make for a meeting: for a cancelled one nothing is made."""
    return not request.meeting.cancelled


def minutes_taken(request: Request) -> bool:
    """Whether a meeting has, or will have, minutes."""
    return takes_place(request) and request.meeting.minutes_status != MinutesStatus.NOT_TAKEN


def facts(request: Request) -> dict[str, str]:
    """The fields of `MeetingHead` that are the meeting's own."""
    book, meeting = request.book, request.meeting
    called = meeting_on(book, meeting)
    return {
        "meeting_ref": meeting.ref,
        "meeting_on": f"{called[0].upper()}{called[1:]}",
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


def note_of(meeting: Meeting) -> str:
    """A meeting's note as a sentence, without what it says of a breach.

    Where no minutes were taken it is the note on minutes that says why.
    """
    not_taken = meeting.minutes_status == MinutesStatus.NOT_TAKEN
    note = apart(meeting)
    why = noted(note, "minutes") if not_taken else ""
    return sentence(why or without_words(note))


def items(request: Request) -> tuple[Item, ...]:
    """The agenda with running clock times."""
    timed = timed_agenda(request.book, request.meeting)
    return tuple(_item(request, entry) for entry in timed)


def _item(request: Request, entry: Timed) -> Item:
    item = entry.item
    priority = request.book.priority(item.priority)
    purpose = f"For {item.purpose.lower()}"
    return Item(
        no=item.no,
        title=item.title,
        lead=item.lead,
        purpose=purpose,
        for_decision=item.purpose == Purpose.DECISION,
        priority=priority.name if priority else "",
        paper=item.paper,
        paper_line=_paper_line(request, item),
        notes=without_words(item.notes),
        length=f"{number(item.minutes)}\u00a0min" if item.minutes else "",
        clock=clock(entry.start),
        about=_about(
            f"{purpose}, led by {item.lead}" if _led(request, entry) else purpose, item.paper
        ),
    )


def _led(request: Request, entry: Timed) -> bool:
    """Whether its lead can be said to have led it: one who was there while it was taken."""
    lead, came = entry.item.lead, request.book.present_at(request.meeting)
    theirs = next((row for row in came if key(row.name) == key(lead)), None)
    if theirs is None:
        return bool(lead) and not came
    return was_there(theirs, entry)


def _about(purpose: str, paper: str) -> str:
    return " ".join(filter(None, (sentence(purpose), sentence(paper))))


def _is_late(meeting: Meeting, item: AgendaItem) -> bool:
    circulated = meeting.papers_circulated
    return bool(item.paper and item.paper_sent and circulated and item.paper_sent > circulated)


def _paper_line(request: Request, item: AgendaItem) -> str:
    """A paper that went out after the others is late; on a revised agenda one may follow."""
    if _is_late(request.meeting, item):
        why = noted(item.notes, "papers") or noted(item.notes, "paper")
        reason = f" ({why.strip().rstrip('.')})" if why else ""
        return f"{item.paper.rstrip('. ')}, late: sent on {short_date(item.paper_sent)}{reason}"
    added = number_key(item.no)[-1:].isalpha() and request.meeting.papers_circulated
    if item.paper and request.revision and added and not item.paper_sent:
        return f"{item.paper.rstrip('. ')}, to follow"
    return item.paper


def open_actions(request: Request) -> tuple[ActionLine, ...]:
    """The actions raised before the meeting that are open today, or were on its day."""
    book, meeting = request.book, request.meeting
    day = min(book.today, meeting.date)
    standing = (a for a in as_at(book, day) if a.is_open and raised_before(book, a, meeting))
    return tuple(line(book, action, day) for action in standing)


def line(book: Book, action: Action, day: date | None = None) -> ActionLine:
    """An action as a row of a table, overdue or not as at a day; unless said otherwise today."""
    overdue = action.is_overdue(day or book.today)
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
    """When the group meets next, after this meeting; nothing where that is not yet known."""
    book, meeting = request.book, request.meeting
    later = book.after(meeting)
    if not later:
        ahead = (e for e in beside_meetings(book) if e.date > meeting.date)
        day = min((e.date for e in ahead if is_group(book, e.body)), default=None)
        return f"{long_date(day)}." if day else ""
    ordinary = next((m for m in later if not m.extraordinary), later[0])
    called = later[0] if later[0] is not ordinary else None
    extra = f" An extraordinary meeting is called for {_when(called)}" if called else ""
    return f"{_when(ordinary)}{extra}"


def _when(meeting: Meeting) -> str:
    return sentence(
        ", ".join(filter(None, (long_date(meeting.date), _hours(meeting), meeting.venue)))
    )
