"""What a document says, line by line."""

from __future__ import annotations

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.word.comparing.blocks import blocks_of
from llf_docgen.word.comparing.looks import Looks
from llf_docgen.word.comparing.stories import BODY, Story, stories
from llf_docgen.word.opened import opened


def lines(content: bytes, name: str) -> list[str]:
    """The paragraphs and rows of a document's body, tracked changes taken as accepted.

    Raises:
        UnusableFile: it can't be read.
    """
    return _lines(_body(opened(content, name), name))


def as_seen(content: bytes, name: str) -> list[str]:
    """The same, and behind them the words that are struck through or hidden, if any.

    Raises:
        UnusableFile: it can't be read.
    """
    parts = opened(content, name)
    body = _body(parts, name)
    try:
        not_plain = Looks.of(parts).not_plain(body.container)
    except etree.XMLSyntaxError as error:
        raise _damaged(name) from error
    return [*_lines(body), *(f"struck through or hidden: {words}" for words in not_plain)]


def _body(parts: dict[str, bytes], name: str) -> Story:
    try:
        return stories(parts)[BODY]
    except (etree.XMLSyntaxError, KeyError, RecursionError) as error:
        raise _damaged(name) from error


def _lines(body: Story) -> list[str]:
    found = blocks_of(body.container, body.reader)
    return [line for block in found for line in block.shown.split("\n")]


def _damaged(name: str) -> UnusableFile:
    return UnusableFile(f"{name} is damaged. Open it in Word and save it again.")
