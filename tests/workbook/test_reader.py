"""Reading a workbook: found by name, problems told at their cells, all at once."""

from __future__ import annotations

import dataclasses
import io
import re
import unicodedata
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from lxml import etree

from llf_docgen import rules
from llf_docgen.errors import UnusableFile
from llf_docgen.model.cells import Cell
from llf_docgen.model.states import DaysCounted, QuorumCounts
from llf_docgen.package import MOST_UNPACKED
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.reading.parts import Workbook
from llf_docgen.workbook.writing import starter
from tests.builders import read_with
from tests.cells import FIRST_ROW, address, at, cell_of, heading, put, row_of, setting
from tests.conftest import TEMPLATES, WORKBOOK
from tests.workbook.marking import RELATIONS, Parts, shipped


def edited(change) -> reader.Reading:
    """The shipped workbook after a change made through openpyxl, read."""
    book = openpyxl.load_workbook(WORKBOOK)
    change(book)
    target = io.BytesIO()
    book.save(target)
    return reader.read_content(target.getvalue(), "test.xlsx")


def problems(reading: reader.Reading) -> list[tuple[str, str]]:
    return [(p.rule, str(p.cell)) for p in reading.problems]


def raw_edited(part: str, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(WORKBOOK) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part], (part, old)
    parts[part] = parts[part].replace(old, new, 1)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_the_shipped_workbook_is_read_whole(shipped_book):
    assert len(shipped_book.organisations) == 9
    assert len(shipped_book.members) == 14
    assert len(shipped_book.meetings) == 2
    assert len(shipped_book.agenda) == 12
    assert len(shipped_book.actions) == 10
    assert len(shipped_book.kpis) == len(shipped_book.objectives) == 9
    assert str(shipped_book.meetings[1].at.cell("Date")) == at("Meetings", 1, "Date")
    assert str(shipped_book.heading("Meetings", "Date")) == heading("Meetings", "Date")


def test_every_record_has_a_field_for_every_column():
    for sheet in layout.SHEETS:
        fields = {f.name for f in dataclasses.fields(sheet.record) if "beside" not in f.metadata}
        assert fields - {"at"} == {column.field for column in sheet.columns}, sheet.name


def test_a_field_may_be_left_out_where_its_column_may_be_blank():
    for sheet in layout.SHEETS:
        fields = {f.name: f for f in dataclasses.fields(sheet.record)}
        for column in sheet.columns:
            needed = fields[column.field].default is dataclasses.MISSING
            or_words = any(f.metadata.get("beside") == column.field for f in fields.values())
            assert needed == (column.required and not or_words), (sheet.name, column.heading)


def test_a_choice_is_read_as_the_state_it_is(shipped_book):
    """Of the layout's own choices, so that a rule's comparison can't be silently false."""
    for sheet in layout.SHEETS:
        for column in (c for c in sheet.columns if c.choices):
            found = {getattr(record, column.field) for record in getattr(shipped_book, sheet.field)}
            for value in found - {""}:
                assert any(value is choice for choice in column.choices), (sheet.name, value)
    terms = shipped_book.terms
    assert terms.days_are_counted is DaysCounted.CALENDAR
    assert terms.quorum_counts is QuorumCounts.ORGANISATIONS
    assert not terms.counts_people


@pytest.mark.parametrize(
    ("format", "value", "read"),
    [
        ("0%", 0.86, 86),
        ("0.00%", 0.07, 7),
        ("0.0 %;[Red]-0.0 %", 0.955, 95.5),
        ("0%", "86%", 86),
        ("0%", "86", 86),
        ("General", 0.86, 0.86),
        ('0.0" %"', 86, 86),
        ("0.0\\%", 86, 86),
    ],
)
def test_a_number_is_what_its_format_shows_as_per_cent(format, value, read):
    def change(book):
        for figure in ("Baseline", "Target", "Autumn"):
            cell = book["KPIs"][address("KPIs", 1, figure)]
            cell.value, cell.number_format = value, format

    kpi = edited(change).book.kpis[1]
    assert (kpi.baseline, kpi.target, kpi.autumn) == (read, read, read)


