"""Runs the real command on one file, and judges what became of it.

Each command is a process of its own, with limits of time and memory and an ear for what it opens.
Where processes can be forked, they are: reading the program anew would take most of the time.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.hostile import documents, folders, templates, workbooks
from tests.hostile.kinds import GOOD, Folder, Kind
from tests.hostile.offices import (
    AGENDA,
    CANARY,
    MINUTES,
    ROOT,
    WORKBOOK,
    Entry,
    Snapshot,
    lay_out,
    remove,
    snapshot,
)
from tests.hostile.packages import unpacked

SECONDS = 15  # of a processor's time, after which a command counts as hung
PATIENCE = 60  # seconds by the clock: a busy machine is no fault
MOST_MEMORY = 1 << 30  # bytes that a command may hold at once
MEMORY_THERE_IS = 3 << 30  # bytes of addresses, so that a fault here harms nobody
LOST = ("This should not happen", "Traceback (most recent", "panicked at", "is no fault of yours", "MemoryError",
        "RecursionError", "Segmentation fault")  # fmt: skip
LITTER = re.compile(r"(^|/)(\.~\d+\.tmp|\.generated/(lock|journal|next))$")
NOBODYS = ("/etc/passwd", "/etc/hostname", "/etc/shadow")
READERS = (("check", "--format", "json"), ("check", "--mark"), ("templates", "--format", "json"))
LOOK_OVER = ("templates", "--format", "json", "--mark")
MEMORY = Path("output") / ".generated"
EXTRACT = ("extract", "--item", "6", "--today", "2021-02-05", "--draft")
CHANGES = ("changes", str(MINUTES), "--format", "json")
RESTORE = ("changes", str(MINUTES), "--restore")
FRESH = ("pack", "--output", "fresh")


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


@dataclass
class Tried:
    """One file, all its commands, and what was wrong."""

    area: str
    kind: Kind | Folder
    seed: int
    faults: list[tuple[str, str]] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)

    def fault(self, what: str, said: str) -> None:
        self.faults.append((what, said))


@dataclass(frozen=True)
class Area:
    """Files of one role: their kinds, where they stand, and the commands that meet them."""

    name: str
    kinds: tuple[Kind, ...] | tuple[Folder, ...]
    commands: tuple[tuple[str, ...], ...]
    places: tuple[Path, ...] = ()


AREAS = (
    Area("workbooks", workbooks.KINDS, (*READERS, ("pack",), EXTRACT), (WORKBOOK,)),
    Area(
        "templates",
        templates.KINDS,
        (LOOK_OVER, ("pack",), FRESH, ("templates", "--update")),
        tuple(Path("templates") / f"{name}.docx" for name in ("Agenda", "Minutes", "Action log")),
    ),
    Area(
        "documents",
        documents.KINDS,
        (CHANGES, ("changes", str(AGENDA)), EXTRACT, ("pack",), RESTORE, ("pack", "--preview")),
        (MINUTES, AGENDA),
    ),
    Area(
        "memory",
        documents.KINDS,
        (CHANGES, ("pack",), RESTORE, EXTRACT),
        tuple(MEMORY / ".bases" / "PAG-2021-02" / path.name for path in (MINUTES, AGENDA)),
    ),
    Area(
        "folders",
        folders.KINDS,
        (
            *(("check", "--mark"), ("pack", "--preview"), ("pack",), CHANGES, RESTORE, EXTRACT),
            *(("templates", "--update"), ("actions",), ("pack", "--again")),
        ),
    ),
)


class Trials:
    """A place for trials: what they begin with is laid out once, and copied for each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pattern = folder / "pattern"
        lay_out(self.pattern, lambda place, *arguments: run(place, arguments).code)
        self._asked: dict[tuple, tuple[Ended, ...]] = {}

    def good(self, area: Area, file: Path) -> tuple[Ended, ...]:
        """What each command of an area says of the file as it was."""
        asked = (area.name, file)
        if asked not in self._asked:
            place = self._place()
            self._asked[asked] = tuple(run(place, arguments) for arguments in area.commands)
            remove(place)
        return self._asked[asked]

    def _place(self) -> Path:
        place = self.folder / "trial"
        remove(place)
        shutil.copytree(self.pattern, place, symlinks=True)
        return place

    def tried(self, area: Area, kind: Kind | Folder, seed: int, keep: Path | None = None) -> Tried:
        """Makes one file, tries every command of its area on it, and judges.

        Args:
            area: its role.
            kind: its kind.
            seed: which of the kind's neighbours.
            keep: where what is faulty is kept.
        """
        chance, tried = Random(seed), Tried(area.name, kind, seed)
        place = self._place()
        office = place / "office"
        file = None
        if isinstance(kind, Folder):
            kind.lay(office, chance)
        else:
            file = office / chance.choice(area.places)
            file.write_bytes(kind.make(file.read_bytes(), chance))
            made = file.read_bytes()
        after = snapshot(place)
        for arguments in area.commands:
            before = after
            ended = run(place, arguments)
            after = snapshot(place)
            tried.ended.append(ended)
            judge(tried, ended, before, after)
        if file and isinstance(kind, Kind) and kind.must is GOOD:
            _judge_good(tried, self.good(area, file.relative_to(office)))
        if tried.faults and keep:
            keep.mkdir(parents=True, exist_ok=True)
            stem = f"{area.name} {kind.name} {seed}"
            if file:
                (keep / f"{stem}{file.suffix}").write_bytes(made)
            _write_report(keep / f"{stem}.txt", tried)
        remove(place)
        return tried


