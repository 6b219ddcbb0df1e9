"""Writes generated files so that a person's edit is never lost.

Of each file its base is kept: its bytes as it was last generated (see `bases`). A file that still
equals its base is nobody's edit and is replaced. One that was edited gets the news merged in,
where it can be; else it stays, and the new version is laid beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath

from llf_docgen.errors import CannotWrite
from llf_docgen.model.merged import Merged
from llf_docgen.model.wording import count, listing
from llf_docgen.output.bases import BASES, Bases
from llf_docgen.output.safely import read_if_there

MOST_VERSIONS = 99
_NEW = "new; look it through in Word"
_BESIDE = re.compile(r" \(new(?: \d+)?\)$")


class Outcome(StrEnum):
    """What became of one file."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    MERGED = "merged"
    KEPT = "kept"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Written:
    """One file, what became of it, and a sentence where there is something to do."""

    file: str
    outcome: Outcome
    note: str = ""


@dataclass(frozen=True)
class Documents:
    """What the folder must know of documents: how news is merged in, and what each one is.

    `merge` takes base, mine, new and the file's name; `identity` gives the path by which a
    document was generated, or nothing; `when` is the moment for versions that are kept.
    """

    merge: Callable[[bytes, bytes, bytes, str], Merged]
    identity: Callable[[bytes], str]
    when: datetime


@dataclass(frozen=True)
class How:
    """How to write.

    Args:
        documents: how edited documents take the news in; None where they never do.
        again: whether what a person deleted is made again.
        preview: whether only to say what would happen.
    """

    documents: Documents | None = None
    again: bool = False
    preview: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """What to do for one file, and what to say of it.

    `name` is what its base goes by and `target` where it stands; `content` is written there and
    `base` remembered, where they are given; `kept` are a person's version and its base.
    """

    written: Written
    name: str = ""
    target: str = ""
    content: bytes | None = None
    base: bytes | None = None
    kept: tuple[bytes, bytes] | None = None


def write(root: Path, files: Mapping[str, bytes], how: How = How()) -> list[Written]:
    """Writes files under `root`, by their paths in it (with `/`), each whole or not at all.

    A file that can't be written (open in Word, read-only) is skipped and said; the others are
    written all the same.

    Raises:
        CannotWrite: the folder itself can't be made or written to, or another run is at it.
    """
    work = _Work(root, how)
    if how.preview:
        return [work.step(name, content).written for name, content in files.items()]
    _make_folders(root, files)
    with work.bases.locked():
        return [work.carry_out(work.step(name, content)) for name, content in files.items()]


def find(root: Path, name: str, identity: Callable[[bytes], str]) -> list[str]:
    """Where a generated document stands now: its own path if it is there, else other names.

    Args:
        root: the output folder.
        name: the path in it by which the document was generated.
        identity: gives the path by which a document was generated.
    """
    if (root / name).is_file():
        return [name]
    found = []
    for path in sorted(root.rglob("*.docx")):
        inside = path.relative_to(root)
        aside = BASES in inside.parts or path.name.startswith("~$") or _BESIDE.search(path.stem)
        if not aside and identity(_read_or_nothing(path)) == name:
            found.append(inside.as_posix())
    return found


def base_of(root: Path, name: str) -> bytes | None:
    """A file as it was last generated, or None where that is not known."""
    return Bases(root).base_of(name)


def keep_base(root: Path, name: str, content: bytes) -> None:
    """Remembers that the file as it stands is a generated one, not an edit."""
    Bases(root).set_base(name, content)


def _make_folders(root: Path, files: Mapping[str, bytes]) -> None:
    for name in files:
        folder = (root / name).parent
        try:
            if (root / BASES / name).exists():
                continue  # a person may have moved the folder, or deleted what was in it
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(
                f"The folder {folder} can't be made ({error.strerror or error}). "
                "Choose another with --output."
            ) from error


