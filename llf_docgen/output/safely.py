"""Writing a file so that it is the old one or the new one, never half of it."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
from pathlib import Path

from llf_docgen.package import MOST_BYTES, regular_bytes

MOST_LETTERS = 4_000  # of a path: no system takes more
TEMPORARY = re.compile(r"\.~\d+\.tmp")  # what a file is called while it is being written


class Outside(OSError):
    """A path that leads out of the folder it should lie in."""


def inside(root: Path, name: str) -> Path:
    """The path of that name under `root`, links followed; a name is parts with `/` between.

    A name may come out of a document or out of a folder received from somebody.

    Raises:
        Outside: it is no plain name, or a link on the way leads out of the folder.
    """
    parts = name.split("/") if len(name) <= MOST_LETTERS else [""]
    path = root.joinpath(*parts)
    if not all(parts) or {".", ".."} & set(parts) or not is_inside(root, path):
        raise Outside(f"{name[:MOST_LETTERS]} leads out of the folder {root}")
    return path


def is_inside(root: Path, path: Path) -> bool:
    """Whether a path lies under `root`, links followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, a character no name may have
        return False


def is_there(path: Path) -> bool:
    """Whether there is such a file; one whose name is too long or odd is nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def read_if_there(path: Path, most: int = MOST_BYTES) -> bytes | None:
    """The file's bytes, or None where there is no such file; raises as `regular_bytes` does."""
    try:
        return regular_bytes(path, most)
    except FileNotFoundError:
        return None


def write_safely(path: Path, content: bytes) -> None:
    """Writes beside the target, flushes to the disk, then puts it in the target's place.

    A link is followed, so that it stays a link. `os.replace` would silently put aside a
    read-only file, so that is refused first.

    Raises:
        PermissionError: the target is read-only or open in another program.
        OSError: the disk is full, the folder is gone ...
    """
    target = path.resolve() if path.is_symlink() else path
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(f"{target} is read-only")
    # A name that nobody knows before, and a new file: no link laid in its place is followed.
    beside = target.with_name(f".~{secrets.randbelow(10**12)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Makes the new name durable where folders can be flushed (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network file systems can't; the file itself is safe
    finally:
        os.close(handle)