@pytest.mark.parametrize(
    ("sheet", "row", "heading", "value", "rule"),
    [
        ("Meetings", 1, "Date", "31/02/2021", "date-readable"),
        ("Meetings", 1, "Start", "half nine", "date-readable"),
        ("Meetings", 1, "Date", "Thursday 4 February 2020", "weekday-matches"),
        ("Meetings", 1, "Date", "", "required-cell"),
        ("Organisations", 0, "Partner", "perhaps", "yes-no"),
        ("Members", 0, "Role", "Leeder", "choice-known"),
        ("KPIs", 0, "Target", "12 trainees", "number-readable"),
        ("Agenda", 0, "Minutes", 1e15, "number-readable"),
        ("Agenda", 0, "Minutes", 1441, "number-readable"),
        ("Agenda", 0, "Minutes", -5, "number-readable"),
        ("Agenda", 0, "Minutes", "-0.5", "number-readable"),
        ("Terms", row_of("Quorum (partner organisations)"), "Value", "three", "number-readable"),
        ("Terms", row_of("Quorum (partner organisations)"), "Value", 0, "number-readable"),
        ("Terms", row_of("Papers circulated (days before)"), "Value", "", "required-cell"),
        ("Terms", row_of("School holidays"), "Value", "half term", "date-readable"),
        ("Terms", row_of("Spring term begins"), "Value", "1 September 2019", "date-readable"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_cell(sheet, row, heading, value, rule):
    reading = read_with(sheet, row, heading, value)
    assert problems(reading) == [(rule, at(sheet, row, heading))]


def test_all_problems_come_at_once_in_the_sheets_order():
    def spoil(book):
        put(book, at("Actions", 0, "Due"), "31/02/2021")
        put(book, at("Members", 1, "Role"), "Leeder")
        put(book, at("Actions", 0, "Owner"), None)
        put(book, at("Meetings", 0, "Date"), "never")

    assert problems(edited(spoil)) == [
        ("choice-known", at("Members", 1, "Role")),
        ("date-readable", at("Meetings", 0, "Date")),
        ("required-cell", at("Actions", 0, "Owner")),
        ("date-readable", at("Actions", 0, "Due")),
    ]


def test_sheets_and_columns_are_found_whatever_their_order_and_case():
    def shuffle(book):
        book.move_sheet("Members", -3)
        book["Members"].title = " members "
        put(book, heading("Actions", "Ref"), " REF")
        put(book, heading("Actions", "Raised at"), "Raised\nat")
        book["Actions"].insert_cols(1)
        book["Actions"].cell(starter.HEADING_ROW, 1).value = "Our own column"

    reading = edited(shuffle)
    assert problems(reading) == []
    assert len(reading.book.actions) == 10
    assert reading.book.actions[0].at.cell("Ref") == Cell("Actions", FIRST_ROW, 2)


def test_rows_may_be_blank_and_a_title_may_stand_above():
    def loosen(book):
        book["Actions"].insert_rows(6)
        book["Decisions"].insert_rows(1, 4)

    reading = edited(loosen)
    assert problems(reading) == []
    assert len(reading.book.actions) == 10
    assert reading.book.decisions[0].at.number == 8


def test_missing_sheets_and_columns():
    def remove(book):
        book["Actions"].title = "Action points"
        put(book, heading("Members", "Role"), "Rolle")
        del book["Risks"]
        book["KPIs"].delete_cols(book["KPIs"][address("KPIs", 0, "Comment")].column)

    reading = edited(remove)
    assert problems(reading) == [
        ("column-missing", heading("Members", "Name")),
        ("sheet-missing", "Actions"),
    ]
    said = " ".join(p.message for p in reading.problems)
    assert "The nearest is 'Rolle'" in said
    assert "Found 'Action points'" in said


@pytest.mark.parametrize(
    ("sheet", "heading_", "typed"),
    [
        ("Members", "Left", "Left on"),
        ("Members", "Left", "Date left"),
        ("Members", "Email", "E-mail address"),
        ("Members", "Telephone", "Phone no"),
        ("Attendance", "Left", "Left at"),
        ("Attendance", "Substitute for", "Sub. for"),
        ("Attendance", "Arrived", "Arrival time"),
        ("Attendance", "How", "How attended"),
        ("Organisations", "Partner since", "Since"),
        ("Meetings", "Chair", "Chaired by"),
        ("Meetings", "Status", "State"),
        ("Decisions", "Agenda no", "Item no"),
        ("KPIs", "Spring", "Spring 2021"),
        ("KPIs", "Year total", "Total"),
        ("Action plan", "By when", "By date"),
        ("Risks", "Owner", "Owned by"),
        ("Meetings", "Papers circulated", "Papers circ."),
        ("Meetings", "Papers circulated", "Papers sent out"),
        ("Meetings", "Minutes circulated", "Minutes circ"),
        ("Meetings", "Minutes circulated", "Mins circulated"),
        ("Meetings", "Venue", "Place"),
        ("Actions", "Completed on", "Completed"),
        ("Actions", "Progress", "Progres"),
        ("Calendar", "Sent on", "Date sent"),
    ],
)
def test_a_heading_close_to_an_optional_one_that_is_missing(sheet, heading_, typed):
    place = heading(sheet, heading_)
    reading = edited(lambda book: put(book, place, typed))
    assert problems(reading) == [("heading-alike", place)]
    assert f"'{typed}' is close to '{heading_}', which is missing" in reading.problems[0].message


@pytest.mark.parametrize(
    ("sheet", "heading_", "typed"),
    [
        ("Members", "Left", "Left the group"),
        ("Members", "Left", "Until"),
        ("Members", "Joined", "From"),
        ("Members", "Left", "lft"),
        ("Members", "Job title", "Pronouns"),
        ("Meetings", "Approved on", "Approved by"),
        ("Meetings", "Approved at", "Approved by"),
        ("Meetings", "Status", "Meeting status"),
        ("Meetings", "Kind", "Sort"),
        ("Meetings", "Closed", "Finish"),
        ("Meetings", "Corrections", "Amendments"),
        ("Meetings", "Papers circulated", "Papers"),
        ("Meetings", "Papers circulated", "Circulated"),
        ("Meetings", "Papers circulated", "Papers out"),
        ("Meetings", "Minutes circulated", "Minutes"),
        ("Meetings", "Chair", "Chairman"),
        ("Attendance", "Left", "Left early"),
        ("Attendance", "Left", "Departed"),
        ("Attendance", "Arrived", "Came"),
        ("Agenda", "Paper sent", "Sent on"),
        ("Decisions", "Agenda no", "No"),
        ("Actions", "Completed on", "Closed on"),
        ("Actions", "Progress", "Update"),
        ("KPIs", "Year total", "Yearly total"),
        ("KPIs", "Year total", "Year"),
        ("KPIs", "By autumn", "By Autumn term"),
        ("KPIs", "By spring", "Spring forecast"),
        ("Organisations", "Partner until", "Left"),
        ("Priorities", "Lead", "Leader"),
        ("Organisations", "Short name", "Abbreviation"),
        ("Developments", "Next steps", "Next"),
        ("Calendar", "Sent on", "Went out"),
        ("Calendar", "Paper due", "Due"),
    ],
)
def test_a_heading_that_is_not_known_in_the_place_of_one_is_asked_about(sheet, heading_, typed):
    place = heading(sheet, heading_)
    reading = edited(lambda book: put(book, place, typed))
    assert problems(reading) == [("heading-asked", place)]
    said = reading.problems[0].message
    assert f"'{typed}' is not known, and '{heading_}' is missing. If that is it, call it" in said


def test_what_may_be_a_columns_own_is_not_concluded_from():
    reading = edited(lambda book: put(book, heading("Members", "Left"), "Until"))
    assert [(str(u.cell), u.field) for u in reading.book.unread] == [
        (heading("Members", "Left"), "left")
    ]


def test_a_heading_of_words_only_keeps_no_rule_back():
    reading = edited(lambda book: put(book, heading("Members", "Job title"), "Pronouns"))
    assert reading.book.unread == ()


def test_two_columns_missing_in_one_place_are_both_named():
    def change(book):
        page = book["Meetings"]
        put(book, heading("Meetings", "Approved on"), "Room")
        page.delete_cols(page[address("Meetings", 0, "Corrections")].column)

    (problem,) = edited(change).problems
    assert "'Approved on' and 'Corrections' are missing" in problem.message


@pytest.mark.parametrize(
    ("lost", "after", "own"),
    [
        ("Comment", "Target", "Spring forecast"),  # in another place than the one that is missing
        ("By spring", "", "Colour"),  # at the end
        ("Comment", "", "Colour"),  # behind a blank column
    ],
)
def test_a_column_of_the_offices_own_elsewhere_is_ignored(lost, after, own):
    def change(book):
        page = book["KPIs"]
        page.delete_cols(page[address("KPIs", 0, lost)].column)
        if after:
            at_column = page[address("KPIs", 0, after)].column + 1
            page.insert_cols(at_column)
        else:
            at_column = page.max_column + (2 if lost == "Comment" else 1)
        page.cell(starter.HEADING_ROW, at_column).value = own

    assert problems(edited(change)) == []


def test_what_stands_below_a_heading_must_be_of_the_kind_that_is_missing():
    """Whoever deletes a column of days and adds one of ticks has not renamed it."""

    def change(book):
        page = book["Actions"]
        put(book, heading("Actions", "Completed on"), "Told")
        for record in SHIPPED.actions:
            page.cell(
                record.at.number, page[address("Actions", 0, "Completed on")].column
            ).value = "x"

    assert [rule for rule, _ in problems(edited(change))] == []


@pytest.mark.parametrize("sheet", [s.name for s in layout.SHEETS])
def test_columns_of_the_offices_own_beside_a_complete_sheet_are_ignored(sheet):
    def change(book):
        page = book[sheet]
        for number, own in enumerate(("Left the group", "Colour", "Papers out", "By autumn term")):
            page.insert_cols(3 + number)
            page.cell(starter.HEADING_ROW, 3 + number).value = own
            page.cell(starter.HEADING_ROW, page.max_column + 1).value = f"{own} 2"

    assert problems(edited(change)) == []


def test_a_heading_like_one_that_is_there_is_the_offices_own():
    def add(book):
        book["Members"].cell(starter.HEADING_ROW, 20).value = "Left on"

    assert problems(edited(add)) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Say deadlines (days ahead)", "Say deadlines"),
        ("School holidays", "School holiday"),
        ("Named partners", "Names partners"),
        ("As at", "As  at date"),
    ],
)
def test_a_setting_close_to_an_optional_one_that_is_missing(name, typed):
    place = at("Terms", row_of(name), "Setting")
    reading = edited(lambda book: put(book, place, typed))
    assert problems(reading) == [("heading-alike", place)]


def below(sheet: str, *rows: dict[str, object], gap: int = 0):
    """Rows typed below the last record of a sheet, by their headings."""

    def add(book):
        page = book[sheet]
        last = max(r.at.number for r in getattr(SHIPPED, layout.sheet(sheet).field))
        for n, row in enumerate(rows, last + 1 + gap):
            for name, value in row.items():
                column = page[address(sheet, 0, name)].column
                page.cell(n, column).value = value

    return add


SHIPPED = reader.read(WORKBOOK).book


@pytest.mark.parametrize(
    ("sheet", "row", "gap", "what"),
    [
        ("Actions", {"Ref": "Total", "Due": 4}, 0, "a total"),
        ("Actions", {"Action": "Total actions", "Due": 4}, 0, "a total"),
        ("Actions", {"Ref": "Grand total:", "Completed on": 4}, 1, "a total"),
        ("KPIs", {"Indicator": "Average", "Autumn": 71.2}, 0, "a total"),
        ("Calendar", {"Date": "Total", "Sent on": 7}, 0, "a total"),
        ("Documents", {"Document": "Total", "Dated": 7}, 0, "a total"),
        ("Attendance", {"Name": "Total present", "Status": 9}, 0, "a total"),
        ("Attendance", {"Name": "Total present", "Status": "9"}, 0, "a total"),
        ("Agenda", {"Minutes": 120}, 0, "a total"),
        ("KPIs", {"Autumn": 71.2, "Spring": 74}, 0, "a total"),
        ("Actions", {"Action": "Open actions: 4"}, 0, "a total"),
        ("Calendar", {"Date": "Dates for 2021-22 to follow"}, 0, "a note"),
        ("Actions", {"Ref": "Note: closed actions are kept in the log"}, 0, "a note"),
        ("Actions", {"Action": "* see the minutes"}, 0, "a note"),
        ("Members", {"Name": "Source: office records"}, 0, "a note"),
        ("KPIs", {"Ref": "Last updated 3 March 2021"}, 0, "a note"),
        ("Actions", {"Ref": "Carried over from last year"}, 0, "a note"),
        ("Actions", {"Ref": "Archive"}, 1, "a note"),
        ("Actions", {"Ref": "-----"}, 0, "a note"),
        ("Actions", {"Action": "Please keep this list short"}, 1, "a note"),
        ("Actions", {"Progress": "Checked by Jo"}, 2, "a note"),
        ("KPIs", {"Indicator": "Provisional"}, 1, "a note"),
        ("Organisations", {"Organisation": "As agreed with the Board in September"}, 1, "a note"),
        ("Organisations", {"Type": "Partners", "Partner": 8}, 1, "a note"),
        ("Calendar", {"Body": "Dates for 2021-22 to be agreed in July"}, 1, "a note"),
        ("Members", {"Name": "Number of members", "Organisation": 14}, 1, "a total"),
        ("Members", {"Name": "Number of members", "Organisation": 14}, 0, "a total"),
        ("Agenda", {"Meeting": "Key", "No": "Decision = vote needed"}, 1, "a note"),
        ("Agenda", {"Meeting": "D", "No": "Decision"}, 1, "a note"),
        ("Actions", {"Action": "Please update before Friday"}, 0, "a note"),
        ("Actions", {"Ref": "Prepared by", "Raised at": "Hazel Quillon"}, 2, "a note"),
        ("Actions", {"Ref": "Date", "Raised at": date(2021, 1, 4)}, 1, "a note"),
        ("Priorities", {"Code": "Provisional until the Board has agreed"}, 1, "a note"),
        ("Decisions", {"Meeting": "As agreed with the Board"}, 1, "a note"),
        ("Attendance", {"Meeting": "Key", "Name": "P = present"}, 1, "a note"),
        ("Members", {"Email": "Members:", "Telephone": 14}, 1, "a note"),
        ("Members", {"Email": "Members:", "Telephone": 14}, 0, "a note"),
        ("Members", {"Name": "Observers:", "Role": "Two"}, 0, "a note"),
        ("Members", {"Email": "Quorate", "Telephone": "Yes"}, 1, "a note"),
        ("Organisations", {"Organisation": "Partners", "Partner": 8}, 1, "a note"),
        ("Organisations", {"Organisation": "Partners:", "Partner": 8}, 0, "a note"),
        ("Attendance", {"Organisation": "Quorum", "Status": "Yes"}, 1, "a note"),
        ("Attendance", {"Name": "Quorum:", "Status": "Yes"}, 0, "a note"),
        ("Decisions", {"Decision": "* D-2020-02 was confirmed by e-mail"}, 1, "a note"),
        ("Decisions", {"Decision": "Note: all were unanimous"}, 1, "a note"),
        ("Actions", {"Action": "Open actions", "Owner": 4}, 0, "a note"),
        ("Actions", {"Action": "Open actions", "Owner": 4}, 1, "a note"),
        ("Actions", {"Action": "Open actions", "Due": 4}, 1, "a note"),
        ("Actions", {"Action": "Open actions:", "Status": 4}, 0, "a note"),
        ("Actions", {"Progress": "Open actions:"}, 1, "a note"),
        ("Documents", {"Document": "Last reviewed", "Dated": date(2020, 9, 1)}, 1, "a note"),
        ("Documents", {"Document": "Last reviewed:", "Dated": date(2020, 9, 1)}, 0, "a note"),
        ("Documents", {"Document": "Number of documents", "Owner": 7}, 1, "a total"),
        ("Risks", {"Risk": "High risks", "Likelihood": 2}, 1, "a note"),
        ("Actions", {"Ref": "Ref", "Action": "Action", "Owner": "Owner"}, 0, "a repeated heading"),
    ],
)
def test_a_row_that_is_no_record_is_told_once_as_that(sheet, row, gap, what):
    reading = edited(below(sheet, row, gap=gap))
    assert [rule for rule, _ in problems(reading)] == ["below-table"]
    assert f"looks like {what}, so it is not read" in reading.problems[0].message
    field = layout.sheet(sheet).field
    assert getattr(reading.book, field) == getattr(SHIPPED, field)


def test_notes_below_a_total_are_told_with_it():
    total, lines = {"Ref": "Total", "Due": 10}, ("Please keep this list short", "Thank you")
    for gap in (0, 1):
        rows = (total, *[{}] * gap, *({"Action": line} for line in lines))
        reading = edited(below("Actions", *rows))
        assert [rule for rule, _ in problems(reading)] == ["below-table"]
        assert reading.book.actions == SHIPPED.actions


def test_an_action_below_a_blank_row_is_one():
    action = {"Action": "Ring Larkspur", "Owner": "Sam Ashdown"}
    for row in (
        action,
        {"Action": "Ring Larkspur", "Due": "4 March 2021"},
        {"Action": "A-2020-11"},
    ):
        told = edited(below("Actions", {"Ref": "Total", "Due": 10}, {}, row))
        assert "required-cell" in {rule for rule, _ in problems(told)}


def test_several_such_rows_are_told_at_once():
    rows = ({"Ref": "Total", "Due": 10}, {"Ref": "Note: as agreed"}, {"Ref": "NB: not final"})
    reading = edited(below("Actions", *rows))
    assert [rule for rule, _ in problems(reading)] == ["below-table"]
    assert "look like a total and a note" in reading.problems[0].message


@pytest.mark.parametrize(
    ("sheet", "row", "gap", "lacking"),
    [
        ("KPIs", {"Ref": "ITT9", "Priority": "ITT", "Indicator": "Total places", "Unit": "Number",
                  "Better": "Higher"}, 0, ["Target"]),
        ("KPIs", {"Priority": "ITT", "Indicator": "Total places", "Unit": "Number",
                  "Better": "Higher", "Target": 4}, 0, ["Ref"]),
        ("Actions", {"Raised at": "PAG-2020-11", "Action": "See the head teacher",
                     "Status": "Open"}, 0, ["Owner"]),
        ("Actions", {"Ref": "A-2020-11"}, 1, ["Raised at", "Action", "Owner", "Status"]),
        ("Members", {"Name": "Jo Bright", "Role": "Member"}, 1, ["Organisation"]),
        ("Agenda", {"No": 13}, 0, ["Meeting", "Item", "Purpose"]),
        ("Agenda", {"No": 13, "Minutes": 5}, 0, ["Meeting", "Item", "Purpose"]),
        ("Actions", {"Action": "Ring Larkspur"}, 0, ["Raised at", "Owner", "Status"]),
        ("Calendar", {"Date": "4 February 2021"}, 0, ["Body"]),
        ("Calendar", {"Date": "4 February 2021"}, 1, ["Body"]),
        ("Calendar", {"Body": "Strategic Board with Alliance Partnership Group"}, 1, ["Date"]),
        ("Decisions", {"Decision": "The Board agreed the plan for the year."}, 1, ["Meeting"]),
        ("Risks", {"Risk": "Too few schools come to the training"}, 1, ["Ref"]),
        ("Organisations", {"Organisation": "The Very Reverend Archbishop Holgate's Primary"}, 1,
         ["Partner"]),
        ("Members", {"Name": "Ludwig van der Berg", "Organisation": "Larkspur"}, 1, ["Role"]),
        ("Meetings", {"Meeting": "June", "Date": "10 June 2021"}, 1, ["Minutes status"]),
        ("Agenda", {"No": "AOB", "Item": "Any other business"}, 1, ["Meeting", "Purpose"]),
        ("Attendance", {"Name": "Jo Bright", "Status": "Present"}, 1, ["Meeting"]),
        ("Decisions", {"Decision": "Last year's plan was confirmed", "Agenda no": 4}, 1,
         ["Meeting"]),
        ("Agenda", {"Item": "Any other business", "Minutes": 10}, 1,
         ["Meeting", "No", "Purpose"]),
        ("Actions", {"Action": "Ring Larkspur", "Agenda no": 4}, 1,
         ["Raised at", "Owner", "Status"]),
        ("Actions", {"Owner": "Hazel Quillon", "Progress": "Rung on Monday"}, 1,
         ["Raised at", "Action", "Status"]),
    ],
)  # fmt: skip
def test_a_record_that_lacks_a_cell_is_told_at_that_cell(sheet, row, gap, lacking):
    reading = edited(below(sheet, row, gap=gap))
    assert {rule for rule, _ in problems(reading)} == {"required-cell"}
    told = [p.message.split(" is empty")[0].strip("'") for p in reading.problems]
    assert sorted(told) == sorted(lacking)


def test_the_last_document_after_a_blank_row_is_one():
    reading = edited(below("Documents", {"Document": "Notes of guidance"}, gap=1))
    assert problems(reading) == []
    assert len(reading.book.documents) == len(SHIPPED.documents) + 1


@pytest.mark.parametrize(
    ("heading_", "value", "field", "read"),
    [
        ("Due", "29 Jan", "due", date(2021, 1, 29)),
        ("Due", "29/1", "due", date(2021, 1, 29)),
        ("Due", "next meeting", "due", date(2021, 2, 4)),
        ("Due", "ongoing", "due", None),
        ("Due", "ongoing", "due_in_words", "ongoing"),
        ("Due", "w/c 8 Feb", "due_in_words", "w/c 8 Feb"),
        ("Due", "by 8 February", "due_in_words", "by 8 February"),
        ("Due", "March 2021", "due_in_words", "March 2021"),
        ("Due", "2 weeks", "due_in_words", "2 weeks"),
        ("Due", "", "due", None),
        ("Due", "29 Jan", "due_in_words", ""),
        ("Raised at", "12 November", "raised_at", "12 November 2020"),
        ("Raised at", "20/11", "raised_at", "20 November 2020"),
        ("Raised at", "12/11/2020", "raised_at", "12/11/2020"),
        ("Owner", "All", "owner", "All"),
        ("Ref", "", "ref", "A-2020-11"),
    ],
)
def test_an_action_is_read_as_minutes_say_it(heading_, value, field, read):
    reading = read_with("Actions", 0, heading_, value)
    assert problems(reading) == []
    assert reading.book.unknown == {}
    assert getattr(reading.book.actions[0], field) == read


@pytest.mark.parametrize("typed", ["31/02/2021", "Thursday 31 February 2021", "Febuary 3 2021"])
def test_a_day_that_cannot_be_is_no_words_for_a_due_day(typed):
    reading = read_with("Actions", 0, "Due", typed)
    assert problems(reading) == [("date-readable", at("Actions", 0, "Due"))]


def test_a_decision_confirms_one_that_is_there():
    assert read_with("Decisions", 1, "Confirms", "D-2020-01").book.unknown == {}
    reading = read_with("Decisions", 1, "Confirms", "D-2019-01")
    assert reading.book.unknown == {"Decisions": {"d201901"}}


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (at("Meetings", 0, "Approved at"), 'day or "by e-mail".'),
        (
            at("Decisions", 0, "Meeting"),
            'day, "by e-mail", "Leader\'s action", "Chair\'s action" or "Convenor\'s action".',
        ),
        (at("Attendance", 0, "Meeting"), "day."),
    ],
)
def test_words_that_may_stand_for_a_meeting_are_told(cell, words):
    reading = edited(lambda book: put(book, cell, "Leader"))
    said = [f.message for f in rules.find("reference-known").run(reading.book)]
    assert said == [
        "'Leader' is not in Meetings. Add it there, choose one that is, or write the meeting's "
        f"{words}"
    ]


