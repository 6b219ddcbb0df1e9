"""A line of the minutes, with all that tells under which item it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

BODY_LEVEL = 9  # what Word calls the outline level of body text
_QUOTED = 60  # letters of a line in a message


class Doubt(Exception):
    """Why it is not certain where an item begins or ends, and what to do."""


class Spot(NamedTuple):
    """A cell that a line stands in: its table, row and element, and in which column it begins."""

    table: object
    row: object
    cell: object
    column: int


class Control(NamedTuple):
    """A content control that a line stands in: its tag and element."""

    tag: str
    element: object


@dataclass(frozen=True)
class Line:
    """A line of the minutes: its words, style and outline level (0 is the highest).

    Args:
        where: the cells that it stands in, from the outermost in.
        hidden: whether some of its words are not shown.
        struck_through: whether some are struck through, which is no tracked change.
        behind_other: whether another file stands in the document right before it.
        is_facts: whether it has the style of the facts below each heading.
        is_label: whether it has the style of the labels that divide an item.
        continues: whether it stands behind a line break, in the paragraph of the line before.
        floats: whether it stands in a box or frame that can lie anywhere on the page.
        merged: whether its cell reaches over several rows.
        prompt: whether it only says what to type there.
        stands_out: the words at its beginning that look like a heading: bold, capitals, underlined.
        outstanding: whether all of it looks like a heading: bold, underlined, large, centred ...
        by_style: whether it does so by the style of its paragraph alone.
        marks: how all of it looks by itself: coloured, framed, slanted, in another font.
        style_marks: how it looks so by the style of its paragraph.
        numbered: whether Word puts a number before it.
        ruled: whether a line is drawn right above it, with nothing between.
        covered: whether something may be drawn over it.
        in_changed_cell: whether its cell is inserted, deleted or merged by a tracked change.
        lacks: what stands in it and is no words.
        notes: what its foot-notes and end-notes say, by paragraphs.
        undecided: whether tracked changes in it wait to be accepted or rejected.
        control: the innermost content control with a tag that it stands in.
        struck: what stood in it and before it and is deleted, tracked: its words, and their level.
    """

    text: str
    style: str = ""
    level: int = BODY_LEVEL
    where: tuple[Spot, ...] = field(default=(), repr=False)
    hidden: bool = False
    struck_through: bool = False
    behind_other: bool = False
    is_facts: bool = False
    is_label: bool = False
    continues: bool = False
    floats: bool = False
    merged: bool = False
    prompt: bool = False
    stands_out: str = ""
    outstanding: bool = False
    by_style: bool = False
    marks: frozenset[str] = frozenset()
    style_marks: frozenset[str] = frozenset()
    numbered: bool = False
    ruled: bool = False
    covered: bool = False
    in_changed_cell: bool = False
    lacks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    undecided: bool = False
    control: Control | None = field(default=None, repr=False)
    struck: tuple[tuple[str, int], ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it stands above other lines."""
        return self.level < BODY_LEVEL

    @property
    def words(self) -> str:
        """Its own words, without what a note in it says."""
        return self.text.partition(" (note: ")[0] if self.notes else self.text

    @property
    def quoted(self) -> str:
        """Its first words, for a message."""
        if len(self.text) <= _QUOTED:
            return f"\u201c{self.text}\u201d"
        whole = self.text[: _QUOTED + 1].rpartition(" ")[0] or self.text[:_QUOTED]
        return f"\u201c{whole.rstrip()} \u2026\u201d"
