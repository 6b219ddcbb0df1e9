"""Noted: what a Note says after a rule's word."""

from __future__ import annotations

import re

import pytest

from llf_docgen.model.noted import WORDS, noted, without_words
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


def test_the_words_of_all_rules_are_known():
    sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "llf_docgen").rglob("*.py"))
    used = re.findall(r'\bunless_noted\("(\w+)"|\bnoted\([\w.]+, "(\w+)"\)', sources)
    assert {one or other for one, other in used} == set(WORDS)
