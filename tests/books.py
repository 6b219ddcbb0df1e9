"""Workbooks to build documents from: the shipped one, an empty one, an overfull one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import cache

from llf_docgen.documents import DOCUMENTS
from llf_docgen.documents.document import Request
from llf_docgen.model.book import Book
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing import starter
from tests.builders import blank_rows

LONG = (
    "A very long sentence that a busy member of staff has typed into one cell without a pause, "
    "because there was so much to say about it & because <nobody> had said where to stop. "
)
LONG_NAME = "Wilhelmina Featherstonehaugh-Cholmondeley-Smythe"
LONG_SCHOOL = "The Very Reverend Archbishop Somebody's Church of England Voluntary Aided Primary"


def request(book: Book, meeting: int = -1, term: int = 0, draft: bool = False) -> Request:
    """A request for one of the book's meetings, on one of its terms."""
    return Request(book, book.meetings[meeting], book.terms.year.terms[term], draft)


def context(name: str, request: Request, at: int = 0) -> dict[str, object]:
    """What fills a document's template; `at` counts the drafts of one made for each row."""
    (document,) = (d for d in DOCUMENTS if d.name == name)
    return list(document.drafts(request))[at].values


@cache
def empty() -> Book:
    """Terms, priorities and one meeting, and nothing else at all."""
    book = reader.read_content(starter.build(blank_rows()), "blank.xlsx").book
    shipped = reader.read_content(starter.build(), "shipped.xlsx").book
    assert book is not None
    assert shipped is not None
    bare = replace(shipped.meetings[1], start=None, end=None, venue="", focus="", chair="", note="")
    terms = replace(book.terms, rag_means=())
    return book.with_(terms=terms, meetings=(bare,), cycle=(), today=date(2021, 1, 18))


def overfull(book: Book) -> Book:
    """Forty people, thirty long items, sixty long actions: everything too much."""
    meeting = book.meetings[1].ref
    schools = tuple(
        replace(book.organisations[2], name=f"{LONG_SCHOOL} {n}", short_name="") for n in range(20)
    )
    people = tuple(
        replace(book.members[2], name=f"{LONG_NAME} {n}", organisation=schools[n // 2].name)
        for n in range(40)
    )
    came = tuple(
        replace(
            book.attendance[0], meeting=meeting, name=p.name, arrived=time(9, 45), left=time(11, 0)
        )
        for p in people
    )
    items = tuple(
        replace(
            book.agenda[5], no=str(n), title=LONG, notes=LONG * 3, paper=LONG, lead=people[n].name
        )
        for n in range(1, 31)
    )
    actions = tuple(
        replace(
            book.actions[0], ref=f"A-2020-{n:03d}", text=LONG * 2, owner=people[n % 40].name,
            progress=LONG * 4,
        )
        for n in range(1, 61)
    )  # fmt: skip
    developments = tuple(
        replace(d, text=LONG * 5, impact=LONG * 5, next_steps=LONG * 5, rag="Red")
        for d in book.developments * 3
    )
    kpis = tuple(replace(k, indicator=LONG, comment=LONG, autumn=1234567.5) for k in book.kpis * 3)
    objectives = tuple(
        replace(o, text=LONG, progress=LONG * 3, success_measure=LONG) for o in book.objectives * 3
    )
    messages = tuple(
        replace(c, subject=LONG, message=f"{LONG}\n\n{LONG}" * 4) for c in book.communications * 5
    )
    return book.with_(
        organisations=(*book.organisations, *schools),
        members=(*book.members, *people),
        attendance=(*book.attendance, *came),
        agenda=items,
        actions=actions,
        developments=developments,
        kpis=kpis,
        objectives=objectives,
        communications=messages,
        risks=tuple(replace(r, text=LONG, response=LONG) for r in book.risks * 5),
    )
