"""What becomes of each generated file: the README's "After you edited a document" as a function.

Of each file its base is known: its bytes as it was last generated. A file that still equals its
base is nobody's edit and is replaced. One that was edited gets the news merged in, where it can
be; else it stays, and the new version is laid beside it. Here it is only decided; nothing is
written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath

from llf_docgen.errors import UnusableFile, place_of
from llf_docgen.model.merged import Merged
from llf_docgen.model.wording import count, listing
from llf_docgen.output.finding import find
from llf_docgen.output.safely import Outside

MOST_VERSIONS = 99
CANNOT = "is open in Word or read-only; close it and run the command again"
_NEW = "new; look it through in Word"
_LEADS_OUT = "is or lies in a link that leads out of the folder; put a copy there in its place"


class Outcome(StrEnum):
    """What became of one file."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    MERGED = "merged"
    KEPT = "kept"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Written:
    """One file, what became of it, and a sentence where there is something to do."""

    file: str
    outcome: Outcome
    note: str = ""


@dataclass(frozen=True)
class Generated:
    """A file to write, by its path in the folder (with `/`).

    `key` says what it is, whatever it is called and wherever a person put it: its base goes by
    it. Without one it is its path.
    """

    path: str
    content: bytes
    key: str = ""

    @property
    def what(self) -> str:
        """What its base goes by."""
        return self.key or self.path


@dataclass(frozen=True)
class Standing:
    """What stands in a folder: its files by their paths (with `/`), their bases by their keys.

    A file may be read only when it is asked for; then asking may raise an OSError.
    """

    files: Mapping[str, bytes]
    bases: Mapping[str, bytes]


@dataclass(frozen=True)
class Merging:
    """How edited documents take the news in.

    `merge` takes base, mine, new and the file's name, and raises UnusableFile where one of them
    can't be read; `identity` gives the key that a document was generated with, or nothing.
    """

    merge: Callable[[bytes, bytes, bytes, str], Merged]
    identity: Callable[[bytes], str]


@dataclass(frozen=True)
class Leave:
    """Nothing is written."""

    written: Written


@dataclass(frozen=True)
class Remember:
    """The file stays as it is, and `base` is from now on what was generated."""

    written: Written
    key: str
    base: bytes


@dataclass(frozen=True)
class Write:
    """`content` goes to `target`, and `base` is from now on what was generated.

    `over` is what stood there when it was decided, None for nothing. `kept` is a person's version
    with the base that it is an edit of: it is kept first.
    """

    written: Written
    key: str
    target: str
    content: bytes
    base: bytes
    over: bytes | None
    kept: tuple[bytes, bytes] | None = None


Case = Leave | Remember | Write


def decide(
    file: Generated, standing: Standing, merging: Merging | None = None, again: bool = False
) -> Case:
    """What is to be done for one file, and what is said of it.

    Args:
        file: as it is generated now.
        standing: what stands in the folder.
        merging: how edited documents take the news in; None where they never do.
        again: whether what a person deleted is made again.
    """
    try:
        mine = standing.files.get(file.path)
        if mine is None:
            return _missing(file, standing, merging, again)
        return _present(file, file.path, mine, standing, merging)
    except OSError as error:
        return Leave(Written(file.path, Outcome.SKIPPED, why_not(error)))


def restored(
    target: str, key: str, when: str, kept: tuple[bytes, bytes], standing: Standing
) -> Write:
    """A person's version from before the merge of that moment comes back, with its base.

    What is there now is kept in its turn. The news of that merge is not taken for settled: the
    next run merges it in again.
    """
    mine, base = kept
    there = standing.files.get(target)
    now = (there, standing.bases.get(key, base)) if there and there != mine else None
    note = f"is as it was before {when}"
    written = Written(PurePosixPath(target).name, Outcome.UPDATED, note)
    return Write(written, key, target, mine, base, there, now)


def why_not(error: OSError) -> str:
    """What is said of a file that can't be read or written over."""
    return _LEADS_OUT if isinstance(error, Outside) else CANNOT


