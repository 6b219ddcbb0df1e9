"""What is to be made, and into which places: the documents asked for, their meeting and term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from llf_docgen.documents import DOCUMENTS, PACK, actions, extract, note, partnership, termly_report
from llf_docgen.documents.document import Document, Per, Request
from llf_docgen.errors import WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import may_owe
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import listing, long_date, short_date
from llf_docgen.output.cases import Standing
from llf_docgen.pipeline.checking import Checked, fit, fit_for, with_agendas
from llf_docgen.pipeline.choices import (
    Chosen,
    Options,
    choose_meeting,
    choose_report,
    choose_term,
    no_meeting,
)
from llf_docgen.pipeline.loading import Inputs, Templates
from llf_docgen.pipeline.places import Place, place_of_meeting, place_of_year


@dataclass(frozen=True)
class Asked:
    """What was asked for, the documents that come of it, and how that is said."""

    documents: tuple[Document, ...]
    request: Request
    about: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What is to be made, into which places."""

    checked: Checked
    asked: Asked
    places: Mapping[Per, Place]

    @property
    def request(self) -> Request:
        """What the documents are made for."""
        return self.asked.request

    @property
    def main(self) -> Place:
        """Where the first of the documents belongs."""
        first = self.asked.documents[0].per if self.asked.documents else Per.MEETING
        return self.places.get(first) or self.places[Per.YEAR]


def choose_documents(names: Sequence[str]) -> list[Document]:
    """The documents of those names, or whose files they name; the pack where none is named.

    Raises:
        WrongUse: there is none of that name.
    """
    return [*dict.fromkeys(_document(name) for name in names)] or list(PACK)


def files_named(document: Document, names: Sequence[str]) -> list[str]:
    """Those of the names that mean one file of a document; none where it is named as a whole."""
    of_it = [name for name in names if _document(name) is document]
    return [] if any(key(name) == key(document.name) for name in of_it) else of_it


def _document(name: str) -> Document:
    known = [document for document in DOCUMENTS if document is not extract.DOCUMENT]
    words = name.removesuffix(".docx").split()
    for document in known:
        first = words[: len(document.name.split())]
        if key(" ".join(first)) == key(document.name):
            return document
    hint = did_you_mean(name, [d.name for d in known], 80)
    there = listing((d.name for d in known), "or")
    raise WrongUse(f"There is no document '{name}'.{hint} Name one of {there}.")


def plan_for(
    documents: Sequence[Document], inputs: Inputs, options: Options, standing: Standing
) -> Plan:
    """The plan for some documents of a workbook.

    Raises:
        NotFit: the workbook has errors and no draft was asked for.
        WrongUse: there is no such meeting.
        UnusableFile: the workbook or the logo can't be used.
    """
    checked, book = fit(inputs, options)
    checked = with_agendas(checked, standing)
    asked = _asked(documents, book, inputs.templates, options)
    to_make = tuple(_notes_to_make(asked, standing))
    asked = replace(asked, notes=(*asked.notes, *to_make))
    places = {Per.YEAR: place_of_year(book, standing)}
    meeting = asked.request.for_meeting
    if meeting and any(document.per is Per.MEETING for document in asked.documents):
        fit_for(checked, meeting, options)
    if meeting:
        places[Per.MEETING] = place_of_meeting(book, meeting, standing)
    return Plan(checked, asked, places)


def _notes_to_make(asked: Asked, standing: Standing) -> Iterator[str]:
    """How the note of each other meeting is made whose minutes were not taken, until the next.

    Nothing is owed for such a meeting, so it is not in hand and its note might be forgotten.
    """
    book, taken = asked.request.book, asked.request.for_meeting
    held = [m for m in may_owe(book) if m.is_held(book.today) and m != taken]
    for meeting in held if note.DOCUMENT in asked.documents else []:
        followed = any(later.is_held(book.today) for later in book.after(meeting))
        if note.is_wanted(meeting) and not followed:
            place = place_of_meeting(book, meeting, standing)
            if f"{place.key}/{note.DOCUMENT.name}.docx" not in standing.bases:
                which = f"{meeting.ref} ({short_date(meeting.date)})"
                how = f"its note is made with --meeting {meeting.ref}"
                yield f"No minutes were taken of {which}; {how}."


def request_for(document: Document, inputs: Inputs, options: Options) -> Request:
    """What a document of the workbook would be made for; raises as `plan_for` does."""
    book = fit(inputs, options)[1]
    return request_of(document, book, inputs.templates, options)


def request_of(document: Document, book: Book, templates: Templates, options: Options) -> Request:
    """As `request_for`, of a workbook that is read."""
    return _asked([document], book, templates, options).request


def _asked(
    documents: Sequence[Document], book: Book, templates: Templates, options: Options
) -> Asked:
    """What is asked for, for which meeting and term, and a word on what was taken and why."""
    meeting, report = choose_meeting(book, options.meeting), choose_report(book, options.term)
    wanted = _wanted(documents, meeting, report.taken is not None)
    reported = termly_report.DOCUMENT in documents
    term = (report.taken if reported else None) or choose_term(book, options.term)
    logo = templates.picture(book.terms.alliance)
    request = Request(book, meeting.taken, term, options.draft, logo, _between(book, options))
    about = _about(documents, request, meeting)
    cancelled = meeting.taken is not None and meeting.taken.cancelled
    why = report.why if reported and not cancelled else ""
    papers = partnership.said_of_papers(book) if partnership.DOCUMENT in documents else ""
    kept = termly_report.said_of_kept_back(book) if termly_report.DOCUMENT in wanted else ""
    sheets = actions.DOCUMENT in documents and not options.only
    lost = actions.said_of_leavers(book) if sheets else ""
    return Asked(wanted, request, about, tuple(filter(None, (why, papers, kept, lost))))


def _wanted(
    documents: Sequence[Document], meeting: Chosen[Meeting], has_report: bool
) -> tuple[Document, ...]:
    """The documents that there is something to make for; of a cancelled meeting nothing is made."""
    of_meeting = any(document.per is Per.MEETING for document in documents)
    if of_meeting and meeting.taken and meeting.taken.cancelled:
        return ()
    can = {Per.MEETING: meeting.taken is not None, Per.YEAR: True}
    found = (d for d in documents if can[d.per])
    return tuple(d for d in found if has_report or d is not termly_report.DOCUMENT)


def _about(documents: Sequence[Document], request: Request, meeting: Chosen[Meeting]) -> str:
    """For which meeting or year, in a sentence or two.

    Raises:
        WrongUse: a meeting is needed, and there is none.
    """
    pers, taken = {document.per for document in documents}, meeting.taken
    if Per.MEETING not in pers:
        on = long_date(taken.date) if taken else "a date to be agreed"
        year, term = request.book.terms.year_name, request.term.name
        return documents[0].made_for.format(year=year, term=term, meeting=on)
    if taken is None and Per.YEAR not in pers:
        raise WrongUse(no_meeting(request.book))
    if taken is None:
        return meeting.why
    named = f"{taken.ref}, {long_date(taken.date)}."
    if taken.cancelled:
        return f"{named} It is cancelled, so nothing is made; tell its members by e-mail."
    return " ".join(filter(None, (named, meeting.why)))


def _between(book: Book, options: Options) -> tuple[date, date] | None:
    if not options.between:
        return None
    first, last = options.between
    return first or book.terms.year.first, last or book.today
