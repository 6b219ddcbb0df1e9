"""One run after another: what was proposed is brought up to date, rejected, accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import w
from tests.word import small, tracked
from tests.word.test_merges import root_of
from tests.word.test_settled import typed

FIRST = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)


def runs(base: small.Lines, *steps: small.Lines | Callable[[bytes], bytes]) -> bytes:
    """A document merged with each version in turn; what is no version is done to it between."""
    known = mine = small.document(base)
    before: list[bytes] = []
    for number, step in enumerate(steps):
        if callable(step):
            mine = step(mine)
            continue
        new = small.document(step)
        day = FIRST + timedelta(days=number)
        earlier = before[::-1]
        mine = merge(known, mine, new, "x", day, earlier=lambda was=earlier: was).content
        before.append(known)
        known = new
        assert merge(known, mine, known, "x", FIRST).content == mine
    return mine


def shown(content: bytes) -> list[str]:
    """Each paragraph with what is proposed: `a [-b-][+c+]`; a row's or paragraph's own at its end."""
    return [_shown(paragraph) for paragraph in root_of(content).iter(w("p"))]


def _shown(paragraph) -> str:
    said = ""
    for e in paragraph.iter(w("t"), w("delText")):
        around = [a.tag for a in e.iterancestors(w("ins"), w("del"))]
        said += f"[-{e.text}-]" if w("del") in around else f"[+{e.text}+]" if around else e.text
    own = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    rows = [row.find(w("trPr")) for row in paragraph.iterancestors(w("tr"))]
    marks = [e.tag for holder in (own, *rows) if holder is not None for e in holder]
    return said + "".join({w("ins"): "+", w("del"): "-"}[tag] for tag in marks)


@dataclass(frozen=True)
class Case:
    """What stands there after the last run; rejected it is what the person had."""

    what: str
    base: small.Lines
    steps: list
    shown: list[str]
    comments: list[str] = field(default_factory=list)


FOUR = ["one two three four"]
ROWS = [["Ref", "Action"], ["A-1", "Write"], ["A-2", "Call"]]
PARAGRAPHS = ["a", "old words here", "b"]
ITEMS = [["No", "Item", "Time"], ["1", "Plans", "10:00, 10 min"], ["2", "Close", "10:10, 2 min"]]
READ = ["# Report", "It was read aloud.", ROWS, "And agreed by all."]
OTHERS = ["# Close", "The day is over.", "# More", "There is nothing more."]
LETTERS = ("Paper E: plan and survey", "Paper F: all support", "Paper G: what is planned")
UNDECIDED = [
    Case("a section with a table that is where it was", ["# Plans", "a b c", *READ, *OTHERS],
         [["# Plans", "a b c", *OTHERS, *READ], ["# Plans", "a b c", *READ, *OTHERS]],
         small.words_of(small.document(["# Plans", "a b c", *READ, *OTHERS]))),
    Case("a word that changes once more", FOUR,
         [["one 2 three four"], ["one 22 three four"]], ["one [-two-][+22+] three four"]),
    Case("a word that is again as it was", FOUR, [["one 2 three four"], FOUR], FOUR),
    Case("a word taken out that is there again", FOUR, [["one three four"], FOUR], FOUR),
    Case("a word put in that is gone again", FOUR, [["one two x three four"], FOUR], FOUR),
    Case("a word that is as it was, and another changes", FOUR,
         [["one 2 three four"], ["one two three 4"]], ["one two three [-four-][+4+]"]),
    Case("a paragraph said anew twice", ["quite different words here"],
         [["nothing at all alike"], ["once more anew"]],
         ["[-quite different words here-][+once more anew+]"]),
    Case("a paragraph said anew, and as it was", ["quite different words here"],
         [["nothing at all alike"], ["quite different words here"]],
         ["quite different words here"]),
    Case("a paragraph that is new, and says otherwise", ["a", "b"],
         [["a", "new one here", "b"], ["a", "new 1 here", "b"]],
         ["a", "[+new +][+1+][+ here+]+", "b"]),
    Case("a paragraph that is new, and gone", ["a", "b"],
         [["a", "new one here", "b"], ["a", "b"]], ["a", "b"]),
    Case("a paragraph that is gone, and there again", PARAGRAPHS, [["a", "b"], PARAGRAPHS],
         PARAGRAPHS),
    Case("a paragraph that was moved, and back", ["one two three", "b c d", "e f g"],
         [["b c d", "one two three", "e f g"], ["one two three", "b c d", "e f g"]],
         ["one two three", "b c d", "e f g"]),
    Case("paragraphs that are in another order, and in a third", ["a", *LETTERS, "z"],
         [["a", LETTERS[0], LETTERS[2], LETTERS[1], "z"],
          ["a", LETTERS[1], LETTERS[2], LETTERS[0], "z"]],
         ["a", f"[+{LETTERS[1]}+]+", f"[+{LETTERS[2]}+]+", LETTERS[0],
          f"[-{LETTERS[1]}-]-", f"[-{LETTERS[2]}-]-", "z"]),
    Case("a row that is gone, and there again", [ROWS], [[ROWS[:2]], [ROWS]],
         ["Ref", "Action", "A-1", "Write", "A-2", "Call"]),
    Case("a row that got a cell, and lost it again", [ROWS],
         [[[*ROWS[:2], ["A-2", "Call", "soon"]]], [ROWS]],
         ["Ref", "Action", "A-1", "Write", "A-2", "Call"]),
    Case("a row that is new, and says otherwise", [ROWS[:2]],
         [[ROWS], [[*ROWS[:2], ["A-2", "Call us"]]]],
         ["Ref", "Action", "A-1", "Write", "[+A-2+]++", "[+Call+][+ us+]+"]),
]  # fmt: skip

LONG = ["a", "old words here and there", "more of it was said", "b"]
IN_PART = [
    Case("of five words put in, three are left", ["one seven"],
         [["one two three four five six seven"], ["one two three four seven"]],
         ["one [+two three four +]seven"]),
    Case("of five words struck, two are there again", ["one two three four five six seven"],
         [["one seven"], ["one two three seven"]], ["one two three [-four five six -]seven"]),
    Case("half of a paragraph said anew is as it was", ["a b c d e f g h"],
         [["z y x w v u t s"], ["a b c d v u t s"]], ["a b c d [-e f g h-][+v u t s+]"]),
    Case("the other half of it is", ["a b c d e f g h"],
         [["z y x w v u t s"], ["z y x w e f g h"]], ["[-a b c d-][+z y x w+] e f g h"]),
    Case("words in the midst of others are as they were", ["one two three four five six seven"],
         [["one A B C D E seven"], ["one two B three D E seven"]],
         ["one two [+B +]three [-four five six-][+D E+] seven"]),
    Case("a paragraph that is gone, and there again with other words", LONG[:2] + LONG[3:],
         [["a", "b"], ["a", "old words now and then", "b"]],
         ["a", "old words [-here-][+now+] and [-there-][+then+]", "b"]),
    Case("two paragraphs that are gone, and there again with other words", LONG,
         [["a", "b"], ["a", "old words now and there", "more of it is said", "b"]],
         ["a", "old words [-here-][+now+] and there", "more of it [-was-][+is+] said", "b"]),
    Case("of two that are gone one is there again, behind a new one", LONG,
         [["a", "b"], ["a", "quite new", "more of it is said", "b"]],
         ["a", "[-old words here and there-]-", "[+quite new+]+",
          "more of it [-was-][+is+] said", "b"]),
    Case("a paragraph that is gone, and another that has little of it", LONG[:2] + LONG[3:],
         [["a", "b"], ["a", "old names of the schools", "b"]],
         ["a", "[+old names of the schools+]+", "[-old words here and there-]-", "b"]),
    Case("a row that is gone, and there again with other words", [ROWS],
         [[ROWS[:2]], [[*ROWS[:2], ["A-2", "Call us"]]]],
         ["Ref", "Action", "A-1", "Write", "A-2", "Call[+ us+]"]),
    Case("a row that is gone, and another", [ROWS],
         [[ROWS[:2]], [[*ROWS[:2], ["A-3", "Call"]]]],
         ["Ref", "Action", "A-1", "Write", "[+A-3+]++", "[+Call+]++", "[-A-2-]--", "[-Call-]--"]),
    Case("a row that lost a cell again, and has other words", [ROWS],
         [[[*ROWS[:2], ["A-2", "Call", "soon"]]], [[*ROWS[:2], ["A-2", "Call us"]]]],
         ["Ref", "Action", "A-1", "Write", "A-2", "Call[+ us+]"]),
]  # fmt: skip
UNDECIDED += IN_PART


@pytest.mark.parametrize("case", UNDECIDED, ids=[case.what for case in UNDECIDED])
def test_what_is_not_decided_is_brought_up_to_date_in_place(case):
    """No struck proposal of ours is left, and rejecting all still gives the person's words."""
    out = runs(case.base, *case.steps)
    assert shown(out) == case.shown
    assert small.comments(out) == case.comments
    assert small.words_of(tracked.rejected(out)) == small.words_of(small.document(case.base))


