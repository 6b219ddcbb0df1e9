"""Indicators: each priority is measured, in time and in range."""

from __future__ import annotations

from dataclasses import replace

import pytest

from llf_docgen import rules
from tests.builders import changed, without
from tests.cells import at, heading
from tests.rules.cases import error, info, keeps, of, warning
from tests.rules.changes import (
    by_name,
    milestones,
    no_national_one,
    one_lacks_summer,
    without_autumn,
    without_priority,
)

CASES = [
    *of(
        "kpi-per-priority",
        warning(
            "no indicator for one of them",
            heading("KPIs", "Indicator"),
            lambda b: without(b, "kpis", 3, 4, 5),
        ),
        warning(
            "no indicator for the first of them",
            heading("KPIs", "Indicator"),
            lambda b: without_priority(b, "kpis", "ITT"),
        ),
        keeps("by the priority's name", lambda b: by_name(b, "kpis")),
        warning(
            "two priorities without one are told together",
            heading("KPIs", "Indicator"),
            lambda b: without_priority(without_priority(b, "kpis", "PL"), "kpis", "PS"),
        ),
    ),
    *of(
        "kpi-national",
        info(
            "both of one priority are the alliance's own", at("KPIs", 0, "Source"), no_national_one
        ),
        keeps(
            "no source anywhere",
            lambda b: b.with_(kpis=tuple(replace(k, source="") for k in b.kpis)),
        ),
    ),
    *of(
        "kpi-updated",
        warning(
            "no autumn value", at("KPIs", 3, "Autumn"), lambda b: changed(b, "kpis", 3, autumn=None)
        ),
        warning(
            "two indicators in one sentence",
            at("KPIs", 2, "Autumn"),
            lambda b: without_autumn(b, 2, 3),
        ),
        warning(
            "a yearly one that has none by the summer", at("KPIs", 1, "Summer"), one_lacks_summer
        ),
        keeps("not yet", lambda b: changed(b, "kpis", 3, autumn=None, comment="Not yet known")),
        keeps("zero is a value", lambda b: changed(b, "kpis", 3, autumn=0)),
        keeps("a yearly one in autumn", lambda b: changed(b, "kpis", 1, autumn=None)),
    ),
    *of(
        "kpi-in-range",
        error(
            "a dot forgotten in a percentage",
            at("KPIs", 1, "Autumn"),
            lambda b: changed(b, "kpis", 1, autumn=920),
        ),
        error(
            "a negative number",
            at("KPIs", 0, "Baseline"),
            lambda b: changed(b, "kpis", 0, baseline=-1),
        ),
        error(
            "a target of 100.5 per cent",
            at("KPIs", 1, "Target"),
            lambda b: changed(b, "kpis", 1, target=100.5),
        ),
        error("101 per cent", at("KPIs", 1, "Spring"), lambda b: changed(b, "kpis", 1, spring=101)),
        error(
            "half a per cent below nothing",
            at("KPIs", 1, "Summer"),
            lambda b: changed(b, "kpis", 1, summer=-0.5),
        ),
        warning(
            "a share for a percentage",
            at("KPIs", 1, "Autumn"),
            lambda b: changed(b, "kpis", 1, autumn=0.92),
        ),
        warning(
            "shares for all percentages of a row",
            at("KPIs", 1, "Target"),
            lambda b: changed(
                b,
                "kpis",
                1,
                baseline=0.86,
                target=0.88,
                autumn=0.87,
                spring=None,
                summer=None,
                by_autumn=None,
                by_spring=None,
            ),
        ),
        error(
            "more than ten times the target",
            at("KPIs", 0, "Autumn"),
            lambda b: changed(b, "kpis", 0, autumn=160),
        ),
        keeps(
            "zero and a hundred per cent",
            lambda b: changed(changed(b, "kpis", 1, autumn=100), "kpis", 4, autumn=0),
        ),
        keeps("a number above a hundred", lambda b: changed(b, "kpis", 0, autumn=120)),
        keeps(
            "a target of a hundred per cent, a value of one and a half",
            lambda b: changed(changed(b, "kpis", 1, target=100), "kpis", 4, autumn=1.5),
        ),
        keeps("ten times the target", lambda b: changed(b, "kpis", 0, autumn=150)),
        keeps(
            "half a per cent where the target is one",
            lambda b: changed(b, "kpis", 1, target=1, baseline=0.5, autumn=0.5),
        ),
        error(
            "a milestone below nothing",
            at("KPIs", 0, "By autumn"),
            lambda b: milestones(b, -1, None),
        ),
    ),
    *of(
        "kpi-direction",
        warning(
            "a target below the baseline",
            at("KPIs", 2, "Target"),
            lambda b: changed(b, "kpis", 2, target=6),
        ),
        warning(
            "a target above the baseline where lower is better",
            at("KPIs", 2, "Target"),
            lambda b: changed(b, "kpis", 2, better="Lower"),
        ),
        keeps("a national floor", lambda b: changed(b, "kpis", 3, target=30)),
        keeps("keeping the level", lambda b: changed(b, "kpis", 2, target=7)),
        warning(
            "a milestone beyond the target",
            at("KPIs", 0, "By spring"),
            lambda b: milestones(b, 12, 16),
        ),
        warning(
            "a milestone beyond the next one",
            at("KPIs", 0, "By autumn"),
            lambda b: milestones(b, 14, 13),
        ),
        warning(
            "a milestone below the target, where lower is better",
            at("KPIs", 0, "By autumn"),
            lambda b: milestones(b, 14, None, baseline=20, better="Lower"),
        ),
        keeps("milestones on the way", lambda b: milestones(b, 12, 15)),
        keeps(
            "a sum rises to its limit, where lower is better",
            lambda b: milestones(b, 5, 10, baseline=20, better="Lower", year_total="Add the terms"),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_indicators(shipped_book, case):
    case.holds_of(shipped_book)


def test_a_milestone_out_of_order_says_why_it_is_one(shipped_book):
    lower = changed(milestones(shipped_book, 14, None), "kpis", 0, better="Lower", baseline=16)
    adds_up = changed(lower, "kpis", 0, year_total="Add the terms", by_autumn=16)
    (one, *_) = rules.find("kpi-direction").run(lower)
    (other, *_) = rules.find("kpi-direction").run(adds_up)
    assert "'By autumn' (14) is below the target (15), but lower is better." in one.message
    assert "(16) is above the target (15), but it adds up over the year." in other.message
