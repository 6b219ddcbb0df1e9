"""Noted: what a Note says after a rule's word."""

from __future__ import annotations

import re

import pytest

from llf_docgen.model.noted import WORDS, apart, noted, without_words
from tests.builders import changed
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("note", "word", "said"),
    [
        pytest.param("quorum: confirmed on 6 May", "quorum", "confirmed on 6 May", id="alone"),
        pytest.param("Quorum : confirmed", "quorum", "confirmed", id="as people type it"),
        pytest.param("Snow; quorum: confirmed; papers: late", "papers", "late", id="several by ;"),
        pytest.param("Snow.\nquorum: 3 of 4: enough", "quorum", "3 of 4: enough", id="by lines"),
        pytest.param("papers: late. Quorum: lost.", "papers", "late.", id="by sentences"),
        pytest.param("The quorum: confirmed", "quorum", "", id="not at the beginning"),
        pytest.param("papers: late", "quorum", "", id="another rule's"),
        pytest.param("quorum", "quorum", "", id="no colon"),
        pytest.param("quorum:  ", "quorum", "", id="nothing behind it"),
        pytest.param("", "quorum", "", id="no Note"),
        pytest.param("quorum:; quorum: lost", "quorum", "lost", id="left empty, and said later"),
        pytest.param("For the bid; quorum: lost", "quorum", "lost", id="at the end"),
        pytest.param("For the bid.; quorum: lost", "quorum", "lost", id="at the end of a sentence"),
    ],
)
def test_a_note_speaks_of_a_rule_by_its_word(note, word, said):
    assert noted(note, word) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("papers: called at short notice; minutes: the office was ill", ""),
        ("papers: the roof. Minutes: the office was ill.", ""),
        ("papers: late; Called for the bid", "Called for the bid"),
        ("The roof is down. Papers: late.", "The roof is down."),
        ("Room: ask at the desk", "Room: ask at the desk"),
        ("Called for the bid; papers: late", "Called for the bid"),
        ("Called for the bid", "Called for the bid"),
        ("", ""),
    ],
)
def test_what_others_may_read_of_a_note(note, said):
    assert without_words(note) == said


APART = [
    ("quorum: confirmed on 6 May. To agree the bid.", "confirmed on 6 May", "To agree the bid."),
    ("quorum: confirmed on 6 May. to agree the bid", "confirmed on 6 May", "to agree the bid"),
    ("To agree the bid. quorum: confirmed on 6 May", "confirmed on 6 May", "To agree the bid."),
    ("To agree the bid; quorum: confirmed on 6 May. At length.", "confirmed on 6 May. At length",
     "To agree the bid"),
    ("papers: the snow. Quorum: lost. To agree the bid.", "lost", "To agree the bid."),
    ("quorum: confirmed at St. Mary's on 6 May", "confirmed at St. Mary's on 6 May", ""),
    ("quorum: lost at 3 p.m. by then two had left", "lost at 3 p.m. by then two had left", ""),
    ("To agree the bid", "", "To agree the bid"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "quorum", "why"), APART)
def test_why_an_extraordinary_meeting_was_called_is_apart_from_what_a_rule_says(
    shipped_book, note, quorum, why
):
    book = changed(shipped_book, "meetings", 1, kind="Extraordinary", note=note)
    said = apart(book.meetings[1])
    assert (noted(said, "quorum").rstrip("."), without_words(said)) == (quorum, why)


def test_of_an_ordinary_meeting_the_whole_is_of_the_rule(shipped_book):
    note = "papers: the snow. The school was shut."
    book = changed(shipped_book, "meetings", 1, note=note)
    assert noted(apart(book.meetings[1]), "papers") == "the snow. The school was shut."


def test_the_words_of_all_rules_are_known():
    sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "llf_docgen").rglob("*.py"))
    used = re.findall(r'\bunless_noted\("(\w+)"|\bnoted\([\w.()]+, "(\w+)"\)', sources)
    assert {one or other for one, other in used} == set(WORDS)
