"""Every sheet, column and setting of the workbook: the one place that knows them.

A new column is a line here and a field of its record; a new sheet is a `Sheet` here, a record
in `model.records` and a field of `model.book.Book`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum, StrEnum

from llf_docgen.model import records as r
from llf_docgen.model import states


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    YES_NO = "Yes or No"
    CHOICE = "choice"
    LIST = "list"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the record's field and how its cells are read.

    `refers`: the sheet whose records it names; `also`: words that may stand instead; `or_day`:
    a day may; `several`: it may name more than one, with ; between; `people`: likewise, or
    somebody outside; `or_words`: the field for words that stand instead, and a cell may be blank
    though the heading is `required`;
    `between`: the least and the most that a number can be;
    `figures`: what it holds looks like a number and is none: a nought in front counts;
    `called`: what else people may call it, to be asked about;
    `offered`: whether a new workbook has it where nothing is in it;
    `hint`: what Excel says when the cell is chosen; `width`: in characters.
    """

    heading: str
    field: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: str = ""
    also: tuple[str, ...] = ()
    or_day: bool = False
    several: bool = False
    people: bool = False
    or_words: str = ""
    between: tuple[int, int] | None = None
    figures: bool = False
    called: tuple[str, ...] = ()
    offered: bool = True
    hint: str = ""
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its table, the record a row becomes and the field of `Book` they fill.

    `and_september`: its days run on into the September after the year.
    """

    name: str
    record: type
    field: str
    about: str
    columns: tuple[Column, ...]
    key: str = ""
    optional: bool = False
    and_september: bool = False

    @property
    def table(self) -> str:
        """The name of its Excel Table: the sheet's without spaces."""
        return self.name.replace(" ", "")

    def column(self, name: str) -> Column | None:
        """The column of that field or heading."""
        return next((c for c in self.columns if name in (c.field, c.heading)), None)

    def row_of(self, given: object, number: int = 0) -> tuple[object, ...]:
        """The cells of a row in the columns' order, from a record or from values by name.

        A name is a field's or a heading; what is left out is blank. A blank that is given is
        written, in a required column too. `number` is the row's, for messages.

        Raises:
            NotARow: a name that the sheet does not have, or a required value left out.
        """
        values = self._by_field(given, number)
        for column in self.columns:
            if column.required and column.field not in values:
                raise NotARow(f"{self._row(values, number)}: '{column.heading}' has no value.")
        return tuple(_as_cell(values.get(column.field, "")) for column in self.columns)

    def _by_field(self, given: object, number: int) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, value in _named(given):
            column = self.column(name)
            if column is None:
                raise NotARow(f"{self._row({}, number)}: there is no column '{name}'.")
            values[column.field] = values.get(column.field) or value
        return values

    def _row(self, values: Mapping[str, object], number: int) -> str:
        """`Meetings, row 5 (PAG-2021-02)`: what a message calls a row."""
        key = self.column(self.key)
        known = values.get(key.field) if key else None
        row = f", row {number}" if number else ""
        return f"{self.name}{row}{f' ({known})' if known else ''}"


class NotARow(ValueError):
    """Values that are no row of the sheet; says sheet, row and heading."""


def _named(given: object) -> list[tuple[str, object]]:
    if isinstance(given, Mapping):
        return [*given.items()]
    if not is_dataclass(given):
        raise NotARow(f"{given!r} is neither a record nor values by name.")
    cells = [(f.metadata.get("beside", f.name), getattr(given, f.name)) for f in fields(given)]
    return [(name, value) for name, value in cells if name != "at"]


