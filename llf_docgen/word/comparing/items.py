"""Where an agenda item begins and ends in the minutes; whatever is not certain is a doubt.

A heading with the number or title of an item opens it, and so does a line of any style that has
what stands under each heading under it. What only looks like one opens nothing, but where it could
be another item's it is a doubt. The minutes as they were generated say what belongs to which item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from llf_docgen.model.names import ALIKE, key, number_key
from llf_docgen.word.comparing.alone import Known, Part, is_alone
from llf_docgen.word.comparing.below import Below
from llf_docgen.word.comparing.controls import controls_are_its_own
from llf_docgen.word.comparing.lines import BODY_LEVEL, Doubt, Line
from llf_docgen.word.comparing.titles import NUMBERED, begins, goes_on
from llf_docgen.word.comparing.unknown import is_sound


@dataclass(frozen=True)
class _Opening:
    """A line with which an item begins: by number and title, or by one of them.

    One that is not `sure` only looks like it; one that is `titled` begins with the title.
    """

    place: int
    no: str
    whole: bool
    numbered: bool
    titled: bool = False
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

    `closing` is the heading that ends them, `behind` are the first lines below that; `is_whole` is
    whether each of their items is one of the agenda as it is now; `others` are the headings behind
    an item, before the next, that are none of the agenda as it is now.
    """

    items: Mapping[str, _Made]
    closing: str
    behind: tuple[str, ...]
    is_whole: bool
    others: Mapping[str, tuple[str, ...]]


def stretch_of(
    no: str, lines: Sequence[Line], agenda: Mapping[str, str], base: Sequence[Line] = ()
) -> list[Line]:
    """The lines of one item, from behind its heading to the next boundary.

    Args:
        no: the item's number, as `number_key` gives it.
        lines: the minutes.
        agenda: the title of each item by its number, in the agenda's order.
        base: the minutes as they were generated; nothing if that is not known.

    Raises:
        Doubt: it is not certain where the item begins or ends.
    """
    titles = {number: key(title) for number, title in agenda.items()}
    generated = _generated(base, titles)
    made, closing = generated.items, generated.closing
    below = Below.of(lines, {number: one.lines for number, one in made.items()})
    found = _openings(lines, titles, closing, made, below)
    found = [o for o in found if o.sure or not _is_a_sentence(o, lines, agenda)]
    sure = [opening for opening in found if opening.sure]
    _none_ends_too_early(no, lines, titles, found)
    start = _begin(no, lines, found)
    _is_its_own(start, lines, titles, made.get(no))
    later = _later(no, list(titles), sure, generated)
    _all_in_order(list(titles), sure, later, made)
    _none_was_dropped(generated.others.get(no, ()), lines)
    end = _end(start.place, lines, [o for o in found if o.no != no], later)
    if later:
        _is_next(later[0], lines, end, sure)
    else:
        _is_closing(generated, lines, start.place, end)
    places = {opening.place: opening.no for opening in sure}
    part = Part(no, start.place, end, places, later[0] if later else "")
    stretch = is_alone(part, lines, Known(agenda, titles, base, below, closing))
    mine = made[no].lines if no in made else ()
    controls_are_its_own(lines[start.place + 1 : end], mine, [one.lines for one in made.values()])
    for number, place in ((no, start.place), *((number, end) for number in later[:1])):
        _begins_with_its_own(number, place, places, lines, below)
        _labels_are_its_own(number, place, part, lines, below)
    _nothing_is_lost(part, lines, below)
    if not base:
        is_sound([_below(place, part, lines) for place in sorted(places)])
    return [_within(below.marked(line), lines[start.place]) for line in stretch]


def _is_a_sentence(opening: _Opening, lines: Sequence[Line], agenda: Mapping[str, str]) -> bool:
    """Whether a line only begins with a title that it says something of."""
    line = lines[opening.place]
    plain = not opening.numbered and not line.is_heading and not line.stands_out
    return plain and goes_on(line.text, agenda[opening.no])


def _within(line: Line, heading: Line) -> Line:
    """A line with the cells only that it stands in within its item."""
    outside = (mine == its for mine, its in zip(line.where, heading.where, strict=False))
    return replace(line, where=line.where[sum(1 for _ in takewhile(bool, outside)) :])


