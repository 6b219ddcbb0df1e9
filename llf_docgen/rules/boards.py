"""The boards of the cycle: the papers due at them, and the annual meeting after the year."""

from __future__ import annotations

from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.finding import Level
from llf_docgen.model.in_year import annual_month, is_over
from llf_docgen.model.states import PaperDue
from llf_docgen.model.wording import MONTHS, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, warning

ANNUAL_BY = (5, 1)  # from May the annual meeting after the year should be in the Calendar


@warning("report-before-board", clauses.CYCLE_PAPERS)
def report_before_board(book: Book) -> Found:
    """A paper due at a board is sent the required number of days before it.

    Right: Sent on 11 March 2021 for the board of 18 March 2021.

    Wrong: Sent on 15 March 2021 for the board of 18 March 2021.
    """
    for entry in book.calendar:
        last = book.terms.board_papers_by(entry.date)
        told_elsewhere = entry.paper_due == PaperDue.TERMLY_REPORT and entry.date <= book.today
        board = f"the {entry.body} of {long_date(entry.date)}"
        what = f"The {_lower(entry.paper_due)} for {board}"
        if not entry.paper_due or entry.paper_due == PaperDue.MINUTES:
            continue  # minutes go out by the day of their own meeting
        if entry.sent_on and last < entry.sent_on <= min(entry.date, book.today):
            sent = long_date(entry.sent_on)
            message = f"{what} went out on {sent}; it was due by {long_date(last)}."
            if _is_left(book):
                yield entry.at.cell("Sent on"), f"{message} Send the next one earlier."
            else:
                yield entry.at.cell("Sent on"), message, Level.INFO
        elif not entry.sent_on and last < book.today and not told_elsewhere:
            message = f"{what} was due by {long_date(last)} and has not been sent."
            yield entry.at.cell("Sent on"), f"{message} Send it now, or fill in the day it went."


def _is_left(book: Book) -> bool:
    """Whether a paper is still to go to a board this year."""
    owed = (e for e in book.calendar if e.paper_due and e.paper_due != PaperDue.MINUTES)
    return any(not entry.sent_on and entry.date >= book.today for entry in owed)


def _lower(paper: str) -> str:
    """`termly report` in a sentence; the Partnership Report is a name."""
    return paper.lower() if paper == PaperDue.TERMLY_REPORT else paper


@warning("cycle-next-september", clauses.CONTRIBUTIONS)
def cycle_next_september(book: Book) -> Found:
    """The Calendar holds the annual meeting after the year, to which its report is due.

    Right: 9 September 2021, Partnership Report, in 2020-21.

    Wrong: The Calendar ends in July 2021.
    """
    if book.partnership_report or is_over(book):
        return
    month, year = annual_month(book)
    after = [e for e in book.calendar if (e.date.year, e.date.month) == (year, month)]
    early = book.today < date(book.terms.year.last.year, *ANNUAL_BY)
    body = book.terms.partnership_report_to or "annual meeting"
    due = f"The Partnership Report for {book.terms.year.name} is due at the {body}"
    if after:
        cell, text = after[0].at.cell("Paper due"), f"on {long_date(after[0].date)}. Choose it"
        advice = "in 'Paper due'."
    else:
        cell, text = (
            book.heading("Calendar", "Date"),
            f"in {MONTHS[month - 1]} {year}. Add the date",
        )
        advice = "with its 'Paper due'; a provisional one will do."
    yield cell, f"{due} {text} {advice}", Level.INFO if early else Level.WARNING


RULES = (cycle_next_september, report_before_board)
