"""Small documents, written in lines: what a test needs of Word and no more."""

from __future__ import annotations

from lxml import etree

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.xml import OFFICE, RELATIONS, W
from tests.word import tracked

Lines = list["str | list[list[str]]"]
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FOOTER = f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
_SPACES = f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
READER = Reader({}, "")


def element(xml: str) -> etree._Element:
    """An element of Word's, given without namespaces: `<w:p/>`."""
    return etree.fromstring(f"<a {_SPACES}>{xml}</a>")[0]


def body(xml: str) -> etree._Element:
    """A body that holds these elements."""
    return element(f"<w:body>{xml}</w:body>")


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def change(kind: str, inside: str = "", author: str = "llf-docgen", id: int = 1) -> str:
    """A tracked change; words in it are given as they were."""
    if kind == "del":
        inside = inside.replace("w:t>", "w:delText>").replace("w:t ", "w:delText ")
    date = "2021-01-17T10:00:00Z"
    return f'<w:{kind} w:id="{id}" w:author="{author}" w:date="{date}">{inside}</w:{kind}>'


def p(inside: str = "", style: str = "", mark: str = "") -> str:
    """A paragraph of runs; `mark` is a tracked change of its mark."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    own = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{named}{own}</w:pPr>{inside}</w:p>"


def line(words: str) -> str:
    """A paragraph from a line: `= words` and below it `# words` are headings, `> words` a quotation."""
    for sign, style in (("= ", "Heading1"), ("# ", "Heading2"), ("> ", "Quote")):
        if words.startswith(sign):
            return p(run(words.removeprefix(sign)), style)
    return p(run(words) if words else "")


def control(inside: str) -> str:
    """A content control around paragraphs that somebody typed."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def prompt(words: str, style: str = "") -> str:
    """A content control that only says what is to be typed in it."""
    asked = control(p(run(words), style))
    return asked.replace("<w:sdtPr/>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>")


def table(rows: list[list[str]]) -> str:
    """A table of rows of cells; `|FF0000|words` is a cell of that colour, `a/b` two paragraphs."""
    return f"<w:tbl><w:tblPr/>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: list[str]) -> str:
    return f"<w:tr>{''.join(map(_cell, cells))}</w:tr>"


def _cell(words: str) -> str:
    fill, words = words[1:].split("|") if words.startswith("|") else ("", words)
    shade = f'<w:tcPr><w:shd w:fill="{fill}"/></w:tcPr>' if fill else ""
    return f"<w:tc>{shade}{''.join(line(one) for one in words.split('/'))}</w:tc>"


def written(lines: Lines) -> str:
    return "".join(line(one) if isinstance(one, str) else table(one) for one in lines)


def document(lines: Lines | str, footer: str = "", **more: bytes) -> bytes:
    """A document of lines and tables, or of XML; `more` are further parts, `_` for `/`."""
    xml = lines if isinstance(lines, str) else written(lines)
    shown = '<w:footerReference w:type="default" r:id="rId9"/>' if footer else ""
    related = f'<Relationship Id="rId9" Type="{OFFICE}/footer" Target="footer1.xml"/>'
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f"{_FOOTER if footer else ''}</Types>"
        ),
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": (
            f"<w:document {_SPACES}><w:body>{xml}<w:sectPr>{shown}</w:sectPr></w:body></w:document>"
        ),
    }
    if footer:
        parts["word/_rels/document.xml.rels"] = _relations(related)
        parts["word/footer1.xml"] = f"<w:ftr {_SPACES}>{written([footer])}</w:ftr>"
    there = {name: text.encode() for name, text in parts.items()}
    return write_parts(there | {name.replace("__", "/"): part for name, part in more.items()})


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def words_of(content: bytes) -> list[str]:
    """The words of each paragraph, those in cells too."""
    return [block[-1] for block in tracked.blocks(content)]


def comments(content: bytes) -> list[str]:
    parts = open_parts(content, "x", "docx")
    roots = [etree.fromstring(parts[name]) for name in parts if "comments" in name]
    return ["".join(comment.itertext()) for root in roots for comment in root]