@pytest.mark.parametrize("where", ["the body", "a cell"])
@pytest.mark.parametrize("first", [*permutations(LETTERS)])
@pytest.mark.parametrize("second", [*permutations(LETTERS)])
def test_the_last_lines_in_another_order_and_in_a_third_stay_lines(where, first, second):
    """The mark of the last one can't be tracked, so the one before has what is said of it."""

    def lines(*letters: str) -> small.Lines:
        said = ["a", *letters]
        return said if where == "the body" else [[["1", "/".join(said)]], "z"]

    out = runs(lines(*LETTERS), lines(*first), lines(*second))
    for settled, there in ((tracked.accepted(out), second), (tracked.rejected(out), LETTERS)):
        assert small.words_of(settled) == small.words_of(small.document(lines(*there)))


REJECTED = tracked.rejected


def without_last_row(content: bytes) -> bytes:
    parts = small.open_parts(content, "x", "docx")
    xml = parts["word/document.xml"]
    at, end = xml.rindex(b"<w:tr>"), xml.rindex(b"</w:tr>") + len(b"</w:tr>")
    return small.write_parts(parts | {"word/document.xml": xml[:at] + xml[end:]})


SIX, SEVEN, EIGHT = (f"{many} of us came to it." for many in ("Six", "Seven", "Eight"))
TEA = "Then there was tea."


