"""Every rule: the shipped workbook keeps it, and one change breaks it at the expected cell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book, Named
from llf_docgen.model.finding import Level
from tests.builders import added, changed, found, read_with, terms, without
from tests.cells import at, heading, setting
from tests.conftest import ROOT

W, B, E, INFO = "warning", "breach", "error", "info"
AFTER = date(2021, 2, 12)  # the day after the minutes of 4 February are due


def test_the_shipped_workbook_has_only_a_deadline_to_come(shipped_book: Book):
    findings = rules.check(shipped_book)
    assert [(f.rule, f.level, str(f.cell)) for f in findings] == [
        ("papers-due", Level.WARNING, at("Meetings", 1, "Papers circulated")),
    ]


def test_the_first_twenty_rules_are_there_and_told_apart():
    ids = [rule.id for rule in rules.RULES]
    assert len(ids) == len(set(ids))
    content = [rule for rule in rules.RULES if rule.check]
    assert len(content) >= 20
    assert all(rule.title.endswith(".") and rule.id == rule.id.lower() for rule in rules.RULES)
    assert {rule.clause.name for rule in content} >= {
        "Action Group Membership",
        "Secretariat",
        "Deliverables",
        "Role of the Leader",
        "Purpose",
    }


def held(book: Book) -> Book:
    """The February meeting was held quorate, with all papers, minutes and decisions."""
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
    actions = tuple(
        replace(a, due=max(a.due, due), priority=a.priority or "PL") for a in book.actions
    )
    plan = tuple(replace(o, by_when=due) for o in book.objectives)
    decisions = tuple(
        replace(book.decisions[0], ref=f"D-2021-{n:02d}", meeting="PAG-2021-02", agenda_no=str(no),
                priority=priority, text=f"Agreed the {what} for 2021-22.")
        for n, (no, priority, what) in enumerate(
            [(3, "ITT", "minutes"), (6, "ITT", "staff"), (7, "PL", "training needs"),
             (8, "PS", "actions"), (9, "PL", "courses and conferences")], 1)
    )  # fmt: skip
    return book.with_(
        attendance=(*rows, office),
        actions=actions,
        objectives=plan,
        decisions=(*book.decisions, *decisions),
        today=AFTER,
    )


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


def many_wrong(book: Book, many: int) -> Book:
    """One wrong owner in several cells."""
    for row in range(many):
        cell = book.actions[row].at.cell("Owner")
        book = book.with_(references=(*book.references, Named(cell, "Grace Okel", "Members")))
    return book


def away_all(book: Book) -> Book:
    """Everybody sent apologies for February, a fortnight before."""
    rows = tuple(replace(a, status="Apologies") for a in book.attendance)
    more = tuple(replace(rows[-1], name=m.name) for m in book.members)
    return book.with_(attendance=(*rows, *more))


def with_actions(book: Book, priorities: tuple[str, ...]) -> Book:
    """The February meeting decided nothing and agreed actions on some priorities."""
    book = held(book)
    actions = tuple(
        replace(
            book.actions[0], ref=f"A-2021-0{n}", raised_at="PAG-2021-02", priority=code,
            text="Settle staff, training needs and courses",
        )
        for n, code in enumerate(priorities, 1)
    )  # fmt: skip
    return book.with_(decisions=book.decisions[:3], actions=(*book.actions, *actions))


def seat_twice(book: Book) -> Book:
    """Two rows for one seat."""
    named = Named(book.members[1].at.cell("Name"), "Priya Marlowe", "Members")
    twin = replace(book.members[0], at=book.members[1].at)
    return book.with_(keys=(*book.keys, named), members=(*book.members, twin))


def two_gaps(book: Book) -> Book:
    """The February meeting lost its quorum twice."""
    times = {
        "Grace Okell": (None, time(9, 45)),
        "Lena Brackwell": (time(9, 50), time(11, 0)),
        "Yusuf Harland": (time(11, 20), None),
    }
    rows = tuple(
        replace(a, arrived=times[a.name][0], left=times[a.name][1])
        if a.meeting == "PAG-2021-02" and a.name in times
        else a
        for a in held(book).attendance
    )
    return held(book).with_(attendance=rows)


def leaving(book: Book, when: time) -> Book:
    """After the February meeting: all but three organisations left at one time, one of them too."""
    book = held(book)
    stay = ("Priya Marlowe", "Owen Tansley", "Hazel Quillon")
    return book.with_(
        attendance=tuple(
            a if a.meeting != "PAG-2021-02" or a.name in stay else replace(a, left=when)
            for a in book.attendance
        )
    )


CASES = [
    # Purpose and membership
    ("priorities-complete", E, heading("Priorities", "Code"), lambda b: terms(b, priorities=("ITT", "PL", "PS", "RD"))),
    ("priorities-complete", E, at("Priorities", 0, "Code"), lambda b: terms(b, priorities=("PL", "PS"))),
    ("partner-represented", B, at("Organisations", 3, "Organisation"), lambda b: changed(b, "members", 6, role="Observer")),
    ("partner-represented", B, at("Organisations", 3, "Organisation"), lambda b: changed(b, "members", 6, left=date(2021, 1, 17))),
    ("yearly-meeting", B, heading("Meetings", "Date"), lambda b: terms(b, meetings_in_year=3)),
    ("yearly-meeting", B, heading("Meetings", "Date"), lambda b: without(b, "meetings")),
    ("meeting-month", W, at("Meetings", 0, "Date"), lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4))),
    ("meeting-month", B, at("Meetings", 0, "Date"), lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4)).with_(today=date(2021, 3, 1))),
    ("meeting-month", W, at("Meetings", 0, "Date"), lambda b: changed(b, "meetings", 1, status="Cancelled")),
    ("meeting-month", W, at("Meetings", 0, "Date"), lambda b: terms(b, meeting_months=("February 2020", "May"))),
    ("meeting-in-year", W, at("Meetings", 1, "Date"), lambda b: changed(b, "meetings", 1, date=date(2020, 2, 4))),
    ("meeting-in-year", W, at("Meetings", 1, "Date"), lambda b: changed(b, "meetings", 1, date=date(2021, 9, 1))),
    ("quorum", B, at("Meetings", 1, "Meeting"), sick),
    ("quorum", B, at("Meetings", 0, "Meeting"), lambda b: terms(b, quorum=7)),
    ("quorum-possible", B, setting("Quorum (partner organisations)"), lambda b: terms(b, quorum=9)),
    ("quorum-expected", W, at("Meetings", 1, "Meeting"), lambda b: terms(b, quorum=8)),
    ("secretariat-present", W, at("Meetings", 0, "Meeting"), lambda b: changed(b, "attendance", 13, status="Absent")),
    # the Leader
    ("leader-named", B, heading("Members", "Role"), lambda b: changed(b, "members", 0, role="Member")),
    ("leader-named", B, at("Members", 1, "Role"), lambda b: changed(b, "members", 1, role="Leader")),
    ("leader-confirmed", W, at("Members", 0, "Confirmed on"), lambda b: changed(b, "members", 0, confirmed_on=date(2020, 1, 17))),
    ("meeting-chaired", W, at("Meetings", 1, "Chair"), lambda b: changed(b, "meetings", 1, chair="")),
    ("agenda-fits", W, at("Agenda", 11, "Minutes"), lambda b: changed(b, "agenda", 0, minutes=6)),
    ("agenda-purpose", W, at("Agenda", 7, "Paper"), lambda b: changed(b, "agenda", 7, paper="")),
    ("agenda-purpose", W, at("Agenda", 7, "Lead"), lambda b: changed(b, "agenda", 7, lead="")),
    # the secretariat
    ("papers-on-time", B, at("Meetings", 1, "Papers circulated"), lambda b: b.with_(today=date(2021, 1, 29))),
    ("papers-on-time", B, at("Meetings", 1, "Papers circulated"), lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 29)).with_(today=date(2021, 2, 1))),
    ("papers-on-time", B, at("Meetings", 0, "Papers circulated"), lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 11, 6))),
    ("papers-due", W, at("Meetings", 1, "Papers circulated"), lambda b: b),
    ("papers-due", W, at("Meetings", 1, "Papers circulated"), lambda b: b.with_(today=date(2021, 1, 28))),
    ("papers-due", INFO, at("Meetings", 1, "Papers circulated"), lambda b: terms(b, say_deadlines=9)),
    ("minutes-on-time", B, at("Meetings", 0, "Minutes circulated"), lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 20))),
    ("minutes-on-time", B, at("Meetings", 0, "Minutes circulated"), lambda b: changed(b, "meetings", 0, minutes_circulated=None)),
    ("minutes-due", W, at("Meetings", 1, "Minutes circulated"), lambda b: b.with_(today=date(2021, 2, 11))),
    ("confidential-marked", B, setting("Confidentiality statement"), lambda b: terms(b, confidentiality="")),
    ("secretariat-named", B, heading("Members", "Role"), lambda b: without(b, "members", 12, 13)),
    ("reachable", B, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="", telephone="n/a")),
    ("papers-by-email", W, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="")),
    ("papers-by-email", INFO, at("Members", 11, "Email"), lambda b: changed(b, "members", 11, email="")),
    # deliverables
    ("minutes-made", B, at("Meetings", 0, "Minutes status"), lambda b: changed(b, "meetings", 0, minutes_status="Not started")),
    ("minutes-made", W, at("Meetings", 1, "Minutes status"), lambda b: changed(held(b), "meetings", 1, minutes_status="Not started").with_(today=date(2021, 2, 11))),
    ("minutes-approved", W, at("Meetings", 0, "Minutes status"), lambda b: changed(held(b), "meetings", 0, minutes_status="Draft")),
    ("minutes-approved", W, at("Meetings", 0, "Approved at"), lambda b: changed(held(b), "meetings", 0, approved_at="")),
    ("termly-report", B, heading("Developments", "Key developments"), lambda b: without(b, "developments", 0, 1)),
    ("termly-report", B, heading("Developments", "Key developments"), lambda b: b.with_(today=date(2021, 3, 11))),
    ("plan-per-priority", W, heading("Action plan", "Objective"), lambda b: without(b, "objectives", 0, 1, 2)),
    ("kpi-per-priority", W, heading("KPIs", "Indicator"), lambda b: without(b, "kpis", 3, 4, 5)),
    # the workbook itself
    ("reference-known", E, at("Actions", 0, "Owner"), lambda b: with_reference(b, "Members", "Grace O'Kell-Smith")),
    ("reference-unique", E, at("Actions", 1, "Ref"), lambda b: b.with_(keys=(*b.keys, Named(b.actions[1].at.cell("Ref"), "a-2020-01", "Actions")))),
    ("duplicate-row", E, at("Actions", 10, "Ref"), lambda b: added(b, "actions", 0, ref="A-2020-99")),
    ("email-valid", E, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="p.marlowe@example,org")),
    ("times-ordered", E, at("Meetings", 1, "End"), lambda b: changed(b, "meetings", 1, end=time(9, 0))),
    ("times-ordered", E, at("Members", 0, "Left"), lambda b: changed(b, "members", 0, left=date(2018, 1, 1))),
    ("times-ordered", E, at("Attendance", 3, "Left"), lambda b: changed(b, "attendance", 3, left=time(15, 40))),
    ("attendance-recorded", E, heading("Attendance", "Meeting"), lambda b: without(b, "attendance")),
    ("attendance-once", E, at("Attendance", 22, "Name"), lambda b: added(b, "attendance", 0, status="Apologies")),
    ("agenda-numbered", W, at("Agenda", 5, "No"), lambda b: changed(b, "agenda", 5, no="5")),
    ("agenda-numbered", W, at("Agenda", 6, "No"), lambda b: without(b, "agenda", 5)),
    ("agenda-numbered", W, at("Agenda", 11, "No"), lambda b: changed(b, "agenda", 11, no="last")),
    ("action-dates", E, at("Actions", 0, "Due"), lambda b: changed(b, "actions", 0, due=date(2020, 11, 11))),
    ("action-dates", E, at("Actions", 1, "Completed on"), lambda b: changed(b, "actions", 1, completed_on=date(2020, 11, 11))),
    ("action-completed", E, at("Actions", 1, "Completed on"), lambda b: changed(b, "actions", 1, completed_on=None)),
    ("action-completed", E, at("Actions", 0, "Completed on"), lambda b: changed(b, "actions", 0, completed_on=date(2021, 1, 4))),
    ("action-overdue", W, at("Actions", 0, "Due"), lambda b: changed(b, "actions", 0, due=date(2021, 1, 17))),
    ("action-owner", W, at("Actions", 0, "Owner"), lambda b: changed(b, "actions", 0, owner="Rowan Pell")),
    ("kpi-in-range", E, at("KPIs", 1, "Autumn"), lambda b: changed(b, "kpis", 1, autumn=920)),
    ("kpi-in-range", E, at("KPIs", 0, "Baseline"), lambda b: changed(b, "kpis", 0, baseline=-1)),
    ("rag-explained", W, at("Developments", 0, "Next steps"), lambda b: changed(b, "developments", 0, rag="Red", next_steps="")),
    # purpose, membership, meetings, quorum: the rest
    ("named-partners", W, setting("Lead school"), lambda b: terms(b, lead_school="St Hugo's National Teaching School", named_partners=())),
    ("named-partners", W, setting("Named partners"), lambda b: terms(b, named_partners=("The Ouse Teaching School",))),
    ("named-partners", W, at("Organisations", 1, "Partner"), lambda b: changed(b, "organisations", 1, partner=False)),
    ("membership-agreed", W, setting("Membership agreed at"), lambda b: terms(b, membership_agreed_at="")),
    ("membership-agreed", W, setting("Membership agreed on"), lambda b: terms(b, membership_agreed_on=None)),
    ("membership-agreed", W, setting("Membership agreed on"), lambda b: terms(b, membership_agreed_on=date(2019, 9, 12))),
    ("membership-agreed", W, setting("Membership agreed on"), lambda b: terms(b, membership_agreed_on=date(2020, 11, 13))),
    ("meeting-as-scheduled", W, at("Meetings", 1, "Date"), lambda b: changed(b, "meetings", 1, date=date(2021, 2, 11))),
    ("meeting-as-scheduled", W, at("Meetings", 1, "Note"), lambda b: changed(b, "meetings", 1, status="Cancelled")),
    ("meeting-as-scheduled", W, heading("Meetings", "Date"), lambda b: terms(b, scheduled_meetings=(date(2021, 2, 4), date(2021, 6, 10)))),
    ("terms-consistent", INFO, setting("Meeting month"), lambda b: terms(b, meeting_months=("February 2020",))),
    ("terms-consistent", INFO, setting("Academic year"), lambda b: terms(b, year_name="2020-22")),
    ("quorum-kept", W, at("Meetings", 0, "Meeting"), lambda b: changed(terms(b, quorum=6), "attendance", 3, arrived=time(15, 40))),
    ("quorum-kept", W, at("Meetings", 1, "Meeting"), lambda b: leaving(b, time(10, 40))),
    ("decision-quorate", B, at("Decisions", 0, "Decision"), lambda b: leaving(b, time(11, 15))),
    ("attendance-in-office", W, at("Attendance", 2, "Name"), lambda b: changed(b, "attendance", 2, status="Present", name="Rowan Pell").with_(members=(*b.members[:4], replace(b.members[4], left=date(2020, 11, 1)), *b.members[5:]), attendance=tuple(replace(a, status="Present") if i == 2 else replace(a, substitute_for="Grace Okell") if i == 3 else a for i, a in enumerate(b.attendance)))),
    ("attendance-in-office", W, at("Attendance", 0, "Name"), lambda b: changed(b, "attendance", 0, name="Priya Marlow")),
    ("attendance-in-office", W, at("Attendance", 3, "Name"), lambda b: changed(b, "attendance", 3, organisation="Larkspur School")),
    ("attendance-in-office", W, at("Attendance", 0, "Name"), lambda b: changed(b, "attendance", 0, substitute_for="Grace Okell")),
    ("attendance-in-office", INFO, at("Attendance", 0, "Name"), lambda b: added(b, "members", 0, organisation="Larkspur School", role="Member")),
    ("attendance-in-office", INFO, at("Attendance", 0, "Name"), lambda b: changed(b, "organisations", 0, partner=False)),
    ("chair-present", W, at("Meetings", 0, "Chair"), lambda b: changed(b, "meetings", 0, chair="Silas Fenwright")),
    ("replies-missing", INFO, heading("Attendance", "Name"), lambda b: b.with_(today=date(2021, 1, 28))),
    # agenda and outcomes
    ("standing-items", W, at("Agenda", 0, "Item"), lambda b: without(b, "agenda", 1)),
    ("standing-items", W, heading("Agenda", "Item"), lambda b: without(b, "agenda")),
    ("agenda-plans-next-year", INFO, at("Agenda", 0, "Item"), lambda b: b.with_(agenda=tuple(replace(i, title=i.title.split(":")[0].replace("Planning for 2021-22", "Review")) for i in b.agenda))),
    ("focus-covers-priorities", W, at("Meetings", 1, "Focus"), lambda b: changed(b, "meetings", 1, focus="Initial Teacher Training, CPLD")),
    ("decision-recorded", W, at("Agenda", 5, "Item"), lambda b: held(b).with_(decisions=tuple(d for d in held(b).decisions if d.agenda_no != "6"))),
    ("outcomes-met", W, at("Meetings", 1, "Meeting"), lambda b: held(b).with_(decisions=held(b).decisions[:-1])),
    # the secretariat: the rest
    ("paper-late", W, at("Agenda", 5, "Paper sent"), lambda b: changed(held(b), "agenda", 5, paper_sent=date(2021, 2, 2))),
    ("paper-late", W, at("Agenda", 5, "Paper"), lambda b: changed(b, "agenda", 5, paper="Paper D, to be tabled")),
    ("communication-channel", INFO, at("Communications", 0, "Channel"), lambda b: changed(b, "communications", 0, channel="Post")),
    ("venue-known", W, at("Meetings", 1, "Venue"), lambda b: changed(b, "meetings", 1, venue="TBC").with_(today=date(2021, 1, 21))),
    # deliverables: the rest
    ("termly-report-sent", W, at("Calendar", 2, "Sent on"), lambda b: changed(b, "calendar", 2, sent_on=None)),
    ("termly-report-sent", W, at("Calendar", 2, "Sent on"), lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 11))),
    ("plan-reported", W, at("Action plan", 2, "Progress"), lambda b: changed(b, "objectives", 2, by_when=date(2021, 1, 17))),
    ("plan-reported", W, at("Action plan", 2, "Progress"), lambda b: changed(b, "objectives", 2, rag="Red")),
    ("partnership-contribution", B, at("Calendar", 6, "Paper due"), lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 9, 2))),
    ("partnership-contribution", W, at("Calendar", 6, "Paper due"), lambda b: b.with_(kpis=tuple(replace(k, autumn=None) if k.priority == "PS" else k for k in b.kpis), today=date(2021, 7, 5))),
    ("communications-sent", W, at("Communications", 0, "Sent on"), lambda b: changed(b, "communications", 0, sent_on=None)),
    ("accountable-to", B, setting("Accountable to"), lambda b: terms(b, accountable_to="Executive Board")),
    ("scope", INFO, at("Actions", 9, "Priority"), lambda b: changed(b, "actions", 9, priority="")),
    ("kpi-national", INFO, at("KPIs", 0, "Source"), lambda b: changed(changed(b, "kpis", 0, source="Alliance"), "kpis", 1, source="Alliance")),
    ("kpi-updated", W, at("KPIs", 3, "Autumn"), lambda b: changed(b, "kpis", 3, autumn=None)),
    ("kpi-direction", W, at("KPIs", 2, "Target"), lambda b: changed(b, "kpis", 2, target=6)),
    ("kpi-direction", W, at("KPIs", 2, "Target"), lambda b: changed(b, "kpis", 2, better="Lower")),
    # money and documents
    ("no-budget", B, setting("Holds a budget"), lambda b: terms(b, holds_a_budget=True)),
    ("no-spending", W, at("Actions", 0, "Action"), lambda b: changed(b, "actions", 0, text="Order 20 handbooks (\u00a3240)")),
    ("no-spending", INFO, at("Actions", 0, "Action"), lambda b: changed(b, "actions", 0, text="Buy 20 handbooks")),
    ("no-spending", W, at("Decisions", 0, "Decision"), lambda b: changed(b, "decisions", 0, text="Agreed 1,500 pounds for a speaker")),
    ("reference-documents", INFO, heading("Documents", "Document"), lambda b: without(b, "documents", 3)),
    ("reference-documents", INFO, at("Documents", 2, "Owner"), lambda b: changed(b, "documents", 2, owner="")),
    ("documents-current", INFO, at("Documents", 2, "Dated"), lambda b: changed(b, "documents", 2, dated="July 2019")),
    # the cycle
    ("cycle-complete", W, heading("Calendar", "Date"), lambda b: without(b, "calendar", 4)),
    ("cycle-complete", INFO, at("Calendar", 4, "Date"), lambda b: changed(b, "calendar", 4, date=date(2021, 4, 8))),
    ("cycle-body", W, at("Calendar", 0, "Body"), lambda b: changed(b, "calendar", 0, body="Strategic Board")),
    ("cycle-focus", W, at("Calendar", 2, "Focus"), lambda b: changed(b, "calendar", 2, focus="LLF TSA Strategic Priorities; Progress Reports")),
    ("cycle-focus", INFO, at("Calendar", 4, "Focus"), lambda b: changed(b, "calendar", 4, focus="")),
    ("cycle-next-september", INFO, heading("Calendar", "Date"), lambda b: without(b, "calendar", 6)),
    ("cycle-next-september", W, at("Calendar", 6, "Paper due"), lambda b: changed(b, "calendar", 6, paper_due="").with_(today=date(2021, 5, 1))),
    ("group-meeting-in-calendar", W, at("Calendar", 3, "Date"), lambda b: changed(b, "calendar", 3, date=date(2021, 2, 11))),
    ("group-meeting-in-calendar", W, at("Meetings", 0, "Date"), lambda b: without(b, "calendar", 1)),
    ("group-meeting-in-calendar", W, at("Calendar", 7, "Date"), lambda b: added(b, "calendar", 3, date=date(2021, 5, 6))),
    ("report-before-board", W, at("Calendar", 2, "Sent on"), lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 4))),
    ("report-before-board", W, at("Calendar", 4, "Sent on"), lambda b: b.with_(today=date(2021, 3, 12))),
    ("closed-day", W, at("Meetings", 1, "Date"), lambda b: changed(b, "meetings", 1, date=date(2021, 2, 18))),
    ("closed-day", W, at("Calendar", 5, "Date"), lambda b: changed(b, "calendar", 5, date=date(2021, 7, 10))),
    ("closed-day", W, at("Calendar", 4, "Date"), lambda b: changed(b, "calendar", 4, date=date(2021, 4, 5))),
    # integrity: the rest
    ("name-alike", W, at("Organisations", 3, "Organisation"), lambda b: changed(b, "organisations", 3, name="Millfield Rise Accademy")),
    ("name-alike", W, at("Members", 1, "Name"), lambda b: changed(b, "members", 1, name="Priya Marlow")),
    ("dates-plausible", E, at("Meetings", 1, "Papers circulated"), lambda b: changed(b, "meetings", 1, papers_circulated=date(2022, 1, 28))),
    ("dates-plausible", E, at("Meetings", 0, "Papers circulated"), lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 11, 13))),
    ("dates-plausible", E, at("Meetings", 0, "Papers circulated"), lambda b: changed(b, "meetings", 0, papers_circulated=date(2019, 11, 4))),
    ("dates-plausible", W, at("Meetings", 0, "Papers circulated"), lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 9, 4))),
    ("dates-plausible", E, at("Meetings", 0, "Minutes circulated"), lambda b: changed(b, "meetings", 0, minutes_circulated=date(2019, 11, 18))),
    ("dates-plausible", E, at("Meetings", 0, "Minutes circulated"), lambda b: changed(b, "meetings", 0, minutes_circulated=date(2021, 11, 18))),
    ("dates-plausible", E, at("Meetings", 1, "Approved at"), lambda b: changed(b, "meetings", 1, approved_at="PAG-2020-11")),
    ("dates-plausible", E, at("Attendance", 17, "Status"), lambda b: changed(b, "attendance", 17, status="Present")),
    ("dates-plausible", E, at("Actions", 1, "Completed on"), lambda b: changed(b, "actions", 1, completed_on=date(2021, 12, 9))),
    ("dates-plausible", E, at("Communications", 0, "Sent on"), lambda b: changed(b, "communications", 0, sent_on=date(2020, 11, 15))),
    ("dates-plausible", W, at("Actions", 0, "Due"), lambda b: changed(b, "actions", 0, due=date(2012, 1, 29))),
    ("placeholder-text", W, at("Agenda", 5, "Lead"), lambda b: changed(b, "agenda", 5, lead="TBC")),
    # further edges, each with its message
    ("cycle-complete", INFO, at("Calendar", 4, "Date"), lambda b: changed(b, "calendar", 4, date=date(2021, 2, 19))),
    ("cycle-complete", W, heading("Calendar", "Date"), lambda b: changed(b, "calendar", 4, date=date(2021, 2, 18))),
    ("cycle-complete", INFO, at("Calendar", 4, "Date"), lambda b: changed(b, "calendar", 4, date=date(2021, 4, 10))),
    ("cycle-complete", W, heading("Calendar", "Date"), lambda b: changed(b, "calendar", 4, date=date(2021, 4, 11))),
    ("cycle-complete", INFO, at("Calendar", 2, "Date"), lambda b: changed(b, "calendar", 2, date=date(2021, 1, 7))),
    ("cycle-next-september", INFO, heading("Calendar", "Date"), lambda b: without(b, "calendar", 6).with_(today=date(2021, 4, 30))),
    ("cycle-next-september", W, heading("Calendar", "Date"), lambda b: without(b, "calendar", 6).with_(today=date(2021, 5, 1))),
    ("confidential-marked", B, setting("Confidentiality statement"), lambda b: terms(b, confidentiality="Secret it")),
    ("venue-known", W, at("Meetings", 1, "Venue"), lambda b: changed(b, "meetings", 1, venue="").with_(today=date(2021, 2, 4))),
    ("venue-known", W, at("Meetings", 1, "Venue"), lambda b: changed(b, "meetings", 1, venue="to be confirmed").with_(today=date(2021, 1, 22))),
    ("venue-known", W, at("Meetings", 1, "Venue"), lambda b: changed(b, "meetings", 1, venue="T.B.A.").with_(today=date(2021, 1, 22))),
    ("venue-known", W, at("Meetings", 1, "Venue"), lambda b: changed(b, "meetings", 1, venue="to be agreed").with_(today=date(2021, 1, 22))),
    ("communication-channel", INFO, at("Communications", 1, "Channel"), lambda b: changed(b, "communications", 1, channel="A letter")),
    ("reachable", B, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="none", telephone="x")),
    ("reachable", B, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="TBC", telephone="")),
    ("papers-by-email", W, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="n/a")),
    ("secretariat-present", W, at("Meetings", 0, "Meeting"), lambda b: changed(changed(b, "attendance", 13, status="Absent"), "members", 12, left=date(2020, 1, 1))),
    ("email-valid", E, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="p. marlowe@example.org")),
    ("email-valid", E, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="mailto:p.marlowe@example.org;")),
    ("email-valid", E, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="p.marlowe")),
    ("reference-known", E, at("Actions", 0, "Owner"), lambda b: many_wrong(b, 3)),
    ("reference-known", E, at("Actions", 0, "Owner"), lambda b: many_wrong(b, 7)),
    ("reference-known", E, at("Actions", 0, "Owner"), lambda b: with_reference(b, "Members", "Q")),
    ("reference-unique", E, at("Priorities", 1, "Code"), lambda b: b.with_(keys=(*b.keys, Named(b.priorities[1].at.cell("Code"), "itt", "Priorities")))),
    ("reference-unique", E, at("Members", 1, "Name"), lambda b: seat_twice(b)),
    ("scope", INFO, at("Actions", 0, "Priority"), lambda b: b.with_(actions=tuple(replace(a, priority="") for a in b.actions))),
    ("scope", INFO, at("Decisions", 1, "Priority"), lambda b: changed(b, "decisions", 1, priority="")),
    ("scope", INFO, at("Actions", 0, "Priority"), lambda b: b.with_(actions=tuple(replace(a, priority="") for a in b.actions[:5]))),
    ("leader-confirmed", W, at("Members", 0, "Confirmed on"), lambda b: changed(b, "members", 0, confirmed_on=None, joined=None)),
    ("leader-confirmed", W, at("Members", 0, "Confirmed on"), lambda b: changed(terms(b, leader_confirmed_months=4), "members", 0, confirmed_on=date(2020, 8, 31)).with_(today=date(2021, 1, 1))),
    ("leader-confirmed", W, at("Members", 0, "Confirmed on"), lambda b: changed(terms(b, leader_confirmed_months=1), "members", 0, confirmed_on=date(2020, 12, 31)).with_(today=date(2021, 2, 1))),
    ("leader-confirmed", W, at("Members", 0, "Confirmed on"), lambda b: changed(terms(b, leader_confirmed_months=2), "members", 0, confirmed_on=date(2020, 12, 31)).with_(today=date(2021, 3, 1))),
    ("attendance-in-office", W, at("Attendance", 0, "Name"), lambda b: changed(b, "attendance", 0, name="Silas Fenwright").with_(members=tuple(replace(m, joined=date(2020, 12, 1)) if m.name == "Silas Fenwright" else m for m in b.members), attendance=tuple(a for i, a in enumerate(changed(b, "attendance", 0, name="Silas Fenwright").attendance) if i != 12))),
    ("attendance-in-office", W, at("Attendance", 0, "Name"), lambda b: changed(b, "attendance", 0, name="Jo Nobody")),
    ("attendance-in-office", W, at("Attendance", 3, "Name"), lambda b: changed(b, "attendance", 3, substitute_for="Hazel Marsh").with_(members=(*b.members, replace(b.members[2], name="Hazel Marsh", left=date(2020, 1, 1))))),
    ("quorum-kept", W, at("Meetings", 1, "Meeting"), lambda b: b.with_() and changed(leaving(b, time(10, 5)), "meetings", 1, start=None, end=None)),
    ("quorum-kept", W, at("Meetings", 1, "Meeting"), lambda b: leaving(b, time(11, 28))),
    ("quorum-kept", W, at("Meetings", 1, "Meeting"), lambda b: two_gaps(b)),
    ("agenda-fits", W, at("Agenda", 11, "Minutes"), lambda b: changed(b, "meetings", 1, start=time(9, 31))),
    ("agenda-plans-next-year", INFO, at("Agenda", 0, "Item"), lambda b: b.with_(agenda=tuple(replace(i, title=i.title.split(":")[0].replace("Planning for 2021-22", "Looking at 2020-21")) for i in b.agenda))),
    ("focus-covers-priorities", W, at("Meetings", 1, "Focus"), lambda b: changed(changed(b, "meetings", 1, focus="ITT and CPD"), "priorities", 2, aliases="")),
    ("times-ordered", E, at("Meetings", 1, "End"), lambda b: changed(b, "meetings", 1, end=time(9, 30))),
    ("attendance-recorded", E, heading("Attendance", "Meeting"), lambda b: b.with_(today=date(2021, 2, 5))),
    ("termly-report-sent", W, at("Calendar", 4, "Sent on"), lambda b: b.with_(today=date(2021, 3, 18))),
    ("communications-sent", W, at("Communications", 0, "Sent on"), lambda b: changed(b, "communications", 0, sent_on=None, date=b.today)),
    ("accountable-to", B, setting("Accountable to"), lambda b: terms(b, accountable_to="Strategy Board")),
    ("partnership-contribution", B, at("Calendar", 6, "Paper due"), lambda b: b.with_(developments=(), kpis=tuple(replace(k, autumn=None) for k in b.kpis), today=date(2021, 9, 3))),
    ("partnership-contribution", W, at("Calendar", 6, "Paper due"), lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 9, 1))),
    ("dates-plausible", E, at("Meetings", 1, "Papers circulated"), lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 19))),
    ("dates-plausible", E, at("Meetings", 0, "Minutes circulated"), lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 11))),
    ("dates-plausible", E, at("Communications", 0, "Sent on"), lambda b: changed(b, "communications", 0, sent_on=date(2019, 11, 18))),
    ("dates-plausible", E, at("Calendar", 2, "Sent on"), lambda b: changed(b, "calendar", 2, sent_on=date(2021, 12, 3))),
    ("dates-plausible", W, at("Calendar", 4, "Date"), lambda b: changed(b, "calendar", 4, date=date(2016, 3, 17))),
    ("dates-plausible", W, at("Action plan", 0, "By when"), lambda b: changed(b, "objectives", 0, by_when=date(2025, 1, 1))),
    ("dates-plausible", W, at("Communications", 0, "Date"), lambda b: changed(b, "communications", 0, date=date(2016, 11, 16))),
    ("no-spending", W, at("Agenda", 5, "Item"), lambda b: changed(b, "agenda", 5, title="Grants: order books for 300 GBP".replace("Grants", "Books"))),
    ("reference-documents", INFO, at("Documents", 2, "Owner"), lambda b: changed(b, "documents", 2, owner="", dated="", where_kept="")),
    ("reference-documents", INFO, at("Documents", 2, "Where kept"), lambda b: changed(b, "documents", 2, where_kept="")),
    ("documents-current", INFO, at("Documents", 0, "Dated"), lambda b: changed(b, "documents", 0, dated="10 April 2020")),
    ("documents-current", INFO, at("Documents", 1, "Dated"), lambda b: changed(b, "documents", 1, dated="Apr. 2020")),
    ("plan-per-priority", W, heading("Action plan", "Objective"), lambda b: b.with_(objectives=tuple(o for o in b.objectives if o.priority != "PS"))),
    ("kpi-per-priority", W, heading("KPIs", "Indicator"), lambda b: b.with_(kpis=tuple(k for k in b.kpis if k.priority != "ITT"))),
    ("group-meeting-in-calendar", W, at("Calendar", 1, "Date"), lambda b: changed(b, "meetings", 0, date=date(2020, 11, 19))),
    ("placeholder-text", W, at("Developments", 1, "Next steps"), lambda b: changed(b, "developments", 1, next_steps="???")),
    ("placeholder-text", W, at("Developments", 1, "Key developments"), lambda b: changed(b, "developments", 1, text="Lorem ipsum dolor")),
    ("placeholder-text", W, at("Communications", 0, "Message"), lambda b: changed(b, "communications", 0, message="Dear {{ name }}")),
    ("placeholder-text", W, at("Agenda", 5, "Paper"), lambda b: changed(b, "agenda", 5, paper="Paper D: T.B.A.")),
    ("placeholder-text", W, at("Agenda", 5, "Item"), lambda b: changed(b, "agenda", 5, title="Speaker, to be announced")),
    ("placeholder-text", W, at("Meetings", 1, "Focus"), lambda b: changed(b, "meetings", 1, focus="ITT, CPD, S2S, tbd")),
    ("placeholder-text", W, at("Actions", 0, "Action"), lambda b: changed(b, "actions", 0, text="Ask xxxx for news")),
    ("outcomes-met", W, at("Meetings", 1, "Meeting"), lambda b: held(b).with_(decisions=b.decisions)),
    ("outcomes-met", W, at("Meetings", 1, "Meeting"), lambda b: with_actions(b, ("PL", "PS"))),
    ("action-owner", W, at("Actions", 0, "Owner"), lambda b: changed(changed(b, "actions", 0, owner="Noor Ashgrove"), "members", 11, left=date(2021, 1, 1))),
    ("action-owner", W, at("Actions", 0, "Owner"), lambda b: changed(changed(b, "actions", 0, owner="Silas Fenwright"), "members", 10, joined=date(2021, 2, 1))),
    ("action-owner", W, at("Actions", 0, "Owner"), lambda b: added(added(changed(b, "actions", 0, owner="Rowan Pell"), "members", 5, name="Ann Other"), "members", 5, name="Cat Other")),
    ("standing-items", W, at("Agenda", 2, "Item"), lambda b: without(b, "agenda", 0, 1, 9)),
    ("standing-items", W, heading("Agenda", "Item"), lambda b: without(b, "agenda").with_(today=date(2021, 2, 4))),
    ("standing-items", W, heading("Agenda", "Item"), lambda b: without(b, "agenda").with_(today=date(2021, 1, 14))),
    ("quorum-expected", W, at("Meetings", 1, "Meeting"), lambda b: away_all(b)),
    ("quorum", B, at("Meetings", 0, "Meeting"), lambda b: terms(b, quorum_counts="people", quorum=9)),
    ("quorum", B, at("Meetings", 0, "Meeting"), lambda b: changed(b, "attendance", 0).with_(attendance=(b.attendance[13],))),
    ("partner-represented", B, at("Organisations", 2, "Organisation"), lambda b: terms(b, representatives=2).with_(organisations=b.organisations[:3], members=tuple(m for m in b.members if m.organisation != "Millfield Rise Academy" or m.name == "Grace Okell"))),
    ("named-partners", W, setting("Named partners"), lambda b: terms(b, named_partners=("Zyx", "zyx"))),
    ("membership-agreed", W, setting("Membership agreed on"), lambda b: terms(b, membership_agreed_on=date(2020, 8, 31))),
    ("kpi-updated", W, at("KPIs", 2, "Autumn"), lambda b: changed(changed(b, "kpis", 2, autumn=None), "kpis", 3, autumn=None)),
    ("kpi-updated", W, at("KPIs", 1, "Summer"), lambda b: b.with_(kpis=tuple(replace(k, spring=k.autumn, summer=k.autumn if i != 1 else None) for i, k in enumerate(b.kpis)), today=date(2021, 7, 1))),
    ("kpi-in-range", E, at("KPIs", 1, "Target"), lambda b: changed(b, "kpis", 1, target=100.5)),
    ("kpi-in-range", E, at("KPIs", 1, "Spring"), lambda b: changed(b, "kpis", 1, spring=101)),
    ("kpi-in-range", E, at("KPIs", 1, "Summer"), lambda b: changed(b, "kpis", 1, summer=-0.5)),
    ("papers-due", W, at("Meetings", 1, "Papers circulated"), lambda b: terms(b, say_deadlines=10)),
    ("papers-on-time", B, at("Meetings", 1, "Papers circulated"), lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 2, 4)).with_(today=date(2021, 2, 4))),
    ("minutes-on-time", B, at("Meetings", 0, "Minutes circulated"), lambda b: changed(b, "meetings", 0, minutes_circulated=b.today)),
    ("report-before-board", W, at("Calendar", 2, "Sent on"), lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 10))),
    ("cycle-focus", INFO, at("Calendar", 4, "Focus"), lambda b: changed(b, "calendar", 4, focus="").with_(today=date(2021, 3, 18))),
    ("group-meeting-in-calendar", W, at("Calendar", 3, "Date"), lambda b: added(changed(b, "meetings", 1, date=date(2021, 2, 11)), "meetings", 0, ref="PAG-2021-06", date=date(2021, 6, 10)).with_(calendar=(*b.calendar, replace(b.calendar[3], date=date(2021, 6, 10))))),
    ("agenda-fits", W, at("Agenda", 11, "Minutes"), lambda b: changed(changed(b, "agenda", 0, minutes=8), "agenda", 1, minutes=None)),
    ("leader-named", B, heading("Members", "Role"), lambda b: changed(b, "members", 0, left=date(2021, 1, 31))),
    ("kpi-in-range", W, at("KPIs", 1, "Autumn"), lambda b: changed(b, "kpis", 1, autumn=0.92)),
    ("kpi-in-range", E, at("KPIs", 0, "Autumn"), lambda b: changed(b, "kpis", 0, autumn=160)),
    ("email-valid", E, at("Members", 0, "Email"), lambda b: changed(b, "members", 0, email="Priya Marlowe <p.marlowe@example.org>")),
    ("email-valid", INFO, at("Members", 1, "Email"), lambda b: changed(b, "members", 1, email="P.Marlowe@example.org")),
    ("attendance-once", W, at("Attendance", 22, "Name"), lambda b: added(b, "attendance", 0, how="In person")),
    ("reference-unique", W, at("Actions", 1, "Ref"), lambda b: b.with_(keys=(*b.keys, Named(b.actions[1].at.cell("Ref"), "A-2020-1", "Actions")))),
    ("placeholder-text", W, at("Actions", 0, "Progress"), lambda b: changed(b, "actions", 0, progress="xxx")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "level", "cell", "change"), CASES)
def test_one_change_breaks_the_rule_at_its_cell(shipped_book, rule, level, cell, change):
    assert (cell, level) in found(change(shipped_book), rule)
    assert len(found(change(shipped_book), rule)) == 1


def test_a_template_without_the_statement_is_told(shipped_book: Book):
    book = terms(shipped_book, confidentiality="Secret it.")
    told = [f for f in rules.check(book, ("Agenda",)) if f.rule == "confidential-marked"]
    assert [(str(f.cell), f.level) for f in told] == [(setting("Confidentiality statement"), B)]


def test_the_messages(shipped_book: Book, pytestconfig: pytest.Config):
    """Every message as the secretary reads it, to be read through when it changes."""
    by_id = {rule.id: rule for rule in rules.RULES}
    lines = [
        f"{f.rule} {f.level.value} {f.cell} [{f.clause}] {f.message}"
        for rule, _, _, change in CASES
        for f in by_id[rule].run(change(shipped_book).of_the_year())
    ]
    text = "\n".join(lines) + "\n"
    golden = ROOT / "tests" / "golden" / "messages.txt"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


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
    ("the board's name inside a longer one", "accountable-to", lambda b: without(b, "calendar", 2, 4, 5)),
    ("a moved meeting with a note", "meeting-as-scheduled", lambda b: changed(b, "meetings", 1, date=date(2021, 2, 11), note="Moved for the snow.")),
    ("a cancelled one with a note", "meeting-as-scheduled", lambda b: changed(b, "meetings", 1, status="Cancelled", note="Snow.")),
    ("The in front of a name", "named-partners", lambda b: terms(b, named_partners=("Humber Teaching School",))),
    ("agreed on the year's first day", "membership-agreed", lambda b: terms(b, membership_agreed_on=date(2020, 9, 1))),
    ("a year written in full", "terms-consistent", lambda b: terms(b, year_name="2020/2021")),
    ("February alone", "terms-consistent", lambda b: b),
    ("one leaves as another arrives", "quorum-kept", lambda b: handing_over(b)),
    ("an inquorate meeting is told once", "quorum-kept", lambda b: sick(b)),
    ("a decision that was confirmed", "decision-quorate", lambda b: added(leaving(b, time(11, 15)), "decisions", 0, ref="D-2021-09", meeting="PAG-2020-11", text="Confirmed D-2021-05.")),
    ("a recommendation", "decision-quorate", lambda b: changed(leaving(b, time(11, 15)), "decisions", 7, text="Recommended the courses and conferences.")),
    ("nobody recorded: told by another rule", "chair-present", lambda b: without(b, "attendance")),
    ("eight days to go", "replies-missing", lambda b: b.with_(today=date(2021, 1, 27))),
    ("a guest with an organisation", "attendance-in-office", lambda b: added(b, "attendance", 3, name="Jo Speaker", substitute_for="", status="Present")),
    ("two seats, the row says which", "attendance-in-office", lambda b: changed(added(b, "members", 0, organisation="Larkspur School", role="Member"), "attendance", 0, organisation="Larkspur School")),
    ("Big 3 says all of them", "focus-covers-priorities", lambda b: b.with_(meetings=tuple(replace(m, focus="Big 3") for m in b.meetings))),
    ("any of a priority's names", "focus-covers-priorities", lambda b: changed(b, "meetings", 1, focus="ITT, CPD and S2S")),
    ("next year by other words", "agenda-plans-next-year", lambda b: without(b, "agenda", 5, 6, 7)),
    ("deferred", "decision-recorded", lambda b: changed(held(b).with_(decisions=tuple(d for d in held(b).decisions if d.agenda_no != "6")), "agenda", 5, notes="Deferred to March")),
    ("minutes not yet written", "decision-recorded", lambda b: changed(held(b), "meetings", 1, minutes_status="Not started").with_(decisions=())),
    ("minutes not yet written", "outcomes-met", lambda b: changed(held(b), "meetings", 1, minutes_status="Not started").with_(decisions=())),
    ("a paper with the others", "paper-late", lambda b: changed(held(b), "agenda", 5, paper_sent=date(2021, 1, 28))),
    ("all papers late: told once", "paper-late", lambda b: changed(changed(held(b), "meetings", 1, papers_circulated=date(2021, 2, 1)), "agenda", 5, paper_sent=date(2021, 2, 1))),
    ("a telephone call", "communication-channel", lambda b: changed(b, "communications", 0, channel="Phone call")),
    ("no channel", "communication-channel", lambda b: changed(b, "communications", 0, channel="")),
    ("fifteen days to go", "venue-known", lambda b: changed(b, "meetings", 1, venue="").with_(today=date(2021, 1, 20))),
    ("due today", "termly-report-sent", lambda b: b.with_(today=date(2021, 3, 17))),
    ("due by today", "plan-reported", lambda b: changed(b, "objectives", 2, by_when=b.today)),
    ("late and done", "plan-reported", lambda b: changed(b, "objectives", 2, by_when=date(2021, 1, 1), rag="Blue")),
    ("early in the year", "partnership-contribution", lambda b: without(b, "developments", 0, 1)),
    ("dated after today", "communications-sent", lambda b: changed(b, "communications", 0, sent_on=None, date=date(2021, 1, 19))),
    ("no source anywhere", "kpi-national", lambda b: b.with_(kpis=tuple(replace(k, source="") for k in b.kpis))),
    ("not yet", "kpi-updated", lambda b: changed(b, "kpis", 3, autumn=None, comment="Not yet known")),
    ("zero is a value", "kpi-updated", lambda b: changed(b, "kpis", 3, autumn=0)),
    ("a yearly one in autumn", "kpi-updated", lambda b: changed(b, "kpis", 1, autumn=None)),
    ("a national floor", "kpi-direction", lambda b: changed(b, "kpis", 3, target=30)),
    ("keeping the level", "kpi-direction", lambda b: changed(b, "kpis", 2, target=7)),
    ("somebody else pays", "no-spending", lambda b: changed(b, "actions", 0, text="Order handbooks (\u00a3240, paid by the TSA)")),
    ("a venue", "no-spending", lambda b: changed(b, "actions", 0, text="Book a venue for \u00a3200")),
    ("a funded project", "no-spending", lambda b: changed(b, "actions", 0, text="Report on the EEF-funded project")),
    ("pay attention", "no-spending", lambda b: changed(b, "actions", 0, text="Pay attention to workload")),
    ("a budget: its money is its own", "no-spending", lambda b: terms(changed(b, "actions", 0, text="Buy handbooks (\u00a3240)"), holds_a_budget=True)),
    ("another title for it", "reference-documents", lambda b: changed(b, "documents", 5, title="TSC Key Performance Indicators")),
    ("no month to judge", "documents-current", lambda b: changed(b, "documents", 2, dated="latest")),
    ("fifteen months before the year's end", "documents-current", lambda b: changed(b, "documents", 2, dated="May 2020")),
    ("another body in a month that has its own", "cycle-body", lambda b: added(b, "calendar", 3, date=date(2020, 12, 15))),
    ("DfE news by another name", "cycle-focus", lambda b: changed(b, "calendar", 2, focus="Strategic priorities LLF TSA; DfE and TSC news; progress reports")),
    ("a cancelled meeting", "group-meeting-in-calendar", lambda b: changed(without(b, "calendar", 1), "meetings", 0, status="Cancelled")),
    ("sent on the last day", "report-before-board", lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 3))),
    ("due today", "report-before-board", lambda b: b.with_(today=date(2021, 3, 11))),
    ("the board has met: told by another rule", "report-before-board", lambda b: b.with_(today=date(2021, 3, 18))),
    ("infants and juniors", "name-alike", lambda b: changed(changed(b, "organisations", 3, name="Saltmarsh Infant School"), "organisations", 4, name="Saltmarsh Junior School")),
    ("a trust's academies", "name-alike", lambda b: changed(changed(b, "organisations", 3, name="Academy A of the Trust"), "organisations", 4, name="Academy B of the Trust")),
    ("short names", "name-alike", lambda b: changed(changed(b, "members", 1, name="Jo Lee"), "members", 2, name="Jo Lea")),
    ("sent today", "dates-plausible", lambda b: changed(b, "meetings", 1, papers_circulated=b.today)),
    ("sixty days before", "dates-plausible", lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 9, 13))),
    ("minutes on the day itself", "dates-plausible", lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 12))),
    ("three years ahead", "dates-plausible", lambda b: changed(b, "actions", 0, due=date(2024, 1, 29))),
    ("far off: it may still be open", "placeholder-text", lambda b: changed(b, "agenda", 5, lead="TBC").with_(today=date(2021, 1, 4))),
    ("sent on the day the board meets", "termly-report-sent", lambda b: changed(b, "calendar", 2, sent_on=date(2020, 12, 10))),
    ("ten characters are enough", "confidential-marked", lambda b: terms(b, confidentiality="Secret it.")),
    ("sixty-one days before", "partnership-contribution", lambda b: without(b, "developments", 0, 1).with_(today=date(2021, 7, 3))),
    ("someone of the office as a guest", "secretariat-present", lambda b: changed(b, "attendance", 13, name="Temp Person", organisation="LLF TSA Office")),
    ("an e-mail with a plus", "email-valid", lambda b: changed(b, "members", 0, email="p.marlowe+pag@mail.example.org")),
    ("mail, phone, call", "communication-channel", lambda b: changed(changed(b, "communications", 0, channel="mail"), "communications", 1, channel="Call")),
    ("confirmed two months ago, at a month's end", "leader-confirmed", lambda b: changed(terms(b, leader_confirmed_months=2), "members", 0, confirmed_on=date(2020, 12, 31)).with_(today=date(2021, 2, 28))),
    ("confirmed a month ago, at a month's end", "leader-confirmed", lambda b: changed(terms(b, leader_confirmed_months=1), "members", 0, confirmed_on=date(2020, 10, 31)).with_(today=date(2020, 11, 30))),
    ("items that end where the gap begins", "decision-quorate", lambda b: leaving(b, time(11, 20))),
    ("members by two organisations in turn", "reference-unique", lambda b: later_seat(b)),
    ("a meeting on the day itself", "action-dates", lambda b: changed(b, "actions", 1, completed_on=date(2020, 11, 12))),
    ("no meeting known", "action-dates", lambda b: changed(b, "actions", 0, raised_at="PAG-1999", due=date(1999, 1, 1))),
    ("far off: no agenda yet", "standing-items", lambda b: without(b, "agenda").with_(today=date(2021, 1, 13))),
    ("year's last day plus the months allowed", "dates-plausible", lambda b: changed(b, "objectives", 0, by_when=date(2024, 12, 31))),
    ("three years back", "dates-plausible", lambda b: changed(b, "actions", 0, due=date(2017, 1, 1))),
    ("year totals", "dates-plausible", lambda b: changed(b, "meetings", 0, minutes_circulated=date(2021, 1, 18))),
    ("a number of the priority's name", "kpi-per-priority", lambda b: b.with_(kpis=tuple(replace(k, priority="Professional Support") if k.priority == "PS" else k for k in b.kpis))),
    ("by the priority's name", "plan-per-priority", lambda b: b.with_(objectives=tuple(replace(o, priority="Professional Support") if o.priority == "PS" else o for o in b.objectives))),
    ("by the priority's name", "termly-report", lambda b: b.with_(developments=tuple(replace(d, priority="Professional Support") if d.priority == "PS" else d for d in b.developments))),
    ("by the priority's name", "partnership-contribution", lambda b: b.with_(developments=tuple(replace(d, priority="Professional Support") if d.priority == "PS" else d for d in b.developments), today=date(2021, 9, 2))),
    ("the third day of a red one", "rag-explained", lambda b: changed(b, "developments", 0, rag="Red")),
    ("an overdue one that is complete", "action-overdue", lambda b: changed(b, "actions", 1, due=date(2020, 12, 1))),
    ("the first name of another age", "name-alike", lambda b: changed(changed(b, "members", 1, name="Sam Fox 1 Smith"), "members", 2, name="Sam Fox 2 Smith")),
    ("actions on all priorities and aspects", "outcomes-met", lambda b: with_actions(b, ("ITT", "PL", "PS"))),
    ("a telephone only", "reachable", lambda b: changed(b, "members", 0, email="")),
    ("an e-mail only", "reachable", lambda b: changed(b, "members", 0, telephone="")),
    ("agreed on the day of the first meeting", "membership-agreed", lambda b: terms(b, membership_agreed_on=date(2020, 11, 12))),
    ("no meeting yet", "membership-agreed", lambda b: without(b, "meetings")),
    ("a hundred per cent, a half", "kpi-in-range", lambda b: changed(changed(b, "kpis", 1, target=100), "kpis", 4, autumn=1.5)),
    ("a Friday", "closed-day", lambda b: changed(b, "calendar", 4, date=date(2021, 3, 19))),
    ("joined and left on one day", "times-ordered", lambda b: changed(b, "members", 4, joined=date(2020, 12, 31))),
    ("another document may be old", "documents-current", lambda b: changed(b, "documents", 3, dated="July 2010")),
    ("five of a name's cells", "quorum-expected", lambda b: terms(b, quorum=3)),
    ("people are counted", "quorum-possible", lambda b: terms(b, quorum=9, quorum_counts="people")),
    ("people are counted", "quorum-expected", lambda b: terms(away_all(b), quorum_counts="people")),
    ("papers sent on the meeting's eve, told as late", "papers-due", lambda b: changed(b, "meetings", 1, papers_circulated=b.today)),
    ("the repeat closes the gap", "agenda-numbered", lambda b: b),
    ("minutes sent early", "minutes-due", lambda b: changed(b, "meetings", 1, minutes_circulated=date(2021, 2, 8)).with_(today=date(2021, 2, 9))),
    ("ten times the target", "kpi-in-range", lambda b: changed(b, "kpis", 0, autumn=150)),
    ("one per cent of a small target", "kpi-in-range", lambda b: changed(changed(b, "kpis", 1, autumn=0.5), "kpis", 1, target=1, baseline=0.5, autumn=0.5)),
    ("the same row twice: told by another rule", "attendance-once", lambda b: added(b, "attendance", 0)),
    ("another year's number", "reference-unique", lambda b: b.with_(keys=(*b.keys, Named(b.actions[1].at.cell("Ref"), "A-2021-01", "Actions")))),
    ("a name with X in it", "placeholder-text", lambda b: changed(b, "agenda", 5, lead="Xavier Maxx")),
]  # fmt: skip


def handing_over(book: Book) -> Book:
    """Three organisations throughout: one leaves at the minute another arrives."""
    times = {"Grace Okell": (None, time(10, 0)), "Lena Brackwell": (time(10, 0), None)}
    rows = tuple(
        replace(a, arrived=times[a.name][0], left=times[a.name][1])
        if a.meeting == "PAG-2021-02" and a.name in times
        else a
        for a in held(book).attendance
        if a.meeting != "PAG-2021-02" or a.name != "Yusuf Harland"
    )
    return held(book).with_(attendance=rows)


def later_seat(book: Book) -> Book:
    """One person left a seat and took it again later."""
    named = Named(book.members[1].at.cell("Name"), "Priya Marlowe", "Members")
    first = replace(book.members[0], left=date(2019, 9, 1))
    again = replace(book.members[0], joined=date(2019, 9, 2))
    members = (first, *book.members[1:], again)
    return book.with_(keys=(*book.keys, named), members=members)


def _second_seat(book: Book) -> Book:
    book = added(book, "members", 0, organisation="Larkspur School", role="Member")
    named = Named(book.members[-1].at.cell("Name"), "Priya Marlowe", "Members")
    return book.with_(keys=(*book.keys, named))


@pytest.mark.parametrize(("case", "rule", "change"), KEPT)
def test_what_keeps_the_rule(shipped_book, case, rule, change):
    assert found(change(shipped_book), rule) == [], case


ONE_MISTAKE = [
    ("an organisation, where it is listed", ("Organisations", 5, "Organisation", "Larkspurr School"), "reference-known"),
    ("an organisation, where it is used", ("Members", 8, "Organisation", "Larkspurr School"), "reference-known"),
    ("a member, where they are listed", ("Members", 2, "Name", "Owen Tanslay"), "reference-known"),
    ("the Leader, where they are listed", ("Members", 0, "Name", "Priya Marlow"), "reference-known"),
    ("a meeting held", ("Meetings", 0, "Meeting", "PAG-2020-12"), "reference-known"),
    ("a meeting to come", ("Meetings", 1, "Meeting", "PAG-2021-03"), "reference-known"),
    ("a priority", ("Priorities", 1, "Code", "PLL"), "priorities-complete"),
    ("the board", ("Terms", 5, "Value", "Strategic Bord"), "accountable-to"),
    ("a year", ("Meetings", 1, "Date", date(2020, 2, 4)), "meeting-in-year"),
    ("a year", ("Meetings", 0, "Date", date(2021, 11, 12)), "meeting-in-year"),
    ("a name in Attendance", ("Attendance", 1, "Name", "Owen Tanslay"), "attendance-in-office"),
    ("a Role", ("Members", 0, "Role", "Member"), "leader-named"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "rule"), ONE_MISTAKE)
def test_one_mistake_is_one_finding(what, change, rule):
    reading = read_with(*change)
    assert reading.book is not None
    found = [f.rule for f in rules.check(reading.book) if f.rule != "papers-due"]
    assert found == [rule], what


def test_one_misspelt_name_is_one_finding(shipped_book: Book):
    book = with_reference(shipped_book, "Members", "Grace Okel")
    book = with_reference(book, "Members", "GRACE OKEL ")
    (finding,) = [f for f in rules.check(book) if f.rule == "reference-known"]
    assert 'Did you mean "Grace Okell"?' in finding.message
    assert f"So also in {at('Actions', 0, 'Owner')}" in finding.message


def test_messages_say_where_what_and_what_to_do(shipped_book: Book):
    late = changed(shipped_book, "meetings", 1, papers_circulated=date(2021, 2, 1))
    late = late.with_(today=date(2021, 2, 2))
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
