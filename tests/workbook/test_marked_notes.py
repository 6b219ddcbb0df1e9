"""Notes at cells: their texts, and the drawing with their boxes."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from llf_docgen.workbook.writing.notes import places, with_boxes, with_larger_boxes, with_notes
from tests.workbook.marking import MAIN, STRICT

B3, D9 = (3, 2), (9, 4)
# As Excel writes a drawing with a button: no XML, for its <br> has no end.
OF_EXCEL = b"""<xml xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
 <v:shapetype id="_x0000_t201" coordsize="21600,21600"></v:shapetype>
 <v:shape id="_x0000_s2049" type="#_x0000_t201"><v:textbox><div>Two<br>lines</div></v:textbox>
 </v:shape><v:shape id="_x0000_s2051" type="#_x0000_t201"></v:shape></xml>"""


def joined(inner: str, notes: dict[tuple[int, int], str]) -> tuple[str, list[tuple[int, int]]]:
    xml, new = with_notes(f'<comments xmlns="{MAIN}">{inner}</comments>'.encode(), MAIN, notes)
    made = xml.decode().removeprefix(f'<comments xmlns="{MAIN}">')
    return made.removesuffix("</comments>"), list(new)


def texts(xml: bytes) -> dict[str, str]:
    """What each note says, and by whom."""
    root = etree.fromstring(xml)
    authors = ["".join(a.itertext()) for a in root.iter("{*}author")]
    return {
        c.get("ref", ""): f"{authors[int(c.get('authorId', ''))]}: {''.join(c.itertext())}"
        for c in root.iter("{*}comment")
    }


@pytest.mark.parametrize("space", [MAIN, STRICT])
def test_notes_of_a_sheet_that_has_none(space):
    xml, new = with_notes(b"", space, {B3: "error: <b>", D9: "x"})
    assert texts(xml) == {"B3": "llf-docgen: error: <b>", "D9": "llf-docgen: x"}
    assert list(new) == places(xml) == [B3, D9]
    assert etree.QName(etree.fromstring(xml)).namespace == space


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("<text><t>Hers</t></text>", '<text><t xml:space="preserve">Ours\n\nHers</t></text>'),
        ("<text><t/></text>", '<text><t xml:space="preserve">Ours\n\n</t></text>'),
        (
            '<text><t xml:space="preserve"> Hers</t><rPh/></text>',
            '<text><t xml:space="preserve">Ours\n\n Hers</t><rPh/></text>',
        ),
        (
            "<text><r><rPr><b/></rPr><t>Hers</t></r></text>",
            '<text><r><t xml:space="preserve">Ours\n\n</t></r><r><rPr><b/></rPr><t>Hers</t></r></text>',
        ),
        ("<text/>", '<text><r><t xml:space="preserve">Ours\n\n</t></r></text>'),
        ("<text></text>", '<text><r><t xml:space="preserve">Ours\n\n</t></r></text>'),
        ("", '<text><t xml:space="preserve">Ours</t></text>'),
    ],
)
def test_ours_comes_before_what_a_note_says(said, made):
    begin = "<authors><author>Her</author></authors><commentList>"
    begin += '<comment ref="A1" authorId="0"><text><t>Else</t></text></comment>'
    begin += '<comment ref="B3" authorId="0" shapeId="0">'
    end = "</comment></commentList>"
    assert joined(f"{begin}{said}{end}", {B3: "Ours"}) == (f"{begin}{made}{end}", [])


def test_a_note_that_is_one_tag():
    note = '<comment ref="$B$3" authorId="0"'
    assert joined(f"<commentList>{note}/></commentList>", {B3: "O"})[0] == (
        f'<commentList>{note}><text><t xml:space="preserve">O</t></text></comment></commentList>'
    )


@pytest.mark.parametrize(
    ("there", "author"),
    [
        ("<authors><author>Her</author></authors><commentList/>", 1),
        ("<authors><author>Her</author><author>llf-docgen</author></authors>", 1),
        ("<commentList></commentList><extLst/>", 0),
        ("<authors/><extLst/>", 0),
        ("", 0),
    ],
)
def test_a_new_note_is_by_us(there, author):
    made, new = joined(there, {B3: "Ours"})
    root = etree.fromstring(f"<c>{made}</c>")
    assert new == [B3]
    assert [e.tag for e in root if e.tag != "extLst"] == ["authors", "commentList"]
    assert root[-1].tag == ("extLst" if "extLst" in there else "commentList")
    (comment,) = root[1]
    assert comment.get("authorId") == str(author)
    assert root[0][author].text == "llf-docgen"
    assert len(root[0]) == author + 1


def test_the_parts_prefix_is_kept():
    xml = f'<x:comments xmlns:x="{MAIN}"><x:commentList><x:comment ref="B3"><x:text/></x:comment>'
    made, _ = with_notes(f"{xml}</x:commentList></x:comments>".encode(), MAIN, {B3: "a", D9: "b"})
    root = etree.fromstring(made)
    assert {etree.QName(e).namespace for e in root.iter()} == {MAIN}
    assert places(made) == [B3, D9]


def test_what_is_no_text_of_xml_is_left_out_and_the_rest_is_as_it_was():
    xml, _ = with_notes(b"", MAIN, {B3: "a\x07b\ud800 _x0041_ <&>\n" + "z" * 40_000})
    text = texts(xml)["B3"].removeprefix("llf-docgen: ")
    assert text.startswith("ab _x005F_x0041_ <&>\nzzz")
    assert len(text) == 32_767 + len("x005F_")


def boxes(vml: bytes) -> list[tuple[str, tuple[int, int]]]:
    shapes = re.findall(rb"<v:shape .*?</v:shape>", vml, re.DOTALL)
    told = rb'id="(\w+)".*<x:Row>(\d+)</x:Row><x:Column>(\d+)<'
    found = [m.groups() for shape in shapes if (m := re.search(told, shape))]
    return [(id.decode(), (int(row) + 1, int(column) + 1)) for id, row, column in found]


def test_a_drawing_of_our_own():
    vml = with_boxes(b"", {B3: "short", D9: "long " * 100})
    etree.fromstring(vml)
    assert boxes(vml) == [("_x0000_s1025", B3), ("_x0000_s1026", D9)]
    heights = [int(height) for height in re.findall(rb"height:(\d+)px", vml)]
    assert heights == [56, 40 + 16 * 11]
    assert vml.count(b"<v:shapetype") == 1


def test_boxes_join_what_excel_wrote_which_is_no_xml():
    vml = with_boxes(OF_EXCEL, {B3: "x"})
    assert vml.startswith(OF_EXCEL.removesuffix(b"</xml>"))
    assert vml.endswith(b"</xml>")
    assert boxes(vml)[-1] == ("_x0000_s2052", B3)
    again = with_boxes(vml, {D9: "y"})
    assert again.count(b'_x0000_t202" coordsize') == 1
    assert boxes(again)[-1] == ("_x0000_s2053", D9)


def test_a_drawing_with_other_prefixes_and_one_without_an_end():
    other = b'<xml xmlns:a="urn:schemas-microsoft-com:vml"><a:shape/></xml>'
    etree.fromstring(with_boxes(other, {B3: "x"}))
    assert with_boxes(b"<xml>", {B3: "x"}) == b"<xml>"
    assert with_boxes(b"<xml></xml>x</xml >", {}).endswith(b"</xml >")


VML, OFFICE, EXCEL = (
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    'xmlns:o="urn:schemas-microsoft-com:office:office"',
    'xmlns:x="urn:schemas-microsoft-com:office:excel"',
)


@pytest.mark.parametrize(
    "vml",
    [
        f'<xml><v:shape {VML} {OFFICE} {EXCEL} id="a"><x:ClientData/></v:shape></xml>',
        f'<xml {OFFICE}><v:shape {VML} id="_x0000_t202"><x:ClientData {EXCEL}/></v:shape></xml>',
        f"<xml><!-- {VML} {OFFICE} {EXCEL} --></xml>",
        f"<xml {VML} {OFFICE} {EXCEL}></xml>",
    ],
)
def test_our_box_does_not_lean_on_names_that_are_declared_elsewhere(vml):
    made = etree.fromstring(with_boxes(vml.encode(), {B3: "x"}))
    assert made.xpath("count(//*[local-name()='Row'])") == 1


def shape(style: str, anchor: str, row: int = 2, column: int = 1) -> str:
    return (
        f'<v:shape id="_x0000_s1025" style=\'{style}\'><x:ClientData ObjectType="Note">'
        f"<x:Anchor>{anchor}</x:Anchor><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape>"
    )


@pytest.mark.parametrize(
    ("style", "anchor", "larger", "further"),
    [
        (
            "width:108pt;height:59.25pt;z-index:1",
            "2, 15, 1, 2, 4, 15, 5, 4",
            "width:270pt;height:95.25pt;z-index:1",
            "2, 15, 1, 2, 7, 15, 8, 4",
        ),
        (
            "height:100px;width:500px",
            "0,0,0,0,9,0,1,0",
            "height:148px;width:500px",
            "0, 0, 0, 0, 9, 0, 4, 0",
        ),
        ("margin-left:1pt", "none", "margin-left:1pt", "none"),
    ],
)
def test_the_box_of_a_note_grows_by_what_came_into_it(style, anchor, larger, further):
    other = shape("width:1pt;height:1pt", "1,1,1,1,1,1,1,1", row=7)
    vml = f"<xml>{other}{shape(style, anchor)}{other}</xml>".encode()
    made = with_larger_boxes(vml, {B3: "x" * 100}).decode()
    assert made == f"<xml>{other}{shape(larger, further)}{other}</xml>"
    assert with_larger_boxes(vml, {}) == vml


def test_a_drawing_without_ends_is_looked_over_once():
    hostile = b"<v:shape <x:Row>1<" * 60_000
    assert with_larger_boxes(hostile, {B3: "x"}) == hostile
