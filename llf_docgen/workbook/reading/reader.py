"""Reads a workbook into a `Book`, and says everything that can't be read at once."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from llf_docgen.errors import UnusableFile
from llf_docgen.model.book import Book, Named, grouped
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import key, nearest
from llf_docgen.model.terms import Terms
from llf_docgen.model.wording import count, listing
from llf_docgen.package import open_parts, read_bytes
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import values
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.raw import raw_sheets
from llf_docgen.workbook.reading.settings import read_terms

HEADING_ROWS = 10
MANY_ERRORS = 3  # so many in one column are told as one
LONGEST_TEXT = 2_000  # characters


@dataclass(frozen=True)
class Reading:
    """What was read. `book` is None where the Terms themselves can't be read."""

    book: Book | None
    problems: tuple[Problem, ...]


@dataclass
class _Gathered:
    records: dict[str, tuple[object, ...]] = field(default_factory=dict)
    headings: dict[str, Row] = field(default_factory=dict)
    keys: list[Named] = field(default_factory=list)
    references: list[Named] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(path: Path) -> Reading:
    """Reads a workbook file.

    Raises:
        UnusableFile: it can't be opened at all.
    """
    return read_content(read_bytes(path, "Excel"), path.name)


def read_content(content: bytes, name: str) -> Reading:
    """Reads a workbook from its bytes; `name` is what messages call it."""
    grids, problems = _grids(content, name)
    gathered = _Gathered(problems=problems)
    terms_grid = _grid_of(layout.TERMS.name, grids, gathered)
    terms = _read_terms(terms_grid, gathered) if terms_grid else None
    for sheet in layout.SHEETS:
        grid = _grid_of(sheet.name, grids, gathered, sheet.optional)
        gathered.records[sheet.field] = tuple(_records(sheet, grid, gathered)) if grid else ()
    told = in_sheet_order(_columns_at_once(gathered.problems))
    return Reading(_book(terms, gathered) if terms else None, told)


def _columns_at_once(problems: list[Problem]) -> Iterator[Problem]:
    """Error values that fill a column are one problem, at its first cell."""
    errors = [p for p in problems if p.rule == "error-value"]
    yield from (p for p in problems if p.rule != "error-value")
    columns: dict[tuple[str, int], list[Problem]]
    columns = grouped(errors, lambda p: (p.cell.sheet, p.cell.column))
    for told in columns.values():
        first, last = told[0], told[-1]
        if len(told) < MANY_ERRORS:
            yield from told
        else:
            message = f"{len(told)} cells from here to {last.cell.address} show an Excel error, "
            message += "as this one does. Type the values again."
            yield Problem(first.rule, first.cell, message)


class _Told(Protocol):
    @property
    def cell(self) -> Cell: ...


_T = TypeVar("_T", bound=_Told)


def in_sheet_order(told: Iterable[_T]) -> tuple[_T, ...]:
    """Problems or findings by sheet (as the workbook has them), row and column."""
    return tuple(sorted(told, key=lambda t: (_sheet_order(t.cell), t.cell)))


def _book(terms: Terms, gathered: _Gathered) -> Book:
    return Book(
        terms=terms,
        today=terms.as_at or date.min,
        headings=gathered.headings,
        keys=tuple(gathered.keys),
        references=tuple(gathered.references),
        **gathered.records,  # type: ignore[arg-type]
    )


def _sheet_order(cell: Cell) -> int:
    order = layout.SHEET_ORDER
    return order.index(cell.sheet) if cell.sheet in order else len(order)


