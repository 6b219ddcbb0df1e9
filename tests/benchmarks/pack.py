"""Builds the shipped pack many times, against a plain openpyxl and docxtpl script, as ratios.

    python tests/benchmarks/pack.py [ROUNDS]

Both read the same workbook and fill the same templates with the same values in this process;
the plain script is what an office's own Python script would do. Times are processor seconds.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
from docxtpl import DocxTemplate
from jinja2 import Environment

from llf_docgen.documents import PACK
from llf_docgen.documents.document import Request
from llf_docgen.pipeline.choices import choose_meeting, choose_term
from llf_docgen.rules import check
from llf_docgen.word.template import Template
from llf_docgen.workbook.reading import reader

ROOT = Path(__file__).parent.parent.parent
WORKBOOK = ROOT / "workbook" / "planning-action-group.xlsx"


def timed(work: Callable[[], object]) -> float:
    """Processor seconds that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def read_plainly() -> None:
    book = openpyxl.load_workbook(WORKBOOK, data_only=True)
    for sheet in book:
        list(sheet.iter_rows(values_only=True))


def main(rounds: int) -> None:
    book = reader.read(WORKBOOK).book
    assert book is not None
    request = Request(book, choose_meeting(book, "").taken, choose_term(book, ""))
    values = {d.name: next(iter(d.drafts(request))).values for d in PACK}
    compiled = {d.name: Template.read(ROOT / "templates" / f"{d.name}.docx") for d in PACK}

    def fill_plainly() -> None:
        for name, context in values.items():
            template = DocxTemplate(str(ROOT / "templates" / f"{name}.docx"))
            template.render(dict(context), Environment(autoescape=True))
            template.save(io.BytesIO())

    def fill_once() -> None:
        for name, context in values.items():
            Template.read(ROOT / "templates" / f"{name}.docx").render(context)

    def fill_again() -> None:
        for name, context in values.items():
            compiled[name].render(context)

    pairs = (
        ("read the workbook", read_plainly, lambda: reader.read(WORKBOOK)),
        ("fill four templates, each prepared anew", fill_plainly, fill_once),
        ("fill four templates, prepared before", fill_plainly, fill_again),
    )
    print(f"{'':42} {'plain':>9} {'ours':>9} {'ratio':>7}   (median of {rounds})")
    for label, plain, ours in pairs:
        plain(), ours()
        times = [(timed(plain), timed(ours)) for _ in range(rounds)]
        a, b = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = statistics.median(p / o for p, o in times)
        print(f"{label:42} {a * 1000:7.1f}ms {b * 1000:7.1f}ms {ratio:6.1f}x")
    seconds = statistics.median(timed(lambda: check(book)) for _ in range(rounds))
    print(f"{'check every rule':42} {'':9} {seconds * 1000:7.1f}ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
