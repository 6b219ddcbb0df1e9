"""What termly report and partnership section share: the parts for each of the Big 3."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents.charts import charts
from llf_docgen.documents.document import Request
from llf_docgen.documents.indicators import Indicator, indicator
from llf_docgen.documents.rag import fill
from llf_docgen.model.figures import Chart
from llf_docgen.model.records import Development, Kpi, Objective, Priority
from llf_docgen.model.states import TERM_NAMES, Rag
from llf_docgen.model.wording import sentence, table_date


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


def objectives(request: Request, priority: Priority) -> tuple[ObjectiveLine, ...]:
    """The priority's objectives in the sheet's order."""
    found = (o for o in request.book.objectives if priority.is_named(o.priority))
    return tuple(_objective(o) for o in found)


def _objective(objective: Objective) -> ObjectiveLine:
    return ObjectiveLine(
        ref=objective.ref,
        text=objective.text,
        measure=objective.success_measure,
        lead=objective.lead,
        by_when=table_date(objective.by_when),
        rag=f"{objective.rag} (done)" if objective.rag == Rag.BLUE else objective.rag,
        fill=fill(objective.rag),
        progress=objective.progress,
    )


def developments(request: Request, priority: Priority, up_to: str) -> list[Development]:
    """What moved on the priority up to and in a term, in the terms' order."""
    terms = TERM_NAMES[: TERM_NAMES.index(up_to) + 1]
    found = [
        d for d in request.book.developments if priority.is_named(d.priority) and d.term in terms
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
    return [k for k in request.book.kpis if priority.is_named(k.priority)]
