"""What termly report and partnership section share: the parts for each priority."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents.charts import charts
from llf_docgen.documents.document import Request
from llf_docgen.documents.indicators import Indicator, indicator
from llf_docgen.documents.rag import fill, named
from llf_docgen.model.book import Book
from llf_docgen.model.figures import Chart
from llf_docgen.model.records import Development, Kpi, Objective, Priority
from llf_docgen.model.states import TERM_NAMES, Rag
from llf_docgen.model.wording import sentence, short_date, table_date


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective of the action plan; `late` stands where its date is past, unless complete."""

    ref: str
    text: str
    measure: str
    lead: str
    by_when: str
    late: str
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
    return tuple(_objective(request.book, o) for o in found)


def is_late(book: Book, objective: Objective) -> bool:
    """Whether an objective is past its date and not complete."""
    due = objective.by_when
    return due is not None and due < book.today and objective.rag != Rag.BLUE


def _objective(book: Book, objective: Objective) -> ObjectiveLine:
    return ObjectiveLine(
        ref=objective.ref,
        text=objective.text,
        measure=objective.success_measure,
        lead=in_post(book, objective.lead),
        by_when=table_date(objective.by_when),
        late=f"was due by {short_date(objective.by_when)}" if is_late(book, objective) else "",
        rag=named(objective.rag),
        fill=fill(objective.rag),
        progress=objective.progress,
    )


def in_post(book: Book, name: str) -> str:
    """A name in a task, with the dates where the person is not in office today.

    `Jo Ferncastle (until 26 February 2027)`; somebody without a seat is named as typed.
    """
    seats = book.seats(name)
    if not seats or any(seat.in_office(book.today) for seat in seats):
        return name
    gone = [seat.left for seat in seats if seat.left and seat.left < book.today]
    if gone:
        return f"{name} (until {short_date(max(gone))})"
    coming = [seat.joined for seat in seats if seat.joined]
    return f"{name} (from {short_date(min(coming))})" if coming else name


def leads(book: Book, name: str) -> str:
    """Who leads today: the name, or nothing where the person is not in office."""
    return name if in_post(book, name) == name else ""


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
