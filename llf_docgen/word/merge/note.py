"""What a comment of ours says: of which block, and in which words."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from lxml import etree

from llf_docgen.model.spelled import as_typed
from llf_docgen.word.comparing.words import plain

# What happened, and what to do: accepting all changes settles none of these.
KEPT = (
    "Your words are kept, also when all changes are accepted. If the workbook is right, type its "
    "words here; if you are, correct it there."
)
OUT = "It stays out, also when all changes are accepted. If it is needed, type it here."
GO = "Delete it if it is to go."
STILL_KEPT = f"Your words are kept. {GO}"
ATTACHED = f"It is kept with what you attached to it. {GO}"
ABOVE = f"It is kept, since your words stand under it. {GO}"
STAYS = "It stays where you have it. Move it if the workbook is right."
# Its new number, and those of the others, read right only where it is moved.
NUMBERED = f"{STAYS[:-1]}; if you are, reject the new numbers."
COLUMN_OUT = "a column that you took out"
LOCKED = "The control here is locked, so it stays as it is."
QUOTED = 400  # letters of a comment's quotation


@dataclass(frozen=True, slots=True)
class Note:
    """What a comment says; the block it is on, and the words in it where it is on just those.

    Without a block it stands at the document's beginning. `apart` is `header` or `footer` where
    it is about one; `behind` what the workbook has something behind that it moved.
    """

    words: str
    element: etree._Element | None = None
    on: tuple[etree._Element, ...] = ()
    apart: str = ""
    behind: str = ""


def quoted(words: str) -> str:
    """Words as a comment quotes them, `nothing` where there are none."""
    text = as_quoted(words)
    return f"\u201c{text}\u201d" if text else "nothing"


def as_quoted(words: str) -> str:
    """Words as they stand between a comment's quotation marks, the first of them if many."""
    text = plain(as_typed(words.replace("\t", " | ")))
    return textwrap.shorten(text, QUOTED, placeholder=" ...")
