"""The house style: Word styles, and the building blocks of the shipped templates.

Lengths are in twentieths of a point (Word's own unit) unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from llf_docgen.package import write_parts

ACCENT = "1B4D5C"
TINT = "E3ECEF"
GREY = "595959"
PROMPT = "707070"  # 4.95:1 on white
HAIRLINE = "BFC9CC"
CM = 567
FACT_WIDTHS = (3.2, 13.4)  # centimetres
PAGE = (21 * CM, int(29.7 * CM))
MARGIN = int(2.2 * CM)
MARGIN_WIDE = 2 * CM

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


# --- building blocks ---------------------------------------------------------------------


def run(text: str, style: str = "", bold: bool = False) -> str:
    """A run of text, with a character style."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += "<w:b/>" if bold else ""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str, style: str = "") -> str:
    """A paragraph of plain text in a paragraph style."""
    return para(run(text), style)


def para(runs: str, style: str = "") -> str:
    """A paragraph of runs in a paragraph style."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{runs}</w:p>"


def tag(text: str) -> str:
    """A paragraph that holds only a `{%p ... %}` tag; it leaves no paragraph behind."""
    return p(f"{{%p {text} %}}", "Tag")


def when(condition: str, *then: str, otherwise: Sequence[str] = ()) -> str:
    """Blocks that stand only under a condition."""
    middle = [tag("else"), *otherwise] if otherwise else []
    return "".join([tag(f"if {condition}"), *then, *middle, tag("endif")])


def each(loop: str, *blocks: str) -> str:
    """Blocks repeated for each of a list: `each("item in items", ...)`."""
    return "".join([tag(f"for {loop}"), *blocks, tag("endfor")])


def room(label: str, prompt: str, style: str) -> str:
    """A content control to type into; its prompt goes with the first key."""
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(label)}/><w:tag w:val={quoteattr(label)}/>"
        f"<w:showingPlcHdr/></w:sdtPr><w:sdtContent>{para(run(prompt, 'PlaceholderText'), style)}"
        "</w:sdtContent></w:sdt>"
    )


@dataclass(frozen=True)
class Col:
    """A table column: heading, width in centimetres, and the cell's blocks."""

    heading: str
    width: float
    blocks: str
    heading_style: str = "TableHeading"


def cell(blocks: str, width: float, fill: str = "") -> str:
    """A table cell; `fill` is an expression that gives its tint."""
    tint = para(run(f"{{% cellbg {fill} %}}"), "TableText") if fill else ""
    blocks = _with_first_run(blocks, tint) if fill else blocks
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * CM)}" w:type="dxa"/></w:tcPr>{blocks}</w:tc>'
    )


def _with_first_run(blocks: str, tint: str) -> str:
    """The tint's run put into the cell's first paragraph: alone it would leave an empty one."""
    start = tint.index("<w:r>")
    inside = tint[start : tint.rindex("</w:p>")]
    at = blocks.index("<w:r>")
    return blocks[:at] + inside + blocks[at:]


def row(cells: str, heading: bool = False, height: int = 0) -> str:
    """A table row that does not break across pages; a heading row repeats on each."""
    properties = "<w:cantSplit/>"
    properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    properties += "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def table(columns: Sequence[Col], rows: str, style: str = "HouseTable", heading: bool = True) -> str:
    """A table of fixed columns; `rows` is the XML of its rows below the heading."""
    grid = "".join(f'<w:gridCol w:w="{round(c.width * CM)}"/>' for c in columns)
    head = row("".join(cell(p(c.heading, c.heading_style), c.width) for c in columns), heading=True)
    width = sum(round(c.width * CM) for c in columns)
    look = f'w:firstRow="{int(heading)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0{"4" if heading else "0"}20" {look} '
        'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head if heading else ''}{rows}</w:tbl>"
    )


