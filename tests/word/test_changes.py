"""What a person changed, told by place."""

from __future__ import annotations

import io
import random
import subprocess
from pathlib import Path

import docx
import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Change, Comment, Kind
from llf_docgen.word.comparing.changes import changes
from llf_docgen.word.comparing.commented import comments
from llf_docgen.word.xml import OFFICE, RELATIONS, W
from tests.word import edits, small
from tests.word.small import p, run
from tests.word.test_merge import generated

TOP, ITEM = "at the top", "under \u201c1. One\u201d"
CASES = [
    ("nothing", ["a"], ["a"], []),
    ("words", ["a b"], ["a c"], [(TOP, "a b", "a c")]),
    ("a style alone", ["a"], ["> a"],
     [(TOP, "a", "a", Kind.LOOKS, "style Quote instead of Normal")]),
    ("a label taken out, and a sentence typed there", ["a", "> Discussion", "b"],
     ["a", "No interests were declared.", "b"],
     [(TOP, "Discussion", ""), (TOP, "", "No interests were declared.")]),
    ("a label reworded", ["> Discussion", "b"], ["Discussion and advice", "b"],
     [(TOP, "Discussion", "Discussion and advice")]),
    ("a line retyped", ["> Hull", "b"], ["> Online", "b"], [(TOP, "Hull", "Online")]),
    ("put in", ["# 1. One", "a"], ["# 1. One", "a", "mine"], [(ITEM, "", "mine")]),
    ("taken out", ["# 1. One", "a", "b"], ["# 1. One", "b"], [(ITEM, "a", "")]),
    ("a paragraph without words", ["a"], ["a", ""], []),
    ("a heading put in", ["a"], ["# 1. One", "a"], [(ITEM, "", "1. One")]),
    ("a heading reworded", ["# 1. Two", "a"], ["# 1. One", "a"], [(ITEM, "1. Two", "1. One")]),
    ("a heading reworded beside another whose title two have",
     ["# 1. Other business", "x", "we met at noon", "# 2. Next day", "x", "# Next day", "y"],
     ["# 1. Tea for all of us", "x", "we met at noon", "# 2. Next day", "x", "# Next day", "y"],
     [("under \u201c1. Tea for all of us\u201d", "1. Other business", "1. Tea for all of us")]),
    ("what Word itself puts in place of what is typed",
     ["It's \"due\" on 29 Jan 2021 in 2021-22", [["Ada's", "29\u00a0Jan\u00a02021"]]],
     ["It\u2019s \u201cdue\u201d on 29\u00a0Jan\u00a02021 in 2021\u201122",
      [["Ada\u2019s", "29 Jan 2021"]]], []),
    ("and what else was typed there is told", ["It's due"], ["It\u2019s due now"],
     [(TOP, "It's due", "It\u2019s due now")]),
    ("a cell", [[["A-1", "b"]]], [[["A-1", "c"]]], [(f"{TOP}, row \u201cA-1\u201d", "b", "c")]),
    ("a cell of one of two rows that begin alike",
     [[["North", "Ada Lark", ""], ["North", "Eda Finch", ""], ["South", "Ida Wren", ""]]],
     [[["North", "Ada Lark", ""], ["North", "Eda Finch", "Present"], ["South", "Ida Wren", "Late"]]],
     [(f"{TOP}, row \u201cNorth | Eda Finch\u201d", "", "Present"),
      (f"{TOP}, row \u201cSouth\u201d", "", "Late")]),
    ("a cell of a row whose first is empty", [[["", "Ada", "b"]]], [[["", "Ada", "c"]]],
     [(f"{TOP}, row \u201cAda\u201d", "b", "c")]),
    ("a cell of one of two rows that are alike otherwise", [[["x", "b"], ["x", "b"]]],
     [[["x", "b"], ["x", "c"]]], [(f"{TOP}, row \u201cx | c\u201d", "b", "c")]),
    ("a row of other cells", [[["A-1", "b"]]], [[["A-1", "b", "c"]]],
     [(TOP, "A-1 | b", "A-1 | b | c")]),
    ("a row put in", [[["A-1", "b"]]], [[["A-1", "b"], ["x", "y"]]], [(TOP, "", "x | y")]),
    ("a row taken out", [[["A-1", "b"], ["x", "y"]]], [[["A-1", "b"]]], [(TOP, "x | y", "")]),
    ("a table put in", ["a"], ["a", [["x"], ["y"]]], [(TOP, "", "x / y")]),
    ("a paragraph moved under another heading",
     ["# 1. One", "we met at noon", "b", "# 2. Two", "c"],
     ["# 1. One", "b", "# 2. Two", "c", "we met at noon"],
     [("under \u201c2. Two\u201d", "we met at noon", "we met at noon", Kind.MOVED,
       f"from {ITEM} to under \u201c2. Two\u201d")]),
    ("a paragraph moved under its heading",
     ["# 1. One", "we met at noon", "b c", "d e"], ["# 1. One", "b c", "we met at noon", "d e"],
     [(ITEM, "we met at noon", "we met at noon", Kind.MOVED,
       "from behind \u201c1. One\u201d to behind \u201cb c\u201d")]),
    ("a row moved to the end", [[["A-1", "b"], ["A-2", "c"], ["A-3", "d"]]],
     [[["A-2", "c"], ["A-3", "d"], ["A-1", "b"]]],
     [(TOP, "A-1 | b", "A-1 | b", Kind.MOVED,
       "from the beginning to behind \u201cA-3\u201d")]),
    ("a row moved, and its words changed", [[["A-1", "b"], ["A-2", "c"], ["A-3", "d"]]],
     [[["A-2", "c"], ["A-3", "d"], ["A-1", "x"]]],
     [(TOP, "A-1 | b", "A-1 | x", Kind.MOVED, "from the beginning to behind \u201cA-3\u201d"),
      (f"{TOP}, row \u201cA-1\u201d", "b", "x")]),
    ("a section moved with a word of one's own, and one changed behind it",
     ["# 1. One", "x y", "# 2. Two", "k", "# 3. Three", "l"],
     ["# 2. Two", "k", "# 3. Three", "m", "# 1. One", "x z", "mine"],
     [("under \u201c3. Three\u201d", "l", "m"),
      (ITEM, "1. One", "1. One", Kind.MOVED, "from the beginning to behind \u201c3. Three\u201d"),
      (ITEM, "x y", "x z"), (ITEM, "", "mine")]),
    ("a heading moved alone", ["# 1. One", "x y z", "# 2. Two", "k l m", "n o p"],
     ["x y z", "# 2. Two", "k l m", "# 1. One", "n o p"],
     [(ITEM, "1. One", "1. One", Kind.MOVED, "from the beginning to behind \u201c2. Two\u201d")]),
    ("two titles exchanged over what stands under them",
     ["# 1. One", "led by Ada", "> Discussion", "# 2. Two", "led by Ida", "> Discussion", "# 3. Three", "z"],
     ["# 1. Two", "led by Ada", "> Discussion", "# 2. One", "led by Ida", "> Discussion", "# 3. Three", "z"],
     [("under \u201c1. Two\u201d", "1. One", "1. Two"), ("under \u201c2. One\u201d", "2. Two", "2. One")]),
    ("two far apart exchanged, with a word of one's own, and two sections behind them exchanged whole",
     ["# 1. One", "led by Ada", "k", "# 2. Two", "led by Ida", "# 3. Three", "z",
      "# 4. Four", "some words of it", "# 5. Five", "other words of that"],
     ["# 1. Three", "led by Ada", "mine", "# 2. Two", "led by Ida", "# 3. One", "z",
      "# 4. Five", "other words of that", "# 5. Four", "some words of it"],
     [("under \u201c1. Three\u201d", "1. One", "1. Three"), ("under \u201c1. Three\u201d", "k", "mine"),
      ("under \u201c3. One\u201d", "3. Three", "3. One"),
      ("under \u201c4. Five\u201d", "5. Five", "4. Five"),
      ("under \u201c5. Four\u201d", "4. Four", "5. Four", Kind.MOVED,
       "from behind \u201c3. Three\u201d to behind \u201c4. Five\u201d"),
      ("under \u201c5. Four\u201d", "4. Four", "5. Four")]),
    ("a section moved whose headings others have, too: one move",
     ["= A", "# Plans", "None yet.", "= B", "a word of B", "# Plans", "None yet.",
      "= C", "some words of C", "more of C", "# Plans", "None yet.", "= D"],
     ["= A", "# Plans", "None yet.", "= C", "some words of C", "more of C", "# Plans", "None yet.",
      "= B", "a word of B", "# Plans", "None yet.", "= D"],
     [("under \u201cB\u201d", "B", "B", Kind.MOVED,
       "from behind \u201cA\u201d to behind \u201cC\u201d")]),
    ("a paragraph moved between sections of one title",
     ["= A", "# Plans", "we met at noon", "k", "= B", "# Plans", "l"],
     ["= A", "# Plans", "k", "= B", "# Plans", "we met at noon", "l"],
     [("under \u201cPlans\u201d", "we met at noon", "we met at noon", Kind.MOVED,
       "from behind \u201cPlans\u201d under \u201cA\u201d to behind "
       "\u201cPlans\u201d under \u201cB\u201d")]),
    ("a paragraph moved between lines that say the same",
     ["k", "we met at noon", "l m", "k", "n o"], ["k", "l m", "k", "we met at noon", "n o"],
     [(TOP, "we met at noon", "we met at noon", Kind.MOVED, "further up or down")]),
    ("a paragraph moved within a section that was moved",
     ["# 1. One", "x y z", "k l m", "n o p", "# 2. Two", "q r s", "t u v", "w x y", "z z z"],
     ["# 2. Two", "q r s", "t u v", "w x y", "z z z", "# 1. One", "k l m", "n o p", "x y z"],
     [(ITEM, "1. One", "1. One", Kind.MOVED, "from the beginning to behind \u201c2. Two\u201d"),
      (ITEM, "x y z", "x y z", Kind.MOVED,
       "from behind \u201c1. One\u201d to behind \u201cn o p\u201d")]),
    ("a row moved into another table", ["# 1. One", [["A-1", "b"], ["A-2", "c"]], "# 2. Two",
                                        [["B-1", "k"]]],
     ["# 1. One", [["A-1", "b"]], "# 2. Two", [["B-1", "k"], ["A-2", "c"]]],
     [("under \u201c2. Two\u201d", "A-2 | c", "A-2 | c", Kind.MOVED,
       f"from {ITEM} to under \u201c2. Two\u201d")]),
    ("a row moved into another table, and its words and day changed",
     ["# 1. One", [["Ref", "Due"], ["A-1", "b"], ["A-2", "c"]], "# 2. Two", [["Ref", "Done"], ["B-1", "k"]]],
     ["# 1. One", [["Ref", "Due"], ["A-1", "b"]], "# 2. Two", [["Ref", "Done"], ["B-1", "k"], ["A-2", "d"]]],
     [("under \u201c2. Two\u201d", "A-2 | c", "A-2 | d", Kind.MOVED,
       f"from {ITEM} to under \u201c2. Two\u201d"),
      ("under \u201c2. Two\u201d, row \u201cA-2\u201d", "c", "d")]),
    ("a row moved into a table that the person made",
     ["# 1. One", [["A-1", "b"], ["A-2", "c"]], "# 2. Two"],
     ["# 1. One", [["A-1", "b"]], "# 2. Two", [["A-2", "d"]]],
     [(ITEM, "A-2 | c", ""), ("under \u201c2. Two\u201d", "", "A-2 | d")]),
    ("two alike moved into another table", ["# 1. One", [["A", "b c"], ["A", "b c"], ["k", "l"]],
                                            "# 2. Two", [["B-1", "k"]]],
     ["# 1. One", [["k", "l"]], "# 2. Two", [["B-1", "k"], ["A", "b c"], ["A", "b c"]]],
     [("under \u201c2. Two\u201d", "A | b c", "A | b c", Kind.MOVED,
       f"from {ITEM} to under \u201c2. Two\u201d")] * 2),
    ("one of two alike moved into another table",
     ["# 1. One", [["A", "b c"], ["A", "b c"], ["k", "l"]], "# 2. Two", [["B-1", "k"]]],
     ["# 1. One", [["k", "l"]], "# 2. Two", [["B-1", "k"], ["A", "b c"]]],
     [(ITEM, "A | b c", ""), ("under \u201c2. Two\u201d", "A | b c", "A | b c", Kind.MOVED,
       f"from {ITEM} to under \u201c2. Two\u201d")]),
    ("a paragraph split", ["a", "one two three four"], ["a", "one two", "three four"],
     [(TOP, "one two three four", "one two / three four", Kind.SPLIT)]),
    ("a paragraph split, and a word changed", ["a", "one two three four"],
     ["a", "one two", "three five"], [(TOP, "one two three four", "one two / three five")]),
    ("a heading split", ["# 1. Training: progress", "a"], ["# 1. Training:", "# progress", "a"],
     [("under \u201c1. Training: progress\u201d", "1. Training: progress", "1. Training: / progress",
       Kind.SPLIT)]),
    ("two paragraphs joined", ["a", "one two.", "three four."], ["a", "one two. three four."],
     [(TOP, "one two. / three four.", "one two. three four.", Kind.JOINED)]),
]  # fmt: skip


