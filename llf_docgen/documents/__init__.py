"""The documents, in the order in which a pack lists them."""

from __future__ import annotations

from llf_docgen.documents import action_log, agenda, evidence, minutes, partnership, termly_report
from llf_docgen.documents.document import Document, Head, Request

PACK: tuple[Document, ...] = (
    agenda.DOCUMENT,
    minutes.DOCUMENT,
    action_log.DOCUMENT,
    termly_report.DOCUMENT,
)
PARTNERSHIP = partnership.DOCUMENT
EVIDENCE = evidence.DOCUMENT
DOCUMENTS: tuple[Document, ...] = (*PACK, PARTNERSHIP, EVIDENCE)

__all__ = ["DOCUMENTS", "EVIDENCE", "PACK", "PARTNERSHIP", "Document", "Head", "Request"]
