"""What would keep somebody from reading a document: one small generator each.

Web Content Accessibility Guidelines 2.1, as they read for a Word document: 1.1.1 (alternative
text), 1.3.1 (structure), 1.4.3 (contrast), 2.4.2 (title), 3.1.1 (language).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from llf_docgen.model.finding import Level
from llf_docgen.word.lint.places import Line
from llf_docgen.word.lint.subject import Fault, Found, Subject
from llf_docgen.word.structure import WP, W

LANGUAGE = "en-GB"
LEAST_CONTRAST = 4.5
_CELL, _ROW, _TABLE, _P, _BODY, _R, _T, _SECTION = (
    f"{{{W}}}{name}" for name in ("tc", "tr", "tbl", "p", "body", "r", "t", "sectPr")
)
_NOT_EMPTY = tuple(f"{{{W}}}{n}" for n in ("drawing", "pict", "object", "sectPr", "br", "fldChar"))
_DELETED = f"{{{W}}}delText"
_PROPERTIES = f"{{{WP}}}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_WHITE, _BLACK = "FFFFFF", "000000"
_VAL, _FILL = f"{{{W}}}val", f"{{{W}}}fill"


def other_language(subject: Subject) -> Found:
    """The language that a screen reader reads in and Word checks the spelling in."""
    defaults = subject.styles.get("")
    told = defaults.find(f".//{{{W}}}lang") if defaults is not None else None
    told_by = subject.told_by("Normal", "w:rPr/w:lang")
    language = told_by or (told.get(_VAL, "") if told is not None else "")
    if language != LANGUAGE:
        what = f"is '{language}'" if language else "is not set"
        text = f"The language {what}; English (United Kingdom) is meant (Review, Language)."
        yield Fault(Level.WARNING, "in the whole template", text)


def no_title(subject: Subject) -> Found:
    """The title among the document's properties, which is read out first."""
    if not subject.title:
        text = "The document has no title among its properties (File, Info, Title)."
        yield Fault(Level.WARNING, "in the whole template", text)


def headings(subject: Subject) -> Found:
    """Headings that are none to Word, or that leave a level out."""
    levels = [(line, _level(subject, line)) for line in _body(subject)]
    shown = [(line, level) for line, level in levels if level is not None]
    if not shown:
        text = "No paragraph has the style Title or Heading 1, so the document can't be found "
        text += "one's way in. Give its headings Word's heading styles."
        yield Fault(Level.WARNING, "in the whole template", text)
    before = 0
    for line, level in shown:
        if level > before + 1:
            text = f"Heading {level} stands where Heading {before + 1} would be next."
            yield Fault(Level.WARNING, line.place, f"{text} Leave no level out.")
        before = level


def _level(subject: Subject, line: Line) -> int | None:
    """0 for the title, 1 to 9 for a heading, None for other words."""
    name = subject.name_of(_style(line.element)).casefold()
    if not line.text.strip():
        return None
    if name == "title":
        return 0
    last = name.rpartition(" ")[2]
    return int(last) if name.startswith("heading ") and last.isdigit() else None


def empty_paragraphs(subject: Subject) -> Found:
    """Empty paragraphs that stand for space: each is read out, and each shifts what follows."""
    for line in _body(subject):
        if _stands_for_space(line.element):
            before = line.element.getprevious()
            if before is None or not _stands_for_space(before):
                text = "An empty paragraph stands for space. Take it out, and give the paragraph "
                text += "beside it space before or after (Paragraph, Spacing)."
                yield Fault(Level.WARNING, line.place, text)


def _stands_for_space(element: etree._Element) -> bool:
    """Between and after tables Word wants a paragraph, and a cell may be empty."""
    if element.tag != _P or element.getparent().tag != _BODY:  # type: ignore[union-attr]
        return False
    words = "".join(text.text or "" for text in element.iter(_T, _DELETED))
    if words.strip() or next(element.iter(*_NOT_EMPTY), None) is not None:
        return False
    before, after = element.getprevious(), element.getnext()
    needed = after is None or after.tag in (_TABLE, _SECTION)
    return not (before is not None and before.tag == _TABLE and needed)


def header_rows(subject: Subject) -> Found:
    """A table that grows with the data and whose first row is not flagged as its header."""
    for line in subject.lines:
        grows = any(tag.scope == "tr" and tag.word == "for" for tag in line.tags)
        table = next(line.element.iterancestors(_TABLE), None)
        if grows and table is not None:
            first = table.find(_ROW)
            if first is not None and first.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is None:
                text = "The table grows, and its first row is not marked as its header, to be "
                text += "repeated on each page (Layout, Repeat Header Rows)."
                yield Fault(Level.WARNING, line.place, text)


def alternative_text(subject: Subject) -> Found:
    """A picture or chart without words for those who can't see it."""
    for line in subject.lines:
        for drawing in line.element.iter(_PROPERTIES):
            decorative = next(drawing.iter(_DECORATIVE), None) is not None
            if not (drawing.get("descr") or "").strip() and not decorative:
                text = "A picture has no alternative text (right-click it, View Alt Text)."
                yield Fault(Level.WARNING, line.place, text)


def low_contrast(subject: Subject) -> Found:
    """Words too pale for what they stand on; told once for each pair of colours."""
    told: set[tuple[str, str]] = set()
    for line in subject.lines:
        behind = _behind(line.element)
        for color in dict.fromkeys(_colors(subject, line.element)):
            measured = contrast(color, behind)
            if measured < LEAST_CONTRAST and (color, behind) not in told:
                told.add((color, behind))
                text = f"The words' colour (#{color} on #{behind}) has a contrast of "
                text += f"{measured:.1f}:1; {LEAST_CONTRAST}:1 is the least. Choose a darker one."
                yield Fault(Level.WARNING, line.place, text)


def _colors(subject: Subject, paragraph: etree._Element) -> Iterator[str]:
    for run in paragraph.iter(_R):
        if next((t for t in run.iter(_T) if (t.text or "").strip()), None) is None:
            continue
        own = run.find(f"{{{W}}}rPr/{{{W}}}color")
        style = run.find(f"{{{W}}}rPr/{{{W}}}rStyle")
        styles = (style.get(_VAL, "") if style is not None else "", _style(paragraph) or "Normal")
        inherited = (subject.told_by(name, "w:rPr/w:color") for name in styles)
        told = own.get(_VAL, "") if own is not None else next(filter(None, inherited), "")
        yield told.upper() if _is_color(told) else _BLACK


def _behind(paragraph: etree._Element) -> str:
    """The colour that a paragraph stands on: its own, its cell's, or white."""
    cell = next(paragraph.iterancestors(_CELL), None)
    shades = [
        paragraph.find(f"{{{W}}}pPr/{{{W}}}shd"),
        cell.find(f"{{{W}}}tcPr/{{{W}}}shd") if cell is not None else None,
    ]
    fills = (shade.get(_FILL, "") for shade in shades if shade is not None)
    return next((fill.upper() for fill in fills if _is_color(fill)), _WHITE)


def _is_color(text: str) -> bool:
    return len(text) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in text)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours given as RRGGBB, from 1 to 21 (WCAG 2.1, 1.4.3)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _body(subject: Subject) -> Iterator[Line]:
    """The paragraphs of the body, its tables and headings, without headers, footers and notes."""
    return (
        line for line in subject.lines if next(line.element.iterancestors(_BODY), None) is not None
    )


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return style.get(_VAL, "") if style is not None else ""
