"""Templates made ready: what Word, or another program, does to a file makes no difference."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from lxml import etree

from llf_docgen.errors import UnusableFile, UnusableTemplate
from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.as_document import as_document
from llf_docgen.word.lint.look_over import look_over
from llf_docgen.word.prepared import prepare
from llf_docgen.word.relations import Relations, Types, remove_parts
from llf_docgen.word.template import Template
from tests.word.small import document, p, run, words_of

MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="x" descr="TEXT"/></wp:inline></w:drawing></w:r>'
)


def filled(content: bytes, **values: object) -> bytes:
    return Template(content, "Mine.docx").render(values)


def changed(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    parts = open_parts(content, "x", "docx")
    change(parts)
    return write_parts(parts)


def in_utf_16(*names: str) -> Callable[[dict[str, bytes]], object]:
    def change(parts: dict[str, bytes]) -> None:
        for name in names:
            parts[name] = etree.tostring(etree.fromstring(parts[name]), encoding="UTF-16")

    return change


@pytest.mark.parametrize("names", [(MAIN,), (TYPES,), (MAIN, TYPES, "_rels/.rels")])
def test_parts_in_utf_16_are_filled(names):
    content = changed(document(["{{ title }} é"]), in_utf_16(*names))
    assert words_of(filled(content, title="T")) == ["T é"]
    assert look_over(content, "x", None) == look_over(document(["{{ title }} é"]), "x", None)


def test_a_content_type_that_goes_by_the_ending_or_in_other_letters_counts():
    def by_ending(parts: dict[str, bytes]) -> None:
        kind = Types(parts).of(MAIN).encode()
        types = parts[TYPES].replace(b"application/xml", kind)
        parts[TYPES] = types.replace(b'<Override PartName="/word/document.xml"', b"<!-- ").replace(
            b'main+xml"/></Types>', b" --></Types>"
        )

    def in_capitals(parts: dict[str, bytes]) -> None:
        parts[TYPES] = parts[TYPES].replace(b"/word/document.xml", b"/Word/Document.XML")

    for change in (by_ending, in_capitals):
        assert words_of(filled(changed(document(["{{ a }}"]), change), a="x")) == ["x"]


KINDS = [
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
]


@pytest.mark.parametrize("kind", KINDS)
def test_templates_of_every_kind_make_plain_documents_without_macros(kind):
    microsoft = "http://schemas.microsoft.com/office/2006/relationships"

    def with_macros(parts: dict[str, bytes]) -> None:
        plain = Types(parts).of(MAIN).encode()
        ending = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        parts[TYPES] = (
            parts[TYPES].replace(plain, kind).replace(b"<Override", ending + b"<Override")
        )
        Relations(parts, MAIN).add(f"{microsoft}/vbaProject", "word/vbaProject.bin")
        Relations(parts, MAIN).add(f"{microsoft}/keyMapCustomizations", "word/customizations.xml")
        Relations(parts, "").add(f"{microsoft}/ui/extensibility", "customUI/customUI.xml")
        Relations(parts, "word/vbaProject.bin").add(f"{microsoft}/wordVbaData", "word/vbaData.xml")
        names = ("word/vbaProject.bin", "word/customizations.xml", "customUI/customUI.xml")
        parts.update(dict.fromkeys((*names, "word/vbaData.xml"), b"<x/>"))

    made = filled(changed(document(["{{ a }}"]), with_macros), a="x")
    parts = open_parts(made, "x", "docx")
    assert words_of(made) == ["x"]
    assert Types(parts).of(MAIN).endswith("wordprocessingml.document.main+xml")
    assert not [name for name in parts if "vba" in name or "custom" in name]
    assert not [name for name, part in parts.items() if b"vba" in part or b"acro" in part]


def test_a_plain_document_is_let_be():
    parts = open_parts(document(["a"]), "x", "docx")
    assert as_document(parts) == parts


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (run("{") + run("{ a") + run(" }") + run("}"), "x"),
        (
            run("{{ a") + "<w:r><w:tab/></w:r>" + run(" }}") + "<w:r><w:tab/></w:r>" + run("b"),
            "x\tb",
        ),
        (run("b {{ a") + '<w:hyperlink r:id="r">' + run(" }} c") + "</w:hyperlink>", "b x c"),
        (run("{{ '}' }}{{ a }}"), "}x"),
        (run("{% if 5 % 2 %}{{ a }}{% endif %}"), "x"),
        (run("{{ \u201eb\u201c }}{{ \u00aba\u00bb }}"), "ba"),
        (run('{{ "the chair\u2019s" }}'), "the chair\u2019s"),
        (run("{{ a &amp;&amp; b }}").replace("&amp;&amp; b", "~ '&amp;'"), "x&"),
        (run("{% raw %}{ a }{% endraw %}"), "{ a }"),
        (run("1 {{p a }} 2 {{r a }} 3 {{tr a }}"), "1 x 2 x 3 x"),
    ],
)
def test_what_stands_in_a_paragraph(inside, words):
    assert words_of(filled(document(p(inside)), a="x")) == [words]


def test_paragraphs_that_go_and_those_that_are_joined():
    lines = [
        "{%p\u00a0for i in n %}",
        "{%p if i % 2 %}",
        "{{ i }}",
        "{%p else %}",
        "even",
        "{%p endif %}",
    ]
    made = filled(
        document([*lines, "{%p endfor %}{%p for i in n %}{%p endfor %}", "end"]), n=[1, 2]
    )
    assert words_of(made) == ["1", "even", "end"]
    joined = [
        "My house is",
        "{%- if town -%}",
        " in town",
        "{%- else -%}",
        " far out",
        "{%- endif -%}",
        ".",
    ]
    assert words_of(filled(document(joined), town=True)) == ["My house is in town."]
    assert words_of(filled(document(joined), town=False)) == ["My house is far out."]


def test_cells_with_docxtpl_s_own_words():
    table = [["{% colspan many %}{{ a }}", "{% cellbg colour %}b"]]
    made = open_parts(filled(document([table]), a="x", many=2, colour="FF0000"), "x", "docx")[MAIN]
    assert b'<w:gridSpan w:val="2"/>' in made
    assert b'w:fill="FF0000"' in made
    rows = [["{%tr for i in n %}", ""], ["{% vm %}once", "{{ i }}"], ["{%tr endfor %}", ""]]
    made = filled(document([rows]), n=[1, 2])
    assert words_of(made) == ["once", "1", "", "2", ""]
    assert open_parts(made, "x", "docx")[MAIN].count(b"w:vMerge") == 2
    cells = [["{%tc for i in n %}", "{{ i }}", "{%tc endfor %}"]]
    assert words_of(filled(document([cells]), n=[1, 2])) == ["1", "2", ""]


def test_values_where_word_has_no_line_break():
    inside = DRAWING.replace("TEXT", "{{ a }} {{ 'b' if a else 'c' }}")
    made = filled(document(p(run("w") + inside)), a='1\n2\t<"3">')
    root = etree.fromstring(open_parts(made, "x", "docx")[MAIN])
    assert [d.get("descr") for d in root.iter("{*}docPr")] == ['1\n2\t<"3"> b']


def test_what_a_tracked_change_took_out_is_not_filled_and_not_left():
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>{{ gone }} {%</w:delText></w:r></w:del>'
    came = f'<w:ins w:id="2" w:author="A">{run("{{ a }}")}</w:ins>'
    away = f'<w:moveFrom w:id="3" w:author="A">{run("{{ away")}</w:moveFrom>'
    made = open_parts(filled(document(p(gone + came + away)), a="x"), "x", "docx")[MAIN]
    assert b"{" not in made
    assert b">x<" in made


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["{{ a"], 'at "{{ a". A tag begins here with {{'),
        (["b", "a }}"], 'at "a }}". A tag ends here'),
        (["{%tr if a %}", "{%tr endif %}"], "stands in no row"),
        (["Hello {%p if a %}", "{%p endif %}"], '"Hello" stands beside {%p if a %}'),
        (["{%p if a %}{{ a }}", "{%p endif %}"], '"{{ a }}" stands beside'),
        (["{%p if a %}", "{% endif %}"], "in another place"),
        (["{%p if a %}", "x{% else %}", "{%p endif %}"], "{% else %} stands in another place"),
        (["{% if a %}", [["{% endif %}"]]], "in another place"),
        ([[["{% if a %}", "{% endif %}"]]], "in another place"),
        (["{% if a %}{% for b in a %}{% endif %}{% endfor %}"], "they cross"),
        (["{% if a %}{{ b|shout }}{% endif %}"], "No filter named 'shout'"),
        (["{% if a is loud %}{% endif %}"], "No test named 'loud'"),
        (["{% include 'x' %}"], "can't bring in another file"),
        (["{{ ''.__class__ }}"], "tries to run code"),
    ],
)
def test_pack_and_check_refuse_with_the_same_words(lines, says):
    with pytest.raises(UnusableTemplate) as why:
        Template(document(lines), "Mine.docx")
    assert says in str(why.value)
    errors = [f for f in look_over(document(lines), "Mine.docx", None) if f.level.stops_check]
    assert f"Mine.docx: a tag is wrong {errors[0].place}. {errors[0].message}" == str(why.value)


def test_a_picture_beside_a_tag_is_not_lost():
    lines = p(run("{%p if a %}") + DRAWING) + p(run("{%p endif %}"))
    with pytest.raises(UnusableTemplate, match="A picture stands beside"):
        Template(document(lines), "Mine.docx")


def test_a_condition_that_begins_in_a_link_and_ends_behind_it_is_told_whatever_the_data_are():
    link = f'<w:hyperlink r:id="r">{run("{% if a %}b")}</w:hyperlink>'
    with pytest.raises(UnusableTemplate, match="in another place"):
        Template(document(p(link + run("c{% endif %}"))), "Mine.docx")


def test_a_tag_where_nobody_fills_is_refused():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

    def comment(parts: dict[str, bytes]) -> None:
        entry = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
        parts[TYPES] = parts[TYPES].replace(b"</Types>", entry.encode())
        parts["word/comments.xml"] = b"<a><t>Why {</t><t>{ x }}?</t></a>"

    content = changed(document(["{{ a }}"]), comment)
    with pytest.raises(UnusableTemplate, match="A tag stands in a comment"):
        Template(content, "Mine.docx")
    faults = [fault for fault in look_over(content, "x", None) if fault.level.stops_check]
    assert [fault.place for fault in faults] == ["in a comment (Review)"]


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def versions(new: str, old: str) -> str:
    choice = f'<mc:Choice Requires="w14">{new}</mc:Choice>'
    fallback = f"<mc:Fallback>{old}</mc:Fallback>"
    return f"<mc:AlternateContent {MC}>{choice}{fallback}</mc:AlternateContent>"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (versions(run("{{ a }}"), run("{{ a }}")), ["x"]),
        (run("{{ ") + versions(run("a"), run("a")) + run(" }}"), ["x"]),
        (versions(run("{% if a %}b{% endif %}"), run("{% if a %}c{% endif %}")), ["b"]),
        (run("{{ a }}") + versions("", run("b")), ["xb"]),
        (versions(run("{%p if a %}{%p endif %}"), run("{%p if a %}{%p endif %}")), [""]),
    ],
)
def test_words_for_several_versions_of_word_are_read_once(inside, words):
    content = document(p(inside))
    assert not [f for f in look_over(content, "x", None) if f.level.stops_check]
    assert words_of(filled(content, a="x")) == words


def test_words_for_several_versions_without_a_tag_stay():
    content = document(p(versions(run("new"), run("old")) + run(" b")))
    assert b"old" in open_parts(filled(content), "x", "docx")[MAIN]


# --- nothing is walked over and over

MANY = {
    "braces": lambda n: p(run("{" * n * 10)),
    "halves in rows": lambda n: [[["{%tr for x"]] * n],
    "rows": lambda n: [[["{{ a }}"]] * n],
    "rows that go": lambda n: [[row for _ in range(n // 2) for row in (["{%tr if a %}"], ["{%tr endif %}"])]],
    "paragraphs that go": lambda n: ["{%p if a %}", "{%p endif %}"] * (n // 2),
    "paragraphs": lambda n: ["{{ a }}"] * n,
    "paragraphs that are joined": lambda n: ["{%- if a -%}", "b", "{%- endif -%}"] * (n // 3),
    "tags of one paragraph": lambda n: p(run("{{ a }}" * n)),
    "runs of one tag": lambda n: p(run("{{") + run(" ") * n + run("a }}")),
    "tags between runs": lambda n: p(run("{%r if a %}{%r endif %}" * (n // 4))),
    "versions in one paragraph": lambda n: p(versions(run("{{ a }}"), run("b")) * n),
    "tables": lambda n: [line for _ in range(n) for line in ([["{{ a }}"]], "x")],
}  # fmt: skip


@pytest.mark.parametrize("what", MANY)
def test_twice_as_much_takes_about_twice_as_long(what):
    def took(many: int) -> float:
        content = document(MANY[what](many))
        begun = time.process_time()
        look_over(content, "x", None)
        with suppress(UnusableTemplate):
            filled(content, a="x")
        return time.process_time() - begun

    once = min(took(200) for _ in range(3))
    assert any(took(800) < 10 * once + 0.3 for _ in range(5))  # others may be at work


@pytest.mark.parametrize("text", ["<w:p/>" * 30_100, p(run("{{ a }}")) + "<w:p/>" * 30_100])
def test_more_paragraphs_than_any_template_has_are_said(text):
    for use in (lambda c: Template(c, "Mine.docx"), lambda c: look_over(c, "Mine.docx", None)):
        with pytest.raises(UnusableFile, match=r"Mine\.docx has more than 30000 paragraphs"):
            use(document(text))


def test_relations_are_read_once_however_long_the_chain_of_parts(monkeypatch):
    parts = open_parts(document(["a"]), "x", "docx")
    for number in range(200):
        parts[f"word/c{number}.xml"] = b"<x/>"
        Relations(parts, f"word/c{number}.xml").add("chart", f"word/c{number + 1}.xml")
    read = []
    init = Relations.__init__
    monkeypatch.setattr(Relations, "__init__", lambda s, *a: (read.append(a[1]), init(s, *a))[1])
    remove_parts(parts, ["word/c0.xml"])
    assert len(read) <= 203
    assert not [name for name in parts if "word/c" in name]


def test_a_part_that_others_show_stays():
    parts = open_parts(document(["a"]), "x", "docx")
    parts |= {"word/a.xml": b"<x/>", "word/b.xml": b"<x/>", "word/both.xml": b"<x/>"}
    for name in ("a", "b"):
        Relations(parts, f"word/{name}.xml").add("x", "word/both.xml")
    remove_parts(parts, ["word/a.xml"])
    assert {"word/b.xml", "word/both.xml"} <= parts.keys()
    assert "word/a.xml" not in parts


@pytest.mark.parametrize(
    "piece", [b"<Override ", b"PartName=", b"PartName='", b"<Default vnd", b"  "]
)
def test_content_types_without_end_are_gone_through_once(piece):
    from llf_docgen.word import as_document as made
    from llf_docgen.word import relations

    content = piece * (1_000_000 // len(piece))
    for pattern in (relations._OVERRIDE, made._MACRO_ENDING, made._OTHER_KINDS):
        assert pattern.sub(b"", content) == content


def test_a_prepared_part_knows_the_slot_of_each_line():
    xml = open_parts(document(["{{ a }}", "b", "{{ c }}{{ d }}"]), "x", "docx")[MAIN]
    prepared = prepare(xml, MAIN)
    lines = prepared.source.splitlines()
    at = {
        name: 1 + next(i for i, line in enumerate(lines) if line.startswith(f" {name} "))
        for name in "acd"
    }
    assert {name: prepared.slot_of(line) for name, line in at.items()} == {"a": 0, "c": 1, "d": 1}
