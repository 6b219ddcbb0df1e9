"""Documents made: bytes and options in, findings and files out; nothing here touches the disk.

Whatever goes in and comes out is plain and can be pickled, so all of it can run elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from llf_docgen.documents import DOCUMENTS, agenda, extract, termly_report
from llf_docgen.documents.document import Document, Draft, Per, Request
from llf_docgen.errors import NotFit, WrongUse
from llf_docgen.model.approval import is_approved
from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import Deadline, deadlines, named_day
from llf_docgen.model.names import key
from llf_docgen.model.records import Meeting
from llf_docgen.model.report_in_hand import reports
from llf_docgen.output.cases import Case, Generated, Standing, Written, copied_key
from llf_docgen.output.deciding import decide, telling_others, unknown
from llf_docgen.output.records import copied, withdrawn
from llf_docgen.pipeline.checking import Checked
from llf_docgen.pipeline.choices import Options, choose_drafts, choose_files
from llf_docgen.pipeline.edits import merging
from llf_docgen.pipeline.extracting import (
    MINUTES,
    may_leave,
    none_is_of_another_item,
    with_minutes,
)
from llf_docgen.pipeline.leftovers import left_over, of_cancelled
from llf_docgen.pipeline.loading import Inputs, Templates
from llf_docgen.pipeline.places import moved, place_of_meeting
from llf_docgen.pipeline.planning import Plan, files_named, plan_for
from llf_docgen.pipeline.rendering import Rendering
from llf_docgen.pipeline.sources import source_of


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


def make(names: Sequence[str], inputs: Inputs, options: Options, standing: Standing) -> Made:
    """The documents of those names; those for a meeting all for one, the others for the year.

    Raises:
        NotFit: the workbook has errors and no draft was asked for.
        WrongUse: there is no such meeting, or nothing to make.
        UnusableFile, UnusableTemplate: the workbook or a template can't be used.
    """
    documents = [document for document in DOCUMENTS if document.name in names]
    plan = plan_for(documents, inputs, options, standing)
    return _made(plan, inputs.templates, options, standing)


def make_extract(inputs: Inputs, options: Options, standing: Standing) -> Made:
    """One agenda item's minute, as the edited minutes and the workbook have it.

    Raises:
        UnusableFile: it can't be told for certain where the item ends in the minutes, or the
            extract of another item lies in its place; or as `make`.
    """
    plan = _plan_of_extract(inputs, options, standing)
    if not options.only.strip():
        raise WrongUse("Which agenda item? Name it with --item.")
    no = _drafts(extract.DOCUMENT, plan.request, options)[0].of
    one = replace(options, only=no)
    made = _made(with_minutes(plan, no, standing), inputs.templates, one, standing)
    for file in made.files:
        none_is_of_another_item(file, no, plan.request, standing)
    return made


def _plan_of_extract(inputs: Inputs, options: Options, standing: Standing) -> Plan:
    """What stays in the group stays there as a draft too, so that is said before all errors."""
    try:
        return plan_for([extract.DOCUMENT], inputs, options, standing)
    except NotFit:
        if options.only.strip() and not options.draft:
            draft = plan_for([extract.DOCUMENT], inputs, replace(options, draft=True), standing)
            may_leave(draft, _drafts(extract.DOCUMENT, draft.request, options)[0].of)
        raise


def settle(
    files: Iterable[Generated], standing: Standing, options: Options, book: Book | None = None
) -> list[Case]:
    """What becomes of each file beside what stands in the folder; edited ones take the news in.

    Of a record that is seen for the first time a copy of what went out is laid beside it; of what
    is living again that copy is withdrawn. Comments name the cells of `book`.
    """
    how, files = merging(options.clock, source_of(book)), list(files)
    cases: list[Case] = []
    new = unknown(files, standing)
    for file in files:
        cases.append(
            telling_others(decide(file, standing, how, options.again), file, new, standing, how)
        )
        cases += [*copied(file, standing, how), *withdrawn(file, standing)]
    return cases


def _made(plan: Plan, templates: Templates, options: Options, standing: Standing) -> Made:
    files: list[Generated] = []
    left: list[Written] = _of_cancelled(plan, options, standing)
    for document in plan.asked.documents:
        others = _left_over(document, plan, (), options, standing)
        among = len(plan.asked.documents) > 1 or bool(others)
        drafts = _drafts(document, plan.request, options, among)
        made = _files(document, plan, drafts, templates, options, standing)
        _refuse_past_revision(document, plan.request, options, made)
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
    plan: Plan,
    drafts: Iterable[Draft],
    templates: Templates,
    options: Options,
    standing: Standing,
) -> list[Generated]:
    place, year = plan.places[document.per], plan.places[Per.YEAR]
    anew = options.again and bool(options.documents or options.only)
    content = templates.content(document.name)
    file = templates.file(document.name)
    rendering = Rendering(document, plan.request, place, year, content, file, standing, anew)
    return [rendering.file(draft) for draft in drafts]


def _refuse_past_revision(
    document: Document, request: Request, options: Options, made: Sequence[Generated]
) -> None:
    """An agenda is not revised once its meeting is over; one that was deleted may come back.

    Raises:
        WrongUse: that was asked for.
    """
    asked = options.again and options.documents and document is agenda.DOCUMENT
    revised = any(file.record is None for file in made)
    if asked and revised and request.for_meeting and request.meeting.date < request.book.today:
        on = named_day(request.book, request.meeting)
        raise WrongUse(f"The meeting on {on} is over, so its agenda is not revised any more.")


def _is_whole_pack(plan: Plan, options: Options) -> bool:
    """Whether a pack was asked for, without a word on which documents of it."""
    return len(plan.asked.documents) > 1 and not options.documents


def _just_sent(
    plan: Plan, templates: Templates, options: Options, standing: Standing
) -> Iterator[Generated]:
    """What other meetings sent, or approved, since the last run: their copies are laid too."""
    book = plan.request.book
    for meeting in (m for m in book.dated_meetings if m != plan.request.for_meeting):
        place = place_of_meeting(book, meeting, standing)
        if not _is_news(book, meeting, place.key, standing):
            continue
        request = replace(plan.request, for_meeting=meeting)
        places = {**plan.places, Per.MEETING: place}
        theirs = replace(plan, asked=replace(plan.asked, request=request), places=places)
        for document in (d for d in plan.asked.documents if d.per is Per.MEETING):
            drafts = document.drafts(request)
            made = _files(document, theirs, drafts, templates, options, standing)
            yield from (file for file in made if file.record and file.what in standing.bases)
    yield from _reports_just_sent(plan, templates, options, standing)


def _reports_just_sent(
    plan: Plan, templates: Templates, options: Options, standing: Standing
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


def _is_news(book: Book, meeting: Meeting, key: str, standing: Standing) -> bool:
    """Whether something went out or was approved of which the folder does not know yet."""
    sent = (("Agenda", meeting.papers_circulated), ("Minutes", meeting.minutes_circulated))
    if any(_went_out(f"{key}/{name}.docx", day, standing) for name, day in sent):
        return True
    minutes = f"{key}/{MINUTES}"
    approved = standing.origin(minutes).approved
    return minutes in standing.bases and is_approved(book, meeting) != approved


def _went_out(what: str, sent: date | None, standing: Standing) -> bool:
    """Whether something made here was sent later, and no copy of it is laid yet."""
    origin, bases = standing.origin(what), standing.bases
    made = "" if origin.sent else origin.day
    before = sent is not None and made != "" and made <= sent.isoformat()
    return before and what in bases and copied_key(what) not in bases


def _of_cancelled(plan: Plan, options: Options, standing: Standing) -> list[Written]:
    meeting, place = plan.request.for_meeting, plan.places.get(Per.MEETING)
    if meeting is None or not meeting.cancelled or place is None:
        return []
    return list(of_cancelled(meeting, place, standing, merging(options.clock)))


def _left_over(
    document: Document,
    plan: Plan,
    made: Sequence[Generated],
    options: Options,
    standing: Standing,
) -> list[Written]:
    """What is none any more beside what was made; nothing where one alone was asked for."""
    one_alone = options.only or (options.again and options.documents)
    if one_alone or files_named(document, options.documents):
        return []
    place = plan.places[document.per]
    how = merging(options.clock)
    return list(left_over(plan.request.book, document, made, place, standing, how))


def _rename(plan: Plan, standing: Standing) -> tuple[str, str] | None:
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
    drafts, named = list(document.drafts(request)), files_named(document, options.documents)
    if options.again and not named:  # made anew is one file, not its neighbours of that document
        asked = set(map(key, options.documents))
        named = [draft.file_name for draft in drafts if key(draft.file_name) in asked]
    if named:
        return choose_files(document, request, drafts, named)
    if not drafts and among_others:
        return drafts
    return choose_drafts(document, request, drafts, options.only)
