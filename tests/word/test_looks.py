"""Words that nobody sees do not go outside, and what is no words is told."""

from __future__ import annotations

import hashlib
import time

import pytest
from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.package import open_parts, write_parts
from llf_docgen.pipeline.edits import words as digest_of_words
from llf_docgen.word.comparing.looks import Looks
from llf_docgen.word.comparing.minuted import read_item
from llf_docgen.word.comparing.said import as_seen, lines
from llf_docgen.word.xml import P, W
from tests.word import small
from tests.word.item_edits import AGENDA, BASE, DECIDE, PROMPT, STYLES, Edited
from tests.word.small import p, run

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def style(id: str, inside: str = "", based: str = "", kind: str = "paragraph") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id}"/>{on}'
        f"<w:rPr>{inside}</w:rPr></w:style>"
    )


OWN = (
    style("Secret", "<w:vanish/>")
    + style("Shown", '<w:vanish w:val="0"/>', "Secret")
    + style("Deeper", "<w:b/>", "Secret")
    + style("Tiny", '<w:sz w:val="2"/>')
    + style("Struck", "<w:strike/>")
    + style("StruckToo", "<w:b/>", "Struck")
    + style("SecretWords", "<w:vanish/>", kind="character")
    + style("Round", "<w:i/>", "Round")
    + style("Pale", '<w:color w:val="FFFFFF"/>')
    + style("PaleWords", '<w:color w:val="FFFFFF"/>', kind="character")
    + style("BlackWords", '<w:shd w:val="clear" w:fill="000000"/>', kind="character")
    + style("Black", '<w:shd w:val="clear" w:fill="000000"/>')
    + '<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/></w:style>'
    + '<w:style w:type="table" w:styleId="Other"><w:name w:val="Other"/><w:tblStylePr '
    'w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr>'
    "</w:style>" + '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblStylePr '
    'w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>'
)


def words(properties: str = "", text: str = "said quietly") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def in_table(row: str = "", style: str = "", cell: str = "", look: str = "") -> str:
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:tbl><w:tblPr>{named}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>"
        f"<w:tc><w:tcPr>{cell}</w:tcPr>{small.p(words(look))}</w:tc></w:tr></w:tbl>"
    )


def laid(layout: str, text: str = "said quietly") -> str:
    return small.p(words(text=text)).replace("<w:pPr>", f"<w:pPr>{layout}")


