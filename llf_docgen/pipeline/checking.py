"""How a workbook is checked: from its bytes to what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from llf_docgen import rules
from llf_docgen.errors import NotFit
from llf_docgen.model.book import Book
from llf_docgen.model.finding import Finding, Level
from llf_docgen.model.names import key
from llf_docgen.output.cases import Generated, Standing, Written
from llf_docgen.output.folder import standing, write
from llf_docgen.pipeline.choices import Job, Options
from llf_docgen.pipeline.circulated import out_of_date
from llf_docgen.pipeline.loading import Inputs, Templates, WorkbookFile, load
from llf_docgen.rules.needs import NotRun
from llf_docgen.word.template import shows
from llf_docgen.workbook.reading import reader


@dataclass(frozen=True)
class Checked:
    """A workbook, read and checked. `book` is None where it can't be read well enough.

    `not_run` are the rules that need what could not be read.
    """

    workbook: WorkbookFile
    book: Book | None
    findings: tuple[Finding, ...]
    today_from: str
    not_run: tuple[NotRun, ...] = ()

    def only(self, rules: set[str]) -> Checked:
        """The findings of some rules only."""
        return replace(
            self,
            findings=tuple(f for f in self.findings if f.rule in rules),
            not_run=tuple(n for n in self.not_run if n.rule in rules),
        )

    @property
    def has_errors(self) -> bool:
        """Whether something found stops a build."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def check(job: Job) -> Checked:
    """The workbook, read from the disk and checked, also against the agendas that went out."""
    found = checked(load(job.places), job.options)
    return with_agendas(found, standing(job.places.output))


def with_agendas(found: Checked, there: Standing) -> Checked:
    """With what is found of the agendas that went out and stand in the output folder."""
    changed = rules.tell(out_of_date(found.book, there)) if found.book else []
    return replace(found, findings=reader.in_sheet_order((*found.findings, *changed)))


def checked(inputs: Inputs, options: Options) -> Checked:
    """Reads the workbook and runs every rule that what was read is enough for.

    Raises:
        UnusableFile: it can't be opened at all.
    """
    workbook = inputs.workbook
    reading = reader.read_content(workbook.content, workbook.path.name)
    findings = rules.tell(reading.problems)
    book, today_from = _on_its_day(reading.book, options)
    not_run: tuple[NotRun, ...] = ()
    if book is not None:
        unmarked = _unmarked(book, inputs.templates)
        found, not_run = rules.check_what_is_read(book, unmarked)
        findings += found
    return Checked(workbook, book, reader.in_sheet_order(findings), today_from, not_run)


def _unmarked(book: Book, templates: Templates) -> tuple[str, ...]:
    """The confidential documents whose template lacks the statement."""
    confidential = {key(name) for name in book.terms.confidential_documents}
    texts = ("confidentiality }}", "confidentiality}}", book.terms.confidentiality or "{{")
    return tuple(
        name
        for name in templates.files
        if key(name) in confidential and not shows(templates.content(name), f"{name}.docx", *texts)
    )


def _on_its_day(book: Book | None, options: Options) -> tuple[Book | None, str]:
    """The book on the day it is judged by: --today, else its As at, else the clock."""
    as_at = book.terms.as_at if book else None
    today = options.today or as_at or options.clock.date()
    origin = "--today" if options.today else "As at in Terms" if as_at else ""
    return (book.with_(today=today) if book else None), origin


def fit(inputs: Inputs, options: Options) -> tuple[Checked, Book]:
    """The workbook, fit to build from.

    Raises:
        NotFit: it has errors and no draft was asked for, or the Terms can't be read.
    """
    found = checked(inputs, options)
    if found.book is None or _lacks_terms(found.book):
        raise NotFit("The sheet Terms must be readable, even for a draft.", found.findings)
    if found.has_errors and not options.draft:
        raise NotFit(
            "Nothing was built: correct the errors, or build with --draft to stamp NOT FOR "
            "CIRCULATION on it.",
            found.findings,
        )
    return found, found.book


def _lacks_terms(book: Book) -> bool:
    return any(lost.table == "terms" for lost in book.unread)


def mark(job: Job, found: Checked) -> list[Written]:
    """A copy of the workbook with the findings in it, in the output folder.

    Raises:
        UnusableFile: the workbook can be read but not copied.
    """
    from llf_docgen.workbook.writing.marked_copy import marked_copy  # openpyxl is slow to import

    content = marked_copy(found.workbook.content, found.findings)
    name = f"{found.workbook.path.stem} - to correct.xlsx"
    return write(job.places.output, [Generated(name, content)])