def test_minutes_are_approved_at_a_meeting_that_is_named_by_its_day():
    reading = read_with("Meetings", 0, "Approved at", "Thursday 4 February")
    assert reading.book.unknown == {}
    assert reading.book.meeting(reading.book.meetings[0].approved_at).ref == "PAG-2021-02"


def test_an_example_in_a_message_is_a_day_of_the_workbooks_own_year():
    rows = (("Autumn term begins", "1 September 2026"), ("Spring term begins", "4 January 2027"),
            ("Summer term begins", "12 April 2027"), ("Year ends", "31 August 2027"))  # fmt: skip

    def another_year(book):
        for name, value in rows:
            put(book, setting(name), value)
        put(book, setting("School holidays"), "26-30 October")
        put(book, at("Members", 0, "Joined"), "long ago")

    (problem,) = edited(another_year).problems
    assert problem.message == "'long ago' is not a date. Give one day, e.g. 4 February 2027."


def test_terms_that_are_missing_or_have_no_headings_give_no_book():
    reading = edited(lambda book: setattr(book["Terms"], "title", "Terms of Reference"))
    assert (reading.book, problems(reading)) == (None, [("sheet-missing", "Terms")])
    reading = edited(lambda book: put(book, heading("Terms", "Setting"), "What"))
    assert (reading.book, problems(reading)) == (
        None,
        [("column-missing", heading("Terms", "Value"))],
    )


