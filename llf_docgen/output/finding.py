"""Where a document stands now, whatever a person called it and wherever they put it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath, PurePosixPath
from types import MappingProxyType

AS_CIRCULATED = "as circulated"  # the folder of copies of what went out
_TOKENS = re.compile(r"[^\W\d_]+|\d+")
# What the name of another version of a file has besides its own.
_VERSIONS = re.compile(
    "v|version|rev|copy|of|kopie|von|de|final|draft|edited|revised|corrected|amended|new|old|"
    r"latest|(?:auto)?recovered|conflict(?:ed)?|clean|marked|filled|typed|\d+"
)
_BESIDE = re.compile(r" \(new(?: \d+)?\)$")


def home(
    files: Mapping[str, bytes],
    usual: str,
    prefix: str,
    identity: Callable[[bytes], str],
    known: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The folder in which documents of a kind stand: the usual one, or where a person put them.

    Where they stand nowhere and others have the usual folder, it is the usual one with the name of
    their kind behind it.

    Args:
        files: what stands in the output folder, by paths in it.
        usual: the folder in it where they would be made.
        prefix: what their keys begin with, e.g. `PAG-2021-02/`.
        identity: gives the key that a document was generated with, or nothing.
        known: by its path, the key of what was last written there; for documents whose identifier
            another program took away.
    """
    in_usual = _directly_in(files, usual)
    others = False
    for _, key in _named(files, in_usual, identity, known):
        if key.startswith(prefix):
            return usual
        others = others or key != ""
    folders = Counter(
        PurePosixPath(path).parent.as_posix()
        for path, key in _named(files, files, identity, known)
        if key.startswith(prefix)
    )
    if folders:
        return folders.most_common(1)[0][0]
    return f"{usual} {prefix.rstrip('/')}" if others else usual


def keys_in(
    files: Mapping[str, bytes],
    folder: str,
    identity: Callable[[bytes], str],
    known: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """What the documents that stand directly in a folder were generated with; as for `home`."""
    return (key for _, key in _named(files, _directly_in(files, folder), identity, known) if key)


def _directly_in(files: Iterable[str], folder: str) -> list[str]:
    return [path for path in files if PurePosixPath(path).parent.as_posix() == folder]


def find(
    files: Mapping[str, bytes], file: str, key: str, identity: Callable[[bytes], str]
) -> list[str]:
    """Where a generated document stands now: at its own path if it is there, else elsewhere."""
    if file in files:
        return [file]
    return [path for path, other in _named(files, files, identity) if other == key]


def others_of(
    files: Mapping[str, bytes],
    taken: str,
    key: str,
    identity: Callable[[bytes], str],
    base: bytes | None = None,
    paths: Iterable[str] | None = None,
) -> list[str]:
    """Where the same document stands once more, in the folder of the one taken or below.

    It is told by its identifier or, where it has none, by a name such as `Minutes v2.docx`; one
    with the same bytes, or as it was generated, counts for nothing.

    Args:
        files: what stands in the output folder.
        taken: the path of the one that was taken.
        key: what it was generated with.
        identity: gives the key that a document was generated with, or nothing.
        base: what was generated.
        paths: which files may be it; all where that is not said.
    """
    own = PurePosixPath(taken)
    near = [
        path
        for path in (files if paths is None else paths)
        if path != taken and own.parent in PurePosixPath(path).parents
    ]
    # A name tells little in a folder below, such as one of another meeting.
    same = [
        path
        for path, other in _named(files, near, identity)
        if other == key
        or (not other and PurePosixPath(path).parent == own.parent and _is_version(path, key))
    ]
    known = (_read_or_nothing(files, taken), base)
    return [path for path in same if _read_or_nothing(files, path) not in known]


def _is_version(path: str, key: str) -> bool:
    """Whether a name is that of a document, with what people add to tell versions apart."""
    own, said = (_TOKENS.findall(PurePosixPath(p).stem.casefold()) for p in (key, path))
    at = next((n for n in range(len(said)) if own and said[n : n + len(own)] == own), None)
    if at is None:
        return False
    more = said[:at] + said[at + len(own) :]
    return all(_VERSIONS.fullmatch(token) for token in more)


def _named(
    files: Mapping[str, bytes],
    paths: Iterable[str],
    identity: Callable[[bytes], str],
    known: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[str, str]]:
    """Each document of some paths with the key that it was generated with."""
    for path in sorted(paths, key=PurePosixPath):
        if _is_a_document(PurePath(path)):
            yield path, identity(_read_or_nothing(files, path)) or known.get(path, "")


def is_beside(path: PurePath) -> bool:
    """Whether it is a new version that was laid beside a document."""
    return _BESIDE.search(path.stem) is not None


def _is_a_document(path: PurePath) -> bool:
    """Whether it may be a person's document: no version or copy laid beside, no mark of Word's."""
    aside = path.name.startswith("~$") or is_beside(path)
    return path.suffix.casefold() == ".docx" and not aside and AS_CIRCULATED not in path.parts[:-1]


def _read_or_nothing(files: Mapping[str, bytes], path: str) -> bytes:
    """A file's bytes; nothing where another program does not let it be read."""
    try:
        return files.get(path, b"")
    except OSError:
        return b""
