"""A KPI as a chart: its figure by term, the target, and the words for who can't see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from llf_docgen.documents.charts import LONGEST_TITLE, chart, charts


@pytest.mark.parametrize(
    ("total", "figures", "term", "values", "target"),
    [
        ("Add the terms", (8, 10, None), "Autumn", (8, None, None), (10, 20, 30)),
        ("Add the terms", (8, 10, 9), "Summer", (8, 18, 27), (10, 20, 30)),
        ("Add the terms", (8, None, 9), "Summer", (8, None, 17), (10, 20, 30)),
        ("Latest", (8, 10, None), "Spring", (8, 10, None), (30, 30, 30)),
        ("Latest", (8, 10, None), "Autumn", (8, None, None), (30, 30, 30)),
        ("", (None, 0, None), "Spring", (None, 0, None), (30, 30, 30)),
    ],
)
def test_figures_by_term(shipped_book, total, figures, term, values, target):
    autumn, spring, summer = figures
    kpi = replace(
        shipped_book.kpis[0],
        year_total=total, target=30, autumn=autumn, spring=spring, summer=summer,
    )  # fmt: skip
    shown = chart(kpi, term)
    assert [series.values for series in shown.series] == [values, target]


def test_words(shipped_book):
    kpi = replace(shipped_book.kpis[1], indicator="Trainees in a post", target=88, autumn=88.5)
    shown = chart(kpi, "Autumn")
    assert shown.description == (
        "Trainees in a post. Autumn 88.5%, reported once a year. Target 88%."
    )
    termly = chart(replace(kpi, reported="Termly"), "Autumn")
    assert "Autumn 88.5%; spring and summer not yet available. Target 88%." in termly.description
    assert (shown.subtitle, shown.unit) == ("Target 88%", "%")
    long = chart(replace(kpi, indicator="word " * 99), "Autumn")
    assert len(long.title) <= LONGEST_TITLE
    assert long.title.endswith("…")


def test_only_a_kpi_with_a_figure_has_a_chart(shipped_book):
    kpis = [replace(k, autumn=None) for k in shipped_book.kpis[:1]] + [*shipped_book.kpis[1:]]
    assert len(charts(kpis, "Autumn")) == len(kpis) - 1


@pytest.mark.parametrize(
    ("values", "term", "target", "line"),
    [
        pytest.param(
            dict(year_total="Add the terms", autumn=17), "Autumn",
            "Target 50 for the year, 17 due by now", (17, 33, 50), id="adds",
        ),
        pytest.param(
            dict(year_total="Add the terms", autumn=17, spring=19, summer=16), "Summer",
            "Target 50 for the year", (17, 33, 50), id="adds, at the end",
        ),
        pytest.param(
            dict(autumn=40, by_autumn=42, by_spring=46), "Autumn",
            "Target 50 for the year, 42 due by now", (42, 46, 50), id="milestones",
        ),
        pytest.param(
            dict(autumn=40, by_spring=46), "Spring", "Target 50", (50, 46, 50),
            id="held against the milestone of its own term only",
        ),
        pytest.param(
            dict(autumn=12, better="Lower", target=10), "Autumn", "Target at most 10",
            (10, 10, 10), id="lower is better",
        ),
    ],
)  # fmt: skip
def test_the_target_is_told_as_it_is_drawn(shipped_book, values, term, target, line):
    kpi = replace(shipped_book.kpis[0], **{"target": 50, "autumn": None, **values})
    shown = chart(kpi, term)
    assert shown.subtitle == target
    assert shown.description.endswith(f" {target}.")
    assert shown.series[1].values == line
