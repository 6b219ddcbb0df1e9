"""The rule book: every rule, in the order in which `llf-docgen rules` lists them."""

from __future__ import annotations

from collections.abc import Iterable

from llf_docgen.model.book import Book
from llf_docgen.model.finding import Finding, Problem
from llf_docgen.rules import deliverables, integrity, leader, membership, reading, secretariat
from llf_docgen.rules.rule import Rule, run

RULES: tuple[Rule, ...] = (
    *membership.RULES,
    *leader.RULES,
    *secretariat.RULES,
    *deliverables.RULES,
    *reading.RULES,
    *integrity.RULES,
)
_BY_ID = {rule.id: rule for rule in RULES}


def tell(problems: Iterable[Problem]) -> list[Finding]:
    """The reader's problems as findings, under their rules."""
    return [_BY_ID[problem.rule].tell(problem) for problem in problems]


def check(book: Book) -> list[Finding]:
    """Every finding of every rule on a book that could be read."""
    return run(RULES, book)
