"""Workbooks to build documents from: the shipped one, an empty one, an overfull one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from typing import Any

from llf_docgen.documents import DOCUMENTS
from llf_docgen.documents.document import Request
from llf_docgen.model.book import Book
from llf_docgen.model.states import MinutesStatus
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing import starter
from tests.builders import blank_rows, present

LONG = (
    "A very long sentence that a busy member of staff has typed into one cell without a pause, "
    "because there was so much to say about it & because <nobody> had said where to stop. "
)
LONG_NAME = "Wilhelmina Featherstonehaugh-Cholmondeley-Smythe"
LONG_SCHOOL = "The Very Reverend Archbishop Somebody's Church of England Voluntary Aided Primary"


def request(book: Book, meeting: int = -1, term: int = 0, draft: bool = False) -> Request:
    """A request for one of the book's meetings, on one of its terms."""
    return Request(book, book.meetings[meeting], book.terms.year.terms[term], draft)


def request_for(name: str, book: Book, **more: Any) -> Request:
    """A request of which the document is made: some are made only once a meeting was held."""
    changes = _ONLY_OF.get(name)
    return request(_after_meeting(book, **changes) if changes is not None else book, **more)


_ONLY_OF = {
    "Extract": {},
    "Note of the meeting": {"minutes_status": MinutesStatus.NOT_TAKEN, "note": "Nobody could."},
}


def _after_meeting(book: Book, **changes: Any) -> Book:
    meeting = replace(book.meetings[-1], status="", **changes)
    today = meeting.date + timedelta(days=1)
    return book.with_(meetings=(*book.meetings[:-1], meeting), today=today)


def held(book: Book) -> Book:
    """The shipped workbook on 9 February 2021: the February meeting held, its minutes begun.

    Imogen Castledine is stood in for, Yusuf Harland comes late, A-2020-06 ended two days later.
    """
    ref = book.meetings[1].ref
    november = replace(
        book.meetings[0],
        minutes_status=MinutesStatus.APPROVED,
        approved_at=ref,
        corrections="item 6: 'two' to read 'three'",
    )
    february = replace(
        book.meetings[1],
        papers_circulated=date(2021, 1, 28),
        status="Held",
        closed=time(11, 42),
        minutes_status=MinutesStatus.DRAFT,
    )
    there = ("Priya Marlowe", "Owen Tansley", "Grace Okell", "Lena Brackwell", "Hazel Quillon")
    came = [present(ref, name, how="Online") for name in there]
    came += [
        present(ref, "Yusuf Harland", how="Online", arrived=time(9, 50)),
        present(ref, "Della Winsford", substitute_for="Imogen Castledine"),
        present(ref, "Noor Ashgrove", status="Absent"),
        present(ref, "Imogen Castledine", status="Apologies"),
        present(ref, "Bettany Crowle", status="Apologies"),
    ]
    first = book.decisions[0]
    decided = [
        replace(first, ref=f"D-2021-0{n}", meeting=ref, agenda_no=no, text=text)
        for n, (no, text) in enumerate(
            (
                ("6", "Agreed that every partner offers two placements in autumn 2021."),
                ("7", "Agreed the CPLD plan for 2021-22."),
                ("8", "Agreed the support plan for 2021-22."),
            ),
            1,
        )
    ]
    agreed = [
        replace(
            book.actions[2], ref=f"A-2021-0{n}", raised_at=ref, agenda_no=no, text=text, owner=who,
            due=date(2021, 3, 5), priority="",
        )
        for n, (no, who, text) in enumerate(
            (("6", "Grace Okell", "Write to all partners about placements"),
             ("9", "Priya Marlowe", "Draft the calendar for 2021-22")),
            1,
        )
    ]  # fmt: skip
    actions = [
        replace(a, status="Complete", completed_on=date(2021, 2, 6)) if a.ref == "A-2020-06" else a
        for a in book.actions
    ]
    return book.with_(
        meetings=(november, february),
        attendance=(*(a for a in book.attendance if a.meeting != ref), *came),
        decisions=(*book.decisions, *decided),
        actions=(*actions, *agreed),
        today=date(2021, 2, 9),
    )


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
