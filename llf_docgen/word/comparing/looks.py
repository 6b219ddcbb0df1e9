"""How words look on the page: which nobody sees, and which stand out as a heading does.

ECMA-376 part 1: hidden text (17.3.2.41), also by a style or what that is based on (17.7.4.3), and
hidden rows (17.4.21). Words in white on nothing, too small, narrow or low to read, or off the page
are hidden as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from llf_docgen.word.comparing.colours import Colours
from llf_docgen.word.comparing.drawn import is_unseen
from llf_docgen.word.comparing.lists import Lists
from llf_docgen.word.comparing.marks import Marks
from llf_docgen.word.xml import (
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
_STRONG = tuple(w(name) for name in ("b", "caps", "smallCaps", "u"))
_OFF = ("0", "false", "off", "none")
_GONE = (w("del"), w("moveFrom"))
_LINE_ENDS = (w("br"), w("cr"))
_USUAL_SIZE = 20  # half points, where a document does not say (17.3.2.38)
_MOST_BASED = 100  # styles, each based on the next: Word takes no tenth of them
_LARGER = 2  # half points by which letters are larger than those beside them
_NARROW = 10  # per cent of the width of letters (17.3.2.43)
_ON_EACH_OTHER = -80  # twentieths of a point between letters (17.3.2.35)
_FAR = 200  # half points above or below the line (17.3.2.24)
_LOW = 40  # twentieths of a point: of a line (17.3.1.33) or row (17.4.80) of an exact height
_LEFT, _RIGHT = -2_880, 15_000  # twentieths of a point from the margins, beyond the page
_IN_TWENTIETHS = {"": 1, "pt": 20, "pc": 240, "pi": 240, "in": 1440, "cm": 567, "mm": 56.7}
_MEASURE = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(pt|pc|pi|in|cm|mm|)")
_TINY = 4  # half points: two points are no letters any more
_STRUCK = (w("strike"), w("dstrike"))


class Look(NamedTuple):
    """How a line looks: its letters and figures, and what all its words have in common.

    `loud` is whether every word stands out as a heading does, `own` whether some do by themselves:
    else all do by the style of their paragraph. `marks` and `style_marks` are as of a Line.
    """

    letters: str
    loud: bool
    own: bool
    marks: frozenset[str]
    style_marks: frozenset[str]


@dataclass(frozen=True)
class Looks:
    """What the styles of a document do to words.

    `hiding` are the ids of those whose words are not shown, `striking` of those that strike them
    through, `strong` of those that make them bold,
    capitals or underlined; `sizes` are those of letters by style, `size` is the usual one.
    """

    hiding: frozenset[str] = frozenset()
    striking: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    by_default: bool = False
    default_style: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)
    size: int = _USUAL_SIZE
    colours: Colours = field(default_factory=Colours)
    marks: Marks = field(default_factory=Marks)
    lists: Lists = field(default_factory=Lists)

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> Looks:
        """By a document's styles; nothing where it has none.

        Raises:
            lxml.etree.XMLSyntaxError: they are no XML.
        """
        if _STYLES not in parts:
            return cls(lists=Lists.of(parts, {}))
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
        chains = {id: list(_based(id, styles)) for id in styles}
        return cls(
            frozenset(id for id in styles if _hides(id, styles)),
            frozenset(id for id in styles if _by_style(id, styles, _STRUCK)),
            frozenset(id for id in styles if _is_strong_style(id, styles)),
            bool(_says(defaults)),
            usual,
            {id: size for id in styles if (size := _size_of(id, styles))},
            _own_size(defaults) or _USUAL_SIZE,
            Colours.of(chains),
            Marks.of(chains, defaults),
            Lists.of(parts, chains),
        )

    def hides(self, paragraph: etree._Element) -> bool:
        """Whether some words of a paragraph are not shown."""
        return any(self._hides_run(run, paragraph) for run in _with_words(paragraph))

    def strikes(self, paragraph: etree._Element) -> bool:
        """Whether some words of a paragraph are struck through, which is no tracked change."""
        return any(self._strikes_run(run) for run in _with_words(paragraph))

    def not_plain(self, body: etree._Element) -> list[str]:
        """The words of a body that are struck through or not shown, in order."""
        return [
            "".join(text.text or "" for text in run.iterchildren(TEXT))
            for run in _with_words(body)
            if self._strikes_run(run) or self._hides_run(run, body)
        ]

    def _strikes_run(self, run: etree._Element) -> bool:
        properties = run.find(RUN_PROPERTIES)
        said = _says(properties, _STRUCK)
        return bool(self._styles_of(run, properties, run) & self.striking) if said is None else said

    def lead(self, paragraph: etree._Element) -> str:
        """The words with which a paragraph begins that stand out by themselves, if any.

        What the style of a whole paragraph does to its words is no heading of a person's.
        """
        strong = takewhile(self._is_strong, _with_words(paragraph))
        return "".join(text.text or "" for run in strong for text in run.iterchildren(TEXT))

    def of_lines(self, paragraphs: Sequence[etree._Element]) -> list[Look]:
        """How each line of paragraphs that read as one looks.

        Loud is what is bold, underlined, in capitals, larger, centred.
        """
        lines: list[list[tuple[str, etree._Element]]] = [[]]
        for paragraph in paragraphs:
            for e in paragraph.iter(TEXT, P, *_LINE_ENDS):
                if e.tag == TEXT and (run := next(e.iterancestors(RUN), None)) is not None:
                    if (e.text or "").strip() and not _is_deleted(run):
                        lines[-1].append((e.text or "", run))
                elif e is not paragraph and lines[-1]:
                    lines.append([])
        return [self._look(line) for line in lines if line]

    def _look(self, line: Sequence[tuple[str, etree._Element]]) -> Look:
        loud = [self._stands_out(run) for _, run in line]
        marks = [self.marks.of_run(run, self.default_style) for _, run in line]
        return Look(
            letters_of("".join(text for text, _ in line)),
            all(own or by_style for own, by_style in loud),
            any(own for own, _ in loud),
            frozenset.intersection(*(own for own, _ in marks)),
            frozenset.intersection(*(by_style for _, by_style in marks)),
        )

    def _stands_out(self, run: etree._Element) -> tuple[bool, bool]:
        """Whether words stand out by themselves, and whether by the style of their paragraph."""
        properties, holder = run.find(RUN_PROPERTIES), next(run.iterancestors(P), None)
        style = "" if holder is None else value_of(holder.find(f"{PROPERTIES}/{w('pStyle')}"))
        usual = self.sizes.get(self.default_style, self.size)
        size = self.sizes.get(style, usual)
        named = "" if properties is None else value_of(properties.find(w("rStyle")))
        own = _own_size(properties) or self.sizes.get(named, size)
        unsaid = properties is None or all(_is_on(properties.find(t)) is None for t in _STRONG)
        by_style = (style in self.strong and unsaid) or size > usual
        larger = own >= max(size, usual) + _LARGER
        return self._is_strong(run) or larger or _is_centred(holder), by_style and own >= size

    def _is_strong(self, run: etree._Element) -> bool:
        properties = run.find(RUN_PROPERTIES)
        if properties is None:
            return False
        said = [_is_on(properties.find(tag)) for tag in _STRONG]
        if any(on is not None for on in said):
            return any(said)
        return value_of(properties.find(w("rStyle"))) in self.strong

    def _hides_run(self, run: etree._Element, paragraph: etree._Element) -> bool:
        properties = run.find(RUN_PROPERTIES)
        if any(_is_hidden_row(row) for row in run.iterancestors(ROW)):
            return True
        if is_unseen(run) or any(_is_out_of_sight(holder) for holder in run.iterancestors(P)):
            return True
        said = _says(properties)
        if said is not None:
            return said
        used = self._styles_of(run, properties, paragraph)
        # Word shows words that two kinds of style hide (17.7.3); that is no way to show them.
        if self.by_default or used & self.hiding or self._size_in(run, properties) <= _TINY:
            return True
        holder = next(run.iterancestors(P), paragraph)
        style = value_of(holder.find(f"{PROPERTIES}/{w('pStyle')}")) or self.default_style
        named = "" if properties is None else value_of(properties.find(w("rStyle")))
        squeezed = properties is not None and _is_squeezed(properties)
        return squeezed or self.colours.blend(run, properties, named, style)

    def _size_in(self, run: etree._Element, properties: etree._Element | None) -> int:
        """The size of a run's letters, in half points."""
        holder = next(run.iterancestors(P), None)
        style = "" if holder is None else value_of(holder.find(f"{PROPERTIES}/{w('pStyle')}"))
        named = "" if properties is None else value_of(properties.find(w("rStyle")))
        usual = self.sizes.get(self.default_style, self.size)
        by_style = (self.sizes[id] for id in (named, style) if id in self.sizes)
        return _own_size(properties) or next(by_style, usual)

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
        if words and not _is_deleted(run):
            yield run


