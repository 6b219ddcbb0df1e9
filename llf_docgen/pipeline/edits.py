"""What people change in the documents, and how a run takes it up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from llf_docgen.errors import UnusableFile, WrongUse
from llf_docgen.model.merged import Change, Comment, Kind, Merged
from llf_docgen.model.minuted import PARTS
from llf_docgen.model.sources import Source, nowhere
from llf_docgen.model.wording import listing
from llf_docgen.output.bases import Bases, Version, folder_and_name, version_of
from llf_docgen.output.cases import Kept, Merging, Written
from llf_docgen.output.deciding import restored
from llf_docgen.output.finding import AS_CIRCULATED, find, keys_in
from llf_docgen.output.folder import standing, store
from llf_docgen.output.safely import is_inside
from llf_docgen.package import read_bytes
from llf_docgen.pipeline.news import news


@dataclass(frozen=True)
class Edited:
    """What a person changed in a document, their comments, and which versions of it are kept."""

    file: Path
    changes: tuple[Change, ...]
    kept: tuple[str, ...]
    comments: tuple[Comment, ...] = ()


def merging(when: datetime, source: Source = nowhere) -> Merging:
    """How edited documents take the news in.

    Args:
        when: the moment that tracked changes are dated with.
        source: says of words of the workbook from which of its cells they come.
    """
    from llf_docgen.word.identity import identity_of

    return Merging(
        partial(_merge, when=when, source=source),
        identity_of,
        partial(_approve, when=when),
        _finish,
        _places,
        _unfinished,
        _proposed,
        undecided,
        words,
        _says,
        _said,
        news,
    )


def _merge(
    base: bytes,
    mine: bytes,
    new: bytes,
    name: str,
    earlier: Callable[[], Iterable[bytes]],
    when: datetime,
    source: Source,
) -> Merged:
    from llf_docgen.word.merge.merge import merge

    return merge(base, mine, new, name, when, source=source, earlier=earlier)


def _approve(
    base: bytes,
    mine: bytes,
    new: bytes,
    name: str,
    earlier: Callable[[], Iterable[bytes]],
    when: datetime,
) -> Merged:
    from llf_docgen.word.merge.approve import approved

    return approved(base, mine, new, name, when, earlier)


def _finish(content: bytes) -> bytes:
    from llf_docgen.word.finished import finished

    return finished(content)


def _places(one: bytes, other: bytes) -> list[str]:
    from llf_docgen.word.comparing.changes import changes as compared

    told = compared(one, other, "The document")
    return [change.place for change in told if change.kind is not Kind.LOOKS]


def _unfinished(content: bytes) -> list[str]:
    from llf_docgen.word.finished import prompts_left

    return prompts_left(content)


def _proposed(content: bytes) -> int:
    from llf_docgen.word.finished import proposed

    return proposed(content)


def undecided(content: bytes) -> int:
    """How many tracked changes wait in a document to be decided, whoever made them.

    Raises:
        UnusableFile: it is no Word document.
    """
    from llf_docgen.word.finished import undecided as waiting

    return waiting(content)


def words(content: bytes) -> str:
    """A digest of a document's words, tracked changes taken as accepted, however it was saved.

    Words struck through or hidden are other words than those that stand there to be read.

    Raises:
        UnusableFile: it is no Word document.
    """
    from llf_docgen.word.comparing.said import as_seen

    return hashlib.sha256("\n".join(as_seen(content, "The document")).encode()).hexdigest()


def _says(content: bytes, said: str) -> bool:
    return any(said in line for line in _said(content))


def _said(content: bytes) -> list[str]:
    from llf_docgen.word.comparing.said import lines

    return lines(content, "The document")


def is_generated_as(base: bytes, key: str) -> bool:
    """Whether what is remembered of a document can be read, and is of no other one."""
    from llf_docgen.word.identity import identity_of

    try:
        words(base)
    except UnusableFile:
        return False
    return identity_of(base) in ("", key)


def changes(path: Path) -> Edited:
    """What a person changed in a document since it was generated.

    Raises:
        WrongUse: the document is none that was generated here, it lies outside of the folder
            behind a link, or what is remembered of it is damaged.
    """
    from llf_docgen.word.comparing.changes import changes as compared
    from llf_docgen.word.comparing.commented import comments

    _not_outside(path)
    content = read_bytes(path, "Word")
    bases, name = _remembered(path, content)
    base = bases.get(name)
    if base is None:
        raise WrongUse(_unknown(path))
    if not is_generated_as(base, name):
        raise WrongUse(
            f"What {path.name} was when it was generated is damaged in the folder .generated, so "
            "what changed is not known. Your file is as it was; bring .generated back from a "
            "backup, if there is one."
        )
    if standing(bases.root).is_exchanged(name):
        raise WrongUse(
            f"What {path.name} was when it was generated was exchanged for another file in the "
            "folder .generated, so what changed is not known. Your file is as it was; bring "
            ".generated back from a backup, if there is one."
        )
    kept = tuple(version.when for version in bases.kept(name))
    earlier = (generated for _, generated in bases.versions.get(name, ()))
    told = compared(base, content, path.name, earlier)
    if bases.origin(name).approved:  # then what nobody filled in went with its label
        told = tuple(change for change in told if not _is_of_a_label(change))
    return Edited(path, told, kept, comments(base, content, path.name))


def _is_of_a_label(change: Change) -> bool:
    """Whether a label of the minutes is all that is there, or not, as an approval has it."""
    return not (change.before and change.after) and (change.before or change.after) in PARTS


def restore(path: Path, wanted: str, when: datetime) -> Written:
    """Brings back what a person had before a merge; what is there now is kept in its turn.

    The news of that merge is not taken for settled: the next run merges it in again.

    Args:
        path: the document.
        wanted: the moment that names the version, or `newest`.
        when: now.

    Raises:
        WrongUse: the document is none that was generated here, it lies outside of the folder
            behind a link, or no such version is kept.
    """
    if AS_CIRCULATED in path.absolute().parts[:-1]:
        raise WrongUse(
            f"{path.name} in '{AS_CIRCULATED}' is the copy of what went out, and stays. Name the "
            "document itself."
        )
    _not_outside(path)
    there = read_bytes(path, "Word") if path.is_file() else b""
    bases, key = _remembered(path, there)
    with bases.locked():
        version = _chosen(path, bases.kept(key), wanted)
        mine, base = (read_bytes(p, "Word") for p in (version.path, version.base))
        if bases.is_exchanged(key, version):
            raise WrongUse(
                f"What the version '{version.when}' of {path.name} was when it was generated was "
                "exchanged for another file in the folder .generated. Nothing was brought back; "
                "bring .generated back from a backup, if there is one."
            )
        kept = Kept(mine, base, version.origin)
        target = path.absolute().relative_to(bases.root).as_posix()
        case = restored(target, key, version.when, kept, standing(bases.root))
        return store(bases.root, [case], when)[0]


def _not_outside(path: Path) -> None:
    """Nothing is read from outside of the folder, whoever put a link there."""
    found = folder_and_name(path)
    if found is not None and not is_inside(found[0], path):
        raise WrongUse(
            f"{path.name} is or lies in a link that leads out of the folder {found[0].name}. Put a "
            "copy there in its place."
        )


def _chosen(path: Path, versions: Sequence[Version], wanted: str) -> Version:
    if not versions:
        raise WrongUse(f"No earlier version of {path.name} is kept.")
    version = version_of(versions, wanted)
    if version is None:
        there = listing(v.when for v in versions)
        raise WrongUse(f"No version '{wanted}' of {path.name} is kept. There is {there}.")
    return version


def _remembered(path: Path, content: bytes) -> tuple[Bases, str]:
    """The memory that knows a document, and the name that it goes by there."""
    from llf_docgen.word.identity import identity_of

    found = folder_and_name(path)
    if found is None:
        raise WrongUse(_unknown(path))
    root, name = found
    bases = Bases(root)
    by_identity = identity_of(content)
    if by_identity in bases or name in bases:
        return bases, by_identity if by_identity in bases else name
    return bases, bases.known.get(name) or _by_folder_and_name(bases, name) or name


def _by_folder_and_name(bases: Bases, name: str) -> str | None:
    """What a document without its identifier goes by, by its own name and what lies beside it.

    None where that is not clear, or where the document of that key is another one.
    """
    from llf_docgen.word.identity import identity_of

    path, files = PurePosixPath(name), standing(bases.root).files
    called = [key for key in bases if PurePosixPath(key).name == path.name]
    own = [key for key in called if AS_CIRCULATED not in PurePosixPath(key).parts]
    folder = path.parent.as_posix()
    beside = {str(PurePosixPath(key).parent) for key in keys_in(files, folder, identity_of)}
    near = [key for key in own if str(PurePosixPath(key).parent) in beside] or own
    if len(near) != 1 or find(files, "", near[0], identity_of):
        return None
    return near[0]


def _unknown(path: Path) -> str:
    return (
        f"What {path.name} was when it was generated is not known: it was not made here, or the "
        "folder .generated beside it is gone."
    )
