"""The quorum truth table: who counts, and for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.quorum import gaps, partners_with_seat, quorum, unaccounted
from tests.builders import added, member, organisation, present, terms

DAY = date(2021, 2, 4)
M = "PAG-2021-02"
ORGANISATIONS = (
    organisation("North"),
    organisation("South"),
    organisation("East"),
    organisation("West"),
    organisation("Trust A Academy"),
    organisation("Trust B Academy"),
    organisation("Guesthouse", partner=False),
    organisation("No Seat School"),
)
MEMBERS = (
    member("Lea", "North", "Leader"),
    member("Nia", "North"),
    member("Nat", "North"),
    member("Sam", "South"),
    member("Eve", "East"),
    member("Wim", "West"),
    member("Ada", "Trust A Academy"),
    member("Ben", "Trust B Academy"),
    member("Gus", "Guesthouse"),
    member("Obi", "South", "Observer"),
    member("Sec", "North", "Secretariat"),
    member("Old", "East", left=date(2021, 1, 31)),
    member("New", "West", joined=DAY),
    member("End", "West", left=DAY),
    member("Two", "East"),
    member("Two", "West"),
)


@pytest.fixture
def book(shipped_book: Book) -> Book:
    return shipped_book.with_(organisations=ORGANISATIONS, members=MEMBERS, attendance=())


@pytest.mark.parametrize(
    ("case", "rows", "counted"),
    [
        ("three people of one organisation", ["Lea", "Nia", "Nat"], 1),
        ("the Leader counts for their own", ["Lea"], 1),
        ("four organisations", ["Lea", "Sam", "Eve", "Wim"], 4),
        ("two academies of one trust", ["Ada", "Ben"], 2),
        ("an observer", ["Obi"], 0),
        ("a guest nobody knows", ["Head of No Seat School"], 0),
        ("the secretariat, though employed by a partner", ["Sec"], 0),
        ("a member whose organisation is no partner", ["Gus"], 0),
        ("a member who left before", ["Old"], 0),
        ("joined on the day", ["New"], 1),
        ("left on the day", ["End"], 1),
        ("one person with two seats", ["Two"], 1),
        ("a name in other capitals", ["LEA", "nia"], 1),
    ],
)
def test_members(book: Book, case: str, rows: list[str], counted: int):
    meeting = book.meetings[1]
    stood = quorum(book.with_(attendance=tuple(present(M, name) for name in rows)), meeting)
    assert stood.present == counted, case


@pytest.mark.parametrize(
    ("case", "rows", "counted"),
    [
        ("for a member with apologies", [present(M, "Zoe", substitute_for="Sam")], ("South",)),
        (
            "member and own substitute both there",
            [present(M, "Sam"), present(M, "Zoe", substitute_for="Sam")],
            ("South",),
        ),
        (
            "from another partner: counts for the one stood for",
            [present(M, "Zoe", organisation="East", substitute_for="Sam")],
            ("South",),
        ),
        (
            "a member who substitutes besides their own seat counts once",
            [present(M, "Lea", substitute_for="Sam")],
            ("North",),
        ),
        ("the secretariat can't substitute", [present(M, "Sec", substitute_for="Sam")], ()),
        ("an observer can", [present(M, "Obi", substitute_for="Sam")], ("South",)),
        ("for somebody who left", [present(M, "Zoe", substitute_for="Old")], ()),
        ("for nobody known", [present(M, "Zoe", substitute_for="Nobody")], ()),
        ("for an observer", [present(M, "Zoe", substitute_for="Obi")], ()),
        (
            "someone who left may come back as a substitute",
            [present(M, "Old", substitute_for="Sam")],
            ("South",),
        ),
        ("online", [present(M, "Sam", how="Online")], ("South",)),
        ("late arrival", [present(M, "Sam", arrived=time(10, 5))], ("South",)),
        ("apologies", [present(M, "Sam", status="Apologies")], ()),
        ("absent", [present(M, "Sam", status="Absent")], ()),
        ("expected", [present(M, "Sam", status="Expected")], ()),
        (
            "two seats: the row names which",
            [present(M, "Two", organisation="West")],
            ("West",),
        ),
        ("another meeting", [present("PAG-2020-11", "Sam")], ()),
    ],
)
def test_substitutes_and_statuses(book: Book, case: str, rows, counted: tuple[str, ...]):
    stood = quorum(book.with_(attendance=tuple(rows)), book.meetings[1])
    assert stood.organisations == counted, case


def test_parameters_change_what_counts(book: Book):
    meeting = book.meetings[1]
    substitute = book.with_(attendance=(present(M, "Zoe", substitute_for="Sam"),))
    assert quorum(terms(substitute, substitutes_count=False), meeting).present == 0
    online = book.with_(attendance=(present(M, "Sam", how="Online"),))
    assert quorum(terms(online, remote_counts=False), meeting).present == 0
    people = book.with_(attendance=tuple(present(M, n) for n in ("Lea", "Nia", "Nat")))
    stood = quorum(terms(people, quorum_counts="people"), meeting)
    assert (stood.present, stood.quorate) == (3, True)


def test_quorate_at_exactly_the_number(book: Book):
    meeting = book.meetings[1]
    three = book.with_(attendance=tuple(present(M, n) for n in ("Lea", "Sam", "Eve")))
    assert quorum(three, meeting).quorate
    assert not quorum(terms(three, quorum=4), meeting).quorate


def test_a_partner_is_one_on_the_meeting_s_day(book: Book):
    ended = replace(ORGANISATIONS[1], partner_until=date(2021, 2, 3))
    here = book.with_(attendance=(present(M, "Sam"),))
    meeting = here.meetings[1]
    assert quorum(here, meeting).present == 1
    gone = here.with_(organisations=(ORGANISATIONS[0], ended, *ORGANISATIONS[2:]))
    assert quorum(gone, meeting).present == 0
    last_day = replace(ended, partner_until=DAY)
    assert quorum(here.with_(organisations=(last_day,)), meeting).present == 1


def test_short_names_are_names_too(book: Book):
    short = replace(ORGANISATIONS[1], name="South Bank Academy", short_name="South")
    here = book.with_(organisations=(short,), attendance=(present(M, "Sam"),))
    assert quorum(here, here.meetings[1]).organisations == ("South Bank Academy",)
    assert [o.name for o in partners_with_seat(here, here.meetings[1])] == ["South Bank Academy"]


def test_partners_with_seat_leave_out_the_seatless(book: Book):
    names = [o.name for o in partners_with_seat(book, book.meetings[1])]
    assert "No Seat School" not in names
    assert "Guesthouse" not in names
    assert len(names) == 6


def test_shipped_meeting(shipped_book: Book):
    stood = quorum(shipped_book, shipped_book.meetings[0])
    assert (stood.present, stood.needed, stood.quorate) == (6, 3, True)
    more = added(shipped_book, "attendance", name="Grace Okell", organisation="")
    assert quorum(more, shipped_book.meetings[0]).present == 6


def test_an_organisation_typed_in_two_ways_is_one(book: Book):
    twins = (organisation("Millfield Rise Academy"), organisation("Milfield Rise Academy"))
    people = (member("Ann", "Millfield Rise Academy"), member("Bob", "Milfield Rise Academy"))
    both = book.with_(
        organisations=twins, members=people, attendance=(present(M, "Ann"), present(M, "Bob"))
    )
    assert quorum(both, both.meetings[1]).present == 1


def _timed(book: Book, *stays: tuple[str, time | None, time | None]) -> list[tuple[time, time]]:
    rows = tuple(present(M, name, arrived=a, left=b) for name, a, b in stays)
    here = book.with_(attendance=rows)
    return [(gap.start, gap.end) for gap in gaps(here, here.meetings[1])]


START, END = time(9, 30), time(11, 30)


@pytest.mark.parametrize(
    ("case", "stays", "lost"),
    [
        ("all there", [("Lea", None, None), ("Sam", None, None), ("Eve", None, None)], []),
        (
            "three from 10:05",
            [("Lea", None, None), ("Sam", None, None), ("Eve", time(10, 5), None)],
            [(START, time(10, 5))],
        ),
        (
            "two from 10:40",
            [("Lea", None, None), ("Sam", None, None), ("Eve", None, time(10, 40))],
            [(time(10, 40), END)],
        ),
        (
            "one leaves at the minute another arrives",
            [
                ("Lea", None, None),
                ("Sam", None, None),
                ("Eve", None, time(10, 5)),
                ("Ada", time(10, 5), None),
            ],
            [],
        ),
        (
            "a break in the middle",
            [
                ("Lea", None, None),
                ("Sam", None, None),
                ("Eve", None, time(10, 5)),
                ("Ada", time(10, 15), None),
            ],
            [(time(10, 5), time(10, 15))],
        ),
        (
            "two reasons, one gap",
            [("Lea", None, time(10, 30)), ("Sam", None, None), ("Eve", None, time(10, 5))],
            [(time(10, 5), END)],
        ),
        ("never quorate: the quorum rule speaks", [("Lea", None, None)], []),
        (
            "arrived before the start, left after the end",
            [("Lea", time(9, 0), None), ("Sam", None, time(12, 0)), ("Eve", None, None)],
            [],
        ),
    ],
)
def test_gaps(book: Book, case, stays, lost):
    assert _timed(book, *stays) == lost, case


def test_gaps_without_the_meeting_s_times(book: Book):
    rows = (present(M, "Lea"), present(M, "Sam"), present(M, "Eve", left=time(10, 40)))
    bare = replace(book.meetings[1], start=None, end=None)
    here = book.with_(attendance=rows, meetings=(book.meetings[0], bare))
    (gap,) = gaps(here, bare)
    assert (gap.start, gap.end, gap.missing) == (time(10, 40), time.max, ("East",))


def _lost(book: Book, *rows, **times) -> list[tuple[time, time, tuple[str, ...]]]:
    meeting = replace(book.meetings[1], **times)
    here = book.with_(attendance=rows, meetings=(book.meetings[0], meeting))
    return [(gap.start, gap.end, gap.missing) for gap in gaps(here, meeting)]


def test_a_gap_ends_when_the_meeting_closed(book: Book):
    rows = (present(M, "Lea"), present(M, "Sam"), present(M, "Eve", left=time(10, 40)))
    (gap,) = _lost(book, *rows, closed=time(11, 5))
    assert gap == (time(10, 40), time(11, 5), ("East",))
    (longer,) = _lost(book, *rows, closed=time(11, 50))
    assert longer == (time(10, 40), time(11, 50), ("East",))
    assert _lost(book, *rows, closed=time(10, 40)) == []


def test_who_leaves_when_it_was_to_end_is_missed_where_it_ran_on(book: Book):
    rows = (present(M, "Lea"), present(M, "Sam"), present(M, "Eve", left=END))
    assert _lost(book, *rows) == []
    assert _lost(book, *rows, closed=time(11, 45)) == [(END, time(11, 45), ("East",))]


def test_a_gap_lacks_those_who_lack_at_its_end(book: Book):
    rows = (
        present(M, "Lea", left=time(10, 30)),
        present(M, "Sam"),
        present(M, "Eve", left=time(10, 5)),
    )
    assert _lost(book, *rows) == [(time(10, 5), END, ("North", "East"))]


def test_two_gaps_with_a_quorum_between_them_are_two(book: Book):
    rows = (
        present(M, "Lea"),
        present(M, "Sam", arrived=time(9, 45)),
        present(M, "Eve", left=time(11, 0)),
    )
    assert _lost(book, *rows) == [
        (START, time(9, 45), ("South",)),
        (time(11, 0), END, ("East",)),
    ]


def test_a_second_of_one_school_keeps_the_quorum_when_the_first_leaves(book: Book):
    rows = (
        present(M, "Lea", left=time(10, 0)),
        present(M, "Nia"),
        present(M, "Sam"),
        present(M, "Eve"),
    )
    assert _lost(book, *rows) == []


def test_where_people_are_counted_a_gap_is_counted_in_people(book: Book):
    rows = (present(M, "Lea"), present(M, "Nia"), present(M, "Nat", left=time(10, 0)))
    people = terms(book, quorum_counts="people")
    assert _lost(people, *rows) == [(time(10, 0), END, ())], "their school is still there"


def test_without_its_times_a_meeting_begins_and_ends_with_the_day(book: Book):
    rows = (present(M, "Lea"), present(M, "Sam"), present(M, "Eve", arrived=time(9, 45)))
    assert _lost(book, *rows, start=None, end=None) == [(time.min, time(9, 45), ("East",))]


def test_those_expected_can_be_counted_before_a_meeting(book: Book):
    rows = (present(M, "Lea", status="Expected"), present(M, "Sam"), present(M, "Eve"))
    here = book.with_(attendance=rows)
    assert quorum(here, here.meetings[1]).present == 2
    assert quorum(here, here.meetings[1], ("Expected", "Present")).present == 3
    assert quorum(here, here.meetings[1], ("Expected",)).organisations == ("North",)


def test_a_seat_tells_who_it_is_and_the_row_it_stands_in(book: Book):
    row = present(M, "Zoe", substitute_for="Sam")
    here = book.with_(attendance=(row, present(M, "zoe", substitute_for="Eve")))
    (seat,) = quorum(here, here.meetings[1]).seats
    assert (seat.person, seat.organisation, seat.row) == ("Zoe", "South", row)


def test_a_person_counts_by_the_first_row_that_counts(book: Book):
    rows = (present(M, "Sam", status="Apologies"), present(M, "Sam"), present(M, "Obi"))
    here = book.with_(attendance=rows)
    assert quorum(here, here.meetings[1]).organisations == ("South",)


def test_in_person_counts_where_taking_part_from_afar_does_not(book: Book):
    rows = (present(M, "Sam", how="In person"), present(M, "Eve"), present(M, "Wim", how="Online"))
    here = terms(book.with_(attendance=rows), remote_counts=False)
    assert quorum(here, here.meetings[1]).organisations == ("South", "East")


def test_an_observer_who_stands_for_nobody_known_counts_for_none(book: Book):
    rows = (present(M, "Obi", substitute_for="Nobody"), present(M, "Gus", substitute_for="Sam"))
    here = book.with_(attendance=rows)
    assert quorum(here, here.meetings[1]).organisations == (), "a member is no substitute"


def test_a_role_that_changed_counts_by_its_dates(book: Book):
    until, since = date(2021, 1, 31), date(2021, 2, 1)
    changed_role = (
        member("Obi", "South", "Observer", left=until),
        member("Obi", "South", joined=since),
    )
    here = book.with_(members=changed_role, attendance=(present(M, "Obi"),))
    assert quorum(here, here.meetings[1]).organisations == ("South",)
    earlier = replace(here.meetings[1], date=until)
    assert quorum(here, earlier).organisations == ()


def test_partners_with_seat_are_those_of_the_day(book: Book):
    only_old = book.with_(members=tuple(m for m in MEMBERS if m.name in ("Old", "Obi", "Sec")))
    assert partners_with_seat(only_old, book.meetings[1]) == []
    assert [o.name for o in partners_with_seat(only_old, book.meetings[0])] == ["East"]


def test_a_partner_without_a_short_name_has_no_seat_by_a_blank_one(book: Book):
    blank = book.with_(members=(member("Ann", ""),))
    assert partners_with_seat(blank, book.meetings[1]) == []


def test_a_partner_that_left_has_no_seat_though_its_people_are_in_office(book: Book):
    left = replace(ORGANISATIONS[1], partner_until=date(2021, 2, 3))
    here = book.with_(organisations=(ORGANISATIONS[0], left))
    names = [[o.name for o in partners_with_seat(here, meeting)] for meeting in here.meetings]
    assert names == [["North", "South"], ["North"]]


def test_of_whom_nothing_says_whether_they_came(book):
    rows = (
        present(M, "Lea"),
        present(M, "Nia", status="Apologies"),
        present(M, "Nat", status="Absent"),
        present(M, "Sam", status="Expected"),
        present(M, "Stand-in", substitute_for="Eve"),
        present(M, "Obi", status="Expected"),
    )
    told = unaccounted(book.with_(attendance=rows), book.meetings[1])
    assert told == ["Sam", "Wim", "Ada", "Ben", "Gus", "New", "End", "Two"]
