"""Deliverables, Accountability, Scope: minutes, reports, contributions, communications."""

from __future__ import annotations

from collections.abc import Iterator

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import report_due
from llf_docgen.model.finding import Level
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.records import Priority
from llf_docgen.model.states import MinutesStatus, PaperDue, Rag
from llf_docgen.model.wording import listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, breach, info, warning

CONTRIBUTION_DAYS = 60  # how long before its last day a lack is told


@breach("minutes-made", clauses.MINUTES)
def minutes_made(book: Book) -> Found:
    """Each meeting held has minutes.

    Right: Minutes status of a meeting held is Draft or Approved.

    Wrong: Minutes status is Not started a week after the meeting.
    """
    for meeting in book.held:
        if meeting.minutes_status == MinutesStatus.NOT_STARTED:
            late = book.today > book.terms.minutes_by(meeting.date)
            yield (
                meeting.at.cell("Minutes status"),
                f"There are no minutes of the meeting on {long_date(meeting.date)}. Write them in "
                "the file that `llf-docgen pack` makes, then set this to Draft.",
                Level.BREACH if late else Level.WARNING,
            )


@warning("minutes-approved", clauses.MINUTES)
def minutes_approved(book: Book) -> Found:
    """Minutes were approved at the next meeting or by e-mail.

    Right: Approved at is PAG-2021-02, the next meeting.

    Wrong: The next meeting was held and the minutes are still Draft.
    """
    for meeting, following in zip(book.held, book.held[1:], strict=False):
        if meeting.minutes_status != MinutesStatus.APPROVED:
            yield (
                meeting.at.cell("Minutes status"),
                f"Minutes of {long_date(meeting.date)} were not approved at the meeting on "
                f"{long_date(following.date)}. They stand on the next agenda.",
            )
        elif not meeting.approved_at:
            yield (
                meeting.at.cell("Approved at"),
                f"Minutes of {long_date(meeting.date)} are Approved. Say at which meeting, "
                "or 'by e-mail'.",
            )


@breach("termly-report", clauses.TERMLY)
def termly_report(book: Book) -> Found:
    """When a term's report falls due, there are developments for each priority.

    Right: Developments has Autumn rows for ITT, PL and PS by 3 December 2020.

    Wrong: Developments has no Spring row for PS on 11 March 2021.
    """
    for term in book.terms.year.terms:
        due = report_due(book, term)
        told = [d.priority for d in book.developments if d.term == term.name]
        lacking = [p for p in book.listed_priorities if not any(map(p.is_named, told))]
        if lacking and due <= book.today:
            yield (
                book.heading("Developments", "Key developments"),
                f"The {term.name} report was due by {long_date(due)} and Developments has nothing "
                f"on {listing(p.name for p in lacking)}. Add a row for each, even if it says that "
                "nothing moved.",
            )


@warning("termly-report-sent", clauses.TERMLY)
def termly_report_sent(book: Book) -> Found:
    """The term's report reached the board at which it is due.

    Right: Sent on 3 December 2020 for the board of 10 December 2020.

    Wrong: The board of 10 December has met and Sent on is empty.
    """
    for entry in book.boards_owed(PaperDue.TERMLY_REPORT):
        if entry.date > book.today:
            continue
        board = f"the {entry.body} of {long_date(entry.date)}"
        cell = entry.at.cell("Sent on")
        if entry.sent_on is None:
            yield cell, f"The termly report for {board} has no date in Sent on. Fill it in."
        elif entry.sent_on > entry.date:
            sent = long_date(entry.sent_on)
            yield (
                cell,
                f"The termly report for {board} went out on {sent}, after it met. Tell them.",
            )


@warning("plan-reported", clauses.PLANNING)
def plan_reported(book: Book) -> Found:
    """An objective that is late or Red says in Progress what is holding it up.

    Right: Due on 18 December, Amber: two places kept for spring.

    Wrong: Due on 18 December, Amber, Progress empty.
    """
    for objective in book.objectives:
        due = objective.by_when
        late = due is not None and due < book.today and objective.rag != Rag.BLUE
        if not objective.progress and (late or objective.rag == Rag.RED):
            why = f"was due on {long_date(due)} and is {objective.rag}" if late else "is Red"
            yield (
                objective.at.cell("Progress"),
                f"Objective {objective.ref} {why}. Say what is holding it up and what comes next.",
            )


