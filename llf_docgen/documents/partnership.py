"""The group's section of the annual Partnership Report: one part for each priority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from llf_docgen.documents import priorities as shared
from llf_docgen.documents.document import (
    Command,
    Document,
    Head,
    Per,
    Request,
    head_of_year,
    single,
)
from llf_docgen.documents.indicators import Indicator, expected_heading
from llf_docgen.documents.next_year import next_year
from llf_docgen.documents.plans import Plans, plans, said_of_left_out
from llf_docgen.model.book import Book
from llf_docgen.model.figures import Chart
from llf_docgen.model.names import key
from llf_docgen.model.papers import papers_as_such
from llf_docgen.model.quorum import quorum
from llf_docgen.model.records import Development, Meeting, Organisation, Priority
from llf_docgen.model.report_in_hand import covered_term
from llf_docgen.model.sent import partnership_since
from llf_docgen.model.states import Rag
from llf_docgen.model.wording import listing, long_date, sentence, short_date, word


@dataclass(frozen=True)
class PartnershipPart:
    """One priority: what was achieved, how it is known, what comes next year.

    `no_plans` is what stands where nothing was decided yet: not where a decision is left out.
    """

    name: str
    description: str
    lead: str
    achievements: tuple[shared.Moved, ...]
    completed: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    charts: tuple[Chart, ...]
    next_year: tuple[str, ...]
    no_plans: str


@dataclass(frozen=True)
class Partnership(Head):
    """The names that the partnership section's template may use.

    `up_to` says until when figures are told and `as_at` by when objectives were completed: today,
    or the year's last day; `year_figure` and `expected` are headings of figures; `for_all` are the
    plans for next year that are on no single priority.
    """

    report_to: str
    report_date: str
    next_year: str
    so_far: str
    as_at: str
    up_to: str
    year_figure: str
    expected: str
    introduction: str
    took_part: str
    priorities: tuple[PartnershipPart, ...]
    for_all: tuple[str, ...]
    partners: tuple[str, ...]


def context(request: Request) -> Partnership:
    """The section's context, over all terms of the year up to the request's."""
    book, terms = request.book, request.book.terms
    board, over = book.partnership_report, _is_over(request)
    return Partnership(
        **head_of_year(request),
        report_to=board.body if board else terms.partnership_report_to or terms.accountable_to,
        report_date=long_date(board.date) if board else "Date to be confirmed",
        next_year=next_year(terms.year_name),
        so_far="" if over else f"This section covers the year to {_until(request)}.",
        as_at=short_date(min(book.today, terms.year.last)),
        up_to="" if over else f"Figures to {_until(request)}.",
        year_figure=terms.year_name if over else "Year so far",
        expected=expected_heading(over),
        introduction=_introduction(book),
        took_part=_took_part(book),
        priorities=tuple(_part(request, priority) for priority in book.priorities),
        for_all=tuple(map(sentence, plans(book, None).told)),
        partners=tuple(o.name for o in _partners_of_year(book)),
    )


def _is_last(request: Request) -> bool:
    """Whether the year's last term is told too."""
    return request.term == request.book.terms.year.terms[-1]


def _is_over(request: Request) -> bool:
    """Whether the whole year is told: its last term is, and the schools have ended it."""
    book, term = request.book, request.term
    ended = book.terms.last_school_day(term) or term.last
    return _is_last(request) and book.today > ended


def _until(request: Request) -> str:
    """`the end of the spring term`, or today where that term still runs."""
    today, term = request.book.today, request.term
    ended = request.book.terms.last_school_day(term) or term.last
    return f"the end of the {term.name.lower()} term" if today > ended else short_date(today)


def _introduction(book: Book) -> str:
    names = listing(priority.name for priority in book.priorities)
    purse = "" if book.terms.holds_a_budget else " and holds no budget of its own"
    return (
        f"The {book.terms.group} drives forward the work of {book.terms.alliance} on {names}. "
        f"It answers to the {book.terms.accountable_to}{purse}."
    )


def _took_part(book: Book) -> str:
    """How often the group met, and how many partner organisations were represented."""
    held = [m for m in book.held if m.date in book.terms.year]
    if not held:
        return "No meeting of the group has been held yet this year."
    days = listing(_met(held))
    times = {1: "once", 2: "twice"}.get(len(held), f"{word(len(held))} times")
    return f"The group met {times} ({days}){_represented(book, held)}."


def _met(held: list[Meeting]) -> list[str]:
    """The days on which the group met; of one with two meetings it is said."""
    days = Counter(meeting.date for meeting in held)
    often = {1: "", 2: "twice on "}
    if len(days) == 1 and len(held) > 1:
        return [f"{'both' if len(held) == 2 else 'all'} on {short_date(held[0].date)}"]
    return [f"{often.get(n, f'{word(n)} times on ')}{short_date(day)}" for day, n in days.items()]


