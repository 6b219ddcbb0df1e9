"""What is made for one reader: a briefing, an owner's sheet, an extract; and the year planner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.documents import minutes
from llf_docgen.documents.actions import DOCUMENT as ACTIONS
from llf_docgen.documents.actions import said_of_leavers
from llf_docgen.documents.briefing import DOCUMENT as BRIEFING
from llf_docgen.documents.extract import DOCUMENT as EXTRACT
from llf_docgen.model.book import Book
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.sent import Since
from tests import books
from tests.builders import added, changed, terms
from tests.documents.test_documents import built
from tests.outline import words


def test_a_briefing_for_each_message(shipped_book):
    drafts = list(BRIEFING.drafts(books.request(shipped_book)))
    assert [d.of for d in drafts] == [c.ref for c in shipped_book.communications]
    assert drafts[0].file_name == "Briefing C-2020-01 Second placements online"
    assert drafts[0].context.date == "Wednesday 18 November 2020"
    lines = changed(shipped_book, "communications", 0, message="first line\r\n\r\nSecond one!")
    (message,) = next(iter(BRIEFING.drafts(books.request(lines)))).context.messages
    assert message.paragraphs == ("First line.", "Second one!")


def test_one_briefing_gathers_a_range_of_days(shipped_book):
    request = books.request(shipped_book)
    first, second = (c.sent_on for c in shipped_book.communications[:2])

    def gathered(*between: date) -> list[list[str]]:
        drafts = BRIEFING.drafts(replace(request, between=between))
        return [[m.ref for m in d.context.messages] for d in drafts]

    assert gathered(first, second) == [["C-2020-01", "C-2020-02"]]
    assert gathered(first, first) == [["C-2020-01"]]
    assert gathered(date(2020, 1, 1), date(2020, 2, 1)) == []


def test_a_message_that_was_not_sent_is_not_told_as_sent(shipped_book):
    waiting = changed(shipped_book, "communications", 0, sent_on=None)
    draft, told = (
        next(d for d in BRIEFING.drafts(books.request(book)) if d.of == "C-2020-01")
        for book in (waiting, shipped_book)
    )
    assert draft.context.date == "Monday 18 January 2021"
    assert (draft.since, told.since) == (None, Since("Sent on", date(2020, 11, 18)))
    coming = changed(waiting, "communications", 0, date=date(2021, 2, 1))
    draft = next(d for d in BRIEFING.drafts(books.request(coming)) if d.of == "C-2020-01")
    assert draft.context.date == "Monday 1 February 2021"
    year = (date(2020, 9, 1), date(2021, 8, 31))
    (every,) = BRIEFING.drafts(replace(books.request(waiting), between=year))
    assert every.context.summary.startswith("The group's messages to its stakeholders from")
    (every,) = BRIEFING.drafts(replace(books.request(shipped_book), between=year))
    assert every.context.summary.startswith("What the group has told its stakeholders from")


def test_a_sheet_for_each_owner_with_their_open_actions(shipped_book):
    drafts = list(ACTIONS.drafts(books.request(shipped_book)))
    owners = {a.owner for a in shipped_book.actions if a.is_open}
    assert [d.of for d in drafts] == sorted(owners)
    told = {line.ref for d in drafts for line in d.context.actions}
    assert told == {a.ref for a in shipped_book.actions if a.is_open}
    late = shipped_book.with_(today=date(2021, 3, 1))
    sheet = next(iter(ACTIONS.drafts(books.request(late)))).context
    assert sheet.summary.startswith("You have one open action. Please add your update")
    assert "one open action, which is overdue." in sheet_of("Owen Tansley", late).summary
    two = added(late, "actions", 0, ref="A-9", owner="owen  TANSLEY", due=date(2021, 4, 1))
    told = "You have two open actions, one of which is overdue."
    assert sheet_of("Owen Tansley", two).summary.startswith(told)


def sheet_of(owner: str, book):
    return next(d.context for d in ACTIONS.drafts(books.request(book)) if d.of == owner)


@pytest.mark.parametrize(
    ("today", "meeting", "back"),
    [
        (date(2021, 1, 18), "The meeting on Thursday 4 February 2021", "by Thursday 28 January"),
        (date(2021, 1, 28), "The meeting on Thursday 4 February 2021", "by Thursday 28 January"),
        (date(2021, 1, 29), "The meeting on Thursday 4 February 2021", "as soon as possible"),
        (date(2021, 3, 1), "The next meeting", "as soon as possible"),
    ],
)
def test_a_sheet_comes_back_for_the_next_meeting_never_by_a_day_past(
    shipped_book, today, meeting, back
):
    sheet = sheet_of("Grace Okell", shipped_book.with_(today=today))
    assert sheet.meeting == meeting
    assert f"return it {back}" in sheet.summary


def test_where_no_meeting_is_to_come_a_sheet_comes_back_by_the_day_that_there_is(shipped_book):
    def back(due: date | None, in_words: str = "") -> str:
        book = added(shipped_book, "actions", 0, ref="A-9", owner="Corin Wexleigh")
        only = replace(book.actions[-1], due=due, due_in_words=in_words)
        (draft,) = ACTIONS.drafts(books.request(book.with_(actions=(only,), today=LATE)))
        return draft.context.summary.partition(". ")[2]

    assert back(date(2021, 4, 30)) == (
        "Please add your update and return it by the day on which it is due."
    )
    assert back(None, "next meeting") == "Please add your update and return it."
    assert back(date(2021, 3, 1)) == "Please add your update and return it as soon as possible."


LATE = date(2021, 3, 8)


@pytest.mark.parametrize(
    ("due", "back"),
    [
        (date(2021, 7, 1), "by Friday 28 May 2021"),  # 3 June is in half term
        (None, "by Friday 28 May 2021"),
        (date(2021, 3, 5), "by Friday 5 March 2021"),
        (date(2021, 3, 7), "by Friday 5 March 2021"),
        (date(2021, 2, 9), "by Tuesday 9 February 2021"),
        (date(2021, 2, 8), "as soon as possible"),
    ],
)
def test_a_sheet_after_the_meeting_is_for_the_next_one_or_the_day_that_is_due(
    shipped_book, due, back
):
    later = added(shipped_book, "meetings", 1, ref="PAG-2021-06", date=date(2021, 6, 10))
    only = replace(later.actions[0], owner="Grace Okell", status="Open", due=due)
    later = later.with_(actions=(only,), today=date(2021, 2, 9))
    (sheet,) = (d.context for d in ACTIONS.drafts(books.request(later, meeting=1)))
    assert sheet.meeting == "The meeting on Thursday 10 June 2021"
    assert sheet.summary.endswith(f"return it {back}.")


def test_nobody_is_asked_to_reply_to_themselves(shipped_book):
    book = added(shipped_book, "actions", 0, ref="A-9", owner="Hazel Quillon")
    own, other = sheet_of("Hazel Quillon", book), sheet_of("Grace Okell", book)
    assert (own.contact, "Hazel Quillon" in other.contact) == ("", True)
    assert "Please add your update by Thursday 28 January" in own.summary
    at = [d.of for d in ACTIONS.drafts(books.request(book))].index("Hazel Quillon")
    assert "Reply to" not in words(built("Actions", books.request(book), at))
    assert "Reply to" in words(built("Actions", books.request(book)))


@pytest.mark.parametrize(
    ("owner", "sheets"),
    [
        ("Grace Okell and Owen Tansley", ["Grace Okell", "Owen Tansley"]),
        ("Grace Okell; Owen Tansley", ["Grace Okell", "Owen Tansley"]),
        ("The head of St Hugh's", ["The head of St Hugh's"]),
        ("Rowan Pell", []),  # has left: the action needs a new owner
    ],
)
def test_each_owner_gets_a_sheet_but_for_those_who_left(shipped_book, owner, sheets):
    book = shipped_book.with_(actions=(replace(shipped_book.actions[0], owner=owner),))
    left = next(n for n, m in enumerate(book.members) if m.name == "Rowan Pell")
    book = changed(book, "members", left, left=date(2020, 12, 31))
    assert [d.of for d in ACTIONS.drafts(books.request(book))] == sheets


@pytest.mark.parametrize(
    ("owners", "joined", "said"),
    [
        (
            ("Rowan Pell", "Grace Okell"),
            None,
            "A-2020-01 is on no sheet: its owner, Rowan Pell, left on Thursday 31 December 2020. "
            "Enter who takes it over in Actions!F4.",
        ),
        (
            ("Rowan Pell", "Rowan Pell"),
            None,
            "A-2020-01 and A-2020-02 are on no sheet: their owner, Rowan Pell, left on Thursday "
            "31 December 2020. Enter who takes them over in Actions!F4 and Actions!F5.",
        ),
        (
            ("Rowan Pell", "Grace Okell"),
            date(2021, 3, 1),
            "A-2020-01 is on no sheet: its owner, Rowan Pell, is not yet in office. Enter who "
            "takes it over in Actions!F4.",
        ),
        (("Rowan Pell and Grace Okell", "Grace Okell"), None, ""),
        (("The head of St Hugh's", "All"), None, ""),
    ],
)
def test_an_open_action_whose_owner_has_left_is_said_to_be_on_no_sheet(
    shipped_book, owners, joined, said
):
    two = zip(shipped_book.actions[:2], owners, strict=True)
    first = [replace(action, status="Open", owner=owner) for action, owner in two]
    left = next(n for n, m in enumerate(shipped_book.members) if m.name == "Rowan Pell")
    dates = {"joined": joined, "left": None} if joined else {"left": date(2020, 12, 31)}
    book = changed(shipped_book.with_(actions=tuple(first)), "members", left, **dates)
    assert said_of_leavers(book) == said
    closed = replace(first[0], status="Complete", completed_on=date(2020, 12, 1))
    assert said_of_leavers(book.with_(actions=(closed,))) == ""
    assert ACTIONS.why_nothing(books.request(book)).endswith(said)


def test_what_is_everybodys_is_on_the_sheet_of_all_who_represent_somebody(shipped_book):
    book = shipped_book.with_(actions=(replace(shipped_book.actions[0], owner="All"),))
    owners = {d.of for d in ACTIONS.drafts(books.request(book))}
    assert owners == {m.name for m in book.in_office(book.today) if m.represents}


def extract(book, no: str, minuted: Minuted | None = None):
    request = replace(books.request_for("Extract", book), minuted=minuted)
    return next(d for d in EXTRACT.drafts(request) if d.of == no).context


def test_an_extract_holds_one_item_and_no_other(shipped_book):
    book = added(
        shipped_book,
        "decisions",
        0,
        ref="D-1",
        meeting="PAG-2021-02",
        agenda_no="6",
        text="Agreed.",
    )
    book = added(book, "decisions", 0, ref="D-2", meeting="PAG-2021-02", agenda_no="7", text="No.")
    itt = book.agenda[5].priority
    book = added(book, "actions", 0, ref="A-1", raised_at="PAG-2021-02", agenda_no="6")
    book = added(book, "actions", 0, ref="A-2", raised_at="PAG-2021-02", agenda_no="7")
    book = added(book, "actions", 0, ref="A-3", raised_at="PAG-2021-02", priority=itt)
    shown = extract(book, "6")
    assert shown.decisions == ("D-1: Agreed.",)
    assert [a.ref for a in shown.actions] == ["A-1"]
    assert (shown.status, shown.discussion) == ("DRAFT", ())
    typed = extract(book, "6", Minuted(("We talked.",), ("Typed.",), ("Ann: write.",)))
    assert (typed.discussion, typed.decisions) == (("We talked.",), ("Typed.",))
    assert typed.agreed == ("Ann: write.",)


def test_an_extract_says_once_that_it_is_from_a_meeting(shipped_book):
    text = words(built("Extract", books.request_for("Extract", shipped_book)))
    assert "| From the | Meeting on Thursday 4 February 2021 |" in text
    assert "| Meeting |" not in text


def test_an_action_of_which_the_item_is_not_known_never_leaves_the_group(shipped_book):
    """Not even where only one item has its priority: the minutes may have it elsewhere."""
    itt = shipped_book.agenda[5].priority
    unknown = {"raised_at": "PAG-2021-02", "agenda_no": "", "priority": itt}
    book = added(shipped_book, "actions", 0, ref="A-1", **unknown)
    for minuted in (None, Minuted(("We talked.",))):
        shown = extract(book, "6", minuted)
        assert (shown.actions, shown.no_action) == ((), False)
    under = minutes.context(books.request_for("Extract", book)).items[5]
    assert under.actions == ()


def test_that_no_action_was_agreed_is_said_only_where_it_is_known(shipped_book):
    book = added(shipped_book, "actions", 0, ref="A-1", raised_at="PAG-2021-02", agenda_no="6")
    assert [a.ref for a in extract(book, "6").actions] == ["A-1"]
    assert not extract(book, "9").no_action, "the minutes may still say one"
    approved = {"minutes_status": "Approved", "approved_at": "by e-mail"}
    done = changed(book, "meetings", 1, approved_on=date(2021, 2, 5), **approved)
    assert extract(done, "9").no_action
    unknown = added(done, "actions", 0, ref="A-2", raised_at="PAG-2021-02", agenda_no="")
    assert not extract(unknown, "9").no_action
    none = changed(shipped_book, "meetings", 1, approved_on=date(2021, 2, 5), **approved)
    assert not extract(none, "9").no_action
    text = words(built("Extract", books.request_for("Extract", shipped_book), 8))
    assert "Actions" not in text
    assert "No action" not in text


def test_the_words_of_the_minutes_hold_for_who_does_what(shipped_book):
    """The action may have gone to somebody else since."""
    book = added(shipped_book, "actions", 0, ref="A-1", raised_at="PAG-2021-02", agenda_no="6")
    shown = extract(book, "6", Minuted(actions=("Jo: list the devices.",)))
    assert (shown.agreed, shown.actions) == (("Jo: list the devices.",), ())


def test_an_approved_extract_is_certified_and_no_draft(shipped_book):
    book = changed(
        shipped_book, "meetings", 1, minutes_status="Approved", approved_at="by e-mail",
        approved_on=date(2021, 2, 5),
    )  # fmt: skip
    shown = extract(book, "6")
    approved = "Approved by e-mail on Friday 5 February 2021."
    assert (shown.status, shown.approval) == ("", approved)
    certified = "Certified as a true extract"
    request = books.request_for("Extract", book)
    assert certified not in words(built("Extract", request))  # the minutes are not there to read
    certain, doubtful = Minuted(), Minuted(doubt="they were edited since they were approved")
    assert certified in words(built("Extract", replace(request, minuted=certain)))
    shown = words(built("Extract", replace(request, minuted=doubtful)))
    assert certified not in shown
    assert "2021. The words below may have been changed since." in shown
    draft = words(built("Extract", books.request_for("Extract", shipped_book)))
    assert certified not in draft
    assert "Draft: these minutes have not yet been approved." in draft


OTHERS = "corrections that stand in the minutes"


@pytest.mark.parametrize(
    ("corrections", "subject_to"),
    [
        ("item 6: 'two' to read 'three'", "item 6: 'two' to read 'three'"),
        ("item 6: 'two' to read 'three'; item 7: 'a' to read 'b'", "item 6: 'two' to read 'three'"),
        ("Item 7: 'a' to read 'b'.\nItem 6: 'two'; 'May' to read 'June'",
         "Item 6: 'two'; 'May' to read 'June'"),
        ("item 6: 'two' to read 'three' and item 7: 'a'", "item 6: 'two' to read 'three'"),
        ("item 7: 'a'; item 6: 'two'; item 8: 'c'; item 6: 'four'", "item 6: 'two'; item 6: 'four'"),
        ("item 6: 'see item 7' to read 'see item 8'", "item 6: 'see item 7' to read 'see item 8'"),
        ("item 7: 'see item 6' to read 'see item 5'", ""),
        ("Subject to: item 6: 'two' to read 'three'", "item 6: 'two' to read 'three'"),
        ("subject to item 7: 'a' to read 'b'", ""),
        ("items 6 and 7: 'two' to read 'three'", OTHERS),
        ("item 6: 'two' to read 'three'; the date", OTHERS),
        ("Item 6: 52 answers, not 50", "Item 6: 52 answers, not 50"),
        ("item 6: add Ms Okell, who came in late", "item 6: add Ms Okell, who came in late"),
        ("the date of the meeting; item 7: 'a'", OTHERS),
        ("items 7 and 8: 'two' to read 'three'", ""),
        *((said, OTHERS) for said in (
            "Items 6 & 7: Mr Grey was right", "Item 6-7: Mr Grey was right", "item 6 or 7: Mr Grey",
            "Item 6: 52, not 50; 7: Mr Grey", "Item 6: 52, not 50; agenda item 7: Mr Grey",
            "Item 6: x Item 7: Mr Grey's", "Item 6: Ann's item 7: Mr Grey's", "item 6/7: Mr Grey",
            "Item 6: 52, not 50; Professional Learning: Mr Grey", "item 6, no. 7 Mr Grey",
            "Item 6: 52, not 50; 7 - Mr Grey", "Item 6: 52, not 50; 7) Mr Grey",
            "Item 6: 52, not 50. 7. Mr Grey", "Item 6: 52, not 50; minute 7, Mr Grey",
            "Item 6: 52, not 50; #7 Mr Grey", "Item 6: 52, not 50; VII. Mr Grey",
            "Item 6: 52 (7.2 Mr Grey)", "Item 6: 52, and under PL Mr Grey",
            "Item 6: 52 and Professional Learning, Mr Grey", "Item 6: 52 \u2022 7 Mr Grey",
            "Item 6: \u2018tis 52 - item 7 Mr Grey\u2019s", "Item 6: 52, 7a Mr Grey",
            "Item 6: 52 (item 7: Mr Grey)", "Item 6: 52\u2028Item 7: Mr Grey", "item 6 to 7: Mr Grey",
        )),
        ("", ""),
    ],
)  # fmt: skip
def test_a_certified_extract_has_its_own_corrections_and_no_others(
    shipped_book, corrections, subject_to
):
    book = changed(
        shipped_book, "meetings", 1, minutes_status="Approved", approved_at="by e-mail",
        approved_on=date(2021, 2, 5), corrections=corrections,
    )  # fmt: skip
    said = f", subject to {subject_to}" if subject_to else ""
    assert extract(book, "6").approval == f"Approved by e-mail on Friday 5 February 2021{said}."


def test_an_extract_of_what_had_no_quorum_is_a_recommendation(shipped_book):
    book = terms(books.held(shipped_book), quorum=9)
    (draft,) = (d for d in EXTRACT.drafts(books.request(book)) if d.of == "6")
    assert draft.context.quorum_sentence.startswith("The meeting was not quorate: six of the eight")
    assert draft.context.decisions[0].startswith("Recommendation D-2021-01: Agreed")
    assert "Heading 1: Recommendation" in words(built("Extract", books.request(book), 5))


@pytest.mark.parametrize(
    ("changes", "today", "said"),
    [
        ({}, date(2021, 2, 3), "PAG-2021-02 on Thursday 4 February 2021 has not been held yet"),
        ({"status": "Cancelled"}, date(2021, 2, 5), "was cancelled"),
        ({"status": "", "minutes_status": "Not taken"}, date(2021, 2, 5), "No minutes were taken"),
    ],
)
def test_nothing_to_extract_names_the_meeting_and_the_option(shipped_book, changes, today, said):
    book = changed(shipped_book, "meetings", 1, **changes).with_(today=today)
    request = books.request(book)
    assert list(EXTRACT.drafts(request)) == []
    assert said in EXTRACT.why_nothing(request)
    assert "PAG-2021-02" in EXTRACT.why_nothing(request)
    assert "--meeting" in EXTRACT.why_nothing(request)


def unconfirmed(book: Book) -> Book:
    """The November meeting had no quorum, so its decisions are recommendations."""
    return terms(book, quorum=7)


CONFIRMING = {"ref": "D-2021-09", "agenda_no": "", "text": "Confirmed.", "confirms": "D-2020-01"}


@pytest.mark.parametrize(
    ("how", "day", "today", "said"),
    [
        ("by e-mail", date(2021, 1, 11), date(2021, 1, 18), "by e-mail on Monday 11 January 2021"),
        ("Leader's action", date(2021, 1, 11), date(2021, 1, 18),
         "by Leader's action on Monday 11 January 2021"),
        ("PAG-2021-02", None, date(2021, 2, 5), "at the meeting on Thursday 4 February 2021"),
        ("PAG-2021-02", None, date(2021, 2, 3), None),
        ("by e-mail", date(2021, 1, 11), date(2021, 1, 10), None),
    ],
)  # fmt: skip
def test_an_extract_says_of_a_recommendation_that_it_was_confirmed_when_and_how(
    shipped_book, how, day, today, said
):
    book = added(unconfirmed(shipped_book), "decisions", 0, meeting=how, date=day, **CONFIRMING)
    if how == "PAG-2021-02":  # a meeting with a quorum
        book = terms(book, quorum=1)
        book = changed(book, "meetings", 0, minutes_circulated=date(2020, 11, 18))
        book = book.with_(
            attendance=(
                *(a for a in book.attendance if a.meeting != "PAG-2021-02"),
                replace(book.attendance[0], meeting="PAG-2021-02", status="Present"),
            )
        )
        guests = tuple(
            replace(a, name=f"Guest {n}", organisation="", substitute_for="")
            if a.meeting == "PAG-2020-11" else a
            for n, a in enumerate(book.attendance)
        )  # fmt: skip
        book = book.with_(attendance=guests)
    request = books.request(book.with_(today=today), meeting=0)
    no = shipped_book.decisions[0].agenda_no
    book = request.book
    item = replace(book.agenda[0], meeting="PAG-2020-11", no=no)
    request = replace(request, book=book.with_(agenda=(*book.agenda, item)))
    (draft,) = (d for d in EXTRACT.drafts(request) if d.of == no)
    expected = (f"Recommendation D-2020-01 was later confirmed {said} (D-2021-09).",)
    assert draft.context.confirmed == (expected if said else ())
    others = {d.of: d.context.confirmed for d in EXTRACT.drafts(request) if d.of != no}
    assert not any(others.values())
