"""What the program remembers of a folder it writes into, in `.generated/` within it.

.generated/<key>                  each file as it was last generated: its base
.generated/origins/<key>.json         how that was done: by which day, with which template
.generated/kept/<key>/<moment>.docx, .base.docx, .json
what a person had before a merge, with its base then and how that was generated
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
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from llf_docgen.errors import CannotWrite
from llf_docgen.output.cases import UNKNOWN, Kept, Origin
from llf_docgen.output.safely import (
    TEMPORARY,
    Outside,
    inside,
    is_inside,
    read_if_there,
    write_safely,
)

BASES = ".generated"
_KEPT, _ORIGINS, _JOURNAL, _NEXT, _LOCK = "kept", "origins", "journal", "next", "lock"
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
    origin: Origin = UNKNOWN


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
        others = {_KEPT, _ORIGINS, _JOURNAL, _NEXT, _LOCK}
        for path in self._folder.rglob("*"):
            name = path.relative_to(self._folder)
            is_base = name.parts[0] not in others and not TEMPORARY.fullmatch(path.name)
            if is_base and path.is_file() and is_inside(self.root, path):
                yield name.as_posix()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def origins(self) -> Mapping[str, Origin]:
        """By key, how each was generated, where that is known."""
        return _Origins(self)

    def origin(self, key: str) -> Origin:
        """How something was generated; UNKNOWN where nothing, or nothing readable, is known."""
        return self._read_origin(f"{_ORIGINS}/{key}.json")

    def _read_origin(self, name: str) -> Origin:
        try:
            return _as_origin(json.loads(read_if_there(self._at(name)) or b"{}"))
        except (Outside, NotADirectoryError, ValueError):
            return UNKNOWN

    def set_base(self, key: str, content: bytes, origin: Origin = UNKNOWN) -> None:
        """Remembers what was last generated, and how."""
        self._write(self._at(key), content)
        self._set_origin(key, origin)

    def _set_origin(self, key: str, origin: Origin) -> None:
        if origin != self.origin(key):
            self._write(self._at(f"{_ORIGINS}/{key}.json"), _as_json(origin))

    def forget(self, key: str) -> None:
        """Forgets what was generated under a key."""
        self._at(key).unlink(missing_ok=True)
        self._at(f"{_ORIGINS}/{key}.json").unlink(missing_ok=True)

    def put(
        self, key: str, target: str, content: bytes, base: bytes, origin: Origin = UNKNOWN
    ) -> None:
        """Writes a file and its base so that a run cut off anywhere leaves both true.

        Args:
            key: what the file is, which its base goes by.
            target: where it stands now, where a person gave it another name.
            content: what is written.
            base: what was generated.
            origin: how it was.
        """
        file, _ = inside(self.root, target), self._at(key)
        written = _digest(content)
        journal = {"key": key, "target": target, "written": written, "origin": asdict(origin)}
        self._write(self._at(_NEXT), base)
        self._write(self._at(_JOURNAL), json.dumps(journal).encode())
        try:
            self._write(file, content)
            self._finish(key, origin)
        except OSError:
            self._forget()
            raise

    def keep(self, key: str, kept: Kept, when: datetime) -> Version:
        """Keeps a person's version, with the base that it was an edit of."""
        folder = self._at(f"{_KEPT}/{key}")
        stem = when.strftime(_MOMENT)
        number = 1
        while (folder / f"{stem}.docx").exists():
            number += 1
            stem = f"{when.strftime(_MOMENT)} {number}"
        version = self._version(key, stem)
        self._write(version.base, kept.base)
        self._write(_origin_of(version.path), _as_json(kept.origin))
        self._write(version.path, kept.mine)
        return replace(version, origin=kept.origin)

    def _version(self, key: str, stem: str) -> Version:
        """The files of a kept version; raises Outside where one of them is a link."""
        kept = f"{_KEPT}/{key}/{stem}"
        path, base = self._at(f"{kept}.docx"), self._at(f"{kept}.base.docx")
        return Version(stem, path, base, self._read_origin(f"{kept}.json"))

    def drop(self, version: Version) -> None:
        """Forgets a kept version, where what it was kept for did not happen."""
        with contextlib.suppress(OSError):
            version.path.unlink(missing_ok=True)
            version.base.unlink(missing_ok=True)
            _origin_of(version.path).unlink(missing_ok=True)

    def kept(self, key: str) -> list[Version]:
        """The kept versions of a file, the newest first."""
        try:
            found = list(self._at(f"{_KEPT}/{key}").glob("*.docx"))
        except Outside:
            return []
        versions = []
        for stem in (path.stem for path in found if _VERSION.fullmatch(path.stem)):
            with contextlib.suppress(Outside):
                versions.append(self._version(key, stem))
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
                    self._finish(begun["key"], _as_origin(begun.get("origin")))
        self._forget()
        for place in (".~*.tmp", "*/.~*.tmp", f"{BASES}/**/.~*.tmp"):
            for left in self.root.glob(place):
                if TEMPORARY.fullmatch(left.name) and is_inside(self.root, left.parent):
                    left.unlink(missing_ok=True)

    def _finish(self, key: str, origin: Origin) -> None:
        base = self._at(key)
        base.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            (self._folder / _NEXT).replace(base)
        self._set_origin(key, origin)
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


class _Origins(Mapping[str, Origin]):
    """How the files of a folder were generated, by key."""

    def __init__(self, bases: Bases) -> None:
        self._bases = bases

    def __getitem__(self, key: str) -> Origin:
        origin = self._bases.origin(key)
        if origin == UNKNOWN:
            raise KeyError(key)
        return origin

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._bases if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _origin_of(version: Path) -> Path:
    return version.with_suffix(".json")


def _as_origin(said: Any) -> Origin:
    """How something was generated, as it was remembered; UNKNOWN where that is damaged."""
    try:
        origin = Origin(**said)
    except TypeError:
        return UNKNOWN
    whole = all(isinstance(text, str) for text in (origin.day, origin.template, origin.copied))
    return origin if whole else UNKNOWN


def _as_json(origin: Origin) -> bytes:
    return json.dumps(asdict(origin)).encode()


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
