"""Charts and pictures: native, with their data and alternative text; the template stays ordinary."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import replace

import openpyxl
import pytest
from lxml import etree

from llf_docgen.errors import UnusableFile, UnusableTemplate
from llf_docgen.model.figures import Chart, Picture, Series
from llf_docgen.word.house.markup import charts, p, when
from llf_docgen.word.house.page import Page, build
from llf_docgen.word.template import Template
from tests import books
from tests.conftest import TEMPLATES

CHART = Chart(
    "Trainees & <others>",
    "Target 15",
    ("Autumn", "Spring", "Summer"),
    (Series("Value", (16, 12.5, None)), Series("Target", (15, 15, 15))),
    "Trainees. Autumn 16; Spring 12.5; Summer not yet known. Target 15.",
    "%",
)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def png(width: int = 40, height: int = 10) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + b"\x1b\x4d\x5c" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def template(tmp_path) -> Template:
    blocks = [p("{{ title }}"), when("charts", charts("chart in charts"))]
    path = tmp_path / "Mine.docx"
    path.write_bytes(build(Page("t", "h", charts=True), blocks))
    return Template.read(path)


def filled(template: Template, *made: Chart, logo: object = "") -> dict[str, bytes]:
    names = ("alliance", "status", "confidentiality", "secretariat", "title", "year")
    values = dict.fromkeys(names, "x") | {"charts": made, "logo": logo}
    assert template.render(values) == template.render(values)
    return parts_of(template.render(values))


def test_each_place_gets_its_own_chart_with_its_own_data(template):
    other = replace(CHART, title="Other", unit="", series=(Series("Value", (1, 2, 3)),))
    parts = filled(template, CHART, other)
    shown = [name for name in parts if name.startswith("word/charts/chart")]
    assert len(shown) == 2
    assert "word/charts/chart1.xml" not in shown  # the template's own example is gone
    first, second = (etree.fromstring(parts[name]) for name in shown)
    assert [t.text for t in first.iter("{*}t")] == ["Trainees & <others>", "Target 15"]
    series = list(first.iter(f"{C}ser"))
    figures = [[v.text for v in s.find(f"{C}val").iter(f"{C}v")] for s in series]
    assert figures == [["16", "12.5"], ["15", "15", "15"]]
    assert {v.text for v in series[0].find(f"{C}cat").iter(f"{C}v")} == set(CHART.categories)
    assert {n.get("formatCode") for n in first.iter(f"{C}numFmt")} == {'General"%"'}
    assert len(list(second.iter(f"{C}ser"))) == 1
    sheets = [name for name in parts if name.endswith(".xlsx")]
    assert len(sheets) == 2
    book = openpyxl.load_workbook(io.BytesIO(parts[sheets[0]]))
    assert [list(row) for row in book["Sheet1"].iter_rows(values_only=True)] == [
        [None, "Value", "Target"],
        ["Autumn", 16, 15],
        ["Spring", 12.5, 15],
        ["Summer", None, 15],
    ]


def test_alternative_text_and_relations(template):
    parts = filled(template, CHART)
    body = etree.fromstring(parts["word/document.xml"])
    assert [d.get("descr") for d in body.iter("{*}docPr")] == [CHART.description]
    rels = parts["word/_rels/document.xml.rels"].decode()
    for shown in body.iter(f"{C}chart"):
        (id,) = shown.attrib.values()
        assert f'Id="{id}"' in rels
    types = parts["[Content_Types].xml"].decode()
    assert types.count("drawingml.chart+xml") == 1
    for name in parts:
        assert name.endswith((".xml", ".rels", ".xlsx"))


def test_without_charts_nothing_of_the_example_is_left(template):
    parts = filled(template)
    assert not [name for name in parts if "chart" in name or "embeddings" in name]
    assert b"chart" not in parts["word/_rels/document.xml.rels"]


def test_a_chart_named_in_text_is_said(tmp_path):
    path = tmp_path / "Mine.docx"
    path.write_bytes(build(Page("t", "h"), [p("{{ charts[0] }}")]))
    with pytest.raises(UnusableTemplate, match="alternative text"):
        filled(Template.read(path), CHART)


@pytest.mark.parametrize("typed", ["llf-docgen-figure-1", "llf-docgen-figure-", "{{ chart }}"])
def test_a_cell_that_says_what_we_mark_a_chart_with_is_a_cell_like_any_other(template, typed):
    names = ("alliance", "status", "confidentiality", "secretariat", "year")
    values = dict.fromkeys(names, "x") | {"charts": [CHART], "logo": "", "title": typed}
    assert typed.encode() in parts_of(template.render(values))["word/document.xml"]


def test_more_charts_than_a_document_can_hold_are_said(template, monkeypatch):
    monkeypatch.setattr("llf_docgen.word.figures.MOST_CHARTS", 2)
    with pytest.raises(UnusableTemplate, match=r"Mine\.docx would make more than 2 charts\."):
        filled(template, CHART, replace(CHART, title="b"), replace(CHART, title="c"))


@pytest.mark.slow
def test_the_logo_stands_above_the_title_where_there_is_one(template, validator, tmp_path):
    import json
    import subprocess

    logo = Picture(png(), "Logo of Smith & Sons")
    parts = filled(template, CHART, logo=logo)
    assert parts["word/media/picture1.png"] == logo.content
    head = etree.fromstring(parts["word/header2.xml"])
    assert [d.get("descr") for d in head.iter("{*}docPr")] == ["Logo of Smith & Sons"]
    (extent,) = head.iter("{*}extent")
    assert int(extent.get("cx")) == 4 * int(extent.get("cy"))
    assert b"media/picture1.png" in parts["word/_rels/header2.xml.rels"]
    assert not [name for name in filled(template) if "media" in name]
    path = tmp_path / "logo.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    done = subprocess.run([*validator, str(path)], capture_output=True, check=False)
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.parametrize("content", [b"", b"GIF89a", png()[:14], png(0, 0), png(3, 0)])
def test_a_logo_that_is_no_picture_is_said(tmp_path, content):
    from llf_docgen.pipeline.loading import load_templates

    assert load_templates(tmp_path).picture("A") is None
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(UnusableFile, match="is no PNG picture"):
        load_templates(tmp_path).picture("A")


def test_templates_says_what_pack_says_of_a_logo(run, working_folder):
    """What the one passes, the other fills."""
    (working_folder / "templates" / "logo.png").write_text("a picture", encoding="utf-8")
    said = [run(command) for command in ("templates", "pack")]
    assert [code for code, _, _ in said] == [2, 2]
    assert all("is no PNG picture" in errors for _, _, errors in said)


def test_the_termly_report_shows_a_chart_for_each_kpi_with_a_figure(shipped_book):
    request = books.request(shipped_book)
    template = Template.read(TEMPLATES / "Termly report.docx")
    parts = parts_of(template.render(books.context("Termly report", request)))
    assert sum(name.startswith("word/charts/chart") for name in parts) == len(shipped_book.kpis)
    bare = shipped_book.with_(kpis=tuple(replace(k, autumn=None) for k in shipped_book.kpis))
    context = books.context("Termly report", books.request(bare))
    assert not any("chart" in name for name in parts_of(template.render(context)))
