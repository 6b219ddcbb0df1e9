"""Runs of words: compared, cut, copied; nothing is tracked here."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from difflib import SequenceMatcher

from lxml import etree

from llf_docgen.word.comparing.words import TOKENS, Span, Words
from llf_docgen.word.xml import DELETED_TEXT, RUN, RUN_PROPERTIES, SPACE, TEXT, w

_DELETED = {TEXT: DELETED_TEXT, w("instrText"): w("delInstrText")}
_MOST_COMPARED = 250_000  # pairs of words; a twentieth of a second
_TOO_DIFFERENT = 0.5  # below this, a paragraph is replaced as a whole: no patchwork


def edits(now: str, then: str) -> list[tuple[int, int, int, int]]:
    """The stretches (from, to) of one text that become (from, to) of another, ascending.

    Texts that have little in common, or are too long to compare, change in one stretch.
    """
    a, b = TOKENS.findall(now), TOKENS.findall(then)
    ahead = _same(a, b)
    behind = _same(a[ahead:][::-1], b[ahead:][::-1])
    mine, other = a[ahead : len(a) - behind], b[ahead : len(b) - behind]
    codes = [(0, len(mine), 0, len(other))] if mine or other else []
    if len(mine) * len(other) <= _MOST_COMPARED:
        matcher = SequenceMatcher(None, mine, other, autojunk=False)
        shared = ahead + behind + sum(block.size for block in matcher.get_matching_blocks())
        if 2 * shared >= _TOO_DIFFERENT * (len(a) + len(b)):
            codes = [op[1:] for op in matcher.get_opcodes() if op[0] != "equal"]
    joined: list[tuple[int, int, int, int]] = []
    for i, n, j, m in codes:
        # One space between two changes is no reason to make them two.
        if joined and "".join(mine[joined[-1][1] : i]).strip() == "":
            i, _, j, _ = joined.pop()
        joined.append((i, n, j, m))
    starts, others = _places(a)[ahead:], _places(b)[ahead:]
    return [(starts[i], starts[n], others[j], others[m]) for i, n, j, m in joined]


def _same(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two texts have in common from the beginning on."""
    both = enumerate(zip(a, b, strict=False))
    return next((place for place, (x, y) in both if x != y), min(len(a), len(b)))


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def cut_out(spans: Sequence[Span], start: int, end: int) -> list[etree._Element]:
    """Copies of the runs that hold a stretch of the text, cut to it."""
    runs: list[etree._Element] = []
    place = 0
    last: etree._Element | None = None
    for span in spans:
        low, high = max(start - place, 0), min(end - place, len(span.text))
        place += len(span.text)
        if low >= high:
            continue
        if span.child is None:
            runs += [copy.deepcopy(run) for run in span.runs]
            last = None
            continue
        if span.runs[0] is not last:
            last = span.runs[0]
            runs.append(_empty_copy(last))
        child = copy.deepcopy(span.child)
        if child.tag == TEXT:
            _say(child, span.text[low:high])
        child.tail = None
        runs[-1].append(child)
    return runs


def cut(paragraphs: Sequence[etree._Element], mine: Words, at: int) -> None:
    """Splits the run that a place of the text falls into, so that the place is between runs."""
    place = 0
    spans = mine.spans(paragraphs)
    for number, span in enumerate(spans):
        after = place + len(span.text)
        if place < at < after and span.child is not None and span.child.tag == TEXT:
            rest = copy.deepcopy(span.child)
            _say(rest, span.text[at - place :])
            _say(span.child, span.text[: at - place])
            span.child.addnext(rest)
            _split_run(span.runs[0], rest)
            return
        if at == place and number and spans[number - 1].runs[-1] is span.runs[0]:
            if span.child is not None:
                _split_run(span.runs[0], span.child)
            return
        place = after


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


def put_after(element: etree._Element, new: Sequence[etree._Element]) -> None:
    """Puts elements behind one, in their order."""
    for one in reversed(new):
        element.addnext(one)


def as_deleted(change: etree._Element) -> None:
    """Names the words in a change as Word names deleted ones."""
    for element in change.iter(*_DELETED):
        element.tag = _DELETED[str(element.tag)]
        if element.tag == DELETED_TEXT:
            element.set(SPACE, "preserve")