def left(*lines: str) -> Callable[[bytes], bytes]:
    """What a person left of a document, who rejected all and split or joined paragraphs."""
    return lambda _content: small.document([*lines])


def moved_sentence(content: bytes) -> bytes:
    """The second sentence of the first paragraph before the words of the next one."""
    return typed(">m n", ">One two three. m n")(typed(" One two three.", "")(content))


DECIDED = [
    Case("a word that was rejected", FOUR,
         [["one 2 three four"], REJECTED, ["one 2 three 4"]], ["one two three [-four-][+4+]"]),
    Case("words that were rejected, to which the workbook adds some", ["Paper: Planning summary"],
         [["Paper: Outline of plans"], REJECTED, ["Paper: Outline of plans, final"]],
         ["Paper: [-Planning summary-][+Outline of plans, final+]"]),
    Case("a paragraph that was rejected", ["a", "b"],
         [["a", "new one here", "b"], REJECTED, ["a", "new one here", "b c"]], ["a", "b[+ c+]"]),
    Case("a paragraph whose end was rejected", PARAGRAPHS,
         [["a", "b"], REJECTED, ["a", "b c"]], ["a", "old words here", "b[+ c+]"]),
    Case("a row that was rejected", [ROWS[:2]],
         [[ROWS], REJECTED, [[ROWS[0], ["A-1", "Rewrite"], ROWS[2]]]],
         ["Ref", "Action", "A-1", "[-Write-][+Rewrite+]"]),
    Case("a word that was rejected and says something new", FOUR,
         [["one 2 three four"], REJECTED, ["one 22 three four"]], ["one [-two-][+22+] three four"]),
    Case("words that were rejected at the end and are others", ["Plans"],
         [["Plans (revised)"], REJECTED, ["Plans (final)"]], ["Plans[+ (final)+]"]),
    Case("a word that was rejected, beside another that was and stays", FOUR,
         [["one 2 three 4"], REJECTED, ["one 22 three 4"]], ["one [-two-][+22+] three four"]),
    Case("a word that was rejected twice", FOUR,
         [["one 2 three four"], REJECTED, ["one 22 three four"], REJECTED, ["one 222 three four"]],
         ["one [-two-][+222+] three four"]),
    Case("a word that was rejected some runs ago", [*FOUR, "x"],
         [["one 2 three four", "x"], REJECTED, ["one 2 three four", "y"],
          ["one 22 three four", "y"]], ["one [-two-][+22+] three four", "[-x-][+y+]"]),
    Case("a word that was rejected, in a paragraph where the person typed", [f"{FOUR[0]} five six"],
         [["one 2 three four five six"], REJECTED, typed("six", "mine"),
          ["one 22 three four five six"]], ["one [-two-][+22+] three four five mine"]),
    Case("a word that was rejected and that the person changed then", FOUR,
         [["one 2 three four"], REJECTED, typed("two", "mine"), ["one 22 three four"]],
         ["one mine three four"],
         ["You wrote \u201cmine\u201d; the workbook now says \u201c22\u201d."]),
    Case("a paragraph that was reworded, which was rejected, and goes", PARAGRAPHS,
         [["a", "new words there", "b"], REJECTED, ["a", "b"]],
         ["a", "[-old-][- words -][-here-]-", "b"]),
    Case("a row that was reworded, which was rejected, and goes", [ROWS],
         [[[*ROWS[:2], ["A-2", "Ring"]]], REJECTED, [ROWS[:2]]],
         ["Ref", "Action", "A-1", "Write", "[-A-2-]--", "[-Call-]--"]),
    Case("a sentence that was moved, and changes again", ["k l. One two three.", "m n o p q"],
         [moved_sentence, ["k l. One 2 three.", "m n o p q"], ["k l. One 22 three.", "m n o p q"]],
         ["k l.", "One [-two-][+22+] three. m n o p q"]),
    Case("a sentence that was moved, and is as it was", ["k l. One two three.", "m n o p q"],
         [moved_sentence, ["k l. One 2 three.", "m n o p q"], ["k l. One two three.", "m n o p q"]],
         ["k l.", "One two three. m n o p q"]),
    Case("a word that was rejected, between what the person typed and what is new", FOUR,
         [["one 2 three four"], REJECTED, typed(" three four", " mine three four"),
          ["1 2 three four"]], ["[-one-][+1+] two mine three four"]),
    Case("words put in that were rejected, where the person typed and another word is new",
         ["one three four five"],
         [["one two three four five"], REJECTED, typed("five", "mine"),
          ["1 two three four five"]], ["[-one-][+1+] three four mine"]),
    Case("of what touches only what the person typed is quoted", [f"{FOUR[0]} five"],
         [["one two 3 four five"], REJECTED, typed(" four five", " mine five"),
          ["one two 3 four 5"]], ["one two three mine five"],
         ["You wrote \u201cmine five\u201d; the workbook now says \u201cfour 5\u201d."]),
    Case("a word that was rejected in a paragraph that the person split", [f"{SIX} {TEA}", "z"],
         [[f"{SEVEN} {TEA}", "z"], left(SIX, TEA, "z"), [f"{EIGHT} {TEA}", "z"]],
         ["[-Six-][+Eight+] of us came to it.", TEA, "z"]),
    Case("and typed in", [f"{SIX} {TEA}", "z"],
         [[f"{SEVEN} {TEA}", "z"], left(SIX, f"{TEA} Mine.", "z"), [f"{EIGHT} {TEA}", "z"]],
         ["[-Six-][+Eight+] of us came to it.", f"{TEA} Mine.", "z"]),
    Case("a word that was rejected in a paragraph that the person joined to the next", [SIX, TEA, "z"],
         [[SEVEN, TEA, "z"], left(f"{SIX} {TEA}", "z"), [EIGHT, TEA, "z"]],
         [f"[-Six-][+Eight+] of us came to it. {TEA}", "z"]),
    Case("words that were rejected in both of two that the person joined", [TEA, SIX, "z"],
         [["Then there was cake.", SEVEN, "z"], left(f"{TEA} {SIX}", "z"),
          ["Then there was milk.", EIGHT, "z"]],
         ["Then there was [-tea-][+milk+]. [-Six-][+Eight+] of us came to it.", "z"]),
    Case("a word that was rejected stays where the person joined, and another is new", [SIX, TEA, "z"],
         [[SEVEN, TEA, "z"], left(f"{SIX} {TEA}", "z"), [SEVEN, "Then there was milk.", "z"]],
         [f"{SIX} Then there was [-tea-][+milk+].", "z"]),
    Case("all words of a paragraph that were rejected", ["a", "quite different words here"],
         [["a", "nothing at all alike"], REJECTED, ["a", "once more anew"]],
         ["a", "[-quite different words here-][+once more anew+]"]),
    Case("a heading that was rejected", ["# 1. Plans of all", "x"],
         [["# 1. Plans of us", "x"], REJECTED, ["# 1. Plans of them", "x"]],
         ["1. Plans of [-all-][+them+]", "x"]),
    Case("a cell that was rejected", [ROWS],
         [[[*ROWS[:2], ["A-2", "Ring"]]], REJECTED, [[*ROWS[:2], ["A-2", "Write"]]]],
         ["Ref", "Action", "A-1", "Write", "A-2", "[-Call-][+Write+]"]),
    Case("a paragraph that was rejected and says something new", ["a", "b"],
         [["a", "new one here", "b"], REJECTED, ["a", "new two here", "b"]],
         ["a", "[+new two here+]+", "b"]),
    Case("a row that was rejected and says something new", [ROWS[:2]],
         [[ROWS], REJECTED, [[*ROWS[:2], ["A-2", "Call us"]]]],
         ["Ref", "Action", "A-1", "Write", "[+A-2+]++", "[+Call us+]++"]),
    Case("a table that was rejected and says something new", ["a", "b"],
         [["a", [["A-1", "Write"]], "b"], REJECTED, ["a", [["A-1", "Rewrite"]], "b"]],
         ["a", "[+A-1+]++", "[+Rewrite+]++", "b"]),
    Case("a section that was rejected, of which some says something new: never without its title",
         ["# 1. One", "x", "# 2. Two", "k"],
         [["# 1. One", "x", "# 2. New", "n o p", "q", "# 3. Two", "k"], REJECTED,
          ["# 1. One", "x", "# 2. New", "n o r", "q", "# 3. Two", "k"]],
         ["1. One", "x", "[+2. New+]+", "[+n o r+]+", "[+q+]+", "2. Two", "k"]),
    Case("a section that was rejected, of which but the number is another",
         ["# 1. One", "x", "# 2. Two", "k"],
         [["# 1. One", "x", "# 2. New", "n o p", "# 3. Two", "k"], REJECTED,
          ["# 1. First", "# 2. One", "x", "# 3. New", "n o p", "# 4. Two", "k"]],
         ["[+1. First+]+", "[-1-][+2+]. One", "x", "[-2-][+4+]. Two", "k"]),
    Case("a row that was rejected, of which but the number and the time are others", [ITEMS],
         [[[*ITEMS[:2], ["2", "Visits", "10:10, 5 min"], ["3", "Close", "10:15, 2 min"]]], REJECTED,
          [[ITEMS[0], ["1", "News", "10:00, 2 min"], ["2", "Plans", "10:02, 10 min"],
            ["3", "Visits", "10:12, 5 min"], ["4", "Close", "10:17, 2 min"]]]],
         ["No", "Item", "Time", "[+1+]++", "[+News+]++", "[+10:00, 2 min+]++",
          "[-1-][+2+]", "Plans", "[-10:00-][+10:02+], 10 min",
          "[-2-][+4+]", "Close", "[-10:10-][+10:17+], 2 min"]),
    Case("a row that was rejected and takes longer", [ITEMS],
         [[[*ITEMS[:2], ["2", "Visits", "10:10, 5 min"], ["3", "Close", "10:15, 2 min"]]], REJECTED,
          [[*ITEMS[:2], ["2", "Visits", "10:10, 9 min"], ["3", "Close", "10:19, 2 min"]]]],
         ["No", "Item", "Time", "1", "Plans", "10:00, 10 min",
          "[+2+]++", "[+Visits+]++", "[+10:10, 9 min+]++",
          "2", "Close", "[-10:10-][+10:19+], 2 min"]),
    Case("a table that was rejected, of which but a number and a time are others", ["a", "b"],
         [["a", ITEMS, "b"], REJECTED,
          ["a c", [ITEMS[0], ["2", "Plans", "10:02, 10 min"], ["3", "Close", "10:12, 2 min"]], "b"]],
         ["a[+ c+]", "b"]),
    Case("a paragraph whose end was rejected and that says something new", PARAGRAPHS,
         [["a", "b"], REJECTED, ["a", "old words now", "b"]],
         ["a", "old words [-here-][+now+]", "b"]),
    Case("a row whose end was rejected and that says something new", [ROWS],
         [[ROWS[:2]], REJECTED, [[*ROWS[:2], ["A-2", "Call us"]]]],
         ["Ref", "Action", "A-1", "Write", "A-2", "Call[+ us+]"]),
    Case("a row that the person took out quotes what they took out, in later runs, too", [ROWS],
         [without_last_row, [[*ROWS[:2], ["A-2", "Call us"]]],
          [[*ROWS[:2], ["A-2", "Call us all"]]]], ["Ref", "Action", "A-1", "Write"],
         ["You took out \u201cA-2 | Call\u201d. The workbook now says: "
          "\u201cA-2 | Call us all\u201d."]),
    Case("a word that was accepted is the person's", FOUR,
         [["one 2 three four"], tracked.accepted, ["one 22 three four"]],
         ["one [-2-][+22+] three four"]),
    Case("a row that was accepted is the person's", [ROWS[:2]],
         [[ROWS], tracked.accepted, [ROWS[:2]]],
         ["Ref", "Action", "A-1", "Write", "[-A-2-]--", "[-Call-]--"]),
]  # fmt: skip


