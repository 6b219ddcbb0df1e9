"""What became of a document into which the workbook's news was merged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Merged:
    """The document, how many places the news changed, and at how many the person had the say.

    `settled` is how many comments of ours went, or were resolved, since they no longer held, and
    `reworded` how many say it otherwise now;
    `places` where a person had the say, in words, where no comment in the document says so;
    `withdrawn` is at how many places a proposal of an earlier run is none any more, and no other.
    Without news, conflicts, comments that changed and what was withdrawn `content` is, byte for
    byte, what the person left.
    """

    content: bytes
    news: int
    conflicts: int
    settled: int = 0
    places: tuple[str, ...] = ()
    withdrawn: int = 0
    reworded: int = 0


class Kind(StrEnum):
    """What a person did to something."""

    WORDS = "words"
    LOOKS = "looks"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a person changed: where, the words before (or none) and after (or none).

    `about` says more of what changed otherwise than in words: from where to where it was moved,
    how it looks now.
    """

    place: str
    before: str
    after: str
    kind: Kind = Kind.WORDS
    about: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that a person made: where, who (or nothing), and its words."""

    place: str
    by: str
    words: str
