"""What a document is, whatever it is called: the identifier among its properties.

Dublin Core's `identifier` in the core properties (ECMA-376 part 2, 11); Word and LibreOffice keep
it when a person saves the document, by whatever name.
"""

from __future__ import annotations

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import read_part
from llf_docgen.word.relations import Relations, add_part, rels_name
from llf_docgen.word.xml import DC, as_part, parsed

CORE = "docProps/core.xml"
_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_EMPTY = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)
_IDENTIFIER = f"{{{DC}}}identifier"
_OURS = "llf-docgen: "
_MOST = 1_000_000  # bytes of a document's properties


def identified(core: bytes, key: str) -> bytes:
    """Core properties that say which document it is, by the key that its base is kept under."""
    root = parsed(core, drop_blanks=True)
    element = root.find(_IDENTIFIER)
    if element is None:
        element = etree.SubElement(root, _IDENTIFIER)
    element.text = f"{_OURS}{key}"
    return as_part(root)


def identity_of(content: bytes) -> str:
    """The key it was generated under; nothing where it is none of ours or can't be read.

    Its properties alone are read, not the whole package.
    """
    core = read_part(content, CORE, _MOST)
    if core is None:
        rels = read_part(content, rels_name(""), _MOST)
        core = read_part(content, _core_of({rels_name(""): rels}), _MOST) if rels else None
    return _key_in(core) if core else ""


def identified_as(parts: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Gives a document the identifier of another one, also where a program took it away."""
    key = _key_in(other.get(_core_of(other), b""))
    core = _core_of(parts)
    if not key or _key_in(parts.get(core, b"")) == key:
        return
    if core not in parts:
        add_part(parts, core, _EMPTY, _TYPE)
        relations = Relations(parts, "")
        if all(relation.kind != _KIND for relation in relations):
            relations.add(_KIND, core)
    try:
        parts[core] = identified(parts[core], key)
    except (UnusableFile, etree.XMLSyntaxError):
        return  # properties that can't be read stay as they are


def _core_of(parts: dict[str, bytes]) -> str:
    """The part that holds the properties (Open Packaging Conventions, 11.1)."""
    try:
        relations = [*Relations(parts, "")]
    except (UnusableFile, etree.XMLSyntaxError):
        relations = []
    return next((r.target for r in relations if r.kind == _KIND and not r.outside), CORE)


def _key_in(core: bytes) -> str:
    try:
        said = parsed(core, drop_blanks=True).findtext(_IDENTIFIER) or ""
    except (UnusableFile, etree.XMLSyntaxError):
        return ""
    return said.removeprefix(_OURS) if said.startswith(_OURS) else ""
