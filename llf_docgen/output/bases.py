"""What the program remembers of a folder it writes into, in `.generated/` within it.

.generated/<key>                  each file as it was last generated: its base
.generated/days/<key>         the day by which it was generated
.generated/kept/<key>/<moment>.docx, .base.docx
what a person had before a merge, with its base then
.generated/journal, next          a file being written, and its base to be
.generated/lock                   the process that is writing
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from llf_docgen.errors import CannotWrite
from llf_docgen.output.safely import (
    TEMPORARY,
    Outside,
    inside,
    is_inside,
    read_if_there,
    write_safely,
)

BASES = ".generated"
_KEPT, _DAYS, _JOURNAL, _NEXT, _LOCK = "kept", "days", "journal", "next", "lock"
NEWEST = "newest"
_MOMENT = "%Y-%m-%d %H.%M.%S"
_VERSION = re.compile(r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d(?: \d+)?")
PATIENCE = 10.0  # seconds to wait for another run; a pack takes two
_ABANDONED = 60.0  # seconds after which a lock that says nothing is left over


@dataclass(frozen=True, slots=True)
class Version:
    """A person's version of a file, kept before a merge; `when` names it."""

    when: str
    path: Path
    base: Path


class Bases(Mapping[str, bytes]):
    """The memory of one folder: each file as it was last generated, by its key.

    A key may come out of a document and a folder from somebody else, so no path is used that
    leads out of the folder; asking for one that does finds nothing, writing to it raises Outside.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = root / BASES

    def __getitem__(self, key: str) -> bytes:
        try:
            base = read_if_there(self._at(key))
        except (Outside, NotADirectoryError) as error:
            raise KeyError(key) from error
        if base is None:
            raise KeyError(key)
        return base

    def __iter__(self) -> Iterator[str]:
        others = {_KEPT, _DAYS, _JOURNAL, _NEXT, _LOCK}
        for path in self._folder.rglob("*"):
            name = path.relative_to(self._folder)
            is_base = name.parts[0] not in others and not TEMPORARY.fullmatch(path.name)
            if is_base and path.is_file() and is_inside(self.root, path):
                yield name.as_posix()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def days(self) -> Mapping[str, str]:
        """By key, the day by which each was generated, as it was said then."""
        return _Days(self)

    def day(self, key: str) -> str:
        """The day by which something was generated; nothing where it is not known."""
        try:
            said = read_if_there(self._at(f"{_DAYS}/{key}"))
        except (Outside, NotADirectoryError):
            return ""
        return (said or b"").decode("ascii", "replace")

    def set_base(self, key: str, content: bytes, day: str = "") -> None:
        """Remembers what was last generated, and by which day."""
        self._set_day(key, day)
        self._write(self._at(key), content)

    def _set_day(self, key: str, day: str) -> None:
        if day and day != self.day(key):
            self._write(self._at(f"{_DAYS}/{key}"), day.encode("ascii"))

    def put(self, key: str, target: str, content: bytes, base: bytes, day: str = "") -> None:
        """Writes a file and its base so that a run cut off anywhere leaves both true.

        Args:
            key: what the file is, which its base goes by.
            target: where it stands now, where a person gave it another name.
            content: what is written.
            base: what was generated.
            day: the day by which it was.
        """
        self._set_day(key, day)
        file, _ = inside(self.root, target), self._at(key)
        journal = {"key": key, "target": target, "written": _digest(content)}
        self._write(self._at(_NEXT), base)
        self._write(self._at(_JOURNAL), json.dumps(journal).encode())
        try:
            self._write(file, content)
            self._finish(key)
        except OSError:
            self._forget()
            raise

    def keep(self, key: str, mine: bytes, base: bytes, when: datetime) -> Version:
        """Keeps a person's version, with the base that it was an edit of."""
        folder = self._at(f"{_KEPT}/{key}")
        stem = when.strftime(_MOMENT)
        number = 1
        while (folder / f"{stem}.docx").exists():
            number += 1
            stem = f"{when.strftime(_MOMENT)} {number}"
        kept = f"{_KEPT}/{key}/{stem}"
        version = Version(stem, self._at(f"{kept}.docx"), self._at(f"{kept}.base.docx"))
        self._write(version.base, base)
        self._write(version.path, mine)
        return version

    def drop(self, version: Version) -> None:
        """Forgets a kept version, where what it was kept for did not happen."""
        with contextlib.suppress(OSError):
            version.path.unlink(missing_ok=True)
            version.base.unlink(missing_ok=True)

    def kept(self, key: str) -> list[Version]:
        """The kept versions of a file, the newest first."""
        try:
            found = list(self._at(f"{_KEPT}/{key}").glob("*.docx"))
        except Outside:
            return []
        whole = [p for p in found if _VERSION.fullmatch(p.stem)]
        versions = [Version(p.stem, p, p.with_name(f"{p.stem}.base.docx")) for p in whole]
        versions = [v for v in versions if all(is_inside(self.root, p) for p in (v.path, v.base))]
        return sorted(versions, key=lambda v: v.when, reverse=True)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """While it lasts, no other run writes here; what a killed one left is tidied first.

        Raises:
            CannotWrite: another run has been writing for too long, or the folder can't be used.
        """
        from filelock import SoftFileLock, Timeout

        try:
            inside(self.root, BASES)
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = SoftFileLock(self._folder / _LOCK)
            self._drop_abandoned(lock.pid)
            lock.acquire(timeout=PATIENCE)
        except Timeout as error:
            raise CannotWrite(self._busy(lock.pid)) from error
        except OSError as error:
            raise CannotWrite(_unusable(self.root, error)) from error
        try:
            with contextlib.suppress(OSError):
                self._tidy()
            yield
        finally:
            with contextlib.suppress(OSError):
                lock.release()

    def _busy(self, process: int | None) -> str:
        who = f"process {process}" if process else "another program"
        return (
            f"Another llf-docgen ({who}) is writing into {self.root}. Wait until it has ended and "
            f"run the command again. If none is running, delete {self._folder / _LOCK}."
        )

    def _drop_abandoned(self, process: int | None) -> None:
        """A lock that names no process was left by a run that was killed while making it."""
        path = self._folder / _LOCK
        with contextlib.suppress(OSError):
            if process is None and time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()

    def _tidy(self) -> None:
        """Ends what a killed run began: the file is old or new, and its base goes with it."""
        journal = read_if_there(self._folder / _JOURNAL)
        if journal is not None:
            with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, Outside):
                begun = json.loads(journal)
                there = read_if_there(inside(self.root, begun["target"]))
                if there is not None and _digest(there) == begun["written"]:
                    self._finish(begun["key"])
        self._forget()
        for place in (".~*.tmp", "*/.~*.tmp", f"{BASES}/**/.~*.tmp"):
            for left in self.root.glob(place):
                if TEMPORARY.fullmatch(left.name) and is_inside(self.root, left.parent):
                    left.unlink(missing_ok=True)

    def _finish(self, key: str) -> None:
        base = self._at(key)
        base.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            (self._folder / _NEXT).replace(base)
        self._forget()

    def _forget(self) -> None:
        for name in (_JOURNAL, _NEXT):
            (self._folder / name).unlink(missing_ok=True)

    def _at(self, key: str) -> Path:
        """Where what goes by a key lies: nothing of the memory is a link.

        Raises:
            Outside: the key leads out of the folder, or there is a link on the way.
        """
        path = inside(self.root, f"{BASES}/{key}")
        own = [path, *path.parents][: key.count("/") + 2]
        if any(part.is_symlink() for part in own) or not is_inside(self._folder, path):
            raise Outside(f"{path} is a link or lies in one")
        return path

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, content)


class _Days(Mapping[str, str]):
    """The days by which the files of a folder were generated, by key."""

    def __init__(self, bases: Bases) -> None:
        self._bases = bases

    def __getitem__(self, key: str) -> str:
        day = self._bases.day(key)
        if not day:
            raise KeyError(key)
        return day

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._bases if self._bases.day(key))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def version_of(versions: Sequence[Version], wanted: str) -> Version | None:
    """The version of that moment, or the first of them where the newest is wanted."""
    return next((v for v in versions if wanted in (NEWEST, v.when)), None)


def folder_and_name(path: Path) -> tuple[Path, str] | None:
    """The folder the program wrote a file into, and the file's name in it; None if it did not."""
    whole = path.absolute()
    for folder in whole.parents:
        if (folder / BASES).is_dir():
            return folder, PurePosixPath(whole.relative_to(folder)).as_posix()
    return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _unusable(root: Path, error: OSError) -> str:
    why = error.strerror or error
    return f"The folder {root} can't be written to ({why}). Choose another with --output."
