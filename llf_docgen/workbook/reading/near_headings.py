"""Which heading of the office's own is close to one that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from llf_docgen.model.names import key, near_miss

# Words that make no other heading of one: Left on, Date completed.
_SMALL = {
    "no",
    "nr",
    "number",
    "address",
    "on",
    "at",
    "date",
    "day",
    "time",
    "of",
    "the",
    "in",
    "for",
    "a",
    "out",
}
_ALIKE = (
    {"circulated", "sent", "submitted", "issued", "distributed", "emailed", "mailed"},
    {"minutes", "mins"},
    {"telephone", "phone", "tel", "mobile"},
    {"email", "mail"},
    {"note", "notes", "comment", "comments", "remarks"},
    {"left", "leaving", "leaves", "leave"},
    {"joined", "joining", "joins", "started"},
    {"completed", "complete", "completion", "done"},
    {"approved", "approval"},
    {"closed", "closing", "closes"},
    {"confirmed", "confirmation"},
    {"substitute", "deputy", "deputising", "standing"},
    {"venue", "place", "location"},
    {"organisation", "organization", "org"},
    {"until", "till", "to", "end", "ended", "ends"},
    {"since", "from", "start", "began"},
    {"confirms", "confirming", "confirmed"},
    {"kind", "type"},
    {"by", "target", "milestone"},
)
SHORTEST_ABBREVIATION = 3  # letters


def near_headings(missing: Iterable[str], strange: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(missing heading, strange one that may be it): of each the first that is close."""
    left = list(strange)
    for heading in missing:
        found = next((other for other in left if is_close(heading, other)), "")
        if found:
            left.remove(found)
            yield heading, found


def is_close(heading: str, other: str) -> bool:
    """Whether another heading says the same: by a slip, a small word, or in short."""
    if key(heading) == key(other) or near_miss(other, [heading]):
        return True
    wanted, said = _words(heading), _words(other)
    return len(wanted) == len(said) and all(any(_same(w, s) for s in said) for w in wanted)


def _words(text: str) -> list[str]:
    """The words that count, without what stands in brackets."""
    bare = text.casefold().replace("e-mail", "email").partition("(")[0]
    words = re.findall(r"[^\W_]+", bare)
    return [word for word in words if word not in _SMALL] or words


def _same(word: str, said: str) -> bool:
    """Whether a word is said, in its own form, as another or shortened."""
    if word.removesuffix("s") == said.removesuffix("s"):
        return True
    short = len(said) >= SHORTEST_ABBREVIATION and word.startswith(said.removesuffix("s"))
    return short or any({word, said} <= alike for alike in _ALIKE)