HIDDEN = {
    "directly": small.p(words("<w:vanish/>")),
    "black on black": small.p(words('<w:highlight w:val="black"/>')),
    "black in a black field": small.p(
        words('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')
    ),
    "yellow on yellow": small.p(words('<w:color w:val="ffff00"/><w:highlight w:val="yellow"/>')),
    "in every way": small.p(words("<w:specVanish/>")),
    "by its style": small.p(words(), "Secret"),
    "by what its style is based on": small.p(words(), "Deeper"),
    "by a style of letters": small.p(words('<w:rStyle w:val="SecretWords"/>')),
    "by both, which Word shows": small.p(words('<w:rStyle w:val="SecretWords"/>'), "Secret"),
    "in a link": small.p(f'<w:hyperlink w:anchor="x">{words("<w:vanish/>")}</w:hyperlink>'),
    "in a row": in_table("<w:hidden/>"),
    "by the style of a table": in_table(style="Grid"),
    "in white in a plain cell": in_table(look='<w:color w:val="FFFFFF"/>'),
    "in white": small.p(words('<w:color w:val="FFFFFF"/>')),
    "in the page's own colour": small.p(words('<w:color w:val="0" w:themeColor="background1"/>')),
    "in white beside words on a colour": small.p(
        words('<w:color w:val="ffffff"/>') + words('<w:shd w:fill="000000"/>')
    ),
    "in nearly white": small.p(words('<w:color w:val="FEFEFE"/>')),
    "in white by its style": small.p(words(), "Pale"),
    "in white by a style of letters": small.p(words('<w:rStyle w:val="PaleWords"/>')),
    "in white on no shading": small.p(
        words(
            '<w:color w:val="FFFFFF"/><w:highlight w:val="none"/><w:shd w:val="clear" w:fill="auto"/>'
        )
    ),
    "in white in a white cell": in_table(
        cell='<w:shd w:val="clear" w:fill="FFFFFF"/>', look='<w:color w:val="FFFFFF"/>'
    ),
    "in white in a table with lines": in_table(style="Lines", look='<w:color w:val="FFFFFF"/>'),
    "without any fill": small.p(
        words(
            '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
            "<w14:noFill/></w14:textFill>"
        )
    ),
    "in a black cell": in_table(cell='<w:shd w:val="clear" w:fill="000000"/>'),
    "behind a solid pattern": small.p(
        words('<w:shd w:val="solid" w:color="auto" w:fill="FFFFFF"/>')
    ),
    "behind a dense pattern": small.p(
        words('<w:shd w:val="pct95" w:color="000000" w:fill="FFFFFF"/>')
    ),
    "on black by its style": small.p(words(), "Black"),
    "on black by a style of letters": small.p(words('<w:rStyle w:val="BlackWords"/>')),
    "in dark blue on black": small.p(
        words('<w:color w:val="1F3864"/><w:highlight w:val="black"/>')
    ),
    "in letters too small": small.p(words('<w:sz w:val="2"/>')),
    "in letters too small by their style": small.p(words(), "Tiny"),
    "in letters too narrow": small.p(words('<w:w w:val="1"/>')),
    "in letters too narrow, per cent": small.p(words('<w:w w:val="2%"/>')),
    "in letters on each other": small.p(words('<w:spacing w:val="-200"/>')),
    "far above the line": small.p(words('<w:position w:val="2000"/>')),
    "in a line too low": laid('<w:spacing w:line="1" w:lineRule="exact"/>'),
    "in a line too low, in points": laid('<w:spacing w:line="0.5pt" w:lineRule="exact"/>'),
    "in a row too low": in_table('<w:trHeight w:val="1" w:hRule="exact"/>'),
    "left of the page": laid('<w:ind w:left="-20000"/>'),
    "left of the page by its first line": laid('<w:ind w:hanging="30000"/>'),
    "right of the page": laid('<w:ind w:start="40cm"/>'),
}
SHOWN = {
    "plain": small.p(words()),
    "by a style that shows again": small.p(words(), "Shown"),
    "by itself against its style": small.p(words('<w:vanish w:val="false"/>'), "Secret"),
    "by a style based on itself": small.p(words(), "Round"),
    "in white on a colour": small.p(words('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')),
    "in white in a coloured cell": in_table(
        cell='<w:shd w:fill="000000"/>', look='<w:color w:val="FFFFFF"/>'
    ),
    "in white in a table with a style": in_table(style="Other", look='<w:color w:val="FFFFFF"/>'),
    "in white on black by its style": small.p(words('<w:color w:val="FFFFFF"/>'), "Black"),
    "in grey": small.p(words('<w:color w:val="A6A6A6"/>')),
    "in black on a highlighter": small.p(words('<w:highlight w:val="yellow"/>')),
    "in red on grey": small.p(
        words('<w:color w:val="FF0000"/><w:shd w:val="pct15" w:fill="FFFFFF"/>')
    ),
    "beside a hidden mark of an index": small.p(
        words() + "<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE</w:instrText></w:r>"
    ),
    "beside hidden words that are deleted": small.p(
        words() + small.change("del", words("<w:vanish/>", "gone"), "Priya")
    ),
    "in narrow letters": small.p(words('<w:w w:val="66"/><w:spacing w:val="-10"/>')),
    "in a line of an exact height": laid('<w:spacing w:line="240" w:lineRule="exact"/>'),
    "in a line of a least height": laid('<w:spacing w:line="1" w:lineRule="atLeast"/>'),
    "in a row of a least height": in_table('<w:trHeight w:val="1"/>'),
    "set in": laid('<w:ind w:left="720" w:hanging="360"/>'),
    "set out": laid('<w:ind w:left="-720"/>'),
    "in letters not too small against their style": small.p(words('<w:sz w:val="20"/>'), "Tiny"),
    "in a row that is shown": in_table('<w:hidden w:val="0"/>'),
}


def minuted(xml: str, no: str = "3", **parts: bytes) -> Minuted:
    """What is read of an item with this in it."""
    doc = Edited()
    for element in reversed(small.body(xml)):
        doc.under(no)[2].addnext(element)
    styles = STYLES.replace(b"</w:styles>", OWN.encode() + LOUD + b"</w:styles>")
    own = {"word/styles.xml": styles}
    named = {name.replace("__xml", ".xml").replace("__", "/"): part for name, part in parts.items()}
    content = write_parts(open_parts(doc.content(), "x", "docx") | own | named)
    return read_item(content, "Minutes.docx", no, AGENDA, (PROMPT, DECIDE), BASE)


