"""Filling templates: any docxtpl template, any plain context; faults are sentences."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.errors import UnusableFile, UnusableTemplate
from llf_docgen.word.environment import FORBIDDEN
from llf_docgen.word.template import Template
from tests.conftest import ROOT
from tests.outline import words


def template(folder: Path, *paragraphs: str, build=None) -> Template:
    """A template of paragraphs, made by python-docx as a person's own would be."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if build:
        build(document)
    path = folder / "Mine.docx"
    document.save(str(path))
    return Template.read(path)


def lines(content: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]


@dataclass(frozen=True)
class Row:
    name: str
    note: str


def test_values_lists_and_records(tmp_path):
    made = template(
        tmp_path,
        "{{ title }}",
        "{%p for row in rows %}",
        "{{ row.name }}: {{ row['note'] if row is mapping else row.note }}",
        "{%p endfor %}",
        "{% if last %}{{ last }}{% endif %}",
    )
    rows = [Row("a", "1"), {"name": "b", "note": 2}]
    assert lines(made.render({"title": "T", "rows": rows, "last": ""})) == ["T", "a: 1", "b: 2", ""]


def test_values_are_escaped_and_printed_as_people_write(tmp_path):
    made = template(tmp_path, "{{ a }}|{{ b }}|{{ c }}|{{ d }}|{{ e }}|{{ f }}")
    context = {
        "a": "Smith & Sons <b>",
        "b": None,
        "c": float("nan"),
        "d": 12.0,
        "e": 0,
        "f": "{{ a }}",
    }
    assert lines(made.render(context)) == ["Smith & Sons <b>|||12|0|{{ a }}"]


