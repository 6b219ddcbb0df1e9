"""What stays in the group: items that the sheet Agenda marks, with their decisions and actions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.names import number_key
from llf_docgen.model.records import Action, AgendaItem, Decision
from llf_docgen.model.withheld import is_confidential, is_withheld

_CONFIDENTIAL = re.compile(r"\W*(?:strictly |highly )?confidential\b", re.IGNORECASE)
Kept = TypeVar("Kept", Decision, Action)


def marked(book: Book, item: AgendaItem) -> Cell | None:
    """The cell that says, or may say, that an item is confidential; None where none does."""
    cell = item.at.cell("Confidential")
    if item.confidential or any(lost.cell == cell for lost in book.unread):
        return cell
    return in_words(item)


def in_words(item: AgendaItem) -> Cell | None:
    """The cell whose words say that an item is not for others: its title, or its notes."""
    if is_confidential(item.title) or is_withheld(item.title):
        return item.at.cell("Item")
    notes = item.notes
    if _CONFIDENTIAL.match(notes) or is_withheld(notes):
        return item.at.cell("Notes")
    return None


def kept_back(book: Book, records: Iterable[Kept]) -> list[tuple[Kept, str]]:
    """The decisions or actions that stay in the group, each with why."""
    if not any(marked(book, item) for item in book.agenda):
        return []
    return [(record, why) for record in records if (why := why_kept(book, record))]


def why_kept(book: Book, record: Decision | Action) -> str:
    """Why a decision or action stays in the group, behind its name; nothing where it may leave.

    One that does not say of which of a meeting's items it is may be of a confidential one.
    """
    meeting = book.meeting(record.meeting if isinstance(record, Decision) else record.raised_at)
    items = book.agenda_of(meeting) if meeting else []
    kept = [(item, cell) for item in items if (cell := marked(book, item))]
    named = number_key(record.agenda_no)
    own = next((cell for item, cell in kept if number_key(item.no) == named), None)
    if own:
        return (
            f"is of item {record.agenda_no}, which {own} says is confidential, so it is left out."
        )
    if kept and named not in {number_key(item.no) for item in items}:
        item, cell = kept[0]
        return (
            f"may be of item {item.no}, which {cell} says is confidential, so it is left out: fill "
            "in its 'Agenda no'."
        )
    return ""
