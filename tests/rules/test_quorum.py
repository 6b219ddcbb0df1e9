"""Quorum: the quorum before, at and after a meeting."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book
from tests.builders import added, changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning
from tests.rules.changes import (
    agreed_by_email,
    away_all,
    confirmed_later,
    confirming,
    handing_over,
    held,
    leaving,
    sick,
    substitute_expected,
    two_gaps,
)

NOVEMBER = at("Meetings", 0, "Meeting")


def one_expected(book: Book) -> Book:
    """Of the six that make the quorum in November, one is typed as Expected still."""
    return changed(terms(book, quorum=6), "attendance", 4, status="Expected")


CASES = [
    *of(
        "quorum",
        breach("only one person came", at("Meetings", 1, "Meeting"), sick),
        breach(
            "more are needed than came", at("Meetings", 0, "Meeting"), lambda b: terms(b, quorum=7)
        ),
        breach(
            "people are counted, too few came",
            at("Meetings", 0, "Meeting"),
            lambda b: terms(b, quorum_counts="people", quorum=9),
        ),
        breach(
            "only the office is recorded",
            at("Meetings", 0, "Meeting"),
            lambda b: b.with_(attendance=(b.attendance[13],)),
        ),
        breach(
            "all its recommendations are confirmed, and the Note says nothing",
            at("Meetings", 1, "Meeting"),
            lambda b: confirming(
                sick(b), "; ".join(d.ref for d in sick(b).decisions if d.meeting == "PAG-2021-02")
            ),
        ),
        info(
            "its recommendations were confirmed, which the Note says",
            at("Meetings", 1, "Meeting"),
            lambda b: changed(sick(b), "meetings", 1, note="Snow; quorum: confirmed on 6 May"),
        ),
        keeps("nobody recorded: told by another rule", lambda b: without(b, "attendance")),
        breach("one is still expected, and its minutes are out", NOVEMBER, one_expected),
        keeps(
            "one is still expected, who may make the quorum",
            lambda b: changed(one_expected(b), "meetings", 0, minutes_circulated=None),
        ),
    ),
    *of(
        "quorum-kept",
        warning(
            "one arrived late and was needed",
            at("Meetings", 0, "Meeting"),
            lambda b: changed(terms(b, quorum=6), "attendance", 3, arrived=time(15, 40)),
        ),
        warning(
            "some left early", at("Meetings", 1, "Meeting"), lambda b: leaving(b, time(10, 40))
        ),
        warning(
            "some left early, and the meeting has no times",
            at("Meetings", 1, "Meeting"),
            lambda b: changed(leaving(b, time(10, 5)), "meetings", 1, start=None, end=None),
        ),
        warning(
            "some left two minutes before the end, and the minutes are not out",
            at("Meetings", 1, "Meeting"),
            lambda b: changed(leaving(b, time(11, 28)), "meetings", 1, minutes_circulated=None),
        ),
        warning("the quorum lost twice", at("Meetings", 1, "Meeting"), two_gaps),
        warning(
            "one of two decisions taken meanwhile is confirmed",
            at("Meetings", 1, "Meeting"),
            lambda b: confirming(leaving(b, time(10, 40)), "D-2021-03"),
        ),
        keeps(
            "all that was decided meanwhile is confirmed",
            lambda b: confirming(leaving(b, time(11, 15)), "D-2021-05"),
        ),
        keeps(
            "nothing was decided meanwhile, and the minutes are approved",
            lambda b: changed(leaving(b, time(11, 28)), "meetings", 1, minutes_status="Approved"),
        ),
        keeps(
            "nothing was decided meanwhile, and the minutes are out",
            lambda b: changed(
                leaving(b, time(11, 28)), "meetings", 1, minutes_circulated=date(2021, 2, 10)
            ),
        ),
        warning(
            "a decision that no item has, and the minutes are out",
            at("Meetings", 1, "Meeting"),
            lambda b: added(
                changed(
                    leaving(b, time(11, 28)), "meetings", 1, minutes_circulated=date(2021, 2, 10)
                ),
                "decisions",
                0,
                ref="D-9",
                meeting="PAG-2021-02",
                agenda_no="",
            ),
        ),
        keeps(
            "the Note says what was done",
            lambda b: changed(
                leaving(b, time(10, 40)), "meetings", 1, note="quorum: all confirmed by e-mail"
            ),
        ),
        keeps("one leaves as another arrives", handing_over),
        keeps("an inquorate meeting is told by another rule", sick),
    ),
    *of(
        "quorum-possible",
        breach(
            "more are needed than there are partners",
            setting("Quorum (partner organisations)"),
            lambda b: terms(b, quorum=9),
        ),
        breach(
            "no partner has a member",
            setting("Quorum (partner organisations)"),
            lambda b: without(b, "members"),
        ),
        breach(
            "people are counted, and there are fewer",
            setting("Quorum (partner organisations)"),
            lambda b: terms(b, quorum=11, quorum_counts="people"),
        ),
        keeps("people are counted", lambda b: terms(b, quorum=10, quorum_counts="people")),
    ),
    *of(
        "quorum-expected",
        warning(
            "every partner is needed and one has sent apologies",
            at("Meetings", 1, "Meeting"),
            lambda b: terms(b, quorum=8),
        ),
        warning("everybody has sent apologies", at("Meetings", 1, "Meeting"), away_all),
        keeps(
            "no rows, far off: quorum can wait", lambda b: terms(b, quorum=8).with_(attendance=())
        ),
        keeps("too few seats: told once", lambda b: terms(b, quorum=9)),
        keeps("a substitute makes the quorum", substitute_expected),
        keeps(
            "people are counted, and a substitute makes the quorum",
            lambda b: terms(substitute_expected(b), quorum=9, quorum_counts="people"),
        ),
        warning(
            "those who come take part online, which does not count",
            at("Meetings", 1, "Meeting"),
            lambda b: terms(b, quorum=7, remote_counts=False),
        ),
        keeps("just as many can be expected as are needed", lambda b: terms(b, quorum=7)),
        warning(
            "people are counted, and all have sent apologies",
            at("Meetings", 1, "Meeting"),
            lambda b: terms(away_all(b), quorum_counts="people"),
        ),
        warning(
            "people are counted, and one too many has sent apologies",
            at("Meetings", 1, "Meeting"),
            lambda b: terms(b, quorum=9, quorum_counts="people"),
        ),
        keeps(
            "people are counted, and too few are members: told once",
            lambda b: terms(b, quorum=11, quorum_counts="people"),
        ),
    ),
    *of(
        "replies-missing",
        info(
            "a week to go",
            heading("Attendance", "Name"),
            lambda b: b.with_(today=date(2021, 1, 28)),
        ),
        keeps("eight days to go", lambda b: b.with_(today=date(2021, 1, 27))),
    ),
    *of(
        "confirms-recommendation",
        warning(
            "itself",
            at("Decisions", 0, "Confirms"),
            lambda b: changed(b, "decisions", 0, confirms="d-2020-01"),
        ),
        warning(
            "a decision taken with a quorum",
            at("Decisions", 2, "Confirms"),
            lambda b: changed(b, "decisions", 2, confirms="D-2020-01"),
        ),
        warning(
            "a decision taken between meetings",
            at("Decisions", 0, "Confirms"),
            lambda b: changed(agreed_by_email(b), "decisions", 0, confirms="D-2021-09"),
        ),
        warning(
            "a recommendation of a later meeting",
            at("Decisions", 0, "Confirms"),
            lambda b: changed(leaving(b, time(11, 15)), "decisions", 0, confirms="D-2021-05"),
        ),
        warning(
            "one recommendation and one decision",
            at("Decisions", 1, "Confirms"),
            lambda b: confirming(leaving(b, time(11, 15)), "D-2021-05 and D-2021-01"),
        ),
        keeps(
            "a recommendation",
            lambda b: confirming(leaving(b, time(11, 15)), "D-2021-05"),
        ),
        keeps(
            "a decision of which nobody knows whether it had a quorum",
            lambda b: confirming(
                changed(leaving(b, time(11, 15)), "decisions", 3, agenda_no=""), "D-2021-01"
            ),
        ),
        keeps(
            "a decision of an item of which nobody knows when it was",
            lambda b: confirming(without(leaving(b, time(11, 15)), "agenda"), "D-2021-01"),
        ),
        keeps(
            "a decision of a meeting whose attendance is not recorded",
            lambda b: changed(without(b, "attendance"), "decisions", 2, confirms="D-2020-01"),
        ),
        keeps(
            "what says itself that it recommends",
            lambda b: changed(
                changed(b, "decisions", 0, text="Recommended the plan to the Strategic Board."),
                "decisions",
                2,
                confirms="D-2020-01",
            ),
        ),
        keeps(
            "nothing that is there: told by another rule",
            lambda b: changed(b, "decisions", 0, confirms=".., D-1999-01"),
        ),
    ),
    *of(
        "decision-quorate",
        breach(
            "one with dots for a reference, which nothing confirms",
            at("Decisions", 0, "Decision"),
            lambda b: changed(leaving(b, time(11, 15)), "decisions", 7, ref=".."),
        ),
        breach(
            "the decision of an item after they left",
            at("Decisions", 0, "Decision"),
            lambda b: leaving(b, time(11, 15)),
        ),
        breach(
            "one without a reference",
            at("Decisions", 0, "Decision"),
            lambda b: changed(leaving(b, time(11, 15)), "decisions", 7, ref=""),
        ),
        keeps("a decision that was confirmed", confirmed_later),
        keeps(
            "a decision that a later one confirms by e-mail",
            lambda b: confirming(leaving(b, time(11, 15)), "D-2021-05"),
        ),
        keeps(
            "a recommendation",
            lambda b: changed(
                leaving(b, time(11, 15)),
                "decisions",
                7,
                text="Recommended the courses and conferences.",
            ),
        ),
        keeps("items that end where the gap begins", lambda b: leaving(b, time(11, 20))),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_quorum(shipped_book, case):
    case.holds_of(shipped_book)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            sick,
            "one partner organisation was represented (St Hugh's National Teaching School) and "
            "three are needed",
            id="one",
        ),
        pytest.param(
            lambda b: b.with_(attendance=(b.attendance[13],)),
            "no partner organisation was represented and three are needed",
            id="none",
        ),
        pytest.param(
            lambda b: terms(b, quorum_counts="people", quorum=9),
            "six members were present and nine are needed",
            id="people",
        ),
        pytest.param(
            lambda b: terms(b.with_(attendance=(b.attendance[13],)), quorum=1),
            "no partner organisation was represented and one is needed",
            id="one is needed",
        ),
    ],
)
def test_how_many_came_and_how_many_are_needed_reads_right(shipped_book, change, said):
    (finding,) = [f for f in rules.check(change(shipped_book)) if f.rule == "quorum"]
    assert f"was not quorate: {said}." in finding.message


@pytest.mark.parametrize(
    ("left", "times"),
    [
        (time(11, 15), ["By the agenda item 9 ran from 11:05 to 11:20, in part with a quorum"]),
        (time(11, 5), []),
    ],
    ids=["in part", "whole"],
)
def test_of_an_item_with_a_quorum_in_part_it_is_said_by_which_times(shipped_book, left, times):
    found = [f for f in rules.check(leaving(shipped_book, left)) if f.rule == "decision-quorate"]
    assert len(found) == 1
    assert re.findall(r"By the agenda [^:]*:\d\d to [^:]*:[^:]*(?=:)", found[0].message) == times


def test_a_breach_that_was_noted_is_told_as_that_and_asks_for_nothing(shipped_book):
    book = changed(sick(shipped_book), "meetings", 1, note="quorum: confirmed on 6 May")
    (finding,) = [f for f in rules.check(book) if f.rule == "quorum"]
    assert finding.message.endswith("three are needed. Noted: confirmed on 6 May.")


@pytest.mark.parametrize("closed", [time(9, 0), time(23, 20)])
def test_times_that_can_not_be_right_make_no_stretch_without_quorum(shipped_book, closed):
    """Another rule tells them; 09:00 to 09:30 was no part of a meeting from 09:30."""
    book = changed(held(shipped_book), "meetings", 1, closed=closed).with_(today=date(2021, 2, 12))
    found = {(f.rule, str(f.cell)) for f in rules.check(book)}
    assert "quorum-kept" not in {rule for rule, _ in found}
    assert ("times-ordered", at("Meetings", 1, "Closed")) in found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda b: terms(b, quorum=8),
            "So far seven partner organisations are expected at the meeting on Thursday 4 February "
            "2021; eight are needed. Ask Saltmarsh Infant School for a substitute.",
        ),
        (
            lambda b: terms(b, quorum=9, quorum_counts="people"),
            "So far eight members are expected at the meeting on Thursday 4 February 2021; nine "
            "are needed. Ask Corin Wexleigh or Imogen Castledine for a substitute.",
        ),
        (
            lambda b: terms(b, quorum=10, quorum_counts="people", substitutes_count=False),
            "So far eight members are expected at the meeting on Thursday 4 February 2021; ten are "
            "needed. Ask Corin Wexleigh and Imogen Castledine to come all the same, or find "
            "another day.",
        ),
        (
            lambda b: terms(b, quorum=11, quorum_counts="people"),
            "Only ten members of partner organisations are on the group on Thursday 4 February "
            "2021, and 11 are needed for a quorum.",
        ),
    ],
    ids=["organisations", "people", "no substitutes", "too few people"],
)
def test_who_is_expected_and_whom_to_ask_reads_right(shipped_book, change, said):
    told = ("quorum-expected", "quorum-possible")
    (finding,) = [f for f in rules.check(change(shipped_book)) if f.rule in told]
    assert finding.message.startswith(said)
