"""The workbook agrees with itself: references, uniqueness, order, numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields

from llf_docgen.model.book import Book, Named, grouped
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.wording import away, clock, listing, long_date
from llf_docgen.rules.rule import Found, error, warning

_EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[A-Za-z]{2,}")


@error("reference-known")
def reference_known(book: Book) -> Found:
    """Every cell that names a member, meeting ... names one that is there."""
    known = {name: {key(n.text) for n in named} for name, named in _by_sheet(book.keys).items()}
    known.setdefault("Organisations", set()).update(key(o.short_name) for o in book.organisations)
    known.setdefault("Priorities", set()).update(key(p.name) for p in book.priorities)
    wrong = [n for n in book.references if key(n.text) not in known.get(n.sheet, set())]
    for (sheet, _), places in grouped(wrong, lambda n: (n.sheet, key(n.text))).items():
        names = [n.text for n in book.keys if n.sheet == sheet]
        hint = did_you_mean(places[0].text, names) or f" Add it there, or choose one of {sheet}."
        yield places[0].cell, f"'{places[0].text}' is not in {sheet}.{hint}{_also(places[1:])}"


def _also(places: list[Named]) -> str:
    cells = [str(place.cell) for place in places[:4]]
    more = " ..." if len(places) > 4 else ""
    return f" (So also in {listing(cells)}{more}.)" if places else ""


def _by_sheet(named: Iterable[Named]) -> dict[str, list[Named]]:
    return grouped(named, lambda n: n.sheet)


@error("reference-unique")
def reference_unique(book: Book) -> Found:
    """References and names are unique in their sheet."""
    for named in grouped(book.keys, lambda n: (n.sheet, key(n.text))).values():
        if named[0].sheet == "Members" and not _one_seat_twice(book, named[0].text):
            continue
        for again in named[1:]:
            where = named[0].cell.address
            if again.sheet in ("Actions", "Decisions"):
                advice = "References are never re-used: give this one the next free number."
            else:
                advice = "Rename or delete one of them."
            yield again.cell, f"'{again.text}' stands here and in {where}. {advice}"


def _one_seat_twice(book: Book, name: str) -> bool:
    """Two seats of one person are fine for two organisations, or one after the other."""
    seats = book.seats(name)
    return any(
        key(a.organisation) == key(b.organisation)
        and (a.left is None or b.joined is None or b.joined <= a.left)
        for i, a in enumerate(seats)
        for b in seats[i + 1 :]
    )


@error("duplicate-row")
def duplicate_row(book: Book) -> Found:
    """No row stands twice, under another reference or the same."""
    for table in (book.attendance, book.agenda, book.actions, book.decisions, book.developments):
        seen: dict[object, Row] = {}
        for record in table:
            row: Row = record.at
            names = [f.name for f in fields(record) if f.name not in ("at", "ref")]
            same = tuple(_plain(getattr(record, name)) for name in names)
            first = seen.setdefault(same, row)
            if first is not row:
                message = f"Rows {first.number} and {row.number} say the same. Delete one of them."
                yield Cell(row.sheet, row.number, row.first), message


def _plain(value: object) -> object:
    return key(value) if isinstance(value, str) else value


@error("email-valid")
def email_valid(book: Book) -> Found:
    """E-mail addresses are well formed."""
    for member in book.members:
        if member.email and not _EMAIL.fullmatch(member.email):
            fixed = member.email.replace(",", ".").replace(" ", "").removeprefix("mailto:")
            hint = f" Did you mean {fixed}?" if _EMAIL.fullmatch(fixed) else ""
            message = f"'{member.email}' is not one e-mail address.{hint or ' Correct it.'}"
            yield member.at.cell("Email"), message


@error("times-ordered")
def times_ordered(book: Book) -> Found:
    """Start before End, Joined before Left, Arrived before Left."""
    for meeting in book.meetings:
        if meeting.start and meeting.end and meeting.end <= meeting.start:
            message = (
                f"The meeting ends ({clock(meeting.end)}) before it starts "
                f"({clock(meeting.start)}). Correct one of the times."
            )
            yield meeting.at.cell("End"), message
    for member in book.members:
        if member.joined and member.left and member.left < member.joined:
            message = f"{member.name} left before joining ({long_date(member.joined)})."
            yield member.at.cell("Left"), f"{message} Correct one of the dates."
    for row in book.attendance:
        if row.arrived and row.left and row.left <= row.arrived:
            message = f"{row.name} left ({clock(row.left)}) before arriving ({clock(row.arrived)})."
            yield row.at.cell("Left"), f"{message} Correct one of the times."


@error("attendance-recorded")
def attendance_recorded(book: Book) -> Found:
    """A past meeting has attendance."""
    for meeting in book.held:
        present = any(a.status == "Present" for a in book.attendance_of(meeting))
        if meeting.date < book.today and not present:
            yield (
                book.heading("Attendance", "Meeting"),
                f"Nobody is recorded as present at the meeting on {long_date(meeting.date)} "
                f"({meeting.ref}). Fill in who came, or set its Status in Meetings to Cancelled.",
            )


@error("attendance-once")
def attendance_once(book: Book) -> Found:
    """A person stands once at each meeting."""
    for rows in grouped(book.attendance, lambda a: (key(a.meeting), key(a.name))).values():
        for again in rows[1:]:
            yield (
                again.at.cell("Name"),
                f"{again.name} stands twice at {again.meeting} ({rows[0].status} in row "
                f"{rows[0].at.number}, {again.status} here). Delete one of the rows.",
            )


@warning("agenda-numbered")
def agenda_numbered(book: Book) -> Found:
    """Agenda numbers run from 1 without gaps or repeats; 3a is a part of 3."""
    for meeting in book.meetings:
        last, forgiven = 0, 0
        for item in book.agenda_of(meeting):
            digits = re.match(r"\d+", item.no)
            number = int(digits.group()) if digits else 0
            part = item.no != str(number)
            cell = item.at.cell("No")
            if not digits:
                yield cell, f"'{item.no}' is no agenda number. Number the items 1, 2, 3 ..."
            elif number == last and not part:
                yield cell, f"{meeting.ref} has two items {number}. Renumber one of them."
                forgiven = 1  # renumbering it will close the gap that follows
            elif number > last + 1 + forgiven:
                yield cell, f"{meeting.ref} has no item {last + 1}: {item.no} follows {last}."
            forgiven = 0 if number > last else forgiven
            last = max(last, number)


@error("action-dates")
def action_dates(book: Book) -> Found:
    """An action is not due or complete before the meeting that raised it."""
    for action in book.actions:
        meeting = book.meeting(action.raised_at)
        for heading, day in (("Due", action.due), ("Completed on", action.completed_on)):
            if meeting and day and day < meeting.date:
                yield (
                    action.at.cell(heading),
                    f"{action.ref}: {heading} is {long_date(day)}, before the meeting that raised "
                    f"it ({long_date(meeting.date)}). Correct the date or the meeting.",
                )


@error("action-completed")
def action_completed(book: Book) -> Found:
    """A complete action has its date of completion, and only then."""
    for action in book.actions:
        cell = action.at.cell("Completed on")
        if action.status == "Complete" and not action.completed_on:
            yield cell, f"{action.ref} is Complete. Fill in the day on which it was completed."
        elif action.completed_on and action.status != "Complete":
            yield (
                cell,
                f"{action.ref} has a completion date but is {action.status}. "
                "Set it to Complete, or clear the date.",
            )


@warning("action-overdue")
def action_overdue(book: Book) -> Found:
    """Open actions are not past their due date."""
    for action in book.actions:
        if action.is_overdue(book.today):
            yield (
                action.at.cell("Due"),
                f"{action.ref} ({action.owner}) was due on {long_date(action.due)}, "
                f"{away(action.due, book.today)}. Ask for news, or agree a new date.",
            )


@warning("action-owner")
def action_owner(book: Book) -> Found:
    """The owner of an open action is in office."""
    for action in book.actions:
        seat = book.seat(action.owner, book.today)
        if action.is_open and seat and not seat.in_office(book.today):
            others = [
                m.name
                for m in book.in_office(book.today)
                if key(m.organisation) == key(seat.organisation)
            ]
            hint = (
                f"{listing(others[:2], 'or')} is from the same organisation: hand it over."
                if others
                else "Hand it over to somebody in office."
            )
            left = f"left on {long_date(seat.left)}" if seat.left else "is not yet in office"
            yield action.at.cell("Owner"), f"{action.owner} {left}. {hint}"


@error("kpi-in-range")
def kpi_in_range(book: Book) -> Found:
    """Percentages lie within 0 to 100, numbers are not negative."""
    for kpi in book.kpis:
        for heading in ("Baseline", "Target", "Autumn", "Spring", "Summer"):
            value = getattr(kpi, heading.lower())
            if value is not None and (value < 0 or (kpi.unit == "Percent" and value > 100)):
                allowed = "0 to 100" if kpi.unit == "Percent" else "0 or more"
                yield (
                    kpi.at.cell(heading),
                    f"{kpi.ref}: {heading} is {value:g}; a {kpi.unit.lower()} is {allowed}. "
                    "Correct it.",
                )


@warning("rag-explained")
def rag_explained(book: Book) -> Found:
    """What is Red says what comes next."""
    for development in book.developments:
        if development.rag == "Red" and not development.next_steps:
            yield (
                development.at.cell("Next steps"),
                f"{development.priority} is Red in {development.term}. Say what comes next.",
            )
    for objective in book.objectives:
        if objective.rag == "Red" and not objective.progress:
            yield (
                objective.at.cell("Progress"),
                f"{objective.ref} is Red. Say what is holding it up and what comes next.",
            )


RULES = (
    reference_known,
    reference_unique,
    duplicate_row,
    email_valid,
    times_ordered,
    attendance_recorded,
    attendance_once,
    agenda_numbered,
    action_dates,
    action_completed,
    action_overdue,
    action_owner,
    kpi_in_range,
    rag_explained,
)
