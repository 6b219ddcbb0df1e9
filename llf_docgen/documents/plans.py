"""What was decided for next year, for readers outside the group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from llf_docgen.documents.next_year import next_year
from llf_docgen.model.book import Book
from llf_docgen.model.confidential import why_kept
from llf_docgen.model.names import key, number_key
from llf_docgen.model.papers import papers_as_such
from llf_docgen.model.recommendations import confirmed_by, is_recommendation
from llf_docgen.model.records import Decision, Priority
from llf_docgen.model.wording import MONTHS, listing, sentence, short_date

# By their last month.
_SEASONS = {"autumn": 12, "christmas": 12, "spring": 3, "easter": 4, "summer": 7}
_MONTHS = {name: at for at, name in enumerate(MONTHS, 1)}
_WHEN = re.compile(
    rf"\b(?:((?i:{'|'.join(_SEASONS)})|{'|'.join(_MONTHS)})(?:\s+((?:19|20)\d\d))?)\b"
)
_BARE_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])")
# What a decision says that only confirms a recommendation.
_CONFIRMING = {
    *("confirmed", "confirm", "confirms", "recommendation", "recommendations", "decision"),
    *(
        "and",
        "both",
        "the",
        "of",
        "that",
        "as",
        "was",
        "it",
        "by",
        "this",
        "agreed",
        "recommended",
        "approved",
    ),
}
_NEXT = ("nextyear", "nextacademicyear", "nextschoolyear")


@dataclass(frozen=True)
class Plans:
    """Decisions on next year: as the section tells them, and those that it leaves out."""

    told: tuple[str, ...]
    left_out: tuple[Decision, ...]

    def __bool__(self) -> bool:
        """Whether anything was decided at all."""
        return bool(self.told or self.left_out)


def plans(book: Book, priority: Priority | None) -> Plans:
    """The decisions on a priority for next year; without one, those on no single priority.

    One that names a paper is left out, and one of a confidential item: the section leaves the
    group, those do not.
    """
    coming = [d for d in book.decisions if is_for_next_year(book, d)]
    pairs = _confirmed(book, coming)
    told_with = [by for _, by in pairs]
    own = [d for d in coming if _is_on(book, d, priority) and d not in told_with]
    out = tuple(d for d in own if _stays(book, d))
    told = (d for d in own if d not in out)
    return Plans(tuple(_as_decided(book, d, pairs) for d in told), out)


def _stays(book: Book, decision: Decision) -> bool:
    """Whether a decision stays in the group."""
    return bool(why_kept(book, decision) or papers_as_such([decision.text]))


def _confirmed(book: Book, coming: list[Decision]) -> list[tuple[Decision, Decision]]:
    """The recommendations on next year with the decisions that confirm them, also on next year.

    Both are one plan, told as one. Where either stays in the group each stands by itself.
    """
    made = (d for d in coming if is_recommendation(book, d) and not _stays(book, d))
    found = ((d, pair[0]) for d in made if (pair := confirmed_by(book, d)))
    return [(d, by) for d, by in found if by in coming and not _stays(book, by)]


def said_of_left_out(book: Book) -> str:
    """Which decisions on next year are left out and why, in sentences; nothing where none is."""
    out = [d for p in (*book.priorities, None) for d in plans(book, p).left_out]
    return " ".join(f"{d.ref or d.at.cell('Decision')} {_why_left_out(book, d)}" for d in out)


def _why_left_out(book: Book, decision: Decision) -> str:
    if kept := why_kept(book, decision):
        return kept
    return (
        f"names {listing(papers_as_such([decision.text]))}, and papers stay in the group, so it is "
        "left out: say in 'Decision' what was decided, without naming a paper."
    )


def is_for_next_year(book: Book, decision: Decision) -> bool:
    """Whether a decision is on next year, by its own words.

    Under an item on next year's plans it is, unless its words speak of another time; a year
    alone (`the 2019 handbook`) is none.
    """
    if _names_next_year(book, decision.text):
        return True
    if not _names_next_year(book, _item_of(book, decision)):
        return False
    if key(book.terms.year_name) in key(decision.text):
        return False
    day = book.decided_on(decision) or book.today
    return all(
        _is_later(book, *_next_after(day, *w.groups())) for w in _WHEN.finditer(decision.text)
    )


def _next_after(day: date, name: str | None, year: str | None) -> tuple[str | None, str | None]:
    """A month or term as people mean it: without its year it is the next one."""
    if not name or year:
        return name, year
    return name, str(day.year + (_month(name) < day.month))


def _month(name: str) -> int:
    return _MONTHS.get(name) or _SEASONS[name.lower()]


def _names_next_year(book: Book, text: str) -> bool:
    """Whether a text has the name of next year, or a month, term or year after this one."""
    said = key(text)
    if any(name in said for name in (key(next_year(book.terms.year_name)), *_NEXT)):
        return True
    years = (int(found.group()) for found in _BARE_YEAR.finditer(text))
    later = any(year > book.terms.year.last.year for year in years)
    return later or any(_is_later(book, *found.groups()) for found in _WHEN.finditer(text))


def _is_later(book: Book, name: str | None, year: str | None) -> bool:
    """Whether a month or term ends after the year, as August does where schools go back in it."""
    if not name or not year:
        return False
    return date(int(year), _month(name), 28) > book.terms.year.last


def _is_on(book: Book, decision: Decision, priority: Priority | None) -> bool:
    if priority:
        return priority.is_named(decision.priority)
    return not any(p.is_named(decision.priority) for p in book.priorities)


def _item_of(book: Book, decision: Decision) -> str:
    """The title of the agenda item under which something was decided."""
    meeting = book.meeting(decision.meeting)
    items = book.agenda_of(meeting) if meeting else []
    no = number_key(decision.agenda_no)
    return next((item.title for item in items if number_key(item.no) == no), "")


def _as_decided(book: Book, decision: Decision, pairs: list[tuple[Decision, Decision]]) -> str:
    """A decision as recorded; one taken without a quorum as the recommendation that it was.

    What the decision that confirmed it says besides, where it is told with it, stands behind it.
    """
    if not is_recommendation(book, decision):
        return decision.text
    found = confirmed_by(book, decision)
    confirmed = f"confirmed on {short_date(found[1])}" if found else "not yet confirmed"
    said = f"Recommendation, {confirmed}: {decision.text}"
    first = {by.ref: made for made, by in reversed(pairs)}
    own = (by for made, by in pairs if made == decision == first[by.ref])
    more = [by.text for by in own if _says_more(by, pairs)]
    return " ".join((sentence(said), *more)) if more else said


def _says_more(by: Decision, pairs: list[tuple[Decision, Decision]]) -> bool:
    """Whether a decision has a word more than that it confirms what it does."""
    made = " ".join(f"{made.text} {made.ref}" for made, other in pairs if other == by)
    return bool(_words(by.text) - _words(made) - _CONFIRMING)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
