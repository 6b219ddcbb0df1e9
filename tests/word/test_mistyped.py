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
