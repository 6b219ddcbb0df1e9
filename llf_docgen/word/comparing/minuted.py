"""What a person typed into the minutes under one item, read back from the edited document.

It leaves the group, so a doubt about where an item ends is a refusal, not a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.names import key
from llf_docgen.package import open_parts
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.stories import BODY, stories
from llf_docgen.word.comparing.words import plain
from llf_docgen.word.xml import PROPERTIES, STYLE, STYLE_ID, TABLE, parsed, value_of, w

_PARTS = {"discussion": "discussion", "decision": "decisions", "actions": "actions"}
_LABEL, _FACTS = "PartLabel", "ItemFacts"
_NUMBERED = re.compile(
    r"\W*(?P<word>item\s+)?(?P<no>\d+(?:\.\d+)*[a-z]?|[a-z]{1,4})"
    r"(?:(?P<mark>[.):\u2013-]+)(?:\s+|$)|\s+|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_STYLES = "word/styles.xml"
_OUTLINE = f"{PROPERTIES}/{w('outlineLvl')}"
_BODY_LEVEL = 9  # what Word calls the outline level of body text


@dataclass(frozen=True)
class _Line:
    """A paragraph's words, its style, its outline level (0 is the highest) and its table row."""

    text: str
    style: str = ""
    level: int = _BODY_LEVEL
    row: etree._Element | None = None

    @property
    def is_heading(self) -> bool:
        return self.level < _BODY_LEVEL


@dataclass(frozen=True)
class _Opening:
    """A line with which an agenda item begins; one that is not `sure` only looks like it."""

    place: int
    no: str
    sure: bool
    numbered: bool