def _grids(content: bytes, name: str) -> tuple[dict[str, Grid], list[Problem]]:
    from python_calamine import CalamineWorkbook

    sheets = raw_sheets(open_parts(content, name, "xlsx"), name)
    problems, grids = [], {}
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in sheets:
            if key(sheet.name) in grids:
                message = f"Two sheets are called '{sheet.name}'. Rename or delete one of them."
                problems.append(Problem("sheet-twice", Cell(sheet.name), message))
            elif key(sheet.name) in _KNOWN:
                values = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                grids[key(sheet.name)] = Grid(_KNOWN[key(sheet.name)], values, sheet)
            else:
                grids[key(sheet.name)] = Grid(sheet.name, [], sheet)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the reader's own panics are no Exception
        raise UnusableFile(
            f"{name} is damaged and can't be read. Open it in Excel, save it and try again."
        ) from error
    return grids, problems


_KNOWN = {key(name): name for name in layout.SHEET_ORDER}


def _grid_of(
    name: str, grids: dict[str, Grid], gathered: _Gathered, optional: bool = False
) -> Grid | None:
    grid = grids.get(key(name)) or grids.get(key(name) + "s") or grids.get(key(name)[:-1])
    if grid is None and not optional:
        others = [g.name for k, g in grids.items() if k not in _KNOWN]
        near = nearest(name, others, 60)
        hint = f"Found '{near}': rename it." if near else "Add it, as in the starter workbook."
        gathered.problems.append(
            Problem("sheet-missing", Cell(name), f"There is no sheet '{name}'. {hint}")
        )
    if grid and grid.name == name and grid.raw.hidden_rows:
        rows = listing(str(row) for row in grid.raw.hidden_rows[:6])
        more = " ..." if len(grid.raw.hidden_rows) > 6 else ""
        hidden = count(len(grid.raw.hidden_rows), "hidden row")
        gathered.problems.append(
            Problem("hidden-rows", Cell(name), f"{hidden} ({rows}{more}) counted like the others.")
        )
    return grid


def _read_terms(grid: Grid, gathered: _Gathered) -> Terms | None:
    heading = _heading(layout.TERMS.name, layout.TERMS.columns, grid, gathered)
    if heading is None:
        return None
    return read_terms(grid, heading, gathered.keys, gathered.problems)


def _records(sheet: layout.Sheet, grid: Grid, gathered: _Gathered) -> Iterator[object]:
    heading = _heading(sheet.name, sheet.columns, grid, gathered)
    if heading is None:
        return
    gathered.headings[sheet.name] = heading
    gathered.problems.extend(_merged(grid, heading))
    for number in range(heading.number + 1, len(grid.values) + 1):
        row = Row(sheet.name, number, heading.columns)
        if any(_filled(grid, row, column) for column in sheet.columns):
            record = _record(sheet, grid, row, gathered)
            if record is not None:
                yield record


def _merged(grid: Grid, heading: Row) -> Iterator[Problem]:
    """Merged cells below the heading, in a column that is read: only one of them has a value."""
    for area in grid.raw.merged:
        row, column, last_row, last_column = area
        read = any(column <= at <= last_column for at in heading.columns.values())
        if read and last_row > heading.number:
            cell = Cell(heading.sheet, row, column)
            until = Cell(heading.sheet, last_row, last_column).address
            message = f"{cell.address} to {until} are merged: only the first cell has a value. "
            yield Problem("merged-cells", cell, f"{message}Unmerge them and fill in each.")


def _unclean(row: Row, column: layout.Column, value: object) -> Iterator[Problem]:
    cell = row.cell(column.heading)
    if isinstance(value, str) and values.has_control_characters(value):
        message = "The text holds characters that Word can't show; they are left out. Type it anew."
        yield Problem("text-clean", cell, message)
    length = len(value) if isinstance(value, str) else 0
    if length > LONGEST_TEXT:
        message = f"The text has {length:,} characters; in Word it fills a page. Shorten it."
        yield Problem("text-clean", cell, message)


def _filled(grid: Grid, row: Row, column: layout.Column) -> bool:
    at = row.columns.get(column.heading, 0)
    return at > 0 and (values.text(grid.value(row.number, at)) != "" or grid.is_odd(row.number, at))


