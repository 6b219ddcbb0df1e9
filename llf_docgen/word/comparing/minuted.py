"""What a person typed into the minutes under one item, read back from the edited document.

It leaves the group, so a doubt about where an item ends is a refusal, not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.names import key, number_key
from llf_docgen.package import open_parts
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.items import (
    BODY_LEVEL,
    Doubt,
    Line,
    closing_of,
    stretch_of,
)
from llf_docgen.word.comparing.stories import BODY, stories
from llf_docgen.word.comparing.words import plain
from llf_docgen.word.xml import (
    PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    STYLE,
    STYLE_ID,
    TABLE,
    parsed,
    value_of,
    w,
)

_PARTS = {
    "discussion": "discussion",
    "decision": "decisions",
    "recommendation": "decisions",
    "actions": "actions",
}
_LABEL, _FACTS = "PartLabel", "ItemFacts"
_STYLES = "word/styles.xml"
_OUTLINE = f"{PROPERTIES}/{w('outlineLvl')}"


def read_item(
    content: bytes,
    name: str,
    no: str,
    agenda: Mapping[str, str],
    prompts: Collection[str],
    base: bytes | None = None,
) -> Minuted:
    """What stands under an item's heading.

    A prompt that nobody typed over is nothing, and so is deleted text that Word still tracks.

    Args:
        content: the edited minutes.
        name: the file's name, for messages.
        no: the item's number, one of the agenda's.
        agenda: the title of each agenda item by its number, in order.
        prompts: what stands where nobody typed.
        base: the minutes as they were generated, which tell what stands behind the last item.

    Raises:
        UnusableFile: it is no Word document, or damaged, or it can't be told for certain where
            the item begins or ends.
    """
    titles = {number_key(number): key(title) for number, title in agenda.items()}
    lines, closing = _lines_of(content, name), ""
    try:
        if base is not None:
            closing = closing_of(_lines_of(base, name), titles)
        stretch = stretch_of(number_key(no), lines, titles, closing)
    except Doubt as doubt:
        raise UnusableFile(
            f"{name}: it can't be told for certain where item {no} begins and ends: {doubt} "
            "Nothing was written, lest another item's words leave the group."
        ) from doubt
    return _sorted(stretch, prompts)


def _lines_of(content: bytes, name: str) -> list[Line]:
    try:
        parts = open_parts(content, name, "docx")
        body = stories(parts)[BODY]
        return list(_lines(blocks_of(body.container, body.reader), _levels(parts)))
    except (etree.XMLSyntaxError, KeyError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error


def _sorted(lines: Iterable[Line], prompts: Collection[str]) -> Minuted:
    """The lines of an item by the part that they stand in; a table's row is one line."""
    found: dict[str, list[str]] = {}
    bucket, row = "discussion", None
    for line in lines:
        if line.style == _LABEL:
            bucket = _PARTS.get(line.text.casefold(), bucket)
        elif line.style != _FACTS and line.text not in prompts:
            texts = found.setdefault(bucket, [])
            if texts and row is not None and line.row is row:
                texts[-1] += f" | {line.text}"
            else:
                texts.append(line.text)
        row = line.row
    return Minuted(**{part: tuple(texts) for part, texts in found.items()})


def _lines(
    blocks: Iterable[Block], levels: Mapping[str, int], inside: etree._Element | None = None
) -> Iterator[Line]:
    """Each line that has words, in reading order, those in tables too.

    What follows a line break in a heading is body text, whatever Word calls it.
    """
    for block in blocks:
        if block.kind == TABLE:
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell.blocks, levels, row.last if inside is None else inside)
        else:
            texts = [text for line in block.text.split("\n") if (text := plain(line))]
            for number, text in enumerate(texts):
                level = BODY_LEVEL if number else _level(block, levels)
                yield _line(text, block, level, inside)


def _line(text: str, block: Block, level: int, inside: etree._Element | None) -> Line:
    labels = block.style == _FACTS or (block.style == _LABEL and text.casefold() == "discussion")
    return Line(text, block.style, level, inside, _has_hidden(block), labels)


def _has_hidden(block: Block) -> bool:
    """Whether words in it are formatted as hidden (ECMA-376 part 1, 17.3.2.41)."""
    runs = (run for element in block.elements for run in element.iter(RUN))
    hidden = (run.find(f"{RUN_PROPERTIES}/{w('vanish')}") for run in runs)
    return any(mark is not None and value_of(mark) not in ("0", "false") for mark in hidden)


def _level(block: Block, levels: Mapping[str, int]) -> int:
    own = _number(block.last.find(_OUTLINE))
    return own if own is not None else levels.get(block.style, BODY_LEVEL)


def _levels(parts: Mapping[str, bytes]) -> dict[str, int]:
    """The outline level of each paragraph style that has one, its own or by what it is based on.

    Word's own heading styles are headings whatever a program left of their properties.
    """
    if _STYLES not in parts:
        return {}
    styles = {
        style.get(STYLE_ID, ""): style
        for style in parsed(parts[_STYLES], drop_blanks=True).iter(STYLE)
    }
    levels: dict[str, int] = {}
    for id in styles:
        style, seen = styles.get(id), {id}
        while style is not None:
            level = _own_level(style)
            if level is not None:
                levels[id] = level
                break
            above = value_of(style.find(w("basedOn")))
            style = styles.get(above) if above not in seen else None
            seen.add(above)
    return levels


def _own_level(style: etree._Element) -> int | None:
    level = _number(style.find(_OUTLINE))
    name = value_of(style.find(w("name"))).casefold()
    called = re.fullmatch(r"heading\s*([1-9])", name)
    if level is not None or not called:
        return 0 if level is None and name == "title" else level
    return int(called[1]) - 1


def _number(element: etree._Element | None) -> int | None:
    text = value_of(element)
    return int(text) if text.isdigit() else None
