"""The documents, in the order in which a pack and the README list them: one line each."""

from __future__ import annotations

from llf_docgen.documents import (
    action_log,
    actions,
    agenda,
    briefing,
    evidence,
    extract,
    minutes,
    note,
    partnership,
    termly_report,
    year,
)
from llf_docgen.documents.document import Document

DOCUMENTS: tuple[Document, ...] = (
    agenda.DOCUMENT,
    minutes.DOCUMENT,
    note.DOCUMENT,
    action_log.DOCUMENT,
    termly_report.DOCUMENT,
    actions.DOCUMENT,
    extract.DOCUMENT,
    partnership.DOCUMENT,
    evidence.DOCUMENT,
    briefing.DOCUMENT,
    year.DOCUMENT,
)
PACK = tuple(document for document in DOCUMENTS if document.in_pack)
