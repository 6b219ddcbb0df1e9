"""The states and kinds that the committee's sheets choose from; each prints as it is spelt.

A choice that may be left open has `Blank` beside its type.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Blank = Literal[""]


class Role(StrEnum):
    """What a person is on the group."""

    LEADER = "Leader"
    MEMBER = "Member"
    SECRETARIAT = "Secretariat"
    OBSERVER = "Observer"


class MeetingStatus(StrEnum):
    """How a meeting stands; blank: by its date."""

    PLANNED = "Planned"
    HELD = "Held"
    CANCELLED = "Cancelled"


class MeetingKind(StrEnum):
    """Blank: ordinary. An extraordinary one is called for business of its own."""

    ORDINARY = "Ordinary"
    EXTRAORDINARY = "Extraordinary"


class MinutesStatus(StrEnum):
    """How the minutes of a meeting stand."""

    NOT_STARTED = "Not started"
    DRAFT = "Draft"
    APPROVED = "Approved"
    NOT_TAKEN = "Not taken"


BY_EMAIL = ("by e-mail", "by email")
LEADERS_ACTION = ("Leader's action", "Chair's action", "Convenor's action")
BETWEEN_MEETINGS = (*BY_EMAIL, *LEADERS_ACTION)


class Attended(StrEnum):
    """Before a meeting who is expected, after it who came."""

    EXPECTED = "Expected"
    PRESENT = "Present"
    APOLOGIES = "Apologies"
    ABSENT = "Absent"


class How(StrEnum):
    """How a person took part."""

    IN_PERSON = "In person"
    ONLINE = "Online"


class Purpose(StrEnum):
    """What an agenda item is for."""

    INFORMATION = "Information"
    DISCUSSION = "Discussion"
    DECISION = "Decision"


class ActionStatus(StrEnum):
    """How an agreed action stands."""

    OPEN = "Open"
    IN_PROGRESS = "In progress"
    COMPLETE = "Complete"
    CANCELLED = "Cancelled"


class Rag(StrEnum):
    """How the work stands, the gravest first; Blue is done."""

    RED = "Red"
    AMBER = "Amber"
    GREEN = "Green"
    BLUE = "Blue"


class TermName(StrEnum):
    """The three terms, in their order."""

    AUTUMN = "Autumn"
    SPRING = "Spring"
    SUMMER = "Summer"


TERM_NAMES: tuple[str, ...] = tuple(name.value for name in TermName)


class Unit(StrEnum):
    """What an indicator's figures are."""

    NUMBER = "Number"
    PERCENT = "Percent"


class Better(StrEnum):
    """Which way an indicator should move."""

    HIGHER = "Higher"
    LOWER = "Lower"


class YearTotal(StrEnum):
    """How the terms make an indicator's year."""

    ADD = "Add the terms"
    LATEST = "Latest"
    AVERAGE = "Average"


class Source(StrEnum):
    """Who asks for an indicator."""

    NATIONAL = "National"
    ALLIANCE = "Alliance"


class Reported(StrEnum):
    """How often an indicator is told."""

    TERMLY = "Termly"
    YEARLY = "Yearly"


class MessageKind(StrEnum):
    """What is told to stakeholders (clause Deliverables)."""

    ISSUE = "Issue"
    CONCERN = "Concern"
    RECOMMENDATION = "Recommendation"


class PaperDue(StrEnum):
    """What is owed to a body of the cycle."""

    TERMLY_REPORT = "Termly report"
    PARTNERSHIP_REPORT = "Partnership Report"
    MINUTES = "Minutes"


class Degree(StrEnum):
    """How likely a risk is, or how much it would hurt."""

    LOW = "Low"
    MEDIUM = "Medium"
    HIGH = "High"


class DaysCounted(StrEnum):
    """How days before and after a meeting are counted."""

    CALENDAR = "calendar"
    CLEAR = "clear"
    WORKING = "working"


class Country(StrEnum):
    """Whose bank holidays are kept."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"
    NONE = "None"


class QuorumCounts(StrEnum):
    """What makes a quorum."""

    ORGANISATIONS = "organisations"
    PEOPLE = "people"
