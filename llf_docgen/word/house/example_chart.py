"""The chart that stands in the templates: columns for the figures, a dashed line for the target.

Ordinary DrawingML, as Word itself writes it: the office may restyle it in Word, and every copy
follows. Its figures are an example; filling puts the workbook's in their place.
"""

from __future__ import annotations

from llf_docgen.model.figures import Chart, Series
from llf_docgen.model.states import TERM_NAMES
from llf_docgen.word.chart_figures import filled_chart
from llf_docgen.word.data_sheet import data_sheet
from llf_docgen.word.house import ACCENT, DECLARATION, GREY, HAIRLINE
from llf_docgen.word.xml import OFFICE, WP, A, C

WIDTH, HEIGHT = 5.4, 4.3  # centimetres: three beside each other
TARGET_LINE = "A2461F"  # 5.9:1 on white, and told apart from the columns in grey too
_EMU_PER_CM = 360_000
EXAMPLE = Chart(
    "Indicator",
    "Target 15",
    TERM_NAMES,
    (Series("Value", (12, 14, 17)), Series("Target", (15, 15, 15))),
    "",
)


def chart_drawing(expression: str, relation: str) -> str:
    """A run with the chart; its alternative text says which chart takes its place."""
    size = f'cx="{round(WIDTH * _EMU_PER_CM)}" cy="{round(HEIGHT * _EMU_PER_CM)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/>"
        f'<wp:docPr id="1" name="Chart" descr="{{{{ {expression} }}}}"/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def chart_part(data: str) -> bytes:
    """The chart's part, with the example's figures; `data` is the relation of its data sheet."""
    return filled_chart(_LOOK.encode(), EXAMPLE, data)


def example_sheet() -> bytes:
    """The example's data sheet."""
    return data_sheet(EXAMPLE)


def _text(points: float, color: str, bold: bool = False) -> str:
    return (
        f'<a:defRPr sz="{round(points * 100)}" b="{int(bold)}"><a:solidFill>'
        f'<a:srgbClr val="{color}"/></a:solidFill><a:latin typeface="Calibri"/></a:defRPr>'
    )


def _paragraph(points: float, color: str, bold: bool = False) -> str:
    return (
        f"<a:bodyPr/><a:p><a:pPr>{_text(points, color, bold)}</a:pPr>"
        '<a:endParaRPr lang="en-GB"/></a:p>'
    )


def _title_line(points: float, color: str, bold: bool) -> str:
    look = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill><a:latin typeface="Calibri"/>'
    size = f'sz="{round(points * 100)}" b="{int(bold)}"'
    return (
        f"<a:p><a:pPr><a:defRPr {size}>{look}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="en-GB" {size}>{look}</a:rPr><a:t/></a:r></a:p>'
    )


_LABELS = (
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
    f'<c:txPr>{_paragraph(9, "FFFFFF", True)}</c:txPr><c:dLblPos val="ctr"/>'
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_LINE = f'<a:ln w="19050"><a:solidFill><a:srgbClr val="{TARGET_LINE}"/></a:solidFill>'
_AXES = '<c:axId val="111"/><c:axId val="222"/>'
_LOOK = (
    f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{OFFICE}">'
    '<c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/>'
    f"{_title_line(9.5, GREY, True)}{_title_line(9, TARGET_LINE, True)}"
    '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
    '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
    '<c:ser><c:idx val="0"/><c:order val="0"/><c:tx/>'
    f'<c:spPr><a:solidFill><a:srgbClr val="{ACCENT}"/></a:solidFill></c:spPr>'
    f'<c:invertIfNegative val="0"/><c:dLbls>{_LABELS}</c:dLbls><c:cat/><c:val/></c:ser>'
    f'<c:gapWidth val="60"/>{_AXES}</c:barChart>'
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
    '<c:ser><c:idx val="1"/><c:order val="1"/><c:tx/>'
    f'<c:spPr>{_LINE}<a:prstDash val="sysDash"/></a:ln></c:spPr>'
    '<c:marker><c:symbol val="none"/></c:marker>'
    f'<c:cat/><c:val/><c:smooth val="0"/></c:ser><c:marker val="1"/>{_AXES}</c:lineChart>'
    '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
    '<c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/>'
    '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
    f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{HAIRLINE}"/></a:solidFill></a:ln>'
    f'</c:spPr><c:txPr>{_paragraph(9, GREY)}</c:txPr><c:crossAx val="222"/></c:catAx>'
    '<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
    '</c:scaling><c:delete val="1"/><c:axPos val="l"/><c:crossAx val="111"/></c:valAx>'
    '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>"
)
