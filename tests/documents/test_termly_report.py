"""The termly report says what is true on its day: of its term, for its board, by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from llf_docgen.documents.document import Per
from llf_docgen.documents.termly_report import DOCUMENT, context, said_of_kept_back
from llf_docgen.model.book import Book
from llf_docgen.model.sent import Since
from llf_docgen.model.states import ActionStatus, MeetingKind, MeetingStatus, Rag
from llf_docgen.word.template import Template
from tests import books
from tests.builders import added, changed, without
from tests.conftest import TEMPLATES
from tests.documents import told_on
from tests.outline import words


def report(book: Book, term: str = "Autumn"):
    return context(told_on.request(book, term))


def text(book: Book, term: str = "Autumn") -> str:
    (draft,) = DOCUMENT.drafts(told_on.request(book, term))
    return words(Template.read(TEMPLATES / "Termly report.docx").render(draft.values))


def on(book: Book, *day: int) -> Book:
    return book.with_(today=date(*day))


SENT, DUE = 2, 4  # the rows of the boards of December and March in the Calendar
BOARD = "Strategic Board on Thursday"


@pytest.mark.parametrize(
    ("term", "today", "reported", "to", "asks"),
    [
        pytest.param(
            "Autumn", (2021, 1, 18),
            f"Reported to the {BOARD} 10 December 2020 (sent 3 December 2020)",
            f"{BOARD} 10 December 2020 (sent 3 December 2020)", False, id="its board has met",
        ),
        pytest.param(
            "Autumn", (2020, 12, 10), "", f"{BOARD} 10 December 2020 (sent 3 December 2020)",
            False, id="sent, the day its board meets",
        ),
        pytest.param("Spring", (2021, 3, 8), "", f"{BOARD} 18 March 2021", True, id="due"),
        pytest.param(
            "Spring", (2021, 3, 18), "", f"{BOARD} 18 March 2021", True, id="the board's day"
        ),
        pytest.param(
            "Spring", (2021, 3, 19), "", f"{BOARD} 18 March 2021", False,
            id="never sent, its board is over",
        ),
    ],
)  # fmt: skip
def test_a_board_is_asked_only_for_what_it_has_still_to_hear(
    shipped_book, term, today, reported, to, asks
):
    shown = report(on(shipped_book, *today), term)
    assert (shown.reported, shown.to, bool(shown.asked_to)) == (reported, to, asks)
    said = text(on(shipped_book, *today), term)
    assert (reported or to) in said
    assert ("is asked to:" in said) == asks
    assert ("For the group's information." in said) == (not asks)


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Trustees", "The Trustees are asked to:"),
        ("Board of Governors", "The Board of Governors is asked to:"),
        ("Steering Board", "The Steering Board is asked to:"),
        ("Campus", "The Campus is asked to:"),
    ],
)
def test_the_verb_fits_the_name_of_the_board(shipped_book, body, asked):
    terms = replace(shipped_book.terms, termly_report_to=body)
    assert asked in text(without(shipped_book.with_(terms=terms), "calendar"))


def test_without_a_date_the_board_is_still_asked(shipped_book):
    book = without(shipped_book, "calendar")
    assert report(book).to == "Strategic Board (date to be confirmed)"
    assert "| To | Strategic Board (date to be confirmed) |" in text(book)
    assert report(book).asked_to


def test_it_belongs_to_the_year_and_is_a_record_once_it_was_sent(shipped_book):
    assert DOCUMENT.per is Per.YEAR
    since = [
        next(iter(DOCUMENT.drafts(told_on.request(shipped_book, term)))).since
        for term in ("Autumn", "Spring")
    ]
    assert since == [Since("Sent on", date(2020, 12, 3)), None]


def test_nothing_of_a_later_term_stands_in_it(shipped_book):
    book = told_on.summer(shipped_book)
    said = text(book, "Spring")
    assert "ITT moved on in spring" in said
    assert "in summer" not in said
    (days,) = (k for k in report(book, "Spring").indicators if k.ref == "PL1")
    assert (days.this_term, days.so_far, days.expected) == ("19", "36", "33")
    for part in report(book, "Spring").priorities:
        assert all(chart.series[0].values[2] is None for chart in part.charts)
    assert "As at | Monday 28 June 2021" in said


@pytest.mark.parametrize(
    ("day", "heading"), [((2021, 8, 31), "Expected by now"), ((2021, 9, 1), "Expected")]
)
def test_once_the_year_is_over_nothing_is_expected_by_now(shipped_book, day, heading):
    said = text(told_on.summer(shipped_book).with_(today=date(*day)), "Summer")
    assert f"| Target | {heading} | Verdict |" in said


@pytest.mark.parametrize("term", ["Autumn", "Spring", "Summer"])
def test_the_verdict_stands_beside_the_figure_it_is_a_verdict_on(shipped_book, term):
    said = text(told_on.summer(shipped_book), term)
    heading = (
        "| Indicator | Baseline | This term | Year so far | Target | Expected by now | Verdict | "
        "Trend |"
    )
    assert heading in said
    row = {
        "Autumn": "46 | 17 | 17 | 50 | 17 | On target | – |",
        "Spring": "46 | 19 | 36 | 50 | 33 | On target | ↑ up 2 on autumn |",
        "Summer": "46 | 16 | 52 | 50 | 50 | On target | ↓ down 3 on spring |",
    }[term]
    assert row in said


def rated(book: Book, told: tuple[str, ...], aims: tuple[str, ...]) -> str:
    """The RAG of the first priority, with those developments and objectives of its own."""
    code = book.priorities[0].code
    book = book.with_(
        developments=tuple(
            replace(book.developments[0], term="Autumn", priority=code, rag=rag) for rag in told
        ),
        objectives=tuple(replace(book.objectives[0], priority=code, rag=rag) for rag in aims),
    )
    return report(book).priorities[0].rag


@pytest.mark.parametrize(
    ("told", "aims", "rag"),
    [
        (("Green",), ("Green", "Amber"), "Amber"),
        (("Green",), ("Red", "Amber"), "Red"),
        (("Amber",), ("Green",), "Amber"),
        (("Green",), ("Blue", "Green"), "Green"),
        (("",), ("Blue", "Green"), "Green"),
        ((), ("Blue", "Blue"), "Blue (complete)"),
        (("Amber",), ("Blue",), "Amber"),
        (("",), (), "Not rated"),
        ((), (), "Not rated"),
    ],
)
def test_a_priority_is_as_grave_as_the_gravest_of_it(shipped_book, told, aims, rag):
    assert rated(shipped_book, told, aims) == rag


def test_the_summary_counts_the_objectives(shipped_book):
    told = [part.objectives_summary for part in report(shipped_book).priorities]
    assert told == [
        "Of three objectives, two are Green and one is Amber.",
        "Of three objectives, two are Green and one is Amber.",
        "Of three objectives, one is Blue (complete) and two are Amber.",
    ]
    alike = shipped_book.with_(
        objectives=tuple(replace(o, rag=Rag.GREEN) for o in shipped_book.objectives[:6])
    )
    assert report(alike).priorities[0].objectives_summary == "All three objectives are Green."
    one = shipped_book.with_(objectives=shipped_book.objectives[:1])
    assert report(one).priorities[0].objectives_summary == "The one objective is Green."
    two = shipped_book.with_(objectives=alike.objectives[:2])
    assert report(two).priorities[0].objectives_summary == "Both objectives are Green."
    assert report(one).priorities[1].objectives_summary == ""


@pytest.mark.parametrize(
    ("late", "said"),
    [
        ((), "All three objectives are Green."),
        ((0,), "All three objectives are Green. One is past its date."),
        ((0, 2), "All three objectives are Green. Two are past their dates."),
        ((0, 1, 2), "All three objectives are Green. All are past their dates."),
    ],
)
def test_an_objective_past_its_date_and_not_complete_says_so(shipped_book, late, said):
    today = shipped_book.today
    plan = [replace(o, rag=Rag.GREEN, by_when=today) for o in shipped_book.objectives[:3]]
    for n in late:
        plan[n] = replace(plan[n], by_when=today - timedelta(days=1))
    part = report(shipped_book.with_(objectives=tuple(plan))).priorities[0]
    assert part.objectives_summary == said
    told = [n for n, line in enumerate(part.objectives) if line.late]
    assert told == list(late)
    assert {part.objectives[n].late for n in late} <= {"was due by 17 January 2021"}
    done = tuple(replace(o, rag=Rag.BLUE) for o in plan)
    assert not any(
        line.late for line in report(shipped_book.with_(objectives=done)).priorities[0].objectives
    )


def test_two_or_one_objectives_past_their_dates_are_counted_as_people_count(shipped_book):
    past = replace(shipped_book.objectives[0], rag=Rag.AMBER, by_when=date(2021, 1, 8))
    for many, said in ((1, "It is past its date."), (2, "Both are past their dates.")):
        book = shipped_book.with_(objectives=(past,) * many)
        assert report(book).priorities[0].objectives_summary.endswith(f"Amber. {said}")
        assert "was due by 8 January 2021" in text(book)


def test_a_priority_off_track_asks_the_board_to_agree_how_it_can_help(shipped_book):
    book = changed(told_on.spring(shipped_book), "objectives", 0, rag=Rag.RED)
    asks = report(book, "Spring").asked_to
    name = book.priorities[0].name
    assert asks[1] == f"agree how it can help to bring {name} back on track"


def test_how_actions_stand_is_told_as_at_its_day(shipped_book):
    assert report(told_on.spring(shipped_book), "Spring").actions_summary == (
        "Ten actions: seven open (six overdue) and three closed. Three were completed since the "
        "last report."
    )
    assert report(told_on.summer(shipped_book), "Summer").actions_summary == (
        "All ten actions are closed. Seven were completed since the last report."
    )
    assert report(told_on.summer(shipped_book), "Autumn").actions_summary == (
        "All ten actions are closed. Three were completed in the autumn term."
    )
    given_up = changed(shipped_book, "actions", 0, status=ActionStatus.CANCELLED)
    assert "(three complete, one cancelled)" in report(given_up).actions_summary


def test_a_message_of_a_later_day_is_not_told_yet(shipped_book):
    early = on(shipped_book, 2020, 11, 20)
    assert [m.subject for m in report(early).messages] == ["Second placements online"]


AUTUMN_SENT = date(2020, 12, 3)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2020, 12, 2), False),
        (AUTUMN_SENT, True),
        (date(2020, 12, 20), True),
        (date(2021, 3, 8), True),
        (date(2021, 3, 9), False),
    ],
)
def test_what_came_on_the_day_of_the_last_report_or_later_is_told_in_the_next(
    shipped_book, day, told
):
    book = added(told_on.spring(shipped_book), "communications", 0, subject="Buses", date=day)
    assert ("Buses" in [m.subject for m in report(book, "Spring").messages]) == told
    one = replace(book.actions[0], status=ActionStatus.COMPLETE, completed_on=day)
    said = report(book.with_(actions=(one,)), "Spring").actions_summary
    assert ("One was completed since the last report." in said) == told


def test_where_no_report_went_out_the_next_tells_the_year(shipped_book):
    unsent = without_sent_on(told_on.spring(shipped_book))
    book = added(unsent, "communications", 0, subject="Buses", date=date(2020, 9, 2))
    assert "Buses" in [m.subject for m in report(book, "Spring").messages]
    assert "completed since the year began." in report(book, "Spring").actions_summary
    quiet = without(unsent, "communications")
    assert "or recommendation was raised since the year began." in text(quiet, "Spring")


def test_a_report_that_went_out_after_its_term_has_told_that_term(shipped_book):
    late = changed(told_on.spring(shipped_book), "calendar", SENT, sent_on=date(2021, 1, 10))
    for day, told in ((date(2020, 12, 31), False), (date(2021, 1, 5), True)):
        book = added(late, "communications", 0, subject="Buses", date=day)
        assert ("Buses" in [m.subject for m in report(book, "Spring").messages]) == told


DECEMBER = {"ref": "PAG-2020-12", "kind": "Extraordinary", "status": "Held", "note": "The bid."}


def kept(book: Book, asks: str, term: str = "Spring") -> list[tuple[str, str]]:
    """What a report shows, and the outcome, of the obligations that begin so."""
    found = (line for line in report(book, term).terms_kept if line.asks.startswith(asks))
    return [(line.shows, line.outcome) for line in found]


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2020, 12, 2), False), (AUTUMN_SENT, True), (date(2020, 12, 9), True)],
)
@pytest.mark.parametrize("asks", ["Quorum", "Papers", "Minutes"])
def test_a_meeting_held_since_the_last_report_is_told_in_the_next(shipped_book, day, told, asks):
    sent = {"papers_circulated": day - timedelta(2), "minutes_circulated": day}
    book = added(told_on.spring(shipped_book), "meetings", 0, date=day, **DECEMBER | sent)
    days = [shown.split(":")[0] for shown, _ in kept(book, asks)]
    december = f"{day.day} December 2020"
    # Minutes that went out on the day of the last report were not known to it.
    assert (december in days) == told
    assert "4 February 2021" in days
    assert "12 November 2020" not in days


def test_a_breach_after_the_last_report_is_told_in_the_next(shipped_book):
    late = {"papers_circulated": date(2020, 12, 7), "minutes_circulated": date(2020, 12, 21)}
    book = added(
        told_on.summer(shipped_book), "meetings", 0, date=date(2020, 12, 9), **DECEMBER | late
    )
    book = added(book, "attendance", 0, meeting="PAG-2020-12")
    assert kept(book, "Quorum")[0][1] == "Not met"
    assert kept(book, "Papers")[0] == ("9 December 2020: sent two days before.", "Not met")
    assert kept(book, "Minutes")[0] == ("9 December 2020: circulated 12 days after.", "Not met")
    assert not [s for s, _ in kept(book, "Minutes", "Summer") if "9 Dec" in s], "once is enough"


@pytest.mark.parametrize(
    ("circulated", "told"),
    [
        (date(2020, 12, 2), []),
        (AUTUMN_SENT, ["three days"]),
        (date(2020, 12, 7), ["seven days"]),
        (date(2020, 12, 9), ["nine days"]),
    ],
)
def test_minutes_still_owed_when_the_last_report_went_out_are_told_in_the_next(
    shipped_book, circulated, told
):
    """And the quorum with them, which may not have been known before."""
    values = DECEMBER | {"date": date(2020, 11, 30), "minutes_circulated": circulated}
    book = added(told_on.spring(shipped_book), "meetings", 0, **values)
    shown = [said for said, _ in kept(book, "Minutes") if said.startswith("30 November")]
    assert shown == [f"30 November 2020: circulated {days} after." for days in told]
    assert len([s for s, _ in kept(book, "Quorum") if s.startswith("30 Nov")]) == len(told)
    assert not [s for s, _ in kept(book, "Papers") if s.startswith("30 Nov")]


def test_minutes_never_sent_stay_told_and_those_not_taken_are_told_once(shipped_book):
    values = DECEMBER | {"date": date(2020, 11, 20), "minutes_circulated": None}
    owed = added(told_on.summer(shipped_book), "meetings", 0, **values)
    for term in ("Spring", "Summer"):
        assert [s for s, _ in kept(owed, "Minutes", term) if "20 November" in s]
    ended = added(
        told_on.summer(shipped_book), "meetings", 0, **values | {"minutes_status": "Not taken"}
    )
    assert not [s for s, _ in kept(ended, "Minutes", "Summer") if "20 November" in s]


def test_a_report_sent_late_is_told_in_the_next_and_one_in_time_is_not(shipped_book):
    spring = told_on.spring(shipped_book)
    assert kept(spring, "A termly report") == []
    late = changed(spring, "calendar", SENT, sent_on=date(2020, 12, 7))
    shown = (
        "Autumn term: sent late on 7 December 2020 for 10 December 2020; it was due by 3 December "
        "2020."
    )
    assert kept(late, "A termly report") == [(shown, "Not met")]
    assert kept(late, "A termly report", "Autumn") == [], "it says nothing of itself"
    ((shown, outcome),) = kept(without_sent_on(spring), "A termly report")
    assert (shown[:12], outcome) == ("Autumn term:", "Not met")


def test_the_autumns_report_tells_nothing_of_the_year_before(shipped_book):
    book = added(shipped_book, "meetings", 0, date=date(2020, 6, 18), ref="PAG-2020-06")
    for asks in ("Quorum", "Papers", "Minutes"):
        assert not [s for s, _ in kept(book, asks, "Autumn") if "June" in s]


def without_sent_on(book: Book) -> Book:
    return book.with_(calendar=tuple(replace(e, sent_on=None) for e in book.calendar))


def test_who_left_leads_nothing(shipped_book):
    lead = shipped_book.priorities[0].lead
    number = [m.name for m in shipped_book.members].index(lead)
    gone = changed(shipped_book, "members", number, left=date(2021, 1, 15))
    shown = report(gone)
    assert shown.priorities[0].lead == ""
    objectives = [o.lead for part in shown.priorities for o in part.objectives]
    risks = [risk.owner for risk in shown.risks]
    assert f"{lead} (until 15 January 2021)" in objectives
    assert f"{lead} (until 15 January 2021)" in risks
    assert lead not in objectives + risks
    assert f"Led by {lead}" not in text(gone)
    last_day = on(gone, 2021, 1, 15)
    assert report(last_day).priorities[0].lead == lead


def test_who_is_still_to_come_is_named_with_the_day(shipped_book):
    lead = shipped_book.objectives[0].lead
    number = [m.name for m in shipped_book.members].index(lead)
    coming = changed(shipped_book, "members", number, joined=date(2021, 2, 1))
    first = report(coming).priorities[0].objectives[0]
    assert first.lead == f"{lead} (from 1 February 2021)"


def test_a_second_seat_keeps_a_person_in_office(shipped_book):
    lead = shipped_book.priorities[0].lead
    number = [m.name for m in shipped_book.members].index(lead)
    moved = changed(shipped_book, "members", number, left=date(2021, 1, 10))
    moved = added(moved, "members", number, joined=date(2021, 1, 11), left=None)
    assert report(moved).priorities[0].lead == lead


def test_the_contact_is_of_the_day_and_not_of_the_meeting_in_hand(shipped_book):
    number = [m.name for m in shipped_book.members].index("Hazel Quillon")
    leaving = changed(shipped_book, "members", number, left=date(2021, 1, 31))
    request = books.request(leaving)
    assert request.meeting.date > date(2021, 1, 31)
    assert context(request).contact.startswith("Hazel Quillon")


def test_key_dates_are_those_ahead_and_none_that_was_called_off(shipped_book):
    assert report(shipped_book).next_dates == (
        "Thursday 4 February 2021: Planning Action Group",
        "Thursday 18 March 2021: Strategic Board (Termly report)",
        "Thursday 8 July 2021: Strategic Board (Termly report)",
    )
    off = changed(shipped_book, "meetings", 1, status=MeetingStatus.CANCELLED)
    assert not any("4 February" in line for line in report(off).next_dates)
    special = added(
        shipped_book, "meetings", 1, ref="X", date=date(2021, 2, 18),
        kind=MeetingKind.EXTRAORDINARY,
    )  # fmt: skip
    assert report(special).next_dates[1] == (
        "Thursday 18 February 2021: Planning Action Group (extraordinary meeting)"
    )
    sent = changed(shipped_book, "calendar", DUE, sent_on=date(2021, 1, 15))
    assert report(sent).next_dates[1] == "Thursday 18 March 2021: Strategic Board"
    assert report(on(shipped_book, 2021, 9, 10)).next_dates == ()
    assert "No further dates have been set." in text(on(shipped_book, 2021, 9, 10))


def test_a_meeting_that_was_moved_is_ahead_once_though_the_calendar_has_the_old_day(shipped_book):
    moved = changed(shipped_book, "meetings", 1, date=date(2021, 2, 11))
    assert report(moved).next_dates[:2] == (
        "Thursday 11 February 2021: Planning Action Group",
        "Thursday 18 March 2021: Strategic Board (Termly report)",
    )
    another = added(shipped_book, "meetings", 1, ref="X", date=date(2021, 5, 6))
    listed = added(another, "calendar", 3, date=date(2021, 4, 29), body="Planning Action Group")
    assert report(listed).next_dates[2] == "Thursday 6 May 2021: Planning Action Group"
    far = changed(listed, "meetings", 2, date=date(2021, 6, 10))
    assert report(far).next_dates[2] == "Thursday 10 June 2021: Planning Action Group"
    one_more = added(another, "calendar", 3, date=date(2021, 6, 10), body="Planning Action Group")
    assert report(on(one_more, 2021, 4, 15)).next_dates[:2] == (
        "Thursday 6 May 2021: Planning Action Group",
        "Thursday 10 June 2021: Planning Action Group",
    )


def test_the_report_says_nothing_of_itself_among_the_obligations(shipped_book):
    late = on(told_on.spring(shipped_book), 2021, 3, 12)
    said = text(late, "Spring")
    assert "A termly report to the" not in said
    assert "Held: 12 November 2020." in said, "over the year, not the term"
    assert "Held in the spring term" not in said


MOMENTS = [
    *((told, day, term) for told, day, term in (
        (None, (2020, 9, 14), "Autumn"), (None, (2020, 12, 1), "Autumn"),
        (None, (2021, 1, 18), "Autumn"), (told_on.spring, (2021, 3, 8), "Spring"),
        (told_on.spring, (2021, 4, 12), "Spring"), (told_on.summer, (2021, 6, 28), "Summer"),
        (told_on.summer, (2021, 8, 9), "Autumn"), (told_on.summer, (2021, 9, 2), "Summer"),
    )),
]  # fmt: skip
NEVER = (
    "workbook", "sheet", "Calendar", "the data", "Big 3", "none of them", ": no open", "no closed",
    "Not given", "not yet known", "Nothing recorded", "(done)", "Just off",
)  # fmt: skip


@pytest.mark.parametrize(("told", "day", "term"), MOMENTS)
def test_nothing_of_the_tool_or_of_one_group_alone(shipped_book, told, day, term):
    book = on(told(shipped_book) if told else shipped_book, *day)
    said = text(book, term)
    assert [word for word in NEVER if word in said] == []


@pytest.mark.parametrize("term", ["Autumn", "Spring", "Summer"])
def test_an_empty_year_says_nothing_false(term):
    said = text(books.empty(), term)
    assert [word for word in NEVER if word in said] == []
    assert "| Initial Teacher Training | Grace Okell | Not rated |" in said


@pytest.mark.parametrize(
    ("no", "confidential", "said"),
    [
        ("6", True, "is of item 6, which Agenda!"),
        ("", True, "may be of item 6, which Agenda!"),
        ("7", True, ""),
        ("6", False, ""),
    ],
)
def test_an_action_of_a_confidential_item_is_left_out_and_told(
    shipped_book, no, confidential, said
):
    meeting = shipped_book.meetings[1]
    at = next(n for n, action in enumerate(shipped_book.actions) if action.is_open)
    words_of_it = {"text": "Speak with Mr Grey", "raised_at": meeting.ref, "agenda_no": no}
    book = changed(shipped_book, "actions", at, **words_of_it)
    six = next(i for i in book.agenda_of(meeting) if i.no == "6")
    book = changed(book, "agenda", book.agenda.index(six), confidential=confidential)
    assert ("Grey" in text(book), said_of_kept_back(book) != "") == (said == "", said != "")
    if said:
        assert f"{book.actions[at].ref} {said}" in said_of_kept_back(book)


def test_of_the_shipped_workbook_nothing_is_kept_back(shipped_book):
    assert said_of_kept_back(shipped_book) == ""
