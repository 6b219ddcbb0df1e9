"""Tags that are mistyped are told in plain words, with what to write, by check and pack alike."""

from __future__ import annotations

import re

import pytest

from llf_docgen.errors import UnusableTemplate
from llf_docgen.word.lint.look_over import look_over
from tests.word.mine import Mine, faults, packed
from tests.word.small import document, p, run

JINJA = re.compile("token|Encountered|Jinja|block that|unexpected|statement|expected")


@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("{% for i in rows %}{% end for %}", "Write {% endfor %}."),
        ("{% for i in rows %}{% endfor rows %}", "endfor"),
        ("{% for i in rows %}{% endfore %}", "Write {% endfor %}."),
        ("{% for i in rows %}{% End For %}", "Write {% endfor %}."),
        ("{% for i in rows %}{% end %}", "Write {% endfor %}."),
        ("{% if title %}a{% end if %}", "Write {% endif %}."),
        ("{% if title %}a{% ENDIF %}", "Write {% endif %}."),
        ("{% if title %}a{% elsif date %}b{% endif %}", "Write {% elif date %}."),
        ("{% if title %}a{% else if date %}b{% endif %}", "Write {% elif date %}."),
        ("{% if title %}a{% elseif date %}b{% endif %}", "Write {% elif date %}."),
        ("{% If title %}a{% endif %}", "Write {% if title %}."),
        ("{% if title %}a{% Else %}b{% endif %}", "Write {% else %}."),
        ("{% if title then %}a{% endif %}", "Write {% if title %}."),
        ("{% if title = 'x' %}a{% endif %}", "Write == instead."),
        ("{% if title && date %}a{% endif %}", "Write and instead."),
        ("{% for i of rows %}{% endfor %}", "Write {% for i in rows %}."),
        ("{% for in rows %}{% endfor %}", "Write {% for one in items %}."),
        ("{% IF title AND date %}a{% endif %}", "Write {% if title and date %}."),
        ("{% if title AND date %}a{% endif %}", "Write {% if title and date %}."),
        ("{% if NOT title %}a{% endif %}", "Write {% if not title %}."),
        ("{% if title OR date == 'A AND B' %}a{% endif %}", "title or date == 'A AND B' %}"),
        ("{{ title & date }}", "Write {{ title }} {{ date }}."),
        ("{{ rows|length \u2013 1 }}", "Write - instead."),
        ("{{ rows|length \u2212 1 }}", "Write - instead."),
        ("{% unless title %}", "no tag begins with 'unless'"),
        ("{{{ title }}}", "Write {{ title }}."),
        ("{{{date}}}", "Write {{ date }}."),
        ("{{ {title} }}", "Write {{ title }}."),
        ("{{ next meeting }}", "Write {{ next_meeting }}."),
        ("{{ next meetings }}", "Write {{ next_meeting }}."),
        ("{{ ti tle }}", "Write {{ title }}."),
        ("{% for row in rows %}{{ row title }}{% endfor %}", "Write {{ row.title }}."),
        ("{{ title | }}", "Write {{ title }}."),
        ("{{ }}", "Write a name in it"),
        ("{{ rows[0 }}", "a bracket has no partner"),
        ("{{ title ! }}", "Take it out"),
        ("{{ date.year }}", "asks for 'year' of date, which is a text and has no such part."),
        ("{{ rows.first }}", "asks for 'first' of rows, which is a list and has no such part."),
        ("{% for row in rows %}{{ row.title.yeer }}{% endfor %}", "of row.title, which is a text"),
    ],
)
def test_it_is_told_with_what_to_write(line, write):
    content = document(["{{ title }}", line.replace("&", "&amp;")])
    (said,) = faults(content)
    assert write in said
    assert not JINJA.search(said.replace(line, ""))
    with pytest.raises(UnusableTemplate) as why:
        packed(content)
    assert write in str(why.value)


DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="{}" descr="{}"/></wp:inline></w:drawing></w:r>'
)


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        (DRAWING.format("{{ nope }}", "{{ title }}"), "{{ nope }}"),
        (DRAWING.format("{{ title }}", "{{ nope }}"), "{{ nope }}"),
        (run("{{ title }}") + DRAWING.format("x", "{{ nope }}"), "{{ nope }}"),
        (DRAWING.format("{{ title }}", "{{ date }}") + run("{{ nope }}"), "{{ nope }}"),
    ],
)
def test_the_tag_that_is_named_is_the_wrong_one(inside, named):
    content = document(p(inside))
    (found,) = [f for f in look_over(content, "x", Mine) if f.level.stops_check]
    assert found.message.startswith(f"{named} asks for 'nope'")
    assert found.place.endswith(f'"{named}"') or "{{ date }}" in found.place
    with pytest.raises(UnusableTemplate) as why:
        packed(content)
    assert named in str(why.value)


@pytest.mark.parametrize(
    ("lines", "first", "others"),
    [
        (("{% foreach rows as i %}{{ i }}{% endforeach %}",), "Write {% for i in rows %}.", 1),
        (("{% for each i in rows %}{{ i }}{% endfor %}",), "Write {% for i in rows %}.", 1),
        (
            ("{%p if rows %}", "{% for i in rows %}", "{%p else %}", "{%p endif %}"),
            "{% for i in rows %} is never closed. Add {% endfor %} after it.",
            0,
        ),
        (
            ("{%p if rows %}", "{% endfor %}", "{%p endif %}"),
            "{% endfor %} ends what was never begun.",
            0,
        ),
    ],
)
def test_the_true_cause_is_told_first(lines, first, others):
    told = faults(document(["{{ title }}", *lines]))
    assert first in told[0]
    assert len(told) == 1 + others


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ rows|tojson }}", "name one of the values in it"),
        ("{{ title|round }}", "it rounds what is no number"),
        ("{{ '%d'|format(title) }}", "it wants a number and is given a text"),
        ("{{ '%s %s' % (title,) }}", "more places than values"),
        ("{{ '%s' % (title, title) }}", "more values than places"),
        ("{{ 1 / (rows|length - rows|length) }}", "it divides by 0"),
        ("{{ title|int + title }}", "what it does can't be done with these values"),
    ],
)
def test_what_can_only_be_told_on_filling_is_told_without_words_of_python(line, told):
    with pytest.raises(UnusableTemplate) as why:
        packed(document(["{{ title }}", line]))
    assert told in str(why.value)


def test_a_name_in_curly_marks_is_told_as_the_word_that_it_writes():
    content = document(["{{ title }}", "{{ \u00abdate\u00bb }}"])
    told = [f.message for f in look_over(content, "Mine.docx", Mine)]
    assert any(
        "writes the word 'date'. Write {{ date }}, if its value is meant." in one for one in told
    )
