"""Where a document stands now, whatever a person called it and wherever they put it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath, PurePosixPath

_BESIDE = re.compile(r" \(new(?: \d+)?\)$")


def home(
    files: Mapping[str, bytes], usual: str, prefix: str, identity: Callable[[bytes], str]
) -> str:
    """The folder in which documents of a kind stand: the usual one, or where a person put them.

    Args:
        files: what stands in the output folder, by paths in it.
        usual: the folder in it where they would be made.
        prefix: what their keys begin with.
        identity: gives the key that a document was generated with, or nothing.
    """
    if any(path.startswith(f"{usual}/") for path in files):
        return usual
    folders = Counter(
        PurePosixPath(path).parent.as_posix()
        for path, key in _named(files, identity)
        if key.startswith(prefix)
    )
    return folders.most_common(1)[0][0] if folders else usual


def find(
    files: Mapping[str, bytes], file: str, key: str, identity: Callable[[bytes], str]
) -> list[str]:
    """Where a generated document stands now: at its own path if it is there, else elsewhere."""
    if file in files:
        return [file]
    return [path for path, other in _named(files, identity) if other == key]


def _named(
    files: Mapping[str, bytes], identity: Callable[[bytes], str]
) -> Iterator[tuple[str, str]]:
    """Each document with the key that it was generated with."""
    for path in sorted(files, key=PurePosixPath):
        if _is_a_document(PurePath(path)):
            yield path, identity(_read_or_nothing(files, path))


def _is_a_document(path: PurePath) -> bool:
    """Whether it may be a person's document: no new version laid beside one, no mark of Word's."""
    aside = path.name.startswith("~$") or _BESIDE.search(path.stem)
    return path.match("*.docx") and not aside


def _read_or_nothing(files: Mapping[str, bytes], path: str) -> bytes:
    """A file's bytes; nothing where another program does not let it be read."""
    try:
        return files.get(path, b"")
    except OSError:
        return b""
