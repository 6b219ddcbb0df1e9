"""Documents made: bytes and options in, findings and files out; nothing here touches the disk.

Whatever goes in and comes out is plain and can be pickled, so all of it can run elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from llf_docgen.documents import DOCUMENTS, PACK, agenda, extract, termly_report
from llf_docgen.documents.document import Document, Draft, Per, Request
from llf_docgen.errors import WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import Deadline, deadlines, named_day
from llf_docgen.model.minuted import PROMPTS, Minuted
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.papers import papers_named
from llf_docgen.model.records import Meeting
from llf_docgen.model.report_in_hand import reports
from llf_docgen.model.states import MinutesStatus
from llf_docgen.model.wording import listing, long_date
from llf_docgen.output.cases import Case, Generated, Standing, Written, copied_key
from llf_docgen.output.deciding import decide
from llf_docgen.output.finding import find
from llf_docgen.output.records import copied
from llf_docgen.pipeline.checking import Checked, fit, with_agendas
from llf_docgen.pipeline.choices import (
    Chosen,
    Options,
    choose_drafts,
    choose_meeting,
    choose_report,
    choose_term,
    no_meeting,
)
from llf_docgen.pipeline.edits import merging
from llf_docgen.pipeline.leftovers import left_over, of_cancelled
from llf_docgen.pipeline.loading import Inputs, Templates
from llf_docgen.pipeline.places import Place, moved, place_of_meeting, place_of_year
from llf_docgen.pipeline.rendering import Rendering
from llf_docgen.word.identity import identity_of

MINUTES = "Minutes.docx"


@dataclass(frozen=True)
class Made:
    """What was made. `about` says for which meeting or year, `folder` where most of it belongs.

    `notes` say what else was taken or left out, and why; `left_over` are files of earlier runs
    that are none any more. `rename` is the folder of a meeting that moved, and its name from now.
    """

    checked: Checked
    about: str
    folder: str
    files: tuple[Generated, ...]
    deadlines: tuple[Deadline, ...]
    notes: tuple[str, ...] = ()
    left_over: tuple[Written, ...] = ()
    rename: tuple[str, str] | None = None


@dataclass(frozen=True)
class _Asked:
    """What was asked for, the documents that come of it, and how that is said."""

    documents: tuple[Document, ...]
    request: Request
    about: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Plan:
    """What is to be made, into which places."""

    checked: Checked
    asked: _Asked
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


def make(names: Sequence[str], inputs: Inputs, options: Options, standing: Standing) -> Made:
    """The documents of those names; those for a meeting all for one, the others for the year.

    Raises:
        NotFit: the workbook has errors and no draft was asked for.
        WrongUse: there is no such meeting, or nothing to make.
        UnusableFile, UnusableTemplate: the workbook or a template can't be used.
    """
    documents = [document for document in DOCUMENTS if document.name in names]
    plan = _plan(documents, inputs, options, standing)
    return _made(plan, inputs.templates, options, standing)


def make_extract(inputs: Inputs, options: Options, standing: Standing) -> Made:
    """One agenda item's minute, as the edited minutes and the workbook have it.

    Raises:
        UnusableFile: it can't be told for certain where the item ends in the minutes; or as
            `make`.
    """
    plan = _plan([extract.DOCUMENT], inputs, options, standing)
    if not options.only.strip():
        raise WrongUse("Which agenda item? Name it with --item.")
    no = _drafts(extract.DOCUMENT, plan.request, options)[0].of
    one = replace(options, only=no)
    return _made(_with_minutes(plan, no, standing), inputs.templates, one, standing)


def request_for(document: Document, inputs: Inputs, options: Options) -> Request:
    """What a document of the workbook would be made for; raises as `make` does."""
    book = fit(inputs, options)[1]
    return _asked([document], book, inputs.templates, options).request


def settle(files: Iterable[Generated], standing: Standing, options: Options) -> list[Case]:
    """What becomes of each file beside what stands in the folder; edited ones take the news in.

    Of a record that is seen for the first time a copy of what went out is laid beside it.
    """
    how = merging(options.clock)
    cases: list[Case] = []
    for file in files:
        cases += [decide(file, standing, how, options.again), *copied(file, standing, how)]
    return cases


def choose_documents(names: Sequence[str]) -> list[Document]:
    """The documents of the pack of those names; all of it where none is named.

    Raises:
        WrongUse: the pack has none of that name.
    """
    return [_document(name) for name in names] or list(PACK)


def _document(name: str) -> Document:
    known = {key(document.name): document for document in PACK}
    if key(name) not in known:
        hint = did_you_mean(name, [d.name for d in PACK], 80)
        there = listing((d.name for d in PACK), "or")
        raise WrongUse(f"The pack has no document '{name}'.{hint} It is {there}.")
    return known[key(name)]


def _plan(
    documents: Sequence[Document], inputs: Inputs, options: Options, standing: Standing
) -> _Plan:
    checked, book = fit(inputs, options)
    checked = with_agendas(checked, standing)
    asked = _asked(documents, book, inputs.templates, options)
    places = {Per.YEAR: place_of_year(book, standing)}
    meeting = asked.request.for_meeting
    if meeting:
        places[Per.MEETING] = place_of_meeting(book, meeting, standing)
    return _Plan(checked, asked, places)


def _asked(
    documents: Sequence[Document], book: Book, templates: Templates, options: Options
) -> _Asked:
    """What is asked for, for which meeting and term, and a word on what was taken and why."""
    meeting, report = choose_meeting(book, options.meeting), choose_report(book, options.term)
    wanted = _wanted(documents, meeting, report.taken is not None)
    reported = termly_report.DOCUMENT in documents
    term = (report.taken if reported else None) or choose_term(book, options.term)
    logo = templates.picture(book.terms.alliance)
    request = Request(book, meeting.taken, term, options.draft, logo, _between(book, options))
    about = _about(documents, request, meeting)
    cancelled = meeting.taken is not None and meeting.taken.cancelled
    notes = (report.why,) if reported and report.why and not cancelled else ()
    return _Asked(wanted, request, about, notes)


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


def _with_minutes(plan: _Plan, no: str, standing: Standing) -> _Plan:
    """The plan with what a person typed into the minutes under an item, and what to see to."""
    plan = _with_typed(plan, no, standing)
    asked = plan.asked
    shown = next(d.context for d in extract.DOCUMENT.drafts(asked.request) if d.of == no)
    if not isinstance(shown, extract.Extract):
        return plan
    papers = papers_named(asked.request.book, extract.words_of(shown))
    lacks = extract.left_out(asked.request, shown)
    notes = [f"Its words name {listing(papers)}: take that out, or send it too."] if papers else []
    if lacks:
        notes.append(
            f'{listing(lacks)} {"has" if len(lacks) == 1 else "have"} no "Agenda no", so '
            f"{'it is' if len(lacks) == 1 else 'they are'} left out. Fill it in if it belongs here."
        )
    return replace(plan, asked=replace(asked, notes=(*asked.notes, *notes)))


def _with_typed(plan: _Plan, no: str, standing: Standing) -> _Plan:
    path, what = f"{plan.main.folder}/{MINUTES}", f"{plan.main.key}/{MINUTES}"
    found = find(standing.files, path, what, identity_of)
    asked = plan.asked
    if not found:
        said = "Its minutes are not in the output folder, so what was discussed is left out."
        return replace(plan, asked=replace(asked, about=f"{asked.about} {said}"))
    name = PurePosixPath(found[0]).name
    base = standing.bases.get(what)
    typed = _minuted(standing.files[found[0]], name, no, plan.request, base)
    return replace(plan, asked=replace(asked, request=replace(plan.request, minuted=typed)))


def _minuted(content: bytes, name: str, no: str, request: Request, base: bytes | None) -> Minuted:
    from llf_docgen.word.comparing.minuted import read_item  # what an extract alone needs

    titles = {item.no: item.title for item in request.book.agenda_of(request.meeting)}
    return read_item(content, name, no, titles, PROMPTS, base)


def _made(plan: _Plan, templates: Templates, options: Options, standing: Standing) -> Made:
    files: list[Generated] = []
    left: list[Written] = _of_cancelled(plan, standing)
    for document in plan.asked.documents:
        others = _left_over(document, plan, (), options, standing)
        among = len(plan.asked.documents) > 1 or bool(others)
        drafts = _drafts(document, plan.request, options, among)
        _refuse_past_revision(document, plan.request, options)
        made = _files(document, plan, drafts, templates, options, standing)
        left += _left_over(document, plan, made, options, standing)
        files += made
    if _is_whole_pack(plan, options):
        files += _just_sent(plan, templates, options, standing)
    asked, due = plan.asked, tuple(deadlines(plan.request.book))
    return Made(
        plan.checked,
        asked.about,
        plan.main.folder,
        tuple(files),
        due,
        asked.notes,
        tuple(left),
        _rename(plan, standing),
    )


def _files(
    document: Document,
    plan: _Plan,
    drafts: Iterable[Draft],
    templates: Templates,
    options: Options,
    standing: Standing,
) -> list[Generated]:
    place, year = plan.places[document.per], plan.places[Per.YEAR]
    anew = options.again and bool(options.documents)
    content = templates.content(document.name)
    rendering = Rendering(document, plan.request, place, year, content, standing, anew)
    return [rendering.file(draft) for draft in drafts]


def _refuse_past_revision(document: Document, request: Request, options: Options) -> None:
    """An agenda is not revised once its meeting is over.

    Raises:
        WrongUse: that was asked for.
    """
    asked = options.again and options.documents and document is agenda.DOCUMENT
    if asked and request.for_meeting and request.meeting.date < request.book.today:
        on = named_day(request.book, request.meeting)
        raise WrongUse(f"The meeting on {on} is over, so its agenda is not revised any more.")


def _is_whole_pack(plan: _Plan, options: Options) -> bool:
    """Whether a pack was asked for, without a word on which documents of it."""
    return len(plan.asked.documents) > 1 and not options.documents


def _just_sent(
    plan: _Plan, templates: Templates, options: Options, standing: Standing
) -> Iterator[Generated]:
    """What other meetings sent, or approved, since the last run: their copies are laid too."""
    book = plan.request.book
    for meeting in (m for m in book.dated_meetings if m != plan.request.for_meeting):
        place = place_of_meeting(book, meeting, standing)
        if not _is_news(meeting, place.key, standing):
            continue
        request = replace(plan.request, for_meeting=meeting)
        places = {**plan.places, Per.MEETING: place}
        theirs = replace(plan, asked=replace(plan.asked, request=request), places=places)
        for document in (d for d in plan.asked.documents if d.per is Per.MEETING):
            drafts = [draft for draft in document.drafts(request) if draft.since]
            made = _files(document, theirs, drafts, templates, options, standing)
            yield from (file for file in made if file.what in standing.bases)
    yield from _reports_just_sent(plan, templates, options, standing)


def _reports_just_sent(
    plan: _Plan, templates: Templates, options: Options, standing: Standing
) -> Iterator[Generated]:
    """The reports of other terms that were sent since the last run."""
    document, key = termly_report.DOCUMENT, plan.places[Per.YEAR].key
    for report in reports(plan.request.book):
        what = f"{key}/{document.name} {report.term.name}.docx"
        if report.term != plan.request.term and _went_out(what, report.sent_on, standing):
            request = replace(plan.request, term=report.term)
            theirs = replace(plan, asked=replace(plan.asked, request=request))
            drafts = document.drafts(request)
            yield from _files(document, theirs, drafts, templates, options, standing)


def _is_news(meeting: Meeting, key: str, standing: Standing) -> bool:
    """Whether something went out or was approved of which the folder does not know yet."""
    sent = (("Agenda", meeting.papers_circulated), ("Minutes", meeting.minutes_circulated))
    if any(_went_out(f"{key}/{name}.docx", day, standing) for name, day in sent):
        return True
    minutes = f"{key}/{MINUTES}"
    approved = meeting.minutes_status == MinutesStatus.APPROVED
    return approved and minutes in standing.bases and not standing.origin(minutes).approved


def _went_out(what: str, sent: date | None, standing: Standing) -> bool:
    """Whether something made here was sent later, and no copy of it is laid yet."""
    made, bases = standing.origin(what).day, standing.bases
    before = sent is not None and made != "" and made <= sent.isoformat()
    return before and what in bases and copied_key(what) not in bases


def _of_cancelled(plan: _Plan, standing: Standing) -> list[Written]:
    meeting, place = plan.request.for_meeting, plan.places.get(Per.MEETING)
    cancelled = meeting is not None and meeting.cancelled
    return list(of_cancelled(place, standing)) if cancelled and place else []


def _left_over(
    document: Document,
    plan: _Plan,
    made: Sequence[Generated],
    options: Options,
    standing: Standing,
) -> list[Written]:
    """What is none any more beside what was made; nothing where one alone was asked for."""
    if options.only:
        return []
    place = plan.places[document.per]
    return list(left_over(plan.request.book, document, made, place, standing))


def _rename(plan: _Plan, standing: Standing) -> tuple[str, str] | None:
    meeting, place = plan.request.for_meeting, plan.places.get(Per.MEETING)
    if meeting is None or place is None:
        return None
    return moved(plan.request.book, meeting, place, standing)


def _drafts(
    document: Document, request: Request, options: Options, among_others: bool = False
) -> Sequence[Draft]:
    """The drafts that are wanted; a document among others may have none.

    Raises:
        WrongUse: there is nothing to make, or nothing of that name.
    """
    drafts = list(document.drafts(request))
    if not drafts and among_others:
        return drafts
    return choose_drafts(document, request, drafts, options.only)
