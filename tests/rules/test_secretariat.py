"""Secretariat: papers and minutes on time, confidentiality, who can be reached."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning

CASES = [
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
        warning(
            "two without an address are told together",
            at("Members", 0, "Email"),
            lambda b: changed(changed(b, "members", 0, email=""), "members", 2, email=""),
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
        breach(
            "two that can't be reached are told together",
            at("Members", 0, "Email"),
            lambda b: changed(
                changed(b, "members", 0, email="", telephone=""),
                "members",
                2,
                email="",
                telephone="",
            ),
        ),
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
