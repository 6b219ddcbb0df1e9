"""The year planner: every date with its deadlines, what became of it, and next year's dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from llf_docgen.documents.year import key_dates
from llf_docgen.model.day_in_words import day_in_words
from llf_docgen.model.states import MeetingKind, MeetingStatus, PaperDue
from llf_docgen.word.template import Template
from tests import books
from tests.builders import added, changed, terms, without
from tests.conftest import TEMPLATES
from tests.documents import told_on
from tests.outline import words
from tests.rules.changes import put_off_by_weeks


def planner(book):
    return books.context("Year planner", books.request(book))


def test_the_planner_has_every_deadline(shipped_book):
    dates = {entry.date: entry for entry in planner(shipped_book)["dates"]}
    meeting = dates["Thursday 4 February 2021"]
    assert meeting.deadlines == (
        "Papers by Thursday 28 January 2021",
        "Minutes by Thursday 11 February 2021",
    )
    assert meeting.where == "09:30 to 11:30, Online (video call)"
    assert dates["Thursday 18 March 2021"].deadlines == ("Termly report by Thursday 11 March 2021",)
    assert list(dates) == sorted(dates, key=day_in_words)
    sunday = changed(shipped_book, "meetings", 1, date=date(2021, 2, 7))
    (moved,) = [e for e in planner(sunday)["dates"] if e.date.startswith("Sunday 7 February")]
    assert moved.deadlines[0].endswith("31 January 2021 (best by Friday 29 January 2021)")
    assert meeting.note == ""
    assert dates["Thursday 12 November 2020"].note == (
        "Papers sent on 4 November 2020. Minutes sent on 18 November 2020"
    )


def test_next_year_is_the_same_weekdays_past_bank_holidays(shipped_book):
    proposed = planner(shipped_book)["proposed"]
    assert [e.date for e in proposed] == [
        "Thursday 9 September 2021",
        "Thursday 9 December 2021",
        "Thursday 3 February 2022",
        "Thursday 17 March 2022",
        "Thursday 7 July 2022",
    ]
    assert [e.note for e in proposed] == ["Provisional", *["Proposed"] * 4]
    assert proposed[2].deadlines[0] == "Papers by Thursday 27 January 2022"
    may = shipped_book.with_(
        cycle=(replace(shipped_book.cycle[1], month="May"),),
        calendar=(replace(shipped_book.calendar[2], date=date(2021, 5, 3)),),
    )
    (moved,) = planner(may)["proposed"]
    assert moved.date == "Monday 9 May 2022"  # 2 May 2022 is a bank holiday
    december = shipped_book.with_(
        cycle=(replace(shipped_book.cycle[1], month="December"),),
        calendar=(replace(shipped_book.calendar[2], date=date(2020, 12, 2)),),
    )
    (first,) = planner(december)["proposed"]
    assert first.date == "Wednesday 1 December 2021"
    early = changed(december, "calendar", 0, date=date(2020, 12, 1))
    (kept,) = planner(early)["proposed"]
    assert kept.date == "Tuesday 7 December 2021"  # 52 weeks on is the last day of November
    (bare,) = planner(without(may, "calendar"))["proposed"]
    assert (bare.date, bare.deadlines, bare.note) == ("May 2022", (), "To be proposed")
    odd = changed(without(may, "calendar"), "cycle", 0, month="When agreed")
    assert planner(odd)["proposed"][0].date == "When agreed"


def test_a_date_after_the_year_without_a_line_in_the_cycle_is_not_lost(shipped_book):
    late = added(shipped_book, "calendar", 2, date=date(2021, 10, 7), body="Another body")
    assert "Another body" in {entry.body for entry in planner(late)["dates"]}


def text(book) -> str:
    template = Template.read(TEMPLATES / "Year planner.docx")
    return words(template.render(books.context("Year planner", told_on.request(book, "Autumn"))))


def test_the_focus_of_a_date_to_come_names_its_own_year(shipped_book):
    september = planner(shipped_book)["proposed"][0]
    assert september.focus.endswith("Agreed Priorities & Actions for 2021-22 (provisional date)")
    agreed = changed(shipped_book, "calendar", 6, focus="Annual Meeting")
    first = planner(agreed)["proposed"][0]
    assert (first.focus, first.note) == ("Annual Meeting", "Agreed")
    for changed_book in (
        changed(shipped_book, "calendar", 6, focus=""),
        without(shipped_book, "calendar", 6),
    ):
        focus = planner(changed_book)["proposed"][0].focus
        assert focus.endswith("Agreed Priorities & Actions for 2021-22")


@pytest.mark.parametrize(
    ("holidays", "says"),
    [
        (
            None,
            [
                "Autumn term: 1 September 2020 to 18 December 2020",
                "Spring term: 4 January 2021 to 1 April 2021",
                "Summer term: 19 April 2021 to 23 July 2021",
            ],
        ),
        (
            (),
            [
                "Autumn term: begins on 1 September 2020",
                "Spring term: begins on 4 January 2021",
                "Summer term: begins on 19 April 2021",
            ],
        ),
    ],
)
def test_a_term_ends_on_its_last_school_day(shipped_book, holidays, says):
    book = shipped_book if holidays is None else terms(shipped_book, holidays=holidays)
    assert list(planner(book)["terms"]) == says


def test_a_cancelled_meeting_is_told_as_that_and_owes_nothing(shipped_book):
    off = changed(shipped_book, "meetings", 1, status=MeetingStatus.CANCELLED)
    (entry,) = [e for e in planner(off)["dates"] if e.date == "Thursday 4 February 2021"]
    assert entry.body == "Planning Action Group: cancelled"
    assert (entry.focus, entry.where, entry.note, entry.deadlines) == ("", "", "", ())


def test_minutes_that_were_not_taken_are_told_as_that(shipped_book):
    lost = changed(shipped_book, "meetings", 0, minutes_circulated=None, minutes_status="Not taken")
    (entry,) = [e for e in planner(lost)["dates"] if e.date == "Thursday 12 November 2020"]
    assert entry.note == "Papers sent on 4 November 2020. No minutes were taken"


def test_an_extraordinary_meeting_is_called_that(shipped_book):
    special = added(
        shipped_book, "meetings", 1, ref="X", date=date(2021, 2, 24),
        kind=MeetingKind.EXTRAORDINARY,
    )  # fmt: skip
    (entry,) = [e for e in planner(special)["dates"] if e.date == "Wednesday 24 February 2021"]
    assert entry.body == "Planning Action Group (extraordinary meeting)"
    assert entry.deadlines[0].startswith("Papers by Wednesday 17 February 2021")


def test_two_meetings_on_one_day_stand_in_the_order_of_the_day(shipped_book):
    twice = added(
        shipped_book, "meetings", 1, ref="X", start=time(8, 0), end=None, venue="", focus="First"
    )
    two = [e for e in planner(twice)["dates"] if e.date == "Thursday 4 February 2021"]
    assert [e.where for e in two] == ["From 08:00", "09:30 to 11:30, Online (video call)"]


def test_advice_is_never_before_the_day_on_which_it_is_given(shipped_book):
    summer = added(
        shipped_book, "calendar", 2, date=date(2021, 8, 23), body="Strategic Board", sent_on=None,
        paper_due=PaperDue.TERMLY_REPORT,
    )  # fmt: skip

    def due(day: date) -> str:
        dates = planner(summer.with_(today=day))["dates"]
        return next(e.deadlines[0] for e in dates if e.date == "Monday 23 August 2021")

    assert due(date(2021, 7, 1)) == (
        "Termly report by Monday 16 August 2021 (best by Friday 23 July 2021)"
    )
    assert due(date(2021, 7, 24)) == "Termly report by Monday 16 August 2021"
    assert due(date(2021, 9, 1)) == "Termly report by Monday 16 August 2021"


def test_minutes_are_never_advised_before_the_meeting(shipped_book):
    late = changed(shipped_book, "meetings", 1, date=date(2021, 7, 30))
    (entry,) = [e for e in planner(late)["dates"] if e.date == "Friday 30 July 2021"]
    assert entry.deadlines[1] == "Minutes by Friday 6 August 2021"


@pytest.mark.parametrize("day", [(2020, 9, 14), (2021, 1, 18), (2021, 7, 20), (2021, 9, 2)])
def test_the_planner_speaks_of_dates_and_not_of_where_they_are_kept(shipped_book, day):
    said = text(shipped_book.with_(today=date(*day)))
    assert [w for w in ("workbook", "sheet", "Calendar", "Cycle") if w in said] == []
    assert "School holidays for 2021-22 are still to be confirmed." in said


def test_an_empty_planner_is_sentences():
    bare = without(books.empty(), "meetings").with_(calendar=())
    template = Template.read(TEMPLATES / "Year planner.docx")
    request = replace(books.request(books.empty()), book=bare, for_meeting=None)
    said = words(template.render(books.context("Year planner", request)))
    assert "No dates have been set yet." in said
    assert "No dates have been proposed yet." in said


def test_a_moved_meeting_stands_once_on_every_page(shipped_book):
    book = put_off_by_weeks(shipped_book)
    planned = [entry.date for entry in planner(book)["dates"]]
    assert "Thursday 4 February 2021" not in planned
    assert "Thursday 11 March 2021" in planned
    ahead = [day.partition(":")[0] for day in key_dates(book, 3)]
    assert ahead == ["Thursday 11 March 2021", "Thursday 18 March 2021", "Thursday 10 June 2021"]


def test_the_day_that_a_meeting_left_is_not_the_next_meeting(shipped_book):
    book = changed(shipped_book, "meetings", 1, date=date(2021, 1, 28))
    assert books.context("Minutes", books.request(book))["next_meeting"] == ""
