"""How a KPI stands: value, trend and target, in words."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents.rag import fill
from llf_docgen.model.records import Kpi
from llf_docgen.model.states import TERM_NAMES, Better, Rag, TermName, Unit, YearTotal
from llf_docgen.model.wording import number

NEAR = 0.10  # this share off the target is "just off", not "off"


@dataclass(frozen=True)
class Indicator:
    """One KPI as the documents show it; `so_far` is the year's figure."""

    ref: str
    text: str
    source: str
    baseline: str
    target: str
    this_term: str
    so_far: str
    trend: str
    against_target: str
    fill: str
    comment: str


def indicator(kpi: Kpi, term: str) -> Indicator:
    """A KPI as it stands at the end of a term (Autumn, Spring or Summer)."""
    known = values(kpi, term)
    figure = so_far(kpi, term)
    words, rag = _against_target(kpi, figure, term)
    return Indicator(
        ref=kpi.ref,
        text=kpi.indicator,
        source=kpi.source,
        baseline=shown(kpi, kpi.baseline) or "\u2013",
        target=shown(kpi, kpi.target),
        this_term=shown(kpi, known[-1]) or "not yet known",
        so_far=shown(kpi, figure) or "not yet known",
        trend=_trend(kpi, known),
        against_target=words,
        fill=fill(rag),
        comment=kpi.comment,
    )


def so_far(kpi: Kpi, term: str = TermName.SUMMER) -> float | None:
    """The year's figure up to a term, as `Year total` says; None before the first value."""
    known = [value for value in values(kpi, term) if value is not None]
    if not known:
        return None
    if kpi.year_total == YearTotal.ADD:
        return sum(known)
    return sum(known) / len(known) if kpi.year_total == YearTotal.AVERAGE else known[-1]


def values(kpi: Kpi, term: str) -> list[float | None]:
    """The figures of the terms up to and with `term`; None where one is not known."""
    return [*kpi.by_term][: TERM_NAMES.index(term) + 1]


def shown(kpi: Kpi, value: float | None) -> str:
    """`12`, or `12%`; nothing for no figure."""
    if value is None:
        return ""
    return f"{number(value)}%" if kpi.unit == Unit.PERCENT else number(value)


def _trend(kpi: Kpi, values: list[float | None]) -> str:
    """Counts that add up compare term with term; others also with last year's figure."""
    earlier = [kpi.baseline, *values[:-1]] if kpi.year_total != YearTotal.ADD else values[:-1]
    before = next((value for value in reversed(earlier) if value is not None), None)
    now = values[-1]
    if now is None or before is None:
        return "\u2013"
    step = now - before
    if abs(step) < 0.05:
        return "\u2192 level"
    size = number(abs(step))
    unit = f" point{'' if size == '1' else 's'}" if kpi.unit == Unit.PERCENT else ""
    way = "\u2191 up" if step > 0 else "\u2193 down"
    return f"{way} {size}{unit}"


def _against_target(kpi: Kpi, figure: float | None, term: str) -> tuple[str, str]:
    if figure is None:
        return "No figure yet", ""
    expected = kpi.target
    if kpi.year_total == YearTotal.ADD:
        expected = kpi.target * (TERM_NAMES.index(term) + 1) / len(TERM_NAMES)
    short = (expected - figure) if kpi.better == Better.HIGHER else (figure - expected)
    by_now = f" ({number(round(expected))} due)" if expected != kpi.target else ""
    if short <= 0.5 * (expected != kpi.target):
        return f"On target{by_now}", Rag.GREEN
    near = short <= NEAR * abs(expected)
    return f"{'Just off' if near else 'Off'} target{by_now}", Rag.AMBER if near else Rag.RED
