"""How a workbook is checked: from its bytes to what was found."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from llf_docgen import rules
from llf_docgen.errors import NotFit, UnusableFile
from llf_docgen.model.book import Book
from llf_docgen.model.finding import Finding, Level
from llf_docgen.model.in_year import lost_day
from llf_docgen.model.names import key
from llf_docgen.model.records import Meeting
from llf_docgen.model.unread import Unread
from llf_docgen.output.cases import Generated, Standing, Written
from llf_docgen.output.folder import standing, write
from llf_docgen.pipeline.choices import Job, Options
from llf_docgen.pipeline.circulated import out_of_date
from llf_docgen.pipeline.loading import Inputs, Templates, WorkbookFile, load
from llf_docgen.rules.circulation import agenda_revised
from llf_docgen.rules.needs import NotRun
from llf_docgen.word.filled import shows
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

    def has_errors(self, meeting: str = "") -> bool:
        """Whether something found stops a build: of everything, or of one meeting's documents."""
        return any(f.level is Level.ERROR and f.meeting == meeting for f in self.findings)


def check(job: Job) -> Checked:
    """The workbook, read from the disk and checked, also against the agendas that went out."""
    found = checked(load(job.places), job.options)
    return with_agendas(found, standing(job.places.output))


def with_agendas(found: Checked, there: Standing) -> Checked:
    """With what is found of the agendas that went out and stand in the output folder."""
    if found.book is None:
        return found
    lost = lost_day(found.book)
    if lost:
        not_run = NotRun(agenda_revised.id, (lost.cell,))
        return replace(found, not_run=(*found.not_run, not_run))
    changed = rules.tell(out_of_date(found.book, there))
    return replace(found, findings=reader.in_sheet_order((*found.findings, *changed)))


def checked(inputs: Inputs, options: Options) -> Checked:
    """Reads the workbook and runs every rule that what was read is enough for.

    Raises:
        UnusableFile: it can't be opened at all.
    """
    workbook = inputs.workbook
    reading = reader.read_content(workbook.content, workbook.path.name)
    findings = rules.tell(reading.problems)
    if options.today and reading.book:
        findings = _without_as_at(findings, reading.book)
    book, today_from = _on_its_day(reading.book, options)
    not_run: tuple[NotRun, ...] = ()
    if book is not None:
        unmarked = _unmarked(book, inputs.templates)
        found, not_run = rules.check_what_is_read(book, unmarked)
        findings += found
    return Checked(workbook, book, reader.in_sheet_order(findings), today_from, not_run)


def _unmarked(book: Book, templates: Templates) -> tuple[str, ...]:
    """The confidential documents whose template lacks the statement.

    One that can't be read makes no document; whoever asks for that one is told.
    """
    confidential = {key(name) for name in book.terms.confidential_documents}
    texts = ("confidentiality }}", "confidentiality}}", book.terms.confidentiality or "{{")
    return tuple(
        name
        for name in templates.files
        if key(name) in confidential and not _shows(templates, name, texts)
    )


def _shows(templates: Templates, name: str, texts: Iterable[str]) -> bool:
    with suppress(UnusableFile):
        return shows(templates.content(name), templates.file(name), *texts)
    return True


def _without_as_at(findings: list[Finding], book: Book) -> list[Finding]:
    """With --today an As at that can't be read does no harm, so it is no more than a warning."""
    unread = {lost.cell for lost in book.unread if _is_of_day(lost)}
    return [
        replace(found, level=Level.WARNING)
        if found.level is Level.ERROR and found.cell in unread
        else found
        for found in findings
    ]


def _on_its_day(book: Book | None, options: Options) -> tuple[Book | None, str]:
    """The book on the day it is judged by: --today, else its As at, else the clock.

    Where its As at can't be read, the clock's day is as good as any: no rule is run that needs it.
    """
    if book is None:
        return None, ""
    if options.today:
        known = tuple(lost for lost in book.unread if not _is_of_day(lost))
        return book.with_(today=options.today, unread=known), "--today"
    origin = "As at in Terms" if book.terms.as_at else ""
    return book.with_(today=book.terms.as_at or options.clock.date()), origin


def _is_of_day(lost: Unread) -> bool:
    return lost.table == "today" or (lost.table, lost.field) == ("terms", "as_at")


def fit(inputs: Inputs, options: Options) -> tuple[Checked, Book]:
    """The workbook, fit to build from.

    Raises:
        NotFit: it has errors and no draft was asked for, or the Terms can't be read.
    """
    found = checked(inputs, options)
    if found.book is not None and any(map(_is_of_day, found.book.unread)):
        raise NotFit(
            "'As at' in Terms must be readable, even for a draft: correct it, or name the day "
            "with --today.",
            found.findings,
        )
    if found.book is None or _lacks_terms(found.book):
        raise NotFit("The sheet Terms must be readable, even for a draft.", found.findings)
    _refuse_errors(found, options)
    return found, found.book


def fit_for(found: Checked, meeting: Meeting, options: Options) -> None:
    """Of what is fit to build from, that a meeting's own documents may be built.

    Raises:
        NotFit: there are errors that make them wrong, and no draft was asked for.
    """
    _refuse_errors(found, options, meeting.ref)


def _refuse_errors(found: Checked, options: Options, meeting: str = "") -> None:
    if found.has_errors(meeting) and not options.draft:
        raise NotFit(
            "Nothing was built: correct the errors, or build with --draft to stamp NOT FOR "
            "CIRCULATION on it.",
            found.findings,
        )


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
