"""What was decided without a quorum is a recommendation, until a quorate decision confirms it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.quorum import Gap
from llf_docgen.model.recommendations import (
    confirmation_of,
    confirmed_by,
    falls_in,
    is_recommendation,
    recommendations_of,
    to_confirm,
)
from llf_docgen.model.records import Decision, Meeting
from llf_docgen.model.timing import Timed
from tests.builders import agenda_item, decision, meeting, member, organisation, present

FIRST, SECOND, THIRD = date(2020, 11, 12), date(2021, 2, 4), date(2021, 6, 17)
ALL = ("Lea", "Sam", "Eve")
ITEM = agenda_item("Two", "1")


@pytest.fixture
def book(shipped_book: Book) -> Book:
    """Three meetings of a group whose quorum is three; only Lea and Sam came to the first."""
    times = {"start": time(9, 30), "end": time(11, 30)}
    meetings = (
        meeting("One", FIRST, **times),
        meeting("Two", SECOND, **times),
        meeting("Three", THIRD, **times),
    )
    came = [present("One", "Lea"), present("One", "Sam")]
    came += [present(ref, name) for ref in ("Two", "Three") for name in ALL]
    schools = ("North", "South", "East")
    return shipped_book.with_(
        today=date(2021, 7, 1),
        meetings=meetings,
        organisations=tuple(organisation(name) for name in schools),
        members=tuple(member(n, s) for n, s in zip(ALL, schools, strict=True)),
        attendance=tuple(came),
        agenda=(),
        decisions=(),
    )


def refs(decisions: list[Decision]) -> list[str]:
    return [found.ref for found in decisions]


def to_be_confirmed(book: Book, at: int) -> list[str]:
    return refs(to_confirm(book, book.meetings[at]))


def test_all_that_a_meeting_without_a_quorum_decided_is_a_recommendation(book: Book):
    lived = book.with_(decisions=(decision("D-1", "One"), decision("D-2", "One", agenda_no="")))
    assert refs(recommendations_of(lived, lived.meetings[0])) == ["D-1", "D-2"]
    assert all(is_recommendation(lived, found) for found in lived.decisions)


def test_what_a_quorate_meeting_decided_is_none(book: Book):
    lived = book.with_(decisions=(decision("D-1", "Two"),))
    assert recommendations_of(lived, lived.meetings[1]) == []
    assert not is_recommendation(lived, lived.decisions[0])


def test_where_nobody_recorded_who_came_nothing_is_said_of_the_quorum(book: Book):
    lived = book.with_(decisions=(decision("D-1", "One"),), attendance=())
    assert recommendations_of(lived, lived.meetings[0]) == []


def test_a_decision_between_meetings_has_no_quorum_to_lack(book: Book):
    mail = decision("D-1", "by e-mail", date=date(2020, 12, 1))
    assert not is_recommendation(book.with_(decisions=(mail,)), mail)


@pytest.fixture
def lost_at_ten(book: Book) -> Book:
    """The second meeting lost its quorum at 10:00; its items last 30, 30 and 40 minutes."""
    left = tuple(
        replace(a, left=time(10, 0)) if (a.meeting, a.name) == ("Two", "Eve") else a
        for a in book.attendance
    )
    lengths = (("1.", 30), ("2.", 30), ("3.", 40))
    items = tuple(agenda_item("Two", no, minutes) for no, minutes in lengths)
    return book.with_(attendance=left, agenda=items)


@pytest.mark.parametrize(
    ("no", "recommended"),
    [("1", False), ("2", True), ("2.", True), ("3", True), ("", False), ("9", False)],
)
def test_where_the_quorum_was_lost_half_way_its_items_recommend(lost_at_ten: Book, no, recommended):
    lived = lost_at_ten.with_(decisions=(decision("D-1", "Two", agenda_no=no),))
    assert (recommendations_of(lived, lived.meetings[1]) != []) is recommended
    assert is_recommendation(lived, lived.decisions[0]) is recommended


def test_only_the_items_without_a_quorum_recommend(lost_at_ten: Book):
    lived = lost_at_ten.with_(
        decisions=tuple(decision(f"D-{no}", "Two", agenda_no=str(no)) for no in (1, 2, 3))
    )
    assert refs(recommendations_of(lived, lived.meetings[1])) == ["D-2", "D-3"]


@pytest.mark.parametrize(
    ("start", "end", "falls"),
    [
        ((9, 30), (10, 0), False),
        ((9, 30), (10, 1), True),
        ((10, 0), (10, 30), True),
        ((10, 10), (10, 20), True),
        ((9, 0), (11, 0), True),
        ((10, 29), (11, 0), True),
        ((10, 30), (11, 0), False),
    ],
)
def test_an_item_falls_in_a_gap_in_part_or_whole(start, end, falls):
    gap = Gap(time(10, 0), time(10, 30), ())
    assert falls_in(Timed(ITEM, time(*start), time(*end)), gap) is falls


@pytest.mark.parametrize("to_the_end", [True, False])
@pytest.mark.parametrize("start", [(10, 30), (11, 55)])
def test_what_was_to_come_after_the_meeting_closed_was_taken_before(start, to_the_end):
    gap = Gap(time(10, 0), time(10, 30), (), to_the_end)
    assert falls_in(Timed(ITEM, time(*start), time(12, 0)), gap) is to_the_end


def test_a_meeting_that_closed_early_without_a_quorum_only_recommends(lost_at_ten: Book):
    """Its last item was to begin at 10:30, when it had closed."""
    one, two, three = lost_at_ten.meetings
    book = lost_at_ten.with_(
        meetings=(one, replace(two, closed=time(10, 20)), three),
        decisions=tuple(decision(f"D-{no}", "Two", agenda_no=str(no)) for no in (1, 2, 3)),
    )
    assert refs(recommendations_of(book, book.meetings[1])) == ["D-2", "D-3"]


def test_an_item_whose_time_is_not_known_falls_in_none():
    gap = Gap(time.min, time.max, ())
    assert not falls_in(Timed(ITEM, None, None), gap)
    assert not falls_in(Timed(ITEM, time(10, 0), None), gap)
    assert not falls_in(Timed(ITEM, None, time(10, 0)), gap)


def confirming(ref: str = "D-9", meeting: str = "Two", **values) -> Decision:
    return decision(ref, meeting, **{"confirms": "D-1", **values})


@pytest.mark.parametrize(
    ("case", "by"),
    [
        ("by the column", {"confirms": "D-1"}),
        ("as people write it", {"confirms": "d 1"}),
        ("in its words", {"confirms": "", "text": "Confirmed D-1 of November."}),
        ("likewise", {"confirms": "", "text": "The group confirms the decision d-1."}),
        ("by e-mail", {"meeting": "by e-mail", "date": date(2020, 12, 1)}),
        ("by the Leader", {"meeting": "Leader's action", "date": date(2020, 12, 1)}),
    ],
)
def test_a_decision_that_names_it_confirms_it(book: Book, case, by):
    recommended = decision("D-1", "One")
    confirmed = book.with_(decisions=(recommended, confirming(**by)))
    found = confirmation_of(confirmed, recommended)
    assert found is confirmed.decisions[1], case


@pytest.mark.parametrize(
    ("case", "by"),
    [
        ("another one", {"confirms": "D-2"}),
        ("nothing", {"confirms": ""}),
        ("named, not confirmed", {"confirms": "", "text": "Noted D-1."}),
        ("confirmed, not named", {"confirms": "", "text": "Confirmed the plan."}),
        ("made without a quorum itself", {"meeting": "One"}),
    ],
)
def test_other_decisions_do_not(book: Book, case, by):
    recommended = decision("D-1", "One")
    lived = book.with_(decisions=(recommended, confirming(**by)))
    assert confirmation_of(lived, recommended) is None, case


def test_a_decision_does_not_confirm_itself(book: Book):
    itself = decision("D-1", "Two", confirms="D-1", text="Confirmed D-1.")
    assert confirmation_of(book.with_(decisions=(itself,)), itself) is None


def test_one_without_a_reference_cannot_be_named(book: Book):
    nameless = decision("", "One")
    lived = book.with_(decisions=(nameless, decision("D-9", "Two", text="Confirmed all.")))
    assert confirmation_of(lived, nameless) is None


def test_of_two_confirmations_the_first_by_date_counts(book: Book):
    recommended = decision("D-1", "One")
    later, first = confirming("D-9", "Three"), confirming("D-8", "Two")
    undated = confirming("D-7", "by e-mail")
    lived = book.with_(decisions=(recommended, undated, later, first))
    assert confirmation_of(lived, recommended) is first


def test_what_is_to_be_confirmed_stands_on_each_agenda_until_it_is(book: Book):
    lived = book.with_(decisions=(decision("D-1", "One"), decision("D-2", "Two")))
    assert [to_be_confirmed(lived, at) for at in range(3)] == [[], ["D-1"], ["D-1"]]
    confirmed = lived.with_(decisions=(*lived.decisions, confirming(meeting="Two")))
    assert [to_be_confirmed(confirmed, at) for at in range(3)] == [[], ["D-1"], []]


def test_what_was_confirmed_between_meetings_is_on_no_agenda_after_that_day(book: Book):
    recommended = decision("D-1", "One")

    def by_mail(day: date | None) -> list[str]:
        mail = confirming(meeting="by e-mail", date=day)
        return to_be_confirmed(book.with_(decisions=(recommended, mail)), 1)

    assert by_mail(date(2021, 2, 3)) == []
    assert by_mail(SECOND) == ["D-1"], "it was still open when the agenda was made"
    assert by_mail(None) == ["D-1"], "nobody says when"


def test_it_is_confirmed_from_the_day_of_the_confirmation_on(book: Book):
    recommended, confirmed = decision("D-1", "One"), confirming(meeting="Two")
    lived = book.with_(decisions=(recommended, confirmed))
    assert confirmed_by(lived.with_(today=date(2021, 2, 3)), recommended) is None
    for day in (SECOND, THIRD):
        assert confirmed_by(lived.with_(today=day), recommended) == (confirmed, SECOND)


def test_what_a_cancelled_meeting_would_have_decided_is_not_to_be_confirmed(book: Book):
    called_off: Meeting = replace(book.meetings[0], status="Cancelled")
    meetings = (called_off, *book.meetings[1:])
    lived = book.with_(meetings=meetings, decisions=(decision("D-1", "One"),))
    assert to_be_confirmed(lived, 1) == []


def test_the_old_recommendation_stays_one_after_it_was_confirmed(book: Book):
    recommended = decision("D-1", "One")
    lived = book.with_(decisions=(recommended, confirming()))
    assert is_recommendation(lived, recommended)
    assert not is_recommendation(lived, lived.decisions[1])


MADE, IN_VAIN = decision("D-1", "One"), confirming("D-2", "One")


@pytest.mark.parametrize(
    ("case", "more", "open_still"),
    [
        ("nothing more", (), ["D-1", "D-2"]),
        ("the recommendation itself is confirmed", (confirming(),), []),
        ("what was to confirm it is", (confirming(confirms="D-2"),), []),
        ("by e-mail", (confirming(meeting="by e-mail", date=date(2020, 12, 1)),), []),
        ("in vain, too", (confirming("D-3", "One", confirms="D-2"),), ["D-1", "D-2", "D-3"]),
        (
            "in vain twice, then itself",
            (confirming("D-3", "One", confirms="D-2"), confirming()),
            [],
        ),
        (
            "one of two that are named",
            (
                decision("D-4", "One"),
                confirming("D-3", "One", confirms="D-1; D-4"),
                confirming(confirms="D-4"),
            ),
            ["D-1", "D-2", "D-3"],
        ),
        (
            "with one that nobody knows",
            (confirming("D-3", "One", confirms="D-1; D-8"), confirming()),
            ["D-3"],
        ),
        (
            "each other",
            (
                confirming("D-3", "One", confirms="D-4"),
                confirming("D-4", "One", confirms="D-3"),
                confirming(),
            ),
            ["D-3", "D-4"],
        ),
    ],
)
def test_what_was_to_confirm_without_a_quorum_is_one_matter_with_that(
    book: Book, case, more, open_still
):
    lived = book.with_(decisions=(MADE, IN_VAIN, *more))
    assert to_be_confirmed(lived, 2) == open_still, case


def test_it_is_confirmed_on_the_last_day_on_which_one_of_what_it_names_was(book: Book):
    both = confirming("D-3", "One", confirms="D-1 and D-2")
    lived = book.with_(
        decisions=(
            MADE,
            decision("D-2", "One"),
            both,
            confirming("D-8", "Three"),
            confirming("D-9", "Two", confirms="D-2"),
        )
    )
    assert confirmed_by(lived, both) == (lived.decisions[3], THIRD)
