"""What is news in a record, and what is none."""

from __future__ import annotations

import pytest

from llf_docgen.model.minuted import PROMPT_NEW_ACTION
from llf_docgen.pipeline.news import news
from tests.word import small
from tests.word.small import p, run, table

REFS = {"A-1", "A-2", "A-4"}
FREE = [["A-3", PROMPT_NEW_ACTION, "", ""], ["A-4", "", "", ""]]
AGREED = [["A-1", "Write", "Ada", "5 May"]]


def minutes(rows: list[list[str]], *said: str) -> bytes:
    lines = "".join(p(run(words)) for words in said)
    return small.document(p(run("Agreed"), "Heading1") + table(rows) + lines)


@pytest.mark.parametrize(
    "rows",
    [
        [["A-5", PROMPT_NEW_ACTION, "", ""], ["A-6", "", "", ""]],
        [["A-3", PROMPT_NEW_ACTION, "", ""]],
        [["A-4", "", "", ""], ["A-5", PROMPT_NEW_ACTION, "", ""]],
        [],
    ],
    ids=["other references", "one fewer", "others asked", "none"],
)
def test_a_row_that_waits_for_an_action_is_no_news(rows):
    assert news(minutes(AGREED + FREE), minutes(AGREED + rows), REFS - {"A-4"}) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["A-1", "Write", "Ada", "6 May"]],
        [["A-1", "", "Ada", "5 May"]],
        [*AGREED, ["A-2", "Call", "", ""]],
        [["A-2", "Write", "Ada", "5 May"]],
        [["A-1", "Write", "Ada", ""]],
        [],
    ],
    ids=["a day", "no words", "another action", "another reference", "no day", "gone"],
)
def test_an_action_is_news(rows):
    assert news(minutes(AGREED + FREE), minutes(rows + FREE), REFS)


def test_an_empty_paragraph_with_a_number_is_news():
    assert news(minutes(AGREED, "One", "A-3"), minutes(AGREED, "One", "A-5"), REFS)


HANDED = ("A-1: Write to all (Ada, by 5 May)", "A-1: Write to all (Ben, by 6 May)")


def test_a_handover_in_the_line_of_an_item_is_told_by_its_action():
    was, now = (minutes(AGREED, words) for words in HANDED)
    assert news(was, now, REFS) == ["under \u201cAgreed\u201d, row \u201cA-1\u201d"]
    assert news(was, now, {"A-2"}) == ["under \u201cAgreed\u201d"]


@pytest.mark.parametrize(
    "words",
    ["A-2: Write to all (Ada, by 5 May)", "Write to all", ""],
    ids=["other", "none", "gone"],
)
def test_what_is_no_handover_is_told_by_its_heading(words):
    told = news(minutes(AGREED, HANDED[0]), minutes(AGREED, words), REFS)
    assert told == ["under \u201cAgreed\u201d"]


def revised(place: str, *changes: str) -> bytes:
    said = (
        "Revised 5 October 2026; first circulated 1 October 2026",
        "What has changed:",
        *changes,
    )
    lines = "".join(p(run(words)) for words in said)
    return small.document(p(run("Agenda"), "Title") + lines + table([["Place", place]]))


def test_what_a_revised_agenda_says_of_its_changes_is_told_where_it_stands():
    was, now = revised("Room 1", "Place: Room 1"), revised("Room 2", "Place: Room 2", "Time: 9:00")
    assert [place.rpartition(", ")[2] for place in news(was, now, ())] == ["row \u201cPlace\u201d"]
    other = small.document(p(run("Agenda"), "Title") + p(run("Bring lunch")))
    assert news(other, small.document(p(run("Agenda"), "Title") + p(run("Bring tea"))), ())
