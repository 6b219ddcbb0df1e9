"""Where a cell stands: its row and its column, counted from 1."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_uppercase

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of one sheet
Place = tuple[int, int]


@lru_cache(maxsize=MOST_COLUMNS)
def column_number(letters: str) -> int:
    """27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


# The columns A to ZZ, where nearly all cells are.
NEAR = {
    first + second: column_number(first + second)
    for first in ("", *ascii_uppercase)
    for second in ascii_uppercase
}


def row_number(reference: str, before: int) -> int:
    """A row's number; one that does not say it follows the row before."""
    is_number = reference.isascii() and reference.isdigit() and len(reference) < 9
    number = int(reference) if is_number else before + 1
    return number if 0 < number <= MOST_ROWS else before + 1


def place_of(reference: str, row: int, column: int) -> Place:
    """Where a cell is; one that does not say it follows the cell before."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if 0 < len(letters) <= 3 and digits and letters.isascii() and letters.isalpha():
        at = column_number(letters.upper())
        if at <= MOST_COLUMNS and 0 < int(digits[:8]) <= MOST_ROWS:
            return int(digits[:8]), at
    return row, column + 1
