"""What a person changed, told by place."""

from __future__ import annotations

import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Change, Comment
from llf_docgen.word.comparing.changes import changes
from llf_docgen.word.comparing.commented import comments
from llf_docgen.word.xml import OFFICE, RELATIONS, W
from tests.word import small
from tests.word.small import p, run

TOP, ITEM = "at the top", "under \u201c1. One\u201d"
CASES = [
    ("nothing", ["a"], ["a"], []),
    ("words", ["a b"], ["a c"], [(TOP, "a b", "a c")]),
    ("a style alone", ["a"], ["> a"], [(TOP, "a", "a")]),
    ("put in", ["# 1. One", "a"], ["# 1. One", "a", "mine"], [(ITEM, "", "mine")]),
    ("taken out", ["# 1. One", "a", "b"], ["# 1. One", "b"], [(ITEM, "a", "")]),
    ("a paragraph without words", ["a"], ["a", ""], []),
    ("a heading put in", ["a"], ["# 1. One", "a"], [(ITEM, "", "1. One")]),
    ("a heading reworded", ["# 1. Two", "a"], ["# 1. One", "a"], [(ITEM, "1. Two", "1. One")]),
    ("a cell", [[["A-1", "b"]]], [[["A-1", "c"]]], [(f"{TOP}, row \u201cA-1\u201d", "b", "c")]),
    ("a row of other cells", [[["A-1", "b"]]], [[["A-1", "b", "c"]]],
     [(TOP, "A-1 | b", "A-1 | b | c")]),
    ("a row put in", [[["A-1", "b"]]], [[["A-1", "b"], ["x", "y"]]], [(TOP, "", "x | y")]),
    ("a row taken out", [[["A-1", "b"], ["x", "y"]]], [[["A-1", "b"]]], [(TOP, "x | y", "")]),
    ("a table put in", ["a"], ["a", [["x"], ["y"]]], [(TOP, "", "x / y")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "mine", "told"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_changes(base, mine, told):
    found = changes(small.document(base), small.document(mine), "Minutes.docx")
    assert found == tuple(Change(*one) for one in told)


def test_a_footer_is_told_apart_and_one_that_is_gone_is_none_of_ours():
    base = small.document(["a"], "Page")
    assert changes(base, small.document(["a"], "Side"), "x") == (
        Change("in the footer", "Page", "Side"),
    )
    assert changes(base, small.document(["a"]), "x") == ()


@pytest.mark.parametrize("xml", [b"<w:document", b"<document/>"], ids=["no XML", "no body"])
def test_a_damaged_file_is_a_sentence(xml):
    parts = small.open_parts(small.document(["a"]), "x", "docx")
    damaged = small.write_parts(parts | {"word/document.xml": xml})
    with pytest.raises(UnusableFile, match="is damaged"):
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
