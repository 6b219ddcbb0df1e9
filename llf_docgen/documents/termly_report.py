"""The termly report to the Strategic Board against the action plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from llf_docgen.documents import priorities as big3
from llf_docgen.documents.action_log import summary
from llf_docgen.documents.document import Document, Head, Per, Request, head, single
from llf_docgen.documents.indicators import Indicator
from llf_docgen.documents.meeting_facts import ActionLine, line
from llf_docgen.documents.rag import fill, gravest
from llf_docgen.documents.terms_kept import KeptLine, terms_kept
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import report_entry
from llf_docgen.model.figures import Chart
from llf_docgen.model.names import key
from llf_docgen.model.records import Communication, Priority
from llf_docgen.model.sent import report_since
from llf_docgen.model.states import MessageKind, Rag
from llf_docgen.model.wording import long_date, sentence, short_date, word


@dataclass(frozen=True)
class PriorityPart:
    """One of the Big 3 in the report."""

    code: str
    name: str
    description: str
    lead: str
    rag: str
    fill: str
    headline: str
    objectives: tuple[big3.ObjectiveLine, ...]
    developments: tuple[str, ...]
    impacts: tuple[str, ...]
    next_steps: tuple[str, ...]
    charts: tuple[Chart, ...]


@dataclass(frozen=True)
class Message:
    """An issue, a concern or a recommendation."""

    kind: str
    subject: str
    text: str
    audience: str
    sent: str


@dataclass(frozen=True)
class RiskLine:
    """A risk the board should know of."""

    text: str
    likelihood: str
    impact: str
    response: str
    owner: str


@dataclass(frozen=True)
class TermlyReport(Head):
    """The names that the termly report's template may use."""

    term: str
    report_to: str
    board_date: str
    as_at: str
    asked_to: tuple[str, ...]
    priorities: tuple[PriorityPart, ...]
    indicators: tuple[Indicator, ...]
    actions_summary: str
    actions: tuple[ActionLine, ...]
    messages: tuple[Message, ...]
    risks: tuple[RiskLine, ...]
    terms_kept: tuple[KeptLine, ...]
    next_dates: tuple[str, ...]
    rag_means: str


def context(request: Request) -> TermlyReport:
    """The report's context for the request's term."""
    book, term = request.book, request.term
    parts = tuple(_part(request, priority) for priority in book.priorities)
    entry = report_entry(book, term)
    messages = _messages(book.communications, term)
    return TermlyReport(
        **head(request),
        term=term.name,
        report_to=book.terms.termly_report_to or book.terms.accountable_to,
        board_date=long_date(entry.date) if entry else "on a date not yet in the Calendar",
        as_at=long_date(book.today),
        asked_to=_asked_to(request, parts, messages),
        priorities=parts,
        indicators=tuple(
            shown for p in book.priorities for shown in big3.indicators(request, p, term.name)
        ),
        actions_summary=_actions_summary(request),
        actions=tuple(
            line(book, a) for a in sorted(book.actions, key=lambda a: a.by_due) if a.is_open
        ),
        messages=messages,
        risks=tuple(
            RiskLine(r.text, r.likelihood, r.impact, r.response, r.owner) for r in book.risks
        ),
        terms_kept=terms_kept(request),
        next_dates=_next_dates(request),
        rag_means="; ".join(book.terms.rag_means),
    )


def _part(request: Request, priority: Priority) -> PriorityPart:
    told = big3.developments(request, priority, request.term.name)
    told = [d for d in told if d.term == request.term.name]
    rag = gravest([d.rag for d in told])
    return PriorityPart(
        code=priority.code,
        name=priority.name,
        description=sentence(priority.description),
        lead=priority.lead,
        rag=rag or "Not given",
        fill=fill(rag),
        headline=_first_sentence(told[0].text) if told else "Nothing recorded.",
        objectives=big3.objectives(request, priority),
        developments=_sentences(d.text for d in told),
        impacts=_sentences(d.impact for d in told),
        next_steps=_sentences(d.next_steps for d in told),
        charts=big3.kpi_charts(request, priority, request.term.name),
    )


def _sentences(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sentence(text) for text in texts if text)


def _first_sentence(text: str) -> str:
    return sentence(text.split(". ")[0].split("\n")[0])


def _asked_to(
    request: Request, parts: tuple[PriorityPart, ...], messages: tuple[Message, ...]
) -> tuple[str, ...]:
    """What the board is asked to do: note the report, help where it is Red, hear the messages."""
    asks = [f"note the progress of the {request.term.name.lower()} term"]
    asks += [f"help to bring {part.name} back on track" for part in parts if part.rag == Rag.RED]
    asks += [
        f"consider the {message.kind.lower()} \u201c{message.subject}\u201d"
        for message in messages
        if key(message.audience) == key(request.book.terms.accountable_to)
        or message.kind == MessageKind.RECOMMENDATION
    ]
    return tuple(asks)


def _messages(communications: tuple[Communication, ...], term: Span) -> tuple[Message, ...]:
    return tuple(
        Message(
            c.kind,
            c.subject,
            sentence(c.message),
            c.audience,
            f"Sent on {short_date(c.sent_on)}" if c.sent_on else "Not yet sent",
        )
        for c in communications
        if c.date in term
    )


def _actions_summary(request: Request) -> str:
    """How the actions stand, and how many were completed in the term."""
    actions, today = request.book.actions, request.book.today
    overdue = sum(a.is_overdue(today) for a in actions)
    running = sum(a.is_open for a in actions) - overdue
    text = summary(overdue, running, len(actions) - running - overdue)
    done = [a for a in actions if a.completed_on and a.completed_on in request.term]
    if done:
        text += f" Completed in the term: {word(len(done))}."
    return text


def _next_dates(request: Request) -> tuple[str, ...]:
    """The dates of the cycle after the day the report is made, the next three."""
    later = sorted(
        (e for e in request.book.calendar if e.date >= request.book.today), key=lambda e: e.date
    )
    return tuple(
        f"{long_date(e.date)}: {e.body}" + (f" ({e.paper_due})" if e.paper_due else "")
        for e in later[:3]
    )


DOCUMENT = Document(
    "Termly report",
    "progress on the action plan in one term, for the board",
    TermlyReport,
    single(
        lambda request: f"Termly report {request.term.name}",
        context,
        lambda request: report_since(request.book, request.term),
    ),
    per=Per.YEAR,
    in_pack=True,
    made_for="The {term} report of {year}.",
)
