"""Integrity: the workbook agrees with itself."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen.model.agreed import as_agreed
from tests.builders import added, changed, without
from tests.cells import at, heading
from tests.rules.cases import error, info, keeps, of, warning
from tests.rules.changes import (
    due_next,
    later_seat,
    many_wrong,
    not_taken,
    owned_in_words,
    seat_twice,
    second_seat,
    two_named,
    with_key,
    with_reference,
)

CASES = [
    *of(
        "reference-known",
        error(
            "a name that is nearly right",
            at("Actions", 0, "Owner"),
            lambda b: with_reference(b, "Members", "Grace O'Kell-Smith"),
        ),
        error("one name in three cells", at("Actions", 0, "Owner"), lambda b: many_wrong(b, 3)),
        error("one name in seven cells", at("Actions", 0, "Owner"), lambda b: many_wrong(b, 7)),
        error(
            "a letter for a name",
            at("Actions", 0, "Owner"),
            lambda b: with_reference(b, "Members", "Q"),
        ),
        keeps("a short name is known", lambda b: with_reference(b, "Organisations", "larkspur")),
        keeps(
            "a priority's name is known",
            lambda b: with_reference(b, "Priorities", "Professional Learning"),
        ),
    ),
    *of(
        "reference-unique",
        error(
            "the same reference in small letters",
            at("Actions", 1, "Ref"),
            lambda b: with_key(b, "actions", 1, "Ref", "a-2020-01"),
        ),
        error(
            "a priority's code in small letters",
            at("Priorities", 1, "Code"),
            lambda b: with_key(b, "priorities", 1, "Code", "itt"),
        ),
        error("one seat in two rows", at("Members", 1, "Name"), seat_twice),
        warning(
            "a zero more in the number",
            at("Actions", 1, "Ref"),
            lambda b: with_key(b, "actions", 1, "Ref", "A-2020-1"),
        ),
        keeps("one person, two seats", second_seat),
        keeps("one seat, left and taken again later", later_seat),
        keeps("another year's number", lambda b: with_key(b, "actions", 1, "Ref", "A-2021-01")),
    ),
    *of(
        "reference-proposed",
        info(
            "an action without a reference",
            at("Actions", 1, "Ref"),
            lambda b: as_agreed(changed(b, "actions", 1, ref="")),
        ),
        info(
            "a decision without one",
            at("Decisions", 0, "Ref"),
            lambda b: as_agreed(changed(b, "decisions", 0, ref="")),
        ),
    ),
    *of(
        "owner-outside",
        warning(
            "somebody outside the group",
            at("Actions", 0, "Owner"),
            lambda b: owned_in_words(b, "The site manager"),
        ),
        warning(
            "a member and somebody else",
            at("Actions", 0, "Owner"),
            lambda b: owned_in_words(b, "Grace Okell and the site manager"),
        ),
        warning("a first name", at("Actions", 0, "Owner"), lambda b: owned_in_words(b, "Priya")),
        keeps("everybody", lambda b: owned_in_words(b, "All members")),
        keeps("two members", lambda b: owned_in_words(b, "Grace Okell; Priya Marlowe")),
    ),
    *of(
        "action-due",
        warning(
            "no day at all",
            at("Actions", 4, "Due"),
            lambda b: changed(b, "actions", 4, due=None),
        ),
        warning(
            "words that name no day",
            at("Actions", 4, "Due"),
            lambda b: changed(b, "actions", 4, due=None, due_in_words="ASAP"),
        ),
        warning(
            "the next meeting, which is not in Meetings",
            at("Actions", 4, "Due"),
            lambda b: due_next(b, raised_at="PAG-2021-02"),
        ),
        keeps("the next meeting", lambda b: due_next(b)),
        keeps("ongoing", lambda b: changed(b, "actions", 4, due=None, due_in_words="On-going.")),
        keeps("complete", lambda b: changed(b, "actions", 4, due=None, status="Complete")),
    ),
    *of(
        "decision-dated",
        warning(
            "by e-mail",
            at("Decisions", 0, "Date"),
            lambda b: changed(b, "decisions", 0, meeting="By email"),
        ),
        warning(
            "the Leader's action",
            at("Decisions", 0, "Date"),
            lambda b: changed(b, "decisions", 0, meeting="Leader\u2019s action"),
        ),
        warning(
            "an action agreed by e-mail",
            at("Actions", 0, "Raised at"),
            lambda b: changed(b, "actions", 0, raised_at="by e-mail"),
        ),
        keeps(
            "an action agreed on a day between meetings",
            lambda b: changed(b, "actions", 0, raised_at="20 November 2020"),
        ),
        keeps(
            "by e-mail on a day",
            lambda b: changed(b, "decisions", 0, meeting="by e-mail", date=date(2020, 12, 1)),
        ),
    ),
    *of(
        "duplicate-row",
        error(
            "the same action under another reference",
            at("Actions", 10, "Ref"),
            lambda b: added(b, "actions", 0, ref="A-2020-99"),
        ),
    ),
    *of(
        "name-alike",
        warning(
            "two organisations one letter apart",
            at("Organisations", 3, "Organisation"),
            lambda b: changed(b, "organisations", 3, name="Millfield Rise Accademy"),
        ),
        warning(
            "two people one letter apart",
            at("Members", 1, "Name"),
            lambda b: changed(b, "members", 1, name="Priya Marlow"),
        ),
        keeps(
            "infants and juniors",
            lambda b: two_named(
                b, "organisations", "Saltmarsh Infant School", "Saltmarsh Junior School"
            ),
        ),
        keeps(
            "a trust's academies",
            lambda b: two_named(
                b, "organisations", "Academy A of the Trust", "Academy B of the Trust"
            ),
        ),
        keeps("short names", lambda b: two_named(b, "members", "Jo Lee", "Jo Lea")),
        keeps(
            "a number tells them apart",
            lambda b: two_named(b, "members", "Sam Fox 1 Smith", "Sam Fox 2 Smith"),
        ),
    ),
    *of(
        "email-valid",
        error(
            "a comma for a dot",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="p.marlowe@example,org"),
        ),
        error(
            "a space in it",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="p. marlowe@example.org"),
        ),
        error(
            "mailto: and a semicolon around it",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="mailto:p.marlowe@example.org;"),
        ),
        error(
            "no domain",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="p.marlowe"),
        ),
        error(
            "a name around it",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="Priya Marlowe <p.marlowe@example.org>"),
        ),
        info(
            "the address of somebody else",
            at("Members", 1, "Email"),
            lambda b: changed(b, "members", 1, email="P.Marlowe@example.org"),
        ),
        keeps(
            "an e-mail with a plus",
            lambda b: changed(b, "members", 0, email="p.marlowe+pag@mail.example.org"),
        ),
    ),
    *of(
        "attendance-recorded",
        error(
            "nobody is recorded",
            heading("Attendance", "Meeting"),
            lambda b: without(b, "attendance"),
        ),
        error(
            "nobody is recorded the day after",
            heading("Attendance", "Meeting"),
            lambda b: b.with_(today=date(2021, 2, 5)),
        ),
        keeps(
            "the meeting is cancelled",
            lambda b: changed(without(b, "attendance"), "meetings", 0, status="Cancelled"),
        ),
        keeps("on the day itself it is not missed", lambda b: b.with_(today=date(2021, 2, 4))),
        warning(
            "nobody is recorded where no minutes were taken",
            heading("Attendance", "Meeting"),
            lambda b: not_taken(without(b, "attendance")),
        ),
    ),
    *of(
        "attendance-once",
        error(
            "present and with apologies",
            at("Attendance", 22, "Name"),
            lambda b: added(b, "attendance", 0, status="Apologies"),
        ),
        warning(
            "the same twice but for how",
            at("Attendance", 22, "Name"),
            lambda b: added(b, "attendance", 0, how="In person"),
        ),
        keeps("the same row twice: told by another rule", lambda b: added(b, "attendance", 0)),
    ),
    *of(
        "agenda-numbered",
        warning(
            "two items of one number",
            at("Agenda", 5, "No"),
            lambda b: changed(b, "agenda", 5, no="5"),
        ),
        warning("a number is left out", at("Agenda", 6, "No"), lambda b: without(b, "agenda", 5)),
        warning(
            "a word for a number",
            at("Agenda", 11, "No"),
            lambda b: changed(b, "agenda", 11, no="last"),
        ),
        keeps("3a is a part of 3", lambda b: added(b, "agenda", 2, no="3a")),
        keeps("numbers in order, whatever the rows", lambda b: b.with_(agenda=b.agenda[::-1])),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_integrity(shipped_book, case):
    case.holds_of(shipped_book)
