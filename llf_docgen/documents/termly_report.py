"""The termly report to the Strategic Board against the action plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from llf_docgen.documents import action_summary
from llf_docgen.documents import priorities as shared
from llf_docgen.documents.document import Document, Head, Per, Request, head_of_year, single
from llf_docgen.documents.indicators import Indicator, expected_heading
from llf_docgen.documents.meeting_facts import ActionLine, line
from llf_docgen.documents.rag import counted, fill, named, overall
from llf_docgen.documents.terms_kept import KeptLine, terms_kept
from llf_docgen.documents.year import key_dates
from llf_docgen.model.book import Book
from llf_docgen.model.confidential import kept_back
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import later_in_term, report_entry
from llf_docgen.model.figures import Chart
from llf_docgen.model.names import key
from llf_docgen.model.records import Action, CalendarDate, Priority
from llf_docgen.model.report_in_hand import covered_days
from llf_docgen.model.sent import report_since
from llf_docgen.model.states import MessageKind, Rag
from llf_docgen.model.wording import are, long_date, sentence, short_date

NOTHING_TOLD = "No developments have been recorded for this term."


@dataclass(frozen=True)
class PriorityPart:
    """One priority in the report; `rag` is the gravest of the term and of what is not complete."""

    code: str
    name: str
    description: str
    lead: str
    rag: str
    fill: str
    headline: str
    objectives_summary: str
    objectives: tuple[shared.ObjectiveLine, ...]
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
    """The names that the termly report's template may use.

    `to` is the board with its date; `reported` stands in its place once it has met; `are` is the
    verb behind its name. `covered` says since when messages are told: `since the last report`.
    """

    term: str
    report_to: str
    board_date: str
    to: str
    reported: str
    are: str
    as_at: str
    asked_to: tuple[str, ...]
    priorities: tuple[PriorityPart, ...]
    indicators: tuple[Indicator, ...]
    expected: str
    actions_summary: str
    actions: tuple[ActionLine, ...]
    messages: tuple[Message, ...]
    covered: str
    risks: tuple[RiskLine, ...]
    terms_kept: tuple[KeptLine, ...]
    next_dates: tuple[str, ...]
    rag_means: str


def context(request: Request) -> TermlyReport:
    """The report's context for the request's term."""
    book, term = request.book, request.term
    parts = tuple(_part(request, priority) for priority in book.priorities)
    entry, covered = report_entry(book, term), covered_days(book, term)
    messages = _messages(book, covered)
    return TermlyReport(
        **head_of_year(request),
        **_board(book, entry),
        are=are(entry.body if entry else _body(book)),
        term=term.name,
        as_at=long_date(book.today),
        asked_to=_asked_to(request, parts, messages) if _is_to_come(book, entry) else (),
        priorities=parts,
        indicators=tuple(
            shown for p in book.priorities for shown in shared.indicators(request, p, term.name)
        ),
        expected=expected_heading(book.today > book.terms.year.last),
        actions_summary=_actions_summary(request),
        actions=tuple(
            line(book, a) for a in sorted(_told(book), key=lambda a: a.by_due) if a.is_open
        ),
        messages=messages,
        covered=covered.name,
        risks=tuple(
            RiskLine(r.text, r.likelihood, r.impact, r.response, shared.in_post(book, r.owner))
            for r in book.risks
        ),
        terms_kept=terms_kept(request),
        next_dates=key_dates(book, 3),
        rag_means="; ".join(book.terms.rag_means),
    )


def _body(book: Book) -> str:
    return book.terms.termly_report_to or book.terms.accountable_to


def _board(book: Book, entry: CalendarDate | None) -> dict[str, str]:
    """To which board the report goes, and when it was reported there or is to be."""
    if entry is None:
        body = _body(book)
        confirmed = "date to be confirmed"
        return {
            "report_to": body, "board_date": confirmed, "to": f"{body} ({confirmed})",
            "reported": "",
        }  # fmt: skip
    day = long_date(entry.date)
    sent = f" (sent {short_date(entry.sent_on)})" if entry.sent_on else ""
    at = f"{entry.body} on {day}{sent}"
    met = bool(sent) and entry.date < book.today
    reported = f"Reported to the {at}" if met else ""
    return {"report_to": entry.body, "board_date": day, "to": at, "reported": reported}


def _is_to_come(book: Book, entry: CalendarDate | None) -> bool:
    """Whether a board is still to have the report: it is asked for nothing afterwards."""
    return entry is None or (entry.sent_on is None and entry.date >= book.today)


def _part(request: Request, priority: Priority) -> PriorityPart:
    told = shared.developments(request, priority, request.term.name)
    told = [d for d in told if d.term == request.term.name]
    plan = [o for o in request.book.objectives if priority.is_named(o.priority)]
    aims = [o.rag for o in plan]
    late = sum(shared.is_late(request.book, o) for o in plan)
    rag = overall([d.rag for d in told], aims)
    return PriorityPart(
        code=priority.code,
        name=priority.name,
        description=sentence(priority.description),
        lead=shared.leads(request.book, priority.lead),
        rag=named(rag),
        fill=fill(rag),
        headline=_first_sentence(told[0].text) if told else NOTHING_TOLD,
        objectives_summary=counted(aims, late),
        objectives=shared.objectives(request, priority),
        developments=_sentences(d.text for d in told),
        impacts=_sentences(d.impact for d in told),
        next_steps=_sentences(d.next_steps for d in told),
        charts=shared.kpi_charts(request, priority, request.term.name),
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
    asks += [
        f"agree how it can help to bring {part.name} back on track"
        for part in parts
        if part.rag == Rag.RED
    ]
    asks += [
        f"{_done_with(request, message)} the {message.kind.lower()} \u201c{message.subject}\u201d"
        for message in messages
        if _is_for_board(request, message) or message.kind == MessageKind.RECOMMENDATION
    ]
    return tuple(asks)


def _is_for_board(request: Request, message: Message) -> bool:
    return key(message.audience) == key(request.book.terms.accountable_to)


def _done_with(request: Request, message: Message) -> str:
    """The board considers what is for it; what others were told it notes."""
    return "consider" if _is_for_board(request, message) else "note"


def _messages(book: Book, period: Span) -> tuple[Message, ...]:
    """The messages of what the report covers."""
    return tuple(
        Message(
            c.kind,
            c.subject,
            sentence(c.message),
            c.audience,
            f"Sent on {short_date(c.sent_on)}" if c.sent_on else "Not yet sent",
        )
        for c in book.communications
        if c.date in period
    )


def _actions_summary(request: Request) -> str:
    """How the actions stand today, and how many were completed since the last report."""
    actions, today = _told(request.book), request.book.today
    told = action_summary.summary(actions, today)
    done = action_summary.completed(actions, covered_days(request.book, request.term))
    return " ".join(filter(None, (told, done)))


def _told(book: Book) -> list[Action]:
    """The actions that the board is told of: what is of a confidential item stays in the group."""
    kept = {action.at.number for action, _ in kept_back(book, book.actions)}
    return [action for action in book.actions if action.at.number not in kept]


def said_of_kept_back(book: Book) -> str:
    """Which actions the report leaves out and why, in sentences; nothing where none is."""
    return " ".join(f"{a.ref or a.at.cell('Action')} {w}" for a, w in kept_back(book, book.actions))


def _file_name(request: Request) -> str:
    later = later_in_term(request.book, request.term)
    return f"Termly report {request.term.name}" + (
        f" for {short_date(later.date)}" if later else ""
    )


DOCUMENT = Document(
    "Termly report",
    "progress on the action plan in one term, for the board",
    TermlyReport,
    single(
        _file_name,
        context,
        lambda request: report_since(request.book, request.term),
    ),
    per=Per.YEAR,
    in_pack=True,
    made_for="Termly report {year}, {term} term.",
)