def _begins_with_its_own(
    no: str, place: int, places: Mapping[int, str], lines: Sequence[Line], below: Below
) -> None:
    """Below a heading stands what was generated there, and not what was below the one before.

    If not, the heading was moved: what stands there may be the end of the item before.
    """
    first = next(iter(lines[place + 1 : place + 2]), None)
    nothing_made = no in below.made and not below.made[no]
    is_empty = nothing_made and (first is None or first.is_heading)
    if not below.asks(no) or is_empty:
        return
    kind = below.is_below(no, first)
    if first is None or not kind:
        raise _not_below(no, place, places, lines, below)
    before = max((other for other in places if other < place), default=None)
    if before is None or below.is_of_one(no, first) or not below.had(places[before], kind):
        return
    if below.may_come_next(kind, lines[before + 1 : place]):
        raise Doubt(
            f"{first.quoted} below the heading of item {no} may be that of item "
            f"{places[before]}, which has none. Put it back there."
        )


def _not_below(
    no: str, place: int, places: Mapping[int, str], lines: Sequence[Line], below: Below
) -> Doubt:
    end = min((other for other in places if other > place), default=len(lines))
    own = next((line for line in lines[place + 1 : end] if below.is_below(no, line)), None)
    if own is not None:
        between = lines[place + 1]
        return Doubt(
            f"{between.quoted} stands between the heading of item {no} and {own.quoted}. Move it "
            "below that, if it belongs to the item."
        )
    if below.made and no not in below.made:
        return _not_generated(no)
    first = below.firsts.get(no)
    wanted = first.quoted if first else "what was generated there"
    return Doubt(
        f"below the heading of item {no} {wanted} does not stand any more. Put it back, so that "
        "it is certain that the heading was not moved."
    )


def _labels_are_its_own(
    no: str, place: int, part: Part, lines: Sequence[Line], below: Below
) -> None:
    """Where its first label is gone, none that stands in it is lacking in the item before.

    It may be that one's, if the heading was moved up with what stands right below it.
    """
    stretch = _below(place, part, lines)
    before = max((other for other in part.places if other < place), default=None)
    if before is None or not below.first_lacks(no, stretch):
        return
    above = lines[before + 1 : place]
    of_before = part.places[before]
    for kind in sorted(below.labels & set(below.kinds(stretch))):
        if below.had(of_before, kind) and below.may_come_next(kind, above):
            line = next(line for line in stretch if below.kind(line) == kind)
            raise Doubt(
                f"{line.quoted} under item {no} may be that of item {of_before}, which has none. "
                "Put the labels back that are gone under both."
            )


def _below(place: int, part: Part, lines: Sequence[Line]) -> Sequence[Line]:
    """What stands between a heading and the next one, or what ends the last item."""
    end = min((other for other in part.places if other > place), default=len(lines))
    ends = (n for n in range(place + 1, end) if lines[n].is_heading)
    return lines[place + 1 : next(ends, end)]


def _nothing_is_lost(part: Part, lines: Sequence[Line], below: Below) -> None:
    """No label that the item lacks stands twice in another item, or above all of them."""
    lacks = {kind for kind in below.labels if below.had(part.no, kind)}
    lacks -= set(below.kinds(part.of(lines)))
    for place in part.places:
        stretch = _below(place, part, lines)
        many = Counter(below.kinds(stretch))
        for line in stretch:
            if (kind := below.kind(line)) in lacks and many[kind] > 1:
                raise Doubt(
                    f"{line.quoted} stands twice under {lines[place].quoted}, and the item has "
                    "none. Put it back, with the words below it."
                )


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
    end = next((place for place in ends if place > last), len(base))
    closing = base[end].text if end < len(base) else ""
    behind = tuple(line.text for line in base[end + 1 : end + 3])
    between = [place for place in ends if first <= place <= last]
    others: dict[str, tuple[str, ...]] = {}
    for place, following in pairwise(items):
        strange = tuple(base[p].text for p in ends if place < p < following)
        others.setdefault(named[place][0], strange)
    return _Base(made, closing, behind, bool(made) and len(between) == len(made), others)


def _plain(named: Mapping[int, tuple[str, bool]]) -> list[int]:
    """The lines that are items' headings where none is one by its style: with title, and once."""
    whole = {place: no for place, (no, is_whole) in named.items() if is_whole}
    many = Counter(whole.values())
    return [place for place, no in whole.items() if many[no] == 1]


