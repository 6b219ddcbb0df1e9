"""Reads a workbook into a `Book`, and says everything that can't be read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from llf_docgen.memory import without_collecting
from llf_docgen.model.agreed import as_agreed
from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import key
from llf_docgen.model.terms import Terms
from llf_docgen.model.unread import Unread
from llf_docgen.package import read_bytes
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading.grid import BROKEN, HIDDEN, Grid
from llf_docgen.workbook.reading.headings import find_heading
from llf_docgen.workbook.reading.record import Part
from llf_docgen.workbook.reading.rows import read_sheet
from llf_docgen.workbook.reading.settings import read_terms
from llf_docgen.workbook.reading.sheets import find_grid, read_grids

MANY_ERRORS = 3  # so many in one column are told as one
_HIDDEN = (
    "look blank, since their number format hides what they hold. Format the column as General, or "
    "clear it."
)

_BROKEN = "are damaged. Fetch a copy of the workbook from before, or type them again."


@dataclass(frozen=True)
class Reading:
    """What was read. `book` is None where the Terms can't be read, or not their year."""

    book: Book | None
    problems: tuple[Problem, ...]


def read(path: Path) -> Reading:
    """Reads a workbook file.

    Raises:
        UnusableFile: it can't be opened at all.
    """
    return read_content(read_bytes(path, "Excel"), path.name)


@without_collecting()
def read_content(content: bytes, name: str) -> Reading:
    """Reads a workbook from its bytes; `name` is what messages call it."""
    grids, twice = read_grids(content, name)
    terms, of_terms = _read_terms(grids)
    year = terms.year if terms else None
    sheets = {sheet: read_sheet(sheet, grids, year) for sheet in layout.SHEETS}
    parts = (of_terms, *sheets.values())
    of_terms.unread += _unread_twice(twice)
    problems = [*twice, *(problem for part in parts for problem in part.problems)]
    book = _book(terms, of_terms, sheets) if terms else None
    return Reading(book, in_sheet_order(_columns_at_once(problems)))


def _unread_twice(twice: Iterable[Problem]) -> Iterator[Unread]:
    """Of two sheets with one name nobody knows which is meant."""
    for problem in twice:
        for sheet in layout.SHEETS:
            if key(sheet.name) == key(problem.cell.sheet):
                yield Unread(problem.cell, sheet.field)


def _columns_at_once(problems: list[Problem]) -> Iterator[Problem]:
    """Error values that fill a column, or a format that hides it, are one problem, at its first."""
    columns: dict[tuple[str, str, int], list[Problem]] = {}
    for problem in problems:
        kind = _of_column(problem)
        if kind:
            at = (kind, problem.cell.sheet, problem.cell.column)
            columns.setdefault(at, []).append(problem)
        else:
            yield problem
    for (kind, _, _), told in columns.items():
        if len(told) < MANY_ERRORS:
            yield from told
        else:
            until = f"{len(told)} cells from here to {told[-1].cell.address}"
            message = f"{until} {_of_all(kind, told)}"
            yield Problem(told[0].rule, told[0].cell, message)


def _of_column(problem: Problem) -> str:
    """What is told of a whole column at once; nothing for other problems."""
    if HIDDEN in problem.message:
        return HIDDEN
    if BROKEN in problem.message:
        return BROKEN
    return problem.rule if problem.rule == "error-value" else ""


def _of_all(kind: str, told: list[Problem]) -> str:
    return {HIDDEN: _HIDDEN, BROKEN: _BROKEN}.get(kind) or _shown_errors(told)


def _shown_errors(told: list[Problem]) -> str:
    given = all("formula" in problem.message for problem in told)
    advice = "Correct the formulas." if given else "Correct or type them again."
    return f"show an Excel error, as this one does. {advice}"


class _AtACell(Protocol):
    @property
    def cell(self) -> Cell: ...


_T = TypeVar("_T", bound=_AtACell)


def in_sheet_order(told: Iterable[_T]) -> tuple[_T, ...]:
    """Problems or findings by sheet (as the workbook has them), row and column."""
    return tuple(sorted(told, key=lambda t: (_sheet_order(t.cell), t.cell)))


def _book(terms: Terms, of_terms: Part, sheets: Mapping[layout.Sheet, Part]) -> Book:
    parts = (of_terms, *sheets.values())
    tables = {sheet.field: tuple(part.records) for sheet, part in sheets.items()}
    book = Book(
        terms=terms,
        today=terms.as_at or date.min,
        headings={sheet.name: part.heading for sheet, part in sheets.items() if part.heading},
        keys=tuple(named for part in parts for named in part.keys),
        references=tuple(named for part in parts for named in part.references),
        unread=tuple(lost for part in parts for lost in part.unread),
        **tables,  # type: ignore[arg-type]
    )
    return as_agreed(book, [named for part in parts for named in part.owners])


def _sheet_order(cell: Cell) -> int:
    order = layout.SHEET_ORDER
    return order.index(cell.sheet) if cell.sheet in order else len(order)


def _read_terms(grids: Mapping[str, Grid]) -> tuple[Terms | None, Part]:
    grid, problems = find_grid(layout.TERMS, grids)
    part = Part(problems)
    if grid is None:
        return None, part
    part.heading, lacking = find_heading(layout.TERMS.name, layout.TERMS.columns, grid)
    part.problems += lacking
    if part.heading is None:
        return None, part
    return read_terms(grid, part.heading, part.keys, part.problems, part.unread), part
