"""Nothing of another item stands among the lines of one; what may be another's is a doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from llf_docgen.model.names import key, number_key
from llf_docgen.model.withheld import is_confidential
from llf_docgen.word.comparing.below import FACTS, Below
from llf_docgen.word.comparing.lines import BODY_LEVEL, Doubt, Line, Spot
from llf_docgen.word.comparing.outstanding import none_stands_out
from llf_docgen.word.comparing.titles import (
    NUMBERED,
    alike,
    begins,
    is_anothers,
    known_by,
    named_within,
)

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_OWN = 12  # letters of a line that is long enough to be taken for the one that was generated
_IN_A_CELL = re.compile(r"\W{0,2}(?:item\s+|no\.?\s*)?\d{1,3}[a-z]?[.):]?", re.IGNORECASE)
_ITEMS = {"item", "items", "agenda", "agendaitem", "no", ""}
_IN_ROWS = "Put each item into rows of its own."


@dataclass(frozen=True)
class Part:
    """The lines of an item: the place of its heading, and where it ends.

    `places` are those of all items' headings, with their numbers; `following` is the number of
    the next item that is there, if any.
    """

    no: str
    start: int
    end: int
    places: Mapping[int, str]
    following: str

    @property
    def others(self) -> list[int]:
        """The places of the other items' headings."""
        return [place for place, no in self.places.items() if no != self.no]

    def of(self, lines: Sequence[Line]) -> list[Line]:
        """What stands below its heading."""
        return list(lines[self.start + 1 : self.end])


@dataclass(frozen=True)
class Known:
    """What is known of the items: their titles (and keys of them), the base, what ends them all."""

    agenda: Mapping[str, str]
    titles: Mapping[str, str]
    base: Sequence[Line]
    below: Below
    closing: str


def is_alone(part: Part, lines: Sequence[Line], known: Known) -> list[Line]:
    """The lines of an item.

    Raises:
        Doubt: words of another may be among them.
    """
    stretch = part.of(lines)
    _nothing_struck_out(part, lines, known)
    _nothing_odd(lines[part.start], stretch, lines[part.end : part.end + 1], known.titles)
    _nothing_inserted(lines[part.start + 1 : part.end + 1])
    _nothing_beside(part, lines)
    _in_rows_of_its_own(part, lines, known.below)
    known.below.in_order(part.no, stretch)
    known.below.in_their_parts(stretch)
    _nothing_of_others(part.no, stretch, known)
    _nothing_is_elsewhere(part.no, stretch, lines, known)
    _nothing_alike(part.no, stretch, known)
    _nothing_confidential(stretch)
    none_stands_out(part.no, stretch, lines[part.start], known.below, known.base, known.agenda)
    return stretch


def _nothing_confidential(stretch: Sequence[Line]) -> None:
    for line in stretch:
        if is_confidential(line.text):
            raise Doubt(
                f"{line.quoted} says that something is confidential. Take it out, or word it "
                "otherwise where it may leave the group."
            )


def _nothing_odd(
    own: Line, stretch: Sequence[Line], behind: Sequence[Line], titles: Mapping[str, str]
) -> None:
    """No words that nobody sees, no number that the agenda lacks, nothing that floats."""
    for line in stretch:
        if line.hidden:
            raise Doubt(f"{line.quoted} has hidden words. Show them, or delete them.")
        if line.struck_through:
            raise Doubt(f"{line.quoted} has words struck through. Delete them, or let them stand.")
        if _is_numbered_beyond(line, titles):
            raise Doubt(
                f"{line.quoted} looks like an item that the agenda does not have. Add it to the "
                "sheet Agenda, or number it as (a)."
            )
        if line.in_changed_cell:
            raise Doubt(
                f"the cell of {line.quoted} is inserted, deleted or merged by a tracked change. "
                "Accept or reject that in Word (Review)."
            )
    for line in (own, *stretch, *behind):
        if line.floats:
            raise Doubt(
                f"{line.quoted} stands in a box or frame, which may lie anywhere on the page. Put "
                "its words into the text."
            )
        if line.covered:
            raise Doubt(
                f"a shape or picture may lie over the words {_at(line)}. Put it in line with the "
                "text, or delete it."
            )


def _at(line: Line) -> str:
    return f"at {line.quoted}" if line.text else "there"


def _is_numbered_beyond(line: Line, titles: Mapping[str, str]) -> bool:
    """Whether it begins with a number as agendas have them, and none of this agenda's."""
    said = NUMBERED.fullmatch(line.text)
    if said is None or not said["mark"] or not said["no"][0].isdigit():
        return False
    no = number_key(said["no"])
    return no not in titles and not (no.isdigit() and _FIRST_YEAR <= int(no) <= _LAST_YEAR)


