"""What a document says, line by line."""

from __future__ import annotations

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.word.comparing.blocks import blocks_of
from llf_docgen.word.comparing.stories import BODY, stories
from llf_docgen.word.opened import opened


def lines(content: bytes, name: str) -> list[str]:
    """The paragraphs and rows of a document's body, tracked changes taken as accepted.

    Raises:
        UnusableFile: it can't be read.
    """
    try:
        body = stories(opened(content, name))[BODY]
    except (etree.XMLSyntaxError, KeyError, RecursionError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    found = blocks_of(body.container, body.reader)
    return [line for block in found for line in block.shown.split("\n")]
