"""A sentence that the workbook moved is moved wholly, or stays where the person has it, with a comment."""

from __future__ import annotations

import random
import re
from itertools import chain

import pytest

from llf_docgen.word.merge.merge import merge
from llf_docgen.word.merge.note import STAYS
from tests.word import small, tracked
from tests.word.steps import steps
from tests.word.test_carried import changed, document, four_paragraphs, moved
from tests.word.test_merges import LATER, WHEN

HALL, SIX, TEA = "We met in our hall.", "Six of us came.", "Then we had tea."
COOK, HOME, MINE = "Ada cooked for all.", "We went home at ten.", "And this is mine."
SEVEN = "Seven of us came."


def stays(where: str, sentence: str = SIX) -> str:
    return f"The workbook now has the sentence \u201c{sentence}\u201d {where}. {STAYS}"


MOVED = [
    ("nobody is in the way", [f"{HALL} {SIX}", TEA], [f"{HALL} {SIX}", TEA],
     [HALL, f"{TEA} {SIX}"], [HALL, f"{TEA} {SIX}"], []),
    ("the person typed elsewhere beside it", [f"{HALL} {SIX}", TEA], [f"{MINE} {HALL} {SIX}", TEA],
     [HALL, f"{TEA} {SIX}"], [f"{MINE} {HALL}", f"{TEA} {SIX}"], []),
    ("the person changed it", [f"{HALL} {SIX}", TEA], [f"{HALL} {SEVEN}", TEA],
     [HALL, f"{TEA} {SIX}"], [f"{HALL} {SEVEN}", TEA], [stays(f"behind \u201c{TEA}\u201d")]),
    ("the person wrote quite another", [f"{HALL} {SIX}", TEA], [f"{HALL} {MINE}", TEA],
     [HALL, f"{TEA} {SIX}"], [f"{HALL} {MINE}", TEA], [stays(f"behind \u201c{TEA}\u201d")]),
    ("the person took it out", [f"{HALL} {SIX}", TEA], [HALL, TEA],
     [HALL, f"{TEA} {SIX}"], [HALL, TEA], []),
    ("the person moved it elsewhere", [f"{HALL} {SIX}", TEA, COOK], [HALL, TEA, f"{COOK} {SIX}"],
     [HALL, f"{SIX} {TEA}", COOK], [HALL, TEA, f"{COOK} {SIX}"],
     [stays(f"before \u201c{TEA}\u201d")]),
    ("the person moved it to the same place", [f"{HALL} {SIX}", TEA], [HALL, f"{TEA} {SIX}"],
     [HALL, f"{TEA} {SIX}"], [HALL, f"{TEA} {SIX}"], []),
    ("to a paragraph of its own", [f"{HALL} {SIX} {TEA}", COOK], [f"{HALL} {SEVEN} {TEA}", COOK],
     [f"{HALL} {TEA}", COOK, SIX], [f"{HALL} {SEVEN} {TEA}", COOK],
     [stays("in a paragraph of its own")]),
    ("into another row", [[["1", f"{HALL} {SIX}"], ["2", TEA]]], [[["1", f"{HALL} {SEVEN}"], ["2", TEA]]],
     [[["1", HALL], ["2", f"{TEA} {SIX}"]]], ["1", f"{HALL} {SEVEN}", "2", TEA],
     [stays(f"behind \u201c{TEA}\u201d")]),
    ("its signs are Word's", [f"{HALL} Ada\u2019s book\u00a0came.", TEA],
     [f"{HALL} Ada\u2019s book\u00a0went.", TEA], [HALL, f"{TEA} Ada\u2019s book\u00a0came."],
     [f"{HALL} Ada\u2019s book\u00a0went.", TEA],
     [stays(f"behind \u201c{TEA}\u201d", "Ada's book came.")]),
    ("all of a cell, which the person typed more into", [[["1", SIX], ["2", TEA]]],
     [[["1", f"{SIX} {MINE}"], ["2", TEA]]], [[["1", ""], ["2", f"{TEA} {SIX}"]]],
     ["1", f"{SIX} {MINE}", "2", TEA], [stays(f"behind \u201c{TEA}\u201d")]),
    ("into another row, and there is other news in both",
     [[["1", f"{COOK} {HALL} {SIX}"], ["2", f"{TEA} {HOME}"]]],
     [[["1", f"{COOK} {HALL} {SEVEN}"], ["2", f"{TEA} {HOME}"]]],
     [[["1", f"Eva cooked for all. {HALL}"], ["2", f"{TEA} {SIX} We went home at nine."]]],
     ["1", f"Eva cooked for all. {HALL} {SEVEN}", "2", f"{TEA} We went home at nine."],
     [stays(f"behind \u201c{TEA}\u201d")]),
]  # fmt: skip


@pytest.mark.parametrize(("base", "mine", "new", "accepted", "told"), [m[1:] for m in MOVED],
                         ids=[m[0] for m in MOVED])  # fmt: skip
def test_it_stands_there_once(base, mine, new, accepted, told):
    known, person, now = map(small.document, (base, mine, new))
    out = merge(known, person, now, "x", WHEN).content
    assert small.words_of(tracked.accepted(out)) == accepted
    assert small.words_of(tracked.rejected(out)) == small.words_of(person)
    assert small.comments(out) == told
    assert merge(now, out, now, "x", LATER).content == out


