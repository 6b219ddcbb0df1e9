"""Cases of a merge, made systematically: each edit of a person beside each change of the workbook.

Both are functions of the same small paper. Where the two can be done one after the other, and the
order does not matter, they do not overlap: a merge has both. Else it has the person's, with a
comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.word import small
from tests.word.small import p, run

CHAIR = "The chair opens the meeting at 09:30 on Monday 4 May 2020 in Hull."
REPORT = "Ada Lark brings the report, and everybody reads it before noon."
PAPERS = "Papers follow by the end of the week."
LIST = "The clerk keeps the list of actions. It is not so very short."
NEXT = "The next meeting is in June at the same place."
PROMPT = "? Type the decision"
ROWS = (
    ("Ref", "Action", "Owner"),
    ("A-1", "Write to the board", "Ada Lark"),
    ("A-2", "Call the school about places", "Priya Nair"),
    ("A-3", "Ask for a room", "Tom Reed"),
)
Line = str | tuple[tuple[str, ...], ...]


class Overlap(Exception):
    """What an edit is about is no longer there."""


@dataclass(frozen=True)
class Paper:
    """A document of lines, of which one is a table; `? words` is a prompt in a control."""

    lines: tuple[Line, ...]
    footer: str

    @property
    def content(self) -> bytes:
        return small.document("".join(map(_xml, self.lines)), self.footer)

    @property
    def words(self) -> list[str]:
        """The words of each paragraph, with the footer's last."""
        body = [line.removeprefix("# ").removeprefix("? ") for line in self._paragraphs()]
        return [*body, self.footer]

    def _paragraphs(self) -> Iterator[str]:
        for line in self.lines:
            if isinstance(line, str):
                yield line
            else:
                yield from (cell for row in line for cell in row)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return next(line for line in self.lines if not isinstance(line, str))

    def with_rows(self, rows) -> Paper:
        return replace(
            self, lines=tuple(x if isinstance(x, str) else tuple(rows) for x in self.lines)
        )

    def at(self, words: str) -> int:
        """The place of the one line that has these words."""
        found = [n for n, x in enumerate(self.lines) if isinstance(x, str) and words in x]
        if len(found) != 1:
            raise Overlap(words)
        return found[0]

    def row(self, ref: str) -> int:
        found = [n for n, row in enumerate(self.rows) if row[0] == ref]
        if len(found) != 1:
            raise Overlap(ref)
        return found[0]


def _xml(line: Line) -> str:
    if not isinstance(line, str):
        return small.table([list(row) for row in line])
    if line.startswith("? "):
        control = "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
        return p(f"{control}{run(line.removeprefix('? '))}</w:sdtContent></w:sdt>")
    return small.line(line)


BASE = Paper(
    (
        *("# 1. Welcome", CHAIR, REPORT),
        *("# 2. Actions", ROWS, PAPERS, LIST),
        *("# 3. Close of the day", NEXT, PROMPT),
    ),
    "Draft for the group, not for others",
)
Edit = Callable[[Paper], Paper]


def says(old: str, new: str) -> Edit:
    """Other words in the one place where the old ones stand: a paragraph, a cell, the footer."""

    def edit(paper: Paper) -> Paper:
        everywhere = [*paper._paragraphs(), paper.footer]
        if sum(old in words for words in everywhere) != 1:
            raise Overlap(old)
        return Paper(
            tuple(
                x.replace(old, new)
                if isinstance(x, str)
                else tuple(tuple(c.replace(old, new) for c in row) for row in x)
                for x in paper.lines
            ),
            paper.footer.replace(old, new),
        )

    return edit


def puts(line: str, behind: str) -> Edit:
    """A new line behind the one that has these words."""

    def edit(paper: Paper) -> Paper:
        at = paper.at(behind) + 1
        return replace(paper, lines=(*paper.lines[:at], line, *paper.lines[at:]))

    return edit


def takes_out(line: str) -> Edit:
    def edit(paper: Paper) -> Paper:
        if line not in paper.lines:
            raise Overlap(line)
        return replace(paper, lines=tuple(x for x in paper.lines if x != line))

    return edit


def moves(words: str, behind: str) -> Edit:
    """A line goes behind another, whatever else it says now."""

    def edit(paper: Paper) -> Paper:
        line = paper.lines[paper.at(words)]
        without = replace(paper, lines=tuple(x for x in paper.lines if x != line))
        return puts(str(line), behind)(without)

    return edit


def moves_row(ref: str, to: int) -> Edit:
    def edit(paper: Paper) -> Paper:
        rows = list(paper.rows)
        row = rows.pop(paper.row(ref))
        rows.insert(to if to >= 0 else len(rows) + 1 + to, row)
        return paper.with_rows(rows)

    return edit


def takes_out_row(ref: str) -> Edit:
    def edit(paper: Paper) -> Paper:
        row = paper.rows[paper.row(ref)]
        if row not in ROWS:
            raise Overlap(ref)
        return paper.with_rows(r for r in paper.rows if r != row)

    return edit


