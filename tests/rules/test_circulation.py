"""Circulation: papers and minutes go out on time."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen import rules
from tests.builders import changed, terms
from tests.cells import at
from tests.rules.cases import breach, info, keeps, of, warning
from tests.rules.changes import all_late, extraordinary, held, minutes_noted, not_taken, noted_late

CASES = [
    *of(
        "papers-on-time",
        breach(
            "not sent, the day after the last",
            at("Meetings", 1, "Papers circulated"),
            lambda b: b.with_(today=date(2021, 1, 29)),
        ),
        breach(
            "sent a day late",
            at("Meetings", 1, "Papers circulated"),
            lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 29)).with_(
                today=date(2021, 2, 1)
            ),
        ),
        breach(
            "sent six days before",
            at("Meetings", 0, "Papers circulated"),
            lambda b: changed(b, "meetings", 0, papers_circulated=date(2020, 11, 6)),
        ),
        breach(
            "sent on the day of the meeting",
            at("Meetings", 1, "Papers circulated"),
            lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 2, 4)).with_(
                today=date(2021, 2, 4)
            ),
        ),
        breach(
            "late in working days",
            at("Meetings", 0, "Papers circulated"),
            lambda b: changed(
                terms(b, days_are_counted="working", papers_days=5),
                "meetings",
                0,
                papers_circulated=date(2020, 11, 6),
            ),
        ),
        keeps(
            "sent on the last day",
            lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 28)),
        ),
        keeps("due today", lambda b: b.with_(today=date(2021, 1, 28))),
        breach(
            "the Note says something else",
            at("Meetings", 0, "Papers circulated"),
            lambda b: noted_late(b, "An extra meeting; minutes: late."),
        ),
        breach(
            "the Note gives no reason",
            at("Meetings", 0, "Papers circulated"),
            lambda b: noted_late(b, "papers:"),
        ),
        breach(
            "no date is known of a meeting that is past",
            at("Meetings", 0, "Papers circulated"),
            lambda b: changed(b, "meetings", 0, papers_circulated=None),
        ),
        breach(
            "an extraordinary meeting at short notice",
            at("Meetings", 1, "Papers circulated"),
            lambda b: extraordinary(b, papers_circulated=date(2021, 2, 1)).with_(
                today=date(2021, 2, 2)
            ),
        ),
        info(
            "late, and noted",
            at("Meetings", 0, "Papers circulated"),
            lambda b: noted_late(b, "Papers: the survey closed on the Thursday"),
        ),
        info(
            "noted among others",
            at("Meetings", 0, "Papers circulated"),
            lambda b: noted_late(b, "An extra meeting; papers: the survey closed late."),
        ),
        info(
            "never sent, and noted",
            at("Meetings", 0, "Papers circulated"),
            lambda b: changed(
                b, "meetings", 0, papers_circulated=None, note="papers: laid on the table"
            ),
        ),
    ),
    *of(
        "papers-due",
        warning("seventeen days to go", at("Meetings", 1, "Papers circulated"), lambda b: b),
        warning(
            "said to be held already",
            at("Meetings", 1, "Papers circulated"),
            lambda b: changed(b, "meetings", 1, status="Held"),
        ),
        warning(
            "due today",
            at("Meetings", 1, "Papers circulated"),
            lambda b: b.with_(today=date(2021, 1, 28)),
        ),
        info(
            "further ahead than is said",
            at("Meetings", 1, "Papers circulated"),
            lambda b: terms(b, say_deadlines=9),
        ),
        warning(
            "due on the last day of which it is told",
            at("Meetings", 1, "Papers circulated"),
            lambda b: terms(b, say_deadlines=10),
        ),
        keeps("sent", lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 20))),
        keeps("the meeting is cancelled", lambda b: changed(b, "meetings", 1, status="Cancelled")),
        keeps("sent today", lambda b: changed(b, "meetings", 1, papers_circulated=b.today)),
        warning(
            "an extraordinary meeting owes papers too",
            at("Meetings", 1, "Papers circulated"),
            lambda b: extraordinary(b),
        ),
    ),
    *of(
        "paper-late",
        warning(
            "one paper two days before",
            at("Agenda", 5, "Paper sent"),
            lambda b: changed(held(b), "agenda", 5, paper_sent=date(2021, 2, 2)),
        ),
        warning(
            "a paper to be tabled",
            at("Agenda", 5, "Paper"),
            lambda b: changed(b, "agenda", 5, paper="Paper D, to be tabled"),
        ),
        keeps(
            "a paper with the others",
            lambda b: changed(held(b), "agenda", 5, paper_sent=date(2021, 1, 28)),
        ),
        keeps("all papers late: told once", all_late),
        warning(
            "two papers late together are told together",
            at("Agenda", 5, "Paper sent"),
            lambda b: changed(
                changed(held(b), "agenda", 5, paper_sent=date(2021, 2, 2)),
                "agenda",
                7,
                paper_sent=date(2021, 2, 2),
            ),
        ),
        warning(
            "a paper to follow, when the last day is past",
            at("Agenda", 5, "Paper"),
            lambda b: changed(b, "agenda", 5, paper="Paper D, to follow").with_(
                today=date(2021, 2, 2)
            ),
        ),
        info(
            "late, and Notes says why",
            at("Agenda", 5, "Paper sent"),
            lambda b: changed(
                held(b), "agenda", 5, paper_sent=date(2021, 2, 2), notes="papers: the Leader agreed"
            ),
        ),
        keeps(
            "a paper dated after the meeting: told by another rule",
            lambda b: changed(held(b), "agenda", 5, paper_sent=date(2021, 2, 5)),
        ),
        keeps(
            "a paper that was to follow at a meeting that is past",
            lambda b: changed(held(b), "agenda", 5, paper="Paper D, to follow"),
        ),
    ),
    *of(
        "minutes-on-time",
        breach(
            "sent a day late",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 20)),
        ),
        breach(
            "late in working days",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: changed(
                terms(b, days_are_counted="working"),
                "meetings",
                0,
                minutes_circulated=date(2020, 11, 25),
            ),
        ),
        breach(
            "never sent, long due",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: changed(b, "meetings", 0, minutes_circulated=None),
        ),
        breach(
            "circulated today, two months late",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: changed(b, "meetings", 0, minutes_circulated=b.today),
        ),
        keeps(
            "sent on the last day",
            lambda b: changed(b, "meetings", 0, minutes_circulated=date(2020, 11, 19)),
        ),
        keeps("due today", lambda b: b.with_(today=date(2021, 2, 11))),
        breach(
            "none were taken, and the Note is empty",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: not_taken(b, ""),
        ),
        info(
            "late, and noted",
            at("Meetings", 0, "Minutes circulated"),
            lambda b: minutes_noted(b, "minutes: Hazel was ill."),
        ),
        keeps("none were taken, and the Note says why", not_taken),
    ),
    *of(
        "minutes-due",
        warning(
            "due today",
            at("Meetings", 1, "Minutes circulated"),
            lambda b: b.with_(today=date(2021, 2, 11)),
        ),
        keeps(
            "sent early",
            lambda b: changed(b, "meetings", 1, minutes_circulated=date(2021, 2, 8)).with_(
                today=date(2021, 2, 9)
            ),
        ),
        keeps(
            "none were taken, and the Note says why",
            lambda b: not_taken(b).with_(today=date(2020, 11, 13)),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_circulation(shipped_book, case):
    case.holds_of(shipped_book)


def told_by(book, rule):
    return [f.message for f in rules.find(rule).run(book)]


def in_the_holidays(book, today):
    """The November meeting was on the Thursday before Christmas week; minutes are not out."""
    day = date(2020, 12, 17)
    book = changed(book, "meetings", 0, date=day, minutes_circulated=None)
    return book.with_(today=today)


@pytest.mark.parametrize(
    ("today", "when"),
    [
        pytest.param(date(2020, 12, 18), "send them by Friday 18 December 2020", id="in-term"),
        pytest.param(
            date(2020, 12, 21), "by Thursday 24 December 2020 (in three days)", id="after"
        ),
        pytest.param(date(2020, 12, 24), "by Thursday 24 December 2020 (today)", id="last-day"),
    ],
)
def test_the_day_to_send_minutes_is_never_past(shipped_book, today, when):
    (message,) = told_by(in_the_holidays(shipped_book, today), "minutes-due")
    assert when in message


def test_minutes_are_never_to_be_sent_before_the_day_after_the_meeting(shipped_book):
    book = changed(shipped_book, "meetings", 1, date=date(2021, 2, 12), status="Held")
    book = book.with_(today=date(2021, 2, 12))
    (message,) = told_by(book, "minutes-due")
    assert (
        "by Friday 19 February 2021 (in seven days)" in message
    )  # half term: no school day is left


def test_what_is_noted_is_told_with_the_note(shipped_book):
    book = noted_late(shipped_book, "An extra meeting; papers: the survey closed late.")
    (message,) = told_by(book, "papers-on-time")
    assert message.endswith("(by Thursday 5 November 2020). Noted: the survey closed late.")


def test_late_papers_of_several_items_are_one_sentence(shipped_book):
    late = date(2021, 2, 2)
    book = changed(held(shipped_book), "agenda", 5, paper_sent=late)
    (message,) = told_by(changed(book, "agenda", 7, paper_sent=late), "paper-late")
    assert message.startswith("The papers for items 6 and 8 of PAG-2021-02 went out on Tuesday 2")
