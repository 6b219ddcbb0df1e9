"""What the program remembers of a folder it writes into, in `.generated/` within it.

.generated/.bases/<key>           each file as it was last generated: its base
.generated/origins/<key>.json         how that was done, with which template, where it went, and a
                                      digest of the base
.generated/kept/<key>/<number> <moment>.docx, .base.docx, .json
what a person had before a merge, with its base then and how that was generated
.generated/journal, next          a file being written, and its base to be
.generated/lock                   the process that is writing

A key is a name, never a path: `_at` alone makes a path of it. Bases lay in `.generated` itself
before, where a meeting called "lock" took the lock's place; they are still found there.
"""

from __future__ import annotations

import contextlib
import errno
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from llf_docgen.output.cases import UNKNOWN, Kept, Origin, digest_of
from llf_docgen.output.keys import key_of, names_of
from llf_docgen.output.one_at_a_time import one_at_a_time, unusable
from llf_docgen.output.safely import (
    MOST_LETTERS,
    TEMPORARY,
    Outside,
    inside,
    is_inside,
    read_if_there,
    write_safely,
)
from llf_docgen.package import MOST_BYTES, Unfit

BASES = ".generated"
# No name that the program gives begins with a dot, so no meeting's bases lie where these do.
_BASES, _KEPT, _ORIGINS = ".bases", "kept", "origins"
_JOURNAL, _NEXT, _LOCK = "journal", "next", "lock"
NEWEST = "newest"
_MOMENT = "%Y-%m-%d %H.%M.%S"
# Versions were numbered by nothing but their moment before, which clocks and time zones set back.
_NUMBER = re.compile(r"(\d{4,18}) ")
_VERSION = re.compile(r"(?:\d{4,18} )?(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: (\d{1,9}))?")
_MOST_SAID = 100_000  # bytes of a journal or of what is said of a file
_NO_NAME = (errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)  # Windows says the last


@dataclass(frozen=True, slots=True)
class Version:
    """A person's version of a file, kept before a merge; `when` names it."""

    when: str
    path: Path
    base: Path
    origin: Origin = UNKNOWN
    number: int = 0

    @property
    def order(self) -> tuple[int, str, int]:
        """Versions of one file come in this order, the oldest first, whatever the clock said."""
        found = _VERSION.fullmatch(self.when)
        moment, again = found.groups() if found else (self.when, None)
        return self.number, moment, int(again or 1)