def _write_report(path: Path, tried: Tried) -> None:
    lines = [f"{what}: {said}" for what, said in tried.faults]
    for ended in tried.ended:
        lines += [
            f"\n$ llf-docgen {' '.join(ended.arguments)}",
            f"exit {ended.code}, {ended.seconds:.1f} s",
        ]
        lines += [ended.out[-5_000:], ended.err[-5_000:]]
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")


# Judging


def judge(tried: Tried, ended: Ended, before: Snapshot, after: Snapshot) -> None:
    """What no command may do, whatever the file."""
    said = f"{' '.join(ended.arguments)}: "
    if ended.late:
        tried.fault("time-out", f"{said}{ended.seconds:.0f} s")
    elif ended.code not in (0, 1, 2):
        tried.fault("abort", f"{said}exit {ended.code}: {ended.err[-300:]}")
    elif not ended.told.strip():
        tried.fault("silence", f"{said}nothing was said")
    if ended.memory > MOST_MEMORY:
        tried.fault("memory", f"{said}{ended.memory / 1e6:.0f} MB")
    for words in LOST:
        if words in ended.told:
            at = ended.told.index(words)
            tried.fault("internal error", f"{said}{ended.told[at : at + 400]}")
            break
    if CANARY in ended.told:
        tried.fault("read outside", f"{said}words from outside are shown")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", ended.told):
        tried.fault("control letters", f"{said}reach the terminal: {ended.told[:300]!r}")
    for touched in ended.touched:
        tried.fault("outside", f"{said}{touched}")
    for fault, path in _changes(ended.arguments, before, after):
        tried.fault(fault, f"{said}{path}")


def _changes(
    arguments: Sequence[str], before: Snapshot, after: Snapshot
) -> Iterator[tuple[str, str]]:
    """What of the place was changed though nobody may, and what is left over."""
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    writes = _may_write(arguments)
    for path in sorted(changed):
        gone_or_other = path in before
        top = path.split(os.sep)[:2]
        if LITTER.search(path.replace(os.sep, "/")):
            if path in after and path not in before:
                yield "left over", path
        elif top[0] == "temporary":
            yield "left over", path
        elif top[0] != "office" or top[1:] == ["workbook"]:
            yield "input changed" if top[0] == "office" else "written outside", path
        elif top[1:] == ["templates"]:
            one, other = before.get(path), after.get(path)
            is_same = one and other and _same(one, other)  # as shipped, and packed otherwise
            if "--update" not in arguments or (one and not is_same and ".generated" not in path):
                yield "input changed", path
        elif not writes:
            yield "written though only asked to read", path
        elif (
            "--mark" in arguments
            and gone_or_other
            and "to correct" not in path
            and ".generated" not in path
        ):
            yield "input changed", path
    yield from _lost(before, after, changed)
    for path in changed:
        entry = after.get(path)
        if entry and entry.kind == "file" and CANARY.encode() in _whole(entry.content):
            yield "read outside", f"its words stand in {path}"