def row_each(loops: Sequence[str], columns: Sequence[Col], height: int = 0) -> str:
    """One table row for each of a list (or of nested lists), with docxtpl's row tags."""
    cells = "".join(cell(c.blocks, c.width) if "<w:tc>" not in c.blocks else c.blocks for c in columns)
    return "".join(
        [
            *(_tag_row(f"for {loop}", columns) for loop in loops),
            row(cells, height=height),
            *(_tag_row("endfor", columns) for _ in loops),
        ]
    )


def _tag_row(text: str, columns: Sequence[Col]) -> str:
    first, *rest = columns
    cells = cell(p(f"{{%tr {text} %}}", "Tag"), first.width)
    return row(cells + "".join(cell(p("", "Tag"), c.width) for c in rest))


def list_table(loops: str | Sequence[str], *columns: Col, height: int = 0) -> str:
    """A table with one row for each of a list."""
    loops = [loops] if isinstance(loops, str) else loops
    return table(columns, row_each(loops, columns, height)) + p("", "AfterTable")


def facts(*pairs: tuple[str, str], height: int = 0) -> str:
    """The two-column block of facts under the title; a pair whose value is a condition and a
    text, split by ` ? `, stands only where the condition holds."""
    label, value = FACT_WIDTHS
    columns = (Col("", label, ""), Col("", value, ""))
    rows = []
    for name, text in pairs:
        condition, question, shown = text.partition(" ? ")
        line = row(
            cell(p(name, "FactLabel"), label)
            + cell(p(shown if question else text, "TableText"), value),
            height=height,
        )
        if question:
            line = _tag_row(f"if {condition}", columns) + line + _tag_row("endif", columns)
        rows.append(line)
    return table(columns, "".join(rows), "HouseFacts", heading=False) + p("", "AfterTable")


def tinted(heading: str, width: float, text: str, fill: str) -> Col:
    """A column whose cells carry a tint and its word."""
    return Col(heading, width, cell(p(text, "TableText"), width, fill))


def plain(heading: str, width: float, text: str, style: str = "TableText") -> Col:
    """A column of one paragraph of text."""
    return Col(heading, width, p(text, style))


def figure(heading: str, width: float, text: str) -> Col:
    """A column of figures, to the right."""
    return Col(heading, width, p(text, "TableNumber"), "NumberHeading")


def bookmark(name: str, number: int, blocks: str) -> str:
    """Blocks under a bookmark, so that they are found again after editing."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{blocks}<w:bookmarkEnd w:id="{number}"/>'
    )


def title_block(title: str, subtitle: str = "") -> str:
    """Status at the right, alliance small, group, the document's title."""
    return (
        when("status", p("{{ status }}", "Status"))
        + p("{{ alliance }}", "Alliance")
        + p("{{ group }}", "Group")
        + p(title, "Title")
        + (p(subtitle, "Subtitle") if subtitle else "")
    )


# --- styles ------------------------------------------------------------------------------


def _style(
    id: str, name: str, based_on: str = "Normal", ppr: str = "", rpr: str = "", next: str = ""
) -> str:
    parts = [f'<w:name w:val="{name}"/>']
    if based_on:
        parts.append(f'<w:basedOn w:val="{based_on}"/>')
    if next:
        parts.append(f'<w:next w:val="{next}"/>')
    parts.append("<w:qFormat/>")
    if ppr:
        parts.append(f"<w:pPr>{ppr}</w:pPr>")
    if rpr:
        parts.append(f"<w:rPr>{rpr}</w:rPr>")
    default = ' w:default="1"' if id == "Normal" else ""
    custom = "" if id in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{id}">{"".join(parts)}</w:style>'
    )


_BUILT_IN = (
    *("Normal", "Title", "Subtitle", "Heading1", "Heading2", "Heading3"),
    *("ListBullet", "Header", "Footer"),
)


