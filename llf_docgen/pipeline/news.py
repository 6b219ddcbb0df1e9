"""Where the workbook would have a record say something else, without what is no news of it.

No news is a free row for a new action with another free reference, and what a revised agenda says
of its own changes: what changed is told where it stands. An action handed over is told once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from llf_docgen.model.merged import Change, Kind
from llf_docgen.model.minuted import PROMPT_NEW_ACTION
from llf_docgen.pipeline.revising import own_changes

_ROW = re.compile(r", row \u201c([^\u201d]*)\u201d")
_OF_ACTION = re.compile(r"([^\s:|]*\d): ")
_FREE = re.compile(r"[^\s|]*\d")


def news(base: bytes, now: bytes, actions: Collection[str]) -> list[str]:
    """The places of what is news, those of an action named by its row.

    Args:
        base: the record as it was generated.
        now: as it would be now.
        actions: the references of the actions there are.

    Raises:
        UnusableFile: one of the two can't be read.
    """
    from llf_docgen.word.comparing.changes import changes

    own = (own_changes(base), own_changes(now))
    told = (c for c in changes(base, now, "The document") if c.kind is not Kind.LOOKS)
    return [
        _place(change, actions)
        for change in told
        if not _is_free_row(change, actions) and not _is_of_the_revision(change, *own)
    ]


def _is_free_row(change: Change, actions: Collection[str]) -> bool:
    """Whether it changes nothing but a row that waits for a new action."""
    row = _ROW.search(change.place)
    if row and (row[1] in actions or not _FREE.fullmatch(row[1])):
        return False
    return all(_waits(words, bool(row)) for words in (change.before, change.after))


def _waits(words: str, in_row: bool) -> bool:
    """Whether these are a free reference, the words that ask for an action, or nothing."""
    first, *others = (cell.strip() for cell in words.split("|"))
    if any(cell not in ("", PROMPT_NEW_ACTION) for cell in others):
        return False
    if not others and not in_row:  # a paragraph
        return first == ""
    return first in ("", PROMPT_NEW_ACTION) or bool(_FREE.fullmatch(first))


def _is_of_the_revision(change: Change, was: Collection[str], now: Collection[str]) -> bool:
    """Whether it is in what a revised agenda says of its own changes."""
    said = (change.before in ("", *was), change.after in ("", *now))
    return bool(was) and not _ROW.search(change.place) and all(said)


def _place(change: Change, actions: Collection[str]) -> str:
    """Where it is; an action that has another owner or due day in a line of an item, by its row."""
    refs = {found[1] for found in _of_actions(change)}
    if len(refs) == 1 and refs <= {*actions} and change.before and change.after:
        return f"{change.place}, row \u201c{refs.pop()}\u201d"
    return change.place


def _of_actions(change: Change) -> Iterator[re.Match[str]]:
    found = [_OF_ACTION.match(words) for words in (change.before, change.after)]
    return (one for one in found if one and all(found))
