"""Documents built: inputs loaded, documents made, files stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from llf_docgen.documents import PACK
from llf_docgen.documents.document import Document
from llf_docgen.model.deadlines import Deadline
from llf_docgen.output.deciding import Generated, Written
from llf_docgen.output.folder import locked, standing, store
from llf_docgen.pipeline.checking import Checked
from llf_docgen.pipeline.choices import Job
from llf_docgen.pipeline.loading import load
from llf_docgen.pipeline.making import Made, make, make_extract, settle


@dataclass(frozen=True)
class Built:
    """What a build made. `about` says for which meeting or year."""

    checked: Checked
    about: str
    folder: Path
    written: tuple[Written, ...]
    deadlines: tuple[Deadline, ...]
    preview: bool = False


def pack(job: Job) -> Built:
    """The meeting pack for the next meeting; raises as `make`, and CannotWrite."""
    return build(job, *PACK)


def build(job: Job, *documents: Document) -> Built:
    """Some documents, all for a meeting or all for the year; raises as `make`, and CannotWrite."""
    names = [document.name for document in documents]
    made = make(names, load(job.places), job.options, standing(job.places.output))
    return _built(job, made)


def extract(job: Job) -> Built:
    """One agenda item's minute; raises as `make_extract`, and CannotWrite."""
    return _built(job, make_extract(load(job.places), job.options, standing(job.places.output)))


def _built(job: Job, made: Made) -> Built:
    """Everything is made before anything is stored."""
    place = job.places.output / made.folder
    written = tuple(_stored(job, made.files))
    preview = job.options.preview
    return Built(made.checked, made.about, place, written, made.deadlines, preview)


def _stored(job: Job, files: Sequence[Generated]) -> list[Written]:
    """Settles the files beside those that stand there, while no other run can change them."""
    root, options = job.places.output, job.options
    if options.preview:
        return [case.written for case in settle(files, standing(root), options)]
    with locked(root):
        return store(root, settle(files, standing(root), options), options.clock)