@pytest.mark.parametrize(
    ("name", "called", "says"),
    [
        ("Priorities", "Priorites", "Is it 'Priorites'? Correct it."),
        ("Alliance", "Xyzzy", "Add a row for it."),
    ],
)
def test_a_setting_under_another_name_is_told_where_settings_are(name, called, says):
    reading = edited(lambda book: put(book, at("Terms", row_of(name), "Setting"), called))
    assert problems(reading) == [("required-cell", heading("Terms", "Value"))]
    assert reading.problems[0].message.endswith(says)


def test_a_setting_with_a_default_may_be_left_out():
    reading = edited(lambda book: book["Terms"].delete_rows(FIRST_ROW + row_of("RAG means")))
    assert problems(reading) == []
    assert reading.book.terms.rag_means == ()


def test_school_holidays_that_are_no_days_are_told():
    reading = read_with("Terms", row_of("School holidays"), "Value", "half term; 2-16 April")
    assert problems(reading) == [("date-readable", setting("School holidays"))]


NUMBERS = [setting.name for setting in layout.SETTINGS if setting.kind is layout.Kind.NUMBER]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", [-1, 367, 9_999_999, 1e300, 7.5])
def test_a_number_of_the_terms_that_cannot_be_meant_is_told_at_its_cell(name, value):
    reading = edited(lambda book: put(book, setting(name), value))
    assert problems(reading) == [("number-readable", setting(name))]
    assert "to 366." in str(reading.problems[0].message)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_of_the_terms_may_be_as_many_as_a_year_has_days(name):
    assert not problems(edited(lambda book: put(book, setting(name), 366)))


