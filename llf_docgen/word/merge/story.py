"""One story merged: block by block, gap by gap between them, and within tables cell by cell."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain

from lxml import etree

from llf_docgen.model.sources import IN_NO_TABLE, Source, nowhere
from llf_docgen.model.spelled import as_typed
from llf_docgen.word.comments import MARKS, may_hold_a_comment, numbers_of_ours, open_of_ours
from llf_docgen.word.comparing.across import Across, apart_from
from llf_docgen.word.comparing.align import are_alike, name_column, pairs, row_again
from llf_docgen.word.comparing.blocks import Block, Cell, blocks_of
from llf_docgen.word.comparing.moved import firm, in_order, moved, section_end
from llf_docgen.word.comparing.named import names_of_rows
from llf_docgen.word.comparing.parted import (
    Aligned,
    as_they_were,
    with_headings_as_they_were,
)
from llf_docgen.word.comparing.stories import BODY, Story
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.texts import is_telling
from llf_docgen.word.comparing.words import MARK, plain
from llf_docgen.word.merge import marks
from llf_docgen.word.merge.accept import accept
from llf_docgen.word.merge.along import Along
from llf_docgen.word.merge.attached import (
    changes_locked,
    is_attached_to,
    is_locked,
    numbers_of_last_edits,
)
from llf_docgen.word.merge.back import proposed_anew, with_what_is_back
from llf_docgen.word.merge.bring import Bringer
from llf_docgen.word.merge.carried import Said, Sentence, paragraphs
from llf_docgen.word.merge.columns import Columns, as_it_was, columns_of, words_under
from llf_docgen.word.merge.cursor import Cursor
from llf_docgen.word.merge.dressed import Looks, dress, looks_by_hand, looks_of
from llf_docgen.word.merge.earlier import Earlier, Past
from llf_docgen.word.merge.heading import around_of, heading_of
from llf_docgen.word.merge.moved_by_both import in_one_order
from llf_docgen.word.merge.note import (
    ABOVE,
    ATTACHED,
    COLUMN_OUT,
    KEPT,
    LOCKED,
    NUMBERED,
    OUT,
    STAYS,
    STILL_KEPT,
    Note,
    quoted,
)
from llf_docgen.word.merge.passage import Passage
from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.merge.placed import (
    Blocks,
    as_in_the_base,
    behind_own,
    by_end,
    comes_anew,
    differ,
    gaps,
    going_along,
    gone_of,
    is_as_generated,
    is_news,
    joined_with,
    put_in_under,
    stands_above,
    stands_behind,
    stands_there,
    titled_alike,
    up_to_heading,
)
from llf_docgen.word.merge.properties import paint, recolor, restyle, shade_of
from llf_docgen.word.merge.rejected import unless_rejected
from llf_docgen.word.merge.remarks import Remarks, take_out
from llf_docgen.word.merge.reshaped import bare, columns_now, is_plain, replace_content, says
from llf_docgen.word.merge.settled import told_whole
from llf_docgen.word.merge.taken_back import take_back, take_back_before
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.merge.tracked import Tracker
from llf_docgen.word.merge.weave import Piece, Who, all_of
from llf_docgen.word.merge.worded import (
    agree,
    is_an_end,
    is_most,
    is_prompt,
    part_of,
    parted_there,
    pieces_of,
    runs_over,
    to_tell,
    typed,
    unwritten,
)
from llf_docgen.word.xml import (
    CELL,
    ROW,
    SECTION,
    TABLE,
    P,
    remove,
)


class StoryMerge:
    """The merge of one story into the person's document.

    `beside` says whether paragraphs of the workbook's come in beside the person's where those stay.
    `news` counts what came in, `withdrawn` what was proposed and is not any more; `notes` become
    comments. `blocks` is what stood in the three versions.
    """

    def __init__(
        self,
        story: Versions[Story],
        parts: Versions[dict[str, bytes]],
        pen: Pen,
        source: Source = nowhere,
        earlier: Earlier | None = None,
        beside: bool = False,
    ) -> None:
        self.news = self.withdrawn = 0
        self.notes: list[Note] = []
        self.blocks: Versions[Blocks] = Versions((), (), ())
        self.mine, self.is_changed = story.mine, False
        self._story, self._pen, self._parts = story, pen, parts.mine
        self._remarks = Remarks(parts.mine, story.mine, pen)
        self._along = Along(self._merged_alone, self._is_as_it_was, self._remarks)
        self._apart_only: set[etree._Element] = set()  # paragraphs that keep tables apart
        self._words_there, self._sentences = (
            Said(Versions((), (), ())),
            list[Sentence](),
        )  # those the person moved
        self._columns: Columns | None = None  # the person's, where they have others
        self._new_columns: Columns | None = None
        self._tracker = Tracker(pen)
        self._bringer = Bringer(parts.new, story.new.part, parts.mine, story.mine.part)
        self._source = source
        self._beside = beside and story.mine.kind == BODY
        self._earlier = earlier or Earlier(story.base, {}, Past())
        # Word has no comments in headers and footers: theirs say where, and go to the body.
        self._apart = "" if story.mine.kind == BODY else story.mine.place
        self._in_row = ""
        self._names: dict[etree._Element, str] = {}  # of the rows of the person's table
        self._around = IN_NO_TABLE

    def run(self) -> None:
        """Merges it, once."""
        before = self._pen.made
        self.blocks = self._story.map(lambda story: blocks_of(story.container, story.reader))
        self._words_there = Said(self.blocks)
        self._container(self._story.mine.container, self.blocks)
        for sentence in self._sentences:
            self._bring_along(sentence)
        self._remarks.settle()
        self.notes = [note for note in self.notes if not stands_there(note, self._story.mine)]
        self.is_changed = self._pen.made > before
        del self._along  # it holds this merge, which would hold all that was read

    @property
    def _across(self) -> Across:
        """The rows that stand in another table, of the blocks that are merged just now."""
        return self._along.across

    def _container(self, holder: etree._Element, blocks: Versions[Blocks]) -> None:
        """Merges the blocks of a body, cell, header or footer."""
        before, around, news = self._pen.made, self._across, self.news
        if differ(blocks.base, blocks.new) and marks.unsettle(holder, self._pen):
            blocks = replace(blocks, mine=blocks_of(holder, self._story.mine.reader))
        self._blocks(holder, blocks)
        self._along.across = around
        if self._pen.made > before:
            take_back(holder, self._pen)
            marks.settle(holder, self._pen)
            if not self._pen.is_used_in(holder):
                self.withdrawn, self.news = self.withdrawn + self.news - news, news

    def _blocks(self, holder: etree._Element, blocks: Versions[Blocks]) -> None:
        """Merges the blocks, or rows, of a holder: gap by gap, and block by block between."""
        if not differ(blocks.base, blocks.new):
            return
        before = self._pen.made
        blocks = with_what_is_back(holder, blocks, self._earlier, self._pen)
        self.news += self._pen.made - before
        whole = with_headings_as_they_were(blocks.base, blocks.mine)
        there = self._aligned(replace(blocks, mine=whole))
        if TABLE in {block.kind for block in there.base}:
            self._along.look_across(there)
            for row, there_still in self._across.kept.items():
                self._remarks.follow(there_still, self._across.new[row].row)
        elif self._across:
            there = apart_from(there, self._across)
        own = gaps(there.base, there.mine, there.in_mine)
        news = [*self._again(there.base, own, gaps(there.base, there.new, there.in_new))]
        news = behind_own(there, own, news)
        starts = Counter(unit.start for unit in there.elsewhere)
        anew = proposed_anew(there, self._earlier)
        ends = by_end(there.elsewhere)
        homes: list[etree._Element | None] = []
        cursor = Cursor(holder)
        self._gap(cursor, own[0], news[0])
        told = range(0)  # under a heading of which a comment says that it is gone
        still: set[str] = set()
        for place, block in enumerate(there.base):
            homes += [cursor.behind] * starts[place]
            kept = there.mine[there.in_mine[place]] if place in there.in_mine else None
            wanted = there.new[there.in_new[place]] if place in there.in_new else None
            if block in self._across.mine or block in self._across.new:
                self._follow(cursor, block, kept, wanted)
            elif (
                (gone := gone_of(block, wanted))
                and kept
                and stands_above(place, there, own, self._may_go)
            ):
                told_so = f"The workbook no longer has {_quoted(gone)}. {ABOVE}"
                self._note(kept.elements[0], told_so)
                told = range(place, section_end(there.base, place))
                if wanted and told.stop > place + 1:
                    # What is new behind what it was joined to comes behind what stands under it.
                    news[told.stop] = [*news[place + 1], *news[told.stop]]
                    news[place + 1] = []
                still = {block.text for block in there.new}
                cursor.behind = kept.last
            elif place in anew and wanted:
                self._insert(cursor, wanted)
            else:
                self._one(cursor, block, kept, wanted, place in told and block.text in still)
            own_here: Blocks = own[place + 1]
            news_here: Blocks = news[place + 1]
            for unit in ends.get(place + 1, ()):
                along, news_here = going_along(there.base[unit.start], news_here)
                self._gap(cursor, own_here, along)
                own_here, cursor.behind = [], homes.pop()
            self._gap(cursor, own_here, news_here)

    def _aligned(self, blocks: Versions[Blocks]) -> Aligned:
        """Which block is which, with what was moved, split and joined as it was in the base."""
        there = as_in_the_base(blocks)
        if there.elsewhere and moved(there.base, there.new, there.in_new):
            ordered = in_one_order(blocks)
            for kept, unit in ordered.apart:
                self._note_moved(kept, blocks.new[unit.other_start], blocks.new)
            there = as_in_the_base(ordered.blocks)
        there = self._left_in_place(there, blocks.new)
        known = {i: j for i, j in there.in_new.items() if not comes_anew(i, j, there)}
        return as_they_were(replace(there, in_new=known))

    def _left_in_place(self, there: Aligned, as_it_was: Blocks) -> Aligned:
        """The new blocks in the base's order where the workbook moved what the person changed.

        What nobody but the workbook touched goes from its old place to the new one. `as_it_was`
        are the new blocks in the workbook's own order.
        """
        own = gaps(there.base, there.mine, there.in_mine)
        elsewhere = moved(there.base, there.new, there.in_new)
        elsewhere = [u for u in elsewhere if not comes_anew(u.start, u.other_start, there)]
        there = replace(there, base=titled_alike(there, elsewhere))
        units = [
            unit
            for unit in elsewhere
            if any(unit.start < e.end and e.start < unit.end for e in there.elsewhere)
            or self._is_touched(unit, there, own)
        ]
        for unit in units:
            inside = [there.in_mine.get(place) for place in range(unit.start, unit.end)]
            left = [there.mine[at] for at in inside if at is not None]
            if not left and (whole := joined_with(unit.start, there)):
                self._note_moved(whole, there.new[unit.other_start], as_it_was)
            # What the person took out, or took the words out of, stays nowhere.
            if inside[0] is not None and any(block.all_text.strip() for block in left):
                self._note_moved(left[0], there.new[unit.other_start], as_it_was)
        for unit in elsewhere:
            if unit not in units:
                self._take_along(unit, there)
        if not units:
            return there
        new = in_order(there.new, there.in_new, units)
        at = {id(block): place for place, block in enumerate(new)}
        stay = {unit.start: at[id(there.new[unit.other_start])] for unit in units}
        found = {
            i: j
            for i, j in firm(there.base, new, dict(pairs(there.base, new))).items()
            if i not in stay and j not in stay.values()
        }
        return replace(there, new=new, in_new=found | stay)

    def _take_along(self, unit: Stretch, there: Aligned) -> None:
        """Lets go along what the person did to a unit that the workbook moved: looks, comments."""
        if there.base[unit.start].kind == ROW:
            self._along.take_looks(unit, there)
        base, new = unit.of(there.base), unit.of_other(there.new)
        for i, j in unit.placed(pairs(base, new)) if self._remarks else ():
            self._remarks.follow(there.mine[there.in_mine[i]], there.new[j])

    def _is_touched(self, unit: Stretch, there: Aligned, own: Sequence[Blocks]) -> bool:
        """Whether the person changed anything of a unit, took it out, or hung something on it."""
        for place in range(unit.start, unit.end):
            kept = there.mine[there.in_mine[place]] if place in there.in_mine else None
            if kept is None or kept.all_text != there.base[place].all_text:
                return True
            if self._why_kept(kept):
                return True
        first = there.base[unit.start]
        until = unit.end + first.is_heading  # what stands last under a heading
        return any(block.text for block in put_in_under(first, own[unit.start + 1 : until]))

    def _gap(self, cursor: Cursor, own: Blocks, news: Blocks) -> None:
        """Puts new blocks behind those that the person put there, but for those alike.

        What stands before a heading does so in both: nothing comes under one of the person's.
        """
        above, news_above = up_to_heading(own), up_to_heading(news)
        if news_above and len(above) < len(own):
            self._gap(cursor, above, news_above)
            own, news = own[len(above) :], news[len(news_above) :]
        still = [block.last for block in own if block.last.getparent() is not None]
        cursor.behind = still[-1] if still else cursor.behind
        there = {block.key for block in own}
        news = [block for block in news if block.key not in there and block not in self._along.held]
        known = [block for block in own if news and self._earlier.had(block)]
        again = {j: known[i] for i, j in pairs(known, news) if are_alike(known[i], news[j])}
        put_in: list[etree._Element] = []
        for place, block in enumerate(news):
            if place in again:
                # It was to go, which was rejected, and is otherwise now.
                self._block(Versions(again[place], again[place], block))
            else:
                self._insert(cursor, block)
                put_in += [] if cursor.behind is None else [cursor.behind]
        if still and put_in:
            take_back_before(still, put_in, self._pen)
            there_still = [e for e in put_in if e.getparent() is not None]
            cursor.behind = [*still, *there_still][-1]

    def _again(
        self, rows: Blocks, own: Sequence[Blocks], news: Sequence[Blocks]
    ) -> Sequence[Blocks]:
        """The news without rows that the person has already, which are merged with those.

        Such a row had gone, and stayed since somebody had typed into it; or they put it in by hand
        before it came into the workbook.
        """
        name, back = name_column(rows), set()
        sides = (self._across.mine, self._across.new)
        followed = {place.row for side in sides for place in side.values()}
        kept = list(chain.from_iterable(own)) if rows and rows[0].kind == ROW else []
        kept = [row for row in kept if row not in followed]
        for new in chain.from_iterable(news) if kept else ():
            if new in followed:
                continue
            row = row_again(kept, new, name)
            if row is not None and len(row.cells) == len(new.cells):
                kept.remove(row)
                self._block(Versions(self._earlier.row_of(row, name) or bare(new), row, new))
                back.add(new)
        return [[block for block in gap if block not in back] for gap in news] if back else news

    def _follow(self, cursor: Cursor, base: Block, mine: Block | None, new: Block | None) -> None:
        """Merges a row that one side has, or both have, in another table."""
        away, to = self._across.mine.get(base), self._across.new.get(base)
        kept = away.row if away else mine
        around, self._columns = self._columns, None if away else self._columns
        at = Cursor(cursor.holder) if away else cursor
        if away and new and len(base.cells) == len(away.row.cells) == len(new.cells):
            self._follow_mine(Versions(base, away.row, new), away.table)
        elif kept is None or to is None or not {to.row} & {*self._along.held, *self._along.carried}:
            self._one(at, base, kept, new)
        else:
            before = kept.elements[0].getprevious()
            self._follow_new(Versions(base, kept, to.row), away and away.table, to.table)
            at.move_past(kept, before)
        self._columns = around

    def _follow_mine(self, row: Versions[Block], table: Block) -> None:
        """Merges a row that the person has in another table, the workbook where it was."""
        for cell, place in self._along.as_in(row, table):
            self._cell(cell, row, place)

    def _follow_new(self, row: Versions[Block], away: Block | None, to: Block) -> None:
        """Merges a row that the workbook has in another table, the person in the old one or away.

        One of which all goes into the new table goes from where it was.
        """
        if row.new in self._along.carried:
            self._delete(row.mine)
        elif away and self._across.same.get(to) is away:
            self._row(row)
        else:
            self._note_moved(row.mine, row.new, to.rows)
            cells = self._along.called_alike(row, to)
            if cells is None:
                self._note_conflict(row.mine.last, row)
            for cell, place in cells or ():
                self._cell(cell, row, place)

    def _follow_rows(self, table: Block, new: Block | None) -> tuple[Blocks, Blocks]:
        """Merges the rows of a table that the person took out which stand elsewhere now.

        Returns:
            The other rows of the base, and of the new version.
        """
        there, left, news = self._along.others(table, new.rows if new else ())
        for row in table.rows:
            if row in self._across.mine:
                self._follow(Cursor(table.last), row, None, there.get(row))
        return left, news

    def _may_go(self, table: Block, mine: Block) -> bool:
        """Whether it is a table of which all that the person typed stands in another one now."""
        gone, said = self._along.all_typed(), {row.text for row in table.rows}
        return bool(self._across and mine.rows) and all(
            row in gone or (row.text in said and not self._why_kept(row)) for row in mine.rows
        )

    def _is_as_it_was(self, base: Block, mine: Block) -> bool:
        """Whether the person left a block as it was, now or once, so that it can go."""
        were = chain([base], filter(None, self._earlier.of(base)))
        return any(is_as_generated(mine, was) for was in were) and not self._why_kept(mine)

    def _one(
        self,
        cursor: Cursor,
        base: Block,
        mine: Block | None,
        new: Block | None,
        told: bool = False,
    ) -> None:
        """Merges one block that was in the base, and goes behind it.

        `told` says of one that is gone that a comment has it, as other items have the same prompt.
        """
        if mine is None:
            were: Blocks = [base]
            now: Blocks = [new] if new else []
            if base.kind == TABLE and any(row in self._across.mine for row in base.rows):
                were, now = self._follow_rows(base, new)
            # What the workbook says again is what the person took out, and no news to them.
            had: Blocks = [self._earlier.first(base)]
            if new is not None and is_news(base, new) and differ(were, now) and differ(had, now):
                if base.kind == P and self._is_elsewhere(
                    Versions(base, base, new), all_of(base.text, new.text)
                ):
                    return
                said = f"The workbook now says: {self._said(new, base)}."
                self._note(cursor.behind, f"{self._gone(base)}. {said} {OUT}")
                self._put_beside(cursor, new)
            elif new is None and base.kind == P:
                went = replace(base, text="")
                self._is_elsewhere(Versions(base, base, went), all_of(base.text, ""))
            return
        before = mine.elements[0].getprevious()
        if new is not None and new.is_prompt and mine.all_text != base.all_text:
            # What asks for words is no news where there are some.
            new = base if base.is_prompt else None
        if new is not None:
            self._block(Versions(base, mine, new))
        elif self._is_as_it_was(base, mine) or self._may_go(base, mine):
            self._delete(mine)
        elif any(row in self._across.new or row in self._across.mine for row in base.rows):
            self._blocks(mine.last, Versions(base.rows, mine.rows, base.rows[:1]))
        elif not told and not base.is_prompt:
            kept = self._why_kept(mine) or STILL_KEPT
            self._note(mine.elements[0], f"The workbook no longer has {_quoted(base)}. {kept}")
        cursor.move_past(mine, before)

    def _block(self, block: Versions[Block]) -> None:
        if block.base.kind == TABLE:
            self._table(block)
        elif block.base.kind == ROW:
            self._row(block)
        else:
            self._paragraph(block)

    def _table(self, table: Versions[Block]) -> None:
        around = self._columns, self._new_columns, self._names
        self._columns = columns_of(table.base.rows[0], table.mine.rows[0])
        self._new_columns = columns_of(table.base.rows[0], table.new.rows[0])
        if self._new_columns and not self._columns:
            table = self._with_columns_kept(table, self._new_columns)
        before = self._pen.made
        rows = table.mine.rows
        self._names = {r.last: n for r, n in zip(rows, names_of_rows(rows), strict=True)}
        self._blocks(table.mine.last, table.map(lambda t: t.rows))
        if self._pen.made > before:
            take_back(table.mine.last, self._pen)
        self._columns, self._new_columns, self._names = around

    def _with_columns_kept(self, table: Versions[Block], now: Columns) -> Versions[Block]:
        """The table, with the columns that went where the person's words stand in one of them.

        A row that kept its cells alone would have those words under another heading.
        """
        gone = [number for number, place in enumerate(now.places) if place is None]
        if not gone or not words_under(gone, table.base, table.mine):
            return table
        self._new_columns = None
        for number in gone:
            heading = table.mine.rows[0].cells[number].blocks[0]
            said = f"The workbook no longer has {_quoted(heading)}. {ABOVE}"
            self._note(heading.elements[0], said)
        if len(now.heading.cells) > len(now.places) - len(gone):  # others came, and stay out
            self._note_conflict(
                table.mine.rows[0].last, table.map(lambda versioned: versioned.rows[0])
            )
        return replace(table, new=as_it_was(table.base, table.new, now))

    def _paragraph(self, block: Versions[Block]) -> None:
        text, style = block.map(lambda b: b.text), block.map(lambda b: b.style)
        if not text.nothing_new and self._is_told_whole(block.base, block.mine):
            self._note_conflict(block.mine.elements[0], block)
            return
        if not text.nothing_new and self._is_reordered(block):
            return
        if not text.nothing_new and not self._words(block, pieces_of(block)):
            return
        if text.mine == text.new != text.base:
            self._look_elsewhere(block, pieces_of(block))
        parted = block.map(lambda b: bool(b.parts))
        if style.only_new_changed and parted.base == parted.new:
            self.news += text.new == text.base
            restyle(block.mine.last, self._bringer.fitted(block.new.last), self._pen)

    def _is_told_whole(self, base: Block, mine: Block) -> bool:
        """Whether a comment that stands says that all of a paragraph stays the person's."""
        paragraphs, words = self._told_whole
        told = any(e in paragraphs for e in mine.elements) or as_typed(mine.plainly) in words
        # What the workbook said once is no word of the person's, whatever was told there.
        return told and not self._earlier.has_words(base, mine, 0, len(mine.text))

    @cached_property
    def _told_whole(self) -> tuple[set[etree._Element], set[str]]:
        """What such comments are on, and the words of what they are beside."""
        ours = open_of_ours(self._parts, self._story.mine.part)
        return told_whole(ours, self._story.mine.root, self._apart)

    def _words(self, block: Versions[Block], pieces: Sequence[Piece]) -> bool:
        """Takes the news of a paragraph in; whether all of it could be."""
        mine, new = Passage.of(block.mine), Passage.of(block.new)
        pieces = unless_rejected(block, [*pieces], self._earlier.of(block.base))
        pieces = [unwritten(piece, block) for piece in pieces]
        whole = len(pieces) == 1
        pieces = [parted_there(p, block) for p in pieces if not is_an_end(p, block)]
        theirs = [piece for piece in pieces if piece.who is Who.NEW]
        taken = [piece.news for piece in theirs]
        if any(runs_over(piece, block) for piece in theirs):
            self._note_conflict(block.mine.elements[0], block)
            return False
        if taken and changes_locked(mine, taken):
            said = f"The workbook now says: {self._said(block.new, block.base)}. {LOCKED}"
            self._note(block.mine.elements[0], said)
            return False
        self._look_elsewhere(block, pieces)
        told, notes = to_tell(pieces, block), len(self.notes)
        for piece in told:
            self._tell(block, mine, piece, whole)
        if len(self.notes) > notes and not taken and is_most(told, block.new):
            self._put_beside(Cursor(self._story.mine.container, block.mine.last), block.new)
        if taken:
            self.news += 1
            self._take(Versions(Passage.of(block.base), mine, new), pieces)
            if block.mine.parts:
                marks.delete_emptied(block.mine, self._pen)
        return not told

    def _take(self, passage: Versions[Passage], pieces: Sequence[Piece]) -> None:
        """Takes in what the workbook alone changed, in the looks that the person gave it."""
        taken = [piece for piece in pieces if piece.who is Who.NEW]
        looks = [looks_by_hand(passage, piece.place) for piece in taken]
        for piece, look in zip(reversed(taken), reversed(looks), strict=True):
            fitted = partial(self._fitted, look)
            self._tracker.revise(passage.mine, passage.new, [piece.news], fitted)

    def _fitted(self, looks: Looks, run: etree._Element) -> etree._Element:
        return dress(self._bringer.fitted(run), looks)

    def _tell(self, block: Versions[Block], mine: Passage, piece: Piece, whole: bool) -> None:
        """A comment on words that both changed, quoting just those."""
        if self._is_elsewhere(block, piece):
            return
        said = piece.of(block.map(lambda b: b.text))
        text = block.map(lambda b: b.text)
        if said.mine.strip():
            moved = not typed(said.mine, text.mine, text.base)
        else:
            moved = self._words_there.keeps(said.base, block)
        asks = bool(said.new.strip()) and is_prompt(block.new, piece.place.new)
        all_of_it = (whole or moved) and not asks
        if all_of_it or any(MARK in words for words in (said.base, said.mine, said.new)):
            self._note_conflict(block.mine.elements[0], block)
            return
        said = Versions(
            part_of(block.base, piece.place.base),
            part_of(block.mine, piece.place.mine),
            part_of(block.new, piece.place.new),
        )
        says = f"lacks {quoted(said.base)} now"
        if said.new.strip() and not asks:
            cell = self._cell_of(block.new, block.base, said.new)
            says = f"now says {quoted(said.new)}{cell}"
        if said.mine.strip():
            words = f"You wrote {quoted(said.mine)}; the workbook {says}. {KEPT}"
        else:
            words = f"{self._lacking(block.base, said.base)}; the workbook {says}. {OUT}"
        start, end = piece.place.mine
        on = mine.runs(start, end) if start < end else mine.beside(start)
        self._note(block.mine.elements[0], words, on)

    def _put_beside(self, cursor: Cursor, new: Block) -> None:
        """Puts a paragraph in that can't take the place of the person's, if no comment says it."""
        if self._beside and self._around is IN_NO_TABLE and new.kind == P and new.text.strip():
            self._insert(cursor, new)

    def _is_elsewhere(self, block: Versions[Block], piece: Piece) -> bool:
        """Whether the person only moved the words of a piece, so that the news goes there.

        Also where they have elsewhere what the workbook says now, and no other words here.
        """
        said = piece.of(block.map(lambda b: b.text))
        if self._words_there.has(said.new.strip()) and not is_telling(said.mine.strip()):
            return True
        cell = self._cell_of(block.new, block.base, said.new)
        sentence = self._words_there.sentence(block, piece, cell)
        if sentence is not None:
            self._sentences.append(sentence)
        return sentence is not None

    def _look_elsewhere(self, block: Versions[Block], pieces: Iterable[Piece]) -> None:
        """Finds what both have no longer in its place, which the person may have moved."""
        for piece in pieces:
            if agree(piece, block):
                self._is_elsewhere(block, piece)

    def _is_reordered(self, block: Versions[Block]) -> bool:
        """Whether the person only put sentences in another order, so that news goes into each."""
        places = self._words_there.reordered(block.map(lambda b: b.text))
        for place in places or ():
            cell = self._cell_of(block.new, block.base, block.new.text[slice(*place.new)])
            self._sentences.append(Sentence(block, place, cell))
        return places is not None

    def _bring_along(self, sentence: Sentence) -> None:
        """Brings news into a sentence where the person has it now; where that is most, tells it."""
        story, words = self._story.mine, sentence.was
        there = paragraphs(blocks_of(story.container, story.reader))
        block = next((block for block in there if words in block.text), None)
        if block is None or (sentence.now and sentence.now in block.text):
            return
        at = block.text.index(words)
        mine, new = Passage.of(block), Passage.of(sentence.block.new)
        if not sentence.now and words == block.text.strip() and not self._why_kept(block):
            self._delete(block)
            return
        news = sentence.news(block.text, at)
        # What a comment quotes of the paragraph stays as it is quoted.
        is_quoted = any(note.element in block.elements for note in self.notes)
        if not news or is_quoted or changes_locked(mine, news):
            told = f"You moved {quoted(words)} here; the workbook now says {quoted(sentence.now)}"
            told = f"{told}{sentence.cell}. {KEPT}"
            if not sentence.now:
                told = f"The workbook no longer has {quoted(words)}. {STILL_KEPT}"
            on = mine.runs(at, at + len(words))
            self._note(block.elements[0], told, on)
            return
        self.news += 1
        for change in reversed(news):
            self._tracker.revise(mine, new, [change], self._bringer.fitted)
        take_back(next(block.last.iterancestors()), self._pen)

    def _gone(self, base: Block) -> str:
        """What is said of a block that the person has not where it was."""
        had = _quoted(self._earlier.first(base))
        if self._words_there.stands(*(one.text for one in paragraphs([base]))):
            return f"You no longer have {had} in its place"
        return f"You took out {had}"

    def _lacking(self, base: Block, words: str) -> str:
        """What is said of words that the person has not: only what they had can be taken out."""
        had = plain(words) in as_typed(self._earlier.first(base).plainly)
        return f"You {'took out' if had else 'do not have'} {quoted(words)}"

    def _row(self, row: Versions[Block]) -> None:
        text, cells = row.map(lambda r: r.text), row.map(lambda r: r.cells)
        if text.base == text.new and cells.map(lambda all_of: [*map(says, all_of)]).nothing_new:
            return
        elsewhere = self._columns or self._new_columns
        if not elsewhere and len(cells.mine) == len(cells.base) == len(cells.new):
            for number, three in enumerate(zip(cells.base, cells.mine, cells.new, strict=True)):
                self._cell(Versions(*three), row, number)
        elif self._columns and self._columns.fits(cells):
            self._cells(row, self._columns)
        elif text.nothing_new:
            return
        elif self._why_kept(row.mine):
            self._note_conflict(row.mine.last, row)
        else:
            self._replace(row)

    def _replace(self, row: Versions[Block]) -> None:
        """Puts a row that has other cells now in anew, with what the person did to it."""
        self._remarks.follow(row.mine, row.new)
        made = self._reshaped(row)
        if made is None and row.map(lambda r: r.text).untouched:
            made = self._fitted_block(row.new)
        if made is None:
            self._note_conflict(row.mine.last, row)
            return
        table = next(row.mine.last.iterancestors(TABLE))
        self._put(Cursor(table, row.mine.last), made)
        self._tracker.delete_row(row.mine.last, row.mine.reader)

    def _reshaped(self, row: Versions[Block]) -> etree._Element | None:
        """The new row, which has other cells, with what the person did to those of the old one.

        None where it can't be told which cell is which.
        """
        places = columns_now(row, self._new_columns)
        if places is None or not is_plain(row.mine.last, self._remarks):
            return None
        made = self._bringer.fitted(row.new.last)
        there = made.findall(CELL)
        cells = row.map(lambda r: r.cells)
        notes = len(self.notes)
        for base, mine, place in zip(cells.base, cells.mine, places, strict=True):
            emptied = not any(block.all_text.strip() for block in mine.blocks)
            alike = says(mine) == says(base)
            if alike and (place is None or looks_of(mine) == looks_of(base)):
                continue
            if place is None and emptied:
                continue
            if place is None:
                del self.notes[notes:]
                return None
            merged = self._merged(Versions(base, mine, cells.new[place]), row, place)
            replace_content(there[place], merged)
        self._remarks.put(made, row.new)
        return made

    def _merged(self, cell: Versions[Cell], row: Versions[Block], place: int) -> etree._Element:
        """A copy of the person's cell with the news in it; `place` is its place in the new row."""
        news, around = self.news, (self._in_row, self._around)
        name = self._names.get(row.mine.last, "") if place else ""
        self._in_row = f"in the row {quoted(name)}" if name else ""
        self._around = around_of(row.new, place)
        made = copy.deepcopy(cell.mine.element)
        reader = next(block.reader for block in cell.mine.blocks)
        blocks = replace(cell.map(lambda c: c.blocks), mine=blocks_of(made, reader))
        self._container(made, blocks)
        accept(made)
        for mark in list(made.iter(*MARKS)):
            take_out(mark)  # a copy comes by itself
        if cell.map(shade_of).untouched:
            paint(made, cell.new.element)
        self.news = news
        self._in_row, self._around = around
        return made

    def _merged_alone(
        self, cell: Versions[Cell], row: Versions[Block], place: int
    ) -> etree._Element | None:
        """The same, but None where both changed the same."""
        notes = len(self.notes)
        made = self._merged(cell, row, place)
        told = len(self.notes) > notes
        del self.notes[notes:]
        return None if told else made

    def _cells(self, row: Versions[Block], columns: Columns) -> None:
        """Merges the cells of a row in whose table a person put columns, or took some out."""
        for number, place in enumerate(columns.places):
            base, new = row.base.cells[number], row.new.cells[number]
            if place is not None:
                self._cell(Versions(base, row.mine.cells[place], new), row, number)
            elif differ(base.blocks, new.blocks):
                said = " / ".join(block.shown for block in new.blocks)
                around, self._around = self._around, around_of(row.new, number)
                cell = self._cell_of(row.new, row.base, said)
                self._around = around
                name = heading_of(base.element, row.base.reader)
                column = f"the column {quoted(name)}, which you took out," if name else COLUMN_OUT
                gone = f"In {column} the workbook now says: {quoted(said)}{cell}."
                self._note(row.mine.last, gone)

    def _cell(self, cell: Versions[Cell], row: Versions[Block], number: int) -> None:
        """Merges a cell, with its colour where the person changed neither colour nor words.

        `row` is the one that it stands in, `number` its place there as generated.
        """
        around = self._in_row, self._around
        names_it = cell.mine is row.mine.cells[0]
        name = "" if names_it else self._names.get(row.mine.last, "")
        self._in_row = f"in the row {quoted(name)}" if name else ""
        self._around = around_of(row.new, number)
        blocks, shade = cell.map(lambda c: c.blocks), cell.map(shade_of)
        words = blocks.map(lambda found: [block.key for block in found])
        self._container(cell.mine.element, blocks)
        if words.untouched and shade.only_new_changed:
            recolor(cell.mine.element, cell.new.element, self._pen)
        self._in_row, self._around = around

    def _insert(self, cursor: Cursor, block: Block) -> None:
        """Puts a copy of a new block in, as inserted, with what a person typed into rows of it."""
        fitted = self._fitted_block(block)
        self._along.leave_out(fitted, block)
        self._put(cursor, fitted)

    def _fitted_block(self, block: Block) -> etree._Element:
        """A copy of a new block that can stand here, with what the person did to what it was."""
        fitted = self._bringer.fitted(block.last)
        self._along.fill(fitted, block)
        self._remarks.put(fitted, block)
        return fitted

    def _put(self, cursor: Cursor, fitted: etree._Element) -> None:
        """Puts in as inserted what can stand in the person's document."""
        self.news += 1
        if fitted.tag == ROW and self._columns:
            self._columns.fit(fitted)
        made = self._tracker.inserted(fitted)
        cursor.put(made)
        if made.tag == TABLE:
            self._keep_apart(made)
        elif made.tag == P and (after := made.getnext()) in self._apart_only:
            remove(after)  # it is this paragraph now that stands behind the table

    def _keep_apart(self, table: etree._Element) -> None:
        """A paragraph between tables that would touch, and behind one that would be last."""
        before, after = table.getprevious(), table.getnext()
        if before is not None and before.tag == TABLE:
            table.addprevious(self._tracker.inserted(etree.Element(P)))
        if after is None or after.tag in (TABLE, SECTION):
            made = self._tracker.inserted(etree.Element(P))
            self._apart_only.add(made)
            table.addnext(made)

    def _delete(self, block: Block) -> None:
        self.news += 1
        self._remarks.let_go(block.elements)
        if block.kind == P:
            self._tracker.delete_passage(Passage.of(block))
            return
        for row in block.rows if block.kind == TABLE else [block]:
            self._tracker.delete_row(row.last, row.reader)
        if block.kind == TABLE and block.last.find(ROW) is None:
            remove(block.last)

    def _why_kept(self, mine: Block) -> str:
        """Why something is not taken out, though nobody changed its words; nothing if it can be."""
        if is_locked(mine.last):
            return LOCKED
        attached = is_attached_to(mine, self._our_comments | self._remarks.copies, self._last_edits)
        return ATTACHED if attached else ""

    @cached_property
    def _our_comments(self) -> set[str]:
        return numbers_of_ours(self._parts, self._story.mine.part)

    @cached_property
    def _last_edits(self) -> set[str]:
        return numbers_of_last_edits(self._story.mine.root)

    def _note_conflict(self, element: etree._Element, block: Versions[Block]) -> None:
        # On what stands in a header or a control the comment is elsewhere, and names it.
        elsewhere = element.tag == P and not may_hold_a_comment(element)
        theirs = f"You have {_quoted(block.mine)}. " if self._apart or elsewhere else ""
        said = f"The workbook now says: {self._said(block.new, block.base)}. {KEPT}"
        self._note(element, f"{theirs}{said}")

    def _note_moved(self, mine: Block, moving: Block, new: Blocks) -> None:
        """Says where the workbook has what stays where the person has it."""
        before = stands_behind(moving, new)
        behind = f"behind \u201c{before}\u201d" if before else "first"
        stays = NUMBERED if moving.is_heading and moving.number else STAYS
        self._note(mine.elements[0], f"The workbook now has {_quoted(moving)} {behind}. {stays}")
        self.notes[-1] = replace(self.notes[-1], behind=before)

    def _said(self, new: Block, base: Block) -> str:
        """What the workbook says, quoted, and its cell where that is certain."""
        return f"{_quoted(new)}{self._cell_of(new, base)}"

    def _cell_of(self, new: Block, base: Block, words: str = "") -> str:
        """` (Actions!C7)`, or nothing; `words` are those in question where that is not all."""
        cell = self._source(new.plainly, base.plainly, plain(words), self._around)
        return f" ({cell})" if cell else ""

    def _note(
        self, element: etree._Element | None, words: str, on: Sequence[etree._Element] = ()
    ) -> None:
        column = "" if element is None else heading_of(element, self._story.mine.reader)
        places = (
            self._apart and f"in the {self._apart}",
            self._in_row,
            column and f"under {quoted(column)}",
        )
        where = ", ".join(filter(None, places))
        words = f"{where[0].upper()}{where[1:]}: {words}" if where else words
        apart = self._apart
        note = Note(words, apart=apart) if apart else Note(words, element, tuple(on))
        self.notes.append(note)


def _quoted(block: Block) -> str:
    return quoted(block.shown)
