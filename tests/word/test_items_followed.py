"""An item is the same one under another title, elsewhere too; one that is gone is no other's."""

from __future__ import annotations

import pytest

from tests.word import small, tracked
from tests.word.small import line, p, prompt, run
from tests.word.test_runs import runs

PLANS = "progress and plans for 2021-22"
TRAINING, LEARNING, SUPPORT = (
    (f"{about}: {PLANS}", f"For decision, led by {who}. Paper {paper}.")
    for about, who, paper in (
        ("Initial Teacher Training", "Grace", "D: Placements"),
        ("Professional Learning", "Owen", "E: Survey"),
        ("Professional Support", "Lena", "F: Support"),
    )
)
LAST = ("Date of next meeting", "To be agreed.")
NEW = (f"Professional Conference: {PLANS}", "Led by Una.")
ASKED = {"Discussion": "Type here what was said.", "Decision": "Type here what was decided."}


def minutes(*items: tuple[str, ...], first: int = 1) -> str:
    """Minutes of items: the title and the facts of each, and what was said."""
    return "".join(item(number, *one) for number, one in enumerate(items, first))


def item(number: int, title: str, facts: str, said: str = "", asked: bool = True) -> str:
    words = p(run(said), "Discussion") if said else prompt(ASKED["Discussion"], "Discussion")
    below = p(run("Decision"), "Label") + prompt(ASKED["Decision"], "Decision")
    below = p(run("Discussion"), "Label") + words + (below if asked else "")
    return line(f"# {number}. {title}") + line(facts) + below


def read(xml: str) -> list[str]:
    return small.words_of(small.document(xml))


def title(item: tuple[str, str], title: str) -> tuple[str, str]:
    return title, item[1]


SAID = "We said a lot"
TITLED = title(TRAINING, "Initial Teacher Training: placements and plans for 2021-22")
SHORT = title(TRAINING, f"ITT: {PLANS}")
LED_BY_JUDE = ("Teacher training: where we are", "For decision, led by Jude. Paper D: Placements.")
THEN = [
    (LEARNING, LAST, SUPPORT),
    (LEARNING, SUPPORT, LAST),
    (LAST, LEARNING),
    (SUPPORT, LAST),
    (NEW, LAST, SUPPORT, LEARNING),
]
PAPERS = line("# Papers") + line("D: Placements") + line("Paper D: Placements") + line("E: Survey")


@pytest.mark.parametrize("decide", [tracked.accepted, bytes], ids=["accepted", "undecided"])
@pytest.mark.parametrize(
    "then",
    THEN,
    ids=["one goes to its place", "all in another order", "one goes", "another", "one is new"],
)  # fmt: skip
def test_what_is_kept_of_an_item_that_is_gone_is_none_of_the_others(then, decide):
    rest = (LAST, SUPPORT, LEARNING)
    mine = small.document(minutes((*TRAINING, SAID), *rest))
    out = runs(minutes(TRAINING, *rest), lambda _: mine, minutes(*rest), decide, minutes(*then))
    said = [words for words in small.words_of(tracked.accepted(out)) if words]
    kept = [f"1. {TRAINING[0]}", SAID]
    assert kept[0] in said
    at = said.index(kept[0])
    assert said[at : at + 2] == kept
    assert said[:at] + said[at + 2 :] == read(minutes(*then))


def test_a_title_that_the_person_gave_another_item_makes_it_none_that_was_kept():
    ours = f"Professional Learning (CPLD): {PLANS}"
    mine = small.document(minutes((*TRAINING, SAID), LEARNING, SUPPORT, LAST))
    before, gone = minutes(TRAINING, LEARNING, SUPPORT, LAST), minutes(LEARNING, SUPPORT, LAST)
    then = minutes(LEARNING, NEW, SUPPORT, LAST)

    def retitled(content: bytes) -> bytes:
        kept = item(1, TRAINING[0], TRAINING[1], SAID, asked=False)
        return small.document(kept + minutes(title(LEARNING, ours), SUPPORT, LAST))

    out = runs(before, lambda _: mine, gone, retitled, then)
    said = small.words_of(tracked.accepted(out))
    assert said[:4] == [f"1. {TRAINING[0]}", TRAINING[1], "Discussion", SAID]
    assert said[4:6] == [f"1. {ours}", LEARNING[1]]


