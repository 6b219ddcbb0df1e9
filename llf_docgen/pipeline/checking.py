"""How a workbook is checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from llf_docgen.errors import NotFit
from llf_docgen.model.book import Book
from llf_docgen.model.finding import Finding, Level
from llf_docgen.model.names import key
from llf_docgen.output.deciding import Generated, Written
from llf_docgen.package import read_bytes
from llf_docgen.pipeline.choices import (
    WORKBOOK_FOLDER,
    Job,
    find_workbook,
)


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


def check(job: Job) -> Checked:
    """Reads the workbook; where it can be read, runs every rule."""
    from llf_docgen import rules
    from llf_docgen.workbook.reading import reader

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


def _on_its_day(book: Book | None, job: Job) -> tuple[Book | None, str]:
    """The book on the day it is judged by: --today, else its As at, else the clock."""
    as_at = book.terms.as_at if book else None
    today = job.today or as_at or job.clock.date()
    origin = "--today" if job.today else "As at in Terms" if as_at else ""
    return (book.with_(today=today) if book else None), origin


def _open_in_excel(path: Path) -> str:
    """A word of warning where Excel's lock file says that the workbook is open."""
    if path.with_name(f"~${path.name}").exists():
        return "The workbook is open in Excel; what you have not saved there is not read."
    return ""


def mark(job: Job, checked: Checked) -> list[Written]:
    """A copy of the workbook with the findings in it, in the output folder."""
    from llf_docgen.output.folder import write
    from llf_docgen.workbook.writing.marked_copy import marked_copy

    content = marked_copy(read_bytes(checked.workbook, "Excel"), checked.findings)
    return write(job.output, [Generated(f"{checked.workbook.stem} - to correct.xlsx", content)])


def fit(job: Job) -> tuple[Checked, Book]:
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


def summary_of(findings: Iterable[Finding]) -> dict[Level, int]:
    """How many findings there are of each level, the gravest first."""
    found = list(findings)
    counts = {level: sum(f.level is level for f in found) for level in Level}
    return {level: many for level, many in counts.items() if many}
