"""A document as lines of text: style and words of paragraphs, rows of tables, the foot."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


def outline(content: bytes) -> list[str]:
    """Every line of a document, in reading order."""
    document = docx.Document(io.BytesIO(content))
    lines = [f"property title: {document.core_properties.title}"]
    lines += _blocks(document.element.body, document)
    section = document.sections[0]
    lines += [f"header: {p.text}" for p in section.header.paragraphs]
    lines += [f"footer: {_words(p._p)}" for p in section.footer.paragraphs]
    return lines


def words(content: bytes) -> str:
    """All the words of a document's body, header and footer."""
    return "\n".join(outline(content))


def _blocks(parent, document: Document) -> Iterator[str]:
    for element in parent:
        if element.tag == qn("w:p"):
            paragraph = Paragraph(element, document)
            if _words(element):
                yield f"{paragraph.style.name}: {_words(element)}"
        elif element.tag == qn("w:tbl"):
            for row in Table(element, document).rows:
                yield "| " + " | ".join(_cell(cell) for cell in row.cells) + " |"
        elif element.tag == qn("w:sdt"):
            for line in _blocks(element.find(qn("w:sdtContent")), document):
                yield f"[{line}]"


def _cell(cell) -> str:
    texts = (_words(p._p).replace("\n", " / ") for p in cell.paragraphs)
    return " // ".join(text for text in texts if text)


def _words(paragraph) -> str:
    parts = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.getparent().tag == qn("w:r"):
            parts.append("\t" if node.tag == qn("w:tab") else "\n")
    return "".join(parts)
