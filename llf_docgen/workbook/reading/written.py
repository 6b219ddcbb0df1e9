"""How nearly all programs write strings, cells and whole rows; see `plainly`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from llf_docgen.model.cells import letters
from llf_docgen.workbook.reading.place import NEAR
from llf_docgen.workbook.reading.plainly import LOOK_OF_A_ROW, PIECE, TEXT, Run

# A sheet of so many bytes is read by whole rows, where they have no more columns than that.
LONG, MOST_IN_A_ROW = 1 << 17, 40

_WORDS = rf'<t(?: xml:space="preserve")?>({TEXT})</t>'
PLAIN_STRING = re.compile(f"<si>{_WORDS}</si>")

_LOOK = r'(?: s="([0-9]{1,5})")?(?: t="(s|n|str|b|e|inlineStr)")?'
_FORMULA = rf'<f(?: aca="false")?>{TEXT}</f>'
LOOK_OF_A_CELL = re.compile(_LOOK)
PLAIN_CELL = re.compile(
    rf'<c r="([A-Z]{{1,3}})([0-9]{{1,7}})"{_LOOK}(?:/>'
    rf"|>({_FORMULA})?(?:<v>({TEXT})</v>|<is>{_WORDS}</is>)?</c>)"
)
_HAS_LOOK = re.compile(rf'<c r="([A-Z]{{1,2}})[0-9]{{1,7}}"(?={_LOOK}/?>)([^<>/]*)'.encode())

# What a row says of itself is how it looks; it is not hidden.
_NO, _EITHER = '="(?:0|false)"', '="(?:[01]|true|false)"'
_ROW = (
    r'<row r="([1-9][0-9]{0,5})"(?: spans="[0-9:]{1,16}")?(?: s="[0-9]{1,5}")?'
    rf'(?: customFormat{_EITHER})?(?: ht="[0-9.]{{1,9}}")?(?: hidden{_NO})?'
    rf'(?: customHeight{_EITHER})?(?: outlineLevel="[0-7]")?(?: collapsed{_NO})?'
    rf'(?: {LOOK_OF_A_ROW}="[0-9.]{{1,9}}")?>'
)
_NOTHING = "(?!)"
GROUPS = 4  # of each column


def looks_of(xml: bytes) -> Mapping[int, Sequence[str]]:
    """A long sheet's columns, and what attributes the cells in them have, as it begins."""
    looks: dict[int, set[str]] = {}
    for column, *_, look in _HAS_LOOK.findall(xml, 0, PIECE) if len(xml) >= LONG else ():
        looks.setdefault(NEAR[column.decode()], set()).add(look.decode())
    there = {column: sorted(looks[column]) for column in sorted(looks)}
    return there if len(there) <= MOST_IN_A_ROW else {}


def plain_row(looks: Mapping[int, Sequence[str]], of_strings: Container[str]) -> re.Pattern[str]:
    """A row of cells that look so: its number, and four groups of each column.

    They are the number of a shared string; of other cells how they look, and a value with what
    stands before it, or the words. A pattern of only what is in the sheet is twice as fast.
    """
    cells = (_plain_cells(letters(at), there, of_strings) for at, there in looks.items())
    return re.compile(f"{_ROW}{''.join(cells)}</row>")


def last_cells(run: Run) -> Iterator[bool]:
    """Whether each column of a run's last row has a cell."""
    for string, look in zip(run[1::GROUPS], run[2::GROUPS], strict=True):
        yield string[-1] is not None or look[-1] is not None


def _plain_cells(column: str, looks: Sequence[str], of_strings: Container[str]) -> str:
    """The cells of a column, or none; each can be read in one way only, or it took for ever."""
    strings = "|".join(look for look in looks if look in of_strings) or _NOTHING
    string = f"(?:{strings})><v>([0-9]++)</v></c>"
    value = rf'(?<! t="s")>((?:{_FORMULA})?<v>{TEXT})</v></c>'
    words = f"><is>{_WORDS}</is></c>"
    return rf'(?:<c r="{column}\1"(?:{string}|({"|".join(looks)})(?:{value}|{words}|/>)))?'
