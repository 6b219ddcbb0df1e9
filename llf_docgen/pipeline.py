"""The order of the steps of each command, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from llf_docgen.documents.document import Document, Request
from llf_docgen.errors import NotFit, UnusableFile, WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import Deadline, deadlines
from llf_docgen.model.finding import Finding, Level
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import listing, long_date, short_date
from llf_docgen.output.folder import Outcome, Written
from llf_docgen.output.safely import write_safely
from llf_docgen.package import read_bytes

WORKBOOK_FOLDER, TEMPLATES_FOLDER, OUTPUT_FOLDER = "workbook", "templates", "output"


@dataclass(frozen=True)
class Job:
    """What a command was asked to do. `today` is None where the workbook or clock decides."""

    clock: date
    workbook: Path | None = None
    templates: Path = Path(TEMPLATES_FOLDER)
    output: Path = Path(OUTPUT_FOLDER)
    today: date | None = None
    meeting: str = ""
    term: str = ""
    draft: bool = False


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
class _Plan:
    """What a build makes: which documents, for which request, into which folder."""

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

    checked, book = _fit(job)
    meeting, note = choose_meeting(book, job.meeting)
    term = choose_term(book, job.term, meeting.date)
    folder = f"{meeting.date.isoformat()} {book.terms.short_group}"
    about = " ".join(filter(None, (f"{meeting.ref}, {long_date(meeting.date)}.", note)))
    return _build(job, _Plan(checked, Request(book, meeting, term, job.draft), PACK, folder, about))


def partnership(job: Job) -> Built:
    """The group's section of the Partnership Report."""
    from llf_docgen.documents import PARTNERSHIP

    return _of_the_year(job, PARTNERSHIP, "Partnership Report {year}, up to the {term} term.")


def evidence(job: Job) -> Built:
    """How the Terms of Reference were kept this year, for the board."""
    from llf_docgen.documents import EVIDENCE

    return _of_the_year(job, EVIDENCE, "How the Terms of Reference were kept in {year}.")


def _of_the_year(job: Job, document: Document, about: str) -> Built:
    """One document on the year, into the year's folder."""
    checked, book = _fit(job)
    meeting, _ = choose_meeting(book, job.meeting)
    request = Request(book, meeting, choose_term(book, job.term, book.today), job.draft)
    year = book.terms.year_name
    told = about.format(year=year, term=request.term.name)
    plan = _Plan(checked, request, (document,), f"{year} {book.terms.short_group}", told)
    return _build(job, plan)


def new(folder: Path) -> list[Written]:
    """A working folder with the starter workbook and the templates; overwrites nothing."""
    taken = [name for name in (WORKBOOK_FOLDER, TEMPLATES_FOLDER) if (folder / name).exists()]
    if taken:
        raise WrongUse(
            f"{folder} already has {listing(taken)}. Choose a new folder; nothing was changed."
        )
    shipped = shipped_folder()
    sources = [
        *sorted((shipped / WORKBOOK_FOLDER).glob("*.xlsx")),
        *sorted((shipped / TEMPLATES_FOLDER).glob("*.docx")),
    ]
    for source in sources:
        target = folder / source.relative_to(shipped)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_safely(target, source.read_bytes())
    (folder / OUTPUT_FOLDER).mkdir(exist_ok=True)
    return [Written(source.name, Outcome.CREATED) for source in sources]


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
    for name, content in shipped_files().items():
        (Path(__file__).parent.parent / name).write_bytes(content)


