"""Over many runs: each difference that stands is told by one comment, and none says what is not so.

A paper has places that the workbook and a person both write into. Between runs the person decides
on what is proposed, types, and saves in a program that lays the document otherwise.
"""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta

import pytest

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import w
from tests.word import small, tracked
from tests.word.small import control, p, prompt, run
from tests.word.test_merges import root_of
from tests.word.test_settled import MAIN, as_libreoffice_has_it, standing

FIRST = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
PLACES = ("title", "line", "twice", "again", "cell", "row", "control", "asked")
ASKED = "Click here and type what was said"


def paper(said: dict[str, str], close: str) -> bytes:
    """What the workbook makes of what it says; nothing in the last place is a prompt."""
    asked = said["asked"] and p(run(f"Noted by {said['asked']} of the group"), "Decision")
    return small.document(
        small.written([
            f"# 1. Report on {said['title']} of the day", f"It was said that {said['line']} went well.",
            f"First {said['twice']} and then for all of us {said['again']} as before.",
            [["Ref", "Action", "By"], ["A-1", f"Ask {said['cell']} about it", "Ada"],
             ["A-2", "Write", said["row"]]], "# 2. Decisions"])
        + p(run("Decision")) + control(p(run(f"Agreed that {said['control']} goes on"), "Decision"))
        + p(run("Outcome")) + (asked or prompt(ASKED, "Decision"))
        + small.written([f"Closed at {close}."])
    )  # fmt: skip


def said_in(content: bytes) -> dict[str, str]:
    """What stands in each place when all is accepted."""
    words = " ".join(small.words_of(tracked.accepted(content)))
    return {place: "".join(re.findall(rf"{place}[mw]\d+", words)) for place in PLACES}


def types(content: bytes, place: str, now: str, words: str) -> bytes:
    """The document with other words in a place."""
    root = root_of(content)
    if not now:
        controls = (
            e for e in root.iter(w("sdt")) if e.find(f".//{w('showingPlcHdr')}") is not None
        )
        for waiting in controls:
            waiting.find(w("sdtPr")).clear()
            next(waiting.iter(w("t"))).text = f"Noted by {words} of the group"
    for text in root.iter(w("t")):
        text.text = (text.text or "").replace(now, words) if now else text.text
    return write_parts(open_parts(content, "x", "docx") | {MAIN: small.etree.tostring(root)})


def lived(seed: int, length: int = 6) -> None:
    chance = random.Random(seed)
    numbers = iter(range(1, 1000))
    book = {place: f"{place}w0" for place in PLACES} | {"asked": ""}
    known = mine = paper(book, "0")
    before: list[bytes] = []
    past: dict[str, set[str]] = {place: set() for place in PLACES}
    told: dict[str, str] = {}
    for day in range(length):
        mine = chance.choice([tracked.accepted, tracked.rejected])(mine, "llf-docgen")
        if chance.random() < 0.3 and small.comments(mine):
            mine = as_libreoffice_has_it(mine)
        for place in chance.sample(PLACES, chance.choice([0, 1, 1, 2])):
            other = book[place] if chance.random() < 0.2 else f"{place}m{next(numbers)}"
            if other:
                mine = types(mine, place, said_in(mine)[place], other)
        own, now = said_in(mine), dict(book)
        for place in chance.sample(PLACES, chance.choice([0, 1, 1, 2, 3])):
            now[place] = f"{place}w{next(numbers)}"
        new = paper(now, str(day // 2))
        for place in PLACES:
            if own[place] == now[place]:
                told.pop(place, None)
            elif now[place] != book[place]:
                told.pop(place, None)
                if own[place] not in past[place] | {book[place]}:
                    told[place] = now[place]
            past[place].add(book[place])
        when = FIRST + timedelta(days=day)
        earlier = before[::-1]
        mine = merge(known, mine, new, "x", when, earlier=lambda was=earlier: was).content
        before.append(known)
        known, book = new, now
        left = small.comments(mine)
        own = said_in(mine)
        assert sorted(told) == sorted(
            place for place in PLACES for comment in left if f"{place}w" in comment
        ), (day, left)
        for place, words in told.items():
            (comment,) = (c for c in left if f"{place}w" in c)
            assert set(re.findall(rf"{place}[mw]\d+", comment)) <= {words, own[place]}, (
                day,
                comment,
            )
        standing(mine)
        assert merge(known, mine, known, "x", when).content == mine


@pytest.mark.parametrize("seed", range(20))
def test_each_difference_is_told_once_and_truly(seed):
    lived(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 120))
def test_so_in_many_more(seed):
    lived(seed, length=10)
