"""How the committee writes dates, numbers and lists; when two names are one."""

from __future__ import annotations

from datetime import date, time

import pytest

from llf_docgen.model import wording as w
from llf_docgen.model.cells import Cell, Row, letters
from llf_docgen.model.names import did_you_mean, key, nearest


def test_dates():
    assert w.long_date(date(2021, 2, 4)) == "Thursday 4 February 2021"
    assert w.short_date(date(2020, 9, 10)) == "10 September 2020"
    assert w.table_date(date(2021, 2, 4)) == "4\u00a0Feb\u00a02021"
    assert w.long_date(None) == w.short_date(None) == w.table_date(None) == ""
    assert w.clock(time(9, 5)) == "09:05"
    assert w.clock(None) == ""


@pytest.mark.parametrize(
    ("value", "text"), [(12.0, "12"), (12.5, "12.5"), (1200, "1,200"), (None, ""), (0, "0")]
)
def test_numbers(value, text):
    assert w.number(value) == text


def test_counts_and_lists():
    assert w.count(1, "day") == "1 day"
    assert w.count(2, "agency") == "2 agencies"
    assert w.count(3, "day") == "3 days"
    assert [w.word(n) for n in (0, 3, 10, 11)] == ["no", "three", "ten", "11"]
    assert w.listing([]) == ""
    assert w.listing(["a"]) == "a"
    assert w.listing(["a", "b", "c"]) == "a, b and c"
    assert w.listing(["a", "b"], "or") == "a or b"


def test_numbers_in_a_sentence():
    said = [w.many(n, "agency") for n in (0, 1, 2, 11)]
    assert said == ["no agency", "one agency", "two agencies", "11 agencies"]


def test_sentences():
    assert w.sentence("") == ""
    assert w.sentence(" so it is ") == "So it is."
    assert w.sentence("Is it?") == "Is it?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Paper F: “Plan A.”", "Paper F: “Plan A.”"),
        ('He asked: "Why?"', 'He asked: "Why?"'),
        ("He asked why.'", "He asked why.'"),
        ("And so on …", "And so on …"),
        ("Paper F: “Plan A”", "Paper F: “Plan A”."),
        ("Agreed (as in Feb.)", "Agreed (as in Feb.)."),
    ],
)
def test_a_sentence_that_ends_within_quotation_marks_ends_once(text, said):
    assert w.sentence(text) == said


@pytest.mark.parametrize(
    ("day", "text"), [(4, "today"), (5, "tomorrow"), (14, "in ten days"), (3, "yesterday")]
)
def test_away(day, text):
    assert w.away(date(2021, 2, day), date(2021, 2, 4)) == text


def test_keys_leave_out_what_does_not_tell_names_apart():
    assert key("St. Hugh's ") == key("st hugh\u2019s")
    assert key("Policies & Protocols") == key("policies and protocols")
    assert key(None) == ""
    assert key("Infant") != key("Junior")


def test_near_misses():
    choices = ["Red", "Amber", "Green"]
    assert nearest("Ammber", choices) == "Amber"
    assert nearest("xyz", choices) == ""
    assert did_you_mean("Gren", choices) == ' Did you mean "Green"?'
    assert did_you_mean("q", choices) == ""


def test_cells():
    assert [letters(n) for n in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]
    row = Row("Action plan", 7, {"Ref": 2, "Lead": 0})
    assert str(row.cell("Ref")) == "Action plan!B7"
    assert str(row.cell("Lead")) == "Action plan!B7"
    assert str(Cell("Terms")) == "Terms"
