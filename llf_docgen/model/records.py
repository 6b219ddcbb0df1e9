"""The workbook's rows as frozen records; `at` is the row each came from.

A field `beside` another holds what stands in that one's cell where it is none of its kind.
A blank optional cell is an empty text, or None for a date, a time or a number. Columns are
described in `llf_docgen.workbook.layout`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from llf_docgen.model.cells import Row
from llf_docgen.model.names import key
from llf_docgen.model.states import (
    ActionStatus,
    Attended,
    Better,
    Blank,
    Degree,
    How,
    MeetingKind,
    MeetingStatus,
    MessageKind,
    MinutesStatus,
    PaperDue,
    Purpose,
    Rag,
    Reported,
    Role,
    Source,
    TermName,
    Unit,
    YearTotal,
)

_SUBJECT_TO = re.compile(
    r"^[ \t]*(?:(?:the\s+minutes\s+were\s+)?(?:approved|agreed)?\b[\s,]*subject\s+to\b\s*"
    r"(?:the\s+following(?:\s+(?:corrections?|changes?|amendments?))?\b)?[\s:,]*)+",
    re.IGNORECASE | re.MULTILINE,
)
_NO_CORRECTIONS = re.compile(
    r"(?:-+|nil|n/a|none|(?:no|without)\s+(?:corrections?|changes?|amendments?))\.?", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Priority:
    """One of the Big 3."""

    at: Row
    code: str
    name: str
    aliases: str = ""
    description: str = ""
    lead: str = ""

    def is_named(self, text: str) -> bool:
        """Whether a cell names this priority, by its code or by its name."""
        return key(text) in (key(self.code), key(self.name))


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A school, college, trust or service."""

    at: Row
    name: str
    short_name: str = ""
    kind: str = ""
    partner: bool
    partner_since: datetime.date | None = None
    partner_until: datetime.date | None = None
    note: str = ""

    def is_partner_on(self, day: datetime.date) -> bool:
        """A partner organisation on that day, both outer days included."""
        return self.partner and _within(day, self.partner_since, self.partner_until)


@dataclass(frozen=True, kw_only=True)
class Member:
    """A person's seat on the group."""

    at: Row
    name: str
    organisation: str
    job_title: str = ""
    role: Role
    email: str = ""
    telephone: str = ""
    joined: datetime.date | None = None
    left: datetime.date | None = None
    confirmed_on: datetime.date | None = None

    @property
    def represents(self) -> bool:
        """The Leader and members represent their organisation; others do not."""
        return self.role in (Role.LEADER, Role.MEMBER)

    def in_office(self, day: datetime.date) -> bool:
        """In office that day; the days of joining and of leaving count."""
        return _within(day, self.joined, self.left)

    def held_between(self, first: datetime.date, last: datetime.date) -> bool:
        """In office on some day from the first to the last."""
        return not (self.left and self.left < first) and not (self.joined and self.joined > last)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting, past or planned."""

    at: Row
    ref: str
    date: datetime.date
    start: datetime.time | None = None
    end: datetime.time | None = None
    venue: str = ""
    focus: str = ""
    chair: str = ""
    papers_circulated: datetime.date | None = None
    minutes_circulated: datetime.date | None = None
    closed: datetime.time | None = None
    minutes_status: MinutesStatus
    approved_at: str = ""
    approved_on: datetime.date | None = None
    corrections: str = ""
    status: MeetingStatus | Blank = ""
    kind: MeetingKind | Blank = ""
    note: str = ""

    @property
    def extraordinary(self) -> bool:
        """Called for business of its own: it owes nothing that every ordinary meeting owes."""
        return self.kind == MeetingKind.EXTRAORDINARY

    @property
    def corrected(self) -> str:
        """The corrections agreed with the approval, without `subject to` in front; empty for none.

        Whoever types those words before them (`Subject to the following: item 6 ...`) means the
        same, and a document puts its own there.
        """
        said = _SUBJECT_TO.sub("", self.corrections.strip()).strip()
        return "" if _NO_CORRECTIONS.fullmatch(said) else said

    @property
    def begins(self) -> tuple[datetime.date, datetime.time, int]:
        """What meetings are sorted by: day and start; those without a start as in the sheet."""
        return self.date, self.start or datetime.time.min, self.at.number

    @property
    def cancelled(self) -> bool:
        """Called off: it is left out of everything but the yearly count."""
        return self.status == MeetingStatus.CANCELLED

    def is_held(self, today: datetime.date) -> bool:
        """Held: its day is over, or is today and its Status says so.

        A meeting of a later day is still to come, whatever its Status says.
        """
        over = self.date < today or (self.date == today and self.status == MeetingStatus.HELD)
        return over and not self.cancelled

    def is_coming(self, today: datetime.date) -> bool:
        """Neither held nor cancelled."""
        return not self.cancelled and not self.is_held(today)


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """One person at one meeting."""

    at: Row
    meeting: str
    name: str
    organisation: str = ""
    status: Attended
    substitute_for: str = ""
    arrived: datetime.time | None = None
    left: datetime.time | None = None
    how: How | Blank = ""


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """An agenda item; `minutes` is its length in minutes.

    Of one that is `confidential` nothing leaves the group.
    """

    at: Row
    meeting: str
    no: str
    title: str
    lead: str = ""
    purpose: Purpose
    minutes: float | None = None
    priority: str = ""
    paper: str = ""
    paper_sent: datetime.date | None = None
    confidential: bool = False
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision taken; between meetings `meeting` says how, and `date` when.

    `confirms` names the recommendation that it confirms.
    """

    at: Row
    ref: str = ""
    meeting: str
    date: datetime.date | None = None
    agenda_no: str = ""
    text: str
    confirms: str = ""
    priority: str = ""


