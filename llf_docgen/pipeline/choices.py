"""What a person asked for, found: workbook, meeting, term, template, the one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from llf_docgen.documents.document import Document, Draft
from llf_docgen.errors import UnusableFile, WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.figures import Picture
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import listing, short_date
from llf_docgen.package import read_bytes

WORKBOOK_FOLDER, TEMPLATES_FOLDER, OUTPUT_FOLDER = "workbook", "templates", "output"
LOGO = "logo.png"
MOST_NAMED = 12


@dataclass(frozen=True)
class Job:
    """What a command was asked to do. `today` is None where the workbook or clock decides.

    `clock` is now, with its time zone. `again` makes what a person deleted; `preview` writes
    nothing.
    `between` are the days to gather, None for the year's first day or for today.
    `only` names the one wanted where a document is made for many: a message, an owner, an item.
    """

    clock: datetime
    workbook: Path | None = None
    templates: Path = Path(TEMPLATES_FOLDER)
    output: Path = Path(OUTPUT_FOLDER)
    today: date | None = None
    meeting: str = ""
    term: str = ""
    draft: bool = False
    only: str = ""
    between: tuple[date | None, date | None] | None = None
    again: bool = False
    preview: bool = False


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
    from llf_docgen.workbook.reading.values import Unreadable, read_date

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


def find_template_folder(folder: Path) -> None:
    """Raises UnusableFile where the folder of templates is not there."""
    if not folder.is_dir():
        raise UnusableFile(
            f"There is no folder '{folder}' here. Name it with --templates, or make a working "
            "folder with: llf-docgen new FOLDER"
        )


def find_template(folder: Path, name: str) -> Path:
    """The template of that name.

    Raises:
        UnusableFile: the folder or the template is not there.
    """
    find_template_folder(folder)
    path = folder / f"{name}.docx"
    if not path.is_file():
        others = [p.stem for p in folder.glob("*.docx") if not p.name.startswith("~$")]
        hint = did_you_mean(name, others) or " Copy it from a folder made by: llf-docgen new FOLDER"
        raise UnusableFile(f"The template {path} is not there.{hint}")
    return path


def find_logo(folder: Path, alliance: str) -> Picture | None:
    """The logo in the folder of templates, where there is one.

    Raises:
        UnusableFile: it is no PNG picture.
    """
    path = folder / LOGO
    if not path.is_file():
        return None
    picture = Picture(read_bytes(path, "a picture program"), f"Logo of {alliance}".strip())
    try:
        picture.pixels  # noqa: B018, asked so that a wrong picture is said here
    except ValueError as error:
        raise UnusableFile(
            f"{path} is no PNG picture. Save the logo as PNG, or take it out of the folder."
        ) from error
    return picture


def choose_drafts(document: Document, drafts: Sequence[Draft], wanted: str) -> Sequence[Draft]:
    """The drafts, or the one made for what was asked for.

    Raises:
        WrongUse: there is nothing to make, or nothing of that name.
    """
    if not drafts:
        raise WrongUse(document.nothing)
    if not wanted:
        return drafts
    found = [draft for draft in drafts if key(draft.of) == key(wanted)]
    if not found:
        there = [draft.of for draft in drafts]
        hint = did_you_mean(wanted, there) or f" There is {listing(there[:MOST_NAMED])}."
        raise WrongUse(f"{document.name}: there is none for '{wanted}'.{hint}")
    return found
