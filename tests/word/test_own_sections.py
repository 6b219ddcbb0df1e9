"""A section that somebody put in by hand stays whole, in its place, whatever becomes of the others."""

from __future__ import annotations

import pytest

from tests.word import small, tracked
from tests.word.test_runs import runs

OWN = ["# Our own", "words of ours", "and more of them"]


def titled(title: str, *lines: str) -> small.Lines:
    return [f"# {title}", *lines]


ONE = ("a b c", "d e f")
TWO, THREE = ("g h i", "j k l"), ("m n o", "p q r")
BASE = [titled("1. One", *ONE), titled("2. Two", *TWO), titled("3. Three", *THREE)]
NEWS = [
    ("the one before goes", [titled("1. Two", *TWO), titled("2. Three", *THREE)]),
    ("the one behind goes", [titled("1. One", *ONE), titled("2. Three", *THREE)]),
    ("both go", [titled("1. Three", *THREE)]),
    ("both change places", [titled("1. Two", *TWO), titled("2. One", *ONE),
                            titled("3. Three", *THREE)]),
    ("the one before goes to the end", [titled("1. Two", *TWO), titled("2. Three", *THREE),
                                        titled("3. One", *ONE)]),
    ("the one behind goes to the end", [titled("1. One", *ONE), titled("2. Three", *THREE),
                                        titled("3. Two", *TWO)]),
    ("the one before has another name", [titled("1. Quite other", *ONE), *BASE[1:]]),
    ("the one behind has another name", [BASE[0], titled("2. Quite other", *TWO), BASE[2]]),
    ("the one before has a line more", [titled("1. One", *ONE, "news"), *BASE[1:]]),
    ("a new one stands between, behind a line more",
     [titled("1. One", *ONE, "news"), titled("2. New", "v w x"), titled("3. Two", *TWO),
      titled("4. Three", *THREE)]),
]  # fmt: skip


def lines(sections: list[small.Lines]) -> small.Lines:
    return [line for section in sections for line in section]


@pytest.mark.parametrize("place", [1, 2, 3], ids=["between", "further down", "at the end"])
@pytest.mark.parametrize("news", [n[1] for n in NEWS], ids=[n[0] for n in NEWS])
def test_a_section_of_the_persons_stays_whole_and_takes_nothing_in(news, place):
    by_hand = BASE[:place] + [OWN] + BASE[place:]
    mine = small.document(lines(by_hand))
    out = runs(lines(BASE), lambda _: mine, lines(news))
    said = small.words_of(tracked.accepted(out))
    own = small.words_of(small.document(OWN))
    at = said.index(own[0])
    assert said[at : at + 3] == own
    others = said[:at] + said[at + 3 :]
    assert others == small.words_of(small.document(lines(news)))
    # Nothing but a title stands behind it: no line of the workbook's comes under its heading.
    titles = {section[0].removeprefix("# ") for section in news}
    assert said[at + 3 : at + 4] == [] or said[at + 3] in titles
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == []


def test_one_of_a_lower_heading_is_part_of_the_section_above():
    base = [["= 1. One", "a b c"], ["= 2. Two", "g h i"]]
    mine = small.document(lines([base[0], OWN, base[1]]))
    out = runs(lines(base), lambda _: mine, ["= 1. Two", "g h i"])
    assert small.words_of(tracked.accepted(out))[:2] == ["1. One", "Our own"]
    (comment,) = small.comments(out)
    assert "\u201c1. One\u201d. It is kept, since your words stand under it" in comment


PLACES = ["# 1. Placements", "led by Grace, paper D", "to discuss"]
COURSES = ["# 2. Courses", "led by Owen, paper E", "to discuss"]
AGREED, ASKED, REST = "A-1: Book the hall by May", "Type what, who and by when", ["# 3. Close", "z"]
EXCHANGED = ["# 1. Courses", *COURSES[1:], ASKED, "# 2. Placements", *PLACES[1:], AGREED, *REST]


@pytest.mark.parametrize(
    ("last", "own"),
    [
        ([AGREED], [AGREED, "Owen books the hall"]),
        ([AGREED, ASKED], [AGREED, "Owen is to book the hall by Friday"]),
        ([AGREED], [AGREED, "## By the way", "Owen books the hall"]),
    ],
    ids=["put in", "typed over", "under a heading of their own"],
)
def test_words_stay_under_their_item_where_what_stood_before_them_goes_to_another(last, own):
    base = [*PLACES, ASKED, *COURSES, *last, *REST]
    mine = small.document([*PLACES, ASKED, *COURSES, *own, *REST])
    out = runs(base, lambda _: mine, EXCHANGED)
    said = small.words_of(tracked.accepted(out))
    at, titles = said.index(own[-1]), ("1. Courses", "2. Placements", "3. Close")
    assert next(words for words in reversed(said[:at]) if words in titles) == "1. Courses"
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
