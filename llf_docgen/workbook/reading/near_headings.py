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
    "when",
    "attended",
}
_ALIKE = (
    {"circulated", "sent", "submitted", "issued", "distributed", "emailed", "mailed"},
    {"minutes", "mins"},
    {"telephone", "phone", "tel", "mobile"},
    {"email", "mail"},
    {"note", "notes", "comment", "comments", "remarks"},
    {"left", "leaving", "leaves", "leave"},
    {"joined", "joining", "joins", "started"},
    {"arrived", "arrival", "arriving", "arrives"},
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
    {"status", "state"},
    {"agenda", "item"},
    {"by", "target", "milestone"},
)
_IN_ONE_WORD = {"e-mail": "email", "chaired by": "chair", "led by": "lead", "owned by": "owner"}
# What is said of a heading by its last word alone: Since, Total.
_ENOUGH = {"since", "until", "total"}
_YEAR = re.compile(r"20\d\d")
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
    if len(said) == 1 and said[0] in _ENOUGH:
        return said[0] == wanted[-1]
    return len(wanted) == len(said) and all(any(_same(w, s) for s in said) for w in wanted)


def shares_its_words(heading: str, other: str) -> bool:
    """Whether all that one of them says is said by the other too: `Left the group`, `Papers`."""
    wanted, said = _words(heading), _words(other)
    return all(any(_same(w, s) for s in said) for w in wanted) or all(
        any(_same(w, s) for w in wanted) for s in said
    )


def _words(text: str) -> list[str]:
    """The words that count, without a year and what stands in brackets."""
    bare = text.casefold().partition("(")[0]
    for said, word in _IN_ONE_WORD.items():
        bare = bare.replace(said, word)
    words = re.findall(r"[^\W_]+", bare)
    return [word for word in words if word not in _SMALL and not _YEAR.fullmatch(word)] or words


def _same(word: str, said: str) -> bool:
    """Whether a word is said, in its own form, as another or shortened."""
    if word.removesuffix("s") == said.removesuffix("s"):
        return True
    short = len(said) >= SHORTEST_ABBREVIATION and word.startswith(said.removesuffix("s"))
    return short or any({word, said} <= alike for alike in _ALIKE)
