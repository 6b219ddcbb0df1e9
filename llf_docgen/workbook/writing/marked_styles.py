"""The styles of the workbook with those that the marked copy needs (ECMA-376 part 1, 18.8).

A marked cell keeps all of its look but the fill: its style is cloned, once for each level. What
was there keeps its number, so no other cell changes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from llf_docgen.model.finding import Level
from llf_docgen.workbook.writing.splice import (
    Edit,
    Element,
    Outline,
    into,
    outline,
    prefixed,
    spliced,
    with_attributes,
)

FILLS = {
    Level.BREACH: "F4CCCC",
    Level.ERROR: "F4CCCC",
    Level.WARNING: "FCE5B6",
    Level.INFO: "CFE2F3",
}
Clone = tuple[str, Level]  # the number of the style that a cell has, and the level of its mark
_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
# What the first entries of each list are: two fills are Excel's own, whatever stands there.
_FIRST = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',),
    "fills": (
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
    ),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
    "cellStyles": ('<cellStyle name="Normal" xfId="0" builtinId="0"/>',),
}
_TITLE, _HEADING, _LINK = (
    '<font><b/><sz val="14"/><name val="Calibri"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/></font>',
    '<font><u/><sz val="11"/><color rgb="FF1B4D5C"/><name val="Calibri"/></font>',
)
_FONTS = (_TITLE, _HEADING, _LINK)
_COLOURS = tuple(dict.fromkeys(FILLS.values()))
_WRAPPED = '<alignment vertical="top" wrapText="1"/>'


@dataclass(frozen=True)
class Styles:
    """The numbers of the styles that were added: of marked cells, and of the first sheet."""

    clones: Mapping[Clone, str]
    title: str
    heading: str
    text: str
    link: str
    levels: Mapping[Level, str]


def with_marks(xml: bytes, namespace: str, clones: Collection[Clone]) -> tuple[bytes, Styles]:
    """The styles part with more styles, and what their numbers are.

    Args:
        xml: the part; nothing where the workbook has none.
        namespace: of the workbook's parts, Strict or not.
        clones: the styles to clone; one that is not there is a plain one.

    Raises:
        expat.ExpatError: it is no XML.
        DocumentType, TooMuch: it is as no program writes it.
    """
    bases = {number for base, _ in clones if (number := _number(base)) >= 0}
    there = outline(
        xml.strip() or f'<styleSheet xmlns="{namespace}"/>'.encode(),
        lambda name, parent, index: (name, parent) == ("xf", "cellXfs") and index in bases,
    )
    lists = {name: _List(there, name) for name in _FIRST}
    fonts = lists["fonts"].add(*_FONTS)
    fills = dict(zip(_COLOURS, lists["fills"].add(*map(_fill, _COLOURS)), strict=True))
    styles = lists["cellXfs"]
    title, heading, text, link = styles.add(
        _style(font=fonts[0]), _style(font=fonts[1]), _style(_WRAPPED), _style(_WRAPPED, fonts[2])
    )
    levels = list(Level)
    of_level = styles.add(*(_style(_WRAPPED, fill=fills[FILLS[level]]) for level in levels))
    by_number = _by_number(there, bases)
    wanted = sorted(set(clones), key=lambda clone: (clone[0], levels.index(clone[1])))
    made = styles.add_bytes(
        [_clone(there, by_number.get(_number(b)), fills[FILLS[level]]) for b, level in wanted]
    )
    edits = [edit for entries in lists.values() for edit in entries.edits()]
    return spliced(there.xml, edits), Styles(
        dict(zip(wanted, made, strict=True)),
        title,
        heading,
        text,
        link,
        dict(zip(levels, of_level, strict=True)),
    )


class _List:
    """One of the lists of the part, and what it is to have more."""

    def __init__(self, there: Outline, name: str) -> None:
        self._there = there
        self._name = name
        self._element = there.one(name)
        self._many = self._element.children if self._element else 0
        self._more: list[bytes] = []
        self.add(*_FIRST[name][self._many :])

    def add(self, *entries: str) -> list[str]:
        """The numbers of new entries."""
        return self.add_bytes([prefixed(entry, self._there.prefix) for entry in entries])

    def add_bytes(self, entries: Collection[bytes]) -> list[str]:
        """The numbers of new entries, which have the part's prefix already."""
        first = self._many + len(self._more)
        self._more += entries
        return [str(first + at) for at in range(len(entries))]

    def edits(self) -> list[Edit]:
        """What puts them into the part."""
        if not self._more:
            return []
        more, many = b"".join(self._more), len(self._more)
        if self._element:
            return into(self._there, self._element, more, many)
        at = self._there.place(self._name, _ORDER)
        name = self._there.prefix + self._name.encode()
        return [(at, at, b'<%b count="%d">%b</%b>' % (name, many, more, name))]


def _number(base: str) -> int:
    return int(base) if base.isdecimal() and len(base) < 9 else -1


def _by_number(there: Outline, bases: Collection[int]) -> dict[int, Element]:
    """The styles to clone; they were kept in their order, and of those that are there all."""
    return dict(zip(sorted(bases), there.all("xf", "cellXfs"), strict=False))


def _clone(there: Outline, style: Element | None, fill: str) -> bytes:
    if style is None:
        return prefixed(_style(fill=fill), there.prefix)
    tag = there.xml[style.start : style.inner]
    return with_attributes(tag, fillId=fill, applyFill="1") + there.xml[style.inner : style.end]


def _fill(colour: str) -> str:
    solid = f'<patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill>'
    return f"<fill>{solid}</fill>"


def _style(alignment: str = "", font: str = "", fill: str = "") -> str:
    """A style on the plain one, with what differs."""
    own = ' applyFont="1"' if font else ""
    own += ' applyFill="1"' if fill else ""
    own += ' applyAlignment="1"' if alignment else ""
    numbers = f'numFmtId="0" fontId="{font or 0}" fillId="{fill or 0}" borderId="0" xfId="0"'
    return f"<xf {numbers}{own}>{alignment}</xf>" if alignment else f"<xf {numbers}{own}/>"
