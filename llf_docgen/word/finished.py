"""Minutes made ready to be sent or signed: what nobody filled in is found, or taken out.

Only what is certainly a prompt goes; a person's words, comments and tracked changes stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import INSTRUCTIONS, PROMPTS
from llf_docgen.package import write_parts
from llf_docgen.word.opened import opened
from llf_docgen.word.xml import (
    AUTHOR,
    BODY,
    BY,
    CELL,
    CONTENT,
    CONTROL,
    INSERTED,
    PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT,
    P,
    as_part,
    parsed,
    remove,
    value_of,
    w,
)

_DOCUMENT = "word/document.xml"
_WORDS_OWN = ("Click or tap here to enter text.", "Click here to enter text.")
_GOES = {*PROMPTS, *_WORDS_OWN, *INSTRUCTIONS}
_NEW_ACTIONS = "new_actions"  # the bookmark of the table with rows to fill in
_SHOWING = f"{w('sdtPr')}/{w('showingPlcHdr')}"
_ALIAS = f"{w('sdtPr')}/{w('alias')}"
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
# What a person put there beside words.
_PERSONS = tuple(
    w(name)
    for name in (
        *("commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference"),
        *("endnoteReference", "drawing", "object", "pict", "ins", "del", "moveFrom", "moveTo"),
    )
)
_BLANK = re.compile(r"_{3,}")
_REFERENCE = re.compile(r"\S*\d")
_LABELS = ("PartLabel", "LeadIn")


def finished(content: bytes) -> bytes:
    """The minutes without what nobody filled in; the same bytes give the same bytes.

    Prompts go, with the label or heading that nothing else stands under; so do rows of the new
    actions that hold a reference and nothing else, and instructions.

    Raises:
        UnusableFile: it is no Word document.
    """
    parts = opened(content, "Minutes.docx")
    root = _body(parts)
    for row in _free_rows(root):
        _take_row(row)
    for prompt in _prompts(root):
        _take_out(prompt)
    for control in root.iter(CONTROL):
        if not _shows_a_prompt(control):
            remove(control.find(_SHOWING))  # or Word takes the answer for a prompt
    parts[_DOCUMENT] = as_part(root)
    return write_parts(parts)


def proposed(content: bytes) -> int:
    """How many tracked changes and comments of ours wait to be decided.

    Raises:
        UnusableFile: it is no Word document.
    """
    parts = opened(content, "The document")
    others = [name for name in parts if _STORY.fullmatch(name) or name == "word/comments.xml"]
    roots = [_part(parts, name) for name in (_DOCUMENT, *others)]
    return sum(_is_proposed(element) for root in roots for element in root.iter())


def undecided(content: bytes) -> int:
    """How many tracked changes wait to be decided, whoever made them; of a mark, of formats too.

    Raises:
        UnusableFile: it is no Word document.
    """
    parts = opened(content, "The document")
    stories = [name for name in parts if _STORY.fullmatch(name)]
    roots = [_part(parts, name) for name in (_DOCUMENT, *stories)]
    return sum(element.tag in _TRACKED for root in roots for element in root.iter())


def _body(parts: dict[str, bytes]) -> etree._Element:
    return _part(parts, _DOCUMENT)


def _part(parts: dict[str, bytes], name: str) -> etree._Element:
    """Raises UnusableFile where the part is missing or damaged."""
    try:
        return parsed(parts[name])
    except (KeyError, etree.XMLSyntaxError) as error:
        raise UnusableFile("The document is damaged. Open it in Word and save it again.") from error


def _is_proposed(element: etree._Element) -> bool:
    return element.get(BY) == AUTHOR and element.tag in _DECIDED


# Tracked changes: ECMA-376 part 1, 17.13.5.
_CHANGED = ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "numbering", "tblPrEx")
_MOVED = ("moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
_TRACKED = {INSERTED, w("del"), *map(w, _MOVED), *(w(f"{what}Change") for what in _CHANGED)}
_DECIDED = {*_TRACKED, w("comment")}
_STORY = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")


def prompts_left(content: bytes) -> list[str]:
    """The places that wait to be filled in, each with its heading, in reading order.

    Raises:
        UnusableFile: it is no Word document.
    """
    root = _body(opened(content, "The document"))
    free = _free_rows(root)
    heading, found = "", []
    for element in root.iter(P, CONTROL, ROW):
        if element.tag == P and _style(element).startswith("Heading"):
            heading = _words(element)
        elif element in free:
            found.append((heading, f"the row {_words(element.find(CELL))} is empty".strip()))
        elif not any(above in free for above in element.iterancestors(ROW)):
            found += [(heading, what) for what in _waiting(element)]
    return [f"{place}: {what}" if place else what for place, what in found]


def _waiting(element: etree._Element) -> Iterator[str]:
    """What a control or paragraph waits for, if anything."""
    text = _words(element)
    if element.tag == CONTROL:
        if _shows_a_prompt(element):
            yield value_of(element.find(_ALIAS)) or text
    elif element.tag == P and not _in_control(element):
        if text in _GOES:
            yield text
        elif _BLANK.search(text) and _BLANK.sub("", text).strip():
            yield f"\u201c{text}\u201d"


def _in_control(paragraph: etree._Element) -> bool:
    """Whether a control that shows its prompt holds the paragraph, or all that is in it."""
    around = [*paragraph.iterancestors(CONTROL), *paragraph.iter(CONTROL)]
    return any(control.find(_SHOWING) is not None for control in around)


def _prompts(root: etree._Element) -> list[etree._Element]:
    """The controls and paragraphs that hold a prompt and nothing of a person's."""
    controls = [c for c in root.iter(CONTROL) if _is_prompt(c)]
    inside = {p for control in controls for p in control.iter(P)}
    bare = [p for p in root.iter(P) if p not in inside and _is_bare(p, controls)]
    return [*controls, *bare]


