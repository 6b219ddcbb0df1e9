"""Every edit of a person beside every change of the workbook: both, or the person's and a word."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from itertools import permutations, product
from pathlib import Path
from random import Random

import pytest

from llf_docgen.word.merge.merge import merge
from tests.word import office, small, tracked
from tests.word.hands import BASE, LIST, NEXT, PAPERS, PERSON, WORKBOOK, Overlap, Paper

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
PAIRS = [*product(PERSON, WORKBOOK)]
HEADING, FIRST, SECOND, THIRD = (["Ref", "Action", "Owner"],) + tuple(
    list(row) for row in BASE.rows[1:]
)


def rows(*there: list[str]) -> list[str]:
    """The words of the paper with such rows."""
    return BASE.with_rows(tuple(map(tuple, [HEADING, *there]))).words


# Where the order of the two would matter, and yet nobody's words are at stake: what is right.
AGREED: dict[tuple[str, str], tuple[list[str], int, str]] = {
    ("changes a cell", "a row moved"): (
        rows(FIRST, ["A-2", "Ring up the school about places", "Priya Nair"], THIRD), 1,
        "A row with words of the person's is not taken away from where they have it; it is told.",
    ),
    ("moves a paragraph", "a paragraph gone"): (
        [x for x in BASE.words if x != PAPERS], 0,
        "What the person only moved, and the workbook no longer has, is proposed to go.",
    ),
    ("joins paragraphs", "a paragraph gone"): (
        [x.removeprefix(PAPERS) for x in PERSON["joins paragraphs"](BASE).words], 0,
        "Who only joined two wrote nothing: the one that is gone is proposed to go.",
    ),
    ("moves a row", "a row moved"): (
        rows(THIRD, SECOND, FIRST), 0, "Both moved one to the end: either order has both.",
    ),
    ("takes words out", "a time"): (
        PERSON["takes words out"](BASE).words,
        1,
        "The two touch, with no word between them: so the person's stays, and it is told.",
    ),
    ("fills in a prompt", "the prompt"): (
        PERSON["fills in a prompt"](BASE).words, 0,
        "Who typed something there is asked no more, in whatever words.",
    ),
    ("puts a row in", "a row moved"): (
        rows(FIRST, ["mine", "Buy tea", "Me"], THIRD, SECOND), 0,
        "A person's row stays where it is, though what stood before it was moved.",
    ),
}  # fmt: skip


def wanted(person: str, workbook: str) -> tuple[list[str], int]:
    """What is there when all is accepted, and how many comments."""
    if (person, workbook) in AGREED:
        return AGREED[person, workbook][:2]
    edit, news = PERSON[person], WORKBOOK[workbook]
    mine = edit(BASE)
    if mine == news(BASE):
        return mine.words, 0
    try:
        if news(mine) == edit(news(BASE)):
            return news(mine).words, 0
    except Overlap:
        pass
    return mine.words, 1


@cache
def merged(person: str, workbook: str) -> bytes:
    base, mine, new = BASE, PERSON[person](BASE), WORKBOOK[workbook](BASE)
    return merge(base.content, mine.content, new.content, "x", WHEN).content


def test_there_are_many_and_most_do_not_overlap():
    comments = [wanted(*pair)[1] for pair in PAIRS]
    assert len(PAIRS) > 300
    assert 10 <= sum(comments) < 30
    assert (LIST in BASE.words) and (NEXT in BASE.words)


@pytest.mark.parametrize("workbook", WORKBOOK)
@pytest.mark.parametrize("person", PERSON)
def test_both_are_taken_or_the_persons_and_a_comment(person, workbook):
    mine, out = PERSON[person](BASE), merged(person, workbook)
    words, comments = wanted(person, workbook)
    assert small.words_of(tracked.accepted(out)) == words
    assert len(small.comments(out)) == comments
    assert tracked.blocks(tracked.rejected(out)) == tracked.blocks(mine.content)
    new = WORKBOOK[workbook](BASE).content
    assert merge(new, out, new, "x", WHEN).content == out


def in_any_order(edits) -> Paper | None:
    """The paper after all edits, if they can be done in every order and come to the same."""
    made = set()
    for order in permutations(edits):
        paper = BASE
        try:
            for edit in order:
                paper = edit(paper)
        except Overlap:
            return None
        made.add(paper)
    return made.pop() if len(made) == 1 else None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_two_edits_of_each_that_do_not_overlap_are_all_taken(seed):
    chosen = Random(seed)
    told = {("changes a cell", "a row moved"), ("takes words out", "a time")}
    for _ in range(60):
        people, news = chosen.sample([*PERSON], 2), chosen.sample([*WORKBOOK], 2)
        both = in_any_order([*map(PERSON.get, people), *map(WORKBOOK.get, news)])
        if both is None or told & {*product(people, news)}:
            continue
        mine, new = in_any_order(map(PERSON.get, people)), in_any_order(map(WORKBOOK.get, news))
        out = merge(BASE.content, mine.content, new.content, "x", WHEN).content
        assert small.words_of(tracked.accepted(out)) == both.words, (people, news)
        assert small.comments(out) == [], (people, news)
        assert tracked.blocks(tracked.rejected(out)) == tracked.blocks(mine.content)


@pytest.mark.slow
def test_libreoffice_accepts_and_rejects_all_of_it_alike(soffice, tmp_path: Path):
    """Each edit beside four changes of the workbook, and each change beside four edits."""
    number = {name: place for place, name in enumerate(WORKBOOK)}
    pairs = [
        (person, workbook)
        for place, person in enumerate(PERSON)
        for workbook in WORKBOOK
        if (number[workbook] - place) % 5 == 0
    ]
    documents = {f"{n}": merged(*pair) for n, pair in enumerate(pairs)}
    theirs = office.settled(soffice, tmp_path, documents)
    for (person, workbook), (accepted, rejected) in zip(pairs, theirs.values(), strict=True):
        mine: Paper = PERSON[person](BASE)
        assert small.words_of(accepted) == wanted(person, workbook)[0], (person, workbook)
        assert small.words_of(rejected) == mine.words, (person, workbook)
