"""What is done with the templates, without building anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from llf_docgen.documents import DOCUMENTS
from llf_docgen.documents.examples import examples
from llf_docgen.errors import DocgenError, WrongUse
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.wording import listing
from llf_docgen.output.bases import Bases
from llf_docgen.output.cases import Generated, Outcome, Written
from llf_docgen.output.folder import write
from llf_docgen.package import read_bytes
from llf_docgen.pipeline.choices import Job, Places
from llf_docgen.pipeline.loading import load, load_templates, load_workbook
from llf_docgen.pipeline.planning import request_for
from llf_docgen.pipeline.shipping import shipped_templates
from llf_docgen.word.house.versions import has_shipped, news
from llf_docgen.word.lint.look_over import look_over
from llf_docgen.word.lint.marked import marked
from llf_docgen.word.lint.subject import Fault
from llf_docgen.workbook.reading import reader


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
        UnusableFile: there is no folder of templates, or one can't be read.
    """
    templates = load_templates(job.places.templates)
    templates.require()
    contexts = {key(document.name): document.context for document in DOCUMENTS}
    confidential, statement = _confidential(job.places)
    looked = []
    for name in templates.files:
        context = contexts.get(key(name))
        note = "" if context else "No document is made from it; its names are not checked."
        file = f"{name}.docx"
        found = look_over(
            templates.content(name), file, context, key(name) in confidential, statement
        )
        looked.append(LookedOver(file, found, note))
    return looked


def mark(job: Job, looked: Iterable[LookedOver]) -> list[Written]:
    """Copies of the faulty templates with a Word comment at each fault, in the output folder."""
    copies = []
    for template in looked:
        if template.faults:
            path = job.places.templates / template.file
            content = marked(read_bytes(path, "Word"), path.name, template.faults)
            copies.append(Generated(f"{path.stem} - to correct.docx", content))
    return write(job.places.output, copies)


def _confidential(places: Places) -> tuple[set[str], str]:
    """The keys of the confidential documents, and the statement; none without a workbook."""
    try:
        workbook = load_workbook(places)
        book = reader.read_content(workbook.content, workbook.path.name).book
    except DocgenError:
        return set(), ""
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
    shipped = shipped_templates()
    told = {
        name: _news(folder, name, templates.content(stem), content)
        for name, content in shipped.items()
        if (stem := name.removesuffix(".docx")) in templates.files
    }
    written = write(folder, [Generated(name, content) for name, content in shipped.items()])
    return [_with_news(file, told.get(file.file, "")) for file in written]


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
