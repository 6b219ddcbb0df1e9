"""Tracked changes, written as Word writes them (ECMA-376 part 1, 17.13.5).

Rejecting them all gives the document as it was, accepting them the news. What is taken back that
was itself only proposed, and not yet accepted, goes without a trace, as in Word.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.comparing.blocks import mark
from llf_docgen.word.comparing.words import Span, Words
from llf_docgen.word.merge.properties import (
    OLD_PROPERTIES,
    child_first,
    differ,
    old_properties,
    plain_properties,
    set_properties,
)
from llf_docgen.word.merge.runs import as_deleted, cut, cut_out, edits, put_after
from llf_docgen.word.xml import (
    AUTHOR,
    BY,
    CELL_PROPERTIES,
    CONTENT,
    CONTROL,
    DELETED,
    ID,
    INSERTED,
    PROPERTIES,
    ROW,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    SIMPLE_FIELD,
    TABLE,
    P,
    remove,
    w,
)

_INLINE = {RUN, SIMPLE_FIELD}


@dataclass
class Tracker:
    """Tracks changes in one document; each has a number of its own.

    `when` is the moment they are dated with, as ISO 8601 in UTC.
    """

    when: str
    next_id: int
    made: int = 0

    def revise(
        self,
        paragraphs: Sequence[etree._Element],
        mine: Words,
        to: Sequence[Span],
        bring: Callable[[etree._Element], etree._Element],
    ) -> None:
        """Makes the paragraphs, which read as one, read as `to`.

        Copies of its runs are put in, each as `bring` fits it into this document.
        """
        now, then = mine.text(paragraphs), "".join(span.text for span in to)
        for start, end, first, last in reversed(edits(now, then)):
            if first < last:
                runs = [bring(run) for run in cut_out(to, first, last)]
                self._insert(paragraphs, mine, end, runs)
            if start < end:
                self._delete(paragraphs, mine, start, end)

    def restyle(self, paragraph: etree._Element, like: etree._Element) -> None:
        """Gives a paragraph the properties of another, tracked."""
        old = plain_properties(paragraph)
        new = plain_properties(like)
        if differ(old, new):
            set_properties(paragraph, new)
            self._remember_properties(paragraph, old)

    def recolor(self, cell: etree._Element, like: etree._Element) -> None:
        """Gives a table cell the colour of another, tracked."""
        properties = child_first(cell, "tcPr")
        old = [copy.deepcopy(e) for e in properties if e.tag != w("tcPrChange")]
        shade = like.find(f"{CELL_PROPERTIES}/{w('shd')}")
        there = properties.find(w("shd"))
        if there is not None:
            properties.remove(there)
        if shade is not None:
            after = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")
            before = [e for e in properties if e.tag in {w(name) for name in after}]
            properties.insert(len(before), copy.deepcopy(shade))
        if properties.find(w("tcPrChange")) is None:
            change = self._change("tcPrChange")
            etree.SubElement(change, w("tcPr")).extend(old)
            properties.append(change)

    def inserted(self, element: etree._Element) -> etree._Element:
        """Marks a new paragraph, row or table, which nobody has changed yet, as inserted."""
        if element.tag == TABLE:
            for row in element.iterchildren(ROW):
                self.inserted(row)
        elif element.tag == ROW:
            child_first(element, "trPr", after="tblPrEx").append(self._change("ins"))
            for paragraph in element.iter(P):
                self.inserted(paragraph)
        else:
            self._mark(element, "ins")
            for holder in [element, *element.iter(w("hyperlink"))]:
                self._wrap([e for e in holder if e.tag in _INLINE], "ins")
        return element

    def put_behind(self, element: etree._Element, new: etree._Element) -> None:
        """Puts a new paragraph, row or table behind an element.

        LibreOffice takes words inserted at a paragraph's end and an inserted paragraph behind it
        for one insertion, with the mark between them: there the old words go last.
        """
        _end_with_deleted(element)
        element.addnext(new)

    def delete_paragraphs(self, paragraphs: Sequence[etree._Element], mine: Words) -> None:
        """Deletes paragraphs that read as one, with their marks.

        A content control that held nothing else goes: emptied it would ask to be filled in.
        """
        for paragraph in paragraphs:
            _free(paragraph, paragraphs)
        text = mine.text(paragraphs)
        self._delete(paragraphs, mine, 0, len(text))
        for paragraph in paragraphs:
            self._delete_mark(paragraph, mine)

    def delete_row(self, row: etree._Element, mine: Words) -> None:
        """Deletes a row; one that was only proposed goes at once."""
        properties = child_first(row, "trPr", after="tblPrEx")
        if _is_ours(properties.find(INSERTED)):
            remove(row)
            self.made += 1
            return
        change = self._change("del")
        later = properties.find(w("trPrChange"))
        properties.insert(len(properties) if later is None else properties.index(later), change)
        for paragraph in row.iter(P):
            self._delete([paragraph], mine, 0, len(mine.text([paragraph])))
            if mark(paragraph, "del") is None and mark(paragraph, "ins") is None:
                self._mark(paragraph, "del")

    def settle(self, container: etree._Element) -> None:
        """Moves tracked marks off the last paragraph of a cell, body, header or footer.

        The last mark can be neither inserted nor deleted; Word tracks the one before it instead.
        Each paragraph that changes places with another in this gets that one's properties.
        """
        blocks = [e for e in container if e.tag in (P, TABLE, CONTROL)]
        tail = len(blocks)
        while tail and blocks[tail - 1].tag == P and _tracked(blocks[tail - 1]):
            tail -= 1
        moved = blocks[tail:]
        first = blocks[tail - 1] if tail else None
        if not moved:
            return
        if first is None or first.tag != P:
            _take_mark(moved[-1])
            return
        self._shift([first, *moved])

    def _shift(self, paragraphs: list[etree._Element]) -> None:
        """Each tracked mark goes to the paragraph before; the last paragraph has none."""
        kinds = ["", *(_tracked(p) for p in paragraphs[1:])]
        properties = [plain_properties(p) for p in paragraphs]
        before = [old_properties(p, properties[n]) for n, p in enumerate(paragraphs)]
        new = old = 0
        for number, paragraph in enumerate(paragraphs):
            new = number if kinds[number] != "del" else new
            old = number if kinds[number] != "ins" else old
            _take_mark(paragraph)
            if number + 1 < len(paragraphs):
                self._mark(paragraph, kinds[number + 1])
            set_properties(paragraph, properties[new])
            for change in paragraph.findall(f"{PROPERTIES}/{OLD_PROPERTIES}"):
                remove(change)
            if differ(before[old], properties[new]):
                self._remember_properties(paragraph, before[old])

    # --- inside a paragraph

    def _insert(
        self,
        paragraphs: Sequence[etree._Element],
        mine: Words,
        at: int,
        runs: Sequence[etree._Element],
    ) -> None:
        """Puts runs in at a place of the text, as inserted."""
        cut(paragraphs, mine, at)
        before = after = None
        place = 0
        for span in mine.spans(paragraphs):
            place += len(span.text)
            if place <= at:
                before = span.runs[-1]
            elif after is None:
                after = span.runs[0]
        self.made += 1
        if before is None:
            self._insert_first(paragraphs[0], after, runs)
            return
        inside = set(after.iterancestors()) if after is not None else set()
        holder = _parent(before)
        while holder not in inside and holder not in paragraphs:
            before, holder = holder, _parent(holder)
        if holder.tag == INSERTED and _is_ours(holder):
            put_after(before, runs)
        elif holder.tag == INSERTED:
            self._split(holder, before)
            put_after(holder, [self._wrapped(runs, "ins")])
        else:
            put_after(before, [self._wrapped(runs, "ins")])

    def _split(self, holder: etree._Element, after: etree._Element) -> None:
        """Splits somebody's tracked insertion behind one of its children."""
        moved = list(after.itersiblings())
        if moved:
            self.next_id += 1
            rest = etree.Element(str(holder.tag), dict(holder.attrib.items()))  # type: ignore[arg-type]
            rest.set(ID, str(self.next_id))
            rest.extend(moved)
            holder.addnext(rest)

    def _insert_first(
        self,
        paragraph: etree._Element,
        after: etree._Element | None,
        runs: Sequence[etree._Element],
    ) -> None:
        """Before the first words: before the run that holds them, outside of what holds the run."""
        while after is not None and after.getparent() is not paragraph:
            after = after.getparent()
        change = self._wrapped(runs, "ins")
        if after is not None:
            after.addprevious(change)
        else:
            properties = paragraph.find(PROPERTIES)
            paragraph.insert(0 if properties is None else 1, change)

    def _delete(
        self, paragraphs: Sequence[etree._Element], mine: Words, start: int, end: int
    ) -> None:
        """Marks a stretch of the text as deleted."""
        cut(paragraphs, mine, end)
        cut(paragraphs, mine, start)
        place = 0
        runs: list[etree._Element] = []
        for span in mine.spans(paragraphs):
            if start <= place and place + len(span.text) <= end:
                runs += [run for run in span.runs if run not in runs[-len(span.runs) :]]
            place += len(span.text)
        self.made += bool(runs)
        self._wrap(runs, "del")

    def _wrap(self, runs: Iterable[etree._Element], kind: str) -> None:
        """Wraps runs, those beside each other together, as inserted or deleted."""
        group: list[etree._Element] = []
        for run in [*runs, None]:
            if group and (run is None or run.getprevious() is not group[-1]):
                holder = _parent(group[0])
                if kind == "del" and holder.tag == INSERTED and _is_ours(holder):
                    for element in group:
                        remove(element)
                    if len(holder) == 0:
                        remove(holder)
                else:
                    change = self._change(kind)
                    group[0].addprevious(change)
                    change.extend(group)
                    if kind == "del":
                        as_deleted(change)
                group = []
            if run is not None:
                group.append(run)

    def _wrapped(self, runs: Sequence[etree._Element], kind: str) -> etree._Element:
        change = self._change(kind)
        change.extend(runs)
        return change

    # --- marks and properties

    def _delete_mark(self, paragraph: etree._Element, mine: Words) -> None:
        if (
            mark(paragraph, "del") is not None
            or paragraph.find(f"{PROPERTIES}/{SECTION}") is not None
        ):
            return
        if not _is_ours(mark(paragraph, "ins")):
            before = paragraph.getprevious()
            empty = next(iter(mine.spans([paragraph])), None) is None and not _holds(paragraph)
            if (
                before is not None
                and before.tag == P
                and _is_ours(mark(before, "ins"))
                and (empty and _is_last(paragraph))
            ):
                # The mark between the two was only proposed: the one before is the last again.
                _take_mark(before)
                remove(paragraph)
                return
            self._mark(paragraph, "del")
        elif not _holds(paragraph):
            remove(paragraph)

    def _mark(self, paragraph: etree._Element, kind: str) -> None:
        self.made += 1
        properties = child_first(paragraph, "pPr")
        own = properties.find(RUN_PROPERTIES)
        if own is None:
            own = etree.Element(RUN_PROPERTIES)
            later = [e for e in properties if e.tag in (SECTION, OLD_PROPERTIES)]
            properties.insert(properties.index(later[0]) if later else len(properties), own)
        own.insert(0, self._change(kind))

    def _remember_properties(self, paragraph: etree._Element, old: list[etree._Element]) -> None:
        properties = child_first(paragraph, "pPr")
        if properties.find(OLD_PROPERTIES) is None:
            self.made += 1
            change = self._change("pPrChange")
            etree.SubElement(change, PROPERTIES).extend(copy.deepcopy(e) for e in old)
            properties.append(change)

    def _change(self, kind: str) -> etree._Element:
        self.next_id += 1
        attributes = {"id": str(self.next_id), "author": AUTHOR, "date": self.when}
        return etree.Element(w(kind), {w(name): value for name, value in attributes.items()})


