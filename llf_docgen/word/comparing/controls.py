"""Content controls of an item: each once and in their order, or one of another item came in.

A control is dragged with its words, and nothing else says then whose they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from llf_docgen.word.comparing.lines import Control, Doubt, Line

_SHIPPED = ("Discussion", "Decision", "Action")


def controls_are_its_own(
    stretch: Sequence[Line], own: Sequence[Line], others: Iterable[Sequence[Line]]
) -> None:
    """No control stands in an item more often than it was generated there, or out of its order.

    Args:
        stretch: the lines of the item.
        own: what was generated for it, with its prompts; nothing where that is not known.
        others: what was generated for each item.

    Raises:
        Doubt: one does.
    """
    orders = [_SHIPPED, *(tuple(c.tag for c, _ in _controls(lines)) for lines in others)]
    pairs = {pair for order in orders for pair in combinations(order, 2)}
    one_way = {pair for pair in pairs if pair[::-1] not in pairs}
    known = {tag for order in orders for tag in order}
    there = [(control, line) for control, line in _controls(stretch) if control.tag in known]
    made = Counter(control.tag for control, _ in _controls(own))
    seen: Counter[str] = Counter()
    for control, line in there:
        seen[control.tag] += 1
        if seen[control.tag] > max(1, made[control.tag]):
            raise Doubt(
                f"{line.quoted} stands in a field \u201c{control.tag}\u201d of its own, and the "
                "item has one already, as if it were another item's. Move it back; or put its "
                "words into the first one, if they belong to the item."
            )
    for (one, line), (other, behind) in combinations(there, 2):
        if (other.tag, one.tag) in one_way:
            raise Doubt(
                f"{behind.quoted} in its field \u201c{other.tag}\u201d stands below {line.quoted} "
                f"in the field \u201c{one.tag}\u201d, as if another item began there. Put it "
                "where it was."
            )


def _controls(lines: Iterable[Line]) -> list[tuple[Control, Line]]:
    """The controls among lines, each with its first line, in order."""
    found: dict[int, tuple[Control, Line]] = {}
    for line in lines:
        if line.control is not None:
            found.setdefault(id(line.control.element), (line.control, line))
    return list(found.values())