def test_school_holidays_of_another_age_are_told():
    reading = edited(lambda book: put(book, setting("School holidays"), "1 May 0001-4 June 9999"))
    assert problems(reading) == [("date-readable", setting("School holidays"))]


@pytest.mark.parametrize("country", ["wales", "Northern Ireland", "None", ""])
def test_the_bank_holidays_of_these_are_known(country):
    assert not problems(edited(lambda book: put(book, setting("Bank holidays of"), country)))


@pytest.mark.parametrize("country", ["France", "UK", 5])
def test_the_bank_holidays_of_another_country_are_not_known(country):
    reading = edited(lambda book: put(book, setting("Bank holidays of"), country))
    assert problems(reading) == [("choice-known", setting("Bank holidays of"))]
    assert "England, Wales, Scotland, Northern Ireland or None" in reading.problems[0].message


def test_cells_merged_above_or_beside_the_table_are_nobodys_business():
    def merge(book):
        book["Actions"].merge_cells("A1:D1")
        book["Actions"].merge_cells("T5:T9")

    assert problems(edited(merge)) == []


def test_characters_that_word_cannot_show_are_told():
    reading = read_with("Actions", 0, "Action", "Ring_x0007_ the schools")
    assert problems(reading) == [("text-clean", at("Actions", 0, "Action"))]
    assert reading.book.actions[0].text == "Ring the schools"


@pytest.mark.parametrize("beside", ["Ring_x0007_ the schools", "Ring them", "Ring " * 500])
def test_what_looks_like_such_a_character_is_read_once_whatever_stands_beside_it(beside):
    def change(book):
        put(book, at("Actions", 0, "Action"), "Ring_x005F_x0041_ and_x005F_x0007_")
        put(book, at("Actions", 1, "Action"), beside)

    assert edited(change).book.actions[0].text == "Ring_x0041_ and_x0007_"


def test_days_of_a_list_may_be_without_their_year():
    reading = read_with("Terms", row_of("Scheduled meetings"), "Value", "4 February; 10/6")
    days = (date(2021, 2, 4), date(2021, 6, 10))
    assert (problems(reading), reading.book.terms.scheduled_meetings) == ([], days)


@pytest.mark.parametrize("typed", [9, 14, 9.3, 9.5, 1])
def test_a_number_in_a_time_cell_of_the_shipped_workbook(typed):
    """The cell keeps its format: hh:mm."""
    reading = edited(lambda book: put(book, at("Meetings", 1, "Start"), typed))
    assert problems(reading) == [("date-readable", at("Meetings", 1, "Start"))]
    assert "Type the time with a colon" in reading.problems[0].message


@pytest.mark.parametrize("typed", [0.395833, 930, time(9, 30), "9.30"])
def test_a_time_in_a_time_cell_of_the_shipped_workbook(typed):
    reading = edited(lambda book: put(book, at("Meetings", 1, "Start"), typed))
    assert (problems(reading), reading.book.meetings[1].start) == ([], time(9, 30))


