"""What looks like a tag and is none is told; it stops nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from llf_docgen.model.finding import Level
from llf_docgen.pipeline.rendering import prepared_for
from llf_docgen.word.lint.look_over import look_over
from tests.word.small import document, words_of


@dataclass(frozen=True)
class Row:
    title: str


@dataclass(frozen=True)
class Mine:
    date: str
    rows: tuple[Row, ...]


def told(*lines: str) -> list[str]:
    content = document([line.replace("<", "&lt;") for line in lines])
    found = [f for f in look_over(content, "x", Mine) if "looks like a tag" in f.message]
    assert all(fault.level is Level.WARNING for fault in found)
    return [fault.message for fault in found]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("On { date } at", "{ date } looks like a tag, and is printed as it stands. Write {{ date }}."),
        ("{date}", "{{ date }}"),
        ("{ { date } }", "{{ date }}"),
        ("${date}", "{{ date }}"),
        ("{ % p if date % }", "{%p if date %}"),
        ("{ % endif % }", "{% endif %}"),
        ("[[ date ]]", "{{ date }}"),
        ("<< date >>", "{{ date }}"),
        ("«date»", "{{ date }}"),
        ("« rows | length »", "{{ rows | length }}"),
        ("{{ date }} and {date|upper}", "{{ date|upper }}"),
        ("{% for one in rows %}{ one.title }{% endfor %}", "{{ one.title }}"),
    ],
)  # fmt: skip
def test_it_is_told_with_what_was_meant(typed, meant):
    (said,) = told("before", typed)
    assert said.endswith(f"{meant}" if "Write" in meant else f"Write {meant}.")


@pytest.mark.parametrize(
    "typed",
    [
        *("{{ date }}", "{a}", "{ dates }", "{the date}", "[date]", "[[1]]", "<<", "« a »", "{}"),
        *("{_{ date }_}", "5 % of { x }", "{ % of all % }"),
    ],
)
def test_other_words_in_brackets_are_words(typed):
    assert told(typed) == []


def test_pack_prints_them_as_they_stand():
    made = prepared_for(document(["{ date } [[ date ]]"]), "x", Mine)
    assert words_of(made.render({"date": "d", "rows": ()})) == ["{ date } [[ date ]]"]
