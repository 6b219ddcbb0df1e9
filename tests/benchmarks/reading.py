"""Reads ever larger workbooks into records, beside openpyxl's read-only mode for bare values.

    python tests/benchmarks/reading.py

Processor seconds of both in turn, in one process, and how many times as fast ours is; growth is
the ratio to ten times fewer rows: 10 is linear.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable

import openpyxl

from llf_docgen.package import open_parts, write_parts
from llf_docgen.workbook.reading import reader
from tests.conftest import WORKBOOK

ROUNDS = 3
FIRST = 1_000  # the row of the first, below all that is there


def enlarged(actions: int) -> bytes:
    """The shipped workbook with so many more actions, in strings of their own as Excel has them."""
    parts = open_parts(WORKBOOK.read_bytes(), WORKBOOK.name, "xlsx")
    sheet = next(p for p, xml in parts.items() if "worksheets/" in p and b">A-2020-01<" in xml)
    day = re.search(rb'r="G4" s="(\d+)"', parts[sheet])[1].decode()  # type: ignore[index]
    rows = "".join(_row(number, day) for number in range(FIRST, FIRST + actions))
    parts[sheet] = parts[sheet].replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    return write_parts(parts)


def _row(number: int, day: str) -> str:
    texts = {
        **dict(A=f"B-{number}", B="PAG-2020-11", C="6", D="ITT", F="Lena Brackwell", H="Open"),
        **dict(E=f"Do thing {number} before the next meeting", J="Some progress was made."),
    }
    cells = {
        column: f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in texts.items()
    }
    cells["G"] = f'<c r="G{number}" s="{day}"><v>44231</v></c>'
    return f'<row r="{number}">{"".join(cells[column] for column in sorted(cells))}</row>'


def _bare(content: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    book["Actions"].reset_dimensions()
    assert sum(1 for _ in book["Actions"].iter_rows(values_only=True)) > FIRST


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    reader.read(WORKBOOK)
    before = 0.0
    for actions in (1_000, 10_000, 50_000):
        content = enlarged(actions)
        pairs = [
            (
                _seconds(lambda content=content: reader.read_content(content, "many.xlsx")),
                _seconds(lambda content=content: _bare(content)),
            )
            for _ in range(ROUNDS)
        ]
        ours, bare = (sorted(times)[ROUNDS // 2] for times in zip(*pairs, strict=True))
        growth = f"growth {ours / before:5.1f}x" if before else ""
        print(f"{actions:>8,} actions {ours:7.3f} s, bare values {bare:7.3f} s: ", end="")
        print(f"{bare / ours:4.1f} times as fast {growth}")
        before = ours


if __name__ == "__main__":
    main()
