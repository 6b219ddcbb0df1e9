"""Red, amber, green: always with the word; the tint only helps the eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from llf_docgen.model.states import Rag
from llf_docgen.model.wording import listing, word

# Tints that keep black text readable (contrast above 15:1), also when printed grey.
FILLS: dict[str, str] = {
    Rag.RED: "F4CCCC",
    Rag.AMBER: "FCE5B6",
    Rag.GREEN: "D4EBD4",
    Rag.BLUE: "CFE2F3",
}
NO_FILL = "FFFFFF"
NOT_RATED = "Not rated"


def fill(rag: str) -> str:
    """The tint of a RAG cell as six hexadecimal digits; white where there is no RAG."""
    return FILLS.get(rag, NO_FILL)


def gravest(rags: Sequence[str]) -> str:
    """The gravest of several RAGs; nothing where none is given."""
    return next((rag for rag in Rag if rag in rags and rag is not Rag.BLUE), "")


def overall(told: Sequence[str], objectives: Sequence[str]) -> str:
    """The gravest of what was told and of the objectives not complete; Blue where all are."""
    done = bool(objectives) and all(rag == Rag.BLUE for rag in objectives)
    return gravest([*told, *objectives]) or (Rag.BLUE if done else "")


def named(rag: str) -> str:
    """A RAG as it is printed: `Amber`, `Blue (complete)`, `Not rated`."""
    return f"{rag} (complete)" if rag == Rag.BLUE else rag or NOT_RATED


def counted(objectives: Sequence[str], late: int) -> str:
    """`Of three objectives, two are Green and one is Amber. One is past its date.`.

    Nothing where there is none.
    """
    many = Counter(objectives)
    parts = [(many[rag], rag) for rag in reversed(Rag) if many[rag]]
    if not parts:
        return ""
    if len(parts) == 1:
        return f"{_of_one_kind(*parts[0])}{_past_date(late, len(objectives))}"
    told = listing(f"{word(n)} {'is' if n == 1 else 'are'} {named(rag)}" for n, rag in parts)
    said = f"Of {word(len(objectives))} objectives, {told}."
    return f"{said}{_past_date(late, len(objectives))}"


def _past_date(late: int, many: int) -> str:
    if not late:
        return ""
    if many == 1:
        return " It is past its date."
    all_of_them = "Both" if many == 2 else "All"
    who = all_of_them if late == many else word(late).capitalize()
    return f" {who} {'is past its date' if late == 1 else 'are past their dates'}."


def _of_one_kind(many: int, rag: str) -> str:
    if many == 1:
        return f"The one objective is {named(rag)}."
    return f"{'Both' if many == 2 else f'All {word(many)}'} objectives are {named(rag)}."
