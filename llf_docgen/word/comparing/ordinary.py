"""What minutes ordinarily say in a line: an outcome in a word, a lead-in, a sentence.

Told apart from what may be the title of another matter: what is in doubt is no ordinary line.
"""

from __future__ import annotations

import re

_LONGEST_TITLE = 12  # words
_END = re.compile(r"([.:;,!?\u2026])[\W_]*$")
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
# What minute-takers write above or before what they minute; it heads no item by itself.
_MINUTED = frozenset(
    (
        *("action", "actions", "agreed", "approved", "accepted", "received", "noted", "note"),
        *("notes", "resolved", "deferred", "none", "nil", "decision", "decisions", "decided"),
        *("recommendation", "recommendations", "recommended", "discussion", "discussed"),
        *("background", "summary", "question", "questions", "answer", "answers", "comment"),
        *("comments", "point", "points"),
    )
)
_LED_IN = _MINUTED | frozenset(
    (
        *("context", "introduction", "conclusion", "conclusions", "outcome", "outcomes"),
        *("update", "updates", "report", "reports", "progress", "key", "main", "next", "step"),
        *("steps", "raised", "applicable", "issues", "strengths", "challenges"),
    )
)
_JOINING = frozenset(("and", "or", "of", "the", "for", "from", "in", "no", "not", "any", "further"))
# What an outcome begins with, however it is written; but not `Decision on the pay of Mr Grey`.
_OUTCOME = re.compile(
    r"(?:agreed|decided|recommended|resolved|noted"
    r"|(?:action|decision|recommendation|resolution)s?(?!\s+(?:on|of|about|regarding|concerning)\b)"
    r")\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
# Verbs that make a sentence; of what ends in -ed those that stand behind what did it.
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|am|has|have|had|do|does|did|will|would|shall|should|can"
    r"|could|may|might|must|cannot|left|said|gave|told|took|went|met|sent|made|spoke|wrote|found"
    r"|thought|felt|brought|began|came|knew|saw|\w+n['\u2019]t"
    # What only stands in sentences.
    r"|[Pp]lease|so that|because|which|who|whether|although|they|it|he|she|we)\b"
    r"|\b(?:Agreed|Noted|Resolved|Approved|Accepted|Endorsed) (?:the|that|to|it|all|a|an)\b"
    r"|^\W*[A-Z][a-z]{2,}ed (?:by|from|in|on|to|at|with|as|and|that|for) \w+(?: \w+)+"
    r"|(?<=\w )(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\b[Aa]n )(?<!\bof )(?<!\bfor )(?<!\band )(?<!\bon )"
    r"[a-z]{2,}ed\b"
    r"|\bto (?:add|agree|approve|arrange|ask|attend|be|book|bring|call|chase|check|circulate"
    r"|collect|complete|confirm|consider|contact|discuss|do|draft|email|feed|find|follow|forward"
    r"|get|give|have|inform|invite|let|liaise|look|make|meet|note|organise|prepare|produce|provide"
    r"|publish|raise|remind|report|review|revise|ring|send|share|speak|take|talk|tell|update"
    r"|write)\b"
)


def is_usual_word(text: str) -> bool:
    """Whether a line is a single word of minute-taking: `ACTION:`, `Agreed`."""
    said = _WORDS.findall(text.casefold())
    return len(said) == 1 and said[0] in _MINUTED


def is_outcome(text: str) -> bool:
    """Whether a line begins with an outcome, or says nothing but what minute-takers head with."""
    said = _WORDS.findall(text.casefold())
    if said and all(word in _LED_IN or word in _JOINING for word in said):
        return True
    return _OUTCOME.match(text.lstrip("([-\u2013\u2022 ")) is not None


def is_sentence(text: str) -> bool:
    """Whether a line says something of something: it has a verb, or is asked or called out."""
    end = _END.search(text)
    return (end is not None and end[1] in ",!?\u2026") or _VERBS.search(text) is not None


def may_be_a_title(text: str) -> bool:
    """Whether words may be a title: short, no outcome, no address; a colon may stand behind.

    A full stop or a colon ends many a title, so words behind which one stands are none only where
    they are a sentence.
    """
    if not _LETTERS.search(text) or len(text.split()) > _LONGEST_TITLE:
        return False
    if is_outcome(text) or _ADDRESS.fullmatch(text.strip()):
        return False
    return not (_END.search(text) and is_sentence(text))
