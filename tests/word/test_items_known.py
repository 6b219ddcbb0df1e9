"""Which item of an agenda is which, where its title, its number or its place changed."""

from __future__ import annotations

import pytest

from llf_docgen.word.comparing.changes import changes
from llf_docgen.word.merge.merge import merge
from tests.word import small, tracked
from tests.word.test_merges import GO, RENUMBERED, WHEN, Case

PROMPT = "Click here and type."


def item(title: str, facts: str, typed: str = PROMPT) -> small.Lines:
    return [f"# {title}", facts, "Discussion", typed, "Decision", PROMPT]


ONE = item("5. Welcome", "Led by Ada Lark.")
LAST = item("9. Date of next meeting", "Led by Ada Lark.")
LONG, SHORT = (
    "6. Initial Teacher Training: progress and plans for 2021-22",
    "6. Initial Teacher Training",
)
PLACES = "Led by Grace Okell. Paper D: Placements."
SURVEY = "Led by Owen Tansley. Paper E: Survey."
MINE = "Discussed at length."


def words(*items: small.Lines) -> list[str]:
    return small.words_of(small.document([line for lines in items for line in lines]))


def case(what: str, base: list, mine: list, new: list, then: list, comments=()) -> Case:
    lines = ([line for lines in items for line in lines] for items in (base, mine, new))
    return Case(what, *lines, words(*then), list(comments))


def put(title: str, facts: str, then_title: str, then_facts: str, what: str) -> Case:
    """An item that the workbook gave another title, and words that were typed under it."""
    return case(
        what,
        [ONE, item(title, facts), LAST], [ONE, item(title, facts, MINE), LAST],
        [ONE, item(then_title, then_facts), LAST],
        [ONE, item(then_title, then_facts, MINE), LAST],
    )  # fmt: skip


def another(title: str, facts: str, what: str) -> Case:
    """An item that the workbook put in place of one with typed words: these stay under theirs."""
    return case(
        what,
        [ONE, item(LONG, PLACES), LAST], [ONE, item(LONG, PLACES, MINE), LAST],
        [ONE, item(title, facts), LAST],
        [ONE, item(title, facts), [f"# {LONG}", MINE], LAST],
        [f"The workbook no longer has \u201c{LONG}\u201d. It is kept, since your words stand under "
         f"it. {GO}"],
    )  # fmt: skip


