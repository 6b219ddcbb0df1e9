"""What people do to a generated document in Word, done to its file.

Each edit takes the file and two whole numbers that choose the place, and gives the new file.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable
from itertools import pairwise

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.word import tracked

Edit = Callable[[bytes, int, int], bytes]


def type_words(content: bytes, where: int, how: int, words: str = "typed") -> bytes:
    """Types into a run that is there, at its beginning, middle or end."""
    document = _open(content)
    texts = [t for t in document.element.body.iter(qn("w:t")) if (t.text or "").strip()]
    if not texts:
        return add_paragraph(content, where, how, words)
    text = texts[where % len(texts)]
    at = (0, len(text.text) // 2, len(text.text))[how % 3]
    text.text = f"{text.text[:at]} {words} {text.text[at:]}"
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _saved(document)


def add_paragraph(content: bytes, where: int, how: int, words: str = "typed") -> bytes:
    """A paragraph of one's own, like its neighbour, as Enter makes it."""
    document = _open(content)
    paragraph = _paragraphs(document)[where % len(_paragraphs(document))]
    made = OxmlElement("w:p")
    properties = paragraph.find(qn("w:pPr"))
    if properties is not None and how % 2:
        made.append(copy.deepcopy(properties))
        for own in list(made.iter(qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange"))):
            own.getparent().remove(own)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    made.append(run)
    paragraph.addnext(made)
    return _saved(document)


def retype_paragraph(content: bytes, where: int, how: int, words: str = "typed") -> bytes:
    """Types over all words of a paragraph."""
    document = _open(content)
    paragraph = _paragraphs(document)[where % len(_paragraphs(document))]
    texts = list(paragraph.iter(qn("w:t")))
    if not texts:
        return add_paragraph(content, where, how, words)
    texts[0].text = words
    for other in texts[1:]:
        other.text = ""
    return _saved(document)


def delete_paragraph(content: bytes, where: int, how: int) -> bytes:
    """Takes a paragraph out, or its words where a cell needs it."""
    document = _open(content)
    paragraph = _paragraphs(document)[where % len(_paragraphs(document))]
    beside = (paragraph.getprevious(), paragraph.getnext())
    if all(e is not None and e.tag == qn("w:p") for e in beside):
        paragraph.getparent().remove(paragraph)
    else:
        for run in list(paragraph.iter(qn("w:r"))):
            run.getparent().remove(run)
    return _saved(document)


def delete_row(content: bytes, where: int, how: int) -> bytes:
    """Takes a table's row out; the last one stays."""
    document = _open(content)
    rows = list(document.element.body.iter(qn("w:tr")))
    row = rows[where % len(rows)] if rows else None
    if row is not None and len(row.getparent().findall(qn("w:tr"))) > 1:
        row.getparent().remove(row)
    return _saved(document)


def add_row(content: bytes, where: int, how: int, words: str = "typed") -> bytes:
    """Adds a row below another, with words in its first cell."""
    document = _open(content)
    rows = list(document.element.body.iter(qn("w:tr")))
    if not rows:
        return add_paragraph(content, where, how, words)
    row = rows[where % len(rows)]
    made = copy.deepcopy(row)
    for change in list(made.iter(qn("w:ins"), qn("w:del"), qn("w:pPrChange"), qn("w:tcPrChange"))):
        change.getparent().remove(change)
    for cell in made.iter(qn("w:tc")):
        for block in list(cell):
            if block.tag != qn("w:tcPr"):
                cell.remove(block)
        cell.append(OxmlElement("w:p"))
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    next(made.iter(qn("w:p"))).append(run)
    row.addnext(made)
    return _saved(document)


def restyle(content: bytes, where: int, how: int) -> bytes:
    """Gives a paragraph another style, and makes it bold."""
    document = _open(content)
    paragraph = _paragraphs(document)[where % len(_paragraphs(document))]
    style = ("Note", "Quote", "Heading2", "Normal")[how % 4]
    paragraph.get_or_add_pPr().get_or_add_pStyle().val = style
    for run in paragraph.iter(qn("w:r")):
        if run.find(qn("w:t")) is not None:
            run.get_or_add_rPr().get_or_add_b()
    return _saved(document)


def type_tracked(content: bytes, where: int, how: int, words: str = "typed") -> bytes:
    """Types with Track Changes on, by a person's own name."""
    document = _open(content)
    runs = [r for r in document.element.body.iter(qn("w:r")) if r.find(qn("w:t")) is not None]
    runs = [r for r in runs if r.getparent().tag == qn("w:p")]
    if not runs:
        return add_paragraph(content, where, how, words)
    change = _change("w:ins", where)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = f" {words} "
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    change.append(run)
    place = runs[where % len(runs)]
    place.addnext(change) if how % 2 else place.addprevious(change)
    return _saved(document)


def delete_tracked(content: bytes, where: int, how: int) -> bytes:
    """Deletes a run with Track Changes on, by a person's own name."""
    document = _open(content)
    runs = [r for r in document.element.body.iter(qn("w:r")) if r.find(qn("w:t")) is not None]
    runs = [r for r in runs if r.getparent().tag == qn("w:p")]
    if runs:
        run = runs[where % len(runs)]
        change = _change("w:del", where)
        run.addprevious(change)
        change.append(run)
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")
    return _saved(document)


def comment(content: bytes, where: int, how: int) -> bytes:
    """Comments on a run."""
    document = _open(content)
    runs = [r for p in document.paragraphs for r in p.runs]
    if runs:
        document.add_comment(runs[where % len(runs)], f"zebra comment {where}", "Priya", "PM")
    return _saved(document)


def section_break(content: bytes, where: int, how: int) -> bytes:
    """A section break, as from Layout, Breaks, Next Page."""
    document = _open(content)
    paragraphs = [p for p in _paragraphs(document) if p.getparent().tag == qn("w:body")]
    properties = paragraphs[where % len(paragraphs)].get_or_add_pPr()
    if properties.find(qn("w:sectPr")) is None:
        section = OxmlElement("w:sectPr")
        section.append(OxmlElement("w:pgSz", {qn("w:w"): "16838", qn("w:h"): "11906"}))
        later = properties.find(qn("w:pPrChange"))
        properties.append(section) if later is None else later.addprevious(section)
    return _saved(document)


def link(content: bytes, where: int, how: int) -> bytes:
    """Makes a run a link."""
    document = _open(content)
    runs = [r for r in document.element.body.iter(qn("w:r")) if r.find(qn("w:t")) is not None]
    runs = [r for r in runs if r.getparent().tag == qn("w:p")]
    if runs:
        run = runs[where % len(runs)]
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        id = document.part.relate_to("https://example.org/", kind, is_external=True)
        shown = OxmlElement("w:hyperlink", {qn("r:id"): id})
        run.addprevious(shown)
        shown.append(run)
    return _saved(document)


def _change(kind: str, number: int):
    """A tracked change by a person."""
    named = {
        qn("w:id"): str(900_000 + number),
        qn("w:author"): "Priya",
        qn("w:date"): "2021-01-17T10:00:00Z",
    }
    return OxmlElement(kind, named)


def accept_all(content: bytes, where: int, how: int) -> bytes:
    """Accepts all changes."""
    return tracked.accepted(content)


def reject_all(content: bytes, where: int, how: int) -> bytes:
    """Rejects all changes."""
    return tracked.rejected(content)


def move_paragraph(content: bytes, where: int, how: int) -> bytes:
    """Cuts a paragraph of the body out and pastes it behind another."""
    document = _open(content)
    movable = [p for p in _paragraphs(document) if _stands_between_blocks(p)]
    if len(movable) > 1:
        movable[(where + how + 1) % len(movable)].addnext(movable[where % len(movable)])
    return _saved(document)


def move_row(content: bytes, where: int, how: int) -> bytes:
    """Drags a row to another place of its table; the first stays."""
    document = _open(content)
    tables = [t for t in document.element.body.iter(qn("w:tbl")) if len(t.findall(qn("w:tr"))) > 2]
    if tables:
        rows = tables[where % len(tables)].findall(qn("w:tr"))
        row = rows.pop(1 + where % (len(rows) - 1))
        rows[how % len(rows)].addnext(row)
    return _saved(document)


def move_section(content: bytes, where: int, how: int) -> bytes:
    """Drags a heading, in the outline, with all under it before or behind another."""
    document = _open(content)
    body = document.element.body
    headings = [p for p in body.findall(qn("w:p")) if _level(p) and _stands_between_blocks(p)]
    if len(headings) < 2:
        return content
    first = headings[where % len(headings)]
    section = [first]
    for block in first.itersiblings():
        if block.tag == qn("w:sectPr") or 0 < _level(block) <= _level(first):
            break
        section.append(block)
    others = [p for p in headings if p not in section]
    if others:
        at = others[how % len(others)]
        for block in section:
            at.addprevious(block)
    return _saved(document)


def exchange_sections(content: bytes, where: int, how: int) -> bytes:
    """Cuts a heading with all under it out and pastes it behind the next one of its level."""
    document = _open(content)
    sections = _sections(document)
    beside = [
        (one, other)
        for one, other in pairwise(sections)
        if one[-1].getnext() is other[0] and _level(one[0]) == _level(other[0])
    ]
    if beside:
        exchange(*beside[where % len(beside)])
    return _saved(document)


def exchange_titled(content: bytes, titles: tuple[str, str]) -> bytes:
    """Exchanges the sections under two numbered headings, given without their numbers."""
    document = _open(content)
    found = [
        [
            section
            for section in _sections(document)
            if re.fullmatch(rf"\d+\. {re.escape(title)}", tracked.words(section[0]))
        ]
        for title in titles
    ]
    if all(len(sections) == 1 for sections in found):
        (one,), (other,) = found
        if not {*one} & {*other}:
            exchange(one, other)
    return _saved(document)


def exchange(one, other) -> None:
    """Puts blocks that stand side by side, or apart, each where the others stand."""
    place = OxmlElement("w:bookmarkStart")
    one[0].addprevious(place)
    for block in one:
        other[0].addprevious(block)
    for block in other:
        place.addprevious(block)
    place.getparent().remove(place)


def _sections(document) -> list[list]:
    """Each heading of the body with all under it; none that ends a section of pages."""
    found = []
    for heading in document.element.body.findall(qn("w:p")):
        if not _level(heading):
            continue
        section = [heading]
        for block in heading.itersiblings():
            if block.tag == qn("w:sectPr") or 0 < _level(block) <= _level(heading):
                break
            section.append(block)
        if all(_stands_between_blocks(p) for p in section if p.tag == qn("w:p")):
            found.append(section)
    return found


def split_paragraph(content: bytes, where: int, how: int) -> bytes:
    """Presses Enter within a run."""
    document = _open(content)
    texts = [t for t in document.element.body.iter(qn("w:t")) if " " in (t.text or "").strip()]
    texts = [t for t in texts if t.getparent().getparent().tag == qn("w:p")]
    texts = [
        t
        for t in texts
        if {e.tag for e in t.itersiblings()} == set()
        and {e.tag for e in t.itersiblings(preceding=True)} <= {qn("w:rPr")}
    ]
    if texts:
        text = texts[where % len(texts)]
        run, paragraph = text.getparent(), text.getparent().getparent()
        at = text.text.rstrip().rindex(" ") + 1
        words, rest = text.text[:at], text.text[at:]
        made = OxmlElement("w:p")
        properties = paragraph.find(qn("w:pPr"))
        if properties is not None:
            made.append(copy.deepcopy(properties))
            for own in list(made.iter(qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange"))):
                own.getparent().remove(own)
        behind = copy.deepcopy(run)
        next(behind.iter(qn("w:t"))).text = rest
        moved = list(run.itersiblings())
        text.text = words
        for t in (text, next(behind.iter(qn("w:t")))):
            t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(behind)
        made.extend(moved)
        paragraph.addnext(made)
    return _saved(document)


def join_paragraphs(content: bytes, where: int, how: int) -> bytes:
    """Deletes the end of a paragraph, so that the next runs on behind it."""
    document = _open(content)
    first = [p for p in _paragraphs(document) if _stands_between_blocks(p)]
    first = [p for p in first if p.getnext() is not None and p.getnext().tag == qn("w:p")]
    first = [p for p in first if _stands_between_blocks(p.getnext()) and not _level(p)]
    first = [p for p in first if not _level(p.getnext())]
    if first:
        paragraph = first[where % len(first)]
        behind = paragraph.getnext()
        paragraph.extend([e for e in behind if e.tag != qn("w:pPr")])
        behind.getparent().remove(behind)
    return _saved(document)


def _level(block) -> int:
    """How high a heading stands; 0 for what is none."""
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if block.tag == qn("w:p") else None
    name = style.get(qn("w:val")) if style is not None else ""
    return int(name[-1]) if name.startswith("Heading") and name[-1:].isdigit() else 0


def _stands_between_blocks(paragraph) -> bool:
    """Whether a paragraph stands in the body itself, ends no section, and has no tracked end."""
    properties = paragraph.find(qn("w:pPr"))
    return paragraph.getparent().tag == qn("w:body") and (
        properties is None or not list(properties.iter(qn("w:sectPr"), qn("w:ins"), qn("w:del")))
    )


TYPING: tuple[Edit, ...] = (type_words, add_paragraph, retype_paragraph, add_row, type_tracked)
OTHERS: tuple[Edit, ...] = (
    delete_paragraph, delete_row, restyle, accept_all, reject_all, delete_tracked, comment,
    section_break, link, move_paragraph, move_row, move_section, exchange_sections,
    split_paragraph, join_paragraphs,
)  # fmt: skip


def _paragraphs(document):
    """The paragraphs that show something, or could; not those that are deleted."""
    found = [p for p in document.element.body.iter(qn("w:p")) if p.find(qn("w:pPr")) is None
             or p.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is None]  # fmt: skip
    return [p for p in found if next(p.iterancestors(qn("w:txbxContent")), None) is None]


def _open(content: bytes):
    return docx.Document(io.BytesIO(content))


def _saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
