"""What is done with the templates, without building anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from llf_docgen.errors import DocgenError, WrongUse
from llf_docgen.model.names import did_you_mean, key
from llf_docgen.model.wording import listing
from llf_docgen.output.deciding import Generated, Outcome, Written
from llf_docgen.package import read_bytes
from llf_docgen.pipeline.building import plan_for_the_meeting
from llf_docgen.pipeline.checking import check
from llf_docgen.pipeline.choices import (
    Job,
    choose_drafts,
    find_template_folder,
)
from llf_docgen.pipeline.shipping import shipped_templates

if TYPE_CHECKING:
    from llf_docgen.word.lint.subject import Fault


@dataclass(frozen=True)
class LookedOver:
    """A template and what is wrong with it; `note` where it can't be looked over wholly."""

    file: str
    faults: tuple[Fault, ...]
    note: str = ""


def look_over_all(job: Job) -> list[LookedOver]:
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


def mark(job: Job, looked: Iterable[LookedOver]) -> list[Written]:
    """Copies of the faulty templates with a Word comment at each fault, in the output folder."""
    from llf_docgen.output.folder import write
    from llf_docgen.word.lint.marked import marked

    copies = []
    for template in looked:
        if template.faults:
            path = job.templates / template.file
            content = marked(read_bytes(path, "Word"), path.name, template.faults)
            copies.append(Generated(f"{path.stem} - to correct.docx", content))
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


def names(job: Job, wanted: str) -> list[tuple[str, str]]:
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
    drafts = choose_drafts(found, list(found.drafts(plan_for_the_meeting(job, found).request)), "")
    return list(examples(drafts[0].context))


def update(job: Job) -> list[Written]:
    """Newer shipped templates into the office's folder; one the office changed stays as it is.

    The new version of a changed one is laid beside it, and what is new in it is said.
    """
    from llf_docgen.output.bases import Bases
    from llf_docgen.output.folder import write
    from llf_docgen.word.house.versions import has_shipped, news

    find_template_folder(job.templates)
    shipped, bases = shipped_templates(), Bases(job.templates)
    told = {}
    for name, content in shipped.items():
        path = job.templates / name
        if not path.is_file():
            continue
        there = read_bytes(path, "Word")
        if name not in bases and has_shipped(there, name):
            bases.set_base(name, there)
        told[name] = news(bases.get(name, there), content, name)
    files = [Generated(name, content) for name, content in shipped.items()]
    written = write(job.templates, files)
    beside = (Outcome.KEPT, Outcome.UPDATED)
    return [
        replace(w, note=f"{w.note or 'new version'}. New in it: {told[w.file]}")
        if w.outcome in beside and told.get(w.file) and "nothing new" not in w.note
        else w
        for w in written
    ]
