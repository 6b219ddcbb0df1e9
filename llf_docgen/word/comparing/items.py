"""Where an agenda item begins and ends in the minutes; whatever is not certain is a doubt.

A line with the number and title of an item opens it, whatever its style; so does a heading with
either. What only looks like one opens nothing, but where it could be another item's it is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from llf_docgen.model.names import key, number_key

_NUMBERED = re.compile(
    r"\W*(?:item\s+)?(?P<no>\d+(?:\.\d+)*[a-z]?|[a-z]{1,4})"
    r"(?:(?P<mark>[.):\u2013-]+)(?:\s+|$)|\s+|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
BODY_LEVEL = 9  # what Word calls the outline level of body text
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_QUOTED = 60  # letters of a line in a message


class Doubt(Exception):
    """Why it is not certain where an item begins or ends, and what to do."""


@dataclass(frozen=True)
class Line:
    """A line of the minutes: its words, style and outline level (0 is the highest).

    `row` is the table row that it stands in, `hidden` whether some of its words are not shown, and
    `labels` whether it stands under the heading of every item, as the facts and "Discussion" do.
    """

    text: str
    style: str = ""
    level: int = BODY_LEVEL
    row: object | None = None
    hidden: bool = False
    labels: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it stands above other lines."""
        return self.level < BODY_LEVEL

    @property
    def quoted(self) -> str:
        """Its first words, for a message."""
        return f"\u201c{self.text[:_QUOTED]}\u201d"


@dataclass(frozen=True)
class _Opening:
    """A line with which an item begins: by number and title, or by one of them.

    One that is not `sure` only looks like it.
    """

    place: int
    no: str
    whole: bool
    numbered: bool
    sure: bool = False


def stretch_of(
    no: str, lines: Sequence[Line], titles: Mapping[str, str], closing: str = ""
) -> list[Line]:
    """The lines of one item, from behind its heading to the next boundary.

    Args:
        no: the item's number, as `number_key` gives it.
        lines: the minutes.
        titles: the key of each item's title by its number, in the agenda's order.
        closing: the heading that ends the business, as it was generated; nothing if not known.

    Raises:
        Doubt: it is not certain where the item begins or ends.
    """
    order = list(titles)
    found = _openings(lines, titles, closing)
    sure = [opening for opening in found if opening.sure]
    start = _begin(no, lines, sure)
    _all_in_order(no, order, sure)
    later = order[order.index(no) + 1 :]
    end = _end(start, lines, [o for o in found if o.no != no], later)
    if later:
        _is_next(later[0], lines, end, sure)
    else:
        _is_closing(closing, lines, end)
    _nothing_odd(lines[start + 1 : end], order)
    return list(lines[start + 1 : end])


def closing_of(lines: Sequence[Line], titles: Mapping[str, str]) -> str:
    """The heading that ends the business; nothing where there is none."""
    end = _end_of_business(lines, _candidates(lines, titles), "")
    return lines[end].text if end < len(lines) else ""


def _begin(no: str, lines: Sequence[Line], sure: Sequence[_Opening]) -> int:
    begins = [opening.place for opening in sure if opening.no == no]
    if not begins:
        raise Doubt("it has no heading there. Put it back, with its number and title.")
    if len(begins) > 1:
        raise Doubt(f"it has two headings, {lines[begins[1]].quoted} is one. Delete one.")
    return begins[0]


def _all_in_order(no: str, order: Sequence[str], sure: Sequence[_Opening]) -> None:
    """Every later item has its heading, and all stand as on the agenda."""
    there = {opening.no: opening.place for opening in reversed(sure)}
    for later in order[order.index(no) + 1 :]:
        if later not in there:
            raise Doubt(
                f"item {later} has no heading there. Put it back, with its number and title."
            )
    known = [item for item in order if item in there]
    for item, following in pairwise(known):
        if there[item] > there[following]:
            raise Doubt(
                f"item {item} stands behind item {following} there. Put them into the agenda's "
                "order, or change the sheet Agenda and make the minutes anew."
            )


def _end(
    start: int, lines: Sequence[Line], others: Sequence[_Opening], later: Sequence[str]
) -> int:
    """The place of the next item's heading, or of any other heading."""
    by_place = {opening.place: opening for opening in others}
    for place in range(start + 1, len(lines)):
        other = by_place.get(place)
        if other and not other.sure and other.no in later:
            raise Doubt(
                f"{lines[place].quoted} looks like item {other.no}. Say it in another way, or "
                "number it as (a), if it belongs to the item."
            )
        if (other and other.sure) or lines[place].is_heading:
            return place
    return len(lines)


