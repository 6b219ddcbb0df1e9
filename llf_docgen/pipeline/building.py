"""Documents built: inputs loaded, documents made, files stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from llf_docgen.documents.document import Document
from llf_docgen.model.deadlines import Deadline
from llf_docgen.output.cases import Generated, Written
from llf_docgen.output.folder import locked, rename, standing, store
from llf_docgen.pipeline.checking import Checked
from llf_docgen.pipeline.choices import Job
from llf_docgen.pipeline.loading import load
from llf_docgen.pipeline.making import Made, make, make_extract, settle
from llf_docgen.pipeline.planning import choose_documents


@dataclass(frozen=True)
class Built:
    """What a build made. `about` says for which meeting or year, `notes` what else was taken."""

    checked: Checked
    about: str
    folder: Path
    written: tuple[Written, ...]
    deadlines: tuple[Deadline, ...]
    preview: bool = False
    notes: tuple[str, ...] = ()


def pack(job: Job) -> Built:
    """The pack for the meeting in hand, or some documents of it; raises as `make`, CannotWrite."""
    return build(job, *choose_documents(job.options.documents))


def build(job: Job, *documents: Document) -> Built:
    """Some documents; raises as `make`, and CannotWrite."""
    names = [document.name for document in documents]
    made = make(names, load(job.places), job.options, standing(job.places.output))
    return _built(job, made)


def extract(job: Job) -> Built:
    """One agenda item's minute; raises as `make_extract`, and CannotWrite."""
    return _built(job, make_extract(load(job.places), job.options, standing(job.places.output)))


def _built(job: Job, made: Made) -> Built:
    """Everything is made before anything is stored."""
    folder, written = _stored(job, made)
    place = job.places.output / folder
    done = (*written, *made.left_over)
    notes = made.notes
    if folder != made.folder and made.rename:
        notes = (*notes, f"The meeting moved, so its folder {made.rename[0]} is now {folder}.")
    preview = job.options.preview
    return Built(made.checked, made.about, place, done, made.deadlines, preview, notes)


def _stored(job: Job, made: Made) -> tuple[str, list[Written]]:
    """Settles the files beside those that stand there, while no other run can change them."""
    root, options, book = job.places.output, job.options, made.checked.book
    if options.preview:
        return made.folder, [c.written for c in settle(made.files, standing(root), options, book)]
    if not made.files:
        return made.folder, []
    with locked(root):
        folder, files = made.folder, list(made.files)
        if made.rename and rename(root, *made.rename):
            old, new = made.rename
            folder, files = _there(old, new, folder), [_moved(file, old, new) for file in files]
        return folder, store(root, settle(files, standing(root), options, book), options.clock)


def _moved(file: Generated, old: str, new: str) -> Generated:
    record = file.record
    if record:
        copies = (
            replace(c, path=_there(old, new, c.path), of=_there(old, new, c.of))
            for c in record.copies
        )
        record = replace(record, copies=tuple(copies))
    return replace(file, path=_there(old, new, file.path), record=record)


def _there(old: str, new: str, path: str) -> str:
    """A path in a folder that is called anew."""
    return f"{new}{path.removeprefix(old)}" if f"{path}/".startswith(f"{old}/") else path
