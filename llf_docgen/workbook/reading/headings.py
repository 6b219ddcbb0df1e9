"""Where a sheet's table begins: the row that has its headings, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import nearest
from llf_docgen.model.wording import listing, quoted
from llf_docgen.workbook.layout import Column, Kind
from llf_docgen.workbook.reading import values
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.near_headings import (
    is_close,
    near_headings,
    shares_its_words,
)

HEADING_ROWS = 10
_Line = Sequence[tuple[int, str]]
_Place = tuple[str | None, str | None]


def find_heading(
    sheet: str, columns: tuple[Column, ...], grid: Grid
) -> tuple[Row | None, list[Problem]]:
    """The first of the top rows with all required headings; None, and which lack, where none has.

    Headings are compared without case and spacing, wherever they stand in the row.
    """
    last = min(max(grid.numbers, default=0), HEADING_ROWS)
    rows = [_row(sheet, number, _line(grid, number), columns) for number in range(1, last + 1)]
    required = [column.heading for column in columns if column.required]
    for row in rows:
        if all(row.columns[heading] for heading in required):
            return row, list(_twice(row, grid, columns))
    nearest_row = max(rows, key=_found, default=None)
    if nearest_row is None or not _found(nearest_row):
        nearest_row = _row(sheet, 0, (), columns)
    return None, list(_lacking(nearest_row, required, grid))


def alike_headings(
    row: Row, columns: tuple[Column, ...], grid: Grid
) -> Iterator[tuple[Column, Cell, str]]:
    """Each optional column that is missing while a heading close to its own stands there.

    With the cell of that heading, and what is said of it.
    """
    line = _line(grid, row.number)
    known = {_bare(column.heading) for column in columns}
    others = {text: at for at, text in line}
    strange = [text for text in others if _bare(text) not in known]
    missing = {c.heading: c for c in columns if not c.required and not row.columns[c.heading]}
    for heading, text in near_headings(missing, strange):
        message = (
            f"{quoted(text)} is close to '{heading}', which is missing: rename it to '{heading}', "
        )
        message += "or give a column of your own quite another name."
        yield missing[heading], Cell(row.sheet, row.number, others[text]), message


@dataclass(frozen=True, slots=True)
class Asked:
    """A heading that is not known, and the missing columns that it may be.

    `likely` are those of which nothing is to be concluded until that is answered.
    """

    cell: Cell
    message: str
    likely: tuple[Column, ...]


def asked_headings(
    row: Row, columns: tuple[Column, ...], grid: Grid, told: Collection[Cell]
) -> Iterator[Asked]:
    """Each heading that is not known and may be that of an optional column that is missing.

    It stands in its place, or shares its words. Those of `told` are told already.
    """
    line = _line(grid, row.number)
    known = {_bare(column.heading) for column in columns}
    missing = [c for c in columns if not c.required and not row.columns[c.heading]]
    strange = [(at, text) for at, text in line if _bare(text) not in known]
    left = [c for c in missing if not any(is_close(c.heading, text) for _, text in strange)]
    # What no workbook need have leaves no place empty.
    offered = [c for c in left if c.offered]
    in_place = _in_place(row, columns, line, offered) if offered else {}
    for at, text in strange:
        cell = Cell(row.sheet, row.number, at)
        said = [c for c in left if any(shares_its_words(h, text) for h in (c.heading, *c.called))]
        may_be = said or [c for c in in_place.get(at, ()) if _may_hold(grid, row, at, c)]
        if may_be and cell not in told:
            sure = [c for c in may_be if c in said or _holds(grid, row, at, c)]
            yield Asked(cell, _question(text, [c.heading for c in may_be]), tuple(sure))


def _question(text: str, missing: list[str]) -> str:
    names = [f"'{heading}'" for heading in missing]
    are, it = ("is", "it") if len(missing) == 1 else ("are", "one of them")
    return (
        f"{quoted(text)} is not known, and {listing(names)} {are} missing. "
        f"If that is {it}, call it {listing(names, 'or')}; if not, "
        f"add {listing(names)}, to be left blank."
    )


def _in_place(
    row: Row, columns: tuple[Column, ...], line: _Line, missing: list[Column]
) -> dict[int, list[Column]]:
    """By their column numbers, headings that are not known, with what is missing in their place.

    The place is between the same neighbours; of more headings there than columns are missing it is
    the first ones. Behind a blank column something else begins.
    """
    places = {at: heading for heading, at in row.columns.items() if at}
    here: dict[_Place, list[int]] = {}
    last = min(places)
    for at, _ in line:
        if at not in places and last <= at <= last + 1:
            here.setdefault(_between(places, at), []).append(at)
        last = at if at in places or at == last + 1 else last
    order = [column.heading for column in columns]
    present = {n: heading for n, heading in enumerate(order) if row.columns[heading]}
    lacking: dict[_Place, list[Column]] = {}
    for column in missing:
        slot = _between(present, order.index(column.heading))
        lacking.setdefault(slot, []).append(column)
    return {
        at: lacking[slot]
        for slot, strange in here.items()
        for at in strange[: len(lacking.get(slot, ()))]
    }


def _between(places: Mapping[int, str], at: int) -> _Place:
    """The nearest headings on both sides of a place; None at an end."""
    before = max((n for n in places if n < at), default=None)
    after = min((n for n in places if n > at), default=None)
    named = (None if n is None else places[n] for n in (before, after))
    return next(named), next(named)


_EVIDENT = (Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.CHOICE, Kind.YES_NO)


def _may_hold(grid: Grid, row: Row, at: int, column: Column) -> bool:
    """Whether what stands below a heading is of a column's kind, or nothing does."""
    is_empty = not any(grid.is_filled(n, at) for n in grid.numbers if n > row.number)
    return column.kind not in _EVIDENT or is_empty or _holds(grid, row, at, column)


