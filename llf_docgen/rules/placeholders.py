"""What is written: no placeholders, and what is Red is explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from llf_docgen.model.book import Book
from llf_docgen.model.states import Rag
from llf_docgen.rules.rule import Found, warning
from llf_docgen.rules.unsaid import placeholder

PLACEHOLDER_DAYS = 30


@warning("rag-explained")
def rag_explained(book: Book) -> Found:
    """What is Red says what comes next.

    Right: Red, and Next steps says what comes next.

    Wrong: Red, and Next steps is empty.
    """
    for development in book.developments:
        if development.rag == Rag.RED and not development.next_steps:
            yield (
                development.at.cell("Next steps"),
                f"{development.priority} is Red in {development.term}. Say what comes next.",
            )


@warning("placeholder-text")
def placeholder_text(book: Book) -> Found:
    """Nothing says TBC, xxx or the like that goes into a document that is due.

    Right: Item 6 is led by Grace Okell.

    Wrong: Item 6 is led by TBC, two weeks before the meeting.
    """
    for record, heading, text in _going_out(book):
        found = placeholder(text)
        if found:
            message = f"'{found}' stands here and goes into a document that is due."
            yield record.at.cell(heading), f"{message} Write what is meant, or clear it."


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
        yield message, "Message", message.message


RULES = (
    rag_explained,
    placeholder_text,
)