@breach("partnership-contribution", clauses.CONTRIBUTIONS)
def partnership_contribution(book: Book) -> Found:
    """When the Partnership Report falls due, each of the Big 3 has developments and a KPI value.

    Right: By 2 September 2021 ITT, PL and PS have developments and a KPI with a value.

    Wrong: By 2 September 2021 PS has no KPI value.
    """
    entry = book.partnership_report
    if entry is None:
        return
    due = book.terms.board_papers_by(entry.date)
    if (due - book.today).days > CONTRIBUTION_DAYS:
        return
    lacking = [f"{what} for {p.name}" for p in book.listed_priorities for what in _lacks(book, p)]
    if lacking:
        yield (
            entry.at.cell("Paper due"),
            f"The contribution to the Partnership Report is due by {long_date(due)} and lacks "
            f"{listing(lacking)}. Add them to Developments and KPIs.",
            Level.BREACH if due <= book.today else Level.WARNING,
        )


def _lacks(book: Book, priority: Priority) -> Iterator[str]:
    if not any(priority.is_named(d.priority) for d in book.developments):
        yield "developments"
    kpis = [k for k in book.kpis if priority.is_named(k.priority)]
    if not any(figure is not None for k in kpis for figure in k.by_term):
        yield "a KPI value"


@warning("communications-sent", clauses.COMMUNICATIONS)
def communications_sent(book: Book) -> Found:
    """A recorded issue, concern or recommendation was sent.

    Right: Dated 16 November, sent on 18 November.

    Wrong: Dated 16 November, not yet sent on 18 January.
    """
    for message in book.communications:
        if message.sent_on is None and message.date <= book.today:
            yield (
                message.at.cell("Sent on"),
                f"The {message.kind.lower()} '{message.subject}' of {long_date(message.date)} has "
                f"not been sent to {message.audience}. Send it, or fill in the day it went out.",
            )


@breach("accountable-to", clauses.ACCOUNTABLE)
def accountable_to(book: Book) -> Found:
    """The body that the group answers to is named and stands in the Calendar.

    Right: Strategic Board, with dates in December, March and July.

    Wrong: Terms say Executive Board, and the Calendar has none.
    """
    body = key(book.terms.accountable_to)
    if book.calendar and not any(body in key(entry.body) for entry in book.calendar):
        hint = did_you_mean(book.terms.accountable_to, {e.body for e in book.calendar})
        yield (
            book.terms.at["accountable_to"],
            f"The group answers to the {book.terms.accountable_to}; the Calendar has no such "
            f"body.{hint or ' Add its dates.'}",
        )


@info("scope", clauses.BIG_3)
def scope(book: Book) -> Found:
    """Every action and decision is tied to one of the Big 3.

    Right: A-2020-01 has the Priority ITT.

    Wrong: A-2020-10 has none.
    """
    for sheet, records in (("Actions", book.actions), ("Decisions", book.decisions)):
        loose = [record for record in records if not record.priority]
        if loose:
            names = listing([record.ref for record in loose[:5]] + ["more"] * (len(loose) > 5))
            belong = "belongs" if len(loose) == 1 else "belong"
            yield (
                loose[0].at.cell("Priority"),
                f"{sheet}: {names} {belong} to none of the Big 3. Choose one, or leave it if it is "
                "housekeeping.",
            )


@warning("plan-per-priority", clauses.BIG_3)
def plan_per_priority(book: Book) -> Found:
    """Each priority has objectives in the action plan.

    Right: The action plan has objectives for ITT, PL and PS.

    Wrong: The action plan has no objective for PS.
    """
    for priority in book.listed_priorities:
        if not any(priority.is_named(o.priority) for o in book.objectives):
            yield (
                book.heading("Action plan", "Objective"),
                f"The action plan has no objective for {priority.name}. Add one.",
            )


RULES = (
    minutes_made,
    minutes_approved,
    termly_report,
    termly_report_sent,
    plan_per_priority,
    plan_reported,
    partnership_contribution,
    communications_sent,
    accountable_to,
    scope,
)
