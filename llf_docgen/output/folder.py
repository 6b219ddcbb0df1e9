"""Does in a folder what was decided: an edit is never lost, a file is never half."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from llf_docgen.output.bases import BASES, Bases
from llf_docgen.output.cases import (
    CANNOT,
    Case,
    Generated,
    Merging,
    Outcome,
    Remember,
    Standing,
    Withdraw,
    Write,
    Written,
)
from llf_docgen.output.deciding import decide, why_not
from llf_docgen.output.safely import Outside, inside, is_inside, is_there, read_if_there
from llf_docgen.package import Unfit

_CHANGED = "changed while the new version was made; run the command again"


def write(
    root: Path,
    files: Iterable[Generated],
    merging: Merging | None = None,
    *,
    when: datetime | None = None,
    again: bool = False,
    preview: bool = False,
) -> list[Written]:
    """Writes files under `root`, each whole or not at all.

    A file that can't be written (open in Word, read-only) is skipped and said; the others are
    written all the same. A preview only says what would happen.

    Raises:
        CannotWrite: the folder itself can't be made or written to, or another run is at it.
    """
    there = standing(root)
    if preview:
        return [decide(file, there, merging, again).written for file in files]
    with locked(root):
        return store(root, [decide(file, there, merging, again) for file in files], when)


def locked(root: Path) -> AbstractContextManager[None]:
    """While it lasts, no other run writes under `root`: what stands there is decided and done.

    Raises:
        CannotWrite: the folder itself can't be made or written to, or another run is at it.
    """
    return Bases(root).locked()


def standing(root: Path) -> Standing:
    """What stands under `root` and what was generated there; each file is read when asked for.

    Nothing outside of it is read: asking for what lies behind a link that leads out of the folder
    raises Outside.
    """
    bases = Bases(root)
    return Standing(_Files(root), bases, bases.origins, bases.known, bases.digests, bases.versions)


def rename(root: Path, old: str, new: str) -> bool:
    """Calls a folder anew, under the caller's lock; False where that can't be done."""
    try:
        before, after = inside(root, old), inside(root, new)
        if after.exists() or not before.is_dir() or before.is_symlink():
            return False
        before.rename(after)
    except OSError:
        return False
    return True


def store(root: Path, cases: Sequence[Case], when: datetime | None = None) -> list[Written]:
    """Does what was decided, under the caller's lock (`locked`).

    A file that somebody changed since is skipped and said: it stays as it is.

    Args:
        root: the folder.
        cases: what was decided on what stands there.
        when: the moment by which a person's versions are kept; now in UTC, where it is not said.
    """
    bases, moment = Bases(root), when or datetime.now(UTC)
    return [_stored(bases, case, moment) for case in cases]


def _stored(bases: Bases, case: Case, when: datetime) -> Written:
    try:
        obstacle = _carry_out(bases, case, when)
    except (Outside, Unfit, PermissionError) as error:
        obstacle = why_not(error)
    except OSError as error:
        obstacle = f"could not be written: {error.strerror or error}"
    if obstacle:
        return replace(case.written, outcome=Outcome.SKIPPED, note=obstacle)
    return case.written


def _carry_out(bases: Bases, case: Case, when: datetime) -> str:
    """Does it, or says what stands in its way."""
    match case:
        case Remember():
            bases.set_base(case.key, case.base, case.origin)
        case Withdraw():
            return _withdraw(bases, case)
        case Write():
            if _is_open(bases.root / case.target):
                return CANNOT
            if read_if_there(inside(bases.root, case.target)) != case.over:
                return _CHANGED
            _put(bases, case, when)
    return ""


def _withdraw(bases: Bases, case: Withdraw) -> str:
    """Calls a copy otherwise; where it is gone, it is only forgotten."""
    target = inside(bases.root, case.target)
    if target.exists():
        if _is_open(target):
            return CANNOT
        target.rename(inside(bases.root, case.aside))
    bases.forget(case.key)
    return ""


def _put(bases: Bases, case: Write, when: datetime) -> None:
    """The person's version is kept, then the file is written with its base."""
    kept = bases.keep(case.key, case.kept, when) if case.kept else None
    try:
        bases.put(case.key, case.target, case.content, case.base, case.origin)
    except OSError:
        if kept:
            bases.drop(kept)
        raise


def _is_open(path: Path) -> bool:
    """Whether Word or LibreOffice says, by a file beside it, that it has the document open.

    Word puts `~$` before the name, or in the place of its first one or two letters.
    """
    owners = [f"~${path.name[cut:]}" for cut in (0, 1, 2)] + [f".~lock.{path.name}#"]
    return any(is_there(path.with_name(owner)) for owner in owners)


class _Files(Mapping[str, bytes]):
    """The files of a folder, but for the program's own memory; none outside of it."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __getitem__(self, name: str) -> bytes:
        content = read_if_there(inside(self._root, name))
        if content is None:
            raise KeyError(name)
        return content

    def __contains__(self, name: object) -> bool:
        path = self._root / str(name)
        return path.is_file() and is_inside(self._root, path)

    def __iter__(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self._root):
            folders[:] = [name for name in folders if name != BASES]
            for path in (Path(folder, name) for name in names):
                # No link to a folder is followed on the way: only a file may itself be one.
                if not path.is_symlink() or is_inside(self._root, path):
                    yield path.relative_to(self._root).as_posix()

    def __len__(self) -> int:
        return sum(1 for _ in self)
