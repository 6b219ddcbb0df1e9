"""A template's package: its page, header, footer, properties and parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from llf_docgen.package import write_parts
from llf_docgen.word.house import ACCENT, CM, DECLARATION, NAMESPACES
from llf_docgen.word.house.example_chart import chart_part, example_sheet
from llf_docgen.word.house.markup import CHART, p, para, run, when
from llf_docgen.word.house.styles import styles
from llf_docgen.word.xml import DC, OFFICE, RELATIONS

A4 = (21 * CM, int(29.7 * CM))
MARGIN = int(2.2 * CM)
MARGIN_WIDE = 2 * CM

_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD_TYPE = f"{_OFFICE_TYPE}.wordprocessingml"


@dataclass(frozen=True)
class Page:
    """A template's frame: its title for the properties, the running header, the layout."""

    title: str
    header: str
    landscape: bool = False
    confidential: bool = True
    charts: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return (A4[1], A4[0]) if self.landscape else A4

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
        "rId6": ("header", "header2.xml"),
    }
    if page.charts:
        related[CHART] = ("chart", "charts/chart1.xml")
    parts = {
        "[Content_Types].xml": _content_types(page),
        "_rels/.rels": _relations(
            {
                "rId1": (f"{OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (
                    f"{RELATIONS}/metadata/core-properties",
                    "docProps/core.xml",
                ),
                "rId3": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
            }
        ),
        "docProps/core.xml": _core(page),
        "docProps/app.xml": (
            f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/'
            '2006/extended-properties"><Application>llf-docgen</Application></Properties>'
        ),
        "word/document.xml": _document(page, "".join(blocks)),
        "word/_rels/document.xml.rels": _relations(
            {id: (f"{OFFICE}/{kind}", target) for id, (kind, target) in related.items()}
        ),
        "word/styles.xml": styles(page.text_width),
        "word/settings.xml": _SETTINGS,
        "word/numbering.xml": _NUMBERING,
        "word/header1.xml": _header(page),
        "word/header2.xml": _first_header(),
        "word/footer1.xml": _footer(page),
    }
    texts = {name: text.encode("utf-8") for name, text in parts.items()}
    return write_parts(texts | (_chart_parts() if page.charts else {}))


def _chart_parts() -> dict[str, bytes]:
    sheet = "Microsoft_Excel_Sheet1.xlsx"
    related = {"rId1": (f"{OFFICE}/package", f"../embeddings/{sheet}")}
    return {
        "word/charts/chart1.xml": chart_part("rId1"),
        "word/charts/_rels/chart1.xml.rels": _relations(related).encode(),
        f"word/embeddings/{sheet}": example_sheet(),
    }


def _document(page: Page, blocks: str) -> str:
    width, height = page.size
    orient = ' w:orient="landscape"' if page.landscape else ""
    margin = page.margin
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/><w:pgMar w:top="{margin}" '
        f'w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="567" w:footer="709" '
        'w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{blocks}{section}</w:body></w:document>"


def _header(page: Page) -> str:
    """From page 2: the alliance, and below it the document with its status."""
    runs = f"{run(page.header)}<w:r><w:tab/></w:r>{run('{{ status }}', bold=True)}"
    lines = p("{{ alliance }}", "Header") + para(runs, "RunningTitle")
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{lines}</w:hdr>"


def _first_header() -> str:
    """On page 1, above the title: the logo, where there is one."""
    logo = when("logo", p("{{ logo }}", "Logo"), otherwise=[p("", "Logo")])
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{logo}</w:hdr>"


def _footer(page: Page) -> str:
    left = run("{{ confidentiality }}") if page.confidential else run("{{ alliance }}, {{ year }}")
    runs = (
        f"{left}<w:r><w:tab/></w:r>{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}"
    )
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{para(runs, 'Footer')}</w:ftr>"


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _core(page: Page) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/'
        f'2006/metadata/core-properties" xmlns:dc="{DC}">'
        f"<dc:title>{escape(page.title)}</dc:title><dc:creator>{{{{ secretariat }}}}</dc:creator>"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _relations(related: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'
        for id, (kind, target) in related.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{items}</Relationships>'


def _content_types(page: Page) -> str:
    package = "application/vnd.openxmlformats-package"
    kinds = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/numbering.xml": f"{_WORD_TYPE}.numbering+xml",
        "/word/header1.xml": f"{_WORD_TYPE}.header+xml",
        "/word/header2.xml": f"{_WORD_TYPE}.header+xml",
        "/word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
        "/docProps/core.xml": f"{package}.core-properties+xml",
        "/docProps/app.xml": f"{_OFFICE_TYPE}.extended-properties+xml",
    }
    if page.charts:
        kinds["/word/charts/chart1.xml"] = f"{_OFFICE_TYPE}.drawingml.chart+xml"
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    sheets = f'<Default Extension="xlsx" ContentType="{_OFFICE_TYPE}.spreadsheetml.sheet"/>'
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{sheets if page.charts else ""}'
        f"{overrides}</Types>"
    )


_SETTINGS = (
    f"{DECLARATION}<w:settings {NAMESPACES}>"
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)
_NUMBERING = (
    f"{DECLARATION}<w:numbering {NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
    '<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr>'
    '<w:ind w:left="357" w:hanging="357"/></w:pPr>'
    f'<w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
