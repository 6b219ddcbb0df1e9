"""Where in a body, cell, table, header or footer the next new block goes."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.merge import controls
from llf_docgen.word.merge.pen import is_ours
from llf_docgen.word.xml import DELETED, INSERTED, PROPERTIES, P, w

_NO_BLOCKS = {w(name) for name in ("tcPr", "tblPr", "tblGrid", "tblPrEx", "pPr")}
_PLACES = {w("bookmarkStart"), w("bookmarkEnd"), controls.END}


@dataclass
class Cursor:
    """A place in a holder of blocks: behind an element in it, at any depth, or at its beginning."""

    holder: etree._Element
    behind: etree._Element | None = None

    def move_past(self, block: Block, before: etree._Element | None) -> None:
        """Goes behind a block; where it is gone, as it was only proposed, behind what was before.

        Args:
            block: the block, once it is merged.
            before: the element that stood before it until then.
        """
        if block.last.getparent() is not None:
            self.behind = block.last
        elif before is not None and before.tag not in _NO_BLOCKS:
            self.behind = before

    def put(self, new: etree._Element) -> None:
        """Puts a new paragraph, row or table there and goes behind it.

        LibreOffice takes words inserted at a paragraph's end and an inserted paragraph behind it
        for one insertion, with the mark between them: there the old words go last.
        """
        place = self._place_in_holder()
        if place is None:
            first = (n for n, e in enumerate(self.holder) if e.tag not in _NO_BLOCKS)
            self.holder.insert(next(first, len(self.holder)), new)
        else:
            _end_with_deleted(place)
            place.addnext(new)
        self.behind = new

    def _place_in_holder(self) -> etree._Element | None:
        """What stands in the holder itself, with what marks a place behind it."""
        place = self.behind
        while place is not None and place.getparent() is not self.holder:
            place = place.getparent()
        while place is not None and (after := place.getnext()) is not None and after.tag in _PLACES:
            place = after
        return place


def _end_with_deleted(paragraph: etree._Element | None) -> None:
    """Puts what is inserted at a paragraph's end before what is deleted there.

    Where that is the paragraph's beginning too, the paragraph before is in the same case.
    """
    while paragraph is not None and _ends_with_inserted(paragraph):
        old, new = list(paragraph)[-2:]
        new.addnext(old)
        first = next((child for child in paragraph if child.tag != PROPERTIES), None)
        paragraph = paragraph.getprevious() if first is new else None


def _ends_with_inserted(element: etree._Element) -> bool:
    """Whether it is a paragraph that ends with words we deleted and others we put in."""
    last = list(element)[-2:]
    tags = [child.tag for child in last]
    return element.tag == P and tags == [DELETED, INSERTED] and all(is_ours(e) for e in last)
