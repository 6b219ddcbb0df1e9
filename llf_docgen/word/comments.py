"""Comments in a document (ECMA-376 part 1, 17.13.4): what a person should know, at its place."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from llf_docgen.word.numbers import free, last, taken
from llf_docgen.word.relations import Relations, add_part, free_name
from llf_docgen.word.xml import (
    AUTHOR,
    BY,
    CONTROL,
    ID,
    OFFICE,
    PROPERTIES,
    RUN,
    SPACE,
    TEXT,
    P,
    W,
    as_part,
    parsed,
    w,
)

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
INITIALS = "ld"


class Comments:
    """The comments of one document, whose main part is `part`; those that are there stay.

    `store` puts them among the parts. `when` is the moment that new ones are dated with, as ISO
    8601 in UTC.
    """

    def __init__(self, parts: dict[str, bytes], part: str, when: str) -> None:
        self._parts, self._when = parts, when
        relations = Relations(parts, part)
        found = next((r for r in relations if r.kind == f"{OFFICE}/comments"), None)
        self.part = found.target if found else free_name("word/comments{}.xml", parts)
        if found is None:
            empty = etree.Element(w("comments"), nsmap={"w": W})
            add_part(parts, self.part, etree.tostring(empty), _TYPE)
            relations.add(f"{OFFICE}/comments", self.part)
        self._comments = parsed(parts[self.part])
        self._taken = taken(self._comments)
        self._last = last(self._taken)

    def add(self, element: etree._Element, words: str, on: Sequence[etree._Element] = ()) -> None:
        """A comment on a paragraph, or on the first paragraph of a table or row.

        Where `on` are runs, outside of content controls, it is on these.
        """
        paragraph = element if element.tag == P else next(element.iter(P), None)
        if paragraph is None:
            return
        self._last = free(self._last, self._taken)
        attributes = {
            "id": str(self._last),
            "author": AUTHOR,
            "date": self._when,
            "initials": INITIALS,
        }
        named = {w(name): value for name, value in attributes.items()}
        comment = etree.SubElement(self._comments, w("comment"), named)
        run = etree.SubElement(etree.SubElement(comment, P), RUN)
        text = etree.SubElement(run, TEXT, {SPACE: "preserve"})
        text.text = words
        outside = _outside_of_controls(paragraph)
        self._place(outside, attributes["id"], on if outside is paragraph else ())

    def store(self) -> None:
        """Puts the comments among the parts, once for all that were added."""
        self._parts[self.part] = as_part(self._comments)

    def _place(self, paragraph: etree._Element, id: str, on: Sequence[etree._Element]) -> None:
        named = {ID: id}
        start, end = etree.Element(w("commentRangeStart"), named), etree.Element(RUN)
        etree.SubElement(end, w("commentReference"), named)
        if on:
            _in_paragraph(on[0]).addprevious(start)
            _in_paragraph(on[-1]).addnext(end)
        else:
            paragraph.insert(0 if paragraph.find(PROPERTIES) is None else 1, start)
            paragraph.append(end)
        end.addprevious(etree.Element(w("commentRangeEnd"), named))


def _in_paragraph(run: etree._Element) -> etree._Element:
    """What stands in the paragraph itself and holds a run: it, a link, a tracked change."""
    while (holder := run.getparent()) is not None and holder.tag != P:
        run = holder
    return run


def numbers_of_ours(parts: dict[str, bytes], part: str) -> set[str]:
    """The numbers of the comments in a document that are by us.

    Raises:
        lxml.etree.XMLSyntaxError: the comments are no XML.
    """
    targets = (r.target for r in Relations(parts, part) if r.kind == f"{OFFICE}/comments")
    comments = (c for target in targets if target in parts for c in parsed(parts[target]))
    return {comment.get(ID, "") for comment in comments if comment.get(BY) == AUTHOR}


def _outside_of_controls(paragraph: etree._Element) -> etree._Element:
    """The paragraph, or the last one before the content control around it: its label.

    LibreOffice shows no word of a control that holds a comment.
    """
    outer = [*paragraph.iterancestors(CONTROL)][-1:]
    if not outer:
        return paragraph
    beside = [*outer[0].itersiblings(P, preceding=True), *outer[0].itersiblings(P)]
    return beside[0] if beside else paragraph
