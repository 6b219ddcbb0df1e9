"""Documents for tests: lines, of which the first says what the document is."""

from __future__ import annotations

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Merged
from llf_docgen.output.cases import Merging

AGENDA = "2021-02-04 Group/Agenda.docx"
KEY = "PAG-1/Agenda.docx"


def lines(*of: str, key: str = KEY) -> bytes:
    """A document of these lines."""
    return "\n".join((key, *of)).encode()


def merge(base: bytes, mine: bytes, new: bytes, name: str, _earlier: object = None) -> Merged:
    """New lines go below mine; each of mine that says `differs` counts as a conflict.

    A line `(old comment)` is one of an earlier run that no longer holds, `(old change)` one that
    the workbook took back; `(comment of before)` is one that says something else now.
    """
    if b"unreadable" in base + mine:
        raise UnusableFile(f"{name} can't be read.")
    if b"a defect" in mine:
        raise IndexError(f"of {name}")
    known = base.split(b"\n") + mine.split(b"\n")
    news = [line for line in new.split(b"\n") if line not in known]
    conflicts = mine.count(b"differs") if new != base else 0
    told = [b"(comment)"] * conflicts
    if b"(comment of before)" in mine:
        return Merged(mine.replace(b" of before", b""), 0, 0, reworded=1)
    if b"(old comment)" in mine:
        left = mine.replace(b"\n(old comment)", b"").replace(b"\n(old change)", b"")
        return Merged(left, 0, 0, settled=1, withdrawn=mine.count(b"(old change)"))
    content = b"\n".join([mine, *news, *told]) if news or told else mine
    return Merged(content, len(news), conflicts)


def identity(content: bytes) -> str:
    """The first line."""
    return content.split(b"\n")[0].decode()


MERGING = Merging(merge, identity)