def _is_deleted(run: etree._Element) -> bool:
    return any(above.tag in _GONE for above in run.iterancestors())


def letters_of(text: str) -> str:
    """The letters and figures of a text alone, for comparing what two ways of reading give."""
    return "".join(re.findall(r"\w+", text))


def _own_size(properties: etree._Element | None) -> int | None:
    """The size of letters that properties give, in half points (17.3.2.38)."""
    said = "" if properties is None else value_of(properties.find(w("sz")))
    return int(said) if said.isascii() and said.isdigit() else None


def _size_of(id: str, styles: Mapping[str, etree._Element]) -> int | None:
    sizes = (_own_size(style.find(RUN_PROPERTIES)) for style in _based(id, styles))
    return next((size for size in sizes if size), None)


def _is_on(mark: etree._Element | None) -> bool | None:
    """Whether a property is switched on; None where it is not there."""
    return None if mark is None else value_of(mark) not in _OFF


def _says(properties: etree._Element | None, tags: Sequence[str] = _VANISH) -> bool | None:
    """Whether properties switch one of those on; None where they leave it open."""
    said = [] if properties is None else [_is_on(properties.find(tag)) for tag in tags]
    known = [on for on in said if on is not None]
    return any(known) if known else None


def _hides(id: str, styles: Mapping[str, etree._Element]) -> bool:
    """Whether a style hides words, by itself or by what it is based on; or a part of a table's."""
    parts = (part for one in _based(id, styles) for part in one.iterchildren(w("tblStylePr")))
    return _by_style(id, styles, _VANISH) or any(_says(p.find(RUN_PROPERTIES)) for p in parts)


