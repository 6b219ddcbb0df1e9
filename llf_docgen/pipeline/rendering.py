"""Drafts rendered: a living document from the workbook as it is, a record from what it was then."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import count
from pathlib import PurePosixPath
from typing import Any

from llf_docgen.documents import agenda, briefing, minutes, termly_report
from llf_docgen.documents.document import STAMP, Document, Draft, Per, Request, Revision
from llf_docgen.model.as_of import approved_on, as_of
from llf_docgen.model.book import Book
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.report_in_hand import Report, report_in_hand, reports
from llf_docgen.model.sent import Since
from llf_docgen.model.states import MinutesStatus
from llf_docgen.model.wording import short_date
from llf_docgen.output.cases import UNKNOWN, Copy, Generated, Origin, Record, Standing, copied_key
from llf_docgen.output.finding import AS_CIRCULATED, find
from llf_docgen.pipeline.places import Place, meeting_key, safe
from llf_docgen.pipeline.revising import (
    changed,
    is_stamped,
    late_papers,
    revised_on,
    what_changed,
)
from llf_docgen.word.identity import identity_of
from llf_docgen.word.lint.kinds import fields_of
from llf_docgen.word.lint.names import unknown_flaws
from llf_docgen.word.template import Template

_APPROVED = Since("Minutes status", None)
_SENT = Origin(sent=True)
_ALONG = ("Agenda revised ", f"{termly_report.DOCUMENT.name} ")
_SENDS = ("Papers circulated", "Minutes circulated", "Sent on")
_SAY_SENT = ("papers_circulated", "minutes_circulated", "minutes_status")
_REPORT = re.compile(r"\breports?\b", re.IGNORECASE)
_UNSURE = "as it was brought back, which need not be as it went out, so it is not copied"
_TAKEN_BACK = (
    "approved here, and in the workbook not any more; changes FILE --restore brings the draft "
    "back, or, where none is kept, {again}"
)


@dataclass(frozen=True)
class Rendering:
    """One document of a request, rendered into its place beside what stands in the folder.

    `content` is its template's, whose file is called `file_name`; `year` is where the year's
    documents stand; `anew` says that a record was asked for by name,
    to be made again.
    """

    document: Document
    request: Request
    place: Place
    year: Place
    content: bytes
    file_name: str
    standing: Standing
    anew: bool = False

    def file(self, draft: Draft) -> Generated:
        """The file of a draft; of a record, as it would have been made when it was made."""
        key = self._key(draft)
        path = PurePosixPath(self.place.folder, f"{safe(draft.file_name)}.docx").as_posix()
        approved, held = self._approval(draft) is not None, self.standing.origin(key).approved
        since = draft.since or self._perhaps_sent() or (_APPROVED if approved or held else None)
        gone = self._is_gone(path, key) and (approved or not held)
        if since and (approved or not self.anew or gone):
            return self._record(draft, since, path, key)
        if draft.since is None:
            file = self._generated(path, draft, key)
            along = _ALONG if self._is_agenda else ()
            return replace(file, keeps=held, along=along, agreed=self._agreed(draft))
        return replace(self._made_anew(draft, draft.since, path, key), keeps=True)

    def _is_gone(self, path: str, key: str) -> bool:
        """Whether it was made here and stands there no more, under whatever name."""
        files, bases = self.standing.files, self.standing.bases
        return path not in files and key in bases and not find(files, path, key, identity_of)

    def _generated(
        self,
        path: str,
        draft: Draft,
        key: str,
        record: Record | None = None,
        made: Origin = UNKNOWN,
    ) -> Generated:
        """The file of a draft; `made` says as of which day, today if no other, and whether sent."""
        origin = Origin(
            (day_or_none(made.day) or self.request.book.today).isoformat(),
            sent=made.sent,
            approved=record is not None and self._approval(draft) is not None,
            template=_fingerprint(self.content),
        )
        return Generated(path, self._render(draft, key), key, record, origin)

    @staticmethod
    def _agreed(draft: Draft) -> dict[str, tuple[str, ...]]:
        """The owner and the due day of each action agreed at the meeting of these minutes."""
        context = draft.context
        if not isinstance(context, minutes.Minutes):
            return {}
        return {a.ref: (a.owner, a.due) for a in context.new_actions if a.raised_at and a.owner}

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
        context: Hashable = self.document.context  # type: ignore[assignment]  # a class, no record
        template = prepared_for(self.content, self.file_name, context)
        return template.render(draft.values, key)

    def _record(self, draft: Draft, since: Since, path: str, key: str) -> Generated:
        """What a record is compared with, or made as where it was never made."""
        bases, approval = self.standing.bases, self._approval(draft)
        approved = self.standing.origin(key).approved
        copies = tuple(self._copies(since, path, key))
        again, stands = self._again(draft), self._since(since, key, approval)
        record = Record(stands, again, copies, None, approved, self.anew, actions=self._actions)
        record = replace(record, revisable=self._is_revisable)
        if approved and approval is None and key in bases:
            record = replace(record, since=_TAKEN_BACK.format(again=again), anew=False)
            return Generated(path, bases[key], key, record)
        if approval or key in bases:
            return self._compared(draft, since, path, key, record)
        dated = self.document.per is Per.MEETING or self.document is termly_report.DOCUMENT
        if not dated or since.day is None:
            return self._generated(path, draft, key, record, _SENT)
        then, record = self._then(draft, since.day), replace(record, made_for=since.day)
        made = Origin(since.day.isoformat(), sent=True)
        return self._generated(path, then, key, record, made)

    @property
    def _actions(self) -> frozenset[str]:
        return frozenset(action.ref for action in self.request.book.actions if action.ref)

    def _again(self, draft: Draft) -> str:
        """The command that makes a record anew, as it can be typed."""
        meeting, more = self.request.for_meeting, ""
        if self.document.per is Per.MEETING and meeting:
            more = f" --meeting {meeting.ref}"
        elif self.document is termly_report.DOCUMENT:
            more = f" --term {self.request.term.name}"
        return f'llf-docgen pack{more} --only "{draft.file_name}" --again'

    @property
    def _is_revisable(self) -> bool:
        """Whether it is the agenda of a meeting that is still to come."""
        meeting = self.request.for_meeting
        return self._is_agenda and meeting is not None and meeting in self.request.book.coming

    def _since(self, since: Since, key: str, approval: date | None) -> str:
        """Since when it stands as it does: sent, revised, or made only after it had been sent."""
        if self.standing.origin(key).unsure and since.column in _SENDS:
            return _UNSURE
        revised = self._revised_on(key)
        if revised:
            return f"as it stood when it was revised ({short_date(revised)})"
        if approval and self.standing.origin(key).approved:
            return "as it was approved"
        base = self.standing.bases.get(key, b"")
        return self._said(since, key) + (f", and it bears {STAMP}" if is_stamped(base) else "")

    def _said(self, since: Since, key: str) -> str:
        origin = self.standing.origin(key)
        made = day_or_none(origin.day)
        after = f"after {since.column or 'the meeting'} ({short_date(since.day)})"
        if since.day and made and made > since.day:
            return f"as it was made on {short_date(made)}, {after}"
        if since.day and origin.sent:
            return f"as it was made here {after}"
        if since.day and made is None:
            return f"{since.in_words}, for all that is known here"
        return since.in_words

    def _revised_on(self, key: str) -> date | None:
        base = self.standing.bases.get(key) if self._is_agenda else None
        return revised_on(base) if base else None

    def _compared(
        self, draft: Draft, since: Since, path: str, key: str, record: Record
    ) -> Generated:
        """A record as the workbook would have it by the day it was made, or approved.

        What was made in spite of errors is compared with its like; approved it bears no stamp.
        """
        approval = self._approval(draft)
        stamped = self._stamped(is_stamped(self.standing.bases.get(key, b"")))
        if approval is None:
            made = stamped._as_made(draft, since, key)
            record = replace(record, bears=_another_day(made, draft))
            return self._generated(path, made, key, record)
        if not record.approved or path not in self.standing.files:
            record = stamped._with_what_was_before(draft, key, record)
        approved = self._stamped(False)._then(draft, approval)
        return self._generated(path, approved, key, record)

    def _with_what_was_before(self, draft: Draft, key: str, record: Record) -> Record:
        """The record with what its minutes were without approval, stamped as they were then."""
        if not record.approved:
            return replace(record, unapproved=self._render(self._unapproved(draft), key))
        kept = next((base for _, base in self.standing.kept.get(key, ())), b"")
        then = self._stamped(is_stamped(kept))
        return replace(record, before=then._render(then._unapproved(draft), key))

    def _stamped(self, draft: bool) -> Rendering:
        return replace(self, request=replace(self.request, draft=draft))

    def _copies(self, since: Since, path: str, what: str) -> Iterator[Copy]:
        """What went out is copied, once; with an agenda the report that was a paper of it."""
        if since.day is None or since.column not in _SENDS or self._made_only_later(since, what):
            return
        folder = PurePosixPath(path).parent / AS_CIRCULATED
        name = PurePosixPath(path).name
        revised = self._revised_on(what)
        if not revised or copied_key(what) in self.standing.bases:
            yield Copy(str(folder / name), copied_key(what), path, what)
        if revised:
            beside, key = self._revised_copy(f"{PurePosixPath(path).stem} revised", revised, what)
            yield Copy(str(folder / beside), key, path, what, is_dated=False)
        report = self._report_sent_along(since) if self._is_agenda else None
        if report:
            of = f"Termly report {report.term.name}.docx"
            sent = report.sent_on is not None and report.sent_on <= since.day
            name = of if sent else of.replace(".docx", " (draft for the group).docx")
            beside = copied_key(f"{self.place.key}/{name}")
            of_path, of_key = f"{self.year.folder}/{of}", f"{self.year.key}/{of}"
            yield Copy(str(folder / name), beside, of_path, of_key)

    def _revised_copy(self, called: str, revised: date, what: str) -> tuple[str, str]:
        """The name of the copy of a revised agenda, and its key; each of one day has its own."""
        bases, day = self.standing.bases, short_date(revised)
        names = (f"{called} {day}{f' ({n})' if n > 1 else ''}.docx" for n in count(1))
        keyed = ((name, copied_key(f"{self.place.key}/{name}")) for name in names)
        return next(pair for pair in keyed if bases.get(pair[1], bases[what]) == bases[what])

    def _made_only_later(self, since: Since, what: str) -> bool:
        """Whether what stands there was made after it had gone out: it is no copy of that."""
        origin, day = self.standing.origin(what), since.day.isoformat() if since.day else ""
        before = origin.day != "" and origin.day <= day and not origin.sent
        return origin.unsure or (not before and not self._revised_on(what))

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
        made = self.standing.origin(file).day
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
        origin = self.standing.origin(key)
        day = day_or_none(origin.day) or since.day
        return self._then(draft, day, with_the_day=origin.sent or day != since.day)

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

    def _made_anew(self, draft: Draft, since: Since, path: str, key: str) -> Generated:
        """A record that was asked for by its name; of an agenda what is sent again.

        Without any change since the last time it is no new revision: it stays as it went out. What
        gives way to a new one is copied, but for one of the same day: nobody says that it went out.
        """
        copies = tuple(self._copies(since, path, key))
        if not self._is_agenda or since.day is None or key not in self.standing.bases:
            return replace(self._generated(path, draft, key, made=_SENT), copies=copies)
        if not self._is_news(draft, since, since.day, key):
            origin = self.standing.origin(key)
            return self._generated(path, self._as_made(draft, since, key), key, made=origin)
        today = self.request.book.today
        file = self._generated(path, self._revised_as_of(draft, since, key, today), key)
        return file if self._revised_on(key) == today else replace(file, copies=copies)

    def _is_news(self, draft: Draft, since: Since, first: date, key: str) -> bool:
        """Whether the workbook has an agenda otherwise than it went out last."""
        base = self.standing.bases[key]
        alike = self._stamped(is_stamped(base))
        again = self._revised_on(key) or first
        sent_since = any(day > again for day in self._late(first).values())
        now = alike._render(alike._as_made(draft, since, key), key)
        return sent_since or bool(changed(base, now))

    def _late(self, first: date) -> dict[str, date]:
        book = self.request.book
        return late_papers(book.agenda_of(self.request.meeting), first, book.today)

    def _revised_as_of(self, draft: Draft, since: Since, key: str, day: date) -> Draft:
        """What changed is told against the workbook as it is, by the day the first was made."""
        bases = self.standing.bases
        made = copied_key(key) if copied_key(key) in bases else key
        first = since.day or day
        alike = self._stamped(is_stamped(bases[made]))
        now = alike._render(alike._as_first_made(draft, since, made), key)
        changes = what_changed(bases[made], now, first, self._late(first))
        return self._in(as_of(self.request.book, day), draft, Revision(day, first, changes))


def _another_day(made: Draft, sent: Draft) -> str:
    """The day that a briefing bore as it was made, where it was sent on another."""
    before, now = made.context, sent.context
    if isinstance(before, briefing.Briefing) and isinstance(now, briefing.Briefing):
        return before.date if before.date != now.date else ""
    return ""


@lru_cache(maxsize=64)
def _fingerprint(template: bytes) -> str:
    """Tells one template from another."""
    return hashlib.sha256(template).hexdigest()[:16]


@lru_cache(maxsize=64)
def prepared_for(content: bytes, name: str, context: Any) -> Template:
    """A template; those of many workbooks are mostly the same, and preparing is what takes time.

    A name that its document does not have is refused in whatever branch it stands, today's or not.
    """
    template = Template(content, name, tuple(fields_of(context)))
    for part, tree in template.prepared:
        for flaw in unknown_flaws(part, tree, context):
            raise template.flaw(part.part, flaw)
    return template
