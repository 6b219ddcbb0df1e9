"""Text of ours as Excel's XML holds it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

MOST_LETTERS = 32_767  # of a cell, as Excel counts: what needs two of UTF-16's units is two
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads _x0041_ as A (ST_Xstring, ECMA-376 part 1, 22.9.2.19).
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def as_text(text: str) -> str:
    """Text between tags: what XML forbids is left out, and what no cell holds is cut off."""
    known = _FORBIDDEN.sub("", text)
    if len(known) > MOST_LETTERS // 2:
        known = known.encode("utf-16-le")[: 2 * MOST_LETTERS].decode("utf-16-le", "ignore")
    return escape(_ESCAPE.sub("_x005F_", known))
