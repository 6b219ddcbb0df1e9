"""How documents are built: everything is filled before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from llf_docgen.documents.document import Document, Request
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import Deadline, deadlines
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import long_date
from llf_docgen.output.deciding import Generated, Written
from llf_docgen.package import read_bytes
from llf_docgen.pipeline.checking import Checked, fit
from llf_docgen.pipeline.choices import (
    Job,
    choose_drafts,
    choose_meeting,
    choose_term,
    find_logo,
    find_template,
)


@dataclass(frozen=True)
class Built:
    """What a build made. `about` says for which meeting or year."""

    checked: Checked
    about: str
    folder: Path
    written: tuple[Written, ...]
    deadlines: tuple[Deadline, ...]
    preview: bool = False


@dataclass(frozen=True)
class Plan:
    """What a build makes: which documents, for which request, into which folder.

    `key` is what the meeting or year is known by, whatever becomes of the folder.
    """

    job: Job
    checked: Checked
    request: Request
    documents: tuple[Document, ...]
    folder: str
    key: str
    about: str


def pack(job: Job) -> Built:
    """The meeting pack for the next meeting."""
    from llf_docgen.documents import PACK

    return _build(plan_for_the_meeting(job, *PACK))


def actions(job: Job) -> Built:
    """A sheet for each owner with their open actions, beside the pack of the next meeting."""
    from llf_docgen.documents import ACTIONS

    return _build(plan_for_the_meeting(job, ACTIONS))


def extract(job: Job) -> Built:
    """One agenda item's minute, as the edited minutes and the workbook have it."""
    from llf_docgen.documents import EXTRACT

    plan = plan_for_the_meeting(job, EXTRACT)
    (draft,) = choose_drafts(EXTRACT, list(EXTRACT.drafts(plan.request)), job.only)
    minutes = _minutes(job, plan)
    typed = _minuted(minutes, plan, draft.of) if minutes else None
    about = plan.about
    if minutes is None:
        about += " Its minutes are not in the output folder, so what was discussed is left out."
    elif typed is None:
        about += f" There is no heading for item {draft.of} in {minutes.name}, so what was "
        about += "discussed is left out."
    return _build(replace(plan, about=about, request=replace(plan.request, minuted=typed)))


def _minutes(job: Job, plan: Plan) -> Path | None:
    """The edited minutes of the meeting, where they are there."""
    from llf_docgen.output.finding import find
    from llf_docgen.output.folder import standing
    from llf_docgen.word.identity import identity_of

    file, key = f"{plan.folder}/Minutes.docx", f"{plan.key}/Minutes.docx"
    found = find(standing(job.output).files, file, key, identity_of)
    return job.output / found[0] if found else None


def _minuted(minutes: Path, plan: Plan, no: str) -> Minuted | None:
    """What a person typed into the minutes under the item, where they have its heading."""
    from llf_docgen.word.comparing.minuted import read_item
    from llf_docgen.word.house.templates.minutes import PROMPTS

    agenda = plan.request.book.agenda_of(plan.request.meeting)
    titles = {item.no: item.title for item in agenda}
    return read_item(read_bytes(minutes, "Word"), minutes.name, no, titles, PROMPTS)


def partnership(job: Job) -> Built:
    """The group's section of the Partnership Report."""
    from llf_docgen.documents import PARTNERSHIP

    about = "Partnership Report {year}, up to the {term} term."
    return _build(_for_the_year(job, PARTNERSHIP, about))


def evidence(job: Job) -> Built:
    """How the Terms of Reference were kept this year, for the board."""
    from llf_docgen.documents import EVIDENCE

    about = "How the Terms of Reference were kept in {year}."
    return _build(_for_the_year(job, EVIDENCE, about))


def briefing(job: Job) -> Built:
    """A briefing for each message to stakeholders, or one that gathers some days."""
    from llf_docgen.documents import BRIEFING

    return _build(_for_the_year(job, BRIEFING, "Messages to stakeholders in {year}."))


def year(job: Job) -> Built:
    """The year planner: every date with its deadlines, and next year's to agree."""
    from llf_docgen.documents import YEAR

    return _build(_for_the_year(job, YEAR, "The dates of {year} and of the year to come."))


def plan_for_the_meeting(job: Job, *documents: Document) -> Plan:
    """Documents for one meeting, in the meeting's folder."""
    checked, book = fit(job)
    meeting, note = choose_meeting(book, job.meeting)
    request = _request(job, book, meeting, choose_term(book, job.term, meeting.date))
    folder = f"{meeting.date.isoformat()} {book.terms.short_group}"
    about = " ".join(filter(None, (f"{meeting.ref}, {long_date(meeting.date)}.", note)))
    # A meeting's date moves; what its documents are known by must not.
    key = _safe(meeting.ref) if meeting.ref else _safe(folder)
    return Plan(job, checked, request, documents, _home(job, _safe(folder), key), key, about)


def _for_the_year(job: Job, document: Document, about: str) -> Plan:
    """One document on the year, in the year's folder."""
    checked, book = fit(job)
    meeting, _ = choose_meeting(book, job.meeting)
    request = _request(job, book, meeting, choose_term(book, job.term, book.today))
    name = book.terms.year_name
    told = about.format(year=name, term=request.term.name)
    folder = _safe(f"{name} {book.terms.short_group}")
    return Plan(job, checked, request, (document,), _home(job, folder, folder), folder, told)


def _home(job: Job, folder: str, key: str) -> str:
    """The folder for documents of a meeting or year: where a person put those there are."""
    from llf_docgen.output.finding import home
    from llf_docgen.output.folder import standing
    from llf_docgen.word.identity import identity_of

    return home(standing(job.output).files, folder, f"{key}/", identity_of)


def _request(job: Job, book: Book, meeting: Meeting, term: Span) -> Request:
    logo = find_logo(job.templates, book.terms.alliance)
    between = None
    if job.between:
        first, last = job.between
        between = (first or book.terms.year.first, last or book.today)
    return Request(book, meeting, term, job.draft, logo, between)


def _build(plan: Plan) -> Built:
    """Fills every template before anything is written."""
    from llf_docgen.output.folder import write
    from llf_docgen.pipeline.edits import merging

    job = plan.job
    files = list(_rendered(plan))
    written = write(
        job.output,
        files,
        merging(job.clock),
        when=job.clock,
        again=job.again,
        preview=job.preview,
    )
    due = deadlines(plan.request.book)
    place = job.output / plan.folder
    return Built(plan.checked, plan.about, place, tuple(written), tuple(due), job.preview)


def _rendered(plan: Plan) -> Iterator[Generated]:
    """Each file of a plan, with its place in the output folder and what it is known by."""
    from llf_docgen.word.template import Template

    for document in plan.documents:
        drafts = choose_drafts(document, list(document.drafts(plan.request)), plan.job.only)
        template = Template(find_template(plan.job.templates, document.name))
        for draft in drafts:
            file = f"{_safe(draft.file_name)}.docx"
            path, key = PurePosixPath(plan.folder, file).as_posix(), f"{plan.key}/{file}"
            yield Generated(path, template.render(draft.values, key), key)


def _safe(name: str) -> str:
    """A name that every system takes for a file or folder."""
    from pathvalidate import sanitize_filename

    return str(sanitize_filename(name, platform="universal")).strip(" .") or "_"
