"""What an earlier run made and is none any more: it must not be sent (again)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from llf_docgen.documents.document import Document
from llf_docgen.model.agreed import owners_of
from llf_docgen.model.book import Book
from llf_docgen.output.cases import Generated, Outcome, Standing, Written, copied_key
from llf_docgen.output.finding import AS_CIRCULATED, find
from llf_docgen.pipeline.places import Place
from llf_docgen.word.identity import identity_of

_LEFT_OVER = {
    "Actions": "nothing is open there any more",
    "Minutes": "no minutes were taken of this meeting",
}
_WENT_OUT = "went out or was approved, so it stays; correct 'Minutes status', which is Not taken"
_LEFT = "has left the group, so what is open needs another owner"


def left_over(
    book: Book, document: Document, files: Sequence[Generated], place: Place, standing: Standing
) -> Iterator[Written]:
    """The files of a document that were made once and are not among those made now."""
    why = _LEFT_OVER.get(document.name)
    if why is None:
        return
    made = {file.what for file in files}
    prefix = f"{place.key}/{document.name}"
    of_it = re.compile(rf"{re.escape(prefix)}( [^/]+)?\.docx")
    there = (key for key in standing.bases if of_it.fullmatch(key))
    for key in sorted(key for key in there if key not in made):
        name = PurePosixPath(key).name
        said = _LEFT if _has_left(book, PurePosixPath(key).stem, document.name) else why
        note = f"{said}; delete it, so that it is not sent"
        if copied_key(key) in standing.bases or standing.origin(key).approved:
            note = _WENT_OUT
        for path in find(standing.files, f"{place.folder}/{name}", key, identity_of):
            yield Written(path, Outcome.KEPT, note)


def _has_left(book: Book, stem: str, name: str) -> bool:
    """Whether an owner's page is of somebody who has left with something still open."""
    owner = stem.removeprefix(name).strip()
    seats = book.seats(owner)
    gone = bool(seats) and not any(seat.in_office(book.today) for seat in seats)
    theirs = (a for a in book.actions if a.is_open and owner in owners_of(book, a))
    return gone and any(theirs)


def of_cancelled(place: Place, standing: Standing) -> Iterator[Written]:
    """The papers of a cancelled meeting that still stand in its folder."""
    for what in sorted(w for w in standing.bases if w.startswith(f"{place.key}/")):
        name = PurePosixPath(what).name
        if AS_CIRCULATED in PurePosixPath(what).parts:
            continue
        for path in find(standing.files, f"{place.folder}/{name}", what, identity_of):
            note = "the meeting is cancelled; delete it, so that it is not sent"
            yield Written(path, Outcome.KEPT, note)
