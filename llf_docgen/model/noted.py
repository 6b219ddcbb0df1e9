"""What a Note says of a breach that can't be mended any more."""

from __future__ import annotations

import re

from llf_docgen.model.names import key

# Between notes: a semicolon, a line, or a sentence that begins with another word and a colon.
_BETWEEN = re.compile(r"[;\r\n]+|(?<=[.!?])\s+(?=[A-Za-z]+\s*:)")

_WORD = re.compile(r"\s*[A-Za-z-]+\s*:\s*")


def noted(note: str, word: str) -> str:
    """What a Note says after a rule's word, nothing where it does not speak of that rule.

    `quorum: confirmed on 6 May; papers: the snow` is `the snow` for `papers`. A word with nothing
    behind it says nothing.
    """
    for part in _BETWEEN.split(note):
        head, _, said = part.partition(":")
        if key(head) == key(word):
            return said.strip()
    return ""


def without_words(note: str) -> str:
    """A Note as others may read it: its first part, without the word of a rule before it.

    `papers: called at short notice; minutes: the office was ill` is `called at short notice`.
    """
    first, *others = _BETWEEN.split(note.strip())
    said = [_WORD.sub("", first), *(part for part in others if not _WORD.match(part))]
    return "; ".join(part.strip() for part in said if part.strip())
