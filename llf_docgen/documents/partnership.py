"""The group's section of the annual Partnership Report: one part for each of the Big 3."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents import priorities as big3
from llf_docgen.documents.document import Command, Document, Head, Per, Request, head, single
from llf_docgen.documents.indicators import Indicator
from llf_docgen.model.book import Book
from llf_docgen.model.figures import Chart
from llf_docgen.model.names import key
from llf_docgen.model.quorum import quorum
from llf_docgen.model.records import Priority
from llf_docgen.model.states import Rag, TermName
from llf_docgen.model.wording import listing, long_date, sentence, short_date, word


@dataclass(frozen=True)
class PartnershipPart:
    """One of the Big 3: what was achieved, how it is known, what comes next year."""

    name: str
    description: str
    lead: str
    achievements: tuple[big3.Moved, ...]
    completed: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    charts: tuple[Chart, ...]
    next_year: tuple[str, ...]


@dataclass(frozen=True)
class Partnership(Head):
    """The names that the partnership section's template may use."""

    report_to: str
    report_date: str
    next_year: str
    so_far: str
    introduction: str
    took_part: str
    priorities: tuple[PartnershipPart, ...]
    partners: tuple[str, ...]


def context(request: Request) -> Partnership:
    """The section's context, over all terms of the year up to the request's."""
    book, terms = request.book, request.book.terms
    board = book.partnership_report
    over = request.term.name == TermName.SUMMER
    return Partnership(
        **head(request),
        report_to=terms.partnership_report_to or terms.accountable_to,
        report_date=long_date(board.date) if board else "On a date not yet in the Calendar",
        next_year=next_year(terms.year_name),
        so_far="" if over else f"This section tells the year up to the {request.term.name} term.",
        introduction=_introduction(book),
        took_part=_took_part(request),
        priorities=tuple(_part(request, priority) for priority in book.priorities),
        partners=tuple(o.name for o in book.partners(book.today)),
    )


def next_year(name: str) -> str:
    """`2021-22` after `2020-21`; `next year` where the name has no such form."""
    first, dash, last = name.partition("-")
    if not (dash and first.isdigit() and last.isdigit()):
        return "next year"
    return f"{int(first) + 1}-{(int(last) + 1) % 10 ** len(last):0{len(last)}d}"


def _introduction(book: Book) -> str:
    names = listing(priority.name for priority in book.priorities)
    purse = "" if book.terms.holds_a_budget else " and holds no budget of its own"
    return (
        f"The {book.terms.group} drives forward the alliance's work on {names}. "
        f"It answers to the {book.terms.accountable_to}{purse}."
    )


def _took_part(request: Request) -> str:
    """How often the group met, and how many partner organisations were represented."""
    book = request.book
    held = [m for m in book.held if m.date in book.terms.year]
    if not held:
        return "No meeting of the group has been held yet this year."
    seen = {name for m in held for name in quorum(book, m).organisations}
    partners = len(book.partners(book.today))
    days = listing(short_date(m.date) for m in held)
    times = {1: "once", 2: "twice"}.get(len(held), f"{word(len(held))} times")
    many = "partner organisation" if partners == 1 else "partner organisations"
    return (
        f"The group met {times} ({days}); {word(len(seen))} of the {word(partners)} {many} took "
        "part."
    )


def _part(request: Request, priority: Priority) -> PartnershipPart:
    told = big3.developments(request, priority, request.term.name)
    lines = big3.objectives(request, priority)
    return PartnershipPart(
        name=priority.name,
        description=sentence(priority.description),
        lead=priority.lead,
        achievements=tuple(big3.moved(d) for d in told),
        completed=tuple(sentence(o.text) for o in lines if o.rag.startswith(Rag.BLUE)),
        indicators=big3.indicators(request, priority, request.term.name),
        charts=big3.kpi_charts(request, priority, request.term.name),
        next_year=_plans(request, priority),
    )


def _plans(request: Request, priority: Priority) -> tuple[str, ...]:
    """Decisions on next year, then the latest next steps, then objectives not yet done."""
    book = request.book
    told = big3.developments(request, priority, request.term.name)
    steps = [d.next_steps for d in told if d.next_steps and d.term == told[-1].term]
    texts = (*_decided(book, priority), *steps, *_to_carry_on(book, priority))
    return tuple(dict.fromkeys(sentence(text) for text in texts))


def _decided(book: Book, priority: Priority) -> list[str]:
    """The decisions on the priority that name next year."""
    coming = key(next_year(book.terms.year_name))
    decided = [d.text for d in book.decisions if priority.is_named(d.priority)]
    return [text for text in decided if coming in key(text)]


def _to_carry_on(book: Book, priority: Priority) -> list[str]:
    """The priority's objectives that are behind."""
    behind = [o for o in book.objectives if o.rag in (Rag.AMBER, Rag.RED)]
    return [
        f"Carry on: {o.text[0].lower()}{o.text[1:]}"
        for o in behind
        if priority.is_named(o.priority)
    ]


DOCUMENT = Document(
    "Partnership report section",
    "the group's part of the annual Partnership Report",
    Partnership,
    single(lambda request: f"Partnership report section {request.book.terms.year_name}", context),
    per=Per.YEAR,
    command=Command(
        "partnership",
        "Write the section of the Partnership Report.",
        "Write the group's section of the annual Partnership Report.",
        options=("meeting", "term"),
    ),
    made_for="Partnership Report {year}, up to the {term} term.",
)