def looking(words: str, looks: str) -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{words}</w:t></w:r>"


BOLD = "<w:b/>"
HAND = [
    ("bold", p(run("a ") + looking("b", BOLD) + run(" c")), "\u201cb\u201d is now bold"),
    ("several", p(looking("a b", '<w:i/><w:u w:val="single"/>') + run(" c")),
     "\u201ca b\u201d is now italic and underlined"),
    ("highlighted", p(run("a b ") + looking("c", '<w:highlight w:val="yellow"/>')),
     "\u201cc\u201d is now highlighted"),
    ("two words apart", p(looking("a", BOLD) + run(" b ") + looking("c", "<w:i/>")),
     "\u201ca\u201d is now bold; \u201cc\u201d is now italic"),
    ("switched off, as it was", p(looking("a b", '<w:b w:val="0"/><w:u w:val="none"/>') + run(" c")),
     ""),
    ("in other runs", p(run("a") + run(" b c")), ""),
    ("colours and sizes are not told", p(looking("a b c", '<w:sz w:val="40"/>')), ""),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "about"), [h[1:] for h in HAND], ids=[h[0] for h in HAND])
def test_looks_by_hand_are_told_apart_from_words(mine, about):
    plainly = small.document(["a b c"])
    found = changes(plainly, small.document(mine), "x")
    assert found == ((Change(TOP, "a b c", "a b c", Kind.LOOKS, about),) if about else ())
    back = changes(small.document(mine), plainly, "x")
    assert [c.about for c in back] == ([about.replace("is now", "is no longer")] if about else [])


