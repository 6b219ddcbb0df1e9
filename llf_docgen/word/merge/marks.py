"""Paragraph marks, tracked: whether a paragraph ends where it does (ECMA-376 part 1, 17.13.5).

Where a mark is deleted, its paragraph runs on into the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from llf_docgen.word.comparing.blocks import Block, has_mark, mark
from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.merge.attached import is_written_in
from llf_docgen.word.merge.controls import without_struck
from llf_docgen.word.merge.pen import Pen, is_ours
from llf_docgen.word.merge.properties import (
    OLD_PROPERTIES,
    child_first,
    differ,
    old_properties,
    plain_properties,
    remember,
    set_properties,
)
from llf_docgen.word.xml import (
    CONTROL,
    DELETED,
    INSERTED,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    SIMPLE_FIELD,
    TABLE,
    P,
    remove,
    w,
)

_KINDS = ("ins", "del")
_KINDS_OF = {INSERTED: "ins", DELETED: "del"}
_OF_ROW = (INSERTED, DELETED)
# What marks a place, and may stand between paragraphs as well as in them.
_PLACES = tuple(
    w(f"{what}{end}") for what in ("bookmark", "commentRange", "perm") for end in ("Start", "End")
)


def track(paragraph: etree._Element, kind: str, pen: Pen) -> None:
    """Tracks a paragraph's mark as inserted (`ins`) or deleted (`del`)."""
    pen.made += 1
    _put_on(paragraph, pen.change(kind))


def _put_on(paragraph: etree._Element, change: etree._Element) -> None:
    """Puts a tracked change on a paragraph's mark."""
    properties = child_first(paragraph, "pPr")
    own = properties.find(RUN_PROPERTIES)
    if own is None:
        own = etree.Element(RUN_PROPERTIES)
        later = [e for e in properties if e.tag in (SECTION, OLD_PROPERTIES)]
        properties.insert(properties.index(later[0]) if later else len(properties), own)
    own.insert(0, change)


def untrack(paragraph: etree._Element) -> None:
    """Takes off what we tracked on a paragraph's mark."""
    for kind in _KINDS:
        change = mark(paragraph, kind)
        if is_ours(change):
            remove(change)


def tracked(paragraph: etree._Element) -> str:
    """`ins` or `del` where we track the paragraph's mark; else nothing."""
    return next((kind for kind in _KINDS if is_ours(mark(paragraph, kind))), "")


def delete(paragraph: etree._Element, reader: Reader, pen: Pen) -> None:
    """Deletes a paragraph's mark; one that was only proposed goes, if nothing is left before it.

    The end of a section is never taken away.
    """
    if has_mark(paragraph, "del") or paragraph.find(f"{PROPERTIES}/{SECTION}") is not None:
        return
    if is_ours(mark(paragraph, "ins")):
        if not _holds_anything(paragraph):
            _take_away(paragraph)
        return
    before = paragraph.getprevious()
    if before is not None and _is_proposed_end(before, paragraph, reader):
        # The mark between the two was only proposed: the one before is the last again.
        untrack(before)
        _take_away(paragraph)
    else:
        track(paragraph, "del", pen)


def delete_emptied(mine: Block, pen: Pen) -> None:
    """Deletes what is empty now of the paragraphs that a person made of one."""
    said = [bool(text.strip()) for text in mine.parts]
    says = [bool(mine.reader.text([element]).strip()) for element in mine.elements]
    if len(said) == len(says) and any(says):
        for element, was, now in zip(mine.elements, said, says, strict=True):
            if was and not now and not is_written_in(element):
                delete(element, mine.reader, pen)


def _take_away(paragraph: etree._Element) -> None:
    """Takes a paragraph away; bookmarks that begin or end in it stand in its place."""
    for place in list(paragraph.iter(*_PLACES)):
        paragraph.addprevious(place)
    remove(paragraph)


def _is_proposed_end(before: etree._Element, paragraph: etree._Element, reader: Reader) -> bool:
    """Whether an empty last paragraph is there only because we proposed the mark before it."""
    proposed = before.tag == P and is_ours(mark(before, "ins"))
    after = paragraph.getnext()
    last = after is None or after.tag == SECTION
    return proposed and last and not reader.spans([paragraph]) and not _holds_anything(paragraph)


