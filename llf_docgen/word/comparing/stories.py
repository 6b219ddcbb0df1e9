"""The texts of a document that stand apart: its body, and each kind of header and footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.relations import Relations
from llf_docgen.word.xml import BODY as BODY_ELEMENT
from llf_docgen.word.xml import PROPERTIES, RELATION_ID, SECTION, P, parsed, w

BODY = "body"
MAIN = "word/document.xml"


@dataclass(frozen=True)
class Story:
    """One of the texts: its name, its part, that part's root, and what holds its blocks.

    `kind` is what it is for: `body`, `first header`, `default footer`. Where several sections have
    one of a kind of their own, the later ones are named with the section they begin in.
    """

    name: str
    kind: str
    part: str
    root: etree._Element
    container: etree._Element
    reader: Reader

    @property
    def place(self) -> str:
        """`header`, `footer` or `body`."""
        return self.kind.rpartition(" ")[2]


def stories(parts: Mapping[str, bytes]) -> dict[str, Story]:
    """The stories of a document by name, the body first.

    Headers and footers are those in force in any section, whose name is what they are for, not
    what their part is called: programs call the parts as they like. A part is one story, however
    often it is used.

    Raises:
        lxml.etree.XMLSyntaxError: a part is no XML.
        KeyError: the document has no body.
    """
    root = parsed(parts[MAIN])
    body = root.find(BODY_ELEMENT)
    if body is None:
        raise KeyError(BODY)
    found = {BODY: Story(BODY, BODY, MAIN, root, body, Reader(parts, MAIN))}
    seen = {MAIN}
    for number, kind, part in _beside(parts, body):
        if part in parts and part not in seen:
            seen.add(part)
            apart = parsed(parts[part])
            name = f"section {number} {kind}" if kind in found else kind
            found[name] = Story(name, kind, part, apart, apart, Reader(parts, part))
    return found


def read_again(story: Story, parts: Mapping[str, bytes]) -> Story:
    """A story as its part has it, whatever became of it since it was read."""
    root = parsed(parts[story.part])
    body = root.find(BODY_ELEMENT)
    return replace(story, root=root, container=root if body is None else body)


def counterpart(
    story: Story, among: Mapping[str, Story], others: Mapping[str, Story]
) -> Story | None:
    """Which story of another version is this one of `among`.

    Where there are as many of its kind, it is the one in its place; else the one that says the
    same, or else the first.
    """
    own = [other for other in among.values() if other.kind == story.kind]
    there = [other for other in others.values() if other.kind == story.kind]
    if len(own) == len(there):
        return there[own.index(story)]
    said = _said(story) if len(there) > 1 else ""
    alike = (other for other in there if said == _said(other))
    return there[0] if len(there) == 1 else next(alike, next(iter(there), None))


def _said(story: Story) -> str:
    return story.reader.text(story.container.iter(P))


def _beside(parts: Mapping[str, bytes], body: etree._Element) -> Iterator[tuple[int, str, str]]:
    """Each header and footer with the number of the section that names it, from the first on.

    A section that names none has that of the section before (ECMA-376 part 1, 17.10.1), so what
    the last one shows may be named in the first; each is found where it is named.
    """
    relations = {r.id: r.target for r in Relations(dict(parts), MAIN)}
    sections = (s for s in body.iter(SECTION) if s.getparent().tag in (PROPERTIES, BODY_ELEMENT))  # type: ignore[union-attr]
    for number, section in enumerate(sections, 1):
        for what in ("header", "footer"):
            for reference in section.iterchildren(w(f"{what}Reference")):
                target = relations.get(reference.get(RELATION_ID, ""), "")
                yield number, f"{reference.get(w('type'), 'default')} {what}", target
