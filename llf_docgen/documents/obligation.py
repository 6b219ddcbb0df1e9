"""One obligation of the Terms of Reference, its evidence, and whether it was met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from llf_docgen.documents.rag import fill
from llf_docgen.model.book import grouped
from llf_docgen.model.states import Rag
from llf_docgen.model.terms import Terms
from llf_docgen.model.wording import listing, month, sentence, short_date, word

KEPT, AT_RISK, NOT_KEPT, NOT_YET = "Met", "At risk", "Not met", "Not yet due"
PARTLY_KEPT = "Partly met"
NONE_NEEDED = "None needed"
NOT_RECORDED = "Not recorded"  # nobody can say from the records whether it was met
MEMBERSHIP, LEADER, SECRETARIAT = "Action Group Membership", "Role of the Leader", "Secretariat"
DELIVERABLES, ACCOUNTABILITY = "Deliverables", "Accountability and Governance"
RESOURCES = "Resources and Budget"
IN_ORDER = (MEMBERSHIP, LEADER, SECRETARIAT, DELIVERABLES, ACCOUNTABILITY, RESOURCES)
_RAG = {KEPT: Rag.GREEN, NOT_KEPT: Rag.RED, AT_RISK: Rag.AMBER, PARTLY_KEPT: Rag.AMBER}
_RAG[NOT_RECORDED] = Rag.AMBER


@dataclass(frozen=True)
class KeptLine:
    """One obligation of the Terms: what they ask, the evidence of it, and the outcome."""

    clause: str
    asks: str
    shows: str
    outcome: str
    fill: str


def kept_line(clause: str, asks: str, shows: str, outcome: str) -> KeptLine:
    """An obligation with its outcome's tint; what is not yet due or not needed has none."""
    return KeptLine(clause, asks, sentence(shows), outcome, fill(_RAG.get(outcome, "")))


def with_note(shows: str, note: str) -> str:
    """The evidence with what the office noted about it."""
    return f"{sentence(shows)} {sentence(note)}" if note else shows


def days_asked(terms: Terms, days: int) -> str:
    """`seven days`, `seven clear days` or `seven working days`, as the Terms count them."""
    return terms.counting.in_words(days)


def days_in_words(days: Sequence[date]) -> str:
    """`10 September and 10 December 2020, and 18 March 2021`: a year is said once.

    A day that comes twice is told as that: `4 February (twice) and 1 March 2021`.
    """
    often = Counter(days)
    told = [
        _days_of(year, [(day, _times(often[day])) for day in same])
        for year, same in grouped(often, lambda day: day.year).items()
    ]
    return ", and ".join(told) if len(often) > len(told) else listing(told)


def _days_of(year: int, days: Sequence[tuple[date, str]]) -> str:
    if len(days) == 1:
        ((day, times),) = days
        return f"{short_date(day)}{times}"
    return f"{listing(f'{day.day} {month(day)}{times}' for day, times in days)} {year}"


def _times(number: int) -> str:
    return {1: "", 2: " (twice)"}.get(number, f" ({word(number)} times)")
