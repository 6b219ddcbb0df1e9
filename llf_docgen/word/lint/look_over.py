"""A template looked over, from its bytes to its faults."""

from __future__ import annotations

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.word.lint.faults import faults
from llf_docgen.word.lint.subject import Fault, Part, Subject
from llf_docgen.word.opened import opened
from llf_docgen.word.places import lines_and_places
from llf_docgen.word.prepared import prepared_parts
from llf_docgen.word.unfilled import unfilled_tags
from llf_docgen.word.xml import DC, STYLE, STYLE_ID, parsed, w


def look_over(
    content: bytes,
    name: str,
    context: type | None,
    confidential: bool = False,
    statement: str = "",
) -> tuple[Fault, ...]:
    """Everything wrong with a template.

    Args:
        content: the template.
        name: what messages call it.
        context: the dataclass whose fields are the names it may use; None where no document of
            ours uses it, so that its names can't be known.
        confidential: whether it must show the confidentiality line.
        statement: the line itself, which may stand there in words.

    Raises:
        UnusableFile: it can't be opened, or is no Word document.
    """
    parts = opened(content, name)
    try:
        prepared = list(prepared_parts(parts, name))
        read = [lines_and_places(parts[ready.part], ready.part) for ready in prepared]
        unfilled = tuple(unfilled_tags(parts))
        styles = _styles(parts.get("word/styles.xml", b""))
        title = _title(parts.get("docProps/core.xml", b""))
    except etree.XMLSyntaxError as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    made = tuple(Part(ready, places) for ready, (_, places) in zip(prepared, read, strict=True))
    lines = tuple(line for found, _ in read for line in found)
    subject = Subject(lines, made, unfilled, styles, context, confidential, statement, title)
    return faults(subject)


def _styles(content: bytes) -> dict[str, etree._Element]:
    """The style elements by their ids; what they all begin with (`w:docDefaults`) under ""."""
    if not content:
        return {}
    root = parsed(content, drop_blanks=True)
    styles = {style.get(STYLE_ID, ""): style for style in root.iter(STYLE)}
    defaults = root.find(w("docDefaults"))
    return styles if defaults is None else styles | {"": defaults}


def _title(content: bytes) -> str:
    """The title among the document's properties (ECMA-376 part 2, 11: core properties)."""
    root = parsed(content, drop_blanks=True) if content else None
    return (root.findtext(f"{{{DC}}}title") or "").strip() if root is not None else ""
