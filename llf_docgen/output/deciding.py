"""What becomes of each generated file: the README's "After you edited a document" as a function.

Here it is only decided, by whether the file is living or a record; nothing is written.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from llf_docgen.model.wording import listing
from llf_docgen.output.cases import (
    CANNOT,
    Case,
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
from llf_docgen.output.finding import find, others_of
from llf_docgen.output.handed_over import handed_over
from llf_docgen.output.living import called, living
from llf_docgen.output.records import record
from llf_docgen.output.safely import Outside
from llf_docgen.package import Unfit

_LEADS_OUT = "is or lies in a link that leads out of the folder; put a copy there in its place"


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
        case = _telling(_decided(file, standing, merging, again), file, standing, merging)
        if isinstance(case, Remember | Write) and not case.origin.day:
            case = replace(case, origin=replace(file.origin, words=case.origin.words))
        return _keeping(case, standing) if file.keeps else case
    except OSError as error:
        return Leave(Written(file.path, Outcome.SKIPPED, why_not(error)))


def unknown(files: Iterable[Generated], standing: Standing) -> list[str]:
    """The files in a folder that were not written there, and are none of those made now."""
    made = {file.path for file in files}
    return [path for path in standing.files if path not in made and path not in standing.known]


def telling_others(
    case: Case, file: Generated, among: Sequence[str], standing: Standing, merging: Merging
) -> Case:
    """A case that says where the same document stands once more, and which one was taken.

    Args:
        case: what was decided.
        file: as it is generated now.
        among: the files that may be it.
        standing: what stands in the folder.
        merging: how the identity of documents is known.
    """
    found = find(standing.files, file.path, file.what, merging.identity) if among else []
    if len(found) != 1:
        return case
    base = standing.bases.get(file.what)
    others = others_of(standing.files, found[0], file.what, merging.identity, base, among)
    if not others:
        return case
    names = [called(path, file.path) for path in others]
    own = called(found[0], file.path)
    note = f"{listing(names)} {'is' if len(names) == 1 else 'are'} it too, and {own} was taken"
    note = f"{case.written.note}; {note}: keep the one that counts there, and move the others away"
    return replace(case, written=replace(case.written, note=note))


def _decided(file: Generated, standing: Standing, merging: Merging | None, again: bool) -> Case:
    if file.record and merging:
        return record(file, file.record, standing, merging)
    return living(file, standing, merging, again)


def _telling(case: Case, file: Generated, standing: Standing, merging: Merging | None) -> Case:
    """A case that says of a living document which actions have another owner or due day now."""
    told = "" if file.record else handed_over(file, case.written, standing, merging)
    if not told:
        return case
    return replace(case, written=replace(case.written, note=f"{case.written.note}; {told}"))


def _keeping(case: Case, standing: Standing) -> Case:
    """What a case replaces is kept, also where nobody had edited it and it equals its base."""
    if not isinstance(case, Write) or case.over is None or case.kept:
        return case
    before = Kept(case.over, case.over, standing.origin(case.key))
    note = "made anew from today's workbook; the version before is kept"
    return replace(case, kept=before, written=replace(case.written, note=note))


def restored(target: str, key: str, when: str, kept: Kept, standing: Standing) -> Write:
    """A person's version from before the merge of that moment comes back, with its base.

    What is there now is kept in its turn. The news of that merge is not taken for settled: the
    next run merges it in again.
    """
    there = standing.files.get(target)
    base = standing.bases.get(key, kept.base)
    now = Kept(there, base, standing.origin(key)) if there and there != kept.mine else None
    written = Written(PurePosixPath(target).name, Outcome.UPDATED, f"is as it was before {when}")
    return Write(written, key, target, kept.mine, kept.base, there, now, kept.origin)


_MOVE_IT = "move that away and run the command again"


def why_not(error: OSError) -> str:
    """What is said of a file that can't be read or written over."""
    if isinstance(error, Outside):
        return _LEADS_OUT
    if isinstance(error, Unfit):
        return f"can't be read: {error.strerror}; move it away and run the command again"
    if isinstance(error, IsADirectoryError):
        return f"has a folder in its place; {_MOVE_IT}"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return f"has a file where its folder should be; {_MOVE_IT}"
    if error.errno == errno.ENAMETOOLONG:
        return "has a name that is too long; give it a shorter one and run the command again"
    return CANNOT