@pytest.mark.parametrize("case", DECIDED, ids=[case.what for case in DECIDED])
def test_what_was_decided_stays_so_until_the_workbook_says_something_new(case):
    out = runs(case.base, *case.steps)
    assert shown(out) == case.shown
    told = small.comments(out)
    assert len(told) == len(case.comments)
    assert all(one.startswith(start) for one, start in zip(told, case.comments, strict=True))


def test_a_cell_put_into_a_row_of_the_persons_is_taken_back():
    def typed(content: bytes) -> bytes:
        parts = small.open_parts(content, "x", "docx")
        xml = parts["word/document.xml"]
        return small.write_parts(parts | {"word/document.xml": xml.replace(b"Call<", b"Call us<")})

    more = [[*ROWS[:2], ["A-2", "Call", "soon"]]]
    out = runs([ROWS], typed, more)
    assert shown(out)[-5:] == [
        "[-A-2-]--",
        "[-Call us-]--",
        "[+A-2+]++",
        "[+Call us+]++",
        "[+soon+]++",
    ]
    later = [[*ROWS[:2], ["A-2", "Call", "later"]]]
    assert shown(runs([ROWS], typed, more, later))[-2:] == ["[+Call us+]++", "[+later+]+"]
    assert shown(runs([ROWS], typed, more, [ROWS])) == [
        "Ref", "Action", "A-1", "Write", "A-2", "Call us"
    ]  # fmt: skip


