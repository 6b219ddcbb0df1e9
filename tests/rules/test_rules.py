"""Every rule: the shipped workbook keeps it, and one change breaks it at the expected cell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book, Named
from llf_docgen.model.finding import Level
from tests.builders import added, changed, found, terms, without

W, B, E, INFO = "warning", "breach", "error", "info"
AFTER = date(2021, 2, 12)  # the day after the minutes of 4 February are due


def test_the_shipped_workbook_has_only_a_deadline_to_come(shipped_book: Book):
    findings = rules.check(shipped_book)
    assert [(f.rule, f.level, str(f.cell)) for f in findings] == [
        ("papers-due", Level.WARNING, "Meetings!H5")
    ]


def test_the_first_twenty_rules_are_there_and_told_apart():
    ids = [rule.id for rule in rules.RULES]
    assert len(ids) == len(set(ids))
    content = [rule for rule in rules.RULES if rule.check]
    assert len(content) >= 20
    assert all(rule.title.endswith(".") and rule.id == rule.id.lower() for rule in rules.RULES)
    assert {rule.clause for rule in content} >= {
        "Action Group Membership",
        "Secretariat",
        "Deliverables",
        "Role of the Leader",
        "Purpose",
    }


def held(book: Book) -> Book:
    """The February meeting was held quorate, with all papers and minutes in time."""
    book = changed(
        book,
        "meetings",
        1,
        papers_circulated=date(2021, 1, 28),
        minutes_circulated=date(2021, 2, 11),
        minutes_status="Draft",
        status="Held",
    )
    book = changed(book, "meetings", 0, minutes_status="Approved", approved_at="PAG-2021-02")
    rows = tuple(
        replace(a, status="Present") if a.status == "Expected" else a for a in book.attendance
    )
    office = replace(rows[-1], name="Hazel Quillon", status="Present")
    due = date(2021, 3, 31)
    actions = tuple(replace(a, due=max(a.due, due)) for a in book.actions)
    return book.with_(attendance=(*rows, office), actions=actions, today=AFTER)


def test_a_year_that_went_well_has_no_findings(shipped_book: Book):
    assert rules.check(held(shipped_book)) == []


def sick(book: Book) -> Book:
    """Only one person came to the February meeting."""
    book = held(book)
    one = tuple(
        a
        for a in book.attendance
        if a.meeting != "PAG-2021-02" or a.name in ("Priya Marlowe", "Hazel Quillon")
    )
    return book.with_(attendance=one)


def with_reference(book: Book, sheet: str, text: str) -> Book:
    cell = book.actions[0].at.cell("Owner")
    return book.with_(references=(*book.references, Named(cell, text, sheet)))


CASES = [
    # Purpose and membership
    ("priorities-complete", E, "Priorities!A3", lambda b: terms(b, priorities=("ITT", "PL", "PS", "RD"))),
    ("priorities-complete", E, "Priorities!A4", lambda b: terms(b, priorities=("PL", "PS"))),
    ("partner-represented", B, "Organisations!A7", lambda b: changed(b, "members", 6, role="Observer")),
    ("partner-represented", B, "Organisations!A7", lambda b: changed(b, "members", 6, left=date(2021, 1, 17))),
    ("yearly-meeting", B, "Meetings!B3", lambda b: terms(b, meetings_in_year=3)),
    ("yearly-meeting", B, "Meetings!B3", lambda b: without(b, "meetings")),
    ("meeting-month", W, "Meetings!B4", lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4))),
    ("meeting-month", B, "Meetings!B4", lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4)).with_(today=date(2021, 3, 1))),
    ("meeting-month", W, "Meetings!B4", lambda b: changed(b, "meetings", 1, status="Cancelled")),
    ("meeting-month", W, "Meetings!B4", lambda b: terms(b, meeting_months=("February 2020", "May"))),
    ("meeting-in-year", W, "Meetings!B5", lambda b: changed(b, "meetings", 1, date=date(2020, 2, 4))),
    ("meeting-in-year", W, "Meetings!B5", lambda b: changed(b, "meetings", 1, date=date(2021, 9, 1))),
    ("quorum", B, "Meetings!A5", sick),
    ("quorum", B, "Meetings!A4", lambda b: terms(b, quorum=7)),
    ("quorum-possible", B, "Terms!B12", lambda b: terms(b, at={"quorum": b.terms.at["quorum"]}, quorum=9)),
    ("quorum-expected", W, "Meetings!A5", lambda b: terms(b, quorum=8)),
    ("secretariat-present", W, "Meetings!A4", lambda b: changed(b, "attendance", 13, status="Absent")),
    # the Leader
    ("leader-named", B, "Members!D3", lambda b: changed(b, "members", 0, role="Member")),
    ("leader-named", B, "Members!D5", lambda b: changed(b, "members", 1, role="Leader")),
    ("leader-confirmed", W, "Members!I4", lambda b: changed(b, "members", 0, confirmed_on=date(2020, 1, 17))),
    ("meeting-chaired", W, "Meetings!G5", lambda b: changed(b, "meetings", 1, chair="")),
    ("agenda-fits", W, "Agenda!F15", lambda b: changed(b, "agenda", 0, minutes=6)),
    ("agenda-purpose", W, "Agenda!H11", lambda b: changed(b, "agenda", 7, paper="")),
    ("agenda-purpose", W, "Agenda!D11", lambda b: changed(b, "agenda", 7, lead="")),
    # the secretariat
    ("papers-on-time", B, "Meetings!H5", lambda b: b.with_(today=date(2021, 1, 29))),
    ("papers-on-time", B, "Meetings!H5", lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 29))),
    ("papers-on-time", B, "Meetings!H4", lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 11, 6))),
    ("papers-due", W, "Meetings!H5", lambda b: b),
    ("papers-due", W, "Meetings!H5", lambda b: b.with_(today=date(2021, 1, 28))),
    ("papers-due", INFO, "Meetings!H5", lambda b: terms(b, say_deadlines=9)),
    ("minutes-on-time", B, "Meetings!I4", lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 20))),
    ("minutes-on-time", B, "Meetings!I4", lambda b: changed(b, "meetings", 0, minutes_circulated=None)),
    ("minutes-due", W, "Meetings!I5", lambda b: b.with_(today=date(2021, 2, 11))),
    ("confidential-marked", B, "Terms!B37", lambda b: terms(b, confidentiality="")),
    ("secretariat-named", B, "Members!D3", lambda b: without(b, "members", 12, 13)),
    ("reachable", B, "Members!E4", lambda b: changed(b, "members", 0, email="", telephone="n/a")),
    ("papers-by-email", W, "Members!E4", lambda b: changed(b, "members", 0, email="")),
    ("papers-by-email", INFO, "Members!E15", lambda b: changed(b, "members", 11, email="")),
    # deliverables
    ("minutes-made", B, "Meetings!J4", lambda b: changed(b, "meetings", 0, minutes_status="Not started")),
    ("minutes-made", W, "Meetings!J5", lambda b: changed(held(b), "meetings", 1, minutes_status="Not started").with_(today=date(2021, 2, 11))),
    ("minutes-approved", W, "Meetings!J4", lambda b: changed(held(b), "meetings", 0, minutes_status="Draft")),
    ("minutes-approved", W, "Meetings!K4", lambda b: changed(held(b), "meetings", 0, approved_at="")),
    ("termly-report", B, "Developments!D3", lambda b: without(b, "developments", 0, 1)),
    ("termly-report", B, "Developments!D3", lambda b: b.with_(today=date(2021, 3, 11))),
    ("plan-per-priority", W, "Action plan!C3", lambda b: without(b, "objectives", 0, 1, 2)),
    ("kpi-per-priority", W, "KPIs!C3", lambda b: without(b, "kpis", 3, 4, 5)),
    # the workbook itself
    ("reference-known", E, "Actions!E4", lambda b: with_reference(b, "Members", "Grace O'Kell-Smith")),
    ("reference-unique", E, "Actions!A5", lambda b: b.with_(keys=(*b.keys, Named(b.actions[1].at.cell("Ref"), "a-2020-01", "Actions")))),
    ("duplicate-row", E, "Actions!A14", lambda b: added(b, "actions", 0, ref="A-2020-99")),
    ("email-valid", E, "Members!E4", lambda b: changed(b, "members", 0, email="p.marlowe@example,org")),
    ("times-ordered", E, "Meetings!D5", lambda b: changed(b, "meetings", 1, end=time(9, 0))),
    ("times-ordered", E, "Members!H4", lambda b: changed(b, "members", 0, left=date(2018, 1, 1))),
    ("times-ordered", E, "Attendance!G7", lambda b: changed(b, "attendance", 3, left=time(15, 40))),
    ("attendance-recorded", E, "Attendance!A3", lambda b: without(b, "attendance")),
    ("attendance-once", E, "Attendance!B26", lambda b: added(b, "attendance", 0, status="Apologies")),
    ("agenda-numbered", W, "Agenda!B9", lambda b: changed(b, "agenda", 5, no="5")),
    ("agenda-numbered", W, "Agenda!B10", lambda b: without(b, "agenda", 5)),
    ("agenda-numbered", W, "Agenda!B15", lambda b: changed(b, "agenda", 11, no="last")),
    ("action-dates", E, "Actions!F4", lambda b: changed(b, "actions", 0, due=date(2020, 11, 11))),
    ("action-dates", E, "Actions!H5", lambda b: changed(b, "actions", 1, completed_on=date(2020, 11, 11))),
    ("action-completed", E, "Actions!H5", lambda b: changed(b, "actions", 1, completed_on=None)),
    ("action-completed", E, "Actions!H4", lambda b: changed(b, "actions", 0, completed_on=date(2021, 1, 4))),
    ("action-overdue", W, "Actions!F4", lambda b: changed(b, "actions", 0, due=date(2021, 1, 17))),
    ("action-owner", W, "Actions!E4", lambda b: changed(b, "actions", 0, owner="Rowan Pell")),
    ("kpi-in-range", E, "KPIs!H5", lambda b: changed(b, "kpis", 1, autumn=920)),
    ("kpi-in-range", E, "KPIs!F4", lambda b: changed(b, "kpis", 0, baseline=-1)),
    ("rag-explained", W, "Developments!F4", lambda b: changed(b, "developments", 0, rag="Red", next_steps="")),
    ("rag-explained", W, "Action plan!H6", lambda b: changed(b, "objectives", 2, rag="Red")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "level", "cell", "change"), CASES)
def test_one_change_breaks_the_rule_at_its_cell(shipped_book, rule, level, cell, change):
    assert (cell, level) in found(change(shipped_book), rule)
    assert len(found(change(shipped_book), rule)) == 1


def test_every_rule_on_content_has_a_case():
    covered = {case[0] for case in CASES}
    assert {rule.id for rule in rules.RULES if rule.check} == covered


KEPT = [
    ("sent on the last day", "papers-on-time", lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 28))),
    ("due today is not late", "papers-on-time", lambda b: b.with_(today=date(2021, 1, 28))),
    ("minutes on the last day", "minutes-on-time", lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 19))),
    ("minutes due today", "minutes-on-time", lambda b: b.with_(today=date(2021, 2, 11))),
    ("papers sent: nothing is due", "papers-due", lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 20))),
    ("a cancelled meeting needs no papers", "papers-due", lambda b: changed(b, "meetings", 1, status="Cancelled")),
    ("nor attendance", "attendance-recorded", lambda b: changed(without(b, "attendance"), "meetings", 0, status="Cancelled")),
    ("on the day itself attendance is not missed", "attendance-recorded", lambda b: b.with_(today=date(2021, 2, 4))),
    ("no attendance: quorum is silent", "quorum", lambda b: without(b, "attendance")),
    ("a hand-over on one day", "leader-named", lambda b: added(changed(b, "members", 0, left=b.today), "members", 0, name="Jo New", joined=b.today, left=None)),
    ("confirmed exactly twelve months ago", "leader-confirmed", lambda b: changed(b, "members", 0, confirmed_on=date(2020, 1, 18))),
    ("a new leader counts from joining", "leader-confirmed", lambda b: changed(b, "members", 0, joined=date(2020, 9, 10), confirmed_on=None)),
    ("confirmed on 29 February", "leader-confirmed", lambda b: changed(b, "members", 0, confirmed_on=date(2020, 2, 29), joined=None).with_(today=date(2021, 2, 28))),
    ("a planned meeting counts for the year", "yearly-meeting", lambda b: without(b, "meetings", 0)),
    ("any year beside the month", "meeting-month", lambda b: terms(b, meeting_months=("February 2020",))),
    ("the year's last day", "meeting-in-year", lambda b: changed(b, "meetings", 1, date=date(2021, 8, 31))),
    ("3a is a part of 3", "agenda-numbered", lambda b: added(b, "agenda", 2, no="3a")),
    ("no end: the agenda can't overrun", "agenda-fits", lambda b: changed(changed(b, "agenda", 0, minutes=600), "meetings", 1, end=None)),
    ("due on the meeting's day", "action-dates", lambda b: changed(b, "actions", 0, due=date(2020, 11, 12))),
    ("due today", "action-overdue", lambda b: changed(b, "actions", 0, due=b.today)),
    ("a completed action of somebody who left", "action-owner", lambda b: changed(b, "actions", 1, owner="Rowan Pell")),
    ("zero and a hundred per cent", "kpi-in-range", lambda b: changed(changed(b, "kpis", 1, autumn=100), "kpis", 4, autumn=0)),
    ("a number above a hundred", "kpi-in-range", lambda b: changed(b, "kpis", 0, autumn=120)),
    ("a report ahead of its day", "termly-report", lambda b: b.with_(today=date(2021, 3, 10))),
    ("approved by e-mail", "minutes-approved", lambda b: changed(held(b), "meetings", 0, approved_at="by e-mail")),
    ("a short name is known", "reference-known", lambda b: with_reference(b, "Organisations", "larkspur")),
    ("a priority's name is known", "reference-known", lambda b: with_reference(b, "Priorities", "Professional Learning")),
    ("one person, two seats", "reference-unique", lambda b: _second_seat(b)),
    ("no rows, far off: quorum can wait", "quorum-expected", lambda b: terms(b, quorum=8).with_(attendance=())),
    ("too few seats: told once", "quorum-expected", lambda b: terms(b, quorum=9)),
    ("a substitute makes the quorum", "quorum-expected", lambda b: added(terms(b, quorum=8), "attendance", 19, name="Zoe Unknown", status="Expected", substitute_for="Imogen Castledine")),
    ("a partner that has left needs no seat", "partner-represented", lambda b: changed(changed(b, "members", 6, role="Observer"), "organisations", 3, partner_until=date(2021, 1, 17))),
]  # fmt: skip


def _second_seat(book: Book) -> Book:
    book = added(book, "members", 0, organisation="Larkspur School", role="Member")
    named = Named(book.members[-1].at.cell("Name"), "Priya Marlowe", "Members")
    return book.with_(keys=(*book.keys, named))


@pytest.mark.parametrize(("case", "rule", "change"), KEPT)
def test_what_keeps_the_rule(shipped_book, case, rule, change):
    assert found(change(shipped_book), rule) == [], case


def test_one_misspelt_name_is_one_finding(shipped_book: Book):
    book = with_reference(shipped_book, "Members", "Grace Okel")
    book = with_reference(book, "Members", "GRACE OKEL ")
    (finding,) = [f for f in rules.check(book) if f.rule == "reference-known"]
    assert 'Did you mean "Grace Okell"?' in finding.message
    assert "So also in Actions!E4" in finding.message


def test_messages_say_where_what_and_what_to_do(shipped_book: Book):
    late = changed(shipped_book, "meetings", 1, papers_circulated=date(2021, 2, 1))
    (finding,) = [f for f in rules.check(late) if f.rule == "papers-on-time"]
    assert finding.clause == "Secretariat"
    assert finding.message == (
        "Papers for the meeting on Thursday 4 February 2021 went out on Monday 1 February 2021, "
        "3 days before; the Terms ask for 7 (by Thursday 28 January 2021). "
        "Record it in the minutes."
    )


@pytest.mark.parametrize("change", [case[3] for case in CASES])
def test_no_message_speaks_of_the_machine(shipped_book, change):
    for finding in rules.check(change(shipped_book)):
        assert not re.search(r"(?i:python|jinja|xml|datetime)|\bNone\b", finding.message)
        assert finding.message[-1] in ".?!)'", finding.message


def test_judging_a_later_day_never_fails(shipped_book: Book):
    for days in range(0, 500, 7):
        rules.check(shipped_book.with_(today=date(2020, 9, 1) + timedelta(days=days)))