def styled(looks: str) -> bytes:
    return (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Quote">'
        f'<w:name w:val="quotation"/><w:basedOn w:val="Strong"/></w:style>'
        f'<w:style w:styleId="Strong"><w:rPr>{looks}</w:rPr></w:style></w:styles>'
    ).encode()


def test_what_a_style_says_and_a_program_writes_out_is_no_change():
    base = small.document(["> a b"], **{"word__styles.xml": styled(BOLD)})
    written_out = small.document(
        p(looking("a b", BOLD), "Quote"), **{"word__styles.xml": styled(BOLD)}
    )
    assert changes(base, written_out, "x") == changes(written_out, base, "x") == ()
    unbold = small.document(
        p(looking("a b", '<w:b w:val="false"/>'), "Quote"), **{"word__styles.xml": styled(BOLD)}
    )
    (told,) = changes(base, unbold, "x")
    assert told.about == "all of it is no longer bold"
    (told,) = changes(
        small.document(["a"], **{"word__styles.xml": styled("")}),
        small.document(["> a"], **{"word__styles.xml": styled("")}),
        "x",
    )
    assert told.about == "style Quotation instead of Normal"


@pytest.mark.parametrize(
    ("base", "mine", "told"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_changes(base, mine, told):
    found = changes(small.document(base), small.document(mine), "Minutes.docx")
    assert found == tuple(Change(*one) for one in told)


FIRST = [
    "# 1. One",
    [["Ref", "Due"], ["A-1", "b"], ["A-2", "c"], ["A-3", "d"]],
    "# 2. Two",
    [["k", "l"]],
]
ORDERED = ["# 1. One", [["Ref", "Due"], ["A-2", "c"], ["A-3", "d"], ["A-1", "z"]], "# 2. Two",
           [["k", "l"]]]  # fmt: skip
TYPED = ["# 1. One", [["Ref", "Due"], ["A-1", "b"], ["A-2", "c"], ["A-3", "mine"]], "# 2. Two",
         [["k", "l"]]]  # fmt: skip
PUT_LAST = ["# 1. One", [["Ref", "Due"], ["A-2", "c"], ["A-3", "d"], ["A-1", "b"]], "# 2. Two",
            [["k", "l"]]]  # fmt: skip
FIRST_BY_NOW = ["# 1. One", [["Ref", "Due"], ["A-3", "d"], ["A-1", "b"], ["A-2", "c"]], "# 2. Two",
                [["k", "l"]]]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "mine", "moved"),
    [(ORDERED, TYPED, []), (FIRST_BY_NOW, TYPED, []), (FIRST, PUT_LAST, ["A-1 | b"]),
     (FIRST_BY_NOW, PUT_LAST, ["A-2 | c"])],
    ids=["behind others", "before them", "by the person", "by both"],
)  # fmt: skip
def test_what_only_the_workbook_moved_is_none_of_the_persons_moves(now, mine, moved):
    told = changes(small.document(now), small.document(mine), "x", [small.document(FIRST)])
    assert [change.after for change in told if change.kind is Kind.MOVED] == moved