def test_words_that_are_there_again_look_as_they_did():
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>a b c d e f g h</w:t></w:r>"
    mine, plain = small.document(small.p(bold)), small.document(["a b c d e f g h"])
    first = merge(plain, mine, small.document(["z y x w v u t s"]), "x", FIRST).content
    later = FIRST + timedelta(days=1)
    new = small.document(["a b c d v u t s"])
    out = merge(small.document(["z y x w v u t s"]), first, new, "x", later).content
    assert shown(out) == ["a b c d [-e f g h-][+v u t s+]"]
    root = root_of(out)
    assert all(run.find(f"{w('rPr')}/{w('b')}") is not None for run in root.iter(w("r")))
    changes = list(root.iter(w("ins"), w("del")))
    # What is still proposed as it was is so since then, and approving minutes leaves it undecided.
    assert [change.get(w("date")) for change in changes] == ["2021-01-18T09:30:00Z"] * 2
    assert len({change.get(w("id")) for change in changes}) == 2


def test_a_row_that_is_there_again_with_other_words_has_its_new_colour():
    def rating(words: str) -> small.Lines:
        return [[*ROWS[:2], ["A-2", "Call them all", words]]]

    out = runs(rating("|00FF00|Green"), [ROWS[:2]], rating("|FF0000|Red"))
    assert shown(out)[-3:] == ["A-2", "Call them all", "[-Green-][+Red+]"]
    (change,) = root_of(out).iter(w("tcPrChange"))
    fills = [shade.get(w("fill")) for shade in change.getparent().iter(w("shd"))]
    assert fills == ["FF0000", "00FF00"]