def _nothing_inserted(stretch: Sequence[Line]) -> None:
    """No file stands in it, whose words nobody reads here: a heading may be among them."""
    for line in stretch:
        if line.behind_other:
            raise Doubt(
                f"another file is inserted before {line.quoted}. Open the minutes in Word and save "
                "them, so that its words are theirs."
            )


# --- tables


def _nothing_beside(part: Part, lines: Sequence[Line]) -> None:
    """Nothing stands beside another item's heading in a table: it may be that item's."""
    for other in (lines[place] for place in part.others):
        for line in (lines[part.start], *part.of(lines)):
            if _is_beside(line, other) or (line.merged and _share_a_table(line, other)):
                raise _beside(line, other)
    for place in (part.start, part.end):
        for other in lines[place : place + 1]:
            for line in lines[:place] if other.where else ():
                if _is_beside(line, other):
                    raise _beside(other, line)


def _beside(line: Line, other: Line) -> Doubt:
    return Doubt(f"{line.quoted} stands beside {other.quoted} in a table. {_IN_ROWS}")


def _is_beside(one: Line, other: Line) -> bool:
    """Whether two lines stand in one row, in different cells."""
    both = zip(one.where, other.where, strict=False)
    where = next(((a, b) for a, b in both if a != b), None)
    return where is not None and where[0].row is where[1].row


def _share_a_table(one: Line, other: Line) -> bool:
    tables = {id(spot.table) for spot in one.where}
    return any(id(spot.table) in tables for spot in other.where)


def _in_rows_of_its_own(part: Part, lines: Sequence[Line], below: Below) -> None:
    """An item whose heading stands in a table stands in its cell, or in rows from there on.

    A heading may stand in a table alone, above its words. Items in columns would be read line by
    line, across them.
    """
    own, stretch = lines[part.start], part.of(lines)
    following = lines[part.end : part.end + 1] if part.following else []
    for spot in own.where:
        _in_its_cell(own, spot, stretch, below)
        _in_its_table(own, spot, stretch, lines)
    for other in following:
        for spot in other.where:
            mine = _in_table(own, spot)
            for line in (own, *stretch):
                there = _in_table(line, spot)
                if there and there.column != spot.column and (line is own or mine is None):
                    raise _beside(line, other)


def _in_its_cell(own: Line, spot: Spot, stretch: Sequence[Line], below: Below) -> None:
    """Where the cell of the heading holds words of the item, it holds them all."""
    here = [line for line in stretch if spot in line.where]
    if any(below.kind(line) != FACTS for line in here):
        for line in stretch:
            if spot not in line.where:
                raise Doubt(
                    f"{line.quoted} stands outside the cell in which {own.quoted} and what is "
                    "below it stand. Put it there, if it belongs to the item."
                )


def _in_its_table(own: Line, spot: Spot, stretch: Sequence[Line], lines: Sequence[Line]) -> None:
    outside = [line for line in stretch if _in_table(line, spot) is None]
    if outside and sum(_in_table(line, spot) is not None for line in lines) > 1:
        raise Doubt(
            f"{outside[0].quoted} stands outside the table in which {own.quoted} stands. Put it "
            "there, if it belongs to the item."
        )
    for line in stretch:
        there = _in_table(line, spot)
        if there and there.column < spot.column:
            raise _beside(own, line)


def _in_table(line: Line, spot: Spot) -> Spot | None:
    """Where in the table of a cell a line stands, if it does."""
    return next((s for s in line.where if s.table is spot.table), None)


# --- tracked changes


def _nothing_struck_out(part: Part, lines: Sequence[Line], known: Known) -> None:
    """No heading is deleted in it as a tracked change, which may yet be rejected.

    Right before a heading that may be its own from before.
    """
    own = _known_as(part.no, known)
    following = {key(known.closing), *(_known_as(part.following, known) if part.following else ())}
    for place, line in enumerate(lines[: part.end + 1]):
        if place < part.start:
            continue
        its = own if place == part.start else following if place == part.end else set[str]()
        for text, level in line.struck:
            if its - {""} & known_by(text):
                continue
            if text and (level < BODY_LEVEL or _looks_like_a_heading(text, known.titles)):
                raise _struck(text)
    titles = {known.titles[no] for no in (part.no, part.following) if no} - {""}
    for place, line in enumerate(lines):
        if not part.start <= place <= part.end:
            for text, _ in line.struck:
                if titles & known_by(text):
                    raise _struck(text)


def _known_as(no: str, known: Known) -> set[str]:
    """The keys of an item: its number and its title."""
    return {no, known.titles[no]} - {""}


def _struck(text: str) -> Doubt:
    return Doubt(
        f"the heading {Line(text).quoted} is deleted in it by a tracked change. Accept or "
        "reject that in Word (Review), and see where the words under it belong."
    )


