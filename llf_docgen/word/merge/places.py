"""Where a person had the say, in words: for a line that is read beside the document.

In the document itself comments say it; minutes that are approved get none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.stories import Story
from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.merge.story import Note, quoted
from llf_docgen.word.xml import CELL, ROW, P

_TOP = "at the top"


def places_of(notes: Iterable[Note], body: Story) -> tuple[str, ...]:
    """For each note its heading, and its row if it is in one: `under “3. Plans”, row “A-1”`."""
    under = _under_headings(blocks_of(body.container, body.reader))
    return tuple(_place(note, under, body.reader) for note in notes)


def _place(note: Note, under: Mapping[etree._Element, str], reader: Reader) -> str:
    if note.apart:
        return f"in the {note.apart}"
    element = note.element
    around = [] if element is None else [element, *element.iterancestors()]
    place = next((under[e] for e in around if e in under), _TOP)
    row = next((e for e in around if e.tag == ROW), None)
    name = "" if row is None else _name_of(row, reader)
    return f"{place}, row {name}" if name else place


def _name_of(row: etree._Element, reader: Reader) -> str:
    """What a row is known by: its first cell."""
    first = next(row.iter(CELL), None)
    words = "" if first is None else reader.shown(first.iter(P))
    return quoted(words) if words.strip() else ""


def _under_headings(blocks: Sequence[Block]) -> dict[etree._Element, str]:
    """Under which heading each element of the body stands; a heading under itself."""
    place, found = _TOP, {}
    for block in blocks:
        if block.is_heading and block.text.strip():
            place = f"under {quoted(block.shown)}"
        found.update(dict.fromkeys(block.elements, place))
    return found
