"""What a rule is, and how rules are run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Finding, Level, Problem
from llf_docgen.rules.clauses import NONE, Clause

# Where and what; another level than the rule's; the one meeting whose documents would be wrong.
Found = Iterator[tuple[Cell, str] | tuple[Cell, str, Level] | tuple[Cell, str, Level, str]]
Check = Callable[[Book], Found]


@dataclass(frozen=True)
class Rule:
    """One rule. `check` is None for what only the reader can see.

    `right` and `wrong` are an example each, for people who ask what the rule is about.
    """

    id: str
    level: Level
    clause: Clause
    title: str
    right: str
    wrong: str
    check: Check | None = None

    def run(self, book: Book) -> Iterator[Finding]:
        """The findings of this rule; a check may give one of them another level."""
        for cell, message, *more in self.check(book) if self.check else ():
            yield self._finding(cell, message, *more)

    def tell(self, problem: Problem) -> Finding:
        """The finding for what the reader could not read."""
        return self._finding(problem.cell, problem.message)

    def _finding(
        self, cell: Cell, message: str, level: Level | None = None, meeting: str = ""
    ) -> Finding:
        return Finding(self.id, level or self.level, cell, message, self.clause.name, meeting)


def breach(id: str, clause: Clause) -> Callable[[Check], Rule]:
    """The Terms were not kept: told and recorded, but never a reason not to build."""
    return _rule(id, Level.BREACH, clause)


def error(id: str, clause: Clause = NONE) -> Callable[[Check], Rule]:
    """The data is wrong, so a document would be."""
    return _rule(id, Level.ERROR, clause)


def warning(id: str, clause: Clause = NONE) -> Callable[[Check], Rule]:
    """At risk, or weak practice."""
    return _rule(id, Level.WARNING, clause)


def info(id: str, clause: Clause = NONE) -> Callable[[Check], Rule]:
    """Worth knowing."""
    return _rule(id, Level.INFO, clause)


def _rule(id: str, level: Level, clause: Clause) -> Callable[[Check], Rule]:
    def made(check: Check) -> Rule:
        return Rule(id, level, clause, *described(inspect.getdoc(check) or ""), check)

    return made


def described(text: str) -> tuple[str, str, str]:
    """Title, right example and wrong example from a rule's description."""
    lines = [" ".join(part.split()) for part in text.split("\n\n")]
    examples = dict(line.partition(": ")[::2] for line in lines[1:])
    return lines[0], examples.get("Right", ""), examples.get("Wrong", "")


def run(rules: Iterable[Rule], book: Book) -> list[Finding]:
    """Every finding of every rule."""
    return [finding for rule in rules for finding in rule.run(book)]
