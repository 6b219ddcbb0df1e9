"""The rule book: every rule, in the order in which `llf-docgen rules` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from llf_docgen.model.book import Book
from llf_docgen.model.finding import Finding, Problem
from llf_docgen.rules import (
    actions,
    agenda,
    cycle,
    dates,
    deliverables,
    indicators,
    integrity,
    leader,
    meetings,
    membership,
    placeholders,
    quorum,
    reading,
    resources,
    secretariat,
)
from llf_docgen.rules.rule import Rule, run

RULES: tuple[Rule, ...] = (
    *membership.RULES,
    *meetings.RULES,
    *quorum.RULES,
    *leader.RULES,
    *agenda.RULES,
    *secretariat.RULES,
    *deliverables.RULES,
    *indicators.RULES,
    *resources.RULES,
    *cycle.RULES,
    *reading.RULES,
    *integrity.RULES,
    *dates.RULES,
    *actions.RULES,
    *placeholders.RULES,
)
_BY_ID = {rule.id: rule for rule in RULES}


def tell(problems: Iterable[Problem]) -> list[Finding]:
    """The reader's problems as findings, under their rules."""
    return [_BY_ID[problem.rule].tell(problem) for problem in problems]


def check(book: Book, unmarked: Sequence[str] = ()) -> list[Finding]:
    """Every finding of every rule on a book that could be read.

    `unmarked` are the templates of confidential documents that do not show the statement.
    """
    return run(RULES, book.of_the_year()) + tell(secretariat.unmarked(book, unmarked))


def find(id: str) -> Rule | None:
    """The rule of that id."""
    return _BY_ID.get(id)
