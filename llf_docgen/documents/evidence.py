"""The evidence for the board: clause by clause, how the Terms of Reference were kept."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.documents.document import Command, Document, Head, Per, Request, head, single
from llf_docgen.documents.terms_kept import (
    AT_RISK,
    KEPT,
    NONE_NEEDED,
    NOT_KEPT,
    NOT_RECORDED,
    NOT_YET,
    PARTLY_KEPT,
    KeptLine,
    year_kept,
)
from llf_docgen.model.book import grouped
from llf_docgen.model.wording import listing, long_date, sentence, word


@dataclass(frozen=True)
class ClausePart:
    """One clause with its obligations."""

    name: str
    lines: tuple[KeptLine, ...]


@dataclass(frozen=True)
class Evidence(Head):
    """The names that the evidence's template may use."""

    as_at: str
    report_to: str
    summary: str
    clauses: tuple[ClausePart, ...]


def context(request: Request) -> Evidence:
    """The evidence's context, over the whole academic year."""
    lines = year_kept(request.book)
    by_clause = grouped(lines, lambda line: line.clause)
    return Evidence(
        **head(request),
        as_at=long_date(request.book.today),
        report_to=request.book.terms.accountable_to,
        summary=_summary(lines),
        clauses=tuple(ClausePart(name, tuple(told)) for name, told in by_clause.items()),
    )


def _summary(lines: tuple[KeptLine, ...]) -> str:
    """How many are met, e.g. `Of 14 obligations, ten have been met and four are not yet due.`."""
    outcomes = [line.outcome for line in lines]
    parts = [
        f"{word(many)} {one if many == 1 else more}"
        for outcome, (one, more) in _SAID.items()
        if (many := outcomes.count(outcome))
    ]
    return sentence(f"Of {word(len(lines))} obligations, {listing(parts)}")


_SAID = {
    KEPT: ("has been met", "have been met"),
    AT_RISK: ("is at risk", "are at risk"),
    PARTLY_KEPT: ("has been met in part", "have been met in part"),
    NOT_KEPT: ("has not been met", "have not been met"),
    NOT_RECORDED: ("is not recorded", "are not recorded"),
    NOT_YET: ("is not yet due", "are not yet due"),
    NONE_NEEDED: ("has not arisen", "have not arisen"),
}


DOCUMENT = Document(
    "Evidence",
    "clause by clause, how the Terms of Reference were kept this year",
    Evidence,
    single(lambda request: f"Evidence {request.book.terms.year_name}", context),
    per=Per.YEAR,
    command=Command(
        "evidence",
        "Write how the Terms of Reference were kept.",
        "Write for the board, clause by clause, how the Terms of Reference were kept this year.",
    ),
    made_for="How the Terms of Reference were kept in {year}.",
)