def _is_prompt(control: etree._Element) -> bool:
    return _shows_a_prompt(control) and _is_ours(control)


def _shows_a_prompt(control: etree._Element) -> bool:
    """Whether it waits to be filled in; an answer that a merge brought is one."""
    if control.find(_SHOWING) is None or not _words(control):
        return False
    if _words(control) not in _GOES and next(control.iter(INSERTED), None) is not None:
        return False
    runs = [run for run in control.iter(RUN) if _words(run)]
    return all(_character_style(run) == "PlaceholderText" for run in runs)


def _is_bare(paragraph: etree._Element, controls: list[etree._Element]) -> bool:
    """A prompt that lost its control when it was brought into an edited document."""
    own = any(control in controls for control in paragraph.iter(CONTROL))
    return not own and _is_ours(paragraph)


def _is_ours(element: etree._Element) -> bool:
    return _words(element) in _GOES and not _persons(element)


def _persons(element: etree._Element) -> bool:
    """Whether there is something of a person's in it beside words; our own changes are not."""
    return any(mark.get(BY) != AUTHOR for mark in element.iter(*_PERSONS))


def _character_style(run: etree._Element) -> str:
    return value_of(run.find(f"{RUN_PROPERTIES}/{w('rStyle')}"))


def _free_rows(root: etree._Element) -> list[etree._Element]:
    """The rows of the new actions with a reference at most, or with the prompt beside it."""
    rows = []
    for table in _tables_of_new_actions(root):
        for row in table.iter(ROW):
            heading = row.find(f"{ROW_PROPERTIES}/{w('tblHeader')}") is not None
            if not heading and _is_free(row):
                rows.append(row)
    return rows


def _is_free(row: etree._Element) -> bool:
    if _persons(row):
        return False
    texts = [_words(cell) for cell in row.iter(CELL)]
    reference = not texts or not texts[0] or _REFERENCE.fullmatch(texts[0])
    return bool(reference) and all(not text or text in _GOES for text in texts[1:])


