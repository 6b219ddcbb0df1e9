"""Which words of a document nobody sees on its pages, whatever it is that hides them.

ECMA-376 part 1: hidden text (17.3.2.41), also by a style or what that is based on (17.7.4.3), and
hidden rows (17.4.21). Words in white on nothing, or too small to read, are hidden as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.xml import (
    CELL,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    STYLE,
    STYLE_ID,
    TABLE,
    TABLE_PROPERTIES,
    TEXT,
    P,
    parsed,
    value_of,
    w,
)

_STYLES = "word/styles.xml"
_VANISH = (w("vanish"), w("specVanish"))
_OFF = ("0", "false", "off")
_GONE = (w("del"), w("moveFrom"))
_TINY = 4  # half points: two points are no letters any more
_BACKGROUNDS = ("background1", "light1")


@dataclass(frozen=True)
class Unseen:
    """What the styles of a document hide: the ids of those whose words are not shown."""

    styles: frozenset[str] = frozenset()
    by_default: bool = False
    default_style: str = ""

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> Unseen:
        """By a document's styles; nothing where it has none.

        Raises:
            lxml.etree.XMLSyntaxError: they are no XML.
        """
        if _STYLES not in parts:
            return cls()
        root = parsed(parts[_STYLES], drop_blanks=True)
        styles = {style.get(STYLE_ID, ""): style for style in root.iter(STYLE)}
        usual = next(
            (
                id
                for id, style in styles.items()
                if style.get(w("type")) == "paragraph"
                and style.get(w("default")) not in (None, *_OFF)
            ),
            "",
        )
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RUN_PROPERTIES}")
        return cls(
            frozenset(id for id in styles if _hides(id, styles)),
            bool(_says(defaults)),
            usual,
        )

    def hides(self, paragraph: etree._Element) -> bool:
        """Whether some words of a paragraph are not shown."""
        return any(self._hides_run(run, paragraph) for run in _with_words(paragraph))

    def _hides_run(self, run: etree._Element, paragraph: etree._Element) -> bool:
        properties = run.find(RUN_PROPERTIES)
        if any(_is_hidden_row(row) for row in run.iterancestors(ROW)):
            return True
        said = _says(properties)
        if said is not None:
            return said
        used = self._styles_of(run, properties, paragraph)
        # Word shows words that two kinds of style hide (17.7.3); that is no way to show them.
        return self.by_default or bool(used & self.styles) or _is_blank(properties, run)

    def _styles_of(
        self, run: etree._Element, properties: etree._Element | None, paragraph: etree._Element
    ) -> set[str]:
        holder = next(run.iterancestors(P), paragraph)
        own = value_of(holder.find(f"{PROPERTIES}/{w('pStyle')}")) or self.default_style
        named = "" if properties is None else value_of(properties.find(w("rStyle")))
        tables = (
            value_of(table.find(f"{TABLE_PROPERTIES}/{w('tblStyle')}"))
            for table in run.iterancestors(TABLE)
        )
        return {own, named, *tables} - {""}


def _with_words(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that hold words, deleted ones left out."""
    for run in paragraph.iter(RUN):
        words = any((text.text or "").strip() for text in run.iterchildren(TEXT))
        if words and not any(above.tag in _GONE for above in run.iterancestors()):
            yield run


def _says(properties: etree._Element | None) -> bool | None:
    """Whether properties hide words or show them; None where they leave it open."""
    marks = [] if properties is None else [properties.find(tag) for tag in _VANISH]
    said = [value_of(mark) not in _OFF for mark in marks if mark is not None]
    return any(said) if said else None


def _hides(id: str, styles: Mapping[str, etree._Element]) -> bool:
    """Whether a style hides, by itself or by what it is based on; any part of a table style."""
    seen: set[str] = set()
    while id in styles and id not in seen:
        seen.add(id)
        style = styles[id]
        said = _says(style.find(RUN_PROPERTIES))
        if any(_says(part.find(RUN_PROPERTIES)) for part in style.iterchildren(w("tblStylePr"))):
            return True
        if said is not None:
            return said
        id = value_of(style.find(w("basedOn")))
    return False


def _is_hidden_row(row: etree._Element) -> bool:
    mark = row.find(f"{ROW_PROPERTIES}/{w('hidden')}")
    return mark is not None and value_of(mark) not in _OFF


def _is_blank(properties: etree._Element | None, run: etree._Element) -> bool:
    """Whether words are white with nothing coloured behind them, or too small for anybody."""
    if properties is None:
        return False
    size = value_of(properties.find(w("sz")))
    if size.isdigit() and int(size) <= _TINY:
        return True
    color = properties.find(w("color"))
    white = value_of(color).upper() == "FFFFFF" or (
        value_of(color, w("themeColor")) in _BACKGROUNDS
    )
    behind = (w("shd"), w("highlight"))
    holders = [properties, *(e for e in run.iterancestors(P, CELL, TABLE))]
    coloured = any(next(holder.iter(*behind), None) is not None for holder in holders)
    return white and not coloured