SAME = "7. Professional Learning"
CASES = [
    put(LONG, PLACES, SHORT, PLACES, "a title that was shortened"),
    put(SHORT, PLACES, LONG, PLACES, "a title that was lengthened"),
    put(LONG, PLACES, SHORT, "Led by Bob Finch.", "one that was shortened, with another lead"),
    put(LONG, PLACES, "6. Progress in placements of trainees", PLACES,
        "one that was mostly reworded, over the same facts"),
    case("one that was shortened behind an item that is new",
         [ONE, item(LONG, PLACES), LAST], [ONE, item(LONG, PLACES, MINE), LAST],
         [ONE, item("6. Fire drill", "Led by Bob Finch."), item("7. Initial Teacher", PLACES), LAST],
         [ONE, item("6. Fire drill", "Led by Bob Finch."),
          item("7. Initial Teacher", PLACES, MINE), LAST]),
    another("6. Safeguarding audit", "Led by Bob Finch.", "another item of the same number"),
    another("6. Safeguarding audit", PLACES, "another item under the same facts"),
    another("6. School visits for 2021-22 and all plans", "Led by Bob Finch.",
            "another item that shares little words"),
    case("items of equal titles that changed places keep what was typed under them",
         [ONE, item(SAME, SURVEY), item("8. Professional Learning", PLACES), LAST],
         [ONE, item(SAME, SURVEY, "mine of the survey"),
          item("8. Professional Learning", PLACES, "mine of the places"), LAST],
         [ONE, item(SAME, PLACES), item("8. Professional Learning", SURVEY), LAST],
         [ONE, item("8. Professional Learning", SURVEY, "mine of the survey"),
          item(SAME, PLACES, "mine of the places"), LAST],
         [f"The workbook now has \u201c8. Professional Learning\u201d behind \u201c{SAME}\u201d. "
          f"{RENUMBERED}"]),
    case("items of equal titles of which one is gone",
         [ONE, item(SAME, SURVEY), item("8. Professional Learning", PLACES), LAST],
         [ONE, item(SAME, SURVEY),
          item("8. Professional Learning", PLACES, "mine of the places"), LAST],
         [ONE, item(SAME, PLACES), LAST],
         [ONE, item(SAME, PLACES, "mine of the places"), LAST]),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_what_was_typed_stays_with_the_item(case):
    base, mine, new = map(small.document, (case.base, case.mine, case.new))
    out = merge(base, mine, new, "x", WHEN).content
    assert small.words_of(tracked.accepted(out)) == case.accepted
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == case.comments
    assert merge(new, out, new, "x", WHEN).content == out


AGENDA = [["No", "Item", "Lead"], ["5", "Welcome", "Ada Lark"]]


def test_a_note_stays_with_the_row_of_its_item():
    base = [[*AGENDA, ["6", "Teacher training/Placements", "Grace Okell"]]]
    mine = [[*AGENDA, ["6", "Teacher training/Placements, with figures", "Grace Okell"]]]
    retitled = [[*AGENDA, ["6", "Training/Placements", "Grace Okell"]]]
    other = [[*AGENDA, ["6", "Safeguarding/Audit", "Bob Finch"]]]
    out = merge(*map(small.document, (base, mine, retitled)), "x", WHEN).content
    there = [*small.words_of(small.document(mine))]
    there[there.index("Teacher training")] = "Training"
    assert small.words_of(tracked.accepted(out)) == there
    out = merge(*map(small.document, (base, mine, other)), "x", WHEN).content
    kept = small.words_of(small.document(mine))[-4:]
    assert small.words_of(tracked.accepted(out))[-4:] == kept
    assert small.words_of(tracked.accepted(out))[-8:-4] == [
        "6",
        "Safeguarding",
        "Audit",
        "Bob Finch",
    ]
    assert len(small.comments(out)) == 1


NUMBERED = [["No", "Item", "Lead", "Time"], ["5", "Welcome", "Ada Lark", "09:55"]]
OURS = ["Update/For decision/Paper A", "Owen Tansley"]
THEIRS = ["Update/For decision/Paper B", "Lena Brackwell"]


def numbered(*rows: list[str]) -> small.Lines:
    """An agenda whose rows begin with their numbers and end with their times."""
    times = ["10:00", "10:10", "10:20"]
    placed = [[str(6 + k), *row, at] for k, (row, at) in enumerate(zip(rows, times, strict=False))]
    return [[*NUMBERED, *placed]]


def typed_in(row: list[str], words: str) -> list[str]:
    return [f"{row[0]}/{words}", *row[1:]]


@pytest.mark.parametrize("theirs", [THEIRS, [THEIRS[0], OURS[1]]], ids=["two leads", "one lead"])
@pytest.mark.parametrize(
    "now",
    [
        lambda one, two: [["Visit", "Grace Okell"], one, two],
        lambda one, two: [two, one],
        lambda one, two: [two],
        lambda one, two: [one],
    ],
    ids=["shifted by a new one", "exchanged", "the first is gone", "the second is gone"],
)
def test_of_rows_of_one_title_each_keeps_what_was_typed_into_it(theirs, now):
    mine = numbered(typed_in(OURS, "zebra"), typed_in(theirs, "lion"))
    three = (numbered(OURS, theirs), mine, numbered(*now(OURS, theirs)))
    base, mine, new = map(small.document, three)
    out = merge(base, mine, new, "x", WHEN).content
    said = small.words_of(tracked.accepted(out))
    assert said[said.index("zebra") - 1 : said.index("zebra") + 2] == ["Paper A", "zebra", OURS[1]]
    assert said[said.index("lion") - 1 : said.index("lion") + 2] == ["Paper B", "lion", theirs[1]]
    assert said.count("Update") == 2
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)


@pytest.mark.parametrize("mine", [["Our own notes of it"], [], [[["x", "y"]]], ["", "z"]])
def test_own_notes_may_take_the_place_of_all_items(mine):
    base = ["# 1. Plans", "a b c", "# 2. Plans", "d e f", "# 3. Close", "g h i"]
    new = [*base[:5], "g h news"]
    out = merge(*map(small.document, (base, mine, new)), "x", WHEN).content
    assert small.words_of(tracked.rejected(out)) == small.words_of(small.document(mine))
    assert merge(small.document(new), out, small.document(new), "x", WHEN).content == out
    assert changes(small.document(base), small.document(mine), "x")