def _space(before: float = 0, after: float = 0, line: float = 1.0) -> str:
    """Spacing: before and after in points, line as a multiple."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _font(points: float, color: str = "", bold: bool = False) -> str:
    tint = f'<w:color w:val="{color}"/>' if color else ""
    return f"{'<w:b/>' if bold else ''}{tint}{_size(points)}"


def _heading(level: int, points: float, before: float) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        ppr=f'<w:keepNext/><w:keepLines/>{_space(before, before / 2)}<w:outlineLvl w:val="{level - 1}"/>',
        rpr=_font(points, ACCENT, bold=True),
        next="Normal",
    )


_LEFT_RULE = (
    f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
)
_STYLES = (
    _style("Normal", "Normal", "", _space(0, 6, 1.12)),
    _style("Alliance", "Alliance", ppr=_space(0, 0), rpr=_font(11, GREY), next="Group"),
    _style("Group", "Group", ppr=_space(0, 2), rpr=_font(13, ACCENT, True), next="Title"),
    _style(
        "Title",
        "Title",
        ppr="<w:keepNext/><w:pBdr>"
        f'<w:bottom w:val="single" w:sz="12" w:space="4" w:color="{ACCENT}"/></w:pBdr>'
        + _space(0, 10),
        rpr=_font(26, ACCENT, True),
        next="Normal",
    ),
    _style("Subtitle", "Subtitle", ppr=_space(0, 8), rpr=_font(13, GREY), next="Normal"),
    _style("Status", "Status", ppr=_space(0, 0) + '<w:jc w:val="right"/>', rpr=_font(12, ACCENT, True)),
    _heading(1, 16, 18),
    _heading(2, 13, 14),
    _heading(3, 11.5, 10),
    _style(
        "ListBullet",
        "List Bullet",
        ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + _space(0, 3, 1.12)
        + '<w:ind w:left="357" w:hanging="357"/>',
    ),
    _style("TableText", "Table Text", ppr=_space(3, 3), rpr=_size(11)),
    _style("TableNumber", "Table Number", "TableText", '<w:jc w:val="right"/>'),
    _style("TableHeading", "Table Heading", "TableText", "<w:keepNext/>", _font(11, ACCENT, True)),
    _style("TableNote", "Table Note", "TableText", _space(0, 3), _font(10, GREY)),
    _style("ItemTitle", "Item Title", "TableText", _space(3, 1), "<w:b/>"),
    _style("ForDecision", "For Decision", "TableNote", rpr=_font(10.5, ACCENT, True)),
    _style("FactLabel", "Fact Label", "TableText", rpr=_font(11, GREY)),
    _style("AfterTable", "After Table", ppr=_space(0, 0), rpr=_size(6)),
    _style("LeadIn", "Lead In", ppr="<w:keepNext/>" + _space(0, 3, 1.12)),
    _style("ItemFacts", "Item Facts", "Note", "<w:keepNext/>"),
    _style("KeptRow", "Kept Row", "TableText", "<w:keepNext/>"),
    _style("NumberHeading", "Number Heading", "TableHeading", '<w:jc w:val="right"/>'),
    _style("Note", "Note", ppr=_space(0, 6), rpr=_font(11, GREY)),
    _style(
        "PartLabel",
        "Part Label",
        ppr="<w:keepNext/>" + _space(6, 1),
        rpr=_font(11, GREY, True),
        next="Discussion",
    ),
    _style("Discussion", "Discussion"),
    _style("Decision", "Decision", ppr="<w:keepLines/>" + _LEFT_RULE + _space(2, 6, 1.12)
           + '<w:ind w:left="227"/>'),
    _style("Action", "Action"),
    _style(
        "Header",
        "header",
        ppr='<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>' + _space(0, 0),
        rpr=_font(10, GREY),
    ),
    _style(
        "Footer",
        "footer",
        ppr=f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{HAIRLINE}"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>' + _space(0, 0),
        rpr=_font(10, GREY),
    ),
    _style("Tag", "Template Tag", ppr=_space(0, 0), rpr=_font(8, "7F7F7F")),
)


def _borders(inside: bool) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"'
    if not inside:
        return ""
    return (
        f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
    )


def _table_style(id: str, name: str, lines: bool, padding: int) -> str:
    head = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f'{_borders(lines)}<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/>'
        f'<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>{head if lines else ""}</w:style>'
    )


def _styles(text_width: int) -> str:
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    return (
        f"{_DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'{_size(12)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(_STYLES).replace("{width}", str(text_width))
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="PlaceholderText">'
        '<w:name w:val="Placeholder Text"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:rPr><w:color w:val="{PROMPT}"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + _table_style("HouseTable", "House Table", lines=True, padding=85)
        + _table_style("HouseFacts", "House Facts", lines=False, padding=0)
        + "</w:styles>"
    )


# --- the package -------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """A template's frame: its title for the properties, the running header, the layout."""

    title: str
    header: str
    landscape: bool = False
    confidential: bool = True

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return (PAGE[1], PAGE[0]) if self.landscape else PAGE

    @property
    def margin(self) -> int:
        """The margin at each side."""
        return MARGIN_WIDE if self.landscape else MARGIN

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.size[0] - 2 * self.margin


