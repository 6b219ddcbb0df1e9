"""Comments in a document (ECMA-376 part 1, 17.13.4): what a person should know, at its place."""

from __future__ import annotations

import copy
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from lxml import etree

from llf_docgen.word.comparing.blocks import mark
from llf_docgen.word.numbers import free, last, taken
from llf_docgen.word.relations import Relations, add_part, free_name
from llf_docgen.word.xml import (
    AUTHOR,
    BY,
    CONTROL,
    ID,
    INSERTED,
    OFFICE,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    TEXT,
    P,
    W,
    as_part,
    parsed,
    remove,
    w,
)

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
INITIALS = "ld"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_PARAGRAPH_ID = f"{{{_W14}}}paraId"
_MOST = 0x7FFFFFFE  # of the numbers that Word knows paragraphs and comments by there
# What Word keeps about comments in parts of their own; the ids of one lead to the next.
_ABOUT_COMMENTS = ("commentsExtended", "commentsIds", "commentsExtensible")
_APART = (CONTROL, w("txbxContent"))  # where a comment may not stand, or is not seen
RANGE = (w("commentRangeStart"), w("commentRangeEnd"))
REFERENCE = w("commentReference")
MARKS = (*RANGE, REFERENCE)


class Comments:
    """The comments of one document, whose main part is `part`; those that are there stay.

    `store` puts them among the parts. `when` is the moment that new ones are dated with, as ISO
    8601 in UTC.
    """

    def __init__(self, parts: dict[str, bytes], part: str, when: str) -> None:
        self._parts, self._part, self._when = parts, part, when
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
        paragraph = _first_paragraph(element)
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

    def settle(self, numbers: Collection[str], root: etree._Element) -> None:
        """Takes comments of ours away that no longer hold; one with replies is resolved instead.

        Args:
            numbers: the numbers of the comments.
            root: the main part, where they are on something.
        """
        threads = _Threads(self._parts, self._part)
        there = {comment.get(ID, ""): comment for comment in self._comments}
        gone = [there[n] for n in numbers if n in there and not threads.has_replies(there[n])]
        threads.settle([there[n] for n in numbers if n in there], gone)
        away = {comment.get(ID, "") for comment in gone}
        for comment in gone:
            remove(comment)
        for place in list(root.iter(*MARKS)):
            run = place.getparent()
            if place.get(ID, "") not in away or run is None:
                continue
            remove(place)
            if run.tag == RUN and all(e.tag == RUN_PROPERTIES for e in run):
                remove(run)

    def copied(self, numbers: Iterable[str], root: etree._Element) -> dict[str, str]:
        """Copies of comments, with who answered which; the number of each copy.

        Args:
            numbers: the numbers of the comments; of one that is nowhere there is none.
            root: the main part, whose paragraphs have numbers, too.
        """
        there = {comment.get(ID, ""): comment for comment in self._comments}
        made: dict[str, str] = {}
        pairs = []
        for number in numbers:
            if number in there:
                self._last = free(self._last, self._taken)
                made[number] = str(self._last)
                twin = copy.deepcopy(there[number])
                twin.set(ID, made[number])
                self._comments.append(twin)
                pairs.append((there[number], twin))
        _Threads(self._parts, self._part).copy(pairs, _paragraph_ids(self._comments, root))
        return made

    def forget(self, numbers: Collection[str]) -> None:
        """Takes comments away that nothing refers to any more."""
        gone = [comment for comment in self._comments if comment.get(ID, "") in numbers]
        _Threads(self._parts, self._part).settle(gone, gone)
        for comment in gone:
            remove(comment)

    def reword(self, words: Mapping[str, str]) -> None:
        """Lets comments of ours, by their numbers, say something else; their places stay."""
        for comment in self._comments:
            number = comment.get(ID, "")
            if number in words:
                first, *others = comment.iter(TEXT)
                first.text = words[number]
                for text in others:
                    text.text = ""

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


