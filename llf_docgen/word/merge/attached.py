"""What a person attached to a place, or closed there: no words, and not to be lost with ours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.merge.passage import Passage
from llf_docgen.word.merge.pen import is_ours
from llf_docgen.word.xml import (
    CONTROL,
    DELETED,
    ID,
    INSERTED,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    P,
    value_of,
    w,
)

_COMMENTS = tuple(w(f"comment{name}") for name in ("RangeStart", "RangeEnd", "Reference"))
_NOTES = (w("footnoteReference"), w("endnoteReference"))
_BOOKMARK, _BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
_PERMISSIONS = (w("permStart"), w("permEnd"))
_LAST_EDIT = "_GoBack"  # where the cursor was; Word makes it by itself
_LOCK = f"{w('sdtPr')}/{w('lock')}"
_LOCKED = ("contentLocked", "sdtContentLocked")
_IN_ROW = f"{ROW_PROPERTIES}/{INSERTED}"
_IN_MARK = f"{PROPERTIES}/{RUN_PROPERTIES}/{INSERTED}"


def is_attached_to(
    block: Block, our_comments: Collection[str], last_edits: Collection[str]
) -> bool:
    """Whether a person attached something to what we only proposed, which goes at once.

    A comment, a bookmark, a note, a permission; what we did not propose stays there as deleted,
    with all that is attached to it.

    Args:
        block: what is to go.
        our_comments: the numbers of our comments in the document.
        last_edits: those of the bookmarks that Word made by itself there.
    """
    return any(
        _is_proposed(element) and any(_persons(element, our_comments, last_edits))
        for element in block.elements
    )


def numbers_of_last_edits(root: etree._Element) -> set[str]:
    """The numbers of the bookmarks that Word makes by itself where the cursor was."""
    starts = root.iter(_BOOKMARK)
    return {start.get(ID, "") for start in starts if start.get(w("name")) == _LAST_EDIT}


def is_locked(element: etree._Element) -> bool:
    """Whether an element stands in a content control whose content is locked (17.5.2.23)."""
    controls = element.iterancestors(CONTROL)
    return any(value_of(control.find(_LOCK)) in _LOCKED for control in controls)


def changes_locked(mine: Passage, news: Iterable[Stretch]) -> bool:
    """Whether news would change words in a locked control."""
    if is_locked(mine.paragraphs[-1]):
        return True
    locked = [
        (place, place + len(span.text))
        for place, span in mine.placed
        if any(is_locked(run) for run in span.runs)
    ]
    return any(c.start < end and start < c.end for c in news for start, end in locked)


def is_written_in(paragraph: etree._Element) -> bool:
    """Whether anything but deleted words stands in a paragraph, a comment's mark or a note too."""
    return any(run.getparent().tag != DELETED for run in paragraph.iter(RUN))  # type: ignore[union-attr]


def bookmarks_of_last_edit(element: etree._Element) -> Iterator[etree._Element]:
    """Both ends of the bookmark that Word makes by itself where the cursor was, in an element."""
    starts = [e for e in element.iter(_BOOKMARK) if e.get(w("name")) == _LAST_EDIT]
    yield from starts
    numbers = {start.get(ID) for start in starts}
    yield from (end for end in element.iter(_BOOKMARK_END) if end.get(ID) in numbers)


def _is_proposed(element: etree._Element) -> bool:
    rows = element.iter(ROW) if element.tag != P else ()
    marks = [row.find(_IN_ROW) for row in rows]
    marks += [element.find(_IN_MARK), *element.iter(INSERTED)] if element.tag == P else []
    return any(is_ours(mark) for mark in marks)


def _persons(
    element: etree._Element, our_comments: Collection[str], last_edits: Collection[str]
) -> Iterator[bool]:
    for mark in element.iter(*_COMMENTS, *_NOTES, _BOOKMARK, _BOOKMARK_END, *_PERMISSIONS):
        if mark.tag in _COMMENTS:
            yield mark.get(ID, "") not in our_comments
        elif mark.tag in (_BOOKMARK, _BOOKMARK_END):
            yield mark.get(ID, "") not in last_edits
        else:
            yield True