def puts_row(row: tuple[str, ...], *behind: str) -> Edit:
    """A new row behind the first of these that is there."""

    def edit(paper: Paper) -> Paper:
        there = [ref for ref in behind if ref in [r[0] for r in paper.rows]]
        at = paper.row(there[0]) + 1
        return paper.with_rows((*paper.rows[:at], row, *paper.rows[at:]))

    return edit


def splits(line: str, behind: str) -> Edit:
    """A paragraph becomes two behind some words in it."""

    def edit(paper: Paper) -> Paper:
        at = paper.at(line)
        words = str(paper.lines[at])
        if words.count(behind) != 1:
            raise Overlap(behind)
        first, second = words.split(behind)
        parts = (first + behind.rstrip(), second)
        return replace(paper, lines=(*paper.lines[:at], *parts, *paper.lines[at + 1 :]))

    return edit


def joins(line: str, following: str) -> Edit:
    """A paragraph and the one behind it become one."""

    def edit(paper: Paper) -> Paper:
        at = paper.at(line)
        if paper.at(following) != at + 1:
            raise Overlap(following)
        whole = f"{paper.lines[at]} {paper.lines[at + 1]}"
        return replace(paper, lines=(*paper.lines[:at], whole, *paper.lines[at + 2 :]))

    return edit


def moves_last_section(paper: Paper) -> Paper:
    """The last section goes before all others."""
    at = max(n for n, x in enumerate(paper.lines) if isinstance(x, str) and x.startswith("# "))
    return replace(paper, lines=(*paper.lines[at:], *paper.lines[:at]))


def puts_section(paper: Paper) -> Paper:
    """A new section 2; those behind it are numbered anew."""
    lines = list(paper.lines)
    at = next(n for n, x in enumerate(lines) if isinstance(x, str) and x.startswith("# 2. "))
    for old, new in (("# 3. ", "# 4. "), ("# 2. ", "# 3. ")):
        lines = [x.replace(old, new) if isinstance(x, str) else x for x in lines]
    lines[at:at] = ["# 2. Report of the year", "It stands on page seven."]
    return replace(paper, lines=tuple(lines))


def fills_in(paper: Paper) -> Paper:
    """Types over the prompt."""
    if PROMPT not in paper.lines:
        raise Overlap(PROMPT)
    lines = ("? We shall paint the hall." if x == PROMPT else x for x in paper.lines)
    return replace(paper, lines=tuple(lines))


PERSON: dict[str, Edit] = {
    "rewords": says("everybody reads it", "all of us read it"),
    "adds a sentence": says("2020 in Hull.", "2020 in Hull. Tea is served then."),
    "changes a date": says("Monday 4 May 2020", "Tuesday 5 May 2020"),
    "changes the time": says("09:30", "09:45"),
    "takes words out": says(" on Monday 4 May 2020", ""),
    "changes the last word of a cell": says("to the board", "to the mayor"),
    "changes a name": says("Ada Lark brings", "Ada Finch brings"),
    "changes a cell": says("Call the school", "Ring up the school"),
    "changes another word of a cell": says("Write to the", "Write again to the"),
    "puts a paragraph in": puts("My own words stand here.", "brings the report"),
    "takes a paragraph out": takes_out(PAPERS),
    "moves a paragraph": moves("Papers follow", "The next meeting"),
    "moves a row": moves_row("A-1", -1),
    "takes a row out": takes_out_row("A-3"),
    "puts a row in": puts_row(("mine", "Buy tea", "Me"), "A-2"),
    "splits a paragraph": splits("The clerk", "actions. "),
    "joins paragraphs": joins("Papers follow", "The clerk"),
    "rewords a heading": says("Actions", "Who does what"),
    "moves a section": moves_last_section,
    "changes the footer": says("Draft for", "Final for"),
    "fills in a prompt": fills_in,
    "rewrites a paragraph": says(NEXT, "We shall all come again whenever somebody asks for it."),
}
WORKBOOK: dict[str, Edit] = {
    "a time": says("09:30", "10:00"),
    "the same date": says("Monday 4 May 2020", "Monday 11 May 2020"),
    "a word": says("noon", "midday"),
    "the same name": says("Ada Lark brings", "Eda Lark brings"),
    "a cell": says("the board", "the council"),
    "the same cell": says("Call the school", "Visit the school"),
    "a new row": puts_row(("A-4", "Count chairs", "Una Wood"), "A-3", "A-2"),
    "a row gone": takes_out_row("A-3"),
    "a row moved": moves_row("A-2", -1),
    "a new paragraph": puts("News stands in this line.", "The chair"),
    "a paragraph gone": takes_out(PAPERS),
    "a new section": puts_section,
    "the footer": says("group", "board of all"),
    "words of the paragraph": says("the week", "the month"),
    "the end of the paragraph": says("very short", "very long"),
    "a word at the end": says("June", "July"),
    "a heading": says("the day", "the meeting"),
    "the prompt": says("Type the decision", "Type the decision here"),
}
