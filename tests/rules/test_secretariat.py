"""Secretariat: papers and minutes on time, confidentiality, who can be reached."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning
from tests.rules.changes import all_late, held

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
        keeps(
            "sent on the last day",
            lambda b: changed(b, "meetings", 1, papers_circulated=date(2021, 1, 28)),
        ),
        keeps("due today", lambda b: b.with_(today=date(2021, 1, 28))),
    ),
    *of(
        "papers-due",
        warning("seventeen days to go", at("Meetings", 1, "Papers circulated"), lambda b: b),
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
    ),
    *of(
        "papers-by-email",
        warning(
            "a telephone only",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email=""),
        ),
        info(
            "an observer with a telephone only",
            at("Members", 11, "Email"),
            lambda b: changed(b, "members", 11, email=""),
        ),
        warning(
            "n/a for an e-mail",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="n/a"),
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
    ),
    *of(
        "confidential-marked",
        breach(
            "no statement",
            setting("Confidentiality statement"),
            lambda b: terms(b, confidentiality=""),
        ),
        breach(
            "a template that does not show it",
            setting("Confidentiality statement"),
            lambda b: terms(b, confidentiality="Secret it."),
            unmarked=("Agenda",),
        ),
        breach(
            "nine characters",
            setting("Confidentiality statement"),
            lambda b: terms(b, confidentiality="Secret it"),
        ),
        keeps("ten characters are enough", lambda b: terms(b, confidentiality="Secret it.")),
    ),
    *of(
        "secretariat-named",
        breach(
            "the office has nobody",
            heading("Members", "Role"),
            lambda b: without(b, "members", 12, 13),
        ),
    ),
    *of(
        "reachable",
        breach(
            "no e-mail, and n/a for a telephone",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="", telephone="n/a"),
        ),
        breach(
            "none, and x for a telephone",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="none", telephone="x"),
        ),
        breach(
            "TBC, and no telephone",
            at("Members", 0, "Email"),
            lambda b: changed(b, "members", 0, email="TBC", telephone=""),
        ),
        keeps("a telephone only", lambda b: changed(b, "members", 0, email="")),
        keeps("an e-mail only", lambda b: changed(b, "members", 0, telephone="")),
    ),
    *of(
        "communication-channel",
        info(
            "by post",
            at("Communications", 0, "Channel"),
            lambda b: changed(b, "communications", 0, channel="Post"),
        ),
        info(
            "by letter",
            at("Communications", 1, "Channel"),
            lambda b: changed(b, "communications", 1, channel="A letter"),
        ),
        keeps("a telephone call", lambda b: changed(b, "communications", 0, channel="Phone call")),
        keeps("no channel", lambda b: changed(b, "communications", 0, channel="")),
        keeps(
            "mail and call",
            lambda b: changed(
                changed(b, "communications", 0, channel="mail"), "communications", 1, channel="Call"
            ),
        ),
    ),
    *of(
        "venue-known",
        warning(
            "TBC a fortnight before",
            at("Meetings", 1, "Venue"),
            lambda b: changed(b, "meetings", 1, venue="TBC").with_(today=date(2021, 1, 21)),
        ),
        warning(
            "no venue on the day itself",
            at("Meetings", 1, "Venue"),
            lambda b: changed(b, "meetings", 1, venue="").with_(today=date(2021, 2, 4)),
        ),
        warning(
            "a venue to be confirmed",
            at("Meetings", 1, "Venue"),
            lambda b: changed(b, "meetings", 1, venue="to be confirmed").with_(
                today=date(2021, 1, 22)
            ),
        ),
        warning(
            "a venue T.B.A.",
            at("Meetings", 1, "Venue"),
            lambda b: changed(b, "meetings", 1, venue="T.B.A.").with_(today=date(2021, 1, 22)),
        ),
        warning(
            "a venue to be agreed",
            at("Meetings", 1, "Venue"),
            lambda b: changed(b, "meetings", 1, venue="to be agreed").with_(
                today=date(2021, 1, 22)
            ),
        ),
        keeps(
            "fifteen days to go",
            lambda b: changed(b, "meetings", 1, venue="").with_(today=date(2021, 1, 20)),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_secretariat(shipped_book, case):
    case.holds_of(shipped_book)