def _looks_like_a_heading(text: str, titles: Mapping[str, str]) -> bool:
    said = NUMBERED.fullmatch(text)
    if said and said["mark"] and number_key(said["no"]) in titles:
        return True
    return any(title and begins(one, title) for one in known_by(text) for title in titles.values())


# --- what was generated, and titles


def _nothing_of_others(no: str, stretch: Sequence[Line], known: Known) -> None:
    """Nothing stands in it that was generated with another item, or more often than with it."""
    made = known.below.made.get(no)
    if made is None:
        return
    own = Counter(line.text for line in made)
    generated = {line.text for line in known.base if not line.where and _is_telling(line)}
    for text, times in Counter(line.text for line in stretch if line.text in generated).items():
        if times > own[text] and not (times == 1 and key(text) == known.titles.get(no)):
            raise Doubt(
                f"{Line(text).quoted} stands in it {'again' if own[text] else 'now'}, and stood "
                "with another part when the minutes were made, as if that began there. Move it "
                "back, or delete it."
            )


def _is_telling(line: Line) -> bool:
    """Whether a generated line tells one item from another: no short one that anybody types."""
    return line.is_facts or (not line.is_label and not line.prompt and len(line.text) >= _OWN)


def _nothing_is_elsewhere(
    no: str, stretch: Sequence[Line], lines: Sequence[Line], known: Known
) -> None:
    """What was generated below the heading stands there, or nowhere any more."""
    here = {line.text for line in stretch}
    now, then = (Counter(line.text for line in side) for side in (lines, known.base))
    first = known.below.firsts.get(no)
    for line in known.below.made.get(no, ()):
        if line.text in here or not (line is first or _is_telling(line)):
            continue
        if now[line.text] >= then[line.text]:
            raise Doubt(
                f"{line.quoted} stands elsewhere, and stood below its heading when the minutes "
                "were made. Move the heading back, or delete it."
            )


def _nothing_alike(no: str, stretch: Sequence[Line], known: Known) -> None:
    """No line in it, and none in its notes, looks like the title of another item."""
    own = {line.text for line in known.below.made.get(no, ())}
    rows = Counter(id(line.where[-1].row) for line in stretch if line.where)
    _no_row_numbered(no, stretch, known.agenda)
    for line in stretch:
        if line.text in own or known.below.kind(line):
            continue
        heads_a_column = line.where and rows[id(line.where[-1].row)] > 1
        named = named_within(line.text, no, known.agenda)
        if named or (not heads_a_column and (named := is_anothers(line.text, no, known.agenda))):
            raise _another(line, named)
        # What stands in bold in one of several cells heads its column or row, no item; and 6.1 is
        # in item 6, whatever it is called.
        is_part = re.match(rf"\W*{re.escape(no)}\.\d", line.text) is not None
        shown = replace(line, stands_out="") if heads_a_column or is_part else line
        for one in (shown, *_of_notes(line)):
            other = alike(one, no, known.agenda)
            if other:
                raise _another(one, other)


def _another(line: Line, no: str) -> Doubt:
    return Doubt(
        f"{line.quoted} looks like the title of item {no}. Say it in another way, if it belongs to "
        "the item."
    )


def _no_row_numbered(no: str, stretch: Sequence[Line], agenda: Mapping[str, str]) -> None:
    """No row of a table begins with the number of another item, before words like a title.

    Rows that are numbered from 1, and those below a heading of their own, are points.
    """
    tables: dict[int, dict[int, list[Line]]] = {}
    for line in stretch:
        if line.where:
            spot = line.where[-1]
            rows = tables.setdefault(id(spot.table), {})
            rows.setdefault(id(spot.row), []).append(line)
    for table in tables.values():
        numbered = [row for row in table.values() if _IN_A_CELL.fullmatch(row[0].text)]
        for row in numbered:
            words = " ".join(line.text for line in row)
            named = named_within(words, no, agenda)
            if named:
                raise _another(replace(row[0], text=words), named)
        first = next(iter(table.values()))
        heads = _IN_A_CELL.fullmatch(first[0].text) is None and key(first[0].text) not in _ITEMS
        if heads or not numbered or number_key(numbered[0][0].text) == "1":
            continue
        for row in numbered:
            if len(row) > 1 and number_key(row[0].text) != no and _begins_with_a_capital(row[1]):
                words = " ".join(line.text for line in row)
                raise Doubt(
                    f"{Line(words).quoted} looks like an item in a row of its own. Put a heading "
                    "above that column, or number it as (a), if it belongs to the item."
                )


def _begins_with_a_capital(line: Line) -> bool:
    """Whether the words behind a number begin with a capital."""
    found = re.search(r"[^\W_]", line.text)
    return found is not None and found[0].isupper()


def _of_notes(line: Line) -> Iterator[Line]:
    for text in line.notes:
        yield Line(text, stands_out=text)
