"""Resources: no money of the group, and the reference documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import changed, terms, without
from tests.cells import at, heading, setting
from tests.rules.cases import breach, info, keeps, of, warning

CASES = [
    *of(
        "no-budget",
        breach("a budget", setting("Holds a budget"), lambda b: terms(b, holds_a_budget=True)),
    ),
    *of(
        "no-spending",
        warning(
            "an amount",
            at("Actions", 0, "Action"),
            lambda b: changed(b, "actions", 0, text="Order 20 handbooks (\u00a3240)"),
        ),
        info(
            "a word of spending",
            at("Actions", 0, "Action"),
            lambda b: changed(b, "actions", 0, text="Buy 20 handbooks"),
        ),
        warning(
            "an amount in pounds",
            at("Decisions", 0, "Decision"),
            lambda b: changed(b, "decisions", 0, text="Agreed 1,500 pounds for a speaker"),
        ),
        warning(
            "an amount in an agenda item",
            at("Agenda", 5, "Item"),
            lambda b: changed(b, "agenda", 5, title="Books: order books for 300 GBP"),
        ),
        keeps(
            "somebody else pays",
            lambda b: changed(b, "actions", 0, text="Order handbooks (\u00a3240, paid by the TSA)"),
        ),
        keeps("a venue", lambda b: changed(b, "actions", 0, text="Book a venue for \u00a3200")),
        keeps(
            "a funded project",
            lambda b: changed(b, "actions", 0, text="Report on the EEF-funded project"),
        ),
        keeps(
            "pay attention", lambda b: changed(b, "actions", 0, text="Pay attention to workload")
        ),
        keeps(
            "a budget: its money is its own",
            lambda b: terms(
                changed(b, "actions", 0, text="Buy handbooks (\u00a3240)"), holds_a_budget=True
            ),
        ),
    ),
    *of(
        "reference-documents",
        info(
            "one is missing", heading("Documents", "Document"), lambda b: without(b, "documents", 3)
        ),
        info(
            "without an owner",
            at("Documents", 2, "Owner"),
            lambda b: changed(b, "documents", 2, owner=""),
        ),
        info(
            "nothing known of one",
            at("Documents", 2, "Owner"),
            lambda b: changed(b, "documents", 2, owner="", dated="", where_kept=""),
        ),
        info(
            "kept nobody knows where",
            at("Documents", 2, "Where kept"),
            lambda b: changed(b, "documents", 2, where_kept=""),
        ),
        keeps(
            "another title for it",
            lambda b: changed(b, "documents", 5, title="TSC Key Performance Indicators"),
        ),
        info(
            "the same is lacking of all: told together",
            at("Documents", 0, "Where kept"),
            lambda b: b.with_(documents=tuple(replace(d, where_kept="") for d in b.documents)),
        ),
        info(
            "none is listed: told together",
            heading("Documents", "Document"),
            lambda b: b.with_(documents=()),
        ),
    ),
    *of(
        "documents-current",
        info(
            "eighteen months old",
            at("Documents", 2, "Dated"),
            lambda b: changed(b, "documents", 2, dated="July 2019"),
        ),
        info(
            "a day in April, sixteen months before the year ends",
            at("Documents", 0, "Dated"),
            lambda b: changed(b, "documents", 0, dated="10 April 2020"),
        ),
        info(
            "a month in short",
            at("Documents", 1, "Dated"),
            lambda b: changed(b, "documents", 1, dated="Apr. 2020"),
        ),
        keeps("no month to judge", lambda b: changed(b, "documents", 2, dated="latest")),
        keeps(
            "fifteen months before the year's end",
            lambda b: changed(b, "documents", 2, dated="May 2020"),
        ),
        keeps(
            "another document may be old", lambda b: changed(b, "documents", 3, dated="July 2010")
        ),
        info(
            "all plans are old: told together",
            at("Documents", 0, "Dated"),
            lambda b: b.with_(documents=tuple(replace(d, dated="July 2019") for d in b.documents)),
        ),
        info(
            "a plan that another group calls otherwise",
            at("Documents", 2, "Dated"),
            lambda b: changed(b, "documents", 2, title="Improvement plan", dated="July 2019"),
        ),
        keeps(
            "a schedule is no plan",
            lambda b: changed(b, "documents", 2, title="Planning schedule", dated="July 2019"),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_resources(shipped_book, case):
    case.holds_of(shipped_book)
