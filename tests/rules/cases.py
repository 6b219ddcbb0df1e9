"""The cases of a rule: what breaks it, how gravely and at which cell, and what keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from llf_docgen import rules
from llf_docgen.model.book import Book
from llf_docgen.model.finding import Finding, Level
from llf_docgen.rules import secretariat

Change = Callable[[Book], Book]


@dataclass(frozen=True)
class Case:
    """One change of the shipped workbook, in words, and where its rule must find it.

    `expected` is the cell and the level; nothing where the rule is kept.
    """

    says: str
    change: Change
    expected: tuple[tuple[str, Level], ...] = ()
    rule: str = ""
    unmarked: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}: {self.says}"

    def findings(self, shipped: Book) -> list[Finding]:
        """What the rule finds after the change."""
        rule = rules.find(self.rule)
        assert rule, self.rule
        book = self.change(shipped).of_the_year()
        return [*rule.run(book), *rules.tell(secretariat.unmarked(book, self.unmarked))]

    def holds_of(self, shipped: Book) -> None:
        """The rule finds what is expected, and nothing more."""
        found = [(str(f.cell), f.level) for f in self.findings(shipped)]
        assert found == [*self.expected]


def of(rule: str, *cases: Case) -> list[Case]:
    """The cases of one rule."""
    return [replace(case, rule=rule) for case in cases]


def breach(says: str, cell: str, change: Change, unmarked: tuple[str, ...] = ()) -> Case:
    """The change breaks the Terms."""
    return Case(says, change, ((cell, Level.BREACH),), unmarked=unmarked)


def error(says: str, cell: str, change: Change) -> Case:
    """The change makes the data wrong."""
    return Case(says, change, ((cell, Level.ERROR),))


def warning(says: str, cell: str, change: Change) -> Case:
    """The change is a risk."""
    return Case(says, change, ((cell, Level.WARNING),))


def info(says: str, cell: str, change: Change) -> Case:
    """The change is worth knowing."""
    return Case(says, change, ((cell, Level.INFO),))


def keeps(says: str, change: Change) -> Case:
    """The change keeps the rule."""
    return Case(says, change)
