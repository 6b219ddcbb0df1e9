"""The workbook agrees with itself: references, uniqueness, order, numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

from llf_docgen.model.book import Book, Named, grouped
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.finding import Level
from llf_docgen.model.names import did_you_mean, is_slip, key
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import away, clock, listing, long_date
from llf_docgen.rules.rule import Found, error, warning

EARLY_DAYS = 60  # papers do not go out, nor minutes, longer before or after than this
FAR_YEARS = 3
PLACEHOLDER_DAYS = 30
_BRACKETED = re.compile(r".*<([^<>]+)>")
_EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[A-Za-z]{2,}")


@error("reference-known")
def reference_known(book: Book) -> Found:
    """Every cell that names a member, meeting ... names one that is there.

    Right: Owner is Grace Okell, who is in Members.

    Wrong: Owner is Grace Okel, who is not.
    """
    wrong = [n for n in book.references if key(n.text) in book.unknown.get(n.sheet, set())]
    for (sheet, _), places in grouped(wrong, lambda n: (n.sheet, key(n.text))).items():
        names = [n.text for n in book.keys if n.sheet == sheet]
        hint = did_you_mean(places[0].text, names) or f" Add it there, or choose one of {sheet}."
        yield places[0].cell, f"'{places[0].text}' is not in {sheet}.{hint}{_also(places[1:])}"


def _also(places: list[Named]) -> str:
    cells = [str(place.cell) for place in places[:4]]
    cells += [f"{len(places) - 4} more"] if len(places) > 4 else []
    return f" (So also in {listing(cells)}.)" if places else ""


@error("reference-unique")
def reference_unique(book: Book) -> Found:
    """References and names are unique in their sheet.

    Right: A-2020-01, A-2020-02, A-2020-03.

    Wrong: A-2020-03 stands in two rows.
    """
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
    for first, *others in grouped(book.keys, lambda n: (n.sheet, _without_zeros(n.text))).values():
        for other in others:
            if key(other.text) != key(first.text):
                text = f"'{other.text}' and '{first.text}' ({first.cell.address})"
                yield (
                    other.cell,
                    f"{text} can be taken for one. Renumber one of them.",
                    Level.WARNING,
                )


def _without_zeros(text: str) -> str:
    """`A-2021-3` and `A-2021-03` are one reference to a reader."""
    return "/".join(part.lstrip("0") for part in re.split(r"[\W_]+", text.casefold()))


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
    """No row stands twice, under another reference or the same.

    Right: Each action stands once.

    Wrong: The same action stands in rows 6 and 14.
    """
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
    """E-mail addresses are well formed.

    Right: p.marlowe@example.org

    Wrong: p.marlowe@example,org
    """
    for member in book.members:
        if member.email and not _EMAIL.fullmatch(member.email):
            fixed = member.email.replace(",", ".").replace(" ", "").removeprefix("mailto:")
            fixed = _BRACKETED.sub(r"\1", fixed).strip(".;")
            hint = f" Did you mean {fixed}?" if _EMAIL.fullmatch(fixed) else ""
            message = f"'{member.email}' is not one e-mail address.{hint or ' Correct it.'}"
            yield member.at.cell("Email"), message
    shared = grouped((m for m in book.members if m.email), lambda m: m.email.casefold())
    for first, *others in shared.values():
        for other in others:
            if key(other.name) != key(first.name):
                yield (
                    other.at.cell("Email"),
                    f"{other.name} and {first.name} have one address. Is that meant?",
                    Level.INFO,
                )


@error("times-ordered")
def times_ordered(book: Book) -> Found:
    """Start before End, Joined before Left, Arrived before Left.

    Right: Start 09:30, End 11:30.

    Wrong: Start 09:30, End 09:00.
    """
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
    """A past meeting has attendance.

    Right: The meeting was yesterday and Attendance says who came.

    Wrong: The meeting was yesterday and nobody is Present.
    """
    for meeting in book.held:
        present = any(a.status == "Present" for a in book.attendance_of(meeting))
        if meeting.date < book.today and not present and not book.is_told("Meetings", meeting.ref):
            yield (
                book.heading("Attendance", "Meeting"),
                f"Nobody is recorded as present at the meeting on {long_date(meeting.date)} "
                f"({meeting.ref}). Fill in who came, or set its Status in Meetings to Cancelled.",
            )


@error("attendance-once")
def attendance_once(book: Book) -> Found:
    """A person stands once at each meeting.

    Right: Priya Marlowe has one row for PAG-2021-02.

    Wrong: She is Present in one row and Apologies in another.
    """
    for rows in grouped(book.attendance, lambda a: (key(a.meeting), key(a.name))).values():
        for again in rows[1:]:
            if replace(again, at=rows[0].at) == rows[0]:
                continue  # duplicate-row says so
            same = again.status == rows[0].status
            yield (
                again.at.cell("Name"),
                f"{again.name} stands twice at {again.meeting} ({rows[0].status} in row "
                f"{rows[0].at.number}, {again.status} here). Delete one of the rows.",
                Level.WARNING if same else Level.ERROR,
            )


@warning("agenda-numbered")
def agenda_numbered(book: Book) -> Found:
    """Agenda numbers run from 1 without gaps or repeats; 3a is a part of 3.

    Right: 1, 2, 3, 3a, 4

    Wrong: 1, 2, 4
    """
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
    """An action is not due or complete before the meeting that raised it.

    Right: Raised on 12 November 2020, due on 29 January 2021.

    Wrong: Raised on 12 November 2020, due on 11 November 2020.
    """
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
    """A complete action has its date of completion, and only then.

    Right: Complete, on 9 December 2020.

    Wrong: Complete, with no date.
    """
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
    """Open actions are not past their due date.

    Right: Due on 29 January 2021, judged on 18 January 2021.

    Wrong: Due on 15 January 2021, still Open on 18 January 2021.
    """
    for action in book.actions:
        if action.is_overdue(book.today):
            yield (
                action.at.cell("Due"),
                f"{action.ref} ({action.owner}) was due on {long_date(action.due)}, "
                f"{away(action.due, book.today)}. Ask for news, or agree a new date.",
            )


@warning("action-owner")
def action_owner(book: Book) -> Found:
    """The owner of an open action is in office.

    Right: The owner is in office.

    Wrong: The owner left on 31 December 2020.
    """
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


@warning("rag-explained")
def rag_explained(book: Book) -> Found:
    """What is Red says what comes next.

    Right: Red, and Next steps says what comes next.

    Wrong: Red, and Next steps is empty.
    """
    for development in book.developments:
        if development.rag == "Red" and not development.next_steps:
            yield (
                development.at.cell("Next steps"),
                f"{development.priority} is Red in {development.term}. Say what comes next.",
            )


@warning("placeholder-text")
def placeholder_text(book: Book) -> Found:
    """Nothing says TBC, xxx or the like that goes into a document that is due.

    Right: Item 6 is led by Grace Okell.

    Wrong: Item 6 is led by TBC, two weeks before the meeting.
    """
    for record, heading, text in _going_out(book):
        found = _PLACEHOLDER.search(text)
        if found:
            message = f"'{found.group()}' stands here and goes into a document that is due."
            yield record.at.cell(heading), f"{message} Write what is meant, or clear it."


_PLACEHOLDER = re.compile(
    r"\bT\.?B\.?[CAD]\b|\bto be (?:confirmed|announced)\b|\bx{3,}\b|\?{3,}|\blorem ipsum\b|\{\{",
    re.IGNORECASE,
)


def _going_out(book: Book) -> Iterator[tuple[Any, str, str]]:
    """(record, heading, text) of what stands in the papers now due."""
    for meeting in book.coming:
        if (meeting.date - book.today).days > PLACEHOLDER_DAYS:
            continue
        yield meeting, "Focus", meeting.focus
        for item in book.agenda_of(meeting):
            for heading, text in (("Item", item.title), ("Lead", item.lead)):
                yield item, heading, text
            yield item, "Paper", item.paper
            yield item, "Notes", item.notes
    for action in book.actions:
        if action.is_open:
            yield action, "Action", action.text
            yield action, "Progress", action.progress
    for development in book.developments:
        for heading in ("Key developments", "Impact", "Next steps"):
            field = "text" if heading == "Key developments" else heading.lower().replace(" ", "_")
            yield development, heading, getattr(development, field)
    for message in book.communications:
        yield message, "Message", message.message


@warning("name-alike")
def name_alike(book: Book) -> Found:
    """No two people or organisations differ by a typing slip only.

    Right: Saltmarsh Infant School and Saltmarsh Junior School.

    Wrong: Millfield Rise Academy and Milfield Rise Academy.
    """
    for table, heading, what in (
        (book.organisations, "Organisation", "organisation"),
        (book.members, "Name", "person"),
    ):
        for first, second in _slips([(key(r.name), r) for r in table]):
            yield (
                second.at.cell(heading),
                f"'{second.name}' and '{first.name}' (row {first.at.number}): one {what}? If so, "
                "use one spelling everywhere.",
            )


def _slips(named: list[tuple[str, Any]]) -> Iterator[tuple[Any, Any]]:
    """Pairs one slip apart, in the sheet's order: only names of nearly one length are compared."""
    by_length = grouped(named, lambda item: len(item[0]))
    for length in sorted(by_length):
        for at, (_, one) in enumerate(by_length[length]):
            near = by_length[length][at + 1 :] + by_length.get(length + 1, [])
            for _, other in near:
                if is_slip(one.name, other.name):
                    yield (one, other) if one.at.number < other.at.number else (other, one)


