"""Where a person had the say, in words: for a line that is read beside the document.

In the document itself comments say it; minutes that are approved get none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.named import names_of_rows
from llf_docgen.word.comparing.stories import Story
from llf_docgen.word.merge.note import Note, quoted
from llf_docgen.word.xml import ROW

_TOP = "at the top"


def places_of(notes: Iterable[Note], body: Story) -> tuple[str, ...]:
    """For each note its heading, and its row if it is in one: `under “3. Plans”, row “A-1”`."""
    blocks = blocks_of(body.container, body.reader)
    under, names = _under_headings(blocks), dict(_names(blocks))
    return tuple(_place(note, under, names) for note in notes)


def _place(
    note: Note, under: Mapping[etree._Element, str], names: Mapping[etree._Element, str]
) -> str:
    if note.apart:
        return f"in the {note.apart}"
    element = note.element
    around = [] if element is None else [element, *element.iterancestors()]
    place = next((under[e] for e in around if e in under), _TOP)
    row = next((e for e in around if e.tag == ROW), None)
    name = "" if row is None else names.get(row, "")
    return f"{place}, row {quoted(name)}" if name else place


def _names(blocks: Sequence[Block]) -> Iterator[tuple[etree._Element, str]]:
    """What each row is called, those of tables in cells too."""
    for block in blocks:
        rows = zip(block.rows, names_of_rows(block.rows), strict=True)
        yield from ((row.last, name) for row, name in rows)
        for row in block.rows:
            for cell in row.cells:
                yield from _names(cell.blocks)


def _under_headings(blocks: Sequence[Block]) -> dict[etree._Element, str]:
    """Under which heading each element of the body stands; a heading under itself."""
    place, found = _TOP, {}
    for block in blocks:
        if block.is_heading and block.text.strip():
            place = f"under {quoted(block.shown)}"
        found.update(dict.fromkeys(block.elements, place))
    return found