class Bases(Mapping[str, bytes]):
    """The memory of one folder: each file as it was last generated, by its key.

    A key may come out of a document and a folder from somebody else: whatever it is, what goes
    by it lies in the folder. A link laid on the way there is not followed: behind it there is
    nothing, and writing raises Outside.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = root / BASES

    def __getitem__(self, key: str) -> bytes:
        base = self._read(_BASES, key)
        if base is None:
            base = self._read("", key) if _lay_outside(key) else None
        if base is None:
            raise KeyError(key)
        return base

    def __iter__(self) -> Iterator[str]:
        now = (key_of(name) for name in self._files_in(self._folder / _BASES))
        before = (name for name in self._files_in(self._folder) if _lay_outside(name))
        yield from dict.fromkeys((*now, *before))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _files_in(self, folder: Path) -> Iterator[str]:
        """The files in a folder of the memory; one that is a link is not even looked into."""
        with contextlib.suppress(Outside):
            self._unlinked(folder)
            yield from self._files_below(folder)

    def _files_below(self, folder: Path) -> Iterator[str]:
        for path in folder.rglob("*"):
            if not TEMPORARY.fullmatch(path.name) and path.is_file():
                with contextlib.suppress(Outside):
                    yield self._unlinked(path).relative_to(folder).as_posix()

    def _read(
        self, folder: str, key: str, ending: str = "", most: int = MOST_BYTES
    ) -> bytes | None:
        """What goes by a key in a folder of the memory; None where nothing does, or no file."""
        try:
            return read_if_there(self._at(folder, key, ending), most)
        except (Outside, Unfit, NotADirectoryError, IsADirectoryError, ValueError):
            return None
        except OSError as error:
            if error.errno in _NO_NAME:
                return None
            raise

    @property
    def origins(self) -> Mapping[str, Origin]:
        """By key, how each was generated, where that is known."""
        return _Origins(self)

    def origin(self, key: str) -> Origin:
        """How something was generated; UNKNOWN where nothing, or nothing readable, is known."""
        return _as_origin(self._said(_ORIGINS, key))

    @property
    def digests(self) -> Mapping[str, str]:
        """By key, the digest of each base as it was written, where that is known."""
        return _Digests(self)

    @property
    def versions(self) -> Mapping[str, Sequence[tuple[bytes, bytes]]]:
        """By key, what a person had before merges, each with its base; those that can be read."""
        return _Versions(self)

    def digest(self, key: str) -> str:
        """The digest of a base as it was written; nothing where that is not known."""
        said = self._said(_ORIGINS, key).get("base")
        return said if isinstance(said, str) else ""

    @property
    def known(self) -> Mapping[str, str]:
        """By the path of a file, what goes by that was last written there."""
        return _Known(self)

    def target_of(self, key: str) -> object:
        """Where the file of that key was last written, as it is remembered."""
        return self._said(_ORIGINS, key).get("target")

    def _said(self, folder: str, key: str) -> dict[str, Any]:
        """What is said of a file; nothing where that is damaged."""
        said = _from_json(self._read(folder, key, ".json", _MOST_SAID) or b"")
        return said if isinstance(said, dict) else {}

    def set_base(self, key: str, content: bytes, origin: Origin = UNKNOWN) -> None:
        """Remembers what was last generated, and how."""
        target = self.target_of(key)
        self._set_origin(key, origin, target)  # a run cut off here leaves no digest of another base
        self._write(self._at(_BASES, key), content)
        self._drop_before(key)
        self._set_origin(key, origin, target, digest_of(content))

    def _set_origin(self, key: str, origin: Origin, target: object, digest: object = "") -> None:
        more = {"target": target, "base": digest}
        said = asdict(origin) | {name: value for name, value in more.items() if value}
        if said != self._said(_ORIGINS, key):
            self._write(self._at(_ORIGINS, key, ".json"), json.dumps(said).encode())

    def forget(self, key: str) -> None:
        """Forgets what was generated under a key."""
        self._at(_BASES, key).unlink(missing_ok=True)
        self._drop_before(key)
        self._at(_ORIGINS, key, ".json").unlink(missing_ok=True)

    def _drop_before(self, key: str) -> None:
        """A base that lies where bases lay before gives way to the new one."""
        if _lay_outside(key):
            with contextlib.suppress(OSError, ValueError):
                self._at("", key).unlink()

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

        Raises:
            OSError: the file is as it was before.
        """
        file = inside(self.root, target)
        for place in (self._at(_BASES, key), self._at(_ORIGINS, key, ".json")):
            place.parent.mkdir(parents=True, exist_ok=True)
        digests = {"written": digest_of(content), "base": digest_of(base)}
        journal = {"key": key, "target": target, "origin": asdict(origin)} | digests
        self._write(self._own(_NEXT), base)
        self._write(self._own(_JOURNAL), json.dumps(journal).encode())
        try:
            self._write(file, content)
        except OSError:
            self._forget()
            raise
        with contextlib.suppress(OSError):  # the file is new: the next run ends what is begun
            self._finish(key, origin, target, digest_of(base))

    def keep(self, key: str, kept: Kept, when: datetime) -> Version:
        """Keeps a person's version, with the base that it was an edit of."""
        there = self.kept(key)
        number = 1 + max((version.number for version in there), default=0)
        moment = when.strftime(_MOMENT)
        names = (moment, *(f"{moment} {again}" for again in range(2, len(there) + 2)))
        taken = {version.when for version in there}
        name = next(name for name in names if name not in taken)
        version = self._version(key, f"{number:04} {name}")
        self._write(version.base, kept.base)
        said = asdict(kept.origin) | {"base": digest_of(kept.base)}
        self._write(_origin_of(version.path), json.dumps(said).encode())
        self._write(version.path, kept.mine)
        return replace(version, origin=kept.origin)

    def _version(self, key: str, stem: str) -> Version:
        """The files of a kept version; raises Outside where one of them is a link."""
        kept = f"{key}/{stem}"
        path, base = self._at(_KEPT, kept, ".docx"), self._at(_KEPT, kept, ".base.docx")
        numbered = _NUMBER.match(stem)
        when = stem[numbered.end() :] if numbered else stem
        number = int(numbered[1]) if numbered else 0
        return Version(when, path, base, _as_origin(self._said(_KEPT, kept)), number)

    def is_exchanged(self, key: str, version: Version) -> bool:
        """Whether the base of a kept version is another one than was kept, as far as is known."""
        said = self._said(_KEPT, f"{key}/{version.path.stem}").get("base")
        there = read_if_there(version.base)
        return isinstance(said, str) and there is not None and digest_of(there) != said

    def drop(self, version: Version) -> None:
        """Forgets a kept version, where what it was kept for did not happen."""
        with contextlib.suppress(OSError):
            version.path.unlink(missing_ok=True)
            version.base.unlink(missing_ok=True)
            _origin_of(version.path).unlink(missing_ok=True)

    def kept(self, key: str) -> list[Version]:
        """The kept versions of a file, the newest first."""
        try:
            found = list(self._at(_KEPT, key).glob("*.docx"))
        except (OSError, ValueError):
            return []
        versions = []
        for stem in (path.stem for path in found if _VERSION.fullmatch(path.stem)):
            with contextlib.suppress(Outside):
                versions.append(self._version(key, stem))
        return sorted(versions, key=lambda version: version.order, reverse=True)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """While it lasts, no other run writes here; what a killed one left is tidied first.

        Raises:
            CannotWrite: another run has been writing for too long, or the folder can't be used.
        """
        try:
            inside(self.root, BASES)
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room()
        except OSError as error:
            raise unusable(self.root, error) from error
        with one_at_a_time(self._folder / _LOCK, self.root):
            with contextlib.suppress(OSError):
                self._tidy()
            yield

    def _make_room(self) -> None:
        """Bases of a meeting called as a file of ours go to where bases lie now."""
        for name in (_LOCK, _JOURNAL, _NEXT):
            before = self._folder / name
            if before.is_dir() and not before.is_symlink():
                now = self._at(_BASES, name)
                now.parent.mkdir(exist_ok=True)
                before.rename(now)

    def _tidy(self) -> None:
        """Ends what a killed run began: the file is old or new, and its base goes with it."""
        odd = (ValueError, KeyError, TypeError, AttributeError, Outside, Unfit)
        with contextlib.suppress(*odd):
            begun = _from_json(read_if_there(self._own(_JOURNAL), _MOST_SAID) or b"")
            there = read_if_there(inside(self.root, begun["target"]))
            if there is not None and digest_of(there) == begun["written"]:
                origin = _as_origin(begun.get("origin"))
                self._finish(begun["key"], origin, begun["target"], begun.get("base"))
        self._forget()
        for place in (".~*.tmp", "*/.~*.tmp", f"{BASES}/**/.~*.tmp"):
            for left in self.root.glob(place):
                if TEMPORARY.fullmatch(left.name) and is_inside(self.root, left.parent):
                    left.unlink(missing_ok=True)

    def _finish(self, key: str, origin: Origin, target: str, digest: object) -> None:
        base = self._at(_BASES, key)
        base.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            (self._folder / _NEXT).replace(base)
        self._drop_before(key)
        self._set_origin(key, origin, target, digest)
        self._forget()

    def _forget(self) -> None:
        for name in (_JOURNAL, _NEXT):
            (self._folder / name).unlink(missing_ok=True)

    def _at(self, folder: str, key: str, ending: str = "") -> Path:
        """Where what goes by a key lies: the one place that makes a path of a key.

        Each part of the key is one name there, also `..` and one that is empty.

        Raises:
            Outside: there is a link on the way, or it is longer than any path.
        """
        if len(key) > MOST_LETTERS:
            raise Outside(f"{key[:MOST_LETTERS]} ... is longer than any path")
        path = self._folder.joinpath(folder, *names_of(key))
        return self._unlinked(path.with_name(f"{path.name}{ending}"))

    def _own(self, name: str) -> Path:
        """The lock, the journal, the base to be; raises Outside as `_at` does."""
        return self._unlinked(self._folder / name)

    def _unlinked(self, path: Path) -> Path:
        own = [path, *path.parents]
        own = own[: own.index(self._folder) + 1]
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


