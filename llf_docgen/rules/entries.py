"""Rows are entered once, and right: people, addresses, attendance, agenda numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.finding import Level
from llf_docgen.model.names import is_slip, key
from llf_docgen.model.quorum import unaccounted
from llf_docgen.model.records import Meeting, Member
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.states import Attended, MinutesStatus
from llf_docgen.model.wording import long_date, quoted, some
from llf_docgen.rules.rule import Found, error, warning

_BRACKETED = re.compile(r".*<([^<>]+)>")
_EMAIL = re.compile(r"[^@\s,;:/<>\"()]+@[^@\s,;:/<>\"()]+\.[A-Za-z]{2,}")
# What a link has before what it leads to.
_LINK = re.compile(r"(?:mailto|tel|callto|sips?|sms|https?):/{0,2}(?=\S)", re.IGNORECASE)


@error("duplicate-row")
def duplicate_row(book: Book) -> Found:
    """No row is entered twice, under another reference or the same.

    Right: Each action is entered once.

    Wrong: The same action is in rows 6 and 14.
    """
    for table in (book.attendance, book.agenda, book.actions, book.decisions, book.developments):
        seen: dict[object, Row] = {}
        for record in table:
            row: Row = record.at
            names = [f.name for f in fields(record) if f.name not in ("at", "ref")]
            same = tuple(_plain(getattr(record, name)) for name in names)
            first = seen.setdefault(same, row)
            if first is not row:
                message = f"Rows {first.number} and {row.number} are identical. Delete one of them."
                yield Cell(row.sheet, row.number, row.first), message


def _plain(value: object) -> object:
    return key(value) if isinstance(value, str) else value


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
                f"Are {quoted(second.name)} and {quoted(first.name)} (row {first.at.number}) "
                f"one {what}? If so, use one spelling everywhere.",
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


@error("email-valid")
def email_valid(book: Book) -> Found:
    """E-mail addresses are well formed, and no link's `mailto:` or `tel:` came along.

    Right: p.marlowe@example.org

    Wrong: p.marlowe@example,org
    """
    for member in book.members:
        if member.email and not _EMAIL.fullmatch(member.email):
            meant = _meant_address(member.email)
            advice = f"Did you mean {meant}?" if meant else "Correct it."
            yield (
                member.at.cell("Email"),
                f"{quoted(member.email)} is not one e-mail address. {advice}",
            )
        if _LINK.match(member.telephone):
            number = _LINK.sub("", member.telephone, count=1)
            yield (
                member.at.cell("Telephone"),
                f"{quoted(member.telephone)} is a link. Did you mean {number}?",
            )
    for first, other in _sharing_an_address(book):
        yield (
            other.at.cell("Email"),
            f"{other.name} and {first.name} have the same address. Is that right? If not, "
            "correct one of them.",
            Level.INFO,
        )


def _meant_address(text: str) -> str:
    """The address inside `mailto:p@example,org;` or `Priya <p@example.org>`, or nothing."""
    text = _LINK.sub("", text, count=1).partition("?")[0].replace(",", ".").replace(" ", "")
    text = _LINK.sub("", _BRACKETED.sub(r"\1", text), count=1).strip(".;")
    return text if _EMAIL.fullmatch(text) else ""


def _sharing_an_address(book: Book) -> Iterator[tuple[Member, Member]]:
    """Pairs of people with one address: the first who has it, and each other."""
    shared = grouped((m for m in book.members if m.email), lambda m: m.email.casefold())
    for first, *others in shared.values():
        yield from ((first, other) for other in others if key(other.name) != key(first.name))


@error("attendance-recorded")
def attendance_recorded(book: Book) -> Found:
    """A past meeting has its attendance recorded, or the documents of that meeting would be wrong.

    Right: The meeting was yesterday and Attendance says who came.

    Wrong: The meeting was yesterday and nobody is Present.
    """
    for meeting in book.held:
        present = bool(book.present_at(meeting))
        if meeting.date < book.today and not present and not book.is_told("Meetings", meeting.ref):
            not_taken = meeting.minutes_status == MinutesStatus.NOT_TAKEN
            yield (
                book.heading("Attendance", "Meeting"),
                f"Nobody is recorded as present at the meeting on {long_date(meeting.date)} "
                f"({meeting.ref}). Fill in who came, or set its 'Status' in Meetings to Cancelled.",
                Level.WARNING if not_taken else Level.ERROR,
                meeting.ref,
            )


def _is_written_up(book: Book, meeting: Meeting) -> bool:
    """Whether a meeting's minutes are out, or their last day is past."""
    return bool(minutes_since(meeting)) or book.today > book.terms.minutes_by(meeting.date)


