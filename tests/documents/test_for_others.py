"""What is made for one reader: a briefing, an owner's sheet, an extract; and the year planner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from llf_docgen.documents.actions import DOCUMENT as ACTIONS
from llf_docgen.documents.briefing import DOCUMENT as BRIEFING
from llf_docgen.documents.extract import DOCUMENT as EXTRACT
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.sent import Since
from tests import books
from tests.builders import added, changed


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
    assert sheet.summary == "One action is open."
    owen = next(d.context for d in ACTIONS.drafts(books.request(late)) if d.of == "Owen Tansley")
    assert owen.summary == "One action is open, and overdue."
    two = added(late, "actions", 0, ref="A-9", owner="owen  TANSLEY", due=date(2021, 4, 1))
    owen = next(d.context for d in ACTIONS.drafts(books.request(two)) if d.of == "Owen Tansley")
    assert owen.summary == "Two actions are open, one of them overdue."


def extract(book, no: str, minuted: Minuted | None = None):
    request = replace(books.request(book), minuted=minuted)
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
    book = added(book, "actions", 0, ref="A-1", raised_at="PAG-2021-02", priority=itt)
    book = added(book, "actions", 0, ref="A-2", raised_at="PAG-2021-02", priority="")
    shown = extract(book, "6")
    assert shown.decisions == ("D-1: Agreed.",)
    assert [a.ref for a in shown.actions] == ["A-1"]
    assert (shown.status, shown.discussion) == ("DRAFT", ())
    typed = extract(book, "6", Minuted(("We talked.",), ("Typed.",), ("Ann: write.",)))
    assert (typed.discussion, typed.decisions) == (("We talked.",), ("Typed.",))
    assert typed.agreed == ("Ann: write.",)


def test_an_action_of_which_the_item_is_not_known_never_leaves_the_group(shipped_book):
    itt = shipped_book.agenda[5].priority
    book = changed(shipped_book, "agenda", 6, priority=itt)
    book = added(book, "actions", 0, ref="A-1", raised_at="PAG-2021-02", priority=itt)
    assert extract(book, "6").actions == ()


def test_an_approved_extract_is_no_draft(shipped_book):
    book = changed(shipped_book, "meetings", 1, minutes_status="Approved", approved_at="by e-mail")
    assert (extract(book, "6").status, extract(book, "6").approval) == ("", "Approved by e-mail.")
