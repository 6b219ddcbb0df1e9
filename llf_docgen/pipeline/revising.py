"""What an agenda that is sent again says of itself: when it was revised, and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile

from llf_docgen.documents.document import STAMP
from llf_docgen.errors import UnusableFile
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.merged import Change, Kind
from llf_docgen.model.records import AgendaItem
from llf_docgen.model.wording import listing, short_date

_AT_THE_TOP = 8  # lines
_REVISED = re.compile(r"Revised (\d{1,2} \w+ \d{4})")
_ROW = re.compile(r"row \u201c([^\u201d]*)\u201d")
_OF_BUSINESS = "under \u201cBusiness\u201d"
_TOLD = re.compile(r"under \u201c(Agenda|Business)\u201d")
# What follows from a change told already: running headers, and by when papers go out.
_OF_COURSE = re.compile(r"in the (header|footer)|row \u201cPapers\u201d")
_IN_DETAIL = re.compile(r", row .*|[\u201c\u201d]")
_ITEM = re.compile(r"(\d\w*(?:\.\w+)*)\t")  # how the row of an item begins
_CLOCK = re.compile(r"\d\d:\d\d")
_TIMES = "The items' times change accordingly."


def is_stamped(base: bytes) -> bool:
    """Whether a document was built in spite of errors."""
    return any(STAMP in line for line in _top(base))


def revised_on(base: bytes) -> date | None:
    """The day an agenda was last revised, as it says itself; None where it never was."""
    found = (_REVISED.search(line) for line in _top(base))
    return next((day_or_none(line[1]) for line in found if line), None)


def own_changes(agenda: bytes) -> tuple[str, ...]:
    """What a revised agenda says of what changed in it: from its `Revised` to its first table.

    Raises:
        UnusableFile: it can't be read.
    """
    from llf_docgen.word.comparing.said import lines
    from llf_docgen.word.comparing.words import plain

    said = lines(agenda, "The document")
    at = next((n for n, line in enumerate(said[:_AT_THE_TOP]) if _REVISED.search(line)), None)
    if at is None:
        return ()
    return tuple(plain(line) for line in takewhile(lambda line: "\t" not in line, said[at:]))


def _top(base: bytes) -> list[str]:
    return _lines(base)[:_AT_THE_TOP]


def _lines(base: bytes) -> list[str]:
    from llf_docgen.word.comparing.said import lines

    try:
        return lines(base, "The document") if base else []
    except UnusableFile:  # what was remembered is damaged: nothing is known of it
        return []


def late_papers(items: Iterable[AgendaItem], first: date, today: date) -> dict[str, date]:
    """The papers that were sent after the others and by today, each with its day, as sentences."""
    sent = ((item, item.paper_sent) for item in items if item.paper)
    late = ((item, day) for item, day in sent if day and first < day <= today)
    return {
        f"Item {item.no}: {item.paper.rstrip('. ')} was sent on {short_date(day)}": day
        for item, day in late
    }


def what_changed(base: bytes, now: bytes, first: date, late: Iterable[str] = ()) -> tuple[str, ...]:
    """What an agenda says otherwise than the one that went out; both stamped alike, or not.

    Args:
        base: the agenda as it went out.
        now: as it is now.
        first: the day it was first circulated, for one that is again as it was then.
        late: what is said of papers sent since.
    """
    told = changed(base, now)
    whole = _business(_items(base), _items(now)) if told else ""
    told_of = [c for c in told if not (whole and _OF_BUSINESS in c.place)]
    said = (*_in_sentences(told_of), *([whole] if whole else []), *late)
    return said or (_in_general(told, first),)


def _items(agenda: bytes) -> list[str]:
    """The numbers of an agenda's items."""
    return [found[1] for line in _lines(agenda) if (found := _ITEM.match(line))]


def _business(before: list[str], after: list[str]) -> str:
    """`The business of the meeting has been added: items 1 to 8`, where all of it came, or went.

    It is one change, and whoever wants to read the items finds them below.
    """
    if bool(before) == bool(after):
        return ""
    first, last = (before or after)[0], (before or after)[-1]
    which = f"item {first}" if first == last else f"items {first} to {last}"
    if after:
        return f"The business of the meeting has been added: {which}"
    return f"The business of the meeting ({which}) has been taken out, and is still to be agreed"


def changed(base: bytes, now: bytes) -> list[Change]:
    """Where they differ, but for what follows of course; nowhere where the base is damaged."""
    from llf_docgen.word.comparing.changes import changes

    try:
        told = changes(base, now, "Agenda.docx")
    except UnusableFile:
        return []
    return [
        change
        for change in told
        if change.kind in (Kind.WORDS, Kind.MOVED) and not _OF_COURSE.search(change.place)
    ]


def _in_general(changes: Iterable[Change], first: date) -> str:
    """What stands for a list of changes where none is of its facts and its business."""
    places = dict.fromkeys(_IN_DETAIL.sub("", change.place) for change in changes)
    if places:
        return f"What stands {listing(places)}"
    return f"The agenda is again as it was first circulated on {short_date(first)}"


def _in_sentences(changes: Iterable[Change]) -> Iterator[str]:
    """What changed in an agenda: `Time: 10:00 to 12:00 (was 09:30 to 11:30)`.

    Of its facts and its business; that each item runs at another time is said once.
    """
    times = False
    for change in (c for c in changes if _TOLD.search(c.place)):
        if _CLOCK.fullmatch(change.before) and _CLOCK.fullmatch(change.after):
            times = True
        else:
            yield _in_a_sentence(change)
    if times:
        yield _TIMES


def _in_a_sentence(change: Change) -> str:
    said = (change.before, change.after)
    before, after = (words.replace(" | ", ", ").rstrip(". ") for words in said)
    if change.kind is Kind.MOVED:
        return f"{after.partition(' / ')[0]} stands elsewhere now"
    row = _ROW.search(change.place)
    label = f"{'Item ' if row and row[1][:1].isdigit() else ''}{row[1]}: " if row else ""
    if before and after:
        return f"{label}{after} (was {before})"
    if label:
        return f"{label}{after}" if after else f"{label}{before} (taken out)"
    no, _, rest = (after or before).partition(", ")
    if not rest or not no[:1].isdigit():
        return after or f"{before} (taken out)"
    return f"Item {no}, {rest.partition(' / ')[0]}, is {'new' if after else 'taken out'}"
