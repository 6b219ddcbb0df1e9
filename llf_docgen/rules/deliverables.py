"""Deliverables: minutes, termly reports and what they are made of."""

from __future__ import annotations

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import report_due
from llf_docgen.model.finding import Level
from llf_docgen.model.names import key
from llf_docgen.model.wording import listing, long_date
from llf_docgen.rules.rule import Found, breach, warning

CLAUSE = "Deliverables"


@breach("minutes-made", CLAUSE)
def minutes_made(book: Book) -> Found:
    """Each meeting held has minutes."""
    for meeting in book.held:
        if meeting.minutes_status == "Not started":
            late = book.today > book.terms.minutes_by(meeting.date)
            yield (
                meeting.at.cell("Minutes status"),
                f"There are no minutes of the meeting on {long_date(meeting.date)}. Write them in "
                "the file that `llf-docgen pack` makes, then set this to Draft.",
                Level.BREACH if late else Level.WARNING,
            )


@warning("minutes-approved", CLAUSE)
def minutes_approved(book: Book) -> Found:
    """Minutes were approved at the next meeting or by e-mail."""
    for meeting, following in zip(book.held, book.held[1:], strict=False):
        if meeting.minutes_status != "Approved":
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


@breach("termly-report", CLAUSE)
def termly_report(book: Book) -> Found:
    """When a term's report falls due, there are developments for each priority."""
    for term in book.terms.year.terms:
        due = report_due(book, term)
        told = {key(d.priority) for d in book.developments if d.term == term.name}
        lacking = [p for p in book.priorities if not {key(p.code), key(p.name)} & told]
        if lacking and due <= book.today:
            yield (
                book.heading("Developments", "Key developments"),
                f"The {term.name} report was due by {long_date(due)} and Developments has nothing "
                f"on {listing(p.name for p in lacking)}. Add a row for each, even if it says that "
                "nothing moved.",
            )


@warning("plan-per-priority", "Scope/Jurisdiction")
def plan_per_priority(book: Book) -> Found:
    """Each priority has objectives in the action plan."""
    planned = {key(o.priority) for o in book.objectives}
    for priority in book.priorities:
        if not {key(priority.code), key(priority.name)} & planned:
            yield (
                book.heading("Action plan", "Objective"),
                f"The action plan has no objective for {priority.name}. Add one.",
            )


@warning("kpi-per-priority", "Key Performance Indicators")
def kpi_per_priority(book: Book) -> Found:
    """Each priority has a key performance indicator."""
    measured = {key(k.priority) for k in book.kpis}
    for priority in book.priorities:
        if not {key(priority.code), key(priority.name)} & measured:
            yield (
                book.heading("KPIs", "Indicator"),
                f"There is no KPI for {priority.name}. Add one.",
            )


RULES = (minutes_made, minutes_approved, termly_report, plan_per_priority, kpi_per_priority)
