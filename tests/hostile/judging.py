"""What no command may do, whatever the file; and what is asked of one that a good program wrote."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.hostile.kinds import Folder, Kind
from tests.hostile.offices import CANARY, Entry, Snapshot
from tests.hostile.packages import unpacked
from tests.hostile.running import Ended

MOST_MEMORY = 1 << 30  # bytes that a command may hold at once
LOST = ("This should not happen", "Traceback (most recent", "panicked at", "is no fault of yours", "MemoryError",
        "RecursionError", "Segmentation fault")  # fmt: skip
LITTER = re.compile(r"(^|/)(\.~\d+\.tmp|\.generated/(lock|journal|next))$")


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
    for path in sorted(changed):
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
        elif not _may_write(arguments):
            yield "written though only asked to read", path
        elif "--mark" in arguments and path in before and not _of_the_program(path):
            yield "input changed", path
    yield from _lost(before, after, changed)
    for path in changed:
        entry = after.get(path)
        if entry and entry.kind == "file" and CANARY.encode() in _whole(entry.content):
            yield "read outside", f"its words stand in {path}"


def _may_write(arguments: Sequence[str]) -> bool:
    if arguments[0] in ("check", "templates", "changes"):
        return bool({"--mark", "--update", "--restore"} & set(arguments))
    return "--preview" not in arguments


def _lost(before: Snapshot, after: Snapshot, changed: set[str]) -> Iterator[tuple[str, str]]:
    """Documents of a person's whose former bytes stand nowhere any more."""
    there = {entry.content for entry in after.values() if entry.kind == "file"}
    generated = {entry.content for path, entry in before.items() if ".bases" in path}
    for path in sorted(changed):
        entry, now = before.get(path), after.get(path)
        if entry is None or entry.kind != "file" or not path.endswith(".docx"):
            continue
        if _of_the_program(path):
            continue
        if entry.content not in there | generated and not (now and _same(entry, now)):
            yield "a person's version lost", path


def _of_the_program(path: str) -> bool:
    """Whether nobody but the program writes there."""
    return ".generated" in path or "to correct" in path


def _same(one: Entry, other: Entry) -> bool:
    """Whether two files have the same parts."""
    with contextlib.suppress(Exception):
        ones, others = (_parts(entry.content) for entry in (one, other))
        return ones == others
    return False


def _parts(package: bytes) -> dict[str, bytes]:
    """A package's parts by their names, without the folders that some programs write down."""
    parts = {name.replace("\\", "/"): part for name, part in unpacked(package).items()}
    return {name: part for name, part in parts.items() if not name.endswith("/")}


def _whole(content: bytes) -> bytes:
    """A file's bytes, unpacked where it is a package."""
    if not content.startswith(b"PK"):
        return content
    with contextlib.suppress(Exception):
        return b"".join(unpacked(content).values())
    return content


def judge_good(tried: Tried, usual: tuple[Ended, ...]) -> None:
    """A file that a good program wrote is read as the original is."""
    for ended, other in zip(tried.ended, usual, strict=True):
        if "--update" in ended.arguments:
            continue  # another template than the shipped one is kept, as it should be
        said, expected = (_answer(one, tried.area) for one in (ended, other))
        if said != expected:
            what = f"{' '.join(ended.arguments)}: exit {ended.code} instead of {other.code}; "
            tried.fault("a good file refused", f"{what}{_difference(expected, said)}")


def _answer(ended: Ended, area: str) -> object:
    """What a command's answer comes to: its JSON, else what became of each file."""
    if "json" in ended.arguments:
        with contextlib.suppress(ValueError):
            return ended.code, _without_passing_things(json.loads(ended.out))
    outcomes = re.findall(r"^(\w+) +([^:]*\.docx)(?=[:\s])", ended.out, re.MULTILINE)
    if area == "templates":  # another line in one makes another document, which is as it should be
        outcomes = [(outcome, file) for outcome, file in outcomes if outcome == "skipped"]
    return ended.code, outcomes


def _without_passing_things(told: object) -> object:
    """JSON without moments, and without the warnings that a template has no title, say."""
    if isinstance(told, dict):
        return {name: value for name, value in told.items() if name not in ("notes", "kept")}
    if isinstance(told, list) and any("faults" in one for one in told):
        return [(t["file"], [f for f in t["faults"] if f["level"] == "error"]) for t in told]
    return told


def _difference(expected: object, said: object) -> str:
    one, other = (json.dumps(v, indent=0, default=str).splitlines() for v in (expected, said))
    lines = [f"- {line}" for line in one if line not in other][:4]
    return " ".join(lines + [f"+ {line}" for line in other if line not in one][:6])[:1_500]
