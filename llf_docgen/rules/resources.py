"""Resources and Budget; Reference Documents and Context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.dates import month_number
from llf_docgen.model.finding import Level
from llf_docgen.model.names import alike, nearest
from llf_docgen.model.records import ReferenceDocument
from llf_docgen.model.wording import listing
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, breach, info, warning

CURRENT_MONTHS = 15  # before the year ends
NEARLY = 92  # of 100
_AMOUNT = re.compile(r"\u00a3\s?\d[\d,.]*|\b\d[\d,]*\s?(?:pounds|GBP)\b", re.IGNORECASE)
_PLAN = re.compile(r"\bplan\b|\bmemorandum\b", re.IGNORECASE)
_SOMEBODY_ELSE_S = re.compile(
    r"\b(?:paid|met|funded|covered|given|donated) by\b|\bfrom (?:the )?(?:school|college|trust|DfE|"
    r"alliance|TSA)|\b(?:venue|room|hall|grant|bid|free|pupil premium)\b|-funded\b",
    re.IGNORECASE,
)


@breach("no-budget", clauses.NO_BUDGET)
def no_budget(book: Book) -> Found:
    """The group holds no budget.

    Right: Holds a budget: No.

    Wrong: Holds a budget: Yes.
    """
    if book.terms.holds_a_budget:
        yield (
            book.terms.at["holds_a_budget"],
            "'Holds a budget' is Yes; the Terms of Reference say that the group holds none. "
            "Set it to No.",
        )


@warning("no-spending", clauses.NO_BUDGET)
def no_spending(book: Book) -> Found:
    """No action, decision or agenda item commits the group's money.

    Right: Ask the TSA to pay for 20 handbooks (paid by the TSA).

    Wrong: Buy 20 handbooks (\u00a3240).
    """
    if book.terms.holds_a_budget:
        return
    spending = _any_of(book.terms.spending_words)
    for record, heading, name, text in _commitments(book):
        if _SOMEBODY_ELSE_S.search(text):
            continue
        amount = _AMOUNT.search(text)
        found = amount or (spending and spending.search(text))
        if found:
            yield (
                record.at.cell(heading),
                f"{name} mentions money ('{found.group()}'), and the group holds no budget. Say "
                f"who pays, or recommend it to the {book.terms.accountable_to}.",
                Level.WARNING if amount else Level.INFO,
            )


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the words, each as a whole; None for no words, which would be found anywhere."""
    either = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE) if either else None


def _commitments(book: Book) -> Iterator[tuple[Any, str, str, str]]:
    for action in book.actions:
        yield action, "Action", f"Action {action.ref}", action.text
    for decision in book.decisions:
        yield decision, "Decision", f"Decision {decision.ref}", decision.text
    for item in book.agenda:
        yield item, "Item", f"Item {item.no} of {item.meeting}", item.title


@info("reference-documents", clauses.DOCUMENTS)
def reference_documents(book: Book) -> Found:
    """Each reference document is listed, with its owner, date and place.

    Right: LLF TSA Action Plan, Strategic Board, July 2020, shared drive.

    Wrong: LLF TSA Action Plan, with nobody as its owner.
    """
    titles = [document.title for document in book.documents]
    lacking = [w for w in book.terms.reference_documents if not any(alike(w, t) for t in titles)]
    if lacking:
        hints = (f"'{wanted}'{_meant(wanted, titles)}" for wanted in lacking)
        it = "it" if len(lacking) == 1 else "them"
        yield book.heading("Documents", "Document"), f"Documents lacks {listing(hints)}. Add {it}."
    for blank, documents in grouped(book.documents, _blank).items():
        if blank:
            are, it = ("is", "it") if len(blank) == 1 else ("are", "them")
            headings = listing(f"'{heading}'" for heading in blank)
            names = listing(document.title for document in documents)
            yield (
                documents[0].at.cell(blank[0]),
                f"{headings} {are} empty for {names}. Fill {it} in.",
            )


def _meant(wanted: str, titles: list[str]) -> str:
    guess = nearest(wanted, titles, NEARLY)
    return f" (is '{guess}' meant?)" if guess else ""


def _blank(document: ReferenceDocument) -> tuple[str, ...]:
    told = (("Owner", document.owner), ("Dated", document.dated))
    return tuple(h for h, text in (*told, ("Where kept", document.where_kept)) if not text)


@info("documents-current", clauses.WORK_DEFINED)
def documents_current(book: Book) -> Found:
    """The plan documents are dated for this year.

    Right: LLF TSA Action Plan, July 2020, in 2020-21.

    Wrong: LLF TSA Action Plan, July 2019, in 2020-21.
    """
    old = [document for document in book.documents if _is_old(book, document)]
    if len(old) == 1:
        text = f"{old[0].title} is dated {old[0].dated}. Is there one for {book.terms.year.name}?"
        yield old[0].at.cell("Dated"), f"{text} If so, fill in its date."
    elif old:
        names = listing(f"{document.title} ({document.dated})" for document in old)
        text = f"{names} are older than {book.terms.year.name}. Are there newer ones?"
        yield old[0].at.cell("Dated"), f"{text} If so, fill in their dates."


def _is_old(book: Book, document: ReferenceDocument) -> bool:
    plan = _PLAN.search(document.title)
    last, dated = book.terms.year.last, _month_of(document.dated)
    if not plan or dated is None:
        return False
    return (last.year - dated.year) * 12 + last.month - dated.month > CURRENT_MONTHS


def _month_of(text: str) -> date | None:
    """The month that `July 2020` or `10 July 2020` names; None where none is."""
    found = re.search(r"([A-Za-z]{3,})\.?\s+(\d{4})", text)
    month = month_number(found.group(1)) if found else 0
    return date(int(found.group(2)), month, 1) if found and month else None


RULES = (no_budget, no_spending, reference_documents, documents_current)