def test_line_breaks_and_tabs_are_word_s_own(tmp_path):
    content = template(tmp_path, "{{ text }}").render({"text": "one\r\ntwo\tthree\n"})
    assert lines(content) == ["one\ntwo\tthree"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml")
    assert xml.count(b"<w:br/>") == 1
    assert b"<w:tab/>" in xml


def test_literal_braces(tmp_path):
    made = template(tmp_path, "{{ c }}")
    assert lines(made.render({"c": "{_{ {{ a }}"})) == ["{_{ {{ a }}"]


def test_tags_split_by_word_are_joined(tmp_path):
    def split(document):
        paragraph = document.add_paragraph()
        for part in ("{", "{ ti", "tle }", "}"):
            paragraph.add_run(part).bold = part == "{ ti"

    assert lines(template(tmp_path, build=split).render({"title": "T"})) == ["T"]


def test_header_footer_and_properties_are_filled(tmp_path):
    def frame(document):
        document.sections[0].header.paragraphs[0].text = "{{ head }}"
        document.sections[0].footer.paragraphs[0].text = "{{ foot }}"
        document.core_properties.title = "{{ head }} & more"

    text = words(template(tmp_path, build=frame).render({"head": "A & B", "foot": "F"}))
    assert "header: A & B" in text
    assert "footer: F" in text
    assert "property title: A & B & more" in text


def test_the_same_template_can_be_filled_again(tmp_path):
    made = template(tmp_path, "{{ a }}")
    assert lines(made.render({"a": 1})) == ["1"]
    assert lines(made.render({"a": 2})) == ["2"]
    assert made.render({"a": 1}) == made.render({"a": 1})
    assert made.names == {"a"}


def test_tables_stay_whole(tmp_path):
    def tables(document):
        table = document.add_table(rows=3, cols=2)
        table.cell(0, 0).text = "{%tr for r in rows %}"
        table.cell(1, 0).text = "{{ r }}"
        table.cell(1, 1).text = "{%p if r > 1 %}"
        table.cell(1, 1).add_paragraph("big")
        table.cell(1, 1).add_paragraph("{%p endif %}")
        table.cell(2, 0).text = "{%tr endfor %}"

    made = template(tmp_path, "before", build=tables)
    full = docx.Document(io.BytesIO(made.render({"rows": [1, 2]})))
    assert [[c.text for c in r.cells] for r in full.tables[0].rows] == [["1", ""], ["2", "big"]]
    assert docx.Document(io.BytesIO(made.render({"rows": []}))).tables == []


def test_a_table_that_falls_away_leaves_its_neighbours_apart(tmp_path):
    def tables(document):
        document.add_table(rows=1, cols=1).cell(0, 0).text = "one"
        table = document.add_table(rows=3, cols=1)
        for row, text in enumerate(("{%tr for r in rows %}", "{{ r }}", "{%tr endfor %}")):
            table.cell(row, 0).text = text
        document.add_table(rows=1, cols=1).cell(0, 0).text = "two"

    content = template(tmp_path, build=tables).render({"rows": []})
    document = docx.Document(io.BytesIO(content))
    assert [t.cell(0, 0).text for t in document.tables] == ["one", "two"]
    assert len(document.paragraphs) == 2  # one between them, one at the end


def test_docxtpl_s_own_objects_go_through_docxtpl(tmp_path):
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    picture = tmp_path / "dot.png"
    picture.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )
    made = template(tmp_path, "{{r rich }}", "{{ listing }}", "{{ picture }}", "{{ plain }}")
    document = DocxTemplate(io.BytesIO(made.content))
    context = {
        "rich": RichText("bold & <b>", bold=True),
        "listing": Listing("one\ntwo\athree"),
        "picture": InlineImage(document, str(picture), width=Mm(5)),
        "plain": "Smith & Sons",
    }
    content = made.render(context)
    assert lines(content)[0] == "bold & <b>"
    assert "Smith & Sons" in lines(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert any(name.startswith("word/media/") for name in archive.namelist())
    with pytest.raises(UnusableTemplate, match="asks for 'plain'"):
        made.render({"rich": RichText("x"), "listing": "", "picture": ""})


@pytest.mark.parametrize(
    ("paragraphs", "says"),
    [
        (["{{ titel }}"], "asks for 'titel', which there is not. Did you mean \"title\"?"),
        (["{{ row.nam }}"], "asks for 'nam', which there is not. Did you mean \"name\"?"),
        (["{% if titel %}x{% endif %}"], "asks for 'titel'"),
        (["{{ xyz }}"], "It may use: row, title"),
        (["intro", "{%p for r in rows %}", "{{ r }} here"], "is never closed"),
        (["{{ title"], "a tag is wrong"),
        (["{{ title | shout }}"], "No filter named 'shout'"),
        (["{{ ''.__class__.__mro__ }}"], "tries to run code"),
        (["{{ row.__init__.__globals__ }}"], "tries to run code"),
        (["{{ ('{0.__init__.__globals__}'|attr('format'))(cycler) }}"], "tries to run code"),
        (["{{ '{0.__class__}'.format(title) }}"], "tries to run code"),
        (["{{ title + 1 }}"], "a tag can't be filled"),
        (["{{ 1 / 0 }}"], "a tag can't be filled"),
    ],
)
def test_faults_are_sentences(tmp_path, paragraphs, says):
    with pytest.raises(UnusableTemplate) as why:
        template(tmp_path, *paragraphs).render({"title": "T", "row": Row("a", "b")})
    assert says in str(why.value)
    assert str(why.value).startswith("Mine.docx")
    assert "Traceback" not in str(why.value)


def test_a_loop_that_begins_in_a_cell_and_ends_outside_is_told(tmp_path):
    def crossed(document):
        document.add_table(rows=1, cols=1).cell(0, 0).text = "{% for r in rows %}{{ r }}"
        document.add_paragraph("{% endfor %}")

    with pytest.raises(UnusableTemplate, match="in another place than"):
        template(tmp_path, build=crossed).render({"rows": [1, 2]})


def test_the_readme_s_example_runs(tmp_path, monkeypatch):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = readme.split("```python\n")[1].split("```")[0]
    document = docx.Document()
    document.add_paragraph("Dear {{ name }}")
    document.save(str(tmp_path / "letter.docx"))
    monkeypatch.chdir(tmp_path)
    scope: dict[str, bytes] = {}
    exec(example, scope)
    assert lines(scope["content"]) == ["Dear Smith & Sons"]


def test_files_that_are_no_template(tmp_path):
    (tmp_path / "old.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99)
    with pytest.raises(UnusableFile, match="old format of Word"):
        Template.read(tmp_path / "old.docx")
    with pytest.raises(UnusableFile, match="is not there"):
        Template.read(tmp_path / "none.docx")
    with zipfile.ZipFile(tmp_path / "book.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(UnusableFile, match="is no Word document"):
        Template.read(tmp_path / "book.docx")


def test_a_template_may_be_a_dotx(tmp_path):
    made = template(tmp_path, "{{ a }}")
    parts = {}
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
    with zipfile.ZipFile(tmp_path / "Mine.dotx", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert lines(Template.read(tmp_path / "Mine.dotx").render({"a": "x"})) == ["x"]


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory) -> Template:
    """A value in a paragraph, a cell, a header and the title."""

    def places(document):
        document.add_table(rows=1, cols=1).cell(0, 0).text = "{{ v }}"
        document.sections[0].header.paragraphs[0].text = "{{ v }}"
        document.core_properties.title = "{{ v }}"

    return template(tmp_path_factory.mktemp("t"), "{{ v }}", build=places)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_arrives_in_the_document(everywhere: Template, text: str):
    document = docx.Document(io.BytesIO(everywhere.render({"v": text})))
    expected = FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    assert document.paragraphs[0].text == expected.removesuffix("\n")
    assert document.tables[0].cell(0, 0).text == expected.removesuffix("\n")
    assert document.sections[0].header.paragraphs[0].text == expected.removesuffix("\n")


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), max_size=5))
def test_any_list_makes_as_many_paragraphs(tmp_path_factory, items: list[str]):
    made = template(
        tmp_path_factory.mktemp("t"), "{%p for i in items %}", "{{ i }}", "{%p endfor %}", "end"
    )
    assert lines(made.render({"items": items})) == [*items, "end"]


@pytest.mark.parametrize(
    "tag", ["{{ '<w:x>'|safe }}", "{% autoescape false %}{{ '<b' }}{% endautoescape %}"]
)
def test_a_value_that_goes_in_as_xml_and_is_none_is_the_cause_that_is_told(tmp_path, tag):
    with pytest.raises(UnusableTemplate, match=r"A value goes in as it is \(\|safe, autoescape\)"):
        template(tmp_path, "x", tag).render({})
    assert lines(template(tmp_path, "{{ '<w:br/>'|safe }}x").render({}))
