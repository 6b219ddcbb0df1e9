"""Actions as at a day: what came later is not told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.model.actions_then import Matter, as_at, as_it_stood, matters_arising
from llf_docgen.model.book import Book
from llf_docgen.model.records import Action, Meeting
from tests.builders import action, meeting

NOVEMBER, FEBRUARY, JUNE = date(2020, 11, 12), date(2021, 2, 4), date(2021, 6, 17)


@pytest.fixture
def book(shipped_book: Book) -> Book:
    """Three meetings, and no action yet."""
    meetings = meeting("Nov", NOVEMBER), meeting("Feb", FEBRUARY), meeting("Jun", JUNE)
    return shipped_book.with_(meetings=meetings, actions=(), today=date(2021, 7, 1))


def done(day: date, raised_at: str = "Nov") -> Action:
    done = {"status": "Complete", "completed_on": day, "progress": "It is done."}
    return action("A-1", raised_at, **done)


def matters(book: Book, at: int, *actions: Action) -> list[Matter]:
    return matters_arising(book.with_(actions=actions), book.meetings[at])


def refs(found: list[Matter]) -> list[str]:
    return [matter.action.ref for matter in found]


def test_what_was_completed_after_a_day_was_open_on_it():
    complete = done(FEBRUARY)
    before = as_it_stood(complete, date(2021, 2, 3))
    assert (before.status, before.completed_on, before.progress) == ("Open", None, "")
    assert replace(before, status="Complete", completed_on=FEBRUARY, progress="It is done.") == (
        complete
    )
    assert as_it_stood(complete, FEBRUARY) == complete
    assert as_it_stood(complete, JUNE) == complete


@pytest.mark.parametrize("status", ["Open", "In progress", "Cancelled", "Complete"])
def test_what_has_no_day_of_completion_stands_as_it_is(status):
    stands = action("A-1", "Nov", status=status, progress="7 of 8 have replied.")
    assert as_it_stood(stands, NOVEMBER) == stands


def test_as_at_a_day_are_the_actions_raised_by_it_by_due_date(book: Book):
    lived = book.with_(
        actions=(
            action("late", "Feb", due=date(2021, 3, 1)),
            action("ongoing", "Nov", due=None, due_in_words="ongoing"),
            action("b", "Nov", due=date(2021, 1, 8)),
            action("a", "Nov", due=date(2021, 1, 8)),
            action("mail", "1 December 2020", due=date(2020, 12, 12)),
            action("older", "an earlier year", due=date(2020, 12, 1)),
        )
    )

    def at(day: date) -> list[str]:
        return [found.ref for found in as_at(lived, day)]

    assert at(date(2020, 11, 11)) == ["older"]
    assert at(NOVEMBER) == ["older", "a", "b", "ongoing"]
    assert at(date(2020, 12, 1)) == ["older", "mail", "a", "b", "ongoing"]
    assert at(FEBRUARY) == ["older", "mail", "a", "b", "late", "ongoing"]


def test_as_at_a_day_each_stands_as_it_stood(book: Book):
    lived = book.with_(actions=(done(FEBRUARY),))
    assert [found.status for found in as_at(lived, date(2021, 2, 3))] == ["Open"]
    assert [found.status for found in as_at(lived, FEBRUARY)] == ["Complete"]


@pytest.mark.parametrize(
    ("case", "values", "meetings"),
    [
        ("open still", {}, [1, 2]),
        ("in progress", {"status": "In progress"}, [1, 2]),
        ("done before the next meeting", {"completed_on": date(2020, 12, 9)}, [1]),
        ("done on the day of the meeting that raised it", {"completed_on": NOVEMBER}, [1]),
        ("done on the next meeting's day", {"completed_on": FEBRUARY}, [1]),
        ("done after it", {"completed_on": date(2021, 2, 5)}, [1, 2]),
        ("done, nobody says when", {"status": "Complete"}, [1, 2]),
        ("cancelled, and nobody says when", {"status": "Cancelled"}, [1, 2]),
    ],
)
def test_matters_are_what_was_open_when_the_last_meeting_closed_or_raised_since(
    book: Book, case, values, meetings
):
    if "completed_on" in values:
        values = {"status": "Complete", **values}
    raised = action("A-1", "Nov", **values)
    assert [at for at in range(3) if matters(book, at, raised)] == meetings, case


@pytest.mark.parametrize(
    ("raised", "meetings"),
    [
        ("Nov", [1, 2]),
        ("Feb", [2]),
        ("Jun", []),
        ("1 December 2020", [1, 2]),
        ("4 February 2021", [2]),  # the meeting of that day
        ("5 February 2021", [2]),
        ("1 July 2021", []),
        ("an earlier year", [0, 1, 2]),
    ],
)
def test_a_matter_was_raised_before_the_meeting(book: Book, raised, meetings):
    open_still = action("A-1", raised)
    assert [at for at in range(3) if matters(book, at, open_still)] == meetings


def test_what_was_agreed_by_mail_and_done_between_two_meetings_is_told_at_the_next(book: Book):
    quick = done(date(2020, 12, 3), raised_at="1 December 2020")
    assert [at for at in range(3) if matters(book, at, quick)] == [1]


def test_at_the_first_meeting_all_that_is_older_is_a_matter(book: Book):
    older = done(date(2020, 9, 9), raised_at="an earlier year")
    assert [at for at in range(3) if matters(book, at, older)] == [0]


def test_a_matter_has_its_outcome_by_the_meeting_and_what_came_later_with_its_day(book: Book):
    complete = done(date(2021, 3, 1))
    assert matters(book, 1, complete) == [Matter(as_it_stood(complete, FEBRUARY), date(2021, 3, 1))]
    assert matters(book, 2, complete) == [Matter(complete)]
    on_the_day = done(FEBRUARY)
    assert matters(book, 1, on_the_day) == [Matter(on_the_day)]


def test_matters_come_by_due_date_then_reference(book: Book):
    found = matters(
        book,
        1,
        action("ongoing", "Nov", due=None),
        action("c", "Nov", due=date(2021, 2, 1)),
        action("b", "Nov", due=date(2021, 1, 8)),
        action("a", "Nov", due=date(2021, 1, 8)),
    )
    assert refs(found) == ["a", "b", "c", "ongoing"]


def test_a_cancelled_meeting_closed_nothing(book: Book):
    called_off: Meeting = replace(book.meetings[1], status="Cancelled")
    lived = book.with_(meetings=(book.meetings[0], called_off, book.meetings[2]))
    complete = done(date(2021, 1, 8))
    assert refs(matters(lived, 2, complete)) == ["A-1"], "no meeting has heard of it"


def test_the_meetings_may_stand_in_any_order(book: Book):
    turned = book.with_(meetings=book.meetings[::-1])
    complete = done(date(2021, 3, 1))
    assert refs(matters(turned, 0, complete)) == ["A-1"]
    earlier = done(date(2020, 12, 1))
    assert refs(matters(turned, 0, earlier)) == []
