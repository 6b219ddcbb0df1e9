"""What a person rejected of a paragraph is no change of theirs beside what they typed in it.

They have what the workbook said once, and their own words in that. So it is merged from there: of
what the workbook says now only that is news which it did not say yet when it was rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.texts import changed, letters_before, words_of
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.merge.weave import Piece, Slice, Who, woven

Merged = tuple[Versions[Block], list[Piece]]


def with_fewest_conflicts(merged: Merged, earlier: Iterable[Block | None]) -> Merged:
    """A paragraph and its pieces, from the earlier version where the person's words say least else.

    Args:
        merged: the paragraph in three versions, and its pieces as they were woven.
        earlier: what stood for it in earlier versions; asked only where both changed something.
    """
    block, pieces = merged
    best, fewest = merged, _conflicts(pieces) + 1
    if fewest == 1 or any((block.base.parts, block.mine.parts, block.new.parts)):
        return merged
    for was in earlier:
        if was is None or was.text == block.base.text:
            continue
        found = _woven_from(was, block)
        if found is not None and _conflicts(found) < fewest:
            best, fewest = (replace(block, base=was), found), _conflicts(found)
    return best


def _conflicts(pieces: Sequence[Piece]) -> int:
    return sum(piece.who is Who.BOTH for piece in pieces)


def _woven_from(was: Block, block: Versions[Block]) -> list[Piece] | None:
    """The pieces of a paragraph from what it was once; None where nothing was rejected since.

    So it is, too, where news that is to come in can't be told from what was rejected.
    """
    rejected = [*_rejected(was, block)]
    steps = [*_steps(rejected, was, block)] if rejected else []
    now = "".join(step.said for step in steps)
    ends = [0, *accumulate(len(step.said) for step in steps)]
    pieces = []
    for piece in woven(Versions(was.words, block.mine.words, words_of(now))) if rejected else ():
        place = _in_new(piece.place.new, steps, ends)
        said = now[slice(*piece.place.new)]
        if piece.who is Who.NEW and block.new.text[slice(*place)] != said:
            return None
        pieces.append(replace(piece, place=replace(piece.place, new=place)))
    return pieces or None


def _rejected(was: Block, block: Versions[Block]) -> Iterator[Stretch]:
    """What of the base the person has as it was before: in words of the base, and as they were."""
    typed = changed(was.words, block.mine.words)
    for change in changed(block.base.words, was.words):
        if not any(_meet(t, change.other_start, change.other_end) for t in typed):
            yield change


def _meet(change: Stretch, start: int, end: int) -> bool:
    """Whether a change and what stands at a place have a word in common, or are at one place."""
    return (change.start < end and start < change.end) or change.start == start == end == change.end


@dataclass(frozen=True)
class _Step:
    """Words that the workbook says now, or said before it was rejected; their place in new."""

    said: str
    place: Slice
    is_new: bool = True


def _steps(rejected: Sequence[Stretch], was: Block, block: Versions[Block]) -> Iterator[_Step]:
    """What the workbook says now, but for what was rejected and is as it was then."""
    base, new = block.base.words, block.new.words
    news = changed(base, new)
    left = [r for r in rejected if not any(_meet(n, r.start, r.end) for n in news)]
    letters = letters_before(new)
    at, by = 0, 0  # how far it is in the base, and how many words more the new version has there
    for stretch in sorted([*news, *left], key=lambda s: s.start):
        ahead = letters[at + by], letters[stretch.start + by]
        yield _Step("".join(base[at : stretch.start]), ahead)
        if stretch in news:
            by = stretch.other_end - stretch.end
            yield _Step("".join(stretch.of_other(new)), (ahead[1], letters[stretch.other_end]))
        else:
            place = ahead[1], letters[stretch.end + by]
            yield _Step("".join(stretch.of_other(was.words)), place, is_new=False)
        at = stretch.end
    yield _Step("".join(base[at:]), (letters[at + by], letters[-1]))


def _in_new(place: Slice, steps: Sequence[_Step], ends: Sequence[int]) -> Slice:
    """Where something stands in the new version; of what was rejected, all of that."""
    found = [*_reached(place, steps, ends)]
    return min(start for start, _ in found), max(end for _, end in found)


def _reached(place: Slice, steps: Sequence[_Step], ends: Sequence[int]) -> Iterator[Slice]:
    for step, begin, end in zip(steps, ends, ends[1:], strict=False):
        start, until = max(place[0], begin), min(place[1], end)
        if start < until or begin <= place[0] == place[1] <= end:
            own = step.place[0] - begin
            yield (own + start, own + until) if step.is_new else step.place