def by_another(content: bytes) -> bytes:
    """The document with what is struck said to be by a person."""
    parts = small.open_parts(content, "x", "docx")
    xml = parts["word/document.xml"]
    return small.write_parts(parts | {"word/document.xml": xml.replace(b"llf-docgen", b"Priya")})


def test_what_a_person_struck_is_not_restored():
    out = runs(FOUR, ["one three four"], by_another, FOUR)
    assert shown(out) in (["one [-two -][+two +]three four"], ["one [+two +][-two -]three four"])


def table(*rows: list[str]) -> small.Lines:
    return [[["Ref", "Action", "Due"], *rows]]


FIRST_ROW, TYPED_IN = ["A-1", "Write", "1 May"], ["A-1", "Write/by hand", "1 May"]
OTHER_ROW, LATER = ["A-2", "Call", "2 May"], ["A-1", "Write", "9 May"]
GONE_AND_BACK = [
    ("as it was", [table(OTHER_ROW), table(FIRST_ROW, OTHER_ROW)], "1 May"),
    ("with another day", [table(OTHER_ROW), table(LATER, OTHER_ROW)], "9 May"),
    ("elsewhere", [table(OTHER_ROW), table(OTHER_ROW, LATER)], "9 May"),
    (
        "later",
        [table(OTHER_ROW), table(["A-2", "Call", "3 May"]), table(LATER, OTHER_ROW)],
        "9 May",
    ),
]


