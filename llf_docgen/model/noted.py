"""What a Note says of a breach that can't be mended any more."""

from __future__ import annotations

import re

from llf_docgen.model.names import key
from llf_docgen.model.records import Meeting

# Between notes: a semicolon, a line, or a sentence that begins with another word and a colon.
_BETWEEN = re.compile(r"[;\r\n]+|(?<=[.!?])\s+(?=[A-Za-z]+\s*:)")
# Where a sentence ends and another begins; not behind an initial or a short form.
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b\w\.)(?<!\b(?:St|Dr|Mr|Ms|No)\.)(?<!\bMrs\.)\s+(?=\w)")

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
        if key(head) == key(word) and said.strip():
            return said.strip()
    return ""


def without_words(note: str) -> str:
    """A Note as others may read it: without what it says of a breach, which is for `check`.

    `Called for the bid; papers: the office was ill` is `Called for the bid`.
    """
    parts = (part.strip() for part in _BETWEEN.split(note))
    return "; ".join(part for part in parts if part and key(part.partition(":")[0]) not in WORDS)


def apart(meeting: Meeting) -> str:
    """A meeting's Note, with why the meeting was called apart from what it says of a breach.

    An extraordinary meeting owes that reason. Where nothing else in its Note gives it, it is what
    follows on the first sentence behind a rule's word: `quorum: confirmed on 6 May. To agree the
    bid.` is `quorum: confirmed on 6 May.; To agree the bid.`
    """
    note = meeting.note
    if not meeting.extraordinary or without_words(note):
        return note
    return "; ".join(part for part in map(_rest_apart, _BETWEEN.split(note)) if part)


def _rest_apart(part: str) -> str:
    return "; ".join(_SENTENCE.split(part.strip(), maxsplit=1))