def _is_next(following: str, lines: Sequence[Line], end: int, sure: Sequence[_Opening]) -> None:
    """An item ends where the next one begins, at no other heading."""
    if following not in {opening.no for opening in sure if opening.place == end}:
        raise Doubt(
            f"{lines[end].quoted} stands before item {following}. Make it no heading, if it "
            "belongs to the item."
        )


def _is_closing(closing: str, lines: Sequence[Line], end: int) -> None:
    """The last item ends at the heading that was generated behind it."""
    heading = key(lines[end].text) if end < len(lines) else ""
    if not heading or (closing and heading != key(closing)):
        wanted = f"the heading \u201c{closing}\u201d" if closing else "a heading"
        raise Doubt(f"{wanted} does not stand behind it. Put it back.")


def _nothing_odd(stretch: Sequence[Line], order: Sequence[str]) -> None:
    """No words that nobody sees, no number that the agenda lacks, no second item's labels."""
    for line in stretch:
        if line.hidden:
            raise Doubt(f"{line.quoted} has hidden words. Show them, or delete them.")
        if _is_numbered_beyond(line, order):
            raise Doubt(
                f"{line.quoted} looks like an item that the agenda does not have. Add it to the "
                "sheet Agenda, or number it as (a)."
            )
    labels = [line for line in stretch if line.labels]
    if len(labels) > len({line.style for line in labels}):
        raise Doubt(f"{labels[-1].quoted} stands in it twice, as if another item began there.")


def _is_numbered_beyond(line: Line, order: Sequence[str]) -> bool:
    """Whether it begins with a number as agendas have them, and none of this agenda's."""
    said = _NUMBERED.fullmatch(line.text)
    if said is None or not said["mark"] or not said["no"][0].isdigit():
        return False
    no = number_key(said["no"])
    return no not in order and not (no.isdigit() and _FIRST_YEAR <= int(no) <= _LAST_YEAR)


def _openings(lines: Sequence[Line], titles: Mapping[str, str], closing: str) -> list[_Opening]:
    """Every line of the business that opens an item or looks like it, in order.

    One that looks like it, of an item that nothing else opens, does so where what stands under
    each heading stands under it.
    """
    found = _candidates(lines, titles)
    level = _level(lines, found)
    end = _end_of_business(lines, found, closing)
    inside = [
        replace(o, sure=o.whole or lines[o.place].level <= level) for o in found if o.place < end
    ]
    certain = {opening.no for opening in inside if opening.sure}
    headings = {opening.place for opening in inside if opening.sure}
    return [
        replace(o, sure=True)
        if o.no not in certain and o.place - 1 not in headings and _is_labelled(lines, o.place)
        else o
        for o in inside
    ]


def _is_labelled(lines: Sequence[Line], place: int) -> bool:
    """Whether what stands under each heading stands under this line."""
    return place + 1 < len(lines) and lines[place + 1].labels


def _candidates(lines: Sequence[Line], titles: Mapping[str, str]) -> list[_Opening]:
    return [o for place, line in enumerate(lines) if (o := _opening(place, line, titles))]


def _opening(place: int, line: Line, titles: Mapping[str, str]) -> _Opening | None:
    """What a line opens, or seems to open; nothing for most."""
    said = _NUMBERED.fullmatch(line.text)
    no = number_key(said["no"]) if said else ""
    if said and no in titles:
        title = key(said["rest"])
        _no_other_has_the_title(line, no, title, titles)
        whole = title == titles[no]
        if whole or line.is_heading or said["mark"]:
            return _Opening(place, no, whole, numbered=True)
    words = key(line.text)
    named = (n for n, title in titles.items() if title and title == words)
    return next((_Opening(place, n, whole=False, numbered=False) for n in named), None)


def _no_other_has_the_title(line: Line, no: str, title: str, titles: Mapping[str, str]) -> None:
    for other, its_title in titles.items():
        if title and its_title == title != titles[no]:
            raise Doubt(
                f"{line.quoted} has the title of item {other}. Correct its number there, or the "
                "sheet Agenda."
            )


def _level(lines: Sequence[Line], found: Sequence[_Opening]) -> int:
    """The outline level of the items' headings; that of no heading where none is one."""
    headings = [o for o in found if lines[o.place].is_heading]
    whole = [o for o in headings if o.whole]
    return min((lines[o.place].level for o in whole or headings), default=-1)


def _end_of_business(lines: Sequence[Line], found: Sequence[_Opening], closing: str) -> int:
    """Where a heading above those of the items, or the one generated there, ends them."""
    level = _level(lines, found)
    first = next((o.place for o in found if lines[o.place].level <= level), len(lines))
    for place in range(first, len(lines)):
        line = lines[place]
        if line.level < level or (closing and line.is_heading and key(line.text) == key(closing)):
            return place
    return len(lines)
