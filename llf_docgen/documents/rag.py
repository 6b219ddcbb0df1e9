"""Red, amber, green: always with the word; the tint only helps the eye."""

from __future__ import annotations

from collections.abc import Sequence

from llf_docgen.model.states import Rag

# Tints that keep black text readable (contrast above 15:1), also when printed grey.
FILLS: dict[str, str] = {
    Rag.RED: "F4CCCC",
    Rag.AMBER: "FCE5B6",
    Rag.GREEN: "D4EBD4",
    Rag.BLUE: "CFE2F3",
}
NO_FILL = "FFFFFF"


def fill(rag: str) -> str:
    """The tint of a RAG cell as six hexadecimal digits; white where there is no RAG."""
    return FILLS.get(rag, NO_FILL)


def gravest(rags: Sequence[str]) -> str:
    """The gravest of several RAGs; nothing where none is given."""
    return next((rag for rag in Rag if rag in rags and rag is not Rag.BLUE), "")
