"""One run at a time writes into a folder; the next waits for it."""

from __future__ import annotations

import contextlib
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from llf_docgen.errors import CannotWrite

if TYPE_CHECKING:
    from filelock import SoftFileLock

PATIENCE = 10.0  # seconds to wait for another run; a pack takes two
_ABANDONED = 1.0  # seconds after which a lock that says nothing is left over
_LOOKS = 0.25  # seconds between two looks at it


@contextlib.contextmanager
def one_at_a_time(path: Path, root: Path) -> Iterator[None]:
    """While it lasts, no other run writes into the folder `root`, whose lock lies at `path`.

    Raises:
        CannotWrite: another run has been writing for too long, or the folder can't be used.
    """
    from filelock import SoftFileLock, Timeout

    lock = SoftFileLock(path)
    try:
        _take(lock, path)
    except Timeout as error:
        raise CannotWrite(_busy(lock.pid, path, root)) from error
    except OSError as error:
        raise unusable(root, error) from error
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.release()


def unusable(root: Path, error: OSError) -> CannotWrite:
    """What is said of a folder that nothing can be written into."""
    if isinstance(error, (FileExistsError, NotADirectoryError)) and error.filename:
        lowest = Path(error.filename)
        for path in (lowest, *lowest.parents):
            if path.exists() and not path.is_dir():
                return CannotWrite(
                    f"{path} is a file, where a folder is to be. Move it elsewhere, or "
                    "choose another with --output."
                )
    why = error.strerror or error
    return CannotWrite(
        f"The folder {root} can't be written to ({why}). Choose another with --output."
    )


def _busy(process: int | None, path: Path, root: Path) -> str:
    who = f"process {process}" if process else "another program"
    return (
        f"Another llf-docgen ({who}) is writing into {root}. Wait until it has ended and "
        f"run the command again. If none is running, delete {path}."
    )


def _take(lock: SoftFileLock, path: Path) -> None:
    """Takes the lock, waiting for another run to end.

    A lock is made first and named then. One that names nobody for a second was left by a run
    that was killed in between. Where that run was only slow, it finds that the lock is not
    its own, and waits in its turn.

    Raises:
        Timeout: another run has it.
    """
    from filelock import Timeout

    until, nameless = time.monotonic() + PATIENCE, Nameless(path)
    while True:
        try:
            lock.acquire(timeout=min(_LOOKS, max(until - time.monotonic(), 0)))
        except Timeout:
            if time.monotonic() >= until:
                raise
            nameless.drop_abandoned()
            continue
        if lock.is_lock_held_by_us:
            return
        lock.release(force=True)


class Nameless:
    """A lock that names nobody, watched until it is clear that nobody will name it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._since = 0.0

    def drop_abandoned(self) -> None:
        """Takes it away where it has been the same for long enough, by a clock that none sets."""
        seen = None
        with contextlib.suppress(OSError):
            there = self._path.lstat()
            empty = stat.S_ISREG(there.st_mode) and there.st_size == 0
            seen = (there.st_ino, there.st_mtime_ns) if empty else None
        now = time.monotonic()
        if seen is None or seen != self._seen:
            self._seen, self._since = seen, now
        elif now - self._since >= _ABANDONED:
            with contextlib.suppress(OSError):
                self._path.unlink()
