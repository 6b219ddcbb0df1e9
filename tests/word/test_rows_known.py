"""A row that somebody moved is known by what it says where its first cell was reworded, too."""

from __future__ import annotations

import pytest

from llf_docgen.model.merged import Kind
from llf_docgen.word.comparing.changes import changes
from tests.word import small, tracked
from tests.word.test_runs import runs

HEADINGS = ["Ref", "Action", "Due"]
PLAN = ["A-1", "Write the plan for spring", "1 May"]
OTHERS = [["A-2", "Call all the schools", "2 May"], ["A-3", "Send the survey round", "3 May"]]
LAST = ["A-4", "Find two speakers", "4 May"]
OF_ONE_NAME = ["A-5", "Write the plan for spring", "7 May"]
BY_HAND = ["A-01", *PLAN[1:]]


def table(*rows: list[str]) -> small.Lines:
    return [[HEADINGS, *rows]]


def of(*cells: str) -> list[str]:
    return list(cells)


LATER = of("A-1", PLAN[1], "9 May")
CASES = [
    ("its day", table(PLAN, *OTHERS, LAST), table(*OTHERS, BY_HAND, LAST),
     table(LATER, *OTHERS, LAST), table(*OTHERS, of("A-01", PLAN[1], "9 May"), LAST)),
    ("its reference was cleared", table(PLAN, *OTHERS, LAST),
     table(*OTHERS, of("", *PLAN[1:]), LAST), table(LATER, *OTHERS, LAST),
     table(*OTHERS, of("", PLAN[1], "9 May"), LAST)),
    ("another says the same", table(PLAN, OF_ONE_NAME, *OTHERS),
     table(OF_ONE_NAME, *OTHERS, BY_HAND), table(LATER, OF_ONE_NAME, *OTHERS),
     table(OF_ONE_NAME, *OTHERS, of("A-01", PLAN[1], "9 May"))),
    ("the workbook gave it another reference, too", table(PLAN, *OTHERS, LAST),
     table(*OTHERS, PLAN, LAST), table(of("A-01", PLAN[1], "9 May"), *OTHERS, LAST),
     table(*OTHERS, of("A-01", PLAN[1], "9 May"), LAST)),
    ("an item of an agenda that was renamed",
     [[["1", "Welcome to all", "Una"], ["2", "Plans of the year", "Grace"], ["3", "News", "Noor"]]],
     [[["2", "Plans of next spring", "Grace"], ["1", "Welcome to all", "Una"],
       ["3", "News", "Noor"]]],
     [[["1", "Welcome to all", "Una"], ["2", "Plans of the year", "Owen"], ["3", "News", "Noor"]]],
     [[["2", "Plans of next spring", "Owen"], ["1", "Welcome to all", "Una"],
       ["3", "News", "Noor"]]]),
]  # fmt: skip


@pytest.mark.parametrize(("base", "by_hand", "new", "wanted"), [c[1:] for c in CASES],
                         ids=[c[0] for c in CASES])  # fmt: skip
def test_news_comes_into_a_row_that_was_moved_and_reworded(base, by_hand, new, wanted):
    mine = small.document(by_hand)
    out = runs(base, lambda _: mine, new)
    assert small.words_of(tracked.accepted(out)) == small.words_of(small.document(wanted))
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == []


def test_where_the_workbook_has_no_such_row_any_more_it_is_told():
    mine = small.document(table(*OTHERS, BY_HAND, LAST))
    out = runs(table(PLAN, *OTHERS, LAST), lambda _: mine, table(*OTHERS, LAST))
    assert small.words_of(out) == small.words_of(mine)
    (comment,) = small.comments(out)
    assert comment.startswith("The workbook no longer has \u201cA-1 | Write the plan for spring")


def test_a_row_that_the_workbook_moved_under_another_reference_stands_once():
    mine = small.document(table(of("A-1", "Write the whole plan for spring", "1 May"), *OTHERS))
    out = runs(table(PLAN, *OTHERS), lambda _: mine, table(*OTHERS, of("A-01", *PLAN[1:])))
    there = table(of("A-01", "Write the whole plan for spring", "1 May"), *OTHERS)
    assert small.words_of(tracked.accepted(out)) == small.words_of(small.document(there))
    (comment,) = small.comments(out)
    assert comment.startswith("The workbook now has \u201cA-01 | Write the plan for spring")


def test_actions_that_the_workbook_has_under_each_others_references_are_told():
    hall, heads = "Book the hall now", "Write to all heads"
    mine = small.document(table(of("A-1", hall, "1 May"), of("A-2", heads, "1 May")))
    new = table(of("A-1", heads, "1 May"), of("A-2", hall, "1 May"))
    out = runs(table(of("A-1", "Click here", ""), of("A-2", "", "")), lambda _: mine, new)
    assert small.words_of(out) == small.words_of(mine)
    assert [comment.partition(". Your")[0] for comment in small.comments(out)] == [
        f"In the row “{ref}”: {told}"
        for ref, told in (
            ("A-1", f"The workbook now says: “{heads}”"),
            ("A-2", f"The workbook now says: “{hall}”"),
        )
    ]


def test_it_is_told_as_moved_and_changed():
    base, mine = table(PLAN, *OTHERS, LAST), table(*OTHERS, BY_HAND, LAST)
    told = changes(small.document(base), small.document(mine), "x")
    assert [(change.kind, change.before, change.after) for change in told] == [
        (Kind.MOVED, " | ".join(PLAN), " | ".join(BY_HAND)),
        (told[1].kind, "A-1", "A-01"),
    ]
