"""The chart of a KPI: its figure by term against the target."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from llf_docgen.documents.indicators import (
    due,
    expected,
    is_yearly,
    latest_term,
    shown,
    so_far,
    values,
)
from llf_docgen.model.figures import Chart, Series
from llf_docgen.model.records import Kpi
from llf_docgen.model.states import TERM_NAMES, Better, Unit, YearTotal
from llf_docgen.model.wording import listing, sentence

LONGEST_TITLE = 64  # letters: two lines over a small chart


def charts(kpis: Iterable[Kpi], term: str) -> tuple[Chart, ...]:
    """A chart for each KPI that has a figure by the end of a term (Autumn, Spring or Summer)."""
    return tuple(chart(kpi, term) for kpi in kpis if so_far(kpi, term) is not None)


def chart(kpi: Kpi, term: str) -> Chart:
    """Counts that add up are shown as they grow, against what is due by the end of each term."""
    adds = kpi.year_total == YearTotal.ADD
    known = values(kpi, term)
    known += [None] * (len(TERM_NAMES) - len(known))
    pairs = zip(TERM_NAMES, known, strict=True)
    figures = [so_far(kpi, t) if adds and v is not None else v for t, v in pairs]
    target = _target(kpi, term)
    return Chart(
        title=textwrap.shorten(kpi.indicator, LONGEST_TITLE, placeholder=" \u2026"),
        subtitle=target,
        categories=TERM_NAMES,
        series=(
            Series("So far" if adds else "Value", tuple(figures)),
            Series("Target", tuple(_line(kpi, t) for t in TERM_NAMES)),
        ),
        description=f"{sentence(kpi.indicator)} {_in_words(kpi, figures)}. {target}.",
        unit="%" if kpi.unit == Unit.PERCENT else "",
    )


def _line(kpi: Kpi, term: str) -> float:
    """The height of the target's line over a term."""
    by_then = expected(kpi, term)
    return kpi.target if by_then is None else by_then


def _target(kpi: Kpi, term: str) -> str:
    """`Target 50 for the year, 17 due by now`, `Target 95%`."""
    target = f"Target {'at most ' if kpi.better == Better.LOWER else ''}{shown(kpi, kpi.target)}"
    by_now = due(kpi, latest_term(kpi, term) or term)
    adds = kpi.year_total == YearTotal.ADD
    return f"{target}{' for the year' if adds or by_now else ''}{', ' if by_now else ''}{by_now}"


def _in_words(kpi: Kpi, figures: list[float | None]) -> str:
    """`Autumn 16; spring and summer not yet available`, `Autumn 88%, reported once a year`."""
    known = [
        f"{t} {shown(kpi, v)}" for t, v in zip(TERM_NAMES, figures, strict=True) if v is not None
    ]
    if is_yearly(kpi):
        return f"{'; '.join(known)}, reported once a year"
    missing = [t.lower() for t, v in zip(TERM_NAMES, figures, strict=True) if v is None]
    if missing:
        known.append(f"{listing(missing)} not yet available")
    return "; ".join(known)