def _record(sheet: layout.Sheet, grid: Grid, row: Row, gathered: _Gathered) -> object | None:
    """The row's record; None where a cell it can't do without was not read."""
    fields: dict[str, object] = {}
    whole = True
    for column in sheet.columns:
        try:
            fields[column.field] = value = _value(grid, row, column)
        except values.Unreadable as why:
            fields[column.field] = values.BLANKS.get(column.kind)
            whole = whole and not column.required
            cell = row.cell(column.heading)
            gathered.problems.append(Problem(why.rule, cell, str(why)))
            continue
        if column.kind is layout.Kind.TEXT:
            raw = grid.value(row.number, row.columns.get(column.heading, 0))
            gathered.problems.extend(_unclean(row, column, raw))
        if value and column.heading == sheet.key:
            gathered.keys.append(Named(row.cell(column.heading), str(value), sheet.name))
        if value and column.refers and key(str(value)) not in map(key, column.also):
            named = Named(row.cell(column.heading), str(value), column.refers)
            gathered.references.append(named)
    return sheet.record(at=row, **fields) if whole else None


def _value(grid: Grid, row: Row, column: layout.Column) -> object:
    at = row.columns.get(column.heading, 0)
    stored = grid.number if column.kind is layout.Kind.NUMBER else grid.value
    value = stored(row.number, at) if at else ""
    grid.refuse_odd(row.number, at)
    if column.required and values.text(value) == "":
        raise values.Unreadable("required-cell", f"{column.heading} is empty. Fill it in.")
    return values.read(value, column.kind, column.choices)


def _heading(
    sheet: str, columns: tuple[layout.Column, ...], grid: Grid, gathered: _Gathered
) -> Row | None:
    """The first of the top rows with all required headings; else the finding says which lack."""
    found = [
        (number, _found_columns(line, columns))
        for number, line in enumerate(grid.values[:HEADING_ROWS], 1)
    ]
    required = [c.heading for c in columns if c.required]
    none = {column.heading: 0 for column in columns}
    for number, places in found:
        if all(heading in places for heading in required):
            return _once(Row(sheet, number, none | places), grid, columns, gathered)
    number, places = max(found, key=lambda item: len(item[1]), default=(0, {}))
    if not places:
        number = 0
    others = [values.text(v) for v in (grid.values[number - 1] if number else [])]
    for heading in required:
        if heading not in places:
            row = Row(sheet, number, none | places)
            gathered.problems.append(_missing(row, heading, others))
    return None


def _missing(row: Row, heading: str, others: list[str]) -> Problem:
    near = nearest(heading, [other for other in others if other], 60)
    hint = f"The nearest is '{near}': correct it." if near else "Add it."
    cell = row.cell(heading) if row.number else Cell(row.sheet)
    return Problem("column-missing", cell, f"There is no column '{heading}'. {hint}")


def _found_columns(line: Sequence[object], columns: tuple[layout.Column, ...]) -> dict[str, int]:
    by_key = {_heading_key(column.heading): column.heading for column in columns}
    places: dict[str, int] = {}
    for at, value in enumerate(line, 1):
        heading = by_key.get(_heading_key(values.text(value)))
        if heading:
            places.setdefault(heading, at)
    return places


def _once(row: Row, grid: Grid, columns: tuple[layout.Column, ...], gathered: _Gathered) -> Row:
    wanted = {_heading_key(column.heading): column.heading for column in columns}
    for at, value in enumerate(grid.values[row.number - 1], 1):
        heading = wanted.get(_heading_key(values.text(value)))
        if heading and row.columns[heading] != at:
            first = row.cell(heading)
            message = f"The heading '{heading}' stands here and at {first.address}. Rename one."
            cell = Cell(row.sheet, row.number, at)
            gathered.problems.append(Problem("column-missing", cell, message))
    return row


def _heading_key(text: str) -> str:
    return " ".join(text.split()).casefold()
