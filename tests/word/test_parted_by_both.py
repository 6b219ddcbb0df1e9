"""Paragraphs that the workbook splits or joins where a person changed them, and the other way."""

from __future__ import annotations

import pytest

from llf_docgen.word.merge.merge import merge
from tests.word import small, tracked
from tests.word.test_merges import MOVE, OUT, WHEN, Case, said, wrote

TEA, CAKE = "Tea is at ten in the hall.", "Coffee is at noon, and cake is at four."
BOTH = f"{TEA} {CAKE}"
MOVING = (
    "Trainees feel supported here.",
    "Every trainee has a placement.",
    "All is well with them.",
)
TYPED = "Tea for all is at ten in the hall."
CASES = [
    Case("the workbook joins what the person typed in", ["a", TEA, CAKE, "z"],
         ["a", TYPED, CAKE, "z"], ["a", BOTH, "z"], ["a", TYPED, CAKE, "z"]),
    Case("and changes other words of it", ["a", TEA, CAKE, "z"], ["a", TYPED, CAKE, "z"],
         ["a", f"{TEA} Coffee is at noon, and cake is at five.", "z"],
         ["a", TYPED, "Coffee is at noon, and cake is at five.", "z"]),
    Case("the workbook joins what the person split", ["a", TEA, CAKE, "z"],
         ["a", "Tea is at ten", "in the hall.", CAKE, "z"], ["a", BOTH, "z"],
         ["a", "Tea is at ten", "in the hall.", CAKE, "z"]),
    Case("the workbook joins what the person took out in part", ["a", TEA, CAKE, "z"],
         ["a", CAKE, "z"], ["a", BOTH, "z"], ["a", CAKE, "z"]),
    Case("the workbook joins two paragraphs of a cell", [[["x", f"{TEA}/{CAKE}"]]],
         [[["x", f"{TYPED}/{CAKE}"]]], [[["x", BOTH]]], ["x", TYPED, CAKE]),
    Case("what nobody changed is joined", ["a", TEA, CAKE, "z"], ["a", TEA, CAKE, "z"],
         ["a", BOTH, "z"], ["a", BOTH, "z"]),
    Case("the workbook splits what the person typed in", ["a", BOTH, "z"],
         ["a", f"{BOTH} Bring cups.", "z"], ["a", TEA, CAKE, "z"],
         ["a", f"{BOTH} Bring cups.", "z"]),
    Case("and changes words of it", ["a", BOTH, "z"], ["a", f"{BOTH} Bring cups.", "z"],
         ["a", "Tea is at nine in the hall.", CAKE, "z"],
         ["a", f"Tea is at nine in the hall. {CAKE} Bring cups.", "z"]),
    Case("words on both sides of where it splits are told, and stay apart", ["a", BOTH, "z"],
         ["a", f"{BOTH} Bring cups.", "z"],
         ["a", "Tea is at ten in the garden", "Milk is at noon, and cake is at four.", "z"],
         ["a", f"{BOTH} Bring cups.", "z"],
         [said("Tea is at ten in the garden Milk is at noon, and cake is at four.")]),
    Case("the workbook splits what the person took out", ["a", BOTH, "z"], ["a", "z"],
         ["a", TEA, CAKE, "z"], ["a", "z"]),
    Case("and changes it", ["a", BOTH, "z"], ["a", "z"],
         ["a", TEA, "Coffee is at one, and cake is at four.", "z"], ["a", "z"],
         [f"You took out \u201c{BOTH}\u201d. The workbook now says: \u201c{TEA} Coffee is at one, "
          f"and cake is at four.\u201d. {OUT}"]),
    Case("both split it, and the person typed in it", ["a", BOTH, "z"],
         ["a", TEA, f"{CAKE} Bring cups.", "z"], ["a", TEA, CAKE, "z"],
         ["a", TEA, f"{CAKE} Bring cups.", "z"]),
    Case("news beside where the person split, and took out a space: they wrote no word of it",
         ["Chair: Ada", "z"], ["Chair:", "Ada", "z"], ["Chair: Eda", "z"], ["Chair:", "Eda", "z"]),
    Case("and where they wrote one", ["It is at ten in the hall of Ada", "z"],
         ["It is at ten", "in the hall of Ida", "z"], ["It is at ten in the hall of Eda", "z"],
         ["It is at ten", "in the hall of Ida", "z"], [wrote("Ida", "Eda")]),
    Case("news beside where the person joined", ["a", TEA, CAKE, "z"], ["a", BOTH, "z"],
         ["a", TEA, CAKE.replace("Coffee", "Milk"), "z"],
         ["a", BOTH.replace("Coffee", "Milk"), "z"]),
    Case("the workbook takes out what the person joined", ["a", TEA, CAKE, "z"], ["a", BOTH, "z"],
         ["a", TEA, "z"], ["a", f"{TEA} ", "z"]),  # the space that they typed between the two
    *(Case(f"the workbook moves {which} of three that the person joined elsewhere",
           ["a", *MOVING, "m", "z"], ["a", " ".join(MOVING), "m", "z"],
           ["a", *(one for one in MOVING if one != moves), "m", moves, "z"],
           ["a", " ".join(MOVING), "m", "z"],
           [f"The workbook now has \u201c{moves}\u201d behind \u201cm\u201d. {MOVE}"])
      for which, moves in zip(("the first", "the middle", "the last"), MOVING, strict=True)),
    Case("and what the person took out beside words that are like its own is not joined",
         ["a", TEA, "It is at noon.", "m", "z"], ["a", f"{TEA} It is at noon, as always.", "m", "z"],
         ["a", TEA, "m", "It is at noon.", "z"], ["a", f"{TEA} It is at noon, as always.", "m", "z"]),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_no_word_is_doubled_and_no_comment_untrue(case):
    base, mine, new = map(small.document, (case.base, case.mine, case.new))
    out = merge(base, mine, new, "x", WHEN).content
    assert small.words_of(tracked.accepted(out)) == case.accepted
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == case.comments
    assert merge(new, out, new, "x", WHEN).content == out
