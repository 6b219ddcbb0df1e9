"""What a row of a table is called: its first cells, as many as tell it from the other rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.words import plain


def names_of_rows(rows: Sequence[Block]) -> list[str]:
    """What a person knows each row of a table by: `A-2021-03`, `North Bank | Silas Fenwright`.

    It is the first cell that says anything, with those behind it where several rows begin alike.
    Of rows that are alike in all cells the first has to do; nothing where a row says nothing.
    """
    names = [""] * len(rows)
    said = [[plain(_shown(row, number)) for number in range(len(row.cells))] for row in rows]
    left = [number for number, cells in enumerate(said) if any(cells)]
    many = 0
    while left:
        many += 1
        first = Counter(tuple(said[number][:many]) for number in left)
        waiting = []
        for number in left:
            cells = said[number][:many]
            name = " | ".join(filter(None, cells))
            names[number] = names[number] or name
            if name and first[tuple(cells)] == 1:
                names[number] = name
            elif many < len(said[number]):
                waiting.append(number)
        left = waiting
    return names


def _shown(row: Block, number: int) -> str:
    return "\n".join(block.shown for block in row.cells[number].blocks)
