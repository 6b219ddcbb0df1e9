"""What a person typed into the minutes of one agenda item, and what stands where nobody typed."""

from __future__ import annotations

from dataclasses import dataclass

PROMPT_DISCUSSION = "Click here and type: background in a sentence, then the main points."
PROMPT_DECISION = "Click here and type the decision, or: Noted."
PROMPT_ACTION = "Click here and type: what, who, by when. Repeat it in the table of actions."
PROMPTS = (PROMPT_DISCUSSION, PROMPT_DECISION, PROMPT_ACTION)


@dataclass(frozen=True, slots=True)
class Minuted:
    """The paragraphs under one item of the minutes, as they stand in the edited document."""

    discussion: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