def _named(heading: Line, titles: Mapping[str, str]) -> tuple[str, bool]:
    """Which item a generated heading is of, by its title or else by its number."""
    said = NUMBERED.fullmatch(heading.text)
    if said is None:
        return "", False
    no, title = number_key(said["no"]), key(said["rest"])
    own = [no] if no in titles else []
    named = next((n for n in (*own, *titles) if title and titles[n] == title), "")
    if named:
        return named, True
    return (no, False) if own and said["mark"] else ("", False)


def _not_generated(no: str) -> Doubt:
    return Doubt(
        f"item {no} is on the agenda, and was never generated into these minutes. Run llf-docgen "
        "pack first."
    )


def _none_ends_too_early(
    no: str, lines: Sequence[Line], titles: Mapping[str, str], found: Sequence[_Opening]
) -> None:
    """No heading above those of the items stands between them: what is behind it would be none."""
    there = {opening.no for opening in found if opening.sure}
    order = list(titles)
    wanted = {n for n in order[order.index(no) :] if n not in there}
    known = list(_candidates(lines, titles))
    level = _level(lines, known)
    first = next((o.place for o in known if lines[o.place].level <= level), len(lines))
    for behind in known:
        if behind.no in wanted and behind.whole and lines[behind.place].is_heading:
            above = [n for n in range(first, behind.place) if lines[n].level < level]
            if above:
                raise Doubt(
                    f"{lines[above[0]].quoted} is a heading above those of the items, as if they "
                    f"ended there, and item {behind.no} stands behind it. Give it the style of "
                    "the words beside it; or, if it is an item, that of the items' headings."
                )


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
    said = NUMBERED.fullmatch(line.text)
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


def _none_was_dropped(others: Sequence[str], lines: Sequence[Line]) -> None:
    """No heading is gone of an item that was taken off the agenda: its words may still be there."""
    there = {key(line.text) for line in lines if line.is_heading}
    for heading in others:
        if key(heading) not in there:
            raise Doubt(
                f"{Line(heading).quoted} stood behind it when the minutes were made, and is gone. "
                "Put that heading back; or delete what stood below it, and run llf-docgen pack."
            )


def none_was_dropped_before(
    no: str,
    stretch: Sequence[Line],
    lines: Sequence[Line],
    agenda: Mapping[str, str],
    mine: Sequence[Line],
    base: Sequence[Line],
) -> None:
    """No words of an item stand in it that was taken off the agenda some versions ago.

    What the minutes were as they were generated does not know of that item any more.

    Args:
        no: the item's number, as `number_key` gives it.
        stretch: the lines of the item.
        lines: the minutes.
        agenda: the title of each item by its number, in the agenda's order.
        mine: the minutes as a person had them then.
        base: what had been generated by then.

    Raises:
        Doubt: some may.
    """
    titles = {number: key(title) for number, title in agenda.items()}
    there = {key(line.text) for line in lines if line.is_heading}
    others = _generated(base, titles).others.get(no, ())
    gone = [heading for heading in others if key(heading) not in there]
    if not gone:
        return
    made = {line.text for line in base}
    own, strange = _divided(no, mine, titles, {key(heading) for heading in gone}, made)
    own_times = Counter(own)
    for text, times in Counter(line.text for line in stretch).items():
        if text in strange and times > own_times[text]:
            raise Doubt(
                f"{Line(text).quoted} may be of {Line(gone[0]).quoted}, which stood behind it and "
                "was taken off the agenda. Delete those words, or word them otherwise where they "
                "are of this item."
            )


def _divided(
    no: str,
    mine: Sequence[Line],
    titles: Mapping[str, str],
    gone: set[str],
    made: Collection[str],
) -> tuple[list[str], set[str]]:
    """What a person had typed under an item, and below the headings behind it that are gone.

    Where such a heading was gone then, too, all that stood behind the last of what was generated
    there may have been below it.
    """
    start = next(
        (n for n, line in enumerate(mine) if line.is_heading and _named(line, titles)[0] == no),
        None,
    )
    if start is None:
        return [], {line.text for line in mine if line.text not in made}
    own: list[str] = []
    last: list[str] = []  # behind the last of what was generated under the item
    strange: list[str] = []
    found = False
    for line in mine[start + 1 :]:
        if line.is_heading and key(line.text) not in gone:
            break
        if line.is_heading:
            found = True
        elif line.text in made and not found:
            own, last = own + last, []
        elif line.text not in made:
            (strange if found else last).append(line.text)
    if found:
        return own + last, set(strange)
    return own, set(last)


