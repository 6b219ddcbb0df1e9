"""Reads ever larger workbooks into records, beside openpyxl's read-only mode for bare values.

    python tests/benchmarks/reading.py

Processor seconds of both in turn, in one process, and how many times as fast ours is; growth is
the ratio to ten times fewer rows: 10 is linear. The texts are in the cells, as openpyxl writes
them, and then among the shared strings, as Excel does: openpyxl reads those in half the time.
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
_IN_CELL = re.compile(rb't="inlineStr"><is>(.*?)</is>', re.DOTALL)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = (
    '<Relationship Id="rIdStrings" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.'
    'org/officeDocument/2006/relationships/sharedStrings"/>'
)
_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def enlarged(actions: int) -> bytes:
    """The shipped workbook with so many more actions, their texts in the cells."""
    parts = open_parts(WORKBOOK.read_bytes(), WORKBOOK.name, "xlsx")
    sheet = next(p for p, xml in parts.items() if "worksheets/" in p and b">A-2020-01<" in xml)
    day = re.search(rb'r="G4" s="(\d+)"', parts[sheet])[1].decode()  # type: ignore[index]
    rows = "".join(_row(number, day) for number in range(FIRST, FIRST + actions))
    parts[sheet] = parts[sheet].replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    return write_parts(parts)


def shared(content: bytes) -> bytes:
    """A workbook with its texts among the shared strings."""
    parts = open_parts(content, WORKBOOK.name, "xlsx")
    strings: dict[bytes, int] = {}

    def numbered(found: re.Match[bytes]) -> bytes:
        return b't="s"><v>%d</v>' % strings.setdefault(found[1], len(strings))

    for part in [part for part in parts if "worksheets/sheet" in part]:
        parts[part] = _IN_CELL.sub(numbered, parts[part])
    table = b"".join(b"<si>%s</si>" % text for text in strings)
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (_MAIN.encode(), table)
    for part, end, more in (
        ("[Content_Types].xml", b"</Types>", _TYPE),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", _RELATION),
    ):
        parts[part] = parts[part].replace(end, more.encode() + end)
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
    for where, laid in (("in the cells", bytes), ("shared", shared)):
        print(f"Texts {where}")
        before = 0.0
        for actions in (1_000, 10_000, 100_000):
            before = compare(laid(enlarged(actions)), actions, before)


def compare(content: bytes, actions: int, before: float) -> float:
    """Reads a workbook both ways; gives our seconds."""
    pairs = [
        (
            _seconds(lambda: reader.read_content(content, "many.xlsx")),
            _seconds(lambda: _bare(content)),
        )
        for _ in range(ROUNDS)
    ]
    ours, bare = (sorted(times)[ROUNDS // 2] for times in zip(*pairs, strict=True))
    growth = f"growth {ours / before:5.1f}x" if before else ""
    print(f"{actions:>8,} actions {ours:7.3f} s, bare values {bare:7.3f} s: ", end="")
    print(f"{bare / ours:4.1f} times as fast {growth}")
    return ours


if __name__ == "__main__":
    main()