def _represented(book: Book, held: list[Meeting]) -> str:
    """`; six of the eight partner organisations were represented`, of those of the year."""
    seen = {key(name) for m in held for name in quorum(book, m).organisations}
    partners = len(_partners_of_year(book))
    if not partners or not any(book.present_at(m) for m in held):
        return ""
    at_some = " at one or more of them" if len(held) > 1 else ""
    if len(seen) == partners:
        return f"; {_all(partners)} represented{at_some}"
    were = "was" if len(seen) <= 1 else "were"
    many = word(len(seen)) if seen else "none"
    return f"; {many} of the {word(partners)} partner organisations {were} represented{at_some}"


def _all(partners: int) -> str:
    return {1: "its partner organisation was", 2: "both partner organisations were"}.get(
        partners, f"all {word(partners)} partner organisations were"
    )


def _partners_of_year(book: Book) -> list[Organisation]:
    """The organisations that were partners on any day of the year by today."""
    first, last = book.terms.year.first, min(book.today, book.terms.year.last)
    return [
        o
        for o in book.organisations
        if o.partner
        and (o.partner_since is None or o.partner_since <= last)
        and (o.partner_until is None or o.partner_until >= first)
    ]


def _part(request: Request, priority: Priority) -> PartnershipPart:
    told = shared.developments(request, priority, request.term.name)
    decided = plans(request.book, priority)
    planned = _plans(request, priority, decided)
    coming = next_year(request.book.terms.year_name)
    known = planned or decided or plans(request.book, None)
    return PartnershipPart(
        name=priority.name,
        description=sentence(priority.description),
        lead=shared.leads(request.book, priority.lead),
        achievements=tuple(shared.moved(d) for d in told),
        completed=_completed(request, priority),
        indicators=shared.indicators(request, priority, request.term.name),
        charts=shared.kpi_charts(request, priority, request.term.name),
        next_year=planned,
        no_plans="" if known else f"Plans for {coming} are still to be agreed.",
    )


def said_of_papers(book: Book) -> str:
    """What the section leaves out or has of the group's papers, in sentences."""
    named = [said for d in book.developments for said in _papers_in(book, d)]
    return " ".join(filter(None, (said_of_left_out(book), *named)))


def _papers_in(book: Book, told: Development) -> Iterator[str]:
    """A sentence for each cell of a development that names a paper and stands in the section."""
    cells = {"Key developments": told.text, "Impact": told.impact}
    if told.term == book.terms.year.terms[-1].name:
        cells["Next steps"] = told.next_steps
    for heading, words in cells.items():
        if papers := papers_as_such([words]):
            said = f"names {listing(papers)}, and the section has its words"
            yield f"{told.at.cell(heading)} {said}: take that out, or send it too."


def _completed(request: Request, priority: Priority) -> tuple[str, ...]:
    """The objectives completed by today; none where the section holds back what is known since."""
    terms = request.book.terms.year.terms
    if terms.index(request.term) < terms.index(covered_term(request.book)):
        return ()
    found = (o for o in request.book.objectives if priority.is_named(o.priority))
    return tuple(sentence(o.text) for o in found if o.rag == Rag.BLUE)


def _plans(request: Request, priority: Priority, decided: Plans) -> tuple[str, ...]:
    """Decisions on next year; with the year's last term also its next steps and what is behind."""
    texts = [*decided.told]
    if _is_last(request):
        texts += [*_next_steps(request, priority), *_to_complete(request.book, priority)]
    return tuple(dict.fromkeys(sentence(text) for text in texts))


def _next_steps(request: Request, priority: Priority) -> list[str]:
    told = shared.developments(request, priority, request.term.name)
    return [d.next_steps for d in told if d.next_steps and d.term == request.term.name]


def _to_complete(book: Book, priority: Priority) -> list[str]:
    """The priority's objectives that are behind."""
    behind = [o for o in book.objectives if o.rag in (Rag.AMBER, Rag.RED)]
    return [
        f"Still to complete: {o.text[0].lower()}{o.text[1:]}"
        for o in behind
        if priority.is_named(o.priority)
    ]


DOCUMENT = Document(
    "Partnership report section",
    "the group's part of the annual Partnership Report",
    Partnership,
    single(
        lambda request: f"Partnership report section {request.book.terms.year_name}",
        context,
        lambda request: partnership_since(request.book),
    ),
    per=Per.YEAR,
    command=Command(
        "partnership",
        "Write the section of the Partnership Report.",
        "Write the group's section of the annual Partnership Report.",
        options=("meeting", "term"),
    ),
    made_for="Partnership Report {year}, up to the {term} term.",
)
