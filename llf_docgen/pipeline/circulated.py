"""The agendas that went out, and whether they still say when and where the group meets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from llf_docgen.errors import UnusableFile
from llf_docgen.model.book import Book
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import key
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import clock, listing, long_date
from llf_docgen.output.cases import Standing
from llf_docgen.output.finding import find
from llf_docgen.rules.circulation import agenda_revised

AGENDA = "Agenda.docx"
# What a revised agenda says of how it was before: `Date: 11 February (was 4 February).`
_HOURS = re.compile(r"(\d\d:\d\d)(?:\W{1,3}(?:to\W)?(\d\d:\d\d))?")
_WAS = re.compile(r"\((?:was .*|taken out)\)\.?$")


def out_of_date(book: Book, standing: Standing) -> Iterator[Problem]:
    """What rule agenda-revised says: date, time or place changed after the agenda went out."""
    for meeting in book.coming:
        if meeting.papers_circulated:
            changed = _changed(book, meeting, standing)
            if changed:
                yield Problem(
                    agenda_revised.id, meeting.at.cell(changed[0]), _message(meeting, changed)
                )


def _message(meeting: Meeting, changed: list[str]) -> str:
    what = listing(heading.lower() for heading in changed)
    have = "has" if len(changed) == 1 else "have"
    return (
        f"The agenda of {meeting.ref} went out, and its {what} {have} changed since. "
        f'Send a revised one: llf-docgen pack --meeting {meeting.ref} --only "agenda" --again'
    )


def _changed(book: Book, meeting: Meeting, standing: Standing) -> list[str]:
    """The headings of what the agenda that stands in the folder does not say; none without one."""
    said = [line for line in _said(book, meeting, standing) if not _WAS.search(line)]
    if not said:
        return []
    date_said = _is_said(long_date(meeting.date), _labelled("Date", said))
    venue_said = _is_said(meeting.venue, _labelled("Place", said))
    hours = _hours_changed(meeting, _labelled("Time", said))
    return [*([] if date_said else ["Date"]), *hours, *([] if venue_said else ["Venue"])]


def _is_said(words: str, said: list[str]) -> bool:
    """Whether whole words stand in a line: `Room 1` not in `Room 12`."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return not words or any(whole.search(line) for line in said)


def _labelled(label: str, said: list[str]) -> list[str]:
    """The row that gives a fact; where an agenda has none, all of its lines: one may give it."""
    return [line for line in said if key(line.partition("\t")[0]) == key(label)] or said


def _hours_changed(meeting: Meeting, said: list[str]) -> list[str]:
    """Which of start and end an agenda gives otherwise, where it gives hours most like these.

    An end without a start stands on no agenda.
    """
    now = (clock(meeting.start), clock(meeting.end) if meeting.start else "")
    pairs = [found.groups("") for line in said for found in _HOURS.finditer(line)]
    nearest = max(pairs, key=lambda pair: sum(map(eq, pair, now)), default=("", ""))
    return [heading for heading, a, b in zip(("Start", "End"), nearest, now, strict=True) if a != b]


def _said(book: Book, meeting: Meeting, standing: Standing) -> list[str]:
    from llf_docgen.pipeline.places import place_of_meeting  # what a check mostly does without
    from llf_docgen.word.comparing.said import lines
    from llf_docgen.word.identity import identity_of

    place = place_of_meeting(book, meeting, standing)
    found = find(standing.files, f"{place.folder}/{AGENDA}", f"{place.key}/{AGENDA}", identity_of)
    try:
        return lines(standing.files[found[0]], AGENDA) if found else []
    except (UnusableFile, OSError, KeyError):
        return []
