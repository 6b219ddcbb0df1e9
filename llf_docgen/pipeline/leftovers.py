"""What an earlier run made and is none any more: it must not be sent (again).

What went out stays, and of what somebody typed into it is said what would go with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from llf_docgen.documents.document import Document
from llf_docgen.errors import UnusableFile
from llf_docgen.model.agreed import owners_of
from llf_docgen.model.book import Book
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import short_date
from llf_docgen.output.cases import Generated, Merging, Outcome, Standing, Written, copied_key
from llf_docgen.output.finding import AS_CIRCULATED, find, is_beside
from llf_docgen.output.living import known_base
from llf_docgen.output.records import few
from llf_docgen.pipeline.places import Place
from llf_docgen.word.identity import identity_of

_LEFT_OVER = {
    "Actions": "nothing is open there any more",
    "Minutes": "no minutes were taken of this meeting",
}
_WENT_OUT = "went out or was approved, so it stays; correct 'Minutes status', which is Not taken"
_DELETE = "delete it, so that it is not sent"
_LOOK = f"look whether somebody typed into it, and if nobody did, {_DELETE}"
_SAME_PEOPLE = "so it stays as it was sent: send the notice of cancellation to the same people"
_SENT_WITH_MINUTES = ("Minutes", "Action log after the meeting")
_LEFT = "has left the group, so what is open needs another owner"


def left_over(
    book: Book,
    document: Document,
    files: Sequence[Generated],
    place: Place,
    standing: Standing,
    merging: Merging,
) -> Iterator[Written]:
    """The files of a document that were made once and are not among those made now."""
    why = _LEFT_OVER.get(document.name)
    if why is None:
        return
    made = {file.what for file in files}
    prefix = f"{place.key}/{document.name}"
    of_it = re.compile(rf"{re.escape(prefix)}( [^/]+)?\.docx")
    # A version laid beside one that somebody edited is told with that.
    there = (
        key for key in standing.bases if of_it.fullmatch(key) and not is_beside(PurePosixPath(key))
    )
    for key in sorted(key for key in there if key not in made):
        name = PurePosixPath(key).name
        said = _LEFT if _has_left(book, PurePosixPath(key).stem, document.name) else why
        went_out = copied_key(key) in standing.bases or standing.origin(key).approved
        for path in find(standing.files, f"{place.folder}/{name}", key, identity_of):
            note = f"{said}; {_to_delete(path, key, standing, merging)}"
            yield Written(path, Outcome.KEPT, _WENT_OUT if went_out else note)


def _has_left(book: Book, stem: str, name: str) -> bool:
    """Whether an owner's page is of somebody who has left with something still open."""
    owner = stem.removeprefix(name).strip()
    seats = book.seats(owner)
    gone = bool(seats) and not any(seat.in_office(book.today) for seat in seats)
    theirs = (a for a in book.actions if a.is_open and owner in owners_of(book, a))
    return gone and any(theirs)


def of_cancelled(
    meeting: Meeting, place: Place, standing: Standing, merging: Merging
) -> Iterator[Written]:
    """The papers of a cancelled meeting that still stand in its folder."""
    for what in sorted(w for w in standing.bases if w.startswith(f"{place.key}/")):
        name = PurePosixPath(what).name
        if AS_CIRCULATED in PurePosixPath(what).parts:
            continue
        sent = _circulated(meeting, what, standing)
        for path in find(standing.files, f"{place.folder}/{name}", what, identity_of):
            what_to_do = sent or _to_delete(path, what, standing, merging)
            yield Written(path, Outcome.KEPT, f"the meeting is cancelled; {what_to_do}")


def _circulated(meeting: Meeting, what: str, standing: Standing) -> str:
    """That a paper of a cancelled meeting went out, and who is to know that there is none."""
    later = PurePosixPath(what).stem in _SENT_WITH_MINUTES
    day = meeting.minutes_circulated if later else meeting.papers_circulated
    if day is None and copied_key(what) not in standing.bases:
        return ""
    return f"it was circulated{f' on {short_date(day)}' if day else ''}, {_SAME_PEOPLE}"


def _to_delete(path: str, what: str, standing: Standing, merging: Merging) -> str:
    """That a file is to be deleted; where somebody typed into it, not before that is looked at."""
    base = known_base(what, standing, merging)
    if base is None or standing.is_exchanged(what):
        return _LOOK
    try:
        mine = standing.files.get(path, b"")
        places = [] if mine == base else [*dict.fromkeys(merging.places(base, mine))]
    except (UnusableFile, OSError):  # too large, a pipe, behind a link
        return _LOOK
    if not places:
        return _DELETE
    return (
        f"it holds words that somebody typed ({few(places)}) and that no document made now has: "
        f"copy to another place what is still wanted, and only then {_DELETE}"
    )
