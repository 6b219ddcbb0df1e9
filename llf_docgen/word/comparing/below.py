"""What was generated below each heading: the facts of its item, and the labels that divide it.

It tells whose words are whose where a heading alone cannot: a heading can be moved, struck out or
typed anew, and what was generated below it stays with the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise, product

from llf_docgen.model.names import key
from llf_docgen.word.comparing.lines import Doubt, Line

FACTS = "\ufffcfacts"  # no label reads so
# The labels of the minutes as they ship, in their order; an item has one of those in the middle.
_SHIPPED = (("discussion",), ("decision", "recommendation"), ("actions",))
_ALIKE = 70  # of 100: facts that somebody corrected, or the workbook changed


@dataclass(frozen=True)
class Below:
    """The labels of these minutes, which stands before which, and what was generated below whom.

    `made` are the lines generated below each heading, without prompts, `firsts` those right below
    it that are none, `prompted` the items with a prompt there, `asking` those with any; nothing is
    known of an item that is not among `made`. `parts` are the labels under which words of a style
    were generated.
    """

    labels: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    made: Mapping[str, Sequence[Line]]
    firsts: Mapping[str, Line]
    prompted: frozenset[str]
    asking: frozenset[str]
    has_facts: bool
    parts: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, lines: Sequence[Line], base: Mapping[str, Sequence[Line]]) -> Below:
        """By the minutes and by what was generated for each item, with its prompts."""
        generated = [line for of_one in base.values() for line in of_one]
        labels = {_said(line) for line in generated if line.is_label} | _in_all(base)
        named = {_said(line) for line in lines if line.is_label}
        shipped = [one for same in _SHIPPED for one in same]
        labels |= {one for one in shipped if any(name.startswith(one) for name in named)}
        if not labels and not base:  # without styles their words are left
            said = {_said(line) for line in lines}
            labels = {one for one in shipped if one in said}
        made = {no: [line for line in of_one if not line.prompt] for no, of_one in base.items()}
        firsts = {no: of_one[0] for no, of_one in base.items() if of_one and not of_one[0].prompt}
        orders = [
            [k for line in of_one if (k := key(line.text)) in labels] for of_one in made.values()
        ]
        pairs = {pair for order in orders for pair in combinations(order, 2)}
        pairs |= {
            (one, other)
            for before, behind in combinations(_SHIPPED, 2)
            for one in before
            for other in behind
        }
        one_way = {pair for pair in pairs if pair[::-1] not in pairs}
        has_facts = any(line.is_facts for line in (*lines, *generated))
        return cls(
            frozenset(labels),
            frozenset(one_way),
            made,
            firsts,
            frozenset(no for no, of_one in base.items() if of_one and of_one[0].prompt),
            frozenset(no for no, of_one in base.items() if any(line.prompt for line in of_one)),
            has_facts,
            _parts(base, labels, one_way),
        )

    def kind(self, line: Line) -> str:
        """The label that a line is, `FACTS` for the facts of an item, or nothing."""
        said = _said(line)
        if line.is_heading:
            return ""
        if said in self.labels:
            return said
        if line.is_label:  # a person put something behind it
            begun = (label for label in self.labels if said.startswith(label))
            return max(begun, key=len, default=said)
        return FACTS if line.is_facts or said in self._all_facts else ""

    @cached_property
    def _all_facts(self) -> set[str]:
        return {
            said
            for first in self.firsts.values()
            if (said := _said(first)) and said not in self.labels
        }

    def marked(self, line: Line) -> Line:
        """A line that says itself whether it is a label or facts, whatever became of its style."""
        kind = self.kind(line)
        return replace(line, is_facts=kind == FACTS, is_label=kind not in ("", FACTS))

    def kinds(self, lines: Sequence[Line]) -> list[str]:
        """The labels and facts among lines, in order."""
        return [kind for line in lines if (kind := self.kind(line))]

    def is_below(self, no: str, line: Line | None) -> str:
        """What of an item's own a line below its heading is: its kind, or nothing."""
        if line is None:
            return ""
        kind, first = self.kind(line), self.firsts.get(no)
        if kind == FACTS and first is not None and _said(line) != _said(first):
            others = {_said(o) for n, o in self.firsts.items() if n != no}
            return "" if _said(line) in others else FACTS
        if not kind and first is not None and _is_corrected(line, first):
            return FACTS
        return kind

    def asks(self, no: str) -> bool:
        """Whether something of its own must stand below an item's heading.

        Nothing need where the template puts a prompt there. Approved minutes are generated without
        the labels that only prompts stood under, so where nothing was there, a label may be.
        """
        if self.made.get(no) or (no in self.made and no in self.prompted):
            return no in self.firsts
        return bool(self.labels) or self.has_facts

    def is_of_one(self, no: str, line: Line) -> bool:
        """Whether a line was generated below that heading and no other."""
        said = _said(line)
        having = [n for n, made in self.made.items() if any(_said(m) == said for m in made)]
        return having == [no]

    def had(self, no: str, kind: str) -> bool:
        """Whether an item may have had a label, or facts, when it was generated."""
        return kind in self._kinds_made.get(no, {kind}) or not any(
            kind in own for own in self._kinds_made.values()
        )

    @cached_property
    def _kinds_made(self) -> dict[str, set[str]]:
        return {no: set(self.kinds(made)) for no, made in self.made.items()}

    def may_come_next(self, kind: str, stretch: Sequence[Line]) -> bool:
        """Whether a label could still be that of the stretch above it, which lacks it so far."""
        there = self.kinds(stretch)
        behind = any(kind == FACTS or (kind, other) in self.pairs for other in there)
        return kind not in there and not behind

    def first_lacks(self, no: str, stretch: Sequence[Line]) -> bool:
        """Whether an item lacks the label that comes first."""
        firsts = self.labels - {behind for _, behind in self.pairs}
        there = self.kinds(stretch)
        return any(kind not in there and self.had(no, kind) for kind in firsts)

    def in_order(self, no: str, stretch: Sequence[Line]) -> None:
        """The labels of an item stand there once each, in their order, its facts first.

        Raises:
            Doubt: they do not, as if another item began or ended there.
        """
        named = _without_lead_ins([(kind, line) for line in stretch if (kind := self.kind(line))])
        for kind, line in named:
            if no in self.asking and not self.had(no, kind):
                raise Doubt(
                    f"{line.quoted} stands in it now, and stood under other items when the minutes "
                    "were made, as if one of those began there. Put it back, or delete it."
                )
        _in_one_table(no, [line for _, line in named])
        own = Counter(self.kinds(self.made.get(no, ())))
        many = Counter(kind for kind, _ in named)
        for kind, line in reversed(named):
            if many[kind] > max(1, own[kind]):
                raise Doubt(
                    f"{line.quoted} stands in it twice, as if another item began there. Delete "
                    "one, or put it where it was."
                )
        known = {kind for pair in self.pairs for kind in pair} | {FACTS}
        for (kind, line), (later, behind) in combinations(
            [one for one in named if one[0] in known], 2
        ):
            if later == FACTS or (later, kind) in self.pairs:
                raise Doubt(
                    f"{behind.quoted} stands below {line.quoted} in it, as if another item began "
                    "or ended there. Put it where it was."
                )

    def in_their_parts(self, stretch: Sequence[Line]) -> None:
        """At its edges the words of an item stand under the labels that their styles are of.

        So they do though a heading was moved with its labels, or without. Between its edges words
        may have been moved from one label to another: they are its own.

        Raises:
            Doubt: some do not, as if another item began or ended there.
        """
        under = _above(stretch, self)
        told = [kind for kind in under if kind]
        first = next((at for at, kind in enumerate(under) if kind), len(stretch))
        before = frozenset[str]()
        for line in stretch[:first]:  # above all labels
            own = self._own(line)
            if own and (_any_before(told, own, self.pairs) or _any_before(own, before, self.pairs)):
                raise _misplaced(line)
            before = own or before
        for line, kind in zip(reversed(stretch), reversed(under), strict=True):
            own = self._own(line)
            if not kind or kind in own or self.kind(line):
                break
            if _any_before(own, {kind}, self.pairs):
                raise _misplaced(line)

    def _own(self, line: Line) -> frozenset[str]:
        """The labels of which a line has the style."""
        return frozenset() if line.is_heading else self.parts.get(line.style, frozenset())


