"""What a package says of its parts, with more or less of it (Open Packaging Conventions, 9 and 10).

Each list is edited in its bytes: what stood in it stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from xml.sax.saxutils import quoteattr

from llf_docgen.workbook.writing.splice import Edit, outline, spliced

_NO_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


def with_relation(xml: bytes, kind: str, target: str) -> tuple[bytes, str]:
    """A part's relations with one more, to a part of the package, and its id.

    Args:
        xml: the relations there are; nothing where there is no part for them yet.
        kind: the relation's type.
        target: the part's name.
    """
    listed = outline(xml.strip() or _NO_RELATIONS)
    taken = {e.attributes.get("Id", "") for e in listed.elements}
    id = free("rId{}", taken)
    entry = f'Relationship Id="{id}" Type={quoteattr(kind)} Target={quoteattr("/" + target)}/>'
    end = listed.root.inner_end
    return spliced(listed.xml, [(end, end, b"<" + listed.prefix + entry.encode())]), id


def without_relations(xml: bytes, ids: Collection[str]) -> bytes:
    """A part's relations without those of these ids."""
    return _without(xml, lambda attributes: attributes.get("Id", "") in ids)


def with_types(xml: bytes, types: Mapping[str, str]) -> bytes:
    """The list of content types with more of them, by the parts' names."""
    listed = outline(xml.strip() or _NO_TYPES)
    entries = (
        f"Override PartName={quoteattr('/' + part)} ContentType={quoteattr(kind)}/>"
        for part, kind in types.items()
    )
    end = listed.root.inner_end
    more = b"".join(b"<" + listed.prefix + entry.encode() for entry in entries)
    return spliced(listed.xml, [(end, end, more)])


def without_types(xml: bytes, parts: Iterable[str]) -> bytes:
    """The list of content types without those of some parts."""
    gone = {f"/{part}".casefold() for part in parts}
    return _without(xml, lambda attributes: attributes.get("PartName", "").casefold() in gone)


def _without(xml: bytes, is_out: Callable[[Mapping[str, str]], bool]) -> bytes:
    listed = outline(xml)
    out: list[Edit] = [(e.start, e.end, b"") for e in listed.elements[1:] if is_out(e.attributes)]
    return spliced(listed.xml, out) if out else xml


def free(pattern: str, taken: Iterable[str]) -> str:
    """The first `pattern`, numbered from 1, that is not taken, whatever its capitals."""
    there = {name.casefold() for name in taken}
    number = 1
    while pattern.format(number).casefold() in there:
        number += 1
    return pattern.format(number)
