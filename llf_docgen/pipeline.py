"""The order of the steps of each command, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from llf_docgen.choices import (
    OUTPUT_FOLDER,
    TEMPLATES_FOLDER,
    WORKBOOK_FOLDER,
    Job,
    choose_drafts,
    choose_meeting,
    choose_term,
    find_logo,
    find_template,
    find_template_folder,
    find_workbook,
)
from llf_docgen.documents.document import Document, Request
from llf_docgen.errors import DocgenError, NotFit, WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import Deadline, deadlines
from llf_docgen.model.finding import Finding, Level
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import listing, long_date
from llf_docgen.output.folder import Outcome, Written
from llf_docgen.output.safely import write_safely
from llf_docgen.package import read_bytes

if TYPE_CHECKING:
    from llf_docgen.word.lint.subject import Fault


@dataclass(frozen=True)
class Checked:
    """A workbook, read and checked. `book` is None where it can't be read well enough."""

    workbook: Path
    book: Book | None
    findings: tuple[Finding, ...]
    today_from: str
    note: str = ""

    def only(self, rules: set[str]) -> Checked:
        """The findings of some rules only."""
        return replace(self, findings=tuple(f for f in self.findings if f.rule in rules))

    @property
    def errors(self) -> int:
        """How many findings stop a build."""
        return sum(finding.level is Level.ERROR for finding in self.findings)


@dataclass(frozen=True)
class Built:
    """What a build made. `about` says for which meeting or year."""

    checked: Checked
    about: str
    folder: Path
    written: tuple[Written, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True)
class LookedOver:
    """A template and what is wrong with it; `note` where it can't be looked over wholly."""

    file: str
    faults: tuple[Fault, ...]
    note: str = ""


@dataclass(frozen=True)
class _Plan:
    """What a build makes: which documents, for which request, into which folder."""

    job: Job
    checked: Checked
    request: Request
    documents: tuple[Document, ...]
    folder: str
    about: str


def check(job: Job) -> Checked:
    """Reads the workbook; where it can be read, runs every rule."""
    from llf_docgen import rules
    from llf_docgen.workbook import reader

    path = job.workbook or find_workbook(Path(WORKBOOK_FOLDER))
    reading = reader.read(path)
    findings = rules.tell(reading.problems)
    readable = not any(finding.level is Level.ERROR for finding in findings)
    book, today_from = _on_its_day(reading.book, job)
    if book is not None and readable:
        findings += rules.check(_with_templates(book, job.templates))
    return Checked(path, book, reader.in_sheet_order(findings), today_from, _open_in_excel(path))


def _with_templates(book: Book, folder: Path) -> Book:
    """The book with the confidential documents whose template lacks the statement."""
    from llf_docgen.word.template import shows

    confidential = {key(name) for name in book.terms.confidential_documents}
    paths = [p for p in sorted(folder.glob("*.docx")) if key(p.stem) in confidential]
    texts = ("confidentiality }}", "confidentiality}}", book.terms.confidentiality or "{{")
    unmarked = tuple(p.stem for p in paths if not shows(p, *texts))
    return book.with_(unmarked_templates=unmarked)


def _open_in_excel(path: Path) -> str:
    """A word of warning where Excel's lock file says that the workbook is open."""
    if path.with_name(f"~${path.name}").exists():
        return "The workbook is open in Excel; what you have not saved there is not read."
    return ""


def mark(job: Job, checked: Checked) -> list[Written]:
    """A copy of the workbook with the findings in it, in the output folder."""
    from llf_docgen.output.folder import write
    from llf_docgen.workbook.marked_copy import marked_copy

    content = marked_copy(read_bytes(checked.workbook, "Excel"), checked.findings)
    return write(job.output, {f"{checked.workbook.stem} - to correct.xlsx": content})


def pack(job: Job) -> Built:
    """The meeting pack for the next meeting."""
    from llf_docgen.documents import PACK

    return _build(_for_the_meeting(job, *PACK))


def actions(job: Job) -> Built:
    """A sheet for each owner with their open actions, beside the pack of the next meeting."""
    from llf_docgen.documents import ACTIONS

    return _build(_for_the_meeting(job, ACTIONS))


def extract(job: Job) -> Built:
    """One agenda item's minute, as the edited minutes and the workbook have it."""
    from llf_docgen.documents import EXTRACT

    plan = _for_the_meeting(job, EXTRACT)
    choose_drafts(EXTRACT, list(EXTRACT.drafts(plan.request)), job.only)
    typed = _minuted(job, plan)
    about = plan.about
    if typed is None:
        about += " Its minutes are not in the output folder, so what was discussed is left out."
    return _build(replace(plan, about=about, request=replace(plan.request, minuted=typed)))


