"""Columns that a person put into a table, or took out: which cell stands in which column now."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.comparing.align import pairs
from llf_docgen.word.comparing.blocks import Block, Cell, blocks_of
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.xml import BODY, CELL, CELL_PROPERTIES, ROW, TABLE, P, remove, w

_WIDTH = w("tcW")
_FEWEST_KNOWN = 2  # headings; the first row of a table may be one like the others


@dataclass(frozen=True)
class Columns:
    """For each column of the base its place in the person's table, None where it was taken out.

    `heading` is the person's first row, whose cells have the widths of the columns.
    """

    places: tuple[int | None, ...]
    heading: Block

    def fits(self, cells: Versions[tuple[Cell, ...]]) -> bool:
        """Whether a row has the columns as they were generated, and in mine as they are now."""
        made = len(cells.base) == len(cells.new) == len(self.places)
        return made and len(cells.mine) == len(self.heading.cells)

    def fit(self, row: etree._Element) -> None:
        """Gives a row of the base's columns those of the person's table."""
        cells = row.findall(CELL)
        if len(cells) != len(self.places):
            return
        there = dict(zip(self.places, cells, strict=True))
        for cell in cells:
            remove(cell)
        for place, column in enumerate(self.heading.cells):
            found = there.get(place)
            row.append(_empty(column.element) if found is None else found)


def columns_of(base: Block, mine: Block) -> Columns | None:
    """How the columns of a row differ; None where they do not, or where it can't be told."""
    texts, others = ([_words(cell) for cell in row] for row in (base.cells, mine.cells))
    if len(texts) == len(others):
        places = _shifted(texts, others)
        return Columns(places, mine) if places else None
    fewer = len(texts) > len(others)
    found = _in_order(others, texts) if fewer else _in_order(texts, others)
    if found is None:
        return None
    if fewer:
        places = tuple(found.index(n) if n in found else None for n in range(len(texts)))
    else:
        places = tuple(found)
    return Columns(places, mine)


def words_under(gone: Sequence[int], base: Block, mine: Block) -> bool:
    """Whether the person's words stand in columns that go, or in rows of their own.

    Args:
        gone: the places of the columns in the base.
        base: the table as it was generated.
        mine: the person's, with as many columns.
    """
    found = {j: i for i, j in pairs(base.rows, mine.rows)}
    for number, row in enumerate(mine.rows):
        then = base.rows[found[number]] if number in found else None
        if then is None or len(then.cells) != len(row.cells):
            if row.text.strip():
                return True
        elif any(
            _words(row.cells[k]).strip() and _words(row.cells[k]) != _words(then.cells[k])
            for k in gone
            if k < len(row.cells)
        ):
            return True
    return False


def as_it_was(base: Block, new: Block, columns: Columns) -> Block:
    """The new version of a table with the columns of the base; those that went say what they said.

    Args:
        base: the table as it was generated.
        new: the new version.
        columns: where the columns of the base stand in the new version.
    """
    before = {j: base.rows[i] for i, j in pairs(base.rows, new.rows)}
    table = copy.deepcopy(new.last)
    rows = [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]
    for number, row in enumerate(rows):
        cells = row.findall(CELL)
        then = before.get(number, base.rows[0] if not number else None)
        if len(cells) != len(columns.heading.cells):
            continue
        for cell in cells:
            remove(cell)
        for column, place in enumerate(columns.places):
            if place is not None:
                row.append(cells[place])
            elif then is not None and column < len(then.cells):
                row.append(copy.deepcopy(then.cells[column].element))
            else:
                row.append(_empty(base.rows[0].cells[column].element))
    holder = etree.Element(BODY)
    holder.append(table)
    return blocks_of(holder, new.reader)[0]


def _shifted(texts: Sequence[str], others: Sequence[str]) -> tuple[int | None, ...]:
    """Where each of as many columns stands now: one went and another came, or two changed places.

    Nothing where all stand where they stood, or where so few are known that it can't be told.
    """
    places = tuple(others.index(t) if t and others.count(t) == 1 else None for t in texts)
    known = [(now, then) for then, now in enumerate(places) if now is not None]
    moved = len(known) >= _FEWEST_KNOWN and any(now != then for now, then in known)
    return places if moved and len({*texts}) == len(texts) else ()


def _words(cell: Cell) -> str:
    return "\n".join(block.all_text for block in cell.blocks)


def _in_order(some: Sequence[str], all_of: Sequence[str]) -> list[int] | None:
    """The places of some texts among others, ascending; None where one is not there."""
    places: list[int] = []
    for text in some:
        start = places[-1] + 1 if places else 0
        if text not in all_of[start:]:
            return None
        places.append(all_of.index(text, start))
    return places


def _empty(like: etree._Element) -> etree._Element:
    """A cell as wide as another, with nothing in it."""
    cell = etree.Element(CELL)
    width = like.find(f"{CELL_PROPERTIES}/{_WIDTH}")
    if width is not None:
        etree.SubElement(cell, CELL_PROPERTIES).append(copy.deepcopy(width))
    etree.SubElement(cell, P)
    return cell
