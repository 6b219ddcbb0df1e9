"""The whole workbook as records, with the look-ups that rules and documents share."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from llf_docgen.model import records as r
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.names import fuzzy, key
from llf_docgen.model.states import Attended, PaperDue, Role
from llf_docgen.model.terms import Terms
from llf_docgen.model.unread import Unread

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:[-/](\d\d)(?!\d))?")


class Named(NamedTuple):
    """A cell that names a record of `sheet`: by its own reference, or by pointing to it.

    `field` is the record's field that it fills; `also` are words that may stand there instead.
    """

    cell: Cell
    text: str
    sheet: str
    field: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """One workbook, read. `today` is the day it is judged by; never the clock.

    `outside` are the meetings left out because they lie outside the academic year, `proposed`
    the references of records that have none of their own, `outsiders` the owners of actions who
    are not in Members, `unread` what could not be read.
    """

    terms: Terms
    today: date
    priorities: tuple[r.Priority, ...] = ()
    organisations: tuple[r.Organisation, ...] = ()
    members: tuple[r.Member, ...] = ()
    meetings: tuple[r.Meeting, ...] = ()
    attendance: tuple[r.Attendance, ...] = ()
    agenda: tuple[r.AgendaItem, ...] = ()
    decisions: tuple[r.Decision, ...] = ()
    actions: tuple[r.Action, ...] = ()
    kpis: tuple[r.Kpi, ...] = ()
    objectives: tuple[r.Objective, ...] = ()
    developments: tuple[r.Development, ...] = ()
    communications: tuple[r.Communication, ...] = ()
    cycle: tuple[r.CycleLine, ...] = ()
    risks: tuple[r.Risk, ...] = ()
    calendar: tuple[r.CalendarDate, ...] = ()
    documents: tuple[r.ReferenceDocument, ...] = ()
    headings: Mapping[str, Row] = field(default_factory=dict)
    keys: tuple[Named, ...] = ()
    references: tuple[Named, ...] = ()
    outside: tuple[r.Meeting, ...] = ()
    proposed: tuple[Named, ...] = ()
    outsiders: tuple[Named, ...] = ()
    unread: tuple[Unread, ...] = ()

    def with_(self, **changes: object) -> Book:
        """A copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def of_the_year(self) -> Book:
        """As rules see it: meetings outside the academic year are put aside, in `outside`.

        One mistyped year is one mistake; what would follow from it is not told too.
        """
        inside = tuple(m for m in self.meetings if m.date in self.terms.year)
        outside = tuple(m for m in self.meetings if m.date not in self.terms.year)
        return self.with_(meetings=inside, outside=(*self.outside, *outside))

    @cached_property
    def slipped(self) -> frozenset[date]:
        """The days of the year that meetings outside it would have with another year."""
        slips = (m for m in self.outside if not m.cancelled and m not in self.earlier)
        return frozenset(day for meeting in slips for day in self._inside(meeting.date))

    @cached_property
    def earlier(self) -> tuple[r.Meeting, ...]:
        """The meetings of the years before, by date: their minutes and actions live on.

        One whose year looks mistyped is none of them.
        """
        before = (m for m in self.outside if m.date < self.terms.year.first)
        return tuple(sorted((m for m in before if self._is_earlier(m)), key=lambda m: m.date))

    def _is_earlier(self, meeting: r.Meeting) -> bool:
        """Known by its reference; else not planned, and no date of this year waits for it."""
        years = _years_in(meeting.ref)
        if years:
            return meeting.date.year in years
        awaited = {*self.terms.scheduled_meetings, *(entry.date for entry in self.calendar)}
        awaited -= {m.date for m in self.meetings}
        fits = awaited.isdisjoint(self._inside(meeting.date))
        return fits and meeting.date.year >= self.terms.year.first.year - 1

    def _inside(self, day: date) -> Iterator[date]:
        """The days of the year on which a day with its year mistyped by one would be."""
        for year in (day.year - 1, day.year + 1):
            with suppress(ValueError):
                if (moved := day.replace(year=year)) in self.terms.year:
                    yield moved

    @cached_property
    def unknown(self) -> dict[str, set[str]]:
        """By sheet, the names that cells point to and the sheet does not have."""
        known: dict[str, set[str]] = {}
        for named in (*self.keys, *self.proposed):
            known.setdefault(named.sheet, set()).add(key(named.text))
        known.setdefault("Organisations", set()).update(
            key(o.short_name) for o in self.organisations
        )
        priorities = [key(p.name) for p in self.priorities] + [*map(key, self.terms.priorities)]
        known.setdefault("Priorities", set()).update(priorities)
        known.setdefault("Meetings", set()).update(
            key(n.text) for n in self.references if n.sheet == "Meetings" and self.meeting(n.text)
        )
        for lost in self.unread:
            known.setdefault(lost.cell.sheet, set()).update(lost.names)
        unsure = {lost.cell.sheet for lost in self.unread if lost.is_sheet or lost.nameless}
        wrong: dict[str, set[str]] = {}
        for named in (n for n in self.references if n.sheet not in unsure):
            if key(named.text) not in known.get(named.sheet, set()):
                wrong.setdefault(named.sheet, set()).add(key(named.text))
        return wrong

    def is_told(self, sheet: str, name: str) -> bool:
        """Whether some cell points to a near miss of that name: reference-known speaks of it."""
        return any(fuzzy(key(name), other) for other in self.unknown.get(sheet, ()))

    @cached_property
    def listed_priorities(self) -> tuple[r.Priority, ...]:
        """The priorities that the Terms list too; others are told by priorities-complete."""
        listed = {key(code) for code in self.terms.priorities}
        return tuple(p for p in self.priorities if key(p.code) in listed)

    def heading(self, sheet: str, column: str) -> Cell:
        """The heading cell where something that is missing altogether belongs."""
        row = self.headings.get(sheet)
        return row.cell(column) if row else Cell(sheet)

    @cached_property
    def _members(self) -> dict[str, list[r.Member]]:
        return grouped(self.members, lambda m: key(m.name))

    @cached_property
    def _organisations(self) -> dict[str, r.Organisation]:
        short = {key(o.short_name): o for o in self.organisations if o.short_name}
        return short | {key(o.name): o for o in self.organisations}

    @cached_property
    def _meetings(self) -> dict[str, r.Meeting]:
        return {key(m.ref): m for m in self.meetings}

    @cached_property
    def _attendance(self) -> dict[str, list[r.Attendance]]:
        return grouped(self.attendance, lambda a: self._meeting_key(a.meeting))

    @cached_property
    def _decisions(self) -> dict[str, list[r.Decision]]:
        return grouped(self.decisions, lambda d: self._meeting_key(d.meeting))

    @cached_property
    def _actions(self) -> dict[str, list[r.Action]]:
        return grouped(self.actions, lambda a: self._meeting_key(a.raised_at))

    def _meeting_key(self, named: str) -> str:
        meeting = self.meeting(named)
        return key(meeting.ref) if meeting else key(named)

    @cached_property
    def _agenda(self) -> dict[str, list[r.AgendaItem]]:
        return grouped(self.agenda, lambda a: self._meeting_key(a.meeting))

    def seats(self, name: str) -> list[r.Member]:
        """Every seat that a person of that name has or had."""
        return self._members.get(key(name), [])

    def seat(self, name: str, day: date) -> r.Member | None:
        """The seat of that person in office on that day, else their latest one.

        On the day on which one ends and the next begins it is the next.
        """
        seats = self.seats(name)
        found = _staying([m for m in seats if m.in_office(day)], day) or seats[-1:]
        return found[0] if found else None

    def organisation(self, name: str) -> r.Organisation | None:
        """The organisation of that name or short name."""
        return self._organisations.get(key(name))

    def meeting(self, ref: str) -> r.Meeting | None:
        """The meeting of that reference, or the one on the day that is written in its place."""
        return self._meetings.get(key(ref)) or self._only_meeting_on(day_or_none(ref))

    def _only_meeting_on(self, day: date | None) -> r.Meeting | None:
        found = [m for m in self.meetings if m.date == day] if day else []
        return found[0] if len(found) == 1 else None

    def priority(self, code: str) -> r.Priority | None:
        """The priority of that code or name."""
        wanted = key(code)
        return next((p for p in self.priorities if wanted in (key(p.code), key(p.name))), None)

    def attendance_of(self, meeting: r.Meeting) -> list[r.Attendance]:
        """Who is recorded for that meeting, in the sheet's order."""
        return self._attendance.get(key(meeting.ref), [])

    def agenda_of(self, meeting: r.Meeting) -> list[r.AgendaItem]:
        """The agenda of that meeting by its numbers."""
        return sorted(self._agenda.get(key(meeting.ref), []), key=lambda item: _order(item.no))

    def present_at(self, meeting: r.Meeting) -> list[r.Attendance]:
        """Who was there, guests included."""
        return [a for a in self.attendance_of(meeting) if a.status == Attended.PRESENT]

    def away_from(self, meeting: r.Meeting) -> set[str]:
        """The keys of the names of those who sent apologies or were absent."""
        away = (Attended.APOLOGIES, Attended.ABSENT)
        return {key(a.name) for a in self.attendance_of(meeting) if a.status in away}

    def decisions_of(self, meeting: r.Meeting) -> list[r.Decision]:
        """What that meeting decided, in the sheet's order."""
        return self._decisions.get(key(meeting.ref), [])

    def decided_on(self, decision: r.Decision) -> date | None:
        """The day of a decision: its meeting's, or its own where it fell between meetings."""
        meeting = self.meeting(decision.meeting)
        return meeting.date if meeting else decision.date

    def actions_raised_at(self, meeting: r.Meeting) -> list[r.Action]:
        """What was agreed to be done at that meeting, in the sheet's order."""
        return self._actions.get(key(meeting.ref), [])

    def raised_on(self, action: r.Action) -> date | None:
        """The day on which an action was agreed, at a meeting or between two."""
        meeting = self.meeting(action.raised_at)
        return meeting.date if meeting else day_or_none(action.raised_at)

    def in_office(self, day: date) -> list[r.Member]:
        """The members in office on that day."""
        return [m for m in self.members if m.in_office(day)]

    def in_role(self, role: Role, day: date) -> list[r.Member]:
        """Those in office on that day in one role."""
        return [m for m in self.in_office(day) if m.role == role]

    def leaders(self, day: date) -> list[r.Member]:
        """Who leads the group on that day; on the day of handing over it is who begins.

        More than one, or none, is a mistake that a rule tells.
        """
        leading = list({key(m.name): m for m in self.in_role(Role.LEADER, day)}.values())
        return _staying(leading, day)

    def partners(self, day: date) -> list[r.Organisation]:
        """The partner organisations on that day."""
        return [o for o in self.organisations if o.is_partner_on(day)]

    def boards_owed(self, paper: PaperDue) -> list[r.CalendarDate]:
        """The dates of the Calendar to which that paper is due, in the sheet's order."""
        return [entry for entry in self.calendar if entry.paper_due == paper]

    @property
    def partnership_report(self) -> r.CalendarDate | None:
        """The date after the year to which its Partnership Report is due."""
        after = (
            e
            for e in self.boards_owed(PaperDue.PARTNERSHIP_REPORT)
            if e.date > self.terms.year.last
        )
        return min(after, key=lambda entry: entry.date, default=None)

    @cached_property
    def dated_meetings(self) -> tuple[r.Meeting, ...]:
        """The meetings that were not cancelled, by day and start."""
        return tuple(sorted((m for m in self.meetings if not m.cancelled), key=lambda m: m.begins))

    def before(self, meeting: r.Meeting) -> list[r.Meeting]:
        """The meetings before that one, two on one day by their start; cancelled ones are none."""
        return [m for m in self.dated_meetings if m.begins < meeting.begins]

    def after(self, meeting: r.Meeting) -> list[r.Meeting]:
        """The meetings after that one, two on one day by their start; cancelled ones are none."""
        return [m for m in self.dated_meetings if m.begins > meeting.begins]

    @property
    def held(self) -> list[r.Meeting]:
        """The meetings held by today, by date."""
        return [m for m in self.dated_meetings if m.is_held(self.today)]

    @property
    def coming(self) -> list[r.Meeting]:
        """The meetings still to come, by date."""
        return [m for m in self.dated_meetings if m.is_coming(self.today)]


_Record = TypeVar("_Record")
_Key = TypeVar("_Key", bound=Hashable)


def grouped(records: Iterable[_Record], by: Callable[[_Record], _Key]) -> dict[_Key, list[_Record]]:
    """Records in lists by their key, order kept."""
    groups: dict[_Key, list[_Record]] = {}
    for record in records:
        groups.setdefault(by(record), []).append(record)
    return groups


def _staying(seats: list[r.Member], day: date) -> list[r.Member]:
    """Those seats that do not end on a day; all of them where each does."""
    return [m for m in seats if m.left != day] or seats


def _years_in(ref: str) -> set[int]:
    """2021 of `PAG-2021-02`; both years of `2020-21 no 3`."""
    years = set()
    for first, following in _YEAR.findall(ref):
        year = int(first)
        years |= {year, year + 1} if following == f"{(year + 1) % 100:02d}" else {year}
    return years


def _order(no: str) -> tuple[float, str]:
    """Agenda numbers in reading order: 2, 2a, 2b, 10."""
    digits = no[: len(no) - len(no.lstrip("0123456789."))].rstrip(".")
    try:
        return float(digits), no
    except ValueError:
        return float("inf"), no
