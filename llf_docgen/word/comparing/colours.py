"""Whether words have about the colour of what is behind them, so that nobody sees them.

ECMA-376 part 1: the colour of letters (17.3.2.6), highlighting (17.3.2.15) and shading (17.3.5),
of the words themselves, by a style, or of the paragraph or cell around them. How much two colours
differ is told as for web pages (WCAG 2.1, relative luminance).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from llf_docgen.word.xml import (
    CELL,
    CELL_PROPERTIES,
    PROPERTIES,
    RUN_PROPERTIES,
    TABLE,
    TABLE_PROPERTIES,
    P,
    value_of,
    w,
)

_WHITE, _BLACK = "FFFFFF", "000000"
_BACKGROUNDS = ("background1", "light1")
_DARK, _ON_DARK, _ON_LIGHT = 0.05, 2.0, 1.5  # luminance; the contrasts below which nobody reads
_SOLID, _MOSTLY = "solid", 50  # per cent of the pattern's own colour
_NO_FILL = "/".join(
    f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}"
    for name in ("textFill", "noFill")
)
# The colours of a highlighter (17.18.40).
HIGHLIGHTS = {
    "black": _BLACK,
    "white": _WHITE,
    "yellow": "FFFF00",
    "red": "FF0000",
    "blue": "0000FF",
    "green": "00FF00",
    "darkBlue": "000080",
    "darkRed": "800000",
    "darkGreen": "008000",
    "darkCyan": "008080",
    "darkMagenta": "800080",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
}


@dataclass(frozen=True)
class Colours:
    """The colours that the styles of a document give: of letters, of what is behind them.

    `tables` are the ids of the styles of tables that have some colour behind words.
    """

    letters: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()

    @classmethod
    def of(cls, chains: Mapping[str, Sequence[etree._Element]]) -> Colours:
        """By each style with those that it is based on, the nearest first."""
        letters = {id: _first(map(_letters_of_style, chain)) for id, chain in chains.items()}
        behind = {id: _first(map(_behind_style, chain)) for id, chain in chains.items()}
        shades = {
            id
            for id, chain in chains.items()
            if any(shade_colour(shd) for style in chain for shd in style.iter(w("shd")))
        }
        return cls(
            {id: color for id, color in letters.items() if color},
            {id: color for id, color in behind.items() if color},
            frozenset(shades),
        )

    def blend(
        self, run: etree._Element, properties: etree._Element | None, named: str, style: str
    ) -> bool:
        """Whether the words of a run can hardly be told from what is behind them.

        Args:
            run: the run.
            properties: its own.
            named: the style of its letters, if any.
            style: that of its paragraph.
        """
        if properties is not None and properties.find(_NO_FILL) is not None:
            return True
        own = letter_colour(properties) or self.letters.get(named) or self.letters.get(style)
        behind = _first(self._behind(run, properties, named, style))
        if not behind and any(_table_style(t) in self.tables for t in run.iterancestors(TABLE)):
            return False  # which of its cells have a colour, only Word knows
        return _is_alike(own or _BLACK, behind or _WHITE)

    def _behind(
        self, run: etree._Element, properties: etree._Element | None, named: str, style: str
    ) -> Iterator[str]:
        """The colours behind a run, from the words outwards; nothing where there is none."""
        if properties is not None:
            yield HIGHLIGHTS.get(value_of(properties.find(w("highlight"))), "")
            yield shade_colour(properties.find(w("shd")))
        yield self.behind.get(named, "")
        for holder in run.iterancestors(P):
            yield shade_colour(holder.find(f"{PROPERTIES}/{w('shd')}"))
        yield self.behind.get(style, "")
        for cell in run.iterancestors(CELL):
            yield shade_colour(cell.find(f"{CELL_PROPERTIES}/{w('shd')}"))


def _first(colors: Iterator[str]) -> str:
    return next((color for color in colors if color), "")


def letter_colour(properties: etree._Element | None) -> str:
    """The colour of letters that properties say, as six hexadecimal figures."""
    color = None if properties is None else properties.find(w("color"))
    if value_of(color, w("themeColor")) in _BACKGROUNDS:
        return _WHITE
    said = value_of(color).upper()
    return _BLACK if said == "AUTO" else said


def _letters_of_style(style: etree._Element) -> str:
    return letter_colour(style.find(RUN_PROPERTIES))


def _behind_style(style: etree._Element) -> str:
    places = (f"{RUN_PROPERTIES}/{w('shd')}", f"{PROPERTIES}/{w('shd')}")
    return _first(shade_colour(style.find(place)) for place in places)


def _table_style(table: etree._Element) -> str:
    return value_of(table.find(f"{TABLE_PROPERTIES}/{w('tblStyle')}"))


def shade_colour(shade: etree._Element | None) -> str:
    """The colour of a shading, or nothing where one sees through it."""
    if shade is None:
        return ""
    pattern = value_of(shade)
    share = pattern.removeprefix("pct")
    if pattern == _SOLID or (share != pattern and share.isdecimal() and int(share) >= _MOSTLY):
        said = value_of(shade, w("color")).upper()
        return _BLACK if said in ("", "AUTO") else said
    if value_of(shade, w("themeFill")) in _BACKGROUNDS:
        return _WHITE
    said = value_of(shade, w("fill")).upper()
    return "" if said == "AUTO" else said


def _is_alike(one: str, other: str) -> bool:
    """Whether one colour can hardly be read on another; of what is no colour, it can."""
    lights = [_luminance(color) for color in (one, other)]
    if None in lights:
        return False
    dark, light = sorted(light for light in lights if light is not None)
    least = _ON_DARK if lights[1] is not None and lights[1] < _DARK else _ON_LIGHT
    return (light + 0.05) / (dark + 0.05) < least


def _luminance(color: str) -> float | None:
    """From 0 for black to 1 for white; None where it is no colour."""
    try:
        red, green, blue = bytes.fromhex(color)
    except ValueError:
        return None
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (red / 255, green / 255, blue / 255)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