@dataclass(frozen=True, kw_only=True)
class Action:
    """An agreed action point; `raised_at` is a meeting, or the day on which it was agreed.

    Without a day `due` is None, and `due_in_words` what stands there: `ongoing`.
    """

    at: Row
    ref: str = ""
    raised_at: str
    agenda_no: str = ""
    priority: str = ""
    text: str
    owner: str
    due: datetime.date | None = None
    due_in_words: str = field(default="", metadata={"beside": "due"})
    status: ActionStatus
    completed_on: datetime.date | None = None
    progress: str = ""

    @property
    def is_open(self) -> bool:
        """Neither complete nor cancelled."""
        return self.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)

    def is_overdue(self, today: datetime.date) -> bool:
        """Open with its due date past; due today is not yet overdue."""
        return self.is_open and self.due is not None and self.due < today

    @property
    def by_due(self) -> tuple[datetime.date, str]:
        """What actions are sorted by: the day they are due, those without one last."""
        return self.due or datetime.date.max, self.ref


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """A key performance indicator; values are numbers, or percentages from 0 to 100."""

    at: Row
    ref: str
    priority: str
    indicator: str
    unit: Unit
    better: Better
    baseline: float | None = None
    target: float
    by_autumn: float | None = None
    by_spring: float | None = None
    autumn: float | None = None
    spring: float | None = None
    summer: float | None = None
    year_total: YearTotal | Blank = ""
    source: Source | Blank = ""
    reported: Reported | Blank = ""
    comment: str = ""

    @property
    def by_term(self) -> tuple[float | None, ...]:
        """The figures in the terms' order."""
        return self.autumn, self.spring, self.summer


@dataclass(frozen=True, kw_only=True)
class Objective:
    """An objective of the alliance's action plan."""

    at: Row
    ref: str
    priority: str
    text: str
    success_measure: str = ""
    lead: str
    by_when: datetime.date | None = None
    rag: Rag
    progress: str = ""


@dataclass(frozen=True, kw_only=True)
class Development:
    """What moved on one priority in one term."""

    at: Row
    term: TermName
    priority: str
    plan_ref: str = ""
    text: str
    impact: str = ""
    next_steps: str = ""
    rag: Rag | Blank = ""


@dataclass(frozen=True, kw_only=True)
class Communication:
    """A message to stakeholders on an issue, a concern or a recommendation."""

    at: Row
    ref: str
    date: datetime.date
    kind: MessageKind
    audience: str
    subject: str
    message: str
    channel: str = ""
    sent_on: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class CycleLine:
    """A line of the yearly planning and evaluation cycle."""

    at: Row
    month: str
    body: str
    focus: str
    paper_due: PaperDue | Blank = ""


@dataclass(frozen=True, kw_only=True)
class Risk:
    """A risk the board should know of."""

    at: Row
    ref: str
    priority: str = ""
    text: str
    likelihood: Degree | Blank = ""
    impact: Degree | Blank = ""
    response: str = ""
    owner: str = ""


@dataclass(frozen=True, kw_only=True)
class CalendarDate:
    """A date of this year in the cycle."""

    at: Row
    date: datetime.date
    body: str
    focus: str = ""
    paper_due: PaperDue | Blank = ""
    sent_on: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class ReferenceDocument:
    """A reference document."""

    at: Row
    title: str
    owner: str = ""
    dated: str = ""
    where_kept: str = ""


def _within(day: datetime.date, first: datetime.date | None, last: datetime.date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
