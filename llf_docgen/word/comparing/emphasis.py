"""Which words are bold, italic, underlined or highlighted, whichever program saved them.

ECMA-376 part 1, 17.3.2. What a run does not say its styles do (17.7.2): programs write out or
leave out what a style says already, so that only what a reader sees is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from llf_docgen.model.wording import listing
from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.words import MARK, plain
from llf_docgen.word.xml import (
    PROPERTIES,
    RUN_PROPERTIES,
    STYLE,
    STYLE_ID,
    P,
    parsed,
    value_of,
    w,
)

_STYLES = "word/styles.xml"
MARKS = {"bold": w("b"), "italic": w("i"), "underlined": w("u"), "highlighted": w("highlight")}
_OFF = ("0", "false", "off", "none")
_LABEL_OR_SPACE = re.compile(rf"{MARK}[^{MARK}]*{MARK}|\s")
_MOST_BASED = 100  # styles, each based on the next

Marks = frozenset[str]
Said = Mapping[str, bool]  # by mark, whether it is switched on; without those left open


@dataclass(frozen=True)
class Emphasis:
    """What the styles of a document say of words, each with what it is based on.

    `names` are the styles' names as Word shows them, by id.
    """

    styles: Mapping[str, Said] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    default_style: str = ""
    by_default: Said = field(default_factory=dict)

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> Emphasis:
        """By a document's styles; nothing where it has none.

        Raises:
            lxml.etree.XMLSyntaxError: they are no XML.
        """
        if _STYLES not in parts:
            return cls()
        root = parsed(parts[_STYLES], drop_blanks=True)
        there = {style.get(STYLE_ID, ""): style for style in root.iter(STYLE)}
        usual = (
            id
            for id, style in there.items()
            if style.get(w("type")) == "paragraph" and style.get(w("default")) not in (None, *_OFF)
        )
        return cls(
            {id: _of_style(id, there) for id in there},
            {id: value_of(style.find(w("name"))) for id, style in there.items()},
            next(usual, ""),
            _said(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RUN_PROPERTIES}")),
        )

    def called(self, style: str) -> str:
        """A style as Word shows it: `Heading 2`."""
        name = self.names.get(style or self.default_style) or style or "Normal"
        return name[:1].upper() + name[1:]

    def of_letters(self, block: Block, by_style: bool) -> list[Marks]:
        """The marks of each letter of a paragraph.

        Args:
            block: the paragraph.
            by_style: whether those count that the style of the paragraph gives.
        """
        return [
            marks
            for span in block.reader.spans(block.elements)
            for marks in [self._of_run(span.runs[0], by_style)] * len(span.text)
        ]

    def _of_run(self, run: etree._Element, by_style: bool) -> Marks:
        properties, holder = run.find(RUN_PROPERTIES), next(run.iterancestors(P), None)
        named = "" if properties is None else value_of(properties.find(w("rStyle")))
        said = {**self.styles.get(named, {}), **_said(properties)}
        if by_style and holder is not None:
            style = value_of(holder.find(f"{PROPERTIES}/{w('pStyle')}")) or self.default_style
            said = {**self.by_default, **self.styles.get(style, {}), **said}
        return frozenset(mark for mark, on in said.items() if on)


def differences(text: str, before: Sequence[Marks], after: Sequence[Marks]) -> Iterator[str]:
    """What looks otherwise in a text, by its letters: `“two” is now bold`."""
    words = _LABEL_OR_SPACE.sub(lambda found: " " * len(found[0]), text)
    letters = [(at, before[at], after[at]) for at, letter in enumerate(words) if letter != " "]
    for (was, now), run in groupby(letters, key=lambda letter: letter[1:]):
        if was != now:
            places = [at for at, _, _ in run]
            said = plain(text[places[0] : places[-1] + 1])
            said = "all of it" if said == plain(text) else f"\u201c{said}\u201d"
            yield f"{said} {_is_now(now - was, was - now)}"


def _is_now(more: Marks, less: Marks) -> str:
    order = list(MARKS)
    said = []
    if more:
        said.append(f"is now {listing(sorted(more, key=order.index))}")
    if less:
        said.append(f"is no longer {listing(sorted(less, key=order.index))}")
    return " and ".join(said)


def _of_style(id: str, styles: Mapping[str, etree._Element]) -> Said:
    said: dict[str, bool] = {}
    seen: set[str] = set()
    while id in styles and id not in seen and len(seen) < _MOST_BASED:
        seen.add(id)
        said = {**_said(styles[id].find(RUN_PROPERTIES)), **said}
        id = value_of(styles[id].find(w("basedOn")))
    return said


def _said(properties: etree._Element | None) -> Said:
    if properties is None:
        return {}
    found = ((mark, properties.find(tag)) for mark, tag in MARKS.items())
    return {mark: value_of(e) not in _OFF for mark, e in found if e is not None}
