"""Red, amber, green: always with the word; the tint only helps the eye."""

from __future__ import annotations

# Tints that keep black text readable (contrast above 15:1), also when printed grey.
FILLS = {"Red": "F4CCCC", "Amber": "FCE5B6", "Green": "D4EBD4", "Blue": "CFE2F3"}
NO_FILL = "FFFFFF"
_GRAVEST_FIRST = ("Red", "Amber", "Green")


def fill(rag: str) -> str:
    """The tint of a RAG cell as six hexadecimal digits; white where there is no RAG."""
    return FILLS.get(rag, NO_FILL)


def gravest(rags: list[str]) -> str:
    """The gravest of several RAGs; nothing where none is given."""
    return next((rag for rag in _GRAVEST_FIRST if rag in rags), "")
