"""What is done with the templates, without building anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from llf_docgen.documents import DOCUMENTS
from llf_docgen.documents.document import Document
from llf_docgen.documents.examples import examples
from llf_docgen.errors import DocgenError, UnusableTemplate, WrongUse
from llf_docgen.model.book import Book
from llf_docgen.model.finding import Level
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.wording import listing
from llf_docgen.output.bases import Bases
from llf_docgen.output.cases import Generated, Outcome, Written
from llf_docgen.output.folder import write
from llf_docgen.package import read_bytes
from llf_docgen.pipeline.choices import Job, Places
from llf_docgen.pipeline.loading import Templates, load, load_templates, load_workbook
from llf_docgen.pipeline.planning import request_for, request_of
from llf_docgen.pipeline.shipping import shipped_templates
from llf_docgen.word.house.versions import has_shipped, news
from llf_docgen.word.lint.look_over import look_over
from llf_docgen.word.lint.marked import marked
from llf_docgen.word.lint.subject import Fault
from llf_docgen.word.template import Template
from llf_docgen.workbook.reading import reader

_OF_ANOTHER_KIND = "yours, and no .docx: compare it with the one that `llf-docgen new` makes"


@dataclass(frozen=True)
class LookedOver:
    """A template and what is wrong with it; `note` where it can't be looked over wholly."""

    file: str
    faults: tuple[Fault, ...]
    note: str = ""


def look_over_all(job: Job) -> list[LookedOver]:
    """Looks every template over without building anything.

    What is confidential is told by the workbook's Terms, where they can be read.

    Raises:
        UnusableFile: there is no folder of templates, one can't be read, or the logo is none.
    """
    templates = load_templates(job.places.templates)
    templates.require()
    templates.picture("")  # with a wrong one no document is made
    documents = {key(document.name): document for document in DOCUMENTS}
    book = _book(job.places)
    confidential, statement = _confidential(book)
    looked = []
    for name in templates.files:
        document = documents.get(key(name))
        note = "" if document else "No document is made from it; its names are not checked."
        file, content = templates.file(name), templates.content(name)
        context = document.context if document else None
        found = look_over(content, file, context, key(name) in confidential, statement)
        if document and book and not any(fault.level is Level.ERROR for fault in found):
            found += _tried(document, content, file, book, job)
        looked.append(LookedOver(file, found, note))
    return looked


def _tried(
    document: Document, content: bytes, file: str, book: Book, job: Job
) -> tuple[Fault, ...]:
    """What goes wrong where the document is made from the workbook as it is, but for writing it."""
    try:
        # its logo and the like make no difference to whether it can be filled
        request = request_of(document, book, Templates(job.places.templates, {}), job.options)
        draft = next(iter(document.drafts(request)), None)
    except DocgenError:
        return ()
    try:
        if draft is not None:
            Template(content, file).render(draft.values)
    except UnusableTemplate as error:
        said = str(error).removeprefix(file).lstrip(": ")
        return (Fault(Level.ERROR, "where it is filled from the workbook", _capital(said)),)
    return ()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def mark(job: Job, looked: Iterable[LookedOver]) -> list[Written]:
    """Copies of the faulty templates with a Word comment at each fault, in the output folder."""
    copies = []
    for template in looked:
        if template.faults:
            path = job.places.templates / template.file
            content = marked(read_bytes(path, "Word"), path.name, template.faults)
            copies.append(Generated(f"{path.stem} - to correct.docx", content))
    return write(job.places.output, copies)


def _book(places: Places) -> Book | None:
    """The workbook, where it can be read."""
    try:
        workbook = load_workbook(places)
        return reader.read_content(workbook.content, workbook.path.name).book
    except DocgenError:
        return None


def _confidential(book: Book | None) -> tuple[set[str], str]:
    """The keys of the confidential documents, and the statement; none without a workbook."""
    if book is None:
        return set(), ""
    return {key(name) for name in book.terms.confidential_documents}, book.terms.confidentiality


def names(job: Job, wanted: str) -> list[tuple[str, str]]:
    """The names that one template may use, each with an example from the workbook.

    Raises:
        WrongUse: no document has that name.
    """
    found = next((d for d in DOCUMENTS if key(d.name) == key(wanted)), None)
    if found is None:
        hint = did_you_mean(wanted, [d.name for d in DOCUMENTS])
        names = listing(d.name for d in DOCUMENTS)
        raise WrongUse(f"There is no document '{wanted}'.{hint} There is {names}.")
    request = request_for(found, load(job.places), job.options)
    draft = next(iter(found.drafts(request)), None)
    return list(examples(draft.context)) if draft else [(f.name, "") for f in fields(found.context)]


def update(job: Job) -> list[Written]:
    """Newer shipped templates into the office's folder; one the office changed stays as it is.

    The new version of a changed one is laid beside it, and what is new in it is said.
    """
    folder = job.places.templates
    templates = load_templates(folder)
    templates.require()
    shipped = {
        name: content
        for name, content in shipped_templates().items()
        if name.removesuffix(".docx") not in templates.others
    }
    told = {
        name: _news(folder, name, templates.content(stem), content)
        for name, content in shipped.items()
        if (stem := name.removesuffix(".docx")) in templates.files
    }
    written = write(folder, [Generated(name, content) for name, content in shipped.items()])
    of_yours = [
        Written(file, Outcome.KEPT, _OF_ANOTHER_KIND)
        for name, file in templates.others.items()
        if f"{name}.docx" in shipped_templates()
    ]
    return [_with_news(file, told.get(file.file, "")) for file in written] + of_yours


def _news(folder: Path, name: str, there: bytes, shipped: bytes) -> str:
    """What a shipped template has that the one in the folder had when it was shipped.

    One that shipped and is unchanged is remembered as such, so that it may be replaced.
    """
    bases = Bases(folder)
    base = bases.get(name)
    if base is None and has_shipped(there, name):
        bases.set_base(name, there)
        base = there
    return news(base or there, shipped, name)


def _with_news(file: Written, told: str) -> Written:
    is_new = file.outcome in (Outcome.KEPT, Outcome.UPDATED) and "nothing new" not in file.note
    if not is_new or not told:
        return file
    return replace(file, note=f"{file.note or 'new version'}. New in it: {told}")
