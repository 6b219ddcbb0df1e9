"""Documents made: bytes and options in, findings and files out; nothing here touches the disk.

Whatever goes in and comes out is plain and can be pickled, so all of it can run elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from pathvalidate import sanitize_filename

from llf_docgen.documents import DOCUMENTS, extract
from llf_docgen.documents.document import Document, Per, Request
from llf_docgen.errors import WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import Deadline, deadlines
from llf_docgen.model.minuted import PROMPTS, Minuted
from llf_docgen.model.wording import long_date
from llf_docgen.output.deciding import Case, Generated, Standing, decide
from llf_docgen.output.finding import find, home
from llf_docgen.pipeline.checking import Checked, fit
from llf_docgen.pipeline.choices import Options, choose_drafts, choose_meeting, choose_term
from llf_docgen.pipeline.edits import merging
from llf_docgen.pipeline.loading import Inputs, Templates
from llf_docgen.word.identity import identity_of
from llf_docgen.word.template import Template

MINUTES = "Minutes.docx"


@dataclass(frozen=True)
class Made:
    """What was made. `about` says for which meeting or year, `folder` where it belongs."""

    checked: Checked
    about: str
    folder: str
    files: tuple[Generated, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True)
class _Plan:
    """What is to be made: for which request, into which folder.

    `key` is what the meeting or year is known by, whatever becomes of the folder.
    """

    checked: Checked
    request: Request
    folder: str
    key: str
    about: str


def make(names: Sequence[str], inputs: Inputs, options: Options, standing: Standing) -> Made:
    """The documents of those names; all for a meeting, or all for the year.

    Raises:
        NotFit: the workbook has errors and no draft was asked for.
        WrongUse: there is no such meeting, or nothing to make.
        UnusableFile, UnusableTemplate: the workbook or a template can't be used.
    """
    documents = [document for document in DOCUMENTS if document.name in names]
    plan = _plan(documents[0], inputs, options, standing)
    return _made(plan, documents, inputs.templates, options)


def make_extract(inputs: Inputs, options: Options, standing: Standing) -> Made:
    """One agenda item's minute, as the edited minutes and the workbook have it.

    Raises:
        UnusableFile: it can't be told for certain where the item ends in the minutes; or as
            `make`.
    """
    plan = _plan(extract.DOCUMENT, inputs, options, standing)
    if not options.only.strip():
        raise WrongUse("Which agenda item? Name it with --item.")
    drafts = list(extract.DOCUMENT.drafts(plan.request))
    no = choose_drafts(extract.DOCUMENT, drafts, options.only)[0].of
    one = replace(options, only=no)
    return _made(_with_minutes(plan, no, standing), [extract.DOCUMENT], inputs.templates, one)


def request_for(document: Document, inputs: Inputs, options: Options) -> Request:
    """What a document of the workbook would be made for; raises as `make` does."""
    book = fit(inputs, options)[1]
    return _request(document.per, book, inputs.templates, options)[0]


def settle(files: Iterable[Generated], standing: Standing, options: Options) -> list[Case]:
    """What becomes of each file beside what stands in the folder; edited ones take the news in."""
    how = merging(options.clock)
    return [decide(file, standing, how, options.again) for file in files]


def _plan(document: Document, inputs: Inputs, options: Options, standing: Standing) -> _Plan:
    checked, book = fit(inputs, options)
    request, note = _request(document.per, book, inputs.templates, options)
    if document.per is Per.MEETING:
        meeting = request.meeting
        folder = _safe(f"{meeting.date.isoformat()} {book.terms.short_group}")
        # A meeting's date moves; what its documents are known by must not.
        key = _safe(meeting.ref) if meeting.ref else folder
        about = " ".join(filter(None, (f"{meeting.ref}, {long_date(meeting.date)}.", note)))
    else:
        key = folder = _safe(f"{book.terms.year_name} {book.terms.short_group}")
        about = document.made_for.format(year=book.terms.year_name, term=request.term.name)
    place = home(standing.files, folder, f"{key}/", identity_of)
    return _Plan(checked, request, place, key, about)


def _request(per: Per, book: Book, templates: Templates, options: Options) -> tuple[Request, str]:
    """What is asked for, and a word on the meeting where another than the next was taken."""
    meeting, note = choose_meeting(book, options.meeting)
    day = meeting.date if per is Per.MEETING else book.today
    term = choose_term(book, options.term, day)
    logo = templates.picture(book.terms.alliance)
    between = _between(book, options)
    return Request(book, meeting, term, options.draft, logo, between), note


def _between(book: Book, options: Options) -> tuple[date, date] | None:
    if not options.between:
        return None
    first, last = options.between
    return first or book.terms.year.first, last or book.today


def _with_minutes(plan: _Plan, no: str, standing: Standing) -> _Plan:
    """The plan with what a person typed into the minutes under an item."""
    places = find(standing.files, f"{plan.folder}/{MINUTES}", f"{plan.key}/{MINUTES}", identity_of)
    if not places:
        said = "Its minutes are not in the output folder, so what was discussed is left out."
        return replace(plan, about=f"{plan.about} {said}")
    name = PurePosixPath(places[0]).name
    typed = _minuted(standing.files[places[0]], name, no, plan, standing)
    return replace(plan, request=replace(plan.request, minuted=typed))


def _minuted(content: bytes, name: str, no: str, plan: _Plan, standing: Standing) -> Minuted:
    from llf_docgen.word.comparing.minuted import read_item  # what an extract alone needs

    request = plan.request
    titles = {item.no: item.title for item in request.book.agenda_of(request.meeting)}
    base = standing.bases.get(f"{plan.key}/{MINUTES}")
    return read_item(content, name, no, titles, PROMPTS, base)


def _made(
    plan: _Plan, documents: Iterable[Document], templates: Templates, options: Options
) -> Made:
    files = tuple(_rendered(plan, documents, templates, options))
    return Made(plan.checked, plan.about, plan.folder, files, tuple(deadlines(plan.request.book)))


def _rendered(
    plan: _Plan, documents: Iterable[Document], templates: Templates, options: Options
) -> Iterator[Generated]:
    """Each file of a plan, with its place in the output folder and what it is known by."""
    for document in documents:
        drafts = choose_drafts(document, list(document.drafts(plan.request)), options.only)
        template = _prepared(templates.content(document.name), f"{document.name}.docx")
        for draft in drafts:
            file = f"{_safe(draft.file_name)}.docx"
            path, key = PurePosixPath(plan.folder, file).as_posix(), f"{plan.key}/{file}"
            yield Generated(path, template.render(draft.values, key), key)


@lru_cache(maxsize=64)
def _prepared(content: bytes, name: str) -> Template:
    """A template; those of many workbooks are mostly the same, and preparing is what takes time."""
    return Template(content, name)


def _safe(name: str) -> str:
    """A name that every system takes for a file or folder."""
    return str(sanitize_filename(name, platform="universal")).strip(" .") or "_"
