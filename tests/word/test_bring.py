"""What comes from one document into another with the styles and parts that it needs."""

from __future__ import annotations

import pytest
from lxml import etree

from llf_docgen.package import TYPES, open_parts
from llf_docgen.word.merge.bring import Bringer
from llf_docgen.word.relations import Relations, Types
from llf_docgen.word.xml import OFFICE, RELATIONS, WP, W, w
from tests.word import small
from tests.word.small import element, p, run

MAIN = "word/document.xml"
TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def parts(**more: str) -> dict[str, bytes]:
    """The parts of a document; `word__styles_xml` is `word/styles.xml`."""
    made = open_parts(small.document(["a"]), "x", "docx")
    return made | {
        n.replace("__", "/").replace("_xml", ".xml"): t.encode() for n, t in more.items()
    }


def fitted(inside: str, theirs: dict[str, bytes], mine: dict[str, bytes]):
    return Bringer(theirs, MAIN, mine, MAIN).fitted(element(inside))


def test_what_marks_a_place_stays_behind():
    left = "<w:bookmarkStart/><w:commentRangeStart/><w:proofErr/>"
    made = fitted(p(left + run("a") + "<w:bookmarkEnd/>"), parts(), parts())
    assert [e.tag for e in made] == [w("pPr"), w("r")]


def test_a_content_control_stays_behind_and_what_it_holds_comes():
    inner = f"<w:sdt><w:sdtContent>{run('b')}{run('c')}</w:sdtContent></w:sdt>"
    outer = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a')}{inner}</w:sdtContent></w:sdt>"
    made = fitted(p(outer + "<w:sdt/>"), parts(), parts())
    assert [e.tag for e in made] == [w("pPr"), *[w("r")] * 3]
    assert "".join(made.itertext()) == "abc"


def test_numbers_of_lists_come_only_where_the_lists_are_the_same():
    numbered = "<w:p><w:pPr><w:numPr/></w:pPr></w:p>"
    same = parts(word__numbering_xml="<a/>")
    assert fitted(numbered, same, dict(same)).find(f".//{w('numPr')}") is not None
    assert fitted(numbered, same, parts()).find(f".//{w('numPr')}") is None


def test_a_style_that_is_nowhere_is_left_as_it_is():
    styles = f'<w:styles xmlns:w="{W}"/>'
    mine = parts(word__styles_xml=styles)
    fitted(p("", "Gone"), parts(word__styles_xml=styles), mine)
    assert b"Gone" not in mine["word/styles.xml"]
    for theirs, bare in ((parts(), parts()), (parts(word__styles_xml=styles), parts())):
        fitted(p("", "Gone"), theirs, bare)
        assert "word/styles.xml" not in bare
    fitted(p("", "Gone"), parts(), mine)
    assert b"Gone" not in mine["word/styles.xml"]


def style(id: str, inside: str = "") -> str:
    return f'<w:style w:styleId="{id}">{inside}</w:style>'


def test_a_style_comes_once_and_only_where_there_is_none_of_its_name():
    there = [style("Quote", '<w:link w:val="Sign"/>'), style("Sign"), style("Both"), style("Big")]
    theirs = parts(word__styles_xml=f'<w:styles xmlns:w="{W}">{"".join(there)}</w:styles>')
    mine = parts(
        word__styles_xml=f'<w:styles xmlns:w="{W}">{style("Both", "<w:name/>")}</w:styles>'
    )
    bringer = Bringer(theirs, MAIN, mine, MAIN)
    signed = '<w:r><w:rPr><w:rStyle w:val="Big"/></w:rPr></w:r>'
    for named in ("Quote", "Both", "Quote"):
        bringer.fitted(element(p(signed, named)))
        made = small.etree.fromstring(mine["word/styles.xml"])
        names = [s.get(w("styleId")) for s in made]
        assert (names[0], sorted(names[1:])) == ("Both", ["Big", "Quote", "Sign"])
    assert len(made[0]) == 1  # mine


DRAWING = f'<w:r><w:drawing><wp:docPr xmlns:wp="{WP}" name="x" id="7"/></w:drawing></w:r>'


def test_each_drawing_has_a_number_that_mine_lacks():
    mine = parts()
    mine[MAIN] = mine[MAIN].replace(b"<w:sectPr>", p(DRAWING).encode() + b"<w:sectPr>")
    made = fitted(p(DRAWING + DRAWING), parts(), mine)
    assert [e.get("id") for e in made.iter(f"{{{WP}}}docPr")] == ["8", "9"]


def test_a_part_whose_name_has_braces_and_dots_comes_too():
    theirs, mine = parts(), parts()
    theirs["word/_rels/document.xml.rels"] = related(
        f'<Relationship Id="rId4" Type="{OFFICE}/image" Target="media/{{a}}.b7.png"/>'
    ).encode()
    theirs["word/media/{a}.b7.png"] = b"png"
    made = fitted(p('<w:r><w:pict w:name="rId4" r:id="rId4"/></w:r>'), theirs, mine)
    assert mine["word/media/a.b1.png"] == b"png"
    (shown,) = made.iter(w("pict"))
    assert shown.get(w("name")) == "rId4"  # no relation's number
    assert shown.get(f"{{{OFFICE}}}id") != "rId4"