def _tables_of_new_actions(root: etree._Element) -> list[etree._Element]:
    """The table behind the bookmark; Word may move it into a cell, LibreOffice makes it three."""
    found: list[etree._Element] = []
    for start in root.iter(_BOOKMARKS[0]):
        if start.get(w("name")) == _NEW_ACTIONS:
            around = next(start.iterancestors(TABLE), None)
            table = around if around is not None else _table_behind(start)
            if table is not None and table not in found:
                found.append(table)
    return found


def _table_behind(mark: etree._Element) -> etree._Element | None:
    """The next table under the same heading; the approval may have brought a sentence between."""
    for element in mark.itersiblings(TABLE, P):
        if element.tag == TABLE:
            return element
        if _style(element).startswith("Heading"):
            return None
    return None


def _take_row(row: etree._Element) -> None:
    """Takes a row out, and the table too where only its heading is left."""
    table = next(row.iterancestors(TABLE))
    _keep_bookmarks(row, table)
    remove(row)
    if not any(r.find(f"{ROW_PROPERTIES}/{w('tblHeader')}") is None for r in table.iter(ROW)):
        _keep_bookmarks(table, table)
        _take_with_labels(table)


def _take_out(prompt: etree._Element) -> None:
    holder = next(prompt.iterancestors(P), None)
    _keep_bookmarks(prompt, prompt)
    if holder is None:
        _take_with_labels(prompt)
        return
    remove(prompt)
    if not _words(holder) and not _persons(holder):
        _keep_bookmarks(holder, holder)
        _take_with_labels(holder)


def _keep_bookmarks(inside: etree._Element, before: etree._Element) -> None:
    for mark in list(inside.iter(*_BOOKMARKS)):
        before.addprevious(mark)


def _take_with_labels(block: etree._Element) -> None:
    """Takes a block out and, where nothing else stands under them, what labels it.

    In a table of facts the row goes with the last of what stood in it; a cell and a control keep
    a paragraph.
    """
    parent, before = block.getparent(), _block_before(block)
    following = _block_after(block)
    remove(block)
    if parent is None:
        return
    if parent.tag == CELL:
        _left_empty(parent)
    elif parent.tag == CONTENT and not any(e.tag in (P, TABLE, CONTROL) for e in parent):
        _take_with_labels(next(parent.iterancestors(CONTROL)))
    elif before is not None and _labels_nothing(before, following):
        _take_with_labels(before)


def _block_before(block: etree._Element) -> etree._Element | None:
    return next((e for e in block.itersiblings(preceding=True) if e.tag not in _BOOKMARKS), None)


def _block_after(block: etree._Element) -> etree._Element | None:
    return next((e for e in block.itersiblings() if e.tag not in _BOOKMARKS), None)


def _labels_nothing(before: etree._Element, following: etree._Element | None) -> bool:
    """Whether a label or heading has nothing left to stand above."""
    if before.tag != P or before.getparent().tag != BODY:  # type: ignore[union-attr]
        return False
    level = _level(before)
    if level is None or _persons(before):
        return False
    if following is None or following.tag not in (P, TABLE, CONTROL):
        return True
    below = _level(following) if following.tag == P else None
    return below is not None and below <= level


def _level(paragraph: etree._Element) -> int | None:
    """How high a heading stands, the label of a part lowest; None for other paragraphs."""
    style = _style(paragraph)
    if style in _LABELS:
        return 9
    return int(style[-1]) if re.fullmatch(r"Heading[1-9]", style) else None


def _left_empty(cell: etree._Element) -> None:
    """A row of facts with nothing beside its label goes; another cell keeps a paragraph."""
    row = next(cell.iterancestors(ROW))
    cells = row.findall(CELL)
    if len(cells) == 2 and cell is cells[1] and not _words(cell):  # a label and its fact
        remove(row)
    elif not len(cell) or cell[-1].tag != P:
        etree.SubElement(cell, P)


def _style(paragraph: etree._Element) -> str:
    return value_of(paragraph.find(f"{PROPERTIES}/{w('pStyle')}"))


def _words(element: etree._Element | None) -> str:
    """The words shown: those that are tracked as deleted are not among them."""
    if element is None:
        return ""
    return "".join(text.text or "" for text in element.iter(TEXT)).strip()
