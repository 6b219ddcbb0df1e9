"""Wording: no placeholders, and what is Red is explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import changed
from tests.cells import at
from tests.rules.cases import keeps, of, warning

CASES = [
    *of(
        "rag-explained",
        warning(
            "Red without next steps",
            at("Developments", 0, "Next steps"),
            lambda b: changed(b, "developments", 0, rag="Red", next_steps=""),
        ),
        keeps("Red with next steps", lambda b: changed(b, "developments", 0, rag="Red")),
        warning(
            "two of a term are told together",
            at("Developments", 0, "Next steps"),
            lambda b: b.with_(
                developments=tuple(replace(d, rag="Red", next_steps="") for d in b.developments)
            ),
        ),
    ),
    *of(
        "placeholder-text",
        warning(
            "a lead TBC", at("Agenda", 5, "Lead"), lambda b: changed(b, "agenda", 5, lead="TBC")
        ),
        warning(
            "question marks for next steps",
            at("Developments", 1, "Next steps"),
            lambda b: changed(b, "developments", 1, next_steps="???"),
        ),
        warning(
            "lorem ipsum",
            at("Developments", 1, "Key developments"),
            lambda b: changed(b, "developments", 1, text="Lorem ipsum dolor"),
        ),
        warning(
            "a letter's template",
            at("Communications", 0, "Message"),
            lambda b: changed(b, "communications", 0, message="Dear {{ name }}"),
        ),
        warning(
            "a paper T.B.A.",
            at("Agenda", 5, "Paper"),
            lambda b: changed(b, "agenda", 5, paper="Paper D: T.B.A."),
        ),
        warning(
            "a speaker to be announced",
            at("Agenda", 5, "Item"),
            lambda b: changed(b, "agenda", 5, title="Speaker, to be announced"),
        ),
        warning(
            "a focus tbd",
            at("Meetings", 1, "Focus"),
            lambda b: changed(b, "meetings", 1, focus="ITT, CPD, S2S, tbd"),
        ),
        warning(
            "xxxx in an action",
            at("Actions", 0, "Action"),
            lambda b: changed(b, "actions", 0, text="Ask xxxx for news"),
        ),
        warning(
            "xxx", at("Actions", 0, "Progress"), lambda b: changed(b, "actions", 0, progress="xxx")
        ),
        keeps(
            "far off: it may still be open",
            lambda b: changed(b, "agenda", 5, lead="TBC").with_(today=date(2021, 1, 4)),
        ),
        keeps("a name with X in it", lambda b: changed(b, "agenda", 5, lead="Xavier Maxx")),
        warning(
            "two cells of a sheet are told together",
            at("Agenda", 5, "Lead"),
            lambda b: changed(changed(b, "agenda", 7, lead="TBC"), "agenda", 5, lead="TBA"),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_wording(shipped_book, case):
    case.holds_of(shipped_book)
