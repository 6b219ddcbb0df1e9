"""The rule book: every rule, in the order in which `llf-docgen rules` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from llf_docgen.model.book import Book
from llf_docgen.model.finding import Finding, Problem
from llf_docgen.model.in_year import lost_day, seats_of_other_years
from llf_docgen.model.unread import Unread
from llf_docgen.rules import (
    actions,
    agenda,
    agreed,
    boards,
    circulation,
    copied,
    cycle,
    dates,
    deliverables,
    entries,
    in_post,
    in_year,
    indicators,
    leader,
    meetings,
    membership,
    minutes,
    outcomes,
    placeholders,
    quorum,
    reading,
    references,
    reports,
    resources,
    secretariat,
)
from llf_docgen.rules.needs import NotRun, is_whole, run_on_what_is_read
from llf_docgen.rules.rule import Rule, run

RULES: tuple[Rule, ...] = (
    *membership.RULES,
    *in_post.RULES,
    *meetings.RULES,
    *quorum.RULES,
    *leader.RULES,
    *agenda.RULES,
    *copied.RULES,
    *outcomes.RULES,
    *circulation.RULES,
    *secretariat.RULES,
    *minutes.RULES,
    *reports.RULES,
    *deliverables.RULES,
    *indicators.RULES,
    *resources.RULES,
    *cycle.RULES,
    *in_year.RULES,
    *boards.RULES,
    *reading.RULES,
    *references.RULES,
    *agreed.RULES,
    *entries.RULES,
    *dates.RULES,
    *actions.RULES,
    *placeholders.RULES,
)
_BY_ID = {rule.id: rule for rule in RULES}


def tell(problems: Iterable[Problem]) -> list[Finding]:
    """The reader's problems as findings, under their rules."""
    return [_BY_ID[problem.rule].tell(problem) for problem in problems]


def check(book: Book, unmarked: Sequence[str] = ()) -> list[Finding]:
    """Every finding of every rule on what could be read of a book.

    `unmarked` are the templates of confidential documents that do not show the statement.
    """
    return check_what_is_read(book, unmarked)[0]


def check_what_is_read(
    book: Book, unmarked: Sequence[str] = ()
) -> tuple[list[Finding], tuple[NotRun, ...]]:
    """As `check`, with the rules that need more than could be read, or another day than As at."""
    not_run: tuple[NotRun, ...] = ()
    lost = [*_misleading(book)]
    if is_whole(book) and not lost:
        found = run(RULES, book.of_the_year())
    else:
        doubtful = book.with_(unread=(*book.unread, *lost))
        found, not_run = run_on_what_is_read(_OTHERS, doubtful)
        found += membership.group_has_members.run(book)
    return found + tell(secretariat.unmarked(book, unmarked)), not_run


# The rule that says why others are not run looks at what misleads them.
_OTHERS = tuple(rule for rule in RULES if rule is not membership.group_has_members)


def _misleading(book: Book) -> Iterator[Unread]:
    """What was read and can't be meant: one rule asks for it, others conclude nothing from it."""
    day = lost_day(book)
    if day and day not in book.unread:
        yield day
    for seat in seats_of_other_years(book)[:1]:
        yield Unread(seat.at.cell("Left" if seat.left else "Joined"), "members", "left")


def find(id: str) -> Rule | None:
    """The rule of that id."""
    return _BY_ID.get(id)