@warning("attendance-complete")
def attendance_complete(book: Book) -> Found:
    """After a meeting nobody is still expected at it.

    Right: The meeting was yesterday, and each member is Present, Apologies or Absent.

    Wrong: Two of them are still Expected.
    """
    for meeting in (m for m in book.held if m.date < book.today and book.present_at(m)):
        rows = [a for a in book.attendance_of(meeting) if a.status == Attended.EXPECTED]
        if rows:
            each = " for each" if len(rows) > 1 else ""
            yield (
                rows[0].at.cell("Status"),
                f"The meeting on {named_day(book, meeting)} is over, and "
                f"{some([row.name for row in rows])} {'is' if len(rows) == 1 else 'are'} still "
                f"Expected. Enter Present, Apologies or Absent{each}.",
            )


@warning("attendance-of-each")
def attendance_of_each(book: Book) -> Found:
    """Once its minutes are out or were due, it is said of each member whether they came.

    Right: Each member has a row for the meeting: Present, Apologies or Absent.

    Wrong: Grace Okell has none, and the minutes went out a week ago.
    """
    for meeting in (m for m in book.held if m.date < book.today and book.present_at(m)):
        silent = _of_whom_nothing_is_said(book, meeting)
        taken = meeting.minutes_status != MinutesStatus.NOT_TAKEN
        if silent and taken and _is_written_up(book, meeting):
            each = " for each" if len(silent) > 1 else ""
            yield (
                book.heading("Attendance", "Name"),
                f"Attendance does not say whether {some(silent)} came to the meeting on "
                f"{named_day(book, meeting)}. Add a row{each}: Present, Apologies or Absent.",
            )


def _of_whom_nothing_is_said(book: Book, meeting: Meeting) -> list[str]:
    """The members without a row; none while a name is doubtful, which may be one of theirs."""
    rows = book.attendance_of(meeting)
    if any(not (book.seats(a.name) or a.substitute_for or a.organisation) for a in rows):
        return []
    named = {key(name) for row in rows for name in (row.name, row.substitute_for)}
    return [
        name
        for name in unaccounted(book, meeting)
        if key(name) not in named
        and not book.is_told("Members", name)
        and not any(is_slip(name, row.name) for row in rows)
    ]


@error("attendance-once")
def attendance_once(book: Book) -> Found:
    """A person is entered once for each meeting.

    Right: Priya Marlowe has one row for PAG-2021-02.

    Wrong: She is Present in one row and Apologies in another.
    """
    for rows in grouped(book.attendance, lambda a: (key(a.meeting), key(a.name))).values():
        for again in rows[1:]:
            if replace(again, at=rows[0].at) == rows[0]:
                continue  # duplicate-row says so
            same, first = again.status == rows[0].status, rows[0].at.number
            where = f"{rows[0].status} in row {first}, {again.status} here"
            where = f"also in row {first}" if same else where
            yield (
                again.at.cell("Name"),
                f"{again.name} is entered twice for {again.meeting} ({where}). "
                "Delete one of the rows.",
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
                yield (
                    cell,
                    f"{quoted(item.no)} is not an agenda number. Number the items 1, 2, 3 ...",
                )
            elif number == last and not part:
                yield cell, f"{meeting.ref} has two items numbered {number}. Renumber one of them."
                forgiven = 1  # renumbering it will close the gap that follows
            elif number > last + 1 + forgiven:
                gap = f"{meeting.ref} has no item {last + 1}: {item.no} follows {last}"
                yield cell, f"{gap}. Renumber the items."
            forgiven = 0 if number > last else forgiven
            last = max(last, number)


RULES = (
    duplicate_row,
    name_alike,
    email_valid,
    attendance_recorded,
    attendance_complete,
    attendance_of_each,
    attendance_once,
    agenda_numbered,
)