def _without_lead_ins(named: Sequence[tuple[str, Line]]) -> list[tuple[str, Line]]:
    """Labels without words such as `Actions` that a person typed above others of that item.

    They lack the style of the label, and the label itself stands there, too.
    """
    styled = {kind for kind, line in named if line.is_label}
    return [(kind, line) for kind, line in named if line.is_label or kind not in styled]


def _above(stretch: Sequence[Line], below: Below) -> list[str]:
    """The label above each line."""
    under, found = "", []
    for line in stretch:
        kind = below.kind(line)
        under = under if kind in ("", FACTS) else kind
        found.append(under)
    return found


def _misplaced(line: Line) -> Doubt:
    return Doubt(
        f"{line.quoted} has the style of words under another label of an item, as if another item "
        "began or ended there. Put it under that label, or give it the style of the words beside "
        "it."
    )


def _any_before(
    one: Collection[str], other: Collection[str], pairs: frozenset[tuple[str, str]]
) -> bool:
    """Whether some label of the first comes before one of the others."""
    return any((a, b) in pairs for a in one for b in other)


def _parts(
    base: Mapping[str, Sequence[Line]], labels: set[str], pairs: set[tuple[str, str]]
) -> dict[str, frozenset[str]]:
    """The labels under which words of each style were generated; labels that exclude each other."""
    found: dict[str, set[str]] = {}
    for of_one in base.values():
        under = ""
        for line in of_one:
            said = _said(line)
            if said in labels:
                under = said
            else:
                found.setdefault(line.style, set()).add(under)
    return {
        style: frozenset(under)
        for style, under in found.items()
        if "" not in under and not any(pair in pairs for pair in product(under, under))
    }


def _in_one_table(no: str, labels: Sequence[Line]) -> None:
    """The labels of an item stand in one table, or in none; those of another may have come in."""
    for first, line in pairwise(labels):
        if [spot.table for spot in first.where] != [spot.table for spot in line.where]:
            raise Doubt(
                f"{first.quoted} and {line.quoted} of item {no} stand in different tables, or one "
                "of them in none, as if an item stood in another's table. Put both into one."
            )


def _in_all(base: Mapping[str, Sequence[Line]]) -> set[str]:
    """What was generated below every heading: labels of an office's own template."""
    said = [{key(line.text) for line in of_one if not line.prompt} for of_one in base.values()]
    return set.intersection(*said) - {""} if len(said) > 1 else set()


def _is_corrected(line: Line, first: Line) -> bool:
    """Whether a line is the one that was generated, with some words changed."""
    from rapidfuzz import fuzz

    if line.is_heading or line.is_label:
        return False
    one, other = _said(line), _said(first)
    return one == other or (not first.is_label and fuzz.ratio(one, other) >= _ALIKE)


def _said(line: Line) -> str:
    """The key of a line's words, without what a note in it says."""
    return key(line.words)
