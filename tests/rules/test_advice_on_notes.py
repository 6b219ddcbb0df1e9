"""What the messages advise to type into a Note works when it is typed, and loses nothing there."""

from __future__ import annotations

import re
from datetime import date

import pytest

from llf_docgen.documents.meeting_facts import note_of
from llf_docgen.model.book import Book
from llf_docgen.rules import RULES
from tests.builders import changed
from tests.rules.changes import noted_late, sick

ADVICE = re.compile(r"(begin|end) the row's 'Note' with .*, e\.g\. '(.*?)'\.$")


def findings(book: Book, rule: str, cell: str) -> list[tuple[str, str]]:
    (found,) = (r for r in RULES if r.id == rule)
    return [
        (f.level.value, f.message) for f in found.run(book.of_the_year()) if cell in str(f.cell)
    ]


def late(book: Book) -> Book:
    return changed(noted_late(book, ""), "meetings", 0, minutes_circulated=date(2020, 11, 25))


def followed(note: str, message: str) -> str:
    """The Note as somebody has it who does what the message says."""
    where, words = ADVICE.search(message).groups()
    return f"{words} {note}".strip() if where == "begin" else f"{note}{words}"


@pytest.mark.parametrize(
    "note", ["", "To agree the bid", "To agree the bid.", "Why: the bid; soon"]
)
@pytest.mark.parametrize("kind", ["Ordinary", "Extraordinary"])
@pytest.mark.parametrize(
    ("rule", "breaking", "row"),
    [
        ("quorum", sick, 1),
        ("papers-on-time", late, 0),
        ("minutes-on-time", late, 0),
    ],
)
def test_the_advice_works_and_the_reason_stays(shipped_book, rule, breaking, row, kind, note):
    book = changed(breaking(shipped_book), "meetings", row, kind=kind, note=note)
    before = note_of(book.meetings[row])
    cell = f"{5 if row else 4}"
    ((level, message),) = findings(book, rule, cell)
    assert level == "breach"
    book = changed(book, "meetings", row, note=followed(note, message))
    ((level, message),) = findings(book, rule, cell)
    assert (level, "Noted: " in message) == ("info", True)
    assert note_of(book.meetings[row]) == before


def test_a_reason_that_is_asked_for_beside_a_note_stays_apart_from_it(shipped_book):
    book = changed(
        sick(shipped_book), "meetings", 1, kind="Extraordinary", note="quorum: confirmed on 6 May"
    )
    ((_, message),) = findings(book, "extraordinary-why", "5")
    assert "Begin it with the reason and a semicolon" in message
    reasoned = "To agree the bid; quorum: confirmed on 6 May"
    book = changed(book, "meetings", 1, note=reasoned)
    assert findings(book, "extraordinary-why", "5") == []
    assert [level for level, _ in findings(book, "quorum", "5")] == ["info"]


def test_a_note_that_begins_with_the_word_and_goes_on_with_the_reason_has_both(shipped_book):
    note = "quorum: confirmed on 6 May. To agree the bid."
    book = changed(sick(shipped_book), "meetings", 1, kind="Extraordinary", note=note)
    assert findings(book, "extraordinary-why", "5") == []
    ((_, message),) = findings(book, "quorum", "5")
    assert message.endswith("Noted: confirmed on 6 May.")
    assert note_of(book.meetings[1]) == "To agree the bid."