@pytest.mark.parametrize(("steps", "due"), [c[1:] for c in GONE_AND_BACK],
                         ids=[c[0] for c in GONE_AND_BACK])  # fmt: skip
def test_a_row_that_somebody_typed_in_stands_once_when_the_workbook_has_it_again(steps, due):
    mine = small.document(table(TYPED_IN, OTHER_ROW))
    out = runs(table(FIRST_ROW, OTHER_ROW), lambda _: mine, *steps)
    wanted = table(["A-1", "Write/by hand", due], OTHER_ROW)
    assert small.words_of(tracked.accepted(out)) == small.words_of(small.document(wanted))
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == []


def test_a_row_of_the_one_before_is_not_that_of_a_successor():
    """The organisation is the same, the name is not."""

    def came(*rows: list[str]) -> small.Lines:
        return [[["Organisation", "Name", "Attendance"], *rows]]

    silas, grace = ["North Bank", "Silas", "Present"], ["Millfield", "Grace", "Present"]
    early = small.document(came(["North Bank", "Silas", "Left early"], grace))
    out = runs(came(silas, grace), lambda _: early, came(grace),
               came(["North Bank", "Una", ""], grace))  # fmt: skip
    said = small.words_of(tracked.accepted(out))
    assert said[said.index("Silas") + 1] == "Left early"
    assert said[said.index("Una") - 1 : said.index("Una") + 2] == ["North Bank", "Una", ""]
    assert len(small.comments(out)) == 1


