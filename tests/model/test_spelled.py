"""The same day or time in two spellings is the same; anything else is not."""

from __future__ import annotations

from itertools import combinations

import pytest

from llf_docgen.model.spelled import as_typed, say_the_same

DAYS = [
    "26 February 2021", "26 Feb 2021", "26\u00a0Feb\u00a02021", "Friday 26 February 2021",
    "Fri 26 Feb 2021", "Friday, 26th February 2021", "the 26th of February 2021", "26/02/2021",
    "26/2/21", "26.02.2021", "2021-02-26", "February 26, 2021", "26 Feb. 2021", "26-Feb-2021",
]  # fmt: skip
TIMES = ["9:30", "09:30", "9.30 am", "9:30am", "9.30 a.m.", "09.30am"]
YEARLESS = ["26 Feb", "26th February", "26 February"]


@pytest.mark.parametrize("spellings", [DAYS, TIMES, YEARLESS, ["2 pm", "14:00", "2.00 pm"],
                                       ["noon", "12 noon", "12:00", "12 pm"],
                                       ["9:30-11:30", "09:30 to 11:30", "9.30 am \u2013 11:30"],
                                       ["Ada's \"plan-b\"", "Ada\u2019s \u201cplan\u2011b\u201d"]])  # fmt: skip
def test_spellings_of_one(spellings):
    for one, other in combinations(spellings, 2):
        assert say_the_same(one, other), (one, other)
        assert say_the_same(f"by {one}, at Hull", f"by  {other}, at Hull"), (one, other)
        assert not say_the_same(f"by {one}", f"from {other}")


def test_as_typed_is_as_long_as_it_was():
    text = "\u2018a\u2019 \u201cb\u201d 2021\u201122, 1\u00a0May \u20135\u202f%"
    assert as_typed(text) == "'a' \"b\" 2021-22, 1 May \u20135 %"
    assert len(as_typed(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a-b", "a to b"),
        ("9:30-11:30", "9:30 and 11:30"),
        ("9:30 to noon", "9:30 until 11:00"),
        ("26 Feb 2021", "26 Feb 2022"),
        ("26 Feb 2021", "25 Feb 2021"),
        ("26 Feb 2021", "26 Mar 2021"),
        ("26 Feb 2021", "26 Feb"),
        ("26 Feb 2021", "Thursday 26 February 2021"),
        ("Thursday 26 Feb", "Friday 26 Feb"),
        ("03/02/2021", "2 March 2021"),
        ("9:30", "9:30 pm"),
        ("9:30", "9:35"),
        ("9.30", "09.30"),
        ("9:30", "9:30 to 10:30"),
        ("2 February 2021", "Complete, 2 February 2021"),
        ("Ada", "Eda"),
        ("", "x"),
        ("31 Feb 2021", "31 February 2021"),
        ("1.2.3", "1:2:3"),
    ],
)
def test_what_is_not_one(one, other):
    assert not say_the_same(one, other)


def test_a_time_with_a_full_stop_is_one_beside_one_that_is_certain():
    assert say_the_same("from 9.30 on", "from 09:30 on")
