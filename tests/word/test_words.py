"""The words of a paragraph, as a reader sees them, and labels for what is none."""

from __future__ import annotations

import pytest

from llf_docgen.word.comparing.words import MARK, Reader, plain
from llf_docgen.word.xml import OFFICE, RELATIONS, A, C, W
from tests.word.small import change, element, p, run

BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "end"))
CODE = "<w:r><w:instrText> {} </w:instrText></w:r>"


def field(code: str, result: str) -> str:
    return BEGIN + CODE.format(code) + run(result) + END


def drawn(inside: str) -> str:
    return f"<w:r><w:drawing>{inside}</w:drawing></w:r>"


def box(*lines: str) -> str:
    return f"<w:txbxContent>{''.join(p(run(line)) for line in lines)}</w:txbxContent>"


CHART = drawn(f'<c:chart xmlns:c="{C}" r:id="rId1"/>')
PICTURE = drawn(f'<a:blip xmlns:a="{A}" r:embed="rId2"/>')
WORDS = [
    ("plain words", run("a") + run("b"), "ab"),
    ("a text without words", "<w:r><w:t/></w:r>" + run("a"), "a"),
    ("breaks and tabs", "<w:r><w:tab/><w:br/><w:cr/></w:r>", "\t\n\n"),
    ("a page break", '<w:r><w:br w:type="page"/></w:r>', "\f"),
    ("hyphens", "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>", "\u2011\u00ad"),
    ("tracked changes as accepted", change("ins", run("a")) + change("del", run("b")), "a"),
    ("words in a link and a control",
     f"<w:hyperlink>{run('a')}</w:hyperlink><w:sdt><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>",
     "ab"),
    ("a simple field", f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>', "[page]"),
    ("a simple field without a code", "<w:fldSimple/>", "[field]"),
    ("a field", run("Page ") + field("NUMPAGES", "9"), "Page [numpages]"),
    ("a field whose result is words", field('HYPERLINK "x"', "here"), "here"),
    ("a field in a field", BEGIN + CODE.format("IF") + field("PAGE", "1") + END, "[if]"),
    ("a field without its end", BEGIN + CODE.format("DATE") + run("now"), "[date]"),
    ("a field without a code", BEGIN + run("now") + END, "[field]"),
    ("a footnote", '<w:r><w:footnoteReference w:id="2"/></w:r>', "[note]"),
    ("a symbol", '<w:r><w:sym w:char="F0FC"/></w:r>', "[symbol]"),
    ("a chart", CHART, "[chart]"),
    ("a picture", PICTURE, "[picture]"),
    ("a box with words", drawn(box("a")), "[box]"),
    ("something unknown in a run", "<w:r><w:lastRenderedPageBreak/></w:r>", ""),
]  # fmt: skip


def shown(text: str) -> str:
    """The text with its labels in brackets, white space as it is."""
    return "".join(plain(f"{MARK}{part}{MARK}") if n % 2 else part
                   for n, part in enumerate(text.split(MARK)))  # fmt: skip


@pytest.mark.parametrize(("xml", "words"), [w[1:] for w in WORDS], ids=[w[0] for w in WORDS])
def test_words(xml, words):
    assert shown(Reader({}, "word/document.xml").text([element(p(xml))])) == words


NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p(run("As the"))}{p(run(" rules say."))}'
    f'</w:footnote><w:footnote w:id="3">{p()}</w:footnote></w:footnotes>'
).encode()
RELATED = (
    f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId7" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>'
).encode()
PARTS = {"word/footnotes.xml": NOTES, "word/_rels/document.xml.rels": RELATED}
TWICE = (
    "<mc:AlternateContent xmlns:mc="
    '"http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing>'
    "{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
INNER = BEGIN + CODE.format("MERGEFIELD x") + SEPARATE + run("in") + END
SHOWN = [
    ("a field by its result", BEGIN + CODE.format("DATE") + SEPARATE + run("4 May") + END, "4 May"),
    ("a field of several runs and lines",
     BEGIN + CODE.format("SEQ a") + SEPARATE + run("1") + "<w:r><w:br/></w:r>" + run("2") + END,
     "1\n2"),
    ("a field whose code holds a field",
     BEGIN + CODE.format("IF") + INNER + CODE.format("= 1") + SEPARATE + run("out") + END, "out"),
    ("a field whose result holds a field",
     BEGIN + CODE.format("QUOTE") + SEPARATE + run("o") + INNER + END, "oin"),
    ("a field without a result", BEGIN + CODE.format("DATE") + END, "[date]"),
    ("a simple field", f'<w:fldSimple w:instr="DOCPROPERTY x">{run("ours")}</w:fldSimple>', "ours"),
    ("what somebody was asked for", BEGIN + CODE.format("fillin") + SEPARATE + run("a") + END, "a"),
    ("a button", BEGIN + CODE.format("MACROBUTTON NoMacro Click here") + END, "Click here"),
    ("a box by its words", drawn(box("a", "b")), " a\nb "),
    ("a box with a field in it", drawn(box("a").replace(run("a"), INNER)), " in "),
    ("a box that is there twice, for old programs",
     f"<w:r>{TWICE.format(box('a'), box('a'))}</w:r>", " a "),
    ("a box in a box", drawn(box("a").replace("</w:p>", drawn(box("b")) + "</w:p>")), " a b  "),
    ("a foot-note by its words", run("x") + '<w:r><w:footnoteReference w:id="2"/></w:r>',
     "x (note: As the rules say.)"),
    ("a foot-note without words", '<w:r><w:footnoteReference w:id="3"/></w:r>', "[note]"),
    ("a foot-note that is not there", '<w:r><w:footnoteReference w:id="9"/></w:r>', "[note]"),
    ("an end-note", '<w:r><w:endnoteReference w:id="2"/></w:r>', "[note]"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "words"), [w[1:] for w in SHOWN], ids=[w[0] for w in SHOWN])
def test_what_a_reader_sees(xml, words):
    reader = Reader(PARTS, "word/document.xml")
    assert shown(reader.shown([element(p(xml))])) == words


def test_a_foot_note_is_compared_by_its_words_whatever_its_number():
    other = PARTS | {"word/footnotes.xml": NOTES.replace(b'w:id="2"', b'w:id="5"')}
    one, two = (
        Reader(parts, "word/document.xml").text(
            [element(p(f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'))]
        )
        for parts, id in ((PARTS, 2), (other, 5))
    )
    assert one == two
    assert "rules" in one


def test_a_mark_in_the_text_itself_is_taken_for_none():
    assert Reader({}, "").text([element(p(run(f"a{MARK}b")))]) == "a\ufffdb"


def chart(*values: str, name: str = "Pupils") -> bytes:
    points = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(values))
    texts = f'<c:strCache><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache>'
    inside = f"<c:ser><c:cat>{texts}</c:cat><c:numCache>{points}</c:numCache></c:ser>"
    return f'<c:chart xmlns:c="{C}">{inside}</c:chart>'.encode()


def read(inside: str, chart_part: bytes, picture: bytes = b"png") -> str:
    related = f'<Relationships xmlns="{RELATIONS}">' + "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/x" Target="{target}"/>'
        for id, target in (("rId1", "charts/one.xml"), ("rId2", "media/one.png"))
    )
    parts = {
        "word/_rels/document.xml.rels": f"{related}</Relationships>".encode(),
        "word/charts/one.xml": chart_part,
        "word/media/one.png": picture,
    }
    return Reader(parts, "word/document.xml").text([element(p(inside))])


ALIKE = [
    ("the same figures", chart("1", "2"), True),
    ("the same figures, written in another way", chart("1.0", "2.000"), True),
    ("another figure", chart("1", "3"), False),
    ("another category", chart("1", "2", name="Schools"), False),
    ("one figure less", chart("1"), False),
]


@pytest.mark.parametrize(("other", "alike"), [a[1:] for a in ALIKE], ids=[a[0] for a in ALIKE])
def test_a_chart_is_known_by_its_figures(other, alike):
    assert (read(CHART, chart("1", "2")) == read(CHART, other)) is alike


def test_a_picture_is_known_by_its_bytes_and_a_box_by_its_words():
    assert read(PICTURE, b"", b"one") == read(PICTURE, b"", b"one") != read(PICTURE, b"", b"two")
    one, two = (drawn(box(words)) for words in ("a", "b"))
    assert read(one, b"") != read(two, b"")