def _missing(file: Generated, standing: Standing, merging: Merging | None, again: bool) -> Case:
    """A file that is not at its place: a new one, a renamed one, or one that a person deleted."""
    if merging is None:
        return _created(file, "")
    if file.what not in standing.bases:
        return _created(file, _NEW)
    found = find(standing.files, file.path, file.what, merging.identity)
    if len(found) == 1:
        return _renamed(file, found[0], standing, merging)
    if again:
        return _created(file, _NEW)
    note = "you deleted or moved it, so it is not made"
    if found:
        shown = listing(_called(other, file.path) for other in found)
        note = f"is now {shown}, and none of them was changed"
    return Leave(Written(file.path, Outcome.KEPT, f"{note}; --again makes it again"))


def _created(file: Generated, note: str) -> Write:
    written = Written(file.path, Outcome.CREATED, note)
    return Write(written, file.what, file.path, file.content, file.content, None)


def _renamed(file: Generated, target: str, standing: Standing, merging: Merging) -> Case:
    mine = standing.files.get(target, b"")  # a person may take it away even now
    case = _present(file, target, mine, standing, merging)
    note = f"is now {_called(target, file.path)}; {case.written.note}"
    return replace(case, written=replace(case.written, note=note))


def _present(
    file: Generated, target: str, mine: bytes, standing: Standing, merging: Merging | None
) -> Case:
    """A file that is there, at its own place or where a person put it."""
    base, new = standing.bases.get(file.what), file.content
    if mine == new:
        same = Written(file.path, Outcome.UNCHANGED, "nothing new, nothing to do")
        return Leave(same) if base == new else Remember(same, file.what, new)
    if mine == base:
        note = "brought up to date; you had not edited it"
        written = Written(file.path, Outcome.UPDATED, note)
        return Write(written, file.what, target, new, new, mine)
    if new == base:
        return Leave(Written(file.path, Outcome.KEPT, "has your edits; nothing new"))
    if base is None or merging is None:
        return _beside(file, target, standing, "has your edits")
    match _news_in(mine, base, new, target, merging):
        case str(why):
            return _beside(file, target, standing, why)
        case Merged(content=content) if content == mine:
            written = Written(file.path, Outcome.KEPT, "has your edits; nothing new in words")
            return Remember(written, file.what, new)
        case merged:
            written = Written(file.path, Outcome.MERGED, _in_a_sentence(merged))
            return Write(written, file.what, target, merged.content, new, mine, (mine, base))


def _news_in(mine: bytes, base: bytes, new: bytes, target: str, merging: Merging) -> Merged | str:
    """The person's document with the news in it, or why that can't be."""
    try:
        return merging.merge(base, mine, new, PurePosixPath(target).name)
    except UnusableFile:
        return "can't be read or merged"
    except Exception as error:  # whatever goes wrong in a merge, a person's file stays as it is
        fault = f"{place_of(error)}: {error!r}"
        return (
            f"could not be merged by a fault of llf-docgen's own ({fault}), so your file stays "
            "as it is"
        )


def _beside(file: Generated, target: str, standing: Standing, why: str) -> Case:
    """The person's file stays; the new version goes to the first free `... (new).docx`."""
    path = PurePosixPath(target)
    for number in range(1, MOST_VERSIONS + 1):
        suffix = "(new)" if number == 1 else f"(new {number})"
        beside = path.with_name(f"{path.stem} {suffix}{path.suffix}")
        key = str(PurePosixPath(file.what).with_name(beside.name))
        there = standing.files.get(str(beside))
        written = Written(file.path, Outcome.KEPT, f"{why}; the new version is in {beside.name}")
        if there == file.content:
            return Leave(written)
        if there is None or there == standing.bases.get(key):
            return Write(written, key, str(beside), file.content, file.content, there)
    note = f"{why}; delete some of its {MOST_VERSIONS} new versions"
    return Leave(Written(file.path, Outcome.SKIPPED, note))


def _called(other: str, name: str) -> str:
    """Another path, without its folder where that is the same."""
    path = PurePosixPath(other)
    return path.name if path.parent == PurePosixPath(name).parent else other


def _in_a_sentence(merged: Merged) -> str:
    """What happened and what to do."""
    comments = count(merged.conflicts, "comment")
    if not merged.news:
        return f"{comments} where you and the workbook differ; read them in Word"
    changes = f"{count(merged.news, 'change')} from the workbook; accept or reject in Word (Review)"
    return f"{changes}, and read {comments}" if merged.conflicts else changes
