"""Where an agenda item begins and ends in the minutes; whatever is not certain is a doubt.

A heading with the number or title of an item opens it, and so does a line of any style that has
what stands under each heading under it. What only looks like one opens nothing, but where it could
be another item's it is a doubt. The minutes as they were generated say what belongs to which item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from llf_docgen.model.names import ALIKE, key, number_key

_NUMBERED = re.compile(
    r"\W*(?:(?:agenda\s+)?item\s+)?(?:no\.?\s+)?(?P<no>\d+(?:\.\d+)*[a-z]?|[a-z]{1,4})"
    r"(?:(?P<mark>[.):\u2013\u2014-]+|\s+[:\u2013\u2014-]+(?=\s+\D))(?:\s+|$)|\s+|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
BODY_LEVEL = 9  # what Word calls the outline level of body text
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_QUOTED = 60  # letters of a line in a message
_TITLE = 12  # letters of a title that is long enough to be known by its beginning
_OWN = 12  # letters of a line that is long enough to be taken for the one that was generated
Where = tuple[tuple[object, object, object], ...]


class Doubt(Exception):
    """Why it is not certain where an item begins or ends, and what to do."""


@dataclass(frozen=True)
class Line:
    """A line of the minutes: its words, style and outline level (0 is the highest).

    Args:
        where: the table, row and cell that it stands in, from the outermost in.
        hidden: whether some of its words are not shown.
        behind_other: whether another file stands in the document right before it.
        labels: whether it stands under the heading of every item, as the facts and "Discussion".
        is_label: whether it is one of the labels that divide an item.
        continues: whether it stands behind a line break, in the paragraph of the line before.
        floats: whether it stands in a box or frame that can lie anywhere on the page.
        merged: whether its cell reaches over several rows.
        prompt: whether it only says what to type there.
        lacks: what stands in it and is no words.
        struck: what stood in it and before it and is deleted, tracked: its words, and their level.
    """

    text: str
    style: str = ""
    level: int = BODY_LEVEL
    where: Where = field(default=(), repr=False)
    hidden: bool = False
    behind_other: bool = False
    labels: bool = False
    is_label: bool = False
    continues: bool = False
    floats: bool = False
    merged: bool = False
    prompt: bool = False
    lacks: tuple[str, ...] = ()
    struck: tuple[tuple[str, int], ...] = ()

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


@dataclass(frozen=True)
class _Made:
    """What was generated for an item, below its heading.

    `whole` is whether the heading has the agenda's title, `plain` whether it is none by its style:
    an office's template may have none.
    """

    whole: bool
    lines: Sequence[Line]
    plain: bool = False


@dataclass(frozen=True)
class _Base:
    """The minutes as they were generated: each item by its number now, and what stands behind.

    `is_whole` is whether each of their items is one of the agenda as it is now.
    """

    items: Mapping[str, _Made]
    closing: str
    is_whole: bool


def stretch_of(
    no: str, lines: Sequence[Line], titles: Mapping[str, str], base: Sequence[Line] = ()
) -> list[Line]:
    """The lines of one item, from behind its heading to the next boundary.

    Args:
        no: the item's number, as `number_key` gives it.
        lines: the minutes.
        titles: the key of each item's title by its number, in the agenda's order.
        base: the minutes as they were generated; nothing if that is not known.

    Raises:
        Doubt: it is not certain where the item begins or ends.
    """
    order = list(titles)
    generated = _generated(base, titles)
    made, closing = generated.items, generated.closing
    found = _openings(lines, titles, closing, made)
    sure = [opening for opening in found if opening.sure]
    start = _begin(no, lines, found)
    _is_its_own(start, lines, titles, made.get(no))
    later = _later(no, order, sure, generated)
    _all_in_order(order, sure, later)
    end = _end(start.place, lines, [o for o in found if o.no != no], later)
    if later:
        _is_next(later[0], lines, end, sure)
    else:
        _is_closing(closing, lines, end)
    stretch = lines[start.place + 1 : end]
    _nothing_struck_out(stretch, lines[end : end + 1], titles, later[:1], closing)
    _nothing_odd(stretch, order)
    _no_other_file(lines[start.place + 1 : end + 1])
    _nothing_beside(lines[start.place], stretch, [lines[o.place] for o in sure if o.no != no])
    _begins_as_made(stretch, made.get(no))
    _nothing_of_others(stretch, base, made.get(no))
    _first_is_not_elsewhere(stretch, lines, base, made.get(no))
    return list(stretch)


def _generated(base: Sequence[Line], titles: Mapping[str, str]) -> _Base:
    named = {place: _named(line, titles) for place, line in enumerate(base)}
    headings = [place for place, line in enumerate(base) if line.is_heading]
    items = [place for place in headings if named[place][0]] or _plain(named)
    if not items:  # a template may leave the numbers out
        titled = {title: (no, True) for no, title in titles.items() if title}
        named |= {p: titled[k] for p in headings if (k := key(base[p].text)) in titled}
        items = [place for place in headings if named[place][0]]
    level = max((base[place].level for place in items), default=BODY_LEVEL)
    ends = sorted({*items, *(place for place in headings if base[place].level <= level)})
    made: dict[str, _Made] = {}
    for place in items:
        end = next((other for other in ends if other > place), len(base))
        no, whole = named[place]
        plain = not base[place].is_heading
        made.setdefault(no, _Made(whole, base[place + 1 : end], plain))
    first, last = min(items, default=len(base)), max(items, default=len(base))
    closing = next((base[place].text for place in ends if place > last), "")
    between = [place for place in ends if first <= place <= last]
    return _Base(made, closing, bool(made) and len(between) == len(made))


def _plain(named: Mapping[int, tuple[str, bool]]) -> list[int]:
    """The lines that are items' headings where none is one by its style: with title, and once."""
    whole = {place: no for place, (no, is_whole) in named.items() if is_whole}
    many = Counter(whole.values())
    return [place for place, no in whole.items() if many[no] == 1]


