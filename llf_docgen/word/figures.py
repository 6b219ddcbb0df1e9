"""Charts and pictures in a filled document: native, with their data and alternative text.

A template shows a chart where the office placed one: an ordinary Word chart whose alternative
text is `{{ chart }}`. Filling gives each place its own copy with its own figures and its own data
sheet, so that "Edit data" works in Word. A picture stands where the template says `{{ logo }}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from secrets import token_hex

from lxml import etree
from markupsafe import Markup, escape

from llf_docgen.errors import UnusableTemplate
from llf_docgen.model.figures import Chart, Picture
from llf_docgen.word.chart_figures import filled_chart
from llf_docgen.word.data_sheet import data_sheet
from llf_docgen.word.relations import (
    Relation,
    Relations,
    Types,
    add_media,
    add_part,
    free_name,
    rels_name,
    remove_parts,
)
from llf_docgen.word.xml import (
    CHART,
    DRAWING_PROPERTIES,
    EMBEDDED,
    OFFICE,
    PIC,
    PICTURE,
    RELATION_ID,
    WP,
    A,
)

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# No cell can say what is drawn anew for each run, and none of it is left in a document.
_MARK = f"llf-docgen-figure-{token_hex(8)}-"
MOST_CHARTS = 1_000  # in one part; Word is slow long before
_EMU_PER_CM = 360_000
PICTURE_HEIGHT, PICTURE_WIDTH = 1.8, 7.0  # centimetres, at most


def marked(figure: Chart | Picture) -> str | Markup:
    """What a figure leaves in the text while the template is filled; `place` finds it again."""
    if isinstance(figure, Chart):
        return _mark(figure)
    return Markup(_drawing(figure))  # noqa: S704, its only text from outside is quoted


def figures_in(values: Iterable[object]) -> dict[str, Chart | Picture]:
    """The charts and pictures among a context's values, by their marks."""
    return {_mark(v): v for v in values if isinstance(v, Chart | Picture)}


def place(
    root: etree._Element,
    part: str,
    parts: dict[str, bytes],
    figures: Mapping[str, Chart | Picture],
) -> None:
    """Gives each marked place in a filled part its figure, and adds the parts it needs.

    Raises:
        UnusableTemplate: a chart is named outside the alternative text of a chart.
    """
    if not figures:
        return
    placing = _Placing(parts, Relations(parts, part), Types(parts))
    pictures: dict[str, str] = {}
    for blip in root.iter(PICTURE):
        mark = blip.get(EMBEDDED, "")
        picture = figures.get(mark)
        if isinstance(picture, Picture):
            if mark not in pictures:
                pictures[mark] = placing.add_picture(picture)
            blip.set(EMBEDDED, pictures[mark])
    charts = 0
    for properties in root.iter(DRAWING_PROPERTIES):
        figure = figures.get(properties.get("descr", "").strip())
        if isinstance(figure, Chart):
            charts += 1
            if charts > MOST_CHARTS:
                raise UnusableTemplate(f"would make more than {MOST_CHARTS} charts.")
            placing.place_chart(properties, figure)
    if any(_MARK in (text.text or "") for text in root.iter("{*}t")):
        raise UnusableTemplate(
            "names a chart in its text. Insert a chart in Word and put the name into its "
            "alternative text (right-click the chart, View Alt Text)."
        )


def drop_unused_charts(root: etree._Element, part: str, parts: dict[str, bytes]) -> None:
    """The chart that stood in the template goes when every place has its own copy."""
    if b"relationships/chart" not in parts.get(rels_name(part), b""):
        return
    used = {element.get(RELATION_ID) for element in root.iter(CHART)}
    relations = Relations(parts, part)
    unused = [r for r in relations if r.kind.endswith("/chart") and r.id not in used]
    relations.remove(*(relation.id for relation in unused))
    remove_parts(parts, [relation.target for relation in unused])


def _mark(figure: Chart | Picture) -> str:
    return f"{_MARK}{id(figure)}"


@dataclass(frozen=True)
class _Placing:
    """Figures on their way into one filled part, `types` those of the template's own parts."""

    parts: dict[str, bytes]
    relations: Relations
    types: Types

    def place_chart(self, properties: etree._Element, chart: Chart) -> None:
        """The chart beside these properties becomes a copy with other figures."""
        holder = properties.getparent()
        shown = holder.find(f".//{CHART}") if holder is not None else None
        source = self.relations.get(shown.get(RELATION_ID, "")) if shown is not None else None
        if shown is None or source is None or source.target not in self.parts:
            raise UnusableTemplate(
                "has the name of a chart in the alternative text of something else. Put it into "
                "that of a chart."
            )
        properties.set("descr", chart.description)
        shown.set(RELATION_ID, self.relations.add(source.kind, self._copy(chart, source)))

    def _copy(self, chart: Chart, source: Relation) -> str:
        """A copy of a chart's part with other figures; its name."""
        name = free_name("word/charts/chart{}.xml", self.parts)
        add_part(self.parts, name, b"", _CHART_TYPE)
        relations = Relations(self.parts, name)
        kind = f"{OFFICE}/package"
        sheet = free_name("word/embeddings/Microsoft_Excel_Sheet{}.xlsx", self.parts)
        add_media(self.parts, sheet, data_sheet(chart), _SHEET_TYPE)
        id = relations.add(kind, sheet)
        self.parts[name] = filled_chart(self.parts[source.target], chart, id)
        for other in Relations(self.parts, source.target):
            if other.kind != kind and not other.outside and other.target in self.parts:
                self._copy_look(other, relations)
        return name

    def _copy_look(self, look: Relation, relations: Relations) -> None:
        """The parts in which Word keeps a chart's style and colours; no two charts share one."""
        pattern = re.sub(r"\d*(\.\w+)$", r"{}\1", look.target)
        name = free_name(pattern, self.parts)
        add_part(self.parts, name, self.parts[look.target], self.types.of(look.target))
        relations.add(look.kind, name)

    def add_picture(self, picture: Picture) -> str:
        """A relation to the picture, which is put into the package where it is not there."""
        there = (name for name, content in self.parts.items() if content == picture.content)
        name = next(there, "") or free_name("word/media/picture{}.png", self.parts)
        add_media(self.parts, name, picture.content, "image/png")
        return self.relations.add(f"{OFFICE}/image", name)


def _drawing(picture: Picture) -> str:
    """A run's worth of drawing, as large as it may be and no larger than it is at 96 dpi."""
    width, height = picture.pixels
    scale = min(PICTURE_HEIGHT / height, PICTURE_WIDTH / width, 2.54 / 96)
    size = f'cx="{round(width * scale * _EMU_PER_CM)}" cy="{round(height * scale * _EMU_PER_CM)}"'
    told = f'"{escape(picture.description)}"'
    return (
        f'</w:t><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="1" name="Picture" descr={told}/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="Picture" descr={told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{OFFICE}" r:embed="{_mark(picture)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        '</a:graphic></wp:inline></w:drawing><w:t xml:space="preserve">'
    )
