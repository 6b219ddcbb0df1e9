"""What a person typed into the minutes under one item, read back from the edited document.

It leaves the group, so a doubt about where an item ends is a refusal, not a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain, takewhile

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.names import key, number_key
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.drawn import covers, floats, is_ruled_below
from llf_docgen.word.comparing.items import none_was_dropped_before, stretch_of
from llf_docgen.word.comparing.lines import BODY_LEVEL, Control, Doubt, Line, Spot
from llf_docgen.word.comparing.looks import Look, Looks, letters_of
from llf_docgen.word.comparing.stories import BODY, stories
from llf_docgen.word.comparing.words import labels_in, plain, without_labels
from llf_docgen.word.opened import opened
from llf_docgen.word.xml import (
    CELL_PROPERTIES,
    CONTROL,
    DELETED_TEXT,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    STYLE,
    STYLE_ID,
    TABLE,
    TABLE_PROPERTIES,
    TEXT,
    P,
    parsed,
    value_of,
    w,
)

# A file that stands in this one, whose words are elsewhere (17.17.2.1, 17.17.2.2).
_ELSEWHERE = (w("altChunk"), w("subDoc"))
_PARTS = {
    "discussion": "discussion",
    "decision": "decisions",
    "recommendation": "decisions",
    "actions": "actions",
}
_UNKNOWN = (
    "What was generated is not known any more: bring the folder .generated back from a backup. "
)
_LABEL, _FACTS = "PartLabel", "ItemFacts"
_STYLES = "word/styles.xml"
_MERGED = f"{CELL_PROPERTIES}/{w('vMerge')}"
_SHOWS_A_PROMPT = f"{w('sdtPr')}/{w('showingPlcHdr')}"
_TAG = f"{w('sdtPr')}/{w('tag')}"
_BREAK = re.compile(r"[\n\f\x85\u2028\u2029]")
_PLACED = f"{TABLE_PROPERTIES}/{w('tblpPr')}"
_TRACKED = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_TRACKED_CELLS = tuple(w(name) for name in ("cellIns", "cellDel", "cellMerge"))
_OUTLINE = f"{PROPERTIES}/{w('outlineLvl')}"


def read_item(
    content: bytes,
    name: str,
    no: str,
    agenda: Mapping[str, str],
    prompts: Collection[str],
    base: bytes | None = None,
    earlier: Iterable[tuple[bytes, bytes]] = (),
) -> Minuted:
    """What stands under an item's heading.

    A prompt that nobody typed over is nothing, and so is deleted text that Word still tracks.

    Args:
        content: the edited minutes.
        name: the file's name, for messages.
        no: the item's number, one of the agenda's.
        agenda: the title of each agenda item by its number, in order.
        prompts: what stands where nobody typed.
        base: the minutes as they were generated, which tell what belongs to which item.
        earlier: the minutes as a person had them before, each with what had been generated then.

    Raises:
        UnusableFile: it is no Word document, or damaged, or it can't be told for certain where
            the item begins or ends.
    """
    titles = {number_key(number): title for number, title in agenda.items()}
    lines = _lines_of(content, name)
    try:
        made = [] if base is None else _lines_of(base, name)
        made = [replace(line, prompt=line.prompt or line.text in prompts) for line in made]
        stretch = stretch_of(number_key(no), lines, titles, made)
        for mine, its_base in _readable(earlier, name):
            none_was_dropped_before(number_key(no), stretch, lines, titles, mine, its_base)
    except Doubt as doubt:
        unknown = "" if base is not None else _UNKNOWN
        raise UnusableFile(
            f"{name}: it can't be told for certain where item {no} begins and ends: {doubt} "
            f"{unknown}Nothing was written, lest another item's words leave the group."
        ) from doubt
    if base is None:
        return _sorted([line for line in stretch if not line.prompt], prompts)
    # Where the minutes as they were made are known, what differs from them was typed: some
    # programs leave the mark of a prompt on an answer.
    return _sorted(stretch, {*prompts, *(line.text for line in made if line.prompt)})


def _readable(
    versions: Iterable[tuple[bytes, bytes]], name: str
) -> Iterator[tuple[list[Line], list[Line]]]:
    """The lines of kept versions and their bases; of one that is damaged nothing is known."""
    for mine, base in versions:
        with suppress(UnusableFile):
            yield _lines_of(mine, name), _lines_of(base, name)


def _lines_of(content: bytes, name: str) -> list[Line]:
    try:
        parts = opened(content, name)
        body = stories(parts)[BODY]
        reading = _Lines(body.container, _levels(parts), Looks.of(parts))
        return reading.of(blocks_of(body.container, body.reader))
    except (etree.XMLSyntaxError, KeyError, RecursionError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error


def _sorted(lines: Sequence[Line], prompts: Collection[str]) -> Minuted:
    """The lines of an item by the part that they stand in; a table's row is one line."""
    found: dict[str, list[str]] = {}
    bucket, row = "discussion", None
    for line in lines:
        if line.is_label:
            bucket = _PARTS.get(key(line.text), bucket)
        elif line.text and not line.is_facts and line.text not in prompts:
            texts = found.setdefault(bucket, [])
            if texts and row is not None and _row_of(line) is row:
                texts[-1] += f" | {line.text}"
            else:
                texts.append(line.text)
        row = _row_of(line)
    lacks = dict.fromkeys(what for line in lines for what in line.lacks)
    discussion, decisions, actions = (
        tuple(found.get(part, ())) for part in ("discussion", "decisions", "actions")
    )
    undecided = sum(line.undecided or any(text for text, _ in line.struck) for line in lines)
    return Minuted(discussion, decisions, actions, tuple(lacks), undecided)


