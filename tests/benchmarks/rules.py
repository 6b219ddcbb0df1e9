"""Checks ever larger workbooks: processor seconds of all rules, after reading.

    python tests/benchmarks/rules.py

Growth is told as the ratio to ten times fewer rows: 10 is linear.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from llf_docgen.model.book import Book, Named
from llf_docgen.model.cells import Row
from llf_docgen.rules import check
from llf_docgen.workbook.reading import reader

WORKBOOK = Path(__file__).parent.parent.parent / "workbook" / "planning-action-group.xlsx"


def enlarged(book: Book, actions: int) -> Book:
    """The shipped book with so many actions, and a fifth of that in attendance rows."""
    one, row = book.actions[0], book.attendance[0]
    many = tuple(
        replace(one, at=Row("Actions", n, one.at.columns), ref=f"B-{n}", text=f"Do thing {n}")
        for n in range(actions)
    )
    came = tuple(
        replace(row, at=Row("Attendance", n, row.at.columns), name=f"Guest {n}", organisation="X")
        for n in range(actions // 5)
    )
    keys = tuple(Named(a.at.cell("Ref"), a.ref, "Actions") for a in many)
    owners = tuple(Named(a.at.cell("Owner"), a.owner, "Members") for a in many)
    others = tuple(k for k in book.keys if k.sheet != "Actions")
    return book.with_(
        actions=many,
        attendance=(*book.attendance, *came),
        keys=(*others, *keys),
        references=(*book.references, *owners),
    )


def main() -> None:
    book = reader.read(WORKBOOK).book
    assert book is not None
    check(book)
    before = 0.0
    for actions in (1_000, 10_000, 100_000):
        large = enlarged(book, actions)
        start = time.process_time()
        found = check(large)
        seconds = time.process_time() - start
        growth = f"{seconds / before:5.1f}x" if before else ""
        print(
            f"{actions:>8,} actions {actions // 5:>7,} rows {seconds:8.3f} s {growth}", len(found)
        )
        before = seconds


if __name__ == "__main__":
    main()
