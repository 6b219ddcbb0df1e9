"""What is known of a generated file and of where it goes, and what can become of it.

Plain values. Of each file its base is known, its bytes as it was last generated, and its origin,
how that was done. What is decided for a file is a case; here nothing is decided and nothing
written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from llf_docgen.model.merged import Merged
from llf_docgen.output.finding import AS_CIRCULATED

CANNOT = "is open in Word or read-only; close it and run the command again"


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
    """A copy of what went out: where it is laid, what its base goes by, and of which file it is.

    `is_dated` says that a date in the workbook tells that it went out; of a revision none does.
    """

    path: str
    key: str
    of: str
    of_key: str
    is_dated: bool = True


@dataclass(frozen=True)
class Record:
    """What makes a file a record: it was sent, and stays as it was sent.

    Args:
        since: since when, in words.
        anew_by: the command that brings it back, or makes it anew, all the same.
        made_for: the day as of which it is made where it was not made before it went out; None
            where it is made as the workbook has it now.
        copies: the copies of what went out that are laid beside it.
        unapproved: for minutes whose approval is not in them yet, what they would be without it.
        approved: whether their approval is in them: then nothing changes them any more.
        anew: whether it was asked for by its name, to be made again.
        actions: the references of actions, of which a workbook tells only how they stand now.
        bears: the day that it says, in words, where it went out on another.
        before: of approved minutes that are not in their place, what they were without approval.
        revisable: whether it can still be sent anew, as an agenda before its meeting.
    """

    since: str
    anew_by: str
    copies: tuple[Copy, ...] = ()
    unapproved: bytes | None = None
    approved: bool = False
    anew: bool = False
    made_for: date | None = None
    actions: frozenset[str] = frozenset()
    bears: str = ""
    before: bytes | None = None
    revisable: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """How a file was generated, which its base alone does not say.

    Args:
        day: the day by which, as it is written in ISO 8601; empty where it is not known.
        sent: whether it had gone out before, so that it was made as of that day.
        approved: whether it holds the approval of minutes.
        template: which template filled it; empty where that is not known.
        copied: of a copy of what went out, a digest of it as it was laid.
        words: of approved minutes, and of a copy of what went out, a digest of their words as
            they were then.
        unsure: whether what stands there was brought back, and need not be what went out.
    """

    day: str = ""
    sent: bool = False
    approved: bool = False
    template: str = ""
    copied: str = ""
    words: str = ""
    unsure: bool = False


UNKNOWN = Origin()


@dataclass(frozen=True)
class Generated:
    """A file to write, by its path in the folder (with `/`), and how it was generated.

    `key` says what it is, whatever it is called and wherever a person put it: its base goes by
    it. Without one it is its path. `keeps` says that what it replaces is kept, edited or not: it
    was sent. `along` are the beginnings of the names of what is copied with it when it goes out;
    `copies` are the copies of what went out where it takes the place of that. `agreed` are, for
    minutes, the owner and the due day of each action agreed at the meeting, by its reference.
    """

    path: str
    content: bytes
    key: str = ""
    record: Record | None = None
    origin: Origin = UNKNOWN
    keeps: bool = False
    along: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    agreed: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def what(self) -> str:
        """What its base goes by."""
        return self.key or self.path


def digest_of(content: bytes) -> str:
    """By which a file's bytes are known again: SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def copied_key(what: str) -> str:
    """What the base of the copy of what went out goes by: as it was generated then."""
    path = PurePosixPath(what)
    return str(path.with_name(AS_CIRCULATED) / path.name)


