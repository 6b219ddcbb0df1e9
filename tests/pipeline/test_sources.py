"""The words of the workbook's cells, asked for by what its documents say."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from llf_docgen.model.sources import Around
from llf_docgen.model.wording import table_date
from llf_docgen.pipeline.sources import source_of


def test_of_what_a_cell_says_its_address_is_known(shipped_book):
    action, meeting = shipped_book.actions[0], shipped_book.meetings[0]
    source = source_of(shipped_book)
    assert source(f"{action.ref} | {action.text}", action.ref, "") == str(action.at.cell("Action"))
    assert source(meeting.date.isoformat(), "", "") == ""
    assert source(shipped_book.terms.confidentiality, "", "").startswith("Terms!")
    assert source_of(None)(action.text, "", "") == ""


def test_of_a_row_that_names_its_record_the_cell_is_known(shipped_book):
    source = source_of(shipped_book)
    action = next(a for a in shipped_book.actions if a.due)
    around = Around("Due", (action.ref, action.text))
    assert source(table_date(action.due), "", "", around) == str(action.at.cell("Due"))
    assert source(table_date(action.due), "", "", Around("Due", ("A-0",))) == ""
    item = next(i for i in shipped_book.agenda if i.lead)
    around = Around("Lead", ("7", item.title))
    assert source(item.lead, "", "", around) == str(item.at.cell("Lead"))
    again = replace(shipped_book, agenda=(*shipped_book.agenda, item))  # of another meeting
    assert source_of(again)(item.lead, "", "", around) == ""


def test_a_time_beside_its_label_is_known_where_its_column_has_it_once(shipped_book):
    first, second = shipped_book.meetings[:2]
    around = Around("", ("Closed at",))
    for closed, expected in ((None, str(first.at.cell("Closed"))), (time(11, 3), "")):
        ended = replace(first, closed=time(11, 3), end=time(11, 3))
        meetings = (ended, replace(second, closed=closed))
        source = source_of(replace(shipped_book, meetings=meetings))
        assert source("11:03", "", "", around) == expected
    assert source("11:03", "", "", Around("", ("Ended",))) == ""
