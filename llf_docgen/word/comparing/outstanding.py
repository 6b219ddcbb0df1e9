"""Lines of an item that a person made to stand above others: another matter may begin there.

By their looks, by a number, or since they say so: `5b Staffing`, `Closed session`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from llf_docgen.model.names import number_key
from llf_docgen.model.withheld import is_withheld
from llf_docgen.word.comparing.below import FACTS, Below
from llf_docgen.word.comparing.lines import Doubt, Line
from llf_docgen.word.comparing.ordinary import is_sentence, may_be_a_title
from llf_docgen.word.comparing.titles import is_own

_LETTERS = re.compile(r"[^\W\d_]")
_CAPITALS = 4  # letters: fewer are the initials of something
# Numbered 5.1 or 11.2; but not `2.5 million`.
_IN_TWO = re.compile(r"\W{0,3}(\d{1,3})(?:\.\d{1,3})+[.):]?\s+[A-Z(\u2018\u201c'\"]")
# `5b Staffing`, `Item 6 Staffing`, `6 Staffing`, `V. Staffing`; but not `1. Staffing`, `6 May`.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".replace(" ", "|")
_NUMBERED_BY_HAND = re.compile(
    r"\W{0,3}(?:(?:agenda\s+)?item\s+(?:no\.?\s*|number\s+)?\w{1,4}\b|no\.?\s*\d{1,3}[a-z]?\b"
    r"|\d{1,3}\s?[a-z][.):]?\s|\d{1,3}\s|(?-i:[IVX]{1,5})[.):]?\s)"
    rf"\W*(?!(?:{_MONTHS})[a-z]*\b)(?-i:[A-Z])",
    re.IGNORECASE,
)
# What says that other business begins, in a line of its own or before a colon.
_APART = re.compile(
    r"\W{0,3}(?:part (?:b|c|ii|iii|two|three)|(?:late|additional|extra|urgent|tabled) "
    r"(?:agenda )?(?:item|business|paper)s?|any other (?:urgent )?business|a\.?o\.?b\.?)\b",
    re.IGNORECASE,
)
_TOLD_APART = re.compile(r"\s*(?:[:(\u2013\u2014.-]|$)")
# An item told by its number alone, or with whatever behind a colon: `Item six: staffing`.
_SAID_AN_ITEM = re.compile(
    r"\W{0,3}(?:agenda\s+)?item\s+(?:no\.?\s*|number\s+)?(?:\d{1,3}[a-z]?|[a-z]{3,9})"
    r"\s*(?:[:\u2013\u2014-]|\W*$)",
    re.IGNORECASE,
)
# Of people, not `PAY` or `HR`.
_PERSON = r"(?!HR\b|IT\b|PR\b|QA\b)(?:[A-Z]{2}|[B-DF-HJ-NP-TV-XZ]{3})"
_INITIALS = re.compile(rf"{_PERSON}(?:[/&,+ ]{{1,3}}{_PERSON}){{0,3}}\W{{0,2}}")
_NOTHING = re.compile(
    r"\W{0,3}(?:none|nil|nothing|no (?:items?|other business|matters?))\b\W*$", re.I
)
_DECORATED = re.compile(r"([=*_~#\u2013\u2014-])+\s*\w.*\w\s*\1+\s*")
_A_RULE = re.compile(r"[\W_]{3,}")


def none_stands_out(
    no: str,
    stretch: Sequence[Line],
    before: Line,
    below: Below,
    base: Sequence[Line],
    agenda: Mapping[str, str],
) -> None:
    """No line of an item looks or reads like the heading of another matter.

    What heads its column in a table heads no item, and so does what was generated there. Marks
    (colour, frame, font) that half of the other typed lines have, too, set none apart; nor do those
    of a style that people type in there. Where that is not known, styles are not asked for marks.

    Args:
        no: the item.
        stretch: what stands below its heading.
        before: its heading.
        below: what was generated there.
        base: the minutes as they were generated.
        agenda: the title of each item by its number.

    Raises:
        Doubt: one does.
    """
    own = {line.text for line in below.made.get(no, ())}
    usual = {line.style for line in base if line.prompt or line.text in own}
    rows = Counter(id(line.where[-1].row) for line in stretch if line.where)
    typed = [line for line in stretch if line.text and not _is_made(line, own, below)]
    marks = Counter(mark for one in typed for mark in one.marks | one.style_marks)
    rare = {mark for mark, many in marks.items() if 2 * (many - 1) < max(1, len(typed) - 1)}
    alone = _numbered_alone(typed)
    for above, line in pairwise((before, *stretch)):
        if _is_made(line, own, below):
            continue
        heads_a_column = bool(line.where) and rows[id(line.where[-1].row)] > 1
        if is_withheld(line.text, in_row=heads_a_column):
            raise Doubt(
                f"{line.quoted} says that something is not for others. Take it out with what was "
                "said so, or word it otherwise where it may leave the group."
            )
        by_style = line.style_marks if base and line.style not in usual else frozenset[str]()
        set_apart = (
            line.ruled
            or _A_RULE.fullmatch(above.text) is not None
            or id(line) in alone
            or _DECORATED.fullmatch(line.words) is not None
            or not rare.isdisjoint(line.marks | by_style)
        )
        behind_a_break = line.continues and line.style == before.style  # in the heading itself
        if heads_a_column or behind_a_break or is_own(line, no, agenda):
            continue
        if (
            _says_it_is_apart(line)
            or _is_initials_of_another(line, no, agenda)
            or (may_be_a_title(line.words) and _looks_above(line, usual, no))
            or (set_apart and _reads_as_a_title(line))
        ):
            raise Doubt(
                f"{line.quoted} stands out like a heading: if it belongs to item {no}, make it "
                "look and read like the words beside it; if it is an item of its own, give it the "
                "style of the other items' headings and add it to the sheet Agenda."
            )


def _is_initials_of_another(line: Line, no: str, agenda: Mapping[str, str]) -> bool:
    """Whether a line that looks like a heading is what another item is called in short: `ITT`."""
    said = line.words.rstrip(".: ")
    if not line.outstanding or not said:
        return False
    mains = (re.split(r"[:(]", title)[0] for n, title in agenda.items() if n != no)
    return said in {"".join(re.findall(r"\b[A-Z]", main)) for main in mains}


def _is_made(line: Line, own: Collection[str], below: Below) -> bool:
    return line.prompt or line.text in own or below.kind(line) in {FACTS, *below.labels}


def _says_it_is_apart(line: Line) -> bool:
    """Whether a line says that other business begins, and is no sentence about it."""
    said = _APART.match(line.words)
    if said is None:
        return False
    rest = line.words[said.end() :]
    if _NOTHING.match(rest):
        return False
    return _TOLD_APART.match(rest) is not None or may_be_a_title(line.words)


def _looks_above(line: Line, usual: Collection[str], no: str) -> bool:
    """Whether a line looks like a heading, other than by the style of what people type there.

    A part of the item may have a number and look as it likes: 6.1 in item 6.
    """
    if line.is_label:
        return True
    numbered = _IN_TWO.match(line.words)
    if numbered and number_key(numbered[1]) == no:
        return False
    loud = line.outstanding and not (line.by_style and line.style in usual)
    if _INITIALS.fullmatch(line.words):
        return False
    in_capitals = line.words.isupper() and len(_LETTERS.findall(line.words)) >= _CAPITALS
    return (
        loud
        or in_capitals
        or bool(numbered or _NUMBERED_BY_HAND.match(line.words) or _SAID_AN_ITEM.match(line.words))
    )


def _reads_as_a_title(line: Line) -> bool:
    """Whether it begins with a capital, and is no sentence, also without a full stop."""
    first = _LETTERS.search(line.words)
    capital = first is not None and first[0].isupper()
    return capital and may_be_a_title(line.words) and not is_sentence(line.words)


def _numbered_alone(typed: Sequence[Line]) -> set[int]:
    """The ids of lines that Word puts a number before, and before none beside them."""
    flags = [False, *(line.numbered for line in typed), False]
    return {
        id(line)
        for at, line in enumerate(typed, 1)
        if flags[at] and not flags[at - 1] and not flags[at + 1]
    }