def _may_write(arguments: Sequence[str]) -> bool:
    asks = arguments[0] in ("check", "templates", "changes")
    return not (
        (asks and not {"--mark", "--update", "--restore"} & set(arguments))
        or "--preview" in arguments
    )


def _lost(before: Snapshot, after: Snapshot, changed: set[str]) -> Iterator[tuple[str, str]]:
    """Documents of a person's whose former bytes stand nowhere any more."""
    there = {entry.content for entry in after.values() if entry.kind == "file"}
    generated = {entry.content for path, entry in before.items() if ".bases" in path}
    for path in sorted(changed):
        entry, now = before.get(path), after.get(path)
        is_a_persons = (
            path.endswith(".docx") and ".generated" not in path and "to correct" not in path
        )
        if entry and entry.kind == "file" and is_a_persons:
            if entry.content not in there | generated and not (now and _same(entry, now)):
                yield "a person's version lost", path


def _same(one: Entry, other: Entry) -> bool:
    """Whether two files have the same parts."""
    with contextlib.suppress(Exception):
        return unpacked(one.content) == unpacked(other.content)
    return False


def _whole(content: bytes) -> bytes:
    """A file's bytes, unpacked where it is a package."""
    if not content.startswith(b"PK"):
        return content
    with contextlib.suppress(Exception):
        return b"".join(unpacked(content).values())
    return content


def _judge_good(tried: Tried, usual: tuple[Ended, ...]) -> None:
    """A file that a good program wrote is read as the original is."""
    for ended, other in zip(tried.ended, usual, strict=True):
        if "--update" in ended.arguments:
            continue  # another template than the shipped one is kept, as it should be
        said, expected = _answer(ended), _answer(other)
        if said != expected:
            what = f"{' '.join(ended.arguments)}: exit {ended.code} instead of {other.code}; "
            tried.fault("a good file refused", f"{what}{_difference(expected, said)}")


def _answer(ended: Ended) -> object:
    """What a command's answer comes to: its JSON, else what became of each file."""
    if "json" in ended.arguments:
        with contextlib.suppress(ValueError):
            told = json.loads(ended.out)
            if isinstance(told, dict):
                told.pop("notes", None)
                told.pop("kept", None)  # at which moments
            return ended.code, told
    outcomes = re.findall(r"^(\w+ +[^:]*\.docx)(?=[:\s])", ended.out, re.MULTILINE)
    return ended.code, outcomes


def _difference(expected: object, said: object) -> str:
    one, other = (json.dumps(v, indent=0, default=str).splitlines() for v in (expected, said))
    lines = [f"- {line}" for line in one if line not in other][:4]
    return " ".join(lines + [f"+ {line}" for line in other if line not in one][:6])[:1_500]


# Running


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
            setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))
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
    office, temporary, outside = (
        str((place / n).resolve()) for n in ("office", "temporary", "outside")
    )
    heard = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    inside = (office + os.sep, temporary + os.sep)
    names: Callable = os.fsdecode

    def is_outside(path: object, writing: bool) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        real = os.path.realpath(names(path))
        if writing:
            return not (real + os.sep).startswith(inside) and real != os.devnull
        return real.startswith(outside) or real in NOBODYS

    def listen(event: str, details: tuple) -> None:
        if event == "open":
            path, mode, flags = details
            writing = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)) or set(mode or "") & set(
                "wax+"
            )
            wrong = is_outside(path, bool(writing))
        elif event in ("os.rename", "os.link", "os.symlink"):
            wrong = is_outside(details[1], True) or (
                event == "os.rename" and is_outside(details[0], True)
            )
            path = details[:2]
        elif event in ("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod"):
            path = details[0]
            wrong = (
                is_outside(os.path.dirname(names(path)) or ".", True)
                if isinstance(path, str | bytes)
                else False
            )
        elif event in ("os.listdir", "os.scandir"):
            path = details[0]
            wrong = is_outside(path, False)
        elif event in (
            "socket.connect",
            "socket.getaddrinfo",
            "subprocess.Popen",
            "os.system",
            "os.exec",
        ):
            path, wrong = details, True
        else:
            return
        if wrong:
            os.write(heard, f"{event} {path!r}\n".encode("utf-8", "backslashreplace"))

    sys.addaudithook(listen)
