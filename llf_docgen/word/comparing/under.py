"""Headings of one title, told apart by what they stand under: each section has its "Impact"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from llf_docgen.word.comparing.blocks import Block


def with_headings(blocks: Sequence[Block], names: Sequence[str]) -> Iterator[str]:
    """The name of each block; for a heading with that of the one that it stands under, if any.

    As in a quotation: `Impact\u201d under \u201cProfessional Learning`.
    """
    above: list[tuple[int, str]] = []
    for block, name in zip(blocks, names, strict=True):
        if block.is_heading:
            while above and above[-1][0] >= block.level:
                above.pop()
            yield f"{name}\u201d under \u201c{above[-1][1]}" if above else name
            above.append((block.level, name))
        else:
            yield name


def told_apart(blocks: Sequence[Block], names: Sequence[str]) -> list[str]:
    """The name of each block; of a heading, where several have it, as `with_headings`."""
    many = Counter(name for block, name in zip(blocks, names, strict=True) if block.is_heading)
    full = with_headings(blocks, names)
    return [long if many[name] > 1 else name for name, long in zip(names, full, strict=True)]
