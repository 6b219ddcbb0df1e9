"""Sentences that a person moved among paragraphs take the workbook's news along, each word once."""

from __future__ import annotations

import random
import re
from itertools import islice

import pytest

from llf_docgen.word.merge.merge import merge
from tests.word import small, tracked
from tests.word.test_merges import LATER, WHEN

Paragraphs = list[list[str]]


def changed(sentence: str, word: str, chance: random.Random) -> str:
    """A sentence with another word in place of one of its own."""
    words = sentence.removesuffix(".").split()
    words[chance.randrange(len(words))] = word
    return " ".join(words) + "."


def moved(paragraphs: Paragraphs, chance: random.Random) -> None:
    """Moves a sentence to anywhere else."""
    away = chance.choice([sentences for sentences in paragraphs if sentences])
    sentence = away.pop(chance.randrange(len(away)))
    to = chance.choice(paragraphs)
    to.insert(chance.randrange(len(to) + 1), sentence)


def document(paragraphs: Paragraphs) -> bytes:
    return small.document([" ".join(sentences) for sentences in paragraphs if sentences])


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_or_doubled_and_nothing_that_stands_is_told_as_taken_out(seed):
    chance = random.Random(seed)
    numbers = iter(range(100))
    base = [
        [f"S{n}a s{n}b s{n}c s{n}d." for n in islice(numbers, chance.choice([1, 2, 3]))]
        for _ in range(4)
    ]
    mine, new = ([list(sentences) for sentences in base] for _ in range(2))
    for _ in range(chance.choice([1, 2])):
        moved(mine, chance)
    own = chance.choice([sentences for sentences in mine if sentences])
    own[0] = changed(own[0], "typed", chance)
    for number in range(chance.choice([1, 2, 3])):
        theirs = chance.choice(new)
        theirs[0] = changed(theirs[0], f"news{number}", chance)
    known, person, now = map(document, (base, mine, new))
    out = merge(known, person, now, "x", WHEN).content
    assert small.words_of(tracked.rejected(out)) == small.words_of(person)
    assert merge(now, out, now, "x", LATER).content == out
    words = re.findall(r"[sS]\d+\w|typed", " ".join(small.words_of(tracked.accepted(out))))
    assert words.count("typed") == 1
    assert len(set(words)) == len(words)
    there = " ".join(small.words_of(person))
    gone = (re.match(r"You took out \u201c(.*?)\u201d", told) for told in small.comments(out))
    assert not [one[1] for one in gone if one and one[1] in there]
