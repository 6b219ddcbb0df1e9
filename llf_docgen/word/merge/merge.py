"""The three-way merge itself: base, mine and new in, one document out."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Merged
from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comments import Comments
from llf_docgen.word.comparing.align import pairs
from llf_docgen.word.comparing.blocks import Block, blocks_of
from llf_docgen.word.comparing.stories import BODY, MAIN, Story, stories
from llf_docgen.word.comparing.words import plain
from llf_docgen.word.merge.bring import Bringer
from llf_docgen.word.merge.tracked import Tracker
from llf_docgen.word.xml import (
    CELL_PROPERTIES,
    FILL,
    ID,
    ROW,
    SECTION,
    TABLE,
    P,
    as_part,
    value_of,
    w,
)

_PROPERTIES = {w(name) for name in ("tcPr", "tblPr", "tblGrid", "tblPrEx", "pPr")}
_MARKS = {w("bookmarkStart"), w("bookmarkEnd")}
_KEPT = "Your words are kept."
_QUOTED = 400  # letters of a comment's quotation


def merge(base: bytes, mine: bytes, new: bytes, name: str, when: datetime) -> Merged:
    """The person's document with the workbook's news in it as tracked changes and comments.

    Args:
        base: the document as it was last generated.
        mine: the document as the person left it; numbering, styles, fields and sections stay.
        new: the document as the workbook would have it now.
        name: the file's name, for messages.
        when: the moment that changes and comments are dated with.

    Raises:
        UnusableFile: one of the three can't be read.
    """
    parts = open_parts(mine, name, "docx")
    theirs = open_parts(new, name, "docx")
    moment = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        texts = (stories(open_parts(base, name, "docx")), stories(parts), stories(theirs))
        work = _Work(parts, texts[1], moment)
        for story in texts[1]:
            if story in texts[0] and story in texts[2]:
                work.story(texts[0][story], texts[1][story], texts[2][story], theirs)
        work.finish()
    except (etree.XMLSyntaxError, KeyError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    if not work.news and not work.notes:
        return Merged(mine, 0, 0)
    return Merged(write_parts(parts), work.news, len(work.notes))


class _Work:
    """One merge under way: what is changed so far, and what is to be said in comments."""

    def __init__(self, parts: dict[str, bytes], mine: dict[str, Story], moment: str) -> None:
        self.parts = parts
        self.news = 0
        self.notes: list[tuple[etree._Element, str]] = []
        self._mine = mine
        self._moment = moment
        ids = (e.get(ID, "") for s in mine.values() for e in s.root.iter("{*}*"))
        self._tracker = Tracker(moment, max((int(i) for i in ids if i.isdigit()), default=0))
        self._changed: set[str] = set()

    def story(self, base: Story, mine: Story, new: Story, theirs: dict[str, bytes]) -> None:
        """Merges one story into `mine`."""
        before = self._tracker.made
        self._bringer = Bringer(theirs, new.part, self.parts, mine.part)
        self._apart = "" if mine.name == BODY else f"In the {mine.name.rpartition(' ')[2]}: "
        self._container(
            mine.container, *(blocks_of(s.container, s.words) for s in (base, mine, new))
        )
        if self._tracker.made > before:
            self._changed.add(mine.name)

    def finish(self) -> None:
        """Puts the comments in and the changed stories back into their parts."""
        body = self._mine[BODY]
        if self.notes:
            comments = Comments(self.parts, MAIN, self._moment)
            for element, words in self.notes:
                inside = element if body.root in element.iterancestors() else body.container
                comments.add(inside, words)
            self._changed.add(BODY)
        for name in self._changed:
            story = self._mine[name]
            self.parts[story.part] = as_part(story.root)

    def _container(self, holder: etree._Element, *versions: Sequence[Block]) -> None:
        """Merges the blocks (base, mine, new) of a body, cell, header or footer."""
        made = self._tracker.made
        self._blocks(holder, *versions)
        if self._tracker.made > made:
            self._tracker.settle(holder)

    def _blocks(
        self,
        holder: etree._Element,
        base: Sequence[Block],
        mine: Sequence[Block],
        new: Sequence[Block],
    ) -> None:
        """Merges the blocks, or rows, of a holder: gap by gap, and block by block between."""
        if [b.key for b in base] == [n.key for n in new] and not _differ(base, new):
            return
        in_mine, in_new = dict(pairs(base, mine, retitled=True)), dict(pairs(base, new))
        own, news = _gaps(base, mine, in_mine), _gaps(base, new, in_new)
        cursor: etree._Element | None = None
        for place in range(len(base) + 1):
            cursor = own[place][-1].last if own[place] else cursor
            there = {block.key for block in own[place]}
            for block in news[place]:
                if block.key not in there:
                    cursor = self._insert(holder, cursor, block)
            if place == len(base):
                break
            kept = mine[in_mine[place]] if place in in_mine else None
            wanted = new[in_new[place]] if place in in_new else None
            ahead = kept.elements[0].getprevious() if kept else None
            self._one(base[place], kept, wanted, cursor)
            if kept and kept.last.getparent() is not None:
                cursor = kept.last
            elif kept and ahead is not None and ahead.tag not in _PROPERTIES:
                cursor = ahead  # it was only proposed, and is gone

    def _one(
        self, base: Block, mine: Block | None, new: Block | None, before: etree._Element | None
    ) -> None:
        """Merges one block that was in the base."""
        if mine is None:
            if new is not None and (new.key != base.key or new.all_text != base.all_text):
                said = f"The workbook now says: {_quoted(new)}."
                self._note(before, f"You took out {_quoted(base)}. {said}")
        elif new is None:
            if mine.all_text == base.all_text:
                self._delete(mine)
            else:
                gone = f"The workbook no longer has {_quoted(base)}. {_KEPT}"
                self._note(mine.elements[0], gone)
        elif base.kind == TABLE:
            self._blocks(mine.last, base.rows, mine.rows, new.rows)
        elif base.kind == ROW:
            self._row(base, mine, new)
        else:
            self._paragraph(base, mine, new)

    def _paragraph(self, base: Block, mine: Block, new: Block) -> None:
        if new.text != base.text:
            if mine.text == base.text:
                self.news += 1
                spans = new.words.spans(new.elements)
                self._tracker.revise(mine.elements, mine.words, spans, self._bringer.fitted)
            elif mine.text != new.text:
                self._note(mine.elements[0], f"The workbook now says: {_quoted(new)}. {_KEPT}")
                return
        if new.style != base.style and mine.style == base.style:
            self.news += new.text == base.text
            self._tracker.restyle(mine.last, self._bringer.fitted(new.last))

    def _row(self, base: Block, mine: Block, new: Block) -> None:
        if new.text == base.text or new.text == mine.text:
            return
        if len(mine.cells) == len(base.cells) == len(new.cells):
            for old, cell, wanted in zip(base.cells, mine.cells, new.cells, strict=True):
                self._cell((old, base), (cell, mine), (wanted, new))
        elif mine.text == base.text:
            table = next(mine.last.iterancestors(TABLE))
            self._insert(table, mine.last, new)
            self._tracker.delete_row(mine.last, mine.words)
        else:
            self._note(mine.last, f"The workbook now says: {_quoted(new)}. {_KEPT}")

    def _cell(self, *cells: tuple[etree._Element, Block]) -> None:
        """Merges a cell, with its colour where the person changed neither colour nor words."""
        base, mine, new = (blocks_of(cell, row.words) for cell, row in cells)
        shades = [_shade(cell) for cell, _ in cells]
        untouched = [b.key for b in base] == [b.key for b in mine]
        self._container(cells[1][0], base, mine, new)
        if untouched and shades[0] == shades[1] != shades[2]:
            self._tracker.recolor(cells[1][0], cells[2][0])

    def _insert(
        self, holder: etree._Element, cursor: etree._Element | None, block: Block
    ) -> etree._Element:
        """Puts a new block behind the cursor, or at the holder's beginning; the new cursor."""
        self.news += 1
        made = self._tracker.inserted(self._bringer.fitted(block.last))
        while cursor is not None and cursor.getparent() is not holder:
            cursor = cursor.getparent()
        if cursor is None:
            first = next((n for n, e in enumerate(holder) if e.tag not in _PROPERTIES), len(holder))
            holder.insert(first, made)
        else:
            while (after := cursor.getnext()) is not None and after.tag in _MARKS:
                cursor = after
            self._tracker.put_behind(cursor, made)
        if made.tag == TABLE:
            self._keep_apart(made)
        return made

    def _keep_apart(self, table: etree._Element) -> None:
        """A paragraph between tables that would touch, and behind one that would be last."""
        before, after = table.getprevious(), table.getnext()
        if before is not None and before.tag == TABLE:
            table.addprevious(self._tracker.inserted(etree.Element(P)))
        if after is None or after.tag in (TABLE, SECTION):
            table.addnext(self._tracker.inserted(etree.Element(P)))

    def _delete(self, block: Block) -> None:
        self.news += 1
        if block.kind == P:
            self._tracker.delete_paragraphs(block.elements, block.words)
            return
        if block.kind == ROW:
            self._tracker.delete_row(block.last, block.words)
            return
        for row in block.rows:
            self._tracker.delete_row(row.last, row.words)
        parent = block.last.getparent()
        if parent is not None and block.last.find(ROW) is None:
            parent.remove(block.last)

    def _note(self, element: etree._Element | None, words: str) -> None:
        body = self._mine[BODY].container
        anchor = body if element is None or self._apart else element
        self.notes.append((anchor, self._apart + words))


def _differ(base: Sequence[Block], new: Sequence[Block]) -> bool:
    return any(b.kind == TABLE and b.all_text != n.all_text for b, n in zip(base, new, strict=True))


def _gaps(
    base: Sequence[Block], other: Sequence[Block], found: dict[int, int]
) -> list[list[Block]]:
    """The blocks that the base lacks, by the place of the base's block that they stand before."""
    gaps: list[list[Block]] = [[] for _ in range(len(base) + 1)]
    from_other = {j: i for i, j in found.items()}
    gap = 0
    for j, block in enumerate(other):
        if j in from_other:
            gap = from_other[j] + 1
        else:
            gaps[gap].append(block)
    return gaps


def _shade(cell: etree._Element) -> str:
    shade = cell.find(f"{CELL_PROPERTIES}/{w('shd')}")
    fill = value_of(shade, FILL)
    return "" if fill == "auto" else fill.upper()


def _quoted(block: Block) -> str:
    text = plain(block.all_text.replace("\t", " | "))
    return (
        f"\u201c{textwrap.shorten(text, _QUOTED, placeholder=' ...')}\u201d" if text else "nothing"
    )
