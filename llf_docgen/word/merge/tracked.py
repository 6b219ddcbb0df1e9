"""Tracked changes of words, paragraphs and rows, as Word writes them (ECMA-376 part 1, 17.13.5).

Rejecting them all gives the document as it was, accepting them the news. What is taken back that
was itself only proposed, and not yet accepted, goes without a trace, as in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.comments import RANGE
from llf_docgen.word.comparing.blocks import has_mark
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.merge import controls, marks
from llf_docgen.word.merge.attached import is_locked
from llf_docgen.word.merge.passage import Elements, Passage
from llf_docgen.word.merge.pen import Pen, is_ours
from llf_docgen.word.merge.properties import child_first
from llf_docgen.word.xml import (
    CONTENT,
    DELETED_TEXT,
    ID,
    INSERTED,
    PROPERTIES,
    ROW,
    RUN,
    SIMPLE_FIELD,
    SPACE,
    TABLE,
    TEXT,
    P,
    remove,
    w,
)

# What takes the place of words stands where they stood: in their link or control.
_WRAPPERS = frozenset(
    w(name) for name in ("sdtContent", "hyperlink", "smartTag", "customXml", "dir", "bdo")
)
_FILLED = frozenset({CONTENT})  # what is put behind words belongs to their control, to no link
_SHOWS_A_PROMPT = f"{w('sdtPr')}/{w('showingPlcHdr')}"
_INLINE = {RUN, SIMPLE_FIELD}
_PUT_IN = {*_INLINE, *RANGE}  # the marks of a comment come and go with the words that it is on
_AS_DELETED = {TEXT: DELETED_TEXT, w("instrText"): w("delInstrText")}


@dataclass(frozen=True)
class Tracker:
    """Makes tracked changes with a pen."""

    pen: Pen

    def revise(
        self,
        mine: Passage,
        to: Passage,
        changes: Sequence[Stretch],
        bring: Callable[[etree._Element], etree._Element],
    ) -> None:
        """Makes stretches of a passage read as those of another, given in order, by letters.

        Copies of the other's runs are put in, each as `bring` fits it into this document.
        """
        for change in reversed(changes):
            if change.other_start < change.other_end:
                copied = to.copied(change.other_start, change.other_end)
                within = _WRAPPERS if change.start < change.end else _FILLED
                self._insert(mine, change.end, [bring(run) for run in copied], within)
            if change.start < change.end:
                self._delete(mine, change.start, change.end)

    def inserted(self, element: etree._Element) -> etree._Element:
        """Marks a new paragraph, row or table, which nobody has changed yet, as inserted."""
        if element.tag == TABLE:
            for row in element.iterchildren(ROW):
                self.inserted(row)
        elif element.tag == ROW:
            child_first(element, "trPr", after="tblPrEx").append(self.pen.change("ins"))
            for paragraph in element.iter(P):
                self.inserted(paragraph)
        else:
            marks.track(element, "ins", self.pen)
            for holder in [element, *element.iter(w("hyperlink"))]:
                for group in _side_by_side(e for e in holder if e.tag in _PUT_IN):
                    self._wrap(group, "ins")
        return element

    def delete_passage(self, passage: Passage) -> None:
        """Deletes paragraphs that read as one, with their marks.

        A content control that held nothing else goes: emptied it would ask to be filled in.
        """
        for paragraph in passage.paragraphs:
            controls.strike(paragraph, passage.paragraphs, self.pen)
        self._delete(passage, 0, len(passage.text))
        for paragraph in passage.paragraphs:
            marks.delete(paragraph, passage.reader, self.pen)

    def delete_row(self, row: etree._Element, reader: Reader) -> None:
        """Deletes a row; one that was only proposed goes at once."""
        properties = child_first(row, "trPr", after="tblPrEx")
        if is_ours(properties.find(INSERTED)):
            remove(row)
            self.pen.made += 1
            return
        later = properties.find(w("trPrChange"))
        at = len(properties) if later is None else properties.index(later)
        properties.insert(at, self.pen.change("del"))
        for paragraph in row.iter(P):
            passage = Passage([paragraph], reader)
            self._delete(passage, 0, len(passage.text))
            if not has_mark(paragraph, "del", "ins"):
                marks.track(paragraph, "del", self.pen)

    # --- inside a passage

    def _insert(
        self, passage: Passage, at: int, runs: Elements, within: Collection[str] = ()
    ) -> None:
        """Puts runs in at a place of the passage, as inserted.

        At the end of what holds the run before them (a control, a link) they stand in it where it
        is one of `within`, and else behind it.
        """
        before, after = passage.around(at)
        passage.changed(at)
        self.pen.made += 1
        if before is None:
            self._insert_first(passage.paragraphs[0], after, runs)
            return
        around = {*passage.paragraphs, *(after.iterancestors() if after is not None else ())}
        holder = _parent(before)
        while holder not in around and not _takes_in(holder, within):
            before, holder = holder, _parent(holder)
        if _is_our_insertion(holder):
            _put_behind(before, runs)
            return
        if holder.tag == INSERTED:
            self._split(holder, before)
            before = holder
        _put_behind(before, [self.pen.change("ins", runs)])

    def _insert_first(
        self, paragraph: etree._Element, after: etree._Element | None, runs: Elements
    ) -> None:
        """Before the first words: before the run that holds them, outside of what holds the run."""
        while after is not None and after.getparent() is not paragraph:
            after = after.getparent()
        change = self.pen.change("ins", runs)
        if after is not None:
            after.addprevious(change)
        else:
            properties = paragraph.find(PROPERTIES)
            paragraph.insert(0 if properties is None else 1, change)

    def _split(self, holder: etree._Element, after: etree._Element) -> None:
        """Splits somebody's tracked insertion behind one of its children."""
        moved = list(after.itersiblings())
        if moved:
            rest = etree.Element(str(holder.tag), dict(holder.attrib.items()))  # type: ignore[arg-type]
            rest.set(ID, self.pen.number())
            rest.extend(moved)
            holder.addnext(rest)

    def _delete(self, passage: Passage, start: int, end: int) -> None:
        """Marks a stretch of the passage as deleted; what we proposed ourselves goes."""
        runs = passage.runs(start, end)
        passage.changed(start)
        self.pen.made += bool(runs)
        for group in _side_by_side(runs):
            holder = _parent(group[0])
            if _is_our_insertion(holder):
                _take_out(group, holder)
            else:
                _say_deleted(self._wrap(group, "del"))

    def _wrap(self, group: Elements, kind: str) -> etree._Element:
        """Puts elements that stand side by side into a tracked change."""
        change = self.pen.change(kind)
        group[0].addprevious(change)
        change.extend(group)
        return change


