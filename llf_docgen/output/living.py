"""A living document is made anew with each run, and a person's edit of it is never lost.

A file that still equals its base is nobody's edit and is replaced. One that was edited gets the
news merged in, where it can be; else it stays, and the new version is laid beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from llf_docgen.errors import ClosedFile, UnusableFile, place_of
from llf_docgen.model.merged import Merged
from llf_docgen.model.wording import count, listing
from llf_docgen.output.cases import (
    UNKNOWN,
    Case,
    Earlier,
    Generated,
    Kept,
    Leave,
    Merging,
    Outcome,
    Remember,
    Standing,
    Write,
    Written,
)
from llf_docgen.output.finding import find

MOST_VERSIONS = 99
_NEW = "new; check it in Word"
_EXCHANGED = (
    "what was generated before was exchanged in the folder .generated, so nothing can be merged"
)


def living(file: Generated, standing: Standing, merging: Merging | None, again: bool) -> Case:
    """What becomes of a living document beside what stands in the folder."""
    mine = standing.files.get(file.path)
    if mine is None:
        return _missing(file, standing, merging, again)
    return _present(file, file.path, mine, standing, merging)


def created(file: Generated, note: str) -> Write:
    """A file that was not there is made."""
    written = Written(file.path, Outcome.CREATED, note)
    return Write(written, file.what, file.path, file.content, file.content, None)


def beside(file: Generated, target: str, standing: Standing, why: str) -> Case:
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


def called(other: str, name: str) -> str:
    """Another path, without its folder where that is the same."""
    path = PurePosixPath(other)
    return path.name if path.parent == PurePosixPath(name).parent else other


def is_whole(content: bytes, merging: Merging) -> bool:
    """Whether a document can be read at all."""
    try:
        merging.unfinished(content)
        merging.words(content)
    except UnusableFile:
        return False
    return True


def known_base(what: str, standing: Standing, merging: Merging) -> bytes | None:
    """What a document was generated as; None also where another document lies in its place."""
    base = standing.bases.get(what)
    return None if base is None or merging.identity(base) not in ("", what) else base


def kept_bases(what: str, standing: Standing) -> Iterator[bytes]:
    """What a document was generated as for each version that is kept, the newest first."""
    return (base for _, base in standing.kept.get(what, ()))


def _missing(file: Generated, standing: Standing, merging: Merging | None, again: bool) -> Case:
    """A file that is not at its place: a new one, a renamed one, or one that a person deleted."""
    if merging is None:
        return created(file, "")
    if file.what not in standing.bases:
        return created(file, _NEW)
    found = find(standing.files, file.path, file.what, merging.identity)
    if len(found) == 1:
        return _renamed(file, found[0], standing, merging)
    if again:
        return created(file, _NEW)
    note = "you deleted or moved it, so it is not made"
    if found:
        shown = listing(called(other, file.path) for other in found)
        note = f"is now {shown}, and none of them was changed"
    return Leave(Written(file.path, Outcome.KEPT, f"{note}; --again makes it again"))


def _renamed(file: Generated, target: str, standing: Standing, merging: Merging) -> Case:
    mine = standing.files.get(target, b"")  # a person may take it away even now
    case = _present(file, target, mine, standing, merging)
    note = f"is now {called(target, file.path)}; {case.written.note}"
    return replace(case, written=replace(case.written, note=note))


def _present(
    file: Generated, target: str, mine: bytes, standing: Standing, merging: Merging | None
) -> Case:
    """A file that is there, at its own place or where a person put it."""
    base, new = standing.bases.get(file.what), file.content
    if mine == new:
        same = Written(file.path, Outcome.UNCHANGED, "no changes")
        known = base == new and (standing.origin(file.what) != UNKNOWN or file.origin == UNKNOWN)
        return Leave(same) if known else Remember(same, file.what, new)
    exchanged = standing.is_exchanged(file.what)
    if mine == base and not exchanged:
        note = "brought up to date; you had not edited it"
        written = Written(file.path, Outcome.UPDATED, note)
        return Write(written, file.what, target, new, new, mine)
    if merging and not is_whole(mine, merging):
        return beside(file, target, standing, "can't be read as a Word document")
    if new == base and not exchanged:
        return _nothing_new(file, target, mine, standing, merging)
    if merging and base is not None and not is_whole(base, merging):
        why = "has your edits, and what was generated before is damaged, so nothing can be merged"
        return beside(file, target, standing, why)
    base = known_base(file.what, standing, merging) if merging else None
    if base is None or merging is None:
        return beside(file, target, standing, "has your edits")
    if exchanged:
        return beside(file, target, standing, f"has your edits, and {_EXCHANGED}")

    match news_in(mine, base, new, target, merging, partial(kept_bases, file.what, standing)):
        case str(why):
            return beside(file, target, standing, why)
        case Merged(content=content) if content == mine:
            written = Written(file.path, Outcome.KEPT, "has your edits; nothing new in words")
            return Remember(written, file.what, new)
        case merged:
            return _with_news(file, target, Kept(mine, base), merged, standing)


def _nothing_new(
    file: Generated, target: str, mine: bytes, standing: Standing, merging: Merging | None
) -> Case:
    """An edited file that the workbook has no news for: our comments go once they are settled."""
    new = file.content
    cured = news_in(mine, new, new, target, merging, tuple) if merging else ""
    if isinstance(cured, str) or cured.content == mine:
        return Leave(Written(file.path, Outcome.KEPT, "has your edits; nothing new"))
    return _with_news(file, target, Kept(mine, new), cured, standing)


def _with_news(
    file: Generated, target: str, before: Kept, merged: Merged, standing: Standing
) -> Write:
    """The person's file with what a merge brought; their version from before is kept."""
    kept = replace(before, origin=standing.origin(file.what))
    written = Written(file.path, Outcome.MERGED, _in_a_sentence(merged))
    return Write(written, file.what, target, merged.content, file.content, kept.mine, kept)


def news_in(
    mine: bytes, base: bytes, new: bytes, target: str, merging: Merging, earlier: Earlier
) -> Merged | str:
    """The person's document with the news in it, or why that can't be."""
    try:
        return merging.merge(base, mine, new, PurePosixPath(target).name, earlier)
    except ClosedFile as closed:
        return str(closed)
    except UnusableFile:
        return "can't be read or merged"
    except Exception as error:  # whatever goes wrong in a merge, a person's file stays as it is
        fault = f"{place_of(error)}: {error!r}"
        return (
            f"could not be merged by a fault of llf-docgen's own ({fault}), so your file stays "
            "as it is"
        )


def _in_a_sentence(merged: Merged) -> str:
    """What happened and what to do."""
    comments = count(merged.conflicts, "comment")
    if not merged.news and not merged.conflicts:
        return f"{listing(_cured(merged))}; nothing new in words"
    if not merged.news:
        return f"{comments} where you and the workbook differ; read them in Word"
    changes = f"{count(merged.news, 'change')} from the workbook; accept or reject in Word (Review)"
    return f"{changes}, and read {comments}" if merged.conflicts else changes


def _cured(merged: Merged) -> Iterator[str]:
    """What of earlier runs is none any more."""
    for many, what, became in (
        (merged.withdrawn, "change", "withdrawn"),
        (merged.settled, "comment", "settled"),
        (merged.reworded, "comment", "brought up to date"),
    ):
        if many:
            run = "an earlier run" if many == 1 else "earlier runs"
            yield f"{count(many, what)} of {run} {became}"
