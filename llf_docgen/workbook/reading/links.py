"""Links to other cells: of a blank one Excel makes 0, which nobody typed (as in `=Members!C9`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from llf_docgen.workbook.reading.cells import parse
from llf_docgen.workbook.reading.found import Cells
from llf_docgen.workbook.reading.place import Place, column_number, place_of, row_number

_LONGEST, _DEEPEST = 8_192, 64  # characters of a formula and calls inside one another, in Excel
# A cell of this or another sheet or workbook, of a table (`Plan[[#This Row],[Owner]]`), or a name.
_REFERENCE = re.compile(
    r"(?:'(?:[^']|'')*'!|[^\s'!()\[\],;+*/&<>=^\"]*(?:\[[^\[\]]*\][^\s'!()\[\],]*)?!)?"
    r"(?:\$?[A-Z]{1,3}\$?\d{1,7}(?:#|:\$?[A-Z]{1,3}\$?\d{1,7})?|[^\W\d][\w.]*(?:\[(?:[^\[\]]|\[[^\[\]]*\])*\])?)"
    r"|\[(?:[^\[\]]|\[[^\[\]]*\])*\]",
    re.I,
)
# What gives the cell that it finds, as it is.
_LOOKUP = re.compile(
    r"(?:_xlfn\.|_xlws\.)*(?:[VHX]?LOOKUP|INDEX|INDIRECT|OFFSET|CHOOSE|FILTER|SINGLE)\(", re.I
)
_GUARD = re.compile(r"(?:_xlfn\.)*(?:IFERROR|IFNA)\(", re.I)
_IF = re.compile(r"(?:_xlfn\.)*(?:(?P<case>IFS|SWITCH)|IF)\(", re.I)
_OPEN = re.compile(r"\(")
_ASKS_FOR_BLANK = re.compile(r'""|ISBLANK|LEN\(|COUNTA', re.I)
_TEXT_ALONE = re.compile(r'"[^"]*"|')
# A cell of this workbook, of its own sheet or another.
_CELL = re.compile(
    r"(?:(?:'(?P<quoted>(?:[^'\[\]]|'')+)'|(?P<plain>[^\s'!\[\]]+))!)?"
    r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})",
    re.I,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def with_links(cells: Cells, xml: bytes, is_blank: Callable[[str, Place], bool]) -> Cells:
    """The cells of a sheet, with which of its noughts are links to blank ones; raises as `parse`.

    Args:
        cells: what is read of the sheet.
        xml: its part.
        is_blank: whether a cell of a sheet of this workbook holds nothing, by the sheet's name
            ("" for its own); also where there is no such sheet.
    """
    noughts = cells.calculated - cells.errors.keys()
    if not noughts:
        return cells
    links: dict[bool, set[Place]] = {True: set(), False: set()}
    for place, formula in _formulas(xml, noughts).items():
        surely = sources(formula)
        fetched = sources(formula, surely=False) if surely is None else surely
        if fetched is not None:
            known = [_CELL.fullmatch(reference) for reference in fetched]
            if not known or not all(k and not is_blank(*_named(k)) for k in known):
                links[surely is not None].add(place)
    return replace(cells, links=frozenset(links[True]), perhaps=frozenset(links[False]))


def _named(reference: re.Match[str]) -> tuple[str, Place]:
    """The sheet that a reference names, and the cell."""
    sheet = (reference["quoted"] or "").replace("''", "'") or reference["plain"] or ""
    return sheet, (int(reference["row"]), column_number(reference["column"].upper()))


def _formulas(xml: bytes, wanted: frozenset[Place]) -> Mapping[Place, str]:
    """The formulas of some cells; one shared with others is written at the first of them only."""
    row, column, here, in_cell = 0, 0, False, False
    shared, parts = "", list[str]()
    first: dict[str, str] = {}
    found: dict[Place, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal row, column, here, in_cell, shared
        name = tag.rpartition(" ")[2]
        if name == "row":
            row, column = row_number(attributes.get("r", ""), row), 0
        elif name == "c":
            row, column = place_of(attributes.get("r", ""), row, column)
            in_cell = True
        elif name == "extLst":
            in_cell = False  # formulas of rules and drop-downs stand there
        elif name == "f" and in_cell:
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
    """Whether a formula only gives what another cell holds."""
    return sources(formula) is not None


def sources(formula: str, deepest: int = _DEEPEST, surely: bool = True) -> list[str] | None:
    """The references whose cells a formula gives as they are; "" for one that it looks up.

    What it is given instead of an error (IFERROR, IFNA), or else (IF), makes no difference, unless
    it asks first whether the cell is blank. None where it works something out.

    Args:
        formula: as the cell has it; nothing where it is written nowhere.
        deepest: calls inside one another.
        surely: whether all that it can give must be so fetched, and not only something.
    """
    if not formula and not surely:
        return [""]
    if len(formula) > _LONGEST:
        return None
    for left in range(deepest, 0, -1):
        formula = formula.strip().removeprefix("=").removeprefix("+").strip()
        opening = _GUARD.match(formula) or _IF.match(formula) or _OPEN.match(formula)
        if not opening or not _is_one_call(formula):
            break
        given = _arguments(formula[opening.end() : -1])
        if opening.re is _IF:
            return _of_branches(given, left - 1, surely, opening["case"] or "")
        formula = given[0]
    if _LOOKUP.match(formula):
        return [""] if _is_one_call(formula) else None
    is_one = _REFERENCE.fullmatch(formula) is not None and formula.upper() not in ("TRUE", "FALSE")
    return [formula] if is_one else None


def _of_branches(given: Sequence[str], deepest: int, surely: bool, case: str) -> list[str] | None:
    """What an IF gives: one of its branches, where they hold nothing but text or are links."""
    asked, branches = _cases(given, case.upper())
    if surely and _ASKS_FOR_BLANK.search(asked):
        return None
    held = [branch for branch in branches if not _TEXT_ALONE.fullmatch(branch.strip())]
    told = [sources(branch, deepest, surely) for branch in held]
    known = [fetched for fetched in told if fetched is not None]
    is_one = len(known) == len(told) if surely else bool(known)
    return [one for of_one in known for one in of_one] if told and is_one else None


def _cases(given: Sequence[str], case: str) -> tuple[str, Sequence[str]]:
    """What an IF, IFS or SWITCH asks, and what it may give."""
    if case == "IFS":
        return ",".join(given[::2]), given[1::2]
    if case == "SWITCH":
        otherwise = given[-1:] if len(given) % 2 == 0 else ()
        return ",".join(given[:2]), (*given[2::2], *otherwise)
    return given[0], given[1:]


def _is_one_call(formula: str) -> bool:
    """Whether the bracket that is opened first is closed at the end and not before."""
    plain, depth = _plain(formula), 0
    for at, letter in enumerate(plain):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0:
            return at == len(plain) - 1
    return False


def _arguments(inside: str) -> list[str]:
    """What is given to a call, by what stands in its brackets."""
    begin, depth, found = 0, 0, []
    for at, letter in enumerate(_plain(inside)):
        depth += (letter in "([{") - (letter in ")]}")
        if letter in ",;" and depth == 0:
            found.append(inside[begin:at])
            begin = at + 1
    return [*found, inside[begin:]]


def _plain(formula: str) -> str:
    """The formula with nothing of what stands in quotes, as long as it was."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), formula)
