"""Which rules need what could not be read: told by watching what each one looks at.

A rule that looked at a cell without a value, or at a table that lacks a row, would conclude from
the lack. It is not run, unless it says of a row what stays true whatever stands in others: then
it is run on these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Finding
from llf_docgen.model.names import key
from llf_docgen.model.unread import Unread
from llf_docgen.rules.rule import Rule

_TABLES = (
    *("priorities", "organisations", "members", "meetings", "attendance", "agenda"),
    *("decisions", "actions", "kpis", "objectives", "developments", "communications"),
    *("cycle", "risks", "calendar", "documents"),
)

# By table, the rules that what is not read of one row does not mislead about the others.
_ROW_BY_ROW: Mapping[str, str] = {
    "priorities": "plan-per-priority kpi-per-priority kpi-national",
    "organisations": "partner-represented name-alike",
    "members": "leader-confirmed papers-by-email reachable email-valid times-ordered name-alike "
    "reference-unique",
    "meetings": "quorum quorum-kept quorum-expected secretariat-present leader-named "
    "meeting-chaired chair-present agenda-fits agenda-purpose decision-recorded papers-on-time "
    "papers-due paper-late minutes-on-time minutes-due venue-known minutes-made closed-day "
    "attendance-recorded attendance-in-office agenda-numbered dates-plausible times-ordered "
    "action-dates placeholder-text cancelled-recorded",
    "attendance": "attendance-in-office attendance-once times-ordered duplicate-row "
    "dates-plausible cancelled-recorded",
    "agenda": "agenda-fits agenda-purpose paper-late decision-recorded placeholder-text "
    "duplicate-row no-spending",
    "decisions": "duplicate-row no-spending decision-dated confirms-recommendation "
    "cancelled-recorded",
    "actions": "action-dates action-completed action-overdue action-owner action-due "
    "decision-dated duplicate-row dates-plausible placeholder-text no-spending cancelled-recorded",
    "kpis": "kpi-in-range kpi-direction",
    "objectives": "plan-reported dates-plausible",
    "developments": "rag-explained placeholder-text duplicate-row",
    "communications": "communication-channel communications-sent dates-plausible placeholder-text",
    "calendar": "closed-day report-before-board termly-report-sent dates-plausible",
    "cycle": "cycle-complete",
    "documents": "documents-current",
}
ROW_BY_ROW = frozenset((rule, table) for table, ids in _ROW_BY_ROW.items() for rule in ids.split())


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule that could not be run, or not on every row, and the cells that it needs."""

    rule: str
    needs: tuple[Cell, ...]


def run_on_what_is_read(
    rules: Iterable[Rule], book: Book
) -> tuple[list[Finding], tuple[NotRun, ...]]:
    """What the rules find of a book that could not be read whole, and which need more of it."""
    watch = _Watch(book)
    found: list[Finding] = []
    not_run: list[NotRun] = []
    for rule in rules:
        findings = list(rule.run(watch.fresh()))
        if all((rule.id, lost.table) in ROW_BY_ROW for lost in watch.seen):
            found += [f for f in findings if not any(_is_of(f.cell, lost) for lost in watch.seen)]
        if watch.seen:
            not_run.append(NotRun(rule.id, tuple(sorted({lost.cell for lost in watch.seen}))))
    return found, tuple(not_run)


def is_whole(book: Book) -> bool:
    """Whether everything was read, and every name is known."""
    return not book.unread and not any(book.unknown.values())


def _is_of(cell: Cell, lost: Unread) -> bool:
    """Whether a finding stands in a row that was not read, or in a sheet that lacks a column."""
    whole_column = bool(lost.field) and not lost.row
    return cell.sheet == lost.cell.sheet and (whole_column or cell.row == lost.row)


class _Watch:
    """A book that notes in `seen` what is looked at and was not read."""

    def __init__(self, book: Book) -> None:
        self.seen: set[Unread] = set()
        self._kinds: dict[type, type] = {}
        self._unknown = book.unknown
        lost = [*book.unread, *_unknown_names(book)]
        torn = {t: tuple(self._torn(r, t, lost) for r in getattr(book, t)) for t in _TABLES}
        terms = self._watched(book.terms, _by_field(u for u in lost if u.table == "terms"))
        self._book = book.with_(terms=terms, **torn).of_the_year()
        self._lost = _by_table(u for u in book.unread if not u.field)

    def fresh(self) -> Book:
        """The book as nobody has looked at it yet."""
        book: Book = self._watched(self._book, self._lost)
        book.__dict__["unknown"] = self._unknown
        self.seen.clear()
        return book

    def _torn(self, record: Any, table: str, lost: Sequence[Unread]) -> Any:
        here = [u for u in lost if u.table == table and u.field]
        of_it = _by_field(u for u in here if u.row in (0, record.at.number))
        return self._watched(record, of_it) if of_it else record

    def _watched(self, record: Any, lost: Mapping[str, Sequence[Unread]]) -> Any:
        """The record as one that notes which of its fields are looked at."""
        plain = type(record)
        if plain not in self._kinds:
            self._kinds[plain] = _noting(plain, self.seen)
        made: Any = object.__new__(self._kinds[plain])
        made.__dict__.update({f.name: record.__dict__[f.name] for f in fields(record)})
        made.__dict__["_unread"] = lost
        return made


def _noting(kind: type, seen: set[Unread]) -> type:
    def look(self: object, name: str) -> object:
        seen.update(object.__getattribute__(self, "__dict__").get("_unread", {}).get(name, ()))
        return object.__getattribute__(self, name)

    return type(kind.__name__, (kind,), {"__getattribute__": look})


def _by_field(lost: Iterable[Unread]) -> dict[str, list[Unread]]:
    return grouped(lost, lambda one: one.field)


def _by_table(lost: Iterable[Unread]) -> dict[str, list[Unread]]:
    return grouped(lost, lambda one: one.table)


def _unknown_names(book: Book) -> Iterator[Unread]:
    """Cells that name a record which is not there: nobody knows whom they mean."""
    tables = {r.at.sheet: t for t in _TABLES for r in getattr(book, t)[:1]}
    for named in book.references:
        unknown = named.field and key(named.text) in book.unknown.get(named.sheet, ())
        table = tables.get(named.cell.sheet)
        if unknown and table:
            yield Unread(named.cell, table, named.field, named.cell.row)
