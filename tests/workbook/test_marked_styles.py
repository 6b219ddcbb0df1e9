"""The styles of a workbook with those of its marks."""

from __future__ import annotations

import pytest
from lxml import etree

from llf_docgen.model.finding import Level
from llf_docgen.workbook.writing.marked_styles import FILLS, Clone, Styles, with_marks
from tests.workbook.marking import MAIN, STRICT

XF = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
ERROR, WARNING = ("0", Level.ERROR), ("0", Level.WARNING)


def styled(inner: str, *clones: Clone) -> tuple[str, Styles]:
    xml, styles = with_marks(
        f'<styleSheet xmlns="{MAIN}">{inner}</styleSheet>'.encode(), MAIN, clones
    )
    return xml.decode(), styles


def listed(xml: bytes | str, name: str) -> list[etree._Element]:
    root = etree.fromstring(xml)
    (element,) = root.findall(f"{{*}}{name}")
    assert element.get("count") in (None, str(len(element)))
    return list(element)


def fill_of(xml: bytes | str, style: str) -> str:
    """The colour of a style's fill."""
    xf = listed(xml, "cellXfs")[int(style)]
    fill = listed(xml, "fills")[int(xf.get("fillId", ""))]
    (colour,) = fill.iter("{*}fgColor")
    return colour.get("rgb", "")[2:]


def test_a_cells_style_is_cloned_with_the_fill_of_its_level():
    own = '<xf numFmtId="14" fontId="1" fillId="1" borderId="2" applyFill="0"><alignment wrapText="1"/></xf>'
    xml, styles = styled(f"<cellXfs count='2'>{XF}{own}</cellXfs>", ("1", Level.INFO), ERROR)
    assert f"{XF}{own}" in xml
    style = styles.clones["1", Level.INFO]
    clone = listed(xml, "cellXfs")[int(style)]
    assert fill_of(xml, style) == FILLS[Level.INFO]
    assert {k: v for k, v in clone.items() if k != "fillId"} == {
        "numFmtId": "14", "fontId": "1", "borderId": "2", "applyFill": "1"
    }  # fmt: skip
    assert clone[0].get("wrapText") == "1"
    assert fill_of(xml, styles.clones[ERROR]) == FILLS[Level.ERROR]
    assert etree.fromstring(xml).nsmap == {None: MAIN}


def test_each_style_is_cloned_once_for_a_level():
    clones = [ERROR, WARNING, ERROR, ("0", Level.BREACH), ("x", Level.INFO), ("9", Level.INFO)]
    xml, styles = styled(f"<cellXfs>{XF}</cellXfs>", *clones)
    assert len(styles.clones) == 5
    assert len(set(styles.clones.values())) == 5
    for (_, level), style in styles.clones.items():
        assert fill_of(xml, style) == FILLS[level]


def test_one_style_in_two_levels_and_a_sparse_choice_of_styles():
    xfs = "".join(f'<xf numFmtId="{n}"/>' for n in range(50))
    xml, styles = styled(
        f"<cellXfs>{xfs}</cellXfs>", ("40", Level.INFO), ("7", Level.INFO), ("12", Level.ERROR)
    )
    for (base, _), style in styles.clones.items():
        assert listed(xml, "cellXfs")[int(style)].get("numFmtId") == base


@pytest.mark.parametrize(
    "inner",
    [
        "",
        "<fonts/><fills/><borders/><cellStyleXfs/><cellXfs/>",
        '<fonts count="0"></fonts><fills count="1"><fill/></fills><cellXfs count="0"/>',
        "<numFmts/><cellStyles/><dxfs/><extLst/>",
        f"<cellXfs>{XF}</cellXfs><colors/>",
    ],
)
def test_what_is_lacking_is_made_in_the_schemas_order(inner):
    xml, styles = styled(inner, ERROR, ("3", Level.ERROR))
    names = [etree.QName(e).localname for e in etree.fromstring(xml)]
    order = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"]
    order += ["dxfs", "colors", "extLst"]
    assert names == sorted(names, key=order.index)
    assert {*order[1:7]} <= {*names}
    assert int(styles.levels[Level.ERROR]) < len(listed(xml, "cellXfs"))
    for xf in listed(xml, "cellXfs")[-8:]:
        assert int(xf.get("fontId", "0")) < len(listed(xml, "fonts"))
        assert int(xf.get("fillId", "0")) < len(listed(xml, "fills"))
    # The first two fills are Excel's own: whatever stands there, it shows none and grey dots.
    assert int(listed(xml, "cellXfs")[int(styles.clones[ERROR])].get("fillId", "")) >= 2
    assert fill_of(xml, styles.clones[ERROR]) == FILLS[Level.ERROR]


@pytest.mark.parametrize("space", [MAIN, STRICT])
@pytest.mark.parametrize("nothing", [b"", b" \n"])
def test_a_workbook_without_styles_gets_some(nothing, space):
    xml, styles = with_marks(nothing, space, [ERROR])
    assert etree.QName(etree.fromstring(xml)).namespace == space
    assert fill_of(xml, styles.clones[ERROR]) == FILLS[Level.ERROR]
    first = listed(xml, "cellXfs")[0]
    assert first.get("fillId") == "0"


def test_a_prefix_is_kept():
    xml = f'<x:styleSheet xmlns:x="{STRICT}"><x:cellXfs><x:xf/></x:cellXfs></x:styleSheet>'
    made, styles = with_marks(xml.encode(), STRICT, [ERROR, ("1", Level.INFO)])
    root = etree.fromstring(made)
    assert {etree.QName(e).namespace for e in root.iter()} == {STRICT}
    assert fill_of(made, styles.clones["1", Level.INFO]) == FILLS[Level.INFO]


def test_the_first_sheets_styles():
    xml, styles = styled(f"<fonts count='1'><font/></fonts><cellXfs>{XF}</cellXfs>")
    fonts, xfs = listed(xml, "fonts"), listed(xml, "cellXfs")
    for style, told in ((styles.title, "b"), (styles.heading, "b"), (styles.link, "u")):
        font = fonts[int(xfs[int(style)].get("fontId", ""))]
        assert font.find(f"{{*}}{told}") is not None
    for level, style in styles.levels.items():
        assert fill_of(xml, style) == FILLS[level]
        assert xfs[int(style)][0].get("wrapText") == "1"
    assert xfs[int(styles.text)][0].get("vertical") == "top"
    assert styles.clones == {}