BEFORE, SINCE = [f"{HALL} {SIX}", TEA, COOK], [HALL, f"{TEA} {SIX}", COOK]
RUNS = [
    ("still so", SINCE, [stays(f"behind \u201c{TEA}\u201d")]),
    ("it is moved on", [HALL, TEA, f"{SIX} {COOK}"], [stays(f"before \u201c{COOK}\u201d")]),
    ("it is moved back", BEFORE, []),
    ("it is gone", [HALL, TEA, COOK], []),
]  # fmt: skip


@pytest.mark.parametrize(("later", "told"), [r[1:] for r in RUNS], ids=[r[0] for r in RUNS])
def test_the_comment_is_true_in_later_runs(later, told):
    base, mine, new, now = map(
        small.document, (BEFORE, [f"{HALL} {SEVEN}", *BEFORE[1:]], SINCE, later)
    )
    out = merge(base, mine, new, "x", WHEN).content
    out = merge(new, out, now, "x", LATER).content
    assert [one for one in small.comments(out) if one.startswith("The workbook now has")] == told
    assert small.words_of(tracked.accepted(out))[0] == f"{HALL} {SEVEN}"


def test_the_comment_goes_once_the_person_has_it_there():
    base, mine, new = map(small.document, (BEFORE, [HALL, TEA, f"{COOK} {SIX}"], SINCE))
    out = merge(base, mine, new, "x", WHEN).content
    assert small.comments(out) == [stays(f"behind \u201c{TEA}\u201d")]
    assert not small.comments(merge(new, new, new, "x", LATER).content)


def test_a_comment_beside_it_says_what_the_workbook_really_has():
    zero, one, two, three, last = (f"S{n}a s{n}b s{n}c s{n}d." for n in range(5))
    base, mine, new = map(
        small.document,
        ([zero, f"{one} {two} {three}", last], [f"{one} {zero} {two} {three}", last],
         [three, f"{one} {two}", last]),
    )  # fmt: skip
    out = merge(base, mine, new, "x", WHEN).content
    told, where = small.comments(out)
    assert told.startswith(f"The workbook now says: \u201c{one} {two}\u201d.")
    assert where == stays("in a paragraph of its own", three)
    assert small.words_of(tracked.accepted(out)) == small.words_of(mine)
    assert merge(new, out, new, "x", LATER).content == out


def test_in_a_footer_the_comment_says_where():
    base, mine, new = (
        small.document(["a"], footer=words)
        for words in (f"{HALL} {SIX} {TEA}", f"{HALL} {SEVEN} {TEA}", f"{HALL} {TEA} {SIX}")
    )
    out = merge(base, mine, new, "x", WHEN).content
    (told,) = small.comments(out)
    assert told == "In the footer: " + stays(f"behind \u201c{HALL}\u201d", TEA)


@pytest.mark.parametrize("seed", [*range(47), 66, 74, 95, 130, 209, 220, 246])
def test_no_sentence_that_both_have_is_lost_or_doubled(seed):
    chance = random.Random(seed)
    base = four_paragraphs(chance)
    mine, new = ([list(sentences) for sentences in base] for _ in range(2))
    for _ in range(chance.choice([1, 2])):
        moved(mine, chance)
    if chance.random() < 0.5:
        own = chance.choice([sentences for sentences in mine if sentences])
        own[0] = changed(own[0], "typed", chance)
    for _ in range(chance.choice([1, 2])):
        theirs = chance.choice([sentences for sentences in new if sentences])
        theirs.pop(chance.randrange(len(theirs)))
    if chance.random() < 0.4:
        theirs = chance.choice([sentences for sentences in new if sentences])
        theirs[0] = changed(theirs[0], "news", chance)
    if chance.random() < 0.3:
        moved(new, chance)
    known, person, now = map(document, (base, mine, new))
    out = merge(known, person, now, "x", WHEN).content
    words = re.findall(r"[sS]\d+\w", " ".join(small.words_of(tracked.accepted(out))))
    assert len(set(words)) == len(words)
    theirs = [*chain(*new)]
    kept = [sentence for sentence in chain(*mine) if sentence in theirs]
    assert all(sentence.split()[0] in words for sentence in kept)
    assert small.words_of(tracked.rejected(out)) == small.words_of(person)
    assert merge(now, out, now, "x", LATER).content == out


def test_twice_the_sentences_take_twice_the_steps():
    def taken(many: int) -> int:
        base, mine, new = (
            small.document([line for number in range(many) for line in lines(number)])
            for lines in (
                lambda n: [
                    f"# Day {n}",
                    f"We met in hall {n}. {n} of us came along.",
                    f"Then we had {n} cups of tea.",
                ],
                lambda n: [
                    f"# Day {n}",
                    f"We met in hall {n}. {n} of us went along.",
                    f"Then we had {n} cups of tea.",
                ],
                lambda n: [
                    f"# Day {n}",
                    f"We met in hall {n}.",
                    f"Then we had {n} cups of tea. {n} of us came along.",
                ],
            )
        )
        return steps(lambda: merge(base, mine, new, "x", WHEN))

    assert taken(80) < 2.5 * taken(40)
