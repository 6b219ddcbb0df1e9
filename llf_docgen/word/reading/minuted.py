"""What a person typed into the minutes under one item, read back from the edited document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.package import open_parts
from llf_docgen.word.house.templates.minutes import PROMPTS
from llf_docgen.word.reading.blocks import TABLE, blocks_of
from llf_docgen.word.reading.stories import BODY, Story, stories
from llf_docgen.word.reading.words import plain

_HEADINGS = ("Heading1", "Heading2")
_PARTS = {"discussion": "discussion", "decision": "decisions", "actions": "actions"}
_LABEL, _FACTS = "PartLabel", "ItemFacts"


def read_item(content: bytes, name: str, no: str) -> Minuted | None:
    """What stands under the heading `6. ...`; None where the minutes have no such heading.

    A prompt that nobody typed over is nothing, and so is deleted text that Word still tracks.

    Raises:
        UnusableFile: it is no Word document, or damaged.
    """
    try:
        body = stories(open_parts(content, name, "docx"))[BODY]
    except (etree.XMLSyntaxError, KeyError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    found: dict[str, list[str]] = {}
    bucket, inside = "", False
    for style, text in _lines(body):
        if style in _HEADINGS:
            inside = re.match(rf"{re.escape(no)}\.\s", text) is not None
            bucket = "discussion"
            if inside:
                found.setdefault(bucket, [])
        elif inside and style == _LABEL:
            bucket = _PARTS.get(text.casefold(), bucket)
        elif inside and style != _FACTS and text not in PROMPTS:
            found.setdefault(bucket, []).append(text)
    return Minuted(**{part: tuple(lines) for part, lines in found.items()}) if found else None


def _lines(body: Story) -> Iterator[tuple[str, str]]:
    """The style and words of each paragraph that has words, in reading order."""
    for block in blocks_of(body.container, body.words):
        for line in block.all_text.split("\n") if block.kind == TABLE else [block.text]:
            text = plain(line.replace("\t", " | "))
            if text:
                yield block.style, text
