"""The sheets of a workbook, opened and found by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.parsers import expat

from llf_docgen.errors import UnusableFile
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import fuzzy, key, nearest
from llf_docgen.model.wording import count, listing
from llf_docgen.package import open_parts
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading.cells import MOST_CELLS, Budget, DocumentType, TooMuch, read_cells
from llf_docgen.workbook.reading.found import Cells, Shared
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.links import with_links
from llf_docgen.workbook.reading.parts import Workbook
from llf_docgen.workbook.reading.place import Place

_KNOWN = {key(name): name for name in layout.SHEET_ORDER}
_LOST = "Fetch a copy of the workbook from before."


def read_grids(content: bytes, name: str) -> tuple[dict[str, Grid], list[Problem]]:
    """The sheets by the keys of their names; those that the layout does not know without values.

    Raises:
        UnusableFile: the workbook is damaged, or holds what no reader should open.
    """
    workbook = Workbook(open_parts(content, name, "xlsx"), name)
    problems: list[Problem] = []
    grids: dict[str, Grid] = {}
    try:
        budget = Budget()
        shared = workbook.shared(budget)
        for sheet in workbook.sheets():
            known = key(sheet.name)
            if known in grids:
                message = f"Two sheets are called '{sheet.name}'. Rename or delete one of them."
                problems.append(Problem("sheet-twice", Cell(sheet.name), message))
            elif known in _KNOWN:
                cells = Cells() if sheet.is_lost else read_cells(sheet.xml, shared, budget)
                grids[known] = Grid(_KNOWN[known], cells, sheet.is_lost)
            else:
                grids[known] = Grid(sheet.name, Cells())
        ours = [grid for known, grid in grids.items() if known in _KNOWN]
        if ours and all(grid.is_lost for grid in ours):
            raise UnusableFile(f"{name} holds none of the sheets that it lists. {_LOST}")
        _look_up_links(workbook, grids, shared, budget)
    except TooMuch:
        raise UnusableFile(
            f"{name} has more than {MOST_CELLS:,} cells. Delete the empty rows and columns beyond "
            "the tables in Excel, save, and try again."
        ) from None
    except DocumentType:
        raise UnusableFile(f"{name} holds a document type; it is not opened.") from None
    except expat.ExpatError as error:
        raise UnusableFile(
            f"{name} is damaged and can't be read. Open it in Excel, save it and try again."
        ) from error
    return grids, problems


def _look_up_links(
    workbook: Workbook, grids: dict[str, Grid], shared: Shared, budget: Budget
) -> None:
    """Tells links to blank cells from links to a 0, of any sheet; one is read when asked for."""
    sheets = {key(sheet.name): sheet for sheet in reversed([*workbook.sheets()])}
    there = {known: grid.cells for known, grid in grids.items() if known in _KNOWN}

    def cells_of(name: str) -> Cells:
        if name not in there:
            sheet = sheets.get(name)
            there[name] = (
                read_cells(sheet.xml, shared, budget) if sheet and sheet.xml.strip() else Cells()
            )
        return there[name]

    for own in [known for known in grids if known in _KNOWN]:

        def is_blank(name: str, place: Place, own: str = own) -> bool:
            row, column = place
            return column not in cells_of(key(name) if name else own).rows.get(row, {})

        cells = with_links(there[own], sheets[own].xml, is_blank)
        if cells is not there[own]:
            grids[own] = Grid(_KNOWN[own], cells, grids[own].is_lost)


def find_grid(sheet: layout.Sheet, grids: Mapping[str, Grid]) -> tuple[Grid | None, list[Problem]]:
    """The sheet's grid with what is odd about it, or None with what may have been meant."""
    grid = grids.get(key(sheet.name))
    if grid is None:
        return None, list(_sheet_missing(sheet, grids))
    if grid.is_lost:
        message = f"The sheet '{sheet.name}' can't be read: the file holds no cells of it. {_LOST}"
        return None, [Problem("sheet-missing", Cell(sheet.name), message)]
    return grid, list(_hidden_rows(grid))


def _sheet_missing(sheet: layout.Sheet, grids: Mapping[str, Grid]) -> Iterator[Problem]:
    """One that may be deleted lacks only where another has nearly its name: it is meant."""
    others = [grid.name for known, grid in grids.items() if known not in _KNOWN]
    near = nearest(sheet.name, others, 60)
    if not sheet.optional or fuzzy(key(near), key(sheet.name)):
        hint = f"Found '{near}': rename it." if near else "Add it, as in the starter workbook."
        message = f"There is no sheet '{sheet.name}'. {hint}"
        yield Problem("sheet-missing", Cell(sheet.name), message)


def _hidden_rows(grid: Grid) -> Iterator[Problem]:
    hidden = grid.cells.hidden_rows
    if hidden:
        rows = listing(str(row) for row in hidden[:6])
        more = " ..." if len(hidden) > 6 else ""
        verb = "is" if len(hidden) == 1 else "are"
        message = f"{count(len(hidden), 'hidden row')} ({rows}{more}) {verb} read like the others."
        yield Problem("hidden-rows", Cell(grid.name), message)
