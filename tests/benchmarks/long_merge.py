"""How long a merge of 50, 100 and 200 pages takes, in processor time, and whether that is linear.

    python tests/benchmarks/long_merge.py [TIMES]

On each page a person and the workbook have each changed something else, in one of some ways: words
of one paragraph, rows of one table, paragraphs put in, moved and split, sections moved.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from llf_docgen.word.merge.merge import merge
from tests.benchmarks.merge import seconds
from tests.word import small

WHEN = datetime(2021, 1, 18, tzinfo=UTC)
PAGES = (50, 100, 200)
Page = list["str | list[list[str]]"]
Pages = list[Page]


def page(number: int) -> Page:
    """A heading, 14 lines of twenty words and a table of six rows."""
    lines = [
        f"On page {number} line {k} says what the group agreed on case {number * 14 + k}, in some "
        "twenty words or so."
        for k in range(14)
    ]
    rows = [[f"A-{number}-{k}", f"Write to person {k} of page {number}", "Me"] for k in range(5)]
    return [f"# {number}. Item {number} of the day", *lines, [["Ref", "Action", "Owner"], *rows]]


def changed(pages: Pages, at: int, old: str, new: str) -> Pages:
    """On each page a line with other words."""
    return [[*p[:at], str(p[at]).replace(old, new), *p[at + 1 :]] for p in pages]


def news(pages: Pages) -> Pages:
    return changed(pages, 4, "twenty words", "thirty words")


def words(pages: Pages) -> Pages:
    return changed(pages, 4, "the group", "our group")


def rows(pages: Pages) -> Pages:
    return [[*p[:-1], [*p[-1][:3], ["mine", "Buy tea", "Me"], *p[-1][3:]]] for p in pages]


def put_in(pages: Pages) -> Pages:
    return [[*p[:6], f"My own line {n}", *p[6:]] for n, p in enumerate(pages)]


def moved(pages: Pages) -> Pages:
    return [[*p[:4], *p[5:12], p[4], *p[12:]] for p in pages]


def split(pages: Pages) -> Pages:
    return [
        [*p[:4], *(part + end for part, end in zip(str(p[4]).split("agreed "), ("agreed", ""),
                                                   strict=True)), *p[5:]]
        for p in pages
    ]  # fmt: skip


def sections(pages: Pages) -> Pages:
    """Of every five pages the first goes behind the third."""
    order = list(range(len(pages)))
    for place in range(0, len(order) - 4, 5):
        order.insert(place + 2, order.pop(place))
    return [pages[place] for place in order]


def one_section(pages: Pages) -> Pages:
    """The same without headings but the first."""
    return [[pages[0][0], *(line for p in pages for line in p[1:])]]


def long_paragraph(pages: Pages) -> Pages:
    """All lines as one paragraph of each ten pages."""
    return [[" ".join(str(p[4]) for p in pages[k : k + 10])] for k in range(0, len(pages), 10)]


def as_they_are(pages: Pages) -> Pages:
    return pages


WAYS: dict[str, tuple[Callable[[Pages], Pages], Callable[[Pages], Pages]]] = {
    "words of one paragraph": (words, as_they_are),
    "rows put in": (rows, as_they_are),
    "paragraphs put in": (put_in, as_they_are),
    "paragraphs moved": (moved, as_they_are),
    "paragraphs split": (split, as_they_are),
    "sections moved": (sections, as_they_are),
    "words, without headings": (words, one_section),
    "words, in long paragraphs": (words, long_paragraph),
}


def document(pages: Pages) -> bytes:
    return small.document([line for page in pages for line in page])


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for way, (edit, whole) in WAYS.items():
        told = []
        for many in PAGES:
            base = [page(number) for number in range(many)]
            three = [document(whole(pages)) for pages in (base, edit(base), news(base))]
            out = merge(*three, "x", WHEN)
            taken = seconds(lambda t=three: merge(*t, "x", WHEN), times)
            told.append(f"{many} pages {taken * 1000:5.0f} ms")
        print(f"{way:<26} {', '.join(told)}; {out.news} changes, {out.conflicts} comments")


if __name__ == "__main__":
    main()
