"""Links to other cells: of a blank one Excel makes 0, which nobody typed (as in `=Members!C9`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from llf_docgen.workbook.reading.cells import Cells, Place, parse, place_of, row_number

_LONGEST, _DEEPEST = 8_192, 64  # characters of a formula and calls inside one another, in Excel
# A cell of this or another sheet or workbook, of a table (`Plan[[#This Row],[Owner]]`), or a name.
_REFERENCE = re.compile(
    r"(?:'(?:[^']|'')*'!|[^\s'!()\[\],;+*/&<>=^\"]*(?:\[[^\[\]]*\][^\s'!()\[\],]*)?!)?"
    r"(?:\$?[A-Z]{1,3}\$?\d{1,7}#?|[^\W\d][\w.]*(?:\[(?:[^\[\]]|\[[^\[\]]*\])*\])?)"
    r"|\[(?:[^\[\]]|\[[^\[\]]*\])*\]",
    re.I,
)
# What gives the cell that it finds, as it is.
_LOOKUP = re.compile(
    r"(?:_xlfn\.|_xlws\.)*(?:[VHX]?LOOKUP|INDEX|INDIRECT|OFFSET|CHOOSE|FILTER|SINGLE)\(", re.I
)
_GUARD = re.compile(r"(?:_xlfn\.)*(?:IFERROR|IFNA)\(", re.I)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def with_links(cells: Cells, xml: bytes) -> Cells:
    """The cells of a sheet, with which of its noughts are links; raises as `parse`."""
    noughts = cells.calculated - cells.errors.keys()
    if not noughts:
        return cells
    formulas = _formulas(xml, noughts)
    return replace(cells, links=frozenset(p for p, text in formulas.items() if is_link(text)))


def _formulas(xml: bytes, wanted: frozenset[Place]) -> Mapping[Place, str]:
    """The formulas of some cells; one shared with others is written at the first of them only."""
    row, column, here = 0, 0, False
    shared, parts = "", list[str]()
    first: dict[str, str] = {}
    found: dict[Place, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal row, column, here, shared
        name = tag.rpartition(" ")[2]
        if name == "row":
            row, column = row_number(attributes.get("r", ""), row), 0
        elif name == "c":
            row, column = place_of(attributes.get("r", ""), row, column)
        elif name == "f":
            parts.clear()
            shared = attributes.get("si", "") if attributes.get("t") == "shared" else ""
            here = True

    def end(tag: str) -> None:
        nonlocal here
        if not here or not tag.endswith(" f"):
            return
        here = False
        text = "".join(parts)
        if shared:
            text = first.setdefault(shared, text)
        if (row, column) in wanted:
            found.setdefault((row, column), text)

    def text(data: str) -> None:
        if here:
            parts.append(data)

    parse(xml, start, end, text)
    return found


def is_link(formula: str) -> bool:
    """Whether a formula only gives what another cell holds: a reference, or a lookup of one.

    What it is given instead of an error (IFERROR, IFNA) makes no difference.
    """
    if len(formula) > _LONGEST:
        return False
    for _ in range(_DEEPEST):
        formula = formula.strip().removeprefix("=").removeprefix("+").strip()
        guard = _GUARD.match(formula)
        if not guard or not _is_one_call(formula):
            break
        formula = _first_argument(formula[guard.end() : -1])
    if _LOOKUP.match(formula):
        return _is_one_call(formula)
    return _REFERENCE.fullmatch(formula) is not None and formula.upper() not in ("TRUE", "FALSE")


def _is_one_call(formula: str) -> bool:
    """Whether the bracket that is opened first is closed at the end and not before."""
    plain, depth = _plain(formula), 0
    for at, letter in enumerate(plain):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0:
            return at == len(plain) - 1
    return False


def _first_argument(arguments: str) -> str:
    depth = 0
    for at, letter in enumerate(_plain(arguments)):
        depth += (letter in "([{") - (letter in ")]}")
        if letter in ",;" and depth == 0:
            return arguments[:at]
    return arguments


def _plain(formula: str) -> str:
    """The formula with nothing of what stands in quotes, as long as it was."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), formula)
