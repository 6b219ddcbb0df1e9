"""By which marks words look otherwise than those beside them: colour, frame, font, slant.

ECMA-376 part 1: colour of letters (17.3.2.6) and behind them (17.3.2.15, 17.3.5), borders
(17.3.1.24, 17.3.2.4), fonts (17.3.2.26), and what is switched on and off (17.3.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from llf_docgen.word.comparing.colours import HIGHLIGHTS, letter_colour, shade_colour
from llf_docgen.word.xml import (
    CELL,
    CELL_PROPERTIES,
    PROPERTIES,
    RUN_PROPERTIES,
    P,
    value_of,
    w,
)

_SWITCHED = tuple(w(n) for n in ("i", "outline", "shadow", "emboss", "imprint", "em"))
_OFF = ("0", "false", "off", "none", "nil")
_COLOURED = 48  # of 256: by which one of red, green and blue is more than another
_SPACED = 20  # twentieths of a point between letters
_NO_SHADE = ("", "FFFFFF")


@dataclass(frozen=True)
class Marks:
    """The marks that styles give, by their ids; `fonts` are the fonts, `font` is the usual one."""

    styles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    font: str = ""

    @classmethod
    def of(
        cls, chains: Mapping[str, Sequence[etree._Element]], defaults: etree._Element | None
    ) -> Marks:
        """By each style with those that it is based on, the nearest first."""
        fonts = {id: next(filter(None, map(_font_of, chain)), "") for id, chain in chains.items()}
        styles = {id: _of_chain(chain) for id, chain in chains.items()}
        return cls(styles, {id: font for id, font in fonts.items() if font}, _font(defaults))

    def of_run(self, run: etree._Element, usual: str) -> tuple[frozenset[str], frozenset[str]]:
        """The marks of a run's words by themselves, and those by the style of their paragraph.

        Args:
            run: the run.
            usual: the style of a paragraph that names none.
        """
        holder, properties = next(run.iterancestors(P), None), run.find(RUN_PROPERTIES)
        said = None if holder is None else holder.find(PROPERTIES)
        style = ("" if said is None else value_of(said.find(w("pStyle")))) or usual
        named = "" if properties is None else value_of(properties.find(w("rStyle")))
        its = self.fonts.get(style) or self.fonts.get(usual) or self.font
        own = {*_of(properties), *_of_paragraph(said), *_of_cells(run)}
        own |= self.styles.get(named, frozenset())
        font = _font(properties) or self.fonts.get(named, "")
        if font and font != its:
            own.add(f"font {font}")
        by_style = set(self.styles.get(style, ()))
        if its != (self.fonts.get(usual) or self.font):
            by_style.add(f"font {its}")
        return frozenset(own), frozenset(by_style)


def _of_chain(chain: Sequence[etree._Element]) -> frozenset[str]:
    found: set[str] = set()
    for style in chain:
        found |= {*_of(style.find(RUN_PROPERTIES)), *_of_paragraph(style.find(PROPERTIES))}
    return frozenset(found)


def _of(properties: etree._Element | None) -> Iterator[str]:
    """The marks that properties of words give."""
    if properties is None:
        return
    if _is_coloured(color := letter_colour(properties)):
        yield f"colour {color}"
    for behind in (
        HIGHLIGHTS.get(value_of(properties.find(w("highlight"))), ""),
        shade_colour(properties.find(w("shd"))),
    ):
        if behind not in _NO_SHADE:
            yield f"behind {behind}"
    yield from (str(tag) for tag in _SWITCHED if _is_on(properties.find(tag)))
    if _is_on(properties.find(w("bdr"))):
        yield "border"
    spaced = value_of(properties.find(w("spacing")))
    if spaced.isdecimal() and int(spaced) >= _SPACED:
        yield "spaced"


def _of_paragraph(properties: etree._Element | None) -> Iterator[str]:
    if properties is None:
        return
    if (behind := shade_colour(properties.find(w("shd")))) not in _NO_SHADE:
        yield f"behind {behind}"
    if has_border(properties):
        yield "border"


def _of_cells(run: etree._Element) -> Iterator[str]:
    for cell in run.iterancestors(CELL):
        if (behind := shade_colour(cell.find(f"{CELL_PROPERTIES}/{w('shd')}"))) not in _NO_SHADE:
            yield f"behind {behind}"


def has_border(properties: etree._Element | None) -> bool:
    """Whether a paragraph's properties draw a line at one of its sides."""
    borders = None if properties is None else properties.find(w("pBdr"))
    return borders is not None and any(_is_on(side) for side in borders)


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and value_of(mark) not in _OFF


def _font_of(style: etree._Element) -> str:
    return _font(style.find(RUN_PROPERTIES))


def _font(properties: etree._Element | None) -> str:
    fonts = None if properties is None else properties.find(w("rFonts"))
    return value_of(fonts, w("asciiTheme")) or value_of(fonts, w("ascii"))


def _is_coloured(color: str) -> bool:
    """Whether letters have a colour, and are not just black, grey or white."""
    try:
        parts = bytes.fromhex(color)
    except ValueError:
        return False
    return len(parts) == 3 and max(parts) - min(parts) >= _COLOURED
