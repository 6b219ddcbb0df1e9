"""Which papers a text names: what leaves the group must not name what stays in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from llf_docgen.model.book import Book
from llf_docgen.model.names import key

_PAPER = re.compile(r"\b(?:papers?|annex|appendix|enclosure)\b(?:\s+[A-Z0-9]\b)?", re.IGNORECASE)
_LETTER = re.compile(r"^\s*paper\s+\w+\s*:\s*", re.IGNORECASE)
SHORTEST_TITLE = 8  # letters; shorter ones are words of their own


def papers_named(book: Book, texts: Iterable[str]) -> list[str]:
    """The papers that some texts name, by `Paper E` or by the title that an agenda gives one."""
    said = " ".join(texts)
    named = [found.group() for found in _PAPER.finditer(said)]
    titles = (_LETTER.sub("", item.paper) for item in book.agenda if item.paper)
    named += [t for t in titles if len(key(t)) >= SHORTEST_TITLE and key(t) in key(said)]
    return list(dict.fromkeys(named))
