"""Writes generated files so that a person's edit is never lost.

Of each file its base is kept: its bytes as it was last generated (see `bases`). A file that still
equals its base is nobody's edit and is replaced. One that was edited gets the news merged in,
where it can be; else it stays, and the new version is laid beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath

from llf_docgen.model.merged import Merged
from llf_docgen.model.wording import count, listing
from llf_docgen.output.bases import BASES, Bases
from llf_docgen.output.safely import Outside, inside, is_inside, read_if_there

MOST_VERSIONS = 99
_CANNOT = "is open in Word or read-only; close it and run the command again"
_LEADS_OUT = "is or lies in a link that leads out of the folder; put a copy there in its place"
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


@dataclass(frozen=True, slots=True)
class Generated:
    """A file to write, by its path in the folder (with `/`).

    `key` says what it is, whatever it is called and wherever a person put it: its base goes by
    it. Without one it is its path.
    """

    path: str
    content: bytes
    key: str = ""

    @property
    def what(self) -> str:
        """What its base goes by."""
        return self.key or self.path


@dataclass(frozen=True)
class Documents:
    """What the folder must know of documents: how news is merged in, and what each one is.

    `merge` takes base, mine, new and the file's name; `identity` gives the key that a document
    was generated with, or nothing; `when` is the moment for versions that are kept.
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

    `key` is what its base goes by and `target` where it stands; `content` is written there and
    `base` remembered, where they are given; `kept` are a person's version and its base.
    """

    written: Written
    key: str = ""
    target: str = ""
    content: bytes | None = None
    base: bytes | None = None
    kept: tuple[bytes, bytes] | None = None


def write(root: Path, files: Iterable[Generated], how: How = How()) -> list[Written]:
    """Writes files under `root`, each whole or not at all.

    A file that can't be written (open in Word, read-only) is skipped and said; the others are
    written all the same.

    Raises:
        CannotWrite: the folder itself can't be made or written to, or another run is at it.
    """
    work = _Work(root, how)
    if how.preview:
        return [work.step(file).written for file in files]
    with work.bases.locked():
        return [work.carry_out(work.step(file)) for file in files]


def home(root: Path, usual: str, prefix: str, identity: Callable[[bytes], str]) -> str:
    """The folder in which documents of a kind stand: the usual one, or where a person put them.

    Args:
        root: the output folder.
        usual: the folder in it where they would be made.
        prefix: what their keys begin with.
        identity: gives the key that a document was generated with, or nothing.
    """
    if (root / usual).is_dir():
        return usual
    folders = Counter(
        PurePosixPath(path).parent.as_posix()
        for path, key in _named(root, identity)
        if key.startswith(prefix)
    )
    return folders.most_common(1)[0][0] if folders else usual


def find(root: Path, file: str, key: str, identity: Callable[[bytes], str]) -> list[str]:
    """Where a generated document stands now: at its own path if it is there, else elsewhere."""
    if (root / file).is_file() and is_inside(root, root / file):
        return [file]
    return [path for path, other in _named(root, identity) if other == key]


def _named(root: Path, identity: Callable[[bytes], str]) -> Iterator[tuple[str, str]]:
    """Each document in a folder with the key that it was generated with."""
    for path in sorted(root.rglob("*.docx")):
        name = path.relative_to(root)
        aside = path.name.startswith("~$") or _BESIDE.search(path.stem)
        if BASES not in name.parts and not aside and is_inside(root, path):
            yield name.as_posix(), identity(_read_or_nothing(path))


def base_of(root: Path, key: str) -> bytes | None:
    """A file as it was last generated, or None where that is not known."""
    return Bases(root).base_of(key)


def keep_base(root: Path, key: str, content: bytes) -> None:
    """Remembers that the file as it stands is a generated one, not an edit."""
    Bases(root).set_base(key, content)


class _Work:
    """One run's work on a folder."""

    def __init__(self, root: Path, how: How) -> None:
        self.bases = Bases(root)
        self._root = root
        self._how = how

    def step(self, file: Generated) -> _Step:
        """What is to be done for one file, with nothing done yet."""
        try:
            base = self.bases.base_of(file.what)
            if self._there(file.path) is not None:
                return self._for_one(file, file.path, base)
            return self._missing(file, base)
        except OSError as error:
            return _Step(Written(file.path, Outcome.SKIPPED, _why(error, _CANNOT)))

    def _there(self, path: str) -> bytes | None:
        return read_if_there(inside(self._root, path))

    def _missing(self, file: Generated, base: bytes | None) -> _Step:
        """A file that is not there: a new one, one with another name now, or a deleted one."""
        documents = self._how.documents
        said = Written(file.path, Outcome.CREATED, _NEW if documents else "")
        created = _Step(said, file.what, file.path, file.content, file.content)
        if base is None or documents is None:
            return created
        renamed = find(self._root, file.path, file.what, documents.identity)
        if len(renamed) == 1:
            step = self._for_one(file, renamed[0], base)
            note = f"is now {_called(renamed[0], file.path)}; {step.written.note}"
            return replace(step, written=replace(step.written, note=note))
        if self._how.again:
            return created
        note = "you deleted or moved it, so it is not made"
        if renamed:
            shown = listing(_called(other, file.path) for other in renamed)
            note = f"is now {shown}, and none of them was changed"
        return _Step(Written(file.path, Outcome.KEPT, f"{note}; --again makes it again"))

    def _for_one(self, file: Generated, target: str, base: bytes | None) -> _Step:
        """A file that is there, at its path or elsewhere."""
        there, new = self._there(target), file.content
        if there == new:
            same = Written(file.path, Outcome.UNCHANGED, "nothing new, nothing to do")
            return _Step(same, file.what, target, None, new if base != new else None)
        if there is not None and there == base:
            note = "brought up to date; you had not edited it"
            return _Step(Written(file.path, Outcome.UPDATED, note), file.what, target, new, new)
        if new == base:
            return _Step(Written(file.path, Outcome.KEPT, "has your edits; nothing new"))
        if base is None or there is None or self._how.documents is None:
            return self._beside(file, target, "has your edits")
        try:
            merged = self._how.documents.merge(base, there, new, PurePosixPath(target).name)
        except Exception:
            # Whatever goes wrong in a merge, a person's file stays as it is.
            return self._beside(file, target, "can't be read or merged")
        if merged.content == there:
            note = "has your edits; nothing new in words"
            return _Step(Written(file.path, Outcome.KEPT, note), file.what, target, None, new)
        written = Written(file.path, Outcome.MERGED, _said(merged))
        return _Step(written, file.what, target, merged.content, new, (there, base))

    def _beside(self, file: Generated, target: str, why: str) -> _Step:
        """The person's file stays; the new version goes to the first free `... (new).docx`."""
        path = PurePosixPath(target)
        for number in range(1, MOST_VERSIONS + 1):
            suffix = "(new)" if number == 1 else f"(new {number})"
            beside = path.with_name(f"{path.stem} {suffix}{path.suffix}")
            key = str(PurePosixPath(file.what).with_name(beside.name))
            there = self._there(str(beside))
            kept = Written(file.path, Outcome.KEPT, f"{why}; the new version is in {beside.name}")
            if there == file.content:
                return _Step(kept)
            if there is None or there == self.bases.base_of(key):
                return _Step(kept, key, str(beside), file.content, file.content)
        note = f"{why}; delete some of its {MOST_VERSIONS} new versions"
        return _Step(Written(file.path, Outcome.SKIPPED, note))

    def carry_out(self, step: _Step) -> Written:
        """Does it: the person's version is kept, then the file is written with its base."""
        name, kept = step.written.file, None
        if step.content is not None and _is_open(self._root / step.target):
            return Written(name, Outcome.SKIPPED, _CANNOT)
        try:
            if step.kept is not None and self._how.documents is not None:
                kept = self.bases.keep(step.key, *step.kept, self._how.documents.when)
            if step.content is not None and step.base is not None:
                self.bases.put(step.key, step.target, step.content, step.base)
            elif step.base is not None:
                self.bases.set_base(step.key, step.base)
        except OSError as error:
            if kept is not None:
                self.bases.drop(kept)
            denied = isinstance(error, PermissionError)
            why = _CANNOT if denied else f"could not be written: {error.strerror or error}"
            return Written(name, Outcome.SKIPPED, _why(error, why))
        return step.written


def _why(error: OSError, usual: str) -> str:
    return _LEADS_OUT if isinstance(error, Outside) else usual


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
