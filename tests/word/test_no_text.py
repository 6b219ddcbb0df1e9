"""What is no text, and which tag is named: the same in `templates`, `pack` and the marked copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from docxtpl import RichText

from llf_docgen.errors import UnusableTemplate
from llf_docgen.pipeline.rendering import prepared_for
from llf_docgen.word.lint.look_over import look_over
from llf_docgen.word.lint.marked import marked
from llf_docgen.word.template import Template
from tests.word.small import comments, document, words_of


@dataclass(frozen=True)
class Row:
    title: str
    lead: str
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mine:
    title: str
    rows: tuple[Row, ...]
    one: Row


VALUES = {"title": "T", "rows": (Row("a", "b", ("x",)),), "one": Row("c", "d")}


def faults(content: bytes) -> list[str]:
    return [f.message for f in look_over(content, "Mine.docx", Mine) if f.level.stops_check]


def packed(content: bytes) -> bytes:
    return prepared_for(content, "Mine.docx", Mine).render(VALUES)


@pytest.mark.parametrize(
    ("line", "named", "says"),
    [
        ("{{ rows }}", "{{ rows }}", "is a list, and no text. Go through it: {% for one in rows"),
        ("{{ rows|first }}", "{{ rows|first }}", "is a record, and no text. Write {{ (rows|first).title"),
        ("{{ title.upper }}", "{{ title.upper }}", "is a function, and no text. Write it with its"),
        ("{% for i in rows %}{{ i }}{% endfor %}", "{{ i }}", "Write {{ i.title }}"),
        ("{{ title|list }}", "{{ title|list }}", "{{ (title|list)|join(', ') }}"),
        ("{{ one.papers }}", "{{ one.papers }}", "Write {{ one.papers|join(', ') }}"),
        ("{% macro m() %}x{% endmacro %}{{ title }}{{ m }}", "{{ m }}", "{{ m() }}"),
        ("{{ range }}", "{{ range }}", "a function"),
        ("{{ {'a': title} }}", "{{ {'a': title} }}", "names with values"),
        ("{{ title.split() }}", "{{ title.split() }}", "a list"),
        ("{{ rows[:1] }}", "{{ rows[:1] }}", "a list"),
        ("{{ title or one }}", "{{ title or one }}", "a record"),
        ("{% set x = rows %}{{ x }}", "{{ x }}", "a list"),
        ("{% with x = one %}{{ title }}{{ x }}{% endwith %}", "{{ x }}", "a record"),
        ("{% for i in rows %}{{ loop }}{% endfor %}", "{{ loop }}", "no text"),
        ("{{ title ~ rows }}", "{{ title ~ rows }}", "writes a list, and no text"),
        ("{{ rows|join(', ') }}", "{{ rows|join(', ') }}", "writes a record, and no text"),
        ("{{ one|upper }}", "{{ one|upper }}", "writes a record, and no text"),
        ("{% if not rows %}{{ rows }}{% endif %}", "{{ rows }}", "a list"),
    ],
)  # fmt: skip
def test_a_value_that_is_no_text_is_a_fault_of_both(line, named, says):
    content = document(["before {{ title }}", line.replace("&", "&amp;")])
    (said,) = faults(content)
    assert said.startswith(f"{named} ")
    assert says in said
    with pytest.raises(UnusableTemplate) as why:
        packed(content)
    assert said in str(why.value)


@pytest.mark.parametrize(
    "line",
    [
        *("{{ '%s' % rows }}", "{{ 'a %s' % (one,) }}", "{{ [one]|join }}", "{{ cycler('a') }}"),
        *("{{ rows|map(attribute='lead') }}", "{{ self }}", "{{ '%s'|format(one) }}"),
        *("{{ rows|groupby('lead') }}", "{{ namespace(a=1) }}", "{{ title.encode() }}"),
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(one) }}",
    ],
)
def test_what_only_filling_shows_to_be_no_text_is_refused_there(line):
    with pytest.raises(UnusableTemplate, match=r"Mine\.docx.*(no text|asks for)"):
        packed(document([line]))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{{ 12 }} {{ 1.5 }} {{ rows|length }} {{ title is string }}", "12 1.5 1 True"),
        ("{{ rows|map(attribute='lead')|join(', ') }}{{ rows|join('', 'title') }}", "ba"),
        ("{{ one.papers|join(', ') or 'none' }}", "none"),
        ("{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(title) }}", "[T]"),
        ("{{ (rows|first).lead }}{{ rows[0].papers[0] }}{{ title[0] }}", "bxT"),
        ("{{ title.split('x')|join }}{{ joiner('')() }}{{ title ~ 1 }}", "TT1"),
    ],
)
def test_what_is_text_is_written(line, words):
    content = document([line])
    assert faults(content) == []
    assert words_of(packed(content)) == [words]


def test_days_rich_text_and_objects_with_words_of_their_own_are_written():
    content = document(["{{ day }}{{ cell }}"])

    class Cell:
        def __str__(self) -> str:
            return "B2"

    made = Template(content, "x").render({"day": date(2021, 2, 6), "cell": Cell()})
    assert words_of(made) == ["2021-02-06B2"]
    rich = Template(document(["{{r a }}"]), "x").render({"a": RichText("bold", bold=True)})
    assert words_of(rich) == ["bold"]


SEVERAL = [
    ("{{ titel }} and {{ title }}", "{{ titel }}"),
    ("{% for i in rows %}{{ i.title }} {{ i.ttle }} {{ i.lead }}{% endfor %}", "{{ i.ttle }}"),
    ("{{ title }}{% if titel %}{{ title }}{% endif %} {{ title }}", "{% if titel %}"),
    ("{{ title }} {{ title | }} {{ title }}", "{{ title | }}"),
    ("{{ title }} {{ rows }} {{ title }}", "{{ rows }}"),
]


@pytest.mark.parametrize(("line", "named"), SEVERAL)
@pytest.mark.parametrize("where", ["body", "cell", "footer"])
def test_of_several_tags_in_a_paragraph_the_wrong_one_is_named(line, named, where):
    made = {
        "body": lambda: document(["x", line]),
        "cell": lambda: document([[["a", line]]]),
        "footer": lambda: document(["x"], footer=line),
    }[where]()
    if where == "footer":
        made = with_type(made)
    found = [f for f in look_over(made, "Mine.docx", Mine) if f.level.stops_check]
    assert [f.message[: len(named)] for f in found] == [named]
    assert any(named in words for words in comments(marked(made, "Mine.docx", found)))
    with pytest.raises(UnusableTemplate) as why:
        packed(made)
    wanted = found[0].message.partition(" asks for ")[2] or found[0].message
    assert wanted.split(".")[0] in str(why.value)


def with_type(content: bytes) -> bytes:
    from llf_docgen.package import open_parts, write_parts
    from llf_docgen.word.relations import add_part

    parts = open_parts(content, "x", "docx")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    add_part(parts, "word/footer1.xml", parts["word/footer1.xml"], kind)
    return write_parts(parts)


@pytest.mark.parametrize("typed", [r"'\x01'", r"'\uffff'", r"'\ud800'", r"title ~ 'a\x0b'"])
def test_a_character_that_no_document_holds_is_told_at_its_tag(typed):
    content = document(["x", f"{{{{ title }}}} {{{{ {typed} }}}}"])
    (said,) = faults(content)
    assert said.startswith(f"{{{{ {typed} }}}}: It writes a character that no document can hold.")
    with pytest.raises(UnusableTemplate, match=r"a tag is wrong at the top.*no document can hold"):
        packed(content)


@pytest.mark.parametrize("typed", ["'%c' % 1", "('%c' % 1)|safe", "('%c' % 1) ~ ''"])
def test_such_a_character_that_is_worked_out_is_left_out(typed):
    assert words_of(packed(document([f"a{{{{ {typed} }}}}b"]))) == ["ab"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{{ rows[99].title }}", "asks for [99] of a list that holds 1, counted from 0. It stands"),
        ("{{ one.papers[0] }}", "asks for [0] of a list that holds 0"),
        ("{{ (one.papers|first) }}", "No first item"),
        ("{{ title[7] }}", "asks for '7', which there is not. It stands at the top"),
    ],
)
def test_what_is_not_there_on_filling_is_told_with_its_place_and_no_empty_list(line, says):
    with pytest.raises(UnusableTemplate) as why:
        packed(document(["before", line]))
    assert says in str(why.value)
    assert "It stands at the top" in str(why.value)
    assert "may use: ." not in str(why.value)


def test_a_copy_with_many_comments_writes_them_once(monkeypatch):
    from llf_docgen.word import comments as module

    content = document([f"{{{{ a{number} }}}} x" for number in range(300)])
    found = [f for f in look_over(content, "x", Mine) if f.level.stops_check]
    written = []
    monkeypatch.setattr(module, "as_part", lambda root: written.append(1) or b"<x/>")
    assert len(found) == 300
    assert marked(content, "x", found)
    assert len(written) == 1
