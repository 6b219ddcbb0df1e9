"""What a Note says of a breach that can't be mended any more."""

from __future__ import annotations

import re

from llf_docgen.model.names import key

# Between notes: a semicolon, a line, or a sentence that begins with another word and a colon.
_BETWEEN = re.compile(r"[;\r\n]+|(?<=[.!?])\s+(?=[A-Za-z]+\s*:)")

WORDS = (
    *("leader", "meetings", "minutes", "month", "paper", "papers", "quorum", "representative"),
)


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
    """A Note as others may read it: without what it says of a breach, which is for `check`.

    `Called for the bid; papers: the office was ill` is `Called for the bid`.
    """
    parts = (part.strip() for part in _BETWEEN.split(note))
    return "; ".join(part for part in parts if part and key(part.partition(":")[0]) not in WORDS)