def _is_ours(change: etree._Element | None) -> bool:
    return change is not None and change.get(BY) == AUTHOR


def _tracked(paragraph: etree._Element) -> str:
    """`ins` or `del` where we track the paragraph's mark; else nothing."""
    return next((kind for kind in ("ins", "del") if _is_ours(mark(paragraph, kind))), "")


def _parent(element: etree._Element) -> etree._Element:
    """What holds an element that stands in a document."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("the element stands nowhere")
    return parent


def _take_mark(paragraph: etree._Element) -> None:
    for kind in ("ins", "del"):
        change = mark(paragraph, kind)
        if _is_ours(change):
            remove(change)


def _end_with_deleted(paragraph: etree._Element | None) -> None:
    """Puts what is inserted at a paragraph's end before what is deleted there.

    Where that is the paragraph's beginning too, the paragraph before is in the same case.
    """
    while paragraph is not None and paragraph.tag == P and len(paragraph) > 1:
        old, new = list(paragraph)[-2:]
        if not (old.tag == DELETED and new.tag == INSERTED and _is_ours(old) and _is_ours(new)):
            return
        new.addnext(old)
        first = next((child for child in paragraph if child.tag != PROPERTIES), None)
        paragraph = paragraph.getprevious() if first is new else None


def _free(paragraph: etree._Element, deleted: Sequence[etree._Element]) -> None:
    """Takes a paragraph out of the content control around it, where all in it is deleted."""
    content = _parent(paragraph)
    if content.tag == CONTENT and all(child in deleted for child in content):
        control = _parent(content)
        for child in list(content):
            control.addprevious(child)
        remove(control)


def _is_last(paragraph: etree._Element) -> bool:
    after = paragraph.getnext()
    return after is None or after.tag == SECTION


def _holds(paragraph: etree._Element) -> bool:
    """Whether there is anything in a paragraph, deleted words too."""
    return any(True for _ in paragraph.iter(RUN, SIMPLE_FIELD))