def _as_cell(value: object) -> object:
    """What is typed into a cell; a blank is a blank, whatever a record has for it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "" if value is None else value


def _text(heading: str, field: str, width: int = 14, hint: str = "", **more: object) -> Column:
    return Column(heading, field, width=width, hint=hint, **more)  # type: ignore[arg-type]


def _date(
    heading: str, field: str, hint: str = "", required: bool = False, or_words: str = ""
) -> Column:
    return Column(heading, field, Kind.DATE, required, hint=hint, width=17, or_words=or_words)


def _time(heading: str, field: str, hint: str = "A time, e.g. 09:30.") -> Column:
    return Column(heading, field, Kind.TIME, hint=hint, width=9)


def _number(
    heading: str,
    field: str,
    hint: str = "",
    required: bool = False,
    between: tuple[int, int] | None = None,
) -> Column:
    return Column(heading, field, Kind.NUMBER, required, hint=hint, width=11, between=between)


def _choice(
    heading: str, field: str, choices: Iterable[StrEnum], hint: str = "", required: bool = False
) -> Column:
    return Column(heading, field, Kind.CHOICE, required, tuple(choices), hint=hint, width=14)


def _to(
    sheet: str, heading: str, field: str, width: int = 22, hint: str = "", **more: object
) -> Column:
    hint = hint or f"Choose from the sheet {sheet}."
    return Column(heading, field, refers=sheet, width=width, hint=hint, **more)  # type: ignore[arg-type]


_PRIORITY = _to("Priorities", "Priority", "priority", 10, "ITT, PL or PS.")
_PRIORITY_NEEDED = _to("Priorities", "Priority", "priority", 10, "ITT, PL or PS.", required=True)
_MEETING = _to("Meetings", "Meeting", "meeting", 14, required=True)

SHEETS = (
    Sheet(
        "Priorities",
        r.Priority,
        "priorities",
        "The Big 3: what the group works on.",
        (
            _text("Code", "code", 8, "Short, e.g. ITT. The other sheets use it.", required=True),
            _text("Priority", "name", 26, required=True),
            _text("Also known as", "aliases", 40, "Other names, with ; between them."),
            _text("Description", "description", 60),
            _to("Members", "Lead", "lead"),
        ),
        key="Code",
    ),
    Sheet(
        "Organisations",
        r.Organisation,
        "organisations",
        "Schools, colleges, trusts and services. A partner counts for the quorum.",
        (
            _text("Organisation", "name", 34, "The full name, as on letters.", required=True),
            _text("Short name", "short_name", 18, "For tables."),
            _text("Type", "kind", 18, "Primary, Secondary, Special, College, Trust ..."),
            Column(
                "Partner",
                "partner",
                Kind.YES_NO,
                True,
                hint="Yes if it is a partner organisation of the alliance.",
                width=10,
            ),
            _date("Partner since", "partner_since"),
            _date("Partner until", "partner_until", "The last day. Blank while it is one."),
            _text("Note", "note", 34),
        ),
        key="Organisation",
    ),
    Sheet(
        "Members",
        r.Member,
        "members",
        "A person's seat on the group. Never delete a row: fill in Left.",
        (
            _text("Name", "name", 22, "First and last name, as typed on letters.", required=True),
            _to("Organisations", "Organisation", "organisation", 32, required=True),
            _text("Job title", "job_title", 28),
            _choice("Role", "role", states.Role, "One Leader. The office is Secretariat.", True),
            _text("Email", "email", 30, "Work address. Papers go there."),
            _text("Telephone", "telephone", 16, "Work number.", figures=True),
            _date("Joined", "joined", "First day in office."),
            _date("Left", "left", "Last day in office. Blank while in office."),
            _date("Confirmed on", "confirmed_on", "When the Leader was last confirmed."),
        ),
        key="Name",
    ),
    Sheet(
        "Meetings",
        r.Meeting,
        "meetings",
        "The group's meetings, past and planned.",
        (
            _text("Meeting", "ref", 14, "A reference, e.g. PAG-2021-02.", required=True),
            _date("Date", "date", required=True),
            _time("Start", "start"),
            _time("End", "end"),
            _text("Venue", "venue", 24, "A place, or Online (video call)."),
            _text("Focus", "focus", 44),
            _to("Members", "Chair", "chair"),
            _date("Papers circulated", "papers_circulated", "The day the papers went out."),
            _date("Minutes circulated", "minutes_circulated", "The day members got the minutes."),
            _time("Closed", "closed", "When the meeting closed, e.g. 11:25."),
            _choice(
                "Minutes status",
                "minutes_status",
                states.MinutesStatus,
                "Approved once the next meeting has agreed them.",
                True,
            ),
            _to(
                "Meetings",
                "Approved at",
                "approved_at",
                16,
                "The meeting that approved them, or: by e-mail.",
                also=states.BY_EMAIL,
            ),
            _date("Approved on", "approved_on", "The day, where they were approved by e-mail."),
            _text("Corrections", "corrections", 34, "e.g. item 6: 'two' to read 'three'."),
            _choice(
                "Status",
                "status",
                states.MeetingStatus,
                "Blank: by the date.",
            ),
            _choice("Kind", "kind", states.MeetingKind, "Blank: Ordinary."),
            _text("Note", "note", 30),
        ),
        key="Meeting",
    ),
    Sheet(
        "Attendance",
        r.Attendance,
        "attendance",
        "One person at one meeting: before it who is expected, after it who came.",
        (
            _MEETING,
            _text("Name", "name", 22, "A member, or a substitute or guest.", required=True),
            _to(
                "Organisations",
                "Organisation",
                "organisation",
                32,
                "Only for a substitute or guest.",
            ),
            _choice("Status", "status", states.Attended, required=True),
            _to("Members", "Substitute for", "substitute_for", 22, "The member stood in for."),
            _time("Arrived", "arrived", "Only if late."),
            _time("Left", "left", "Only if early."),
            _choice("How", "how", states.How),
        ),
    ),
    Sheet(
        "Agenda",
        r.AgendaItem,
        "agenda",
        "The agenda items of each meeting.",
        (
            _MEETING,
            _text("No", "no", 6, "1, 2, 3 ... (3a for a part).", required=True),
            _text("Item", "title", 52, required=True),
            _text("Lead", "lead", 22, "Who introduces it."),
            _choice(
                "Purpose",
                "purpose",
                states.Purpose,
                "A decision needs a lead and a paper.",
                True,
            ),
            _number("Minutes", "minutes", "How long it takes, in minutes.", between=(0, 24 * 60)),
            _PRIORITY,
            _text("Paper", "paper", 32, "e.g. Paper C: CPLD plan."),
            _date("Paper sent", "paper_sent", "Only if it went out on another day."),
            _text("Notes", "notes", 40),
            Column(
                "Confidential",
                "confidential",
                Kind.YES_NO,
                called=("Private", "Restricted", "Classification", "Part B", "Exempt"),
                offered=False,
                hint="Yes if no extract of it may leave the group.",
            ),
        ),
    ),
    Sheet(
        "Decisions",
        r.Decision,
        "decisions",
        "What was decided, at which meeting.",
        (
            _text("Ref", "ref", 12, "e.g. D-2021-03. Never re-used."),
            _to(
                "Meetings",
                "Meeting",
                "meeting",
                14,
                "The meeting, or: by e-mail, Leader's action.",
                required=True,
                also=states.BETWEEN_MEETINGS,
            ),
            _date("Date", "date", "Only for a decision between meetings."),
            _text("Agenda no", "agenda_no", 11),
            _text("Decision", "text", 70, required=True),
            _to(
                "Decisions",
                "Confirms",
                "confirms",
                12,
                "The recommendation that it confirms.",
                several=True,
            ),
            _PRIORITY,
        ),
        key="Ref",
    ),
    Sheet(
        "Actions",
        r.Action,
        "actions",
        "Agreed action points. A reference is never re-used.",
        (
            _text("Ref", "ref", 12, "e.g. A-2021-06. Never re-used."),
            _to(
                "Meetings",
                "Raised at",
                "raised_at",
                14,
                "The meeting, or the day it was agreed.",
                required=True,
                also=states.BETWEEN_MEETINGS,
                or_day=True,
            ),
            _text("Agenda no", "agenda_no", 11),
            _PRIORITY,
            _text("Action", "text", 56, required=True),
            _to(
                "Members",
                "Owner",
                "owner",
                hint="A name from Members; with ; between several.",
                required=True,
                people=True,
            ),
            _date("Due", "due", "A day, or: next meeting, ongoing.", True, "due_in_words"),
            _choice("Status", "status", states.ActionStatus, required=True),
            _date("Completed on", "completed_on", "Only when it is Complete."),
            _text("Progress", "progress", 46, "The latest, in a sentence."),
        ),
        key="Ref",
    ),
    Sheet(
        "KPIs",
        r.Kpi,
        "kpis",
        "Key performance indicators: target, and a value for each term.",
        (
            _text("Ref", "ref", 9, required=True),
            _PRIORITY_NEEDED,
            _text("Indicator", "indicator", 52, required=True),
            _choice("Unit", "unit", states.Unit, required=True),
            _choice("Better", "better", states.Better, required=True),
            _number("Baseline", "baseline", "Where last year ended."),
            _number("Target", "target", "For the whole year.", True),
            _number("By autumn", "by_autumn", "A milestone: what is due by the end of the term."),
            _number("By spring", "by_spring", "A milestone: what is due by the end of the term."),
            _number("Autumn", "autumn"),
            _number("Spring", "spring"),
            _number("Summer", "summer"),
            _choice(
                "Year total",
                "year_total",
                states.YearTotal,
                "How the terms make the year. Blank: Latest.",
            ),
            _choice("Source", "source", states.Source),
            _choice("Reported", "reported", states.Reported),
            _text("Comment", "comment", 40),
        ),
        key="Ref",
    ),
    Sheet(
        "Action plan",
        r.Objective,
        "objectives",
        "The objectives of the alliance's action plan, with their RAG.",
        (
            _text("Ref", "ref", 9, required=True),
            _PRIORITY_NEEDED,
            _text("Objective", "text", 56, required=True),
            _text("Success measure", "success_measure", 40),
            _to("Members", "Lead", "lead", required=True),
            _date("By when", "by_when"),
            _choice("RAG", "rag", states.Rag, "Blue means done.", True),
            _text("Progress", "progress", 46),
        ),
        key="Ref",
    ),
    Sheet(
        "Developments",
        r.Development,
        "developments",
        "What moved on each priority in each term: the termly report is made of it.",
        (
            _choice("Term", "term", states.TermName, required=True),
            _PRIORITY_NEEDED,
            _to("Action plan", "Plan ref", "plan_ref", 10),
            _text("Key developments", "text", 60, required=True),
            _text("Impact", "impact", 50),
            _text("Next steps", "next_steps", 50),
            _choice("RAG", "rag", [rag for rag in states.Rag if rag is not states.Rag.BLUE]),
        ),
    ),
    Sheet(
        "Communications",
        r.Communication,
        "communications",
        "Messages to stakeholders on issues, concerns and recommendations.",
        (
            _text("Ref", "ref", 12, required=True),
            _date("Date", "date", required=True),
            _choice("Kind", "kind", states.MessageKind, required=True),
            _text("Audience", "audience", 28, required=True),
            _text("Subject", "subject", 34, required=True),
            _text("Message", "message", 60, required=True),
            _text("Channel", "channel", 14, "E-mail or Telephone."),
            _date("Sent on", "sent_on"),
        ),
        key="Ref",
    ),
    Sheet(
        "Cycle",
        r.CycleLine,
        "cycle",
        "The yearly planning and evaluation cycle, from the Terms of Reference.",
        (
            _text("Month", "month", 14, required=True),
            _text("Body", "body", 46, required=True),
            _text("Standing focus", "focus", 70, "With ; between.", required=True),
            _choice("Paper due", "paper_due", states.PaperDue),
        ),
    ),
    Sheet(
        "Risks",
        r.Risk,
        "risks",
        "Risks the board should know of. The sheet may be deleted.",
        (
            _text("Ref", "ref", 9, required=True),
            _PRIORITY,
            _text("Risk", "text", 56, required=True),
            _choice("Likelihood", "likelihood", states.Degree),
            _choice("Impact", "impact", states.Degree),
            _text("What we do", "response", 50),
            _to("Members", "Owner", "owner"),
        ),
        key="Ref",
        optional=True,
    ),
    Sheet(
        "Calendar",
        r.CalendarDate,
        "calendar",
        "This year's dates in that cycle, and the annual meeting of the September after.",
        (
            _date("Date", "date", required=True),
            _text("Body", "body", 46, "As in Cycle.", required=True),
            _text("Focus", "focus", 70),
            _choice("Paper due", "paper_due", states.PaperDue, "What is owed to that body."),
            _date("Sent on", "sent_on", "The day that paper went out."),
        ),
        and_september=True,
    ),
    Sheet(
        "Documents",
        r.ReferenceDocument,
        "documents",
        "The reference documents that the Terms name.",
        (
            _text("Document", "title", 44, required=True),
            _text("Owner", "owner", 24),
            _text("Dated", "dated", 16, "e.g. July 2020."),
            _text("Where kept", "where_kept", 36),
        ),
        key="Document",
    ),
)
TERMS = Sheet(
    "Terms",
    object,
    "terms",
    "What the Terms of Reference fix, and next year's may change.",
    (
        _text("Setting", "setting", 36, "Keep these names.", required=True),
        _text("Value", "value", 58, "Lists have ; between their parts.", required=True),
        _text("Clause", "clause", 28),
        _text("Note", "note", 70),
    ),
    key="Setting",
)
SHEET_ORDER = tuple(sheet.name for sheet in (TERMS, *SHEETS))


def sheet(name: str) -> Sheet:
    """The sheet of that name, Terms included.

    Raises:
        KeyError: there is none.
    """
    found = next((sheet for sheet in (TERMS, *SHEETS) if sheet.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


REQUIRED = object()


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the sheet Terms; without a `default` the office must say it."""

    name: str
    field: str
    kind: Kind = Kind.TEXT
    default: object = REQUIRED
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 366  # a year of days; more is a slip


