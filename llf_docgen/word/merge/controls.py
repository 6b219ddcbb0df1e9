"""Content controls that go with all that stands in them, tracked as Word does (17.13.5.4 and .6).

Left in place an emptied one would ask to be filled in; taken away at once it would be lost where
somebody rejects that its words go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from llf_docgen.word.comparing.blocks import mark
from llf_docgen.word.merge.pen import Pen, is_ours
from llf_docgen.word.xml import CONTENT, CONTROL, ID, remove, w

_GOES = "customXmlDelRange"  # its start and its end each stand between two marks
_START, END = w(f"{_GOES}Start"), w(f"{_GOES}End")


def strike(paragraph: etree._Element, deleted: Collection[etree._Element], pen: Pen) -> None:
    """Tracks the control around a paragraph as deleted, where all in it is deleted."""
    content = paragraph.getparent()
    control = None if content is None else content.getparent()
    if content is None or control is None or content.tag != CONTENT or is_struck(control):
        return
    if all(child in deleted or is_ours(mark(child, "del")) for child in content):
        before, after = (pen.change(f"{_GOES}Start") for _ in range(2))
        control.addprevious(before)
        content.insert(0, etree.Element(END, {ID: before.get(ID, "")}))
        content.append(after)
        control.addnext(etree.Element(END, {ID: after.get(ID, "")}))


def is_struck(element: etree._Element) -> bool:
    """Whether it is a control that we proposed to take out."""
    before = element.getprevious() if element.tag == CONTROL else None
    return before is not None and before.tag == _START and is_ours(before)


def restore_around(paragraph: etree._Element) -> None:
    """Takes our deletion off the control around a paragraph."""
    for control in [c for c in paragraph.iterancestors(CONTROL) if is_struck(c)]:
        _take_marks_off(control)


def free(control: etree._Element) -> None:
    """Takes a control away; what stands in it stands in its place."""
    _take_marks_off(control)
    for content in control.iterchildren(CONTENT):
        for child in list(content):
            control.addprevious(child)
    remove(control)


def struck_in(root: etree._Element, when: str = "") -> list[etree._Element]:
    """The controls that we proposed to take out, at a moment or ever; the inner ones first."""
    starts = (e for e in root.iter(_START) if not when or e.get(w("date")) == when)
    behind = (start.getnext() for start in starts)
    return [control for control in behind if control is not None and is_struck(control)][::-1]


def without_struck(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Elements side by side, with what stands in such controls in their place."""
    for element in elements:
        if is_struck(element):
            for content in element.iterchildren(CONTENT):
                yield from without_struck(content)
        elif element.tag not in (_START, END):
            yield element


def whole(element: etree._Element) -> list[etree._Element]:
    """An element, or such a control around it, with its marks."""
    around = [control for control in element.iterancestors(CONTROL) if is_struck(control)]
    if not around:
        return [element]
    start, *_, end = _marks(around[-1])
    return [start, around[-1], end]


def _take_marks_off(control: etree._Element) -> None:
    for one in _marks(control):
        remove(one)


def _marks(control: etree._Element) -> list[etree._Element]:
    """The marks that say that a control goes, in order."""
    start, content = control.getprevious(), control.find(CONTENT)
    inner = [] if content is None else [e for e in content if e.tag in (_START, END)]
    outer = [start] if start is not None and start.tag == _START else []
    numbers = {e.get(ID) for e in (*outer, *inner)}
    own = [e for e in (*inner, *control.itersiblings(END)) if e.get(ID) in numbers]
    return [*outer, *own]
