"""From which cell words come, where that is certain."""

from __future__ import annotations

import pytest

from llf_docgen.model.cells import Cell
from llf_docgen.model.sources import Around, Sources, Value

TEXTS = [
    ("Room 4", Cell("Meetings", 2, 5)),
    ("Write the plan", Cell("Actions", 2, 3)),
    ("Write", Cell("Actions", 3, 3)),
    ("Write to Hull", Cell("Actions", 4, 3)),
    ("Write to Hull", Cell("Actions", 5, 3)),
    ("Ada", Cell("Members", 2, 1)),
    ("Ada", Cell("Actions", 2, 4)),
    ("11 May 2021", Cell("Notes", 2, 1)),
    ("16", Cell("Notes", 3, 1)),
    ("February", Cell("Cycle", 6, 1)),
    ("(see below)", Cell("Notes", 4, 1)),
]
CASES = [
    ("the one cell", "In Room 4.", "In Room 3.", "", "Meetings!E2"),
    ("white space is none", "In Room\n4.", "", "", "Meetings!E2"),
    ("what was said before is no news", "Room 4 at ten", "Room 4 at nine", "", ""),
    ("only whole words", "In Room 42", "", "", ""),
    ("a later place counts", "Room 42 or Room 4", "Room 42", "", "Meetings!E2"),
    ("of texts in one another the longer", "Write the plan", "", "", "Actions!C2"),
    ("several say nothing", "Write the plan in Room 4", "", "", ""),
    ("but for those in question", "Write the plan in Room 4", "", "the plan", "Actions!C2"),
    ("also where more is in question", "Meet in Room 4 now", "", "in Room 4 now", "Meetings!E2"),
    ("what several cells hold", "Ask Ada", "", "", ""),
    ("a day may be worked out", "By 11 May 2021", "", "", ""),
    ("within what several hold", "Write to Hull at noon", "", "", ""),
    ("a word in a sentence that is new", "One of the rooms, Room 4, was far too cold", "", "", ""),
    ("but for the word that changed", "Of the rooms Room 4 was cold", "Of the rooms 3 was cold", "",
     "Meetings!E2"),
    ("so was the month of a day", "Complete, 2 February 2021", "", "", ""),
    ("so may a figure", "16 trainees", "", "", ""),
    ("signs before the first word", "Papers (see below)", "", "", "Notes!A4"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "before", "words", "cell"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_cell_of_words(now, before, words, cell):
    assert Sources(TEXTS).source(now, before, words) == cell


def _record(row: int, *values: tuple[str, str]) -> list[Value]:
    """A record of Actions, known by its first value."""
    return [
        Value(text, heading, Cell("Actions", row, column), column == 1, heading in ("Due", "Done"))
        for column, (heading, text) in enumerate(values, 1)
    ]


RECORDS = [
    _record(2, ("Ref", "A-1"), ("Owner", "Ada Lark"), ("Due", "2 February 2021"), ("Done", "3 May 2021")),
    _record(3, ("Ref", "A-2"), ("Owner", "Ada Lark"), ("Due", "3 May 2021")),
    _record(4, ("Ref", "A-3"), ("Owner", "Ada Lark"), ("Due", "4 May 2021"), ("Done", "4 May 2021")),
    _record(5, ("Ref", "A-4"), ("Due", "9 May 2021")),
    _record(6, ("Ref", "A-4"), ("Due", "10 May 2021")),
    _record(7, ("Ref", "Ada Lark"), ("Done", "7 May 2021")),
    _record(8, ("Ref", "A-6"), ("Done", "8 May 2021")),
    _record(9, ("Ref", "A-7"), ("Done", "8 May 2021")),
    _record(10, ("Ref", "A-8"), ("Done", "6 May 2021")),
    _record(11, ("Ref", "A-9"), ("Role", "Observer"), ("Organisation", "Hull School")),
    [Value("6 May 2021", "Date", Cell("Meetings", 2, 2), is_moment=True)],
]  # fmt: skip
IN_TABLES = [
    ("the row by its reference, the cell by its heading", "2 Feb 2021", "", "Due",
     ["A-1", "Write"], "Actions!C2"),
    ("words too", "Ada Lark", "", "Owner", ["A-2"], "Actions!B3"),
    ("words that stood there before are no news", "Ada Lark and others", "", "Owner",
     ["A-2"], ""),
    ("another day than the cell has", "5 Feb 2021", "", "Due", ["A-1"], ""),
    ("no heading of the workbook's: the one day of the record", "Complete, 3 May 2021",
     "3 May 2021", "Outcome", ["A-1"], "Actions!D2"),
    ("the same where all of the cell is in question", "Complete, 3 May 2021", "", "Outcome",
     ["A-1"], "Actions!D2"),
    ("two days alike", "4 May 2021", "", "Outcome", ["A-3"], ""),
    ("a reference that two have", "9 May 2021", "", "Due", ["A-4"], ""),
    ("a day of another record that the row names", "7 May 2021", "", "Outcome",
     ["A-1", "Ada Lark"], ""),
    ("no reference", "2 Feb 2021", "", "Due", ["Write"], ""),
    ("a label before the only such day", "7 May 2021", "", "", ["Done by"], "Actions!B7"),
    ("a label before a day that two columns have", "3 May 2021", "", "", ["Done by"],
     "Actions!D2"),
    ("a label before a day that two records have", "8 May 2021", "", "", ["Done by"], ""),
    ("a label before a day that another sheet has too", "6 May 2021", "", "", ["Done by"], ""),
    ("a label of another heading", "7 May 2021", "", "", ["Due by"], ""),
    ("a label that only begins alike", "7 May 2021", "", "", ["Doneness"], ""),
    ("what the row's record has under another heading", "Guest, Hull School", "Hull School",
     "Role", ["A-9"], "Actions!C11"),
    ("the same under its own", "Observer, York", "Observer", "Role", ["A-9"], "Actions!B11"),
    ("one of two that came in", "Observer, Hull School", "", "Job", ["A-9"], ""),
    ("a word of the record in a sentence", "Observer since they went to Spain", "", "Job",
     ["A-9"], ""),
    ("in no table", "7 May 2021", "", "", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "words", "column", "beside", "cell"),
    [c[1:] for c in IN_TABLES], ids=[c[0] for c in IN_TABLES],
)  # fmt: skip
def test_where_something_in_a_table_comes_from(now, words, column, beside, cell):
    known = Sources([], RECORDS)
    before = "Ada Lark" if "others" in now else "Eda"
    assert known.source(now, before, words, Around(column, tuple(beside))) == cell