@pytest.mark.parametrize(
    ("column", "typed", "found"),
    [
        ("Date", "9 September", "Type the year"),
        ("Sent on", "2 September", "Type the year"),
        ("Date", "Thursday 9 September", date(2021, 9, 9)),
        ("Sent on", "31 August", date(2021, 8, 31)),
    ],
)
def test_the_calendar_runs_into_another_september(column, typed, found):
    reading = read_with("Calendar", 6, column, typed)
    if isinstance(found, date):
        entry = reading.book.calendar[6]
        assert (problems(reading), found) == ([], entry.date if column == "Date" else entry.sent_on)
    else:
        assert problems(reading) == [("date-readable", at("Calendar", 6, column))]
        assert found in reading.problems[0].message


def test_the_days_that_make_the_year_need_it_themselves():
    reading = read_with("Terms", row_of("Year ends"), "Value", "31 August")
    assert reading.book is None
    assert "is not a date without its year. Add the year." in reading.problems[0].message


def test_days_of_a_list_may_be_one_date():
    row = row_of("Scheduled meetings")
    reading = read_with("Terms", row, "Value", date(2021, 2, 4))
    assert reading.book.terms.scheduled_meetings == (date(2021, 2, 4),)


def test_a_sheet_that_is_no_xml_is_damaged():
    broken = raw_edited("xl/worksheets/sheet9.xml", b"</sheetData>", b"</sheetDatum>")
    with pytest.raises(UnusableFile, match="is damaged and can't be read"):
        reader.read_content(broken, "book.xlsx")


@pytest.mark.parametrize(("sheet", "called"), [("Actions", "Action"), ("Risks", "Risk")])
def test_a_sheet_one_letter_off_is_to_be_renamed(sheet, called):
    """Also one that may be deleted: its rows must not be left out in silence."""
    reading = edited(lambda book: setattr(book[sheet], "title", called))
    assert problems(reading) == [("sheet-missing", sheet)]
    assert f"Found '{called}': rename it." in reading.problems[0].message


def test_no_headings_at_all():
    reading = edited(lambda book: book["Decisions"].delete_rows(1, 3))
    assert {rule for rule, _ in problems(reading)} == {"column-missing"}


def test_a_heading_twice_and_a_sheet_twice():
    def double(book):
        book["Actions"].cell(starter.HEADING_ROW, 20).value = "Owner"

    assert problems(edited(double)) == [("column-missing", "Actions!T3")]
    content = raw_edited("xl/workbook.xml", b'name="Risks"', b'name="actions"')
    assert ("sheet-twice", "actions") in problems(reader.read_content(content, "t.xlsx"))


def test_excel_errors_and_uncalculated_formulas_are_no_blanks():
    def spoil(book):
        put(book, at("KPIs", 0, "Autumn"), "#REF!")
        put(book, at("KPIs", 1, "Autumn"), "=1+1")
        book["KPIs"].cell(FIRST_ROW, 20).value = "=1+1"  # a column of the office's own

    assert problems(edited(spoil)) == [
        ("error-value", at("KPIs", 0, "Autumn")),
        ("formula-not-calculated", at("KPIs", 1, "Autumn")),
    ]


def test_a_column_of_errors_is_one_problem():
    def spoil(book):
        for row in range(5):
            put(book, at("KPIs", row, "Autumn"), "#REF!")

    reading = edited(spoil)
    assert problems(reading) == [("error-value", at("KPIs", 0, "Autumn"))]
    assert f"5 cells from here to {address('KPIs', 4, 'Autumn')}" in reading.problems[0].message


def test_a_calculated_formula_is_its_value():
    part = "xl/worksheets/sheet11.xml"
    with zipfile.ZipFile(WORKBOOK) as archive:
        xml = archive.read(part)
    cell = xml[xml.index(f'<c r="{address("KPIs", 0, "Autumn")}"'.encode()) :]
    cell = cell[: cell.index(b"</c>") + 4]
    formula = cell.replace(b"<v>", b"<f>8*2</f><v>")
    reading = reader.read_content(raw_edited(part, cell, formula), "t.xlsx")
    assert problems(reading) == []
    assert reading.book.kpis[0].autumn == 16


def test_hidden_rows_count_and_are_said():
    def hide(book):
        book["Actions"].row_dimensions[5].hidden = True

    reading = edited(hide)
    assert problems(reading) == [("hidden-rows", "Actions")]
    assert len(reading.book.actions) == 10


def test_an_approval_by_email_is_no_reference():
    reading = read_with("Meetings", 0, "Approved at", "By e-mail")
    assert "By e-mail" not in [named.text for named in reading.book.references]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"Name,Date\n", "is no .xlsx file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "old format of Excel"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"PK\x03\x04" + b"\0" * 50, "is damaged"),
    ],
)
def test_files_that_are_no_workbook(content, says):
    with pytest.raises(UnusableFile, match=says):
        reader.read_content(content, "book.xlsx")


def test_a_cut_off_file_is_damaged():
    content = WORKBOOK.read_bytes()
    for size in (100, len(content) // 2, len(content) - 30):
        with pytest.raises(UnusableFile):
            reader.read_content(content[:size], "book.xlsx")


def test_a_far_cell_costs_no_more_than_a_near_one(shipped_book):
    far = raw_edited(
        "xl/worksheets/sheet9.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>5</v></c></row></sheetData>',
    )
    reading = reader.read_content(far, "book.xlsx")
    assert (reading.book, reading.problems) == (shipped_book, ())


def test_unsafe_packages_are_refused():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (MOST_UNPACKED["xlsx"] + 1))
    with pytest.raises(UnusableFile, match="unpacks to more than"):
        reader.read_content(bomb.getvalue(), "book.xlsx")
    doctype = raw_edited("xl/workbook.xml", b"<workbook", b"<!DOCTYPE a><workbook")
    with pytest.raises(UnusableFile, match="document type"):
        reader.read_content(doctype, "book.xlsx")


def test_a_document_is_no_workbook():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(UnusableFile, match="holds no workbook"):
        reader.read_content(target.getvalue(), "book.xlsx")


def calculated(change, result: str = "0", kind: str = "n") -> reader.Reading:
    """As `edited`, and every formula in it has that result."""
    book = openpyxl.load_workbook(WORKBOOK)
    change(book)
    source, target = io.BytesIO(), io.BytesIO()
    book.save(source)
    formula = re.compile(r"(<c [^>]*?)(><f>[^<]*</f>)<v ?/?>(?:</v>)?")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                given = rf'\1 t="{kind}"\2<v>{result}</v>'
                data = formula.sub(given, data.decode()).encode()
            new.writestr(name, data)
    return reader.read_content(target.getvalue(), "test.xlsx")


