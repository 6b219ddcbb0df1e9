"""A pager that was closed, a full disk, no output at all: no traceback, and the work is done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

COMMAND = [sys.executable, "-m", "llf_docgen"]


@pytest.fixture
def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["--help"]),
        (0, ["pack", "--help"]),
        (0, ["--version"]),
        (0, ["rules"]),
        (0, ["check", "--format", "json"]),
        (1, ["check", "--today", "2021-02-20"]),
        (1, ["pack", "--today", "2021-02-20"]),
        (2, ["pack", "--term", "Winter"]),
    ],
)
def test_a_closed_pager_changes_nothing(working_folder, environment, code, arguments):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *arguments], stdout=writer, stderr=subprocess.PIPE, text=True, env=environment
    )
    os.close(writer)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) <= 1
    assert "Traceback" not in done.stderr


def test_closed_errors_change_nothing(working_folder, environment):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, "pakc"], stderr=writer, env=environment)
    os.close(writer)
    assert done.returncode == 2


def test_what_comes_after_the_pager_was_closed_is_still_made(working_folder, environment):
    reader, writer = os.pipe()
    os.close(reader)
    given = ["check", "--today", "2021-02-20", "--mark"]
    subprocess.run([*COMMAND, *given], stdout=writer, env=environment)
    os.close(writer)
    assert list(Path("output").glob("* - to correct.xlsx"))


@pytest.mark.skipif(os.name == "nt", reason="a shell of Windows can't close them")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-", "<&- >&-", "<&- >&- 2>&-"])
def test_without_any_output_it_works(working_folder, environment, closed):
    line = f'"{sys.executable}" -m llf_docgen pack {closed}'
    assert subprocess.run(line, shell=True, env=environment).returncode == 0
    assert len(list(Path("output").glob("*/*.docx"))) == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_once(working_folder, environment):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "rules"], stdout=full, stderr=subprocess.PIPE, text=True, env=environment
        )
    assert done.returncode == 2
    assert done.stderr == "llf-docgen: A file can't be used: No space left on device.\n"
