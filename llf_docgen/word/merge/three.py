"""The three versions of one thing: as generated, as the person left it, as it would be now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Versions(Generic[T_co]):
    """One thing, or what is known of it, in each of the three documents."""

    base: T_co
    mine: T_co
    new: T_co

    def map(self, ask: Callable[[T_co], S]) -> Versions[S]:
        """What `ask` gives for each of the three."""
        return Versions(ask(self.base), ask(self.mine), ask(self.new))

    @property
    def untouched(self) -> bool:
        """Whether the person left it as it was."""
        return self.mine == self.base

    @property
    def nothing_new(self) -> bool:
        """Whether the workbook says what it said, or what the person already wrote."""
        return self.new in (self.base, self.mine)

    @property
    def only_new_changed(self) -> bool:
        """Whether the workbook alone has another one."""
        return self.untouched and self.new != self.base
