"""Paragraphs that read as one: their words, and the runs that hold a stretch of them."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.words import Reader, Span
from llf_docgen.word.xml import RUN, RUN_PROPERTIES, SPACE, TEXT

Elements = Sequence[etree._Element]


@dataclass(frozen=True, eq=False)
class Passage:
    """Paragraphs that read as one, and who reads them; places are counted in letters.

    Cutting it makes more runs, with the same words.
    """

    paragraphs: Elements
    reader: Reader

    @classmethod
    def of(cls, block: Block) -> Passage:
        """The paragraphs of a block."""
        return cls(block.elements, block.reader)

    @property
    def text(self) -> str:
        """The words."""
        return self.reader.text(self.paragraphs)

    @property
    def spans(self) -> list[Span]:
        """The words, each with the run that holds it now."""
        return self.reader.spans(self.paragraphs)

    @property
    def placed(self) -> list[tuple[int, Span]]:
        """Each span with the place where it begins."""
        return list(_placed(self.spans))

    def cut(self, at: int) -> None:
        """Splits the run that a place falls into, so that the place is between runs."""
        before: Span | None = None
        for place, span in _placed(self.spans):
            if place < at < place + len(span.text) and _is_text(span):
                _split_text(span, at - place)
                return
            if at == place and before and before.runs[-1] is span.runs[0]:
                if span.child is not None:
                    _split_run(span.runs[0], span.child)
                return
            before = span

    def runs(self, start: int, end: int) -> list[etree._Element]:
        """The runs of a stretch, cut so that they hold nothing else."""
        self.cut(end)
        self.cut(start)
        runs: list[etree._Element] = []
        for place, span in _placed(self.spans):
            if start <= place and place + len(span.text) <= end:
                runs += [run for run in span.runs if run not in runs[-len(span.runs) :]]
        return runs

    def beside(self, at: int) -> list[etree._Element]:
        """The run before a place or else the one behind it; none where no run is."""
        before, after = self.around(at)
        return [run for run in (before, after) if run is not None][:1]

    def around(self, at: int) -> tuple[etree._Element | None, etree._Element | None]:
        """The run before a place and the run behind it, cut apart there."""
        self.cut(at)
        placed = list(_placed(self.spans))
        before = [span for place, span in placed if place + len(span.text) <= at]
        after = [span for place, span in placed if place + len(span.text) > at]
        return before[-1].runs[-1] if before else None, after[0].runs[0] if after else None

    def copied(self, start: int, end: int) -> list[etree._Element]:
        """Copies of the runs that hold a stretch, cut to it."""
        runs: list[etree._Element] = []
        last: etree._Element | None = None
        for span, words in _within(self.spans, start, end):
            if span.child is None:
                runs += [copy.deepcopy(run) for run in span.runs]
                last = None
                continue
            if span.runs[0] is not last:
                last = span.runs[0]
                runs.append(_empty_copy(last))
            runs[-1].append(_copy_of_child(span.child, words))
        return runs


def _placed(spans: Iterable[Span]) -> Iterator[tuple[int, Span]]:
    """Each span with the place where it begins."""
    place = 0
    for span in spans:
        yield place, span
        place += len(span.text)


def _within(spans: Iterable[Span], start: int, end: int) -> Iterator[tuple[Span, str]]:
    """The spans that lie in a stretch, wholly or in part, with their words in it."""
    for place, span in _placed(spans):
        low, high = max(start - place, 0), min(end - place, len(span.text))
        if low < high:
            yield span, span.text[low:high]


def _is_text(span: Span) -> bool:
    return span.child is not None and span.child.tag == TEXT


def _copy_of_child(child: etree._Element, words: str) -> etree._Element:
    made = copy.deepcopy(child)
    if made.tag == TEXT:
        _say(made, words)
    made.tail = None
    return made


def _split_text(span: Span, at: int) -> None:
    """Splits a span's text, and its run, at a place of its words."""
    if span.child is not None:
        rest = copy.deepcopy(span.child)
        _say(rest, span.text[at:])
        _say(span.child, span.text[:at])
        span.child.addnext(rest)
        _split_run(span.runs[0], rest)


def _split_run(run: etree._Element, child: etree._Element) -> None:
    """Puts a child of a run and all after it into a run of their own, behind it."""
    moved = [child, *child.itersiblings()]
    rest = _empty_copy(run)
    rest.extend(moved)
    run.addnext(rest)


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
