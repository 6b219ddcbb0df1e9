"""What a document is, whatever it is called: the identifier among its properties.

Dublin Core's `identifier` in the core properties (ECMA-376 part 2, 11); Word and LibreOffice keep
it when a person saves the document, by whatever name.
"""

from __future__ import annotations

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import open_parts
from llf_docgen.word.structure import SAFE_PARSER, written

CORE = "docProps/core.xml"
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_OURS = "llf-docgen: "


def identified(core: bytes, name: str) -> bytes:
    """Core properties that say which document it is, by its path in the output folder."""
    root = etree.fromstring(core, SAFE_PARSER)
    element = root.find(_IDENTIFIER)
    if element is None:
        element = etree.SubElement(root, _IDENTIFIER)
    element.text = f"{_OURS}{name}"
    return written(root)


def identity_of(content: bytes) -> str:
    """The path by which it was generated; nothing where it is none of ours or can't be read."""
    try:
        core = open_parts(content, "", "docx").get(CORE, b"")
        said = etree.fromstring(core, SAFE_PARSER).findtext(_IDENTIFIER) or ""
    except (UnusableFile, etree.XMLSyntaxError):
        return ""
    return said.removeprefix(_OURS) if said.startswith(_OURS) else ""