def first(book, sheet: str, heading_: str):
    """The first record's cell in an open workbook."""
    return cell_of(book, at(sheet, 0, heading_))


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "format", "field", "read", "told"),
    [
        ("Actions", "Progress", 0.5, "0%", "progress", "50%", False),
        ("Actions", "Progress", 1234.5, "\u00a3#,##0.00", "progress", "\u00a31,234.50", False),
        ("Agenda", "No", 4.1 + 0.1 + 0.1, "General", "no", "4.3", False),
        ("Members", "Telephone", 1632960190, "00000000000", "telephone", "01632960190", False),
        ("Members", "Telephone", 441632960190, "+0", "telephone", "+441632960190", False),
        ("Members", "Telephone", 1632960190, "General", "telephone", "1632960190", True),
        ("Members", "Telephone", "01632 960190", "@", "telephone", "01632 960190", False),
        ("KPIs", "Target", 16000, "0,", "target", 16000.0, True),
        ("KPIs", "Target", 16, '0" trainees"', "target", 16.0, False),
        ("Meetings", "Start", 16.0, "0.00", "start", time(16), False),
        ("Meetings", "Date", datetime(2021, 2, 4), "mm-dd-yy", "date", date(2021, 2, 4), False),
        ("Meetings", "Date", "2021/02/04", "@", "date", date(2021, 2, 4), False),
    ],
)
def test_words_are_as_they_are_shown_and_numbers_as_they_are_stored(
    sheet, heading, value, format, field, read, told
):
    def change(book):
        cell = first(book, sheet, heading)
        cell.value, cell.number_format = value, format

    reading = edited(change)
    records = getattr(reading.book, layout.sheet(sheet).field)
    assert getattr(records[0], field) == read
    assert ("stored-as-shown" in [rule for rule, _ in problems(reading)]) == told


def test_a_link_to_a_blank_cell_is_told_as_that():
    def change(book):
        cell = first(book, "Members", "Joined")
        cell.value, cell.number_format = 0, "ddd d mmm yyyy"

    (problem,) = edited(change).problems
    assert problem.message.startswith("This cell holds 0, as a link to a blank cell does.")


def test_a_name_is_one_in_whatever_spelling_of_its_letters():
    name = unicodedata.normalize("NFD", "Zo\u00eb Quillon")

    def change(book):
        first(book, "Members", "Name").value = "Zo\u00eb Quillon"
        first(book, "Actions", "Owner").value = name

    book = edited(change).book
    assert book.seats(name)
    assert book.seats("\uff3ao\u00eb Quillon")


@pytest.mark.parametrize(
    ("sheet", "column", "value", "format", "rule", "read"),
    [
        ("Agenda", "Notes", 5, ";;;", "stored-as-shown", ""),
        ("Agenda", "Notes", "a secret", ";;;", "stored-as-shown", ""),
        ("KPIs", "Autumn", 5, ";;;", "stored-as-shown", None),
        ("KPIs", "Autumn", 0, "0;-0;;@", "stored-as-shown", None),
        ("Agenda", "Notes", "=Members!Z99", "0;-0;;@", "", ""),
        ("KPIs", "Autumn", "=Members!Z99", "0;-0;;@", "", None),
        ("Agenda", "Notes", -5, "dd/mm/yyyy", "date-readable", ""),
        ("Agenda", "Notes", 2_958_466, "dd/mm/yyyy", "date-readable", ""),
        ("Agenda", "Notes", -0.5, "h:mm", "date-readable", ""),
        ("Agenda", "Notes", -2, "[h]:mm", "date-readable", ""),
        ("KPIs", "Autumn", -5, "dd/mm/yyyy", "date-readable", None),
        ("Members", "Joined", -5, "dd/mm/yyyy", "date-readable", None),
        ("Agenda", "Notes", -0.0, "General", "", "0"),
    ],
)
def test_what_a_cell_hides_or_cannot_show_is_not_printed(sheet, column, value, format, rule, read):
    def change(book):
        cell = first(book, sheet, column)
        cell.value, cell.number_format = value, format

    reading = calculated(change)
    assert problems(reading) == ([(rule, at(sheet, 0, column))] if rule else [])
    record = getattr(reading.book, layout.sheet(sheet).field)[0]
    assert getattr(record, layout.sheet(sheet).column(column).field) == read


def test_a_record_is_not_lost_without_an_error_where_its_name_is_hidden():
    def change(book):
        first(book, "Agenda", "Item").number_format = ";;;"

    assert ("required-cell", at("Agenda", 0, "Item")) in problems(edited(change))


@pytest.mark.parametrize(
    ("number", "format"),
    [
        (1632960121, "[<=9999999]###-####;(00000) ######"),
        (1632960121, '"Tel. "00000 000000'),
        (441632960121, '[>9999999999]"(+"00") "0000 000000;00000000000'),
    ],
)
def test_a_telephone_number_with_its_nought_is_as_shown(number, format):
    def change(book):
        cell = first(book, "Members", "Telephone")
        cell.value, cell.number_format = number, format

    assert problems(edited(change)) == []


@pytest.mark.parametrize("kind", ["e", "str"])
@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!"])
def test_an_error_of_a_formula_is_corrected_in_the_formula(kind, error):
    def change(book):
        first(book, "Agenda", "Notes").value = "=NA()"

    (problem,) = calculated(change, error, kind).problems
    assert problem.message == f"Excel shows the error {error} here. Correct its formula."


def test_an_error_that_was_typed_is_typed_again():
    def change(book):
        put(book, at("Agenda", 0, "Notes"), "#N/A")

    (problem,) = edited(change).problems
    assert problem.message == "Excel shows the error #N/A here. Type the value again."


@pytest.mark.parametrize(
    ("sheet", "column", "rule"),
    [
        ("Agenda", "Item", "required-cell"),
        ("Agenda", "Minutes", "stored-as-shown"),
        ("KPIs", "Baseline", "stored-as-shown"),
        ("Members", "Email", "stored-as-shown"),
    ],
)
def test_a_column_that_its_number_format_hides_is_told_once(sheet, column, rule):
    def change(book):
        for row in range(len(getattr(SHIPPED, layout.sheet(sheet).field))):
            cell_of(book, at(sheet, row, column)).number_format = ";;;"

    found = [p for p in edited(change).problems if "hides" in p.message]
    assert [(p.rule, str(p.cell)) for p in found] == [(rule, at(sheet, 0, column))]
    assert "cells from here to" in found[0].message


def test_errors_and_hidden_cells_of_a_column_are_told_apart():
    def change(book):
        for row in range(6):
            cell = cell_of(book, at("KPIs", row, "Autumn"))
            cell.value, cell.number_format = ("#N/A", "0") if row % 2 else (5, ";;;")

    found = [
        p
        for p in edited(change).problems
        if p.cell.column == edited(change).problems[0].cell.column
    ]
    assert {p.rule for p in found} == {"stored-as-shown", "error-value"}
    assert len(found) == 2