def build(page: Page, blocks: Iterable[str]) -> bytes:
    """A template's bytes from its blocks; the same blocks give the same bytes."""
    related = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("settings", "settings.xml"),
        "rId3": ("numbering", "numbering.xml"),
        "rId4": ("header", "header1.xml"),
        "rId5": ("footer", "footer1.xml"),
    }
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                    "core-properties",
                    "docProps/core.xml",
                ),
                "rId3": (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
            }
        ),
        "docProps/core.xml": _core(page),
        "docProps/app.xml": (
            f'{_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/'
            '2006/extended-properties"><Application>llf-docgen</Application></Properties>'
        ),
        "word/document.xml": _document(page, "".join(blocks)),
        "word/_rels/document.xml.rels": _relations(
            {id: (f"{_OFFICE}/{kind}", target) for id, (kind, target) in related.items()}
        ),
        "word/styles.xml": _styles(page.text_width),
        "word/settings.xml": _SETTINGS,
        "word/numbering.xml": _NUMBERING,
        "word/header1.xml": _header(page),
        "word/footer1.xml": _footer(page),
    }
    return write_parts({name: text.encode("utf-8") for name, text in parts.items()})


def _document(page: Page, blocks: str) -> str:
    width, height = page.size
    orient = ' w:orient="landscape"' if page.landscape else ""
    margin = page.margin
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/><w:pgMar w:top="{margin}" '
        f'w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="709" w:footer="709" '
        'w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{_DECLARATION}<w:document {NAMESPACES}><w:body>{blocks}{section}</w:body></w:document>"


def _header(page: Page) -> str:
    runs = f"{run(page.header)}<w:r><w:tab/></w:r>{run('{{ status }}', bold=True)}"
    return f"{_DECLARATION}<w:hdr {NAMESPACES}>{para(runs, 'Header')}</w:hdr>"


def _footer(page: Page) -> str:
    left = run("{{ confidentiality }}") if page.confidential else run("{{ alliance }}, {{ year }}")
    runs = f"{left}<w:r><w:tab/></w:r>{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}"
    return f"{_DECLARATION}<w:ftr {NAMESPACES}>{para(runs, 'Footer')}</w:ftr>"


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _core(page: Page) -> str:
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/'
        '2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(page.title)}</dc:title><dc:creator>{{{{ secretariat }}}}</dc:creator>"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _relations(related: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'
        for id, (kind, target) in related.items()
    )
    return (
        f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{items}</Relationships>'
    )


def _content_types() -> str:
    package = "application/vnd.openxmlformats-package"
    kinds = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/numbering.xml": f"{_WORD_TYPE}.numbering+xml",
        "/word/header1.xml": f"{_WORD_TYPE}.header+xml",
        "/word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
        "/docProps/core.xml": f"{package}.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


_SETTINGS = (
    f"{_DECLARATION}<w:settings {NAMESPACES}>"
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
_NUMBERING = (
    f"{_DECLARATION}<w:numbering {NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
    '<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr>'
    f'<w:ind w:left="357" w:hanging="357"/></w:pPr><w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
