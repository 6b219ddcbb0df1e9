"""Which words of one text became which words of another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from llf_docgen.word.comparing.shared import in_common
from llf_docgen.word.comparing.stretch import Pairs, Stretch, ascending, between, walk
from llf_docgen.word.comparing.words import TOKENS

_SENTENCE = re.compile(r"\S(?:.*?[.!?](?=\s|$)|.*$)", re.DOTALL)
_FEWEST_WORDS = 3
_FEW_COMPARED = 20_000  # pairs of words; up to them every word is compared with every other
_MOST_COMPARED = 250_000  # pairs of words; more have little in common
_MOST_EQUAL = 10_000  # pairs of equal words or spaces; a hundredth of a second
_TOO_DIFFERENT = 0.5  # below this, a paragraph is replaced as a whole: no patchwork


def edits(now: str, then: str) -> list[Stretch]:
    """The stretches of letters of one text that become those of another, ascending.

    Texts that have little in common change in one stretch.
    """
    words, others = words_of(now), words_of(then)
    before, other_before = letters_before(words), letters_before(others)
    return [stretch.in_letters(before, other_before) for stretch in changed(words, others)]


def words_of(text: str) -> list[str]:
    """The text as its words, the spaces between them and signs; together they are the text."""
    return TOKENS.findall(text)


def letters_of(text: str) -> str:
    """The text without its spaces: of what was only split or joined they are the same."""
    return "".join(text.split())


def same_but_for_spaces(one: str, other: str) -> bool:
    """Whether two texts have the same words; of what was only split or joined, they are."""
    return letters_of(one) == letters_of(other)


def places_of_sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text stands, without the spaces between them."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without the spaces between them."""
    return _SENTENCE.findall(text)


def is_telling(words: str) -> bool:
    """Whether something can be known by these words; fewer are the same in many places."""
    return len(words.split()) >= _FEWEST_WORDS


def changed(words: Sequence[str], others: Sequence[str]) -> list[Stretch]:
    """The stretches of words that become others, ascending; as `edits`, by words."""
    return _joined(_changed(words, others), words)


def letters_before(words: Sequence[str]) -> list[int]:
    """How many letters stand before each word, and before the end."""
    places = [0]
    for word in words:
        places.append(places[-1] + len(word))
    return places


def _changed(a: Sequence[str], b: Sequence[str]) -> list[Stretch]:
    """The stretches of words that differ."""
    ahead = _same(a, b)
    behind = _same(a[ahead:][::-1], b[ahead:][::-1])
    middle = Stretch(ahead, len(a) - behind, ahead, len(b) - behind)
    mine, other = middle.of(a), middle.of_other(b)
    pairs_of_words = len(mine) * len(other)
    if pairs_of_words <= 1:  # as they differ, there is nothing in common to be looked for
        return [middle] if middle else []
    if pairs_of_words > _FEW_COMPARED:
        found = _between_single(middle, mine, other)
        if found is not None:
            return found
    if pairs_of_words <= _MOST_COMPARED:
        alike = _in_common(mine, other)
        shared = ahead + behind + len(alike)
        if 2 * shared >= _TOO_DIFFERENT * (len(a) + len(b)):
            gaps = between(alike, len(mine), len(other))
            return [middle.inner(g.start, g.end, g.other_start, g.other_end) for g in gaps]
    return [middle] if middle else []


def _in_common(mine: Sequence[str], other: Sequence[str]) -> Pairs:
    """The places of the words and spaces that two texts share, ascending in both.

    Nearly half of a text are spaces, each like any other: of a long one the words are compared
    first, and then what stands beside those that are the same.
    """
    many, others = Counter(mine), Counter(other)
    if sum(times * others[word] for word, times in many.items()) <= _MOST_EQUAL:
        return in_common(mine, other)
    at, at_other = ([k for k, word in enumerate(side) if word.strip()] for side in (mine, other))
    words = in_common([mine[k] for k in at], [other[k] for k in at_other])
    found: Pairs = []
    for gap, pair in walk([(at[i], at_other[j]) for i, j in words], len(mine), len(other)):
        inside, inside_other = gap.of(mine), gap.of_other(other)
        ahead = _same(inside, inside_other)
        behind = _same(inside[ahead:][::-1], inside_other[ahead:][::-1])
        found += [(gap.start + k, gap.other_start + k) for k in range(ahead)]
        found += [(gap.end - k, gap.other_end - k) for k in range(behind, 0, -1)]
        found += [pair] if pair else []
    return found


def _between_single(
    middle: Stretch, mine: Sequence[str], other: Sequence[str]
) -> list[Stretch] | None:
    """The stretches of a long text, between words that are there once on each side ("patience").

    None where those are too few to tell.
    """
    places, others = _places_of_single(mine), _places_of_single(other)
    found = ascending([(place, others[word]) for word, place in places.items() if word in others])
    if not found or 2 * len(found) < _TOO_DIFFERENT * (len(places) + len(others)):
        return None
    return [
        middle.inner(
            gap.start + s.start,
            gap.start + s.end,
            gap.other_start + s.other_start,
            gap.other_start + s.other_end,
        )
        for gap in between(found, len(mine), len(other))
        for s in _changed(gap.of(mine), gap.of_other(other))
    ]


def _places_of_single(words: Sequence[str]) -> dict[str, int]:
    """The places of the words that are there once, in order."""
    many = Counter(words)
    return {word: place for place, word in enumerate(words) if many[word] == 1}


def _same(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two texts have in common from the beginning on."""
    both = enumerate(zip(a, b, strict=False))
    return next((place for place, (x, y) in both if x != y), min(len(a), len(b)))


def _joined(stretches: Iterable[Stretch], words: Sequence[str]) -> list[Stretch]:
    """The stretches; one space between two changes is no reason to make them two."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and "".join(words[joined[-1].end : stretch.start]).strip() == "":
            joined.append(joined.pop().up_to(stretch))
        else:
            joined.append(stretch)
    return joined
