"""Agenda: what a meeting is to do, and that it was done."""

from __future__ import annotations

from datetime import date, time

import pytest

from llf_docgen.model.book import Book
from tests.builders import changed, without
from tests.cells import at, heading
from tests.rules.cases import info, keeps, of, warning
from tests.rules.changes import (
    extraordinary,
    spring_agenda,
)


def gone_out(book: Book) -> Book:
    """The papers of February's meeting went out."""
    return changed(book, "meetings", 1, papers_circulated=date(2021, 1, 18))


CASES = [
    *of(
        "agenda-fits",
        warning(
            "a minute too long",
            at("Agenda", 11, "Minutes"),
            lambda b: changed(b, "agenda", 0, minutes=6),
        ),
        warning(
            "a minute too late a start",
            at("Agenda", 11, "Minutes"),
            lambda b: changed(b, "meetings", 1, start=time(9, 31)),
        ),
        warning(
            "a minute too long though one has no length",
            at("Agenda", 11, "Minutes"),
            lambda b: changed(changed(b, "agenda", 0, minutes=8), "agenda", 1, minutes=None),
        ),
        keeps(
            "no end: the agenda can't overrun",
            lambda b: changed(changed(b, "agenda", 0, minutes=600), "meetings", 1, end=None),
        ),
    ),
    *of(
        "agenda-purpose",
        warning(
            "a decision without a paper",
            at("Agenda", 7, "Paper"),
            lambda b: changed(b, "agenda", 7, paper=""),
        ),
        warning(
            "a decision without a lead",
            at("Agenda", 7, "Lead"),
            lambda b: changed(b, "agenda", 7, lead=""),
        ),
        warning(
            "two decisions without a paper are told together",
            at("Agenda", 5, "Paper"),
            lambda b: changed(changed(b, "agenda", 5, paper=""), "agenda", 7, paper=""),
        ),
    ),
    *of(
        "standing-items",
        warning("one is left out", at("Agenda", 0, "Item"), lambda b: without(b, "agenda", 1)),
        warning(
            "no agenda seventeen days before",
            heading("Agenda", "Item"),
            lambda b: without(b, "agenda"),
        ),
        warning(
            "three are left out", at("Agenda", 2, "Item"), lambda b: without(b, "agenda", 0, 1, 9)
        ),
        warning(
            "no agenda on the day itself",
            heading("Agenda", "Item"),
            lambda b: without(b, "agenda").with_(today=date(2021, 2, 4)),
        ),
        warning(
            "no agenda three weeks before",
            heading("Agenda", "Item"),
            lambda b: without(b, "agenda").with_(today=date(2021, 1, 14)),
        ),
        keeps(
            "far off: no agenda yet", lambda b: without(b, "agenda").with_(today=date(2021, 1, 13))
        ),
        warning(
            "an extraordinary meeting without its business",
            heading("Agenda", "Item"),
            lambda b: extraordinary(b).with_(agenda=()),
        ),
        keeps("an extraordinary meeting has its own business only", extraordinary),
        keeps("one that has gone out lacks an item", lambda b: gone_out(without(b, "agenda", 1))),
        keeps(
            "one of a past meeting lacks an item",
            lambda b: without(b, "agenda", 1).with_(today=date(2021, 2, 5)),
        ),
        warning(
            "one lacks an item on the day itself, and was not sent",
            at("Agenda", 0, "Item"),
            lambda b: without(b, "agenda", 1).with_(today=date(2021, 2, 4)),
        ),
    ),
    *of(
        "agenda-plans-next-year",
        info(
            "the spring agenda looks back",
            at("Agenda", 0, "Item"),
            lambda b: spring_agenda(b, "Review"),
        ),
        info(
            "the spring agenda names this year only",
            at("Agenda", 0, "Item"),
            lambda b: spring_agenda(b, "Looking at 2020-21"),
        ),
        keeps("next year by other words", lambda b: without(b, "agenda", 5, 6, 7)),
        keeps("an extraordinary meeting plans no year", extraordinary),
        keeps("it has gone out", lambda b: gone_out(spring_agenda(b, "Review"))),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_agenda(shipped_book, case):
    case.holds_of(shipped_book)
