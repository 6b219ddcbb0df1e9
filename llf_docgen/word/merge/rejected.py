"""What a person rejected of a paragraph is no change of theirs beside what they typed in it.

They have what the workbook said once, and their own words in that. So it is merged from there: of
what the workbook says now only that is news which it did not say yet when it was rejected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.stretch import Stretch, size_of
from llf_docgen.word.comparing.texts import changed, words_of
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.merge.weave import Piece, Slice, Who, woven

Words = list[str]
# What stands at one place: in the base, in what the person had of it, in what is to be said now
# beside that, and in the new version.
_Tile = tuple[Words, Words, Words, Words]


def unless_rejected(
    block: Versions[Block], pieces: list[Piece], earlier: Iterable[Block | None]
) -> list[Piece]:
    """The pieces of a paragraph, what the person rejected in it being none of their changes.

    Args:
        block: the paragraph in three versions.
        pieces: its pieces as they were woven.
        earlier: what stood for it in earlier versions; asked only where both changed something.
    """
    if not any(piece.who is Who.BOTH for piece in pieces):
        return pieces
    had = _had(block, earlier)
    if had == block.base.words:
        return pieces
    tiles = [*_tiles(block.base.words, had, block.new.words)]
    now = _whole(chain.from_iterable(said for _, _, said, _ in tiles), block)
    found = []
    for piece in woven(Versions(had, block.mine.words, now)):
        base, new = _at(piece.place.base, tiles, 1, 0), _at(piece.place.new, tiles, 2, 3)
        if piece.who is Who.NEW and _said(tiles, 2, piece.place.new) != _said(tiles, 3, new):
            return pieces  # what is to come in can't be told from what was rejected
        found.append(Piece(piece.who, Versions(base, piece.place.mine, new)))
    return found


def _had(block: Versions[Block], earlier: Iterable[Block | None]) -> Words:
    """The words of the base, with those in place of what was rejected that were there before."""
    had = block.base.words
    for was in filter(None, earlier):
        typed = changed(was.words, block.mine.words)
        for change in reversed(changed(had, was.words)):
            if not any(_meet(t, change.other_start, change.other_end) for t in typed):
                had = [*had[: change.start], *change.of_other(was.words), *had[change.end :]]
    return _whole(had, block)


def _whole(words: Iterable[str], block: Versions[Block]) -> Words:
    """Words that were put together, as words; in what was split or joined none runs over."""
    parted = any(one.parts for one in (block.base, block.mine, block.new))
    return [*words] if parted else words_of("".join(words))


def _meet(change: Stretch, start: int, end: int) -> bool:
    """Whether a change and what stands at a place have a word in common, or are at one place."""
    return (change.start < end and start < change.end) or change.start == start == end == change.end


def _tiles(base: Words, had: Words, new: Words) -> Iterator[_Tile]:
    """The base in pieces, each with what stands for it; what changed on both sides is one."""
    at = Versions(0, 0, 0)
    for own, news in _groups(changed(base, had), changed(base, new)):
        start = min(s.start for s in chain(own, news))
        end = max(s.end for s in chain(own, news))
        same = base[at.base : start]
        yield same, same, same, same
        by = start - at.base
        begin = Versions(start, at.mine + by, at.new + by)
        at = Versions(
            end, begin.mine + size_of(own, start, end), begin.new + size_of(news, start, end)
        )
        here, there = had[begin.mine : at.mine], new[begin.new : at.new]
        yield base[start:end], here, there if news else here, there
    same = base[at.base :]
    yield same, same, same, same


def _groups(
    own: Sequence[Stretch], news: Sequence[Stretch]
) -> Iterator[tuple[list[Stretch], list[Stretch]]]:
    """The changes of both sides, in order, those together that meet or touch.

    What is new right beside what was rejected says something new of that: both made a text that
    nobody wrote, where one was taken and the other not.
    """
    sides: tuple[list[Stretch], list[Stretch]] = ([], [])
    until = Stretch(0, 0, 0, 0)
    waiting = [(s.start, s.end, side, s) for side, some in enumerate((own, news)) for s in some]
    for start, end, side, change in sorted(waiting, key=lambda one: one[:3]):
        if any(sides) and not (until.start <= end and start <= until.end):
            yield sides
            sides, until = ([], []), change
        elif any(sides):
            until = Stretch(until.start, max(until.end, end), 0, 0)
        else:
            until = change
        sides[side].append(change)
    if any(sides):
        yield sides


def _said(tiles: Iterable[_Tile], side: int, place: Slice) -> str:
    return "".join(chain.from_iterable(tile[side] for tile in tiles))[slice(*place)]


def _at(place: Slice, tiles: Iterable[_Tile], side: int, other: int) -> Slice:
    """A place of one side on another one; of what is otherwise there, all of that."""
    found: list[Slice] = []
    before = other_before = 0
    for tile in tiles:
        end = before + sum(map(len, tile[side]))
        other_end = other_before + sum(map(len, tile[other]))
        start, until = max(place[0], before), min(place[1], end)
        if start < until or before <= place[0] == place[1] <= end:
            by = other_before - before
            alike = tile[side] == tile[other]
            found.append((start + by, until + by) if alike else (other_before, other_end))
        before, other_before = end, other_end
    return min(start for start, _ in found), max(end for _, end in found)