def _all_in_order(
    order: Sequence[str],
    sure: Sequence[_Opening],
    later: Sequence[str],
    made: Mapping[str, _Made],
) -> None:
    """Every later item has its heading, and all stand as on the agenda."""
    there = {opening.no: opening.place for opening in reversed(sure)}
    for item in later:
        if item not in there and made and item not in made:
            raise _not_generated(item)
        if item not in there:
            raise Doubt(
                f"item {item} has no heading there. Put it back, with its number and title."
            )
    known = [item for item in order if item in there]
    for item, following in pairwise(known):
        if there[item] > there[following]:
            raise Doubt(
                f"item {item} stands behind item {following} there. Put them into the agenda's "
                "order. Or, if they were taken so, exchange their numbers, both there and on the "
                "sheet Agenda."
            )


def _end(
    start: int, lines: Sequence[Line], others: Sequence[_Opening], later: Sequence[str]
) -> int:
    """The place of the next item's heading, or of any other heading."""
    by_place = {opening.place: opening for opening in others}
    for place in range(start + 1, len(lines)):
        other = by_place.get(place)
        if other and not other.sure and (other.no in later or other.whole or other.titled):
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


def _is_closing(base: _Base, lines: Sequence[Line], start: int, end: int) -> None:
    """The last item ends at the heading that was generated behind it, above what is below that."""
    closing = base.closing
    heading = key(lines[end].text) if end < len(lines) else ""
    if not heading or (closing and heading != key(closing)):
        wanted = f"the heading \u201c{closing}\u201d" if closing else "a heading"
        raise Doubt(f"{wanted} does not stand behind it. Put it back.")
    many = len(base.behind)
    said = tuple(line.text for line in lines[start + 1 : end])
    if many and any(said[at : at + many] == base.behind for at in range(len(said))):
        raise Doubt(
            f"{Line(base.behind[0]).quoted} stands in it, and stood below \u201c{closing}\u201d "
            "when the minutes were made. Put that heading back."
        )


def _openings(
    lines: Sequence[Line],
    titles: Mapping[str, str],
    closing: str,
    made: Mapping[str, _Made],
    below: Below,
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
        and _has_its_own_below(o, lines, below)
        else o
        for o in inside
    ]


def _is_sure(opening: _Opening, lines: Sequence[Line], level: int, made: _Made | None) -> bool:
    line = lines[opening.place]
    as_made = made is not None and made.plain
    return line.level <= level or (opening.whole and (line.is_heading or as_made))


def _has_its_own_below(opening: _Opening, lines: Sequence[Line], below: Below) -> bool:
    """Whether facts, or the label that comes first, stand under a line."""
    line = next((line for line in lines[opening.place + 1 :] if not line.continues), None)
    kind = below.is_below(opening.no, line)
    return kind != "" and not any(kind == behind for _, behind in below.pairs)


def _candidates(lines: Sequence[Line], titles: Mapping[str, str]) -> Iterator[_Opening]:
    for place, line in enumerate(lines):
        opening = _opening(place, line, titles)
        if opening:
            yield opening
        said = NUMBERED.fullmatch(line.text)
        if said and number_key(said["no"]) in titles:
            _no_other_has_the_title(line, number_key(said["no"]), key(said["rest"]), titles)


def _opening(place: int, line: Line, titles: Mapping[str, str]) -> _Opening | None:
    """What a line opens, or seems to open; nothing for most."""
    said = NUMBERED.fullmatch(line.text)
    no = number_key(said["no"]) if said else ""
    if said and no in titles:
        rest = key(said["rest"])
        whole, titled = rest == titles[no], titles[no] != "" and begins(rest, titles[no])
        if whole or line.is_heading or said["mark"]:
            return _Opening(place, no, whole, numbered=True, titled=titled)
    words = {key(line.text), key(said["rest"]) if said else ""}
    named = (n for n, title in titles.items() if title and any(begins(w, title) for w in words))
    return next((_Opening(place, n, whole=False, numbered=False, titled=True) for n in named), None)


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