def test_a_footer_is_told_apart_and_one_that_is_gone_is_none_of_ours():
    base = small.document(["a"], "Page")
    assert changes(base, small.document(["a"], "Side"), "x") == (
        Change("in the footer", "Page", "Side"),
    )
    assert changes(base, small.document(["a"]), "x") == ()


@pytest.mark.parametrize(
    ("xml", "told"),
    [(b"<w:document", "is damaged"), (b"<document/>", "is no Word document")],
    ids=["no XML", "no body"],
)
def test_a_damaged_file_is_a_sentence(xml, told):
    parts = small.open_parts(small.document(["a"]), "x", "docx")
    damaged = small.write_parts(parts | {"word/document.xml": xml})
    with pytest.raises(UnusableFile, match=told):
        changes(small.document(["a"]), damaged, "Minutes.docx")


NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{{}}</w:footnote></w:footnotes>',
    f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId9" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
)
BOX = "<w:r><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r>"


def noted(words: str) -> bytes:
    notes = NOTES[0].format(p(run(words))).encode()
    body = p(run("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    more = {"word__footnotes.xml": notes, "word___rels__document.xml.rels": NOTES[1].encode()}
    return small.document(body, **more)


def test_what_is_no_word_is_told_by_its_words():
    boxes = [small.document(p(BOX.format(p(run(words))))) for words in ("Come at ten", "At noon")]
    assert changes(*boxes, "x") == (Change(TOP, "Come at ten", "At noon"),)
    assert changes(noted("Old"), noted("New"), "x") == (
        Change(TOP, "a (note: Old)", "a (note: New)"),
    )
    field = f'<w:fldSimple w:instr="DATE">{run("4 May")}</w:fldSimple>'
    dated = small.document(p(run("On ") + field))
    assert changes(small.document(["On"]), dated, "x") == (Change(TOP, "On", "On 4 May"),)
    heading = p(run("1. One") + field.replace("4 May", "!"), "Heading2")
    before, after = (small.document(heading + p(run(words))) for words in ("a", "b"))
    assert changes(before, after, "x")[0].place == "under \u201c1. One!\u201d"


COMMENTED = (
    "<w:commentRangeStart {id}/>{run}<w:commentRangeEnd {id}/><w:r><w:commentReference {id}/></w:r>"
)


def commented(*said: tuple[str, str]) -> bytes:
    """A document with a comment on each of some paragraphs below a heading."""
    paragraphs = [p(run("1. One"), "Heading2")]
    paragraphs += [
        p(COMMENTED.format(id=f'w:id="{n}"', run=run("words"))) for n in range(len(said))
    ]
    whole = "".join(
        f'<w:comment w:id="{n}" w:author="{by}">{p(run(text))}</w:comment>'
        for n, (by, text) in enumerate(said)
    )
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId7" Type="{OFFICE}/comments" '
        'Target="comments.xml"/></Relationships>'
    )
    return small.document(
        "".join(paragraphs),
        **{
            "word__comments.xml": f'<w:comments xmlns:w="{W}">{whole}</w:comments>'.encode(),
            "word___rels__document.xml.rels": rels.encode(),
        },
    )


@pytest.mark.parametrize(
    ("base", "mine", "told"),
    [
        ([], [("Jo", "Why?")], [("Jo", "Why?")]),
        ([("Jo", "Why?")], [("Jo", "Why?"), ("Jo", "Why?")], [("Jo", "Why?")]),
        ([("Jo", "Why?")], [("Jo", "Why?")], []),
        ([], [("llf-docgen", "The workbook has another day.")], []),
        ([("Jo", "Why?")], [], []),
    ],
)
def test_comments(base, mine, told):
    found = comments(commented(*base), commented(*mine), "Minutes.docx")
    assert found == tuple(Comment(ITEM, *one) for one in told)


def actions(*rows: list[str], closed: tuple[list[str], ...] = ()) -> bytes:
    return small.document(
        [
            "# Open",
            [["Ref", "Action", "Due"], *rows],
            "# Closed",
            [["Ref", "Action", "Done"], *closed],
        ]
    )


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        ("Call Ada at noon", [("Call Ada", "Call Ada at noon")]),
        ("Call Ada", []),
    ],
)
def test_a_row_that_stayed_where_the_workbook_has_it_elsewhere_tells_what_was_typed(mine, told):
    other = ["A-2", "Write to all", "2 May"]
    first, second = (
        actions(["A-1", "Call Ada", "1 May"], other),
        actions(other, closed=(["A-1", "Call Ada", "4 April"],)),
    )
    found = changes(second, actions(["A-1", mine, "1 May"], other), "x", [second, first])
    place = "under \u201cOpen\u201d, row \u201cA-1\u201d"
    assert found == tuple(Change(place, *words) for words in told)