QUORATE = "The meeting was quorate: five of the eight partner organisations were represented."
NOT_QUORATE = (
    "The meeting was not quorate: two of the eight partner organisations were represented."
)
OWN = "The meeting was quorate: five organisations were represented."


def test_no_word_comes_into_what_a_comment_says_to_stay_as_it_is():
    """Word by word, "not" alone would come in: nobody said so, of five organisations."""
    asked = ["Quorum", "Noted: at least three."]
    mine = small.document(["Quorum", OWN])
    for later, told in ((QUORATE, QUORATE), (NOT_QUORATE, NOT_QUORATE)):
        out = runs(asked, lambda _: mine, ["Quorum", QUORATE], ["Quorum", later])
        assert small.words_of(tracked.accepted(out)) == ["Quorum", OWN]
        (comment,) = small.comments(out)
        assert f"The workbook now says: \u201c{told}\u201d. Your words are kept" in comment


@pytest.mark.parametrize(
    ("by_hand", "wanted", "told"),
    [
        (["A-3", "Ask", "3 May"], ["A-3", "Ask", "3 May"], []),
        (["A-3", "Ask", ""], ["A-3", "Ask", "3 May"], []),
        (["A-3", "Ask Ada", "3 May"], ["A-3", "Ask Ada", "3 May"], ["Ask"]),
    ],
    ids=["in the same words", "without its day", "in other words"],
)
def test_a_row_that_somebody_put_in_before_the_workbook_had_it_stands_once(by_hand, wanted, told):
    mine = small.document(table(by_hand, FIRST_ROW, OTHER_ROW))
    now = table(FIRST_ROW, OTHER_ROW, ["A-3", "Ask", "3 May"])
    out = runs(table(FIRST_ROW, OTHER_ROW), lambda _: mine, now)
    said = small.words_of(tracked.accepted(out))
    assert said == small.words_of(small.document(table(wanted, FIRST_ROW, OTHER_ROW)))
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert len(small.comments(out)) == len(told)


def test_an_earlier_version_without_a_footer_says_nothing_of_it():
    older = small.document(["Minutes", "| Present"])
    base, mine, new = (
        small.document(["Minutes"], f"For {whom} only.") for whom in ("members", "us", "trustees")
    )
    alone = merge(base, mine, new, "x", FIRST).content
    assert merge(base, mine, new, "x", FIRST, earlier=lambda: [older]).content == alone


def test_rows_of_other_columns_stand_as_the_workbook_has_them():
    """A row of one cell has no column to leave out where the person took one out."""
    base = [[["Ref", "Action", "Note"], ["A-1", "Plant trees", "Oaks"]]]
    mine = [[["Ref", "Action"], ["A-1", "Plant trees"]]]
    new = [[["Ref", "Action", "Note"], ["A-1", "Plant trees", "Oaks"], ["Two more are to come"]]]
    out = merge(*map(small.document, (base, mine, new)), "x", FIRST).content
    assert small.words_of(tracked.rejected(out)) == ["Ref", "Action", "A-1", "Plant trees"]
    assert small.words_of(tracked.accepted(out))[-1] == "Two more are to come"
