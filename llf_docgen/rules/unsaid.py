"""What people write for want of an answer: TBC, n/a, xxx."""

from __future__ import annotations

import re

from llf_docgen.model.names import key

_NOTHING = ("", "na", "none", "x", "tbc", "tba", "tbd")
_LATER = ("tobeconfirmed", "tobeannounced", "tobeagreed")
_PLACEHOLDER = re.compile(
    r"\bT\.?B\.?[CAD]\b|\bto be (?:confirmed|announced)\b|\bx{3,}\b|\?{3,}|\blorem ipsum\b|\{\{",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Whether the whole text is no answer."""
    return key(text) in (*_NOTHING, *_LATER)


def placeholder(text: str) -> str:
    """The first words inside a text that stand for others, or nothing."""
    found = _PLACEHOLDER.search(text)
    return found.group() if found else ""
