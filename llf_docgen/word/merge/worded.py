"""A piece of a paragraph: whose words it has, and whether the person wrote any of them.

Whoever only splits or joins paragraphs, moves words or spells a day otherwise wrote nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from llf_docgen.model.spelled import say_the_same
from llf_docgen.word.comparing.blocks import Block, is_in_prompt
from llf_docgen.word.comparing.texts import same_but_for_spaces, words_of
from llf_docgen.word.merge.passage import Passage
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.merge.weave import Piece, Slice, Who, woven


def pieces_of(block: Versions[Block]) -> list[Piece]:
    """The pieces of a paragraph; of joined ones each by itself, where all three have as many."""
    places = block.map(lambda b: b.places)
    if not len(places.base) == len(places.mine) == len(places.new) > 1:
        return woven(block.map(lambda b: b.words))
    found: list[Piece] = []
    for part in map(Versions, places.base, places.mine, places.new):
        said = Versions(
            words_of(block.base.text[slice(*part.base)]),
            words_of(block.mine.text[slice(*part.mine)]),
            words_of(block.new.text[slice(*part.new)]),
        )
        start = part.map(lambda place: place[0])
        found += (_moved_by(start, piece) for piece in woven(said))
    return found


def _moved_by(start: Versions[int], piece: Piece) -> Piece:
    """A piece of a part of the texts, at its place in all of them."""
    place = piece.place
    return replace(
        piece,
        place=Versions(
            (start.base + place.base[0], start.base + place.base[1]),
            (start.mine + place.mine[0], start.mine + place.mine[1]),
            (start.new + place.new[0], start.new + place.new[1]),
        ),
    )


def agree(piece: Piece, block: Versions[Block]) -> bool:
    """Whether both made the same of a piece, though spelled otherwise: a day, a space."""
    if piece.who is not Who.BOTH:
        return piece.who is Who.ALIKE
    said = piece.of(block.map(lambda b: b.text))
    return say_the_same(said.mine, said.new)


def unwritten(piece: Piece, block: Versions[Block]) -> Piece:
    """A piece where the person only spelled a day or a time otherwise: the workbook's news."""
    if piece.who is not Who.BOTH:
        return piece
    said = piece.of(block.map(lambda b: b.text))
    same = bool(said.base.strip()) and say_the_same(said.base, said.mine)
    return replace(piece, who=Who.NEW) if same else piece


def typed(words: str, mine: str, base: str) -> Counter[str]:
    """Which of some words the person typed: those that their text has more often than the base."""
    some, said, before = (Counter(re.findall(r"\w+", text)) for text in (words, mine, base))
    return some & (said - before)


def part_of(block: Block, place: tuple[int, int]) -> str:
    """The words at a place of a block's text, with a space between paragraphs taken for one."""
    start, end = place
    if not block.parts:
        return block.text[start:end]
    found, at = [], 0
    for part in block.parts:
        found.append(part[max(start - at, 0) : max(end - at, 0)].strip())
        at += len(part)
    return " ".join(filter(None, found))


def is_prompt(block: Block, place: Slice) -> bool:
    """Whether a version only asks there for what is to be typed, or says nothing."""
    spans = [span for span, words in Passage.of(block).within(*place) if words.strip()]
    return all(is_in_prompt(run) for span in spans for run in span.runs)


def to_tell(pieces: Iterable[Piece], block: Versions[Block]) -> list[Piece]:
    """The pieces that both changed, and that a comment has to tell of."""
    both = (piece for piece in pieces if piece.who is Who.BOTH and not agree(piece, block))
    return [piece for piece in both if not _only_asks(block, piece)]


def is_most(pieces: Iterable[Piece], new: Block) -> bool:
    """Whether pieces have more than half of what the workbook says in a paragraph."""
    return 2 * sum(end - start for start, end in (p.place.new for p in pieces)) > len(new.text)


def _only_asks(block: Versions[Block], piece: Piece) -> bool:
    """Whether the workbook had no words there and now asks for some: to who has some no news."""
    asked = is_prompt(block.base, piece.place.base) and is_prompt(block.new, piece.place.new)
    return asked and bool(piece.of(block.map(lambda b: b.text)).new.strip())


def is_an_end(piece: Piece, block: Versions[Block]) -> bool:
    """Whether the workbook's news is but that a paragraph ends there now, or no longer."""
    said = piece.of(block.map(lambda b: b.text))
    parted = bool(block.base.parts or block.new.parts) and piece.who in (Who.NEW, Who.BOTH)
    return parted and said.base.split() == said.new.split()


def parted_there(piece: Piece, block: Versions[Block]) -> Piece:
    """A piece where the person only split or joined, and took no word: the workbook's news.

    The spaces that end a paragraph, or keep joined ones apart, stay as the person has them.
    """
    said, place = piece.of(block.map(lambda b: b.text)), piece.place
    only_parted = same_but_for_spaces(said.base, said.mine)
    ends = accumulate(map(len, block.mine.parts[:-1]))
    if (
        piece.who is not Who.BOTH
        or not (block.base.parts or block.mine.parts)
        or not only_parted
        or any(place.mine[0] < end < place.mine[1] for end in ends)
        or runs_over(piece, block)
    ):
        return piece
    (start, end), (at, until) = place.mine, place.new
    if said.new.strip():
        mine, new = said.mine, said.new
        start, at = start + _ahead(mine, new), at + _ahead(new, mine)
        end, until = end - _ahead(mine[::-1], new[::-1]), until - _ahead(new[::-1], mine[::-1])
    return replace(piece, who=Who.NEW, place=replace(place, mine=(start, end), new=(at, until)))


def runs_over(piece: Piece, block: Versions[Block]) -> bool:
    """Whether news holds an end of a paragraph, and the next, that there was not before."""
    return _ends_in(piece.place.new, block.new) > _ends_in(piece.place.base, block.base)


def _ends_in(place: tuple[int, int], block: Block) -> int:
    """How many paragraphs of those taken as one end between two places."""
    return sum(place[0] < end < place[1] for end in accumulate(map(len, block.parts[:-1])))


def _ahead(words: str, other: str) -> int:
    """How many spaces words begin with where others begin with none."""
    return 0 if other[:1].isspace() else len(words) - len(words.lstrip())