def _row_of(line: Line) -> object | None:
    return line.where[0].row if line.where else None


class _Lines:
    """The lines of a body, each with what else is to be known of it."""

    def __init__(self, body: etree._Element, levels: Mapping[str, int], looks: Looks) -> None:
        self._levels = levels
        self._looks = looks
        self._order = {p: number for number, p in enumerate(body.iter(P, *_ELSEWHERE))}

    def of(self, blocks: Iterable[Block]) -> list[Line]:
        """Each line that has words, in reading order, those in tables too."""
        placed = list(self._of(blocks, ()))
        lines = [line for _, line in placed]
        ends = [end for end, _ in placed]
        struck: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        others: set[int] = set()
        ruled: set[int] = set()
        for paragraph, number in self._order.items():
            at, behind = bisect_left(ends, number), bisect_right(ends, number)
            if paragraph.tag == P and is_ruled_below(
                paragraph, any(line.text for line in lines[at:behind])
            ):
                ruled.add(behind)
            if paragraph.tag != P:
                others.add(at)
            elif text := _struck_out(paragraph):
                struck[at].append((text, self._level(_style_of(paragraph), paragraph)))
        return [
            replace(line, struck=tuple(struck[at]), behind_other=at in others, ruled=at in ruled)
            if at in struck or at in others or at in ruled
            else line
            for at, line in enumerate(lines)
        ]

    def _of(self, blocks: Iterable[Block], where: tuple[Spot, ...]) -> Iterator[tuple[int, Line]]:
        """Each line with the place of the paragraph in which it ends."""
        for block in blocks:
            if block.kind == TABLE:
                for row in block.rows:
                    column = _skipped(row.last)
                    for cell in row.cells:
                        inside = (*where, Spot(block.last, row.last, cell.element, column))
                        yield from self._of(cell.blocks, inside)
                        column += _columns(cell.element)
            else:
                yield from ((self._order[block.last], o) for o in self._in_block(block, where))

    def _in_block(self, block: Block, where: tuple[Spot, ...]) -> list[Line]:
        """The lines of a paragraph; what follows a line break in a heading is body text."""
        texts = [text for text in _BREAK.split(block.shown) if plain(text)]
        if not texts:
            return []
        line = self._looked_at(block, where)
        lead = "".join(map(self._looks.lead, block.elements)).split()
        whole = "".join(lead) == "".join(without_labels("".join(texts)).split())
        first, *more = (
            replace(
                line, text=words, stands_out=words if whole else "", lacks=tuple(labels_in(text))
            )
            for text in texts
            for words in [without_labels(text)]
        )
        first = replace(first, stands_out=first.stands_out or " ".join(lead))
        lines = [first, *(replace(o, level=BODY_LEVEL, continues=True) for o in more)]
        found = {look.letters: look for look in self._looks.of_lines(block.elements)}
        return [_looking(line, found) for line in lines]

    def _looked_at(self, block: Block, where: tuple[Spot, ...]) -> Line:
        """A line of a paragraph, but for its words: what is so of each line of it."""
        notes = [p for e in block.elements for p in block.reader.in_notes(e)]
        return Line(
            "",
            block.style,
            self._level(block.style, block.last),
            where,
            hidden=any(self._looks.hides(p) for p in (*block.elements, *notes)),
            struck_through=any(self._looks.strikes(p) for p in (*block.elements, *notes)),
            is_facts=block.style == _FACTS,
            is_label=block.style == _LABEL,
            floats=any(floats(element) for element in block.elements)
            or any(_is_placed(table) for table, *_ in where),
            merged=any(_is_merged(cell) for _, _, cell, _ in where),
            covered=any(covers(element) for element in block.elements),
            in_changed_cell=any(_is_changed(cell) for _, _, cell, _ in where),
            numbered=self._looks.lists.numbers(block.last),
            prompt=_is_prompt(block),
            control=_control_of(block.last),
            undecided=any(_is_undecided(element) for element in block.elements),
            notes=tuple(plain(block.reader.shown([p])) for p in notes),
        )

    def _level(self, style: str, paragraph: etree._Element) -> int:
        own = _number(paragraph.find(_OUTLINE))
        return own if own is not None else self._levels.get(style, BODY_LEVEL)


