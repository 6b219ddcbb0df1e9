"""The documents, in the order in which a pack lists them."""

from __future__ import annotations

from llf_docgen.documents import (
    action_log,
    actions,
    agenda,
    briefing,
    evidence,
    extract,
    minutes,
    partnership,
    termly_report,
    year,
)
from llf_docgen.documents.document import Document, Draft, Head, Request

PACK: tuple[Document, ...] = (
    agenda.DOCUMENT,
    minutes.DOCUMENT,
    action_log.DOCUMENT,
    termly_report.DOCUMENT,
)
ACTIONS = actions.DOCUMENT
BRIEFING = briefing.DOCUMENT
EVIDENCE = evidence.DOCUMENT
EXTRACT = extract.DOCUMENT
PARTNERSHIP = partnership.DOCUMENT
YEAR = year.DOCUMENT
DOCUMENTS: tuple[Document, ...] = (
    *PACK,
    ACTIONS,
    EXTRACT,
    PARTNERSHIP,
    EVIDENCE,
    BRIEFING,
    YEAR,
)

__all__ = [
    "ACTIONS",
    "BRIEFING",
    "DOCUMENTS",
    "EVIDENCE",
    "EXTRACT",
    "PACK",
    "PARTNERSHIP",
    "YEAR",
    "Document",
    "Draft",
    "Head",
    "Request",
]