def read_item(
    content: bytes, name: str, no: str, agenda: Mapping[str, str], prompts: Collection[str]
) -> Minuted | None:
    """What stands under an item's heading; None where the minutes have no such heading.

    A prompt that nobody typed over is nothing, and so is deleted text that Word still tracks.

    Args:
        content: the edited minutes.
        name: the file's name, for messages.
        no: the item's number, one of the agenda's.
        agenda: the title of each agenda item by its number, in order.
        prompts: what stands where nobody typed.

    Raises:
        UnusableFile: it is no Word document, or damaged, or it can't be told for certain where
            the item begins or ends.
    """
    try:
        parts = open_parts(content, name, "docx")
        body = stories(parts)[BODY]
        lines = list(_lines(blocks_of(body.container, body.reader), _levels(parts)))
    except (etree.XMLSyntaxError, KeyError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    titles = {_plain_number(number): key(title) for number, title in agenda.items()}
    try:
        stretch = _stretch(lines, _plain_number(no), titles)
    except _Doubt as doubt:
        raise UnusableFile(
            f"{name}: it can't be told for certain where item {no} begins and ends: {doubt} "
            "Nothing was written, lest another item's words leave the group."
        ) from doubt
    return _sorted(stretch, prompts) if stretch is not None else None


class _Doubt(Exception):
    """Why it is not certain where an item begins or ends, and what to do."""


def _stretch(lines: Sequence[_Line], no: str, titles: Mapping[str, str]) -> list[_Line] | None:
    """The lines of one item, from behind its heading to the next boundary."""
    found = _openings(lines, titles)
    begins = [opening for opening in found if opening.no == no and opening.sure]
    if not begins:
        return None
    if len(begins) > 1:
        raise _Doubt(f"it has two headings, “{_shown(lines, begins[1])}” is one. Delete one.")
    _every_later_item_has_a_heading(no, found, titles)
    start = begins[0].place
    return list(lines[start + 1 : _end(lines, start, [o for o in found if o.no != no])])


def _end(lines: Sequence[_Line], start: int, others: Iterable[_Opening]) -> int:
    """Where the item that begins at `start` ends: at another's opening, or a heading as high."""
    level = min(lines[start].level, _BODY_LEVEL - 1)
    by_place = {opening.place: opening for opening in others}
    for place in range(start + 1, len(lines)):
        other = by_place.get(place)
        if other and other.numbered and not other.sure:
            raise _Doubt(
                f"“{_shown(lines, other)}” looks like item {other.no}. Number it in another way, "
                "as (a), if it belongs to the item."
            )
        if other or lines[place].level <= level:
            return place
    return len(lines)


def _every_later_item_has_a_heading(
    no: str, found: Iterable[_Opening], titles: Mapping[str, str]
) -> None:
    there = {opening.no for opening in found if opening.sure}
    order = list(titles)
    for later in order[order.index(no) + 1 :]:
        if later not in there:
            raise _Doubt(
                f"item {later} has no heading there. Put it back, with its number and title."
            )


def _openings(lines: Sequence[_Line], titles: Mapping[str, str]) -> list[_Opening]:
    """Every line that opens an agenda item or looks like it, in order.

    A line that has the number and title of an item opens it whatever its style, and so does a
    heading with the number. A number or a title alone opens it where nothing else does.
    """
    found = [o for place, line in enumerate(lines) if (o := _opening(place, line, titles))]
    certain = {opening.no for opening in found if opening.sure}
    last = _end_of_the_business(lines, found)
    return [
        _Opening(o.place, o.no, True, o.numbered)
        if o.no not in certain and (o.numbered or o.place < last)
        else o
        for o in found
    ]


def _opening(place: int, line: _Line, titles: Mapping[str, str]) -> _Opening | None:
    """What a line opens, or seems to open; nothing for most."""
    words = key(line.text)
    named = (n for n, title in titles.items() if title and title == words)
    by_title = (_Opening(place, no, sure=False, numbered=False) for no in named)
    return _numbered_opening(place, line, titles) or next(by_title, None)


def _numbered_opening(place: int, line: _Line, titles: Mapping[str, str]) -> _Opening | None:
    said = _NUMBERED.fullmatch(line.text)
    no = _plain_number(said["no"]) if said else ""
    if said is None or no not in titles:
        return None
    title = key(said["rest"])
    _no_other_has_the_title(line, no, title, titles)
    sure = title == titles[no] or line.is_heading
    seems = bool(said["mark"] or said["word"])
    return _Opening(place, no, sure, numbered=True) if sure or seems else None


def _no_other_has_the_title(line: _Line, no: str, title: str, titles: Mapping[str, str]) -> None:
    if title and title != titles[no]:
        for other, its_title in titles.items():
            if its_title == title:
                raise _Doubt(
                    f"“{plain(line.text)}” has the title of item {other}. Bring the minutes up "
                    "to date first: llf-docgen pack."
                )


def _end_of_the_business(lines: Sequence[_Line], found: Sequence[_Opening]) -> int:
    """Where a heading above those of the items ends them: a title after it is no item's."""
    sure = [o for o in found if o.sure and lines[o.place].is_heading]
    if not sure:
        return len(lines)
    level = min(lines[o.place].level for o in sure)
    first = sure[0].place
    return next((n for n in range(first, len(lines)) if lines[n].level < level), len(lines))


def _shown(lines: Sequence[_Line], opening: _Opening) -> str:
    return lines[opening.place].text[:60]


def _plain_number(no: str) -> str:
    return no.strip().rstrip(".):").casefold()


def _sorted(lines: Iterable[_Line], prompts: Collection[str]) -> Minuted:
    """The lines of an item by the part that they stand in; a table's row is one line."""
    found: dict[str, list[str]] = {}
    bucket, row = "discussion", None
    for line in lines:
        if line.style == _LABEL:
            bucket = _PARTS.get(line.text.casefold(), bucket)
        elif line.style != _FACTS and line.text not in prompts:
            texts = found.setdefault(bucket, [])
            if texts and row is not None and line.row is row:
                texts[-1] += f" | {line.text}"
            else:
                texts.append(line.text)
        row = line.row
    return Minuted(**{part: tuple(texts) for part, texts in found.items()})


def _lines(
    blocks: Iterable[Block], levels: Mapping[str, int], inside: etree._Element | None = None
) -> Iterator[_Line]:
    """Each paragraph that has words, in reading order, those in tables too."""
    for block in blocks:
        if block.kind == TABLE:
            for row in block.rows:
                for cell in row.cells:
                    yield from _lines(cell.blocks, levels, row.last if inside is None else inside)
        elif text := plain(block.text):
            yield _Line(text, block.style, _level(block, levels), inside)


def _level(block: Block, levels: Mapping[str, int]) -> int:
    own = block.last.find(_OUTLINE)
    level = _number(own)
    return level if level is not None else levels.get(block.style, _BODY_LEVEL)


def _levels(parts: Mapping[str, bytes]) -> dict[str, int]:
    """The outline level of each paragraph style that has one, its own or by what it is based on.

    Word's own heading styles are headings whatever a program left of their properties.
    """
    if _STYLES not in parts:
        return {}
    styles = {
        style.get(STYLE_ID, ""): style
        for style in parsed(parts[_STYLES], drop_blanks=True).iter(STYLE)
    }
    levels: dict[str, int] = {}
    for id in styles:
        style, seen = styles.get(id), {id}
        while style is not None:
            level = _own_level(style)
            if level is not None:
                levels[id] = level
                break
            above = value_of(style.find(w("basedOn")))
            style = styles.get(above) if above not in seen else None
            seen.add(above)
    return levels


def _own_level(style: etree._Element) -> int | None:
    level = _number(style.find(_OUTLINE))
    called = re.fullmatch(r"heading\s*([1-9])", value_of(style.find(w("name"))).casefold())
    return level if level is not None else int(called[1]) - 1 if called else None


def _number(element: etree._Element | None) -> int | None:
    text = value_of(element)
    return int(text) if text.isdigit() else None