@dataclass(frozen=True)
class Standing:
    """What stands in a folder: its files by their paths (with `/`), their bases by their keys.

    `origins` say how each base was generated, where that is known; `known` is by its path the key
    of what was last written there; `digests` are those of the bases as they were written, and
    `kept` by its key what a person had of a file before merges, each with its base then.

    A file may be read only when it is asked for; then asking may raise an OSError.
    """

    files: Mapping[str, bytes]
    bases: Mapping[str, bytes]
    origins: Mapping[str, Origin] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, Sequence[tuple[bytes, bytes]]] = field(default_factory=dict)

    def is_exchanged(self, key: str) -> bool:
        """Whether the base of that key is another one than was written, as far as that is known."""
        said, base = self.digests.get(key, ""), self.bases.get(key)
        return said != "" and base is not None and digest_of(base) != said

    def origin(self, key: str) -> Origin:
        """How the base of that key was generated; UNKNOWN where nothing is known of it."""
        return self.origins.get(key, UNKNOWN)


def _as_mine(
    _base: bytes, mine: bytes, _new: bytes, _name: str, _earlier: Callable[[], Iterable[bytes]]
) -> Merged:
    return Merged(mine, 0, 0)


def _as_it_is(content: bytes) -> bytes:
    return content


def _none(_content: bytes) -> int:
    return 0


def _no_words(_content: bytes) -> str:
    return ""


def _never(_content: bytes, _words: str) -> bool:
    return False


def _no_news(_base: bytes, _now: bytes, _actions: Collection[str]) -> tuple[str, ...]:
    return ()


def _nowhere(*_documents: bytes) -> tuple[str, ...]:
    return ()


Earlier = Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class Merging:
    """What has to be known of documents to decide.

    Args:
        merge: takes base, mine, new, the file's name and what gives the bases of earlier runs, the
            newest first; gives mine with the news in it.
        identity: gives the key that a document was generated with, or nothing.
        approve: takes minutes without approval, mine, the approved ones, the file's name and what
            gives the bases of earlier runs, and gives mine approved, with how often a person's
            words stand where it says something.
        places: where the second of two documents says something else than the first.
        finish: gives approved minutes without what nobody filled in.
        unfinished: where a document still asks for something to be typed.
        proposed: how many changes and comments of ours wait in a document to be decided.
        undecided: how many tracked changes wait to be decided, whoever made them.
        words: a digest of a document's words, however it was saved.
        says: whether some words stand in a line of a document.
        news: where the second of two documents tells news; the third is which actions there are.
        said: the paragraphs of a document, and its rows with a tab between cells.

    All but `identity` raise UnusableFile where a document can't be read.
    """

    merge: Callable[[bytes, bytes, bytes, str, Earlier], Merged]
    identity: Callable[[bytes], str]
    approve: Callable[[bytes, bytes, bytes, str, Earlier], Merged] = _as_mine
    finish: Callable[[bytes], bytes] = _as_it_is
    places: Callable[[bytes, bytes], Sequence[str]] = _nowhere
    unfinished: Callable[[bytes], Sequence[str]] = _nowhere
    proposed: Callable[[bytes], int] = _none
    undecided: Callable[[bytes], int] = _none
    words: Callable[[bytes], str] = _no_words
    says: Callable[[bytes, str], bool] = _never
    said: Callable[[bytes], Sequence[str]] = _nowhere
    news: Callable[[bytes, bytes, Collection[str]], Sequence[str]] = _no_news


@dataclass(frozen=True)
class Kept:
    """A person's version kept before it is written over, its base, and how that was generated."""

    mine: bytes
    base: bytes
    origin: Origin = UNKNOWN


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
    origin: Origin = UNKNOWN


@dataclass(frozen=True)
class Write:
    """`content` goes to `target`, and `base` is from now on what was generated.

    `over` is what stood there when it was decided, None for nothing; `kept` is kept first.
    """

    written: Written
    key: str
    target: str
    content: bytes
    base: bytes
    over: bytes | None
    kept: Kept | None = None
    origin: Origin = UNKNOWN


@dataclass(frozen=True)
class Withdraw:
    """A copy of what went out that did not go out after all is called `aside`, and forgotten."""

    written: Written
    key: str
    target: str
    aside: str


Case = Leave | Remember | Write | Withdraw
