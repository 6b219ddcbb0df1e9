"""A person's comments on what the workbook moved: they go along with it.

What is moved is struck and put in anew. The comment's own mark is struck with it, so that it is
there again where that is rejected; a copy of the comment stands in what was put in.
"""

from __future__ import annotations

import copy
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from llf_docgen.word.comments import MARKS, RANGE, REFERENCE, Comments, known_by_words
from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.shared import in_common
from llf_docgen.word.comparing.stories import BODY, Story
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.texts import edits
from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.merge.passage import Passage
from llf_docgen.word.merge.pen import Pen, is_ours
from llf_docgen.word.xml import (
    DELETED,
    ID,
    INSERTED,
    ROW,
    RUN,
    RUN_PROPERTIES,
    P,
    remove,
)


class _Mark(NamedTuple):
    """One of the marks of a comment, and behind how many letters of its paragraph it stands."""

    at: int
    element: etree._Element


class _Marked(NamedTuple):
    """A paragraph's words, and the marks in it."""

    words: str
    marks: Sequence[_Mark]


class Remarks:
    """The comments in one story of the person's document.

    `copies` are the numbers of those that are but copies, whose own mark is struck. What is moved
    is told before it is struck, and before its copy is put in as inserted.
    """

    def __init__(self, parts: dict[str, bytes], story: Story, pen: Pen) -> None:
        self._parts, self._story, self._pen = parts, story, pen
        self._was: dict[etree._Element, list[_Marked]] = {}  # by what is new in the other document
        self._placed: dict[str, list[etree._Element]] = defaultdict(list)
        self._let_go: set[Hashable] = set()
        self._said = self._persons()  # by number, what they are known by
        self._many = Counter(self._numbers())  # how many marks each has
        struck = {self._said.get(number) for number in self._in(DELETED)}
        there = self._in(INSERTED) & set(self._said)
        self.copies = {number for number in there if self._said[number] in struck}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._said)

    def __contains__(self, number: object) -> bool:
        """Whether one of them has a number."""
        return number in self._said

    def follow(self, mine: Block, new: Block) -> None:
        """Remembers the marks in a block that the new version has in another place."""
        if self:
            self._was[new.last] = [
                _marked(paragraph, mine.reader, self._said)
                for element in mine.elements
                for paragraph in element.iter(P)
            ]

    def put(self, made: etree._Element, block: Block) -> None:
        """Puts copies of the marks into a copy of a new block, or of a table with its rows."""
        rows = zip(made.iterchildren(ROW), [row.last for row in block.rows], strict=False)
        whole = [(made, block.last)]
        for there, new in whole if block.last in self._was else rows if self._was else ():
            marked, paragraphs = self._was.get(new, ()), list(there.iter(P))
            passages = [Passage([paragraph], self._story.reader) for paragraph in paragraphs]
            for was, passage in _pairs(marked, passages):
                for mark in _place(was, passage):
                    number = next(mark.iter(*MARKS)).get(ID, "")
                    self._placed[number].append(mark)

    def let_go(self, elements: Iterable[etree._Element]) -> None:
        """Takes copies out of what we proposed, and goes at once."""
        for element in elements if self.copies else ():
            for mark in list(element.iter(*MARKS)):
                if mark.get(ID, "") in self.copies:
                    self._let_go.add(self._said[mark.get(ID, "")])
                    take_out(mark)

    def settle(self) -> None:
        """Strikes the marks of comments that went along; those that did not go stay as they were.

        A copy that is nowhere any more is none.
        """
        there = {number: [*self._standing(marks)] for number, marks in self._placed.items()}
        for number in [n for n, marks in there.items() if len(marks) < self._many[n]]:
            for mark in there.pop(number):
                _remove(mark)
        if there or self.copies - set(self._numbers()):
            comments = Comments(self._parts, self._story.part, self._pen.when)
            for number, made in comments.copied(there, self._story.root).items():
                for mark in there[number]:
                    next(mark.iter(*MARKS)).set(ID, made)
                self._strike(number)
            comments.forget(self.copies - set(self._numbers()))
            comments.store()
        self._unstrike()

    def _persons(self) -> dict[str, Hashable]:
        if self._story.kind != BODY or next(self._story.root.iter(REFERENCE), None) is None:
            return {}
        return known_by_words(self._parts, self._story.part)

    def _numbers(self) -> Iterator[str]:
        marks = self._story.root.iter(*MARKS) if self else ()
        return (mark.get(ID, "") for mark in marks)

    def _in(self, kind: str) -> set[str]:
        """The numbers of those whose mark stands in a tracked change of ours."""
        marks = self._story.root.iter(REFERENCE) if self else ()
        return {m.get(ID, "") for m in marks if any(map(is_ours, m.iterancestors(kind)))}

    def _standing(self, marks: Iterable[etree._Element]) -> Iterator[etree._Element]:
        return (mark for mark in marks if self._story.root in mark.iterancestors())

    def _references(self, number: str) -> list[etree._Element]:
        return [e for e in self._story.root.iter(REFERENCE) if e.get(ID) == number]

    def _strike(self, number: str) -> None:
        for mark in self._references(number):
            run = mark.getparent()
            if run is not None and next(run.iterancestors(DELETED), None) is None:
                change = self._pen.change("del")
                run.addprevious(change)
                change.append(run)

    def _unstrike(self) -> None:
        """Lets those stand again of which the copy went, and that came nowhere else."""
        struck = self._in(DELETED) if self._let_go else set()
        known = known_by_words(self._parts, self._story.part) if struck else {}
        live = {known.get(number) for number in {*self._numbers()} - struck}
        for number in struck:
            if self._said.get(number) in self._let_go - live:
                for mark in self._references(number):
                    change = next(mark.iterancestors(DELETED))
                    for run in list(change):
                        change.addprevious(run)
                    remove(change)


