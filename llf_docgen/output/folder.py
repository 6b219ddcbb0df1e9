"""Writes generated files without ever overwriting a person's edit.

`output/.generated/` keeps the exact bytes of each file as it was last generated (the base). A
file that differs from its base was edited: it stays, and the new version is laid beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from llf_docgen.errors import CannotWrite
from llf_docgen.output.safely import read_if_there, write_safely

BASES = ".generated"
MOST_VERSIONS = 99


class Outcome(StrEnum):
    """What became of one file."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    KEPT = "kept"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Written:
    """One file, what became of it, and a sentence where there is something to do."""

    file: str
    outcome: Outcome
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """What to do for one file: where to write it, if anywhere, and what to say."""

    written: Written
    target: str
    content: bytes | None


def write(root: Path, files: Mapping[str, bytes]) -> list[Written]:
    """Writes files under `root`, by their paths in it (with `/`), each whole or not at all.

    A file that can't be written (open in Word, read-only) is skipped and said; the others are
    written all the same.

    Raises:
        CannotWrite: the folder itself can't be made or written to.
    """
    _make_folders(root, files)
    steps = [_step(root, name, content) for name, content in files.items()]
    return [_carry_out(root, step) for step in steps]


def base_of(root: Path, name: str) -> bytes | None:
    """A file as it was last generated, or None where that is not known."""
    return read_if_there(root / BASES / name)


def keep_base(root: Path, name: str, content: bytes) -> None:
    """Remembers that the file as it stands is a generated one, not an edit."""
    target = root / BASES / name
    target.parent.mkdir(parents=True, exist_ok=True)
    write_safely(target, content)


def _make_folders(root: Path, files: Mapping[str, bytes]) -> None:
    for name in files:
        for folder in (root / name).parent, (root / BASES / name).parent:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CannotWrite(
                    f"The folder {folder} can't be made ({error.strerror or error}). "
                    "Choose another with --output."
                ) from error


def _step(root: Path, name: str, content: bytes) -> _Step:
    try:
        there = read_if_there(root / name)
        base = read_if_there(root / BASES / name)
    except OSError:
        return _Step(Written(name, Outcome.SKIPPED, _cannot(name)), name, None)
    if there is None:
        return _Step(Written(name, Outcome.CREATED), name, content)
    if there == content:
        return _Step(Written(name, Outcome.UNCHANGED), name, content if base != content else None)
    if there == base:
        return _Step(Written(name, Outcome.UPDATED), name, content)
    if content == base:
        return _Step(Written(name, Outcome.KEPT, "has your edits; nothing new"), name, None)
    return _beside(root, name, content)


def _beside(root: Path, name: str, content: bytes) -> _Step:
    """The person's file stays; the new version goes to the first free `... (new).docx`."""
    path = PurePosixPath(name)
    for number in range(1, MOST_VERSIONS + 1):
        suffix = "(new)" if number == 1 else f"(new {number})"
        beside = str(path.with_name(f"{path.stem} {suffix}{path.suffix}"))
        there = read_if_there(root / beside)
        note = f"has your edits; the new version is in {PurePosixPath(beside).name}"
        kept = Written(name, Outcome.KEPT, note)
        if there == content:
            return _Step(kept, beside, None)
        if there is None or there == read_if_there(root / BASES / beside):
            return _Step(kept, beside, content)
    note = f"has your edits; delete some of its {MOST_VERSIONS} new versions"
    return _Step(Written(name, Outcome.SKIPPED, note), name, None)


def _carry_out(root: Path, step: _Step) -> Written:
    """The file first, then its base.

    Cut off between the two, the next run finds the file equal to what it would write, or takes
    it for edited and leaves it alone.
    """
    if step.content is None:
        return step.written
    try:
        if step.written.outcome is not Outcome.UNCHANGED:
            write_safely(root / step.target, step.content)
        write_safely(root / BASES / step.target, step.content)
    except PermissionError:
        return Written(step.written.file, Outcome.SKIPPED, _cannot(step.target))
    except OSError as error:
        why = f"could not be written: {error.strerror or error}"
        return Written(step.written.file, Outcome.SKIPPED, why)
    return step.written


def _cannot(name: str) -> str:
    file = PurePosixPath(name).name
    return f"{file} is open in Word or read-only; close it and run the command again"
