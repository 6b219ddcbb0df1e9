"""Paragraphs that read as one: their words, and the runs that hold a stretch of them."""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from lxml import etree

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.words import Reader, Span
from llf_docgen.word.xml import RUN, RUN_PROPERTIES, SPACE, TEXT

Elements = Sequence[etree._Element]


class Passage:
    """Paragraphs that read as one, and who reads them; places are counted in letters.

    They are read once, however often they are cut, which makes more runs with the same words.
    Whoever changes the words themselves says from which place on.
    """

    def __init__(self, paragraphs: Elements, reader: Reader) -> None:
        self.paragraphs, self.reader = paragraphs, reader
        self._spans: list[Span] = []  # those that are known, from the beginning on
        self._places = [0]  # where each of them begins, and where the last one ends
        self._is_whole = False

    @classmethod
    def of(cls, block: Block) -> Passage:
        """The paragraphs of a block."""
        return cls(block.elements, block.reader)

    @property
    def text(self) -> str:
        """The words."""
        return "".join(span.text for _, span in self.placed)

    @property
    def placed(self) -> list[tuple[int, Span]]:
        """Each span, with the run that holds it now, and the place where it begins."""
        self._read()
        return list(zip(self._places, self._spans, strict=False))

    def within(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        """The spans that lie in a stretch, wholly or in part, with their words in it."""
        self._read(end)
        for number in range(self._at(start), len(self._spans)):
            place, span = self._places[number], self._spans[number]
            if place >= end:
                return
            if words := span.text[max(start - place, 0) : end - place]:
                yield span, words

    def changed(self, at: int) -> None:
        """What stands from a place on is not what it was."""
        number = self._at(at)
        del self._spans[number:], self._places[number + 1 :]
        self._is_whole = False

    def cut(self, at: int) -> None:
        """Splits the run that a place falls into, so that the place is between runs."""
        self._read(at)
        number = self._at(at)
        if number == len(self._spans):
            return
        span, before = self._spans[number], self._spans[number - 1] if number else None
        if at > self._places[number]:
            if span.child is not None and span.child.tag == TEXT:
                self._split(number, at, span.child)
        elif before and span.child is not None and before.runs[-1] is span.runs[0]:
            self._stand_in(number, _split_run(span.runs[0], span.child))

    def runs(self, start: int, end: int) -> list[etree._Element]:
        """The runs of a stretch, cut so that they hold nothing else."""
        self.cut(end)
        self.cut(start)
        runs: list[etree._Element] = []
        for span, words in self.within(start, end):
            if words == span.text:
                runs += [run for run in span.runs if run not in runs[-len(span.runs) :]]
        return runs

    def beside(self, at: int) -> list[etree._Element]:
        """The run before a place or else the one behind it; none where no run is."""
        before, after = self.around(at)
        return [run for run in (before, after) if run is not None][:1]

    def around(self, at: int) -> tuple[etree._Element | None, etree._Element | None]:
        """The run before a place and the run behind it, cut apart there."""
        self.cut(at)
        self._read(at + 1)
        number = self._at(at)
        before = self._spans[number - 1].runs[-1] if number else None
        return before, self._spans[number].runs[0] if number < len(self._spans) else None

    def copied(self, start: int, end: int) -> list[etree._Element]:
        """Copies of the runs that hold a stretch, cut to it."""
        runs: list[etree._Element] = []
        last: etree._Element | None = None
        for span, words in self.within(start, end):
            if span.child is None:
                runs += [copy.deepcopy(run) for run in span.runs]
                last = None
                continue
            if span.runs[0] is not last:
                last = span.runs[0]
                runs.append(_empty_copy(last))
            runs[-1].append(_copy_of_child(span.child, words))
        return runs

    def _read(self, until: int | None = None) -> None:
        """Reads it, unless all is known up to a place, or to the end where none is given."""
        if self._is_whole or (until is not None and until <= self._places[-1]):
            return
        self._spans = self.reader.spans(self.paragraphs)
        self._places = [0, *accumulate(len(span.text) for span in self._spans)]
        self._is_whole = True

    def _at(self, place: int) -> int:
        """Which span holds the letter at a place; at the end how many spans there are."""
        return bisect_right(self._places, place) - 1

    def _split(self, number: int, at: int, child: etree._Element) -> None:
        """Splits a span, its text and its run."""
        span, by = self._spans[number], at - self._places[number]
        rest = _split_text(child, span.text, by)
        halves = [Span(span.text[:by], span.runs, child), Span(span.text[by:], span.runs, rest)]
        self._spans[number : number + 1] = halves
        self._places.insert(number + 1, at)
        self._stand_in(number + 1, _split_run(span.runs[0], rest))

    def _stand_in(self, number: int, run: etree._Element) -> None:
        """A span, and those behind it in its run, stand in another run now."""
        before = self._spans[number].runs
        while number < len(self._spans) and self._spans[number].runs == before:
            self._spans[number] = replace(self._spans[number], runs=(run,))
            number += 1


def _copy_of_child(child: etree._Element, words: str) -> etree._Element:
    made = copy.deepcopy(child)
    if made.tag == TEXT:
        _say(made, words)
    made.tail = None
    return made


def _split_text(child: etree._Element, words: str, at: int) -> etree._Element:
    """Splits a text at a place of its words; the new one, behind it."""
    rest = etree.Element(TEXT)
    _say(rest, words[at:])
    _say(child, words[:at])
    child.addnext(rest)
    return rest


def _split_run(run: etree._Element, child: etree._Element) -> etree._Element:
    """Puts a child of a run and all after it into a run of their own, behind it; that run."""
    moved = [child, *child.itersiblings()]
    rest = _empty_copy(run)
    rest.extend(moved)
    run.addnext(rest)
    return rest


def _empty_copy(run: etree._Element) -> etree._Element:
    """A run with the same properties and nothing in it."""
    made = etree.Element(RUN)
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    return made


def _say(text: etree._Element, words: str) -> None:
    text.text = words
    text.set(SPACE, "preserve")