MOVES = (edits.move_paragraph, edits.move_row, edits.move_section, edits.type_words)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_that_stands_elsewhere_is_told_as_taken_out(shipped_book, seed):
    chance = random.Random(seed)
    base = mine = generated(("Agenda", "Minutes", "Action log")[seed % 3], shipped_book)
    for _ in range(3):
        mine = chance.choice(MOVES)(mine, chance.randrange(1000), chance.randrange(16))
    told = changes(base, mine, "x")
    out = {c.before for c in told if not c.after and len(c.before.split()) > 2}
    assert out.isdisjoint(c.after for c in told if not c.before)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Agenda", "Minutes", "Action log", "Termly report"])
def test_a_save_by_libreoffice_is_no_change(shipped_book, soffice, tmp_path, name):
    """Nor is anything else told, where a word was made bold and a paragraph moved before."""
    base = generated(name, shipped_book)
    saved = resaved(soffice, tmp_path, base)
    assert saved != base
    assert changes(base, saved, "x") == ()
    edited = edits.move_section(edits.split_paragraph(made_bold(base), 4, 0), 3, 5)
    told = changes(base, edited, "x")
    assert Kind.LOOKS in {change.kind for change in told}
    assert changes(base, resaved(soffice, tmp_path, edited), "x") == told


def made_bold(content: bytes) -> bytes:
    """The document with its longest run made bold and underlined, or neither where it was."""
    document = docx.Document(io.BytesIO(content))
    runs = [r for p in document.paragraphs for r in p.runs]
    longest = max(runs, key=lambda r: len(r.text))
    longest.bold = not longest.bold
    longest.underline = True
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def resaved(soffice: str, folder: Path, content: bytes) -> bytes:
    """The document as LibreOffice saves it."""
    (folder / "one.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", str(folder / "out"), str(folder / "one.docx")],
                   capture_output=True, check=True, timeout=120)  # fmt: skip
    return (folder / "out" / "one.docx").read_bytes()