def _named(heading: Line, titles: Mapping[str, str]) -> tuple[str, bool]:
    """Which item a generated heading is of, by its title or else by its number."""
    said = _NUMBERED.fullmatch(heading.text)
    if said is None:
        return "", False
    no, title = number_key(said["no"]), key(said["rest"])
    own = [no] if no in titles else []
    named = next((n for n in (*own, *titles) if title and titles[n] == title), "")
    if named:
        return named, True
    return (no, False) if own and said["mark"] else ("", False)


def _begin(no: str, lines: Sequence[Line], found: Sequence[_Opening]) -> _Opening:
    begins = [opening for opening in found if opening.no == no and opening.sure]
    if not begins:
        raise Doubt("it has no heading there. Put it back, with its number and title.")
    again = [opening for opening in found if opening.no == no and (opening.sure or opening.whole)]
    if len(again) > 1:
        second = next(opening for opening in again if opening is not begins[0])
        raise Doubt(f"it has two headings, {lines[second.place].quoted} is one. Delete one.")
    return begins[0]


def _is_its_own(
    start: _Opening, lines: Sequence[Line], titles: Mapping[str, str], made: _Made | None
) -> None:
    """A heading with the item's number alone is a person's rewording of it, not another item's."""
    if start.whole or not start.numbered or (made and made.whole):
        return
    line = lines[start.place]
    said = _NUMBERED.fullmatch(line.text)
    title = key(said["rest"]) if said else ""
    if not _is_nearest(title, start.no, titles):
        raise Doubt(
            f"{line.quoted} is another title than the sheet Agenda has. Correct one of them, or "
            "run pack, so that the minutes have it."
        )


def _is_nearest(title: str, no: str, titles: Mapping[str, str]) -> bool:
    """Whether a title is like that of an item, and no more like another's."""
    from rapidfuzz import fuzz

    like = {n: fuzz.partial_ratio(title, other) for n, other in titles.items() if title and other}
    return ALIKE <= like.get(no, 0) == max(like.values(), default=0)


def _later(no: str, order: Sequence[str], sure: Sequence[_Opening], base: _Base) -> list[str]:
    """The items behind one; without those that had no heading when the minutes were made."""
    there = {opening.no for opening in sure}
    behind = order[order.index(no) + 1 :]
    return [i for i in behind if not base.is_whole or i in base.items or i in there]