def test_errors_of_formulas_down_a_column_are_corrected_there():
    def change(book):
        for row in range(4):
            cell_of(book, at("KPIs", row, "Autumn")).value = "=NA()"

    (problem,) = calculated(change, "#N/A", "e").problems
    assert problem.message.endswith("as this one does. Correct the formulas.")


@pytest.mark.parametrize(
    ("sheet", "column", "formula", "rule"),
    [
        ("Agenda", "Notes", "=Members!Z99", "stored-as-shown"),
        ("Agenda", "Paper", '=INDIRECT("Members!Z99")', "stored-as-shown"),
        ("Members", "Job title", "=IFERROR(VLOOKUP(A4,B:C,2,FALSE),0)", "stored-as-shown"),
        ("Members", "Name", "='[x.xlsx]Sheet'!A1", "required-cell"),
        ("Meetings", "Venue", '=IF(A1="","",B1)', "stored-as-shown"),
        ("Members", "Email", "=Members!Z99", "stored-as-shown"),
        ("Organisations", "Partner", "=Members!Z99", "required-cell"),
        ("KPIs", "Autumn", "=Members!Z99", "number-readable"),
        ("KPIs", "Autumn", "=VLOOKUP(A4,Members!A:Z,26,FALSE)", "number-readable"),
        ("KPIs", "Autumn", "=Members!Z99-Members!Z98", ""),
        ("KPIs", "Autumn", '=COUNTIF(Members!A:A,"x")', ""),
        ("KPIs", "Comment", '=COUNTIF(Members!A:A,"x")', ""),
        ("Agenda", "Notes", "=SUM(Members!Z1:Z9)", ""),
        ("Agenda", "Notes", '=IF(A1="","",SUMPRODUCT(Members!Z1:Z9))', ""),
        ("Agenda", "Notes", "=IF(A1=1,Members!Z99,1-1)", "stored-as-shown"),
        ("KPIs", "Autumn", 0, ""),
        ("Agenda", "Notes", 0, ""),
    ],
)
def test_the_nought_of_a_link_to_a_blank_cell_is_not_printed(sheet, column, formula, rule):
    def change(book):
        first(book, sheet, column).value = formula

    found = [p for p in calculated(change).problems if str(p.cell) == at(sheet, 0, column)]
    assert [p.rule for p in found] == ([rule] if rule else [])
    assert all(p.message.startswith("This cell holds 0, as a link to a blank") for p in found)


def test_a_setting_that_is_linked_to_a_blank_cell_is_told():
    def change(book):
        cell_of(book, setting("Group")).value = "=Members!Z99"

    found = calculated(change).problems
    assert ("required-cell", setting("Group")) in [(p.rule, str(p.cell)) for p in found]


@pytest.mark.parametrize(
    "words", ["#ERROR!", "Err:502", "Err:508", "#BEZUG!", "#NAME?", "#NV", "#¡REF!"]
)
def test_an_error_in_other_words_is_one_where_a_formula_gave_it(words):
    place = at("Actions", 0, "Progress")
    given = calculated_text(place, f"<f>X()</f><v>{words}</v>")
    assert problems(given) == [("error-value", place)]


@pytest.mark.parametrize("words", ["#ERROR!", "Err:502", "#BEZUG!"])
def test_the_words_of_an_error_that_somebody_typed_are_words(words):
    reading = calculated_text(at("Actions", 0, "Progress"), f"<v>{words}</v>")
    assert not reading.problems
    assert reading.book is not None and reading.book.actions[0].progress == words


@pytest.mark.parametrize("words", ["#1 of 3", "Error in the plan!", "#plan!"])
def test_what_a_formula_says_in_its_own_words_is_no_error(words):
    reading = calculated_text(at("Actions", 0, "Progress"), f"<f>X()</f><v>{words}</v>")
    assert not reading.problems


def calculated_text(place: str, inner: str) -> reader.Reading:
    """The shipped workbook with a text in one cell as a program stores what a formula gives."""
    reference = place.rpartition("!")[2]
    edit = _of_cell(reference, f'<c r="{reference}" t="str">{inner}</c>')
    return reader.read_content(shipped(edit), "test.xlsx")


def _of_cell(reference: str, new: str):
    def edit(parts: Parts) -> None:
        part = _part_of("Actions", parts)
        cell = rf'<c r="{reference}"[^>]*?(?:/>|>.*?</c>)'.encode()
        parts[part], found = re.subn(cell, new.encode(), parts[part], count=1)
        assert found

    return edit


def _part_of(name: str, parts: Parts) -> str:
    return next(s.part for s in Workbook(parts, "x").sheets() if s.name == name)


def _gone(parts: Parts) -> None:
    del parts[_part_of("Actions", parts)]


def _empty(parts: Parts) -> None:
    parts[_part_of("Actions", parts)] = b""


def _a_chart(parts: Parts) -> None:
    part = _part_of("Actions", parts)
    rels = "xl/_rels/workbook.xml.rels"
    root = etree.fromstring(parts[rels])
    for relation in root:
        if relation.get("Target", "").endswith(part.rpartition("/")[2]):
            relation.set("Type", f"{RELATIONS}/chartsheet")
    parts[rels] = etree.tostring(root)


@pytest.mark.parametrize("lose", [_gone, _empty, _a_chart])
def test_a_sheet_without_its_cells_is_told_once(lose):
    reading = reader.read_content(shipped(lose), "test.xlsx")
    assert problems(reading) == [("sheet-missing", "Actions")]
    assert "holds no cells of it. Fetch a copy" in reading.problems[0].message
    assert {lost.table for lost in reading.book.unread} == {"actions"}


def test_a_workbook_without_any_of_its_sheets_is_told_in_one_sentence():
    def edit(parts: Parts) -> None:
        del parts["xl/_rels/workbook.xml.rels"]

    with pytest.raises(UnusableFile, match=r"^test\.xlsx holds none of the sheets"):
        reader.read_content(shipped(edit), "test.xlsx")


def test_a_document_or_slides_under_its_name_are_called_so():
    with pytest.raises(UnusableFile, match="is a Word document, no workbook"):
        reader.read_content((TEMPLATES / "Agenda.docx").read_bytes(), "test.xlsx")


def test_damaged_cells_of_a_column_are_no_errors_of_excel():
    def edit(parts: Parts) -> None:
        part = _part_of("Actions", parts)
        cell = rb'<c r="(C\d+)"( s="\d+")?[^>]*?>.*?</c>'
        damaged = rb'<c r="\1"\2 t="s"><v>999999</v></c>'
        head, mark, rest = parts[part].partition(f'<row r="{FIRST_ROW}"'.encode())
        parts[part] = head + mark + re.sub(cell, damaged, rest)

    told = reader.read_content(shipped(edit), "test.xlsx").problems
    messages = [p.message for p in told if p.rule == "error-value"]
    assert len(messages) == 1 and "are damaged. Fetch a copy" in messages[0]
