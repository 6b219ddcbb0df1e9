"""A copy of a template with a Word comment at each fault."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import write_parts
from llf_docgen.word.comments import Comments
from llf_docgen.word.lint.subject import Fault
from llf_docgen.word.opened import MAIN, opened
from llf_docgen.word.places import lines_of
from llf_docgen.word.xml import RUN, as_part, parsed

# Comments carry a moment; a fixed one gives the same template the same marked copy.
_MOMENT = "2000-01-01T00:00:00Z"


def marked(content: bytes, name: str, faults: Iterable[Fault]) -> bytes:
    """The template with a comment by "llf-docgen" at each fault; equal bytes for equal input.

    Word has no comments in headers and footers: what is wrong there is told at the first
    paragraph, with its place.

    Raises:
        UnusableFile: it can't be opened, or its comments are damaged.
    """
    parts = opened(content, name)
    try:
        root = parsed(parts[MAIN])
        comments = Comments(parts, MAIN, _MOMENT)
    except etree.XMLSyntaxError as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    lines = list(lines_of(root, MAIN))
    able = [line for line in lines if line.element.find(f".//{RUN}") is not None] or lines
    first = {line.place: line for line in reversed(able)}
    for fault in faults if able else ():
        line = first.get(fault.place, able[0])
        told = fault.message if line.place == fault.place else f"{fault.place}: {fault.message}"
        comments.add(line.element, told)
    comments.store()
    parts[MAIN] = as_part(root)
    return write_parts(parts)
