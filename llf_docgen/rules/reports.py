"""Deliverables: the termly reports and the contribution to the Partnership Report."""

from __future__ import annotations

from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import report_entry
from llf_docgen.model.finding import Level
from llf_docgen.model.in_year import is_over
from llf_docgen.model.records import Kpi, Priority
from llf_docgen.model.report_in_hand import Report, report_due_next, reports
from llf_docgen.model.states import PaperDue, TermName
from llf_docgen.model.wording import are, away, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.indicators import is_owed
from llf_docgen.rules.rule import Found, breach, warning

CONTRIBUTION_DAYS = 60  # how long before its last day a lack is told


@warning("report-coming", clauses.TERMLY)
def report_coming(book: Book) -> Found:
    """A report falls due soon: by when it is best sent, and what it still lacks.

    Right: 1 March, and Sent on is filled in; or 1 February, long before.

    Wrong: 1 March 2021: the spring report is due by 11 March and ITT has no developments.
    """
    report = report_due_next(book)
    if report and report.due >= book.today and _is_near(book, report.due):
        entry = report_entry(book, report.term)
        cell = book.heading("Developments", "Key developments")
        name = f"The {_name(report.term)} report"
        if entry:
            cell = entry.at.cell("Sent on")
            name += f" for the {entry.body} on {long_date(entry.date)}"
        lacking = _report_lacks(book, report)
        due = f"{name} is due {_by(book, report.due)}.{_still(lacking)}"
        yield cell, f"{due}{_do(lacking, to_be_sent=bool(entry))}"
    yield from _contribution_coming(book)
    yield from _to_no_board(book)


def _contribution_coming(book: Book) -> Found:
    """Of the section of the Partnership Report that lacks nothing and is not yet sent."""
    entry = book.partnership_report
    if entry is None or entry.sent_on or _contribution_lacks(book):
        return
    due = book.terms.board_papers_by(entry.date)
    if book.today <= due and _is_near(book, due):
        yield (
            entry.at.cell("Sent on"),
            f"The section of the {entry.paper_due} for the {entry.body} on "
            f"{long_date(entry.date)} is due {_by(book, due)}.{_do([], to_be_sent=True)}",
        )


def _is_near(book: Book, due: date) -> bool:
    """Said so many days before the day on which it is best sent."""
    best = book.terms.closed.school_day(due)
    return (best - book.today).days <= book.terms.say_deadlines


def _name(term: Span) -> str:
    return f"{term.name.lower()} term's"


def _by(book: Book, due: date) -> str:
    """`by Friday 2 April 2021 (in ten days), best sent by Thursday 1 April 2021`."""
    best = book.terms.closed.advised(due, book.today)
    advice = "" if best == due else f", best sent by {long_date(best)}"
    return f"by {long_date(due)} ({away(due, book.today)}){advice}"


def _still(lacking: list[str]) -> str:
    return f" It still lacks {_apart(lacking)}." if lacking else ""


def _do(lacking: list[str], *, to_be_sent: bool) -> str:
    """What is to be done about a report before it is due."""
    if not to_be_sent:
        return " Add what is lacking." if lacking else ""
    add, it = (" Add what is lacking;", "once the report") if lacking else ("", "Once it")
    return f"{add} {it} is sent, fill in 'Sent on'."


def _apart(parts: list[str]) -> str:
    """`a on b and c, and d of e`: parts that are listings themselves."""
    return listing(parts, ", and").replace(" , and", ", and")


def _report_lacks(book: Book, report: Report) -> list[str]:
    """Developments, RAG and KPI values that a term's report is without."""
    term = report.term
    told = [d for d in book.developments if d.term == term.name]
    silent = [p for p in book.listed_priorities if not any(p.is_named(d.priority) for d in told)]
    unrated = [
        p
        for p in book.listed_priorities
        if p not in silent and not any(p.is_named(d.priority) and d.rag for d in told)
    ]
    figures = [kpi.ref for kpi in book.kpis if is_owed(kpi, TermName(term.name))]
    lacking = [f"developments on {listing(p.name for p in silent)}"] if silent else []
    lacking += [f"a RAG for {listing(p.name for p in unrated)}"] if unrated else []
    value = "value" if len(figures) == 1 else "values"
    return lacking + ([f"the {term.name} {value} of {listing(figures)}"] if figures else [])