class _Digests(Mapping[str, str]):
    """The digests of the bases of a folder as they were written, by key."""

    def __init__(self, bases: Bases) -> None:
        self._bases = bases

    def __getitem__(self, key: str) -> str:
        digest = self._bases.digest(key)
        if not digest:
            raise KeyError(key)
        return digest

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._bases if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Versions(Mapping[str, Sequence[tuple[bytes, bytes]]]):
    """The kept versions of the files of a folder with their bases, by key, the newest first."""

    def __init__(self, bases: Bases) -> None:
        self._bases = bases

    def __getitem__(self, key: str) -> Sequence[tuple[bytes, bytes]]:
        found = []
        for version in self._bases.kept(key):
            with contextlib.suppress(OSError):
                mine, base = read_if_there(version.path), read_if_there(version.base)
                if mine is not None and base is not None:
                    found.append((mine, base))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._bases)

    def __len__(self) -> int:
        return len(self._bases)


class _Known(Mapping[str, str]):
    """The keys of a folder's files, by the paths where they were last written; read once."""

    def __init__(self, bases: Bases) -> None:
        self._bases = bases

    @cached_property
    def _keys(self) -> dict[str, str]:
        targets = ((self._bases.target_of(key), key) for key in self._bases)
        return {target: key for target, key in targets if isinstance(target, str)}

    def __getitem__(self, path: str) -> str:
        return self._keys[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _lay_outside(key: str) -> bool:
    """Whether a base of that key lay in the memory itself before, among the program's own files."""
    first, *others = key.split("/")
    if first in (_KEPT, _ORIGINS):  # where but one file lay, of a meeting called so
        return len(others) == 1 and others[0].endswith(".docx")
    return not first.startswith(".") and (first not in (_JOURNAL, _NEXT, _LOCK) or others != [])


def _from_json(said: bytes) -> Any:
    """What was said; nothing where that is damaged."""
    try:
        return json.loads(said)
    except (ValueError, RecursionError):
        return {}


def _origin_of(version: Path) -> Path:
    return version.with_suffix(".json")


def _as_origin(said: Any) -> Origin:
    """How something was generated, as it was remembered; UNKNOWN where that is damaged."""
    if not isinstance(said, dict):
        return UNKNOWN
    known = {field.name: said[field.name] for field in fields(Origin) if field.name in said}
    whole = all(type(value) is type(getattr(UNKNOWN, name)) for name, value in known.items())
    return Origin(**known) if whole else UNKNOWN


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
