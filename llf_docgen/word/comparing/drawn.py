"""What is drawn beside, over or between words: boxes, shapes, rules.

ECMA-376 part 1, 17.3.1.11 (frames), 20.4.2.3 (anchored drawings), 20.4.2.5 (their properties); part
4, 19 (old drawings, which say all in their style).
"""

from __future__ import annotations

import re

from lxml import etree

from llf_docgen.word.comparing.marks import has_border
from llf_docgen.word.comparing.words import paragraphs_of_boxes
from llf_docgen.word.xml import DRAWING_PROPERTIES, PROPERTIES, RUN_PROPERTIES, WP, A, w

_ANCHOR = f"{{{WP}}}anchor"
_ASIDE = tuple(f"{{{WP}}}wrap{how}" for how in ("Square", "Tight", "Through", "TopAndBottom"))
_VML, _OFFICE, _OLD_WORD = (
    "{urn:schemas-microsoft-com:vml}",
    *(f"{{urn:schemas-microsoft-com:office:{name}}}" for name in ("office", "word")),
)
_OLD = tuple(
    f"{_VML}{name}"
    for name in ("shape", "rect", "roundrect", "oval", "group", "line", "polyline", "image", "arc")
)
_POSITIONED = re.compile(r"(?:^|;)position:(?!static)", re.IGNORECASE)
_BEHIND = re.compile(r"(?:^|;)z-index:-", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:^|;)(?:visibility:(?:hidden|collapse)|display:none)", re.IGNORECASE)
_LINES = ("line", "straightConnector1", "bentConnector3")
_YES = ("1", "true", "on", "t")
_OF_WORD = w("")  # a body, a table: none is drawn, and it may hold very many others
_VANISH = f"{RUN_PROPERTIES}/{w('vanish')}"


def floats(paragraph: etree._Element) -> bool:
    """Whether it is a frame, or holds a box that is not in line with the text."""
    if paragraph.find(f"{PROPERTIES}/{w('framePr')}") is not None:
        return True
    around = {e for inner in paragraphs_of_boxes(paragraph) for e in inner.iterancestors()}
    return any(e.tag == _ANCHOR or _is_positioned(e) for e in around)


def covers(paragraph: etree._Element) -> bool:
    """Whether it holds something without words that may lie over those of the page."""
    for anchor in paragraph.iter(_ANCHOR):
        aside = any(anchor.find(wrap) is not None for wrap in _ASIDE)
        if not aside and anchor.get("behindDoc", "0") not in _YES:
            return True
    for shape in paragraph.iter(*_OLD):
        inner = any(above.tag in _OLD for above in shape.iterancestors())
        wraps = shape.find(f"{_OLD_WORD}wrap")
        aside = wraps is not None and wraps.get("type", "none") != "none"
        if _is_positioned(shape) and not inner and not aside and not _says(shape, _BEHIND):
            return True
    return False


def is_ruled_below(paragraph: etree._Element, has_words: bool) -> bool:
    """Whether a line is drawn below a paragraph, or through one that holds nothing else."""
    properties = paragraph.find(PROPERTIES)
    if has_words:
        borders = None if properties is None else properties.find(w("pBdr"))
        frame = borders is not None and borders.find(w("left")) is not None
        below = borders is not None and borders.find(w("bottom")) is not None
        return below and not frame and has_border(properties)
    if has_border(properties):
        return True
    drawn = (e.get("prst") for e in paragraph.iter(f"{{{A}}}prstGeom"))
    old = (
        e.get(f"{_OFFICE}hr", "") in _YES or e.tag == f"{_VML}line" for e in paragraph.iter(*_OLD)
    )
    return any(shape in _LINES for shape in drawn) or any(old)


def is_unseen(words: etree._Element) -> bool:
    """Whether words stand in a box or drawing that is not shown."""
    return any(_is_unseen(above) for above in words.iterancestors())


def _is_unseen(above: etree._Element) -> bool:
    if above.tag == w("r"):  # the run that holds the box
        vanish = above.find(_VANISH)
        return vanish is not None and vanish.get(w("val"), "1") in _YES
    if str(above.tag).startswith(_OF_WORD):
        return False
    named = (e for e in above if e.tag == DRAWING_PROPERTIES or str(e.tag).endswith("}cNvPr"))
    if any(e.get("hidden", "") in _YES for e in named):
        return True
    return _says(above, _UNSEEN)


def _is_positioned(element: etree._Element) -> bool:
    return _says(element, _POSITIONED)


def _says(element: etree._Element, what: re.Pattern[str]) -> bool:
    """Whether an old drawing's style says something."""
    return what.search("".join(str(element.get("style", "")).split())) is not None
