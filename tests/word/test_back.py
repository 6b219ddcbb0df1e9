"""What the workbook took out and has again: what a person kept of it meanwhile is that again."""

from __future__ import annotations

import pytest

from tests.word import small, tracked
from tests.word.small import line, p, prompt, run
from tests.word.test_runs import runs, shown

BEFORE, BEHIND = f"{line('# 8. Other')}{line('k l m')}", line("# 9. Last") + line("o p q")
MOVED_UP = line("# 8. Last") + line("o p q")


def item(facts: str, said: str = "", decided: str = "", title: str = "8. Plans of all") -> str:
    """An item of minutes: its heading, its facts, and what was typed or is asked for."""
    parts = [
        p(run("Discussion"), "Label"),
        said or prompt("Type here what was said.", "Discussion"),
        p(run("Decision"), "Label"),
        decided or prompt("Type here what was decided.", "Decision"),
    ]
    return line(f"# {title}") + line(facts) + "".join(parts)


LED, LED_BY_GRACE = "Led by Priya. Paper G: Plans", "Led by Grace. Paper H: Plans"
SAID = p(run("We said"), "Discussion") + p(run("a lot"), "Discussion")
AGREED = p(run("Agreed"), "Decision")
UNDER = prompt("Type here what was said.", "Discussion") + line("Words below") + line("and more")
TYPED = [
    ("over a prompt", SAID, "", ["We said", "a lot"]),
    ("over two", SAID, AGREED, ["We said", "a lot"]),
    ("below a prompt", UNDER, "", ["Type here what was said.", "Words below", "and more"]),
]
BETWEEN = [("undecided", bytes), ("rejected", tracked.rejected), ("accepted", tracked.accepted)]


@pytest.mark.parametrize(("said", "decided", "wanted"), [t[1:] for t in TYPED],
                         ids=[t[0] for t in TYPED])  # fmt: skip
@pytest.mark.parametrize("decide", [b[1] for b in BETWEEN], ids=[b[0] for b in BETWEEN])
def test_an_item_that_is_back_is_one_with_what_was_typed_in_it(said, decided, wanted, decide):
    whole, gone = BEFORE + item(LED) + BEHIND, BEFORE + BEHIND
    again = BEFORE + item(LED_BY_GRACE) + BEHIND
    mine = small.document(BEFORE + item(LED, said, decided) + BEHIND)
    kept = decide(runs(whole, lambda _: mine, gone))
    out = runs(whole, lambda _: mine, gone, decide, again)
    if decide is tracked.accepted:  # the prompt is gone, and asks for nothing where there are words
        wanted = [words for words in wanted if words != "Type here what was said."]
    then = ["Decision", "Agreed" if decided else "Type here what was decided."]
    here = ["8. Plans of all", LED_BY_GRACE, "Discussion", *wanted, *then]
    assert small.words_of(tracked.accepted(out)) == ["8. Other", "k l m", *here, "9. Last", "o p q"]
    assert small.words_of(tracked.rejected(out)) == small.words_of(tracked.rejected(kept))
    assert small.comments(out) == []


def test_an_item_that_is_back_under_another_number_needs_no_comment():
    whole = BEFORE + item(LED, title="9. Plans of all")
    mine = small.document(BEFORE + item(LED, SAID, title="9. Plans of all"))
    out = runs(whole, lambda _: mine, BEFORE, item(LED, title="8. Plans of all"))
    assert "[-9-][+8+]. Plans of all" in shown(out)
    assert small.comments(out) == []


def test_an_item_that_is_back_elsewhere_stays_where_the_person_has_it():
    whole, gone = BEFORE + item(LED) + BEHIND, BEFORE + BEHIND
    mine = small.document(BEFORE + item(LED, SAID) + BEHIND)
    out = runs(whole, lambda _: mine, gone, BEFORE + BEHIND + item(LED))
    assert small.words_of(out) == small.words_of(mine)
    (comment,) = small.comments(out)
    assert comment.startswith("The workbook now has \u201c8. Plans of all\u201d behind")


def test_an_item_that_the_person_moved_is_one_there_when_it_is_back():
    whole, gone = BEFORE + item(LED) + BEHIND, BEFORE + BEHIND
    mine = small.document(item(LED, SAID) + BEFORE + BEHIND)
    out = runs(whole, lambda _: mine, gone, BEFORE + item(LED_BY_GRACE) + BEHIND)
    there = small.document(item(LED_BY_GRACE, SAID) + BEFORE + BEHIND)
    assert small.words_of(tracked.accepted(out)) == small.words_of(there)
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == []


def test_only_the_item_that_is_back_stands_there_again():
    other = item("Led by Una", title="9. Other plans") + BEHIND
    mine = small.document(BEFORE + item(LED, SAID) + other)
    out = runs(BEFORE + item(LED) + other, lambda _: mine, BEFORE + BEHIND,
               BEFORE + item(LED) + BEHIND)  # fmt: skip
    said = small.words_of(small.document(BEFORE + item(LED, SAID) + BEHIND))
    assert small.words_of(tracked.accepted(out)) == said
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)


