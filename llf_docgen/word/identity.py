"""What a document is, whatever it is called: the identifier among its properties.

Dublin Core's `identifier` in the core properties (ECMA-376 part 2, 11); Word and LibreOffice keep
it when a person saves the document, by whatever name.
"""

from __future__ import annotations

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import open_parts
from llf_docgen.word.xml import DC, as_part, parsed

CORE = "docProps/core.xml"
_IDENTIFIER = f"{{{DC}}}identifier"
_OURS = "llf-docgen: "


def identified(core: bytes, key: str) -> bytes:
    """Core properties that say which document it is, by the key that its base is kept under."""
    root = parsed(core, drop_blanks=True)
    element = root.find(_IDENTIFIER)
    if element is None:
        element = etree.SubElement(root, _IDENTIFIER)
    element.text = f"{_OURS}{key}"
    return as_part(root)


def identity_of(content: bytes) -> str:
    """The key it was generated under; nothing where it is none of ours or can't be read."""
    try:
        core = open_parts(content, "", "docx").get(CORE, b"")
        said = parsed(core, drop_blanks=True).findtext(_IDENTIFIER) or ""
    except (UnusableFile, etree.XMLSyntaxError):
        return ""
    return said.removeprefix(_OURS) if said.startswith(_OURS) else ""
