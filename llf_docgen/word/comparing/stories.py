"""The texts of a document that stand apart: its body, and each kind of header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.relations import Relations
from llf_docgen.word.xml import BODY as BODY_ELEMENT
from llf_docgen.word.xml import RELATION_ID, SECTION, parsed, w

BODY = "body"
MAIN = "word/document.xml"


@dataclass(frozen=True)
class Story:
    """One of the texts: its name, its part, that part's root, and what holds its blocks."""

    name: str
    part: str
    root: etree._Element
    container: etree._Element
    reader: Reader


def stories(parts: Mapping[str, bytes]) -> dict[str, Story]:
    """The stories of a document by name: `body`, `first header`, `default footer` ...

    Headers and footers are those of the last section, whose name is what they are for, not what
    their part is called: programs call the parts as they like.

    Raises:
        lxml.etree.XMLSyntaxError: a part is no XML.
        KeyError: the document has no body.
    """
    root = parsed(parts[MAIN])
    body = root.find(BODY_ELEMENT)
    if body is None:
        raise KeyError(BODY)
    found = {BODY: Story(BODY, MAIN, root, body, Reader(parts, MAIN))}
    for name, part in _beside(parts, body):
        if part in parts:
            apart = parsed(parts[part])
            found[name] = Story(name, part, apart, apart, Reader(parts, part))
    return found


def _beside(parts: Mapping[str, bytes], body: etree._Element) -> Iterator[tuple[str, str]]:
    relations = {r.id: r.target for r in Relations(dict(parts), MAIN)}
    section = body.find(SECTION)
    for kind in ("header", "footer") if section is not None else ():
        for reference in section.iterchildren(w(f"{kind}Reference")):  # type: ignore[union-attr]
            target = relations.get(reference.get(RELATION_ID, ""), "")
            yield f"{reference.get(w('type'), 'default')} {kind}", target