def _looking(line: Line, looks: Mapping[str, Look]) -> Line:
    """A line, with how it looks."""
    look = looks.get(letters_of(line.words))
    if look is None:
        return line
    return replace(
        line,
        outstanding=look.loud,
        by_style=look.loud and not look.own,
        marks=look.marks,
        style_marks=look.style_marks,
    )


def _is_prompt(block: Block) -> bool:
    """Whether its words are those of a content control that waits for others (17.5.2.39)."""
    controls = block.last.iterancestors(CONTROL)
    controls = chain(controls, block.last.iter(CONTROL))
    waits = any(control.find(_SHOWS_A_PROMPT) is not None for control in controls)
    runs = [run for run in block.last.iter(RUN) if run.find(TEXT) is not None]
    styles = {value_of(run.find(f"{RUN_PROPERTIES}/{w('rStyle')}")) for run in runs}
    return waits and styles == {"PlaceholderText"}


def _control_of(paragraph: etree._Element) -> Control | None:
    """The innermost content control around a paragraph, or in it, that has a tag (17.5.2.42)."""
    for control in chain(paragraph.iterancestors(CONTROL), paragraph.iter(CONTROL)):
        tag = value_of(control.find(_TAG))
        if tag:
            return Control(tag, control)
    return None


def _is_placed(table: object) -> bool:
    """Whether a table lies at a place on the page, with the text around it (17.4.57)."""
    return isinstance(table, etree._Element) and table.find(_PLACED) is not None


def _is_undecided(paragraph: etree._Element) -> bool:
    """Whether words of a paragraph, or its row, are tracked as inserted, deleted or moved."""
    rows = (row.find(ROW_PROPERTIES) for row in paragraph.iterancestors(ROW))
    places = [paragraph, *(row for row in rows if row is not None)]
    return any(next(place.iter(*_TRACKED), None) is not None for place in places)


def _is_changed(cell: object) -> bool:
    """Whether a cell is tracked as inserted, deleted or merged (17.13.5.1 to .3)."""
    said = cell.find(CELL_PROPERTIES) if isinstance(cell, etree._Element) else None
    return said is not None and any(said.find(tag) is not None for tag in _TRACKED_CELLS)


def _columns(cell: etree._Element) -> int:
    """How many columns a cell spans (ECMA-376 part 1, 17.4.17)."""
    return _number(cell.find(f"{CELL_PROPERTIES}/{w('gridSpan')}")) or 1


def _skipped(row: etree._Element) -> int:
    """How many columns a row leaves out before its first cell (17.4.15)."""
    return _number(row.find(f"{ROW_PROPERTIES}/{w('gridBefore')}")) or 0


def _is_merged(cell: object) -> bool:
    """Whether a cell reaches over several rows (ECMA-376 part 1, 17.4.84)."""
    return isinstance(cell, etree._Element) and cell.find(_MERGED) is not None


def _struck_out(paragraph: etree._Element) -> str:
    """What a paragraph said before changes that are still tracked; nothing where none took it."""
    gone = (w("del"), w("moveFrom"))
    row = next(paragraph.iterancestors(ROW), None)
    taken = row is not None and row.find(f"{ROW_PROPERTIES}/{w('del')}") is not None
    if not taken and next(paragraph.iter(*gone), None) is None:
        return ""
    said, lost = [], taken
    for text in paragraph.iter(TEXT, DELETED_TEXT):
        around = {
            above.tag for above in takewhile(lambda e: e is not paragraph, text.iterancestors())
        }
        lost = lost or bool(around & set(gone))
        if text.tag == DELETED_TEXT or not around & {w("ins"), w("moveTo")}:
            said.append(text.text or "")
    return " ".join("".join(said).split()) if lost else ""


def _style_of(paragraph: etree._Element) -> str:
    return value_of(paragraph.find(f"{PROPERTIES}/{w('pStyle')}"))


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
    name = value_of(style.find(w("name"))).casefold()
    called = re.fullmatch(r"heading\s*([1-9])", name)
    if level is not None or not called:
        return 0 if level is None and name == "title" else level
    return int(called[1]) - 1


def _number(element: etree._Element | None) -> int | None:
    text = value_of(element)
    return int(text) if text.isdigit() else None