@error("dates-plausible")
def dates_plausible(book: Book) -> Found:
    """Nothing has happened after today, facts stand in order, and no year is mistyped.

    Right: Papers circulated on 28 January 2021 for 4 February 2021.

    Wrong: Papers circulated on 28 January 2020 for 4 February 2021.
    """
    for meeting in book.dated_meetings:
        yield from _meeting_dates(book, meeting)
    for row in book.attendance:
        held = book.meeting(row.meeting)
        if held and row.status == "Present" and held.date > book.today and not held.cancelled:
            yield (
                row.at.cell("Status"),
                f"{row.name} is Present at the meeting on {long_date(held.date)}, which is still "
                "to come. Write Expected.",
            )
    happened: list[tuple[Any, str, date | None]] = [
        *((a, "Completed on", a.completed_on) for a in book.actions),
        *((c, "Sent on", c.sent_on) for c in book.communications),
        *((e, "Sent on", e.sent_on) for e in book.calendar),
    ]
    for record, heading, day in happened:
        if day and day > book.today:
            yield record.at.cell(heading), _in_future(heading, day, book.today)
    for message in book.communications:
        if message.sent_on and message.sent_on < message.date:
            yield (
                message.at.cell("Sent on"),
                f"{message.ref} was sent on {long_date(message.sent_on)}, before its own date "
                f"({long_date(message.date)}).{_year_hint(message.sent_on, message.date, 0, 60)} "
                "Correct one of them.",
            )
    yield from _far_off(book)


