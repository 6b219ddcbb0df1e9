"""Findings are data: what was found, where, how grave, by which clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from llf_docgen.model.cells import Cell


class Level(StrEnum):
    """How grave a finding is; the order is the order in which they are told."""

    BREACH = "breach"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def stops_check(self) -> bool:
        """`check` ends 1 on an error or a breach."""
        return self in (Level.BREACH, Level.ERROR)


@dataclass(frozen=True, slots=True)
class Problem:
    """What the reader could not read; the rule of that id tells it."""

    rule: str
    cell: Cell
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at one cell. `clause` is the clause of the Terms, or empty.

    An error of one `meeting` makes its documents wrong and no others; without one, any.
    """

    rule: str
    level: Level
    cell: Cell
    message: str
    clause: str = ""
    meeting: str = ""


def summary_of(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings there are of each level, the gravest first."""
    found = list(findings)
    counts = {level: sum(f.level is level for f in found) for level in Level}
    return {level: many for level, many in counts.items() if many}