class _Threads:
    """Which comments are replies to which, and which are resolved (MS-DOCX 2.5.3.1).

    Comments are known there by their last paragraph.
    """

    def __init__(self, parts: dict[str, bytes], part: str) -> None:
        self._parts = parts
        related = {r.kind.rpartition("/")[2]: r.target for r in Relations(parts, part)}
        self._roots = {
            kind: parsed(parts[related[kind]])
            for kind in _ABOUT_COMMENTS
            if related.get(kind) in parts
        }
        self._names = {kind: related[kind] for kind in self._roots}
        found = self._roots.get(_ABOUT_COMMENTS[0], ())
        self._entries = {entry.get(_w15("paraId"), ""): entry for entry in found}

    def has_replies(self, comment: etree._Element) -> bool:
        """Whether somebody answered a comment."""
        known = _known_by(comment)
        parents = (entry.get(_w15("paraIdParent")) for entry in self._entries.values())
        return bool(known) and known in parents

    def is_resolved(self, comment: etree._Element) -> bool:
        """Whether somebody resolved it, with all that was answered."""
        entry = self._entries.get(_known_by(comment))
        return entry is not None and entry.get(_w15("done")) in ("1", "true", "on")

    def copy(self, pairs: Iterable[tuple[etree._Element, etree._Element]], taken: set[int]) -> None:
        """Lets Word know of copies what it knows of comments: who answered, what is resolved.

        Args:
            pairs: each comment and its copy, whose paragraphs get numbers of their own.
            taken: the numbers that paragraphs have.
        """
        for entry in chain.from_iterable(self._roots.values()):
            taken.update(map(_number, _numbers_in(entry)))
        renamed: dict[str, str] = {}
        for _, twin in pairs:
            for paragraph in twin.iter(P):
                if known := paragraph.get(_PARAGRAPH_ID):
                    paragraph.set(_PARAGRAPH_ID, _renamed(known, renamed, taken))
        lasting: dict[str, str] = {}
        for kind, root in self._roots.items() if renamed else ():
            for entry in list(root):
                twin = copy.deepcopy(entry)
                said = {name.rpartition("}")[2]: (name, value) for name, value in _named(entry)}
                if said.get("paraId", ("", ""))[1] in renamed:
                    for name, value in (said[n] for n in said if n.startswith("paraId")):
                        twin.set(name, renamed.get(value, value))
                elif said.get("durableId", ("", ""))[1] not in lasting:
                    continue
                if "durableId" in said:
                    name, value = said["durableId"]
                    twin.set(name, _renamed(value, lasting, taken))
                root.append(twin)
            self._parts[self._names[kind]] = as_part(root)

    def settle(self, comments: Sequence[etree._Element], gone: Collection[etree._Element]) -> None:
        """Resolves comments; forgets those that go."""
        for comment in comments:
            entry = self._entries.get(_known_by(comment))
            if comment not in gone and entry is not None:
                entry.set(_w15("done"), "1")
        away = {_known_by(comment) for comment in gone} - {""}
        lasting: set[str] = set()  # what Word knows comments by in other parts
        changed = {_ABOUT_COMMENTS[0]} if len(gone) < len(comments) else set()
        for kind, root in self._roots.items():
            for entry in list(root):
                said = {name.rpartition("}")[2]: str(id) for name, id in _named(entry)}
                if said.get("paraId") in away or said.get("durableId") in lasting:
                    lasting |= {said.get("durableId", "")} - {""}
                    remove(entry)
                    changed.add(kind)
        for kind in changed & set(self._roots):
            self._parts[self._names[kind]] = as_part(self._roots[kind])


def _paragraph_ids(*roots: etree._Element) -> set[int]:
    """The numbers that paragraphs have."""
    named = (p.get(_PARAGRAPH_ID) for root in roots for p in root.iter(P))
    return {_number(id) for id in named if id}


def _renamed(id: str, renamed: dict[str, str], taken: set[int]) -> str:
    """Another number, in eight hexadecimal digits, for one that is copied; the same each time."""
    if id not in renamed:
        number = _number(id)
        while number in taken or number == _number(id):
            number = number % _MOST + 1
        taken.add(number)
        renamed[id] = f"{number:08X}"
    return renamed[id]


def _number(id: str) -> int:
    try:
        return int(id, 16)
    except ValueError:
        return 0


def _numbers_in(entry: etree._Element) -> list[str]:
    """What a comment and its paragraph are known by in a part beside the comments' own."""
    return [value for name, value in _named(entry) if name.endswith(("}durableId", "}paraId"))]


def _named(entry: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in entry.attrib.items()]


