"""What becomes of each generated file: the README's "After you edited a document" as a function.

Of each file its base is known: its bytes as it was last generated. A file that still equals its
base is nobody's edit and is replaced. One that was edited gets the news merged in, where it can
be; else it stays, and the new version is laid beside it. Here it is only decided; nothing is
written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath

from llf_docgen.errors import UnusableFile, place_of
from llf_docgen.model.merged import Merged
from llf_docgen.model.wording import count, listing, word
from llf_docgen.output.finding import AS_CIRCULATED, find
from llf_docgen.output.safely import Outside

MOST_VERSIONS = 99
MOST_PLACES = 3
CANNOT = "is open in Word or read-only; close it and run the command again"
_NEW = "new; check it in Word"
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
class Copy:
    """A copy of what went out: where it is laid, what its base goes by, and of which file it is."""

    path: str
    key: str
    of: str
    of_key: str


@dataclass(frozen=True)
class Record:
    """What makes a file a record: it was sent, and stays as it was sent.

    Args:
        since: since when, in words.
        by_name: how it is made anew all the same: the name to ask for.
        copies: the copies of what went out that are laid beside it.
        unapproved: for approved minutes, what they would be without their approval.
    """

    since: str
    by_name: str
    copies: tuple[Copy, ...] = ()
    unapproved: bytes | None = None


@dataclass(frozen=True)
class Generated:
    """A file to write, by its path in the folder (with `/`); `day` is the one it is made by.

    `keeps` says that what it replaces is kept, edited or not: it was sent.

    `key` says what it is, whatever it is called and wherever a person put it: its base goes by
    it. Without one it is its path.
    """

    path: str
    content: bytes
    key: str = ""
    record: Record | None = None
    day: str = ""
    keeps: bool = False

    @property
    def what(self) -> str:
        """What its base goes by."""
        return self.key or self.path

    @property
    def approved(self) -> str:
        """What the base of approved minutes goes by: it is there once they were approved."""
        return approved_key(self.what)


def approved_key(what: str) -> str:
    """What the base of minutes goes by once they are approved."""
    path = PurePosixPath(what)
    return str(path.with_name(f"{path.stem} approved{path.suffix}"))


def copied_key(what: str) -> str:
    """What the base of the copy of what went out goes by: as it was generated then."""
    path = PurePosixPath(what)
    return str(path.with_name(AS_CIRCULATED) / path.name)


@dataclass(frozen=True)
class Standing:
    """What stands in a folder: its files by their paths (with `/`), their bases by their keys.

    `days` say by which day each base was generated, where that is known.

    A file may be read only when it is asked for; then asking may raise an OSError.
    """

    files: Mapping[str, bytes]
    bases: Mapping[str, bytes]
    days: Mapping[str, str] = field(default_factory=dict)


def _as_mine(_base: bytes, mine: bytes, _new: bytes, _name: str) -> bytes:
    return mine


def _none(_content: bytes) -> int:
    return 0


def _nowhere(*_documents: bytes) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Merging:
    """What has to be known of documents to decide.

    Args:
        merge: takes base, mine, new and the file's name, and gives mine with the news in it.
        identity: gives the key that a document was generated with, or nothing.
        approve: takes minutes without approval, mine, the approved ones and the file's name, and
            gives mine approved.
        places: where the second of two documents says something else than the first.
        unfinished: where a document still asks for something to be typed.
        proposed: how many changes and comments of ours wait in a document to be decided.

    All but `identity` raise UnusableFile where a document can't be read.
    """

    merge: Callable[[bytes, bytes, bytes, str], Merged]
    identity: Callable[[bytes], str]
    approve: Callable[[bytes, bytes, bytes, str], bytes] = _as_mine
    places: Callable[[bytes, bytes], Sequence[str]] = _nowhere
    unfinished: Callable[[bytes], Sequence[str]] = _nowhere
    proposed: Callable[[bytes], int] = _none


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
    day: str = ""


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
    day: str = ""


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
        case = _decided(file, standing, merging, again)
        case = case if isinstance(case, Leave) else replace(case, day=file.day)
        return _keeping(case, standing) if file.keeps else case
    except OSError as error:
        return Leave(Written(file.path, Outcome.SKIPPED, why_not(error)))


def _keeping(case: Case, standing: Standing) -> Case:
    """What a case replaces is kept, also where nobody had edited it."""
    if not isinstance(case, Write) or case.over is None or case.kept:
        return case
    before = (case.over, standing.bases.get(case.key, case.over))
    note = "made anew; the version before is kept"
    return replace(case, kept=before, written=replace(case.written, note=note))


def _decided(file: Generated, standing: Standing, merging: Merging | None, again: bool) -> Case:
    if file.record and merging:
        return _record(file, file.record, standing, merging)
    mine = standing.files.get(file.path)
    if mine is None:
        return _missing(file, standing, merging, again)
    return _present(file, file.path, mine, standing, merging)


def copied(file: Generated, standing: Standing, merging: Merging) -> list[Case]:
    """The copies of what went out that are not yet laid beside a record; each is laid once."""
    copies = file.record.copies if file.record else ()
    cases = (_copied(copy, standing, merging) for copy in copies)
    return [case for case in cases if case]


def _copied(copy: Copy, standing: Standing, merging: Merging) -> Case | None:
    if copy.key in standing.bases or copy.path in standing.files:
        return None
    found = find(standing.files, copy.of, copy.of_key, merging.identity)
    if len(found) != 1 or copy.of_key not in standing.bases:
        return None
    mine, base = standing.files.get(found[0], b""), standing.bases[copy.of_key]
    written = Written(copy.path, Outcome.CREATED, "a copy of what went out")
    day = standing.days.get(copy.of_key, "")
    return Write(written, copy.key, copy.path, mine, base, None, day=day)


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


def _standing_at(file: Generated, standing: Standing, merging: Merging) -> list[str]:
    return find(standing.files, file.path, file.what, merging.identity)


def _record(file: Generated, record: Record, standing: Standing, merging: Merging) -> Case:
    """What was sent stays: it takes in its approval, once, and else is only compared."""
    found = _standing_at(file, standing, merging)
    if not found and file.what not in standing.bases:
        note = "never made here before, so it is as the workbook has it now; it stays so"
        return _created(_approved_at_once(file, record, merging), note)
    if len(found) != 1:
        note = "you deleted or moved it" if not found else f"there are {len(found)} of it"
        again = f'--only "{record.by_name}" --again makes it anew'
        return Leave(Written(file.path, Outcome.KEPT, f"{record.since}; {note}; {again}"))
    mine = standing.files.get(found[0], b"")
    if record.unapproved is not None and file.approved not in standing.bases:
        return _approved(file, record.unapproved, found[0], mine, standing, merging)
    return Leave(
        Written(file.path, Outcome.KEPT, _as_it_stood(file, record, mine, standing, merging))
    )


def _approved_at_once(file: Generated, record: Record, merging: Merging) -> Generated:
    """Approved minutes that were never made: without what nobody will fill in."""
    draft = record.unapproved
    if draft is None:
        return file
    name = PurePosixPath(file.path).name
    return replace(file, content=merging.approve(draft, draft, file.content, name))


def _approved(
    file: Generated, draft: bytes, target: str, mine: bytes, standing: Standing, merging: Merging
) -> Case:
    """Minutes take their approval in, once, and stay as they are then."""
    name = PurePosixPath(target).name
    try:
        content, blanks = merging.approve(draft, mine, file.content, name), merging.unfinished(mine)
    except UnusableFile:
        return _beside(file, target, standing, "can't be read, so the approval is not in it")
    note = "approved; what is in it stays as it is from now on"
    if blanks:
        note += f". {_prompts(blanks)} taken out that nobody had filled in ({_few(blanks)})"
    if content == mine:
        written = Written(file.path, Outcome.KEPT, note)
        return Remember(written, file.approved, file.content)
    base = standing.bases.get(file.what, draft)
    written = Written(file.path, Outcome.UPDATED, f"{note}. Your version from before is kept")
    return Write(written, file.approved, target, content, file.content, mine, (mine, base))


def _as_it_stood(
    file: Generated, record: Record, mine: bytes, standing: Standing, merging: Merging
) -> str:
    """Since when it stands, where the workbook now differs, and what was never filled in."""
    base = standing.bases.get(file.approved, standing.bases.get(file.what))
    said = [record.since]
    if _edited_since(file, record, mine, standing):
        said.append("edited since it went out")
    try:
        places = merging.places(base, file.content) if base else ()
        blanks, waiting = merging.unfinished(mine), merging.proposed(mine)
    except UnusableFile:
        return record.since
    if places:
        several = "one place" if len(places) == 1 else f"{word(len(places))} places"
        said.append(f"the workbook now says something else in {several} ({_few(places)})")
    if blanks:
        said.append(f"{_prompts(blanks)} still to be filled in or taken out ({_few(blanks)})")
    if waiting:
        what = "change or comment" if waiting == 1 else "changes and comments"
        said.append(f"{word(waiting)} {what} by llf-docgen still to be decided in Word")
    return "; ".join(said)


def _edited_since(file: Generated, record: Record, mine: bytes, standing: Standing) -> bool:
    """Whether the file is another now than the copy of what went out."""
    own = [copy for copy in record.copies if copy.of_key == file.what]
    copy = standing.files.get(own[-1].path) if own else None
    return copy is not None and copy != mine and file.approved not in standing.bases


def _prompts(blanks: Sequence[str]) -> str:
    return f"{word(len(blanks))} {'prompt' if len(blanks) == 1 else 'prompts'}"


def _few(places: Sequence[str]) -> str:
    distinct = [*dict.fromkeys(places)]
    more = ["more"] if len(distinct) > MOST_PLACES else []
    return listing([*distinct[:MOST_PLACES], *more])


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
        same = Written(file.path, Outcome.UNCHANGED, "no changes")
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
