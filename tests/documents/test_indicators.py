"""How a KPI stands: each figure beside what it is held against, in every term."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llf_docgen.documents.indicators import expected, indicator, so_far
from llf_docgen.documents.rag import FILLS, NO_FILL
from llf_docgen.model.cells import Row
from llf_docgen.model.records import Kpi
from llf_docgen.model.states import TERM_NAMES, Better, Reported, Unit, YearTotal
from tests.documents import told_on

ROW = Row("KPIs", 1, {})


def kpi(total="", autumn=None, spring=None, summer=None, **values) -> Kpi:
    """A count with a target of 50, last year 46, unless said otherwise."""
    given = {"unit": Unit.NUMBER, "better": Better.HIGHER, "baseline": 46, "target": 50} | values
    return Kpi(
        at=ROW, ref="K", priority="P", indicator="Days", year_total=total,
        autumn=autumn, spring=spring, summer=summer, **given,
    )  # fmt: skip


ADDS, AVERAGE = YearTotal.ADD, YearTotal.AVERAGE
PERCENT = {"unit": Unit.PERCENT, "target": 95, "baseline": 93}
YEARLY = {"reported": Reported.YEARLY}
ROWS = [
    # what, KPI, term; this term, year so far, expected by now, verdict, trend
    ("adds", kpi(ADDS, 17), "Autumn", "17", "17", "17", "On target", "–"),
    ("adds, short", kpi(ADDS, 8), "Autumn", "8", "8", "17", "Off target", "–"),
    ("adds, near", kpi(ADDS, 17, 14), "Spring", "14", "31", "33", "Close to target",
     "↓ down 3 on autumn"),
    ("adds up", kpi(ADDS, 17, 19), "Spring", "19", "36", "33", "On target", "↑ up 2 on autumn"),
    ("adds up to the year", kpi(ADDS, 17, 19, 16), "Summer", "16", "52", "50", "On target",
     "↓ down 3 on spring"),
    ("adds, later not yet", kpi(ADDS, 17), "Spring", "Not yet available", "17 (autumn)",
     "17 (autumn)", "On target", "–"),
    ("adds, later still not", kpi(ADDS, 17, 19), "Summer", "Not yet available",
     "36 (to spring)", "33 (spring)", "On target", "–"),
    ("adds, one left out", kpi(ADDS, None, 19), "Spring", "19", "19 (without autumn)", "33",
     "Not rated", "–"),
    ("adds to a milestone", kpi(ADDS, 8, by_autumn=8), "Autumn", "8", "8", "8", "On target", "–"),
    ("adds from a milestone", kpi(ADDS, 8, 20, by_autumn=8), "Spring", "20", "28", "29",
     "Close to target", "↑ up 12 on autumn"),
    ("adds towards a milestone", kpi(ADDS, 15, by_spring=30), "Autumn", "15", "15", "15",
     "On target", "–"),
    ("head count, ahead", kpi("", 47), "Autumn", "47", "47", "–", "Ahead of last year",
     "↑ up 1 on last year"),
    ("head count, level", kpi("", 46), "Autumn", "46", "46", "–", "Level with last year",
     "→ level with last year"),
    ("head count, behind", kpi("", 45, 44), "Spring", "44", "44", "–", "Behind last year",
     "↓ down 1 on autumn"),
    ("head count, there already", kpi("", 50), "Autumn", "50", "50", "–", "On target",
     "↑ up 4 on last year"),
    ("head count, nothing to go by", kpi("", 45, baseline=None), "Autumn", "45", "45", "–",
     "Not rated", "–"),
    ("head count, since autumn", kpi("", 45, 46, baseline=None), "Spring", "46", "46", "–",
     "Ahead of autumn", "↑ up 1 on autumn"),
    ("head count, at the end", kpi("", 45, 44, 44), "Summer", "44", "44", "50", "Off target",
     "→ level with spring"),
    ("head count, milestone", kpi("", 45, by_autumn=48), "Autumn", "45", "45", "48",
     "Close to target", "↓ down 1 on last year"),
    ("head count, yearly", kpi("", 45, **YEARLY), "Autumn", "45", "45", "50", "Close to target",
     "↓ down 1 on last year"),
    ("per cent", kpi("", 94, **PERCENT), "Autumn", "94%", "94%", "95%", "Close to target",
     "↑ up 1 point on last year"),
    ("per cent, milestone", kpi("", 94, by_autumn=94, **PERCENT), "Autumn", "94%", "94%", "94%",
     "On target", "↑ up 1 point on last year"),
    ("average", kpi(AVERAGE, 94, 92, **PERCENT), "Spring", "92%", "93%", "95%", "Close to target",
     "↓ down 2 points on autumn"),
    ("average, whole", kpi(AVERAGE, 96, 93.3, **PERCENT), "Spring", "93.3%", "95%", "95%",
     "On target", "↓ down 2.7 points on autumn"),
    ("average of one", kpi(AVERAGE, 94.5, **PERCENT), "Autumn", "94.5%", "94.5%", "95%",
     "Close to target", "↑ up 1.5 points on last year"),
    ("average of counts", kpi(AVERAGE, 44, 45), "Spring", "45", "44.5", "50", "Off target",
     "↑ up 1 on autumn"),
    ("yearly, its term", kpi("", 96, **PERCENT, **YEARLY), "Autumn", "96%", "96%", "95%",
     "On target", "↑ up 3 points on last year"),
    ("yearly, later", kpi("", 96, **PERCENT, **YEARLY), "Summer", "–", "96% (autumn)", "95%",
     "On target", "↑ up 3 points on last year"),
    ("yearly, not yet", kpi("", **PERCENT, **YEARLY), "Autumn", "Not yet available",
     "Not yet available", "95%", "Not rated", "–"),
    ("yearly, adds", kpi(ADDS, None, 50, **YEARLY), "Spring", "50", "50", "50", "On target",
     "↑ up 4 on last year"),
    ("none", kpi(""), "Autumn", "Not yet available", "Not yet available", "–", "Not rated", "–"),
    ("a later term's is not told", kpi("", 46, 60, 70), "Autumn", "46", "46", "–",
     "Level with last year", "→ level with last year"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measured", "term", "cells"),
    [pytest.param(row[1], row[2], row[3:], id=row[0]) for row in ROWS],
)
def test_a_row_reads_right(measured, term, cells):
    row = indicator(measured, term)
    assert (row.this_term, row.so_far, row.expected, row.against_target, row.trend) == cells


LOWER = {"better": Better.LOWER, "baseline": 12, "target": 9}


@pytest.mark.parametrize(
    ("measured", "term", "verdict", "trend"),
    [
        pytest.param(kpi("", 9, **LOWER), "Autumn", "On target", "↓ down 3 on last year", id="met"),
        pytest.param(
            kpi("", 11, **LOWER), "Autumn", "Ahead of last year", "↓ down 1 on last year",
            id="on the way",
        ),
        pytest.param(
            kpi("", 13, **LOWER), "Autumn", "Behind last year", "↑ up 1 on last year", id="worse"
        ),
        pytest.param(
            kpi("", 12, 11, 11, **LOWER), "Summer", "Off target", "→ level with spring", id="missed"
        ),
        pytest.param(kpi(ADDS, 3, **LOWER), "Autumn", "On target", "–", id="adds"),
        pytest.param(kpi(ADDS, 4, **LOWER), "Autumn", "Off target", "–", id="adds, too many"),
        pytest.param(kpi(ADDS, 5, 4, **(LOWER | {"target": 15})), "Spring", "On target",
                     "↓ down 1 on autumn", id="adds, caught up"),
        pytest.param(
            kpi(AVERAGE, 5.2, 5.6, unit=Unit.PERCENT, better=Better.LOWER, target=5), "Spring",
            "On target", "↑ up 0.4 points on autumn", id="average as printed",
        ),
    ],
)  # fmt: skip
def test_lower_is_better_turns_the_judgement_round(measured, term, verdict, trend):
    row = indicator(measured, term)
    assert (row.against_target, row.trend) == (verdict, trend)
    assert row.comment == "Lower is better."


@pytest.mark.parametrize(
    ("measured", "filled"),
    [
        (kpi("", 50), "Green"),
        (kpi("", 45, by_autumn=48), "Amber"),
        (kpi("", 40, by_autumn=48), "Red"),
        (kpi("", 45), ""),
        (kpi(""), ""),
    ],
)
def test_the_tint_is_the_verdicts(measured, filled):
    assert indicator(measured, "Autumn").fill == FILLS.get(filled, NO_FILL)


@pytest.mark.parametrize(
    ("measured", "due"),
    [
        (kpi(ADDS, 17), "17 due by now"),
        (kpi("", 45, by_autumn=48), "48 due by now"),
        (kpi("", 45), ""),
        (kpi("", 90, **PERCENT), ""),
        (kpi(ADDS, 17, better=Better.LOWER), "at most 17 by now"),
    ],
)
def test_what_is_due_by_now_in_words(measured, due):
    assert indicator(measured, "Autumn").due == due


FIGURES = st.none() | st.floats(0, 100).map(lambda value: round(value, 2))


@given(
    total=st.sampled_from(["", *YearTotal]),
    figures=st.tuples(FIGURES, FIGURES, FIGURES),
    target=st.floats(1, 100).map(lambda value: round(value, 1)),
    better=st.sampled_from(Better),
    unit=st.sampled_from(Unit),
    term=st.sampled_from(TERM_NAMES),
)
def test_no_verdict_contradicts_the_figures_beside_it(total, figures, target, better, unit, term):
    measured = kpi(total, *figures, better=better, unit=unit, target=target)
    row = indicator(measured, term)
    if row.against_target not in ("On target", "Close to target", "Off target"):
        return
    figure, goal = (_read(cell) for cell in (row.so_far, row.expected.replace("–", row.target)))
    met = figure >= goal if better == Better.HIGHER else figure <= goal
    assert met == (row.against_target == "On target")


def _read(cell: str) -> float:
    return float(cell.partition(" (")[0].rstrip("%").replace(",", ""))


@given(by_autumn=st.none() | st.integers(0, 50), by_spring=st.none() | st.integers(0, 50))
def test_a_milestone_that_is_set_is_what_is_expected(by_autumn, by_spring):
    measured = kpi(ADDS, by_autumn=by_autumn, by_spring=by_spring)
    due = [expected(measured, term) for term in TERM_NAMES]
    assert due[0] == by_autumn or by_autumn is None
    assert due[1] == by_spring or by_spring is None
    assert due[2] == 50
    if (by_autumn or 0) <= (50 if by_spring is None else by_spring):
        assert due == sorted(due)


def test_the_year_of_the_shipped_group(shipped_book):
    book = told_on.summer(shipped_book)
    told = {
        term: {k.ref: indicator(k, term) for k in book.kpis if so_far(k, term) is not None}
        for term in TERM_NAMES
    }

    def verdicts(ref: str) -> list[str]:
        rows = (told[term][ref] for term in TERM_NAMES)
        return [f"{r.so_far} of {r.expected}: {r.against_target}" for r in rows]

    assert verdicts("PL1") == ["17 of 17: On target", "36 of 33: On target", "52 of 50: On target"]
    assert verdicts("ITT2") == [
        "88% of 88%: On target",
        "88% (autumn) of 88%: On target",
        "88% (autumn) of 88%: On target",
    ]
    assert verdicts("PL3") == [
        "12 of –: Ahead of last year",
        "13 of –: Ahead of last year",
        "13 of 14: Close to target",
    ]
    assert verdicts("ITT3") == [
        "7 of –: Level with last year",
        "8 of –: On target",
        "8 of 8: On target",
    ]


@pytest.mark.parametrize(
    ("total", "figures", "term", "figure"),
    [
        (ADDS, (17, 16, None), "Spring", 33),
        (AVERAGE, (40, 60, None), "Spring", 50),
        ("Latest", (44, None, None), "Spring", 44),
        ("", (44, 45, 46), "Autumn", 44),
        ("", (None, None, None), "Summer", None),
    ],
)
def test_the_years_figure_is_as_year_total_says(total, figures, term, figure):
    assert so_far(replace(kpi(total, *figures)), term) == figure
