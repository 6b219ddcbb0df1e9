"""What a person typed into the minutes of one agenda item, and what stands where nobody typed."""

from __future__ import annotations

from dataclasses import dataclass

PROMPT_DISCUSSION = "Click here and type: background, main points, questions asked and answers."
PROMPT_DECISION = "Click here and type the decision, or: Noted."
PROMPT_RECOMMENDATION = (
    "Click here and type the recommendation, or: Noted. Without a quorum nothing is decided."
)
PROMPT_ACTION = "Click here and type: what, who, by when. Repeat it in the table of actions."
PROMPT_TAKER = "Click here and type who took the minutes."
PROMPT_CLOSED = "Click here and type the time at which the meeting closed."
PROMPT_QUORUM = (
    "Click here and type: the meeting was, or was not, quorate, and how many were represented."
)
PROMPT_APOLOGIES = "Click here and type: accepted, or not accepted, and why."
PROMPT_NEW_ACTION = (
    "Click here and type the action. Each row has the next free reference; delete rows that are "
    "not used."
)
PROMPT_NEXT = "Click here and type the date of the next meeting, or: to be agreed."
PROMPTS = (
    *(PROMPT_DISCUSSION, PROMPT_DECISION, PROMPT_RECOMMENDATION, PROMPT_ACTION),
    *(PROMPT_TAKER, PROMPT_CLOSED, PROMPT_QUORUM, PROMPT_APOLOGIES),
    *(PROMPT_NEW_ACTION, PROMPT_NEXT),
    "Click here and type: background in a sentence, then the main points.",  # until 0.1
)
PARTS = ("Discussion", "Decision", "Recommendation", "Actions")  # what labels them in the minutes
# What earlier minutes told their writer in print.
INSTRUCTIONS = ("New actions take the next free references below; delete rows that are not used.",)


@dataclass(frozen=True, slots=True)
class Minuted:
    """The paragraphs under one item of the minutes, as they stand in the edited document.

    `lacks` are the kinds of what stands there and is no words: a picture, a chart. `undecided` is
    in how many of its lines tracked changes wait to be accepted or rejected. `doubt` says why the
    minutes as they stand are not certainly those that were approved.
    """

    discussion: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    undecided: int = 0
    doubt: str = ""
