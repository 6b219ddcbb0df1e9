"""The agendas that went out, and whether they still say when and where the group meets."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    wanted = {
        "Date": ("Date", long_date(meeting.date)),
        "Start": ("Time", _hours(meeting)),
        "Venue": ("Place", meeting.venue),
    }
    return [
        heading
        for heading, (label, words) in wanted.items()
        if said and not any(words in line for line in _labelled(label, said))
    ]


def _labelled(label: str, said: list[str]) -> list[str]:
    """The row that gives a fact; where an agenda has none, all of its lines: one may give it."""
    return [line for line in said if key(line.partition("\t")[0]) == key(label)] or said


def _hours(meeting: Meeting) -> str:
    if meeting.start and meeting.end:
        return f"{clock(meeting.start)} to {clock(meeting.end)}"
    return clock(meeting.start)


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
