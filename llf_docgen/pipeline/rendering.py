"""Drafts rendered: a living document from the workbook as it is, a record from what it was then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from llf_docgen.documents import agenda, minutes
from llf_docgen.documents.document import STAMP, Document, Draft, Per, Request, Revision
from llf_docgen.model.agreed import owners_of
from llf_docgen.model.as_of import approved_on, as_of
from llf_docgen.model.book import Book
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.merged import Change
from llf_docgen.model.report_in_hand import Report, report_in_hand, reports
from llf_docgen.model.sent import Since
from llf_docgen.model.states import MinutesStatus
from llf_docgen.model.wording import short_date
from llf_docgen.output.deciding import (
    Copy,
    Generated,
    Outcome,
    Record,
    Standing,
    Written,
    approved_key,
    copied_key,
)
from llf_docgen.output.finding import AS_CIRCULATED, find
from llf_docgen.pipeline.places import Place, meeting_key, safe
from llf_docgen.word.identity import identity_of
from llf_docgen.word.template import Template

_REVISED = re.compile(r"Revised (\d{1,2} \w+ \d{4})")
_SAY_SENT = ("papers_circulated", "minutes_circulated", "minutes_status")
_LEFT_OVER = {
    "Actions": "nothing is open there any more",
    "Minutes": "no minutes were taken of this meeting",
}
_LEFT = "has left the group, so what is open needs another owner"
_APPROVED = " approved.docx"
_REPORT = re.compile(r"\breports?\b", re.IGNORECASE)
_SENT = " sent"  # behind the day by which a record was made, having gone out that day


@dataclass(frozen=True)
class Rendering:
    """One document of a request, rendered into its place beside what stands in the folder.

    `year` is where the year's documents stand; `anew` says that a record was asked for by name,
    to be made again.
    """

    document: Document
    request: Request
    place: Place
    year: Place
    content: bytes
    standing: Standing
    anew: bool = False

    def file(self, draft: Draft) -> Generated:
        """The file of a draft; of a record, as it would have been made when it was made."""
        key = self._key(draft)
        path = PurePosixPath(self.place.folder, f"{safe(draft.file_name)}.docx").as_posix()
        since = draft.since or self._perhaps_sent()
        if since and not self.anew:
            return self._record(draft, since, path, key)
        living = self._revised(draft, draft.since, key) if draft.since else draft
        return replace(self._generated(path, living, key), keeps=draft.since is not None)

    def _generated(
        self, path: str, draft: Draft, key: str, record: Record | None = None, day: str = ""
    ) -> Generated:
        day = day or self.request.book.today.isoformat()
        return Generated(path, self._render(draft, key), key, record, day)

    def _perhaps_sent(self) -> Since | None:
        """Where the cell that says so can't be read, what stands there may have been sent."""
        book, meeting = self.request.book, self.request.for_meeting
        if self.document.per is Per.MEETING:
            row = meeting.at.number if meeting else 0
            cells = {("meetings", field, row) for field in _SAY_SENT}
        else:
            cells = {("calendar", "sent_on", e.at.number) for e in book.calendar}
            cells |= {("communications", "sent_on", c.at.number) for c in book.communications}
        unread = {(u.table, u.field, u.row) for u in book.unread}
        return Since("a date that can't be read", None) if cells & unread else None

    def _key(self, draft: Draft) -> str:
        """What the file is known by; one of the year that was put with a meeting stays there."""
        name = f"{safe(draft.file_name)}.docx"
        key = f"{self.place.key}/{name}"
        if self.document.per is Per.MEETING or key in self.standing.bases:
            return key
        book = self.request.book
        earlier = (f"{meeting_key(book, meeting)}/{name}" for meeting in book.meetings)
        return next((other for other in earlier if other in self.standing.bases), key)

    def _render(self, draft: Draft, key: str) -> bytes:
        return _prepared(self.content, f"{self.document.name}.docx").render(draft.values, key)

    def _record(self, draft: Draft, since: Since, path: str, key: str) -> Generated:
        """What a record is compared with, or made as where it was never made."""
        copies = tuple(self._copies(since, path, key))
        record = Record(self._since(since, key), self.document.name.lower(), copies)
        approval = self._approval(draft)
        if approval or key in self.standing.bases:
            return self._compared(draft, since, path, key, record)
        if self.document.per is Per.YEAR or since.day is None:
            return self._generated(path, draft, key, record)
        day = f"{since.day.isoformat()}{_SENT}"
        return self._generated(path, self._then(draft, since.day), key, record, day)

    def _since(self, since: Since, key: str) -> str:
        """Since when it stands as it does: sent, revised, or made only after it had been sent."""
        revised = self._revised_on(key)
        if revised:
            return f"as it stood when it was revised ({short_date(revised)})"
        base = self.standing.bases.get(key, b"")
        return self._said(since, key) + (f", and it bears {STAMP}" if _is_stamped(base) else "")

    def _said(self, since: Since, key: str) -> str:
        made = day_or_none(self.standing.days.get(key, "").removesuffix(_SENT))
        if since.day and made and made > since.day:
            return f"as it was made on {short_date(made)}, after {since.column or 'the meeting'}"
        return since.in_words

    def _revised_on(self, key: str) -> date | None:
        base = self.standing.bases.get(key) if self._is_agenda else None
        return _revised_on(base) if base else None

    def _compared(
        self, draft: Draft, since: Since, path: str, key: str, record: Record
    ) -> Generated:
        """A record as the workbook would have it by the day it was made, or approved.

        What was made in spite of errors is compared with its like; approved it bears no stamp.
        """
        approval = self._approval(draft)
        stamped = self._stamped(_is_stamped(self.standing.bases.get(key, b"")))
        if approval is None:
            return self._generated(path, stamped._as_made(draft, since, key), key, record)
        if approved_key(key) not in self.standing.bases:
            unapproved = stamped._unapproved(draft)
            record = replace(record, unapproved=self._render(unapproved, key))
        approved = self._stamped(False)._then(draft, approval)
        return self._generated(path, approved, key, record)

    def _stamped(self, draft: bool) -> Rendering:
        return replace(self, request=replace(self.request, draft=draft))

    def _copies(self, since: Since, path: str, what: str) -> Iterator[Copy]:
        """What went out is copied, once; with an agenda the report that was a paper of it."""
        said = self.standing.days.get(what, "")
        reconstructed = said.endswith(_SENT) or (since.day and said > since.day.isoformat())
        if not since.column.endswith("circulated") or self.document.per is Per.YEAR:
            return
        if reconstructed and not self._revised_on(what):
            return
        folder = PurePosixPath(path).parent / AS_CIRCULATED
        yield Copy(str(folder / PurePosixPath(path).name), copied_key(what), path, what)
        revised = self._revised_on(what)
        if revised:
            name = f"Agenda revised {short_date(revised)}.docx"
            beside = copied_key(f"{self.place.key}/{name}")
            yield Copy(str(folder / name), beside, path, what)
        report = self._report_sent_along(since) if self._is_agenda else None
        if report and since.day:
            of = f"Termly report {report.term.name}.docx"
            sent = report.sent_on is not None and report.sent_on <= since.day
            name = of if sent else of.replace(".docx", " (draft for the group).docx")
            beside = copied_key(f"{self.place.key}/{name}")
            of_path, of_key = f"{self.year.folder}/{of}", f"{self.year.key}/{of}"
            yield Copy(str(folder / name), beside, of_path, of_key)

    def _report_sent_along(self, since: Since) -> Report | None:
        """The report that a paper of the agenda is: of the term it names, else the one in hand."""
        items = self.request.book.agenda_of(self.request.meeting)
        papers = [item.paper for item in items if _REPORT.search(item.paper)]
        if since.day is None or not papers:
            return None
        then = as_of(self.request.book, since.day)
        named = (r for r in reports(then) for p in papers if r.term.name.casefold() in p.casefold())
        report = next(named, None) or report_in_hand(then)
        file = f"{self.year.key}/Termly report {report.term.name}.docx" if report else ""
        made = self.standing.days.get(file, "")
        return report if made and made <= since.day.isoformat() else None

    # --- the document on another day

    def _then(self, draft: Draft, day: date | None, with_the_day: bool = True) -> Draft:
        """The draft as of a day; as it is now where no day is known."""
        if day is None:
            return draft
        return self._in(as_of(self.request.book, day, with_the_day), draft)

    def _as_made(self, draft: Draft, since: Since, key: str) -> Draft:
        """The draft by the day its base was made, from the workbook as it is now.

        What was entered on that very day had happened, but for its own going out.
        """
        revised = self._revised_on(key)
        if revised:
            return self._revised_as_of(draft, since, key, revised)
        return self._as_first_made(draft, since, key)

    def _as_first_made(self, draft: Draft, since: Since, key: str) -> Draft:
        said = self.standing.days.get(key, "")
        day = day_or_none(said.removesuffix(_SENT)) or since.day
        return self._then(draft, day, with_the_day=said.endswith(_SENT) or day != since.day)

    def _in(self, book: Book, draft: Draft, revision: Revision | None = None) -> Draft:
        """The same draft made from another book."""
        request = replace(self.request, book=book, revision=revision)
        meeting = request.for_meeting
        if meeting:
            row = next((m for m in book.meetings if m.at == meeting.at), meeting)
            request = replace(request, for_meeting=row)
        drafts = self.document.drafts(request)
        return next((d for d in drafts if d.file_name == draft.file_name), draft)

    # --- minutes and their approval

    def _approval(self, draft: Draft) -> date | None:
        """The day on which minutes were approved; None for other documents, and until then."""
        context = draft.context
        if not isinstance(context, minutes.Minutes) or not context.approved:
            return None
        return approved_on(self.request.book, self.request.meeting)

    def _unapproved(self, draft: Draft) -> Draft:
        """The minutes as they are, but for their approval."""
        book, meeting = self.request.book, self.request.meeting
        draft_again = replace(
            meeting,
            minutes_status=MinutesStatus.DRAFT,
            approved_at="",
            approved_on=None,
            corrections="",
        )
        approval = self._approval(draft)
        then = as_of(book, approval) if approval else book
        meetings = tuple(draft_again if m.at == meeting.at else m for m in then.meetings)
        return self._in(then.with_(meetings=meetings), draft)

    # --- an agenda that is sent again

    @property
    def _is_agenda(self) -> bool:
        return self.document is agenda.DOCUMENT

    def _revised(self, draft: Draft, since: Since, key: str) -> Draft:
        """The agenda as it is sent again, saying what changed since it first went out."""
        if not self._is_agenda or since.day is None or key not in self.standing.bases:
            return draft
        return self._revised_as_of(draft, since, key, self.request.book.today)

    def _revised_as_of(self, draft: Draft, since: Since, key: str, day: date) -> Draft:
        """What changed is told against the workbook as it is, by the day the first was made."""
        bases = self.standing.bases
        made = copied_key(key) if copied_key(key) in bases else key
        now = self._as_first_made(draft, since, made)
        changes = self._changes(bases[made], self._render(now, key))
        revision = Revision(day, since.day or day, changes)
        return self._in(as_of(self.request.book, day), draft, revision)

    def _changes(self, first: bytes, now: bytes) -> tuple[str, ...]:
        from llf_docgen.word.comparing.changes import changes

        told = changes(first, now, "Agenda.docx")
        return tuple(_in_sentences(c for c in told if not _OF_COURSE.search(c.place)))


