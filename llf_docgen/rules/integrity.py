"""The workbook agrees with itself: references, names and rows are unique and known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from llf_docgen.model.agreed import is_for_next_meeting, is_settled, member_meant
from llf_docgen.model.book import Book, Named, grouped
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.finding import Level
from llf_docgen.model.names import is_slip, key, near_miss
from llf_docgen.model.records import Action, Member
from llf_docgen.model.states import BETWEEN_MEETINGS, MinutesStatus
from llf_docgen.model.wording import listing, long_date, word
from llf_docgen.rules.rule import Found, error, info, warning

_BRACKETED = re.compile(r".*<([^<>]+)>")
_SEVERAL = re.compile(r"[;,/&+]|\band\b", re.IGNORECASE)
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
        text = places[0].text
        yield (
            places[0].cell,
            f"'{text}' is not in {sheet}. {_meant(text, sheet, names)}{_also(places[1:])}",
        )


def _meant(text: str, sheet: str, names: list[str]) -> str:
    """What to do about an unknown name; a guess only where it can hardly be wrong."""
    near = near_miss(text, names)
    if near:
        return f'Did you mean "{near}"?'
    if sheet == "Members" and _SEVERAL.search(text):
        return "Only one person can be named here: choose one."
    if sheet == "Meetings":
        return "Add it there, choose one that is, or write the meeting's day."
    return "Add it there, or choose one that is."


def _also(places: list[Named]) -> str:
    cells = [str(place.cell) for place in places[:4]]
    cells += [f"{word(len(places) - 4)} more"] if len(places) > 4 else []
    return f" (So also in {listing(cells)}.)" if places else ""


@error("reference-unique")
def reference_unique(book: Book) -> Found:
    """References and names are unique in their sheet.

    Right: A-2020-01, A-2020-02, A-2020-03.

    Wrong: A-2020-03 appears in two rows.
    """
    for named in grouped(book.keys, lambda n: (n.sheet, key(n.text))).values():
        if named[0].sheet == "Members" and not _one_seat_twice(book, named[0].text):
            continue
        for again in named[1:]:
            where = named[0].cell.address
            if again.sheet in ("Actions", "Decisions"):
                advice = "References are never reused: give this one the next free number."
            elif again.sheet == "Members":
                advice = "Delete one; for a change of Role give each row 'Joined' and 'Left'."
            else:
                advice = "Rename or delete one of them."
            yield again.cell, f"'{again.text}' stands here and in {where}. {advice}"
    for first, *others in grouped(book.keys, lambda n: (n.sheet, _without_zeros(n.text))).values():
        for other in others:
            if key(other.text) != key(first.text):
                text = f"'{other.text}' and '{first.text}' ({first.cell.address})"
                yield (
                    other.cell,
                    f"{text} are easily confused. Renumber one of them.",
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


@info("reference-proposed")
def reference_proposed(book: Book) -> Found:
    """Each action and decision has a reference of its own.

    Right: A-2020-10

    Wrong: Ref is empty. Documents use the next free one meanwhile.
    """
    for named in book.proposed:
        yield (
            named.cell,
            f"This row has no reference; the next free one is {named.text}, and documents use it "
            f"already. Type {named.text} here.",
        )


@warning("owner-outside")
def owner_outside(book: Book) -> Found:
    """Who is to do something is in Members, or is meant to be somebody outside the group.

    Right: Owner is Grace Okell; or Grace Okell and Priya Marlowe; or All.

    Wrong: Owner is Mrs Okell, or the site manager.
    """
    for places in grouped(book.outsiders, lambda n: key(n.text)).values():
        text, also = places[0].text, _also(places[1:])
        meant = member_meant(book, text)
        if meant:
            said = f"'{text}' is not a whole name in Members. Write {meant}, if that is who it is."
        else:
            said = f"'{text}' is not in Members. If somebody outside the group is meant, leave it; "
            said += "if not, choose a member."
        yield places[0].cell, f"{said}{also}"


@warning("action-due")
def action_due(book: Book) -> Found:
    """Each open action is due on a day, at the next meeting, or is ongoing.

    Right: Due is 29 January 2021, or next meeting, or ongoing.

    Wrong: Due is empty, or ASAP.
    """
    for action in book.actions:
        if action.is_open and action.due is None and not is_settled(action):
            yield action.at.cell("Due"), _no_day(book, action)


def _no_day(book: Book, action: Action) -> str:
    if is_for_next_meeting(action):
        raised = book.raised_on(action)
        after = f" after {long_date(raised)}" if raised else ""
        return (
            f"{action.ref} is due at the next meeting, and no meeting{after} is in Meetings yet. "
            "Add it there, or give a day."
        )
    found = f"'{action.due_in_words}' names no day" if action.due_in_words else "'Due' is empty"
    return f"{found}, so {action.ref} is never overdue. Agree a day, or write 'next meeting'."


@warning("decision-dated")
def decision_dated(book: Book) -> Found:
    """What was decided or agreed between meetings has its day.

    Right: Meeting is by e-mail, Date is 12 March 2021.

    Wrong: Meeting is by e-mail, Date is empty.
    """
    between = {key(way) for way in BETWEEN_MEETINGS}
    for decision in book.decisions:
        if key(decision.meeting) in between and decision.date is None:
            yield (
                decision.at.cell("Date"),
                f"{decision.ref} was taken between meetings ({decision.meeting}) and has no date. "
                "Fill in the day on which it was taken.",
            )
    for action in book.actions:
        if key(action.raised_at) in between:
            yield (
                action.at.cell("Raised at"),
                f"{action.ref} was agreed between meetings ({action.raised_at}). Write the day on "
                "which it was agreed instead.",
            )


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


@error("email-valid")
def email_valid(book: Book) -> Found:
    """E-mail addresses are well formed.

    Right: p.marlowe@example.org

    Wrong: p.marlowe@example,org
    """
    for member in book.members:
        if member.email and not _EMAIL.fullmatch(member.email):
            meant = _meant_address(member.email)
            advice = f"Did you mean {meant}?" if meant else "Correct it."
            yield member.at.cell("Email"), f"'{member.email}' is not one e-mail address. {advice}"
    for first, other in _sharing_an_address(book):
        yield (
            other.at.cell("Email"),
            f"{other.name} and {first.name} have the same address. Is that right? If not, "
            "correct one of them.",
            Level.INFO,
        )


def _meant_address(text: str) -> str:
    """The address inside `mailto:p@example,org;` or `Priya <p@example.org>`, or nothing."""
    text = text.replace(",", ".").replace(" ", "").removeprefix("mailto:")
    text = _BRACKETED.sub(r"\1", text).strip(".;")
    return text if _EMAIL.fullmatch(text) else ""


def _sharing_an_address(book: Book) -> Iterator[tuple[Member, Member]]:
    """Pairs of people with one address: the first who has it, and each other."""
    shared = grouped((m for m in book.members if m.email), lambda m: m.email.casefold())
    for first, *others in shared.values():
        yield from ((first, other) for other in others if key(other.name) != key(first.name))


@error("attendance-recorded")
def attendance_recorded(book: Book) -> Found:
    """A past meeting has its attendance recorded.

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
            )


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
                yield cell, f"'{item.no}' is not an agenda number. Number the items 1, 2, 3 ..."
            elif number == last and not part:
                yield cell, f"{meeting.ref} has two items numbered {number}. Renumber one of them."
                forgiven = 1  # renumbering it will close the gap that follows
            elif number > last + 1 + forgiven:
                gap = f"{meeting.ref} has no item {last + 1}: {item.no} follows {last}"
                yield cell, f"{gap}. Renumber the items."
            forgiven = 0 if number > last else forgiven
            last = max(last, number)


RULES = (
    reference_known,
    reference_unique,
    reference_proposed,
    owner_outside,
    action_due,
    decision_dated,
    duplicate_row,
    name_alike,
    email_valid,
    attendance_recorded,
    attendance_once,
    agenda_numbered,
)