def _holds_anything(paragraph: etree._Element) -> bool:
    """Whether there is anything in a paragraph, deleted words too."""
    return next(paragraph.iter(RUN, SIMPLE_FIELD), None) is not None


def settle(container: etree._Element, pen: Pen) -> None:
    """Moves tracked marks off the last paragraph of a cell, body, header or footer.

    The last mark can be neither inserted nor deleted; Word tracks the one before it instead.
    Each paragraph that changes places with another in this gets that one's properties. A table
    between them that goes with one answer is gone then, so that they stand side by side; and so
    is a control around one that goes.
    """
    blocks = [e for e in without_struck(container) if e.tag in (P, TABLE, CONTROL)]
    tail = len(blocks)
    while tail and (_is_our_table(blocks[tail - 1]) or _is_tracked(blocks[tail - 1])):
        tail -= 1
    moved = [block for block in blocks[tail:] if block.tag == P]
    if moved and tail and blocks[tail - 1].tag == P:
        _shift([blocks[tail - 1], *moved], pen)
    elif moved:
        untrack(moved[-1])


def unsettle(container: etree._Element, pen: Pen) -> bool:
    """Gives paragraphs at the end that we put in or struck their own marks, as before `settle`.

    So each can be taken back by itself. Where one has other looks than that before it, the two
    changed them: then all stay.
    """
    there = [e for e in container if e.tag in (P, TABLE, CONTROL)]
    behind: list[etree._Element] = []
    while there and there[-1].tag == P and _is_settled(there[-1], [*there[-2:-1]]):
        behind.insert(0, there.pop())
    if not behind or tracked(behind[-1]) or _kinds_of_ours(there[-1]):
        return False
    for before, paragraph in reversed([*pairwise([there[-1], *behind])]):
        change = mark(before, tracked(before))
        if change is not None:
            _put_on(paragraph, change)
    pen.made += 1
    return True


def _is_settled(paragraph: etree._Element, before: Sequence[etree._Element]) -> bool:
    """Whether the paragraph before has the mark of one that is all our proposal."""
    kinds = _kinds_of_ours(paragraph)
    return any(
        e.tag == P
        and kinds == {tracked(e)}
        and not differ(plain_properties(paragraph), plain_properties(e))
        for e in before
    )


def _kinds_of_ours(paragraph: etree._Element) -> set[str]:
    """As what we propose all that is in a paragraph; nothing where anything is not ours."""
    inside = [e for e in paragraph if e.tag != PROPERTIES]
    if paragraph.tag != P or not all(map(is_ours, inside)):
        return set()
    return {_KINDS_OF.get(str(e.tag), "") for e in inside}


def _is_tracked(block: etree._Element) -> bool:
    return block.tag == P and bool(tracked(block))


def _is_our_table(block: etree._Element) -> bool:
    """Whether all rows of a table were put in by us, or all struck."""
    rows = block.findall(f"{ROW}/{ROW_PROPERTIES}") if block.tag == TABLE else []
    kinds = [{str(e.tag) for e in own if e.tag in _OF_ROW and is_ours(e)} for own in rows]
    return (
        bool(rows)
        and len(rows) == len(block.findall(ROW))
        and any(all(kind in own for own in kinds) for kind in _OF_ROW)
    )


def _shift(paragraphs: Sequence[etree._Element], pen: Pen) -> None:
    """Each tracked mark goes to the paragraph before; the last paragraph has none."""
    kinds = ["", *(tracked(p) for p in paragraphs[1:])]
    properties = [plain_properties(p) for p in paragraphs]
    before = [old_properties(p, now) for p, now in zip(paragraphs, properties, strict=True)]
    new = old = 0
    for number, paragraph in enumerate(paragraphs):
        new = number if kinds[number] != "del" else new
        old = number if kinds[number] != "ins" else old
        untrack(paragraph)
        if number + 1 < len(paragraphs):
            track(paragraph, kinds[number + 1], pen)
        set_properties(paragraph, properties[new])
        for change in paragraph.findall(f"{PROPERTIES}/{OLD_PROPERTIES}"):
            remove(change)
        if differ(before[old], properties[new]):
            remember(paragraph, before[old], pen)
