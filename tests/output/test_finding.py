"""Where documents stand, whatever a person called them."""

from __future__ import annotations

import pytest

from llf_docgen.output.finding import find, home, others_of
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
        ({"Agenda.DOCX": MINE}, ["Agenda.DOCX"]),
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
        "under an ending in capitals",
        "nowhere",
    ],
)
def test_where_a_document_stands(files, expected):
    assert find(files, AGENDA, KEY, identity) == expected


NOBODYS = lines("typed", key="")
COPY = lines("one", "typed")


@pytest.mark.parametrize(
    ("path", "content", "is_it"),
    [
        ("Agenda v2.docx", COPY, True),
        ("Any name.docx", COPY, True),
        ("old/Agenda.docx", COPY, True),
        ("Agenda v2.docx", NOBODYS, True),
        ("Agenda - Copy.docx", NOBODYS, True),
        ("Agenda (2).docx", NOBODYS, True),
        ("Copy of Agenda.docx", NOBODYS, True),
        ("Agenda_2021-02-04 final.docx", NOBODYS, True),
        ("Agenda v2.docx", MINE, False),
        ("Agenda v2.docx", OTHER, False),
        ("Agenda (new).docx", COPY, False),
        ("Agenda (new 2).docx", NOBODYS, False),
        ("as circulated/Agenda.docx", COPY, False),
        ("~$Agenda.docx", COPY, False),
        ("Agenda notes of Jo.docx", NOBODYS, False),
        ("Agendas.docx", NOBODYS, False),
        ("old/Agenda.docx", NOBODYS, False),
        ("../Other/Agenda v2.docx", COPY, False),
        ("Agenda v2.pdf", COPY, False),
    ],
)
def test_where_the_same_document_stands_once_more(path, content, is_it):
    there = f"{USUAL}/{path}".replace(f"{USUAL}/../", "")
    found = others_of({AGENDA: MINE, there: content}, AGENDA, KEY, identity)
    assert found == ([there] if is_it else [])
