"""Comments in a document (ECMA-376 part 1, 17.13.4): what a person should know, at its place."""

from __future__ import annotations

from lxml import etree

from llf_docgen.word.comparing.blocks import P
from llf_docgen.word.relations import OFFICE, Relations, add_part, free_name
from llf_docgen.word.structure import AUTHOR, W, written

_WORD = f"{{{W}}}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
INITIALS = "ld"


class Comments:
    """The comments of one document, whose main part is `part`; those that are there stay.

    `when` is the moment that new ones are dated with, as ISO 8601 in UTC.
    """

    def __init__(self, parts: dict[str, bytes], part: str, when: str) -> None:
        self._parts, self._when = parts, when
        relations = Relations(parts, part)
        found = next((r for r in relations if r.kind == f"{OFFICE}/comments"), None)
        self.part = found.target if found else free_name("word/comments{}.xml", parts)
        if found is None:
            empty = etree.Element(f"{_WORD}comments", nsmap={"w": W})
            add_part(parts, self.part, etree.tostring(empty), _TYPE)
            relations.add(f"{OFFICE}/comments", self.part)
        self._comments = etree.fromstring(parts[self.part])

    def add(self, element: etree._Element, words: str) -> None:
        """A comment on a paragraph, or on the first paragraph of a table or row."""
        paragraph = element if element.tag == P else next(element.iter(P), None)
        if paragraph is None:
            return
        ids = [int(c.get(f"{_WORD}id", "0")) for c in self._comments]
        attributes = {
            "id": str(max(ids, default=-1) + 1),
            "author": AUTHOR,
            "date": self._when,
            "initials": INITIALS,
        }
        named = {f"{_WORD}{name}": value for name, value in attributes.items()}
        comment = etree.SubElement(self._comments, f"{_WORD}comment", named)
        run = etree.SubElement(etree.SubElement(comment, P), f"{_WORD}r")
        text = etree.SubElement(run, f"{_WORD}t", {_SPACE: "preserve"})
        text.text = words
        self._place(paragraph, attributes["id"])
        self._parts[self.part] = written(self._comments)

    def _place(self, paragraph: etree._Element, id: str) -> None:
        named = {f"{_WORD}id": id}
        start = etree.Element(f"{_WORD}commentRangeStart", named)
        properties = paragraph.find(f"{_WORD}pPr")
        paragraph.insert(0 if properties is None else 1, start)
        etree.SubElement(paragraph, f"{_WORD}commentRangeEnd", named)
        run = etree.SubElement(paragraph, f"{_WORD}r")
        etree.SubElement(run, f"{_WORD}commentReference", named)