def _days(name: str, field: str, default: object = REQUIRED, least: int = 0) -> Setting:
    return Setting(name, field, Kind.NUMBER, default, least=least)


SETTINGS = (
    Setting("Alliance", "alliance"),
    Setting("Group", "group"),
    Setting("Lead school", "lead_school"),
    Setting("Academic year", "year_name"),
    Setting("Secretariat", "secretariat"),
    Setting("Accountable to", "accountable_to"),
    Setting("Membership agreed at", "membership_agreed_at", default=""),
    Setting("Membership agreed on", "membership_agreed_on", Kind.DATE, None),
    _days("Quorum (partner organisations)", "quorum", least=1),
    _days("Representatives per partner (at least)", "representatives", 1),
    _days("Meetings in the year (at least)", "meetings_in_year"),
    Setting("Meeting month", "meeting_months", Kind.LIST, ()),
    _days("Papers circulated (days before)", "papers_days"),
    _days("Minutes circulated (days after)", "minutes_days"),
    Setting(
        "Days are counted",
        "days_are_counted",
        Kind.CHOICE,
        states.DaysCounted.CALENDAR,
        tuple(states.DaysCounted),
    ),
    Setting(
        "Quorum counts",
        "quorum_counts",
        Kind.CHOICE,
        states.QuorumCounts.ORGANISATIONS,
        tuple(states.QuorumCounts),
    ),
    Setting("Substitutes count", "substitutes_count", Kind.YES_NO, True),
    Setting("Remote attendance counts", "remote_counts", Kind.YES_NO, True),
    _days("Board papers (days before)", "board_papers_days", 7),
    _days("Say deadlines (days ahead)", "say_deadlines", 21),
    Setting("Leader is called", "leader_is_called", default="Leader"),
    _days("Leader confirmed (months)", "leader_confirmed_months", 12),
    Setting("Priorities", "priorities", Kind.LIST),
    Setting("Scheduled meetings", "scheduled_meetings", Kind.DATES, ()),
    Setting("Named partners", "named_partners", Kind.LIST, ()),
    Setting("Outcome aspects", "outcome_aspects", Kind.LIST, ()),
    Setting("Spending words", "spending_words", Kind.LIST, ()),
    Setting("Confidential documents", "confidential_documents", Kind.LIST, ()),
    Setting("RAG means", "rag_means", Kind.LIST, ()),
    Setting("School holidays", "school_holidays", default=""),
    Setting(
        "Bank holidays of",
        "bank_holidays_of",
        Kind.CHOICE,
        states.Country.ENGLAND,
        tuple(states.Country),
    ),
    Setting("Reference documents", "reference_documents", Kind.LIST, ()),
    Setting("Holds a budget", "holds_a_budget", Kind.YES_NO, False),
    Setting("Confidentiality statement", "confidentiality", default=""),
    Setting("Autumn term begins", "autumn_begins", Kind.DATE),
    Setting("Spring term begins", "spring_begins", Kind.DATE),
    Setting("Summer term begins", "summer_begins", Kind.DATE),
    Setting("Year ends", "year_ends", Kind.DATE),
    Setting("Termly report to", "termly_report_to", default=""),
    Setting("Partnership Report to", "partnership_report_to", default=""),
    Setting("Standing items", "standing_items", Kind.LIST, ()),
    Setting("As at", "as_at", Kind.DATE, None),
)