@pytest.mark.parametrize("now", [TITLED, SHORT, LED_BY_JUDE], ids=lambda now: now[0])
@pytest.mark.parametrize("others", [0, 1, 2, 3])
def test_words_stay_under_an_item_of_another_title_wherever_it_stands_now(now, others):
    rest = [LEARNING, SUPPORT, LAST]
    items = [*rest[:others], now, *rest[others:]]
    mine = small.document(minutes((*TRAINING, SAID), *rest) + PAPERS)
    out = runs(minutes(TRAINING, *rest) + PAPERS, lambda _: mine, minutes(*items) + PAPERS)
    said = small.words_of(tracked.accepted(out))
    number = others + 1
    at = said.index(f"{number}. {now[0]}")
    assert said[at : at + 4] == [f"{number}. {now[0]}", now[1], "Discussion", SAID]
    assert sorted(said) == sorted(
        SAID if words == ASKED["Discussion"] and place == items.index(now) else words
        for place, words in _placed(read(minutes(*items) + PAPERS))
    )
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert not any("no longer has" in comment for comment in small.comments(out))


def _placed(words: list[str]) -> list[tuple[int, str]]:
    """Words with the place of the item that they stand in."""
    place, found = -1, []
    for one in words:
        place += one[:1].isdecimal()
        found.append((place, one))
    return found


def test_an_item_that_the_person_moved_has_the_new_title_and_lead_there():
    mine = small.document(minutes(LEARNING, SUPPORT, (*TRAINING, SAID)) + PAPERS)
    out = runs(minutes(TRAINING, LEARNING, SUPPORT) + PAPERS, lambda _: mine,
               minutes(LED_BY_JUDE, LEARNING, SUPPORT) + PAPERS)  # fmt: skip
    said = small.words_of(tracked.accepted(out))
    at = said.index(f"3. {LED_BY_JUDE[0]}")
    assert said[at : at + 4] == [f"3. {LED_BY_JUDE[0]}", LED_BY_JUDE[1], "Discussion", SAID]
    assert said.count(SAID) == 1
    assert small.comments(out) == []


@pytest.mark.parametrize("lead", ["Lena", "Yusuf"])
def test_a_row_that_is_back_stands_once_under_another_lead_too(lead):
    """The typed words stay in it; of two of one title it is the one of its lead."""

    def agenda(*rows: list[str]) -> small.Lines:
        return [[["No", "Item", "Lead"], *rows]]

    one, visits = ["1", "Welcome", "Priya"], ["2", "Visits", "Owen"]
    typed = ["3", "Visits/with a note", "Lena"]
    mine = small.document(agenda(one, visits, typed))
    before, gone = agenda(one, visits, ["3", "Visits", "Lena"]), agenda(one, visits)
    then = agenda(one, visits, ["3", "Visits", lead])
    out = runs(before, lambda _: mine, gone, tracked.accepted, then)
    wanted = small.document(agenda(one, visits, ["3", "Visits/with a note", lead]))
    assert small.words_of(tracked.accepted(out)) == small.words_of(wanted)
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert not any("no longer has" in comment for comment in small.comments(out))


@pytest.mark.parametrize("also", ["", "We agreed"], ids=["in one", "in both"])
def test_items_that_exchanged_titles_keep_their_words_under_the_title(also):
    """Leads and papers stayed where they were, so they are news under each."""
    exchanged = [(SUPPORT[0], TRAINING[1]), LEARNING, (TRAINING[0], SUPPORT[1]), LAST]
    mine = small.document(minutes((*TRAINING, SAID), LEARNING, (*SUPPORT, also), LAST))
    out = runs(minutes(TRAINING, LEARNING, SUPPORT, LAST), lambda _: mine, minutes(*exchanged))
    said = small.words_of(tracked.accepted(out))
    here = [f"3. {TRAINING[0]}", SUPPORT[1], "Discussion", SAID]
    there = [f"1. {SUPPORT[0]}", TRAINING[1], "Discussion", also or ASKED["Discussion"]]
    for section in (here, there):
        assert said[said.index(section[0]) :][:4] == section
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out)
    assert all(comment.startswith("The workbook now has") for comment in small.comments(out))
