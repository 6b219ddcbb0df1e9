"""What would keep somebody from reading a document: one small generator each.

Web Content Accessibility Guidelines 2.1, as they read for a Word document: 1.1.1 (alternative
text), 1.3.1 (structure), 1.4.3 (contrast), 2.4.2 (title), 3.1.1 (language).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from llf_docgen.model.finding import Level
from llf_docgen.word.lint.subject import Fault, Found, Subject
from llf_docgen.word.places import Line, style_of
from llf_docgen.word.xml import (
    BODY,
    CELL,
    CELL_PROPERTIES,
    DELETED_TEXT,
    DRAWING_PROPERTIES,
    FILL,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    TABLE,
    TEXT,
    P,
    value_of,
    w,
)

LANGUAGE = "en-GB"
LEAST_CONTRAST = 4.5
_NOT_EMPTY = tuple(w(n) for n in ("drawing", "pict", "object", "sectPr", "br", "fldChar"))
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_WHITE, _BLACK = "FFFFFF", "000000"


def other_language(subject: Subject) -> Found:
    """The language that a screen reader reads in and Word checks the spelling in."""
    defaults = subject.styles.get("")
    told = defaults.find(f".//{w('lang')}") if defaults is not None else None
    language = subject.told_by("Normal", "w:rPr/w:lang") or value_of(told)
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
    name = subject.name_of(style_of(line.element)).casefold()
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
    if element.tag != P or element.getparent().tag != BODY:  # type: ignore[union-attr]
        return False
    words = "".join(text.text or "" for text in element.iter(TEXT, DELETED_TEXT))
    if words.strip() or next(element.iter(*_NOT_EMPTY), None) is not None:
        return False
    before, after = element.getprevious(), element.getnext()
    needed = after is None or after.tag in (TABLE, SECTION)
    return not (before is not None and before.tag == TABLE and needed)


def header_rows(subject: Subject) -> Found:
    """A table that grows with the data and whose first row is not flagged as its header."""
    for line in subject.lines:
        grows = any(tag.scope == "tr" and tag.word == "for" for tag in line.tags)
        table = next(line.element.iterancestors(TABLE), None)
        if grows and table is not None:
            first = table.find(ROW)
            if first is not None and first.find(f"{ROW_PROPERTIES}/{w('tblHeader')}") is None:
                text = "The table grows, and its first row is not marked as its header, to be "
                text += "repeated on each page (Layout, Repeat Header Rows)."
                yield Fault(Level.WARNING, line.place, text)


def alternative_text(subject: Subject) -> Found:
    """A picture or chart without words for those who can't see it."""
    for line in subject.lines:
        for drawing in line.element.iter(DRAWING_PROPERTIES):
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
    """The colour of each run that has words."""
    for run in paragraph.iter(RUN):
        if any((text.text or "").strip() for text in run.iter(TEXT)):
            told = _told_color(subject, paragraph, run)
            yield told.upper() if _is_color(told) else _BLACK


def _told_color(subject: Subject, paragraph: etree._Element, run: etree._Element) -> str:
    """What a run says of its colour, or its style, or its paragraph's style; or nothing."""
    own = run.find(f"{RUN_PROPERTIES}/{w('color')}")
    if own is not None:
        return value_of(own)
    own_style = value_of(run.find(f"{RUN_PROPERTIES}/{w('rStyle')}"))
    styles = (own_style, style_of(paragraph) or "Normal")
    inherited = (subject.told_by(name, "w:rPr/w:color") for name in styles)
    return next(filter(None, inherited), "")


def _behind(paragraph: etree._Element) -> str:
    """The colour that a paragraph stands on: its own, its cell's, or white."""
    cell = next(paragraph.iterancestors(CELL), None)
    shades = [
        paragraph.find(f"{PROPERTIES}/{w('shd')}"),
        cell.find(f"{CELL_PROPERTIES}/{w('shd')}") if cell is not None else None,
    ]
    fills = (value_of(shade, FILL) for shade in shades)
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
        line for line in subject.lines if next(line.element.iterancestors(BODY), None) is not None
    )