def _is_strong_style(id: str, styles: Mapping[str, etree._Element]) -> bool:
    return any(_by_style(id, styles, (tag,)) for tag in _STRONG)


def _by_style(id: str, styles: Mapping[str, etree._Element], tags: Sequence[str]) -> bool:
    """What the nearest style says that says anything, from one to what it is based on."""
    said = (_says(style.find(RUN_PROPERTIES), tags) for style in _based(id, styles))
    return next((on for on in said if on is not None), False)


def _based(id: str, styles: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """A style and those that it is based on, each once."""
    seen: set[str] = set()
    while id in styles and id not in seen and len(seen) < _MOST_BASED:
        seen.add(id)
        yield styles[id]
        id = value_of(styles[id].find(w("basedOn")))


def _is_hidden_row(row: etree._Element) -> bool:
    height = row.find(f"{ROW_PROPERTIES}/{w('trHeight')}")
    exact = value_of(height, w("hRule")) == "exact"
    too_low = exact and _twentieths(value_of(height), _LOW + 1) <= _LOW
    return too_low or bool(_is_on(row.find(f"{ROW_PROPERTIES}/{w('hidden')}")))


def _is_centred(paragraph: etree._Element | None) -> bool:
    """Whether a paragraph says itself that it stands in the middle (17.3.1.13)."""
    said = None if paragraph is None else paragraph.find(f"{PROPERTIES}/{w('jc')}")
    return value_of(said) in ("center", "distribute")


def _is_out_of_sight(paragraph: etree._Element) -> bool:
    """Whether the lines of a paragraph are too low to be seen, or lie beside the page."""
    spacing = paragraph.find(f"{PROPERTIES}/{w('spacing')}")
    exact = value_of(spacing, w("lineRule")) == "exact"
    if exact and _twentieths(value_of(spacing, w("line")), _LOW + 1) <= _LOW:
        return True
    indent = paragraph.find(f"{PROPERTIES}/{w('ind')}")
    left, start, first, hanging = (
        _twentieths(value_of(indent, w(name))) for name in ("left", "start", "firstLine", "hanging")
    )
    sides = (left + start, left + start + first - hanging)
    return min(sides) < _LEFT or max(sides) > _RIGHT


def _is_squeezed(properties: etree._Element) -> bool:
    """Whether letters are too narrow or close to be read, or stand far from their line."""
    width = _twentieths(value_of(properties.find(w("w"))).rstrip("%"), 100)
    between = _twentieths(value_of(properties.find(w("spacing"))))
    raised = _twentieths(value_of(properties.find(w("position"))))
    return width <= _NARROW or between <= _ON_EACH_OTHER or abs(raised) >= _FAR


def _twentieths(said: str, unsaid: float = 0) -> float:
    """A measure in twentieths of a point (22.9.2.14); of one without a unit, its number."""
    found = _MEASURE.fullmatch(said)
    return float(found[1]) * _IN_TWENTIETHS[found[2]] if found else unsaid
