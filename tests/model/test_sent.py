"""A document is living until it is sent; then it is a record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.sent import (
    Since,
    briefing_since,
    minutes_since,
    papers_since,
    partnership_since,
    report_since,
)
from tests.builders import changed, without

SENT = date(2021, 1, 28)
MEETING = date(2021, 2, 4)


def test_agenda_and_log_are_a_record_from_the_day_the_papers_went_out(shipped_book: Book):
    february = shipped_book.meetings[1]
    assert papers_since(shipped_book, february) is None
    sent = replace(february, papers_circulated=SENT)
    assert papers_since(shipped_book, sent) == Since("Papers circulated", SENT)
    later = shipped_book.with_(today=date(2021, 3, 1))
    assert papers_since(later, sent) == Since("Papers circulated", SENT)


def test_they_are_a_record_once_the_meeting_is_past_though_nobody_entered_a_day(
    shipped_book: Book,
):
    february = shipped_book.meetings[1]
    assert papers_since(shipped_book.with_(today=MEETING), february) is None
    past = shipped_book.with_(today=date(2021, 2, 5))
    assert papers_since(past, february) == Since("", MEETING)


def test_minutes_are_a_record_from_the_day_they_were_circulated(shipped_book: Book):
    november, february = shipped_book.meetings
    assert minutes_since(november) == Since("Minutes circulated", date(2020, 11, 18))
    assert minutes_since(february) is None
    assert minutes_since(replace(february, minutes_status="Draft")) is None


def test_approved_minutes_are_a_record_though_nobody_entered_when_they_went_out(
    shipped_book: Book,
):
    approved = replace(shipped_book.meetings[1], minutes_status="Approved")
    assert minutes_since(approved) == Since("Minutes status", None)
    on = replace(approved, approved_on=date(2021, 2, 12))
    assert minutes_since(on) == Since("Minutes status", date(2021, 2, 12))
    both = replace(on, minutes_circulated=date(2021, 2, 9))
    assert minutes_since(both) == Since("Minutes circulated", date(2021, 2, 9))


def test_a_report_is_a_record_once_its_board_has_it(shipped_book: Book):
    autumn, spring, _ = shipped_book.terms.year.terms
    assert report_since(shipped_book, autumn) == Since("Sent on", date(2020, 12, 3))
    assert report_since(shipped_book, spring) is None
    assert report_since(without(shipped_book, "calendar"), autumn) is None


def test_the_partnership_section_is_a_record_once_sent_for_after_the_year(shipped_book: Book):
    assert shipped_book.calendar[0].sent_on, "last year's went out"
    assert partnership_since(shipped_book) is None
    sent = changed(shipped_book, "calendar", 6, sent_on=date(2021, 9, 2))
    assert partnership_since(sent) == Since("Sent on", date(2021, 9, 2))
    assert partnership_since(without(shipped_book, "calendar")) is None


def test_a_briefing_is_a_record_once_its_message_was_sent(shipped_book: Book):
    message = shipped_book.communications[0]
    sent = replace(message, sent_on=date(2021, 1, 12))
    assert briefing_since(sent) == Since("Sent on", date(2021, 1, 12))
    assert briefing_since(replace(message, sent_on=None)) is None


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (
            Since("Papers circulated", SENT),
            "as it stood when Papers circulated was entered (28 January 2021)",
        ),
        (Since("Minutes status", None), "as it stood when Minutes status was entered"),
        (Since("", MEETING), "as it stood at the meeting on 4 February 2021"),
    ],
)
def test_since_when_is_said_in_words(since, words):
    assert since.in_words == words
