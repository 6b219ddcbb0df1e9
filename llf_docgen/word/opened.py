"""A document's parts under the names and in the name spaces that the other modules know.

Word for the web calls the main part `word/document2.xml`, others put it elsewhere: it is the one
that the package's relation names (ECMA-376 part 1, 11.3.10). "Strict Open XML", which Word saves,
has other name spaces for the same elements (part 1, annex A; part 4, annex A).
"""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import TYPES, format_of_root, open_parts
from llf_docgen.word.relations import Relations, Types, rels_name
from llf_docgen.word.xml import DOCUMENT, W, as_part, parsed, root_and_body

MAIN = "word/document.xml"
_MAIN_KIND = "/officeDocument"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# Where a name space may stand: a declaration, the type of a relation, what kind of drawing it is.
_NAMED = re.compile(
    rb"""((?:\bxmlns(?::[\w.-]+)?|\bType|\buri)\s*=\s*["'])http://purl\.oclc\.org/ooxml/([\w/]+)"""
)
_MAIN_TYPES = re.compile(
    r"(wordprocessingml|vnd\.ms-word)\.(document|template)(\.\w+)*\.main\+xml", re.IGNORECASE
)
_CONFORMANCE = re.compile(rb"""\s[\w.-]+:conformance\s*=\s*["']strict["']""")
_OTHER_WORDS = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}


def opened(content: bytes, name: str) -> dict[str, bytes]:
    """All parts of a Word document, by name; raises as `open_parts` does.

    Raises:
        UnusableFile: it can't be opened, is damaged, or is no Word document.
    """
    parts = open_parts(content, name, "docx")
    damaged = UnusableFile(f"{name} is damaged. Open it in Word and save it again.")
    try:
        kind, main = _main_of(parts)
        if main not in parts:
            raise _no_document(name)
        if not _has_types(parts):
            raise damaged
        if kind.encode().startswith(_STRICT):
            parts = {part: _transitional(data) for part, data in parts.items()}
        _refuse_others(parts, main, name)
        if main != MAIN:
            _rename(parts, main, name)
    except etree.XMLSyntaxError as error:
        raise damaged from error
    return parts


def _refuse_others(parts: dict[str, bytes], main: str, name: str) -> None:
    """A workbook, slides, or a lone header are packages too: only a text with a body is filled.

    Only so much of the part is read as comes before its body (ECMA-376 part 1, 17.2.2).

    Raises:
        UnusableFile: the main part is no Word document's, by its root or by its content type.
        lxml.etree.XMLSyntaxError: it is no XML.
    """
    root, has_body = root_and_body(parts[main])
    if root.tag != DOCUMENT or not has_body:
        format = format_of_root(str(root.tag))
        raise _no_document(name, "" if root.tag.startswith(f"{{{W}}}") else format)
    if not _MAIN_TYPES.search(Types(parts).of(main)):
        raise _no_document(name)


def _no_document(name: str, but: str = "") -> UnusableFile:
    what = f"no Word document but {but}" if but else "no Word document"
    return UnusableFile(f"{name} is {what}. Put one that Word saved as .docx in its place.")


def _has_types(parts: dict[str, bytes]) -> bool:
    """Whether it lists its parts' content types, without which Word opens none."""
    root = parsed(parts[TYPES]) if TYPES in parts else None
    return root is not None and etree.QName(root).localname == "Types" and len(root) > 0


def _main_of(parts: dict[str, bytes]) -> tuple[str, str]:
    """The kind of the relation that names the main part, and the part as it is called here."""
    for relation in Relations(parts, ""):
        if relation.kind.endswith(_MAIN_KIND) and not relation.outside:
            called = relation.target.casefold()
            return relation.kind, next((p for p in parts if p.casefold() == called), MAIN)
    return "", MAIN


def _transitional(data: bytes) -> bytes:
    """A part of a Strict document in the name spaces that all programs know."""
    if _STRICT not in data:
        return data
    named = _NAMED.sub(lambda found: found[1] + _renamed(found[2]), data)
    return _CONFORMANCE.sub(b"", named, count=1)


def _renamed(space: bytes) -> bytes:
    """`wordprocessingml/2006/main` for `wordprocessingml/main`."""
    family, _, rest = space.partition(b"/")
    first, _, more = rest.partition(b"/")
    if family == b"officeDocument" and first != b"relationships":
        first = _OTHER_WORDS.get(first, first)
    if more:
        more = b"/" + _OTHER_WORDS.get(more, more)
    return _TRANSITIONAL + family + b"/2006/" + first + more


def _rename(parts: dict[str, bytes], main: str, name: str) -> None:
    """Calls the main part as all know it, with its relations and where others name it."""
    if MAIN in parts:
        raise UnusableFile(f"{name} holds two documents; it is not opened. Save it in Word anew.")
    for rels in [part for part in parts if part.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(rels))
        owner = posixpath.join(folder, posixpath.basename(rels).removesuffix(".rels"))
        root = parsed(parts[rels])
        for relation in root.iter("{*}Relationship"):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                if target[1:] == main:
                    relation.set("Target", f"/{MAIN}")
                elif owner == main:
                    relation.set("Target", target)
        parts[rels] = as_part(root)
    types = parsed(parts[TYPES])
    for override in types.iter("{*}Override"):
        if override.get("PartName", "").casefold() == f"/{main}".casefold():
            override.set("PartName", f"/{MAIN}")
    parts[TYPES] = as_part(types)
    parts[MAIN] = parts.pop(main)
    relations = parts.pop(rels_name(main), None)
    parts.pop(rels_name(MAIN), None)  # of a part that is not there
    if relations is not None:
        parts[rels_name(MAIN)] = relations
