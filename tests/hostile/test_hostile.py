"""Odd and hostile files, in this process and quickly; `python -m tests.hostile` does the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.errors import DocgenError
from llf_docgen.word.comparing.changes import changes
from llf_docgen.word.lint.look_over import look_over
from llf_docgen.word.template import Template
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.reading.reader import Reading
from tests import books
from tests.conftest import ROOT, TEMPLATES, WORKBOOK
from tests.hostile import documents, folders, templates, workbooks
from tests.hostile.judging import Tried, judge, judge_good
from tests.hostile.kinds import Kind, good
from tests.hostile.offices import Entry
from tests.hostile.packages import stored
from tests.hostile.running import BEYOND, Ended, _touches
from tests.hostile.trial import AREAS
from tests.word import edits

BOOK = WORKBOOK.read_bytes()
AGENDA = (TEMPLATES / "Agenda.docx").read_bytes()
SEEDS = st.integers(0, 999_999)  # each a neighbour; the command takes the same with --seed
# What takes seconds or a gigabyte is tried by the command alone, where it has a limit.
HEAVY = {
    "many formats", "many sheets", "rows without end", "merged without end", "long comments", "odd strings",
    "with a part that lies of its size", "with a part that unpacks to much", "with parts without number",
    "with xml that is deep", "much of a thing", "tags without end", "rows with tags without end", "nested tags",
    "tables inside one another", "odd formats", "tags that ask for too much", "with words everywhere",
}  # fmt: skip
SOME = settings(max_examples=8, deadline=None)


def light(kinds: tuple[Kind, ...], is_good: bool) -> list:
    there = [k for k in kinds if k.is_good == is_good and k.name not in HEAVY]
    return [pytest.param(kind, id=kind.name) for kind in there]


@pytest.fixture(scope="session")
def agenda(context) -> bytes:
    """An agenda as it is made."""
    return Template(AGENDA, "Agenda.docx").render(context, "PAG-2021-02/Agenda.docx")


@cache
def as_shipped() -> Reading:
    return reader.read_content(BOOK, "a.xlsx")


def a_workbook(kind: Kind, seed: int) -> None:
    """It is read as the original is."""
    expected = as_shipped()
    found = reader.read_content(kind.make(BOOK, Random(seed)), "a.xlsx")
    assert found.problems == expected.problems
    assert found.book == expected.book


def a_document(kind: Kind, seed: int, agenda: bytes) -> None:
    """It has the changes that a person made, and no others."""
    edited = edits.type_words(agenda, 3, 1)
    expected = changes(agenda, edited, "Agenda.docx")
    found = changes(agenda, kind.make(edited, Random(seed)), "Agenda.docx")
    assert found == expected != ()


def a_template(kind: Kind, seed: int, context: object) -> None:
    """It passes the check, and is filled."""
    content = kind.make(AGENDA, Random(seed))
    faults = look_over(content, "Agenda.docx", None)
    assert [fault for fault in faults if fault.level.stops_check] == []
    assert Template(content, "Agenda.docx").render(context)


@pytest.fixture(scope="session")
def context(shipped_book):
    return books.context("Agenda", books.request(shipped_book, 0))


GOOD_BOOKS, GOOD_DOCUMENTS, GOOD_TEMPLATES = (
    pytest.mark.parametrize("kind", light(module.KINDS, True))
    for module in (workbooks, documents, templates)
)


@GOOD_BOOKS
def test_a_workbook_that_a_good_program_wrote_is_read_as_it_was(kind):
    a_workbook(kind, 0)


@GOOD_DOCUMENTS
def test_a_document_that_a_good_program_saved_has_the_changes_that_a_person_made(kind, agenda):
    a_document(kind, 0, agenda)


@GOOD_TEMPLATES
def test_a_template_that_a_good_program_saved_is_looked_over_and_filled(kind, context):
    a_template(kind, 0, context)


@pytest.mark.slow
@GOOD_BOOKS
@SOME
@given(seed=SEEDS)
def test_workbooks_of_good_programs_and_their_neighbours(kind, seed):
    a_workbook(kind, seed)


@pytest.mark.slow
@GOOD_DOCUMENTS
@SOME
@given(seed=SEEDS)
def test_documents_of_good_programs_and_their_neighbours(kind, seed, agenda):
    a_document(kind, seed, agenda)


@pytest.mark.slow
@GOOD_TEMPLATES
@SOME
@given(seed=SEEDS)
def test_templates_of_good_programs_and_their_neighbours(kind, seed, context):
    a_template(kind, seed, context)


def ends_in_a_sentence(read, content: bytes) -> None:
    try:
        read(content)
    except DocgenError as error:
        assert str(error)


@pytest.mark.slow
@pytest.mark.parametrize("kind", light(workbooks.KINDS, False))
@SOME
@given(seed=SEEDS)
def test_a_hostile_workbook_is_read_or_refused(kind, seed):
    ends_in_a_sentence(lambda c: reader.read_content(c, "a.xlsx"), kind.make(BOOK, Random(seed)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", light(documents.KINDS, False))
@SOME
@given(seed=SEEDS)
def test_a_hostile_document_is_read_or_refused(kind, seed, agenda):
    ends_in_a_sentence(lambda c: changes(agenda, c, "a.docx"), kind.make(agenda, Random(seed)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", light(templates.KINDS, False))
@SOME
@given(seed=SEEDS)
def test_a_hostile_template_is_looked_over_or_refused(kind, seed):
    ends_in_a_sentence(lambda c: look_over(c, "a.docx", None), kind.make(AGENDA, Random(seed)))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the commands have no limits without fork")
def test_some_files_are_tried_with_the_command(tmp_path):
    """A process of its own: it is copied for each command, which threads of a test must not be."""
    command = [
        sys.executable,
        "-m",
        "tests.hostile",
        "--files",
        "5",
        "--seed",
        "1",
        "--keep",
        tmp_path,
    ]
    there = os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        command, cwd=ROOT, env=there, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, "5 passed, 0 failed" in ended.stdout) == (0, True), ended.stdout


# What judges must find what is wrong


def ended(*arguments: str, code: int = 0, told: str = "All is well.", **more) -> Ended:
    usual = {"err": "", "seconds": 1.0, "memory": 1, "late": False, "touched": ()} | more
    return Ended(arguments, code, told, **usual)


def faults(end: Ended, before: dict | None = None, after: dict | None = None) -> list[str]:
    tried = Tried("workbooks", good(stored)[0], 1)
    judge(tried, end, before or {}, (before or {}) if after is None else after)
    return [what for what, _ in tried.faults]


FILE, OTHER = Entry("file", b"one", 3), Entry("file", b"two", 3)
MINE = "office/output/f/Minutes.docx"


@pytest.mark.parametrize(
    ("end", "what"),
    [
        (ended("check", late=True), "time-out"),
        (ended("check", code=-6), "abort"),
        (ended("check", code=70), "abort"),
        (ended("check", told=" \n"), "silence"),
        (ended("check", memory=2 << 30), "memory"),
        (ended("check", err="This should not happen, and is no fault of yours"), "internal error"),
        (ended("check", told="Traceback (most recent call last)"), "internal error"),
        (ended("check", told="\x1b]0;x"), "control letters"),
        (ended("check", touched=("open 'x'",)), "outside"),
    ],
)
def test_a_command_that_ends_badly_is_told(end, what):
    assert faults(end) == [what]
    assert faults(ended("check")) == []


@pytest.mark.parametrize(
    ("arguments", "path", "what"),
    [
        (("check",), "office/workbook/a.xlsx", "input changed"),
        (("pack",), "office/templates/Agenda.docx", "input changed"),
        (("templates", "--update"), "office/templates/Agenda.docx", "input changed"),
        (("pack",), "outside/secret.txt", "written outside"),
        (("changes", "x"), "office/output/x.txt", "written though only asked to read"),
        (("pack", "--preview"), "office/output/x.txt", "written though only asked to read"),
        (("check", "--mark"), "office/output/x.txt", "input changed"),
        (("pack",), MINE, "a person's version lost"),
    ],
)
def test_what_a_command_changes_though_it_may_not_is_told(arguments, path, what):
    assert what in faults(ended(*arguments), {path: FILE}, {path: OTHER})


def test_a_version_that_is_kept_or_generated_is_not_lost():
    kept = "office/output/.generated/kept/PAG/1.docx"
    base = "office/output/.generated/.bases/PAG/Minutes.docx"
    assert faults(ended("pack"), {MINE: FILE}, {MINE: OTHER, kept: FILE}) == []
    assert faults(ended("pack"), {MINE: FILE, base: FILE}, {MINE: OTHER, base: OTHER}) == []


@pytest.mark.parametrize(
    "path",
    [
        "office/output/.~12.tmp",
        "office/output/.generated/lock",
        "temporary/x",
        "office/output/.generated/journal",
    ],
)
def test_what_is_left_over_is_told(path):
    assert faults(ended("pack"), {}, {path: FILE}) == ["left over"]


def test_words_from_outside_are_found_in_what_was_written():
    from tests.hostile.offices import CANARY

    leaked = Entry("file", CANARY.encode())
    assert faults(ended("pack"), {}, {"office/output/x.txt": leaked}) == ["read outside"]
    assert faults(ended("pack", told=CANARY)) == ["read outside"]


def test_a_good_file_that_is_refused_or_read_otherwise_is_told():
    tried = Tried("workbooks", good(stored)[0], 1)
    usual = (
        ended("check", "json", told='{"a": 1}'),
        ended("pack", told="merged     Minutes.docx: x"),
    )
    tried.ended = list(usual)
    judge_good(tried, usual)
    assert tried.faults == []
    tried.ended = [
        ended("check", "json", told='{"a": 2}'),
        ended("pack", told="kept       Minutes.docx: y"),
    ]
    judge_good(tried, usual)
    assert [what for what, _ in tried.faults] == ["a good file refused"] * 2


@pytest.mark.parametrize(
    ("event", "details", "writes", "reads"),
    [
        ("open", ("a", "r", 0), [], ["a"]),
        ("open", ("a", "wb", 0), ["a"], []),
        ("open", ("a", None, os.O_WRONLY), ["a"], []),
        ("open", (3, "r", 0), [], []),
        ("os.symlink", ("to", "a", -1), ["a"], []),
        ("os.rename", ("b/a", "c/d", -1, -1), ["b", "c"], []),
        ("os.remove", ("a", -1), ["."], []),
        ("os.listdir", ("a",), [], ["a"]),
        ("import", ("a",), [], []),
    ],
)
def test_what_a_command_touches_is_heard(event, details, writes, reads):
    assert _touches(event, details) == (writes, reads)
    assert event not in BEYOND


def kinds() -> Iterator[tuple[str, str]]:
    yield from ((area.name, kind.name) for area in AREAS for kind in area.kinds)


def test_every_function_that_makes_a_kind_is_one():
    """None is left out of its tuple, and none is named twice."""
    assert len(set(kinds())) == len(list(kinds()))
    for module in (workbooks, documents, templates, folders):
        own = [f for f in vars(module).values() if getattr(f, "__module__", "") == module.__name__]
        makes = {f.__name__.replace("_", " ") for f in own if _makes(f)}
        assert makes <= {kind.name for kind in module.KINDS}


def _makes(function: object) -> bool:
    code = getattr(function, "__code__", None)
    names = code.co_varnames[: code.co_argcount] if code else ()
    return names in (("content", "chance"), ("office", "chance")) and function.__name__[0] != "_"


def test_the_same_seed_makes_the_same_file():
    for kind in (*workbooks.KINDS[:3], *templates.KINDS[-30:-25]):
        if kind.name not in HEAVY:
            source = BOOK if kind in workbooks.KINDS else AGENDA
            assert kind.make(source, Random(4)) == kind.make(source, Random(4))


def test_the_map_of_the_folder_names_its_modules():
    told = Path(__file__).with_name("__init__.py").read_text(encoding="utf-8")
    modules = {p.stem for p in Path(__file__).parent.glob("*.py")} - {
        "__init__",
        "__main__",
        "test_hostile",
    }
    assert [name for name in sorted(modules) if name not in told] == []
