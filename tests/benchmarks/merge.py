"""How long merging takes, in processor time: documents of 40 pages and more.

    python tests/benchmarks/merge.py [TIMES]

The overfull workbook's documents are edited by hand in ten places and take up ten changes of the
workbook; beside it, how long only opening and saving the document with python-docx takes.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import docx

sys.path.insert(0, str(Path(__file__).parents[2]))

from llf_docgen.word.merge.merge import merge
from llf_docgen.word.template import Template
from llf_docgen.workbook.reading import reader
from tests import books, builders
from tests.conftest import TEMPLATES, WORKBOOK
from tests.word import edits

PAGES = {"Agenda": 44, "Minutes": 48, "Action log": 61, "Termly report": 77}


def seconds(work: Callable[[], object], times: int) -> float:
    """The median processor time of some runs."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return median(taken)


def resaved(content: bytes) -> bytes:
    target = io.BytesIO()
    docx.Document(io.BytesIO(content)).save(target)
    return target.getvalue()


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    book = reader.read(WORKBOOK).book
    assert book is not None
    before = books.overfull(book)
    after = before
    for number in range(10):
        after = builders.changed(after, "actions", number * 5, text=f"Said anew {number}")
    when = datetime(2021, 1, 18, tzinfo=UTC)
    for name, pages in PAGES.items():
        template = Template.read(TEMPLATES / f"{name}.docx")
        base, new = (
            template.render(books.context(name, books.request(b))) for b in (before, after)
        )
        mine = base
        for number in range(10):
            mine = edits.type_words(mine, number * 97, number)
        out = merge(base, mine, new, name, when)
        taken = seconds(lambda b=base, m=mine, n=new: merge(b, m, n, "x", when), times)
        plain = seconds(lambda m=mine: resaved(m), times)
        print(
            f"{name:<14} {pages} pages, {out.news} changes, {out.conflicts} comments: "
            f"{taken:.2f} s; python-docx opening and saving it: {plain:.2f} s"
        )


if __name__ == "__main__":
    main()
