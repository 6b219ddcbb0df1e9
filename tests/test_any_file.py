"""Pipes, devices and files without end, wherever a file is looked for: a sentence, at once."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.conftest import WORKBOOK
from tests.papers import FOLDER

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
OUTPUT, GENERATED = Path("output"), Path("output") / ".generated"
BASES = GENERATED / ".bases" / "PAG-2021-02"


@pytest.fixture(autouse=True)
def ends_at_all():
    """A pipe that is waited for is no hang of the tests."""

    def late(*_: object) -> None:
        raise AssertionError("it does not end")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(200)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(20_000_000_000)


def device(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to("/dev/zero")


KINDS = pytest.mark.parametrize("make", [pipe, endless, device])
COMMANDS = (
    ("check",), ("check", "--mark"), ("pack",), ("pack", "--preview"), ("templates",),
    ("templates", "--update"), ("actions",), ("year",), ("changes", FOLDER / "Minutes.docx"),
    ("changes", FOLDER / "Minutes.docx", "--restore"),
    ("extract", "--item", "6", "--today", "2021-02-05", "--draft"),
)  # fmt: skip


@pytest.mark.slow
@KINDS
@pytest.mark.parametrize(
    "place",
    [
        Path("workbook") / WORKBOOK.name,
        Path("templates") / "Agenda.docx",
        Path("templates") / "logo.png",
        FOLDER / "Minutes.docx",
        OUTPUT / "x.docx",
        BASES / "Minutes.docx",
        GENERATED / "journal",
        GENERATED / "next",
        GENERATED / "origins" / "PAG-2021-02" / "Minutes.docx.json",
        GENERATED / "kept" / "PAG-2021-02" / "Minutes.docx" / "2021-01-18 09.30.00.docx",
    ],
    ids=str,
)
def test_a_file_that_is_none_stops_nothing_and_fills_nothing(run, working_folder, make, place):
    run("pack")
    (FOLDER / "Agenda.docx").unlink()  # it is looked for in every document
    make(place)
    for arguments in COMMANDS:
        code, out, err = run(*arguments)
        assert code in (0, 1, 2), arguments
        assert "should not happen" not in err, (arguments, err)
        assert "Traceback" not in out + err
        assert not (GENERATED / "lock").exists()


@pytest.mark.parametrize("make", [pipe, device, Path.mkdir])
def test_a_lock_that_is_no_file(run, working_folder, make):
    run("pack")
    make(GENERATED / "lock")
    assert run("pack")[0] == 0
    assert not (GENERATED / "lock").exists()


@KINDS
def test_it_is_said_which_file_and_why(run, working_folder, make):
    run("pack")
    make(FOLDER / "Minutes.docx")
    code, out, _ = run("pack")
    said = "is larger than 60 MB" if make is endless else "no ordinary file but a pipe or a device"
    assert code == 2
    assert "skipped    Minutes.docx: " in out
    assert said in out or "leads out of the folder" in out  # the device lies outside
    make(Path("workbook") / WORKBOOK.name)
    for arguments in (("check",), ("pack",)):
        code, _, err = run(*arguments)
        assert (code, said in err or "There is no .xlsx workbook" in err) == (2, True)
        code, _, err = run(*arguments, "--workbook", Path("workbook") / WORKBOOK.name)
        assert (code, said in err) == (2, True)