def _holds(grid: Grid, row: Row, at: int, column: Column) -> bool:
    """Whether some of what stands below a heading can be of a column's kind only."""
    below = (grid.value(n, at) for n in grid.numbers if n > row.number)
    return column.kind in _EVIDENT and any(_is_read(value, column) for value in below)


def _is_read(value: object, column: Column) -> bool:
    try:
        return bool(value) and bool(values.read(value, column.kind, column.choices))
    except values.Unreadable:
        return False


def column_at(cell: Cell, grid: Grid, columns: tuple[Column, ...]) -> Column | None:
    """The column that a heading cell is of."""
    bare = _bare(grid.shown(cell.row, cell.column))
    return next((column for column in columns if _bare(column.heading) == bare), None)


def _line(grid: Grid, number: int) -> list[tuple[int, str]]:
    """A row's texts with their columns, from left to right."""
    shown = ((at, grid.shown(number, at)) for at in grid.columns(number))
    return [(at, text) for at, text in shown if text]


def _row(sheet: str, number: int, line: _Line, columns: tuple[Column, ...]) -> Row:
    """The line as a heading row: the first place of each heading, 0 for one that it lacks."""
    places = {column.heading: 0 for column in columns}
    for at, heading in _headings(line, columns):
        places[heading] = places[heading] or at
    return Row(sheet, number, places)


def _found(row: Row) -> int:
    return sum(at > 0 for at in row.columns.values())


def _headings(line: _Line, columns: tuple[Column, ...]) -> Iterator[tuple[int, str]]:
    """(column number, heading) of each cell that is a heading of the sheet."""
    known = {_bare(column.heading): column.heading for column in columns}
    for at, text in line:
        heading = known.get(_bare(text))
        if heading:
            yield at, heading


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _twice(row: Row, grid: Grid, columns: tuple[Column, ...]) -> Iterator[Problem]:
    for at, heading in _headings(_line(grid, row.number), columns):
        if row.columns[heading] != at:
            first = row.cell(heading).address
            message = f"The heading '{heading}' appears here and at {first}. Rename one."
            yield Problem("column-missing", Cell(row.sheet, row.number, at), message)


def _lacking(row: Row, required: list[str], grid: Grid) -> Iterator[Problem]:
    others = [text for _, text in _line(grid, row.number)]
    for heading in (heading for heading in required if not row.columns[heading]):
        near = nearest(heading, others, 60)
        hint = f"The nearest is '{near}': correct it." if near else "Add it."
        cell = row.cell(heading) if row.number else Cell(row.sheet)
        yield Problem("column-missing", cell, f"There is no column '{heading}'. {hint}")
