"""Agenda, minutes and action log tell what was so on their day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

import pytest

from llf_docgen.documents import DOCUMENTS, PACK, action_log
from llf_docgen.documents.attendance import represented
from llf_docgen.documents.document import Revision
from llf_docgen.model.book import Book
from llf_docgen.pipeline.choices import choose_meeting
from llf_docgen.workbook.writing.shipped import HUMBER, MILLFIELD
from tests import books
from tests.builders import added, changed, found, present, terms
from tests.documents.test_documents import built
from tests.outline import words
from tests.rules.changes import led, sick

JUNE = date(2021, 6, 10)
NEW_MEETING = {
    "date": JUNE, "status": "", "papers_circulated": None, "minutes_circulated": None,
    "closed": None, "minutes_status": "Not started", "focus": "", "corrections": "",
    "approved_at": "",
}  # fmt: skip


@pytest.fixture
def held(shipped_book: Book) -> Book:
    return books.held(shipped_book)


def with_june(book: Book, **changes: object) -> Book:
    """One more meeting on 10 June, as on 1 June."""
    return added(book, "meetings", 1, ref="PAG-2021-06", **(NEW_MEETING | changes)).with_(
        today=date(2021, 6, 1)
    )


def agenda(book: Book, meeting: int = -1) -> dict[str, object]:
    return books.context("Agenda", books.request(book, meeting))


def minutes(book: Book, meeting: int = -1) -> dict[str, object]:
    return books.context("Minutes", books.request(book, meeting))


# --- the agenda: what earlier meetings left


def test_every_set_of_minutes_not_yet_approved_is_on_the_agenda(held):
    circulated = changed(held, "meetings", 1, minutes_circulated=date(2021, 2, 10))
    book = changed(
        circulated, "meetings", 0, minutes_status="Draft", date=date(2020, 6, 11),
        minutes_circulated=date(2020, 6, 17),
    )  # fmt: skip
    assert agenda(with_june(book))["previous_minutes"] == (
        "The minutes of the meeting on Thursday 11 June 2020, circulated on 17 June, "
        "are to be approved.",
        "The minutes of the meeting on Thursday 4 February 2021, circulated on 10 February, "
        "are to be approved.",
    )


def test_an_agenda_told_later_still_has_the_minutes_that_its_meeting_approved(held):
    (said,) = agenda(held)["previous_minutes"]
    assert said.startswith("The minutes of the meeting on Thursday 12 November 2020, circulated on")
    assert said.endswith("are to be approved.")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (
            {"paper": "Paper A: Minutes of 6 February 2020"},
            ("Under item 3: Paper A: Minutes of 6 February 2020.",),
        ),
        ({"paper": "Paper A"}, ("Under item 3: Paper A.",)),
        (
            {"title": "Opening", "paper": "Minutes of the meeting on Thursday 6 February 2020"},
            ("Under item 3: Minutes of the meeting on Thursday 6 February 2020.",),
        ),
        (
            {"title": "Minutes of 6 February 2020", "paper": ""},
            ("Under item 3: Minutes of 6 February 2020.",),
        ),
        ({"paper": ""}, ()),
        ({"title": "Curriculum", "paper": "Paper A: Minutes of the Curriculum Board"}, ()),
    ],
)
def test_the_first_agenda_names_the_minutes_that_an_item_has(shipped_book, item, said):
    first = shipped_book.with_(meetings=shipped_book.meetings[1:])
    told = agenda(changed(first, "agenda", 2, **item))
    assert told["previous_minutes"] == said
    text = words(built("Agenda", books.request(changed(first, "agenda", 2, **item))))
    assert ("There are no earlier minutes to approve." in text) is (not said)


def test_minutes_approved_by_email_are_told_once(held):
    by_mail = {"minutes_status": "Approved", "approved_at": "by e-mail"}
    book = changed(held, "meetings", 1, **by_mail, approved_on=date(2021, 2, 12))
    assert agenda(with_june(book))["previous_minutes"] == (
        "The minutes of the meeting on Thursday 4 February 2021 were approved by e-mail on "
        "Friday 12 February 2021.",
    )


def test_a_meeting_of_which_no_minutes_were_taken_is_told_on_the_next_agenda(held):
    why = {"minutes_status": "Not taken", "note": "minutes: nobody could take them"}
    book = with_june(changed(held, "meetings", 1, **why))
    said = (
        "No minutes were taken of the meeting on Thursday 4 February 2021. Nobody could take them."
    )
    assert agenda(book)["previous_minutes"] == (said,)
    july = added(book, "meetings", 2, ref="PAG-2021-07", date=date(2021, 7, 1))
    assert said not in agenda(july)["previous_minutes"]


@pytest.fixture
def twice_on_one_day(held) -> Book:
    """4 February has an ordinary meeting at 09:30 and an extraordinary one at 15:00."""
    return added(
        held, "meetings", 1, ref="PAG-2021-02X", kind="Extraordinary", start=time(15, 0),
        end=time(16, 0), corrections="",
    )  # fmt: skip


def test_two_sets_of_minutes_of_one_day_are_told_apart_where_they_are_to_be_approved(
    twice_on_one_day,
):
    assert agenda(with_june(twice_on_one_day))["previous_minutes"] == (
        "The minutes of the meeting on Thursday 4 February 2021 at 09:30, not yet circulated, "
        "are to be approved.",
        "The minutes of the extraordinary meeting on Thursday 4 February 2021 at 15:00, not yet "
        "circulated, are to be approved.",
    )


def test_two_sets_of_minutes_of_one_day_are_told_apart_where_they_were_approved(twice_on_one_day):
    approved = {"minutes_status": "Approved", "approved_at": "PAG-2021-06"}
    book = changed(twice_on_one_day, "meetings", 2, **approved, corrections="item 2: 'a' to be 'b'")
    book = with_june(changed(book, "meetings", 1, **approved), status="Held", start=time(9, 30))
    came = replace(book.attendance[0], meeting="PAG-2021-06", status="Present")
    book = terms(book, quorum=1).with_(today=date(2021, 6, 11), attendance=(came,))
    assert minutes(book)["items"] == ()
    assert minutes(book)["approved_here"] == (
        "The minutes of the meeting on 4 February 2021 at 09:30 were approved.",
        "The minutes of the extraordinary meeting on 4 February 2021 at 15:00 were approved, "
        "subject to item 2: 'a' to be 'b'.",
    )
    twice = added(book, "meetings", 3, ref="PAG-2021-06B", start=time(14, 0))
    told = minutes(twice, 1)
    assert told["approved"] == "Approved at the meeting on Thursday 10 June 2021 at 09:30."
    assert told["signed"].at == "The meeting on Thursday 10 June 2021 at 09:30"
    extract = books.context("Extract", books.request(twice, 1))
    assert (extract["approval"], extract["meeting_on"]) == (told["approved"], told["meeting_on"])


def test_papers_of_two_meetings_on_one_day_say_of_which_they_are(twice_on_one_day):
    called = [minutes(twice_on_one_day, n)["meeting_on"] for n in (0, 1, 2)]
    assert called == [
        "Meeting on Thursday 12 November 2020",
        "Meeting on Thursday 4 February 2021 at 09:30",
        "Extraordinary meeting on Thursday 4 February 2021 at 15:00",
    ]
    log = books.context("Action log", books.request(twice_on_one_day, 1))
    assert log["stands"] == "As at the meeting on Thursday 4 February 2021 at 09:30"


def test_recommendations_of_two_meetings_on_one_day_are_told_apart(twice_on_one_day):
    first = twice_on_one_day.decisions[0]
    made = replace(first, ref="D-2021-0X", meeting="PAG-2021-02X", text="Agreed more.")
    book = terms(twice_on_one_day, quorum=9)
    book = with_june(book.with_(decisions=(*book.decisions, made)))
    book = book.with_(
        attendance=(*book.attendance, replace(book.attendance[0], meeting="PAG-2021-02X"))
    )
    groups = agenda(book)["to_confirm"]
    assert [group.said for group in groups] == [
        "To confirm the recommendations of the meeting on Thursday 12 November 2020:",
        "To confirm the recommendations of the meeting on Thursday 4 February 2021 at 09:30:",
        "To confirm the recommendations of the extraordinary meeting on Thursday 4 February 2021 "
        "at 15:00:",
    ]
    assert groups[2].recommendations == ("D-2021-0X: Agreed more.",)


def test_what_had_no_quorum_is_to_be_confirmed_at_the_next_meeting(held):
    book = with_june(terms(held, quorum=9))
    november, february = agenda(book)["to_confirm"]
    assert november.said.endswith("of the meeting on Thursday 12 November 2020:")
    assert february.recommendations[1] == "D-2021-02: Agreed the CPLD plan for 2021-22."
    confirmed = added(
        book, "decisions", 0, meeting="by e-mail", date=date(2021, 3, 1), ref="D-2021-09",
        text="Agreed.", confirms="D-2021-02",
    )  # fmt: skip
    february = agenda(confirmed)["to_confirm"][1]
    assert [r[:9] for r in february.recommendations] == ["D-2021-01", "D-2021-03"]
    text = words(built("Agenda", books.request(book)))
    assert "Heading 1: Recommendations to confirm" in text


@pytest.mark.parametrize(
    ("how", "day", "said"),
    [
        ("by email", date(2021, 3, 1), "D-9, by e-mail on Monday 1 March 2021: Agreed."),
        ("Leader's action", JUNE, "D-9, by Leader's action on Thursday 10 June 2021: Agreed."),
        ("by e-mail", date(2021, 2, 4), ""),
        ("by e-mail", date(2021, 6, 11), ""),
    ],
)
def test_decisions_between_meetings_are_to_note(held, how, day, said):
    book = with_june(added(held, "decisions", 0, ref="D-9", meeting=how, date=day, text="Agreed."))
    expected = (said,) if said else ()
    assert agenda(book)["to_note"] == minutes(book)["to_note"] == expected


def test_an_extraordinary_meeting_has_its_own_business_only(held):
    book = with_june(
        terms(held, quorum=9), kind="Extraordinary", note="Called to agree hubs; papers: late"
    )
    book = added(
        book, "decisions", 0, ref="D-9", meeting="by e-mail", date=date(2021, 3, 1), text="Agreed."
    )
    text = words(built("Agenda", books.request(book)))
    assert "Subtitle: Extraordinary meeting on Thursday 10 June 2021" in text
    assert "| Reason | Called to agree hubs. |" in text
    assert "Members are asked to declare any interest" not in text  # it has no items yet
    assert "Apologies, and the name of a substitute" in text
    for left in ("to be approved", "confirm", "to note", "Open actions", "next meeting"):
        assert left not in text, left
    assert "Matters arising" not in words(built("Minutes", books.request(book)))


# --- the agenda: papers, and a revision


def test_an_excuse_for_late_papers_is_no_reason_to_meet(held):
    book = changed(held, "meetings", 1, kind="Extraordinary", note="papers: a short notice")
    assert agenda(book)["reason"] == ""
    assert found(book, "extraordinary-why") != []
    both = changed(book, "meetings", 1, note="The roof is down; papers: a short notice")
    assert agenda(both)["reason"] == "The roof is down."
    assert found(both, "extraordinary-why") == []


def test_a_paper_sent_after_the_others_is_late(held):
    book = changed(held, "agenda", 5, paper_sent=date(2021, 2, 1), notes="The survey closed late.")
    assert agenda(book)["items"][5].paper_line == (
        "Paper D: Placement plan, late: sent on 1 February 2021"
    )
    assert agenda(book)["items"][5].notes == "The survey closed late."  # of the item, not of this
    noted = changed(book, "agenda", 5, notes="Read it first. papers: the Leader agreed.")
    assert agenda(noted)["items"][5].paper_line.endswith("1 February 2021 (the Leader agreed)")
    assert agenda(noted)["items"][5].notes == "Read it first."
    tabled = changed(book, "agenda", 5, paper_sent=None, notes="papers: the Leader agreed.")
    assert agenda(tabled)["items"][5].notes == ""
    in_time = changed(held, "agenda", 5, paper_sent=date(2021, 1, 28))
    assert agenda(in_time)["items"][5].paper_line == "Paper D: Placement plan"


def test_a_revised_agenda_says_so_and_what_changed(held):
    book = added(
        held, "agenda", 5, no="6a", title="Hub bid", paper="Paper H: Bid.", paper_sent=None
    )
    request = books.request(book)
    assert "to follow" not in words(built("Agenda", request))
    revision = Revision(date(2021, 2, 1), date(2021, 1, 28), ("item 6a, Hub bid, is new",))
    text = words(built("Agenda", replace(request, revision=revision)))
    assert "Subtitle: Revised 1 February 2021; first circulated 28 January 2021" in text
    assert "List Bullet: Item 6a, Hub bid, is new." in text
    assert "Paper H: Bid, to follow" in text
    assert text.count("to follow") == 1
    assert "Circulated by e-mail on Thursday 28 January 2021" in text


def test_where_there_are_no_papers_none_are_promised(shipped_book):
    bare = tuple(replace(item, paper="") for item in shipped_book.agenda)
    assert agenda(shipped_book.with_(agenda=bare))["papers_circulated"] == ""


def test_an_extraordinary_meeting_has_no_action_log(shipped_book):
    called = changed(shipped_book, "meetings", 1, kind="Extraordinary")
    for today in (shipped_book.today, date(2021, 2, 5)):
        request = books.request(called.with_(today=today))
        assert list(action_log.DOCUMENT.drafts(request)) == []
    assert "extraordinary" in action_log.DOCUMENT.why_nothing(request)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2021, 1, 28), "By e-mail, by Thursday 28 January 2021"),
        (date(2021, 1, 29), "By e-mail, with this agenda"),
        (date(2021, 2, 5), ""),
    ],
)
def test_papers_are_never_promised_for_a_day_past(shipped_book, today, said):
    book = changed(shipped_book.with_(today=today), "meetings", 1, status="")
    assert agenda(book)["papers_circulated"] == said


def test_after_the_last_day_only_what_is_said_to_follow_follows(shipped_book):
    late = changed(shipped_book.with_(today=date(2021, 1, 29)), "meetings", 1, status="")
    own = [i for i, item in enumerate(late.agenda) if item.paper]
    one = changed(late, "agenda", own[-1], paper="Paper H: Bid, to follow")
    said = "By e-mail, with this agenda, but for those to follow"
    assert agenda(one)["papers_circulated"] == said
    for i in own:
        late = changed(late, "agenda", i, paper=f"Paper {i}: to follow")
    assert agenda(late)["papers_circulated"] == "To follow by e-mail"


def test_papers_are_promised_for_the_working_day_that_check_advises(shipped_book):
    sunday = changed(shipped_book, "meetings", 1, date=date(2021, 1, 31))
    assert agenda(sunday)["papers_circulated"] == "By e-mail, by Friday 22 January 2021"
    said = choose_meeting(sunday, "").why
    assert "by Sunday 24 January 2021, in six days; best by Friday 22 January 2021." in said


def test_the_quorum_is_told_as_the_terms_count_it(shipped_book):
    assert agenda(terms(shipped_book, quorum=1))["quorum"] == (
        "At least one partner organisation must be represented."
    )
    people = terms(shipped_book, quorum=9, quorum_counts="people")
    assert agenda(people)["quorum"] == "At least nine members must be present."


def test_who_answers_is_in_office_today(shipped_book):
    """The post of the one named today is taken over before the meeting."""
    hazel = next(n for n, m in enumerate(shipped_book.members) if m.name == "Hazel Quillon")
    book = changed(shipped_book, "members", hazel, left=date(2021, 1, 31))
    book = added(book, "members", hazel, name="Wren Atkin", joined=date(2021, 2, 1), left=None)
    assert "Hazel Quillon" in agenda(book)["apologies_to"]
    assert "Hazel Quillon" not in agenda(book.with_(today=date(2021, 2, 1)))["apologies_to"]


# --- the next meeting, and two on one day


def test_the_later_of_two_meetings_on_one_day_is_the_next(held):
    day = date(2021, 2, 4)
    book = added(
        held, "meetings", 1, **(NEW_MEETING | {"date": day, "start": time(14), "ref": "B"})
    )
    assert agenda(book, 1)["next_meeting"].startswith("Thursday 4 February 2021, 14:00")
    assert agenda(book, 2)["next_meeting"] == "To be agreed at this meeting."
    (said,) = agenda(book, 2)["previous_minutes"]
    assert "Thursday 4 February 2021" in said
    assert {"A-2021-01", "A-2021-02"} < {line.ref for line in agenda(book, 2)["open_actions"]}
    assert {"A-2021-01", "A-2021-02"}.isdisjoint(x.ref for x in agenda(book, 1)["open_actions"])


def test_an_extraordinary_meeting_is_told_beside_the_next_ordinary_one(held):
    march = {"date": date(2021, 3, 2), "kind": "Extraordinary", "ref": "X"}
    book = added(with_june(held), "meetings", 1, **(NEW_MEETING | march))
    assert agenda(book, 1)["next_meeting"] == (
        "Thursday 10 June 2021, 09:30 to 11:30, Online (video call). An extraordinary meeting is "
        "called for Tuesday 2 March 2021, 09:30 to 11:30, Online (video call)."
    )


# --- the minutes


def test_before_the_meeting_nothing_is_told_as_having_happened(shipped_book):
    text = words(built("Minutes", books.request(shipped_book)))
    for said in ("held on", "was quorate", "were received", "considered", "carried", "____"):
        assert said not in text, said
    for prompt in ("the time at which", "who took the minutes", "was, or was not, quorate"):
        assert prompt in text, prompt


def test_after_the_meeting_what_is_recorded_stands_there(held):
    text = words(built("Minutes", books.request(held)))
    assert "| Closed at | 11:42 |" in text
    assert "| Minutes taken by | Hazel Quillon |" in text
    assert (
        "Apologies were received from Imogen Castledine (Saltmarsh Infant School) and "
        "Bettany Crowle (LLF TSA Office)." in text
    )
    assert "accepted, or not accepted" in text
    assert (
        "The meeting was quorate: six of the eight partner organisations were represented "
        "(three are needed)." in text
    )
    assert "Della Winsford | substitute for Imogen Castledine | Present" in text
    assert (
        "Action: A-2021-01: Write to all partners about placements (Grace Okell, by 5 March" in text
    )


def test_a_partner_without_a_member_counts_among_the_partner_organisations(held):
    """As the Partnership section counts it, and `check`: one number everywhere."""
    gone = held.with_(members=tuple(m for m in held.members if m.organisation != HUMBER))
    text = words(built("Minutes", books.request(gone)))
    assert "five of the eight partner organisations were represented (three are needed)." in text
    assert f"| {HUMBER} | No member on the group |" in text
    section = books.context("Partnership report section", books.request(gone))
    assert "of the eight partner organisations were represented" in section["took_part"]


def test_a_partner_joins_and_the_minutes_count_the_partners_of_their_day(held):
    school = next(n for n, o in enumerate(held.organisations) if o.name == HUMBER)
    joined = changed(held, "organisations", school, partner_since=date(2021, 2, 5))
    said = minutes(joined)["quorum_sentence"]
    assert "of the seven partner organisations" in said


def test_who_was_not_there_was_not_in_attendance(held):
    assert [p.name for p in minutes(held)["in_attendance"]] == ["Hazel Quillon"]


@pytest.mark.parametrize(
    ("came", "seat", "named"),
    [
        ({"name": "Rowan Pell"}, {}, f"Former member, {MILLFIELD}"),
        ({"name": "Rowan Pell"}, {"role": "Leader"}, f"Former member, {MILLFIELD}"),
        (
            {"name": "Rowan Pell"},
            {"joined": date(2021, 3, 1), "left": None},
            f"Member from 1 March 2021, {MILLFIELD}",
        ),
        ({"name": "Rowan Pell"}, {"role": "Observer"}, f"Former observer, {MILLFIELD}"),
        (
            {"name": "Kit Amberley", "substitute_for": "Rowan Pell", "organisation": MILLFIELD},
            {},
            f"In place of Rowan Pell, {MILLFIELD}",
        ),
    ],
    ids=[
        *("who had left", "who led, and had left", "who had not joined yet"),
        *("an observer who had left", "a substitute for who had left"),
    ],
)
def test_whoever_came_is_named_counted_or_not(held, came, seat, named):
    row = next(n for n, m in enumerate(held.members) if m.name == "Rowan Pell")
    plain = {"substitute_for": "", "organisation": "", "arrived": None, "left": None}
    recorded = {"meeting": held.meetings[1].ref, "status": "Present", **plain, **came}
    book = added(changed(held, "members", row, **seat), "attendance", **recorded)
    told = minutes(book)
    assert [(p.name, p.role) for p in told["in_attendance"]][1:] == [(came["name"], named)]
    assert told["quorum_sentence"] == minutes(held)["quorum_sentence"]


def test_a_member_whose_organisation_has_left_is_named(held):
    school = next(n for n, o in enumerate(held.organisations) if o.name == HUMBER)
    told = minutes(changed(held, "organisations", school, partner=False))
    assert ("Owen Tansley", f"Member, {HUMBER}") in [
        (p.name, p.role) for p in told["in_attendance"]
    ]


def test_a_quorum_lost_half_way_is_told_and_what_fell_in_it_is_a_recommendation(held):
    book = terms(held, quorum=6)
    owen = next(
        n
        for n, a in enumerate(book.attendance)
        if (a.meeting, a.name) == ("PAG-2021-02", "Owen Tansley")
    )
    book = changed(book, "attendance", owen, left=time(10, 30))
    told = minutes(book)
    assert told["quorum_sentence"] == (
        "The meeting was quorate except from 09:30 to 09:50 and from 10:30 to the end: six of the "
        "eight partner organisations were represented (six are needed)."
    )
    decided = {item.no: (item.recommends, item.decisions) for item in told["items"]}
    assert decided["6"] == (
        False, ("D-2021-01: Agreed that every partner offers two placements in autumn 2021.",)
    )  # fmt: skip
    assert decided["8"] == (
        True, ("Recommendation D-2021-03: Agreed the support plan for 2021-22.",)
    )  # fmt: skip
    text = words(built("Minutes", books.request(book)))
    assert "Part Label: Recommendation\nDecision: Recommendation D-2021-03" in text
    assert "type the recommendation, or: Noted." in text  # item 9: nobody has typed it yet


@pytest.mark.parametrize(
    ("closed", "then"),
    [(time(11, 42), "until it closed at 11:42"), (None, "to the end")],
)
def test_a_quorum_lost_for_good_is_not_said_to_have_been_there_to_the_end(held, closed, then):
    book = changed(terms(held, quorum=6), "meetings", 1, closed=closed)
    left = {"Owen Tansley": {"left": time(10, 30)}, "Yusuf Harland": {"arrived": None}}
    book = book.with_(
        attendance=tuple(
            replace(a, **left.get(a.name, {})) if a.meeting == "PAG-2021-02" else a
            for a in book.attendance
        )
    )
    assert minutes(book)["quorum_sentence"] == (
        "The meeting was quorate until 10:30: six of the eight partner organisations were "
        f"represented (six are needed). From then {then} it was not."
    )


@pytest.mark.parametrize(
    ("confirms", "told"),
    [
        ("D-2020-03", "recommendation D-2020-03"),
        ("D-2020-01; D-2020-02, d-2020-03", "recommendations D-2020-01, D-2020-02 and d-2020-03"),
    ],
)
def test_a_decision_that_confirms_one_says_which(held, confirms, told):
    book = changed(held, "decisions", -1, confirms=confirms)
    (said,) = minutes(book)["items"][7].decisions
    assert said.endswith(f"for 2021-22. This confirms {told}.")


def test_a_decision_without_a_quorum_confirms_nothing(shipped_book):
    book = changed(sick(shipped_book), "decisions", -1, confirms="D-2020-03")
    (said,) = minutes(book)["items"][7].decisions
    assert said.startswith("Recommendation D-2021-04: ")
    assert "This confirms" not in said


def test_matters_arising_as_they_stood_at_the_meeting(held):
    book = held.with_(today=date(2021, 6, 28))
    matters = {m.ref: m for m in minutes(book)["matters_arising"]}
    assert matters["A-2020-02"].outcome == "Complete, 9 December 2020"
    assert matters["A-2020-05"].outcome == "Overdue, due on 27 January 2021"
    assert matters["A-2020-08"].outcome == "Due on 12 February 2021"
    ended_later = matters["A-2020-06"]
    assert ended_later.outcome == "Due on 19 March 2021"
    assert ended_later.later == "Post-meeting note: completed on 6 February 2021."
    assert {"A-2021-01", "A-2021-02"}.isdisjoint(matters)
    other = changed(book, "actions", 0, status="Cancelled")
    other = changed(other, "actions", 2, due=None, due_in_words="ongoing")
    matters = {m.ref: m.outcome for m in minutes(other)["matters_arising"]}
    assert (matters["A-2020-01"], matters["A-2020-03"]) == ("Cancelled", "Ongoing")


def test_before_the_meeting_no_action_is_overdue_that_is_not_yet(shipped_book):
    outcomes = [m.outcome for m in minutes(shipped_book)["matters_arising"]]
    assert "Due on 27 January 2021" in outcomes
    assert not [o for o in outcomes if o.startswith("Overdue")]


def test_matters_are_those_since_the_last_ordinary_meeting(held):
    march = {"date": date(2021, 3, 2), "kind": "Extraordinary", "ref": "X"}
    book = added(with_june(held), "meetings", 1, **(NEW_MEETING | march))
    done = changed(book, "actions", -1, status="Complete", completed_on=date(2021, 2, 20))
    june = [m.ref for m in minutes(done, 2)["matters_arising"]]
    assert "A-2021-02" in june


def test_progress_told_later_is_none_of_the_meetings(held):
    out = changed(held, "meetings", 1, minutes_circulated=date(2021, 2, 10))
    progress = {m.ref: m.progress for m in minutes(out)["matters_arising"]}
    assert (progress["A-2020-02"], progress["A-2020-01"]) == (
        "Last reported: Sent to all mentors.",
        "",
    )
    living = {m.ref: m.progress for m in minutes(held)["matters_arising"]}
    assert living["A-2020-01"] == "7 of 8 schools have replied."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"approved_at": "PAG-2021-06"}, "Approved at the meeting on Thursday 10 June 2021."),
        (
            {"approved_at": "PAG-2021-06", "corrections": "item 6: two"},
            "Approved at the meeting on Thursday 10 June 2021, subject to item 6: two.",
        ),
        (
            {"approved_at": "PAG-2021-06", "corrections": "Subject to: item 6: two"},
            "Approved at the meeting on Thursday 10 June 2021, subject to item 6: two.",
        ),
        (
            {"approved_at": "PAG-2021-06", "corrections": "None"},
            "Approved at the meeting on Thursday 10 June 2021.",
        ),
        (
            {"approved_at": "by email", "approved_on": date(2021, 2, 12), "corrections": "item 6."},
            "Approved by e-mail on Friday 12 February 2021, subject to item 6.",
        ),
        (
            {"approved_at": "", "approved_on": date(2021, 2, 12)},
            "Approved on Friday 12 February 2021.",
        ),
        ({}, ""),  # how, or when, has to be said
        ({"minutes_status": "Draft", "approved_at": "PAG-2021-06"}, ""),
    ],
)
def test_how_minutes_were_approved(held, changes, said):
    book = with_june(changed(held, "meetings", 1, **({"minutes_status": "Approved"} | changes)))
    told = minutes(book.with_(today=date(2021, 6, 28)), 1)
    assert (told["approved"], told["status"]) == (said, "" if said else "DRAFT")


def test_the_meeting_that_approves_says_so_with_the_corrections(held):
    item = minutes(held)["items"][2]
    said = (
        "The minutes of 12 November 2020 were approved, subject to item 6: 'two' to read 'three'."
    )
    assert item.decisions == (said,)
    untitled = changed(held, "agenda", 2, title="Opening")
    assert (minutes(untitled)["items"][2].decisions, minutes(untitled)["approved_here"]) == (
        (), (said,),
    )  # fmt: skip
    open_ = changed(held, "meetings", 0, minutes_status="Draft", approved_at="", corrections="")
    assert minutes(open_)["items"][2].decisions == ()


def test_a_meeting_without_a_quorum_approves_no_minutes(held):
    book = terms(held, quorum=9)
    none = "The meeting was not quorate, so no minutes were approved."
    assert minutes(book)["items"][2].decisions == (none,)
    assert (minutes(book, 0)["approved"], minutes(book, 0)["status"]) == ("", "DRAFT")
    november = agenda(with_june(book))["previous_minutes"][0]
    assert november.startswith("The minutes of the meeting on Thursday 12 November 2020")
    assert november.endswith("are to be approved.")


def test_no_minutes_are_approved_under_an_item_without_a_quorum(held):
    """Item 3 ran from 09:37 to 09:42; the quorum began at 09:40."""
    late = tuple(
        replace(a, arrived=time(9, 40)) if a.meeting == "PAG-2021-02" and a.arrived is None else a
        for a in held.attendance
    )
    book = held.with_(attendance=late)
    none = "There was no quorum while the minutes were considered, so none were approved."
    told = minutes(book)["items"]
    assert (told[2].decisions, told[2].recommends) == ((none,), True)
    assert not told[6].recommends
    assert (minutes(book, 0)["approved"], minutes(book, 0)["status"]) == ("", "DRAFT")
    item = added(book, "agenda", 5, meeting="PAG-2020-11")
    extract = books.context("Extract", books.request(item, 0))
    assert (extract["approved"], extract["certified"], extract["status"]) == (False, False, "DRAFT")
    november, _ = agenda(with_june(book))["previous_minutes"]
    assert november.startswith("The minutes of the meeting on Thursday 12 November 2020")
    assert november.endswith("are to be approved.")


@pytest.mark.parametrize(
    "changes", [{"date": JUNE}, {"status": "Cancelled"}], ids=["to come", "cancelled"]
)
def test_no_minutes_are_approved_at_a_meeting_that_did_not_meet(held, changes):
    told = minutes(changed(held, "meetings", 1, **changes), 0)
    assert (told["approved"], told["status"]) == ("", "DRAFT")


def test_the_skeleton_made_before_a_meeting_approves_nothing_yet(held):
    book = held.with_(today=date(2021, 2, 3))
    assert minutes(book)["items"][2].decisions == ()


def test_minutes_of_which_nobody_says_how_they_were_approved_are_to_be_approved(held):
    book = with_june(changed(held, "meetings", 0, approved_at=""))
    assert (minutes(book, 0)["approved"], minutes(book, 0)["status"]) == ("", "DRAFT")
    assert "12 November 2020" in agenda(book)["previous_minutes"][0]


def test_the_morning_after_nobody_has_said_yet_that_there_was_no_quorum(held):
    """Attendance is half typed: those still expected could make a quorum."""
    here = held.meetings[1].ref
    rows = tuple(
        replace(a, status="Expected") if a.meeting == here and a.name != "Priya Marlowe" else a
        for a in held.attendance
    )
    half = held.with_(attendance=rows)
    told = minutes(changed(half, "meetings", 0, minutes_status="Draft", approved_at=""))
    assert told["quorum_sentence"] == ""
    assert [item.decisions for item in told["items"][2:3]] == [()]
    assert not any(item.recommends for item in told["items"])
    sent = minutes(changed(half, "meetings", 1, minutes_circulated=date(2021, 2, 9)))
    assert sent["quorum_sentence"].startswith("The meeting was not quorate: one of the")
    assert all(item.recommends for item in sent["items"])


def test_who_chaired_the_approving_meeting_signs(held):
    signed = minutes(held, 0)["signed"]
    assert (signed.name, signed.role) == ("Priya Marlowe", "Leader of the Planning Action Group")
    assert signed.at == "The meeting on Thursday 4 February 2021"
    other = minutes(changed(held, "meetings", 1, chair="Owen Tansley"), 0)["signed"]
    assert (other.name, other.role) == (
        "Owen Tansley",
        "Chair of the meeting on Thursday 4 February 2021",
    )
    by_mail = changed(held, "meetings", 0, approved_at="by e-mail", approved_on=date(2020, 11, 27))
    signed = minutes(by_mail, 0)["signed"]
    assert (signed.name, signed.at) == ("Priya Marlowe", "By e-mail, Friday 27 November 2020")
    assert (minutes(held)["signed"].name, minutes(held)["signed"].at) == ("", "")


def test_a_change_of_leader_leaves_earlier_minutes_as_they_were(held):
    priya = next(n for n, m in enumerate(held.members) if m.name == "Priya Marlowe")
    owen = next(n for n, m in enumerate(held.members) if m.name == "Owen Tansley")
    book = changed(held, "members", priya, left=date(2021, 2, 28))
    book = added(book, "members", owen, role="Leader", joined=date(2021, 3, 1))
    book = changed(book, "members", owen, left=date(2021, 2, 28)).with_(today=date(2021, 3, 9))
    roles = {p.name: p.role for group in minutes(book)["represented"] for p in group.people}
    assert roles["Priya Marlowe"].endswith(", Leader")
    assert not roles["Owen Tansley"].endswith("Leader")


@pytest.mark.parametrize(
    ("left", "led"), [(None, True), ((10, 26), True), ((10, 25), False), ((9, 40), False)]
)
def test_who_had_left_before_an_item_did_not_lead_it(held, left, led):
    """Item 7 begins at 10:25."""
    owen = next(n for n, a in enumerate(held.attendance) if a.name == "Owen Tansley" and n > 12)
    book = changed(held, "attendance", owen, left=time(*left) if left else None)
    item = minutes(book)["items"][6]
    assert item.clock == "10:25"
    assert ("led by Owen Tansley" in item.about) is led


@pytest.mark.parametrize(
    ("arrived", "led"), [(None, True), ((10, 25), True), ((10, 44), True), ((10, 45), False)]
)
def test_who_came_after_an_item_did_not_lead_it(held, arrived, led):
    """Item 7 ends at 10:45."""
    owen = next(n for n, a in enumerate(held.attendance) if a.name == "Owen Tansley" and n > 12)
    book = changed(held, "attendance", owen, arrived=time(*arrived) if arrived else None)
    item = minutes(book)["items"][6]
    assert ("led by Owen Tansley" in item.about) is led


def test_a_full_stop_is_never_doubled(shipped_book):
    book = changed(shipped_book, "agenda", 2, paper="Paper A: All of it.")
    assert (
        minutes(book)["items"][2].about == "For decision, led by Priya Marlowe. Paper A: All of it."
    )
    over = books.overfull(shipped_book)
    for document in PACK:
        if document.name in ("Agenda", "Minutes", "Action log"):
            assert ".." not in words(built(document.name, books.request(over)))


def test_an_approved_meeting_offers_no_rows_for_new_actions(held):
    assert [a.ref for a in minutes(held)["new_actions"]] == [f"A-2021-0{n}" for n in range(1, 6)]
    assert [a.first for a in minutes(held)["new_actions"]] == [False, False, True, False, False]
    by_email = {"approved_at": "by e-mail", "approved_on": date(2021, 2, 9)}
    done = changed(held, "meetings", 1, minutes_status="Approved", **by_email)
    assert [a.ref for a in minutes(done)["new_actions"]] == ["A-2021-01", "A-2021-02"]
    none = changed(done, "actions", -1, raised_at="PAG-2020-11")
    none = changed(none, "actions", -2, raised_at="PAG-2020-11")
    assert "No new action is recorded." in words(built("Minutes", books.request(none)))


# --- the action log


def logs(book: Book, meeting: int = -1) -> list[tuple[str, str, set[str], str]]:
    drafts = action_log.drafts(books.request(book, meeting))
    return [
        (d.file_name, d.context.stands, {a.ref for a in (*d.context.overdue, *d.context.open)},
         d.since.column if d.since else "")
        for d in drafts
    ]  # fmt: skip


def test_a_log_for_the_meeting_and_from_the_day_after_it_another(held):
    (only,) = logs(held.with_(today=date(2021, 2, 4)))
    assert only[:2] == (
        "Action log",
        "As at Thursday 4 February 2021, for the meeting on Thursday 4 February 2021",
    )
    before, after = logs(held)
    assert before[:2] == ("Action log", "As at the meeting on Thursday 4 February 2021")
    assert after[:2] == (
        "Action log after the meeting",
        "After the meeting on Thursday 4 February 2021, as at Tuesday 9 February 2021",
    )
    new = {"A-2021-01", "A-2021-02"}
    assert (before[2] & new, after[2] & new) == (set(), new)
    assert ("A-2020-06" in before[2], "A-2020-06" in after[2]) == (True, False)
    assert (before[3], after[3]) == ("Papers circulated", "")
    out = changed(held, "meetings", 1, minutes_circulated=date(2021, 2, 10))
    assert logs(out.with_(today=JUNE))[1][1].endswith("as at Wednesday 10 February 2021")
    assert logs(out)[1][3] == "Minutes circulated"


def test_the_log_after_a_meeting_ends_where_the_next_one_begins(held):
    book = with_june(held).with_(today=date(2021, 6, 28))
    book = added(book, "actions", 0, ref="A-2021-09", raised_at="PAG-2021-06", due=date(2021, 7, 1))
    assert "A-2021-09" not in logs(book, 1)[1][2]
    assert "A-2021-09" in logs(book, 2)[1][2]


# --- meetings that were not held, or not minuted


def test_for_a_cancelled_meeting_nothing_is_made(shipped_book):
    book = changed(shipped_book, "meetings", 1, status="Cancelled")
    for document in DOCUMENTS:
        if document.name in ("Agenda", "Minutes", "Note of the meeting", "Action log", "Extract"):
            assert list(document.drafts(books.request(book))) == [], document.name


def test_a_note_stands_in_for_minutes_that_were_not_taken(held):
    by_name = {document.name: document for document in DOCUMENTS}
    note, taken = by_name["Note of the meeting"], by_name["Minutes"]
    assert list(note.drafts(books.request(held))) == []
    why = {"minutes_status": "Not taken", "note": "minutes: the call broke off."}
    request = books.request(changed(held, "meetings", 1, **why))
    assert list(taken.drafts(request)) == []
    text = words(built("Note of the meeting", request))
    assert "Opening: No minutes were taken of this meeting. The call broke off." in text
    assert "List Bullet: Priya Marlowe (St Hugh's National Teaching School)" in text
    assert (
        "List Bullet: Della Winsford (substitute for Imogen Castledine, Saltmarsh Infant School)"
        in text
    )
    assert "Apologies were received from Imogen Castledine" in text
    assert "Decision: The meeting was quorate" in text
    assert "Decision: D-2021-01: Agreed that" in text
    assert (
        "| A-2021-02 | Draft the calendar for 2021-22 | Priya Marlowe | 5\u00a0Mar\u00a02021 |"
        in text
    )


def test_the_note_of_a_meeting_names_a_guest_s_organisation_as_minutes_do(held):
    why = {"minutes_status": "Not taken", "note": "minutes: the call broke off."}
    book = changed(held, "meetings", 1, **why)
    ref = book.meetings[1].ref
    guests = (
        present(ref, "Zed Holm", organisation="Saltmarsh Infant School"),
        present(ref, "Una Holm", organisation="The Museum", status="Apologies"),
    )
    book = book.with_(attendance=(*book.attendance, *guests))
    text = words(built("Note of the meeting", books.request(book)))
    assert "List Bullet: Zed Holm (Saltmarsh Infant School)" in text
    assert "Una Holm (The Museum)" in text


def test_the_note_of_a_meeting_has_the_minutes_that_were_approved_at_it(held):
    why = {"minutes_status": "Not taken", "note": "minutes: the call broke off."}
    book = changed(changed(held, "meetings", 1, **why), "meetings", 0, corrections="item 2: two")
    said = "the minutes of 12 November 2020 were approved, subject to item 2: two."
    assert f"Decision: {said[0].upper()}{said[1:]}" in words(
        built("Note of the meeting", books.request(book))
    )
    alone = books.request(book.with_(decisions=()))
    assert "No decision is recorded" not in words(built("Note of the meeting", alone))
    inquorate = books.request(terms(book, quorum=9))
    text = words(built("Note of the meeting", inquorate))
    assert "not quorate, so no minutes were approved" in text
    assert "were approved, subject" not in text
    mailed = changed(book, "meetings", 0, approved_at="by e-mail", approved_on=date(2021, 1, 20))
    assert "were approved" not in words(built("Note of the meeting", books.request(mailed)))


def test_an_extraordinary_meeting_has_a_log_after_it_where_it_agreed_actions(held):
    (log,) = (document for document in DOCUMENTS if document.name == "Action log")
    called = changed(held, "meetings", 1, kind="Extraordinary", note="Called for the bid.")

    def names(book: Book) -> list[str]:
        return [draft.file_name for draft in log.drafts(books.request(book))]

    assert names(called) == ["Action log after the meeting"]
    assert names(called.with_(today=held.meetings[1].date)) == []
    raised = tuple(a for a in called.actions if a.raised_at != "PAG-2021-02")
    assert names(called.with_(actions=raised)) == []
    assert names(changed(called, "meetings", 1, status="Cancelled")) == []
    (draft,) = log.drafts(books.request(called))
    assert any(line.ref == "A-2021-02" for line in draft.context.open)
    assert draft.since is None
    sent = changed(called, "meetings", 1, minutes_circulated=date(2021, 2, 9))
    (draft,) = log.drafts(books.request(sent))
    assert draft.since.column == "Minutes circulated"


TOOL = re.compile(
    r"\bworkbooks?\b|\bsheets?\b|(?-i:\bCalendar\b)|\bdata\b|\.xlsx|\.docx|delete rows"
    r"|\bentered\b|\bfill(?:ed)? in\b|\btyped\b|\b(?:the|this) cells?\b|\bcolumns?\b"
    r"|llf-docgen|template|--\w+",
    re.IGNORECASE,
)


@pytest.mark.parametrize("of", ["shipped", "held", "empty"])
def test_nothing_of_the_tool_or_of_keeping_records_is_told(shipped_book, held, of):
    """In any document; what the group itself writes in the shipped example is its own."""
    book = {"shipped": shipped_book, "held": held, "empty": books.empty()}[of]
    bare = book.with_(agenda=(), actions=(), kpis=(), developments=(), objectives=(), risks=())
    for made_from in (book, bare):
        for document in DOCUMENTS:
            request = books.request_for(document.name, made_from)
            for at in range(len(list(document.drafts(request)))):
                text = words(built(document.name, request, at))
                lines = [line for line in text.splitlines() if "Click here and type" not in line]
                assert [line for line in lines if TOOL.search(line)] == [], document.name


def test_minutes_approved_by_email_on_no_day_are_a_draft_until_it_is_known(shipped_book):
    book = changed(shipped_book, "meetings", 1, minutes_status="Approved", approved_at="by e-mail")
    shown = books.context("Minutes", books.request(book))
    assert (shown["approved"], shown["status"]) == ("", "DRAFT")


def test_on_the_day_of_handing_over_who_begins_is_the_leader(shipped_book):
    """Both are in office that day; one of them leads. Who stays as a member is listed once."""
    day = shipped_book.meetings[1].date
    book = led(shipped_book, day, day)
    book = added(book, "members", 0, role="Member", joined=day, left=None)
    people = [p for one in represented(books.request(book)) for p in one.people]
    leading = [p.name for p in people if p.role.endswith("Leader")]
    assert (leading, [p.name for p in people].count("Priya Marlowe")) == (["Jo New"], 1)
    alone = changed(shipped_book, "members", 0, left=day)
    people = [p for one in represented(books.request(alone)) for p in one.people]
    assert [p.name for p in people if p.role.endswith("Leader")] == ["Priya Marlowe"]
