"""Our comments of earlier runs: what still holds is not repeated, what no longer holds goes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comments import is_proposed, open_of_ours
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.merge.note import ABOVE, GO
from llf_docgen.word.merge.settled import read
from llf_docgen.word.xml import w
from tests.word import small, tracked
from tests.word.small import p, run
from tests.word.test_changes import resaved
from tests.word.test_merges import root_of

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
MAIN = "word/document.xml"


def one(word: str, last: str = "six") -> list[str]:
    return [f"one {word} three four five {last}"]


def typed(before: str, after: str):
    """Types over words, as a person between two runs."""

    def edit(content: bytes) -> bytes:
        parts = open_parts(content, "x", "docx")
        xml = parts[MAIN].decode()
        assert before in xml
        return write_parts(parts | {MAIN: xml.replace(before, after).encode()})

    return edit


def runs(base, mine, *steps) -> bytes:
    """A document after each version in turn; what is no version is done to it between."""
    known, out = small.document(base), small.document(mine)
    before: list[bytes] = []
    for step in steps:
        if callable(step):
            out = step(out)
            continue
        new = small.document(step)
        out = merge(known, out, new, "x", WHEN, earlier=lambda: before[::-1]).content
        before.append(known)
        known = new
        assert merge(known, out, known, "x", WHEN).content == out
    return out


def starts(content: bytes) -> list[str]:
    return [
        comment.partition(". Your")[0].partition(". It")[0] for comment in small.comments(content)
    ]


PLACES = tuple(w(f"comment{name}") for name in ("RangeStart", "RangeEnd", "Reference"))


def as_libreoffice_has_it(content: bytes) -> bytes:
    """Each content control within its paragraph, no longer around it; comments numbered from 0."""
    parts = open_parts(content, "x", "docx")
    root = root_of(content)
    for control in list(root.iter(w("sdt"))):
        for paragraph in list(control.iter(w("p"))):
            control.addprevious(paragraph)
            control.find(w("sdtContent")).extend(paragraph.findall(w("r")))
            paragraph.append(control)
    comments = small.etree.fromstring(parts["word/comments1.xml"])
    numbers = {comment.get(w("id")): str(at) for at, comment in enumerate(comments)}
    for place in (*comments, *root.iter(*PLACES)):
        place.set(w("id"), numbers[place.get(w("id"))])
    return write_parts(parts | {
        MAIN: small.etree.tostring(root), "word/comments1.xml": small.etree.tostring(comments),
    })  # fmt: skip


def moved_up(content: bytes) -> bytes:
    """The document with its last row behind its first."""
    root = root_of(content)
    first, *_, last = root.iter(w("tr"))
    first.addnext(last)
    return write_parts(open_parts(content, "x", "docx") | {MAIN: small.etree.tostring(root)})


WROTE = "You wrote \u201cmine\u201d; the workbook now says \u201c{}\u201d"
SAYS = "The workbook now says: \u201c{}\u201d"
OUT = "You took out \u201c{}\u201d. The workbook now says: \u201c{}\u201d"
LABEL, ASKED = p(run("Decision")), small.prompt("Click here and type", "Decision")


def decided(words: str, after: str = "x") -> str:
    return LABEL + p(run(words), "Decision") + p(run(after))


def over_a_prompt(words: str) -> str:
    return LABEL + small.control(p(run(words), "Decision")) + p(run("x"))


SECTIONS = {"One": "k", "Two": "l", "Three": "m", "Four": "n", "Five": "o"}


def sections(*names: str, mine: str = "") -> list[str]:
    titled = (
        (f"# {number}. {name}", SECTIONS[name] + mine) for number, name in enumerate(names, 1)
    )
    return [line for two in titled for line in two]


ALL = ("One", "Two", "Three", "Four", "Five")
BEHIND = "The workbook now has \u201c{}\u201d behind \u201c{}\u201d"
GONE = ["a", "old one x", "b"]
TABLE = [[["Ref", "Action"], ["x", "b"]]]
HALL, SIX, COOK = "We met at noon in our hall.", "Six of us came along.", "then somebody cooked"


def met(sentence: str, last: str = "x") -> list[str]:
    return [f"{HALL} {sentence}", COOK, last]


MET, MET_MOVED = met("One two three."), [HALL, f"One two three. {COOK}", "x"]
BETWEEN = LABEL + small.control(p(run("Agreed that {} goes on"))) + p(run("Outcome"))
BETWEEN += small.control(p(run("Noted by {} of the group"))) + p(run("x"))
CASES = [
    ("still so in a control that LibreOffice saved", LABEL + ASKED + p(run("x")),
     over_a_prompt("All agreed on it."),
     [decided("Noted by a few"), as_libreoffice_has_it, decided("Noted by a few", "y")],
     ["You have \u201cAll agreed on it.\u201d. " + SAYS.format("Noted by a few")]),
    ("some words of it, too", LABEL + small.control(p(run("one two three four"), "Decision")),
     LABEL + small.control(p(run("one mine three four"), "Decision")),
     [LABEL + small.control(p(run("one 2 three four"), "Decision")), as_libreoffice_has_it,
      p(run("Deed")) + small.control(p(run("one 2 three four"), "Decision"))], [WROTE.format("2")]),
    ("the same now in a control that LibreOffice saved", LABEL + ASKED + p(run("x")),
     over_a_prompt("All agreed on it."),
     [decided("Noted by a few"), as_libreoffice_has_it, typed("All agreed on it.", "Noted by a few"),
      decided("Noted by a few", "y")], []),
    ("what the workbook moved and moves again", sections(*ALL), sections(*ALL, mine=" mine"),
     [sections("One", "Four", "Three", "Two", "Five"),
      sections("One", "Four", "Five", "Two", "Three")], [BEHIND.format("4. Two", "3. Five")]),
    ("what the workbook moved and moves back", sections(*ALL), sections(*ALL, mine=" mine"),
     [sections("One", "Four", "Three", "Two", "Five"), sections(*ALL)], []),
    ("what the workbook moved has another number", sections(*ALL[1:]),
     sections(*ALL[1:], mine=" mine"),
     [sections("Three", "Two", "Four", "Five"), sections("One", "Three", "Two", "Four", "Five")],
     [BEHIND.format("3. Two", "2. Three")]),
    ("what the workbook moved and takes out", sections(*ALL), sections(*ALL, mine=" mine"),
     [sections("One", "Three", "Two", "Four", "Five"), sections("One", "Three", "Four", "Five")],
     ["The workbook no longer has \u201c3. Two\u201d", "The workbook no longer has \u201cl\u201d"]),
    ("a row that the person typed into and moves where the workbook has it",
     [[["Ref", "Action"], ["A-1", "Write"], ["A-2", "Call"], ["A-3", "Sing"]]],
     [[["Ref", "Action"], ["A-1", "Write"], ["A-2", "Call"], ["A-3", "Sing mine"]]],
     [[[["Ref", "Action"], ["A-3", "Sing"], ["A-1", "Write"], ["A-2", "Call"]]], moved_up,
      [[["Ref", "Action"], ["A-3", "Sing"], ["A-1", "Write"], ["A-2", "Call us"]]]], []),
    ("two of the same, of which the person typed one in again", ["a b c", "k l m", "d e f", "z"],
     ["a b c", "d e f", "z"], [["a b c", "k l n", "d e f", "z"], ["a b c", "k l n", "d e f", "y"]],
     [OUT.format("k l m", "k l n")]),
    ("still so, and not repeated", one("two"), one("mine"), [one("2"), one("2", "6")],
     [WROTE.format("2")]),
    ("the workbook says something else", one("two"), one("mine"), [one("2"), one("22")],
     [WROTE.format("22")]),
    ("the workbook says what the person has", one("two"), one("mine"), [one("2"), one("mine")], []),
    ("the workbook says again what it said", one("two"), one("mine"),
     [one("2"), one("two", "6")], [WROTE.format("two")]),
    ("the person took the workbook's words", one("two"), one("mine"),
     [one("2"), typed("mine", "2"), one("2", "6")], []),
    ("still so in a heading that the workbook moved past others, of which nobody knows it now",
     ["# 1. One of all", "x", "# 2. Two", "k", "# 3. Three", "l"],
     ["# mine 1. One of all", "x", "# 2. Two", "k", "# 3. Three", "l"],
     [["# 1. Two", "k", "# 2. Three", "l", "# 3. One of all", "x"]],
     ["The workbook now has \u201c3. One of all\u201d behind \u201c2. Three\u201d",
      "You wrote \u201cmine 1\u201d; the workbook now says \u201c3\u201d"]),
    ("still so where the person took the words of a heading out that the workbook moved",
     ["# 1. One of all", "x", "# 2. Two", "k", "# 3. Three", "l"],
     ["# ", "x", "# 2. Two", "k", "# 3. Three", "l"],
     [["# 1. Two", "k", "# 2. Three", "l", "# 3. One of all", "x"]],
     ["The workbook now has \u201c3. One of all\u201d behind \u201c2. Three\u201d",
      "The workbook now says: \u201c3. One of all\u201d"]),
    ("still so where the person joined two paragraphs", ["a", "one two three", "four five six"],
     ["a", "one two minefour five six mine"], [["a", "one two 3", "4 five six"]],
     ["You wrote \u201cminefour\u201d; the workbook now says \u201c3 4\u201d"]),
    ("still so in a row to which the person put a cell", TABLE,
     [[["Ref", "Action", "Notes"], ["x", "mine", ""]]],
     [[[["Ref", "Action"], ["x", "z"]]], [[["Ref", "Deed"], ["x", "z"]]]],
     ["In the row \u201cx\u201d: " + SAYS.format("z")]),
    ("still so where the person split a paragraph", ["a", "It is in our hall, of Ada"],
     ["a", "It is", "in our hall, of Ida"],
     [["a", "It is in our hall, of Eda"], ["a 2", "It is in our hall, of Eda"]],
     ["You wrote \u201cIda\u201d; the workbook now says \u201cEda\u201d"]),
    ("the person typed something else", one("two"), one("mine"),
     [one("2"), typed("mine", "others"), one("2", "6")],
     [WROTE.format("2").replace("mine", "others")]),
    ("the person's word stands elsewhere, too", one("two", "mine"), one("mine", "mine"),
     [one("2", "mine"), typed(">mine<", ">2<"), ["z", *one("2", "mine")]], []),
    ("the workbook's word stands elsewhere, too", one("two", "2"), one("mine", "2"),
     [one("2", "2"), ["z", *one("2", "2")]], [WROTE.format("2")]),
    ("the workbook's earlier word stands in another cell", [[["x", *one("two"), "2"]]],
     [[["x", *one("mine"), "2"]]], [[[["x", *one("2"), "2"]]], [[["x", *one("22"), "2"]]]],
     ["In the row \u201cx\u201d: " + WROTE.format("22")]),
    ("the person writes the workbook's day in another way", one("1 May 2021"), one("2 May 2021"),
     [one("3 May 2021"), typed("2 May 2021", "Monday 3/5/2021"), one("3 May 2021", "6")], []),
    ("a whole paragraph that is the same day now", ["1 May 2021"], ["2 May 2021"],
     [["3 May 2021"], typed("2 May 2021", "Monday 3 May 2021"), ["3 May 2021", "b"]], []),
    ("what the person never had is not told as taken out", LABEL + ASKED + p(run("x")),
     over_a_prompt("Agreed the minutes."),
     [decided("D-01: Agreed the minutes."), typed("Agreed the minutes.", "Agreed the minutes of May."),
      decided("D-08: Agreed the minutes."), decided("D-08: Agreed the minutes.", "y")],
     ["You do not have \u201cD-01:\u201d; the workbook now says \u201cD-08:\u201d"]),
    ("a sentence that was moved stays told", MET, MET_MOVED,
     [met(SIX), met(SIX, "z")],
     ["You moved \u201cOne two three.\u201d here; the workbook now says "
      "\u201cSix of us came along.\u201d"]),
    ("until the person says the same", MET, MET_MOVED,
     [met(SIX), typed("One two three.", SIX), met(SIX, "z")], []),
    ("or the workbook says something else", MET, MET_MOVED, [met(SIX), MET], []),
    ("the person took the workbook's words, which says nothing new", one("two"), one("mine"),
     [one("2"), typed("mine", "2"), one("2")], []),
    ("or typed something else", one("two"), one("mine"),
     [one("2"), typed("mine", "others"), one("2")], [WROTE.format("2").replace("mine", "others")]),
    ("or took out what they had typed", one("two"), one("mine"),
     [one("2"), typed(">mine<", "><"), one("2")],
     ["You took out \u201cmine\u201d; the workbook now says \u201c2\u201d"]),
    ("and typed the workbook's words later", one("two"), one("mine"),
     [one("2"), typed(">mine<", "><"), one("2"), typed("> three", "> 2 three"), one("2")], []),
    ("or typed what they had taken out", GONE, ["a", "b"],
     [["a", "new one x", "b"], typed(">b<", ">new one x<"), ["a", "new one x", "b"]], []),
    ("or emptied what is gone", GONE, ["a", "old one x mine", "b"],
     [["a", "b"], typed("old one x mine", ""), ["a", "b"]], []),
    ("or took them over in one of two controls around a label", BETWEEN.format("one", "two"),
     BETWEEN.format("mine", "ours"),
     [BETWEEN.format("1", "2"), typed("ours", "2"), BETWEEN.format("1", "2")], [WROTE.format("1")]),
    ("which is a row", [[["Ref", "Action"], ["x", "b c"]]], [[["Ref", "Action"], ["x", "b d"]]],
     [[[["Ref", "Action"]]], typed(">x<", "><"), [[["Ref", "Action"]]]],
     ["The workbook no longer has \u201cx | b c\u201d"]),
    ("all of it", [[["Ref", "Action"], ["x", "b c"]]], [[["Ref", "Action"], ["x", "b d"]]],
     [[[["Ref", "Action"]]], typed(">x<", "><"), typed("b d", ""), [[["Ref", "Action"]]]], []),
    ("the workbook's earlier word is part of another beside it", ["today earlier", *one("two")],
     ["today earlier", *one("mine")], [["today earlier", *one("day")], ["today earlier", *one("22")]],
     [WROTE.format("22")]),
    ("the workbook's earlier word stands in the same paragraph", one("two", "8"), one("mine", "8"),
     [one("8", "8"), one("9", "8")], [WROTE.format("9")]),
    ("still so where the person has another sentence behind the same words",
     ["Zero of us came. All one day.", "Five of us sat. Six of us stood.", "Seven of us ate."],
     ["All one day.", "Six of us stood. Zero of us came.", "Seven of us ate. Five of us sat."],
     [["Zero of us came. All one day.", "Six of us stood.", "Seven of us ate."],
      ["Zero of us came. All one day.", "Six of us stood.", "Seven of us ate.", "z"]],
     ["You wrote \u201cSix of us stood. Zero of us came\u201d; the workbook now says "
      "\u201cSix of us stood\u201d"]),
    ("what was taken out and the workbook says again", GONE, ["a", "b"],
     [["a", "new one x", "b"], GONE], []),
    ("a whole paragraph", ["b"], ["mine"], [["z"], ["y"]], [SAYS.format("y")]),
    ("a whole paragraph that is the same now", ["b"], ["mine"], [["z"], ["mine"]], []),
    ("what is gone stays told", GONE, ["a", "old one x mine", "b"], [["a", "b"], ["a", "b c"]],
     ["The workbook no longer has \u201cold one x\u201d"]),
    ("what is there again", GONE, ["a", "old one x mine", "b"], [["a", "b"], GONE], []),
    ("what is there again, a row", [[["Ref", "Action"], ["x", "b c"]]],
     [[["Ref", "Action"], ["x", "b d"]]],
     [[[["Ref", "Action"]]], [[["Ref", "Action"], ["x", "b c"]]]], []),
    ("what was taken out and is said anew", GONE, ["a", "b"],
     [["a", "new one x", "b"], ["a", "newer one x", "b"]],
     [OUT.format("old one x", "newer one x")]),
    ("what was taken out and the workbook lacks now", GONE, ["a", "b"],
     [["a", "new one x", "b"], ["a", "b"]], []),
    ("what was taken out stays told", GONE, ["a", "b"],
     [["a", "new one x", "b"], ["a", "new one x", "b c"]], [OUT.format("old one x", "new one x")]),
    ("words taken out", one("two"), ["one three four five six"], [one("2"), one("2", "6")],
     ["You took out \u201ctwo\u201d; the workbook now says \u201c2\u201d"]),
    ("words taken out that the workbook lacks now", one("two"), ["one three four five six"],
     [one("2"), ["one three four five six"]], []),
    ("words that the workbook lacks and has again", one("two four"), one("2 four"),
     [["one three four five six"], one("two four")],
     ["You wrote \u201c2 four\u201d; the workbook now says \u201ctwo four\u201d"]),
    ("a cell", TABLE, [[["Ref", "Action"], ["x", "mine"]]],
     [[[["Ref", "Action"], ["x", "z"]]], [[["Ref", "Action"], ["x", "mine"]]]], []),
    ("a cell that stays so while another changes", TABLE, [[["Ref", "Action"], ["x", "mine"]]],
     [[[["Ref", "Action"], ["x", "z"]]], [[["Ref", "Deed"], ["x", "z"]]]],
     ["In the row \u201cx\u201d: " + SAYS.format("z")]),
    ("what the workbook moved and the person moves too", ["one two three", "b c d", "e f g"],
     ["one two three mine", "b c d", "e f g"],
     [["b c d", "one two three", "e f g"], ["b c d", "one two three", "e f g h"]],
     ["The workbook now has \u201cone two three\u201d behind \u201cb c d\u201d"]),
]  # fmt: skip


@pytest.mark.parametrize(("base", "mine", "steps", "told"), [c[1:] for c in CASES],
                         ids=[c[0] for c in CASES])  # fmt: skip
def test_comments_after_several_runs(base, mine, steps, told):
    out = runs(base, mine, *steps)
    assert starts(out) == told
    places = [e.get(w("id")) for e in root_of(out).iter(w("commentReference"))]
    marks = root_of(out).iter(w("commentRangeStart"), w("commentRangeEnd"))
    assert len(places) == len(told)
    assert sorted(e.get(w("id")) for e in marks) == sorted(places * 2)


def standing(content: bytes) -> list[str]:
    """What each comment stands on once all changes are rejected."""
    left = root_of(tracked.rejected(content))
    there = [next(e.iterancestors(w("p"))) for e in left.iter(w("commentReference"))]
    ours = root_of(content).iter(w("commentReference"))
    assert not [e for e in ours if is_proposed(next(e.iterancestors(w("p"))))]
    return ["".join(e.text for e in place.iter(w("t"))) for place in there]


STAYS = [
    ("beside a control, not what comes in there", LABEL + ASKED + p(run("x")),
     over_a_prompt("All agreed on it."),
     LABEL + p(run("News of the day")) + p(run("Noted by a few"), "Decision") + p(run("x")),
     ["Decision"]),
    ("in front of what the person took out", ["a", "b c d", "e"], ["a", "e"],
     ["a", "quite new here", "b c z", "e"], ["a"]),
    ("at the beginning", ["b c d", "e"], ["e"], ["quite new here", "b c z", "e"], ["e"]),
]  # fmt: skip


@pytest.mark.parametrize(("base", "mine", "new", "on"), [c[1:] for c in STAYS],
                         ids=[c[0] for c in STAYS])  # fmt: skip
def test_a_comment_hangs_on_what_stays_where_all_is_rejected(base, mine, new, on):
    out = merge(*map(small.document, (base, mine, new)), "x", WHEN).content
    assert standing(out) == on


def test_a_comment_on_a_row_that_waits_to_be_accepted_hangs_on_one_before():
    rows = [["Ref", "Action"], ["A-1", "Write"]]
    first = merge(*(small.document([t]) for t in (rows, rows, [*rows, ["A-2", "Call"]])), "x", WHEN)
    mine = typed("Call", "Call me")(first.content)
    known, new = (small.document([[*rows, ["A-2", last]]]) for last in ("Call", "Call Ada"))
    out = merge(known, mine, new, "x", WHEN).content
    assert [told.partition(". Your")[0] for told in small.comments(out)] == [
        "In the row \u201cA-2\u201d: You have \u201cCall me\u201d. The workbook now says: "
        "\u201cCall Ada\u201d"
    ]
    assert standing(out) == ["Write"]
    assert merge(new, out, new, "x", WHEN).content == out


def test_what_a_comment_says_already_is_not_said_again():
    base, mine, new = (small.document(one(word)) for word in ("two", "mine", "2"))
    out = merge(base, mine, new, "x", WHEN).content
    again = merge(base, out, new, "x", WHEN)
    assert (again.content, again.conflicts) == (out, 1)


def test_a_heading_is_said_to_stand_above_words_only_while_there_are_some():
    base, now = (
        ["# 1. One", "a", "# 2. Two", "b", "# 3. Six", "z"],
        ["# 1. One", "a", "# 2. Six", "z"],
    )
    mine = [*base[:3], "b mine", *base[4:]]
    kept = "The workbook no longer has \u201c2. Two\u201d. "
    first = runs(base, mine, now)
    assert f"{kept}{ABOVE}" in small.comments(first)
    out = runs(base, mine, now, typed("b mine", ""), now)
    assert small.comments(out) == [f"{kept}{GO}"]
    assert (
        small.comments(runs(base, mine, now, typed("b mine", ""), now, typed("2. Two", ""), now))
        == []
    )


@pytest.mark.parametrize(("last", "stay"), [("one", 0), ("two", 1)])
def test_words_that_only_begin_like_those_of_a_comment_settle_none(last, stay):
    long = "new " + "and so on " * 50
    now, put_in = ["a", f"{long}one", "b"], f">{long}{last}</w:t></w:r></w:p><w:p><w:r><w:t>b<"
    out = runs(["a", "old one x", "b"], ["a", "b"], now, typed(">b<", put_in), now)
    assert len(small.comments(out)) == stay


def test_a_footer_that_is_the_same_now():
    base, mine = small.document(["a"], "Page"), small.document(["a"], "Mine")
    side, same = small.document(["a"], "Side"), mine
    out = merge(base, mine, side, "x", WHEN).content
    assert len(small.comments(out)) == 1
    later = merge(side, out, small.document(["b"], "Side"), "x", WHEN).content
    assert len(small.comments(later)) == 1
    done = merge(side, out, same, "x", WHEN)
    assert (done.news, done.conflicts, done.settled) == (0, 0, 1)
    assert small.comments(done.content) == []


EXTENDED = (
    '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<w15:commentEx w15:paraId="0000000A" w15:done="{}"/>'
    '<w15:commentEx w15:paraId="0000000B" w15:done="0"{}/></w15:commentsEx>'
)
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '


def saved_by_word(reply: bool, done: str = "0", changed: str = ""):
    """Word's own notes on comments: ours, and another one or a reply of Priya's to it."""

    def save(content: bytes) -> bytes:
        parts = open_parts(content, "x", "docx")
        comments = (
            parts["word/comments1.xml"]
            .decode()
            .replace("<w:p>", f'<w:p {W14}w14:paraId="0000000A">', 1)
        )
        if changed:
            comments = comments.replace("You wrote", changed)
        told = p(run("Is it?")).replace("<w:p>", f'<w:p {W14}w14:paraId="0000000B">')
        hers = f'<w:comment w:id="77" w:author="Priya">{told}</w:comment></w:comments>'
        rels = parts["word/_rels/document.xml.rels"].decode()
        kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        related = f'<Relationship Id="rId88" Type="{kind}" Target="commentsExtended.xml"/>'
        place = '<w:r><w:commentReference w:id="77"/></w:r></w:p>'
        return write_parts(parts | {
            "word/comments1.xml": comments.replace("</w:comments>", hers).encode(),
            "word/commentsExtended.xml": EXTENDED.format(
                done, ' w15:paraIdParent="0000000A"' if reply else ""
            ).encode(),
            "word/_rels/document.xml.rels": rels.replace(
                "</Relationships>", f"{related}</Relationships>"
            ).encode(),
            MAIN: parts[MAIN].replace(b"</w:p>", place.encode(), 1),
        })  # fmt: skip

    return save


def test_one_that_somebody_answered_is_resolved_and_stays_with_the_answer():
    out = runs(one("two"), one("mine"), one("2"), saved_by_word(reply=True), one("mine"))
    assert len(list(root_of(out).iter(w("commentReference")))) == 2
    parts = open_parts(out, "x", "docx")
    assert parts["word/commentsExtended.xml"].count(b'w15:done="1"') == 1
    assert b'paraId="0000000A" w15:done="1"' in parts["word/commentsExtended.xml"]
    assert open_of_ours(parts, MAIN) == {}
    assert b"Is it?" in parts["word/comments1.xml"]


def test_one_that_nobody_answered_goes_with_what_word_notes_of_it_and_others_stay():
    out = runs(one("two"), one("mine"), one("2"), saved_by_word(reply=False), one("mine"))
    parts = open_parts(out, "x", "docx")
    assert b"0000000A" not in parts["word/commentsExtended.xml"]
    assert b"0000000B" in parts["word/commentsExtended.xml"]
    assert b"You wrote" not in parts["word/comments1.xml"]
    assert b"Is it?" in parts["word/comments1.xml"]
    (place,) = root_of(out).iter(w("commentReference"))
    assert place.get(w("id")) == "77"


def test_one_that_a_person_resolved_or_changed_is_left_alone():
    for save in (
        saved_by_word(False, done="1"),
        saved_by_word(False, changed="I asked; you wrote"),
    ):
        out = runs(one("two"), one("mine"), one("2"), save, one("mine"))
        assert len(list(root_of(out).iter(w("commentReference")))) == 2


def test_what_no_comment_of_a_merge_says_is_not_read():
    assert read("Why is that?") is None
    assert read("The workbook is at home.") is None


def test_a_closed_document_keeps_its_comments():
    out = runs(one("two"), one("mine"), one("2"))
    parts = open_parts(out, "x", "docx")
    final = '<Properties><property name="_MarkAsFinal"><bool>true</bool></property></Properties>'
    closed = write_parts(parts | {"docProps/custom.xml": final.encode()})
    done = merge(small.document(one("2")), closed, small.document(one("mine")), "x", WHEN)
    assert done.content == closed


@pytest.mark.slow
def test_nor_does_a_save_by_libreoffice_matter(soffice, tmp_path):
    def save(content: bytes) -> bytes:
        return resaved(soffice, tmp_path, content)

    assert starts(runs(one("two"), one("mine"), one("2"), save, one("2", "6"))) == [
        WROTE.format("2")
    ]
    assert starts(runs(one("two"), one("mine"), one("2"), save, one("mine"))) == []


def test_a_comment_is_not_said_again_where_its_row_begins_like_another_now():
    rows = [[["x", "Ada", words]] for words in ("b", "mine", "z")]
    base, mine, new = (small.document([row]) for row in rows)
    more = small.document([[["x", "Eda", "c"], ["x", "Ada", "z"]]])
    out = merge(base, mine, new, "x", WHEN).content
    both = merge(base, out, more, "x", WHEN).content
    assert starts(both) == starts(out) == ["In the row \u201cx\u201d: " + SAYS.format("z")]
    again = merge(base, both, more, "x", WHEN).content
    assert starts(again) == starts(out)


@pytest.mark.slow
def test_nor_in_a_content_control_which_it_lays_otherwise(soffice, tmp_path):
    def save(content: bytes) -> bytes:
        return resaved(soffice, tmp_path, content)

    told = ["You have \u201cAll agreed on it.\u201d. " + SAYS.format("Noted by a few")]
    first, later = decided("Noted by a few"), decided("Noted by a few", "y")
    base, mine = LABEL + ASKED + p(run("x")), over_a_prompt("All agreed on it.")
    assert starts(runs(base, mine, first, save, later)) == told
    agreed = typed("All agreed on it.", "Noted by a few")
    assert starts(runs(base, mine, first, save, agreed, later)) == []
