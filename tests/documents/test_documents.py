"""What each document holds, for the shipped workbook and for odd ones."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from llf_docgen.documents import DOCUMENTS, minuted_actions
from llf_docgen.model.book import Book
from llf_docgen.word.template import Template
from tests import books
from tests.builders import added, changed, terms
from tests.conftest import ROOT, TEMPLATES
from tests.outline import outline, words

BY_NAME = {document.name: document for document in DOCUMENTS}


def built(name: str, request, at: int = 0) -> bytes:
    return Template.read(TEMPLATES / f"{name}.docx").render(books.context(name, request, at))


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_golden(name: str, shipped_book: Book, pytestconfig: pytest.Config):
    golden = ROOT / "tests" / "golden" / f"{name}.txt"
    text = "\n".join(outline(built(name, books.request_for(name, shipped_book)))) + "\n"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_templates_use_only_names_that_the_context_has(name: str):
    template = Template.read(TEMPLATES / f"{name}.docx")
    known = {field.name for field in fields(BY_NAME[name].context)}
    assert template.names <= known
    assert {"alliance", "status"} <= template.names


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_confidential_papers_carry_the_statement(name: str):
    outside = ("Partnership report section", "Extract", "Briefing", "Year planner")
    confidential = name not in outside
    assert ("confidentiality" in Template.read(TEMPLATES / f"{name}.docx").names) == confidential


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_same_input_same_bytes(name: str, shipped_book: Book):
    request = books.request_for(name, shipped_book)
    assert built(name, request) == built(name, request)


FOR_EACH_ROW = {"Actions", "Briefing", "Extract"}  # of an empty workbook there is none to make


@pytest.mark.parametrize("name", sorted(BY_NAME.keys() - FOR_EACH_ROW))
@pytest.mark.parametrize("term", [0, 1, 2])
def test_an_empty_workbook_reads_well(name: str, term: int):
    text = words(built(name, books.request_for(name, books.empty(), term=term)))
    assert "None" not in text.replace("None needed", "")
    assert "nan" not in text.split()
    assert " ." not in text.replace(" ...", "")


def test_empty_lists_are_sentences():
    request = books.request(books.empty())
    agenda = words(built("Agenda", request))
    assert "The business of this meeting is still to be agreed." in agenda
    assert "There are no earlier minutes to approve." in agenda
    assert "There are no open actions." in agenda
    assert "Papers | By e-mail, by " in agenda  # what there will be is not known yet
    bare_minutes = words(built("Minutes", request))
    assert "No partner organisation has a member on the group" in bare_minutes
    log = words(built("Action log", request))
    assert "There are no actions yet." in log
    assert "No action has been closed yet." in log
    assert "other open" not in log
    report = words(built("Termly report", request))
    assert "No developments have been recorded for this term." in report
    assert "No issue, concern or recommendation was raised in the autumn term." in report


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_an_overfull_workbook_loses_no_word(name: str, shipped_book: Book):
    request = books.request_for(name, books.overfull(shipped_book))
    text, long = words(built(name, request)), books.LONG.strip()[:150]
    assert (long in text) == (long in str(books.context(name, request)))
    assert "&amp;" not in text
    if name == "Action log":
        assert all(action.ref in text for action in request.book.actions)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_what_has_errors_is_not_for_circulation(name: str, shipped_book: Book):
    lines = outline(built(name, books.request_for(name, shipped_book, draft=True)))
    unapproved = "DRAFT, " if name in ("Minutes", "Extract") else ""
    stamp = f"{unapproved}NOT FOR CIRCULATION"
    assert f"Status: {stamp}" in lines
    assert any(line.startswith("header:") and line.endswith(f"\t{stamp}") for line in lines)


def test_agenda_says_when_where_and_who(shipped_book: Book):
    text = words(built("Agenda", books.request(shipped_book)))
    for said in (
        "Leading Learning Forward Teaching School Alliance",
        "(Improvement) Planning Action Group",
        "Thursday 4 February 2021",
        "09:30 to 11:30",
        "Online (video call)",
        "Priya Marlowe (St Hugh's National Teaching School)",
        "Confidential: for members of the Planning Action Group",
        "Page 1 of 1",
        "11:28",
        "Apologies, and the name of a substitute, to Hazel Quillon, h.quillon@example.org",
        "At least three partner organisations must be represented.",
    ):
        assert said in text


def test_clock_times_run_on_and_parts_have_their_own(shipped_book: Book):
    book = added(shipped_book, "agenda", 2, no="3a", minutes=None, title="A part")
    items = books.context("Agenda", books.request(book))["items"]
    assert [i.clock for i in items][:5] == ["09:30", "09:35", "09:37", "09:42", "09:42"]
    assert items[3].length == ""


def test_next_meeting_comes_from_meetings_else_from_the_calendar(shipped_book: Book):
    def said(book: Book, meeting: int) -> str:
        return books.context("Agenda", books.request(book, meeting))["next_meeting"]

    assert said(shipped_book, 0).startswith("Thursday 4 February 2021, 09:30 to 11:30")
    assert "To be agreed" in said(shipped_book, 1)
    later = added(shipped_book, "calendar", 3, date=date(2021, 6, 10))
    assert said(later, 1) == "Thursday 10 June 2021."


def test_minutes_of_a_meeting_held_show_who_came(shipped_book: Book):
    text = words(built("Minutes", books.request(shipped_book, meeting=0)))
    assert (
        "The meeting was quorate: six of the eight partner organisations were represented "
        "(three are needed)." in text
    )
    assert "Tom Ferriby-Cole | substitute for Rowan Pell | Present (online), arrived 15:40" in text
    assert "Present (online), left 16:30" in text
    further = text.index("Heading 2: Further decisions")  # no agenda is recorded for that meeting
    assert further < text.index("Decision: D-2020-01: Agreed that second placements")
    assert "Status: DRAFT" in text


def test_minutes_of_an_inquorate_meeting_say_so(shipped_book: Book):
    book = terms(shipped_book, quorum=7)
    assert "The meeting was not quorate: six of the eight" in words(
        built("Minutes", books.request(book, meeting=0))
    )


def test_approved_minutes_are_no_draft(shipped_book: Book):
    book = changed(
        shipped_book, "meetings", 0, minutes_status="Approved", approved_at="PAG-2021-02"
    ).with_(today=date(2021, 2, 5))
    text = words(built("Minutes", books.request(book, meeting=0)))
    assert "Approved at the meeting on Thursday 4 February 2021." in text
    assert "DRAFT" not in text


def test_recorded_decisions_stand_under_their_item(shipped_book: Book):
    book = added(
        shipped_book, "decisions", 0, ref="D-2021-01", meeting="PAG-2021-02", agenda_no="6",
        text="Agreed the placement plan.",
    )  # fmt: skip
    assert "Decision: D-2021-01: Agreed the placement plan." in words(
        built("Minutes", books.request(book))
    )


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        (("A-2020-09", "A-2020-10"), ["A-2021-01", "A-2021-02"]),
        (("A-2021-07", "A-2020-10"), ["A-2021-08", "A-2021-09"]),
        (("A1", "A2"), ["A3", "A4"]),
        (("017",), ["018", "019"]),
        (("first",), ["A-2021-01", "A-2021-02"]),
        ((), ["A-2021-01", "A-2021-02"]),
    ],
)
def test_new_references_are_still_free(shipped_book: Book, refs, expected):
    actions = tuple(replace(shipped_book.actions[0], ref=ref) for ref in refs)
    book = shipped_book.with_(actions=actions)
    assert minuted_actions.free_references(book, 2021, 2) == expected


def test_overdue_actions_come_first(shipped_book: Book):
    book = shipped_book.with_(today=date(2021, 2, 1))
    lines = outline(built("Action log", books.request(book)))
    overdue = lines.index("heading 1: Overdue") if "heading 1: Overdue" in lines else None
    overdue = overdue or lines.index("Heading 1: Overdue")
    assert lines[overdue + 2].startswith("| A-2020-05")
    assert "Overdue |" in lines[overdue + 2]