@pytest.mark.parametrize("xml", HIDDEN.values(), ids=list(HIDDEN))
def test_hidden_words_are_a_doubt(xml):
    with pytest.raises(UnusableFile, match="has hidden words"):
        minuted(xml)


@pytest.mark.parametrize("xml", SHOWN.values(), ids=list(SHOWN))
def test_words_that_are_shown_go_with_the_item(xml):
    assert minuted(xml).discussion == ("said <3a>", "said quietly")


def box(look: str) -> str:
    inside = f"<w:txbxContent>{small.p(words())}</w:txbxContent>"
    vml = "urn:schemas-microsoft-com:vml"
    return small.p(
        f'<w:r><w:pict><v:shape xmlns:v="{vml}" style="{look}"><v:textbox>{inside}</v:textbox>'
        "</v:shape></w:pict></w:r>"
    )


WORD = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def drawn(hidden: str = "", look: str = "", shape: str = "") -> str:
    """A box of today's in the line of the text."""
    inside = f"<w:txbxContent>{small.p(words())}</w:txbxContent>"
    return small.p(
        f'<w:r><w:rPr>{look}</w:rPr><w:drawing><wp:inline xmlns:wp="{WORD}"><wp:docPr id="7" '
        f'name="Box" {hidden}/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        f'2006/main"><a:graphicData><wps:wsp xmlns:wps="{SHAPES}"><wps:cNvPr id="0" name="" '
        f"{shape}/><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


UNSEEN = {
    "a hidden drawing": drawn('hidden="1"'),
    "hidden in other words": drawn('hidden="true"'),
    "a hidden shape": drawn(shape='hidden="1"'),
    "in a hidden run": drawn(look="<w:vanish/>"),
    "an old box that is hidden": box("width:9pt;visibility:hidden"),
    "an old box that takes no room": box("display : none"),
    "an old box in a hidden run": box("width:9pt").replace(
        "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1
    ),
}


@pytest.mark.parametrize("xml", UNSEEN.values(), ids=list(UNSEEN))
def test_words_in_a_box_that_is_not_shown_are_a_doubt(xml):
    with pytest.raises(UnusableFile, match="has hidden words"):
        minuted(xml)


def test_words_are_looked_at_once_however_many_paragraphs_stand_beside_them():
    """Twice as many take twice as long; asked again where others are at work."""

    def seconds(many: int) -> float:
        content = small.document("".join(p(run(f"line {number}")) for number in range(many)))
        began = time.process_time()
        as_seen(content, "Minutes.docx")
        return time.process_time() - began

    assert any(seconds(4000) < 16 * seconds(500) for _ in range(3))


@pytest.mark.parametrize(
    "xml",
    [drawn(), drawn('hidden="0"'), drawn(look='<w:vanish w:val="0"/>'), box("visibility:visible")],
)
def test_words_in_a_box_that_is_shown_go_with_the_item(xml):
    assert minuted(xml).discussion == ("said <3a>", "said quietly")


def over(wrap: str = "<wp:wrapNone/>", more: str = 'behindDoc="0"') -> str:
    """A shape without words, at a place on the page."""
    return small.p(
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{WORD}" {more}>{wrap}<wp:docPr id="8" name="Box"/>'
        "</wp:anchor></w:drawing></w:r>"
    )


def old_over(look: str, wrap: str = "") -> str:
    vml, old_word = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:word"
    wraps = f'<w10:wrap xmlns:w10="{old_word}" type="{wrap}"/>' if wrap else ""
    return small.p(
        f'<w:r><w:pict><v:rect xmlns:v="{vml}" style="{look}" fillcolor="black">{wraps}</v:rect>'
        "</w:pict></w:r>"
    )


@pytest.mark.parametrize(
    "xml",
    [over(), over(more=""), over(""), small.p(words()) + over(), old_over("position:absolute;top:0"),
     old_over("position:absolute;z-index:251", "none")],
)  # fmt: skip
def test_a_shape_that_may_lie_over_words_is_a_doubt(xml):
    with pytest.raises(UnusableFile, match="may lie over the words"):
        minuted(xml)


@pytest.mark.parametrize(
    "xml",
    [over("<wp:wrapSquare/>"), over(more='behindDoc="1"'), over("<wp:wrapTopAndBottom/>"),
     old_over("position:absolute", "square"), old_over("width:9pt"),
     old_over("position:absolute;z-index:-25")],
)  # fmt: skip
def test_a_picture_beside_the_words_or_behind_them_is_told(xml):
    assert minuted(xml).lacks == ("box",)


def in_cell(mark: str) -> str:
    return in_table().replace("<w:tcPr>", f"<w:tcPr>{small.change(mark, author='Priya')}", 1)


@pytest.mark.parametrize("mark", ["cellDel", "cellIns", "cellMerge"])
def test_a_cell_that_a_tracked_change_is_of_is_a_doubt(mark):
    with pytest.raises(UnusableFile, match="inserted, deleted or merged by a tracked change"):
        minuted(in_cell(mark))


def test_a_row_that_a_tracked_change_deletes_does_not_go_out():
    read = minuted(in_table(small.change("del", author="Priya")))
    assert read.discussion == ("said <3a>",)
    assert read.undecided == 1


FLOATING = {
    "absolute": box("width:9pt;position:absolute;top:900pt"),
    "in capitals": box("POSITION : ABSOLUTE;top:900pt"),
    "relative": box("position:relative;top:900pt"),
    "a table at a place on the page": in_table().replace(
        "<w:tblPr>", '<w:tblPr><w:tblpPr w:vertAnchor="page" w:tblpY="9000"/>'
    ),
    "a frame": laid('<w:framePr w:y="9000"/>'),
}


@pytest.mark.parametrize("xml", FLOATING.values(), ids=list(FLOATING))
def test_what_may_lie_anywhere_on_the_page_is_a_doubt(xml):
    with pytest.raises(UnusableFile, match="which may lie anywhere on the page"):
        minuted(xml)


@pytest.mark.parametrize("look", ["width:9pt", "position:static", "mso-position-horizontal:left"])
def test_a_box_in_the_line_of_the_text_goes_with_the_item(look):
    assert minuted(box(look)).discussion == ("said <3a>", "said quietly")


@pytest.mark.parametrize(
    ("xml", "many"),
    [
        (small.p(words()), 0),
        (small.p(small.change("ins", words(), "Priya")), 1),
        (small.p(words() + small.change("del", words(text="gone"), "Priya")), 1),
        (small.p(small.change("del", words(text="gone"), "Priya")), 1),
        (in_table(f"{small.change('ins', author='Priya')}"), 1),
        (small.p(words("<w:rPrChange/>")), 0),
    ],
)
def test_tracked_changes_that_are_undecided_are_counted(xml, many):
    assert minuted(xml).undecided == many


@pytest.mark.parametrize("how", ["strike", "dstrike"])
def test_words_struck_through_are_a_doubt(how):
    with pytest.raises(UnusableFile, match="has words struck through"):
        minuted(small.p(words(f"<w:{how}/>")))


@pytest.mark.parametrize("style", ["Struck", "StruckToo"])
def test_words_struck_through_by_a_style_are_a_doubt(style):
    with pytest.raises(UnusableFile, match="has words struck through"):
        minuted(small.p(words(), style))


@pytest.mark.parametrize(
    "look",
    ["<w:strike/>", "<w:dstrike/>", "<w:vanish/>", '<w:highlight w:val="black"/>',
     '<w:color w:val="FFFFFF"/>', '<w:w w:val="1"/>'],
)  # fmt: skip
def test_words_that_are_no_longer_to_be_read_are_other_words(look):
    plain, mine = (small.document(small.p(words(one))) for one in ("", look))
    assert lines(plain, "x") == lines(mine, "x")
    assert digest_of_words(plain) != digest_of_words(mine)


@pytest.mark.parametrize("look", ["<w:b/>", '<w:strike w:val="0"/>', '<w:color w:val="000000"/>'])
def test_words_that_only_look_otherwise_are_the_same(look):
    plain, mine = (small.document(small.p(words(one))) for one in ("", look))
    assert digest_of_words(plain) == digest_of_words(mine)
    joined = hashlib.sha256("\n".join(lines(plain, "x")).encode()).hexdigest()
    assert digest_of_words(plain) == joined, "as it was remembered before"


@pytest.mark.parametrize("said", ["Staffing (confidential)", "CONFIDENTIAL: not to be minuted"])
def test_what_says_that_it_is_confidential_is_a_doubt(said):
    with pytest.raises(UnusableFile, match="says that something is confidential"):
        minuted(small.p(words(text=said)))


BIG, CAPS = '<w:sz w:val="32"/>', "<w:caps/>"
HEADINGS = {
    "bold": small.p(words("<w:b/>", "A pupil")),
    "underlined": small.p(words('<w:u w:val="single"/>', "A pupil")),
    "larger": small.p(words(BIG, "A pupil")),
    "in capitals": small.p(words("", "A PUPIL")),
    "shown in capitals": small.p(words(CAPS, "A pupil")),
    "numbered": small.p(words("", "11.2 A pupil")),
    "in several ways": small.p(words("<w:b/>", "A ") + words(BIG, "pupil")),
    "behind a line break": small.p(
        words("", "Noted.") + "<w:r><w:rPr><w:b/></w:rPr><w:br/><w:t>A pupil</w:t></w:r>"
        "<w:r><w:br/><w:t>It was said.</w:t></w:r>"
    ),
    "by its style": small.p(words("", "A pupil"), "Loud"),
    "by what its style is based on": small.p(words("", "A pupil"), "Louder"),
    "by a larger style": small.p(words("", "A pupil"), "Large"),
    "centred": small.p(words("", "A pupil")).replace(
        "<w:pPr>", '<w:pPr><w:jc w:val="center"/>', 1
    ),
    "as a label that was not made": small.p(words("", "A pupil"), "PartLabel"),
    "in a table of one cell": in_table(look="<w:b/>").replace("said quietly", "A pupil"),
    "bold before a colon": small.p(words("<w:b/>", "A pupil:")),
    "bold before a full stop": small.p(words("<w:b/>", "Changes for A pupil.")),
    "in quotation marks": small.p(words("<w:b/>", "\u201cA pupil.\u201d")),
    "shaded": laid('<w:shd w:val="clear" w:fill="D9E2F3"/>', "A pupil"),
    "with a border": laid('<w:pBdr><w:bottom w:val="single" w:sz="8"/></w:pBdr>', "A pupil"),
    "in a frame of its letters": small.p(words('<w:bdr w:val="single"/>', "A pupil")),
    "coloured": small.p(words('<w:color w:val="1F4E79"/>', "A pupil")),
    "highlighted": small.p(words('<w:highlight w:val="yellow"/>', "A pupil")),
    "in another font": small.p(words('<w:rFonts w:ascii="Arial Black"/>', "A pupil")),
    "in the headings' font": small.p(words('<w:rFonts w:asciiTheme="majorHAnsi"/>', "A pupil:")),
    "slanted": small.p(words("<w:i/>", "A pupil")),
    "spread": small.p(words('<w:spacing w:val="60"/>', "A pupil")),
    "by a style with a border": small.p(words("", "A pupil"), "Boxed"),
    "by a style with a colour": small.p(words("<w:i/>", "A pupil"), "Blue"),
    "numbered by Word": laid('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>', "A pupil"),
    "numbered by its style": small.p(words("", "A pupil"), "Numbered"),
    "below a rule": small.p(words("", "_____________")) + small.p(words("", "A pupil")),
    "below a drawn line": laid('<w:pBdr><w:bottom w:val="single"/></w:pBdr>', "")
    + small.p(words("", "A pupil")),
    "with a note": small.p(words("<w:b/>", "A pupil") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
}  # fmt: skip
NO_HEADINGS = {
    "a sentence": small.p(words("<w:b/>", "A pupil was heard.")),
    "a lead-in": small.p(words("<w:b/>", "Jo reported:")),
    "a usual lead-in": small.p(words("<w:b/>", "Background:")),
    "usual words": small.p(words("<w:b/>", "Key points and next steps")),
    "a question": small.p(words("<w:b/>", "A pupil?")),
    "an action": small.p(words("<w:b/>", "Action: Jude to ring Larkspur.")),
    "an action without a colon": small.p(words("<w:b/>", "ACTION JH: ring Larkspur")),
    "an action of somebody": small.p(words("<w:b/>", "Jude Harrowgate to ring Larkspur.")),
    "what was agreed": small.p(words("<w:b/>", "Agreed: the plan")),
    "a coloured sentence": small.p(words('<w:color w:val="FF0000"/>', "Jo to check the figure")),
    "a highlighted sentence": small.p(words('<w:highlight w:val="yellow"/>', "It is to be checked")),
    "a word in colour": small.p(words('<w:color w:val="FF0000"/>', "Oak") + words("", " school")),
    "grey": small.p(words('<w:color w:val="404040"/>', "Oak school")),
    "an address": small.p(words('<w:u w:val="single"/>', "https://oak.org.uk/plan")),
    "a point without a number": laid(
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>', "Oak school"
    ),
    "a numbered sentence": laid(
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>', "Oak school was heard"
    ),
    "bold in part": small.p(words("<w:b/>", "Jo") + words("", " will write")),
    "a capital alone": small.p(words("", "RESOLVED that A pupil stays")),
    "long": small.p(words("<w:b/>", "one two three four five six seven eight nine ten eleven twelve 13")),
    "bold no longer": small.p(words('<w:b w:val="0"/>', "A pupil"), "Loud"),
    "a point": small.p(words("", "1. A pupil")),
    "smaller": small.p(words('<w:sz w:val="16"/>', "A pupil")),
    "a little larger": small.p(words('<w:sz w:val="21"/>', "A pupil")),
    "decided in a word": small.p(words("<w:b/>", "NOTED")),
    "decided in two": small.p(words("<w:b/>", "No action")),
    "initials": small.p(words("", "NPQ")),
    "a figure": small.p(words("<w:b/>", "2.5")),
    "a measure": small.p(words("", "2.5 million pupils")),
    "a year": small.p(words("", "In 2021.5 terms it ended")),
}  # fmt: skip
LOUD = (
    style("Boxed").replace(
        "<w:rPr>", '<w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr><w:rPr>'
    )
    + style("Blue", '<w:color w:val="1F4E79"/>')
    + style("Numbered").replace(
        "<w:rPr>", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:rPr>'
    )
    + style("Loud", "<w:b/>")
    + style("Louder", "", "Loud")
    + style("Large", '<w:sz w:val="36"/>')
).encode()


@pytest.mark.parametrize("xml", HEADINGS.values(), ids=list(HEADINGS))
def test_a_line_that_stands_out_like_a_heading_is_a_doubt(xml):
    more = note(small.p(small.run("See there."))) if "footnote" in xml else {}
    with pytest.raises(
        UnusableFile, match=r"A (pupil|PUPIL).* stands out like a heading: if it be"
    ):
        minuted(xml, **more)


@pytest.mark.parametrize("xml", NO_HEADINGS.values(), ids=list(NO_HEADINGS))
def test_a_line_that_is_no_heading_goes_with_the_item(xml):
    assert len(minuted(xml).discussion) == 2


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
RED = '<w:color w:val="FF0000"/>'


@pytest.mark.parametrize(
    "xml",
    [
        laid(NUMBERED, "Oak school") + laid(NUMBERED, "Elm school"),
        "".join(small.p(words(RED, f"{name} school")) for name in ("Oak", "Elm", "Ash")),
        small.p(words("", "_____________")) + small.p(words("", "Jo will look at that")),
    ],
    ids=["points of a list", "all in a colour", "a sentence below a rule"],
)
def test_lines_that_look_like_those_beside_them_go_with_the_item(xml):
    minuted(xml)


def test_points_without_numbers_are_no_headings():
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    lists = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    assert (
        len(minuted(laid(NUMBERED, "Oak school"), word__numbering__xml=lists.encode()).discussion)
        == 2
    )
    with pytest.raises(UnusableFile, match="stands out like a heading"):
        ordered = lists.replace("bullet", "upperRoman").encode()
        minuted(laid(NUMBERED, "Oak school"), word__numbering__xml=ordered)


@pytest.mark.parametrize(
    "said",
    ["3b Staffing", "Item 4 Staffing", "4 Staffing", "V. Staffing", "V. Staffing at Larkspur.",
     "4 Staffing:", "Late item: Mr Grey", "Late item", "Late business: Mr Grey was named.", "Part B",
     "PART II: staff", "Any other business", "AOB", "Tabled paper: Mr Grey"],
)  # fmt: skip
def test_a_line_that_says_that_other_business_begins_is_a_doubt(said):
    with pytest.raises(UnusableFile, match=r"stands out like a heading|is not for others"):
        minuted(small.p(words(text=said)))


@pytest.mark.parametrize(
    "said",
    ["4 schools were heard.", "I was told so.", "Part B of the form was filled in.",
     "Late items were not taken.", "6 May: the visit", "1. Staffing", "3.1 Staffing"],
)  # fmt: skip
def test_a_sentence_that_begins_so_goes_with_the_item(said):
    assert minuted(small.p(words(text=said))).discussion == ("said <3a>", said)


@pytest.mark.parametrize(
    "said",
    ["Closed session", "The group went into closed session and spoke of Mr Grey.",
     "In camera: Mr Grey", "Not to be minuted: Mr Grey", "Restricted items", "Exempt business:",
     "Not for publication: Mr Grey", "RESTRICTED: Mr Grey", "Mr Grey (restricted): he left",
     "Part 2 minutes: Mr Grey", "Staff in confidence", "Press and public were excluded."],
)  # fmt: skip
def test_what_is_said_behind_closed_doors_is_a_doubt(said):
    with pytest.raises(UnusableFile, match="says that something is not for others"):
        minuted(small.p(words(text=said)))


@pytest.mark.parametrize("said", ["The session closed at noon.", "It was minuted in January."])
def test_an_open_session_goes_with_the_item(said):
    assert said in minuted(small.p(words(text=said))).discussion


@pytest.mark.parametrize(
    "said",
    ["All agreed. 4. School plans: it was told.", "All agreed | 4. School plans it was told",
     "All agreed; item four: School plans: it", "Well 4. School plans: it was told.",
     "Rooms. Item IV \u2013 School plans", "Any other urgent business", "School plans: staffing and rooms.",
     "Welcome and apologies:"],
)  # fmt: skip
def test_another_items_number_and_title_anywhere_in_a_line_are_a_doubt(said):
    with pytest.raises(UnusableFile, match=r"looks like (the title of )?item [145]"):
        minuted(small.p(words(text=said)))


@pytest.mark.parametrize(
    "said",
    ["No. 4 Staffing", "Item four: staffing", "Agenda item 3a", "Item 9", "=== Pay ===", "* Pay *"],
)
def test_an_item_named_by_its_number_alone_is_a_doubt(said):
    with pytest.raises(UnusableFile, match=r"stands out like a heading|looks like"):
        minuted(small.p(words(text=said)))


@pytest.mark.parametrize(
    "said",
    ["This was taken with item 4, School plans.", "As agreed under item 4 (School plans) it stays.",
     "4 school plans were read.", "See minute 1, Welcome and apologies.",
     "Any other urgent business was not raised.", "Welcome and apologies were heard.",
     "School plans were late.", "AOB: none", "Any other business: nil.", "No. 4 bus was late."],
)  # fmt: skip
def test_a_sentence_that_names_another_item_goes_with_the_item(said):
    assert said in minuted(small.p(words(text=said))).discussion


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{small.p(words(text=t))}</w:tc>" for t in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@pytest.mark.parametrize(
    "rows",
    [[("13", "Staffing at Larkspur")], [("5a", "Pay")], [("4.", "School plans"), ("x", "y")],
     [("School", "Pupils"), ("4", "School plans: staffing")], [("Item", "Matter"), ("9", "Pay")]],
)  # fmt: skip
def test_a_row_that_begins_with_another_items_number_is_a_doubt(rows):
    with pytest.raises(UnusableFile, match="looks like"):
        minuted(table(*rows))


@pytest.mark.parametrize(
    "rows",
    [[("1", "Oak school"), ("2", "Elm school")], [("Age", "School"), ("4", "Oak school")],
     [("4", "210")], [("210", "oaks")]],
)  # fmt: skip
def test_a_table_of_figures_or_points_goes_with_the_item(rows):
    assert " | ".join(rows[-1]) in minuted(table(*rows)).discussion


@pytest.mark.parametrize(
    "xml",
    [
        small.p(words(RED, "Typed by Bettany in blue, so that Hazel sees it.")),
        small.p(words('<w:highlight w:val="yellow"/>', "Pasted from an e-mail by Owen.")),
        small.p(words("<w:b/>", "Agreed the plan as it stands in Paper D.")),
        small.p(words("<w:b/>", "GO")),
        small.p(words("<w:b/>", "GO, PM:")),
        small.p(words(RED, "HQ: please check the figure")),
    ],
    ids=["blue", "highlighted", "bold decision", "initials", "two initials", "to be checked"],
)
def test_a_sentence_in_bold_or_colour_and_initials_go_with_the_item(xml):
    assert len(minuted(xml).discussion) == 2


def test_a_long_line_is_quoted_by_whole_words():
    said = "Members were reminded that the draft plan was confidential until the end of March."
    with pytest.raises(UnusableFile, match="draft plan was confidential \u2026\u201d says"):
        minuted(small.p(words(text=said)))


def test_words_are_hidden_where_the_document_hides_all():
    by_default = "<w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault>"
    usual = style("Normal", "<w:vanish/>").replace("<w:style ", '<w:style w:default="1" ')
    for inside in (f"<w:docDefaults>{by_default}</w:docDefaults>", usual):
        xml = f'<w:styles xmlns:w="{W}">{inside}</w:styles>'.encode()
        paragraph = small.element(small.p(words()))
        assert paragraph.tag == P
        assert Looks.of({"word/styles.xml": xml}).hides(paragraph)
    assert not Looks.of({}).hides(small.element(small.p(words())))


def test_hidden_words_of_another_item_are_no_doubt():
    doc = Edited()
    doc.under("4")[2].addnext(small.element(HIDDEN["directly"]))
    read = read_item(doc.content(), "Minutes.docx", "3", AGENDA, (PROMPT, DECIDE), BASE)
    assert read.discussion == ("said <3a>",)


def note(inside: str) -> dict[str, bytes]:
    """A foot-note with the number 2, and what leads to it."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    spaces = "http://schemas.openxmlformats.org/package/2006/relationships"
    related = (
        f'<Relationships xmlns="{spaces}"><Relationship Id="rId8" Type="{kind}" '
        'Target="footnotes.xml"/></Relationships>'
    )
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{inside}</w:footnote></w:footnotes>'
    return {
        "word___rels__document.xml.rels": related.encode(),
        "word__footnotes.xml": notes.encode(),
    }


NOTED = small.p(words() + '<w:r><w:footnoteReference w:id="2"/></w:r>')


def test_the_words_of_a_note_go_with_the_item():
    read = minuted(NOTED, **note(small.p(small.run("See there."))))
    assert read.discussion == ("said <3a>", "said quietly (note: See there.)")


def test_hidden_words_in_a_note_are_a_doubt():
    with pytest.raises(UnusableFile, match="has hidden words"):
        minuted(NOTED, **note(small.p(words("<w:vanish/>", "quietly"))))


FORMULA = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>x=2</m:t></m:r></m:oMath>'


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (small.p(FORMULA), ()),
        (small.p(words() + FORMULA), ("said quietly",)),
        (small.p(f'<m:oMathPara xmlns:m="{MATH}">{FORMULA}</m:oMathPara>'), ()),
    ],
    ids=["alone", "beside words", "in a paragraph of its own"],
)
def test_a_formula_stays_behind_and_is_told(xml, said):
    assert minuted(xml) == Minuted(("said <3a>", *said), ("agreed <3b>",), lacks=("formula",))


def test_a_formula_is_compared_by_what_stands_in_it():
    reader = small.READER
    two = small.element(small.p(FORMULA.replace("x=2", "x=3")))
    assert reader.text([small.element(small.p(FORMULA))]) != reader.text([two])


def test_words_with_a_reading_aid_are_read():
    aid = f"<w:rt>{words(text='kan')}</w:rt><w:rubyBase>{words(text='said')}</w:rubyBase>"
    read = minuted(small.p(f"<w:r><w:ruby>{aid}</w:ruby></w:r>"))
    assert read.discussion == ("said <3a>", "said")


@pytest.mark.parametrize("tag", ["altChunk", "subDoc"])
def test_another_file_in_the_item_is_a_doubt(tag):
    inside = f"<w:{tag}/>"
    with pytest.raises(UnusableFile, match="another file is inserted"):
        minuted(inside if tag == "altChunk" else small.p(inside))


def test_another_file_behind_the_item_is_none_of_its():
    doc = Edited()
    doc.under("4")[2].addnext(etree.Element(small.element("<w:altChunk/>").tag))
    read = read_item(doc.content(), "Minutes.docx", "3", AGENDA, (PROMPT, DECIDE), BASE)
    assert read.discussion == ("said <3a>",)


def test_how_a_paragraph_looks_is_asked_once_however_many_lines_it_has(monkeypatch):
    asked = []
    monkeypatch.setattr(Looks, "hides", lambda self, paragraph: bool(asked.append(paragraph)))
    lines = "<w:r><w:br/><w:t>again</w:t></w:r>" * 200
    assert len(minuted(small.p(words() + lines)).discussion) == 202
    assert len(asked) < 100


@pytest.mark.parametrize("said", [("Staffing", "Two leave"), ("Two leave", "Staffing")])
def test_bold_lines_of_one_paragraph_stand_out_each(said):
    bold = "<w:r><w:rPr><w:b/></w:rPr>{}<w:t>{}</w:t></w:r>"
    inside = bold.format("", said[0]) + bold.format("<w:br/>", said[1])
    with pytest.raises(UnusableFile, match="looks like the title of item 3"):
        minuted(small.p(inside), no="2")


def test_the_title_of_another_item_in_a_note_is_a_doubt():
    inside = small.p(small.run("See there.")) + small.p(small.run("Staffing (confidential)"))
    with pytest.raises(UnusableFile, match="looks like the title of item 3"):
        minuted(NOTED, no="2", **note(inside))