class _Work:
    """One run's work on a folder."""

    def __init__(self, root: Path, how: How) -> None:
        self.bases = Bases(root)
        self._root = root
        self._how = how

    def step(self, name: str, content: bytes) -> _Step:
        """What is to be done for one file, with nothing done yet."""
        try:
            base = self.bases.base_of(name)
            if self._there(name) is not None:
                return self._for_one(name, name, base, content)
            return self._missing(name, base, content)
        except OSError:
            return _Step(Written(name, Outcome.SKIPPED, _cannot(name)))

    def _there(self, name: str) -> bytes | None:
        return read_if_there(self._root / name)

    def _missing(self, name: str, base: bytes | None, content: bytes) -> _Step:
        """A file that is not there: a new one, one with another name now, or a deleted one."""
        documents = self._how.documents
        said = Written(name, Outcome.CREATED, _NEW if documents else "")
        created = _Step(said, name, name, content, content)
        if base is None or documents is None:
            return created
        renamed = find(self._root, name, documents.identity)
        if len(renamed) == 1:
            step = self._for_one(name, renamed[0], base, content)
            note = f"is now {_called(renamed[0], name)}; {step.written.note}"
            return replace(step, written=replace(step.written, note=note))
        if self._how.again:
            return created
        note = "you deleted or moved it, so it is not made"
        if renamed:
            shown = listing(_called(other, name) for other in renamed)
            note = f"is now {shown}, and none of them was changed"
        return _Step(Written(name, Outcome.KEPT, f"{note}; --again makes it again"))

    def _for_one(self, name: str, target: str, base: bytes | None, content: bytes) -> _Step:
        """A file that is there, by its name or another."""
        there = self._there(target)
        if there == content:
            same = Written(name, Outcome.UNCHANGED, "nothing new, nothing to do")
            return _Step(same, name, target, None, content if base != content else None)
        if there is not None and there == base:
            note = "brought up to date; you had not edited it"
            return _Step(Written(name, Outcome.UPDATED, note), name, target, content, content)
        if content == base:
            return _Step(Written(name, Outcome.KEPT, "has your edits; nothing new"))
        if base is None or there is None or self._how.documents is None:
            return self._beside(name, target, content, "has your edits")
        try:
            return self._merge(name, target, base, there, content, self._how.documents)
        except Exception:
            # Whatever goes wrong in a merge, a person's file stays as it is.
            return self._beside(name, target, content, "can't be read or merged")

    def _merge(
        self, name: str, target: str, base: bytes, mine: bytes, new: bytes, documents: Documents
    ) -> _Step:
        merged = documents.merge(base, mine, new, PurePosixPath(target).name)
        if merged.content == mine:
            note = "has your edits; nothing new in words"
            return _Step(Written(name, Outcome.KEPT, note), name, target, None, new)
        written = Written(name, Outcome.MERGED, _said(merged))
        return _Step(written, name, target, merged.content, new, (mine, base))

    def _beside(self, name: str, target: str, content: bytes, why: str) -> _Step:
        """The person's file stays; the new version goes to the first free `... (new).docx`."""
        path = PurePosixPath(target)
        for number in range(1, MOST_VERSIONS + 1):
            suffix = "(new)" if number == 1 else f"(new {number})"
            beside = str(path.with_name(f"{path.stem} {suffix}{path.suffix}"))
            there = self._there(beside)
            note = f"{why}; the new version is in {PurePosixPath(beside).name}"
            kept = Written(name, Outcome.KEPT, note)
            if there == content:
                return _Step(kept)
            if there is None or there == self.bases.base_of(beside):
                return _Step(kept, beside, beside, content, content)
        note = f"{why}; delete some of its {MOST_VERSIONS} new versions"
        return _Step(Written(name, Outcome.SKIPPED, note))

    def carry_out(self, step: _Step) -> Written:
        """Does it: the person's version is kept, then the file is written with its base."""
        name, kept = step.written.file, None
        if step.content is not None and _is_open(self._root / step.target):
            return Written(name, Outcome.SKIPPED, _cannot(step.target))
        try:
            if step.kept is not None and self._how.documents is not None:
                kept = self.bases.keep(step.name, *step.kept, self._how.documents.when)
            if step.content is not None and step.base is not None:
                self.bases.put(step.name, step.target, step.content, step.base)
            elif step.base is not None:
                self.bases.set_base(step.name, step.base)
        except OSError as error:
            if kept is not None:
                self.bases.drop(kept)
            why = f"could not be written: {error.strerror or error}"
            denied = isinstance(error, PermissionError)
            return Written(name, Outcome.SKIPPED, _cannot(step.target) if denied else why)
        return step.written


def _read_or_nothing(path: Path) -> bytes:
    """A file's bytes; nothing where another program does not let it be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _called(other: str, name: str) -> str:
    """Another path, without its folder where that is the same."""
    path = PurePosixPath(other)
    return path.name if path.parent == PurePosixPath(name).parent else other


def _said(merged: Merged) -> str:
    """What happened and what to do, in one sentence."""
    comments = count(merged.conflicts, "comment")
    if not merged.news:
        return f"{comments} where you and the workbook differ; read them in Word"
    told = f"{count(merged.news, 'change')} from the workbook; accept or reject in Word (Review)"
    return f"{told}, and read {comments}" if merged.conflicts else told


def _is_open(path: Path) -> bool:
    """Whether Word or LibreOffice says, by a file beside it, that it has the document open.

    Word puts `~$` before the name, or in the place of its first one or two letters.
    """
    owners = [f"~${path.name[cut:]}" for cut in (0, 1, 2)] + [f".~lock.{path.name}#"]
    return any(path.with_name(owner).exists() for owner in owners)


def _cannot(name: str) -> str:
    file = PurePosixPath(name).name
    return f"{file} is open in Word or read-only; close it and run the command again"
