"""The rule book: every rule, in the order in which `llf-docgen rules` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from llf_docgen.model.book import Book
from llf_docgen.model.finding import Finding, Problem
from llf_docgen.model.in_year import as_at_is_outside
from llf_docgen.rules import (
    actions,
    agenda,
    agreed,
    boards,
    circulation,
    copied,
    cycle,
    dates,
    deliverables,
    entries,
    in_post,
    in_year,
    indicators,
    leader,
    meetings,
    membership,
    minutes,
    outcomes,
    placeholders,
    quorum,
    reading,
    references,
    reports,
    resources,
    secretariat,
)
from llf_docgen.rules.needs import NotRun, is_whole, run_on_what_is_read
from llf_docgen.rules.rule import Rule, run

RULES: tuple[Rule, ...] = (
    *membership.RULES,
    *in_post.RULES,
    *meetings.RULES,
    *quorum.RULES,
    *leader.RULES,
    *agenda.RULES,
    *copied.RULES,
    *outcomes.RULES,
    *circulation.RULES,
    *secretariat.RULES,
    *minutes.RULES,
    *reports.RULES,
    *deliverables.RULES,
    *indicators.RULES,
    *resources.RULES,
    *cycle.RULES,
    *in_year.RULES,
    *boards.RULES,
    *reading.RULES,
    *references.RULES,
    *agreed.RULES,
    *entries.RULES,
    *dates.RULES,
    *actions.RULES,
    *placeholders.RULES,
)
_BY_ID = {rule.id: rule for rule in RULES}


def tell(problems: Iterable[Problem]) -> list[Finding]:
    """The reader's problems as findings, under their rules."""
    return [_BY_ID[problem.rule].tell(problem) for problem in problems]


def check(book: Book, unmarked: Sequence[str] = ()) -> list[Finding]:
    """Every finding of every rule on what could be read of a book.

    `unmarked` are the templates of confidential documents that do not show the statement.
    """
    return check_what_is_read(book, unmarked)[0]


def check_what_is_read(
    book: Book, unmarked: Sequence[str] = ()
) -> tuple[list[Finding], tuple[NotRun, ...]]:
    """As `check`, with the rules that need more than could be read."""
    not_run: tuple[NotRun, ...] = ()
    if not is_whole(book):
        found, not_run = run_on_what_is_read(RULES, book)
    elif as_at_is_outside(book) and book.today == book.terms.as_at:
        found = _whatever_the_day(book.of_the_year())
    else:
        found = run(RULES, book.of_the_year())
    return found + tell(secretariat.unmarked(book, unmarked)), not_run


def _whatever_the_day(book: Book) -> list[Finding]:
    """What is found on the year's first day and on its last: by a wrong As at, only that holds."""
    year = book.terms.year
    first, last = (run(RULES, book.with_(today=day)) for day in (year.first, year.last))
    return [finding for finding in first if finding in last]


def find(id: str) -> Rule | None:
    """The rule of that id."""
    return _BY_ID.get(id)
