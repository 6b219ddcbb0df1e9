"""A part of a package edited at a few places of its bytes; all the others stay as they are.

expat says where each element stands, whatever its prefix. Nothing is made of a part but what is
asked for, so a part of sixty megabytes costs one pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from llf_docgen.workbook.reading.cells import careful_parser

MOST_DEEP = 256  # elements within each other; lxml takes no more either
MOST_KEPT = 400_000  # elements of one part whose places are remembered
Edit = tuple[int, int, bytes]  # from where, to where, and what is to stand there
# Text between quotes is taken whole: a value may hold `>`. Nothing is given back, so it is linear.
_START_TAG = re.compile(rb"""<[^\s"'/>]*+(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_NAME = re.compile(rb"<([^\s/>]*+)")
_ATTRIBUTE = re.compile(rb"""\s++([^\s=/>]++)\s*+=\s*+("[^"]*+"|'[^']*+')""")
_OWN_TAG = re.compile(rb"<(/?)(?=\w)")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_OFFICE = f"{_STRICT}officeDocument/relationships"


class TooMuch(Exception):
    """Elements deeper within each other, or more of them, than any program writes."""


class _Enough(Exception):
    """What was looked for has been seen."""


@dataclass(slots=True)
class Element:
    """Where an element of a part stands, in bytes.

    Args:
        name: its name; in another namespace than the part's root has, with that before it.
        parent: the name of what holds it.
        attributes: as they are read, those with a prefix as `namespace name`.
        start: where its start tag begins, and `inner` where that ends.
        inner_end: where its end tag begins, and `end` where that ends; both are `inner` where it
            has none.
        children: how many elements it holds.
    """

    name: str
    parent: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    inner_end: int
    end: int
    children: int = 0


@dataclass(frozen=True)
class Outline:
    """A part's elements that were asked for, in their order; the first is its root."""

    xml: bytes
    namespace: str
    elements: tuple[Element, ...]

    @property
    def root(self) -> Element:
        """The root."""
        return self.elements[0]

    @property
    def prefix(self) -> bytes:
        """What its names begin with: `x:`, or nothing."""
        return prefix_at(self.xml, 0 if not self.elements else self.root.start)

    def all(self, name: str, parent: str | None = None) -> list[Element]:
        """Those of a name, in what is called so (the root, where nothing is said)."""
        holder = self.root.name if parent is None else parent
        return [e for e in self.elements[1:] if (e.name, e.parent) == (name, holder)]

    def one(self, name: str, parent: str | None = None) -> Element | None:
        """The first of them."""
        return next(iter(self.all(name, parent)), None)

    def place(self, name: str, order: tuple[str, ...]) -> int:
        """Where a new child of the root belongs, by the schema's order."""
        after = order[order.index(name) + 1 :]
        children = (e for e in self.elements[1:] if e.parent == self.root.name)
        return next((e.start for e in children if e.name in after), self.root.inner_end)


Keep = Callable[[str, str, int], bool]


def outline(xml: bytes, keep: Keep = lambda *_: False) -> Outline:
    """The root, its children, and of what is deeper what `keep` wants.

    `keep` is given an element's name, its parent's name, and which child of that it is, from 0.

    Raises:
        expat.ExpatError: it is no XML.
        DocumentType, TooMuch: it is as no program writes it.
    """
    xml = opened(xml)
    parser = careful_parser()
    names: list[str] = []
    counts = [0]
    kept: list[Element | None] = []
    found: list[Element] = []
    own = ""

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal own
        if not names:
            own = tag[: tag.rfind(" ") + 1]
        name = tag[len(own) :] if own and tag.startswith(own) else tag
        depth, parent, index = len(names), names[-1] if names else "", counts[-1]
        if depth == MOST_DEEP:
            raise TooMuch
        counts[-1] += 1
        counts.append(0)
        names.append(name)
        element = None
        if depth < 2 or keep(name, parent, index):
            at = parser.CurrentByteIndex
            ends = tag_end(xml, at)
            if len(found) == MOST_KEPT:
                raise TooMuch
            element = Element(name, parent, attributes, at, ends, ends, ends)
            found.append(element)
        kept.append(element)

    def end(_: str) -> None:
        names.pop()
        element, many = kept.pop(), counts.pop()
        if element is not None:
            element.children = many
            if not xml.endswith(b"/>", 0, element.inner):
                element.inner_end = parser.CurrentByteIndex
                element.end = tag_end(xml, element.inner_end)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    return Outline(xml, own.rstrip(), tuple(found))


def spliced(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with the edits; of several at one place the one named first comes first."""
    made: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        made += (xml[at:start], new)
        at = end
    return b"".join((*made, xml[at:]))


def tag_end(xml: bytes, start: int) -> int:
    """Where the tag that begins there ends."""
    found = _START_TAG.match(xml, start)
    return found.end() if found else len(xml)


def prefix_at(xml: bytes, start: int) -> bytes:
    """The prefix of the tag that begins there, with its colon, or nothing."""
    found = _NAME.match(xml, start)
    prefix, colon, _ = (found[1] if found else b"").rpartition(b":")
    return prefix + colon


def with_attributes(tag: bytes, **given: str | None) -> bytes:
    """A start tag with these attributes, and without those that are None; the others stay."""
    named = _NAME.match(tag)
    made, at, left = [], named.end() if named else 0, dict(given)
    made.append(tag[:at])
    while found := _ATTRIBUTE.match(tag, at):
        name = found[1].decode("utf-8", "replace")
        if name not in given:
            made.append(found[0])
        elif (value := left.pop(name, None)) is not None:
            made.append(_attribute(name, value))
        at = found.end()
    made += [_attribute(name, value) for name, value in left.items() if value is not None]
    return b"".join((*made, tag[at:]))


def _attribute(name: str, value: str) -> bytes:
    return f" {name}={quoteattr(value)}".encode()


def opened_tag(tag: bytes) -> tuple[bytes, bytes]:
    """The start tag and the end tag of an empty element's only tag."""
    named = _NAME.match(tag)
    name = named[1] if named else b""
    return tag.removesuffix(b"/>") + b">", b"</" + name + b">"


def into(outline: Outline, element: Element, more: bytes, many: int) -> list[Edit]:
    """The edits that put so many more children at the end of an element, and count them."""
    tag = outline.xml[element.start : element.inner]
    close = b""
    if element.inner == element.end:
        tag, close = opened_tag(tag)
    if "count" in element.attributes:
        tag = with_attributes(tag, count=str(element.children + many))
    return [
        (element.start, element.inner, tag),
        (element.inner_end, element.inner_end, more + close),
    ]


def prefixed(markup: str, prefix: bytes) -> bytes:
    """Markup of ours, whose names have no prefix, with one."""
    return _OWN_TAG.sub(rb"<\1" + prefix, markup.encode("utf-8"))


def office(namespace: str) -> str:
    """The namespace of relations that goes with the one of a part: Strict with Strict."""
    return _STRICT_OFFICE if namespace.startswith(_STRICT) else OFFICE


def opened(xml: bytes) -> bytes:
    """The part; where its root is but one tag, with two."""
    parser = careful_parser()
    at = 0

    def start(*_: object) -> None:
        nonlocal at
        at = parser.CurrentByteIndex
        raise _Enough

    parser.StartElementHandler = start
    try:
        parser.Parse(xml, True)
    except _Enough:
        end = tag_end(xml, at)
        if xml.endswith(b"/>", at, end):
            return xml[:at] + b"".join(opened_tag(xml[at:end])) + xml[end:]
    return xml
