"""Entries: rows are entered once, and right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import added, changed, without
from tests.cells import at, heading
from tests.rules.cases import error, info, keeps, of, warning
from tests.rules.changes import (
    held,
    not_taken,
    two_named,
)

CASES = [
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
        *(
            error(
                f"an address of a link: {before}",
                at("Members", 0, "Email"),
                lambda b, before=before: changed(
                    b, "members", 0, email=f"{before}p.marlowe@example.org"
                ),
            )
            for before in ("mailto:", "MAILTO:", "http://", "mailto://")
        ),
        *(
            error(
                f"a number of a link: {before}",
                at("Members", 0, "Telephone"),
                lambda b, before=before: changed(
                    b, "members", 0, telephone=f"{before}01632 960190"
                ),
            )
            for before in ("tel:", "callto:", "TEL:")
        ),
        keeps(
            "a word before a number",
            lambda b: changed(b, "members", 0, telephone="Tel: 01632 960190"),
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
        error(
            "nobody is recorded, and the minutes are out",
            heading("Attendance", "Meeting"),
            lambda b: changed(b, "meetings", 1, minutes_circulated=date(2021, 2, 5)).with_(
                today=date(2021, 2, 5)
            ),
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
        "attendance-complete",
        warning(
            "somebody is still expected after it",
            at("Attendance", 9, "Status"),
            lambda b: changed(b, "attendance", 9, status="Expected"),
        ),
        keeps(
            "on the day itself it is not missed",
            lambda b: changed(b, "attendance", 9, status="Expected").with_(
                today=date(2020, 11, 12)
            ),
        ),
        keeps(
            "nobody is recorded as present: told by another rule",
            lambda b: b.with_(
                attendance=tuple(replace(a, status="Expected") for a in b.attendance)
            ),
        ),
    ),
    *of(
        "attendance-of-each",
        warning(
            "of two members nothing is said, and the minutes are out",
            heading("Attendance", "Name"),
            lambda b: without(b, "attendance", 2, 5),
        ),
        keeps(
            "half typed the morning after",
            lambda b: without(
                changed(held(b), "meetings", 1, minutes_circulated=None), "attendance", 17, 18, 19
            ).with_(today=date(2021, 2, 5)),
        ),
        keeps(
            "nothing is said of a member where no minutes were taken",
            lambda b: not_taken(without(b, "attendance", 2)),
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
def test_entries(shipped_book, case):
    case.holds_of(shipped_book)
