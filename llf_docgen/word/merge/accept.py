"""Our own tracked changes accepted, all or those of one moment (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from llf_docgen.word.comments import RANGE, REFERENCE
from llf_docgen.word.merge.controls import free, struck_in
from llf_docgen.word.merge.pen import is_ours
from llf_docgen.word.xml import (
    DELETED,
    ID,
    INSERTED,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN_PROPERTIES,
    P,
    remove,
    w,
)

_OLD = tuple(w(name) for name in ("pPrChange", "rPrChange", "tcPrChange", "trPrChange"))


def accept(root: etree._Element, when: str = "") -> bool:
    """Accepts what we proposed, at a moment (as ISO 8601 in UTC) or ever; whether that was any."""
    ours = [
        e
        for e in root.iter(INSERTED, DELETED, *_OLD)
        if is_ours(e) and (not when or _at(e) == when)
    ]
    _take_out_remarks(root, ours)
    for control in struck_in(root, when):
        free(control)
    # Rows first: where a table goes, the paragraphs around it stand side by side.
    for change in sorted(ours, key=lambda e: not _is_of_row(e)):
        if change.getparent() is not None:
            _accept(change)
    return bool(ours)


def _take_out_remarks(root: etree._Element, ours: Iterable[etree._Element]) -> None:
    """Takes the marks of a comment's range out, where what refers to it goes."""
    gone = {e.get(ID) for change in ours if change.tag == DELETED for e in change.iter(REFERENCE)}
    for mark in list(root.iter(*RANGE)) if gone else ():
        if mark.get(ID) in gone:
            remove(mark)


def _is_of_row(change: etree._Element) -> bool:
    holder = change.getparent()
    return holder is not None and holder.tag == ROW_PROPERTIES


def _at(change: etree._Element) -> str:
    return change.get(w("date"), "")


def _accept(change: etree._Element) -> None:
    holder = change.getparent()
    of_mark = holder is not None and holder.tag == RUN_PROPERTIES
    of_row = _is_of_row(change)
    if change.tag == DELETED and of_row:
        _take_out(next(change.iterancestors(ROW)))
    elif change.tag == DELETED and of_mark:
        _join(next(change.iterancestors(P)), change)
    elif change.tag == INSERTED and not of_mark and not of_row:
        for run in list(change):
            change.addprevious(run)
        remove(change)
    else:
        remove(change)


def _take_out(row: etree._Element) -> None:
    """Takes a row out, and its table with the last one."""
    table = row.getparent()
    remove(row)
    if table is not None and table.find(ROW) is None:
        remove(table)


def _join(paragraph: etree._Element, change: etree._Element) -> None:
    """Takes a paragraph's mark away: what is left in it goes before the words of the next."""
    remove(change)
    following = paragraph.getnext()
    left = [e for e in paragraph if e.tag != PROPERTIES and not _is_deleted(e)]
    if left:
        if following is None or following.tag != P:
            return
        first = 0 if following.find(PROPERTIES) is None else 1
        following[first:first] = left
    remove(paragraph)


def _is_deleted(element: etree._Element) -> bool:
    return element.tag == DELETED and is_ours(element)