def find_workbook(folder: Path) -> Path:
    """The one workbook in a folder; Excel's own lock files (`~$...`) are none.

    Raises:
        UnusableFile: there is no folder or no workbook.
        WrongUse: there are several.
    """
    if not folder.is_dir():
        raise UnusableFile(
            f"There is no folder '{folder}' here. Name the file with --workbook, or make a "
            "working folder with: llf-docgen new FOLDER"
        )
    files = [p for p in folder.iterdir() if p.is_file() and not p.name.startswith(("~$", "."))]
    books = sorted(p for p in files if p.suffix.casefold() == ".xlsx")
    if len(books) == 1:
        return books[0]
    if books:
        names = listing(p.name for p in books)
        raise WrongUse(f"'{folder}' holds {names}. Which one? Name it with --workbook.")
    others = [p.name for p in files if p.suffix.casefold() in (".xls", ".xlsm", ".ods", ".csv")]
    hint = f" {others[0]} is there: save it in Excel as .xlsx." if others else ""
    raise UnusableFile(f"There is no .xlsx workbook in '{folder}'.{hint}")


def choose_meeting(book: Book, wanted: str) -> tuple[Meeting, str]:
    """The meeting asked for by reference or date; else the next one, else (said) the latest.

    Raises:
        WrongUse: there is none, or none like the one asked for.
    """
    if not book.meetings:
        raise WrongUse("The sheet Meetings has no meeting yet. Add a row and try again.")
    if wanted:
        return _wanted_meeting(book, wanted), ""
    if book.coming:
        return book.coming[0], ""
    latest = max(book.dated_meetings or book.meetings, key=lambda meeting: meeting.date)
    return latest, "No meeting is to come; this is the latest one."


def _wanted_meeting(book: Book, wanted: str) -> Meeting:
    from llf_docgen.workbook.cells import Unreadable, read_date

    found = [m for m in book.meetings if key(m.ref) == key(wanted)]
    if not found:
        try:
            found = [m for m in book.meetings if m.date == read_date(wanted)]
        except Unreadable:
            found = []
    if found:
        return found[0]
    there = listing(f"{m.ref} ({short_date(m.date)})" for m in book.meetings[-6:])
    hint = did_you_mean(wanted, [m.ref for m in book.meetings])
    raise WrongUse(f"There is no meeting '{wanted}' in the workbook.{hint} It has {there}.")


def choose_term(book: Book, wanted: str, day: date) -> Span:
    """The term of that name; else the last that has ended by a day, else the first."""
    terms = book.terms.year.terms
    named = next((term for term in terms if key(term.name) == key(wanted)), None)
    return named or book.terms.year.ended_by(day) or terms[0]


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


def _build(job: Job, plan: _Plan) -> Built:
    """Fills every template before anything is written."""
    from pathvalidate import sanitize_filename

    from llf_docgen.output.folder import write
    from llf_docgen.word.template import Template

    folder = sanitize_filename(plan.folder, platform="universal")
    rendered = {}
    for document in plan.documents:
        name = sanitize_filename(document.file_name(plan.request), platform="universal")
        template = Template(find_template(job.templates, document.name))
        rendered[f"{folder}/{name}.docx"] = template.render(document.values(plan.request))
    written = write(job.output, rendered)
    due = deadlines(plan.request.book)
    place = job.output / folder
    return Built(plan.checked, plan.about, place, tuple(written), tuple(due))


def find_template(folder: Path, name: str) -> Path:
    """The template of that name.

    Raises:
        UnusableFile: the folder or the template is not there.
    """
    if not folder.is_dir():
        raise UnusableFile(
            f"There is no folder '{folder}' here. Name it with --templates, or make a working "
            "folder with: llf-docgen new FOLDER"
        )
    path = folder / f"{name}.docx"
    if not path.is_file():
        others = [p.stem for p in folder.glob("*.docx") if not p.name.startswith("~$")]
        hint = did_you_mean(name, others) or " Copy it from a folder made by: llf-docgen new FOLDER"
        raise UnusableFile(f"The template {path} is not there.{hint}")
    return path


def summary_of(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings there are of each level, the gravest first."""
    found = list(findings)
    counts = {level: sum(f.level is level for f in found) for level in Level}
    return {level: many for level, many in counts.items() if many}
