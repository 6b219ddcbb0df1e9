"""Meetings: how often the group meets, and when."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen import rules
from tests.builders import changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning
from tests.rules.changes import cancelled, extraordinary, held, last_year

CASES = [
    *of(
        "yearly-meeting",
        warning(
            "fewer meetings than asked for",
            heading("Meetings", "Date"),
            lambda b: terms(b, meetings_in_year=3),
        ),
        warning("no meeting at all", heading("Meetings", "Date"), lambda b: without(b, "meetings")),
        warning(
            "one too few on the year's last day",
            heading("Meetings", "Date"),
            lambda b: terms(b, meetings_in_year=3).with_(today=date(2021, 8, 31)),
        ),
        breach(
            "one too few, and the year is over",
            heading("Meetings", "Date"),
            lambda b: terms(b, meetings_in_year=3).with_(today=date(2021, 9, 1)),
        ),
        info(
            "one too few, as a Note says",
            heading("Meetings", "Date"),
            lambda b: changed(
                terms(b, meetings_in_year=3), "meetings", 1, note="meetings: the flood in June"
            ).with_(today=date(2021, 9, 1)),
        ),
        warning(
            "one of the year before counts for none",
            heading("Meetings", "Date"),
            lambda b: terms(last_year(b), meetings_in_year=3),
        ),
        keeps("an extraordinary one counts", lambda b: terms(extraordinary(b), meetings_in_year=2)),
        keeps("a planned meeting counts for the year", lambda b: without(b, "meetings", 0)),
    ),
    *of(
        "meeting-month",
        warning(
            "moved to March, February still to come",
            at("Meetings", 0, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4)),
        ),
        breach(
            "moved to March, February has passed",
            at("Meetings", 0, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 3, 4)).with_(
                today=date(2021, 3, 1)
            ),
        ),
        warning(
            "the meeting of the month is cancelled",
            at("Meetings", 0, "Date"),
            lambda b: changed(b, "meetings", 1, status="Cancelled"),
        ),
        warning(
            "a second month without a meeting",
            at("Meetings", 0, "Date"),
            lambda b: terms(b, meeting_months=("February 2020", "May")),
        ),
        warning(
            "the meeting of the month is extraordinary", at("Meetings", 0, "Date"), extraordinary
        ),
        warning(
            "all meetings are extraordinary",
            at("Meetings", 0, "Date"),
            lambda b: changed(extraordinary(b), "meetings", 0, kind="Extraordinary"),
        ),
        info(
            "moved to March, as its Note says",
            at("Meetings", 0, "Date"),
            lambda b: changed(
                b, "meetings", 1, date=date(2021, 3, 4), note="month: the snow in February"
            ).with_(today=date(2021, 3, 1)),
        ),
        keeps("any year beside the month", lambda b: terms(b, meeting_months=("February 2020",))),
    ),
    *of(
        "meeting-in-year",
        warning(
            "a mistyped year",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2020, 2, 4)),
        ),
        warning(
            "the day after the year ends",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 9, 1)),
        ),
        warning(
            "a mistyped year, and the reference says nothing of it",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, ref="M2", date=date(2020, 2, 4)),
        ),
        warning(
            "ten years before",
            at("Meetings", 2, "Date"),
            lambda b: changed(last_year(b, ref="M0"), "meetings", 2, date=date(2010, 6, 18)),
        ),
        keeps("the year's last day", lambda b: changed(b, "meetings", 1, date=date(2021, 8, 31))),
        keeps("the last meeting of the year before", last_year),
        keeps(
            "the last meeting of the year before, by its number",
            lambda b: last_year(b, ref="M0"),
        ),
        keeps(
            "the last meeting of the year before, by that year's name",
            lambda b: last_year(b, ref="PAG 2019-20 no 3"),
        ),
    ),
    *of(
        "extraordinary-why",
        info(
            "nobody says why it was called",
            at("Meetings", 1, "Note"),
            lambda b: changed(b, "meetings", 1, kind="Extraordinary"),
        ),
        keeps("its Note says why", extraordinary),
    ),
    *of(
        "cancelled-items",
        info(
            "the next meeting's agenda has none of them",
            at("Agenda", 5, "Item"),
            lambda b: cancelled(b, "Welcome and apologies"),
        ),
        info(
            "the next meeting has no agenda yet",
            at("Agenda", 5, "Item"),
            cancelled,
        ),
        keeps(
            "they were taken over",
            lambda b: cancelled(b, *(item.title for item in b.agenda)),
        ),
        keeps("no meeting is to come", lambda b: changed(b, "meetings", 1, status="Cancelled")),
        keeps(
            "the one to come is extraordinary",
            lambda b: changed(cancelled(b), "meetings", 2, kind="Extraordinary"),
        ),
    ),
    *of(
        "cancelled-recorded",
        warning(
            "a decision of it",
            at("Meetings", 1, "Status"),
            lambda b: changed(cancelled(b), "decisions", 0, meeting="PAG-2021-02"),
        ),
        warning(
            "an action raised at it, by its day",
            at("Meetings", 1, "Status"),
            lambda b: changed(cancelled(b), "actions", 0, raised_at="4 February 2021"),
        ),
        warning(
            "somebody present",
            at("Meetings", 1, "Status"),
            lambda b: changed(cancelled(b), "attendance", 17, status="Present"),
        ),
        warning(
            "its minutes went out",
            at("Meetings", 1, "Status"),
            lambda b: changed(
                cancelled(b), "meetings", 1, minutes_circulated=date(2021, 2, 9)
            ).with_(today=date(2021, 2, 12)),
        ),
        keeps("nothing but who was expected, and its agenda", cancelled),
        keeps(
            "its papers had gone out",
            lambda b: changed(cancelled(b), "meetings", 1, papers_circulated=date(2021, 1, 18)),
        ),
    ),
    *of(
        "meeting-as-scheduled",
        warning(
            "moved without a note",
            at("Meetings", 1, "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 2, 11)),
        ),
        warning(
            "cancelled without a note",
            at("Meetings", 1, "Note"),
            lambda b: changed(b, "meetings", 1, status="Cancelled"),
        ),
        warning(
            "a scheduled day that Meetings lacks",
            heading("Meetings", "Date"),
            lambda b: terms(b, scheduled_meetings=(date(2021, 2, 4), date(2021, 6, 10))),
        ),
        warning(
            "an extraordinary meeting on the day is none of them",
            heading("Meetings", "Date"),
            extraordinary,
        ),
        keeps(
            "a moved meeting with a note",
            lambda b: changed(b, "meetings", 1, date=date(2021, 2, 11), note="Moved for the snow."),
        ),
        keeps(
            "one moved by more than a month, whose note names the day",
            lambda b: changed(
                b, "meetings", 1, date=date(2021, 4, 22), note="In place of 4 February: the snow."
            ),
        ),
        keeps(
            "one that was put off by months, as its note says",
            lambda b: changed(b, "meetings", 1, date=date(2021, 6, 10), note="Postponed: the snow"),
        ),
        warning(
            "a meeting on its own scheduled day that moved to another room",
            heading("Meetings", "Date"),
            lambda b: terms(
                changed(b, "meetings", 1, note="Moved to the hall."),
                scheduled_meetings=(date(2021, 2, 4), date(2021, 6, 10)),
            ),
        ),
        warning(
            "one far from the day, whose note speaks of something else",
            heading("Meetings", "Date"),
            lambda b: changed(b, "meetings", 1, date=date(2021, 4, 22), note="With lunch."),
        ),
        keeps(
            "a cancelled one with a note",
            lambda b: changed(b, "meetings", 1, status="Cancelled", note="Snow."),
        ),
    ),
    *of(
        "terms-consistent",
        info(
            "a year beside the month that is another",
            setting("Meeting month"),
            lambda b: terms(b, meeting_months=("February 2020",)),
        ),
        info(
            "a year's name that spans two years",
            setting("Academic year"),
            lambda b: terms(b, year_name="2020-22"),
        ),
        keeps("a year written in full", lambda b: terms(b, year_name="2020/2021")),
        keeps(
            "two months without a year", lambda b: terms(b, meeting_months=("February", "November"))
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_meetings(shipped_book, case):
    case.holds_of(shipped_book)


def test_a_cancelled_meetings_business_is_offered_to_the_next_one(shipped_book):
    (finding,) = [f for f in rules.check(cancelled(shipped_book)) if f.rule == "cancelled-items"]
    assert finding.message.startswith(
        "PAG-2021-02 (Thursday 4 February 2021) is cancelled. Its items were '"
    )
    assert "'Professional Support: progress and plans for 2021-22'" in finding.message
    for standing in ("Declarations", "other urgent business"):
        assert standing not in finding.message
    assert finding.message.endswith(
        "Add what is still wanted to the agenda of PAG-2021-03 (Thursday 4 March 2021)."
    )


def test_a_meeting_of_the_year_before_owes_nothing_and_is_no_mistake(shipped_book):
    before = {f.message for f in rules.check(shipped_book)}
    assert {f.message for f in rules.check(last_year(shipped_book))} == before


def test_what_is_recorded_of_a_cancelled_meeting_is_said_in_one_line(shipped_book):
    book = changed(held(shipped_book), "meetings", 1, status="Cancelled", note="Snow.")
    (finding,) = [f for f in rules.check(book) if f.rule == "cancelled-recorded"]
    assert finding.message.startswith(
        "PAG-2021-02 (Thursday 4 February 2021) is Cancelled, and yet D-2021-01"
    )
    assert finding.message.endswith(
        " If it was held, correct 'Status'; if not, correct 'Meeting' in Decisions, Attendance and "
        "'Minutes circulated'."
    )
    assert len(finding.message) < 500
