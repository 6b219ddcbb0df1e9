"""What an agenda that is sent again says of what changed in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.model.book import Book
from llf_docgen.pipeline.revising import what_changed
from tests import books
from tests.documents.test_documents import built
from tests.word import small
from tests.word.small import p, run, table

FIRST = date(2021, 1, 28)
AGAIN = "The agenda is again as it was first circulated on 28 January 2021"
FACTS = [["Place", "Room 1"], ["Time", "09:30"], ["Chair", "Ada Lark"]]
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>Agenda</w:t></w:r>"


def agenda(rows: list[list[str]], heading: str = run("Agenda")) -> bytes:
    return small.document(p(heading, "Title") + table(rows))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (agenda([FACTS[0], ["Time", "10:00"], FACTS[2]]), "The items' times change accordingly."),
        (agenda([["Place", "Room 2"], *FACTS[1:]]), "Place: Room 2 (was Room 1)"),
        (agenda([*FACTS[1:], FACTS[0]]), "Place, Room 1 stands elsewhere now"),
        (agenda(FACTS, BOLD), AGAIN),
    ],
    ids=["a time", "words", "moved", "only its looks"],
)
def test_what_changed_in_an_agenda(now, said):
    assert what_changed(agenda(FACTS), now, FIRST) == (said,)


def with_items(book: Book, *numbers: str, **meeting: object) -> bytes:
    """The February agenda with those items only."""
    kept = tuple(item for item in book.agenda if item.no in numbers)
    february = replace(book.meetings[1], **meeting)
    here = book.with_(agenda=kept, meetings=(book.meetings[0], february))
    return built("Agenda", books.request(here))


def test_business_that_comes_later_is_one_change(shipped_book):
    """Its table is no sentence, and what stood in its place is not what it was."""
    none, one = with_items(shipped_book), with_items(shipped_book, "1")
    eight = with_items(shipped_book, *"12345678")
    assert what_changed(none, eight, FIRST) == (
        "The business of the meeting has been added: items 1 to 8",
    )
    assert what_changed(none, one, FIRST) == ("The business of the meeting has been added: item 1",)
    assert what_changed(eight, none, FIRST) == (
        "The business of the meeting (items 1 to 8) has been taken out, and is still to be agreed",
    )
    said = what_changed(one, eight, FIRST)
    assert said[0] == "Item 2, Declarations of interest, is new"
    assert len(said) == 7


def test_business_that_comes_with_another_day_is_told_beside_it(shipped_book):
    moved = with_items(shipped_book, *"12345678", date=date(2021, 2, 11), kind="Extraordinary")
    said = what_changed(with_items(shipped_book), moved, FIRST)
    assert "Date: Thursday 11 February 2021 (was Thursday 4 February 2021)" in said
    assert said[-1] == "The business of the meeting has been added: items 1 to 8"
    assert not any("Welcome" in one or "Open actions" in one for one in said)
    late = what_changed(with_items(shipped_book), moved, FIRST, ["Item 5: Paper C was sent"])
    assert late == (*said, "Item 5: Paper C was sent")
