"""What a rule is, and how rules are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Finding, Level, Problem

Found = Iterator[tuple[Cell, str] | tuple[Cell, str, Level]]
Check = Callable[[Book], Found]


@dataclass(frozen=True)
class Rule:
    """One rule. `check` is None for what only the reader can see; `clause` is of the Terms."""

    id: str
    level: Level
    clause: str
    title: str
    check: Check | None = None

    def run(self, book: Book) -> Iterator[Finding]:
        """The findings of this rule; a check may give one of them another level."""
        for cell, message, *level in self.check(book) if self.check else ():
            yield Finding(self.id, level[0] if level else self.level, cell, message, self.clause)

    def tell(self, problem: Problem) -> Finding:
        """The finding for what the reader could not read."""
        return Finding(self.id, self.level, problem.cell, problem.message, self.clause)


def breach(id: str, clause: str) -> Callable[[Check], Rule]:
    """The Terms were not kept: told and recorded, but never a reason not to build."""
    return _rule(id, Level.BREACH, clause)


def error(id: str, clause: str = "") -> Callable[[Check], Rule]:
    """The data is wrong, so a document would be."""
    return _rule(id, Level.ERROR, clause)


def warning(id: str, clause: str = "") -> Callable[[Check], Rule]:
    """At risk, or weak practice."""
    return _rule(id, Level.WARNING, clause)


def _rule(id: str, level: Level, clause: str) -> Callable[[Check], Rule]:
    def made(check: Check) -> Rule:
        return Rule(id, level, clause, (check.__doc__ or "").strip().splitlines()[0], check)

    return made


def run(rules: Iterable[Rule], book: Book) -> list[Finding]:
    """Every finding of every rule."""
    return [finding for rule in rules for finding in rule.run(book)]
