"""From which cell words come, where that is certain."""

from __future__ import annotations

import pytest

from llf_docgen.model.cells import Cell
from llf_docgen.model.sources import Sources

TEXTS = [
    ("Room 4", Cell("Meetings", 2, 5)),
    ("Write the plan", Cell("Actions", 2, 3)),
    ("Write", Cell("Actions", 3, 3)),
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
    ("a later place counts", "Room 42 or Room 4", "", "", "Meetings!E2"),
    ("of texts in one another the longer", "Write the plan", "", "", "Actions!C2"),
    ("several say nothing", "Write the plan in Room 4", "", "", ""),
    ("but for those in question", "Write the plan in Room 4", "", "the plan", "Actions!C2"),
    ("also where more is in question", "Meet in Room 4 now", "", "in Room 4 now", "Meetings!E2"),
    ("what several cells hold", "Ask Ada", "", "", ""),
    ("a day may be worked out", "By 11 May 2021", "", "", ""),
    ("so was the month of a day", "Complete, 2 February 2021", "", "", ""),
    ("so may a figure", "16 trainees", "", "", ""),
    ("signs before the first word", "Papers (see below)", "", "", "Notes!A4"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "before", "words", "cell"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_cell_of_words(now, before, words, cell):
    assert Sources(TEXTS).source(now, before, words) == cell
