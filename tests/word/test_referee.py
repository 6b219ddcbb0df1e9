"""Our merge beside another: the three-way consolidation of docx-scalpel (Docxodus), a referee.

It is no part of the program: `pip install ".[referee]"` brings it, and without it nothing is
compared. Each case whose words, all accepted, differ from ours is in a table, with who is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

import pytest

from tests.word import small
from tests.word.hands import BASE, PERSON, WORKBOOK
from tests.word.test_hands import wanted
from tests.word.test_merges import CASES

pytestmark = pytest.mark.slow
SMALL = [
    case for case in CASES if all(isinstance(x, list) for x in (case.base, case.mine, case.new))
]
OURS, THEIRS, EITHER = "ours", "theirs", "either"


@dataclass(frozen=True)
class Verdict:
    right: str
    why: str


_MIXED = Verdict(OURS, "A date, a name or two words that touch are mixed of both, which nobody "
                       "wrote; ours keeps the person's and tells the workbook's.")  # fmt: skip
_MOVED = Verdict(OURS, "News of what the person moved is lost; ours goes along with it.")
_STAYED = Verdict(OURS, "What the workbook no longer has stays, untold, where the person moved or "
                        "split it; ours proposes to take it out, as where it stood.")  # fmt: skip
_PARTED = Verdict(OURS, "News of what the person split or joined is lost; ours goes to the part.")
_HEADING = Verdict(OURS, "The person's words come to stand under another heading; ours keeps the "
                         "heading and tells it.")  # fmt: skip
_FOOTER = Verdict(OURS, "Headers and footers are not merged: the person's words in them, or the "
                        "news, are lost.")  # fmt: skip
_DOUBLED = Verdict(OURS, "A heading stands there twice; ours knows what both moved as moved once.")
_NUMBERS = Verdict(OURS, "A heading keeps its old number; ours has the workbook's.")
_COLUMN = Verdict(OURS, "The person's words come to stand under another column's heading.")
_NO_COLUMN = Verdict(
    OURS, "The heading of the column goes, and the person's cell stays without one."
)
_ANOTHER = Verdict(OURS, "What was typed for one person or action comes to stand beside another.")
_ALONE = Verdict(OURS, "The title comes in alone; ours brings who leads it and what is to be done.")
_ORDER = Verdict(EITHER, "Both have all of it; only the order at the end differs.")

DIFFER: dict[str, Verdict] = {
    "neighbours touch: mine stay, and just those words are told": _MIXED,
    "a date is one word: nobody mixes two": _MIXED,
    "a name is one word": _MIXED,
    "the workbook took out what the person changed": Verdict(
        OURS, "The person's words are kept there too, but without the space behind them."),
    "both rewrote more than half: the whole paragraph stays, with one comment": Verdict(
        OURS, "Both texts come to stand side by side without a space, as no text of anybody."),
    "the person changes what has no words now": Verdict(
        OURS, "The half of the paragraph that the person left goes, and their words lose sense."),
    "both put the same in": Verdict(OURS, "It is there twice."),
    "a heading stays with words that the person typed over those under it": _HEADING,
    "a heading stays with a paragraph that the person put under it": _HEADING,
    "a section with words of the person's stays where the workbook moved it, and has its news":
        _HEADING,
    "news goes with a paragraph that the person moved": _MOVED,
    "a paragraph that was moved is not taken for another that is alike": _MOVED,
    "news goes with a paragraph that the person moved into a section, which they moved, too":
        _MOVED,
    "a section and a paragraph of it that the person moved elsewhere, with a new section": _MOVED,
    "what stays where the workbook moved it is not said to be gone": _HEADING,
    "news goes with a row that the person moved": _MOVED,
    "news goes into a table that the person moved under another heading, and typed in": _MOVED,
    "news goes with a section that the person moved, and what was behind it stays": _MOVED,
    "what the person moved and the workbook no longer has goes": _STAYED,
    "a split paragraph goes as a whole": _STAYED,
    "news goes to the part of a split paragraph that holds the words": _PARTED,
    "nor does the space that went with the split matter": _PARTED,
    "news goes into a paragraph that was joined of two": _PARTED,
    "sections that both exchanged: one document in their order, numbered by the workbook":
        _DOUBLED,
    "of sections that both exchanged, a new one of the workbook's stands where it has it":
        _DOUBLED,
    "beside sections that both exchanged, the workbook moved another": _DOUBLED,
    "the person took a paragraph out of a section that both exchanged with another": _DOUBLED,
    "the person took a section out, behind one that both exchanged": _DOUBLED,
    "sections that both exchanged, one of a title that stands elsewhere, too": _DOUBLED,
    "a section that each moved to another place stays where the person has it": _DOUBLED,
    "sections of titles much alike that both exchanged": _DOUBLED,
    "a section that the person moved not as far as the workbook stays, too": _DOUBLED,
    "the person only numbered headings in the order that the workbook has now": _DOUBLED,
    "each moved another section: both are moved": _NUMBERS,
    "news comes in where its words stand, under titles that the person exchanged": _NUMBERS,
    "an item of another title comes in whole, though the person took out what leads like it":
        _ALONE,
    "wherever it stands now": _ALONE,
    "a row that each moved to another place stays where the person has it": _MOVED,
    "rows of an agenda that the workbook exchanged, and the person's words in one": Verdict(
        OURS, "The person's words come to stand in the row of another item."),
    "rows of an agenda that both exchanged": Verdict(
        OURS, "One item stands there twice, and the other is gone."),
    "a column is gone, and the person changed another cell": Verdict(
        OURS, "The row comes to say the old words beside the person's."),
    "a column is gone in which the person typed: it stays, and it is told": Verdict(
        OURS, "The wrong cell goes, untold."),
    "nobody can tell which cell is new: the row stays, and it is told": Verdict(
        OURS, "The words of both are mixed, which nobody wrote."),
    "news beside the place where the person pressed Enter is no conflict": _PARTED,
    "a name that was split in two is nobody's typing": _PARTED,
    "what the workbook took out of a split paragraph leaves no empty one": _STAYED,
    "a split paragraph that the workbook rewrote leaves no empty one": _STAYED,
    "what the workbook took out goes out of a paragraph that was joined of two": _STAYED,
    "the first of the two goes as well": _STAYED,
    "a paragraph that was joined of two goes with both": _STAYED,
    "words that run on into each other where two were joined are nobody's typing": _PARTED,
    "nor in what the workbook changes right behind it, which nobody else wrote": _PARTED,
    "nor a sentence that is another now": _PARTED,
    "nor where two were joined without one": _PARTED,
    "a heading that was split has its number and its title brought up to date": _NUMBERS,
    "and so where the rest of it is no heading any more": _NUMBERS,
    "a heading that was split and typed in keeps what was typed": _NUMBERS,
    "a row that the person reworded has its news beside one that was moved and one changed": _MOVED,
    "a table that the person typed in goes with its heading, though a paragraph does not": _MOVED,
    "news goes with a sentence that the person moved into the next paragraph": _MOVED,
    "and into another section, among words of their own": _MOVED,
    "and within its own paragraph": _MOVED,
    "a time that is only spelled otherwise gives way to another": Verdict(
        OURS, "Half of the old time and half of the new come to stand there."),
    "nor is one that the workbook moved": Verdict(
        OURS, "What the workbook moved, and the person typed in, stands there twice."),
    "what was typed stays under its heading where a column went and another came": _COLUMN,
    "and where two columns changed places": _COLUMN,
    "what came in its place is told": _COLUMN,
    "news comes under its heading where the person exchanged two columns": Verdict(
        OURS, "News of the row is lost, and the cells of a new one stand under the wrong headings."),
    "a column that goes is kept where the person's words stand in it, with news beside them":
        _NO_COLUMN,
    "and where they stand in a row of their own": _NO_COLUMN,
    "what was typed into a row stays with whom it is about": _ANOTHER,
    "what was typed into a row stays with the action that it is about": _ANOTHER,
}  # fmt: skip
HANDS_DIFFER: dict[tuple[str, str], Verdict] = {
    ("*", "the footer"): _FOOTER,
    ("changes the footer", "*"): _FOOTER,
    ("changes a name", "the same name"): _MIXED,
    ("changes the time", "a time"): _MIXED,
    ("takes words out", "a time"): Verdict(
        EITHER, "The two touch: theirs takes both, and ours tells the person of it."
    ),
    ("moves a paragraph", "a paragraph gone"): _STAYED,
    ("moves a paragraph", "words of the paragraph"): _MOVED,
    ("moves a row", "a cell"): _MOVED,
    ("moves a row", "a new row"): _ORDER,
    ("moves a row", "a row moved"): _ORDER,
    ("moves a section", "a new section"): _MOVED,
    ("moves a section", "a word at the end"): _MOVED,
    ("moves a section", "a heading"): _MOVED,
    ("moves a section", "the prompt"): _MOVED,
    ("splits a paragraph", "the end of the paragraph"): _PARTED,
    ("joins paragraphs", "words of the paragraph"): _PARTED,
    ("joins paragraphs", "a paragraph gone"): _STAYED,
    ("joins paragraphs", "the end of the paragraph"): _PARTED,
    ("rewords a heading", "a new section"): Verdict(
        OURS, "The heading keeps its old number; ours has the person's title and the new number."),
}  # fmt: skip


@pytest.fixture(scope="module")
def scalpel():
    module = pytest.importorskip("docx_scalpel", reason="needs docx-scalpel")
    yield module
    module.shutdown_host()


def theirs(scalpel, base: bytes, mine: bytes, new: bytes) -> tuple[bytes, list[str]]:
    """What the referee makes of it, the person first; and its words, all accepted."""
    settings = scalpel.DocxDiffConsolidateSettings(
        conflict_resolution=scalpel.ConflictResolution.FIRST_REVIEWER_WINS
    )
    hands = [scalpel.DocxDiffReviewer(c, by) for c, by in ((mine, "Priya"), (new, "Workbook"))]
    out = scalpel.docx_diff_consolidate(base, hands, settings)
    return out, said(scalpel.docx_diff_accept_revisions(out))


def said(content: bytes) -> list[str]:
    """The words; empty paragraphs, which each keeps in its way, do not count."""
    return [words for words in small.words_of(content) if words]


def test_the_small_cases_beside_the_referee(scalpel):
    differ = set()
    for case in SMALL:
        versions = (small.document(version) for version in (case.base, case.mine, case.new))
        if theirs(scalpel, *versions)[1] != [words for words in case.accepted if words]:
            differ.add(case.what)
    assert differ == set(DIFFER)


@pytest.mark.parametrize("person", PERSON)
def test_each_edit_of_a_person_beside_the_referee(scalpel, person):
    differ, known = set(), set()
    for workbook in WORKBOOK:
        mine, new = PERSON[person](BASE), WORKBOOK[workbook](BASE)
        if (
            theirs(scalpel, BASE.content, mine.content, new.content)[1]
            != wanted(person, workbook)[0]
        ):
            differ.add(workbook)
        known |= {workbook} if _listed(HANDS_DIFFER, person, workbook) else set()
    assert differ == known


def test_rejecting_all_gives_the_persons_document_in_ours_and_the_base_in_theirs(scalpel):
    """So theirs can't be laid in a folder in place of what the person wrote: their words go."""
    mine, new = PERSON["rewords"](BASE), WORKBOOK["a time"](BASE)
    out, _ = theirs(scalpel, BASE.content, mine.content, new.content)
    assert small.words_of(scalpel.docx_diff_reject_revisions(out)) == BASE.words


def test_theirs_is_right_nowhere():
    """A case where theirs is right is worth building."""
    verdicts = [*DIFFER.values(), *HANDS_DIFFER.values()]
    assert [verdict for verdict in verdicts if verdict.right == THEIRS] == []


def _listed(table: Mapping[tuple[str, str], Verdict], person: str, workbook: str) -> bool:
    return any(fnmatchcase(person, p) and fnmatchcase(workbook, w) for p, w in table)
