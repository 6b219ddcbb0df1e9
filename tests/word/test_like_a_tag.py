"""What looks like a tag and is none is told; it stops nothing."""

from __future__ import annotations

import pytest

from llf_docgen.model.finding import Level
from tests.word.mine import faults, packed
from tests.word.small import document, words_of


def told(*lines: str) -> list[str]:
    content = document([line.replace("<", "&lt;") for line in lines])
    assert faults(content) == []
    return [said for said in faults(content, Level.WARNING) if "looks like a tag" in said]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("On { date } at", "{ date } looks like a tag, and is printed as it stands. Write {{ date }}."),
        ("{date}", "{{ date }}"),
        ("{Date}", "{{ date }}"),
        ("{DATE|upper}", "{{ date|upper }}"),
        ("[[ Next Meeting ]]", "{{ next_meeting }}"),
        ("{Next meeting}", "{{ next_meeting }}"),
        ("{draft}", "{{ draft }}"),
        ("{next_Meeting}", "{{ next_meeting }}"),
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
        *("5 % of { x }", "{ % of all % }"),
    ],
)
def test_other_words_in_brackets_are_words(typed):
    assert told(typed) == []


def test_pack_prints_them_as_they_stand():
    assert words_of(packed(document(["{ date } [[ date ]]"]))) == ["{ date } [[ date ]]"]
