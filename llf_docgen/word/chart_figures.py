"""The figures inside a chart's part: what stood there gives way to ours, the look stays.

ECMA-376 part 1, 21.2 (DrawingML charts). Series keep their order: the first of the chart takes
the first of the figures, and so on.
"""

from __future__ import annotations

from lxml import etree

from llf_docgen.model.figures import Chart, Series
from llf_docgen.word.xml import RELATION_ID, a, as_part, c, parsed, remove

SHEET = "Sheet1"
# In CT_BarSer, CT_LineSer, CT_PieSer ... these follow `cat` and `val`.
_AFTER = {c(name) for name in ("smooth", "shape", "extLst")}


def filled_chart(content: bytes, chart: Chart, data: str) -> bytes:
    """A chart's part with the figures of `chart`; `data` is the relation of its data sheet."""
    root = parsed(content, drop_blanks=True)
    _set_title(root, [chart.title, chart.subtitle])
    for number, series in enumerate(list(root.iter(c("ser")))):
        if number < len(chart.series):
            _set_series(series, chart, number)
        else:
            remove(series)
    for shown in root.iterfind(f".//{c('dLbls')}//{c('numFmt')}"):
        shown.set("formatCode", number_format(chart))
    _set_data(root, data)
    return as_part(root)


def number_format(chart: Chart) -> str:
    """How the figures are shown, in Excel's language."""
    return f'General"{chart.unit}"' if chart.unit else "General"


def _set_title(root: etree._Element, lines: list[str]) -> None:
    """The runs of the chart's title take the lines, in order; runs over are emptied."""
    texts = root.findall(f"{c('chart')}/{c('title')}//{a('t')}")
    for number, text in enumerate(texts):
        text.text = lines[number] if number < len(lines) else ""


def _set_series(element: etree._Element, chart: Chart, number: int) -> None:
    series = chart.series[number]
    column = chr(ord("B") + number)
    last = len(chart.categories) + 1
    _replace(element, "tx", _texts(f"{SHEET}!${column}$1", [series.name]))
    _replace(element, "cat", _texts(f"{SHEET}!$A$2:$A${last}", list(chart.categories)))
    _replace(element, "val", _numbers(f"{SHEET}!${column}$2:${column}${last}", series, chart))


def _replace(element: etree._Element, name: str, content: etree._Element) -> None:
    """Puts the content into the child of that name, which gets its place in the sequence."""
    child = element.find(c(name))
    if child is None:
        child = etree.Element(c(name))
        followers = [place for place, e in enumerate(element) if e.tag in _AFTER]
        element.insert(2 if name == "tx" else (followers or [len(element)])[0], child)
    child[:] = [content]


def _texts(formula: str, texts: list[str]) -> etree._Element:
    reference, cache = _reference("strRef", "strCache", formula, len(texts))
    for place, text in enumerate(texts):
        _point(cache, place, text)
    return reference


def _numbers(formula: str, series: Series, chart: Chart) -> etree._Element:
    reference, cache = _reference("numRef", "numCache", formula, len(series.values))
    code = etree.Element(c("formatCode"))
    code.text = number_format(chart)
    cache.insert(0, code)
    for place, value in enumerate(series.values):
        if value is not None:
            _point(cache, place, f"{value:.10g}")
    return reference


def _reference(
    kind: str, cached: str, formula: str, many: int
) -> tuple[etree._Element, etree._Element]:
    reference = etree.Element(c(kind))
    etree.SubElement(reference, c("f")).text = formula
    cache = etree.SubElement(reference, c(cached))
    etree.SubElement(cache, c("ptCount"), val=str(many))
    return reference, cache


def _point(cache: etree._Element, place: int, text: str) -> None:
    point = etree.SubElement(cache, c("pt"), idx=str(place))
    etree.SubElement(point, c("v")).text = text


def _set_data(root: etree._Element, relation: str) -> None:
    data = root.find(c("externalData"))
    if data is None:
        data = etree.Element(c("externalData"))
        shapes = root.find(c("userShapes"))
        root.insert(len(root) if shapes is None else root.index(shapes), data)
        etree.SubElement(data, c("autoUpdate"), val="0")
    data.set(RELATION_ID, relation)
