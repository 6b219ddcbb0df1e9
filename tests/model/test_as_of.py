"""The workbook as it stood on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from llf_docgen.model.as_of import approved_on, as_of
from llf_docgen.model.book import Book
from llf_docgen.model.records import Meeting
from tests.builders import action, changed, decision, meeting, present

NOVEMBER, FEBRUARY = date(2020, 11, 12), date(2021, 2, 4)
PAPERS, MINUTES, APPROVED = date(2020, 11, 4), date(2020, 11, 18), date(2021, 2, 12)


@pytest.fixture
def book(shipped_book: Book) -> Book:
    """November's minutes were approved by e-mail; February's were circulated."""
    november = meeting(
        "Nov",
        NOVEMBER,
        papers_circulated=PAPERS,
        minutes_circulated=MINUTES,
        minutes_status="Approved",
        approved_at="by e-mail",
        approved_on=APPROVED,
        corrections="item 6: two to read three",
        status="Held",
    )
    meetings = november, meeting("Feb", FEBRUARY, note="Bring the figures")
    return shipped_book.with_(meetings=meetings, today=date(2021, 7, 1))


def november(book: Book, *day: int, with_the_day: bool = True) -> Meeting:
    return as_of(book, date(*day), with_the_day).meetings[0]


def test_it_is_judged_by_that_day_and_today_it_is_itself(book: Book):
    assert as_of(book, NOVEMBER).today == NOVEMBER
    assert as_of(book, date(2021, 9, 30)).with_(today=book.today) == book


def test_papers_and_minutes_were_not_out_before_their_day(book: Book):
    before = november(book, 2020, 11, 3)
    assert (before.papers_circulated, before.minutes_circulated) == (None, None)
    assert november(book, 2020, 11, 4).papers_circulated == PAPERS
    assert november(book, 2020, 11, 17).minutes_circulated is None
    assert november(book, 2020, 11, 18).minutes_circulated == MINUTES


def test_the_day_itself_may_be_left_out(book: Book):
    assert november(book, 2020, 11, 4, with_the_day=False).papers_circulated is None
    assert november(book, 2020, 11, 5, with_the_day=False).papers_circulated == PAPERS
    assert november(book, 2020, 11, 12, with_the_day=False).status == ""
    assert november(book, 2020, 11, 12).status == "Held"


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ((2020, 11, 11), "Not started"),
        ((2020, 11, 12), "Draft"),
        ((2021, 2, 11), "Draft"),
        ((2021, 2, 12), "Approved"),
    ],
)
def test_minutes_were_a_draft_until_they_were_approved(book: Book, day, status):
    then = november(book, *day)
    assert then.minutes_status == status
    told = (then.approved_at, then.approved_on, then.corrections)
    whole = ("by e-mail", APPROVED, "item 6: two to read three")
    assert told == (whole if status == "Approved" else ("", None, ""))


@pytest.mark.parametrize("status", ["Not started", "Draft", "Not taken"])
def test_minutes_that_are_not_approved_stand_as_they_are(book: Book, status):
    book = changed(book, "meetings", 0, minutes_status=status)
    assert november(book, 2020, 11, 11).minutes_status == status


@pytest.mark.parametrize(
    ("day", "said", "status"),
    [
        ((2020, 11, 11), "Held", ""),
        ((2020, 11, 12), "Held", "Held"),
        ((2020, 11, 11), "Planned", "Planned"),
        ((2020, 11, 11), "Cancelled", "Cancelled"),
    ],
)
def test_a_meeting_was_not_held_before_its_day(book: Book, day, said, status):
    assert november(changed(book, "meetings", 0, status=said), *day).status == status


def test_what_has_no_day_of_its_own_stays(book: Book):
    assert as_of(book, PAPERS).meetings[1] == book.meetings[1]


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({}, APPROVED),
        ({"approved_on": None, "approved_at": "Feb"}, FEBRUARY),
        ({"approved_on": APPROVED, "approved_at": "Feb"}, APPROVED),
        ({"approved_on": None}, MINUTES),
        ({"approved_on": None, "minutes_circulated": None}, NOVEMBER),
        ({"minutes_status": "Draft"}, None),
    ],
)
def test_the_day_of_approval_is_said_or_its_meeting_s(book: Book, values, day):
    assert approved_on(book, replace(book.meetings[0], **values)) == day


def test_who_came_to_a_later_meeting_was_expected(book: Book):
    rows = (
        present("Feb", "Lea", arrived=time(9, 45), left=time(10, 0)),
        present("Feb", "Sam", status="Absent"),
        present("Feb", "Eve", status="Apologies"),
        present("elsewhere", "Ben"),
    )
    lived = book.with_(attendance=rows)
    before = as_of(lived, date(2021, 2, 3)).attendance
    assert [row.status for row in before] == ["Expected", "Expected", "Apologies", "Present"]
    assert (before[0].arrived, before[0].left, before[0].name) == (None, None, "Lea")
    assert as_of(lived, FEBRUARY).attendance == rows


def test_later_decisions_and_actions_were_not_there(book: Book):
    lived = book.with_(
        decisions=(
            decision("D-1", "Nov"),
            decision("D-2", "by e-mail", date=date(2020, 12, 1)),
            decision("D-3", "Feb"),
            decision("D-4", "by e-mail"),
        ),
        actions=(
            action("A-1", "Nov", status="Complete", completed_on=date(2021, 1, 8)),
            action("A-2", "Feb"),
            action("A-3", "an earlier year"),
        ),
    )

    def at(*day: int) -> tuple[list[str], list[str]]:
        then = as_of(lived, date(*day))
        return [d.ref for d in then.decisions], [a.ref for a in then.actions]

    assert at(2020, 11, 11) == (["D-4"], ["A-3"])
    assert at(2020, 11, 12) == (["D-1", "D-4"], ["A-1", "A-3"])
    assert at(2020, 12, 1) == (["D-1", "D-2", "D-4"], ["A-1", "A-3"])
    assert at(2021, 2, 4) == (["D-1", "D-2", "D-3", "D-4"], ["A-1", "A-2", "A-3"])
    assert as_of(lived, date(2021, 1, 7)).actions[0].status == "Open"
    assert as_of(lived, date(2021, 1, 8)).actions[0].status == "Complete"


def test_messages_and_papers_were_not_sent_before_their_day(book: Book):
    lived = changed(book, "communications", 0, sent_on=date(2020, 12, 3))

    def sent(*day: int) -> tuple[date | None, date | None]:
        then = as_of(lived, date(*day))
        return then.communications[0].sent_on, then.calendar[2].sent_on

    assert lived.calendar[2].sent_on == date(2020, 12, 3)
    assert sent(2020, 12, 2) == (None, None)
    assert sent(2020, 12, 3) == (date(2020, 12, 3), date(2020, 12, 3))