@pytest.mark.parametrize(
    ("again", "wanted"),
    [("Paper G: Plans", "Paper G: Plans (late)"), ("Paper H: Plans", "Paper H: Plans (late)")],
    ids=["as it was", "in other words"],
)
@pytest.mark.parametrize("cell", [False, True], ids=["in a list", "in a cell"])
def test_a_line_that_is_back_stands_once_where_the_person_has_it(again, wanted, cell):
    def lines(*paper: str) -> small.Lines:
        said = ["Plans of all", *paper, "With the hubs in mind."]
        return [[["6", "/".join(said), "Priya"]]] if cell else said

    mine = small.document(lines("Paper G: Plans (late)"))
    out = runs(lines("Paper G: Plans"), lambda _: mine, lines(), lines(again))
    assert small.words_of(tracked.accepted(out)) == small.words_of(small.document(lines(wanted)))
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == []


def test_what_a_person_put_in_where_something_was_is_not_that():
    """A line of their own, where one that they took out is back."""
    mine = small.document(["a", "Bring a pen", "b"])
    out = runs(
        ["a", "Paper G: Plans", "b"], ["a", "b"], lambda _: mine, ["a", "Paper G: Plans", "b"]
    )
    assert small.words_of(tracked.accepted(out)) == ["a", "Bring a pen", "Paper G: Plans", "b"]


def test_of_a_section_that_was_taken_out_one_comment_says_what_is_new_there():
    """It has another number, too, as others moved: that is nothing to somebody who has it not."""
    other = line("# 9. Other plans") + line("x y z")
    before = BEFORE + item(LED) + other
    now = (
        BEFORE
        + line("# 8. Other plans")
        + line("x y z")
        + item(LED_BY_GRACE, title="9. Plans of all")
    )
    out = runs(before, lambda _: small.document(BEFORE + other), now)
    assert small.words_of(tracked.accepted(out)) == [
        "8. Other", "k l m", "8. Other plans", "x y z"
    ]  # fmt: skip
    (comment,) = small.comments(out)
    assert comment.startswith(f"You took out \u201c{LED}\u201d")


ADA, BEN, CAT, ALL = ["A-1", "Call Ada"], ["A-3", "Draft"], ["A-4", "Print"], ["A-2", "Write"]
OWN, HEAD = ["(new)", "Thank Tess"], ["Ref", "Action"]
IN_FRONT = [
    ("a row", [[HEAD, ADA, BEN, ALL]], [[HEAD, ADA, BEN, OWN, ALL]], [[HEAD, ADA, ALL]]),
    ("the last row", [[HEAD, ADA, BEN]], [[HEAD, ADA, BEN, OWN]], [[HEAD, ADA]]),
    ("the first row", [[HEAD, BEN, ADA]], [[HEAD, BEN, OWN, OWN, ADA]], [[HEAD, ADA]]),
    ("two rows", [[HEAD, ADA, BEN, CAT, ALL]], [[HEAD, ADA, BEN, OWN, CAT, OWN, ALL]],
     [[HEAD, ADA, ALL]]),
]  # fmt: skip


@pytest.mark.parametrize(("base", "mine", "new"), [c[1:] for c in IN_FRONT],
                         ids=[c[0] for c in IN_FRONT])  # fmt: skip
def test_a_row_that_is_back_before_it_was_decided_stands_before_what_the_person_put_in(
    base, mine, new
):
    """Nothing is proposed any more; it is not to come in behind theirs and to go before it."""
    own = small.document(mine)
    assert shown(runs(base, lambda _: own, new, base)) == shown(own)


def test_of_two_rows_only_the_one_that_is_back_stands_there_again():
    own = small.document([[HEAD, ADA, BEN, CAT, OWN, ALL]])
    out = runs([[HEAD, ADA, BEN, CAT, ALL]], lambda _: own, [[HEAD, ADA, ALL]],
               [[HEAD, ADA, CAT, ALL]])  # fmt: skip
    struck = ["[-A-3-]--", "[-Draft-]--"]
    assert shown(out) == [*HEAD, *ADA, *struck, *CAT, *OWN, *ALL]


def test_a_row_that_is_back_in_other_words_is_put_in_as_those():
    own = small.document([[HEAD, ADA, BEN, OWN, ALL]])
    out = runs([[HEAD, ADA, BEN, ALL]], lambda _: own, [[HEAD, ADA, ALL]],
               [[HEAD, ADA, ["A-3", "Draft two"], ALL]])  # fmt: skip
    accepted = [*HEAD, *ADA, *OWN, "A-3", "Draft two", *ALL]
    assert small.words_of(tracked.accepted(out)) == accepted
    assert small.words_of(tracked.rejected(out)) == small.words_of(own)
