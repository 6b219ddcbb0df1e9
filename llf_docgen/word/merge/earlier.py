"""What the workbook said in earlier runs: so a proposal that was rejected is known as that.

What a person has just as the workbook said it once is no change of theirs. They rejected what was
proposed since, and where the workbook says something else again, that is proposed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.word.comparing.align import row_again
from llf_docgen.word.comparing.blocks import KEPT_HEADING, Block, blocks_of
from llf_docgen.word.comparing.moved import in_base_order
from llf_docgen.word.comparing.parted import as_one
from llf_docgen.word.comparing.stories import Story, counterpart, stories
from llf_docgen.word.comparing.texts import edits
from llf_docgen.word.opened import opened
from llf_docgen.word.xml import TABLE, P

Blocks = Sequence[Block]
Stories = dict[str, Story]
_MOST_READ = 20  # versions; each is as long as the document


class Past:
    """The documents as they were generated for earlier runs, the newest first.

    Each is read when it is asked for, as few runs ask for any; one that can't be read is left out.
    """

    def __init__(self, contents: Callable[[], Iterable[bytes]] = tuple) -> None:
        self._contents = contents
        self._waiting: Iterator[Stories] | None = None
        self._read: list[Stories] = []

    def __iter__(self) -> Iterator[Stories]:
        if self._waiting is None:
            self._waiting = _all_stories(islice(dict.fromkeys(self._contents()), _MOST_READ))
        yield from self._read
        for there in self._waiting:
            self._read.append(there)
            yield there


class Stood(NamedTuple):
    """A block of an earlier version, and those that it stood among."""

    block: Block
    among: Blocks


class Earlier:
    """What stood in earlier versions for each block of one story of the base."""

    def __init__(self, story: Story, base: Stories, past: Past) -> None:
        self._story, self._base, self._past = story, base, past
        self._known: list[dict[etree._Element, Stood]] = []
        self._said: list[set[tuple[str, str]]] = []

    def of(self, block: Block) -> Iterator[Block | None]:
        """What stood for a block of the base in each earlier version; None where nothing did.

        For paragraphs that are taken for one that is what stood for all of them.
        """
        for known in self._stood():
            there = [known[e].block for e in block.elements if e in known]
            yield as_one(there) if len(there) == len(block.elements) else None

    def beside(self, blocks: Blocks) -> Iterator[Blocks]:
        """What stood in each earlier version where some blocks of the base stand, with them."""
        for known in self._stood():
            yield next((known[b.last].among for b in blocks if b.last in known), ())

    def has_words(self, block: Block, mine: Block, start: int, end: int) -> bool:
        """Whether letters of the person's block are as the workbook once had them there.

        What they changed right beside it is theirs, and so is it then.
        """
        return any(
            not any(
                s.other_start <= end and start <= s.other_end for s in edits(was.text, mine.text)
            )
            for was in self.of(block)
            if was is not None
        )

    def lacks(self, block: Block) -> bool:
        """Whether a block of the base was not there yet in an earlier version."""
        return any(was is None for was in self.of(block))

    def had(self, block: Block) -> bool:
        """Whether an earlier version had the words of a block that the base has nowhere."""
        if block.kind == KEPT_HEADING:
            return True
        known = block.kind, block.all_text
        return known not in self._now and any(known in words for words in self._words())

    def row_of(self, row: Block, name: int | None) -> Block | None:
        """What the latest earlier version that had it has of a row; `name` says who it is about."""
        return row_again(chain.from_iterable(self._rows()), row, name)

    def _rows(self) -> Iterator[list[Block]]:
        """All rows of each earlier version."""
        for there in self._past:
            story = counterpart(self._story, self._base, there)
            if story is not None:
                yield list(_all_rows(blocks_of(story.container, story.reader)))

    def first(self, block: Block) -> Block:
        """The oldest that is known of a block of the base, which a person had."""
        return ([was for was in self.of(block) if was is not None] or [block])[-1]

    @cached_property
    def _now(self) -> set[tuple[str, str]]:
        return _words_in(self._story)

    def _words(self) -> Iterator[set[tuple[str, str]]]:
        """All that each earlier version had."""
        for number, there in enumerate(self._past):
            if number == len(self._said):
                story = counterpart(self._story, self._base, there)
                self._said.append(_words_in(story) if story is not None else set())
            yield self._said[number]

    def _stood(self) -> Iterator[dict[etree._Element, Stood]]:
        """What stood for each block of the base in each earlier version."""
        for number, there in enumerate(self._past):
            if number == len(self._known):
                self._known.append(self._side_by_side(there))
            yield self._known[number]

    def _side_by_side(self, there: Stories) -> dict[etree._Element, Stood]:
        story = counterpart(self._story, self._base, there)
        if story is None:
            return {}
        return side_by_side(*(blocks_of(s.container, s.reader) for s in (self._story, story)))


def _all_stories(contents: Iterable[bytes]) -> Iterator[Stories]:
    for content in contents:
        with suppress(UnusableFile, etree.XMLSyntaxError, KeyError, RecursionError):
            yield stories(opened(content, ""))


def _words_in(story: Story) -> set[tuple[str, str]]:
    """All that stands in a story: its paragraphs, tables and rows, each with its words."""
    return set(_all_words(blocks_of(story.container, story.reader)))


def _all_words(blocks: Blocks) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if block.all_text.strip():
            yield block.kind, block.all_text
        yield from _all_words(block.rows)
        for cell in block.cells:
            yield from _all_words(cell.blocks)


def _all_rows(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        yield from block.rows
        for row in block.rows:
            for cell in row.cells:
                yield from _all_rows(cell.blocks)


def side_by_side(blocks: Blocks, others: Blocks) -> dict[etree._Element, Stood]:
    """Which block of another version each is, by its last element, with all that stand in them."""
    ordered, places, _ = in_base_order(blocks, others)
    found: dict[etree._Element, Stood] = {}
    for place, other_place in places.items():
        block, other = blocks[place], ordered[other_place]
        found[block.last] = Stood(other, others)
        if block.kind == TABLE:
            found |= side_by_side(block.rows, other.rows)
        elif block.kind != P and len(block.cells) == len(other.cells):
            for cell, other_cell in zip(block.cells, other.cells, strict=True):
                found |= side_by_side(cell.blocks, other_cell.blocks)
    return found