def _minuted(job: Job, plan: _Plan) -> Minuted | None:
    """What a person typed into the minutes under the item, where the minutes are there."""
    from llf_docgen.word.minuted import read_item

    path = job.output / plan.folder / "Minutes.docx"
    return read_item(read_bytes(path, "Word"), path.name, job.only) if path.is_file() else None


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


def _for_the_meeting(job: Job, *documents: Document) -> _Plan:
    """Documents for one meeting, in the meeting's folder."""
    checked, book = _fit(job)
    meeting, note = choose_meeting(book, job.meeting)
    request = _request(job, book, meeting, choose_term(book, job.term, meeting.date))
    folder = f"{meeting.date.isoformat()} {book.terms.short_group}"
    about = " ".join(filter(None, (f"{meeting.ref}, {long_date(meeting.date)}.", note)))
    return _Plan(job, checked, request, documents, _safe(folder), about)


def _for_the_year(job: Job, document: Document, about: str) -> _Plan:
    """One document on the year, in the year's folder."""
    checked, book = _fit(job)
    meeting, _ = choose_meeting(book, job.meeting)
    request = _request(job, book, meeting, choose_term(book, job.term, book.today))
    name = book.terms.year_name
    told = about.format(year=name, term=request.term.name)
    return _Plan(
        job, checked, request, (document,), _safe(f"{name} {book.terms.short_group}"), told
    )


def _request(job: Job, book: Book, meeting: Meeting, term: Span) -> Request:
    logo = find_logo(job.templates, book.terms.alliance)
    between = None
    if job.between:
        first, last = job.between
        between = (first or book.terms.year.first, last or book.today)
    return Request(book, meeting, term, job.draft, logo, between)


def templates(job: Job) -> list[LookedOver]:
    """Looks every template over without building anything.

    What is confidential is told by the workbook's Terms, where they can be read.
    """
    from llf_docgen.documents import DOCUMENTS
    from llf_docgen.word.lint.look_over import look_over

    find_template_folder(job.templates)
    contexts = {key(document.name): document.context for document in DOCUMENTS}
    confidential, statement = _confidential(job)
    looked = []
    for path in sorted(job.templates.glob("*.docx")):
        name = key(path.stem)
        if path.name.startswith("~$"):
            continue
        note = "" if name in contexts else "No document is made from it; its names are not checked."
        found = look_over(path, contexts.get(name), name in confidential, statement)
        looked.append(LookedOver(path.name, found, note))
    return looked


def mark_templates(job: Job, looked: Iterable[LookedOver]) -> list[Written]:
    """Copies of the faulty templates with a Word comment at each fault, in the output folder."""
    from llf_docgen.output.folder import write
    from llf_docgen.word.lint.marked import marked

    copies = {}
    for template in looked:
        if template.faults:
            path = job.templates / template.file
            content = marked(read_bytes(path, "Word"), path.name, template.faults)
            copies[f"{path.stem} - to correct.docx"] = content
    return write(job.output, copies)


def _confidential(job: Job) -> tuple[set[str], str]:
    """The keys of the confidential documents, and the statement; none without a workbook."""
    try:
        book = check(job).book
    except DocgenError:
        return set(), ""
    if book is None:
        return set(), ""
    return {key(name) for name in book.terms.confidential_documents}, book.terms.confidentiality


def template_names(job: Job, wanted: str) -> list[tuple[str, str]]:
    """The names that one template may use, each with an example from the workbook.

    Raises:
        WrongUse: no document has that name.
    """
    from llf_docgen.documents import DOCUMENTS
    from llf_docgen.documents.examples import examples

    found = next((d for d in DOCUMENTS if key(d.name) == key(wanted)), None)
    if found is None:
        hint = did_you_mean(wanted, [d.name for d in DOCUMENTS])
        names = listing(d.name for d in DOCUMENTS)
        raise WrongUse(f"There is no document '{wanted}'.{hint} There is {names}.")
    drafts = choose_drafts(found, list(found.drafts(_for_the_meeting(job, found).request)), "")
    return list(examples(drafts[0].context))


def new(folder: Path) -> list[Written]:
    """A working folder with the starter workbook and the templates; overwrites nothing."""
    from llf_docgen.output.folder import write

    taken = [name for name in (WORKBOOK_FOLDER, TEMPLATES_FOLDER) if (folder / name).exists()]
    if taken:
        raise WrongUse(
            f"{folder} already has {listing(taken)}. Choose a new folder; nothing was changed."
        )
    shipped = shipped_folder()
    made = []
    for source in sorted((shipped / WORKBOOK_FOLDER).glob("*.xlsx")):
        target = folder / WORKBOOK_FOLDER / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_safely(target, source.read_bytes())
        made.append(Written(source.name, Outcome.CREATED))
    made += write(folder / TEMPLATES_FOLDER, shipped_templates())
    (folder / OUTPUT_FOLDER).mkdir(exist_ok=True)
    return made