def _meeting_dates(book: Book, meeting: Meeting) -> Found:
    papers, minutes = meeting.papers_circulated, meeting.minutes_circulated
    day = long_date(meeting.date)
    cell = meeting.at.cell("Papers circulated")
    if papers and papers > book.today:
        yield cell, _in_future("Papers circulated", papers, book.today)
    elif papers and papers > meeting.date:
        hint = _year_hint(papers, meeting.date, -EARLY_DAYS, 0)
        yield cell, f"Papers for {day} went out on {long_date(papers)}, after it.{hint} Correct it."
    elif papers and (meeting.date - papers).days > EARLY_DAYS:
        hint = _year_hint(papers, meeting.date, -EARLY_DAYS, 0)
        level = Level.ERROR if hint else Level.WARNING
        text = f"Papers for {day} went out on {long_date(papers)}, long before.{hint}"
        yield cell, f"{text} Check the date.", level
    cell = meeting.at.cell("Minutes circulated")
    if minutes and minutes > book.today:
        yield cell, _in_future("Minutes circulated", minutes, book.today)
    elif minutes and minutes < meeting.date:
        hint = _year_hint(minutes, meeting.date, 0, EARLY_DAYS)
        text = f"Minutes of {day} were circulated on {long_date(minutes)}, before it.{hint}"
        yield cell, f"{text} Correct it."
    approved = book.meeting(meeting.approved_at)
    if approved and approved.date <= meeting.date:
        yield (
            meeting.at.cell("Approved at"),
            f"Minutes of {day} can't be approved at the meeting on {long_date(approved.date)}. "
            "Choose a later one.",
        )


def _in_future(heading: str, day: date, today: date) -> str:
    hint = _year_hint(day, today, -366, 0)
    return (
        f"{heading} is {long_date(day)}, after today ({long_date(today)}).{hint} "
        "Correct it, or clear it until it has happened."
    )


def _year_hint(day: date, near: date, first: int, last: int) -> str:
    """` Is the year mistyped ...?` where another year brings the day near to a date."""
    for year in (day.year + 1, day.year - 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if first <= (other - near).days <= last:
            return f" Is the year mistyped ({long_date(other)})?"
    return ""


def _far_off(book: Book) -> Found:
    """Dates years away from the academic year are odd, whatever they are."""
    dated: list[tuple[Any, str, date | None]] = [
        *((a, "Due", a.due) for a in book.actions),
        *((o, "By when", o.by_when) for o in book.objectives),
        *((c, "Date", c.date) for c in book.communications),
        *((e, "Date", e.date) for e in book.calendar),
    ]
    year = book.terms.year
    for record, heading, day in dated:
        if day and not -FAR_YEARS <= day.year - year.first.year <= FAR_YEARS + 1:
            yield (
                record.at.cell(heading),
                f"{heading} is {long_date(day)}, far from {year.name}. Is the year mistyped?",
                Level.WARNING,
            )


RULES = (
    reference_known,
    reference_unique,
    duplicate_row,
    name_alike,
    email_valid,
    times_ordered,
    dates_plausible,
    attendance_recorded,
    attendance_once,
    agenda_numbered,
    action_dates,
    action_completed,
    action_overdue,
    action_owner,
    rag_explained,
    placeholder_text,
)
