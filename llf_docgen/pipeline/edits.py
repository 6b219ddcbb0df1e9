"""What people change in the documents, and how a run takes it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from llf_docgen.errors import WrongUse
from llf_docgen.model.merged import Change, Merged
from llf_docgen.model.wording import listing
from llf_docgen.output.bases import Bases, folder_and_name
from llf_docgen.output.folder import Documents, How, Outcome, Written
from llf_docgen.package import read_bytes
from llf_docgen.pipeline.choices import Job

NEWEST = "newest"


@dataclass(frozen=True)
class Edited:
    """What a person changed in a document, and which earlier versions of it are kept."""

    file: Path
    changes: tuple[Change, ...]
    kept: tuple[str, ...]


def how(job: Job) -> How:
    """How documents are written: edited ones take the news in."""
    from llf_docgen.word.identity import identity_of

    def merged(base: bytes, mine: bytes, new: bytes, name: str) -> Merged:
        from llf_docgen.word.merge.merge import merge

        return merge(base, mine, new, name, job.clock)

    return How(Documents(merged, identity_of, job.clock), job.again, job.preview)


def changes(path: Path) -> Edited:
    """What a person changed in a document since it was generated.

    Raises:
        WrongUse: the document is none that was generated here.
    """
    from llf_docgen.word.comparing.changes import changes as compared

    content = read_bytes(path, "Word")
    bases, name = _remembered(path, content)
    base = bases.base_of(name)
    if base is None:
        raise WrongUse(_unknown(path))
    kept = tuple(version.when for version in bases.kept(name))
    return Edited(path, compared(base, content, path.name), kept)


def restore(path: Path, wanted: str, when: datetime) -> Written:
    """Brings back what a person had before a merge; what is there now is kept in its turn.

    The news of that merge is not taken for settled: the next run merges it in again.

    Args:
        path: the document.
        wanted: the moment that names the version, or `newest`.
        when: now.

    Raises:
        WrongUse: the document is none that was generated here, or no such version is kept.
    """
    there = path.read_bytes() if path.is_file() else b""
    bases, name = _remembered(path, there)
    with bases.locked():
        versions = bases.kept(name)
        if not versions:
            raise WrongUse(f"No earlier version of {path.name} is kept.")
        found = next((v for v in versions if wanted in (NEWEST, v.when)), None)
        if found is None:
            raise WrongUse(
                f"No version '{wanted}' of {path.name} is kept. There is "
                f"{listing(v.when for v in versions)}."
            )
        mine, base = (read_bytes(p, "Word") for p in (found.path, found.base))
        if there and there != mine:
            bases.keep(name, there, bases.base_of(name) or base, when)
        bases.put(name, _inside(path, bases.root), mine, base)
    return Written(path.name, Outcome.UPDATED, f"is as it was before {found.when}")


def _remembered(path: Path, content: bytes) -> tuple[Bases, str]:
    """The memory that knows a document, and the name that it goes by there."""
    from llf_docgen.word.identity import identity_of

    found = folder_and_name(path)
    if found is None:
        raise WrongUse(_unknown(path))
    bases = Bases(found[0])
    by_identity = identity_of(content)
    known = by_identity and bases.base_of(by_identity) is not None
    return bases, by_identity if known else found[1]


def _inside(path: Path, root: Path) -> str:
    return path.absolute().relative_to(root).as_posix()


def _unknown(path: Path) -> str:
    return (
        f"What {path.name} was when it was generated is not known: it was not made here, or the "
        "folder .generated beside it is gone."
    )
