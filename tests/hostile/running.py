"""Runs the real command in an office: a process of its own, with limits, and an ear for what it opens.

Where processes can be forked, they are: reading the program anew would take most of the time.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.offices import ROOT

SECONDS = 15  # of a processor's time, after which a command counts as hung
PATIENCE = 60  # seconds by the clock: a busy machine is no fault

MEMORY_THERE_IS = 3 << 30  # bytes of addresses, so that a fault here harms nobody
BEYOND = {"socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"}
LISTENED_TO = {
    *("open", "os.listdir", "os.scandir", "os.link", "os.symlink", "os.rename", "os.remove"),
    *("os.rmdir", "os.mkdir", "os.truncate", "os.chmod"),
}
NOBODYS = ("/etc/passwd", "/etc/hostname", "/etc/shadow")


@dataclass(frozen=True)
class Ended:
    """How a command ended; `code` is a signal's number, negative, where one ended it."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str
    seconds: float
    memory: int
    late: bool
    touched: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        return self.out + self.err


def run(place: Path, arguments: Sequence[str]) -> Ended:
    """Runs one command in an office."""
    arguments = tuple(map(str, arguments))
    return (_forked if hasattr(os, "fork") else _started)(place, arguments)


def _started(place: Path, arguments: tuple[str, ...]) -> Ended:
    """As a process of its own, where there is no fork: without limits of memory."""
    began = time.monotonic()
    command = [sys.executable, "-m", "llf_docgen", *arguments]
    there = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "TMP": str(place / "temporary"),
    }
    try:
        done = subprocess.run(
            command,
            cwd=place / "office",
            env=there,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Ended(arguments, -9, "", "", time.monotonic() - began, 0, late=True)
    out, err = (told.decode("utf-8", "replace") for told in (done.stdout, done.stderr))
    return Ended(arguments, done.returncode, out, err, time.monotonic() - began, 0, late=False)


def _forked(place: Path, arguments: tuple[str, ...]) -> Ended:
    """As a copy of this process, which has the program's modules already."""
    _know_the_program()
    told = {name: place.parent / f"told {name}" for name in ("out", "err", "touched")}
    sys.stdout.flush()
    sys.stderr.flush()
    began = time.monotonic()
    process = os.fork()
    if not process:
        _be_the_command(place, arguments, told)
    status, used, late = _waited_for(process, began)
    code = os.waitstatus_to_exitcode(status)
    spent = used.ru_utime + used.ru_stime
    texts = {name: _text(path) for name, path in told.items()}
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Ended(
        arguments, code, texts["out"], texts["err"], time.monotonic() - began, memory,
        late or code == -signal.SIGXCPU or spent > SECONDS,
        tuple(dict.fromkeys(texts["touched"].splitlines())),
    )  # fmt: skip


def _know_the_program() -> None:
    """Everything that commands import late is imported once, before there are copies."""
    if "llf_docgen.cli.screen" in sys.modules:
        return
    import pkgutil
    from importlib import import_module

    import llf_docgen

    for module in pkgutil.walk_packages(llf_docgen.__path__, "llf_docgen."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.collect()
    gc.freeze()  # or each copy would go through all of it anew


def _waited_for(process: int, began: float):
    while True:
        ended, status, used = os.wait4(process, os.WNOHANG)
        if ended:
            return status, used, False
        if time.monotonic() - began > PATIENCE:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
            _, status, used = os.wait4(process, 0)
            return status, used, True
        time.sleep(0.004)


def _text(path: Path) -> str:
    with contextlib.suppress(OSError):
        return path.read_bytes()[-2_000_000:].decode("utf-8", "replace")
    return ""


def _be_the_command(place: Path, arguments: tuple[str, ...], told: dict[str, Path]) -> None:
    """Never comes back: this process is the command from here on."""
    code = 70
    try:
        os.setsid()
        for number, path in ((1, told["out"]), (2, told["err"])):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(handle, number)
            os.close(handle)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, name in ((1, "stdout"), (2, "stderr")):
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))
        os.chdir(place / "office")
        os.environ.update(TMPDIR=str(place / "temporary"), HOME=str(place / "home"), COLUMNS="200")
        tempfile.tempdir = str(place / "temporary")
        _limit()
        _listen(place, told["touched"])
        from llf_docgen import cli

        try:
            cli.main(list(arguments))
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
        with contextlib.suppress(Exception):
            sys.stderr.flush()
    finally:
        os._exit(code)


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000_000, 300_000_000))
    with contextlib.suppress(ValueError, OSError):  # not everywhere
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_THERE_IS, MEMORY_THERE_IS))


def _listen(place: Path, told: Path) -> None:
    """Whatever is opened outside the office is written down (PEP 578)."""
    heard = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    outside = os.path.realpath(place / "outside")
    inside = tuple(os.path.realpath(place / name) + os.sep for name in ("office", "temporary"))

    def listen(event: str, details: tuple) -> None:
        writes, reads = _touches(event, details)
        wrong = event in BEYOND
        for path in (os.path.realpath(os.fsdecode(p)) for p in writes):
            wrong = wrong or (not (path + os.sep).startswith(inside) and path != os.devnull)
        for path in (os.path.realpath(os.fsdecode(p)) for p in reads):
            wrong = wrong or path.startswith(outside) or path in NOBODYS
        if wrong:
            os.write(heard, f"{event} {details!r}\n".encode("utf-8", "backslashreplace"))

    sys.addaudithook(listen)


def _touches(event: str, details: tuple) -> tuple[list, list]:
    """The paths that an event writes to, and those that it reads."""
    if event not in LISTENED_TO:
        return [], []
    paths = [p for p in details[:2] if isinstance(p, str | bytes)]
    if event == "open":
        path, mode, flags = details
        if not isinstance(path, str | bytes):
            return [], []  # a file that is open already
        if flags & getattr(os, "O_NOFOLLOW", 0):  # a link is not opened so: its folder counts
            paths[0] = os.path.dirname(os.fsdecode(path)) or os.curdir
        writing = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or set(mode or "") & set("wax+")
        return (paths[:1], []) if writing else ([], paths[:1])
    if event in ("os.listdir", "os.scandir"):
        return [], paths[:1]
    if event in ("os.link", "os.symlink"):
        return paths[1:], []
    # what is taken away or called anew may itself be a link: its folder counts
    return [os.path.dirname(p) or os.curdir for p in map(os.fsdecode, paths)], []
