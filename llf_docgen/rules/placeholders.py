"""What is written: no placeholders, and what is Red is explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.states import Rag
from llf_docgen.model.wording import listing, quoted
from llf_docgen.rules.rule import Found, warning
from llf_docgen.rules.unsaid import placeholder

PLACEHOLDER_DAYS = 30


@warning("rag-explained")
def rag_explained(book: Book) -> Found:
    """Everything rated Red says what happens next.

    Right: Red, and Next steps: A call to every head by half term.

    Wrong: Red, and Next steps is empty.
    """
    red = [d for d in book.developments if d.rag == Rag.RED and not d.next_steps]
    for term, told in grouped(red, lambda d: d.term).items():
        codes = dict.fromkeys(d.priority for d in told)
        names, are = listing(codes), "is" if len(codes) == 1 else "are"
        yield (
            told[0].at.cell("Next steps"),
            f"{names} {are} Red in the {term.lower()} term. Say in 'Next steps' what happens next.",
        )


@warning("placeholder-text")
def placeholder_text(book: Book) -> Found:
    """No TBC, xxx or the like is about to go into a document.

    Right: Item 6 is led by Grace Okell.

    Wrong: Item 6 is led by TBC, two weeks before the meeting.
    """
    cells = [
        (record.at.cell(heading), found)
        for record, heading, text in _going_out(book)
        if (found := placeholder(text))
    ]
    for (first, found), *others in grouped(cells, lambda pair: pair[0].sheet).values():
        said = f"This cell says '{found}' and is about to go into a document"
        if others:
            also = listing(f"{cell.address} ({quoted(text)})" for cell, text in others)
            do = "do" if len(others) > 1 else "does"
            yield first, f"{said}; so {do} {also}. Replace them or clear them."
        else:
            yield first, f"{said}. Replace it or clear it."


def _going_out(book: Book) -> Iterator[tuple[Any, str, str]]:
    """(record, heading, text) of what stands in the papers now due."""
    for meeting in book.coming:
        if (meeting.date - book.today).days > PLACEHOLDER_DAYS:
            continue
        yield meeting, "Focus", meeting.focus
        for item in book.agenda_of(meeting):
            yield item, "Item", item.title
            yield item, "Lead", item.lead
            yield item, "Paper", item.paper
            yield item, "Notes", item.notes
    for action in book.actions:
        if action.is_open:
            yield action, "Action", action.text
            yield action, "Progress", action.progress
    for development in book.developments:
        yield development, "Key developments", development.text
        yield development, "Impact", development.impact
        yield development, "Next steps", development.next_steps
    for message in book.communications:
        yield message, "Subject", message.subject
        yield message, "Message", message.message


RULES = (
    rag_explained,
    placeholder_text,
)
