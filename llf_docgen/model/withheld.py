"""Which words say that something is not for others: one lexicon for minutes and for the sheet.

They count as a whole line, at its beginning, in brackets or behind a dash, and before the name of
what is kept back: `Restricted minute`. In an ordinary sentence most of them say nothing of the
kind: the private sector, restricted budgets.
"""

from __future__ import annotations

import re

_KEPT = (
    r"(?:restricted|private|exempt|reserved|sensitive|privileged|secret|embargoed|redact"
    r"(?:ed|ions?)?|members[\s-]+only|(?:members|staff|governors|trustees)['\u2019]?\s+eyes\s+only"
    r"|not\s+for\s+(?:others|release|circulation|sharing|disclosure|wider\s+circulation)"
    r"|(?:legally\s+)?privileged|without\s+prejudice|pink\s+papers?|for\s+members\s+only"
    r"|in\s+private|part\s+(?:b|ii|two|2)|confid)"
)
_OF_WHAT = (
    r"(?:agendas?|annex(?:es)?|appendix|business|discussions?|information|items?|matters?|meetings?"
    r"|minutes?|notes?|papers?|parts?|records?|reports?|sections?|sessions?|versions?\s+only)"
)
_CLOSED = rf"(?:{_KEPT}|closed)"
_ENDS = r"\s*(?:$|[:;.,)\]\u2013\u2014|/-])"
# Words, made patterns where they are first looked for: `check` looks for none of them.
# Wherever a line says it, it is said of what stands there.
_ANYWHERE = (
    r"\b(?:off[\s-]+(?:the[\s-]+)?record|in camera|schedule\s+12a"
    r"|(?:closed|private|restricted|exempt|reserved)[\s-]+sessions?"
    r"|(?:exempt|reserved|restricted|private|redacted|closed)\s+(?:part|items?|minutes?)"
    r"|(?:exempt|reserved|restricted)\s+business"
    r"|(?:not|never)\s+(?:for|to\s+be)\s+(?:minut|publi|shar|disclos|circulat|releas)\w+"
    r"|(?:do|should|must|shall)\s+not\s+(?:be\s+)?(?:minut|publish|disclos|circulat)\w*"
    r"|(?:to|must|should|shall)\s+be\s+redacted|legally\s+privileged"
    r"|(?:in|[\w]+-in-)\s*(?:the\s+)?(?:strict(?:est)?\s+)?confidence(?!\s+in\b)(?![\w-])"
    r"|(?:exclusion\s+of|exclud(?:e|ed|ing))\s+(?:the\s+|all\s+)?(?:press|public|observers)"
    r"|(?:press|public|observers)\s+(?:(?:was|were|be|being|is|are)\s+(?:excluded|asked\s+to\s+"
    r"(?:leave|withdraw))|left|withdrew))\b"
)
_BEGINS = (
    rf"(?:to\s+be\s+|strictly\s+|highly\s+)?(?:{_KEPT}{_ENDS}|{_CLOSED}\s+{_OF_WHAT}{_ENDS})"
    r"|part\s+(?:b|ii|two|2)\s+(?:agenda|business|items?|matters?|minutes?|session)\b"
)
_SHOUTED = re.compile(
    r"(?:RESTRICTED|PRIVATE|EXEMPT|RESERVED|CLOSED|SENSITIVE|REDACTED|PRIVILEGED|SECRET|EMBARGOED"
    r"|MEMBERS ONLY)\b"
)
# In brackets, or behind a dash at the end.
_ASIDE = (
    rf"[(\[]\s*(?:strictly\s+)?{_KEPT}(?:\s+{_OF_WHAT})?\s*[)\]]"
    rf"|\s[\u2013\u2014-]\s*(?:strictly\s+)?{_KEPT}(?:\s+{_OF_WHAT})?\s*(?:[.:]|$)"
)
_LEAD = re.compile(r"[\W\d_]*(?:[a-z]\)[\W_]*)?")
_SEGMENT = re.compile(r"(?<=[.;!?|])\s+|\t")
_LETTERS = 11  # of a word that may be `confidential` with a slip
_SLIPS = 2
_WORD = re.compile(r"[^\W\d_]+")
_CONFIDENTIAL = "confidential"


def is_confidential(text: str) -> bool:
    """Whether a text says `confidential`, also with a slip: `Confidentail`."""
    from rapidfuzz.distance import OSA

    words = _WORD.findall(text.casefold())
    return any(
        word.startswith(_CONFIDENTIAL)
        or (
            len(word) >= _LETTERS
            and not word.startswith("confidently")
            and OSA.distance(word, _CONFIDENTIAL, score_cutoff=_SLIPS) <= _SLIPS
        )
        for word in words
    )


def is_withheld(text: str, in_row: bool = False) -> bool:
    """Whether a line says that it, or what follows it, is not for others.

    In lower case and behind other words only what can mean nothing else says so; so it is in one
    of several cells of a row, where `Private` may be a kind of school.
    """
    if re.search(_ANYWHERE, text, re.IGNORECASE) or re.search(_ASIDE, text, re.IGNORECASE):
        return True
    if in_row and len(text.split()) == 1:
        return False
    for place, segment in enumerate(_SEGMENT.split(text)):
        said = segment[_LEAD.match(segment).end() :]  # type: ignore[union-attr]
        if (place == 0 or said[:1].isupper()) and _opens(said):
            return True
    return False


def _opens(said: str) -> bool:
    return bool(re.match(_BEGINS, said, re.IGNORECASE) or _SHOUTED.match(said))
