"""The check and pack agree: what the one passes the other fills, and the other way round."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.errors import UnusableTemplate
from llf_docgen.package import open_parts
from llf_docgen.pipeline.rendering import prepared_for
from llf_docgen.word.lint.look_over import look_over
from tests.word.small import document, p, run


@dataclass(frozen=True)
class Row:
    title: str
    lead: str = "L"


@dataclass(frozen=True)
class Mine:
    title: str
    rows: tuple[Row, ...]
    confidentiality: str = ""


VALUES = {"title": "T", "rows": (Row("a"), Row("b")), "confidentiality": ""}
SPACES = st.sampled_from([" ", "\u00a0", "  ", "\u202f", "\t"])
# What can't fail on the values above: an unknown name fails whatever they are.
EXPRESSIONS = st.sampled_from([
    *("title", "titel", "rows", "rows[0].lead", "rows[0].led", "rows|length", "title|shout"),
    *("'}'", "'}}'", "'{%'", "'%}'", "5 % 2", "{'a': {'b': 1}}['a']['b']", "title ~ '}'"),
    *("\u201ctitle\u201d", "\u201etitle\u201c", "\u00abtitle\u00bb", "\u2018x\u2019"),
    *('"the chair\u2019s"', "it's", "title is string", "title is loud", "title.upper()", "title.x"),
    *("(title", "title)", "{title", "title}", "", "title |", "row.title", "row.lead ~ row.led"),
    *("rows|list", "rows|first", "row", "rows[0]", "rows[1:]", "title.upper", "title or rows"),
    *("rows ~ title", "rows|string", "rows|join", "rows|join('x', 'lead')", "rows|map('upper')"),
    *("m", "range", "loop", "title.split()", "[title]", "{'a': 1}", "rows + rows", "'\\x01'"),
    *("rows|sort(attribute='lead')", "rows|last", "(rows|last).lead", "rows|reverse|list"),
    *("title if rows else titel", "loop.index", "a & b", "title < 'b'", "title -", "- 1", "range(2)"),
])  # fmt: skip
LETTERS = st.sampled_from(["", "", "", "p", "tr", "tc", "r", "P", "q"])
SIGNS = st.sampled_from(["", "", "", "-", "+"])
WORDS = st.sampled_from(["", "", "Hello ", "100%}", "}", "{", "{ {", "{_{", "\u201e"])
STATEMENTS = st.one_of(
    st.sampled_from([
        *("endif", "endfor", "else", "endmacro", "endwith", "endset", "include 'x'", "foo", "raw"),
        *("macro m(row)", "with row = rows[0]", "set x = title", "set x", "endraw", "extends 'x'"),
        *("for row in rows", "for row in row", "for row in titel", "elif title", "vm", "filter upper"),
    ]),
    st.builds("if {}".format, EXPRESSIONS),
)  # fmt: skip
TAGS = st.one_of(
    st.builds("{{{{{}{}{}{}{}}}}}".format, LETTERS, SPACES, EXPRESSIONS, SPACES, SIGNS),
    st.builds("{{%{}{}{}{}{}%}}".format, LETTERS, SPACES, STATEMENTS, SPACES, SIGNS),
    st.builds("{{#{}{}note #}}".format, LETTERS, SPACES),
    st.sampled_from(
        ["{{ title", "title }}", "{% if title", "{# note", "{{", "}}", "{{{ title }}}"]
    ),
)


@st.composite
def whole(draw):
    """A loop or condition that is closed, with something in it."""
    letters, space = draw(LETTERS), draw(SPACES)
    said = draw(st.sampled_from(["for row in rows", "if title", "if titel", "if 5 % 2"]))
    end = f"end{said.split(' ')[0]}"
    inside = draw(st.lists(st.one_of(TAGS, st.just("{{ row.title }}"), WORDS), max_size=2))
    return [f"{{%{letters}{space}{said} %}}", *inside, f"{{%{letters}{space}{end} %}}"]


PARAGRAPHS = st.one_of(
    whole(),
    st.builds("{}{}".format, WORDS, TAGS).map(lambda text: [text]),
    st.builds(lambda lines: ["".join(lines)], whole()),
)
LINES = st.lists(PARAGRAPHS, max_size=4).map(
    lambda found: [line for lines in found for line in lines]
)
TABLES = st.lists(PARAGRAPHS, min_size=1, max_size=3).map(
    lambda found: [[[cell.replace("/", ""), "x"] for lines in found for cell in lines]]
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def split(text: str, at: int) -> str:
    """A paragraph that Word split in two."""
    return p(run(escaped(text[:at])) + run(escaped(text[at:])))


def agree(content: bytes) -> None:
    found = look_over(content, "Mine.docx", Mine)
    errors = [fault for fault in found if fault.level.stops_check]
    try:
        made = prepared_for(content, "Mine.docx", Mine).render(VALUES)
    except UnusableTemplate as error:
        assert errors, str(error)
        assert ".." not in str(error).replace("...", "")
        return
    assert not errors
    left = open_parts(made, "x", "docx")["word/document.xml"].decode()
    assert "{{" not in left
    assert "{%" not in left


@settings(max_examples=150, deadline=None)
@given(LINES, st.integers(0, 12))
def test_tags_of_all_kinds(lines, at):
    agree(document("".join(split(line, at) for line in lines)))


@settings(max_examples=60, deadline=None)
@given(TABLES, LINES)
def test_tags_of_all_kinds_in_tables(table, lines):
    content = document(
        [[[escaped(c) for c in row] for row in rows] for rows in table] + [*map(escaped, lines)]
    )
    agree(content)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(LINES, TABLES, st.integers(0, 12))
def test_very_many_tags_of_all_kinds(lines, table, at):
    test_tags_of_all_kinds.hypothesis.inner_test(lines, at)
    test_tags_of_all_kinds_in_tables.hypothesis.inner_test(table, lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["{%p if 5 % 2 %}", "{{ title }}", "{%p endif %}"],
        ["{{ '}' }}"],
        ["{%p\u00a0if\u00a0title\u00a0%}", "{{\u00a0title\u00a0}}", "{%p\u00a0endif\u00a0%}"],
        ["{% macro m(a) %}{{ a }}{% endmacro %}{{ m(title) }}"],
        ["{% with a = rows[0] %}{{ a.title }}{% endwith %}"],
        ["{% set x %}{{ title }}{% endset %}{{ x }}"],
        ["{% for row in rows %}{% if loop.first %}{{ row.lead }}{% endif %}{% endfor %}"],
        ["{{ \"the chair\u2019s\" }}"],
    ],
)  # fmt: skip
def test_what_just_works(lines):
    content = document([line.replace('"', "&quot;") for line in lines])
    assert not [f for f in look_over(content, "x", Mine) if f.level.stops_check]
    agree(content)
