"""What a template writes by itself and nobody means is a fault of `templates` and `pack` alike."""

from __future__ import annotations

import pytest

from llf_docgen.errors import UnusableTemplate
from llf_docgen.word.written import BRACES
from tests.word.mine import VALUES, Row, faults, packed
from tests.word.small import document, p, run, words_of


def refused(*lines: str) -> str:
    """What both say, in the same words."""
    content = document(["{{ title }}", *(line.replace("&", "&amp;") for line in lines)])
    (said,) = faults(content)
    with pytest.raises(UnusableTemplate) as why:
        packed(content)
    assert said in str(why.value)
    return said


@pytest.mark.parametrize(
    "line",
    [
        "{% raw %}{{ group }}{% endraw %}",
        "{% raw %}{% if x %}{% endraw %}",
        "{{ '{{' }}",
        "{{ '{%' }}",
        "{{ '{' ~ '{ group }' ~ '}' }}",
        "{{ '{' }}{{ '{' }}",
        "{{ '{' }}{ group }",
        "{{ '%c%c'|format(123, 123) }}",
        "{{ title if rows else '{{ title }}' }}",
        "{{ title|replace('T', '{{') }}",
        "{% set x = '{{' %}{{ x }}",
        "{_{ group }_}",
        "{_% if x %_}",
    ],
)
def test_braces_that_a_template_would_leave_are_refused(line):
    assert refused(line).endswith(BRACES)


@pytest.mark.parametrize("line", ["{{ '{' ~ date }}", "{{ date * 2 }}", "{ {{- date }}{{ date }}"])
def test_braces_of_which_a_cell_holds_one_stay(line):
    assert "{{" in "".join(words_of(packed(document([line]), VALUES | {"date": "{"})))


def test_braces_that_a_cell_holds_stay():
    values = VALUES | {"title": "{{ x }} {% y %}", "rows": (Row("{"), Row("{"))}
    content = document(["{{ title }}", "{% for i in rows %}{{ i.title }}{% endfor %}", "{ a }"])
    assert words_of(packed(content, values)) == ["{{ x }} {% y %}", "{{", "{ a }"]


def test_braces_beside_a_cell_s_are_refused_all_the_same():
    values = VALUES | {"title": "{{ x }}"}
    content = document(["{{ title }}", "{% for i in '{{'|list %}{{ i }}{% endfor %}"])
    with pytest.raises(UnusableTemplate, match="Take the braces out"):
        packed(content, values)


def test_other_braces_are_words():
    inside = run("{{ '{0} of {1}'.format(title, date) }} {x} { % ") + run("{{ '}}' }}")
    content = document(p(inside) + p(run("{% if title == '{{' %}a{% endif %}")))
    assert faults(content) == []
    assert words_of(packed(content)) == ["T of D {x} { % }}", ""]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{{ none }}", "It writes nothing"),
        ("{{ None }}", "It writes nothing"),
        ("{{ [none, title]|join(', ') }}", "It writes nothing"),
        ("{{ '%s'|format(none) }}", "It writes nothing"),
        ("{{ true }}", "It writes True or False"),
        ("{{ title or False }}", "It writes True or False"),
        ("{{ 'a' if title else false }}", "It writes True or False"),
        ("{{ title ~ true }}", "It writes True or False"),
        ("{{ true|upper }}", "It writes True or False"),
        ("{{ [] }}", "is a list"),
        ("{{ ['a', title] }}", "is a list"),
        ("{{ ('a', 'b') }}", "is a list"),
        ("{{ {} }}", "is names with values"),
        ("{{ title if rows else {} }}", "is names with values"),
    ],
)
def test_python_s_own_words_are_refused(line, says):
    assert says in refused(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{{ title if not title else none }}", ""),
        ("{{ none or 'x' }}", "x"),
        ("{{ 'a' ~ none }}", "a"),
        ("{{ none|upper }}", ""),
        ("{% set x = none %}{{ x }}", ""),
        ("{{ title if title == 'T' }}", "T"),
        ("{% if true %}{{ title }}{% endif %}", "T"),
    ],
)
def test_what_is_blank_writes_nothing(line, words):
    content = document([line])
    assert faults(content) == []
    assert words_of(packed(content)) == [words]
