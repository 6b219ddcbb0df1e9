"""What comes from one document into another: elements with the styles and parts that they need."""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.numbers import free, last, taken
from llf_docgen.word.relations import (
    Relation,
    Relations,
    Types,
    add_media,
    add_part,
    free_name,
)
from llf_docgen.word.xml import (
    CONTENT,
    CONTROL,
    DRAWING_PROPERTIES,
    ID,
    OFFICE,
    STYLE,
    STYLE_ID,
    VAL,
    as_part,
    parsed,
    remove,
    w,
)

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
_NAMES_STYLE = tuple(w(name) for name in ("pStyle", "rStyle", "tblStyle"))
_LEADS_TO_STYLE = tuple(w(name) for name in ("basedOn", "next", "link"))
# What marks a place in its own document only.
_LEFT_OUT = tuple(
    w(name)
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr"),
        *("lastRenderedPageBreak", "sectPr", "permStart", "permEnd"),
    )
)
_NUMBERED = w("numPr")
_NOTES = {
    w("footnoteReference"): f"{OFFICE}/footnotes",
    w("endnoteReference"): f"{OFFICE}/endnotes",
}


@dataclass
class Bringer:
    """Fits copies of elements of one part of `theirs` into one part of `mine`.

    The parts of `mine` are changed where something new is needed: a style, a relation, a chart.
    """

    theirs: Mapping[str, bytes]
    their_part: str
    mine: dict[str, bytes]
    my_part: str

    def __post_init__(self) -> None:
        self._from = {r.id: r for r in Relations(dict(self.theirs), self.their_part)}
        self._same_numbers = self.theirs.get(NUMBERING) == self.mine.get(NUMBERING)
        self._drawings = _drawings(self.mine[self.my_part])
        self._known = _style_ids(self.mine.get(STYLES, b""))

    def fitted(self, element: etree._Element) -> etree._Element:
        """A copy of the element that can stand in my part."""
        made = copy.deepcopy(element)
        made.tail = None
        for control in reversed(list(made.iter(CONTROL))):
            _unwrap(control)
        for left_out in list(made.iter(*_LEFT_OUT)):
            remove(left_out)
        if not self._same_numbers:
            for numbered in list(made.iter(_NUMBERED)):
                remove(numbered)
        self._bring_styles({e.get(VAL, "") for e in made.iter(*_NAMES_STYLE)})
        self._bring_relations(made)
        self._bring_notes(made)
        return made

    def _bring_styles(self, wanted: set[str]) -> None:
        missing = wanted - self._known
        if not missing or STYLES not in self.theirs or STYLES not in self.mine:
            return
        source, root = parsed(self.theirs[STYLES]), parsed(self.mine[STYLES])
        there = {style.get(STYLE_ID, ""): style for style in source.iter(STYLE)}
        while missing:
            style = there.get(missing.pop())
            if style is None:
                continue
            added = copy.deepcopy(style)
            if not self._same_numbers:
                for numbered in list(added.iter(_NUMBERED)):
                    remove(numbered)
            root.append(added)
            self._known.add(style.get(STYLE_ID, ""))
            leads = {e.get(VAL, "") for e in style.iterchildren(*_LEADS_TO_STYLE)}
            missing |= leads - self._known
        self.mine[STYLES] = as_part(root)

    def _bring_relations(self, made: etree._Element) -> None:
        to: Relations | None = None
        for element in made.iter():
            for name, id in list(element.attrib.items()):
                relation = self._from.get(str(id)) if f"{{{OFFICE}}}" in str(name) else None
                if relation is None:
                    continue
                to = to or Relations(self.mine, self.my_part)
                if relation.outside:
                    element.set(name, to.add_outside(relation.kind, relation.target))
                else:
                    element.set(name, to.add(relation.kind, self._bring_part(relation)))
        for drawing in made.iter(DRAWING_PROPERTIES):
            self._drawings += 1
            drawing.set("id", str(self._drawings))

    def _bring_notes(self, made: etree._Element) -> None:
        """What foot-notes and end-notes say comes along, under numbers that mine lacks."""
        for reference in list(made.iter(*_NOTES)):
            kind = _NOTES[str(reference.tag)]
            theirs = next((r for r in self._from.values() if r.kind == kind), None)
            if theirs is None or theirs.target not in self.theirs:
                remove(reference)
                continue
            relations = Relations(self.mine, self.my_part)
            there = next((r.target for r in relations if r.kind == kind), None)
            if there not in self.mine:
                relations.add(kind, self._bring_part(theirs))
            else:
                self._bring_note(reference, theirs.target, str(there))

    def _bring_note(self, reference: etree._Element, theirs: str, mine: str) -> None:
        notes = parsed(self.theirs[theirs])
        note = next((n for n in notes if n.get(ID) == reference.get(ID)), None)
        if note is None:
            remove(reference)
            return
        brought = Bringer(self.theirs, theirs, self.mine, mine).fitted(note)
        root = parsed(self.mine[mine])
        numbers = taken(root)
        brought.set(ID, str(free(last(numbers), numbers)))
        reference.set(ID, brought.get(ID, ""))
        root.append(brought)
        self.mine[mine] = as_part(root)

    def _bring_part(self, relation: Relation) -> str:
        """A copy of a part, with all that it shows, under a free name; the name."""
        folder, file = posixpath.split(relation.target)
        stem, _, ending = file.rpartition(".")
        pattern = re.sub(r"\d*$", "", stem).replace("{", "").replace("}", "")
        name = free_name(f"{folder}/{pattern}{{}}.{ending}", self.mine)
        content = self.theirs.get(relation.target, b"")
        types = Types(self.theirs)
        kind = types.own(relation.target)
        if kind:
            add_part(self.mine, name, content, kind)
        else:
            kind = types.of(relation.target) or "application/octet-stream"
            add_media(self.mine, name, content, kind)
        own = Relations(self.mine, name)
        for other in Relations(dict(self.theirs), relation.target):
            if other.outside:
                own.keep(other.id, other.kind, other.target, outside=True)
            else:
                own.keep(other.id, other.kind, self._bring_part(other))
        return name


def _style_ids(styles: bytes) -> set[str]:
    if not styles:
        return set()
    return {style.get(STYLE_ID, "") for style in parsed(styles).iter(STYLE)}


def _drawings(part: bytes) -> int:
    """The largest number that a drawing of a part has."""
    return max((int(n) for n in re.findall(rb'<wp:docPr\b[^>]*?\bid="(\d{1,9})"', part)), default=0)


def _unwrap(control: etree._Element) -> None:
    """What a content control holds, in its place."""
    content = control.find(CONTENT)
    for child in reversed(list(content) if content is not None else []):
        control.addnext(child)
    remove(control)
