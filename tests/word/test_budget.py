"""What filling may cost: whatever asks for more ends in a sentence, soon and in little memory."""

from __future__ import annotations

import io

import docx
import pytest

from llf_docgen.errors import UnusableTemplate
from llf_docgen.word import budget
from llf_docgen.word.template import Template

GROW = "{% set n = namespace(x=VALUE) %}{% for i in range(60) %}{% set n.x = STEP %}{% endfor %}"
MACRO = "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}"
LONG = "('a' * 100000)"


def grow(value: str, step: str, end: str = "{{ n.x }}") -> str:
    return GROW.replace("VALUE", value).replace("STEP", step) + end


def template(*paragraphs: str) -> Template:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stored = io.BytesIO()
    document.save(stored)
    return Template(stored.getvalue(), "Mine.docx")


TOO_MUCH = {
    "a product": "{{ 'a' * 10**10 }}",
    "a product the other way round": "{{ 10**10 * 'a' }}",
    "a list": "{{ [1] * 10**10 }}",
    "a power": "{{ 10 ** (10 ** 10) }}",
    "numbers that grow": grow("10", "n.x * n.x"),
    "a width": "{{ '%1000000000d' % 1 }}",
    "a width that is given": "{{ '%*d' % (1000000000, 1) }}",
    "figures after the point": "{{ '%.1000000000f' % 1.5 }}",
    "the filter format": "{{ '%1000000000d'|format(1) }}",
    "many values": "{{ ('%s' * 1000) % (([LONG] * 1000)|list) }}".replace("LONG", LONG),
    "a width in format": "{{ '{:>1000000000}'.format(1) }}",
    "a width given to format": "{{ '{:>{}}'.format(1, 10**9) }}",
    "format by its name": "{{ ('{:>1000000000}'|attr('format'))(1) }}",
    "format_map": "{{ '{x:>1000000000}'.format_map({'x': 1}) }}",
    "center": "{{ 'a'|center(10**9) }}",
    "center by a constant": "{{ 'a'|center(1000000000) }}",
    "center through map": "{{ ['a']|map('center', 1000000000)|list }}",
    "a text's own center": "{{ 'a'.center(10**9) }}",
    "zfill": "{{ 'a'.zfill(10**9) }}",
    "expandtabs": "{{ '\\t'.expandtabs(10**9) }}",
    "bytes": "{{ (10).to_bytes(10**9) }}",
    "replace": "{{ LONG.replace('a', LONG) }}".replace("LONG", LONG),
    "replace nothing": "{{ LONG|replace('', LONG) }}".replace("LONG", LONG),
    "join": "{{ LONG|join(LONG) }}".replace("LONG", LONG),
    "a text's own join": "{{ LONG.join(LONG|map('upper')) }}".replace("LONG", LONG),
    "indent": "{{ ('a\\n' * 100000)|indent(LONG) }}".replace("LONG", LONG),
    "wordwrap": "{{ LONG|wordwrap(1, true, LONG) }}".replace("LONG", LONG),
    "batch": "{{ [1]|batch(10**9, 'x')|list }}",
    "round": "{{ 1.5|round(10**9, 'ceil') }}",
    "a filter's own doubt": "{{ text|truncate(5, end='x' * 100) }}",
    "a range": "{{ range(10**9)|list }}",
    "texts that are joined": grow("'abc'", "n.x ~ n.x"),
    "texts that are added": grow("'abc'", "n.x + n.x"),
    "lists of lists": grow("[1]", "[n.x, n.x]", "{{ n.x == [] }}"),
    "lists of lists by a product": grow("[1]", "[n.x] * 10", "{{ n.x|tojson }}"),
    "tuples of tuples": grow("(1,)", "(n.x, n.x)", "{{ {n.x: 1} }}"),
    "a loop in a loop": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "a loop's own words": "{% for a in range(99999) %}" + "x" * 1_000 + "{% endfor %}",
    "words that are kept": "{% set k %}{% for a in range(99999) %}" + "x" * 1_000 + "{% endfor %}{% endset %}",
    "a value again and again": "{% for a in range(99999) %}{{ text }}{% endfor %}",
    "a macro that calls itself": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "a macro that calls itself twice": MACRO,
    "a loop that calls itself": "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "looking for something": "{% set x = 'a' * 1000000 %}{% for i in range(90000) %}{{ 'b' in x }}{% endfor %}",
}  # fmt: skip


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_what_asks_for_too_much_is_a_sentence_with_template_and_place(text):
    with pytest.raises(UnusableTemplate) as why:
        template("Hello", text).render({"text": "word " * 200})
    assert str(why.value).startswith("Mine.docx: a tag can't be filled at the top, at")
    assert str(why.value).endswith(". Correct it in Word.")
    assert ".." not in str(why.value).replace(" ...", "")


NESTED = {
    "conditions": "{% if 1 %}" * 300 + "{% endif %}" * 300,
    "loops": "{% for a in b %}" * 18 + "{% endfor %}" * 18,
    "brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "nots": "{{ " + "not " * 5_000 + "1 }}",
    "sums": "{{ " + "1 + " * 5_000 + "1 }}",
    "filters": "{{ title" + "|upper" * 5_000 + " }}",
    "fields": "{{ title" + ".x" * 5_000 + " }}",
    "branches": "{% if 1 %}" + "{% elif 1 %}" * 3_000 + "{% endif %}",
    "figures": "{{ " + "9" * 5_000 + " }}",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
def test_what_is_nested_too_deep_is_refused_before_it_is_filled(text):
    with pytest.raises(UnusableTemplate, match=r"Mine\.docx: a tag is wrong at the top, at"):
        template("Hello", text)


def test_what_is_ordinary_is_well_within():
    text = "{% for r in rows %}{{ r|upper|center(20) }} {{ '%03d' % loop.index }} {{ r ~ '!' }}{% endfor %}"
    made = template(
        text, "{{ '%s of %s'|format(1, 2) }}", "{{ 'in' in 'within' }} {{ rows|join(', ') }}"
    )
    words = [
        p.text for p in docx.Document(io.BytesIO(made.render({"rows": ["ab"] * 5_000}))).paragraphs
    ]
    assert words[0].startswith("         AB          001 ab!")
    assert words[1] == "1 of 2"
    assert words[2].startswith("True ab, ab")


def test_each_part_has_the_whole_budget():
    budget.begin()
    budget.take_letters(budget.MOST_LETTERS)
    with pytest.raises(budget.TooMuch):
        budget.take_letters(1)
    budget.begin()
    budget.take_letters(budget.MOST_LETTERS)


def test_making_nothing_by_chance():
    with pytest.raises(UnusableTemplate, match="asks for 'lipsum'"):
        template("{{ lipsum(1) }}").render({})
