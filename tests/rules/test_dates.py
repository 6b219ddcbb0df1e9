"""Dates: times and dates agree with one another, and with today."""

from __future__ import annotations

from datetime import date, time

import pytest

from llf_docgen import rules
from tests.builders import changed
from tests.cells import at
from tests.rules.cases import error, keeps, of, warning
from tests.rules.changes import agreed_by_email, by_email, held, sent_to_board

CASES = [
    *of(
        "times-ordered",
        error(
            "ends before it starts",
            at("Meetings", 1, "End"),
            lambda b: changed(b, "meetings", 1, end=time(9, 0)),
        ),
        error(
            "left before joining",
            at("Members", 0, "Left"),
            lambda b: changed(b, "members", 0, left=date(2018, 1, 1)),
        ),
        error(
            "left at the minute of arriving",
            at("Attendance", 3, "Left"),
            lambda b: changed(b, "attendance", 3, left=time(15, 40)),
        ),
        error(
            "ends at the minute it starts",
            at("Meetings", 1, "End"),
            lambda b: changed(b, "meetings", 1, end=time(9, 30)),
        ),
        warning(
            "starts in the night, where the afternoon is meant",
            at("Meetings", 1, "Start"),
            lambda b: changed(b, "meetings", 1, start=time(2, 30), end=time(16, 30)),
        ),
        keeps(
            "starts early in the morning",
            lambda b: changed(b, "meetings", 1, start=time(7, 0)),
        ),
        keeps(
            "joined and left on one day",
            lambda b: changed(b, "members", 4, joined=date(2020, 12, 31)),
        ),
        error(
            "closed before it started",
            at("Meetings", 0, "Closed"),
            lambda b: changed(b, "meetings", 0, closed=time(15, 0)),
        ),
        warning(
            "closed twelve hours after its end",
            at("Meetings", 0, "Closed"),
            lambda b: changed(b, "meetings", 0, closed=time(23, 20)),
        ),
        error(
            "came when the meeting was closed",
            at("Attendance", 3, "Arrived"),
            lambda b: changed(
                changed(b, "meetings", 0, closed=time(16, 50)),
                "attendance",
                3,
                arrived=time(16, 50),
            ),
        ),
        warning(
            "came when the meeting was to be over",
            at("Attendance", 3, "Arrived"),
            lambda b: changed(
                changed(b, "meetings", 0, closed=None), "attendance", 3, arrived=time(20, 0)
            ),
        ),
        error(
            "left before the meeting began",
            at("Attendance", 4, "Left"),
            lambda b: changed(b, "attendance", 4, left=time(9, 0)),
        ),
        keeps(
            "came a minute before it closed",
            lambda b: changed(
                changed(b, "meetings", 0, closed=time(16, 50)),
                "attendance",
                3,
                arrived=time(16, 49),
            ),
        ),
        keeps(
            "closed later than planned",
            lambda b: changed(b, "meetings", 0, closed=time(17, 10)),
        ),
    ),
    *of(
        "dates-plausible",
        error(
            "papers a year ahead",
            at("Meetings", 1, "Papers circulated"),
            lambda b: changed(b, "meetings", 1, papers_circulated=date(2022, 1, 28)),
        ),
        error(
            "papers the day after the meeting",
            at("Meetings", 0, "Papers circulated"),
            lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 11, 13)),
        ),
        error(
            "papers a year before",
            at("Meetings", 0, "Papers circulated"),
            lambda b: changed(b, "meetings", 0, papers_circulated=date(2019, 11, 4)),
        ),
        warning(
            "papers ten weeks before",
            at("Meetings", 0, "Papers circulated"),
            lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 9, 4)),
        ),
        error(
            "minutes a year before",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: changed(b, "meetings", 0, minutes_circulated=date(2019, 11, 18)),
        ),
        error(
            "minutes a year ahead",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: changed(b, "meetings", 0, minutes_circulated=date(2021, 11, 18)),
        ),
        error(
            "minutes approved at an earlier meeting",
            at("Meetings", 1, "Approved at"),
            lambda b: changed(b, "meetings", 1, approved_at="PAG-2020-11"),
        ),
        error(
            "present at a meeting to come",
            at("Attendance", 17, "Status"),
            lambda b: changed(b, "attendance", 17, status="Present"),
        ),
        error(
            "an action complete in the future",
            at("Actions", 1, "Completed on"),
            lambda b: changed(b, "actions", 1, completed_on=date(2021, 12, 9)),
        ),
        error(
            "a message sent before its date",
            at("Communications", 0, "Sent on"),
            lambda b: changed(b, "communications", 0, sent_on=date(2020, 11, 15)),
        ),
        warning(
            "an action due nine years ago",
            at("Actions", 0, "Due"),
            lambda b: changed(b, "actions", 0, due=date(2012, 1, 29)),
        ),
        error(
            "papers tomorrow",
            at("Meetings", 1, "Papers circulated"),
            lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 19)),
        ),
        error(
            "minutes the day before the meeting",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 11)),
        ),
        error(
            "a message sent a year before",
            at("Communications", 0, "Sent on"),
            lambda b: changed(b, "communications", 0, sent_on=date(2019, 11, 18)),
        ),
        error(
            "a report sent in the future",
            at("Calendar", 2, "Sent on"),
            lambda b: changed(b, "calendar", 2, sent_on=date(2021, 12, 3)),
        ),
        warning(
            "a board five years ago",
            at("Calendar", 4, "Date"),
            lambda b: changed(b, "calendar", 4, date=date(2016, 3, 17)),
        ),
        warning(
            "an objective four years ahead",
            at("Action plan", 0, "By when"),
            lambda b: changed(b, "objectives", 0, by_when=date(2025, 1, 1)),
        ),
        warning(
            "a message dated years ago",
            at("Communications", 0, "Date"),
            lambda b: changed(b, "communications", 0, date=date(2016, 11, 16)),
        ),
        warning(
            "papers on a leap day, which has no twin in another year",
            at("Meetings", 0, "Papers circulated"),
            lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 2, 29)),
        ),
        error(
            "a report sent a year before its board",
            at("Calendar", 4, "Sent on"),
            lambda b: sent_to_board(b, 4, date(2020, 3, 11), today=date(2021, 3, 8)),
        ),
        error(
            "the section of the Partnership Report sent a year before",
            at("Calendar", 6, "Sent on"),
            lambda b: sent_to_board(b, 6, date(2020, 9, 2), today=date(2021, 9, 3)),
        ),
        error(
            "the same, before the day that may be meant",
            at("Calendar", 6, "Sent on"),
            lambda b: sent_to_board(b, 6, date(2020, 9, 2), today=date(2021, 8, 25)),
        ),
        warning(
            "a report sent five months before its board",
            at("Calendar", 5, "Sent on"),
            lambda b: sent_to_board(b, 5, date(2021, 2, 8), today=date(2021, 3, 8)),
        ),
        keeps(
            "the section of the Partnership Report sent before the summer",
            lambda b: sent_to_board(b, 6, date(2021, 6, 10), today=date(2021, 8, 25)),
        ),
        keeps(
            "a report sent after its board, which another rule tells",
            lambda b: sent_to_board(b, 2, date(2021, 1, 8), today=date(2021, 1, 18)),
        ),
        keeps("papers sent today", lambda b: changed(b, "meetings", 1, papers_circulated=b.today)),
        keeps(
            "papers sixty days before",
            lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 9, 13)),
        ),
        keeps(
            "minutes on the day itself",
            lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 12)),
        ),
        keeps(
            "an action due three years ahead",
            lambda b: changed(b, "actions", 0, due=date(2024, 1, 29)),
        ),
        keeps(
            "an objective years after the year's last day",
            lambda b: changed(b, "objectives", 0, by_when=date(2024, 12, 31)),
        ),
        keeps(
            "an action due three years ago",
            lambda b: changed(b, "actions", 0, due=date(2017, 1, 1)),
        ),
        keeps(
            "minutes two months after, today",
            lambda b: changed(b, "meetings", 0, minutes_circulated=date(2021, 1, 18)),
        ),
        error(
            "approved on the day before the meeting",
            at("Meetings", 0, "Approved on"),
            lambda b: changed(b, "meetings", 0, approved_on=date(2020, 11, 11)),
        ),
        error(
            "approved tomorrow",
            at("Meetings", 0, "Approved on"),
            lambda b: changed(b, "meetings", 0, approved_on=date(2021, 1, 19)),
        ),
        warning(
            "approved on another day than the meeting that approved them",
            at("Meetings", 0, "Approved on"),
            lambda b: changed(
                held(b), "meetings", 0, approved_at="PAG-2021-02", approved_on=date(2021, 2, 5)
            ),
        ),
        warning(
            "approved by e-mail before they were circulated",
            at("Meetings", 0, "Approved on"),
            lambda b: by_email(b, "Approved", date(2020, 11, 17)),
        ),
        warning(
            "approved at a meeting before they were circulated",
            at("Meetings", 0, "Approved at"),
            lambda b: changed(held(b), "meetings", 0, minutes_circulated=date(2021, 2, 5)),
        ),
        keeps(
            "approved by e-mail on the day of circulation",
            lambda b: by_email(b, "Approved", date(2020, 11, 18)),
        ),
        error(
            "a decision of tomorrow",
            at("Decisions", 3, "Date"),
            lambda b: agreed_by_email(b, date=date(2021, 1, 19)),
        ),
        warning(
            "a decision of a meeting with another day",
            at("Decisions", 0, "Date"),
            lambda b: changed(b, "decisions", 0, date=date(2020, 11, 13)),
        ),
        error(
            "an action agreed tomorrow",
            at("Actions", 0, "Raised at"),
            lambda b: changed(b, "actions", 0, raised_at="19 January 2021"),
        ),
        error(
            "a paper sent tomorrow",
            at("Agenda", 5, "Paper sent"),
            lambda b: changed(b, "agenda", 5, paper_sent=date(2021, 1, 19)),
        ),
        warning(
            "a paper sent after the meeting",
            at("Agenda", 5, "Paper sent"),
            lambda b: changed(held(b), "agenda", 5, paper_sent=date(2021, 2, 5)),
        ),
        warning(
            "a paper sent with those of the meeting before",
            at("Agenda", 5, "Paper sent"),
            lambda b: changed(b, "agenda", 5, paper_sent=date(2020, 11, 4)),
        ),
        error(
            "a meeting to come has closed",
            at("Meetings", 1, "Closed"),
            lambda b: changed(b, "meetings", 1, closed=time(11, 30)),
        ),
        warning(
            "a meeting to come is Held",
            at("Meetings", 1, "Status"),
            lambda b: changed(b, "meetings", 1, status="Held"),
        ),
        keeps(
            "Held on the day of the meeting",
            lambda b: changed(b, "meetings", 1, status="Held").with_(today=date(2021, 2, 4)),
        ),
        keeps(
            "approved by e-mail on the day of the meeting",
            lambda b: changed(
                b, "meetings", 0, approved_at="by e-mail", approved_on=date(2020, 11, 12)
            ),
        ),
        keeps("a decision of today by e-mail", lambda b: agreed_by_email(b, date=b.today)),
        keeps(
            "an action agreed today",
            lambda b: changed(b, "actions", 0, raised_at="18 January 2021"),
        ),
        keeps(
            "closed on the day itself",
            lambda b: changed(b, "meetings", 1, closed=time(11, 20)).with_(today=date(2021, 2, 4)),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dates(shipped_book, case):
    case.holds_of(shipped_book)


@pytest.mark.parametrize(
    ("change", "today", "proposed"),
    [
        # Minutes of November, typed as of next year's: in September there is no such day yet.
        (("meetings", 0, {"minutes_circulated": date(2021, 11, 18)}), date(2020, 9, 5), None),
        (
            ("meetings", 0, {"minutes_circulated": date(2021, 11, 18)}),
            date(2021, 1, 18),
            "18 November 2020",
        ),
        # Approved before they went out on 18 November 2020, or on another day than approved at.
        (("meetings", 0, {"approved_on": date(2021, 11, 16)}), date(2021, 1, 18), None),
        (
            ("meetings", 0, {"approved_on": date(2021, 12, 16)}),
            date(2021, 1, 18),
            "16 December 2020",
        ),
        (("meetings", 1, {"papers_circulated": date(2022, 2, 20)}), date(2021, 3, 18), None),
        (("meetings", 1, {"papers_circulated": date(2020, 1, 28)}), date(2021, 1, 18), None),
        (
            ("meetings", 1, {"papers_circulated": date(2020, 1, 28)}),
            date(2021, 1, 29),
            "28 January 2021",
        ),
        (("calendar", 2, {"sent_on": date(2021, 12, 30)}), date(2021, 1, 18), None),
        (("calendar", 2, {"sent_on": date(2021, 12, 3)}), date(2021, 1, 18), "3 December 2020"),
        (("calendar", 6, {"sent_on": date(2020, 9, 2)}), date(2021, 8, 25), None),
        (("calendar", 6, {"sent_on": date(2020, 9, 2)}), date(2021, 9, 3), "2 September 2021"),
        (("communications", 0, {"sent_on": date(2021, 11, 2)}), date(2021, 1, 18), None),
        (("actions", 0, {"completed_on": date(2021, 11, 2)}), date(2021, 1, 18), None),
        (("actions", 0, {"raised_at": "5 May 2021"}), date(2020, 12, 1), None),
    ],
)
def test_only_a_day_that_can_be_meant_is_proposed(shipped_book, change, today, proposed):
    table, at_row, values = change
    book = changed(shipped_book, table, at_row, **values).with_(today=today).of_the_year()
    cells = {getattr(book, table)[at_row].at.number}
    told = [
        f.message
        for f in rules.find("dates-plausible").run(book)
        if f.cell.row in cells and f.cell.sheet == getattr(book, table)[at_row].at.sheet
    ]
    asked = [m for m in told if "Is the year mistyped (" in m]
    assert told
    if proposed:
        assert f"{proposed})?" in asked[0]
    else:
        assert not asked
