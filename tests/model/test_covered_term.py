"""How far the year can be told, on a day of it."""

from __future__ import annotations

from datetime import date

import pytest

from llf_docgen.model.report_in_hand import covered_term
from tests import books
from tests.builders import changed, without
from tests.documents import told_on


@pytest.mark.parametrize(
    ("told", "today", "term"),
    [
        pytest.param(told_on.spring, date(2021, 1, 3), "Autumn", id="typed before the term began"),
        pytest.param(told_on.spring, date(2021, 1, 4), "Spring", id="its first day"),
        pytest.param(told_on.spring, date(2021, 7, 20), "Spring", id="nothing of the summer yet"),
        pytest.param(told_on.summer, date(2021, 4, 18), "Spring", id="the day before summer"),
        pytest.param(told_on.summer, date(2021, 7, 20), "Summer", id="before the holidays"),
        pytest.param(told_on.summer, date(2021, 9, 2), "Summer", id="after the year"),
    ],
)
def test_the_year_is_told_up_to_the_last_term_that_has_something(shipped_book, told, today, term):
    assert covered_term(told(shipped_book).with_(today=today)).name == term


def test_one_figure_or_one_development_is_something(shipped_book):
    june = shipped_book.with_(today=date(2021, 6, 1))
    assert covered_term(june).name == "Autumn"
    assert covered_term(changed(june, "kpis", 2, summer=0)).name == "Summer"
    assert covered_term(changed(june, "developments", 1, term="Spring")).name == "Spring"


def test_a_year_of_which_nothing_is_told_is_at_its_first_term(shipped_book):
    bare = without(without(shipped_book, "kpis"), "developments")
    assert covered_term(bare.with_(today=date(2021, 6, 1))).name == "Autumn"
    assert covered_term(books.empty()).name == "Autumn"
