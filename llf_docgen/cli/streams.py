"""Where the command speaks to: whoever listens may stop listening, or not be there at all."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_NOBODY_LISTENS = (errno.EPIPE, errno.EINVAL)  # Windows says the second


class _Patient(io.FileIO):
    """A pipe or file; once nobody reads it what is said goes nowhere, so that work goes on.

    Another fault, as a full disk, is raised, but once: the same words are tried again at the end.
    """

    lost = False

    def write(self, words: ReadableBuffer, /) -> int:
        if self.lost:
            return memoryview(words).nbytes
        try:
            return super().write(words)
        except OSError as error:
            self.lost = True
            if error.errno not in _NOBODY_LISTENS:
                raise
            return memoryview(words).nbytes


def make_patient() -> None:
    """Standard output and errors that a closed pager, or none at all, does not stop."""
    sys.stdout = _patient(sys.stdout)
    sys.stderr = _patient(sys.stderr)


def _patient(stream: TextIO | None) -> TextIO:
    """The stream, fit for any words; a terminal is left to Python, which knows its ways."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, open to the end
    with contextlib.suppress(AttributeError, ValueError):
        stream.reconfigure(errors="replace")  # type: ignore[attr-defined]
    with contextlib.suppress(AttributeError, ValueError, OSError):
        if not stream.isatty():
            pipe = io.BufferedWriter(_Patient(stream.fileno(), "wb", closefd=False))
            return io.TextIOWrapper(pipe, stream.encoding, "replace", write_through=True)
    return stream
