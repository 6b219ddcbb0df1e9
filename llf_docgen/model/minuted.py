"""What a person typed into the minutes of one agenda item."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Minuted:
    """The paragraphs under one item of the minutes, as they stand in the edited document."""

    discussion: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
