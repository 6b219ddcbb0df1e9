"""What termly report and partnership section share: the parts for each of the Big 3."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents.charts import charts
from llf_docgen.documents.document import Request
from llf_docgen.documents.indicators import Indicator, indicator
from llf_docgen.documents.rag import fill
from llf_docgen.model.figures import Chart
from llf_docgen.model.names import key
from llf_docgen.model.records import Development, Kpi, Objective, Priority
from llf_docgen.model.wording import sentence, table_date

TERM_ORDER = ("Autumn", "Spring", "Summer")


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective of the action plan."""

    ref: str
    text: str
    measure: str
    lead: str
    by_when: str
    rag: str
    fill: str
    progress: str


@dataclass(frozen=True)
class Moved:
    """What moved in a term."""

    term: str
    text: str
    impact: str


def of_priority(priority: Priority, code: str) -> bool:
    """Whether a row's priority cell names this priority, by code or by name."""
    return key(code) in (key(priority.code), key(priority.name))


def objectives(request: Request, priority: Priority) -> tuple[ObjectiveLine, ...]:
    """The priority's objectives in the sheet's order."""
    found = (o for o in request.book.objectives if of_priority(priority, o.priority))
    return tuple(_objective(o) for o in found)


def _objective(objective: Objective) -> ObjectiveLine:
    return ObjectiveLine(
        ref=objective.ref,
        text=objective.text,
        measure=objective.success_measure,
        lead=objective.lead,
        by_when=table_date(objective.by_when),
        rag=f"{objective.rag} (done)" if objective.rag == "Blue" else objective.rag,
        fill=fill(objective.rag),
        progress=objective.progress,
    )


def developments(request: Request, priority: Priority, up_to: str) -> list[Development]:
    """What moved on the priority up to and in a term, in the terms' order."""
    terms = TERM_ORDER[: TERM_ORDER.index(up_to) + 1]
    found = [
        d
        for d in request.book.developments
        if of_priority(priority, d.priority) and d.term in terms
    ]
    return sorted(found, key=lambda d: terms.index(d.term))


def moved(development: Development) -> Moved:
    """A development as the documents show it, in whole sentences."""
    return Moved(
        term=development.term,
        text=sentence(development.text),
        impact=sentence(development.impact),
    )


def indicators(request: Request, priority: Priority, term: str) -> tuple[Indicator, ...]:
    """The priority's KPIs as they stand at the end of a term."""
    return tuple(indicator(k, term) for k in _kpis(request, priority))


def kpi_charts(request: Request, priority: Priority, term: str) -> tuple[Chart, ...]:
    """A chart for each of the priority's KPIs that has a figure."""
    return charts(_kpis(request, priority), term)


def _kpis(request: Request, priority: Priority) -> list[Kpi]:
    return [k for k in request.book.kpis if of_priority(priority, k.priority)]
