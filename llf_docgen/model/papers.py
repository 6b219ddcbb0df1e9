"""The papers of a meeting: which of them went out late or not at all, which ones a text names.

What leaves the group must not name a paper that stays in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.names import key
from llf_docgen.model.records import AgendaItem, Meeting

_NO = r"\s+(?:[A-Z]{1,2}\d{0,2}|[IVX]+|\d{1,2}[A-Za-z]?)\b"  # ` E`, ` AA`, ` 7b`, ` IV`
_MORE = rf"(?:(?:,|,? and| &){_NO})*"
_OTHER = r"(?i:annex(?:es)?|appendix|appendices|enclosures?)\b"
_PAPER = re.compile(rf"\b(?:(?i:papers?)\b(?:{_NO}|\s+[a-z]\b)?|{_OTHER}(?:{_NO})?)")
# One of the papers, not any: a decision may be that somebody writes one.
_AS_SUCH = re.compile(
    rf"\b(?:(?i:papers|documents){_NO}{_MORE}|(?i:paper|document|attachment){_NO}"
    rf"|(?i:the papers?\b|(?:the )?{_OTHER})(?:{_NO})?|(?i:the (?:attached|enclosed|tabled) \w+))"
)
_LETTER = re.compile(r"^\s*paper\s+\w+\s*:\s*", re.IGNORECASE)
SHORTEST_TITLE = 8  # letters; shorter ones are words of their own
_TABLED = re.compile(r"\b(to be tabled|tabled|to follow)\b", re.IGNORECASE)


def late_papers(book: Book, meeting: Meeting) -> list[tuple[AgendaItem, date]]:
    """The items whose paper went out by itself after the last day, by today, with that day."""
    last, until = book.terms.papers_by(meeting.date), min(meeting.date, book.today)
    return [
        (item, item.paper_sent)
        for item in book.agenda_of(meeting)
        if item.paper_sent and item.paper_sent != meeting.papers_circulated
        if last < item.paper_sent <= until
    ]


def papers_to_follow(book: Book, meeting: Meeting) -> list[AgendaItem]:
    """The items whose paper is to follow, or to be tabled, and has not gone out."""
    items = book.agenda_of(meeting)
    return [i for i in items if _TABLED.search(i.paper) and not i.paper_sent]


def papers_as_such(texts: Iterable[str]) -> list[str]:
    """The papers that some texts name as such: `Paper E`, `the Annex`; a title is words as any."""
    return list(dict.fromkeys(f.group() for f in _AS_SUCH.finditer(" ".join(texts))))


def papers_named(book: Book, texts: Iterable[str]) -> list[str]:
    """The papers that some texts name, by `Paper E` or by the title that an agenda gives one."""
    said = " ".join(texts)
    named = [found.group() for found in _PAPER.finditer(said)]
    titles = (_LETTER.sub("", item.paper) for item in book.agenda if item.paper)
    named += [t for t in titles if len(key(t)) >= SHORTEST_TITLE and key(t) in key(said)]
    return list(dict.fromkeys(named))
