"""What a person changed in a document since it was generated, told by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Change
from llf_docgen.word.comparing.align import pairs
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.stories import BODY, counterpart, stories
from llf_docgen.word.comparing.stretch import walk
from llf_docgen.word.comparing.words import plain
from llf_docgen.word.opened import opened
from llf_docgen.word.xml import ROW, TABLE


def changes(base: bytes, mine: bytes, name: str) -> tuple[Change, ...]:
    """The changes of a person's document against its base, in reading order.

    A change of style alone is told with the same words before and after. What the program
    proposed as tracked changes counts as accepted, so it is none of the person's.

    Raises:
        UnusableFile: one of the two can't be read.
    """
    try:
        before, after = (stories(opened(c, name)) for c in (base, mine))
    except (etree.XMLSyntaxError, KeyError, RecursionError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    found: list[Change] = []
    for story in after.values():
        was = counterpart(story, after, before)
        if was:
            there, here = (blocks_of(s.container, s.reader) for s in (was, story))
            where = "at the top" if story.kind == BODY else f"in the {story.place}"
            told = list(_compared(there, here, where))
            # Several sections may have the same in headers of their own: told once.
            found += told if story.kind == BODY else [c for c in told if c not in found]
    return tuple(found)


def _compared(base: Sequence[Block], mine: Sequence[Block], place: str) -> Iterator[Change]:
    """Changes between two sequences of blocks, in the order of the person's document."""
    found = pairs(base, mine, retitled=True)
    for gap, pair in walk(found, len(base), len(mine)):
        for block in gap.of(base):
            yield from _change(place, block, None)
        for block in gap.of_other(mine):
            place = _place(place, block)
            yield from _change(place, None, block)
        if pair:
            old, new = base[pair[0]], mine[pair[1]]
            place = _place(place, new)
            yield from _one(place, old, new)


def _one(place: str, base: Block, mine: Block) -> Iterator[Change]:
    if base.kind == TABLE:
        yield from _compared(base.rows, mine.rows, place)
    elif base.kind == ROW and len(base.cells) == len(mine.cells):
        if base.text != mine.text:
            for old, new in zip(base.cells, mine.cells, strict=True):
                row = f"{place}, row \u201c{plain(mine.shown.partition(chr(9))[0])}\u201d"
                yield from _compared(old.blocks, new.blocks, row)
    elif base.key != mine.key:
        yield from _change(place, base, mine)


def _change(place: str, base: Block | None, mine: Block | None) -> Iterator[Change]:
    before, after = (_words(block) for block in (base, mine))
    if before or after:
        yield Change(place, before, after)


def _words(block: Block | None) -> str:
    return plain(block.shown.replace("\t", " | ").replace("\n", " / ")) if block else ""


def _place(place: str, block: Block) -> str:
    return f"under \u201c{plain(block.shown)}\u201d" if block.is_heading and block.text else place
