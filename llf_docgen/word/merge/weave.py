"""One text merged word by word: what the person wrote, with the workbook's news woven in.

Base to mine and base to new are compared over the base's own words. What only one of the two
changed is taken from it; where changes overlap or touch, the person's words stay and the
workbook's are told. Who changed but spaces wrote nothing: the words are the other's.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from llf_docgen.errors import NotMerged
from llf_docgen.word.comparing.stretch import Stretch, size_of
from llf_docgen.word.comparing.texts import changed, letters_before, same_but_for_spaces
from llf_docgen.word.comparing.words import plain
from llf_docgen.word.merge.three import Versions

_QUOTED = 80  # letters of a message's quotation
_MOST_REWRITTEN = 0.5  # of the base's words, by both: then nothing is woven

Slice = tuple[int, int]


class Who(Enum):
    """Who changed a piece of the base."""

    NOBODY = "nobody"
    MINE = "mine"
    NEW = "new"
    ALIKE = "both, to the same words"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the base and what stands for it in the other two; places as in a slice."""

    who: Who
    place: Versions[Slice]

    def of(self, text: Versions[str]) -> Versions[str]:
        """Its words in each of the three texts."""
        base, mine, new = self.place.base, self.place.mine, self.place.new
        return Versions(text.base[slice(*base)], text.mine[slice(*mine)], text.new[slice(*new)])

    @property
    def news(self) -> Stretch:
        """What of mine gives way to what of new."""
        return Stretch(*self.place.mine, *self.place.new)


def all_of(base: str, new: str) -> Piece:
    """A text, as one piece that the person took out and the workbook changed."""
    return Piece(Who.BOTH, Versions((0, len(base)), (0, 0), (0, len(new))))


def woven(words: Versions[list[str]]) -> list[Piece]:
    """The pieces of the base, in order, each with what stands for it in the other two, by letters.

    `words` are the three texts as words, spaces and signs.

    Two changes touch where no word is left between them; one of spaces touches none. Where both
    sides rewrote more than half of the base, all of it is one piece that both changed.

    Raises:
        NotMerged: the pieces do not tile the three texts.
    """
    text = words.map("".join)
    before = words.map(letters_before)
    pieces = []
    for who, place in _pieces(words):
        letters = Versions(
            _letters(place.base, before.base),
            _letters(place.mine, before.mine),
            _letters(place.new, before.new),
        )
        pieces.append(Piece(who, letters))
    check(pieces, text)
    return pieces


def check(pieces: Sequence[Piece], text: Versions[str]) -> None:
    """Makes sure that pieces are each text once, and that who changed them is true.

    Raises:
        NotMerged: they are not.
    """
    said = [piece.of(text) for piece in pieces]
    whole = Versions(*("".join(getattr(s, side) for s in said) for side in ("base", "mine", "new")))
    if whole != text or not all(map(_is_true, pieces, said)):
        words = textwrap.shorten(plain(text.mine), _QUOTED, placeholder=" ...")
        raise NotMerged(f"can't be merged at \u201c{words}\u201d")


def _is_true(piece: Piece, said: Versions[str]) -> bool:
    return {
        Who.NOBODY: said.base == said.mine == said.new,
        Who.MINE: same_but_for_spaces(said.base, said.new),
        Who.NEW: same_but_for_spaces(said.base, said.mine),
        Who.ALIKE: said.mine == said.new,
        Who.BOTH: True,
    }[piece.who]


def _letters(place: Slice, before: Sequence[int]) -> Slice:
    return before[place[0]], before[place[1]]


def _pieces(words: Versions[list[str]]) -> Iterator[tuple[Who, Versions[Slice]]]:
    """The pieces by places of words."""
    own, news = changed(words.base, words.mine), changed(words.base, words.new)
    if min(_share(own, words.base), _share(news, words.base)) > _MOST_REWRITTEN:
        sizes = words.map(len)
        alike = Who.ALIKE if words.mine == words.new else Who.BOTH
        yield alike, sizes.map(lambda size: (0, size))
        return
    at = Versions(0, 0, 0)
    for mine, new in _together(own, news, words):
        start = min(s.start for s in (*mine, *new))
        end = max(s.end for s in (*mine, *new))
        if start > at.base:
            yield Who.NOBODY, _ahead(at, start - at.base)
        by = start - at.base
        begin = Versions(start, at.mine + by, at.new + by)
        at = Versions(
            end, begin.mine + size_of(mine, start, end), begin.new + size_of(new, start, end)
        )
        place = Versions((start, at.base), (begin.mine, at.mine), (begin.new, at.new))
        yield _who(mine, new, words, place), place
    if at.base < len(words.base):
        yield Who.NOBODY, _ahead(at, len(words.base) - at.base)


def _ahead(at: Versions[int], by: int) -> Versions[Slice]:
    """What nobody changed: so many words from each place on."""
    return at.map(lambda place: (place, place + by))


def _share(changes: Iterable[Stretch], words: Sequence[str]) -> float:
    """How much of the words that are more than spaces and signs was changed."""
    there = [any(map(str.isalnum, word)) for word in words]
    gone = sum(sum(there[s.start : s.end]) for s in changes)
    return gone / sum(there) if any(there) else 0.0


def _who(
    mine: list[Stretch], new: list[Stretch], words: Versions[list[str]], place: Versions[Slice]
) -> Who:
    if not new:
        return Who.MINE
    if not mine:
        return Who.NEW
    own_words = any(_is_of_words(s, words.base, words.mine) for s in mine)
    their_words = any(_is_of_words(s, words.base, words.new) for s in new)
    if own_words != their_words:
        return Who.MINE if own_words else Who.NEW
    same = words.mine[slice(*place.mine)] == words.new[slice(*place.new)]
    return Who.ALIKE if same else Who.BOTH


def _is_of_words(change: Stretch, words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a change is one of more than spaces, as Enter between two words makes it."""
    return bool("".join((*change.of(words), *change.of_other(others))).strip())


def _together(
    own: Sequence[Stretch], news: Sequence[Stretch], words: Versions[list[str]]
) -> Iterator[tuple[list[Stretch], list[Stretch]]]:
    """The changes of both sides, in order; those that overlap or touch are together.

    One of spaces touches none, but for the very same one. Where both put something in at one
    place, the words come before the spaces, whoever's they are.
    """
    waiting = sorted(
        [
            (s.start, s.end, not _is_of_words(s, words.base, others), s.of_other(others), side, s)
            for side, (changes, others) in enumerate(((own, words.mine), (news, words.new)))
            for s in changes
        ],
        key=lambda change: change[:5],
    )
    sides: tuple[list[Stretch], list[Stretch]] = ([], [])
    until = [-1, -1]  # where the last change of each side ends
    last: list[tuple[object, ...]] = [(), ()]
    for start, end, is_of_spaces, said, side, change in waiting:
        beside, before = until[1 - side], last[1 - side]
        of_spaces = is_of_spaces or before[:1] == (True,)
        same = before == (is_of_spaces, start, end, said)
        apart = of_spaces or "".join(words.base[beside:start]).strip()
        if any(sides) and (beside < 0 or (start >= beside and apart and not same)):
            yield sides
            sides, until, last = ([], []), [-1, -1], [(), ()]
        sides[side].append(change)
        until[side], last[side] = end, (is_of_spaces, start, end, said)
    if any(sides):
        yield sides
