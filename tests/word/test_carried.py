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


ONE, TWO, THREE = "One is here now.", "Two comes after that.", "Three ends it all."
NINE = "Confirm second placements with all nine schools"
HOME = "We went home at ten."
LONGER = "Two comes long after that."
DATES, FIGURES = "Agree the review dates", "Ask the college for figures"


@pytest.mark.parametrize(
    ("base", "mine", "new", "accepted"),
    [
        ([f"{ONE} {TWO}"], [f"{TWO} {ONE}"], [ONE], [ONE]),
        ([f"{ONE} {TWO} {THREE}"], [f"{THREE} {TWO} {ONE}"], [f"{ONE} {THREE}"],
         [f"{THREE} {ONE}"]),
        ([f"{ONE} {TWO}", THREE], [ONE, f"{THREE} {TWO}"], [ONE, THREE], [ONE, THREE]),
        ([f"{ONE} {TWO}", THREE], [f"{ONE} Mine.", f"{TWO} {THREE}"], [ONE, THREE],
         [f"{ONE} Mine.", THREE]),
        ([f"{ONE} {TWO}", THREE], [ONE, f"{THREE} {TWO}"], [ONE, f"{THREE} {TWO}"],
         [ONE, f"{THREE} {TWO}"]),
        ([f"{ONE} {TWO} {THREE}", HOME], [f"{THREE} {ONE} {TWO} {HOME}"], [f"{ONE} {TWO}", HOME],
         [f"{ONE} {TWO} {HOME}"]),
        ([[["1", f"x/{TWO}"], ["2", "y"]]], [[["1", "x"], ["2", f"y/{TWO}"]]],
         [[["1", "x"], ["2", "y"]]], ["1", "x", "2", "y"]),
        ([[["1", f"x/{TWO}"], ["2", "y"]]], [[["1", "x"], ["2", f"y/{TWO}"]]],
         [[["1", f"x/{LONGER}"], ["2", "y"]]], ["1", "x", "2", "y", LONGER]),
    ],
    ids=["in front", "of three", "in another paragraph", "beside own words", "by both", "in a joined paragraph",
         "in another row", "in another row, reworded"],
)  # fmt: skip
def test_news_of_a_moved_sentence_comes_where_it_stands(base, mine, new, accepted):
    known, person, now = map(small.document, (base, mine, new))
    merged = merge(known, person, now, "x", WHEN)
    out = merged.content
    assert small.words_of(tracked.accepted(out)) == accepted
    assert small.words_of(tracked.rejected(out)) == small.words_of(person)
    assert (small.comments(out), merged.conflicts) == ([], 0)
    assert merge(now, out, now, "x", LATER).content == out


@pytest.mark.parametrize(
    ("base", "mine", "new", "told"),
    [
        ([[["1", "Confirm second placements with all schools"], ["2", "for all"]]],
         [[["1", "Confirm all second placements with schools"]]],
         [[["1", NINE], ["2", "for all"]]],
         f"In the row \u201c1\u201d: The workbook now says: \u201c{NINE}\u201d."),
        (["First the survey. Then the plan. Then the costs. Last the speakers."],
         ["Last the speakers. First the survey. Then the plan."],
         ["First the survey. Then the plan. Then the full costs. Last the two speakers."],
         "The workbook now says: \u201cFirst the survey. Then the plan. Then the full costs. "
         "Last the two speakers.\u201d."),
        ([[["A-1", DATES], ["A-2", FIGURES]]], [[["A-1", f"{DATES} and {FIGURES}"]]],
         [[["A-1", DATES], ["A-2", f"{FIGURES} again"]]],
         f"You no longer have \u201cA-2 | {FIGURES}\u201d in its place. The workbook now says: "
         f"\u201cA-2 | {FIGURES} again\u201d."),
        ([[["A-1", DATES], ["A-2", FIGURES]]], [[["A-1", DATES]]],
         [[["A-1", DATES], ["A-2", f"{FIGURES} again"]]],
         f"You took out \u201cA-2 | {FIGURES}\u201d. The workbook now says: "
         f"\u201cA-2 | {FIGURES} again\u201d."),
    ],
    ids=["a word", "a sentence", "rows joined", "really taken out"],
)  # fmt: skip
def test_only_what_stands_nowhere_is_told_as_taken_out(base, mine, new, told):
    known, person, now = map(small.document, (base, mine, new))
    out = merge(known, person, now, "x", WHEN).content
    (comment,) = small.comments(out)
    assert comment.startswith(told)
    assert small.words_of(tracked.rejected(out)) == small.words_of(person)
    assert merge(now, out, now, "x", LATER).content == out


def test_a_moved_sentence_that_the_workbook_dropped_is_told_where_it_cannot_go():
    known, person, now = map(
        small.document, ([ONE, TWO, THREE], [TWO, f"{ONE} {THREE}"], [f"{TWO} And more."])
    )
    out = merge(known, person, now, "x", WHEN).content
    told = f"The workbook no longer has \u201c{ONE}\u201d. Your words are kept."
    assert [comment for comment in small.comments(out) if comment.startswith(told)]
    assert merge(now, out, now, "x", LATER).content == out


def four_paragraphs(chance: random.Random) -> list[list[str]]:
    """One to three sentences each, of which every word stands once."""
    numbers = iter(range(100))
    return [
        [f"S{n}a s{n}b s{n}c s{n}d." for n in islice(numbers, chance.choice([1, 2, 3]))]
        for _ in range(4)
    ]


@pytest.mark.parametrize("seed", range(60))
def test_no_word_is_lost_or_doubled_and_nothing_that_stands_is_told_as_taken_out(seed):
    chance = random.Random(seed)
    base = four_paragraphs(chance)
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
