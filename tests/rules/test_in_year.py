"""In year: the day by which the workbook is judged, and the year that it is for."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book
from llf_docgen.model.unread import Unread
from tests.builders import changed, terms, without
from tests.cells import setting
from tests.rules.cases import keeps, of, warning
from tests.rules.changes import held, leaving, sick

AS_AT = setting("As at")
YEAR = setting("Academic year")
JULY, OCTOBER = date(2021, 7, 20), date(2021, 10, 15)


def as_at(book: Book, day: date | None) -> Book:
    """As at says a day, and the workbook is judged by it."""
    return terms(book, as_at=day).with_(today=day)


def on(book: Book, day: date) -> Book:
    """As at is blank, and this is the day."""
    return terms(book, as_at=None).with_(today=day)


CASES = [
    *of(
        "as-at-in-year",
        warning("years before", AS_AT, lambda b: as_at(b, date(2018, 1, 18))),
        warning("the day before the year", AS_AT, lambda b: as_at(b, date(2020, 8, 31))),
        warning("when the year was over", AS_AT, lambda b: as_at(b, date(2021, 9, 10))),
        warning(
            "even where --today has another",
            AS_AT,
            lambda b: as_at(b, date(2018, 1, 18)).with_(today=date(2021, 1, 18)),
        ),
        keeps("the year's first day", lambda b: as_at(b, date(2020, 9, 1))),
        keeps("while the section is owed", lambda b: as_at(b, date(2021, 9, 9))),
        keeps("blank", lambda b: on(b, date(2030, 1, 1))),
    ),
    *of(
        "year-over",
        warning("the day after the last date", YEAR, lambda b: on(b, date(2021, 9, 10))),
        warning(
            "the last paper is sent",
            YEAR,
            lambda b: changed(on(b, date(2021, 9, 3)), "calendar", 6, sent_on=date(2021, 9, 2)),
        ),
        warning(
            "without a Calendar, the day after the annual month",
            YEAR,
            lambda b: without(on(b, date(2021, 10, 1)), "calendar"),
        ),
        keeps("the day of the last date", lambda b: on(b, date(2021, 9, 9))),
        keeps("the year's last day", lambda b: without(on(b, date(2021, 8, 31)), "calendar")),
        keeps("As at says it", lambda b: as_at(b, date(2021, 9, 10))),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_in_year(shipped_book, case):
    case.holds_of(shipped_book)


@pytest.mark.parametrize("day", [date(2014, 1, 18), date(2031, 1, 18)], ids=str)
def test_a_forgotten_as_at_is_told_alone(shipped_book, day):
    found, not_run = rules.check_what_is_read(as_at(shipped_book, day))
    assert [(f.rule, str(f.cell)) for f in found] == [("as-at-in-year", AS_AT)]
    assert {"papers-due", "quorum", "action-overdue", "year-over"} <= {n.rule for n in not_run}
    assert {"as-at-in-year", "no-budget", "kpi-per-priority"}.isdisjoint(n.rule for n in not_run)
    assert {n.needs for n in not_run} == {(shipped_book.terms.at["as_at"],)}
    assert "lies outside the academic year 2020-21 (1 September 2020 to 31 August 2021)" in (
        found[0].message
    )


def test_another_day_than_as_at_is_judged_by_every_rule(shipped_book):
    book = as_at(shipped_book, date(2014, 1, 18)).with_(today=date(2021, 1, 18))
    found, not_run = rules.check_what_is_read(book)
    assert [f.rule for f in found] == ["papers-due", "as-at-in-year"]
    assert not_run == ()


def test_a_forgotten_as_at_is_told_beside_what_cannot_be_read(shipped_book):
    """One unreadable cell must not bring back what is concluded from a wrong day."""
    lost = Unread(shipped_book.objectives[0].at.cell("By when"), "objectives", "by_when", 4)
    found = rules.check(as_at(shipped_book.with_(unread=(lost,)), date(2014, 1, 18)))
    assert [f.rule for f in found] == ["as-at-in-year"]


def test_what_is_wrong_on_any_day_is_told_beside_it(shipped_book):
    book = terms(as_at(shipped_book, date(2014, 1, 18)), priorities=("ITT", "PL"))
    assert [f.rule for f in rules.check(book)] == ["priorities-complete", "as-at-in-year"]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2021, 9, 1), "cycle-next-september"),
        (date(2021, 9, 30), "cycle-next-september"),
        (date(2021, 10, 1), "year-over"),
    ],
)
def test_a_year_is_not_over_while_its_partnership_report_is_due(shipped_book, today, told):
    """Also where the Calendar lacks the date; never both are said."""
    for gone in (without(shipped_book, "calendar", 6), without(shipped_book, "calendar")):
        book = gone.with_(today=today)
        both = [rules.find(id) for id in ("cycle-next-september", "year-over")]
        assert [f.rule for rule in both for f in rule.run(book)] == [told]


def draft_since_november(book: Book) -> Book:
    return changed(held(book), "meetings", 0, minutes_status="Draft", approved_at="")


def due_at_the_next(book: Book) -> Book:
    return changed(
        book, "actions", 2, due=None, due_in_words="next meeting", raised_at="PAG-2021-02"
    )


def long_confirmed(book: Book) -> Book:
    return changed(book, "members", 0, confirmed_on=date(2019, 9, 12), joined=None)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("minutes-approved", draft_since_november),
        ("minutes-approved", lambda b: changed(sick(b), "meetings", 0, approved_at="PAG-2021-02")),
        ("quorum", sick),
        ("quorum-kept", lambda b: leaving(b, time(10, 40))),
        ("decision-quorate", sick),
        ("decision-recorded", lambda b: without(sick(b), "decisions")),
        ("action-due", due_at_the_next),
        ("leader-confirmed", long_confirmed),
    ],
)
def test_once_the_year_is_over_it_is_next_year_s_agenda_that_something_waits_for(
    shipped_book, rule, change
):
    """This year's workbook has none any more."""
    in_july, over = (change(shipped_book).with_(today=day) for day in (JULY, OCTOBER))
    before = [f.message for f in rules.check(in_july) if f.rule == rule]
    assert re.search(r"\bnext (agenda|meeting)\b", " ".join(before))
    assert "next year" not in " ".join(before)
    after = " ".join(f.message for f in rules.check(over) if f.rule == rule)
    assert re.search(r"next year's workbook|the first meeting of next year", after)
    assert "the next agenda" not in after
