"""Building blocks of a template: paragraphs, docxtpl's tags, tables, places to type into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from llf_docgen.word.house import CM, GREY, PROMPT
from llf_docgen.word.house.example_chart import chart_drawing

FACT_WIDTHS = (3.2, 13.4)  # centimetres
_SIGNED = 600  # twentieths of a point: room to sign in
CHART = "rId7"  # the relation of the chart that stands in a template


def run(text: str, style: str = "", bold: bool = False) -> str:
    """A run of text, with a character style."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    # LibreOffice drops the style of a prompt, so its colour stands on the words too.
    properties += f'<w:color w:val="{PROMPT}"/>' if style == "PlaceholderText" else ""
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


def room_in_line(label: str, prompt: str, style: str) -> str:
    """A paragraph that is one place to type into; it may stand alone in a cell."""
    return para(
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(label)}/><w:tag w:val={quoteattr(label)}/>"
        f"<w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(prompt, 'PlaceholderText')}"
        "</w:sdtContent></w:sdt>",
        style,
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
    return f'<w:tc><w:tcPr><w:tcW w:w="{round(width * CM)}" w:type="dxa"/></w:tcPr>{blocks}</w:tc>'


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


def table(
    columns: Sequence[Col], rows: str, style: str = "HouseTable", heading: bool = True
) -> str:
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
    cells = "".join(
        cell(c.blocks, c.width) if "<w:tc>" not in c.blocks else c.blocks for c in columns
    )
    return "".join(
        [
            *(_tag_row(f"for {loop}", columns) for loop in loops),
            row(cells, height=height),
            *(_tag_row("endfor", columns) for _ in loops),
        ]
    )


def _tag_row(text: str, columns: Sequence[Col]) -> str:
    """A row over the table's whole width that holds only a row tag; it leaves no row behind."""
    width = round(sum(column.width for column in columns) * CM)
    span = f'<w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{len(columns)}"/>'
    return row(f"<w:tc><w:tcPr>{span}</w:tcPr>{p(f'{{%tr {text} %}}', 'Tag')}</w:tc>")


def list_table(loops: str | Sequence[str], *columns: Col, height: int = 0) -> str:
    """A table with one row for each of a list."""
    loops = [loops] if isinstance(loops, str) else loops
    return table(columns, row_each(loops, columns, height))


def facts(*pairs: tuple[str, str], height: int = 0) -> str:
    """The two-column block of facts under the title.

    A pair whose value is a condition and a text, split by ` ? `, stands only where the condition
    holds. A text may be blocks already. `height` is the least height of a row.
    """
    label, value = FACT_WIDTHS
    columns = (Col("", label, ""), Col("", value, ""))
    rows = []
    for name, text in pairs:
        condition, question, shown = text.partition(" ? ")
        shown = shown if question else text
        blocks = shown if shown.startswith("<w:") else p(shown, "TableText")
        line = row(cell(p(name, "FactLabel"), label) + cell(blocks, value), height=height)
        if question:
            line = _tag_row(f"if {condition}", columns) + line + _tag_row("endif", columns)
        rows.append(line)
    return table(columns, "".join(rows), "HouseFacts", heading=False)


def signature(*pairs: tuple[str, str]) -> str:
    """Lines to sign on, each with its label; what is known already stands on its line."""
    label, value = FACT_WIDTHS
    line = (
        f'<w:tcPr><w:tcW w:w="{round(value * CM)}" w:type="dxa"/><w:tcBorders><w:bottom '
        f'w:val="single" w:sz="4" w:space="0" w:color="{GREY}"/></w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr>'
    )
    rows = (
        row(
            cell(p(name, "FactLabel"), label) + f"<w:tc>{line}{p(known, 'TableText')}</w:tc>",
            height=_SIGNED,
        )
        for name, known in pairs
    )
    columns = (Col("", label, ""), Col("", value, ""))
    return table(columns, "".join(rows), "HouseFacts", heading=False)


def tinted(heading: str, width: float, text: str, fill: str) -> Col:
    """A column whose cells carry a tint and its word."""
    return Col(heading, width, cell(p(text, "TableText"), width, fill))


def plain(heading: str, width: float, text: str, style: str = "TableText") -> Col:
    """A column of one paragraph of text."""
    return Col(heading, width, p(text, style))


def kept(heading: str, width: float, text: str) -> Col:
    """A column that keeps its rows together on a page, but for the last with what follows."""
    last = when("loop.last", p(text, "TableText"), otherwise=[p(text, "KeptRow")])
    return Col(heading, width, last)


def figure(heading: str, width: float, text: str) -> Col:
    """A column of figures, to the right."""
    return Col(heading, width, p(text, "TableNumber"), "NumberHeading")


def charts(loop: str) -> str:
    """A line of small charts, one for each of a list: `charts("chart in part.charts")`."""
    name = loop.split()[0]
    runs = run(f"{{% for {loop} %}}") + chart_drawing(name, CHART) + run("{% endfor %}")
    return para(runs, "Charts")


def bookmark(name: str, number: int, blocks: str) -> str:
    """Blocks under a bookmark, so that they are found again after editing."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{blocks}<w:bookmarkEnd w:id="{number}"/>'


def title_block(title: str, subtitle: str = "") -> str:
    """Status at the right, alliance small, group, the document's title."""
    return (
        when("status", p("{{ status }}", "Status"))
        + p("{{ alliance }}", "Alliance")
        + p("{{ group }}", "Group")
        + p(title, "Title")
        + (p(subtitle, "Subtitle") if subtitle else "")
    )
