"""Where the documents of a meeting and of a year stand in the output folder, by what they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pathvalidate import sanitize_filename

from llf_docgen.model.book import Book
from llf_docgen.model.records import Meeting
from llf_docgen.output.cases import Standing
from llf_docgen.output.finding import home, keys_in
from llf_docgen.word.identity import identity_of

# A name may have 255 (of UTF-8 mostly); behind it comes as much as ` (new 99).docx.json`.
MOST_BYTES = 230


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, and the key that a meeting or year is known by, whatever becomes of the folder."""

    folder: str
    key: str


def place_of_year(book: Book, standing: Standing) -> Place:
    """The year's folder. The group's name changes; what its documents are known by must not."""
    year = book.terms.year_name
    key = safe(f"{year} {book.terms.short_group}")
    if not _is_known(standing, key):
        earlier = {safe(f"{year} {name}") for name in _names_before(book, standing)}
        known = sorted(other for other in earlier if _is_known(standing, other))
        key = known[0] if len(known) == 1 else key
    return Place(home(standing.files, key, f"{key}/", identity_of, standing.known), key)


def place_of_meeting(book: Book, meeting: Meeting, standing: Standing) -> Place:
    """A meeting's folder. Date and reference change; what its documents are known by must not."""
    usual = _usual(book, meeting)
    key = meeting_key(book, meeting)
    if not _is_known(standing, key):
        key = _key_before(book, usual, standing) or key
    return Place(home(standing.files, usual, f"{key}/", identity_of, standing.known), key)


def _is_known(standing: Standing, key: str) -> bool:
    """Whether something of that key was ever generated here."""
    return any(what.startswith(f"{key}/") for what in standing.bases)


def _key_before(book: Book, folder: str, standing: Standing) -> str:
    """What the documents in a folder are known by, where no meeting has that reference any more."""
    of_others = {meeting_key(book, meeting) for meeting in book.meetings}
    there = keys_in(standing.files, folder, identity_of, standing.known)
    keys = {PurePosixPath(what).parent.as_posix() for what in there} - of_others
    before = sorted(key for key in keys if _is_known(standing, key))
    return before[0] if len(before) == 1 else ""


def _names_before(book: Book, standing: Standing) -> Iterator[str]:
    """What the group was called when the folders of its meetings were made."""
    for meeting in book.dated_meetings:
        place = place_of_meeting(book, meeting, standing)
        if place.folder.startswith(f"{meeting.date.isoformat()} "):
            yield place.folder.partition(" ")[2]


def meeting_key(book: Book, meeting: Meeting) -> str:
    """What a meeting's documents are known by."""
    return safe(meeting.ref) or _usual(book, meeting)


def _usual(book: Book, meeting: Meeting) -> str:
    """What a meeting's folder is called; two on one day are told apart by their references."""
    same_day = [m for m in book.meetings if m.date == meeting.date and not m.cancelled]
    ref = f" {meeting.ref}" if len(same_day) > 1 else ""
    return safe(f"{meeting.date.isoformat()} {book.terms.short_group}{ref}")


def moved(book: Book, meeting: Meeting, place: Place, standing: Standing) -> tuple[str, str] | None:
    """The folder of a meeting that moved and what it is called now; None where it stays.

    Only one that still bears the name the program gave it, with another day, is called anew.
    """
    given = re.escape(safe(book.terms.short_group))
    ours = re.fullmatch(rf"\d{{4}}-\d\d-\d\d {given}( {re.escape(place.key)})?", place.folder)
    on_its_day = place.folder.startswith(meeting.date.isoformat())
    if not ours or on_its_day or not _holds(standing, place.folder):
        return None
    usual = _usual(book, meeting)
    return place.folder, f"{usual} {place.key}" if _holds(standing, usual) else usual


def _holds(standing: Standing, folder: str) -> bool:
    return any(path.startswith(f"{folder}/") for path in standing.files)


def safe(name: str) -> str:
    """A name that every system takes for a file or folder, whatever is put behind it.

    One that is too long is cut, and told from others that begin like it by what is put there.
    """
    return str(sanitize_filename(_cut(name), platform="universal")).strip(" .") or "_"


def _cut(name: str) -> str:
    whole = name.encode("utf-8", "replace")
    if len(whole) <= MOST_BYTES:
        return name
    mark = hashlib.sha256(whole).hexdigest()[:8]
    return f"{whole[: MOST_BYTES - 9].decode('utf-8', 'ignore').rstrip()} {mark}"