def update_templates(job: Job) -> list[Written]:
    """Newer shipped templates into the office's folder; one the office changed stays as it is.

    The new version of a changed one is laid beside it, and what is new in it is said.
    """
    from llf_docgen.output.folder import base_of, keep_base, write
    from llf_docgen.word.house.versions import has_shipped, news

    find_template_folder(job.templates)
    shipped = shipped_templates()
    told = {}
    for name, content in shipped.items():
        path = job.templates / name
        if not path.is_file():
            continue
        there = read_bytes(path, "Word")
        if base_of(job.templates, name) is None and has_shipped(there, name):
            keep_base(job.templates, name, there)
        told[name] = news(base_of(job.templates, name) or there, content, name)
    written = write(job.templates, shipped)
    beside = (Outcome.KEPT, Outcome.UPDATED)
    return [
        replace(w, note=f"{w.note or 'new version'}. New in it: {told[w.file]}")
        if w.outcome in beside and told.get(w.file) and "nothing new" not in w.note
        else w
        for w in written
    ]


def shipped_templates() -> dict[str, bytes]:
    """The templates that come with this version, by their names."""
    folder = shipped_folder() / TEMPLATES_FOLDER
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*.docx"))}


def shipped_folder() -> Path:
    """Where starter workbook and templates are: in the wheel, or in the checkout."""
    package = Path(__file__).parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent


STARTER = f"{WORKBOOK_FOLDER}/planning-action-group.xlsx"


def shipped_files() -> dict[str, bytes]:
    """Starter workbook and templates as the code builds them, by their paths in the checkout."""
    from llf_docgen.word.house.templates import TEMPLATES
    from llf_docgen.workbook import starter

    templates = {f"{TEMPLATES_FOLDER}/{name}.docx": build() for name, build in TEMPLATES.items()}
    return {STARTER: starter.build(), **templates}


def build_shipped() -> None:
    """Writes the shipped files into the checkout, for developers: `poe build-shipped`."""
    from llf_docgen.word.house.versions import remember

    files = shipped_files()
    for name, content in files.items():
        (Path(__file__).parent.parent / name).write_bytes(content)
    remember((name, content) for name, content in files.items() if name.endswith(".docx"))


def _on_its_day(book: Book | None, job: Job) -> tuple[Book | None, str]:
    """The book on the day it is judged by: --today, else its As at, else the clock."""
    as_at = book.terms.as_at if book else None
    today = job.today or as_at or job.clock
    origin = "--today" if job.today else "As at in Terms" if as_at else ""
    return (book.with_(today=today) if book else None), origin


def _fit(job: Job) -> tuple[Checked, Book]:
    """The workbook, fit to build from.

    Raises:
        NotFit: it has errors and no draft was asked for, or the Terms can't be read.
    """
    checked = check(job)
    if checked.book is None:
        raise NotFit("The sheet Terms must be readable, even for a draft.", checked.findings)
    if checked.errors and not job.draft:
        raise NotFit(
            "Nothing was built: correct the errors, or build with --draft to stamp DRAFT on it.",
            checked.findings,
        )
    return checked, checked.book


def _build(plan: _Plan) -> Built:
    """Fills every template before anything is written."""
    from llf_docgen.output.folder import write

    job = plan.job
    written = write(job.output, dict(_rendered(plan)))
    due = deadlines(plan.request.book)
    place = job.output / plan.folder
    return Built(plan.checked, plan.about, place, tuple(written), tuple(due))


def _rendered(plan: _Plan) -> Iterator[tuple[str, bytes]]:
    """Each file of a plan, by its path in the output folder."""
    from llf_docgen.word.template import Template

    for document in plan.documents:
        drafts = choose_drafts(document, list(document.drafts(plan.request)), plan.job.only)
        template = Template(find_template(plan.job.templates, document.name))
        for draft in drafts:
            yield f"{plan.folder}/{_safe(draft.file_name)}.docx", template.render(draft.values)


def _safe(name: str) -> str:
    """A name that every system takes for a file or folder."""
    from pathvalidate import sanitize_filename

    return str(sanitize_filename(name, platform="universal")).strip(" .") or "_"


def summary_of(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings there are of each level, the gravest first."""
    found = list(findings)
    counts = {level: sum(f.level is level for f in found) for level in Level}
    return {level: many for level, many in counts.items() if many}
