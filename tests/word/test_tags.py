"""Tags as people type them: what Word does to them is undone, and reading stays one pass."""

from __future__ import annotations

import pytest

from llf_docgen.word.tags import Half, Tag, pieces, tags_in


def body(text: str) -> str:
    (tag,) = tags_in(text)
    return tag.body.strip()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("{{ title }}", "title"),
        ("{{ '}' }}", "'}'"),
        ("{{ '}}' ~ \"{%\" }}", "'}}' ~ \"{%\""),
        ("{{ {'a': {'b': 1}}['a'] }}", "{'a': {'b': 1}}['a']"),
        ("{%p if i % 2 %}", "if i % 2"),
        ("{%p\u00a0if\u00a0i %}", "if i"),
        ("{{\u00a0title\u202f}}", "title"),
        ("{{ ti\u200btle\ufeff }}", "title"),
        ("{% if a == \u201cb\u201d %}", 'if a == "b"'),
        ("{% if a == \u201eb\u201c %}", 'if a == "b"'),
        ("{% if a == \u00abb\u00bb %}", 'if a == "b"'),
        ("{% if a == \u2018b\u2019 %}", "if a == 'b'"),
        ('{{ "the chair\u2019s" }}', '"the chair\u2019s"'),
        ("{{ 'a\u00a0b' }}", "'a\u00a0b'"),
        ("{{ 'it\\'s' }}", "'it\\'s'"),
        ("{{r }}", "r"),
    ],
)
def test_a_tag_ends_where_jinja_ends_it_and_says_what_was_meant(typed, read):
    assert body(f"before {typed} after") == read


@pytest.mark.parametrize(
    ("typed", "opening", "scope", "word"),
    [
        ("{%p if a %}", "{%", "p", "if"),
        ("{%P if a %}", "{%", "p", "if"),
        ("{%tr\u00a0for a in b %}", "{%", "tr", "for"),
        ("{%tc endfor %}", "{%", "tc", "endfor"),
        ("{%- if a -%}", "{%", "", "if"),
        ("{{r rich }}", "{{", "r", ""),
        ("{{ p }}", "{{", "", ""),
        ("{{P }}", "{{", "", ""),
        ("{#p a note #}", "{#", "p", ""),
    ],
)
def test_docxtpl_s_letters(typed, opening, scope, word):
    (tag,) = tags_in(typed)
    assert (tag.opening, tag.scope, tag.word) == (opening, scope, word)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("{{ title", "{{"),
        ("{% if a }}", "{%"),
        ("{# note", "{#"),
        ("title }}", "}}"),
        ("endif %}", "%}"),
        ("{{ it's }}", "'"),
        ("{{ \u201ca }}", "\u201c"),
        ("{{ {a }}", "{{"),
        ("{% raw %}{{ a }}", "{% raw %}"),
    ],
)
def test_half_a_tag(text, mark):
    *_, last = pieces(text)
    assert last == Half(mark)


def test_braces_that_are_meant_as_such():
    made = "".join(p.source if isinstance(p, Tag) else p for p in pieces("{_{ a }_} {_% b %_}"))
    assert made.count("{{\n'{{'}}") == made.count("{{\n'}}'}}") == 1
    raw = list(pieces("{% raw %}{{ a }} {% b %}{% endraw %} c"))
    assert [p.body for p in raw if isinstance(p, Tag) and p.opening == "{{"] == ["'{{'", "'{%'"]


class Counted(str):
    """A text that counts the letters that are cut out of it."""

    cut = 0

    def __getitem__(self, key):
        found = super().__getitem__(key)
        Counted.cut += len(found)
        return found


@pytest.mark.parametrize(
    "piece",
    ["{", "{%", "{{ '", '{{ \\"', "{{ a }}", "{{ 'a' }} {% if b %}", "}", "{_{", "{#", "\u201c{{"],
)
def test_reading_twice_as_much_cuts_out_no_more_than_twice_the_letters(piece):
    def cut(times: int) -> int:
        Counted.cut = 0
        list(pieces(Counted(piece * times)))
        return Counted.cut

    assert cut(4_000) <= 2.2 * cut(2_000) + 10_000


@pytest.mark.parametrize(
    "piece", ["{", "{% ", "{{ '\\", "{{ \"'", "{{ ( ", "{# ", "{{ \u201c", "}"]
)
def test_a_million_letters_are_read(piece):
    """A reader that went back for each of them would not end within the hour."""
    assert list(pieces(piece * (1_000_000 // len(piece))))
