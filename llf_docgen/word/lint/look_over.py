"""A template file looked over, from its path to its faults."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import open_parts, read_bytes
from llf_docgen.word.lint.faults import Fault, Subject, faults
from llf_docgen.word.lint.places import lines
from llf_docgen.word.structure import SAFE_PARSER, W


def look_over(
    path: Path, context: type | None, confidential: bool = False, statement: str = ""
) -> tuple[Fault, ...]:
    """Everything wrong with a template.

    Args:
        path: the template.
        context: the dataclass whose fields are the names it may use; None where no document of
            ours uses it, so that its names can't be known.
        confidential: whether it must show the confidentiality line.
        statement: the line itself, which may stand there in words.

    Raises:
        UnusableFile: it can't be opened, or is no Word document.
    """
    parts = open_parts(read_bytes(path, "Word"), path.name, "docx")
    if "word/document.xml" not in parts:
        raise UnusableFile(f"{path.name} is no Word document. Save it as .docx.")
    try:
        read = tuple(lines(parts))
        styles = _styles(parts.get("word/styles.xml", b""))
    except etree.XMLSyntaxError as error:
        raise UnusableFile(f"{path.name} is damaged. Open it in Word and save it again.") from error
    return faults(Subject(read, styles, context, confidential, statement))


def _styles(content: bytes) -> frozenset[str]:
    if not content:
        return frozenset()
    root = etree.fromstring(content, SAFE_PARSER)
    return frozenset(style.get(f"{{{W}}}styleId", "") for style in root.iter(f"{{{W}}}style"))
