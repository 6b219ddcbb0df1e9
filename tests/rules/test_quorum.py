"""Quorum: the quorum before, at and after a meeting."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.builders import changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning
from tests.rules.changes import (
    away_all,
    confirmed_later,
    handing_over,
    leaving,
    sick,
    substitute_expected,
    two_gaps,
)

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
        keeps("nobody recorded: told by another rule", lambda b: without(b, "attendance")),
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
            "some left two minutes before the end",
            at("Meetings", 1, "Meeting"),
            lambda b: leaving(b, time(11, 28)),
        ),
        warning("the quorum lost twice", at("Meetings", 1, "Meeting"), two_gaps),
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
        keeps("people are counted", lambda b: terms(b, quorum=9, quorum_counts="people")),
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
        keeps("just as many can be expected as are needed", lambda b: terms(b, quorum=7)),
        keeps("people are counted", lambda b: terms(away_all(b), quorum_counts="people")),
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
        "decision-quorate",
        breach(
            "the decision of an item after they left",
            at("Decisions", 0, "Decision"),
            lambda b: leaving(b, time(11, 15)),
        ),
        keeps("a decision that was confirmed", confirmed_later),
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
