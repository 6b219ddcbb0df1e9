"""A copy of a template with a Word comment at each fault."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.lint.places import lines_of
from llf_docgen.word.lint.subject import Fault
from llf_docgen.word.structure import W

AUTHOR, INITIALS = "llf-docgen", "ld"
# Comments carry a moment; a fixed one gives the same template the same marked copy.
_MOMENT = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def marked(content: bytes, name: str, faults: Iterable[Fault]) -> bytes:
    """The template with a comment by "llf-docgen" at each fault; equal bytes for equal input.

    Word has no comments in headers and footers: what is wrong there is told at the first
    paragraph, with its place.
    """
    import docx
    from docx.text.run import Run

    document = docx.Document(io.BytesIO(content))
    body = lines_of(document.element, "word/document.xml")
    able = [line for line in body if line.element.find(f".//{{{W}}}r") is not None]
    for fault in faults if able else ():
        line = next((line for line in able if line.place == fault.place), able[0])
        runs = list(line.element.iter(f"{{{W}}}r"))
        ends = [Run(run, document) for run in (runs[0], runs[-1])]  # type: ignore[arg-type]
        told = fault.message if line.place == fault.place else f"{fault.place}: {fault.message}"
        comment = document.add_comment(ends, told, AUTHOR, INITIALS)
        comment._comment_elm.set(f"{{{W}}}date", _MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ"))
    target = io.BytesIO()
    document.save(target)
    return write_parts(open_parts(target.getvalue(), name, "docx"))