@breach("termly-report", clauses.TERMLY)
def termly_report(book: Book) -> Found:
    """When a term's report was due, there are developments for each priority.

    Right: Developments has Autumn rows for ITT, PL and PS by 3 December 2020.

    Wrong: Developments has no Spring row for PS on 12 March 2021.
    """
    for report in reports(book):
        told = [d.priority for d in book.developments if d.term == report.term.name]
        lacking = [p for p in book.listed_priorities if not any(map(p.is_named, told))]
        if lacking and report.due < book.today:
            row = "a row" if len(lacking) == 1 else "a row for each"
            silent = listing((priority.name for priority in lacking), "or")
            yield (
                book.heading("Developments", "Key developments"),
                f"The {_name(report.term)} report was due by {long_date(report.due)} and "
                f"Developments has nothing on {silent}. Add {row}, even if it says that nothing "
                "moved.",
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
        cell = entry.at.cell("Sent on")
        if entry.sent_on is None:
            met = f"{are(entry.body)} to meet today"
            if entry.date != book.today:
                was = "were" if are(entry.body) == "are" else "was"
                met = f"{was} to meet on {long_date(entry.date)}"
            yield (
                cell,
                f"The {entry.body} {met}, and 'Sent on' does not say when its termly report went "
                "out. Was it sent? Fill in the day, or send it now.",
            )
        elif entry.sent_on > entry.date:
            yield (
                cell,
                f"The termly report for the {entry.body} on {long_date(entry.date)} went out on "
                f"{long_date(entry.sent_on)}, after that day. Tell the {entry.body}.",
            )


def _to_no_board(book: Book) -> Found:
    """Reports that fell due and of which the Calendar has no board: was it sent?"""
    due = [report for report in reports(book) if report.board is None and report.due < book.today]
    if due and not is_over(book):
        names = listing(_name(report.term) for report in due)
        one = len(due) == 1
        was, boards = ("report was", "board") if one else ("reports were", "boards")
        it = "it" if one else "each"
        yield (
            book.heading("Calendar", "Sent on"),
            f"The {names} {was} due by {listing(long_date(r.due) for r in due)}, and the Calendar "
            f"does not say when {it} went out. Was {it} sent? Add the date of the {boards}, with "
            "the day in 'Sent on'.",
        )


@breach("partnership-contribution", clauses.CONTRIBUTIONS)
def partnership_contribution(book: Book) -> Found:
    """When the Partnership Report was due, each priority has developments and a KPI value.

    Right: By 2 September 2021 ITT, PL and PS have developments and a KPI with a value.

    Wrong: On 3 September 2021 PS has no KPI value.
    """
    entry = book.partnership_report
    lacking = _contribution_lacks(book)
    if entry is None or not lacking:
        return
    due, cell = book.terms.board_papers_by(entry.date), entry.at.cell("Paper due")
    section = f"The section of the {entry.paper_due} for {book.terms.year.name}"
    sheets, it = _sheets(lacking), "it" if _is_one(lacking) else "them"
    if due < book.today:
        text = f"{section} was due by {long_date(due)} and lacks {_apart(lacking)}."
        yield cell, f"{text} Add {it} to {sheets}."
    elif (due - book.today).days <= CONTRIBUTION_DAYS:
        text = f"{section} is due {_by(book, due)}.{_still(lacking)}"
        yield cell, f"{text} Add {it} to {sheets}.", Level.WARNING


def _contribution_lacks(book: Book) -> list[str]:
    lacking = []
    for one, what, lacks in (
        ("developments", "developments", _no_developments),
        ("a KPI value", "KPI values", _no_figure),
    ):
        names = [p.name for p in book.listed_priorities if lacks(book, p)]
        lacking += [f"{one if len(names) == 1 else what} for {listing(names)}"] if names else []
    return lacking


def _is_one(lacking: list[str]) -> bool:
    return len(lacking) == 1 and lacking[0].startswith("a ")


def _no_developments(book: Book, priority: Priority) -> bool:
    return not any(priority.is_named(d.priority) for d in book.developments)


def _no_figure(book: Book, priority: Priority) -> bool:
    return not any(_has_figure(k) for k in book.kpis if priority.is_named(k.priority))


def _has_figure(kpi: Kpi) -> bool:
    return any(figure is not None for figure in kpi.by_term)


def _sheets(lacking: list[str]) -> str:
    both = {"developments": "Developments", "KPI": "KPIs"}
    return listing(sheet for said, sheet in both.items() if any(said in what for what in lacking))


RULES = (report_coming, termly_report, termly_report_sent, partnership_contribution)
