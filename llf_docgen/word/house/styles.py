"""The Word styles of the house: real ones, so that navigation and restyling work."""

from __future__ import annotations

from llf_docgen.word.house import ACCENT, DECLARATION, GREY, HAIRLINE, NAMESPACES, PROMPT, TINT


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
        ppr=f"<w:keepNext/><w:keepLines/>{_space(before, before / 2)}"
        f'<w:outlineLvl w:val="{level - 1}"/>',
        rpr=_font(points, ACCENT, bold=True),
        next="Normal",
    )


_LEFT_RULE = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
# A little off the next column's words, which begin at the left.
_FIGURES = '<w:ind w:right="57"/><w:jc w:val="right"/>'
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
    _style(
        "Status", "Status", ppr=_space(0, 0) + '<w:jc w:val="right"/>', rpr=_font(12, ACCENT, True)
    ),
    _heading(1, 16, 18),
    _heading(2, 13, 14),
    _heading(3, 11.5, 10),
    _style(
        "ListBullet",
        "List Bullet",
        ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        + _space(0, 3, 1.12)
        + '<w:ind w:left="357" w:hanging="357"/>',
    ),
    _style("TableText", "Table Text", ppr=_space(3, 3), rpr=_size(11)),
    _style("TableNumber", "Table Number", "TableText", _FIGURES),
    _style("TableHeading", "Table Heading", "TableText", "<w:keepNext/>", _font(11, ACCENT, True)),
    _style("TableNote", "Table Note", "TableText", _space(0, 3), _font(10, GREY)),
    _style("CellNote", "Cell Note", "TableNote", _space(3, 3)),
    _style("ItemTitle", "Item Title", "TableText", _space(3, 1), "<w:b/>"),
    _style("ForDecision", "For Decision", "TableNote", rpr=_font(10.5, ACCENT, True)),
    _style("FactLabel", "Fact Label", "TableText", "<w:keepNext/>", rpr=_font(11, GREY)),
    _style("LeadIn", "Lead In", ppr="<w:keepNext/>" + _space(8, 3, 1.12)),
    _style("ItemFacts", "Item Facts", "Note", "<w:keepNext/>" + _space(0, 6)),
    _style("Opening", "Opening", ppr=_space(10, 6, 1.12)),
    _style("KeptRow", "Kept Row", "TableText", "<w:keepNext/>"),
    _style("NumberHeading", "Number Heading", "TableHeading", _FIGURES),
    _style("Note", "Note", ppr=_space(4, 6), rpr=_font(11, GREY)),
    _style(
        "PartLabel",
        "Part Label",
        ppr="<w:keepNext/>" + _space(6, 1),
        rpr=_font(11, GREY, True),
        next="Discussion",
    ),
    _style("Discussion", "Discussion"),
    _style(
        "Decision",
        "Decision",
        ppr="<w:keepLines/>" + _LEFT_RULE + _space(6, 6, 1.12) + '<w:ind w:left="227"/>',
    ),
    _style("Action", "Action"),
    _style("Message", "Message", ppr=_space(6, 6, 1.12)),
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
    _style("RunningTitle", "Running Title", "Header", _space(0, 12)),
    _style("Logo", "Logo", "Header", _space(0, 0) + '<w:jc w:val="right"/>'),
    _style("Charts", "Charts", ppr=_space(6, 6)),
    _style("Tag", "Template Tag", ppr=_space(0, 0), rpr=_font(8, GREY)),
)


def _borders(inside: bool) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"'
    if not inside:
        return ""
    return f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"


def _table_style(id: str, name: str, lines: bool, padding: int) -> str:
    head = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f'{_borders(lines)}<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/>'
        f'<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>{head if lines else ""}'
        "</w:style>"
    )


def styles(text_width: int) -> str:
    """The styles part, for a page whose text is `text_width` wide."""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
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
