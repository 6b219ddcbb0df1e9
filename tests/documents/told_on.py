"""The shipped year told on: what spring and summer bring, as a term's report would have it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from llf_docgen.documents.document import Request
from llf_docgen.model.book import Book
from llf_docgen.model.states import TERM_NAMES, ActionStatus, Rag
from tests import books
from tests.builders import changed

SPRING = dict(ITT1=15, ITT3=8, PL1=19, PL2=92, PL3=13, PS1=12, PS2=98, PS3=82)
SUMMER = dict(ITT1=15, ITT3=8, PL1=16, PL2=91, PL3=13, PS1=16, PS2=96, PS3=88)


def spring(book: Book, today: date = date(2021, 3, 8)) -> Book:
    """In March: the February meeting was held, the spring's figures and developments are in."""
    sent = {"papers_circulated": date(2021, 1, 28), "minutes_circulated": date(2021, 2, 10)}
    book = changed(book, "meetings", 1, minutes_status="Draft", **sent)
    return _told(book, "Spring", SPRING).with_(today=today)


def summer(book: Book, today: date = date(2021, 6, 28)) -> Book:
    """In June: the summer's are in too, every action is closed, two objectives are complete."""
    book = _told(spring(book), "Summer", SUMMER)
    done = {"status": ActionStatus.COMPLETE, "completed_on": date(2021, 5, 5)}
    book = book.with_(
        actions=tuple(replace(a, **done) if a.is_open else a for a in book.actions),
        objectives=tuple(
            replace(o, rag=Rag.BLUE) if o.ref in ("ITT1", "PL1") else o for o in book.objectives
        ),
        today=today,
    )
    return changed(book, "calendar", 4, sent_on=date(2021, 3, 10))


def _told(book: Book, term: str, figures: dict[str, float]) -> Book:
    return book.with_(
        kpis=tuple(replace(k, **{term.lower(): figures.get(k.ref)}) for k in book.kpis),
        developments=(
            *book.developments,
            *(
                replace(
                    d, term=term, text=f"{d.priority} moved on in {term.lower()}", rag=Rag.GREEN,
                    next_steps=f"go on after {term.lower()}",
                )
                for d in book.developments
                if d.term == "Autumn"
            ),
        ),
    )  # fmt: skip


def request(book: Book, term: str) -> Request:
    """A request for the year, on one of its terms."""
    return replace(books.request(book, term=TERM_NAMES.index(term)), for_meeting=None)
