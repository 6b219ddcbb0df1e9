"""Where documents stand, whatever a person called them."""

from __future__ import annotations

import pytest

from llf_docgen.output.finding import find, home
from tests.output.lines import AGENDA, KEY, identity, lines

USUAL = "2021-02-04 Group"
MINE = lines("one")
OTHER = lines("one", key="PAG-2/Agenda.docx")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, USUAL),
        ({AGENDA: MINE, "February/Agenda.docx": MINE}, USUAL),
        ({AGENDA: OTHER, "February/Agenda.docx": MINE}, "February"),
        ({AGENDA: OTHER}, f"{USUAL} PAG-1"),
        ({f"{USUAL}/notes.txt": b"mine"}, USUAL),
        ({f"{USUAL} copy/Agenda.docx": MINE}, f"{USUAL} copy"),
        ({"February/Agenda.docx": MINE}, "February"),
        ({"2021/February/Agenda.docx": MINE}, "2021/February"),
        ({"Agenda.docx": MINE}, "."),
        ({"February/Agenda.docx": OTHER}, USUAL),
        ({"February/Agenda (new).docx": MINE}, USUAL),
        ({"A/Agenda.docx": MINE, "B/Agenda.docx": MINE, "B/Minutes.docx": MINE}, "B"),
        ({"B/Agenda.docx": MINE, "A/Agenda.docx": MINE}, "A"),
    ],
    ids=[
        "nothing is there",
        "the usual folder",
        "a renamed folder, and another meeting's has its name",
        "another meeting's folder has the usual name",
        "the usual folder, whatever else is in it",
        "a folder whose name begins alike",
        "a renamed folder",
        "a folder in a folder",
        "no folder",
        "another meeting's",
        "new versions laid beside",
        "where most of them are",
        "the first of two",
    ],
)
def test_the_folder_of_a_meeting(files, expected):
    assert home(files, USUAL, "PAG-1/", identity) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({AGENDA: MINE, "copy.docx": MINE}, [AGENDA]),
        ({AGENDA: OTHER, "copy.docx": MINE}, [AGENDA]),
        ({"b.docx": MINE, "a/c.docx": MINE, "a b.docx": OTHER}, ["a/c.docx", "b.docx"]),
        ({"a b/c.docx": MINE, "a/c.docx": MINE}, ["a/c.docx", "a b/c.docx"]),
        ({"Agenda (new).docx": MINE, "Agenda (new 12).docx": MINE}, []),
        ({"~$Agenda.docx": MINE, "Agenda.docx~": MINE, "Agenda.pdf": MINE}, []),
        ({"Agenda (new) as sent.docx": MINE}, ["Agenda (new) as sent.docx"]),
        ({}, []),
    ],
    ids=[
        "at its place",
        "at its place, whatever it is",
        "elsewhere, by folders",
        "folder by folder, not letter by letter",
        "not a new version laid beside",
        "not what is no document",
        "a new version that a person took",
        "nowhere",
    ],
)
def test_where_a_document_stands(files, expected):
    assert find(files, AGENDA, KEY, identity) == expected