def test_a_part_that_is_missing_comes_as_an_empty_one():
    theirs, mine = parts(), parts()
    theirs["word/_rels/document.xml.rels"] = related(
        f'<Relationship Id="rId4" Type="{OFFICE}/image" Target="media/gone.png"/>'
    ).encode()
    fitted(p('<w:r><w:pict r:id="rId4"/></w:r>'), theirs, mine)
    assert mine["word/media/gone1.png"] == b""


def related(*lines: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def test_a_chart_comes_with_all_that_it_shows():
    theirs = parts()
    theirs["word/_rels/document.xml.rels"] = related(
        f'<Relationship Id="rId4" Type="{OFFICE}/chart" Target="charts/chart1.xml"/>'
    ).encode()
    theirs["word/charts/chart1.xml"] = b"<chart/>"
    theirs["word/charts/_rels/chart1.xml.rels"] = related(
        f'<Relationship Id="rId1" Type="{OFFICE}/package" Target="../embeddings/sheet.xlsx"/>',
        f'<Relationship Id="rId2" Type="{OFFICE}/x" Target="https://a" TargetMode="External"/>',
    ).encode()
    theirs["word/embeddings/sheet.xlsx"] = b"PK"
    types = theirs["[Content_Types].xml"]
    theirs["[Content_Types].xml"] = types.replace(
        b"</Types>",
        f'<Override PartName="/word/charts/chart1.xml" ContentType="{TYPE}"/>'
        '<Default Extension="xlsx" ContentType="sheet"/></Types>'.encode(),
    )
    mine = parts()
    drawing = f'<w:r><w:drawing r:id="rId4"><wp:docPr xmlns:wp="{WP}" id="9"/></w:drawing></w:r>'
    made = fitted(p(drawing), theirs, mine)
    assert mine["word/charts/chart1.xml"] == b"<chart/>"
    assert mine["word/embeddings/sheet1.xlsx"] == b"PK"
    told = mine["[Content_Types].xml"].decode()
    assert f'PartName="/word/charts/chart1.xml" ContentType="{TYPE}"' in told
    assert 'Extension="xlsx" ContentType="sheet"' in told
    assert b'Target="https://a"' in mine["word/charts/_rels/chart1.xml.rels"]
    id = next(made.iter(w("drawing"))).get(f"{{{OFFICE}}}id")
    assert f'Id="{id}"'.encode() in mine["word/_rels/document.xml.rels"]
    assert next(made.iter(f"{{{WP}}}docPr")).get("id") == "1"


NOTE = '<w:footnote w:id="{}">{}</w:footnote>'
NOTED = p(run("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
TO_NOTES = related(f'<Relationship Id="rId7" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>')


def noted(*notes: str) -> dict[str, bytes]:
    xml = f'<w:footnotes xmlns:w="{W}">{"".join(notes)}</w:footnotes>'
    made = parts(word__footnotes_xml=xml)
    return made | {"word/_rels/document.xml.rels": TO_NOTES.encode()}


def notes_of(mine: dict[str, bytes]) -> dict[str, str]:
    (part,) = [name for name in mine if name.startswith("word/footnotes")]
    return {n.get(w("id")): "".join(n.itertext()) for n in small.etree.fromstring(mine[part])}


def test_a_foot_note_comes_under_a_number_that_mine_lacks():
    theirs, mine = noted(NOTE.format(2, p(run("Theirs.")))), noted(NOTE.format(2, p(run("Mine."))))
    made = fitted(NOTED, theirs, mine)
    (reference,) = made.iter(w("footnoteReference"))
    assert reference.get(w("id")) == "3"
    assert notes_of(mine) == {"2": "Mine.", "3": "Theirs."}


def test_the_first_foot_note_comes_with_its_part():
    theirs, mine = noted(NOTE.format(-1, p()), NOTE.format(2, p(run("Theirs.")))), parts()
    (reference,) = fitted(NOTED, theirs, mine).iter(w("footnoteReference"))
    assert notes_of(mine)[reference.get(w("id"))] == "Theirs."
    assert b"/footnotes" in mine["word/_rels/document.xml.rels"]


def test_a_foot_note_that_is_not_there_does_not_come():
    for theirs in (parts(), noted(NOTE.format(5, p()))):
        mine = noted(NOTE.format(2, p(run("Mine."))))
        assert list(fitted(NOTED, theirs, mine).iter(w("footnoteReference"))) == []
        assert notes_of(mine) == {"2": "Mine."}


@pytest.mark.parametrize(
    "types",
    [
        "<Default Extension='dat' ContentType='kind/one'/>",
        '<Default ContentType="kind/one" Extension="DAT"/>',
        '<Override ContentType="kind/one" PartName="/Word/Other.dat"/>',
    ],
)
def test_a_part_comes_under_the_type_that_it_has_there(types):
    theirs = parts()
    listed = theirs[TYPES].decode().replace("</Types>", f"{types}</Types>")
    theirs[TYPES] = etree.tostring(etree.fromstring(listed.encode()), encoding="UTF-16")
    theirs["word/other.dat"] = b"x"
    id = Relations(theirs, MAIN).add(f"{OFFICE}/other", "word/other.dat")
    mine = parts()
    fitted(p(f'<w:r><w:object r:id="{id}"/></w:r>'), theirs, mine)
    assert Types(mine).of("word/other1.dat") == "kind/one"