def _known_by(comment: etree._Element) -> str:
    paragraphs = comment.findall(P)
    return paragraphs[-1].get(_PARAGRAPH_ID, "") if paragraphs else ""


def _w15(name: str) -> str:
    return f"{{{_W15}}}{name}"


def open_of_ours(parts: dict[str, bytes], part: str) -> dict[str, str]:
    """The comments by us in a document that nobody resolved: by number, what they say.

    Raises:
        lxml.etree.XMLSyntaxError: the comments are no XML.
    """
    if not (ours := numbers_of_ours(parts, part)):
        return {}
    threads = _Threads(parts, part)
    return {
        comment.get(ID, ""): "".join(text.text or "" for text in comment.iter(TEXT))
        for comment in _comments_of(parts, part)
        if comment.get(ID, "") in ours and not threads.is_resolved(comment)
    }


def known_by_words(parts: dict[str, bytes], part: str) -> dict[str, Hashable]:
    """The comments in a document that are not by us: by number, who said what when.

    Raises:
        lxml.etree.XMLSyntaxError: the comments are no XML.
    """
    threads = _Threads(parts, part)
    return {
        comment.get(ID, ""): (
            comment.get(BY, ""),
            comment.get(w("date"), ""),
            "".join(text.text or "" for text in comment.iter(TEXT)),
            threads.is_resolved(comment),
        )
        for comment in _comments_of(parts, part)
        if comment.get(BY) != AUTHOR
    }


class Places:
    """The paragraphs of a part in which comments stand, by what they are on.

    One that we proposed goes where that is rejected, so it is the nearest before that stays.
    """

    def __init__(self, root: etree._Element) -> None:
        self._root = root

    def of(self, element: etree._Element) -> etree._Element | None:
        """The paragraph in which a comment on an element stands; None where there is none."""
        paragraph = _first_paragraph(element)
        outside = None if paragraph is None else _outside_of_controls(paragraph)
        proposed = outside is not None and is_proposed(outside)
        return self._staying.get(outside, outside) if proposed else outside  # type: ignore[arg-type]

    @cached_property
    def _staying(self) -> dict[etree._Element, etree._Element]:
        """For each paragraph that we proposed the nearest before that stays, or else behind it."""
        found: dict[etree._Element, etree._Element] = {}
        first: list[etree._Element] = []
        last: etree._Element | None = None
        for paragraph in self._root.iter(P):
            if is_proposed(paragraph):
                if last is None:
                    first.append(paragraph)
                else:
                    found[paragraph] = last
            elif next(paragraph.iterancestors(*_APART), None) is None:
                last = paragraph
                found |= dict.fromkeys(first, paragraph)
                first = []
        return found


def may_hold_a_comment(paragraph: etree._Element) -> bool:
    """Whether a comment on a paragraph stands in it."""
    return _outside_of_controls(paragraph) is paragraph and not is_proposed(paragraph)


def is_proposed(paragraph: etree._Element) -> bool:
    """Whether a paragraph, or the row that it stands in, is one that we proposed to put in."""
    rows = (row.find(f"{ROW_PROPERTIES}/{INSERTED}") for row in paragraph.iterancestors(ROW))
    marks = chain([mark(paragraph, "ins")], rows)
    return any(change is not None and change.get(BY) == AUTHOR for change in marks)


def _first_paragraph(element: etree._Element) -> etree._Element | None:
    return element if element.tag == P else next(element.iter(P), None)


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
    ours = (one for one in _comments_of(parts, part) if one.get(BY) == AUTHOR)
    return {comment.get(ID, "") for comment in ours}


def _comments_of(parts: dict[str, bytes], part: str) -> Iterator[etree._Element]:
    targets = (r.target for r in Relations(parts, part) if r.kind == f"{OFFICE}/comments")
    return (c for target in targets if target in parts for c in parsed(parts[target]))


def _outside_of_controls(paragraph: etree._Element) -> etree._Element:
    """The paragraph, or the last one before the content control around it: its label.

    LibreOffice shows no word of a control that holds a comment.
    """
    outer = [*paragraph.iterancestors(CONTROL)][-1:]
    if not outer:
        return paragraph
    beside = [*outer[0].itersiblings(P, preceding=True), *outer[0].itersiblings(P)]
    staying = (p for p in beside if not is_proposed(p))
    return next(staying, paragraph)
