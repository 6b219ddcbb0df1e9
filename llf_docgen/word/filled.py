"""The parts of a document that are filled, and which words stand there, without filling any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.word.identity import CORE
from llf_docgen.word.opened import opened
from llf_docgen.word.relations import Types
from llf_docgen.word.xml import TEXT_PARTS, parsed


def filled_parts(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The parts that are filled, the body first: texts, and the document's properties."""
    types = Types(parts)
    names = [name for name in parts if name == CORE or TEXT_PARTS.search(types.of(name))]
    yield from sorted(names, key=lambda name: name != "word/document.xml")


def shows(content: bytes, name: str, *texts: str) -> bool:
    """Whether one of the texts stands somewhere in a document, whatever Word split it into.

    Raises:
        UnusableFile: it can't be opened.
    """
    parts = opened(content, name)
    try:
        for part in filled_parts(parts):
            words = "".join(str(word) for word in parsed(parts[part]).itertext())
            if any(text in words for text in texts):
                return True
    except etree.XMLSyntaxError as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    return False
