"""What a kind of file is: a name, how one is made of a good one, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from random import Random


class Must(Enum):
    """What is asked of a file of a kind."""

    BE_READ = "read just as the original"
    BE_SURVIVED = "read or refused with a sentence"


GOOD, HOSTILE = Must.BE_READ, Must.BE_SURVIVED
Make = Callable[[bytes, Random], bytes]
Lay = Callable[[Path, Random], None]


@dataclass(frozen=True)
class Kind:
    """One kind of file; the chances (`random.Random`) choose among its neighbours.

    Hypothesis gives such chances, too, and can make them smaller.
    """

    name: str
    make: Make
    must: Must

    @property
    def is_good(self) -> bool:
        return self.must is Must.BE_READ


@dataclass(frozen=True)
class Folder:
    """One kind of folder, as somebody may send it: laid into an office that is there."""

    name: str
    lay: Lay
    must: Must = Must.BE_SURVIVED


def good(*makes: Make) -> tuple[Kind, ...]:
    """Kinds that must be read; each is called as its function."""
    return tuple(Kind(_named(make), make, GOOD) for make in makes)


def hostile(*makes: Make) -> tuple[Kind, ...]:
    """Kinds that may be refused."""
    return tuple(Kind(_named(make), make, HOSTILE) for make in makes)


def folders(*lays: Lay) -> tuple[Folder, ...]:
    """Kinds of folders."""
    return tuple(Folder(_named(lay), lay) for lay in lays)


def _named(function: Callable) -> str:
    return function.__name__.replace("_", " ")
