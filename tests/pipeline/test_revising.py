"""What an agenda that is sent again says of what changed in it."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen.pipeline.revising import what_changed
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