def _side_by_side(runs: Iterable[etree._Element]) -> list[list[etree._Element]]:
    """The runs in groups of those that stand beside each other."""
    groups: list[list[etree._Element]] = []
    for run in runs:
        if groups and run.getprevious() is groups[-1][-1]:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _takes_in(holder: etree._Element, within: Collection[str]) -> bool:
    """Whether more words go into what holds those before.

    None go behind a prompt into its control, and none behind words into a locked one.
    """
    if holder.tag == CONTENT and within is _FILLED:
        return _parent(holder).find(_SHOWS_A_PROMPT) is None and not is_locked(holder)
    return holder.tag in within


def _is_our_insertion(element: etree._Element) -> bool:
    return element.tag == INSERTED and is_ours(element)


def _take_out(runs: Elements, holder: etree._Element) -> None:
    """Takes runs out of our own insertion, which goes with its last one."""
    for run in runs:
        remove(run)
    if len(holder) == 0:
        remove(holder)


def _say_deleted(change: etree._Element) -> None:
    """Names the words in a change as Word names deleted ones."""
    for element in change.iter(*_AS_DELETED):
        element.tag = _AS_DELETED[str(element.tag)]
        if element.tag == DELETED_TEXT:
            element.set(SPACE, "preserve")


def _put_behind(element: etree._Element, new: Elements) -> None:
    """Puts elements behind one, in their order."""
    for one in reversed(new):
        element.addnext(one)


def _parent(element: etree._Element) -> etree._Element:
    """What holds an element that stands in a document."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("the element stands nowhere")
    return parent