def _all_in_order(order: Sequence[str], sure: Sequence[_Opening], later: Sequence[str]) -> None:
    """Every later item has its heading, and all stand as on the agenda."""
    there = {opening.no: opening.place for opening in reversed(sure)}
    for item in later:
        if item not in there:
            raise Doubt(
                f"item {item} has no heading there. Put it back, with its number and title."
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
        if other and not other.sure and (other.no in later or other.whole):
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
        if line.floats:
            raise Doubt(
                f"{line.quoted} stands in a box or frame, which may lie anywhere on the page. Put "
                "its words into the text."
            )
    labels = [line for line in stretch if line.labels]
    if len(labels) > len({line.style for line in labels}):
        raise Doubt(f"{labels[-1].quoted} stands in it twice, as if another item began there.")


def _no_other_file(stretch: Sequence[Line]) -> None:
    """No file stands in it, whose words nobody reads here: a heading may be among them."""
    for line in stretch:
        if line.behind_other:
            raise Doubt(
                f"another file is inserted before {line.quoted}. Open the minutes in Word and save "
                "them, so that its words are theirs."
            )


def _nothing_beside(own: Line, stretch: Sequence[Line], others: Sequence[Line]) -> None:
    """Nothing stands beside another item's heading in a table: it may be that item's."""
    for other in others:
        for line in (own, *stretch):
            if _is_beside(line, other) or (line.merged and _share_a_table(line, other)):
                raise Doubt(
                    f"{line.quoted} stands beside {other.quoted} in a table. Put each item into "
                    "rows of its own."
                )


def _is_beside(one: Line, other: Line) -> bool:
    """Whether two lines stand in one row, in different cells."""
    both = zip(one.where, other.where, strict=False)
    where = next(((a, b) for a, b in both if a != b), None)
    return where is not None and where[0][1] is where[1][1]


def _share_a_table(one: Line, other: Line) -> bool:
    tables = {id(table) for table, _, _ in one.where}
    return any(id(table) in tables for table, _, _ in other.where)


def _nothing_struck_out(
    stretch: Sequence[Line],
    behind: Sequence[Line],
    titles: Mapping[str, str],
    following: Sequence[str],
    closing: str,
) -> None:
    """No heading is deleted in it as a tracked change, which may yet be rejected.

    Right before the next heading, that may be its own from before.
    """
    inside = [(text, level) for line in stretch for text, level in line.struck]
    before = [(text, level) for line in behind for text, level in line.struck]
    own = {*following, *(titles[no] for no in following), key(closing)} - {""}
    before = [(text, level) for text, level in before if not own & _known_by(text)]
    for text, level in (*inside, *before):
        if text and (level < BODY_LEVEL or _looks_like_a_heading(text, titles)):
            raise Doubt(
                f"the heading {Line(text).quoted} is deleted in it by a tracked change. Accept or "
                "reject that in Word (Review), and see where the words under it belong."
            )


def _known_by(text: str) -> set[str]:
    said = _NUMBERED.fullmatch(text)
    return {key(text), *((number_key(said["no"]), key(said["rest"])) if said else ())}


def _looks_like_a_heading(text: str, titles: Mapping[str, str]) -> bool:
    return _opening(0, Line(text), titles) is not None or bool(
        _known_by(text) & {title for title in titles.values() if title}
    )


def _begins_as_made(stretch: Sequence[Line], made: _Made | None) -> None:
    """Nothing stands between the heading and what was generated right below it.

    What stands there may be the end of the item before, if the heading was moved.
    """
    first = made.lines[0].text if made and made.lines else ""
    for place, line in enumerate(stretch):
        if line.labels or (first and line.text == first):
            between = [other for other in stretch[:place] if not other.continues]
            if between:
                raise Doubt(
                    f"{between[0].quoted} stands between the heading and {line.quoted}. Move it "
                    "below that, if it belongs to the item."
                )
            return


def _nothing_of_others(stretch: Sequence[Line], base: Sequence[Line], made: _Made | None) -> None:
    """Nothing stands in it that was generated with another item, or more often than with it."""
    own = Counter(line.text for line in made.lines) if made else Counter[str]()
    generated = {line.text for line in base if not line.where and _is_telling(line)}
    for text, times in Counter(line.text for line in stretch if line.text in generated).items():
        if made and times > own[text]:
            raise Doubt(
                f"{Line(text).quoted} stands in it {'again' if own[text] else 'now'}, and stood "
                "with another part when the minutes were made, as if that began there. Move it "
                "back, or delete it."
            )


def _first_is_not_elsewhere(
    stretch: Sequence[Line], lines: Sequence[Line], base: Sequence[Line], made: _Made | None
) -> None:
    """What was generated right below the heading stands there, or nowhere any more."""
    first = made.lines[0] if made and made.lines else Line("")
    if not first.labels or any(line.text == first.text for line in stretch):
        return
    there, before = (sum(line.text == first.text for line in side) for side in (lines, base))
    if there >= before:
        raise Doubt(
            f"{first.quoted} stands elsewhere, and stood below its heading when the minutes were "
            "made. Move the heading back, or delete it."
        )


def _is_telling(line: Line) -> bool:
    """Whether a generated line tells one item from another: no short one that anybody types."""
    return line.labels or (not line.is_label and len(line.text) >= _OWN)


def _is_numbered_beyond(line: Line, order: Sequence[str]) -> bool:
    """Whether it begins with a number as agendas have them, and none of this agenda's."""
    said = _NUMBERED.fullmatch(line.text)
    if said is None or not said["mark"] or not said["no"][0].isdigit():
        return False
    no = number_key(said["no"])
    return no not in order and not (no.isdigit() and _FIRST_YEAR <= int(no) <= _LAST_YEAR)


def _openings(
    lines: Sequence[Line], titles: Mapping[str, str], closing: str, made: Mapping[str, _Made]
) -> list[_Opening]:
    """Every line of the business that opens an item or looks like it, in order.

    One that is no heading opens an item where what stands under each heading stands under it, and
    nothing else opens that item.
    """
    found = list(_candidates(lines, titles))
    level = _level(lines, found)
    end = _end_of_business(lines, found, closing)
    inside = [
        replace(o, sure=_is_sure(o, lines, level, made.get(o.no))) for o in found if o.place < end
    ]
    certain = {opening.no for opening in inside if opening.sure}
    headings = {opening.place for opening in inside if opening.sure}
    return [
        replace(o, sure=True)
        if o.no not in certain
        and o.place - 1 not in headings
        and _is_labelled(lines, o.place, made.get(o.no))
        else o
        for o in inside
    ]


def _is_sure(opening: _Opening, lines: Sequence[Line], level: int, made: _Made | None) -> bool:
    line = lines[opening.place]
    as_made = made is not None and made.plain
    return line.level <= level or (opening.whole and (line.is_heading or as_made))


def _is_labelled(lines: Sequence[Line], place: int, made: _Made | None) -> bool:
    """Whether what stands under each heading, or was generated under this, stands under it."""
    below = next((line for line in lines[place + 1 :] if not line.continues), None)
    first = made.lines[0].text if made and made.lines else ""
    return below is not None and (below.labels or (first != "" and below.text == first))


def _candidates(lines: Sequence[Line], titles: Mapping[str, str]) -> Iterator[_Opening]:
    for place, line in enumerate(lines):
        opening = _opening(place, line, titles)
        if opening:
            yield opening
        said = _NUMBERED.fullmatch(line.text)
        if said and number_key(said["no"]) in titles:
            _no_other_has_the_title(line, number_key(said["no"]), key(said["rest"]), titles)


def _opening(place: int, line: Line, titles: Mapping[str, str]) -> _Opening | None:
    """What a line opens, or seems to open; nothing for most."""
    said = _NUMBERED.fullmatch(line.text)
    no = number_key(said["no"]) if said else ""
    if said and no in titles:
        whole = key(said["rest"]) == titles[no]
        if whole or line.is_heading or said["mark"]:
            return _Opening(place, no, whole, numbered=True)
    words = {key(line.text), key(said["rest"]) if said else ""}
    named = (n for n, title in titles.items() if title and any(_begins(w, title) for w in words))
    return next((_Opening(place, n, whole=False, numbered=False) for n in named), None)


def _begins(words: str, title: str) -> bool:
    """Whether words are a title, or begin with one that is no single word."""
    return words == title or (len(title) >= _TITLE and words.startswith(title))


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
