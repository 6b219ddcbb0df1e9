"""What writes tracked changes (ECMA-376 part 1, 17.13.5): with our name, a moment and a number."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.numbers import free
from llf_docgen.word.xml import AUTHOR, BY, ID, w


@dataclass
class Pen:
    """Tracked changes of one document, each under a number of its own.

    `when` is the moment they are dated with, as ISO 8601 in UTC; `last_id` the number behind which
    new ones begin, `taken` those that the document has; `made` grows with each thing that is
    changed, so that one can tell whether anything was.
    """

    when: str
    last_id: int
    made: int = 0
    taken: Container[int] = ()

    def change(self, kind: str, content: Iterable[etree._Element] = ()) -> etree._Element:
        """A tracked change of a kind (`ins`, `del`, `pPrChange`) around its content."""
        named = {ID: self.number(), BY: AUTHOR, w("date"): self.when}
        made = etree.Element(w(kind), named)
        made.extend(content)
        return made

    def number(self) -> str:
        """A number that no change of the document has."""
        self.last_id = free(self.last_id, self.taken)
        return str(self.last_id)

    def is_used_in(self, holder: etree._Element) -> bool:
        """Whether anything in a body, cell, header or footer is proposed at this moment."""
        dated = (e.get(w("date")) for e in holder.iter() if e.get(BY) == AUTHOR)
        return self.when in dated


def is_ours(change: etree._Element | None) -> bool:
    """Whether a tracked change is there, and one that we proposed."""
    return change is not None and change.get(BY) == AUTHOR