def _marked(paragraph: etree._Element, reader: Reader, numbers: Container[str | None]) -> _Marked:
    """A paragraph with the marks of some comments in it."""
    letters: Counter[etree._Element] = Counter()
    words = ""
    for span in reader.spans([paragraph]):
        words += span.text
        letters[span.runs[0]] += len(span.text)
    at, marks = 0, []
    for element in paragraph.iter():
        at += letters[element]
        if element.tag in MARKS and element.get(ID) in numbers:
            marks.append(_Mark(at, _copy_of(element)))
    return _Marked(words, marks)


def _copy_of(mark: etree._Element) -> etree._Element:
    """A copy of a mark; of what refers to the comment with the run that it stands in."""
    made = copy.deepcopy(mark)
    made.tail = None
    run = mark.getparent()
    if mark.tag != REFERENCE or run is None:
        return made
    around = etree.Element(RUN)
    around.extend(copy.deepcopy(own) for own in run.iterchildren(RUN_PROPERTIES))
    around.append(made)
    return around


def _pairs(
    marked: Sequence[_Marked], passages: Sequence[Passage]
) -> Iterator[tuple[_Marked, Passage]]:
    """Which paragraph is which: each, where there are as many, or those of the same words."""
    if len(marked) == len(passages):
        yield from zip(marked, passages, strict=True)
        return
    texts = [passage.text for passage in passages]
    for i, j in in_common([was.words for was in marked], texts) if marked else ():
        yield marked[i], passages[j]


def _place(was: _Marked, passage: Passage) -> Iterator[etree._Element]:
    """Puts copies of the marks behind the same words; yields them."""
    changes = edits(was.words, passage.text) if was.marks else []
    placed = [(_at(mark, changes), mark.element) for mark in was.marks]
    for at, group in groupby(placed, key=lambda mark: mark[0]):
        before, after = passage.around(at)
        for _, mark in group:
            made = copy.deepcopy(mark)
            if before is not None:
                before.addnext(made)
                before = made
            elif after is not None:
                after.addprevious(made)
            else:
                passage.paragraphs[0].append(made)
            yield made


def _at(mark: _Mark, changes: Iterable[Stretch]) -> int:
    """Where a mark stands in words that others were changed to: around what took their place."""
    shift = 0
    for change in changes:
        if change.end <= mark.at:
            shift = change.other_end - change.end
        elif change.start < mark.at:
            first = mark.element.tag == RANGE[0]
            return change.other_start if first else change.other_end
    return mark.at + shift


def take_out(mark: etree._Element) -> None:
    """Takes a mark out, with the run that only refers to its comment."""
    run = mark.getparent()
    only = (
        run is not None and run.tag == RUN and {e.tag for e in run} <= {RUN_PROPERTIES, REFERENCE}
    )
    _remove(run if only and run is not None else mark)


def _remove(element: etree._Element) -> None:
    """Takes an element out, and what we proposed with the last thing in it."""
    holder = element.getparent()
    remove(element)
    if holder is not None and holder.tag == INSERTED and len(holder) == 0:
        remove(holder)
