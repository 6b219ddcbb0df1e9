"""Proposals of an earlier run that the workbook took back in part.

Of what we struck, the words that we put in again beside it stand there as they were; what is left
struck and put in is just what differs. So a person decides on no word that replaces itself.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.comparing.blocks import mark
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.texts import edits
from llf_docgen.word.merge.controls import restore_around, whole
from llf_docgen.word.merge.pen import Pen, is_ours
from llf_docgen.word.merge.properties import recolor
from llf_docgen.word.merge.proposed import (
    REMARK,
    Kind,
    groups,
    kind_of_paragraph,
    kind_of_row,
    kind_of_words,
    said_of_blocks,
    unstrike,
    words_of,
)
from llf_docgen.word.xml import (
    CELL,
    CELL_PROPERTIES,
    DELETED,
    DELETED_TEXT,
    FILL,
    ID,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN_PROPERTIES,
    SPACE,
    TEXT,
    P,
    remove,
    value_of,
    w,
)

_SHARED = 0.5  # of the letters of the longer one, at least, are the same in both
_MOST_COMPARED = 400  # pairs of blocks in one place
_DATE = w("date")


def take_back_in_part(container: etree._Element, pen: Pen) -> None:
    """Restores words that we struck and put in again, in a body, cell, header, footer or table.

    Looks at words in each paragraph, and at whole paragraphs and rows that are much alike. What
    was proposed at the pen's moment only has nothing in common, as it was just compared.
    """
    for kind in (kind_of_paragraph, kind_of_row):
        for group in groups(container, kind):
            if _is_older(group, pen):
                _merge_alike(group, kind, pen)
    for paragraph in container.iterchildren(P):
        for changes in groups(paragraph, kind_of_words):
            if _is_older(changes, pen):
                _take_back_words(changes, pen)


def _is_older(elements: Iterable[etree._Element], pen: Pen) -> bool:
    """Whether any of our changes in them was proposed before."""
    return any(
        change.get(_DATE) != pen.when
        for element in elements
        for change in element.iter(w("ins"), DELETED)
    )


# --- words


@dataclass
class _Runs:
    """The runs of tracked changes, taken from the first on; each with the change that it is in."""

    waiting: list[tuple[etree._Element, etree._Element]]

    @classmethod
    def of(cls, changes: Iterable[etree._Element]) -> _Runs:
        return cls([(run, change) for change in changes for run in change])

    def take(self, letters: int) -> list[tuple[etree._Element, etree._Element]]:
        """The next runs that hold so many letters; the last one is cut."""
        taken = []
        while letters and self.waiting:
            run, change = self.waiting.pop(0)
            there = _letters(run)
            if there > letters:
                self.waiting.insert(0, (_cut(run, letters), change))
                there = letters
            taken.append((run, change))
            letters -= there
        return taken


def _take_back_words(group: Sequence[etree._Element], pen: Pen) -> None:
    struck = [e for e in group if kind_of_words(e) == "del"]
    put_in = [e for e in group if kind_of_words(e) == "ins"]
    before, after = words_of(struck), words_of(put_in)
    if before and after and REMARK not in before + after:
        changes = edits(before, after)
        if any(map(str.isalnum, _shared(before, changes))):
            last = kind_of_words(group[-1])
            _write(group, _Runs.of(struck), _Runs.of(put_in), changes, last, pen)


def _shared(before: str, changes: Iterable[Stretch]) -> str:
    """The letters that are in both."""
    kept, at = "", 0
    for change in changes:
        kept += before[at : change.start]
        at = change.end
    return kept + before[at:]


def _write(
    group: Sequence[etree._Element],
    struck: _Runs,
    put_in: _Runs,
    changes: Sequence[Stretch],
    last: str,
    pen: Pen,
) -> None:
    """Puts words that are in both, and beside them what differs, in place of a group of changes.

    What ended with words that were struck does so again, where LibreOffice needs it.
    """
    numbers: set[str] = set()
    made: list[etree._Element] = []
    at = other_at = 0
    for number, change in enumerate(changes, 1):
        made += [run for run, _ in struck.take(change.start - at)]
        put_in.take(change.other_start - other_at)
        gone = _wrapped(struck.take(change.end - change.start), numbers, pen)
        new = _wrapped(put_in.take(change.other_end - change.other_start), numbers, pen)
        made += new + gone if number == len(changes) and last == "del" else gone + new
        at, other_at = change.end, change.other_end
    made += [run for run, _ in struck.waiting]
    for element in made:
        group[0].addprevious(element)
        if element.tag not in (DELETED, w("ins")):
            unstrike(element)
    for element in group:
        remove(element)
    pen.made += 1


def _wrapped(
    runs: Iterable[tuple[etree._Element, etree._Element]], numbers: set[str], pen: Pen
) -> list[etree._Element]:
    """Runs in changes like those that they were in, of the same moment."""
    made: list[etree._Element] = []
    last = None
    for run, change in runs:
        if change is not last:
            made.append(etree.Element(str(change.tag), dict(change.attrib.items())))  # type: ignore[arg-type]
            if change.get(ID, "") in numbers:
                made[-1].set(ID, pen.number())
            numbers.add(change.get(ID, ""))
            last = change
        made[-1].append(run)
    return made


def _letters(run: etree._Element) -> int:
    return sum(map(_size, run))


def _size(child: etree._Element) -> int:
    """How many letters a child of a run is: a tab and a break are one."""
    if child.tag in (TEXT, DELETED_TEXT):
        return len(child.text or "")
    return int(child.tag != RUN_PROPERTIES)


def _cut(run: etree._Element, at: int) -> etree._Element:
    """Cuts a run behind so many letters; the rest of it, which stands nowhere."""
    rest = etree.Element(str(run.tag))
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    for child in [child for child in run if child.tag != RUN_PROPERTIES]:
        size = _size(child)
        if at <= 0:
            rest.append(child)
        elif at < size:
            behind = copy.deepcopy(child)
            behind.text, child.text = (child.text or "")[at:], (child.text or "")[:at]
            for text in (behind, child):
                text.set(SPACE, "preserve")
            rest.append(behind)
        at -= size
    return rest


# --- paragraphs and rows


def _merge_alike(group: Sequence[etree._Element], kind: Kind, pen: Pen) -> None:
    """Makes one of each two blocks, struck and put in, that are much alike; in order."""
    struck = [e for e in group if kind(e) == "del"]
    put_in = [e for e in group if kind(e) == "ins"]
    if len(struck) * len(put_in) > _MOST_COMPARED:
        return
    pairs = list(_alike(struck, put_in))
    if not pairs:
        return
    place = etree.Element("place")
    whole(group[-1])[-1].addnext(place)
    for one, other in pairs:
        for waiting, until in ((struck, one), (put_in, other)):
            while waiting[0] is not until:
                _put_before(place, waiting.pop(0))
            waiting.pop(0)
        _put_before(place, one)
        _merge(one, other, pen)
    for element in (*struck, *put_in):
        _put_before(place, element)
    remove(place)


def _put_before(place: etree._Element, block: etree._Element) -> None:
    """Moves a block there, with the control that goes with it."""
    for element in whole(block):
        place.addprevious(element)


def _alike(
    struck: Sequence[etree._Element], put_in: Sequence[etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    first = 0
    for one in struck:
        for number in range(first, len(put_in)):
            if _are_alike(one, put_in[number]):
                yield one, put_in[number]
                first = number + 1
                break


def _are_alike(one: etree._Element, other: etree._Element) -> bool:
    """Whether two blocks have the same shape and most letters; rows of the same thing."""
    if one.tag == P and not (is_ours(mark(one, "del")) and is_ours(mark(other, "ins"))):
        return False
    said, others = said_of_blocks([one]), said_of_blocks([other])
    if not said or not others or [s.place for s in said] != [o.place for o in others]:
        return False
    if one.tag == ROW and said[0].words != others[0].words:
        return False
    texts, other_texts = [s.words for s in said], [o.words for o in others]
    if any(REMARK in words for words in (*texts, *other_texts)):
        return False  # the comment would no longer be on the same words
    longest = max(_many(texts), _many(other_texts))
    both = Counter(_words(texts)) & Counter(_words(other_texts))
    if sum(len(word) * many for word, many in both.items()) < _SHARED * longest:
        return False
    pairs = zip(texts, other_texts, strict=True)
    return _many([_shared(a, edits(a, b)) for a, b in pairs]) >= max(1, _SHARED * longest)


def _many(texts: Iterable[str]) -> int:
    """How many letters the words of texts have."""
    return sum(map(len, _words(texts)))


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in re.findall(r"\w+", text)]


def _merge(struck: etree._Element, put_in: etree._Element, pen: Pen) -> None:
    """Restores a block that was struck, with what one that was put in has otherwise."""
    restore_around(struck)
    for change in list(struck.iter(DELETED)):
        holder = change.getparent()
        if holder is not None and holder.tag in (RUN_PROPERTIES, ROW_PROPERTIES):
            remove(change)
    for paragraph, other in zip(list(struck.iter(P)), list(put_in.iter(P)), strict=True):
        paragraph.extend([child for child in other if child.tag != PROPERTIES])
        for changes in groups(paragraph, kind_of_words):  # also those that are of this moment
            _take_back_words(changes, pen)
    for cell, other in zip(struck.iterchildren(CELL), put_in.iterchildren(CELL), strict=True):
        if _fill(cell) != _fill(other):
            recolor(cell, other, pen)
    remove(put_in)
    pen.made += 1


def _fill(cell: etree._Element) -> str:
    fill = value_of(cell.find(f"{CELL_PROPERTIES}/{w('shd')}"), FILL)
    return "" if fill == "auto" else fill.upper()
