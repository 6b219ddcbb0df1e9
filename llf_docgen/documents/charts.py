"""The chart of a KPI: its figure by term against the target."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from llf_docgen.documents.indicators import shown, so_far, values
from llf_docgen.model.figures import Chart, Series
from llf_docgen.model.records import Kpi
from llf_docgen.model.states import TERM_NAMES, Unit, YearTotal
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
    due = [
        kpi.target * (n + 1) / len(TERM_NAMES) if adds else kpi.target
        for n in range(len(TERM_NAMES))
    ]
    return Chart(
        title=textwrap.shorten(kpi.indicator, LONGEST_TITLE, placeholder=" \u2026"),
        subtitle=f"Target {shown(kpi, kpi.target)}" + (" for the year" if adds else ""),
        categories=TERM_NAMES,
        series=(
            Series("So far" if adds else "Value", tuple(figures)),
            Series("Target", tuple(due)),
        ),
        description=_in_words(kpi, figures),
        unit="%" if kpi.unit == Unit.PERCENT else "",
    )


def _in_words(kpi: Kpi, figures: list[float | None]) -> str:
    """`Trainees in training. Autumn 16; Spring and Summer not yet known. Target 15.`."""
    known = [
        f"{t} {shown(kpi, v)}" for t, v in zip(TERM_NAMES, figures, strict=True) if v is not None
    ]
    missing = [t for t, v in zip(TERM_NAMES, figures, strict=True) if v is None]
    if missing:
        known.append(f"{listing(missing)} not yet known")
    return f"{sentence(kpi.indicator)} {'; '.join(known)}. Target {shown(kpi, kpi.target)}."