def left_over(
    book: Book, document: Document, files: Sequence[Generated], place: Place, standing: Standing
) -> Iterator[Written]:
    """What an earlier run made and is none any more: it must not be sent (again)."""
    why = _LEFT_OVER.get(document.name)
    if why is None:
        return
    made = {file.what for file in files}
    prefix = f"{place.key}/{document.name}"
    of_it = re.compile(rf"{re.escape(prefix)}( [^/]+)?\.docx")
    there = (key for key in standing.bases if of_it.fullmatch(key))
    for key in sorted(key for key in there if key not in made and not key.endswith(_APPROVED)):
        name = PurePosixPath(key).name
        for path in find(standing.files, f"{place.folder}/{name}", key, identity_of):
            said = _LEFT if _has_left(book, PurePosixPath(key).stem, document.name) else why
            yield Written(path, Outcome.KEPT, f"{said}; delete it, so that it is not sent")


def _has_left(book: Book, stem: str, name: str) -> bool:
    """Whether an owner's page is of somebody who has left with something still open."""
    owner = stem.removeprefix(name).strip()
    seats = book.seats(owner)
    gone = bool(seats) and not any(seat.in_office(book.today) for seat in seats)
    theirs = (a for a in book.actions if a.is_open and owner in owners_of(book, a))
    return gone and any(theirs)


_ROW = re.compile(r"row \u201c([^\u201d]*)\u201d")
_TOLD = re.compile(r"under \u201c(Agenda|Business)\u201d")
# What follows from a change told already: running headers, and by when papers go out.
_OF_COURSE = re.compile(r"in the (header|footer)|row \u201cPapers\u201d")
_CLOCK = re.compile(r"\d\d:\d\d")
_TIMES = "The items' times change accordingly."


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
    before, after = (words.replace(" | ", ", ") for words in (change.before, change.after))
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


def _is_stamped(base: bytes) -> bool:
    """Whether a document was built in spite of errors."""
    from llf_docgen.word.comparing.said import lines

    return bool(base) and any(STAMP in line for line in lines(base, "The document")[:8])


def _revised_on(base: bytes) -> date | None:
    """The day an agenda was last revised, as it says itself; None where it never was."""
    from llf_docgen.word.comparing.said import lines

    found = (_REVISED.search(line) for line in lines(base, "Agenda.docx")[:8])
    return next((day_or_none(line[1]) for line in found if line), None)


@lru_cache(maxsize=64)
def _prepared(content: bytes, name: str) -> Template:
    """A template; those of many workbooks are mostly the same, and preparing is what takes time."""
    return Template(content, name)
