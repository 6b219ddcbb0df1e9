"""A breach that can't be mended any more: once its row has a Note of it, it is told as noted."""

from __future__ import annotations

from dataclasses import dataclass

from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Level
from llf_docgen.model.noted import noted
from llf_docgen.rules.rule import Found

TO_NOTE_IT = "To have it noted"  # of what nobody can put right any more


@dataclass(frozen=True)
class Past:
    """What happened, and what is to be done about it now."""

    cell: Cell
    what: str
    advice: str
    whose: str = "the row's 'Note'"
    once: str = "If it can't be put right any more"
    say: str = "the reason"

    def unless_noted(self, word: str, *notes: str) -> Found:
        """The breach with its advice; where a note begins with the word, that it is noted.

        What a note says already stays apart from it, behind a semicolon.
        """
        said = next(filter(None, (noted(note, word) for note in notes)), "")
        if said:
            yield self.cell, f"{self.what} Noted: {said.rstrip('.')}.", Level.INFO
        else:
            where, begun = ("end", f"; {word}:") if any(notes) else ("begin", f"{word}:")
            how = f"{self.once}, {where} {self.whose} with '{begun}' and {self.say}, e.g. "
            how += f"'{begun} {_FOR_EXAMPLE[word]}'."
            told = " ".join(filter(None, (self.what, self.advice, how)))
            yield self.cell, told, Level.BREACH


_FOR_EXAMPLE = {
    "papers": "the snow",
    "minutes": "the secretary was ill",
    "meetings": "the flood in June",
    "month": "the snow in February",
    "quorum": "confirmed on 6 May",
    "leader": "the deputy led that day",
    "representative": "none until Easter",
}
