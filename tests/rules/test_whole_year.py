"""Each day of a year: what is told of seats, meetings, quorum and reports reads right that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from llf_docgen import rules
from llf_docgen.model.book import Book
from llf_docgen.model.day_in_words import day_in_words
from llf_docgen.model.finding import Finding, Level
from llf_docgen.rules import (
    deliverables,
    in_post,
    in_year,
    leader,
    meetings,
    membership,
    minutes,
    quorum,
    reports,
)
from tests.builders import added, changed, terms, without
from tests.rules.changes import cancelled, extraordinary, held, last_year, led, sick, told_of

MODULES = (
    *(membership, in_post, in_year, leader, meetings),
    *(quorum, minutes, reports, deliverables),
)
RULES = tuple(rule for module in MODULES for rule in module.RULES)
FIRST, LAST = date(2020, 8, 20), date(2021, 10, 15)
DAY = r"(\w+day \d+ \w+ \d{4})"


def lived(book: Book) -> Book:
    """The year went well: held, minuted, reported, all of it sent."""
    book = told_of(told_of(held(book), "Spring"), "Summer")
    for row, sent in ((4, date(2021, 3, 11)), (5, date(2021, 7, 1)), (6, date(2021, 9, 2))):
        book = changed(book, "calendar", row, sent_on=sent)
    return book


def leaving(book: Book) -> Book:
    """The Leader, a member and an organisation leave; the February meeting is cancelled."""
    book = changed(cancelled(book), "members", 7, left=date(2021, 1, 31))
    book = changed(book, "organisations", 6, partner_until=date(2021, 2, 26))
    return led(last_year(book), until=date(2021, 3, 31), then=date(2021, 4, 19))


YEARS = {
    "as shipped": lambda b: b,
    "one that went well": lived,
    "one that lost its quorum": sick,
    "one of leavers": leaving,
    "with an extraordinary meeting": extraordinary,
    "without a Calendar or holidays": lambda b: terms(without(b, "calendar"), holidays=()),
    "with nobody and no meeting": lambda b: without(without(b, "members"), "meetings"),
    "in which the Leader gave way to a member": lambda b: led(
        added(b, "members", 1, left=date(2021, 2, 10)),
        until=date(2021, 2, 10),
        then=date(2021, 2, 10),
        name="Jude Harrowgate",
    ),
}


QUICK = ("as shipped", "one of leavers")
SLOW = pytest.mark.slow
PARAMS = [
    pytest.param(year, id=says, marks=[] if says in QUICK else [SLOW])
    for says, year in YEARS.items()
]


@pytest.fixture(scope="module", params=PARAMS)
def told(request: pytest.FixtureRequest, shipped_book: Book) -> dict[date, list[Finding]]:
    """What is found on each day."""
    book = terms(request.param(shipped_book), as_at=None).of_the_year()
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    return {day: rules.run(RULES, book.with_(today=day)) for day in days}


def messages(told: dict[date, list[Finding]]) -> Iterator[tuple[date, str]]:
    return ((day, finding.message) for day, found in told.items() for finding in found)


def test_each_is_told_once(told):
    for day, found in told.items():
        said = [finding.message for finding in found]
        assert len(said) == len(set(said)), day


def test_no_message_counts_to_nought_or_backwards(told):
    for day, message in messages(told):
        assert not re.search(
            r"\b0 |\bin -|\b1 \w+s\b|\bOnly no\b|\bare no partner| {2}|\.\.", message
        ), (
            day,
            message,
        )


def test_no_message_names_the_groups_own_words(told):
    for day, message in messages(told):
        assert "Big 3" not in message, (day, message)


def test_what_is_due_is_to_come_and_what_was_due_is_past(told):
    for day, message in messages(told):
        for due in re.findall(f"is due by {DAY}", message):
            assert day_in_words(due) >= day, (day, message)
        for due in re.findall(f"was due by {DAY}", message):
            assert day_in_words(due) < day, (day, message)


def test_it_is_best_sent_on_a_day_on_which_people_work(told, shipped_book):
    closed = shipped_book.terms.closed
    for day, message in messages(told):
        for best in re.findall(f"best sent by {DAY}", message):
            assert day <= day_in_words(best), (day, message)
            assert not closed.reason(day_in_words(best)), (day, message)
        assert not re.search("due by (Saturday|Sunday)", message), (day, message)


def test_nothing_that_is_still_to_come_is_told_as_past(told):
    for day, message in messages(told):
        for gone in re.findall(
            rf"(?:left on|met on|was last confirmed as Leader on) {DAY}", message
        ):
            assert day_in_words(gone) <= day, (day, message)


def test_a_year_that_is_over_asks_for_nothing_by_a_day(told):
    for finding in told[LAST]:
        assert finding.rule not in ("report-coming", "in-post", "leader-confirmed"), finding.message


def test_a_year_that_went_well_has_no_breach_on_any_day(shipped_book):
    book = terms(lived(shipped_book), as_at=None).of_the_year()
    for n in range((LAST - date(2021, 2, 12)).days + 1):
        day = date(2021, 2, 12) + timedelta(days=n)
        found = rules.run(RULES, book.with_(today=day))
        assert [f.message for f in found if f.level in (Level.BREACH, Level.ERROR)] == []
